//! What has the focus in a pane, what is typed into it, and what of it others may see.

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

/// What a pane does while room view is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InRoom {
    /// It holds nothing of any record.
    Open,
    /// It shows what everyone in the room may see, and nothing else.
    Filtered,
    /// It is not shown; what it would be, to begin a sentence with.
    Refused(&'static str),
}
