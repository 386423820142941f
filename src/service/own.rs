//! The practitioner's own store: set up, unlocked, its passphrase changed, and recovered with words.
//!
//! Beside the store, `portal.db`, lie its keys in two files, `portal.keys` and `portal.keys.2`, and the store has a copy
//! of them. Whatever is cut off at whatever moment, either there is no store, or there is a whole one and a passphrase
//! that opens it.

mod backing_up;
mod changing;
mod copies;
mod entering;
mod keys_from;
mod seen;
mod set_up;
#[cfg(test)]
mod tests;
mod tries;
mod unlocking;
mod view;
mod words;

use std::sync::Arc;

use super::{Deed, Held, Reading, ServiceError, Whereabouts};
use crate::domain::standing::Standing;
use crate::store::{Stamp, Store};

pub use self::backing_up::{BackedUp, back_up, look_at_keys};
pub use self::changing::{
    change_passphrase, change_passphrase_at, change_passphrase_while_open, recover, recover_at,
};
pub use self::keys_from::keys_from;
pub use self::seen::see_organisation_uses;
pub use self::set_up::{check_place, set_up, set_up_at};
pub use self::tries::may_try;
pub use self::unlocking::{open_copy, prove, unlock, unlock_to_read};
pub use self::view::{OwnView, view};
pub use self::words::{
    Offer, Whose, offer_words, offer_words_at, offer_words_while_open, remove_organisation_words,
    remove_organisation_words_while_open,
};
pub use crate::vault::{Cost, Key, Secret, Strength, Words, WordsFault, strength};

/// A store of the practitioner's own that is open: where it lies, and its key.
#[derive(Clone)]
pub struct Own {
    /// Where it lies.
    pub at: Whereabouts,
    /// Its key.
    pub key: Arc<Key>,
    /// Whether anything may be written beside it.
    pub may_write: bool,
}

/// What is asked for when a store is set up.
pub struct SetUp {
    /// Her passphrase.
    pub passphrase: Secret,
    /// Whether the organisation gets recovery words too.
    pub organisation: bool,
    /// Whose record it is, and who approved this use.
    pub standing: Standing,
}

/// A store that was set up.
pub struct Made {
    /// The right to it.
    pub held: Held,
    /// The store, open.
    pub store: Store,
    /// Its key, to open further looks with.
    pub key: Arc<Key>,
    /// Her recovery words: to be shown once.
    pub words: Words,
    /// The organisation's.
    pub organisation: Option<Words>,
    /// Sentences to show.
    pub notices: Vec<String>,
}

/// A store that was unlocked.
pub struct Unlocked {
    /// The right to it.
    pub held: Held,
    /// The store, open.
    pub store: Store,
    /// Its key, to open further looks with.
    pub key: Arc<Key>,
    /// Sentences to show.
    pub notices: Vec<String>,
}

/// Keys that were changed.
#[derive(Debug)]
pub struct Changed {
    /// Sentences to show.
    pub notices: Vec<String>,
    /// What whoever has the store open is to do, so that it keeps the keys too; none where that is done.
    pub keep: Option<Deed>,
}

/// A store that was unlocked without the right to write in it.
pub struct ToRead {
    /// The store, open; nothing is ever written through it.
    pub store: Store,
    /// Its key, to open further looks with.
    pub key: Arc<Key>,
    /// Sentences to show.
    pub notices: Vec<String>,
}

/// Whose record the store is, and who approved it.
///
/// # Errors
/// The store's.
pub fn standing(store: &Reading) -> Result<Standing, ServiceError> {
    Ok(store.load(Standing::ID)?.unwrap_or_default())
}

/// Keeps whose record the store is, and who approved it.
///
/// # Errors
/// The store's.
pub fn keep_standing(store: &mut Store, stamp: &Stamp, standing: &Standing) -> Result<(), ServiceError> {
    store.write(stamp, |writing| writing.save(standing, None))?;
    Ok(())
}

/// Whether a new passphrase may be used.
fn check_new(passphrase: &Secret) -> Result<(), ServiceError> {
    let found = strength(passphrase.as_str());
    if found.is_enough {
        return Ok(());
    }
    let said =
        format!("{} Nothing was changed. Choose another passphrase. {}", found.says, found.helps.join(" "));
    Err(ServiceError::Refused(said))
}
