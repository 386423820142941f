//! What a line means once its mark is read.

use std::ops::Range;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::id::Id;

/// The seven marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// `!` something somebody will do.
    Action,
    /// `>` something decided.
    Decision,
    /// `"` a child's own words or signs.
    ChildSaid,
    /// `?` something to find out.
    FindOut,
    /// `~` somebody disagrees.
    Disagrees,
    /// `+` going well.
    GoingWell,
    /// `--` a worry.
    Worry,
}

impl Mark {
    /// All seven, in the order they are explained.
    pub const ALL: [Self; 7] = [
        Self::Action,
        Self::Decision,
        Self::ChildSaid,
        Self::FindOut,
        Self::Disagrees,
        Self::GoingWell,
        Self::Worry,
    ];

    /// The sign typed at the start of a line.
    #[must_use]
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Action => "!",
            Self::Decision => ">",
            Self::ChildSaid => "\"",
            Self::FindOut => "?",
            Self::Disagrees => "~",
            Self::GoingWell => "+",
            Self::Worry => "--",
        }
    }

    /// The word form, typed with a colon after it: what the sign is called, and what documents print.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Action => "action",
            Self::Decision => "decision",
            Self::ChildSaid => "child",
            Self::FindOut => "find out",
            Self::Disagrees => "disagrees",
            Self::GoingWell => "good",
            Self::Worry => "worry",
        }
    }

    /// The word form at the head of a sentence.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Action => "Action",
            Self::Decision => "Decision",
            Self::ChildSaid => "Child",
            Self::FindOut => "Find out",
            Self::Disagrees => "Disagrees",
            Self::GoingWell => "Good",
            Self::Worry => "Worry",
        }
    }
}

/// How somebody knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tag {
    /// The writer, or the one who speaks, saw it.
    Seen,
    /// Somebody told it; who, where said: the words are empty where it was not.
    ToldBy(Named),
    /// A professional's view.
    View,
}

/// Somebody named with `@`, or in an owner's place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// As it was typed, without the `@`.
    pub words: String,
    /// The person on record with that handle, where there is one.
    pub person: Option<Id>,
}

/// A date in a line, as typed and as read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct When {
    /// The bytes of the phrase in the line's text.
    pub span: Range<usize>,
    /// As typed.
    pub words: String,
    /// As read, or in words why it could not be.
    pub date: Result<NaiveDate, String>,
}

/// What belongs to a child's own words. What is missing prints as "not stated"; the meeting's date is never put in.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Said {
    /// Which child.
    pub child: Option<Id>,
    /// The child's name as it was typed.
    pub name: String,
    /// Who heard it.
    pub hearer: Option<Named>,
    /// When.
    pub when: Option<NaiveDate>,
    /// Whether they were alone with the hearer.
    pub alone: Option<bool>,
    /// What was asked.
    pub asked: Option<String>,
}

/// One line, read.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Entry {
    /// Its mark; none for plain words, and for pasted lines nobody has accepted.
    pub mark: Option<Mark>,
    /// The words without mark, owner, date and tag.
    pub words: String,
    /// How it is known; an untagged line has none.
    pub tag: Option<Tag>,
    /// Who does it, or who disagrees.
    pub owner: Option<Named>,
    /// Who spoke: `@Mum:` before the words of a line that is no action and no child's words.
    pub speaker: Option<Named>,
    /// By when.
    pub due: Option<When>,
    /// How it will be seen: what follows `seen by:` or `measure:` in an action.
    pub measure: Option<String>,
    /// For a child's own words.
    pub said: Option<Said>,
}
