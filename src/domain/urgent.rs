//! What could not wait: something said or seen, whom it was told, and what was decided there and then.

use serde::{Deserialize, Serialize};

use super::audience::Audience;
use super::id::Id;
use super::moment::Moment;
use super::record::Record;

/// The reason a meeting's turn to paused has where the urgent key paused it.
pub const PAUSED: &str = "urgent";

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
    /// In which part of the meeting: who was not at that part has no copy of it.
    #[serde(default)]
    pub part: Option<Id>,
    /// Which child it is about; none while that is not stated, or where it is about more than one.
    #[serde(default)]
    pub child: Option<Id>,
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
            part: None,
            child: None,
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

    /// What it asks and what was answered, in the order of the form.
    #[must_use]
    pub fn answers(&self) -> [(&'static str, &str); 7] {
        [
            ("What was said or seen", &self.words),
            ("Who heard or saw it", &self.heard_by),
            ("What had been asked before", &self.asked),
            ("Who was rung, and when", &self.rung),
            ("What was decided", &self.decided),
            ("Who has been told", &self.told),
            ("Who has not been told, and why", &self.not_told),
        ]
    }

    /// Whether nothing was written down yet but the time.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.answers().iter().all(|(_, answer)| answer.trim().is_empty())
    }

    /// Whether it waits for somebody: for words, or for the family it is about.
    #[must_use]
    pub fn is_unfinished(&self) -> bool {
        self.is_blank() || (self.family.is_none() && self.meeting.is_none())
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
