//! One save: everything in it is written, or nothing is.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Deref;

use rusqlite::OptionalExtension as _;

use super::error::StoreError;
use super::log::{PARENT, REMOVED, Version};
use super::reading::{BODY, KNOWN, Reading};
use crate::domain::id::Id;
use crate::domain::moment::Moment;
use crate::domain::record::Record;

/// Who saves, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// When, on the wall.
    pub at: Moment,
    /// Who.
    pub author: String,
}

/// How many saves this copy had made when this one was on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SaveNumber(pub u64);

/// A save under way. Reading in it sees what it has written so far.
pub struct Writing<'a> {
    pub(super) reading: &'a Reading,
    stamp: &'a Stamp,
    device: Id,
    first_seq: i64,
    pub(super) next_seq: i64,
    /// The last tick of the clock.
    pub(super) hlc: i64,
    /// The kinds of record of which a field has another value now, the words of texts apart.
    altered: RefCell<BTreeSet<String>>,
}

impl Deref for Writing<'_> {
    type Target = Reading;

    fn deref(&self) -> &Reading {
        self.reading
    }
}

/// A record that is in the file: its row, which kind, which one.
#[derive(Clone)]
pub(super) struct Kept {
    pub(super) row: i64,
    pub(super) entity: String,
    pub(super) id: Id,
    pub(super) removed: bool,
}

/// The state of one field: its value, and the change it came from.
pub(super) struct State {
    pub(super) value: String,
    pub(super) base: Option<Version>,
}

impl<'a> Writing<'a> {
    pub(super) fn begin(reading: &'a Reading, stamp: &'a Stamp) -> Result<Self, StoreError> {
        let device = reading.device()?;
        let mut query =
            reading.conn.prepare_cached("SELECT coalesce(max(seq), 0) + 1 FROM change WHERE device = ?1")?;
        let next_seq = query.query_row([device], |row| row.get(0))?;
        let hlc = reading.counter("hlc")?;
        Ok(Self { reading, stamp, device, first_seq: next_seq, next_seq, hlc, altered: RefCell::default() })
    }

    /// The last thing in a transaction. An error that was swallowed may have ended it already.
    pub(super) fn end(self) -> Result<SaveNumber, StoreError> {
        if self.conn.is_autocommit() {
            return Err(StoreError::Misfit("a save went on after an error had undone it"));
        }
        if self.next_seq > self.first_seq {
            self.known_up_to(self.device)?;
        }
        self.forget_what_changed()?;
        self.raise_counter("hlc", self.hlc)?;
        let saves = self.counter("saves")? + 1;
        self.raise_counter("saves", saves)?;
        Ok(SaveNumber(saves.cast_unsigned()))
    }

    fn raise_counter(&self, name: &str, value: i64) -> Result<(), StoreError> {
        self.conn.prepare_cached("UPDATE meta SET value = ?2 WHERE name = ?1")?.execute((name, value))?;
        Ok(())
    }

    /// Moves the end of what is known of a device past every change that follows without a gap.
    pub(super) fn known_up_to(&self, device: Id) -> Result<(), StoreError> {
        let mut held = self.conn.prepare_cached("SELECT upto FROM device WHERE id = ?1")?;
        let mut upto = held.query_row([device], |row| row.get::<_, i64>(0)).optional()?.unwrap_or(0);
        if device == self.device && upto + 1 == self.first_seq {
            upto = self.next_seq - 1;
        }
        let mut next = self.conn.prepare_cached("SELECT 1 FROM change WHERE device = ?1 AND seq = ?2")?;
        while next.exists((device, upto + 1))? {
            upto += 1;
        }
        self.conn
            .prepare_cached("INSERT INTO device VALUES (?1, ?2) ON CONFLICT DO UPDATE SET upto = ?2")?
            .execute((device, upto))?;
        Ok(())
    }

