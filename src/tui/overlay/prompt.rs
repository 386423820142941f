//! A question with a line to type.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::Outcome;
use crate::command::Prompt as Key;
use crate::tui::pane::{Env, Input, Reply};
use crate::tui::widget::field::Field;
use crate::tui::widget::paint::{put, row};
use crate::tui::widget::wrap;

/// What the names of kept words begin with.
pub const DRAFT: &str = "draft:";

/// The question.
#[derive(Debug)]
pub struct Prompt {
    name: &'static str,
    question: String,
    hint: String,
    field: Field,
    /// Whether what is typed is kept until it is taken: not for searches.
    keeps: bool,
    /// Words that were typed in it before and are not shown now.
    behind: String,
    /// What could be meant, below the hint; may be empty.
    offer: String,
}

impl Prompt {
    /// A question by its name, in words, with a hint of what can be typed, and words already there.
    #[must_use]
    pub fn new(
        name: &'static str,
        question: impl Into<String>,
        hint: impl Into<String>,
        words: &str,
    ) -> Self {
        let (question, hint, behind) = (question.into(), hint.into(), String::new());
        Self { name, question, hint, field: Field::with(words), keeps: true, behind, offer: String::new() }
    }

    /// With what could be meant, below the hint. It may change while the words stay kept.
    #[must_use]
    pub fn offering(self, offer: String) -> Self {
        Self { offer, ..self }
    }

    /// A question whose words are not kept: a search.
    #[must_use]
    pub fn passing(mut self) -> Self {
        self.keeps = false;
        self
    }

    /// Under what name the words typed so far are kept, at a place; none for a passing question.
    #[must_use]
    pub fn draft_name(&self, place: &str) -> Option<String> {
        self.keeps.then(|| format!("{DRAFT}{}:{place}:{}:{}", self.name, self.question, self.hint))
    }

    /// The words typed so far, after those behind them: what is kept until the question is answered.
    #[must_use]
    pub fn words_to_keep(&self) -> String {
        match (self.behind.as_str(), self.field.words()) {
            ("", words) => words.to_owned(),
            (behind, "") => behind.to_owned(),
            (behind, words) => format!("{behind} / {words}"),
        }
    }

    /// Keeps words that were typed before behind what is typed now.
    pub fn keep_behind(&mut self, words: &str) {
        words.clone_into(&mut self.behind);
    }

    /// The words behind.
    #[must_use]
    pub fn behind(&self) -> &str {
        &self.behind
    }

    /// Takes up words that were typed before and never taken.
    pub fn take_up(&mut self, words: &str) {
        self.field = Field::with(words);
    }

    pub(super) fn question(&self) -> &str {
        &self.question
    }

    pub(super) fn update(&mut self, key: Key) -> Outcome {
        match key {
            Key::Take => Outcome::Tell(Reply::Line(self.name, self.field.words().to_owned())),
            Key::Leave => Outcome::Leave,
        }
    }

    pub(super) fn input(&mut self, input: &Input) {
        match input {
            Input::Letters(words) | Input::Paste(words) => self.field.insert(words),
            Input::Key(chord) => self.field.key(chord),
        }
    }

    pub(super) fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        put(frame, row(area, 0), &self.question, env.look.heading(), env.look);
        let mut y = 1;
        let width = area.width.min(72);
        for words in wrap::lines(&self.hint, width).chain(wrap::lines(&self.offer, width)) {
            put(frame, row(area, y), words, Style::new(), env.look);
            y += 1;
        }
        self.field.draw(frame, row(area, y + 1), env.look);
    }
}
