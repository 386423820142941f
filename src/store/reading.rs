//! What can be asked of a record file without altering it.

use std::path::Path;

use rusqlite::{Connection, InterruptHandle, OptionalExtension as _, Row};
use serde::de::DeserializeOwned;

use super::connection::{self, Key, Purpose};
use super::error::StoreError;
use super::log::is_reserved;
use super::migrate;
use crate::domain::body::{Body, Spot};
use crate::domain::id::Id;
use crate::domain::manuscript::{Manuscript, Step};
use crate::domain::record::Record;

/// The field of a text that is written key by key.
pub(super) const BODY: &str = "body";

/// Before the names of what was reckoned from the records.
pub(super) const KNOWN: &str = "known:";

/// A look into a record file. A [`Store`](super::Store) and a [`Writing`](super::Writing) are one too.
pub struct Reading {
    pub(super) conn: Connection,
}

/// Stops what a [`Reading`] is doing, from another thread; the question then ends with
/// [`StoreError::Interrupted`].
pub struct Interrupt(InterruptHandle);

impl Interrupt {
    /// Stops the question that runs now, if one does.
    pub fn interrupt(&self) {
        self.0.interrupt();
    }
}

impl Reading {
    /// Opens a second look for reading alone: for lists, search, verifying and backup.
    ///
    /// # Errors
    /// As [`Store::open`](super::Store::open); a file of an older form is [`StoreError::Older`].
    pub(super) fn open(path: &Path, key: &Key) -> Result<Self, StoreError> {
        Self::open_form(path, key, migrate::known())
    }

    /// As [`open`](Self::open), for a file of this form. Where nothing can be laid beside the file and there is no
    /// log, it is read as one that does not change.
    pub(super) fn open_form(path: &Path, key: &Key, form: u32) -> Result<Self, StoreError> {
        let path = connection::absolute(path)?;
        std::fs::metadata(&path).map_err(|source| StoreError::io(&path, source))?;
        let conn = match connection::connect(&path, key, Purpose::Reading, None, form) {
            Err(StoreError::Disk { .. } | StoreError::ReadOnly) if !connection::has_log(&path) => {
                connection::connect(&path, key, Purpose::Frozen, None, form)?
            }
            Err(StoreError::Disk { code }) if connection::is_refused(code) => {
                return Err(StoreError::LogCannotBeRead);
            }
            other => other?,
        };
        Ok(Self { conn })
    }

    /// The file without its log, as it was when it was last tidied.
    pub(super) fn open_without_log(path: &Path, key: &Key) -> Result<Self, StoreError> {
        Ok(Self { conn: connection::connect(path, key, Purpose::Frozen, None, migrate::known())? })
    }

    /// A handle for another thread.
    #[must_use]
    pub fn interrupt_handle(&self) -> Interrupt {
        Interrupt(self.conn.get_interrupt_handle())
    }

