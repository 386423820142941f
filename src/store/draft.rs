//! A text while it is written: saved with each tick, logged once when it is left.

use chrono::NaiveDate;
use rusqlite::OptionalExtension as _;

use super::error::StoreError;
use super::reading::BODY;
use super::writing::{Kept, State, Writing, is_same, json};
use crate::domain::body::{Body, Spot};
use crate::domain::id::Id;
use crate::domain::manuscript::Step;

/// A text as it stands after the last key, with the steps that are new since the last save.
#[derive(Clone, Copy, Debug)]
pub struct DraftSave<'a> {
    /// Which text.
    pub text: Id,
    /// Its words now.
    pub body: &'a Body,
    /// Where the cursor stands.
    pub spot: Spot,
    /// How many steps were not taken back.
    pub standing: usize,
    /// How many of the steps saved before stand as they are.
    pub keep_steps: usize,
    /// The steps from there on, those taken back included.
    pub new_steps: &'a [Step],
}

const TOO_LONG: StoreError = StoreError::Misfit("a text or its history is too long to number");

impl Writing<'_> {
    /// Saves a text as it is being written. It is on the disk with the save, cursor and undo too; the
    /// log and the search follow with [`fold`](Self::fold).
    ///
    /// # Errors
    /// [`StoreError::Misfit`] when the text was never saved as a record, or steps would be missing
    /// between those kept and those given.
    pub fn draft(&mut self, save: &DraftSave<'_>) -> Result<(), StoreError> {
        let kept =
            self.kept(save.text)?.ok_or(StoreError::Misfit("a text is written that was never saved"))?;
        let moved = self.put_body(&kept, &json(save.body)?)?;
        self.put_draft(&kept, save, moved)?;
        self.put_steps(&kept, save)
    }

    /// Answers whether the words are not as they were.
    fn put_body(&self, kept: &Kept, body: &str) -> Result<bool, StoreError> {
        let mut add = self.conn.prepare_cached(
            "INSERT INTO field (record, name, value, hlc) VALUES (?1, ?2, ?3, 0)
             ON CONFLICT DO UPDATE SET value = ?3 WHERE value <> ?3",
        )?;
        Ok(add.execute((kept.row, BODY, body))? > 0)
    }

    fn put_draft(&self, kept: &Kept, save: &DraftSave<'_>, moved: bool) -> Result<(), StoreError> {
        let number = |place: usize| i64::try_from(place).map_err(|_| TOO_LONG);
        self.conn
            .prepare_cached(
                "INSERT INTO draft VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE
                 SET line = ?2, byte = ?3, standing = ?4, ahead = max(ahead, ?5)",
            )?
            .execute((
                kept.row,
                number(save.spot.line)?,
                number(save.spot.byte)?,
                number(save.standing)?,
                moved,
            ))?;
        Ok(())
    }

    fn put_steps(&self, kept: &Kept, save: &DraftSave<'_>) -> Result<(), StoreError> {
        let keep = i64::try_from(save.keep_steps).map_err(|_| TOO_LONG)?;
        self.conn
            .prepare_cached("DELETE FROM step WHERE record = ?1 AND n >= ?2")?
            .execute((kept.row, keep))?;
        let mut last = self.conn.prepare_cached("SELECT coalesce(max(n), -1) FROM step WHERE record = ?1")?;
        if last.query_row([kept.row], |row| row.get::<_, i64>(0))? != keep - 1 {
            return Err(StoreError::Misfit("the history of a text would have a gap"));
        }
        let mut add = self.conn.prepare_cached("INSERT INTO step VALUES (?1, ?2, ?3)")?;
        for (n, step) in (keep..).zip(save.new_steps) {
            add.execute((kept.row, n, json(step)?))?;
        }
        Ok(())
    }

    /// When a text is left: writes what was typed since the last fold as one change, and lets search
    /// find it. Undo goes on as before. `day` is the day of its meeting, by which search sorts it.
    /// Answers whether there was something to write in the log.
    ///
    /// # Errors
    /// [`StoreError::Misfit`] when the text was never saved as a record.
    pub fn fold(&mut self, text: Id, day: NaiveDate) -> Result<bool, StoreError> {
        let kept = self.kept(text)?.ok_or(StoreError::Misfit("a text is folded that was never saved"))?;
        let written = self.log_what_is_ahead(&kept)?;
        if !kept.removed {
            self.index_body(&kept, day)?;
        }
        Ok(written)
    }

    /// When a meeting is closed: its texts keep their words and lose their undo.
    ///
    /// # Errors
    /// When it cannot be written; the whole save is undone then.
    pub fn forget_steps(&mut self, texts: &[Id]) -> Result<(), StoreError> {
        for text in texts {
            if let Some(kept) = self.kept(*text)? {
                self.log_what_is_ahead(&kept)?;
                self.forget_draft(&kept)?;
            }
        }
        Ok(())
    }

    pub(super) fn forget_draft(&self, kept: &Kept) -> Result<(), StoreError> {
        self.conn.prepare_cached("DELETE FROM draft WHERE record = ?1")?.execute([kept.row])?;
        Ok(())
    }

    pub(super) fn is_being_written(&self, kept: &Kept) -> Result<bool, StoreError> {
        Ok(self.conn.prepare_cached("SELECT 1 FROM draft WHERE record = ?1")?.exists([kept.row])?)
    }

    /// Brings the log up to a text's words. Typed and taken back again is no change.
    pub(super) fn log_what_is_ahead(&mut self, kept: &Kept) -> Result<bool, StoreError> {
        let Some(State { value, base }) = self.ahead(kept)? else {
            return Ok(false);
        };
        let logged = base.map(|base| self.change(base)).transpose()?.flatten();
        let logged = logged.filter(|logged| is_same(&logged.value, &value));
        let is_new = logged.is_none();
        if let Some(logged) = logged {
            self.put_body(kept, &logged.value)?;
        } else {
            self.tick();
            self.put(kept, BODY, &value, base, None)?;
        }
        self.conn.prepare_cached("UPDATE draft SET ahead = 0 WHERE record = ?1")?.execute([kept.row])?;
        Ok(is_new)
    }

    fn ahead(&self, kept: &Kept) -> Result<Option<State>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "SELECT f.value, f.device, f.seq FROM draft d JOIN field f ON f.record = d.record AND f.name = ?2
             WHERE d.record = ?1 AND d.ahead = 1",
        )?;
        Ok(query.query_row((kept.row, BODY), |row| State::from_row(row, 0)).optional()?)
    }
}
