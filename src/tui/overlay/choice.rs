//! A question with a few answers.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::Outcome;
use crate::command::{Choice as Key, Move};
use crate::tui::pane::{Env, Reply};
use crate::tui::widget::list::{Item, List};
use crate::tui::widget::page::{Page, Para};
use crate::tui::widget::paint::{put, row};

/// The question.
#[derive(Debug)]
pub struct Choice {
    name: &'static str,
    question: String,
    about: Page,
    answers: List,
    about_rows: u16,
}

impl Choice {
    /// A question by its name, in words, and its answers.
    #[must_use]
    pub fn new(name: &'static str, question: impl Into<String>, answers: Vec<String>) -> Self {
        let answers = List::new(answers.into_iter().map(Item::Row).collect());
        Self { name, question: question.into(), about: Page::default(), answers, about_rows: 0 }
    }

    /// With words above the answers.
    #[must_use]
    pub fn about(mut self, words: &str) -> Self {
        self.about = Page::new(vec![Para::words(words)]);
        self.about_rows = u16::try_from(words.len() / 50 + 2).unwrap_or(4);
        self
    }

    /// With an answer chosen to begin with.
    #[must_use]
    pub fn at(mut self, n: usize) -> Self {
        self.answers.choose(n);
        self
    }

    pub(super) fn question(&self) -> &str {
        &self.question
    }

    pub(super) fn update(&mut self, key: Key) -> Outcome {
        match key {
            Key::Down => self.answers.step(Move::Down),
            Key::Up => self.answers.step(Move::Up),
            Key::Leave => return Outcome::Leave,
            Key::Take => {
                return self
                    .answers
                    .chosen()
                    .map_or(Outcome::Leave, |n| Outcome::Tell(Reply::Chosen(self.name, n)));
            }
        }
        Outcome::Stay
    }

    pub(super) fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        put(frame, row(area, 0), &self.question, env.look.heading(), env.look);
        let area = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        let above = self.about_rows.min(area.height / 2);
        self.about.draw(frame, Rect { height: above, ..area }, env.look, false);
        let below = Rect { y: area.y + above, height: area.height - above, ..area };
        self.answers.draw(frame, below, env.look, true);
    }
}
