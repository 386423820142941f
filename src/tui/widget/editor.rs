//! A text being written: rows, a margin that names marks, the real cursor. Draws only what is seen, so a
//! section of twenty thousand lines costs no more than one of twenty.

use std::cell::Cell;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use unicode_segmentation::UnicodeSegmentation;

use super::paint::put;
use super::wrap::{lines, rows};
use crate::domain::body::{Body, Line, Spot};
use crate::domain::text::width;
use crate::domain::veil::Veil;
use crate::tui::look::Look;

/// Columns of the margin: the longest word form and a space.
pub const MARGIN: u16 = 10;
/// Narrower than this, a text has no margin.
pub const NARROW: u16 = 46;

/// What stands beside and below a line without being typed.
pub trait Beside {
    /// Which lines are off the screen.
    fn veil(&self) -> &Veil;
    /// The word in the margin.
    fn margin(&self, line: &Line) -> Option<&'static str>;
    /// Rows below a line the cursor is not on: who, by when, who it is for.
    fn below(&self, line: &Line) -> Vec<String>;
}

/// Nothing beside.
pub struct Bare;

impl Beside for Bare {
    fn veil(&self) -> &Veil {
        &Veil::OPEN
    }

    fn margin(&self, _: &Line) -> Option<&'static str> {
        None
    }

    fn below(&self, _: &Line) -> Vec<String> {
        Vec::new()
    }
}

/// Where the view of a text begins, and the column up and down keep to.
#[derive(Debug, Default)]
pub struct Scroll {
    top: Cell<usize>,
    columns: Cell<u16>,
    goal: Cell<Option<usize>>,
}

impl Scroll {
    /// The column to keep is forgotten when the cursor moves in any other way.
    pub fn forget_goal(&self) {
        self.goal.set(None);
    }

    /// The spot a row above (`up`) or below, in the width last drawn; over the lines that are off the screen.
    #[must_use]
    pub fn vertical(&self, body: &Body, spot: Spot, up: bool, veil: &Veil) -> Spot {
        let columns = self.columns.get().max(1);
        let text = &body.line(spot.line).text;
        let here = rows(text, columns);
        let row = row_of(&here, spot.byte);
        let start = here.get(row).map_or(0, |row| row.start);
        let goal = self.goal.get().unwrap_or_else(|| width(text.get(start..spot.byte).unwrap_or_default()));
        self.goal.set(Some(goal));
        let (line, range) = match (up, row) {
            (true, 0) => match veil.above(spot.line) {
                Some(line) => (line, rows(&body.line(line).text, columns).pop()),
                None => return Spot { byte: 0, ..spot },
            },
            (true, row) => (spot.line, here.get(row - 1).cloned()),
            (false, row) if row + 1 < here.len() => (spot.line, here.get(row + 1).cloned()),
            (false, _) => match veil.below(spot.line, body) {
                Some(line) => (line, rows(&body.line(line).text, columns).into_iter().next()),
                None => return body.nearest(Spot { byte: usize::MAX, ..spot }),
            },
        };
        let range = range.unwrap_or(0..0);
        let is_last = range.end == body.line(line).text.len();
        Spot { line, byte: byte_at(&body.line(line).text, range, goal, is_last) }
    }
}

/// The row that holds `byte`: the last one that starts at or before it.
fn row_of(rows: &[std::ops::Range<usize>], byte: usize) -> usize {
    rows.iter().rposition(|row| row.start <= byte).unwrap_or(0)
}

/// The byte in a row nearest to column `goal`; only the last row of a line has a place past its end.
fn byte_at(text: &str, row: std::ops::Range<usize>, goal: usize, is_last: bool) -> usize {
    let words = text.get(row.clone()).unwrap_or_default();
    let mut used = 0;
    let mut last = row.start;
    for (at, letter) in words.grapheme_indices(true) {
        last = row.start + at;
        used += width(letter);
        if used > goal {
            return last;
        }
    }
    if is_last { row.end } else { last }
}

/// Draws the text in `area` and, when it has the focus, puts the real cursor at `spot`.
pub struct Editor<'a> {
    /// The text.
    pub body: &'a Body,
    /// The cursor.
    pub spot: Spot,
    /// Where the view begins.
    pub scroll: &'a Scroll,
    /// How it looks.
    pub look: Look,
    /// What stands beside.
    pub beside: &'a dyn Beside,
    /// Whether it has the focus.
    pub focus: bool,
}

