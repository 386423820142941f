//! What is typed and not shown: a passphrase.

use std::fmt;

use unicode_segmentation::UnicodeSegmentation;
use zeroize::Zeroizing;

use crate::domain::text::{self, Kind};

/// Longest that is taken, in bytes. The room is there from the start: a buffer that grows leaves copies behind.
const ROOM: usize = 1024;

/// Hidden words. They cannot be printed or copied, and are wiped when they are let go of.
pub(super) struct Hidden {
    words: Zeroizing<String>,
    pub(super) shown: bool,
}

impl Default for Hidden {
    fn default() -> Self {
        Self { words: Zeroizing::new(String::with_capacity(ROOM)), shown: false }
    }
}

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hidden")
    }
}

impl Hidden {
    pub(super) fn words(&self) -> &str {
        &self.words
    }

    /// Adds at the end. A line end that was pasted along is not part of a passphrase.
    pub(super) fn insert(&mut self, words: &str) {
        let cleaned = Zeroizing::new(text::clean(words.trim_end_matches(['\n', '\r']), Kind::Line).text);
        for letter in cleaned.graphemes(true) {
            if self.words.len() + letter.len() > ROOM {
                return;
            }
            self.words.push_str(letter);
        }
    }

    /// Takes the last letter with its accents.
    pub(super) fn backspace(&mut self) {
        let last = text::previous_boundary(&self.words, self.words.len());
        self.words.truncate(last);
    }

    pub(super) fn letters(&self) -> usize {
        self.words.graphemes(true).count()
    }

    /// Hands the words over with their memory, so that nothing of them stays here.
    pub(super) fn take(&mut self) -> String {
        std::mem::replace(&mut *self.words, String::with_capacity(ROOM))
    }

    pub(super) fn wipe(&mut self) {
        *self = Self::default();
    }
}
