//! What is put into the index of the records beside a text: the words of it that the index would not find by themselves.
//!
//! The index folds case and accents, and parts words at every sign. So a word with a letter that is no letter with an accent
//! (ł, ø, æ, a ligature) is written once more in plain letters, and a word that is parted by an apostrophe or a hyphen, or a
//! name in two halves, once more as one.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::super::compare;
use super::words::{Word, Words};

/// Stands between a text and what is indexed beside it; no text holds it.
const BESIDE: char = '\u{1}';
/// Most words that are joined to one.
const MOST: usize = 4;

/// A text with what is to be found of it besides.
#[must_use]
pub fn indexed(text: &str) -> String {
    let words = Words::of(text);
    let joined = joined(&words);
    let folded = if has_other_letters(text) { in_plain_letters(text) } else { String::new() };
    if joined.is_empty() && folded.is_empty() {
        return text.to_owned();
    }
    let joined = joined.into_iter().collect::<Vec<_>>().join("\n");
    format!("{text}\n{BESIDE}\n{folded}\n{joined}")
}

/// The text of what was indexed.
#[must_use]
pub fn as_written(indexed: &str) -> &str {
    indexed.split_once(BESIDE).map_or(indexed, |(text, _)| text.strip_suffix('\n').unwrap_or(text))
}

/// Every row of two words or more that may be one.
fn joined(words: &Words) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for (place, word) in words.all().iter().enumerate() {
        let goes_on = words.all().iter().skip(place + 1).take_while(|next| next.is_joined).take(MOST - 1);
        all.extend(goes_on.filter_map(|next| row(words, word, next)));
    }
    all
}

fn row(words: &Words, first: &Word, last: &Word) -> Option<String> {
    words.row().get(first.letters.0..last.letters.1).map(str::to_owned)
}

/// Each line in plain letters.
fn in_plain_letters(text: &str) -> String {
    text.lines().map(|line| super::folded(line).join(" ")).collect::<Vec<_>>().join("\n")
}

/// Whether a text has letters that are more than a letter with an accent.
fn has_other_letters(text: &str) -> bool {
    text.chars().filter(|letter| !letter.is_ascii()).any(|letter| {
        let mut bytes = [0; 4];
        let one: &str = letter.encode_utf8(&mut bytes);
        let plain: String =
            one.nfd().filter(|part| !is_combining_mark(*part)).flat_map(char::to_lowercase).collect();
        let is_unseen = compare::Signs::of(one).next().is_none();
        (letter.is_alphabetic() || is_unseen) && !is_combining_mark(letter) && compare::key(one) != plain
    })
}

/// The other forms in which a phrase may stand in the index.
pub(super) fn other_forms(phrase: &str) -> Vec<String> {
    let words = Words::of(phrase);
    let mut forms = Vec::new();
    if !phrase.is_ascii() {
        forms.push(super::folded(phrase).join(" "));
    }
    if words.all().iter().any(|word| word.is_joined) {
        let mut one = String::new();
        for word in words.all() {
            if !word.is_joined && !one.is_empty() {
                one.push(' ');
            }
            one.push_str(words.letters(word).unwrap_or_default());
        }
        forms.push(one);
    }
    forms.retain(|form| !form.is_empty());
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_index_would_not_find_stands_beside_the_text() {
        for (text, beside) in [
            ("was not brought", None),
            ("Zo\u{eb} came", None),
            ("seen by O\u{2019}Neil", Some("oneil")),
            ("Anne-Marie", Some("annemarie")),
            ("to Anne Marie", Some("annemarie")),
            ("\u{141}ukasz", Some("lukasz")),
            ("the o\u{fb03}ce", Some("the office")),
            ("so\u{ad}fa", Some("sofa")),
        ] {
            let indexed = indexed(text);
            assert_eq!(as_written(&indexed), text);
            match beside {
                None => assert_eq!(indexed, text),
                Some(word) => assert!(
                    indexed.ends_with(word) || indexed.contains(&format!("\n{word}\n")),
                    "{indexed:?}"
                ),
            }
        }
    }
}
