//! What has the focus in a pane, and what is typed into it.

use crate::command::chord::Chord;

/// Whether a text has the focus, and of what kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Writing {
    /// No text: letters are commands.
    #[default]
    No,
    /// One line: letters are text; Enter, Up and Down are commands.
    Line,
    /// A page: Enter, Up and Down are text too.
    Page,
}

/// What goes into a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Letters typed.
    Letters(String),
    /// A key that moves or takes out.
    Key(Chord),
    /// Pasted text, cleaned; or letters that came too fast to have been typed.
    Paste(String),
}

/// What a letter is in a pane while a meeting is open and no text has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letters {
    /// Text: it goes back to where the writer was, and is typed there.
    Text,
    /// An answer, in a list that answers with the letters it shows.
    Answers,
}
