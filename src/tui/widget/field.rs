//! One line to type in, with the real cursor. The typing itself is the text area crate's.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use tui_textarea::{CursorMove, TextArea};

use super::paint::put;
use super::wrap;
use crate::command::chord::{Chord, Key};
use crate::domain::text::{self, Kind};
use crate::tui::look::Look;

/// Most rows of a blank that are in sight at once.
pub const MOST_ROWS: usize = 5;

/// One line of text being typed.
#[derive(Debug, Clone)]
pub struct Field {
    area: TextArea<'static>,
}

impl Default for Field {
    fn default() -> Self {
        Self::with("")
    }
}

impl Field {
    /// A field that already holds words, with the cursor behind them.
    #[must_use]
    pub fn with(words: &str) -> Self {
        let mut area = TextArea::new(vec![words.to_owned()]);
        area.move_cursor(CursorMove::End);
        Self { area }
    }

    /// What was typed.
    #[must_use]
    pub fn words(&self) -> &str {
        self.area.lines().first().map_or("", String::as_str)
    }

    /// Puts words in at the cursor, cleaned; line ends become spaces.
    pub fn insert(&mut self, words: &str) {
        self.area.insert_str(text::clean(words, Kind::Line).text);
    }

    /// Does what a key does in a line. Letters come by [`Field::insert`].
    pub fn key(&mut self, chord: &Chord) {
        match (chord.ctrl, chord.key) {
            (true, Key::Left) => self.area.move_cursor(CursorMove::WordBack),
            (true, Key::Right) => self.area.move_cursor(CursorMove::WordForward),
            (_, Key::Left) => self.area.move_cursor(CursorMove::Back),
            (_, Key::Right) => self.area.move_cursor(CursorMove::Forward),
            (_, Key::Home) => self.area.move_cursor(CursorMove::Head),
            (_, Key::End) => self.area.move_cursor(CursorMove::End),
            (_, Key::Backspace) => self.take_out(),
            (_, Key::Delete) => {
                self.area.delete_next_char();
            }
            _ => {}
        }
    }

    /// Backspace takes a letter with its accents, as in the texts: the crate takes one code point.
    fn take_out(&mut self) {
        let before: String = self.words().chars().take(self.column()).collect();
        let from = text::previous_boundary(&before, before.len());
        for _ in before.get(from..).unwrap_or_default().chars() {
            self.area.delete_char();
        }
    }

    fn column(&self) -> usize {
        self.area.cursor().1
    }

    /// How many rows the words take in this width, the cursor behind them counted in; at most [`MOST_ROWS`].
    #[must_use]
    pub fn height(&self, columns: u16) -> usize {
        self.rows(columns).len().min(MOST_ROWS)
    }

    /// How many rows the words take in this width, all of them.
    #[must_use]
    pub fn whole_height(&self, columns: u16) -> usize {
        self.rows(columns).len().max(1)
    }

    /// Draws one row of all there are.
    pub fn draw_whole(&self, frame: &mut Frame, area: Rect, look: Look, row: usize) {
        let rows = self.rows(area.width);
        let words = rows.get(row).and_then(|range| self.words().get(range.clone())).unwrap_or_default();
        put(frame, area, words, Style::new(), look);
    }

    /// Puts the real cursor into one row of all there are, where it stands in that one.
    pub fn put_cursor(&self, frame: &mut Frame, area: Rect, look: Look, row: usize) {
        let rows = self.rows(area.width);
        let cursor: usize = self.words().chars().take(self.column()).map(char::len_utf8).sum();
        let at = rows.iter().rposition(|row| row.start <= cursor).unwrap_or(0);
        let Some(range) = rows.get(at).filter(|_| at == row && !area.is_empty()) else { return };
        let shown = look.drawable(self.words().get(range.start..cursor).unwrap_or_default());
        let column = u16::try_from(text::width(&shown)).unwrap_or(0);
        frame.set_cursor_position(Position::new(area.x + column.min(area.width - 1), area.y));
    }

    fn rows(&self, columns: u16) -> Vec<Range<usize>> {
        wrap::rows(self.words(), columns.saturating_sub(1).max(1))
    }

    /// Draws one of those rows; where there are more, those that end at the cursor.
    pub fn draw_row(&self, frame: &mut Frame, area: Rect, look: Look, row: usize) {
        let rows = self.rows(area.width);
        let cursor: usize = self.words().chars().take(self.column()).map(char::len_utf8).sum();
        let at = rows.iter().rposition(|row| row.start <= cursor).unwrap_or(0);
        let first = (at + 1).saturating_sub(MOST_ROWS);
        let Some(range) = rows.get(first + row).filter(|_| !area.is_empty()) else { return };
        put(frame, area, self.words().get(range.clone()).unwrap_or_default(), Style::new(), look);
        if first + row == at {
            let shown = look.drawable(self.words().get(range.start..cursor).unwrap_or_default());
            let column = u16::try_from(text::width(&shown)).unwrap_or(0);
            frame.set_cursor_position(Position::new(area.x + column.min(area.width - 1), area.y));
        }
    }

    /// Draws the words, scrolled so that the cursor is in sight, and puts the real cursor there.
    pub fn draw(&self, frame: &mut Frame, area: Rect, look: Look) {
        if area.is_empty() {
            return;
        }
        let before: String = self.words().chars().take(self.column()).collect();
        let room = usize::from(area.width.saturating_sub(1).max(1));
        let mut start = 0;
        while text::width(before.get(start..).unwrap_or_default()) > room {
            start = text::next_boundary(&before, start);
        }
        put(frame, area, self.words().get(start..).unwrap_or_default(), Style::new(), look);
        let shown = look.drawable(before.get(start..).unwrap_or_default());
        let column = u16::try_from(text::width(&shown)).unwrap_or(0);
        frame.set_cursor_position(Position::new(area.x + column.min(area.width - 1), area.y));
    }
}
