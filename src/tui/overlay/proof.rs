//! The passphrase is asked for while the store is open: that it is her who leaves room view.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::Outcome;
use crate::command::Prompt as Key;
use crate::tui::door::Knock;
use crate::tui::effect::Effect;
use crate::tui::pane::{Env, Input};
use crate::tui::widget::hidden::Hidden;
use crate::tui::widget::paint::{put, row};
use crate::tui::widget::wrap;

/// The question.
#[derive(Debug, Default)]
pub struct Proof {
    passphrase: Hidden,
    looking: bool,
    refused: String,
}

impl Proof {
    /// It was not right; why, in a sentence.
    pub fn refused(&mut self, words: String) {
        (self.looking, self.refused) = (false, words);
        self.passphrase = Hidden::default();
    }

    pub(super) const fn title() -> &'static str {
        "Leave room view?"
    }

    pub(super) const fn status(&self) -> &'static str {
        if self.looking { "looking, which takes a second or so" } else { "one line, which is not shown" }
    }

    pub(super) fn update(&mut self, key: Key) -> Outcome {
        match key {
            Key::Leave => Outcome::Leave,
            Key::Take if self.looking => Outcome::Stay,
            Key::Take if self.passphrase.is_empty() => {
                "Type the passphrase first, or leave with Esc or Ctrl-G.".clone_into(&mut self.refused);
                Outcome::Stay
            }
            Key::Take => {
                self.looking = true;
                self.refused.clear();
                Outcome::Ask(vec![Effect::Knock(Knock::Prove(self.passphrase.take()))])
            }
        }
    }

    pub(super) fn input(&mut self, input: &Input) {
        if self.looking {
            return;
        }
        match input {
            Input::Letters(words) | Input::Paste(words) => self.passphrase.insert(words),
            Input::Key(chord) => self.passphrase.key(chord),
        }
    }

    pub(super) fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        put(frame, row(area, 0), Self::title(), env.look.heading(), env.look);
        let columns = area.width.min(72);
        let words = "Type your passphrase and press Enter; what you type is not shown. Outside room view everything on \
                     record can come on the screen.";
        let mut y = 1;
        for words in wrap::lines(words, columns) {
            put(frame, row(area, y), words, Style::new(), env.look);
            y += 1;
        }
        self.passphrase.draw(frame, row(area, y), env.look, true);
        let said = if self.looking { "Looking. This takes a second or so." } else { self.refused.as_str() };
        for words in wrap::lines(said, columns) {
            y += 1;
            put(frame, row(area, y), words, env.look.warning(), env.look);
        }
    }
}
