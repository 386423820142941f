//! What could not wait: something said or seen, whom it was told, and what was decided there and then.

use serde::{Deserialize, Serialize};

use super::audience::Audience;
use super::id::Id;
use super::moment::Moment;
use super::record::Record;

/// An urgent note. Every field but the time may be empty: it is filled in when there is time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Urgent {
    /// Its id.
    pub id: Id,
    /// Whose family, where that is known.
    #[serde(default)]
    pub family: Option<Id>,
    /// In which meeting, where it was one.
    #[serde(default)]
    pub meeting: Option<Id>,
    /// When the key was pressed.
    pub at: Moment,
    /// The exact words, or what was seen.
    #[serde(default)]
    pub words: String,
    /// Who heard or saw it.
    #[serde(default)]
    pub heard_by: String,
    /// What had been asked before, word for word.
    #[serde(default)]
    pub asked: String,
    /// Who was rung, and when.
    #[serde(default)]
    pub rung: String,
    /// What was decided.
    #[serde(default)]
    pub decided: String,
    /// Who has been told.
    #[serde(default)]
    pub told: String,
    /// Who has not been told, and why.
    #[serde(default)]
    pub not_told: String,
    /// Who may have it. It starts as professionals only.
    #[serde(default = "professionals")]
    pub audience: Audience,
}

const fn professionals() -> Audience {
    Audience::ProfessionalsOnly
}

impl Urgent {
    /// An empty note of this moment, for professionals only.
    #[must_use]
    pub const fn begun(id: Id, at: Moment) -> Self {
        Self {
            id,
            family: None,
            meeting: None,
            at,
            words: String::new(),
            heard_by: String::new(),
            asked: String::new(),
            rung: String::new(),
            decided: String::new(),
            told: String::new(),
            not_told: String::new(),
            audience: professionals(),
        }
    }
}

impl Record for Urgent {
    const ENTITY: &'static str = "urgent";

    fn id(&self) -> Id {
        self.id
    }

    /// The meeting it came up in; else the family; else it stands alone until somebody says whose it is.
    fn parent(&self) -> Option<Id> {
        self.meeting.or(self.family)
    }
}
