//! The door of the practitioner's own store: a passphrase.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::Outcome;
use crate::command::Unlock as Key;
use crate::tui::door::Knock;
use crate::tui::effect::Effect;
use crate::tui::pane::{Env, Input, Where};
use crate::tui::widget::hidden::Hidden;
use crate::tui::widget::paint::{put, row};
use crate::tui::widget::wrap;

/// The door.
#[derive(Debug, Default)]
pub struct Unlock {
    passphrase: Hidden,
    opening: bool,
    refused: String,
}

impl Unlock {
    /// It was not opened; why, in a sentence.
    pub fn refused(&mut self, words: String) {
        self.opening = false;
        self.refused = words;
        self.passphrase = Hidden::default();
    }

    /// Whether something was typed.
    #[must_use]
    pub fn has_passphrase(&self) -> bool {
        !self.passphrase.is_empty()
    }

    /// Hands over the passphrase that was typed.
    pub fn passphrase(&mut self) -> Hidden {
        std::mem::take(&mut self.passphrase)
    }

    pub(super) const fn status(&self) -> &'static str {
        if self.opening { "opening, which takes a second or so" } else { "locked" }
    }

    pub(super) fn update(&mut self, key: Key) -> Outcome {
        match key {
            Key::Take if self.opening => Outcome::Stay,
            Key::Take if self.passphrase.is_empty() => {
                "Type the passphrase first.".clone_into(&mut self.refused);
                Outcome::Stay
            }
            Key::Take => {
                self.opening = true;
                self.refused.clear();
                Outcome::Ask(vec![Effect::Knock(Knock::Unlock(self.passphrase.copy()))])
            }
            Key::Show => {
                self.passphrase.turn();
                Outcome::Stay
            }
            Key::Forgot => Outcome::Do(vec![Effect::Open(Where::Recover(()))]),
            Key::Leave => Outcome::Leave,
        }
    }

    pub(super) fn input(&mut self, input: &Input) {
        if self.opening {
            return;
        }
        match input {
            Input::Letters(words) | Input::Paste(words) => self.passphrase.insert(words),
            Input::Key(chord) => self.passphrase.key(chord),
        }
    }

    pub(super) fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        put(frame, row(area, 0), "Your store is locked", env.look.heading(), env.look);
        let said = if self.opening { "Opening. This takes a second or so." } else { self.refused.as_str() };
        let columns = area.width.min(72);
        let words = "Type your passphrase and press Enter. What you type is not shown. \
                     Esc or Up leaves it locked: guidance and contacts can be read without it.";
        let mut y = 1;
        // In a low window what was said comes before how it is done.
        let rest = wrap::lines(words, columns).count() + wrap::lines(said, columns).count() + 4;
        if rest <= usize::from(area.height) {
            for words in wrap::lines(words, columns) {
                put(frame, row(area, y), words, Style::new(), env.look);
                y += 1;
            }
            y += 1;
        }
        put(frame, row(area, y), "Passphrase:", Style::new(), env.look);
        self.passphrase.draw(frame, row(area, y + 1), env.look, true);
        y += 2;
        for words in wrap::lines(said, columns) {
            put(frame, row(area, y), words, env.look.warning(), env.look);
            y += 1;
        }
    }
}
