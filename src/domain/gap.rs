//! What is still open before a meeting is closed, and the reason it was left open.

use serde::{Deserialize, Serialize};

use super::audience::Audience;
use super::id::Id;
use super::moment::Moment;
use super::record::Record;

/// A reason for one gap or several, or the plain "not answered".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// Its id.
    pub id: Id,
    /// Of which meeting.
    pub meeting: Id,
    /// Which gaps it serves, by their keys.
    pub gaps: Vec<String>,
    /// The reason; empty is "not answered".
    #[serde(default)]
    pub words: String,
    /// Who may have it; starts as professionals only.
    pub audience: Audience,
    /// When it was given; may be after closing.
    pub at: Moment,
}

impl Record for Reason {
    const ENTITY: &'static str = "reason";

    fn id(&self) -> Id {
        self.id
    }

    fn parent(&self) -> Option<Id> {
        Some(self.meeting)
    }
}
