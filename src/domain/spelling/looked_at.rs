//! Which stretches of a line are words to look at, and how a word is written for the dictionary.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Signs that belong to a word only between its letters.
pub(super) const EDGES: [char; 3] = ['\'', '\u{2019}', '-'];
/// Most letters of a word in capitals that is taken for an abbreviation. A longer one is somebody writing loudly.
const ABBREVIATION: usize = 6;
/// Most letters of a word: what is longer is none, and costs the dictionary time.
const LONGEST: usize = 40;

pub(super) fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() || is_combining_mark(letter) || EDGES.contains(&letter)
}

/// The words of a line that are looked at, each with the byte it begins at. Addresses on the web, what stands after an
/// `@`, abbreviations in capitals, single letters and whatever holds a figure are not words.
#[must_use]
pub fn looked_at(text: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    for chunk in text.split_whitespace().filter(|chunk| !is_address(chunk)) {
        for piece in chunk.split(|letter: char| !is_letter(letter)) {
            let word = piece.trim_matches(EDGES);
            let at = (word.as_ptr() as usize).checked_sub(text.as_ptr() as usize);
            words.extend(at.filter(|_| is_word(word)).map(|at| (at, word)));
        }
    }
    words
}

fn is_address(chunk: &str) -> bool {
    chunk.contains('@') || chunk.contains("://") || chunk.starts_with("www.")
}

fn is_word(word: &str) -> bool {
    let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
    (2..=LONGEST).contains(&letters) && !word.chars().any(char::is_numeric) && !is_abbreviation(word)
}

/// `GP`, `GPs`, `MASH's`.
fn is_abbreviation(word: &str) -> bool {
    let stem = word.strip_suffix('s').unwrap_or(word).trim_end_matches(EDGES);
    let letters = stem.chars().count();
    (2..=ABBREVIATION).contains(&letters) && stem.chars().all(char::is_uppercase)
}

/// A word as the dictionary has it: no accents, a plain apostrophe; none where it has letters of another alphabet.
#[must_use]
pub fn plain_letters(word: &str) -> Option<String> {
    let bare = word.nfd().filter(|letter| !is_combining_mark(*letter));
    let plain: String = bare.map(|letter| if letter == '\u{2019}' { '\'' } else { letter }).collect();
    (!plain.is_empty() && plain.is_ascii()).then_some(plain)
}
