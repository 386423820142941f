//! A text folded once, to look for many phrases in it: its letters without anything between them, and where words begin
//! and end in them.

use super::{Sign, Signs};

/// The letters of a text, and its words in them.
///
/// A phrase is looked for letter by letter from where a word begins to where one ends, so that it is found however its
/// words are joined or parted: `Hill Top`, `Hilltop`, `hill-top`, `Hill. Top`.
#[derive(Clone, Debug, Default)]
pub struct Folds {
    letters: String,
    /// First bytes of words in `letters`, rising.
    starts: Vec<usize>,
    /// Bytes after words in `letters`, rising; a word with `'s` ends twice.
    ends: Vec<usize>,
}

impl Folds {
    /// A text folded.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self::with(text, |word| word)
    }

    /// The same with some words in another form: `rd` for `road`.
    #[must_use]
    pub fn with(text: &str, form: impl Fn(&str) -> &str) -> Self {
        let mut folds = Self { letters: String::with_capacity(text.len()), ..Self::default() };
        let (mut start, mut owner) = (None, None);
        for folded in Signs::of(text) {
            match folded.sign {
                Sign::Letter(letter) => {
                    start.get_or_insert(folds.letters.len());
                    folds.letters.push(letter);
                }
                // A word goes on behind its apostrophe.
                Sign::Apostrophe if start.is_some() => owner = Some(folds.letters.len()),
                _ => folds.end(start.take(), owner.take(), &form),
            }
        }
        folds.end(start, owner, &form);
        folds
    }

    fn end(&mut self, start: Option<usize>, owner: Option<usize>, form: &impl Fn(&str) -> &str) {
        let Some(start) = start else { return };
        let word = self.letters.get(start..).unwrap_or_default();
        // `lane14` is a lane with its number.
        let figure = word.find(|letter: char| letter.is_ascii_digit()).unwrap_or(word.len());
        let (word, number) = word.split_at(figure);
        let other = form(word);
        if other != word {
            let other = format!("{other}{number}");
            self.letters.truncate(start);
            self.letters.push_str(&other);
        }
        self.starts.push(start);
        let is_owner = |owner: &usize| self.letters.get(*owner..) == Some("s");
        self.ends.extend(owner.filter(is_owner));
        self.ends.push(self.letters.len());
    }

    /// Whether nothing is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    /// Its letters.
    #[must_use]
    pub fn letters(&self) -> &str {
        &self.letters
    }

    /// Its words.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let ends = self.starts.iter().skip(1).copied().chain([self.letters.len()]);
        self.starts.iter().zip(ends).filter_map(|(start, end)| self.letters.get(*start..end))
    }

    /// Whether these letters stand in it, from the beginning of a word to the end of one. Where a figure follows a letter
    /// or a letter a figure a word may begin or end: `Mill Lane14`.
    #[must_use]
    pub fn has(&self, letters: &str) -> bool {
        let is_here = |start: usize| {
            let end = start + letters.len();
            self.begins(start) && (self.ends.binary_search(&end).is_ok() || self.changes(end))
        };
        !letters.is_empty() && self.letters.match_indices(letters).any(|(start, _)| is_here(start))
    }

    fn begins(&self, at: usize) -> bool {
        self.starts.binary_search(&at).is_ok() || self.changes(at)
    }

    /// Whether a figure and a letter touch here.
    fn changes(&self, at: usize) -> bool {
        let bytes = self.letters.as_bytes();
        let is_figure = |at: usize| bytes.get(at).map(u8::is_ascii_digit);
        let before = at.checked_sub(1).and_then(is_figure);
        before.is_some() && is_figure(at).is_some_and(|here| Some(here) != before)
    }
}
