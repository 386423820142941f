//! What people who scored apart agreed on afterwards. It stands beside their answers and replaces none.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::mark::Mark;
use crate::domain::audience::Audience;
use crate::domain::id::Id;
use crate::domain::record::Record;

/// An answer that was agreed on, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreed {
    /// Its id.
    pub id: Id,
    /// The child.
    pub child: Id,
    /// The sittings it was agreed between.
    pub sittings: Vec<Id>,
    /// The answer, as `Key` writes it.
    pub answer: String,
    /// What was agreed.
    pub mark: Mark,
    /// Why.
    pub reason: String,
    /// Who agreed.
    #[serde(default)]
    pub between: String,
    /// On which day.
    pub on: NaiveDate,
    /// Who may have it.
    #[serde(default)]
    pub audience: Audience,
}

impl Record for Agreed {
    const ENTITY: &'static str = "agreed_answer";

    fn id(&self) -> Id {
        self.id
    }

    fn parent(&self) -> Option<Id> {
        Some(self.child)
    }
}
