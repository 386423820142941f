//! The words that search reads, one note a record, in the order of their days.

use chrono::{Datelike as _, NaiveDate};
use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior};

use super::error::StoreError;
use super::reading::{BODY, Reading};
use super::writing::{Kept, Writing};
use crate::domain::body::Body;
use crate::domain::id::Id;
use crate::domain::query::{as_written, indexed};

/// Bits of a row below the day.
const SERIAL: u32 = 24;

impl Writing<'_> {
    /// Lets search find a record by these words, on this day. The words given last are the ones found.
    ///
    /// # Errors
    /// [`StoreError::Misfit`] when the record was never saved.
    pub fn index_note(
        &mut self,
        record: Id,
        parent: Option<Id>,
        day: NaiveDate,
        body: &str,
    ) -> Result<(), StoreError> {
        let kept = self.kept(record)?.ok_or(StoreError::Misfit("a note has no record"))?;
        self.put_note(&kept, parent, day, body)
    }

    fn put_note(
        &self,
        kept: &Kept,
        parent: Option<Id>,
        day: NaiveDate,
        body: &str,
    ) -> Result<(), StoreError> {
        let body = &indexed(body);
        let first = i64::from(day.num_days_from_ce()) << SERIAL;
        let mut query = self.conn.prepare_cached("SELECT row FROM note WHERE record = ?1")?;
        match query.query_row([kept.row], |row| row.get::<_, i64>(0)).optional()? {
            Some(row) if row >> SERIAL == first >> SERIAL => self.alter_note(row, parent, body),
            Some(_) => {
                self.forget_note(kept)?;
                self.add_note(kept, parent, first, body)
            }
            None => self.add_note(kept, parent, first, body),
        }
    }

    fn alter_note(&self, row: i64, parent: Option<Id>, body: &str) -> Result<(), StoreError> {
        self.conn
            .prepare_cached("UPDATE note SET parent = ?2 WHERE row = ?1 AND parent IS NOT ?2")?
            .execute((row, parent))?;
        self.conn
            .prepare_cached("UPDATE note SET body = ?2 WHERE row = ?1 AND body <> ?2")?
            .execute((row, body))?;
        Ok(())
    }

    fn add_note(&self, kept: &Kept, parent: Option<Id>, first: i64, body: &str) -> Result<(), StoreError> {
        let end = first + (1 << SERIAL);
        let mut query = self
            .conn
            .prepare_cached("SELECT coalesce(max(row) + 1, ?1) FROM note WHERE row >= ?1 AND row < ?2")?;
        let row: i64 = query.query_row([first, end], |row| row.get(0))?;
        if row >= end {
            return Err(StoreError::Misfit("a day has more notes than can be numbered"));
        }
        self.conn
            .prepare_cached("INSERT INTO note VALUES (?1, ?2, ?3, ?4)")?
            .execute((row, kept.row, parent, body))?;
        Ok(())
    }

    pub(super) fn forget_note(&self, kept: &Kept) -> Result<(), StoreError> {
        self.conn.prepare_cached("DELETE FROM note WHERE record = ?1")?.execute([kept.row])?;
        Ok(())
    }

    /// Indexes the body of a text under its own parent.
    pub(super) fn index_body(&self, kept: &Kept, day: NaiveDate) -> Result<(), StoreError> {
        let Some(words) = self.words_of(kept)? else {
            return Ok(());
        };
        let mut query = self.conn.prepare_cached("SELECT parent FROM record WHERE row = ?1")?;
        let parent = query.query_row([kept.row], |row| row.get(0))?;
        self.put_note(kept, parent, day, &words)
    }

    /// After a merge: a note that is there follows its body; its day stays.
    pub(super) fn refresh_note(&self, kept: &Kept) -> Result<(), StoreError> {
        if let Some(words) = self.words_of(kept)? {
            self.conn
                .prepare_cached("UPDATE note SET body = ?2 WHERE record = ?1 AND body <> ?2")?
                .execute((kept.row, indexed(&words)))?;
        }
        Ok(())
    }
}

/// The way in which words are indexed, counted up whenever it changes.
const WAY: i64 = 1;
/// Its name among what the file says of itself.
const NAME: &str = "indexed";

/// A new file is indexed as this program does it.
pub(super) fn lay(conn: &Connection) -> Result<(), StoreError> {
    conn.execute("INSERT INTO meta VALUES (?1, ?2)", (NAME, WAY))?;
    Ok(())
}

/// Indexes what an earlier version indexed in its own way, in one transaction.
pub(super) fn index_anew(conn: &Connection) -> Result<(), StoreError> {
    let way = "SELECT value FROM meta WHERE name = ?1";
    let way: Option<i64> = conn.query_row(way, [NAME], |row| row.get(0)).optional()?;
    if way == Some(WAY) {
        return Ok(());
    }
    let tx = Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
    let rows: Vec<i64> =
        tx.prepare("SELECT row FROM note")?.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    {
        let mut read = tx.prepare("SELECT body FROM note WHERE row = ?1")?;
        let mut write = tx.prepare("UPDATE note SET body = ?2 WHERE row = ?1")?;
        for row in rows {
            let body: String = read.query_row([row], |row| row.get(0))?;
            let anew = indexed(as_written(&body));
            if anew != body {
                write.execute((row, anew))?;
            }
        }
    }
    tx.execute("INSERT OR REPLACE INTO meta VALUES (?1, ?2)", (NAME, WAY))?;
    Ok(tx.commit()?)
}

impl Reading {
    /// The plain words of a record's body. A body of a shape this version does not know has none.
    fn words_of(&self, kept: &Kept) -> Result<Option<String>, StoreError> {
        let mut query =
            self.conn.prepare_cached("SELECT value FROM field WHERE record = ?1 AND name = ?2")?;
        let body: Option<String> = query.query_row((kept.row, BODY), |row| row.get(0)).optional()?;
        Ok(body.and_then(|body| serde_json::from_str::<Body>(&body).ok()).map(|body| body.to_text()))
    }
}
