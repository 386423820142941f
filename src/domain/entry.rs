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

/// How a day bounds what is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// It is done on that day at the latest.
    #[default]
    By,
    /// It is done ahead of that day.
    Before,
    /// It goes on up to that day.
    Until,
    /// It is not done ahead of that day.
    NotBefore,
    /// It begins on that day.
    From,
}

impl Bound {
    /// What stands before the day in a document: `By`, `Not before`.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::By => "By",
            Self::Before => "Before",
            Self::Until => "Until",
            Self::NotBefore => "Not before",
            Self::From => "From",
        }
    }

    /// The same inside a sentence: `by`, `not before`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::By => "by",
            Self::Before => "before",
            Self::Until => "until",
            Self::NotBefore => "not before",
            Self::From => "from",
        }
    }

    /// Whether something is late once the day has passed.
    #[must_use]
    pub const fn is_due(self) -> bool {
        matches!(self, Self::By | Self::Before)
    }
}

/// A date in a line, as typed and as read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct When {
    /// Whether it is the last day, or the first, or how else it bounds.
    #[serde(default)]
    pub bound: Bound,
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
    /// When, as typed, where it could not be read as one day.
    pub when_unread: Option<String>,
    /// Whether they were alone with the hearer.
    pub alone: Option<bool>,
    /// What was asked.
    pub asked: Option<String>,
    /// What may be the question or the answer: it is nobody's words until somebody says whose.
    pub unclear: Option<String>,
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
    /// Who does it as well: `@HV and @SW`.
    pub also: Vec<Named>,
    /// Who spoke: `@Mum:` before the words of a line that is no action and no child's words.
    pub speaker: Option<Named>,
    /// By when.
    pub due: Option<When>,
    /// How it will be seen: what follows `seen by:` or `measure:` in an action.
    pub measure: Option<String>,
    /// For a child's own words.
    pub said: Option<Said>,
    /// What of it, but for `due`, can be read in more than one way or in none: a sentence each.
    pub doubts: Vec<String>,
}

impl Entry {
    /// Everybody who does it.
    pub fn owners(&self) -> impl Iterator<Item = &Named> {
        self.owner.iter().chain(&self.also)
    }

    /// The day it is due, where one was read.
    #[must_use]
    pub fn due_day(&self) -> Option<NaiveDate> {
        self.due.as_ref().filter(|due| due.bound.is_due()).and_then(|due| due.date.clone().ok())
    }
}
