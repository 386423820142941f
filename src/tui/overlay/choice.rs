//! A question with a few answers.
//!
//! A question whose answers change a record starts on the answer that changes nothing. That is so by how it is made:
//! [`Choice::decide`] puts such an answer first, [`Choice::change`] starts on what holds already, and [`Choice::pick`] is
//! for questions of which no answer changes anything by itself.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::Outcome;
use crate::command::{Choice as Key, Move};
use crate::domain::text::width;
use crate::tui::pane::{Env, Reply};
use crate::tui::widget::list::{Item, List};
use crate::tui::widget::page::{Page, Para};
use crate::tui::widget::paint::{put, row};

/// Lower than this the title line alone says the question, where the answers need its row.
const LOW: usize = 10;

/// The question.
#[derive(Debug)]
pub struct Choice {
    name: &'static str,
    question: String,
    about: Page,
    answers: List,
    /// The answers as they are said where the whole ones do not fit; none where they always do.
    short: Vec<String>,
    /// Whether the first answer is the one that changes nothing.
    nothing: bool,
    /// Which answer it began with.
    start: usize,
}

impl Choice {
    /// A question by its name, in words, of which no answer changes a record: what is to be looked at, which of several
    /// is meant.
    #[must_use]
    pub fn pick(name: &'static str, question: impl Into<String>, answers: Vec<String>) -> Self {
        let answers = List::new(answers.into_iter().map(Item::Row).collect());
        let (question, about) = (question.into(), Page::default());
        Self { name, question, about, answers, short: Vec::new(), nothing: false, start: 0 }
    }

    /// A question whose answers change a record. It starts on `nothing`, which changes nothing and is heard as
    /// [`Reply::Left`]; the answers are numbered without it.
    #[must_use]
    pub fn decide(
        name: &'static str,
        question: impl Into<String>,
        nothing: impl Into<String>,
        answers: Vec<String>,
    ) -> Self {
        let all = std::iter::once(nothing.into()).chain(answers).collect();
        Self { nothing: true, ..Self::pick(name, question, all) }
    }

    /// A question whose answers are all there is, of which one holds now: it starts on that one.
    #[must_use]
    pub fn change(name: &'static str, question: impl Into<String>, answers: Vec<String>, now: usize) -> Self {
        Self::pick(name, question, answers).at(now)
    }

    /// With words above the answers.
    #[must_use]
    pub fn about(mut self, words: &str) -> Self {
        self.about = Page::new(vec![Para::words(words)]);
        self
    }

    /// With shorter answers for a window in which the whole ones do not fit.
    #[must_use]
    pub fn short(mut self, answers: Vec<String>) -> Self {
        self.short = answers;
        self
    }

    /// With an answer chosen to begin with, where none changes anything.
    #[must_use]
    pub fn at(mut self, n: usize) -> Self {
        self.answers.choose(n);
        self.start = self.chosen();
        self
    }

    /// Whether it is the question of this name.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        self.name == name
    }

    /// Whether it stands on the answer it began with.
    #[must_use]
    pub fn is_at_its_start(&self) -> bool {
        self.chosen() == self.start
    }

    /// Which answer is chosen.
    #[must_use]
    pub fn chosen(&self) -> usize {
        self.answers.chosen().unwrap_or(0)
    }

    pub(super) fn question(&self) -> &str {
        &self.question
    }

    pub(super) fn update(&mut self, key: Key) -> Outcome {
        match key {
            Key::Down => self.answers.step(Move::Down),
            Key::Up => self.answers.step(Move::Up),
            Key::First => self.answers.step(Move::First),
            Key::Last => self.answers.step(Move::Last),
            Key::Leave => return self.left(),
            Key::Take => return self.taken(),
        }
        Outcome::Stay
    }

    fn taken(&self) -> Outcome {
        match (self.answers.chosen(), self.nothing) {
            (None | Some(0), true) => self.left(),
            (None, false) => Outcome::Leave,
            (Some(n), nothing) => Outcome::Tell(Reply::Chosen(self.name, n - usize::from(nothing))),
        }
    }

    const fn left(&self) -> Outcome {
        if self.nothing { Outcome::Tell(Reply::Left(self.name)) } else { Outcome::Leave }
    }

    pub(super) fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        let (question, about) = self.rows_above(area);
        if question > 0 {
            put(frame, row(area, 0), &self.question, env.look.heading(), env.look);
        }
        let area = Rect { y: area.y + question, height: area.height - question, ..area };
        self.about.draw(frame, Rect { height: about, ..area }, env.look, false);
        let below = Rect { y: area.y + about, height: area.height - about, ..area };
        match self.shortened(area.width) {
            Some(short) => short.draw(frame, below, env.look, true),
            None => self.answers.draw(frame, below, env.look, true),
        }
    }

    /// Rows for the question and for what is said about it. Where the answers need the room, the empty row goes first,
    /// then the question, which the title line says too.
    fn rows_above(&self, area: Rect) -> (u16, u16) {
        let height = usize::from(area.height);
        let about = self.about.rows_in(area.width);
        let over = (1 + about + self.answers.len()).saturating_sub(height);
        let space = usize::from(about > 0 && 1 + about + self.answers.len() < height);
        let question = usize::from(over == 0 || about == 0 || height > LOW);
        let rest = height.saturating_sub(question);
        let about = (about + space).min(rest.saturating_sub(self.answers.len()).max(rest / 2));
        (u16::try_from(question).unwrap_or(0), u16::try_from(about).unwrap_or(0))
    }

    /// The short answers, where a whole one does not fit.
    fn shortened(&self, columns: u16) -> Option<List> {
        let room = usize::from(columns.saturating_sub(2));
        let fits = |item: &Item| matches!(item, Item::Row(words) if width(words) <= room);
        if self.short.is_empty() || self.answers.items().iter().all(fits) {
            return None;
        }
        let mut short = List::new(self.short.iter().map(Item::row).collect());
        short.choose(self.chosen());
        Some(short)
    }
}