impl Editor<'_> {
    /// Draws.
    pub fn draw(&self, frame: &mut Frame, area: Rect) {
        if area.is_empty() {
            return;
        }
        let margin = if self.look.reader || area.width < NARROW { 0 } else { MARGIN };
        // The last column is left for the cursor behind a full row.
        let columns = (area.width - margin).saturating_sub(1).max(1);
        self.scroll.columns.set(columns);
        let top = self.top(columns, area.height);
        self.scroll.top.set(top);
        let mut y = 0;
        for (index, line) in self.body.lines().iter().enumerate().skip(top) {
            if y >= area.height {
                break;
            }
            if self.beside.veil().hides(index) {
                continue;
            }
            y = self.draw_line(frame, area, (index, line), (margin, columns), y);
        }
    }

    fn draw_line(
        &self,
        frame: &mut Frame,
        area: Rect,
        (index, line): (usize, &Line),
        (margin, columns): (u16, u16),
        mut y: u16,
    ) -> u16 {
        if margin > 0 {
            let word = self.beside.margin(line).unwrap_or_default();
            put(
                frame,
                Rect { y: area.y + y, height: 1, width: margin, ..area },
                word,
                self.look.margin(),
                self.look,
            );
        }
        let rows = rows(&line.text, columns);
        let cursor_row = (index == self.spot.line).then(|| row_of(&rows, self.spot.byte));
        // A line higher than the window is shown from the row that keeps the cursor in sight.
        let skip = cursor_row.map_or(0, |row| (row + 1).saturating_sub(usize::from(area.height - y)));
        for (n, row) in rows.iter().enumerate().skip(skip) {
            if y >= area.height {
                return y;
            }
            let words = line.text.get(row.clone()).unwrap_or_default();
            let place = Rect { x: area.x + margin, y: area.y + y, width: area.width - margin, height: 1 };
            put(frame, place, words, ratatui::style::Style::new(), self.look);
            if cursor_row == Some(n) && self.focus {
                let before = line.text.get(row.start..self.spot.byte).unwrap_or_default();
                let column = u16::try_from(width(&self.look.drawable(before))).unwrap_or(u16::MAX);
                frame.set_cursor_position(Position::new(place.x + column.min(columns), place.y));
            }
            y += 1;
        }
        if index == self.spot.line && self.focus { y } else { self.draw_below(frame, area, line, margin, y) }
    }

    fn draw_below(&self, frame: &mut Frame, area: Rect, line: &Line, margin: u16, mut y: u16) -> u16 {
        let indent = margin + 2;
        for words in self.below(line, area.width.saturating_sub(indent)) {
            if y >= area.height {
                break;
            }
            let place = Rect {
                x: area.x + indent,
                y: area.y + y,
                width: area.width.saturating_sub(indent),
                height: 1,
            };
            put(frame, place, &words, self.look.margin(), self.look);
            y += 1;
        }
        y
    }

    /// The rows below a line, in rows that fit: a reason cut off half-way says nothing. In the reader setting the
    /// status line says them instead.
    fn below(&self, line: &Line, columns: u16) -> Vec<String> {
        if self.look.reader {
            return Vec::new();
        }
        let below = self.beside.below(line);
        below.iter().flat_map(|words| lines(words, columns.max(1)).map(str::to_owned)).collect()
    }

    /// The first line shown: as before where the cursor is still in sight, else as near as can be.
    fn top(&self, columns: u16, height: u16) -> usize {
        let old = self.scroll.top.get().min(self.body.lines().len().saturating_sub(1));
        if self.spot.line < old {
            return self.spot.line;
        }
        let mut used = self.height(self.spot.line, columns, true);
        let mut top = self.spot.line;
        while top > old {
            used += self.height(top - 1, columns, false);
            if used > usize::from(height) {
                return top;
            }
            top -= 1;
        }
        top
    }

    fn height(&self, index: usize, columns: u16, to_cursor: bool) -> usize {
        if self.beside.veil().hides(index) {
            return 0;
        }
        let line = self.body.line(index);
        let rows = rows(&line.text, columns);
        if to_cursor {
            row_of(&rows, self.spot.byte) + 1
        } else {
            rows.len() + self.below(line, columns.saturating_sub(1)).len()
        }
    }
}
