//! What a sitting brings up: prompts for people, never decisions.

use serde::{Deserialize, Serialize};

use super::instrument::AreaKind;
use super::value::Value;

/// What a reading waits for. "At or above" is at or worse, in the file's own direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhenKind {
    /// An item stands at `level` or worse; with `critical`, a safety item; with `bands`, at these ages.
    ItemAtOrAbove,
    /// `at_least` items stand at `level` or worse.
    CountAtOrAbove,
    /// `areas` areas (`of_kind`) have an item at `level` or worse.
    AreasWorstAtOrAbove,
    /// The sum lies from `from` to `to`, where the file lets levels be added.
    SumIn,
    /// An item has stayed at `level` or worse over the last `scorings` sittings.
    Unchanged,
    /// An item is worse than at the sitting before.
    Worsened,
    /// An item has turned `at_least` times.
    Reversals,
    /// Fewer than `percent` in a hundred of the items that apply are scored.
    CoverageBelow,
    /// `at_least` items are not known.
    UnknownAtLeast,
    /// Two people are `levels` or more apart on an item.
    RaterGap,
    /// Two brothers or sisters are `levels` or more apart on an item.
    SiblingGap,
    /// Another sitting is overdue.
    Overdue,
}

/// When a reading is given. Which of the keys are needed depends on `kind`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct When {
    /// What it waits for.
    pub kind: WhenKind,
    /// The level.
    #[serde(default)]
    pub level: Option<Value>,
    /// Whether only safety items count.
    #[serde(default)]
    pub critical: bool,
    /// At which ages; empty is all.
    #[serde(default)]
    pub bands: Vec<String>,
    /// In how many areas.
    #[serde(default)]
    pub areas: Option<u32>,
    /// Of which kind.
    #[serde(default)]
    pub of_kind: Option<AreaKind>,
    /// How many, or how often.
    #[serde(default)]
    pub at_least: Option<u32>,
    /// Over how many sittings.
    #[serde(default)]
    pub scorings: Option<u32>,
    /// Of a hundred.
    #[serde(default)]
    pub percent: Option<u32>,
    /// How many levels apart.
    #[serde(default)]
    pub levels: Option<u32>,
    /// The lowest sum.
    #[serde(default)]
    pub from: Option<i64>,
    /// The highest sum.
    #[serde(default)]
    pub to: Option<i64>,
}

/// How soon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// The same day.
    SameDay,
    /// This week.
    ThisWeek,
    /// At the next contact with the family.
    NextContact,
    /// At the next meeting.
    NextMeeting,
    /// In supervision.
    Supervision,
    /// Worth knowing.
    Note,
}

impl Urgency {
    /// In words.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::SameDay => "today",
            Self::ThisWeek => "this week",
            Self::NextContact => "next contact",
            Self::NextMeeting => "next meeting",
            Self::Supervision => "supervision",
            Self::Note => "note",
        }
    }

    /// As the file writes it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::SameDay => "same_day",
            Self::ThisWeek => "this_week",
            Self::NextContact => "next_contact",
            Self::NextMeeting => "next_meeting",
            Self::Supervision => "supervision",
            Self::Note => "note",
        }
    }
}

/// A prompt and what it waits for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingRule {
    /// Its id.
    pub id: String,
    /// What it waits for.
    pub when: When,
    /// How soon.
    pub urgency: Urgency,
    /// What is so.
    pub say: String,
    /// What to do.
    pub next: String,
}
