//! What the screen asks the world to do: plain data, done by the workers or the app.

use crate::command::Command;
use crate::service::{Ask, Deed};

use super::door::Knock;
use super::overlay::Overlay;
use super::pane::Where;

/// One thing to do.
#[derive(Debug)]
pub enum Effect {
    /// Ask the reader.
    Ask(Ask),
    /// Ask the writer.
    Do(Deed),
    /// Open a pane on top of this one.
    Open(Where),
    /// Open a pane in the place of this one.
    Replace(Where),
    /// Close this pane.
    Back,
    /// Put a question or a list on top.
    Lay(Box<Overlay>),
    /// Say a sentence on the status line until the next key.
    Say(String),
    /// Ask something at the door of the store.
    Knock(Knock),
    /// Run a command as if its key had been pressed.
    Run(Command),
}
