//! A page of words to read: wrapped at 72 columns at most, scrolled by rows.

use std::cell::Cell;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::paint::{put, row};
use super::wrap;
use crate::command::Move;
use crate::tui::look::Look;

/// Widest a text is set.
const WIDEST: u16 = 72;

/// One paragraph of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Para {
    /// What stands before the first row: `- `, `1. `; later rows are set in as far.
    pub lead: String,
    /// The words.
    pub words: String,
    /// A heading.
    pub heading: bool,
    /// Whether an empty row follows.
    pub space_below: bool,
}

impl Para {
    /// A heading.
    #[must_use]
    pub fn heading(words: impl Into<String>) -> Self {
        Self { lead: String::new(), words: words.into(), heading: true, space_below: false }
    }

    /// A paragraph with an empty row below.
    #[must_use]
    pub fn words(words: impl Into<String>) -> Self {
        Self { lead: String::new(), words: words.into(), heading: false, space_below: true }
    }

    /// One row in a block: no empty row below.
    #[must_use]
    pub fn line(words: impl Into<String>) -> Self {
        Self { lead: String::new(), words: words.into(), heading: false, space_below: false }
    }

    /// A row of a list.
    #[must_use]
    pub fn item(lead: impl Into<String>, words: impl Into<String>) -> Self {
        Self { lead: lead.into(), words: words.into(), heading: false, space_below: false }
    }

    /// An empty row.
    #[must_use]
    pub fn space() -> Self {
        Self::line("")
    }

    /// `Label: value`, where there is a value.
    #[must_use]
    pub fn fact(label: &str, value: &str) -> Option<Self> {
        (!value.is_empty()).then(|| Self::line(format!("{label}: {value}")))
    }
}

/// A page and where it is scrolled to.
#[derive(Debug, Default)]
pub struct Page {
    paras: Vec<Para>,
    top: Cell<usize>,
    height: Cell<u16>,
    rows: Cell<usize>,
    /// The paragraph to begin with, until it is drawn.
    wanted: Cell<Option<usize>>,
}

impl Page {
    /// A page from its top.
    #[must_use]
    pub fn new(paras: Vec<Para>) -> Self {
        Self { paras, ..Self::default() }
    }

    /// The paragraphs.
    #[must_use]
    pub fn paras(&self) -> &[Para] {
        &self.paras
    }

    /// How many rows its words take, without the empty ones below them.
    #[must_use]
    pub fn rows_in(&self, columns: u16) -> usize {
        let columns = columns.min(WIDEST);
        self.paras.iter().map(|para| wrap::lines(&para.words, columns).count()).sum()
    }

    /// Other words, at the same place.
    pub fn fill(&mut self, paras: Vec<Para>) {
        self.paras = paras;
    }

    /// Begins with the paragraph that has these words, where there is one.
    pub fn show(&self, words: &str) {
        let place = self.paras.iter().position(|para| !words.is_empty() && para.words.contains(words));
        self.wanted.set(place);
    }

    /// The row a paragraph begins at: below its heading, where that comes right before it, the heading's.
    fn row_of(&self, para: usize, width: u16) -> usize {
        let above = self.paras.get(..para).unwrap_or_default();
        let heading = above.iter().rposition(|para| !para.words.is_empty());
        let first = heading.filter(|at| above.get(*at).is_some_and(|para| para.heading)).unwrap_or(para);
        Self::new(above.get(..first).unwrap_or(above).to_vec()).set(width).len()
    }

    /// Scrolls.
    pub fn step(&self, step: Move) {
        let page = usize::from(self.height.get().max(2) - 1);
        let last = self.rows.get().saturating_sub(usize::from(self.height.get()));
        let at = self.top.get();
        self.top.set(match step {
            Move::Down => (at + 1).min(last),
            Move::Up => at.saturating_sub(1),
            Move::PageDown => (at + page).min(last),
            Move::PageUp => at.saturating_sub(page),
            Move::First => 0,
            Move::Last => last,
            _ => at,
        });
    }

    /// Whether there is more below what is shown.
    #[must_use]
    pub fn has_more(&self) -> bool {
        self.top.get() + usize::from(self.height.get()) < self.rows.get()
    }

    /// Draws; the real cursor stands on the first row shown when the page has the focus.
    pub fn draw(&self, frame: &mut Frame, area: Rect, look: Look, focus: bool) {
        let width = area.width.min(WIDEST);
        let rows = self.set(width);
        self.rows.set(rows.len());
        self.height.set(area.height);
        if let Some(para) = self.wanted.take() {
            self.top.set(self.row_of(para, width));
        }
        let top = self.top.get().min(rows.len().saturating_sub(1));
        self.top.set(top);
        for (n, (words, heading)) in rows.iter().skip(top).take(usize::from(area.height)).enumerate() {
            let style = if *heading { look.heading() } else { Style::new() };
            put(frame, row(area, u16::try_from(n).unwrap_or(u16::MAX)), words, style, look);
        }
        if focus && !area.is_empty() {
            frame.set_cursor_position(Position::new(area.x, area.y));
        }
    }

    fn set(&self, width: u16) -> Vec<(String, bool)> {
        let mut rows = Vec::new();
        for para in &self.paras {
            let indent = u16::try_from(crate::domain::text::width(&para.lead)).unwrap_or(0);
            for (n, words) in wrap::lines(&para.words, width.saturating_sub(indent).max(1)).enumerate() {
                let lead = if n == 0 { para.lead.clone() } else { " ".repeat(usize::from(indent)) };
                rows.push((lead + words, para.heading));
            }
            if para.space_below {
                rows.push((String::new(), false));
            }
        }
        rows
    }
}
