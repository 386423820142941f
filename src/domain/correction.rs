//! A correction somebody asked for after reading the record. It is kept in their words, accepted or not.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::audience::Audience;
use super::id::Id;
use super::record::Record;

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Taken {
    /// The record was wrong there.
    Accepted,
    /// In part.
    InPart,
    /// The record stands, and so do their words beside it.
    NotAccepted,
}

impl Taken {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::Accepted, Self::InPart, Self::NotAccepted];

    /// In words.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::InPart => "accepted in part",
            Self::NotAccepted => "not accepted",
        }
    }
}

/// A correction that was asked for. It travels with every later copy its asker may have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// Its id.
    pub id: Id,
    /// To the record of which meeting.
    pub meeting: Id,
    /// Who asked, where they are on record.
    #[serde(default)]
    pub person: Option<Id>,
    /// Who asked, in words.
    pub by: String,
    /// On what day.
    pub asked: NaiveDate,
    /// What they said, in their words.
    pub words: String,
    /// What became of it; not yet decided where missing.
    #[serde(default)]
    pub taken: Option<Taken>,
    /// Why, in words the asker may read.
    #[serde(default)]
    pub because: String,
    /// When that was decided.
    #[serde(default)]
    pub decided: Option<NaiveDate>,
    /// Who may have it.
    #[serde(default)]
    pub audience: Audience,
}

impl Record for Correction {
    const ENTITY: &'static str = "correction";

    fn id(&self) -> Id {
        self.id
    }

    fn parent(&self) -> Option<Id> {
        Some(self.meeting)
    }
}
