//! The one way in which words are compared, whoever asks: names, shields, marks, search, checks.
//!
//! Case, accents, letters that are no letter with an accent (ł, ø, æ), ligatures and invisible characters make no
//! difference; apostrophes, hyphens and spaces are told apart from letters, and the caller says how many of them may be
//! missing or stand for each other. Every sign knows its bytes in the text, so that what was typed is what is kept.

mod letters;
mod name;
#[cfg(test)]
mod tests;
mod words;

pub use letters::{Folded, Sign, Signs};
pub use name::{Ending, begins_with_name, covered, found};
pub use words::Folds;

/// The letters and figures of a text as they are compared, without anything between them: `Zoë O’Neil-Łuc` is
/// `zoeoneilluc`. The same for two texts that are one name.
#[must_use]
pub fn key(text: &str) -> String {
    letters_of(text).collect()
}

/// Whether two texts are the same name or word. Texts without a letter are the same where they are typed alike.
#[must_use]
pub fn same(one: &str, other: &str) -> bool {
    let mut letters = letters_of(one).peekable();
    if letters.peek().is_none() {
        return one.trim() == other.trim();
    }
    letters.eq(letters_of(other))
}

/// Whether a text, or one of its words, begins with what is half typed. A space at its end asks for another word.
#[must_use]
pub fn begins(text: &str, prefix: &str) -> bool {
    let is_name = |folded: Folded| folded.sign != Sign::Other;
    if !Signs::of(prefix).all(is_name) {
        return false;
    }
    let wanted = key(prefix);
    let parted = !wanted.is_empty() && prefix.ends_with(char::is_whitespace);
    let begins = |rest: &str| {
        let mut signs = Signs::of(rest);
        let mut letters = signs.by_ref().filter_map(Folded::letter);
        let are_there = wanted.chars().all(|letter| letters.next() == Some(letter));
        are_there && (!parted || signs.next().is_some_and(|next| !next.is_letter()))
    };
    begins(text) || word_starts(text).skip(1).any(|at| text.get(at..).is_some_and(begins))
}

/// The bytes at which words begin. An apostrophe begins none.
fn word_starts(text: &str) -> impl Iterator<Item = usize> + '_ {
    let mut inside = false;
    Signs::of(text).filter_map(move |folded| {
        let begins = folded.is_letter() && !inside;
        inside = folded.is_letter() || (inside && folded.sign == Sign::Apostrophe);
        begins.then_some(folded.from)
    })
}

fn letters_of(text: &str) -> impl Iterator<Item = char> + '_ {
    Signs::of(text).filter_map(Folded::letter)
}
