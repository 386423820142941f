//! After closing: who was sent the record, and where it was agreed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::id::Id;
use super::record::Record;

/// One person, or one office, that was given a copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Circulated {
    /// Its id.
    pub id: Id,
    /// The record of which meeting.
    pub meeting: Id,
    /// Who has it, where they are on record.
    #[serde(default)]
    pub person: Option<Id>,
    /// Who has it, in words.
    pub to: String,
    /// On what day.
    pub on: NaiveDate,
    /// By hand, by post, by secure e-mail.
    #[serde(default)]
    pub how: String,
    /// Which copy, in words: the record, the family's copy, their own copy.
    #[serde(default)]
    pub copy: String,
}

impl Record for Circulated {
    const ENTITY: &'static str = "circulated";

    fn id(&self) -> Id {
        self.id
    }

    fn parent(&self) -> Option<Id> {
        Some(self.meeting)
    }
}

/// That a later meeting agreed the record of this one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MinutesAgreed {
    /// Its id.
    pub id: Id,
    /// The record of which meeting.
    pub meeting: Id,
    /// The meeting that agreed it.
    pub by: Id,
    /// On what day.
    pub on: NaiveDate,
    /// What the record is called, with its day: `Review meeting 2 of 5 November 2026`.
    #[serde(default)]
    pub of: String,
    /// What the meeting that agreed it is called.
    #[serde(default)]
    pub at: String,
    /// As it stood, or with which corrections; in words.
    #[serde(default)]
    pub words: String,
}

impl Record for MinutesAgreed {
    const ENTITY: &'static str = "minutes_agreed";

    fn id(&self) -> Id {
        self.id
    }

    fn parent(&self) -> Option<Id> {
        Some(self.meeting)
    }
}
