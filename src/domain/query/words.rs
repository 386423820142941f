//! The words of a text as they are looked for: their letters folded, and where each stands.

use super::super::compare::{Sign, Signs};

/// A word of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Its bytes in the text.
    pub(super) bytes: (usize, usize),
    /// Its letters among those of the whole text.
    pub(super) letters: (usize, usize),
    /// Whether it may be one word with the one before it: an apostrophe or a hyphen joins them, or both have a capital, as
    /// the halves of a name do.
    pub(super) is_joined: bool,
}

/// A text in its words.
#[derive(Debug, Default)]
pub(super) struct Words {
    letters: String,
    all: Vec<Word>,
}

/// What stands between two words.
#[derive(Clone, Copy, Default)]
struct Gap {
    joins: usize,
    spaces: usize,
    others: usize,
}

impl Words {
    pub(super) fn of(text: &str) -> Self {
        let mut words = Self { letters: String::with_capacity(text.len()), all: Vec::new() };
        let (mut inside, mut gap) = (false, Gap::default());
        for folded in Signs::of(text) {
            let Sign::Letter(letter) = folded.sign else {
                gap.add(folded.sign);
                inside = false;
                continue;
            };
            let at = words.letters.len();
            words.letters.push(letter);
            let end = words.letters.len();
            if let Some(word) = words.all.last_mut().filter(|_| inside) {
                (word.bytes.1, word.letters.1) = (folded.to, end);
            } else {
                let word = Word { bytes: (folded.from, folded.to), letters: (at, end), is_joined: false };
                words.begin(text, word, gap);
            }
            (inside, gap) = (true, Gap::default());
        }
        words
    }

    fn begin(&mut self, text: &str, word: Word, gap: Gap) {
        let is_joined = self.all.last().is_some_and(|before| gap.may_join(text, (before, &word)));
        self.all.push(Word { is_joined, ..word });
    }

    pub(super) fn all(&self) -> &[Word] {
        &self.all
    }

    pub(super) fn letters(&self, word: &Word) -> Option<&str> {
        self.letters.get(word.letters.0..word.letters.1)
    }

    /// All letters, one word after the other.
    pub(super) fn row(&self) -> &str {
        &self.letters
    }
}

impl Gap {
    const fn add(&mut self, sign: Sign) {
        match sign {
            Sign::Apostrophe | Sign::Hyphen | Sign::Dash => self.joins += 1,
            Sign::Space => self.spaces += 1,
            _ => self.others += 1,
        }
    }

    fn may_join(self, text: &str, (before, word): (&Word, &Word)) -> bool {
        let is_name = |word: &Word| {
            text.get(word.bytes.0..).and_then(|rest| rest.chars().next()).is_some_and(char::is_uppercase)
        };
        let is_whole = before.letters.1 - before.letters.0 > 1;
        match (self.joins, self.spaces, self.others) {
            (1, 0, 0) => true,
            (0, 1.., 0) => is_whole && is_name(before) && is_name(word),
            _ => false,
        }
    }
}