    /// One record, unless it is not there or was removed.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] when this version does not know its shape.
    pub fn load<R: Record>(&self, id: Id) -> Result<Option<R>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "SELECT r.id, f.name, f.value FROM record r CROSS JOIN field f ON f.record = r.row
             WHERE r.id = ?1 AND r.entity = ?2 AND r.removed = 0",
        )?;
        let mut rows = query.query((id, R::ENTITY))?;
        let mut found = Gathered::default();
        while let Some(row) = rows.next()? {
            found.add(row)?;
        }
        Ok(found.finish::<R>()?.pop())
    }

    /// Whether an id is that of a record, removed or not.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn has(&self, id: Id) -> Result<bool, StoreError> {
        Ok(self.conn.prepare_cached("SELECT 1 FROM record WHERE id = ?1")?.exists([id])?)
    }

    /// One field of a record, as `T`: where the record is large and little of it is asked for. None where there is no
    /// such record or field.
    ///
    /// # Errors
    /// As for [`Self::load`].
    pub fn field<R: Record, T: DeserializeOwned>(&self, id: Id, name: &str) -> Result<Option<T>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "SELECT f.value FROM record r CROSS JOIN field f ON f.record = r.row
             WHERE r.id = ?1 AND r.entity = ?2 AND r.removed = 0 AND f.name = ?3",
        )?;
        let mut rows = query.query((id, R::ENTITY, name))?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let value = serde_json::from_str(row.get_ref(0)?.as_str()?);
        value.map(Some).map_err(|_| StoreError::Unreadable { entity: R::ENTITY, id })
    }

    /// Every record of a kind in the order of their ids: those of `parent`, or all there are.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] when this version does not know the shape of one of them: a list that
    /// leaves one out without a word would be worse.
    pub fn list<R: Record>(&self, parent: Option<Id>) -> Result<Vec<R>, StoreError> {
        let mut query = self.conn.prepare_cached(match parent {
            Some(_) => {
                "SELECT r.id, f.name, f.value FROM record r CROSS JOIN field f ON f.record = r.row
                 WHERE r.entity = ?1 AND r.parent = ?2 AND r.removed = 0"
            }
            None => {
                "SELECT r.id, f.name, f.value FROM record r CROSS JOIN field f ON f.record = r.row
                 WHERE r.entity = ?1 AND ?2 IS NULL AND r.removed = 0"
            }
        })?;
        let mut rows = query.query((R::ENTITY, parent))?;
        let mut found = Gathered::default();
        while let Some(row) = rows.next()? {
            found.add(row)?;
        }
        found.finish()
    }

    /// What was put under a name with [`Writing::place`](super::Writing::place).
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn get_place(&self, name: &str) -> Result<Option<String>, StoreError> {
        let mut query = self.conn.prepare_cached("SELECT value FROM place WHERE name = ?1")?;
        Ok(query.query_row([name], |row| row.get(0)).optional()?)
    }

    /// What was reckoned from the records and kept with [`Writing::know`](super::Writing::know), unless one of them
    /// changed since.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn known(&self, name: &str) -> Result<Option<String>, StoreError> {
        let known = self.get_place(&format!("{KNOWN}{name}"))?;
        Ok(known.and_then(|known| known.split_once('\n').map(|(_, value)| value.to_owned())))
    }

    /// What was put under every name that begins with `start`, by name; empty values are left out.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn places_beginning(&self, start: &str) -> Result<Vec<(String, String)>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "SELECT name, value FROM place WHERE substr(name, 1, length(?1)) = ?1 AND value <> '' ORDER BY name",
        )?;
        let rows = query.query_map([start], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// A text with its cursor and its steps. One that was never written in has its cursor at the end.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] when this version does not know its shape.
    pub fn manuscript(&self, text: Id) -> Result<Option<Manuscript>, StoreError> {
        let unreadable = |_| StoreError::Unreadable { entity: "text", id: text };
        let Some((row, body)) = self.body_of(text)? else {
            return Ok(None);
        };
        let body: Body = serde_json::from_str(&body).map_err(unreadable)?;
        let Some((spot, standing)) = self.draft_of(row)? else {
            let end = body.end();
            return Ok(Some(Manuscript::from_parts(body, end, Vec::new(), 0)));
        };
        let steps = self.steps_of(row)?;
        let steps = steps.iter().map(|step| serde_json::from_str(step)).collect::<Result<Vec<Step>, _>>();
        Ok(Some(Manuscript::from_parts(body, spot, steps.map_err(unreadable)?, standing)))
    }

    fn body_of(&self, text: Id) -> Result<Option<(i64, String)>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "SELECT r.row, f.value FROM record r JOIN field f ON f.record = r.row AND f.name = ?2
             WHERE r.id = ?1 AND r.removed = 0",
        )?;
        Ok(query.query_row((text, BODY), |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
    }

    fn draft_of(&self, row: i64) -> Result<Option<(Spot, usize)>, StoreError> {
        let mut query =
            self.conn.prepare_cached("SELECT line, byte, standing FROM draft WHERE record = ?1")?;
        let found = query.query_row([row], |row| {
            Ok([row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, i64>(2)?])
        });
        let place = |number| usize::try_from(number).map_err(|_| StoreError::Damaged);
        let Some([line, byte, standing]) = found.optional()? else {
            return Ok(None);
        };
        Ok(Some((Spot { line: place(line)?, byte: place(byte)? }, place(standing)?)))
    }

    fn steps_of(&self, row: i64) -> Result<Vec<String>, StoreError> {
        let mut query = self.conn.prepare_cached("SELECT value FROM step WHERE record = ?1 ORDER BY n")?;
        let steps = query.query_map([row], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(steps)
    }

    /// The texts whose words are newer than the log, in the order of their ids.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn unfolded(&self) -> Result<Vec<Id>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "SELECT r.id FROM draft d CROSS JOIN record r ON r.row = d.record WHERE d.ahead = 1 ORDER BY r.id",
        )?;
        let ids = query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(ids)
    }

    /// How many saves this copy has made. Fewer than were made before means the newest are missing.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn saves(&self) -> Result<u64, StoreError> {
        Ok(self.counter("saves")?.cast_unsigned())
    }

    /// Whose copy this is: the name under which its changes are logged.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn device(&self) -> Result<Id, StoreError> {
        let mut query = self.conn.prepare_cached("SELECT value FROM meta WHERE name = 'device'")?;
        Ok(query.query_row([], |row| row.get(0))?)
    }

    pub(super) fn counter(&self, name: &str) -> Result<i64, StoreError> {
        let mut query = self.conn.prepare_cached("SELECT value FROM meta WHERE name = ?1")?;
        Ok(query.query_row([name], |row| row.get(0))?)
    }
}

/// Records put together again from their fields, each as one JSON text.
#[derive(Default)]
struct Gathered {
    records: Vec<(Id, String)>,
}

impl Gathered {
    fn add(&mut self, row: &Row<'_>) -> Result<(), StoreError> {
        let id: Id = row.get(0)?;
        let (name, value) = (row.get_ref(1)?.as_str()?, row.get_ref(2)?.as_str()?);
        if self.records.last().is_none_or(|(last, _)| *last != id) {
            self.records.push((id, format!("{{\"id\":\"{id}\"")));
        }
        if let Some((_, json)) = self.records.last_mut()
            && !is_reserved(name)
        {
            json.push(',');
            push_name(json, name);
            json.push(':');
            json.push_str(value);
        }
        Ok(())
    }

    fn finish<R: Record>(mut self) -> Result<Vec<R>, StoreError> {
        self.records.sort_unstable_by_key(|(id, _)| *id);
        self.records
            .into_iter()
            .map(|(id, mut json)| {
                json.push('}');
                serde_json::from_str(&json).map_err(|_| StoreError::Unreadable { entity: R::ENTITY, id })
            })
            .collect()
    }
}

/// A field's name as JSON. Names from another copy may hold anything.
fn push_name(json: &mut String, name: &str) {
    if name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
        json.push('"');
        json.push_str(name);
        json.push('"');
    } else {
        json.push_str(&serde_json::Value::from(name).to_string());
    }
}
