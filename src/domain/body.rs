//! The text of one section: lines, each with who it is for and when it was typed.

use serde::{Deserialize, Serialize};

use super::audience::Audience;
use super::id::Id;
use super::moment::Moment;

/// Most characters a section holds.
pub const MOST_CHARACTERS: usize = 200_000;
/// Most lines a section holds.
pub const MOST_LINES: usize = 20_000;

/// One line as it was typed.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Line {
    /// The words, without a line end. Clean text: no control characters.
    #[serde(rename = "t")]
    pub text: String,
    /// Who it is for; taken from the section and the child when the line is begun, then its own.
    #[serde(rename = "a", default, skip_serializing_if = "Audience::is_everyone")]
    pub audience: Audience,
    /// When its first character was typed.
    #[serde(rename = "w", default, skip_serializing_if = "Option::is_none")]
    pub typed: Option<Moment>,
    /// Pasted or imported: its mark does nothing until it is accepted.
    #[serde(rename = "p", default, skip_serializing_if = "is_false")]
    pub pasted: bool,
    /// For a child's own words: who may have them, once someone has decided.
    #[serde(rename = "c", default, skip_serializing_if = "Option::is_none")]
    pub cleared: Option<Clearance>,
    /// The shields whose words stand in it, where somebody said that they may be shared with whoever has the line.
    #[serde(rename = "s", default, skip_serializing_if = "Vec::is_empty")]
    pub shared: Vec<Id>,
    /// Whether a word in it that is a child's name too is that child, where the writer said so.
    #[serde(rename = "m", default, skip_serializing_if = "Vec::is_empty")]
    pub meant: Vec<Meant>,
}

/// What the writer said of a word that is a child's name too. It holds for the words it was said of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meant {
    /// Whose name it is.
    pub child: Id,
    /// Whether it is the child.
    pub is_child: bool,
    /// A fingerprint of the line's words.
    of: u64,
}

/// Someone decided who may have a child's own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clearance {
    /// Who may have them.
    pub audience: Audience,
    /// Whether the child was asked; `None` is "not stated".
    pub child_asked: Option<bool>,
    /// When it was decided.
    pub at: Moment,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
const fn is_false(value: &bool) -> bool {
    !*value
}

impl Line {
    /// A line of plain words for everyone.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// The same line with other words.
    #[must_use]
    pub fn with_text(&self, text: impl Into<String>) -> Self {
        Self { text: text.into(), ..self.clone() }
    }

    /// The same line, with it said whether a word in it is this child.
    #[must_use]
    pub fn saying(&self, child: Id, is_child: bool) -> Self {
        let of = fingerprint(&self.text);
        let others = self.meant.iter().filter(|one| one.child != child && one.of == of).cloned();
        Self { meant: others.chain([Meant { child, is_child, of }]).collect(), ..self.clone() }
    }

    /// What was said of each word in it that is a child's name too: whether it is the child.
    pub fn said_of(&self) -> impl Iterator<Item = (Id, bool)> + '_ {
        let of = if self.meant.is_empty() { 0 } else { fingerprint(&self.text) };
        self.meant.iter().filter(move |one| one.of == of).map(|one| (one.child, one.is_child))
    }
}

/// FNV-1a of the words: the same in every version of the program.
fn fingerprint(words: &str) -> u64 {
    words
        .trim()
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The lines of a section. Never without a line: an empty section is one empty line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<Line>", into = "Vec<Line>")]
pub struct Body {
    lines: Vec<Line>,
    characters: usize,
}

impl Default for Body {
    fn default() -> Self {
        Vec::new().into()
    }
}

impl From<Vec<Line>> for Body {
    fn from(mut lines: Vec<Line>) -> Self {
        if lines.is_empty() {
            lines.push(Line::default());
        }
        let characters = count(&lines);
        Self { lines, characters }
    }
}

impl From<Body> for Vec<Line> {
    fn from(body: Body) -> Self {
        body.lines
    }
}

fn count(lines: &[Line]) -> usize {
    lines.iter().map(|line| line.text.chars().count()).sum()
}

/// A place in a body: a line, and a byte in it that is a character boundary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Spot {
    /// Line, from 0.
    pub line: usize,
    /// Byte in the line's text, from 0.
    pub byte: usize,
}

