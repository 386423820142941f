//! What a person types to unlock the store.

use zeroize::Zeroizing;

/// A typed passphrase, or typed recovery words. Cannot be printed, copied or serialised, and is wiped when dropped.
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes over what was typed. Grow a `String` with room to spare: what it grows out of is not wiped.
    #[must_use]
    pub fn new(typed: String) -> Self {
        Self(Zeroizing::new(typed))
    }

    /// As it was typed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
