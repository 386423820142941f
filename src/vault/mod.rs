//! What unlocks the store: its key, wrapped once for each secret that may unwrap it.

pub mod error;
pub mod file;
mod hex;
pub mod keyslots;
pub mod practice;
pub mod seal;
pub mod secret;
pub mod small;
pub mod strength;
mod stretch;
pub mod words;

use zeroize::Zeroizing;

pub use self::error::VaultError;
pub use self::file::KeysFile;
pub use self::keyslots::{Cost, Keyslots, Slot, SlotKind};
pub use self::secret::Secret;
pub use self::strength::{Strength, strength};
pub use self::words::{Words, WordsFault};

/// The store's key: 32 random bytes. Cannot be printed, copied or serialised, and is wiped when dropped. It stays at
/// one place in memory, so that no copy of it is left behind when the value is handed on.
pub struct Key(Box<Zeroizing<[u8; 32]>>);

impl Key {
    /// A new key, from the system's own randomness.
    ///
    /// # Errors
    /// [`VaultError::NoRandomness`].
    pub fn random() -> Result<Self, VaultError> {
        let mut key = Self::blank();
        getrandom::fill(key.0.as_mut_slice()).map_err(|_| VaultError::NoRandomness)?;
        Ok(key)
    }

    /// The bytes, for the store.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    fn blank() -> Self {
        Self(Box::new(Zeroizing::new([0; 32])))
    }
}
