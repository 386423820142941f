//! Whose record a store is, and who approved that it is kept this way.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::id::Id;
use super::record::Record;

/// On what footing the record stands. There is one in a store.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Standing {
    /// Who answers for the data: the council or agency that is the controller.
    pub controller: String,
    /// Who approved this use; empty where nobody did yet.
    pub approved_by: String,
    /// When it was approved.
    pub approved_on: Option<NaiveDate>,
    /// Where the official record is kept.
    pub official_record: String,
}

impl Standing {
    /// The same in every copy, so that two copies of a store speak of one standing.
    pub const ID: Id = Id::from_bytes(*b"standing of this");

    /// Whether somebody approved this use, and on a day.
    #[must_use]
    pub fn is_approved(&self) -> bool {
        !self.approved_by.trim().is_empty() && self.approved_on.is_some()
    }
}

impl Record for Standing {
    const ENTITY: &'static str = "standing";

    fn id(&self) -> Id {
        Self::ID
    }

    fn parent(&self) -> Option<Id> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_use_is_approved_by_somebody_on_a_day() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 22);
        for (by, on, expected) in [
            ("", None, false),
            ("Head of service", None, false),
            (" ", day, false),
            ("Head of service", day, true),
        ] {
            let standing = Standing { approved_by: by.into(), approved_on: on, ..Standing::default() };
            assert_eq!(standing.is_approved(), expected, "{by:?} {on:?}");
        }
    }
}
