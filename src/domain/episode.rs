//! A stretch of a child's life with a status: never overwritten, only ended.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::id::Id;
use super::record::Record;

/// What the stretch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// On a child protection plan.
    Plan,
    /// A child in need.
    ChildInNeed,
    /// Pre-proceedings under the Public Law Outline.
    PreProceedings,
    /// Care proceedings, or an order.
    Proceedings,
    /// Looked after.
    LookedAfter,
    /// Moved away.
    MovedAway,
}

/// One stretch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Episode {
    /// Its id.
    pub id: Id,
    /// The family.
    pub family: Id,
    /// Whose.
    pub child: Id,
    /// What.
    pub status: Status,
    /// First day; for a plan, the day of the initial conference.
    pub from: NaiveDate,
    /// Category of a plan: `neglect`.
    #[serde(default)]
    pub category: String,
    /// Later conferences, in order.
    #[serde(default)]
    pub reviews: Vec<NaiveDate>,
    /// Weeks between core groups as the conference agreed; none where it did not say.
    #[serde(default)]
    pub every_weeks: Option<u32>,
    /// Last day, once it has ended.
    #[serde(default)]
    pub until: Option<NaiveDate>,
    /// By whom and why it ended.
    #[serde(default)]
    pub ended_because: String,
}

impl Record for Episode {
    const ENTITY: &'static str = "episode";

    fn id(&self) -> Id {
        self.id
    }

    fn parent(&self) -> Option<Id> {
        Some(self.family)
    }
}
