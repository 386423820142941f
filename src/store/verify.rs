//! Proves a record file: its pages, its index, and that its state is what the log says.

use super::connection::{MANY_PAGES, keep_pages};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::Store;
use super::error::StoreError;
use super::reading::Reading;
use crate::domain::id::Id;

/// What was looked at, and what was wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Verdict {
    /// Pages of the file.
    pub pages: u64,
    /// Records, removed ones included.
    pub records: u64,
    /// Rows of the log.
    pub changes: u64,
    /// Saves this copy has made.
    pub saves: u64,
    /// What is wrong, a sentence each. Empty is well. No sentence holds a word of the record.
    pub faults: Vec<String>,
}

/// A count that must be nought, and what is wrong when it is not.
const RULES: &[(&str, &str)] = &[
    (
        "SELECT count(*) FROM field f JOIN record r ON r.row = f.record
         LEFT JOIN change c ON c.device = f.device AND c.seq = f.seq
         LEFT JOIN draft d ON d.record = f.record AND f.name = 'body' AND d.ahead = 1
         WHERE (f.seq IS NOT NULL OR d.record IS NULL) AND (c.seq IS NULL OR c.id <> r.id
           OR c.entity <> r.entity OR c.field <> f.name OR c.hlc <> f.hlc
           OR (c.value <> f.value AND d.record IS NULL))",
        "fields that are not what the log says",
    ),
    (
        "SELECT count(*) FROM change c LEFT JOIN record r ON r.id = c.id
         LEFT JOIN field f ON f.record = r.row AND f.name = c.field
         WHERE f.record IS NULL OR (c.hlc, c.device, c.seq) > (f.hlc, f.device, f.seq)",
        "changes of the log that the record does not show",
    ),
    (
        "SELECT count(*) FROM record r LEFT JOIN field f ON f.record = r.row AND f.name = '@removed'
         LEFT JOIN field p ON p.record = r.row AND p.name = '@parent'
         WHERE r.removed <> (coalesce(f.value, 'false') = 'true')
           OR lower(coalesce(hex(r.parent), '')) <> trim(replace(coalesce(p.value, ''), 'null', ''), '\"')",
        "records that are filed or removed otherwise than the log says",
    ),
    (
        "SELECT count(*) FROM device d WHERE d.upto <>
           (SELECT count(*) FROM change c WHERE c.device = d.id AND c.seq <= d.upto)",
        "copies of whose changes some are missing",
    ),
    (
        "SELECT count(*) FROM draft d WHERE d.standing > (SELECT count(*) FROM step s WHERE s.record = d.record)",
        "texts whose undo is not whole",
    ),
    (
        "SELECT abs((SELECT count(*) FROM note) - (SELECT count(*) FROM note_fts_docsize))",
        "notes that search and the record do not both have",
    ),
];

impl Reading {
    /// Looks at all of it: each page's seal, the tables and their indexes, the state against the log.
    /// Takes about three seconds for each 100 MB. It can be interrupted.
    ///
    /// # Errors
    /// When the file cannot be read at all; damage that can be told is in the verdict.
    pub fn verify(&self) -> Result<Verdict, StoreError> {
        let mut verdict = self.look_with(&[
            ("PRAGMA cipher_integrity_check", "The seals of the pages"),
            ("PRAGMA integrity_check", "The tables and indexes"),
            ("PRAGMA foreign_key_check", "The links between tables"),
        ])?;
        for (rule, what) in RULES {
            self.look_at_rule(&mut verdict, rule, what)?;
        }
        Ok(verdict)
    }

    /// Looks at each page's seal and at the tables, not at the indexes nor at the log: half the time.
    ///
    /// # Errors
    /// As [`verify`](Self::verify).
    pub fn verify_quickly(&self) -> Result<Verdict, StoreError> {
        self.look_with(&[
            ("PRAGMA cipher_integrity_check", "The seals of the pages"),
            ("PRAGMA quick_check", "The tables"),
        ])
    }

    fn look_with(&self, checks: &[(&str, &str)]) -> Result<Verdict, StoreError> {
        // Slower without it, and no reason to look at nothing.
        let _ = keep_pages(&self.conn, MANY_PAGES);
        let mut verdict = Verdict::default();
        for (pragma, what) in checks {
            self.look(&mut verdict, what, |reading| reading.ask(pragma))?;
        }
        self.count_all(&mut verdict)?;
        Ok(verdict)
    }

