//! What is added to a record after it was closed. The record itself stays as it was.

use serde::{Deserialize, Serialize};

use super::audience::Audience;
use super::id::Id;
use super::moment::Moment;
use super::record::Record;

/// A correction or an addition, with its author, time and reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addendum {
    /// Its id.
    pub id: Id,
    /// To which meeting.
    pub meeting: Id,
    /// When.
    pub at: Moment,
    /// Who wrote it; left empty, the service puts in whoever writes in the store.
    pub author: String,
    /// Why it is added.
    pub reason: String,
    /// What is added.
    pub words: String,
    /// Who may have it.
    #[serde(default)]
    pub audience: Audience,
}

impl Record for Addendum {
    const ENTITY: &'static str = "addendum";

    fn id(&self) -> Id {
        self.id
    }

    fn parent(&self) -> Option<Id> {
        Some(self.meeting)
    }
}
