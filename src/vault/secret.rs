//! What a person types to unlock the store.

use zeroize::Zeroizing;

/// The mark that some editors begin a file with, and that nobody types.
const MARK: char = '\u{feff}';

/// A typed passphrase, or typed recovery words. Cannot be printed, copied or serialised, and is wiped when dropped.
pub struct Secret {
    typed: Zeroizing<String>,
    /// Whether the file it was read from began with a mark.
    was_marked: bool,
}

impl Secret {
    /// Takes over what was typed. Grow a `String` with room to spare: what it grows out of is not wiped.
    #[must_use]
    pub fn new(typed: String) -> Self {
        Self { typed: Zeroizing::new(typed), was_marked: false }
    }

    /// Takes over what was read from a file. The mark that some editors begin one with is no part of it.
    #[must_use]
    pub fn of_file(text: String) -> Self {
        let mut secret = Self::new(text);
        if secret.typed.starts_with(MARK) {
            secret.was_marked = true;
            // The letters move up in their place: nothing is copied that would not be wiped.
            secret.typed.drain(..MARK.len_utf8());
        }
        secret
    }

    /// The same with the mark of its file; none where that had none.
    pub(super) fn with_mark(&self) -> Option<Self> {
        self.was_marked.then(|| {
            let mut marked = String::with_capacity(MARK.len_utf8() + self.typed.len());
            marked.push(MARK);
            marked.push_str(&self.typed);
            Self::new(marked)
        })
    }

    /// The same once more.
    #[must_use]
    pub fn copy(&self) -> Self {
        let mut typed = String::with_capacity(self.typed.len());
        typed.push_str(&self.typed);
        Self { typed: Zeroizing::new(typed), was_marked: self.was_marked }
    }

    /// As it was typed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.typed
    }
}
