//! The store cannot be written in now: who has it, and whether to try again, read only, or leave it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::Outcome;
use crate::command::{Choice as Key, Move};
use crate::service::OnlyToRead;
use crate::service::own::Secret;
use crate::tui::door::Knock;
use crate::tui::effect::Effect;
use crate::tui::pane::Env;
use crate::tui::widget::hidden::Hidden;
use crate::tui::widget::list::{Item, List};
use crate::tui::widget::paint::{put, row};
use crate::tui::widget::wrap;

/// What can be done, in the order of the list; each fits in 40 columns.
const ANSWERS: [&str; 3] =
    ["Try again, to write in it", "Open it to read only", "Leave it: guidance and contacts work"];

/// The question. The passphrase waits in it, so that it is typed once, and is wiped with it.
#[derive(Debug)]
pub struct Taken {
    passphrase: Hidden,
    because: OnlyToRead,
    answers: List,
    opening: bool,
    again: bool,
}

impl Taken {
    /// With the passphrase that was typed.
    #[must_use]
    pub fn new(passphrase: Hidden, because: OnlyToRead) -> Self {
        let answers = List::new(ANSWERS.map(Item::row).into());
        Self { passphrase, because, answers, opening: false, again: false }
    }

    /// It was tried once more, and is still so.
    pub fn still(&mut self, because: OnlyToRead) {
        self.because = because;
        self.opening = false;
        self.again = true;
    }

    pub(super) const fn status(&self) -> &'static str {
        if self.opening { "opening, which takes a second or so" } else { "choose one" }
    }

    pub(super) fn update(&mut self, key: Key) -> Outcome {
        match key {
            Key::Down => self.answers.step(Move::Down),
            Key::Up => self.answers.step(Move::Up),
            Key::First => self.answers.step(Move::First),
            Key::Last => self.answers.step(Move::Last),
            Key::Leave => return Outcome::Leave,
            Key::Take if self.opening => {}
            Key::Take => match self.answers.chosen() {
                Some(0) => return self.knock(Knock::Unlock),
                Some(1) => return self.knock(Knock::Read),
                _ => return Outcome::Leave,
            },
        }
        Outcome::Stay
    }

    fn knock(&mut self, knock: fn(Secret) -> Knock) -> Outcome {
        self.opening = true;
        Outcome::Ask(vec![Effect::Knock(knock(self.passphrase.copy()))])
    }

    const fn heading(&self) -> &'static str {
        match (self.opening, self.again) {
            (true, _) => "Opening. It takes a second or so.",
            (_, true) => "Tried again: still not to be written in",
            _ => "Your store cannot be written in now",
        }
    }

    pub(super) fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        put(frame, row(area, 0), self.heading(), env.look.heading(), env.look);
        let answers = u16::try_from(ANSWERS.len()).unwrap_or(3);
        let room = area.height.saturating_sub(1 + answers);
        let mut y = 1;
        for words in self.said(area.width, room) {
            put(frame, row(area, y), &words, Style::new(), env.look);
            y += 1;
        }
        let below = Rect { y: area.y + y, height: area.height.saturating_sub(y), ..area };
        self.answers.draw(frame, below, env.look, true);
    }

    /// Who has it, and as much of the rest as there is room for: the answers are never pushed out of the window.
    fn said(&self, columns: u16, room: u16) -> Vec<String> {
        let columns = columns.min(72);
        let wrapped = |words: &str| wrap::lines(words, columns).map(str::to_owned).collect::<Vec<_>>();
        let (why, room) = (wrapped(&self.because.why), usize::from(room));
        let rest = "What you typed is kept until you choose. To read only, nothing can be changed: families, \
                    records and search can be read, and minutes and a backup saved as files.";
        let apart = || std::iter::once(String::new());
        let whole: Vec<String> =
            apart().chain(why.clone()).chain(apart()).chain(wrapped(rest)).chain(apart()).collect();
        if whole.len() <= room { whole } else { why.into_iter().take(room).collect() }
    }
}
