//! Who was there: separate facts, kept apart.

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

use super::audience::Audience;
use super::id::Id;
use super::person::Capacity;
use super::record::Record;

/// Whether they came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Came {
    /// For all of it.
    Yes,
    /// Not at all.
    No,
    /// For part of it.
    Part,
}

/// How they came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// In the room.
    Room,
    /// By telephone.
    Phone,
    /// By video.
    Video,
}

/// Why somebody was not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Absence {
    /// Not invited.
    NotInvited,
    /// Asked to leave.
    AskedToLeave,
    /// Not told of it.
    NotTold,
    /// It was not safe for them, or for others.
    Unsafe,
    /// Something else, in words.
    Other,
}

/// One person at one part of a meeting. `None` is "not recorded", which is not "no".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendance {
    /// Its id.
    pub id: Id,
    /// Of which meeting.
    pub meeting: Id,
    /// At which part.
    pub part: Id,
    /// Who.
    pub person: Id,
    /// In what capacity they came this time.
    pub capacity: Capacity,
    /// Whether they came.
    #[serde(default)]
    pub came: Option<Came>,
    /// How.
    #[serde(default)]
    pub how: Option<How>,
    /// Whether the place they were in is private; asked of those on the telephone or on video.
    #[serde(default)]
    pub private: Option<bool>,
    /// When they arrived, if later than the start.
    #[serde(default)]
    pub arrived: Option<NaiveTime>,
    /// When they left, if before the end.
    #[serde(default)]
    pub left: Option<NaiveTime>,
    /// Whether they sent apologies.
    #[serde(default)]
    pub apologies: Option<bool>,
    /// Whether they sent a report.
    #[serde(default)]
    pub report: Option<bool>,
    /// Why they were not there.
    #[serde(default)]
    pub absence: Option<Absence>,
    /// The reason in words.
    #[serde(default)]
    pub absence_words: String,
    /// Who may know the reason.
    #[serde(default)]
    pub absence_audience: Audience,
    /// An interpreter's language.
    #[serde(default)]
    pub language: String,
    /// Whether an interpreter was a professional one.
    #[serde(default)]
    pub professional_interpreter: Option<bool>,
    /// The language this person needs an interpreter for; empty where none is needed.
    #[serde(default)]
    pub needs_interpreter: String,
}

impl Attendance {
    /// Whether they were there for some of it.
    #[must_use]
    pub const fn was_there(&self) -> bool {
        matches!(self.came, Some(Came::Yes | Came::Part))
    }
}

impl Record for Attendance {
    const ENTITY: &'static str = "attendance";

    fn id(&self) -> Id {
        self.id
    }

    fn parent(&self) -> Option<Id> {
        Some(self.meeting)
    }
}
