//! That two people on record were one: who stayed, and what is needed to take it back.

use serde::{Deserialize, Serialize};

use super::id::Id;
use super::moment::Moment;
use super::person::Person;
use super::record::Record;

/// One field of a record that was changed, as JSON before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changed {
    /// What kind of record.
    pub entity: String,
    /// Which record.
    pub record: Id,
    /// Which field.
    pub field: String,
    /// What stood there.
    pub before: String,
    /// What stands there since.
    pub after: String,
}

/// A record that became one with another, whole, as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Folded {
    /// What kind of record.
    pub entity: String,
    /// Which record.
    pub record: Id,
    /// All of it.
    pub whole: String,
}

/// Two people made one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merge {
    /// Its id.
    pub id: Id,
    /// Around which family.
    pub family: Id,
    /// Who stayed.
    pub kept: Id,
    /// Who went.
    pub gone: Id,
    /// When.
    pub at: Moment,
    /// By whom.
    pub by: String,
    /// Who went, as they were on record.
    pub gone_person: Person,
    /// What was changed for it.
    #[serde(default)]
    pub changed: Vec<Changed>,
    /// What became one with another record.
    #[serde(default)]
    pub folded: Vec<Folded>,
    /// When it was taken back, where something could not be: what is kept from one of the two in records closed between
    /// is kept from both.
    #[serde(default)]
    pub undone: Option<Moment>,
}

impl Record for Merge {
    const ENTITY: &'static str = "merge";

    fn id(&self) -> Id {
        self.id
    }

    fn parent(&self) -> Option<Id> {
        Some(self.family)
    }
}