    /// Saves a record: each field that is not as it was is one change in the log; the others write
    /// nothing. Answers how many were not. A removed record comes back by it. The body of a text that
    /// is being written is left alone: it goes through [`draft`](Self::draft), and this record may be
    /// older than the last key.
    ///
    /// # Errors
    /// When it cannot be written; the whole save is undone then.
    pub fn save<R: Record>(&mut self, record: &R, reason: Option<&str>) -> Result<usize, StoreError> {
        let mut fields = fields_of(record)?;
        let kept = self.keep(R::ENTITY, record.id())?;
        let mut before = self.states(&kept)?;
        if before.contains_key(REMOVED) {
            fields.insert(REMOVED.into(), "false".into());
        }
        if record.parent().is_some() || before.contains_key(PARENT) {
            fields.insert(PARENT.into(), json(&record.parent())?);
        }
        if self.is_being_written(&kept)? {
            fields.remove(BODY);
        }
        fields.retain(|name, value| before.get(name).is_none_or(|state| !is_same(&state.value, value)));
        self.tick();
        for (name, value) in &fields {
            let base = before.remove(name).and_then(|state| state.base);
            self.put(&kept, name, value, base, reason)?;
        }
        Ok(fields.len())
    }

    /// Removes a record: it leaves lists and search, and stays in the log. What hangs on it is left as
    /// it is. Answers whether it was there.
    ///
    /// # Errors
    /// When it cannot be written; the whole save is undone then.
    pub fn remove<R: Record>(&mut self, id: Id, reason: Option<&str>) -> Result<bool, StoreError> {
        let Some(kept) = self.kept(id)?.filter(|kept| kept.entity == R::ENTITY && !kept.removed) else {
            return Ok(false);
        };
        self.log_what_is_ahead(&kept)?;
        let base = self.states(&kept)?.remove(REMOVED).and_then(|state| state.base);
        self.tick();
        self.put(&kept, REMOVED, "true", base, reason)?;
        self.forget_note(&kept)?;
        Ok(true)
    }

    /// Keeps where the practitioner is: the screen, the section, the cursor. It is never logged and
    /// never leaves this copy.
    ///
    /// # Errors
    /// When it cannot be written; the whole save is undone then.
    pub fn place(&mut self, name: &str, value: &str) -> Result<(), StoreError> {
        self.conn
            .prepare_cached("INSERT INTO place VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2")?
            .execute((name, value))?;
        Ok(())
    }

    /// Keeps what was reckoned from records of these kinds, so that it need not be reckoned at the next start. The
    /// next save that changes one of them drops it; words typed in a text do not.
    ///
    /// # Errors
    /// When it cannot be written; the whole save is undone then.
    pub fn know(&mut self, name: &str, made_of: &[&str], value: &str) -> Result<(), StoreError> {
        self.place(&format!("{KNOWN}{name}"), &format!("{}\n{value}", made_of.join(" ")))
    }

    /// What is known begins with a line that names what it was made of.
    fn forget_what_changed(&self) -> Result<(), StoreError> {
        let altered = self.altered.borrow();
        if altered.is_empty() {
            return Ok(());
        }
        // ';' is the character after ':'.
        let mut all = self.conn.prepare_cached(
            "SELECT name, substr(value, 1, instr(value, char(10))) FROM place WHERE name >= 'known:' AND name < 'known;'",
        )?;
        let known = all.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        for (name, made_of) in known.collect::<Result<Vec<(String, String)>, _>>()? {
            if made_of.split_whitespace().any(|kind| altered.contains(kind)) {
                self.conn.prepare_cached("DELETE FROM place WHERE name = ?1")?.execute([name])?;
            }
        }
        Ok(())
    }

    /// One tick for all that is saved together, so that two copies cannot each win half of it.
    pub(super) fn tick(&mut self) {
        let now = self.stamp.at.timestamp_millis().clamp(0, i64::MAX >> 17) << 16;
        self.hlc = now.max(self.hlc + 1);
    }

