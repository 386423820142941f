-- The ground: the log, the state that comes from it, what is being written, and the search index.
-- Never edited once released; a change of the schema is a new file.

-- What the file knows of itself: device (whose copy this is), saves (transactions so far), hlc (the last tick).
CREATE TABLE meta (
  name  TEXT PRIMARY KEY,
  value ANY NOT NULL
) STRICT, WITHOUT ROWID;

-- Every change to any field of any record. Rows are added, never altered.
CREATE TABLE change (
  device      BLOB    NOT NULL,
  seq         INTEGER NOT NULL,
  hlc         INTEGER NOT NULL,
  author      TEXT    NOT NULL,
  at          TEXT    NOT NULL,
  entity      TEXT    NOT NULL,
  id          BLOB    NOT NULL,
  field       TEXT    NOT NULL,
  base_device BLOB,
  base_seq    INTEGER,
  value       TEXT    NOT NULL,
  reason      TEXT,
  PRIMARY KEY (device, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX change_of_record ON change (id, field);
CREATE INDEX change_of_body ON change (id, base_device, base_seq) WHERE field = 'body';

-- Up to which number the log holds every change of a device, without a gap.
CREATE TABLE device (
  id   BLOB PRIMARY KEY,
  upto INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One row a record. Parent and removal mirror the fields @parent and @removed.
CREATE TABLE record (
  row     INTEGER PRIMARY KEY,
  id      BLOB    NOT NULL UNIQUE,
  entity  TEXT    NOT NULL,
  parent  BLOB,
  removed INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX record_by_parent ON record (entity, parent);

-- The state: of each field the value that was written last, as JSON, and the change that wrote it.
CREATE TABLE field (
  record INTEGER NOT NULL REFERENCES record (row),
  name   TEXT    NOT NULL,
  value  TEXT    NOT NULL,
  device BLOB,
  seq    INTEGER,
  hlc    INTEGER NOT NULL,
  PRIMARY KEY (record, name)
) STRICT, WITHOUT ROWID;

-- A text that is being written. While ahead is 1 its body is newer than the log.
CREATE TABLE draft (
  record   INTEGER PRIMARY KEY REFERENCES record (row),
  line     INTEGER NOT NULL,
  byte     INTEGER NOT NULL,
  standing INTEGER NOT NULL,
  ahead    INTEGER NOT NULL
) STRICT;

-- The steps of a text that undo takes back, as JSON, from 0.
CREATE TABLE step (
  record INTEGER NOT NULL REFERENCES draft (record) ON DELETE CASCADE,
  n      INTEGER NOT NULL,
  value  TEXT    NOT NULL,
  PRIMARY KEY (record, n)
) STRICT, WITHOUT ROWID;

-- Where the practitioner was: this copy's own business, never in the log.
CREATE TABLE place (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The words that search reads. Row is the day's number << 24 | a serial, so that rows sort by time.
CREATE TABLE note (
  row    INTEGER PRIMARY KEY,
  record INTEGER NOT NULL UNIQUE REFERENCES record (row),
  parent BLOB,
  body   TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE note_fts USING fts5 (
  body,
  content = 'note',
  content_rowid = 'row',
  tokenize = 'unicode61 remove_diacritics 2',
  prefix = '1 2 3'
);
INSERT INTO note_fts (note_fts, rank) VALUES ('secure-delete', 1);

CREATE TRIGGER note_added AFTER INSERT ON note BEGIN
  INSERT INTO note_fts (rowid, body) VALUES (new.row, new.body);
END;
CREATE TRIGGER note_gone AFTER DELETE ON note BEGIN
  INSERT INTO note_fts (note_fts, rowid, body) VALUES ('delete', old.row, old.body);
END;
CREATE TRIGGER note_altered AFTER UPDATE OF body ON note BEGIN
  INSERT INTO note_fts (note_fts, rowid, body) VALUES ('delete', old.row, old.body);
  INSERT INTO note_fts (rowid, body) VALUES (new.row, new.body);
END;
