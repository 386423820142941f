//! The scale of an instrument: its levels, which end is worse, and the answers that are no level.

use serde::{Deserialize, Serialize};

use super::value::{Sparse, Value};

/// What an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Levels in an order, from one end to the other.
    Ordinal,
    /// Two of them.
    Binary,
    /// Named answers.
    Category,
    /// A place on a line between two described ends.
    Line,
    /// Words.
    Text,
    /// A place in a square of two by two: each corner is a value.
    Placement,
    /// The result of a scale that is done on its own paper.
    External,
}

impl Kind {
    /// Whether an answer is a level.
    #[must_use]
    pub const fn is_answered_in_levels(self) -> bool {
        matches!(self, Self::Ordinal | Self::Binary | Self::Category)
    }
}

/// Which end is worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// A higher number is worse.
    HighIsWorse,
    /// A higher number is better.
    HighIsBetter,
    /// As the values are listed, the best first.
    ListedBestFirst,
    /// No end is worse.
    None,
}

/// One level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level {
    /// What it is written as.
    pub v: Value,
    /// The key that chooses it.
    pub key: String,
    /// In words.
    pub label: String,
    /// In one word, for lists.
    #[serde(default)]
    pub short: String,
    /// What it means.
    #[serde(default)]
    pub means: String,
}

/// Which silence it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Silence {
    /// Looked, and still not known.
    Unknown,
    /// Does not apply.
    Na,
    /// Not yet asked.
    Blank,
}

/// An answer that is no level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NonScore {
    /// The key that chooses it; empty for the one that is there before anything was chosen.
    pub key: Sparse,
    /// Which.
    pub id: Silence,
    /// In words.
    pub label: String,
    /// Whether it needs a reason.
    #[serde(default)]
    pub reason_required: bool,
}

/// A scale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scale {
    /// What an answer is.
    pub kind: Kind,
    /// Which end is worse.
    pub direction: Direction,
    /// Its levels in order; none for a line, a text and a result from paper.
    #[serde(default)]
    pub values: Vec<Level>,
    /// The answers that are no level.
    #[serde(default)]
    pub non_scores: Vec<NonScore>,
    /// The low end of a line.
    #[serde(default)]
    pub min: i64,
    /// The high end of a line.
    #[serde(default)]
    pub max: i64,
    /// Two lines compare only where these are the same: `question`, `means_low`, `means_high`.
    #[serde(default)]
    pub compare_only_if_same: Vec<String>,
}

impl Scale {
    /// Every level from first to last: those listed, or each whole number of a line.
    #[must_use]
    pub fn levels(&self) -> Vec<Value> {
        match self.kind {
            Kind::Line => (self.min..=self.max).map(Value::Number).collect(),
            _ => self.values.iter().map(|level| level.v.clone()).collect(),
        }
    }

    /// The levels that are listed, in the order of the file.
    #[must_use]
    pub fn levels_listed(&self) -> Vec<&Value> {
        self.values.iter().map(|level| &level.v).collect()
    }

    /// Whether `value` is one of its levels.
    #[must_use]
    pub fn has(&self, value: &Value) -> bool {
        match (self.kind, value) {
            (Kind::Line, Value::Number(number)) => (self.min..=self.max).contains(number),
            (Kind::Line, Value::Word(_)) => false,
            _ => self.values.iter().any(|level| level.v == *value),
        }
    }

    /// Its levels from the best to the worst; `None` where no end is worse.
    #[must_use]
    pub fn best_first(&self) -> Option<Vec<Value>> {
        let mut levels = self.levels();
        match self.direction {
            Direction::None => return None,
            Direction::ListedBestFirst => {}
            Direction::HighIsWorse => levels.sort(),
            Direction::HighIsBetter => levels.sort_by(|a, b| b.cmp(a)),
        }
        Some(levels)
    }

    /// How far from the best end a level is, in steps from 0; `None` where no end is worse, or there is no such level.
    /// Everything that says worse, better or worst goes by this and never by the value.
    #[must_use]
    pub fn steps_from_best(&self, value: &Value) -> Option<usize> {
        if !self.has(value) {
            return None;
        }
        self.best_first()?.iter().position(|level| level == value)
    }

    /// What a silence is called here.
    #[must_use]
    pub fn silence(&self, id: Silence) -> &str {
        let given = self.non_scores.iter().find(|one| one.id == id);
        given.map_or(id.label(), |one| one.label.as_str())
    }

    /// Whether a silence needs a reason.
    #[must_use]
    pub fn asks_why(&self, id: Silence) -> bool {
        self.non_scores.iter().any(|one| one.id == id && one.reason_required)
    }
}

impl Silence {
    /// In words, where the file has none of its own.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Unknown => "not known",
            Self::Na => "does not apply",
            Self::Blank => "not yet asked",
        }
    }

    /// The key that chooses it, where the file names none.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Unknown => "u",
            Self::Na => "x",
            Self::Blank => "",
        }
    }
}
