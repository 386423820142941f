//! What must change for a child.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::audience::Audience;
use super::id::Id;
use super::record::Record;

/// One outcome of a child's plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Its id.
    pub id: Id,
    /// The family.
    pub family: Id,
    /// For which child.
    pub child: Id,
    /// What must change.
    pub change: String,
    /// What better looks like in this child's day.
    pub better: String,
    /// How it is measured.
    #[serde(default)]
    pub measure: String,
    /// How it was at the start.
    #[serde(default)]
    pub baseline: String,
    /// By when.
    #[serde(default)]
    pub by: Option<NaiveDate>,
    /// What happens if it does not.
    #[serde(default)]
    pub contingency: String,
    /// Who may have it.
    #[serde(default)]
    pub audience: Audience,
}

impl Record for Outcome {
    const ENTITY: &'static str = "outcome";

    fn id(&self) -> Id {
        self.id
    }

    fn parent(&self) -> Option<Id> {
        Some(self.family)
    }
}
