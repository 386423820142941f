//! One line that is not shown: a passphrase. It is wiped when it goes, and never copied.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;
use zeroize::Zeroizing;

use super::paint::put;
use crate::command::chord::{Chord, Key};
use crate::domain::text::{self, Kind, width};
use crate::service::own::Secret;
use crate::tui::look::Look;

/// Most bytes taken. The room is there from the beginning, so that the words are never moved and left behind.
const ROOM: usize = 1024;

/// A line of dots, and what stands behind them.
pub struct Hidden {
    words: Zeroizing<String>,
    shown: bool,
}

impl std::fmt::Debug for Hidden {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Hidden")
    }
}

impl Default for Hidden {
    fn default() -> Self {
        Self { words: Zeroizing::new(String::with_capacity(ROOM)), shown: false }
    }
}

impl Hidden {
    /// Whether nothing was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// What was typed.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.words
    }

    /// Hands over what was typed, and is empty then.
    pub fn take(&mut self) -> Secret {
        self.shown = false;
        let words = std::mem::replace(&mut *self.words, String::with_capacity(ROOM));
        Secret::new(words)
    }

    /// What was typed, while it stays here too.
    #[must_use]
    pub fn copy(&self) -> Secret {
        let mut words = String::with_capacity(ROOM);
        words.push_str(&self.words);
        Secret::new(words)
    }

    /// Puts words in at the end, cleaned; what has no room is left out.
    pub fn insert(&mut self, words: &str) {
        let cleaned = Zeroizing::new(text::clean(words, Kind::Line).text);
        for letter in cleaned.graphemes(true) {
            if self.words.len() + letter.len() > ROOM {
                return;
            }
            self.words.push_str(letter);
        }
    }

    /// Takes a letter out at the end; the rest of the keys of a line do nothing here.
    pub fn key(&mut self, chord: &Chord) {
        if chord.key == Key::Backspace {
            let last = self.words.grapheme_indices(true).next_back().map_or(0, |(at, _)| at);
            self.words.truncate(last);
        }
    }

    /// Shows it, or hides it again.
    pub fn turn(&mut self) {
        self.shown = !self.shown;
    }

    /// Draws it with the real cursor behind it, when it has the focus.
    pub fn draw(&self, frame: &mut Frame, area: Rect, look: Look, focus: bool) {
        let dots = Zeroizing::new("*".repeat(self.words.graphemes(true).count()));
        let whole = if self.shown { self.words.as_str() } else { dots.as_str() };
        let room = usize::from(area.width.saturating_sub(1));
        let over = width(whole).saturating_sub(room);
        let seen: String = whole.graphemes(true).skip(over).collect();
        put(frame, area, &seen, Style::new(), look);
        if focus && !area.is_empty() {
            let x = u16::try_from(width(&seen)).unwrap_or(0).min(area.width - 1);
            frame.set_cursor_position(Position::new(area.x + x, area.y));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_taken_once_and_a_letter_with_its_accent_is_one() {
        let mut hidden = Hidden::default();
        hidden.insert("cafe\u{301}\n5");
        assert_eq!(hidden.words(), "caf\u{e9} 5", "cleaned as every line is");
        hidden.key(&Chord::plain(Key::Backspace));
        hidden.key(&Chord::plain(Key::Backspace));
        hidden.key(&Chord::plain(Key::Backspace));
        assert_eq!(hidden.take().as_str(), "caf");
        assert!(hidden.is_empty());
    }

    #[test]
    fn more_than_there_is_room_for_is_left_out_and_nothing_is_moved() {
        let mut hidden = Hidden::default();
        let before = hidden.words.as_ptr();
        hidden.insert(&"a".repeat(5_000));
        assert_eq!(hidden.words().len(), ROOM);
        assert_eq!(hidden.words.as_ptr(), before);
    }
}
