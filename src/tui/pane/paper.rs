//! A document on screen, and saving it as a file.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Env, InRoom, Pane, Reply};
use crate::command::{Command, Context, Move};
use crate::service::paper::Which;
use crate::service::{Answer, Ask};
use crate::tui::effect::Effect;
use crate::tui::reading::{ask_format, document_paras, save_as};
use crate::tui::widget::page::{Page, Para};

/// The pane.
pub struct PaperPane {
    which: Which,
    title: String,
    page: Page,
    /// Why there is none, where its reader may not have it.
    refused: Option<String>,
}

impl PaperPane {
    /// Shows a document.
    #[must_use]
    pub fn of(which: Which) -> Self {
        Self { which, title: String::new(), page: Page::default(), refused: None }
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
            Command::Move(Move::Export) => Some(match &self.refused {
                Some(why) => vec![Effect::Say(why.clone())],
                None => vec![ask_format()],
            }),
            Command::Move(Move::List) => Some(vec![Effect::Back]),
            Command::Move(step) => {
                self.page.step(step);
                Some(Vec::new())
            }
            _ => None,
        }
    }

    fn hear(&mut self, answer: &mut Option<Answer>, _: &Env) -> Vec<Effect> {
        match answer {
            Some(Answer::Paper(paper)) if paper.which == self.which => {
                self.refused = None;
                paper.document.title().clone_into(&mut self.title);
                self.page.fill(document_paras(paper));
            }
            Some(Answer::NoPaper { which, why }) if *which == self.which => {
                self.title = "No page for this reader".into();
                self.page.fill(vec![Para::heading("No page was made"), Para::line(why.clone())]);
                self.refused = Some(why.clone());
            }
            _ => {}
        }
        Vec::new()
    }

    fn answered(&mut self, reply: Reply, _: &Env) -> Vec<Effect> {
        save_as(&reply, &self.which)
    }

    fn status(&self, _: &Env) -> String {
        if self.refused.is_some() {
            return "nothing to save".into();
        }
        let more = if self.page.has_more() { "more below   " } else { "" };
        format!("{more}x saves it as a file")
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        self.page.draw(frame, area, env.look, true);
    }
}
