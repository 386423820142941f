//! What unlocks the store.

pub mod practice;

use zeroize::Zeroizing;

/// The store's key: 32 random bytes. Cannot be printed, copied or serialised, and is wiped when dropped.
pub struct Key(Zeroizing<[u8; 32]>);

impl Key {
    /// The bytes, for the store.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}
