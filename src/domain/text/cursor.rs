//! Moving through a text by what a person sees as one letter or one word, and measuring it in columns.
//!
//! Every place is a byte offset. One past the end, or inside a character, is taken as the nearest before it.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};
use unicode_width::UnicodeWidthStr;

/// The end of the letter that starts at `byte`; the text's end where there is none.
#[must_use]
pub fn next_boundary(text: &str, byte: usize) -> usize {
    let byte = floor(text, byte);
    GraphemeCursor::new(byte, text.len(), true).next_boundary(text, 0).ok().flatten().unwrap_or(text.len())
}

/// The start of the letter that ends at `byte`; 0 where there is none.
#[must_use]
pub fn previous_boundary(text: &str, byte: usize) -> usize {
    let byte = floor(text, byte);
    GraphemeCursor::new(byte, text.len(), true).prev_boundary(text, 0).ok().flatten().unwrap_or(0)
}

/// The start of the word before `byte`; 0 where there is none.
#[must_use]
pub fn word_left(text: &str, byte: usize) -> usize {
    let before = text.get(..floor(text, byte)).unwrap_or_default();
    before.split_word_bound_indices().rev().find(|(_, piece)| is_word(piece)).map_or(0, |(at, _)| at)
}

/// The end of the word at or after `byte`; the text's end where there is none.
#[must_use]
pub fn word_right(text: &str, byte: usize) -> usize {
    let byte = floor(text, byte);
    let after = text.get(byte..).unwrap_or_default();
    after
        .split_word_bound_indices()
        .find(|(_, piece)| is_word(piece))
        .map_or(text.len(), |(at, piece)| byte + at + piece.len())
}

/// Columns on the screen, letter by letter as the screen draws them; a joined emoji is two.
#[must_use]
pub fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.graphemes(true).map(UnicodeWidthStr::width).sum() }
}

fn is_word(piece: &str) -> bool {
    piece.chars().any(char::is_alphanumeric)
}

fn floor(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}