    /// Writes one change: a row of the log, and the state that comes of it.
    pub(super) fn put(
        &mut self,
        kept: &Kept,
        field: &str,
        value: &str,
        base: Option<Version>,
        reason: Option<&str>,
    ) -> Result<(), StoreError> {
        let seq = self.next_seq;
        self.next_seq += 1;
        let mut log = self.conn.prepare_cached(
            "INSERT INTO change (device, seq, hlc, author, at, entity, id, field, base_device, base_seq, value,
             reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?;
        let (base_device, base_seq) = (base.map(|base| base.device), base.map(|base| base.seq.cast_signed()));
        let at = self.stamp.at.to_rfc3339();
        log.execute(rusqlite::params![
            self.device,
            seq,
            self.hlc,
            self.stamp.author,
            at,
            kept.entity,
            kept.id,
            field,
            base_device,
            base_seq,
            value,
            reason
        ])?;
        let version = Version { device: self.device, seq: seq.cast_unsigned() };
        self.set_state(kept, field, value, version, self.hlc)
    }

    pub(super) fn set_state(
        &self,
        kept: &Kept,
        field: &str,
        value: &str,
        version: Version,
        hlc: i64,
    ) -> Result<(), StoreError> {
        if field != BODY {
            self.altered.borrow_mut().insert(kept.entity.clone());
        }
        self.conn
            .prepare_cached(
                "INSERT INTO field VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO UPDATE
                 SET value = ?3, device = ?4, seq = ?5, hlc = ?6",
            )?
            .execute((kept.row, field, value, version.device, version.seq.cast_signed(), hlc))?;
        match field {
            PARENT => {
                let parent: Option<Id> = serde_json::from_str(value).unwrap_or(None);
                let mut mirror = self.conn.prepare_cached("UPDATE record SET parent = ?2 WHERE row = ?1")?;
                mirror.execute((kept.row, parent))?;
            }
            REMOVED => {
                let mut mirror = self.conn.prepare_cached("UPDATE record SET removed = ?2 WHERE row = ?1")?;
                mirror.execute((kept.row, value == "true"))?;
            }
            _ => {}
        }
        Ok(())
    }

    /// The record's row, made if there is none. One id names one kind of record for good.
    pub(super) fn keep(&self, entity: &str, id: Id) -> Result<Kept, StoreError> {
        match self.kept(id)? {
            Some(kept) if kept.entity == entity => Ok(kept),
            Some(_) => Err(StoreError::Misfit("one id was given to records of two kinds")),
            None => {
                let mut add = self.conn.prepare_cached("INSERT INTO record (id, entity) VALUES (?1, ?2)")?;
                let row = add.insert((id, entity))?;
                Ok(Kept { row, entity: entity.into(), id, removed: false })
            }
        }
    }

    pub(super) fn kept(&self, id: Id) -> Result<Option<Kept>, StoreError> {
        let mut query = self.conn.prepare_cached("SELECT row, entity, removed FROM record WHERE id = ?1")?;
        let found = query.query_row([id], |row| {
            Ok(Kept { row: row.get(0)?, entity: row.get(1)?, id, removed: row.get(2)? })
        });
        Ok(found.optional()?)
    }

    fn states(&self, kept: &Kept) -> Result<HashMap<String, State>, StoreError> {
        let mut query =
            self.conn.prepare_cached("SELECT name, value, device, seq FROM field WHERE record = ?1")?;
        let states = query.query_map([kept.row], |row| Ok((row.get(0)?, State::from_row(row, 1)?)))?;
        Ok(states.collect::<Result<_, _>>()?)
    }
}

impl State {
    /// From the columns value, device, seq, which begin at `first`.
    pub(super) fn from_row(row: &rusqlite::Row<'_>, first: usize) -> rusqlite::Result<Self> {
        let device = row.get::<_, Option<Id>>(first + 1)?;
        let seq = row.get::<_, Option<i64>>(first + 2)?;
        let base = device.zip(seq).map(|(device, seq)| Version { device, seq: seq.cast_unsigned() });
        Ok(Self { value: row.get(first)?, base })
    }
}

/// The record's fields, each as JSON; its id is not one of them.
fn fields_of<R: Record>(record: &R) -> Result<BTreeMap<String, String>, StoreError> {
    match serde_json::to_value(record) {
        Ok(serde_json::Value::Object(fields)) => Ok(fields
            .into_iter()
            .filter(|(name, _)| name != "id")
            .map(|(name, value)| (name, value.to_string()))
            .collect()),
        _ => Err(StoreError::Misfit("a record has no fields")),
    }
}

/// Whether two JSON texts say the same, in whatever order.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    let value = |text| serde_json::from_str::<serde_json::Value>(text).ok();
    one == other || value(one).is_some_and(|one| Some(one) == value(other))
}

pub(super) fn json<T: serde::Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::Misfit("a value cannot be written as JSON"))
}
