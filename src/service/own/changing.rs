//! Another passphrase, with the old one or with recovery words.

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::tries::try_it;
use super::unlocking::{Opened, hold_it, open_with_passphrase, open_with_words, settle};
use super::{check_new, tries};
use crate::domain::words_used::WordsUsed;
use crate::service::{Clock, ServiceError, Whereabouts, new_id};
use crate::store::{Stamp, Store};
use crate::vault::file;
use crate::vault::{Cost, Key, Keyslots, Secret, SlotKind, VaultError, Words};

/// Gives the store another passphrase. Answers sentences to show.
///
/// # Errors
/// As [`unlock`](super::unlock); [`ServiceError::Refused`] where the new one would be guessed. The old one holds then.
pub fn change_passphrase(
    at: &Whereabouts,
    old: &Secret,
    new: &Secret,
    clock: &dyn Clock,
) -> Result<Vec<String>, ServiceError> {
    change_passphrase_at(Cost::USUAL, at, old, new, clock)
}

/// The same while the store is open: for who holds it already. Only the file of its keys is changed.
///
/// # Errors
/// As [`change_passphrase`].
pub fn change_passphrase_while_open(
    at: &Whereabouts,
    old: &Secret,
    new: &Secret,
    clock: &dyn Clock,
) -> Result<Vec<String>, ServiceError> {
    let _alone = alone();
    let opened = open_with_passphrase(at, old, clock)?;
    check_new(new)?;
    replace(at, opened, new, Cost::USUAL)
}

/// The same, with another cost than is usual.
///
/// # Errors
/// As [`change_passphrase`].
pub fn change_passphrase_at(
    cost: Cost,
    at: &Whereabouts,
    old: &Secret,
    new: &Secret,
    clock: &dyn Clock,
) -> Result<Vec<String>, ServiceError> {
    let _held = hold_it(at, clock)?;
    let opened = open_with_passphrase(at, old, clock)?;
    check_new(new)?;
    replace(at, opened, new, cost)
}

/// Gives the store another passphrase, with her recovery words or the organisation's. The use of the organisation's is
/// kept in the store and said at each unlocking until it is seen.
///
/// # Errors
/// [`ServiceError::Refused`] with what is wrong with the words or the new passphrase, before anything is tried; as
/// [`unlock`](super::unlock).
pub fn recover(
    at: &Whereabouts,
    words: &Secret,
    new: &Secret,
    clock: &dyn Clock,
) -> Result<Vec<String>, ServiceError> {
    recover_at(Cost::USUAL, at, words, new, clock)
}

/// The same, with another cost than is usual.
///
/// # Errors
/// As [`recover`].
pub fn recover_at(
    cost: Cost,
    at: &Whereabouts,
    words: &Secret,
    new: &Secret,
    clock: &dyn Clock,
) -> Result<Vec<String>, ServiceError> {
    let _held = hold_it(at, clock)?;
    tries::may_try(at, clock)?;
    let words = Words::read(words).map_err(|fault| ServiceError::Refused(format!("{fault} {WORDS_TODO}")))?;
    check_new(new)?;
    let found = file::read(at.folder())?;
    let secret = words.secret();
    let ((key, kind), tries) = try_it(at, clock, wrong_words, || open_with_words(&found.keyslots, &secret))?;
    let mut opened = settle(at, found, tries, key, clock)?;
    if kind == SlotKind::Organisation {
        log_use(at, &mut opened, clock)?;
    }
    replace(at, opened, new, cost)
}

const WORDS_TODO: &str = "Nothing was changed. Look at the words as they were written down, in their order.";

fn wrong_words() -> ServiceError {
    let todo = "They are recovery words of another store, or were given out before it was made anew.".into();
    ServiceError::WrongSecret {
        what: "None of the recovery words of this store are these: what was typed",
        todo,
    }
}

/// First in the store: whatever is cut off after it, the use stays known.
fn log_use(at: &Whereabouts, opened: &mut Opened, clock: &dyn Clock) -> Result<(), ServiceError> {
    let used = WordsUsed { id: new_id(), at: clock.now() };
    let stamp = Stamp { at: used.at, author: "the organisation".into() };
    let mut store = Store::open(&at.store(), opened.key.bytes())?;
    store.write(&stamp, |writing| writing.save(&used, None))?;
    store.close()?;
    opened.keyslots.note_organisation_use(used.at);
    Ok(())
}

fn replace(at: &Whereabouts, opened: Opened, new: &Secret, cost: Cost) -> Result<Vec<String>, ServiceError> {
    let Opened { key, keyslots, mut notices } = opened;
    notices.extend(put_slot(at, keyslots, (SlotKind::Passphrase, new), &key, cost)?);
    Ok(notices)
}

/// Two threads of one program hold the store together: while it lives, no other of them changes the keys.
pub(super) fn alone() -> MutexGuard<'static, ()> {
    static KEYS: Mutex<()> = Mutex::new(());
    // It guards files, and these are whole at every moment.
    KEYS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Wraps the key for a secret and puts the keys in their place. Answers what is to be said of what it cost.
pub(super) fn put_slot(
    at: &Whereabouts,
    mut keyslots: Keyslots,
    (kind, secret): (SlotKind, &Secret),
    key: &Key,
    cost: Cost,
) -> Result<Option<String>, ServiceError> {
    let taken = keyslots.set(kind, secret, key, cost)?;
    put_and_prove(at, &keyslots, (kind, secret), key)?;
    Ok(taken.remark().filter(|_| cost == Cost::USUAL))
}

/// Puts the keys in their place. Those from before are kept until these have opened, and taken back if they do not.
pub(super) fn put_and_prove(
    at: &Whereabouts,
    keyslots: &Keyslots,
    (kind, secret): (SlotKind, &Secret),
    key: &Key,
) -> Result<(), ServiceError> {
    file::put(at.folder(), keyslots)?;
    if let Err(error) = prove(at, kind, secret, key) {
        file::put_back(at.folder())?;
        return Err(error.into());
    }
    Ok(file::forget_old(at.folder())?)
}

/// Reads the keys again from the disk, and opens them.
pub(super) fn prove(at: &Whereabouts, kind: SlotKind, secret: &Secret, key: &Key) -> Result<(), VaultError> {
    let path = at.folder().join(file::NAME);
    let keyslots: Keyslots = file::read_one(&path)?;
    let found = keyslots.open(kind, secret)?;
    if found.bytes() == key.bytes() { Ok(()) } else { Err(VaultError::Damaged { path }) }
}
