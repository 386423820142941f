//! A family: what everything else hangs on.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::id::Id;
use super::record::Record;

/// A family known to the practitioner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Family {
    /// Its id.
    pub id: Id,
    /// How it is named on screen and in file names: never a person's name. `F-104`.
    pub reference: String,
    /// The household's name, for the practitioner's own lists.
    #[serde(default)]
    pub name: String,
    /// Since when it has been worked with.
    pub since: NaiveDate,
    /// What happened and why there is a plan, in a sentence or two.
    #[serde(default)]
    pub about: String,
    /// Made up, for practice.
    #[serde(default)]
    pub made_up: bool,
}

impl Record for Family {
    const ENTITY: &'static str = "family";

    fn id(&self) -> Id {
        self.id
    }

    fn parent(&self) -> Option<Id> {
        None
    }
}
