//! What the screen asks the world to do: plain data, done by the workers or the app.

use crate::command::Command;
use crate::domain::idle::IdleTimes;
use crate::service::{Ask, Deed};

use super::door::Knock;
use super::overlay::Overlay;
use super::pane::Where;

/// One thing to do.
#[derive(Debug)]
pub enum Effect {
    /// Ask the reader.
    Ask(Ask),
    /// Find words in the content.
    Find {
        /// The search's number; an answer to an older one is not shown.
        number: u64,
        /// The words.
        words: String,
    },
    /// Ask the writer.
    Do(Deed),
    /// Keep what is typed in a form under a name until it is saved; empty words forget it.
    Draft {
        /// Under what name.
        name: String,
        /// The words.
        value: String,
    },
    /// Open a pane on top of this one.
    Open(Where),
    /// Open a pane in the place of this one.
    Replace(Where),
    /// Close this pane.
    Back,
    /// Close this many panes, this one first.
    BackBy(usize),
    /// Put a question or a list on top.
    Lay(Box<Overlay>),
    /// Blank and lock after other times from now on, and the next time.
    SetIdle(IdleTimes),
    /// Say a sentence on the status line until the next key.
    Say(String),
    /// Say a sentence once what was done just before is on the disk; nothing where it could not be put there.
    SayKept(String),
    /// Ask something at the door of the store.
    Knock(Knock),
    /// Run a command as if its key had been pressed.
    Run(Command),
}
