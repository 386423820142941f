//! A page laid over what is there, to be read and put away by any key: the chair's card, and what is left.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::Outcome;
use crate::command::Move;
use crate::tui::pane::Env;
use crate::tui::widget::page::{Page, Para};

/// The page.
#[derive(Debug)]
pub struct Leaf {
    title: String,
    page: Page,
}

impl Leaf {
    /// A page under its title.
    #[must_use]
    pub fn new(title: impl Into<String>, paras: Vec<Para>) -> Self {
        Self { title: title.into(), page: Page::new(paras) }
    }

    pub(super) fn title(&self) -> &str {
        &self.title
    }

    /// The arrows and the page keys read on; anything else puts it away.
    pub(super) fn update(&mut self, step: Move) -> Outcome {
        if matches!(step, Move::Open | Move::List | Move::Export) {
            return Outcome::Leave;
        }
        self.page.step(step);
        Outcome::Stay
    }

    pub(super) fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        self.page.draw(frame, area, env.look, true);
    }
}
