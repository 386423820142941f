//! What lies on top of a pane: the palette, the help, questions, and whom to ring.

pub mod choice;
pub mod danger;
pub mod leaf;
pub mod palette;
pub mod prompt;
pub mod proof;
pub mod taken;
pub mod unlock;
pub mod words;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::effect::Effect;
use super::pane::{Env, Input, Reply, Writing};
use crate::command::{Command, Context};

/// One thing on top.
#[derive(Debug)]
pub enum Overlay {
    /// Every action here, or the keys of this place.
    Palette(palette::Palette),
    /// A question with a line to type.
    Prompt(prompt::Prompt),
    /// A question with a few answers.
    Choice(choice::Choice),
    /// Whom to ring when a child is in danger now.
    Danger(danger::Danger),
    /// A page that any key puts away.
    Leaf(leaf::Leaf),
    /// The door of the practitioner's own store.
    Unlock(unlock::Unlock),
    /// The store cannot be written in now.
    Taken(taken::Taken),
    /// Recovery words.
    Words(words::WordsShown),
    /// The passphrase, to leave room view.
    Proof(proof::Proof),
}

/// What came of a key in an overlay.
#[derive(Debug)]
pub enum Outcome {
    /// It stays.
    Stay,
    /// It goes; nothing else.
    Leave,
    /// It goes, and this is to be done.
    Do(Vec<Effect>),
    /// It stays, and this is to be done.
    Ask(Vec<Effect>),
    /// It goes, and the pane hears this.
    Tell(Reply),
}

impl Overlay {
    /// The contexts that live in it.
    #[must_use]
    pub const fn context(&self) -> Context {
        match self {
            Self::Palette(_) => Context::Palette,
            Self::Prompt(_) | Self::Proof(_) => Context::Prompt,
            Self::Choice(_) | Self::Taken(_) => Context::Choice,
            Self::Danger(_) | Self::Leaf(_) => Context::Move,
            Self::Unlock(_) => Context::Unlock,
            Self::Words(words) => words.context(),
        }
    }

    /// Whether letters are text in it.
    #[must_use]
    pub const fn writing(&self) -> Writing {
        match self {
            Self::Palette(_) | Self::Prompt(_) | Self::Unlock(_) | Self::Proof(_) => Writing::Line,
            Self::Words(words) => words.writing(),
            Self::Choice(_) | Self::Danger(_) | Self::Leaf(_) | Self::Taken(_) => Writing::No,
        }
    }

    /// Does a command.
    pub fn update(&mut self, command: Command) -> Outcome {
        match (self, command) {
            (Self::Palette(palette), Command::Palette(command)) => palette.update(command),
            (Self::Prompt(prompt), Command::Prompt(command)) => prompt.update(command),
            (Self::Proof(proof), Command::Prompt(command)) => proof.update(command),
            (Self::Choice(choice), Command::Choice(command)) => choice.update(command),
            (Self::Danger(danger), Command::Move(step)) => danger.update(step),
            (Self::Leaf(leaf), Command::Move(step)) => leaf.update(step),
            (Self::Danger(_) | Self::Leaf(_), _) => Outcome::Leave,
            (Self::Unlock(unlock), Command::Unlock(command)) => unlock.update(command),
            (Self::Taken(taken), Command::Choice(command)) => taken.update(command),
            (Self::Words(words), Command::Words(command)) => words.update(command),
            (Self::Words(words), Command::Choice(command)) => words.choose(command),
            _ => Outcome::Stay,
        }
    }

    /// Whether a key that means nothing here puts it away.
    #[must_use]
    pub const fn goes_by_any_key(&self) -> bool {
        matches!(self, Self::Leaf(_))
    }

    /// The window has another width.
    pub fn resize(&mut self, columns: u16) {
        if let Self::Palette(palette) = self {
            palette.resize(columns);
        }
    }

    /// Takes text.
    pub fn input(&mut self, input: &Input) {
        match self {
            Self::Palette(palette) => palette.input(input),
            Self::Prompt(prompt) => prompt.input(input),
            Self::Unlock(unlock) => unlock.input(input),
            Self::Words(words) => words.input(input),
            Self::Proof(proof) => proof.input(input),
            Self::Choice(_) | Self::Danger(_) | Self::Leaf(_) | Self::Taken(_) => {}
        }
    }

    /// Whether a colon is typed in a palette that a colon opened: twice types it.
    #[must_use]
    pub fn is_colon_twice(&self, input: &Input) -> bool {
        matches!(self, Self::Palette(palette) if palette.is_empty())
            && matches!(input, Input::Letters(letters) if letters == ":")
    }

    /// What it is, for the title line.
    #[must_use]
    pub fn title(&self) -> &str {
        match self {
            Self::Palette(palette) => palette.title(),
            Self::Prompt(prompt) => prompt.question(),
            Self::Choice(choice) => choice.question(),
            Self::Danger(_) => "Danger now: whom to ring",
            Self::Leaf(leaf) => leaf.title(),
            Self::Unlock(_) | Self::Taken(_) => "Locked",
            Self::Proof(_) => proof::Proof::title(),
            Self::Words(words) => words.title(),
        }
    }

    /// What the status line says of it.
    #[must_use]
    pub const fn status(&self) -> &'static str {
        match self {
            Self::Palette(_) => "type a part of its name",
            Self::Prompt(_) => "one line",
            Self::Choice(_) => "choose one",
            Self::Danger(_) => "nothing is lost by leaving this",
            Self::Leaf(_) => "any other key goes back",
            Self::Unlock(unlock) => unlock.status(),
            Self::Taken(taken) => taken.status(),
            Self::Words(words) => words.status(),
            Self::Proof(proof) => proof.status(),
        }
    }

    /// Draws over the body.
    pub fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        match self {
            Self::Palette(palette) => palette.view(frame, area, env),
            Self::Prompt(prompt) => prompt.view(frame, area, env),
            Self::Choice(choice) => choice.view(frame, area, env),
            Self::Danger(danger) => danger.view(frame, area, env),
            Self::Leaf(leaf) => leaf.view(frame, area, env),
            Self::Unlock(unlock) => unlock.view(frame, area, env),
            Self::Taken(taken) => taken.view(frame, area, env),
            Self::Words(words) => words.view(frame, area, env),
            Self::Proof(proof) => proof.view(frame, area, env),
        }
    }
}