/// One change to a body, which can be taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Edit {
    /// Inside one line: `removed` at byte `at` gives way to `inserted`.
    Within {
        /// Line, from 0.
        line: usize,
        /// Byte in that line.
        at: usize,
        /// What stood there.
        removed: String,
        /// What stands there now.
        inserted: String,
    },
    /// Whole lines from `line` on: `removed` give way to `inserted`.
    Lines {
        /// First line, from 0.
        line: usize,
        /// What stood there.
        removed: Vec<Line>,
        /// What stands there now.
        inserted: Vec<Line>,
    },
}

/// An edit does not fit the body it was meant for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this change does not fit the text it was made for")]
pub struct Misfit;

impl Edit {
    /// The edit that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        match self.clone() {
            Self::Within { line, at, removed, inserted } => {
                Self::Within { line, at, removed: inserted, inserted: removed }
            }
            Self::Lines { line, removed, inserted } => {
                Self::Lines { line, removed: inserted, inserted: removed }
            }
        }
    }
}

impl Body {
    /// The lines, at least one.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Characters in all lines; line ends are not counted.
    #[must_use]
    pub const fn characters(&self) -> usize {
        self.characters
    }

    /// Whether nothing but spaces was typed.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.lines.iter().all(|line| line.text.trim().is_empty())
    }

    /// The line at `index`, or the last one.
    #[must_use]
    pub fn line(&self, index: usize) -> &Line {
        &self.lines[index.min(self.lines.len() - 1)]
    }

    /// The nearest spot that exists: a line of this body and a character boundary in it.
    #[must_use]
    pub fn nearest(&self, spot: Spot) -> Spot {
        let line = spot.line.min(self.lines.len() - 1);
        let text = &self.lines[line].text;
        let mut byte = spot.byte.min(text.len());
        while !text.is_char_boundary(byte) {
            byte -= 1;
        }
        Spot { line, byte }
    }

    /// The end of the last line.
    #[must_use]
    pub fn end(&self) -> Spot {
        self.nearest(Spot { line: usize::MAX, byte: usize::MAX })
    }

    /// Makes the change.
    ///
    /// # Errors
    /// [`Misfit`] when what `edit` says it removes does not stand there; nothing is changed then.
    pub fn apply(&mut self, edit: &Edit) -> Result<(), Misfit> {
        match edit {
            Edit::Within { line, at, removed, inserted } => self.apply_within(*line, *at, removed, inserted),
            Edit::Lines { line, removed, inserted } => self.apply_lines(*line, removed, inserted),
        }
    }

    fn apply_within(&mut self, line: usize, at: usize, removed: &str, inserted: &str) -> Result<(), Misfit> {
        let text = &mut self.lines.get_mut(line).ok_or(Misfit)?.text;
        let range = at..at + removed.len();
        if text.get(range.clone()) != Some(removed) {
            return Err(Misfit);
        }
        text.replace_range(range, inserted);
        self.characters = self.characters + inserted.chars().count() - removed.chars().count();
        Ok(())
    }

    fn apply_lines(&mut self, line: usize, removed: &[Line], inserted: &[Line]) -> Result<(), Misfit> {
        let range = line..line + removed.len();
        if self.lines.get(range.clone()) != Some(removed) {
            return Err(Misfit);
        }
        self.lines.splice(range, inserted.iter().cloned());
        self.characters = self.characters + count(inserted) - count(removed);
        if self.lines.is_empty() {
            self.lines.push(Line::default());
        }
        Ok(())
    }

    /// The plain words, a line each.
    #[must_use]
    pub fn to_text(&self) -> String {
        self.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n")
    }
}
