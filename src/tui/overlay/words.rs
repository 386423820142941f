//! The recovery words of a store that was just made: shown once, and two of them asked back.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::Outcome;
use crate::command::Words as Key;
use crate::service::own::Words;
use crate::tui::pane::{Env, Input};
use crate::tui::widget::field::Field;
use crate::tui::widget::paint::{put, row};
use crate::tui::widget::wrap;

/// Which words are asked back.
const ASKED: [usize; 2] = [3, 9];

/// The words on the screen.
pub struct WordsShown {
    words: Words,
    /// The organisation's, shown after hers.
    next: Option<Words>,
    organisation: bool,
    /// Which of the asked words is being typed; none while they are shown.
    asking: Option<usize>,
    field: Field,
    wrong: bool,
}

impl std::fmt::Debug for WordsShown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("WordsShown")
    }
}

impl WordsShown {
    /// Hers, then the organisation's where there are any.
    #[must_use]
    pub fn new(hers: Words, organisation: Option<Words>) -> Self {
        let field = Field::default();
        Self { words: hers, next: organisation, organisation: false, asking: None, field, wrong: false }
    }

    pub(super) const fn title(&self) -> &'static str {
        if self.organisation { "Recovery words for your organisation" } else { "Your recovery words" }
    }

    pub(super) const fn status(&self) -> &'static str {
        if self.asking.is_some() { "one word" } else { "shown only this once" }
    }

    pub(super) fn update(&mut self, key: Key) -> Outcome {
        match key {
            Key::Back => {
                self.asking = None;
                self.wrong = false;
                Outcome::Stay
            }
            Key::Take => self.take(),
        }
    }

    fn take(&mut self) -> Outcome {
        let Some(n) = self.asking else {
            self.asking = Some(0);
            return Outcome::Stay;
        };
        let typed = std::mem::take(&mut self.field).words().trim().to_lowercase();
        let asked = ASKED.get(n).and_then(|word| self.words.word(*word));
        self.wrong = asked != Some(typed.as_str());
        if !self.wrong {
            self.asking = Some(n + 1);
        }
        if n + 1 < ASKED.len() || self.wrong { Outcome::Stay } else { self.finish() }
    }

    fn finish(&mut self) -> Outcome {
        let Some(next) = self.next.take() else { return Outcome::Leave };
        *self = Self { organisation: true, ..Self::new(next, None) };
        Outcome::Stay
    }

    pub(super) fn input(&mut self, input: &Input) {
        if self.asking.is_none() {
            return;
        }
        match input {
            Input::Letters(words) | Input::Paste(words) => self.field.insert(words),
            Input::Key(chord) => self.field.key(chord),
        }
    }

    pub(super) fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        put(frame, row(area, 0), self.title(), env.look.heading(), env.look);
        let below = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        match self.asking.and_then(|n| ASKED.get(n)) {
            None => self.draw_words(frame, below, env),
            Some(word) => self.draw_question(frame, below, env, *word),
        }
    }

    fn draw_words(&self, frame: &mut Frame, area: Rect, env: &Env) {
        let whose = if self.organisation {
            "Give these to whoever keeps such things for your organisation. With them it can open this store; each use is noted and shown to you."
        } else {
            "If the passphrase is forgotten, only these words open the store. Write them on paper, in this order, and keep them apart from this computer. They are shown only this once. Nobody else has them."
        };
        let mut y = 0;
        let columns = area.width.min(72);
        let rows = listed(&self.words, area.width).len() + 1;
        // The words themselves are never cut: in a low window what they are for gives way.
        if wrap::lines(whose, columns).count() + rows <= usize::from(area.height) {
            for words in wrap::lines(whose, columns) {
                put(frame, row(area, y), words, Style::new(), env.look);
                y += 1;
            }
        }
        for words in listed(&self.words, area.width) {
            put(frame, row(area, y), &words, env.look.heading(), env.look);
            y += 1;
        }
        frame.set_cursor_position(ratatui::layout::Position::new(
            area.x,
            (area.y + y).min(area.bottom().saturating_sub(1)),
        ));
        put(frame, row(area, y), "Enter when they are written on paper.", Style::new(), env.look);
    }

    fn draw_question(&self, frame: &mut Frame, area: Rect, env: &Env, number: usize) {
        if self.wrong {
            let words = "That is not the word. Type it again, or press Esc to see the words again.";
            put(frame, row(area, 1), words, env.look.warning(), env.look);
        }
        let words = format!("Type word {number}, and press Enter.");
        put(frame, row(area, 3), &words, Style::new(), env.look);
        self.field.draw(frame, row(area, 4), env.look);
    }
}

/// Numbered, in as many columns as fit.
fn listed(words: &Words, columns: u16) -> Vec<String> {
    let numbered: Vec<String> =
        words.each().enumerate().map(|(n, word)| format!("{:>2} {word:<12}", n + 1)).collect();
    let across = (usize::from(columns) / 16).clamp(1, 3);
    numbered.chunks(across).map(|row| row.join(" ")).collect()
}
