//! What stands beside an answer: what was seen, who said so, what it means for the child.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::audience::Audience;
use crate::domain::id::Id;
use crate::domain::record::Record;

/// What stands beside one answer. Every part may be empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Its id.
    pub id: Id,
    /// The sitting, or the answers about a home.
    pub sheet: Id,
    /// The answer, as `Key` writes it.
    pub answer: String,
    /// What was seen or said; for an item that is not scored, the answer itself.
    #[serde(default)]
    pub words: String,
    /// Where it comes from: one of the instrument's `source_kinds`.
    #[serde(default)]
    pub source: String,
    /// When it was seen.
    #[serde(default)]
    pub seen_on: Option<NaiveDate>,
    /// What it means for the child.
    #[serde(default)]
    pub impact_on_child: String,
    /// How the child sees it.
    #[serde(default)]
    pub child_view: String,
    /// How the carer sees it.
    #[serde(default)]
    pub carer_view: String,
    /// What goes well.
    #[serde(default)]
    pub strength: String,
    /// What stands in the way: one of the instrument's `barrier_kinds`.
    #[serde(default)]
    pub barrier: String,
    /// Since when, in words.
    #[serde(default)]
    pub since: String,
    /// With whom it was checked who knows this child.
    #[serde(default)]
    pub checked_with: String,
    /// Who may have it.
    #[serde(default)]
    pub audience: Audience,
}

impl Record for Evidence {
    const ENTITY: &'static str = "checklist_evidence";

    fn id(&self) -> Id {
        self.id
    }

    fn parent(&self) -> Option<Id> {
        Some(self.sheet)
    }
}

/// What came of a scale that was done on its own paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperResult {
    /// Its id.
    pub id: Id,
    /// The sitting.
    pub sitting: Id,
    /// Which scale: the id of an `External`.
    pub external: String,
    /// What the paper says, by the names in the file.
    pub fields: BTreeMap<String, String>,
    /// Who may have it.
    #[serde(default)]
    pub audience: Audience,
}

impl Record for PaperResult {
    const ENTITY: &'static str = "paper_result";

    fn id(&self) -> Id {
        self.id
    }

    fn parent(&self) -> Option<Id> {
        Some(self.sitting)
    }
}
