//! Where a worry about a family led: the questions, the answers, the next step, kept as a note.

use serde::{Deserialize, Serialize};

use super::audience::Audience;
use super::id::Id;
use super::moment::Moment;
use super::record::Record;

/// A note from "Where do I start?". It holds the words that were shown, so that a path that changes later changes no
/// note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PathNote {
    /// Its id.
    pub id: Id,
    /// Whose family.
    pub family: Id,
    /// When it was saved first.
    pub at: Moment,
    /// The next step the path led to.
    pub step: String,
    /// Each question with the answer that was given.
    #[serde(default)]
    pub way: Vec<(String, String)>,
    /// What to do, as it was shown.
    #[serde(default)]
    pub next: Vec<String>,
    /// Whom to ring, as it was shown.
    #[serde(default)]
    pub contacts: Vec<String>,
    /// What was seen, heard and told, in the practitioner's words.
    #[serde(default)]
    pub words: String,
    /// What was done: who was rung, when, what they said.
    #[serde(default)]
    pub done: String,
    /// Which path it was, and of when.
    #[serde(default)]
    pub path: String,
    /// Who may have it. It starts as professionals only.
    #[serde(default = "professionals")]
    pub audience: Audience,
}

const fn professionals() -> Audience {
    Audience::ProfessionalsOnly
}

impl Record for PathNote {
    const ENTITY: &'static str = "path_note";

    fn id(&self) -> Id {
        self.id
    }

    fn parent(&self) -> Option<Id> {
        Some(self.family)
    }
}
