//! Recovery words: shown once, and two of them asked back. Those of a store that was just made hold already; those that
//! are offered to a store that is there hold once both were typed back.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::Outcome;
use super::choice::Choice;
use crate::command::{Choice as ChoiceKey, Context, Words as Key};
use crate::service::own::{Offer, Whose, Words};
use crate::tui::door::Knock;
use crate::tui::effect::Effect;
use crate::tui::pane::{Env, Input, Reply, Writing};
use crate::tui::widget::field::Field;
use crate::tui::widget::paint::{put, row};
use crate::tui::widget::wrap;

/// Which words are asked back.
const ASKED: [usize; 2] = [3, 9];

/// What is on the screen.
enum Stage {
    /// The words.
    Shown,
    /// The question for one of the asked words.
    Asking(usize),
    /// Whether words that do not hold yet are to be given up.
    GivingUp(Box<Choice>),
}

/// Where the words come from.
enum Source {
    /// A store that was made with them, with the organisation's after hers.
    Made(Words, Option<Words>),
    /// An offer to a store that is there; none once it was taken.
    Offered(Option<Box<Offer>>),
}

/// The words on the screen.
pub struct WordsShown {
    source: Source,
    organisation: bool,
    stage: Stage,
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
        Self::from(Source::Made(hers, organisation), false)
    }

    /// Words that do not hold yet.
    #[must_use]
    pub fn offered(offer: Offer) -> Self {
        let organisation = offer.whose() == Whose::Organisation;
        Self::from(Source::Offered(Some(Box::new(offer))), organisation)
    }

    fn from(source: Source, organisation: bool) -> Self {
        Self { source, organisation, stage: Stage::Shown, field: Field::default(), wrong: false }
    }

    fn words(&self) -> Option<&Words> {
        match &self.source {
            Source::Made(words, _) => Some(words),
            Source::Offered(offer) => offer.as_ref().map(|offer| offer.words()),
        }
    }

    pub(super) const fn title(&self) -> &'static str {
        if self.organisation { "Recovery words for your organisation" } else { "Your recovery words" }
    }

    /// What is to be said where they go off the screen before they were typed back.
    #[must_use]
    pub const fn not_taken(&self) -> &'static str {
        match self.source {
            Source::Made(..) => {
                "The recovery words were not typed back before it locked. Make new ones in My store, and write them down."
            }
            Source::Offered(_) => {
                "The new recovery words were not typed back before it locked: they open nothing, and those from before hold."
            }
        }
    }

    pub(super) const fn status(&self) -> &'static str {
        match self.stage {
            Stage::Asking(_) => "one word",
            Stage::Shown => "shown only this once",
            Stage::GivingUp(_) => "nothing is changed yet",
        }
    }

    pub(super) fn update(&mut self, key: Key) -> Outcome {
        match key {
            Key::Back => {
                let can_be_given_up = matches!(self.source, Source::Offered(_));
                let is_shown = matches!(self.stage, Stage::Shown);
                self.stage = if is_shown && can_be_given_up {
                    Stage::GivingUp(Box::new(whether_to_give_up()))
                } else {
                    Stage::Shown
                };
                self.wrong = false;
                Outcome::Stay
            }
            Key::Take => self.take(),
        }
    }

    pub(super) fn choose(&mut self, key: ChoiceKey) -> Outcome {
        let Stage::GivingUp(choice) = &mut self.stage else { return Outcome::Stay };
        match choice.update(key) {
            Outcome::Tell(Reply::Chosen(GIVE_UP, 0)) => Outcome::Do(vec![Effect::Say(GIVEN_UP.into())]),
            Outcome::Stay => Outcome::Stay,
            _ => {
                self.stage = Stage::Shown;
                Outcome::Stay
            }
        }
    }

    pub(super) const fn context(&self) -> Context {
        if matches!(self.stage, Stage::GivingUp(_)) { Context::Choice } else { Context::Words }
    }

    pub(super) const fn writing(&self) -> Writing {
        if matches!(self.stage, Stage::GivingUp(_)) { Writing::No } else { Writing::Line }
    }

    fn take(&mut self) -> Outcome {
        let n = match self.stage {
            Stage::Asking(n) => n,
            Stage::Shown | Stage::GivingUp(_) => {
                self.stage = Stage::Asking(0);
                return Outcome::Stay;
            }
        };
        let typed = std::mem::take(&mut self.field).words().trim().to_lowercase();
        let asked = ASKED.get(n).and_then(|word| self.words()?.word(*word));
        self.wrong = asked != Some(typed.as_str());
        if !self.wrong {
            self.stage = Stage::Asking(n + 1);
        }
        if n + 1 < ASKED.len() || self.wrong { Outcome::Stay } else { self.finish() }
    }

    fn finish(&mut self) -> Outcome {
        match &mut self.source {
            Source::Made(_, next) => {
                let Some(next) = next.take() else { return Outcome::Leave };
                *self = Self::from(Source::Made(next, None), true);
                Outcome::Stay
            }
            Source::Offered(offer) => {
                let Some(offer) = offer.take() else { return Outcome::Leave };
                Outcome::Do(vec![Effect::Say(TAKING.into()), Effect::Knock(Knock::Take(offer))])
            }
        }
    }

    pub(super) fn input(&mut self, input: &Input) {
        if !matches!(self.stage, Stage::Asking(_)) {
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
        match &self.stage {
            Stage::Shown => self.draw_words(frame, below, env),
            Stage::GivingUp(choice) => choice.view(frame, area, env),
            Stage::Asking(n) => {
                self.draw_question(frame, below, env, ASKED.get(*n).copied().unwrap_or_default());
            }
        }
    }

    fn draw_words(&self, frame: &mut Frame, area: Rect, env: &Env) {
        let Some(shown) = self.words() else { return };
        let whose = if let (Source::Offered(_), false) = (&self.source, self.organisation) {
            "Write them on paper, in this order, and keep them apart from this computer. They hold when you have typed two of them back; the ones from before go on holding until then. They are shown only this once."
        } else if self.organisation {
            "Give these to whoever keeps such things for your organisation. With them it can open this store; each use is noted and shown to you."
        } else {
            "If the passphrase is forgotten, only these words open the store. Write them on paper, in this order, and keep them apart from this computer. They are shown only this once. Nobody else has them."
        };
        let mut y = 0;
        let columns = area.width.min(72);
        let rows = listed(shown, area.width).len() + 1;
        // The words themselves are never cut: in a low window what they are for gives way.
        if wrap::lines(whose, columns).count() + rows <= usize::from(area.height) {
            for words in wrap::lines(whose, columns) {
                put(frame, row(area, y), words, Style::new(), env.look);
                y += 1;
            }
        }
        for words in listed(shown, area.width) {
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
            let words = "That is not the word. Type it again, or press Esc or Up to see the words again.";
            for (y, words) in (1..).zip(wrap::lines(words, area.width.min(72)).take(2)) {
                put(frame, row(area, y), words, env.look.warning(), env.look);
            }
        }
        let words = format!("Type word {number}, and press Enter.");
        put(frame, row(area, 4), &words, Style::new(), env.look);
        self.field.draw(frame, row(area, 5), env.look);
    }
}

const GIVE_UP: &str = "words.give-up";
const GIVEN_UP: &str = "The words from before go on holding. The new ones open nothing: strike them out.";
const TAKING: &str =
    "Putting the new words in the place of those from before. This takes a few seconds at most.";

/// The words stay with a slip of the key: only the second answer gives them up.
fn whether_to_give_up() -> Choice {
    Choice::decide(GIVE_UP, "Give these new words up?", "Show them again", vec!["Give them up".to_owned()])
        .about("Given up, they open nothing, and what held before goes on holding.")
}

/// Numbered, in as many columns as fit.
fn listed(words: &Words, columns: u16) -> Vec<String> {
    let numbered: Vec<String> =
        words.each().enumerate().map(|(n, word)| format!("{:>2} {word:<12}", n + 1)).collect();
    let across = (usize::from(columns) / 16).clamp(1, 3);
    numbered.chunks(across).map(|row| row.join(" ")).collect()
}
