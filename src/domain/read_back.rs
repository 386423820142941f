//! What was read out at the end of a meeting, and what each person said to it.

use serde::{Deserialize, Serialize};

use super::audience::Audience;
use super::id::Id;
use super::moment::Moment;
use super::record::Record;

/// Where somebody stands on what was read out. Nobody is taken to agree by keeping silent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// Nobody asked them.
    #[default]
    NotAsked,
    /// They agree.
    Agrees,
    /// They agree in part.
    InPart,
    /// They do not agree.
    DoesNotAgree,
    /// They were not there when it was read.
    NotPresent,
    /// They could not say.
    CouldNotSay,
}

impl Stance {
    /// Every stance, in the order the keys go through them.
    pub const ALL: [Self; 6] =
        [Self::NotAsked, Self::Agrees, Self::InPart, Self::DoesNotAgree, Self::NotPresent, Self::CouldNotSay];

    /// As a sentence says it after a name: `agrees`, `was not asked`.
    #[must_use]
    pub const fn in_a_sentence(self) -> &'static str {
        match self {
            Self::NotAsked => "was not asked",
            Self::NotPresent => "was not present",
            other => other.label(),
        }
    }

    /// In words.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::NotAsked => "not asked",
            Self::Agrees => "agrees",
            Self::InPart => "agrees in part",
            Self::DoesNotAgree => "does not agree",
            Self::NotPresent => "not present",
            Self::CouldNotSay => "could not say",
        }
    }
}

/// What one person said to one decision or action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadBack {
    /// Its id.
    pub id: Id,
    /// Of which meeting.
    pub meeting: Id,
    /// The text the decision or action stands in.
    pub text: Id,
    /// The words as they were read out. When the line is changed afterwards, this answer was to other words.
    pub words: String,
    /// Who answered.
    pub person: Id,
    /// Where they stand.
    #[serde(default)]
    pub stance: Stance,
    /// What they said, in their words.
    #[serde(default)]
    pub says: String,
    /// Who may have the answer.
    #[serde(default)]
    pub audience: Audience,
    /// When.
    pub at: Moment,
}

impl Record for ReadBack {
    const ENTITY: &'static str = "read_back";

    fn id(&self) -> Id {
        self.id
    }

    fn parent(&self) -> Option<Id> {
        Some(self.meeting)
    }
}
