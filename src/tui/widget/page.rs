//! A page of words to read: wrapped at 72 columns at most, scrolled by rows.

use std::cell::{Cell, RefCell};

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::paint::{put, row};
use super::table::Table;
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
    /// Whether a bar stands at its left, on every row; in the reader setting nothing does.
    pub bar: bool,
    /// A table, set out as the width allows; the words are empty then.
    pub table: Option<Table>,
}

impl Para {
    /// A heading.
    #[must_use]
    pub fn heading(words: impl Into<String>) -> Self {
        Self { heading: true, ..Self::line(words) }
    }

    /// A paragraph with an empty row below.
    #[must_use]
    pub fn words(words: impl Into<String>) -> Self {
        Self { space_below: true, ..Self::line(words) }
    }

    /// One row in a block: no empty row below.
    #[must_use]
    pub fn line(words: impl Into<String>) -> Self {
        Self {
            lead: String::new(),
            words: words.into(),
            heading: false,
            space_below: false,
            bar: false,
            table: None,
        }
    }

    /// A row of a list.
    #[must_use]
    pub fn item(lead: impl Into<String>, words: impl Into<String>) -> Self {
        Self { lead: lead.into(), ..Self::line(words) }
    }

    /// What must not be missed: a bar at its left, an empty row below.
    #[must_use]
    pub fn callout(words: impl Into<String>) -> Self {
        Self { bar: true, ..Self::words(words) }
    }

    /// A table, with an empty row below.
    #[must_use]
    pub fn table(table: Table) -> Self {
        Self { table: Some(table), ..Self::words("") }
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
    /// The first row of each paragraph, as it was last drawn.
    starts: RefCell<Vec<usize>>,
    /// What is to be at the top when it is next drawn.
    wanted: Cell<Option<Spot>>,
}

/// A place in a page that holds in a window of another width: a paragraph, and a row of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Spot {
    /// Which paragraph, from 0.
    pub para: usize,
    /// Which of its rows, from 0; its first where it has fewer now.
    pub row: usize,
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

    /// How many rows it takes in all.
    #[must_use]
    pub fn height_in(&self, columns: u16, look: Look) -> usize {
        self.set(columns.min(WIDEST), look).len()
    }

    /// Whether not all of it was shown when it was last drawn.
    #[must_use]
    pub fn scrolls(&self) -> bool {
        self.rows.get() > usize::from(self.height.get())
    }

    /// Where the first row shown is.
    #[must_use]
    pub fn spot(&self) -> Spot {
        if let Some(wanted) = self.wanted.get() {
            return wanted;
        }
        let starts = self.starts.borrow();
        let para = starts.partition_point(|start| *start <= self.top.get()).saturating_sub(1);
        Spot { para, row: self.top.get() - starts.get(para).copied().unwrap_or(0) }
    }

    /// Shows from there on, once the width is known.
    pub fn go_to(&self, spot: Spot) {
        self.wanted.set(Some(spot));
    }

    /// Other words, at the same place.
    pub fn fill(&mut self, paras: Vec<Para>) {
        self.paras = paras;
    }

    /// Begins with the paragraph that has these words, where there is one; with its heading, where that comes right
    /// before it.
    pub fn show(&self, words: &str) {
        let place = self.paras.iter().position(|para| !words.is_empty() && para.words.contains(words));
        self.wanted.set(place.map(|para| Spot { para: self.heading_of(para), row: 0 }));
    }

    /// The row, from the top of what was last drawn, at which a paragraph begins; none where that is out of sight.
    #[must_use]
    pub fn row_in_sight(&self, para: usize) -> Option<u16> {
        let start = *self.starts.borrow().get(para)?;
        let row = start.checked_sub(self.top.get()).and_then(|row| u16::try_from(row).ok())?;
        (row < self.height.get()).then_some(row)
    }

    fn heading_of(&self, para: usize) -> usize {
        let above = self.paras.get(..para).unwrap_or_default();
        let before = above.iter().rposition(|para| !para.words.is_empty());
        before.filter(|at| above.get(*at).is_some_and(|para| para.heading)).unwrap_or(para)
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
        let rows = self.set(width, look);
        self.rows.set(rows.len());
        self.height.set(area.height);
        if let Some(wanted) = self.wanted.take() {
            // The last screenful is full, as when it is scrolled to.
            let last = rows.len().saturating_sub(usize::from(area.height));
            self.top.set(self.row_of(wanted, rows.len()).min(last));
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

    /// The row of a place, in a page of so many rows.
    fn row_of(&self, Spot { para, row }: Spot, rows: usize) -> usize {
        let starts = self.starts.borrow();
        let start = starts.get(para).copied().unwrap_or(0);
        let next = starts.get(para + 1).copied().unwrap_or(rows);
        if start + row < next { start + row } else { start }
    }

    fn set(&self, width: u16, look: Look) -> Vec<(String, bool)> {
        let mut rows = Vec::new();
        let mut starts = self.starts.borrow_mut();
        starts.clear();
        for para in &self.paras {
            starts.push(rows.len());
            match &para.table {
                Some(table) => rows.extend(table.rows(width, look)),
                None => rows.extend(para.rows(width, look)),
            }
            if para.space_below {
                rows.push((String::new(), false));
            }
        }
        rows
    }
}

impl Para {
    /// Its rows in this width, each with whether it is a heading.
    fn rows(&self, width: u16, look: Look) -> Vec<(String, bool)> {
        let bar = if self.bar && !look.reader { format!("{} ", look.upright()) } else { String::new() };
        let before = columns(&bar);
        let indent = columns(&self.lead);
        let room = width.saturating_sub(before + indent).max(1);
        let rows = wrap::lines(&self.words, room).enumerate().map(|(n, words)| {
            let lead = if n == 0 { self.lead.clone() } else { " ".repeat(usize::from(indent)) };
            (format!("{bar}{lead}{words}"), self.heading)
        });
        rows.collect()
    }
}

fn columns(text: &str) -> u16 {
    u16::try_from(crate::domain::text::width(text)).unwrap_or(0)
}
