//! The append-only log: every change to any field, on which copy, when, by whom and on top of what.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension as _, Row};
use serde::{Deserialize, Serialize};

use super::error::StoreError;
use super::reading::Reading;
use crate::domain::id::Id;
use crate::domain::moment::Moment;

/// The reserved field that holds what a record hangs on, so that a copy that does not know the entity
/// can still file it. No field of a record can have such a name.
pub const PARENT: &str = "@parent";
/// The reserved field that says whether a record was removed.
pub const REMOVED: &str = "@removed";
/// The reserved field that lists the versions of a text a person has looked at and set aside.
pub const SETTLED: &str = "@settled";

pub(super) fn is_reserved(field: &str) -> bool {
    field.starts_with('@')
}

/// One change, by the copy that made it and its number there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Version {
    /// The copy.
    pub device: Id,
    /// Its number there, from 1.
    pub seq: u64,
}

/// One row of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The copy it was made on.
    pub device: Id,
    /// Its number there, from 1 without a gap.
    pub seq: u64,
    /// Hybrid logical clock: milliseconds since 1970 << 16 | counter. The later tick wins a field.
    pub hlc: u64,
    /// Who made it.
    pub author: String,
    /// When, on the wall there.
    pub at: Moment,
    /// Kind of record.
    pub entity: String,
    /// Which record.
    pub id: Id,
    /// Which field; one of [`PARENT`], [`REMOVED`], [`SETTLED`] or the record's own.
    pub field: String,
    /// The change whose value stood there before, if there was one.
    pub base: Option<Version>,
    /// The new value, as JSON.
    pub value: String,
    /// Why, where a reason was given.
    pub reason: Option<String>,
}

/// Of each copy the number up to which every change is held, without a gap.
pub type VersionVector = BTreeMap<Id, u64>;

/// A text that two people wrote apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Which text.
    pub id: Id,
    /// Which field: the body.
    pub field: String,
    /// The versions no later one was made from and no one has set aside; at least two.
    pub versions: Vec<Version>,
}

macro_rules! columns {
    ($rest:literal) => {
        concat!(
            "SELECT device, seq, hlc, author, at, entity, id, field, base_device, base_seq, value, reason \
             FROM change ",
            $rest
        )
    };
}

impl Change {
    fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        let base = match (row.get::<_, Option<Id>>(8)?, row.get::<_, Option<i64>>(9)?) {
            (Some(device), Some(seq)) => Some(Version { device, seq: seq.cast_unsigned() }),
            _ => None,
        };
        let at = row.get_ref(4)?.as_str()?;
        Ok(Self {
            device: row.get(0)?,
            seq: row.get::<_, i64>(1)?.cast_unsigned(),
            hlc: row.get::<_, i64>(2)?.cast_unsigned(),
            author: row.get(3)?,
            at: Moment::parse_from_rfc3339(at).map_err(|_| StoreError::Damaged)?,
            entity: row.get(5)?,
            id: row.get(6)?,
            field: row.get(7)?,
            base,
            value: row.get(10)?,
            reason: row.get(11)?,
        })
    }
}

impl Reading {
    /// Every change of a record, oldest first. It stays after the record is removed.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn history(&self, id: Id) -> Result<Vec<Change>, StoreError> {
        self.changes(columns!("WHERE id = ?1 ORDER BY hlc, device, seq"), [id])
    }

    /// One change, such as a version named by a conflict.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn change(&self, version: Version) -> Result<Option<Change>, StoreError> {
        let key = (version.device, version.seq.cast_signed());
        Ok(self.changes(columns!("WHERE device = ?1 AND seq = ?2"), key)?.pop())
    }

    /// What a copy that has all of `known` lacks, by copy and number.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn changes_after(&self, known: &VersionVector) -> Result<Vec<Change>, StoreError> {
        let mut found = Vec::new();
        for device in self.devices()? {
            let after = known.get(&device).copied().unwrap_or(0);
            let key = (device, after.cast_signed());
            found.extend(self.changes(columns!("WHERE device = ?1 AND seq > ?2 ORDER BY device, seq"), key)?);
        }
        Ok(found)
    }

    fn devices(&self) -> Result<Vec<Id>, StoreError> {
        let mut query = self.conn.prepare_cached("SELECT id FROM device")?;
        let devices = query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(devices)
    }

    /// How far this copy knows each copy, itself included; one it knows nothing of is left out.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn version_vector(&self) -> Result<VersionVector, StoreError> {
        let mut query = self.conn.prepare_cached("SELECT id, upto FROM device WHERE upto > 0")?;
        let pairs = query.query_map([], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?.cast_unsigned())))?;
        Ok(pairs.collect::<Result<_, _>>()?)
    }

    /// The texts that were written apart and that no one has looked at yet. Both versions are in the
    /// log; every copy with the same log gives the same answer.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn conflicts(&self) -> Result<Vec<Conflict>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "SELECT id FROM change WHERE field = 'body' GROUP BY id HAVING min(device) <> max(device)",
        )?;
        let shared: Vec<Id> = query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let mut found = Vec::new();
        for id in shared {
            found.extend(self.conflict_of(id)?);
        }
        Ok(found)
    }

    /// The conflict of one text, if it has one. A removed text has none.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn conflict_of(&self, id: Id) -> Result<Option<Conflict>, StoreError> {
        let mut query = self.conn.prepare_cached("SELECT removed FROM record WHERE id = ?1")?;
        if query.query_row([id], |row| row.get(0)).optional()? != Some(0) {
            return Ok(None);
        }
        let settled = self.settled(id)?;
        let mut versions = self.tips(id)?;
        versions.retain(|version| !settled.contains(version));
        let conflict = Conflict { id, field: super::reading::BODY.into(), versions };
        Ok(Some(conflict).filter(|conflict| conflict.versions.len() > 1))
    }

    /// The versions of a body that no later one was made from.
    pub(super) fn tips(&self, id: Id) -> Result<Vec<Version>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "SELECT c.device, c.seq FROM change c WHERE c.id = ?1 AND c.field = 'body' AND NOT EXISTS
               (SELECT 1 FROM change d WHERE d.id = ?1 AND d.field = 'body'
                AND d.base_device = c.device AND d.base_seq = c.seq)
             ORDER BY c.device, c.seq",
        )?;
        let tips = query.query_map([id], |row| {
            Ok(Version { device: row.get(0)?, seq: row.get::<_, i64>(1)?.cast_unsigned() })
        })?;
        Ok(tips.collect::<Result<_, _>>()?)
    }

    /// Read from the log and not from the state: what two people set aside apart stays aside.
    fn settled(&self, id: Id) -> Result<Vec<Version>, StoreError> {
        let mut query = self.conn.prepare_cached("SELECT value FROM change WHERE id = ?1 AND field = ?2")?;
        let mut rows = query.query((id, SETTLED))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.extend(serde_json::from_str::<Vec<Version>>(row.get_ref(0)?.as_str()?).unwrap_or_default());
        }
        Ok(found)
    }

    fn changes(&self, sql: &str, key: impl rusqlite::Params) -> Result<Vec<Change>, StoreError> {
        let mut query = self.conn.prepare_cached(sql)?;
        let mut rows = query.query(key)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(Change::from_row(row)?);
        }
        Ok(found)
    }
}