    /// Damage met on the way is a fault of the file, and the other looks still go on.
    fn look(
        &self,
        verdict: &mut Verdict,
        what: &str,
        ask: impl FnOnce(&Self) -> Result<usize, StoreError>,
    ) -> Result<(), StoreError> {
        match ask(self) {
            Ok(0) => {}
            Ok(count) => verdict.faults.push(format!("{what}: {count} faults.")),
            Err(StoreError::Damaged) => verdict.faults.push(format!("{what} cannot be read to the end.")),
            Err(other) => return Err(other),
        }
        Ok(())
    }

    /// Rows of a check that are not `ok`. Their words are not carried on: they may quote a value.
    fn ask(&self, pragma: &str) -> Result<usize, StoreError> {
        let mut query = self.conn.prepare(pragma)?;
        let mut rows = query.query([])?;
        let mut faults = 0;
        while let Some(row) = rows.next()? {
            faults += usize::from(row.get_ref(0)?.as_str().ok() != Some("ok"));
        }
        Ok(faults)
    }

    fn count_all(&self, verdict: &mut Verdict) -> Result<(), StoreError> {
        let counts = [
            ("PRAGMA page_count", &mut verdict.pages),
            ("SELECT count(*) FROM record", &mut verdict.records),
            ("SELECT count(*) FROM change", &mut verdict.changes),
            ("SELECT value FROM meta WHERE name = 'saves'", &mut verdict.saves),
        ];
        let mut is_whole = true;
        for (sql, count) in counts {
            match self.number(sql) {
                Ok(number) => *count = number.cast_unsigned(),
                Err(StoreError::Damaged) => is_whole = false,
                Err(other) => return Err(other),
            }
        }
        if !is_whole {
            verdict.faults.push("The counts cannot be read to the end.".into());
        }
        Ok(())
    }

    fn look_at_rule(&self, verdict: &mut Verdict, rule: &str, what: &str) -> Result<(), StoreError> {
        match self.number(rule) {
            Ok(0) => {}
            Ok(count) => verdict.faults.push(format!("{count} {what}.")),
            Err(StoreError::Damaged) => {
                verdict.faults.push(format!("Whether there are {what} cannot be read."));
            }
            Err(other) => return Err(other),
        }
        Ok(())
    }

    fn number(&self, sql: &str) -> Result<i64, StoreError> {
        Ok(self.conn.query_row(sql, [], |row| row.get(0))?)
    }

    /// A number for the whole logged state, the same on two copies whose state is the same. For tests
    /// of one build against itself; it is not kept anywhere.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn state_digest(&self) -> Result<u64, StoreError> {
        let mut query = self.conn.prepare(
            "SELECT r.id, r.entity, r.parent, r.removed, f.name, f.value, f.device, f.seq, f.hlc
             FROM record r LEFT JOIN field f ON f.record = r.row ORDER BY r.id, f.name",
        )?;
        let mut rows = query.query([])?;
        let mut digest = DefaultHasher::new();
        while let Some(row) = rows.next()? {
            (row.get::<_, Id>(0)?, row.get::<_, String>(1)?, row.get::<_, Option<Id>>(2)?).hash(&mut digest);
            (row.get::<_, bool>(3)?, row.get::<_, Option<String>>(4)?).hash(&mut digest);
            (row.get::<_, Option<String>>(5)?, row.get::<_, Option<Id>>(6)?).hash(&mut digest);
            (row.get::<_, Option<i64>>(7)?, row.get::<_, Option<i64>>(8)?).hash(&mut digest);
        }
        Ok(digest.finish())
    }
}

impl Store {
    /// As [`Reading::verify`], and word for word whether the search index holds what the notes hold:
    /// `SQLite` answers that to a connection that may write alone.
    ///
    /// # Errors
    /// As [`Reading::verify`].
    pub fn verify(&self) -> Result<Verdict, StoreError> {
        let mut verdict = self.reading.verify()?;
        if self.is_only_to_read() {
            return Ok(verdict);
        }
        self.reading.look(&mut verdict, "The search index", |reading| {
            let check = "INSERT INTO note_fts (note_fts, rank) VALUES ('integrity-check', 1)";
            reading.conn.execute(check, [])?;
            Ok(0)
        })?;
        Ok(verdict)
    }
}
