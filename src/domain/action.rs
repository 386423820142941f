//! What somebody will do, and what became of it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::audience::Audience;
use super::id::Id;
use super::record::Record;

/// Where an action stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// Not yet answered for.
    Open,
    /// Done.
    Done,
    /// Done in part.
    Part,
    /// Not done.
    NotDone,
    /// No longer needed.
    Dropped,
}

impl Progress {
    /// Whether it goes on to the next meeting.
    #[must_use]
    pub const fn goes_on(self) -> bool {
        matches!(self, Self::Open | Self::Part | Self::NotDone)
    }
}

/// An action agreed at a meeting. Made from the `!` lines when the meeting is closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// Its id.
    pub id: Id,
    /// The family.
    pub family: Id,
    /// The meeting that agreed it.
    pub meeting: Id,
    /// What will be done.
    pub what: String,
    /// For which child; none when it is for the household.
    #[serde(default)]
    pub child: Option<Id>,
    /// Who will do it, as written.
    #[serde(default)]
    pub owner: String,
    /// Who will do it, where that is a person on record.
    #[serde(default)]
    pub person: Option<Id>,
    /// By when.
    #[serde(default)]
    pub due: Option<NaiveDate>,
    /// Dates it had before: how often it was moved is how many these are.
    #[serde(default)]
    pub moved_from: Vec<NaiveDate>,
    /// Where it stands.
    pub progress: Progress,
    /// Who may have it.
    #[serde(default)]
    pub audience: Audience,
    /// How it will be seen to have worked in the child's day.
    #[serde(default)]
    pub measure: String,
}

impl Record for Action {
    const ENTITY: &'static str = "action";

    fn id(&self) -> Id {
        self.id
    }

    fn parent(&self) -> Option<Id> {
        Some(self.family)
    }
}

/// Who missed or cancelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// The family.
    Family,
    /// A service.
    Service,
}

/// What was said of an earlier action at a later meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Its id.
    pub id: Id,
    /// At which meeting.
    pub meeting: Id,
    /// Of which action.
    pub action: Id,
    /// Where it stands now; `Open` is not answered yet.
    pub progress: Progress,
    /// The new date, where it was moved.
    #[serde(default)]
    pub moved_to: Option<NaiveDate>,
    /// By whom something was missed or cancelled, where it was.
    #[serde(default)]
    pub missed_by: Option<By>,
    /// What changed for the child.
    #[serde(default)]
    pub for_the_child: String,
    /// Who may have this answer; never wider than the action's own audience.
    #[serde(default)]
    pub audience: Audience,
}

impl Record for Answer {
    const ENTITY: &'static str = "answer";

    fn id(&self) -> Id {
        self.id
    }

    fn parent(&self) -> Option<Id> {
        Some(self.meeting)
    }
}
