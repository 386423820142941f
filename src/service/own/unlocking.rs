//! A secret opens the keys, and these open the store.

use std::path::Path;
use std::sync::Arc;

use super::changing::alone;
use super::tries::{Tries, try_it};
use super::{ToRead, Unlocked};
use crate::domain::moment::{Moment, clock_time, long_date};
use crate::service::aside::move_aside;
use crate::service::opening::hold_patiently;
use crate::service::saves::{self, Saves};
use crate::service::{Clock, Held, Reading, ServiceError, Whereabouts};
use crate::store::Store;
use crate::vault::file::{self, Found};
use crate::vault::{Key, Keyslots, Secret, SlotKind, VaultError};

/// Unlocks the store with the passphrase, for writing.
///
/// # Errors
/// [`ServiceError::NoStore`], [`ServiceError::Held`], [`ServiceError::WrongSecret`], [`ServiceError::Wait`], the
/// vault's, the store's.
pub fn unlock(at: &Whereabouts, passphrase: &Secret, clock: &dyn Clock) -> Result<Unlocked, ServiceError> {
    let held = hold_it(at, clock)?;
    let Opened { key, keyslots, mut notices } = open_with_passphrase(at, passphrase, clock)?;
    let store = Store::open(&at.store(), key.bytes())?;
    notices.extend(of_organisation(keyslots.unseen_organisation_uses()));
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
    let found = file::read(at.folder())?;
    let open = || found.keyslots.open(SlotKind::Passphrase, passphrase);
    let (key, tries) = try_it(at, clock, || wrong_passphrase(at), open)?;
    let store = Store::open_to_read(&at.store(), key.bytes())?;
    let mut notices: Vec<String> = tries.notice().into_iter().collect();
    notices.extend(Saves::beside(at).missing(&store)?);
    Ok(ToRead { store, key: Arc::new(key), notices })
}

/// Says whether this is the passphrase of the store, and opens nothing. A wrong one is counted as at the door.
///
/// # Errors
/// [`ServiceError::WrongSecret`], [`ServiceError::Wait`], the vault's.
pub fn prove(at: &Whereabouts, passphrase: &Secret, clock: &dyn Clock) -> Result<(), ServiceError> {
    let found = file::read(at.folder())?;
    let open = || found.keyslots.open(SlotKind::Passphrase, passphrase);
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
    let opened = open_with_passphrase(of, passphrase, clock)?;
    Ok(Store::open_reading(copy, opened.key.bytes())?)
}

/// The practitioner has read that the organisation's words were used; it is not said again. For who holds the store.
///
/// # Errors
/// The vault's.
pub fn see_organisation_uses(at: &Whereabouts) -> Result<(), ServiceError> {
    let _alone = alone();
    let mut keyslots = file::read(at.folder())?.keyslots;
    if !keyslots.unseen_organisation_uses().is_empty() {
        keyslots.see_organisation_uses();
        file::put(at.folder(), &keyslots)?;
        file::read(at.folder())?;
        file::forget_old(at.folder())?;
    }
    Ok(())
}

/// What a passphrase opened.
pub(super) struct Opened {
    pub(super) key: Key,
    pub(super) keyslots: Keyslots,
    pub(super) notices: Vec<String>,
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

/// Opens the keys with the passphrase, counts the try, and puts the file of the keys right.
pub(super) fn open_with_passphrase(
    at: &Whereabouts,
    passphrase: &Secret,
    clock: &dyn Clock,
) -> Result<Opened, ServiceError> {
    let found = file::read(at.folder())?;
    let open = || found.keyslots.open(SlotKind::Passphrase, passphrase);
    let (key, tries) = try_it(at, clock, || wrong_passphrase(at), open)?;
    settle(at, found, tries, key, clock)
}

/// Once the keys have opened, they lie in their place and no older ones beside them.
pub(super) fn settle(
    at: &Whereabouts,
    found: Found,
    tries: Tries,
    key: Key,
    clock: &dyn Clock,
) -> Result<Opened, ServiceError> {
    let mut notices: Vec<String> = tries.notice().into_iter().collect();
    if found.from != file::From::File {
        let aside = move_aside(at, &[file::NAME], clock)?;
        file::put(at.folder(), &found.keyslots)?;
        notices.push(aside.map_or_else(
            || format!("The file {} was not there. {OLD_KEYS}", file::NAME),
            |aside| {
                format!("The file {} was damaged and lies in {} now. {OLD_KEYS}", file::NAME, aside.display())
            },
        ));
    }
    file::forget_old(at.folder())?;
    Ok(Opened { key, keyslots: found.keyslots, notices })
}

const OLD_KEYS: &str = "The keys from before the last change were taken in its place; a passphrase that was changed \
    just then is the one from before.";

pub(super) fn wrong_passphrase(at: &Whereabouts) -> ServiceError {
    let mut todo = "Try again: capital letters and spaces count.".to_owned();
    if at.folder().join(file::OLD).exists() {
        todo.push_str(" A change of the passphrase was cut off lately: try both.");
    }
    todo.push_str(" Forgotten? The recovery words open it too: portal recover");
    ServiceError::WrongSecret { what: "That passphrase", todo }
}

fn of_organisation(uses: &[Moment]) -> Option<String> {
    let last = uses.last()?;
    let (day, time) = (long_date(last.date_naive()), clock_time(last));
    let times = if uses.len() == 1 { "once".into() } else { format!("{} times", uses.len()) };
    Some(format!(
        "The organisation's recovery words opened this store {times} since you last looked, lately on {day} at {time}. \
         My store lists each use."
    ))
}

/// Where neither slot opens: wrong, and not damaged.
pub(super) fn open_with_words(keyslots: &Keyslots, words: &Secret) -> Result<(Key, SlotKind), VaultError> {
    for kind in [SlotKind::Recovery, SlotKind::Organisation] {
        match keyslots.open(kind, words) {
            Ok(key) => return Ok((key, kind)),
            Err(VaultError::WrongSecret | VaultError::NoSlot(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Err(VaultError::WrongSecret)
}
