//! A plain page: nothing but its words from the left margin on, so that it can be marked and copied.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::What;
use crate::command::{Command, Context, Move};
use crate::tui::effect::Effect;
use crate::tui::look::Look;
use crate::tui::pane::{Env, InRoom, Pane};
use crate::tui::widget::page::Page;

/// The pane.
pub struct Plain {
    what: What,
    page: Page,
}

impl Plain {
    /// Something to read, plain.
    #[must_use]
    pub fn of(what: What) -> Self {
        Self { what, page: Page::default() }
    }
}

impl Pane for Plain {
    fn place(&self, env: &Env) -> String {
        format!("Plain: {}", self.what.title(env))
    }

    fn in_room(&self, _: &Env) -> InRoom {
        InRoom::Filtered
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Move]
    }

    fn arrive(&mut self, env: &Env) -> Vec<Effect> {
        self.page.fill(self.what.paras(env));
        Vec::new()
    }

    fn update(&mut self, command: Command, _: &Env) -> Option<Vec<Effect>> {
        match command {
            Command::Move(Move::List) => Some(vec![Effect::Back]),
            Command::Move(step) => {
                self.page.step(step);
                Some(Vec::new())
            }
            _ => None,
        }
    }

    fn status(&self, _: &Env) -> String {
        let more = if self.page.has_more() { "more below   " } else { "" };
        format!("{more}mark the words with your terminal to copy them")
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        // As a listener has it: no bars, and tables as labelled values.
        self.page.draw(frame, area, Look { reader: true, ..env.look }, true);
    }
}
