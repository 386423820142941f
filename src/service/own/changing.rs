//! Another passphrase, with the old one or with recovery words.

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::entering::{Entered, Tried, change, keep, to_keep};
use super::unlocking::{enter_to_write, enter_while_open, enter_with, hold_it};
use super::{Changed, check_new, tries};
use crate::domain::words_used::WordsUsed;
use crate::service::{Clock, ServiceError, Whereabouts, new_id};
use crate::store::{Stamp, Store};
use crate::vault::{Cost, Key, KeysFile, Secret, SlotKind, Words};

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

/// The same while the store is open: for who holds it already.
///
/// # Errors
/// As [`change_passphrase`].
pub fn change_passphrase_while_open(
    at: &Whereabouts,
    old: &Secret,
    new: &Secret,
    clock: &dyn Clock,
) -> Result<Changed, ServiceError> {
    let _alone = alone();
    let mut entered = enter_while_open(at, old, clock)?;
    check_new(new)?;
    let (keys, notices) = replace(at, &mut entered, new, Cost::USUAL)?;
    Ok(Changed { notices, keep: Some(to_keep(&keys)) })
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
    let entered = enter_to_write(at, old, clock)?;
    check_new(new)?;
    replace_and_keep(at, entered, new, cost, clock)
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
    let tried = Tried {
        kinds: &[SlotKind::Recovery, SlotKind::Organisation],
        secret: &words.secret(),
        wrong: &wrong_words,
    };
    let mut entered = enter_with(at, &tried, clock)?;
    if entered.kind == SlotKind::Organisation {
        log_use(&mut entered.store, clock)?;
    }
    replace_and_keep(at, entered, new, cost, clock)
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
fn log_use(store: &mut Store, clock: &dyn Clock) -> Result<(), ServiceError> {
    let used = WordsUsed { id: new_id(), at: clock.now() };
    let stamp = Stamp { at: used.at, author: "the organisation".into() };
    store.write(&stamp, |writing| writing.save(&used, None))?;
    Ok(())
}

fn replace_and_keep(
    at: &Whereabouts,
    mut entered: Entered<Store>,
    new: &Secret,
    cost: Cost,
    clock: &dyn Clock,
) -> Result<Vec<String>, ServiceError> {
    let (keys, notices) = replace(at, &mut entered, new, cost)?;
    let mut store = entered.store;
    keep(&mut store, &keys, clock)?;
    store.close()?;
    Ok(notices)
}

/// Answers the keys as they are now, and sentences to show.
fn replace<S>(
    at: &Whereabouts,
    entered: &mut Entered<S>,
    new: &Secret,
    cost: Cost,
) -> Result<(KeysFile, Vec<String>), ServiceError> {
    let (remark, keys) = put_slot(at, &entered.keys, (SlotKind::Passphrase, new), &entered.key, cost)?;
    let mut notices = std::mem::take(&mut entered.notices);
    if !entered.is_settled {
        notices = vec![SETTLED.into()];
    }
    notices.extend(remark);
    Ok((keys, notices))
}

/// Said in place of what was wrong with the keys, once they are whole again by the change.
const SETTLED: &str =
    "The keys beside the store were not those that were set last; with this change they are whole again.";

/// Two threads of one program hold the store together: while it lives, no other of them changes the keys.
pub(super) fn alone() -> MutexGuard<'static, ()> {
    static KEYS: Mutex<()> = Mutex::new(());
    // It guards files, and these are whole at every moment.
    KEYS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Wraps the key for a secret and puts the keys in their place. Answers what is to be said of what it cost, and the keys.
pub(super) fn put_slot(
    at: &Whereabouts,
    before: &KeysFile,
    (kind, secret): (SlotKind, &Secret),
    key: &Key,
    cost: Cost,
) -> Result<(Option<String>, KeysFile), ServiceError> {
    let (taken, keys) =
        change(at, key, before, (kind, secret), |keyslots| Ok(keyslots.set(kind, secret, key, cost)?))?;
    Ok((taken.remark().filter(|_| cost == Cost::USUAL), keys))
}
