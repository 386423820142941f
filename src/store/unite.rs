//! Takes in another copy's changes. The order they come in does not matter, nor how often they come.

use std::collections::BTreeSet;

use rusqlite::OptionalExtension as _;

use super::Store;
use super::error::StoreError;
use super::log::{Change, Conflict, PARENT, REMOVED, SETTLED, Version};
use super::reading::BODY;
use super::writing::{Kept, SaveNumber, Stamp, Writing, json};
use crate::domain::id::Id;

/// Ticks past this are no time a clock shows (the year 3084); this copy's own may go on from there.
const LAST_TICK: u64 = (1 << 45) << 16;

/// What came of taking in changes.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct United {
    /// Changes that were new here.
    pub taken: usize,
    /// Changes that were here already.
    pub known: usize,
    /// The records they changed, in the order of their ids. Search follows the bodies it knows; a text
    /// that is new here is indexed by [`Writing::index_note`] or with its next fold.
    pub touched: Vec<Id>,
    /// The texts among these that were written apart, for a person to look at.
    pub conflicts: Vec<Conflict>,
}

impl Store {
    /// Takes in changes of another copy, all or none. What is being written here is logged first, so
    /// that it counts as a version of its own. Where another's body wins, undo starts anew.
    ///
    /// # Errors
    /// [`StoreError::Forked`] when one number stands for two different changes, [`StoreError::Misfit`]
    /// when a change cannot have come from a store; nothing is taken in then.
    pub fn unite(&mut self, stamp: &Stamp, changes: &[Change]) -> Result<(United, SaveNumber), StoreError> {
        self.write(stamp, |writing| writing.unite(changes))
    }
}

impl Writing<'_> {
    fn unite(&mut self, changes: &[Change]) -> Result<United, StoreError> {
        for text in self.unfolded()? {
            if let Some(kept) = self.kept(text)? {
                self.log_what_is_ahead(&kept)?;
            }
        }
        let (mut touched, mut devices) = (BTreeSet::new(), BTreeSet::new());
        let mut united = United::default();
        for change in changes {
            if self.take(change)? {
                united.taken += 1;
                touched.insert(change.id);
                devices.insert(change.device);
            } else {
                united.known += 1;
            }
        }
        for device in devices {
            self.known_up_to(device)?;
        }
        for id in &touched {
            united.conflicts.extend(self.conflict_of(*id)?);
        }
        united.touched = touched.into_iter().collect();
        Ok(united)
    }

    /// Answers whether the change was new here.
    fn take(&mut self, change: &Change) -> Result<bool, StoreError> {
        check(change)?;
        let version = Version { device: change.device, seq: change.seq };
        if let Some(known) = self.change(version)? {
            return if known == *change { Ok(false) } else { Err(StoreError::Forked) };
        }
        self.append(change)?;
        self.hlc = self.hlc.max(change.hlc.cast_signed());
        if change.device == self.device()? {
            self.next_seq = self.next_seq.max(change.seq.cast_signed() + 1);
        }
        let kept = self.keep(&change.entity, change.id)?;
        if self.wins(&kept, change)? {
            self.set_state(&kept, &change.field, &change.value, version, change.hlc.cast_signed())?;
            self.follow(&kept, change)?;
        }
        Ok(true)
    }

    fn append(&self, change: &Change) -> Result<(), StoreError> {
        self.conn
            .prepare_cached(
                "INSERT INTO change (device, seq, hlc, author, at, entity, id, field, base_device, base_seq,
                 value, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            )?
            .execute(rusqlite::params![
                change.device,
                change.seq.cast_signed(),
                change.hlc.cast_signed(),
                change.author,
                change.at.to_rfc3339(),
                change.entity,
                change.id,
                change.field,
                change.base.map(|base| base.device),
                change.base.map(|base| base.seq.cast_signed()),
                change.value,
                change.reason
            ])?;
        Ok(())
    }

    /// The later tick wins a field; of two at one tick the greater device, then the greater number.
    fn wins(&self, kept: &Kept, change: &Change) -> Result<bool, StoreError> {
        let mut query =
            self.conn.prepare_cached("SELECT hlc, device, seq FROM field WHERE record = ?1 AND name = ?2")?;
        let now = query.query_row((kept.row, &change.field), |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, Option<Id>>(1)?, row.get::<_, Option<i64>>(2)?))
        });
        let theirs = (change.hlc.cast_signed(), Some(change.device), Some(change.seq.cast_signed()));
        Ok(now.optional()?.is_none_or(|now| theirs > now))
    }

    /// Undo steps and the search index were made for the value that lost.
    fn follow(&self, kept: &Kept, change: &Change) -> Result<(), StoreError> {
        match change.field.as_str() {
            BODY => {
                self.forget_draft(kept)?;
                self.refresh_note(kept)
            }
            REMOVED if change.value == "true" => self.forget_note(kept),
            _ => Ok(()),
        }
    }

    /// A person has looked at the versions of a text that was written apart: the text as it stands now
    /// goes on, the others are set aside and stay in the log. To take words over from another version,
    /// [`draft`](Self::draft) them first. Answers whether there was a conflict.
    ///
    /// # Errors
    /// When it cannot be written; the whole save is undone then.
    pub fn settle(&mut self, text: Id, reason: Option<&str>) -> Result<bool, StoreError> {
        let (Some(conflict), Some(kept)) = (self.conflict_of(text)?, self.kept(text)?) else {
            return Ok(false);
        };
        self.log_what_is_ahead(&kept)?;
        let standing = self.version_of(&kept, BODY)?;
        let aside: Vec<Version> =
            conflict.versions.into_iter().filter(|version| Some(*version) != standing).collect();
        let base = self.version_of(&kept, SETTLED)?;
        self.tick();
        self.put(&kept, SETTLED, &json(&aside)?, base, reason)?;
        Ok(true)
    }

    fn version_of(&self, kept: &Kept, field: &str) -> Result<Option<Version>, StoreError> {
        let mut query = self.conn.prepare_cached(
            "SELECT device, seq FROM field WHERE record = ?1 AND name = ?2 AND seq NOT NULL",
        )?;
        let version = query.query_row((kept.row, field), |row| {
            Ok(Version { device: row.get(0)?, seq: row.get::<_, i64>(1)?.cast_unsigned() })
        });
        Ok(version.optional()?)
    }
}

/// What comes from outside is looked at before it is written.
fn check(change: &Change) -> Result<(), StoreError> {
    let is_number = (1..=i64::MAX.cast_unsigned() / 2).contains(&change.seq);
    let is_time = (1..=LAST_TICK).contains(&change.hlc);
    let is_base = change.base.is_none_or(|base| base.seq >= 1 && base.seq < i64::MAX.cast_unsigned());
    let is_json = serde_json::from_str::<serde::de::IgnoredAny>(&change.value).is_ok();
    let is_flag = change.field != REMOVED || matches!(change.value.as_str(), "true" | "false");
    let is_parent = change.field != PARENT || serde_json::from_str::<Option<Id>>(&change.value).is_ok();
    let is_named = !change.field.is_empty() && change.field != "id" && !change.entity.is_empty();
    if is_number && is_time && is_base && is_json && is_flag && is_parent && is_named {
        Ok(())
    } else {
        Err(StoreError::Misfit("a change from another copy has a form no store writes"))
    }
}
