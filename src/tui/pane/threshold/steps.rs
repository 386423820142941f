//! One question a screen: what each asks, what was answered so far, and what is wrong with it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::super::{Env, Input};
use crate::tui::widget::field::Field;
use crate::tui::widget::hidden::Hidden;
use crate::tui::widget::paint::{put, row};
use crate::tui::widget::wrap;

/// Where an answer is typed.
#[derive(Debug)]
pub enum Answer {
    /// In a line.
    Line(Box<Field>),
    /// In a line that is not shown.
    Hidden(Hidden),
}

/// One question.
#[derive(Debug)]
pub struct Step {
    /// What is asked, in a few words: `New passphrase`.
    pub asks: &'static str,
    /// What it is for, and what an answer may be.
    pub about: &'static str,
    /// The answer so far.
    pub answer: Answer,
}

impl Step {
    /// Asks for a line; what stands in it to begin with.
    #[must_use]
    pub fn line(asks: &'static str, about: &'static str, words: &str) -> Self {
        Self { asks, about, answer: Answer::Line(Box::new(Field::with(words))) }
    }

    /// Asks for a line that is not shown.
    #[must_use]
    pub fn hidden(asks: &'static str, about: &'static str) -> Self {
        Self { asks, about, answer: Answer::Hidden(Hidden::default()) }
    }
}

/// The questions, and where in them.
#[derive(Debug, Default)]
pub struct Steps {
    all: Vec<Step>,
    at: usize,
    wrong: String,
}

impl Steps {
    /// At the first of them.
    #[must_use]
    pub fn new(steps: Vec<Step>) -> Self {
        Self { all: steps, at: 0, wrong: String::new() }
    }

    /// Which question, from nought.
    #[must_use]
    pub const fn at(&self) -> usize {
        self.at
    }

    /// How many questions there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// The question on the screen.
    #[must_use]
    pub fn now(&self) -> Option<&Step> {
        self.all.get(self.at)
    }

    /// What was typed at a question, shown or not.
    #[must_use]
    pub fn typed(&self, n: usize) -> &str {
        match self.all.get(n).map(|step| &step.answer) {
            Some(Answer::Line(field)) => field.words(),
            Some(Answer::Hidden(hidden)) => hidden.words(),
            None => "",
        }
    }

    /// Hands over what was typed at a hidden question.
    pub fn take(&mut self, n: usize) -> crate::service::own::Secret {
        match self.all.get_mut(n).map(|step| &mut step.answer) {
            Some(Answer::Hidden(hidden)) => hidden.take(),
            _ => crate::service::own::Secret::new(String::new()),
        }
    }

    /// Goes to a question, and says what is wrong with its answer; nothing where nothing is.
    pub fn go(&mut self, n: usize, wrong: &str) {
        self.at = n.min(self.all.len().saturating_sub(1));
        wrong.clone_into(&mut self.wrong);
    }

    /// Shows or hides what is typed at a hidden question.
    pub fn turn(&mut self) {
        if let Some(Answer::Hidden(hidden)) = self.all.get_mut(self.at).map(|step| &mut step.answer) {
            hidden.turn();
        }
    }

    /// Types.
    pub fn input(&mut self, input: &Input) {
        let Some(step) = self.all.get_mut(self.at) else { return };
        self.wrong.clear();
        match (&mut step.answer, input) {
            (Answer::Line(field), Input::Letters(words) | Input::Paste(words)) => field.insert(words),
            (Answer::Line(field), Input::Key(chord)) => field.key(chord),
            (Answer::Hidden(hidden), Input::Letters(words) | Input::Paste(words)) => hidden.insert(words),
            (Answer::Hidden(hidden), Input::Key(chord)) => hidden.key(chord),
        }
    }

    /// Draws the question, with a word about the answer below it.
    pub fn view(&self, frame: &mut Frame, area: Rect, env: &Env, remark: &str) {
        let Some(step) = self.now() else { return };
        let columns = area.width.min(72);
        let (said, style) = if self.wrong.is_empty() {
            (remark.to_owned(), Style::new())
        } else {
            (format!("Error: {}", self.wrong), env.look.warning())
        };
        let mut y = lines(frame, area, 0, wrap::lines(step.asks, columns), (env, env.look.heading()));
        // In a low window the blank and what is said of the answer come before what the question is for.
        let below = usize::from(y) + wrap::lines(&said, columns).count() + 1;
        let room = usize::from(area.height).saturating_sub(below);
        y = lines(frame, area, y, wrap::lines(step.about, columns).take(room), (env, Style::new()));
        y += u16::from(wrap::lines(step.about, columns).count() < room);
        let place = row(area, y);
        match &step.answer {
            Answer::Line(field) => field.draw(frame, place, env.look),
            Answer::Hidden(hidden) => hidden.draw(frame, place, env.look, true),
        }
        lines(frame, area, y + 1, wrap::lines(&said, columns), (env, style));
    }
}

/// Draws lines from a row on; answers the row after them.
fn lines<'a>(
    frame: &mut Frame,
    area: Rect,
    from: u16,
    all: impl Iterator<Item = &'a str>,
    (env, style): (&Env, Style),
) -> u16 {
    let mut y = from;
    for words in all {
        put(frame, row(area, y), words, style, env.look);
        y += 1;
    }
    y
}
