//! A document on screen, and saving it as a file.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Env, InRoom, Pane, Reply};
use crate::command::{Command, Context, Move};
use crate::service::paper::Which;
use crate::service::{Answer, Ask};
use crate::tui::effect::Effect;
use crate::tui::reading::{ask_format, document_paras, save_as};
use crate::tui::widget::page::Page;

/// The pane.
pub struct PaperPane {
    which: Which,
    title: String,
    page: Page,
}

impl PaperPane {
    /// Shows a document.
    #[must_use]
    pub fn of(which: Which) -> Self {
        Self { which, title: String::new(), page: Page::default() }
    }
}

impl Pane for PaperPane {
    fn place(&self, _: &Env) -> String {
        self.title.clone()
    }

    fn in_room(&self, _: &Env) -> InRoom {
        InRoom::Refused("A document")
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Move]
    }

    fn arrive(&mut self, _: &Env) -> Vec<Effect> {
        vec![Effect::Ask(Ask::Paper(self.which.clone()))]
    }

    fn update(&mut self, command: Command, _: &Env) -> Option<Vec<Effect>> {
        match command {
            Command::Move(Move::Export) => Some(vec![ask_format()]),
            Command::Move(Move::List) => Some(vec![Effect::Back]),
            Command::Move(step) => {
                self.page.step(step);
                Some(Vec::new())
            }
            _ => None,
        }
    }

    fn hear(&mut self, answer: &mut Option<Answer>, _: &Env) -> Vec<Effect> {
        if let Some(Answer::Paper(paper)) = answer
            && paper.which == self.which
        {
            paper.document.title().clone_into(&mut self.title);
            self.page.fill(document_paras(paper));
        }
        Vec::new()
    }

    fn answered(&mut self, reply: Reply, _: &Env) -> Vec<Effect> {
        save_as(&reply, &self.which)
    }

    fn status(&self, _: &Env) -> String {
        let more = if self.page.has_more() { "more below   " } else { "" };
        format!("{more}x saves it as a file")
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        self.page.draw(frame, area, env.look, true);
    }
}
