//! From a chord and the contexts that live to a command. Read once from the command rows.

use std::collections::HashMap;

use super::pane::Writing;
use crate::command::chord::{Chord, Key};
use crate::command::{Command, Context};

/// Words after a full stop that were renamed, and go on working: `.left` was read as somebody leaving.
const EARLIER: [(&str, &str); 1] = [("left", "remaining")];

/// Every key of every context.
#[derive(Debug)]
pub struct Keymap {
    keys: HashMap<(Context, Chord), Command>,
    dots: HashMap<(Context, &'static str), Command>,
}

impl Keymap {
    /// Reads the command rows. A key that cannot be read is left out; a test refuses it.
    #[must_use]
    pub fn from_rows() -> Self {
        let mut keys = HashMap::new();
        let mut dots = HashMap::new();
        for command in Command::all() {
            let row = command.row();
            for key in row.keys {
                if let Ok(chord) = key.parse::<Chord>() {
                    keys.insert((row.context, chord), command);
                }
            }
            if let Some(dot) = row.dot {
                dots.insert((row.context, dot), command);
            }
        }
        Self { keys, dots }
    }

    /// The command of `chord` in the innermost of `contexts`. While a text has the focus, what types a
    /// letter or moves in the text is no command.
    #[must_use]
    pub fn command(&self, chord: &Chord, contexts: &[Context], writing: Writing) -> Option<Command> {
        if is_text(chord, writing) {
            return None;
        }
        contexts.iter().find_map(|context| self.keys.get(&(*context, *chord)).copied())
    }

    /// The command of a word after a full stop.
    #[must_use]
    pub fn dot(&self, word: &str, contexts: &[Context]) -> Option<Command> {
        let word = EARLIER.iter().find(|(earlier, _)| *earlier == word).map_or(word, |(_, now)| now);
        contexts.iter().find_map(|context| self.dots.get(&(*context, word)).copied())
    }
}

/// Whether a chord is text, or moves in a text, while a text of this kind has the focus.
#[must_use]
pub const fn is_text(chord: &Chord, writing: Writing) -> bool {
    if matches!(writing, Writing::No) {
        return false;
    }
    match (writing, chord.key) {
        (_, Key::Left | Key::Right) => true,
        _ if chord.ctrl || chord.alt => false,
        (_, Key::Char(_) | Key::Home | Key::End | Key::Backspace | Key::Delete)
        | (Writing::Page, Key::Up | Key::Down | Key::Enter) => true,
        _ => false,
    }
}
