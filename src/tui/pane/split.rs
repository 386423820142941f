//! A list at the left and what it opens at the right; one column where the window is narrow.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::Env;
use crate::command::Move;
use crate::tui::widget::list::List;
use crate::tui::widget::page::{Page, Para};
use crate::tui::widget::paint::put;

/// Narrower than this, list and page take turns.
pub const WIDE: u16 = 80;

/// A list and a page beside it. The page changes on Enter or Right, not on every move of the list.
#[derive(Debug, Default)]
pub struct Split {
    /// The list.
    pub list: List,
    /// The page.
    pub page: Page,
    /// Whether the page has the focus.
    pub on_page: bool,
}

/// What a move asks of the pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wants {
    /// Nothing: the split did it.
    Nothing,
    /// Open the chosen row.
    Open,
}

impl Split {
    /// Does a move.
    pub fn step(&mut self, step: Move) -> Wants {
        match step {
            Move::List => self.on_page = false,
            Move::Open if self.on_page => {}
            Move::Open => return Wants::Open,
            step if self.on_page => self.page.step(step),
            step => self.list.step(step),
        }
        Wants::Nothing
    }

    /// Shows a page and moves the focus to it.
    pub fn open(&mut self, paras: Vec<Para>) {
        self.page = Page::new(paras);
        self.on_page = true;
    }

    /// Goes back to the list, if the page has the focus.
    pub fn back(&mut self) -> bool {
        std::mem::take(&mut self.on_page)
    }

    /// Draws: `list_columns` for the list where both are shown.
    pub fn view(&self, frame: &mut Frame, area: Rect, env: &Env, list_columns: u16) {
        if env.look.reader || area.width < WIDE {
            if self.on_page {
                self.page.draw(frame, area, env.look, true);
            } else {
                self.list.draw(frame, area, env.look, true);
            }
            return;
        }
        let (left, right) = beside(frame, area, env, list_columns);
        self.list.draw(frame, left, env.look, !self.on_page);
        self.page.draw(frame, right, env.look, self.on_page);
    }
}

/// Cuts `area` in two with a rule between, and draws the rule.
pub fn beside(frame: &mut Frame, area: Rect, env: &Env, columns: u16) -> (Rect, Rect) {
    let columns = columns.min(area.width.saturating_sub(4));
    let left = Rect { width: columns, ..area };
    for y in area.top()..area.bottom() {
        let place = Rect { x: area.x + columns, y, width: 1, height: 1 };
        put(frame, place, env.look.upright(), Style::new(), env.look);
    }
    let x = area.x + columns + 2;
    (left, Rect { x, width: area.right().saturating_sub(x), ..area })
}
