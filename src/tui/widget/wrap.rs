//! Breaks a text into rows of a width, at spaces where there are any.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::domain::text::width;

/// The rows of `text`: byte ranges that follow each other and together are the whole text. Spaces at
/// which a row breaks stay at its end. A text without letters is one empty row.
#[must_use]
pub fn rows(text: &str, columns: u16) -> Vec<Range<usize>> {
    let columns = usize::from(columns.max(1));
    if text.len() <= columns && text.is_ascii() {
        return std::iter::once(0..text.len()).collect();
    }
    let mut rows = Vec::new();
    let (mut start, mut used) = (0, 0);
    for (at, word) in runs(text) {
        let wide = width(word);
        let is_space = word.starts_with(char::is_whitespace);
        if used + wide <= columns || is_space {
            used += wide;
        } else if wide <= columns {
            rows.push(start..at);
            (start, used) = (at, wide);
        } else {
            (start, used) = break_word(text, at, word, (start, used), columns, &mut rows);
        }
    }
    rows.push(start..text.len());
    rows
}

/// The text as runs of spaces and runs of everything else, each with where it begins. A comma stays with its word.
fn runs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let tail = text.get(rest..).filter(|tail| !tail.is_empty())?;
        let space = tail.starts_with(char::is_whitespace);
        let length = tail.find(|letter: char| letter.is_whitespace() != space).unwrap_or(tail.len());
        let at = rest;
        rest += length;
        Some((at, tail.get(..length)?))
    })
}

/// A word wider than a row fills the row it begins on and goes on below.
fn break_word(
    text: &str,
    at: usize,
    word: &str,
    (mut start, mut used): (usize, usize),
    columns: usize,
    rows: &mut Vec<Range<usize>>,
) -> (usize, usize) {
    for (offset, letter) in word.grapheme_indices(true) {
        let wide = width(letter);
        if used + wide > columns && at + offset > start {
            rows.push(start..at + offset);
            (start, used) = (at + offset, 0);
        }
        used += wide;
    }
    debug_assert!(start <= text.len());
    (start, used)
}

/// The rows as words, without the spaces they break at.
pub fn lines(text: &str, columns: u16) -> impl Iterator<Item = &str> {
    rows(text, columns).into_iter().map(|row| text.get(row).unwrap_or_default().trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_stay_whole_where_they_fit() {
        assert_eq!(
            lines("boiler off since Sunday", 10).collect::<Vec<_>>(),
            ["boiler off", "since", "Sunday"]
        );
        assert_eq!(lines("incomprehensibilities", 8).collect::<Vec<_>>(), ["incompre", "hensibil", "ities"]);
        assert_eq!(lines("in danger now, ring", 13).collect::<Vec<_>>(), ["in danger", "now, ring"]);
        assert_eq!(lines("", 8).collect::<Vec<_>>(), [""]);
    }

    proptest! {
        #[test]
        fn rows_are_the_whole_text_and_no_wider_than_asked(text in "\\PC{0,60}", columns in 4_u16..30) {
            let rows = rows(&text, columns);
            let whole: String = rows.iter().map(|row| &text[row.clone()]).collect();
            prop_assert_eq!(&whole, &text);
            for row in &rows {
                prop_assert!(width(text[row.clone()].trim_end()) <= usize::from(columns).max(2) , "{:?}", &text[row.clone()]);
            }
        }
    }
}
