//! A backup of a store of one's own, with keys that are proven to open it; and whether the keys beside it are whole.

use std::path::Path;

use super::changing::alone;
use super::{Own, copies};
use crate::service::backup::backup_with;
use crate::service::{Clock, Reading, ServiceError};
use crate::store::Verdict;

/// A backup that was made.
#[derive(Debug)]
pub struct BackedUp {
    /// What is in it.
    pub verdict: Verdict,
    /// Sentences to show: what was wrong with the keys beside the store, and was mended.
    pub notices: Vec<String>,
}

/// Makes a backup of the open store. Its keys are not taken as they lie beside the store: they are sealed with the key
/// that opens what is backed up, and no older than the store's own copy of them. While it is made, nobody changes them.
///
/// # Errors
/// As [`backup`](crate::service::backup::backup_with); [`ServiceError::Refused`] where the keys beside the store were
/// changed or put back: nobody would know what opens the backup.
pub fn back_up(own: &Own, store: &Reading, to: &Path, clock: &dyn Clock) -> Result<BackedUp, ServiceError> {
    let _alone = alone();
    let (keys, notices) = copies::proven(own, store, clock)?;
    let verdict = backup_with(store, &own.key, keys.text().as_bytes(), to)?;
    Ok(BackedUp { verdict, notices })
}

/// Looks at the keys beside the open store. Answers what is wrong with them, a sentence each, and what was wrong and is
/// mended: a file that is gone or cannot be read is written anew from the store's own copy, unless nothing may be
/// written.
///
/// # Errors
/// The store's.
pub fn look_at_keys(
    own: &Own,
    store: &Reading,
    clock: &dyn Clock,
) -> Result<(Vec<String>, Vec<String>), ServiceError> {
    let _alone = alone();
    let before = copies::faults(&own.at, store, &own.key)?;
    if before.is_empty() || !own.may_write {
        return Ok((before, Vec::new()));
    }
    let mended = copies::proven(own, store, clock).map_or_else(|_| Vec::new(), |(_, said)| said);
    let left = copies::faults(&own.at, store, &own.key)?;
    Ok(if left.is_empty() { (left, mended) } else { (before, Vec::new()) })
}
