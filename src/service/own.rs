//! The practitioner's own store: set up, unlocked, its passphrase changed, and recovered with words.

use std::sync::Arc;

use super::{Clock, Held, Reading, ServiceError, Whereabouts};
use crate::domain::standing::Standing;
use crate::store::Store;
pub use crate::vault::Key;

pub use crate::vault::{Secret, Strength, Words, WordsFault, strength};

/// A store of the practitioner's own that is open: where it lies, and its key.
#[derive(Clone)]
pub struct Own {
    /// Where it lies.
    pub at: Whereabouts,
    /// Its key.
    pub key: Arc<Key>,
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

fn not_yet<T>() -> Result<T, ServiceError> {
    Err(ServiceError::Refused("This is not made yet. Nothing was changed.".into()))
}

/// Sets a store up. Nothing of it is at its place before all of it is whole.
///
/// # Errors
/// Where there is a store, or the passphrase would be guessed.
pub fn set_up(at: &Whereabouts, clock: &dyn Clock, asked: SetUp) -> Result<Made, ServiceError> {
    let _ = (at, clock, asked);
    not_yet()
}

/// Unlocks the store.
///
/// # Errors
/// [`ServiceError::WrongSecret`], [`ServiceError::Wait`], the vault's, the store's.
pub fn unlock(at: &Whereabouts, passphrase: &Secret, clock: &dyn Clock) -> Result<Unlocked, ServiceError> {
    let _ = (at, passphrase, clock);
    not_yet()
}

/// Unlocks the store to read from, without the right to write.
///
/// # Errors
/// As [`unlock`].
pub fn unlock_for_reading(at: &Whereabouts, passphrase: &Secret) -> Result<Reading, ServiceError> {
    let _ = (at, passphrase);
    not_yet()
}

/// Gives the store another passphrase.
///
/// # Errors
/// As [`unlock`], or the new one would be guessed.
pub fn change_passphrase(
    at: &Whereabouts,
    old: &Secret,
    new: &Secret,
    clock: &dyn Clock,
) -> Result<Vec<String>, ServiceError> {
    let _ = (at, old, new, clock);
    not_yet()
}

/// Gives the store another passphrase, with recovery words.
///
/// # Errors
/// What is wrong with the words; as [`change_passphrase`].
pub fn recover(
    at: &Whereabouts,
    words: &Secret,
    new: &Secret,
    clock: &dyn Clock,
) -> Result<Vec<String>, ServiceError> {
    let _ = (at, words, new, clock);
    not_yet()
}
