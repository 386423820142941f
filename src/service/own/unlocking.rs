//! A store is unlocked: for writing, for reading, or only to say whether a passphrase is its own.

use std::path::Path;
use std::sync::Arc;

use super::entering::{self, Entered, Tried, enter, keep};
use super::seen;
use super::tries::try_it;
use super::{ToRead, Unlocked, copies};
use crate::domain::moment::{Moment, clock_time, long_date};
use crate::service::opening::hold_patiently;
use crate::service::saves::{self, Saves};
use crate::service::{Clock, Held, Reading, ServiceError, Whereabouts};
use crate::store::Store;
use crate::vault::file;
use crate::vault::{Secret, SlotKind};

/// Unlocks the store with the passphrase, for writing.
///
/// # Errors
/// [`ServiceError::NoStore`], [`ServiceError::Held`], [`ServiceError::WrongSecret`], [`ServiceError::Wait`], the
/// vault's, the store's.
pub fn unlock(at: &Whereabouts, passphrase: &Secret, clock: &dyn Clock) -> Result<Unlocked, ServiceError> {
    let held = hold_it(at, clock)?;
    let Entered { store, key, mut notices, .. } = enter_to_write(at, passphrase, clock)?;
    notices.extend(of_organisation(&seen::unseen(&store)?));
    notices.extend(saves::notices(&store)?);
    Ok(Unlocked { held, store, key: Arc::new(key), notices })
}

/// Unlocks the store to read from, without the right to write in it, and writes nothing in its folder but the count of
/// wrong tries.
///
/// # Errors
/// As [`unlock`], but for the right.
pub fn unlock_to_read(
    at: &Whereabouts,
    passphrase: &Secret,
    clock: &dyn Clock,
) -> Result<ToRead, ServiceError> {
    if !at.has_store() {
        return Err(no_store(at));
    }
    let wrong = || wrong_passphrase(at);
    let tried = Tried { kinds: &[SlotKind::Passphrase], secret: passphrase, wrong: &wrong };
    let open = |key: &crate::vault::Key| Store::open_to_read(&at.store(), key.bytes());
    let entering::Unlocked { opened, store, mut notices, .. } = entering::unlock(at, &tried, clock, open)?;
    let faults = copies::faults(at, &store, &opened.key)?;
    if !faults.is_empty() {
        notices.push(format!("{} {NOT_MENDED_HERE}", faults.join(" ")));
    }
    notices.extend(Saves::beside(at).missing(&store)?);
    Ok(ToRead { store, key: Arc::new(opened.key), notices })
}

const NOT_MENDED_HERE: &str = "What is in the store is safe, and nothing was written. It is put right when the store is \
    next opened to write in it.";

/// Says whether this is the passphrase of the store, and opens nothing. A wrong one is counted as at the door.
///
/// # Errors
/// [`ServiceError::WrongSecret`], [`ServiceError::Wait`], the vault's.
pub fn prove(at: &Whereabouts, passphrase: &Secret, clock: &dyn Clock) -> Result<(), ServiceError> {
    let found = file::read(at.folder())?;
    let open = || found.open(0, &[SlotKind::Passphrase], passphrase);
    try_it(at, clock, || wrong_passphrase(at), open).map(drop)
}

/// Opens a copy of the store, made under the same key, to read from.
///
/// # Errors
/// As [`unlock`].
pub fn open_copy(
    of: &Whereabouts,
    copy: &Path,
    passphrase: &Secret,
    clock: &dyn Clock,
) -> Result<Reading, ServiceError> {
    let _held = hold_it(of, clock)?;
    let found = file::read(of.folder())?;
    let open = || found.open(0, &[SlotKind::Passphrase], passphrase);
    let (opened, _) = try_it(of, clock, || wrong_passphrase(of), open)?;
    Ok(Store::open_reading(copy, opened.key.bytes())?)
}

/// The right to a store that is there.
pub(super) fn hold_it(at: &Whereabouts, clock: &dyn Clock) -> Result<Held, ServiceError> {
    // Before the folder is made.
    if !at.has_store() {
        return Err(no_store(at));
    }
    hold_patiently(at, clock)
}

fn no_store(at: &Whereabouts) -> ServiceError {
    ServiceError::NoStore { folder: at.folder().display().to_string() }
}

/// Enters with the passphrase, for who holds the store and has not opened it.
pub(super) fn enter_to_write(
    at: &Whereabouts,
    passphrase: &Secret,
    clock: &dyn Clock,
) -> Result<Entered<Store>, ServiceError> {
    let wrong = || wrong_passphrase(at);
    enter_with(at, &Tried { kinds: &[SlotKind::Passphrase], secret: passphrase, wrong: &wrong }, clock)
}

/// The same with any secret. The store keeps what the keys are now.
pub(super) fn enter_with(
    at: &Whereabouts,
    tried: &Tried<'_>,
    clock: &dyn Clock,
) -> Result<Entered<Store>, ServiceError> {
    let mut entered = enter(at, tried, clock, |key| Store::open(&at.store(), key.bytes()))?;
    if entered.is_news {
        // Where it cannot be written it is tried again the next time: the files are newer than the store then.
        let _ = keep(&mut entered.store, &entered.keys, clock);
    }
    Ok(entered)
}

/// Enters with the passphrase while the store is open, or is not to be written in.
pub(super) fn enter_while_open(
    at: &Whereabouts,
    passphrase: &Secret,
    clock: &dyn Clock,
) -> Result<Entered<Box<Reading>>, ServiceError> {
    let wrong = || wrong_passphrase(at);
    let tried = Tried { kinds: &[SlotKind::Passphrase], secret: passphrase, wrong: &wrong };
    enter(at, &tried, clock, |key| Store::open_reading(&at.store(), key.bytes()).map(Box::new))
}

pub(super) fn wrong_passphrase(at: &Whereabouts) -> ServiceError {
    let mut todo = "Try again: capital letters and spaces count.".to_owned();
    if at.folder().join(file::OLD).exists() {
        todo.push_str(" A change of the passphrase was cut off lately: try both.");
    }
    todo.push_str(" Forgotten? The recovery words open it too: portal recover");
    ServiceError::WrongSecret { what: "That passphrase", todo }
}

fn of_organisation(uses: &[Moment]) -> Option<String> {
    let last = uses.first()?;
    let (day, time) = (long_date(last.date_naive()), clock_time(last));
    let times = if uses.len() == 1 { "once".into() } else { format!("{} times", uses.len()) };
    Some(format!(
        "The organisation's recovery words opened this store {times} since you last looked, lately on {day} at {time}. \
         My store lists each use."
    ))
}
