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
    /// Who writes in it; empty until they were asked.
    pub writer: String,
    /// The role of whoever writes.
    pub role: String,
}

impl Standing {
    /// The same in every copy, so that two copies of a store speak of one standing.
    pub const ID: Id = Id::from_bytes(*b"standing of this");

    /// Who writes, as records say it: `Jo Bell, social worker`. `None` until they were asked.
    #[must_use]
    pub fn written_by(&self) -> Option<String> {
        let parts = [self.writer.trim(), self.role.trim()];
        let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        (!said.is_empty()).then(|| said.join(", "))
    }

    /// The same standing with a name and a role as they are typed in one line: `Jo Bell, social worker`.
    #[must_use]
    pub fn with_writer(&self, typed: &str) -> Self {
        let (writer, role) = typed.split_once(',').unwrap_or((typed, ""));
        Self { writer: writer.trim().to_owned(), role: role.trim().to_owned(), ..self.clone() }
    }

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
    fn whoever_writes_is_named_with_their_role() {
        for (typed, expected) in [
            ("Jo Bell, social worker", Some("Jo Bell, social worker")),
            ("  Jo Bell ,social worker ", Some("Jo Bell, social worker")),
            ("Jo Bell, social worker, duty team", Some("Jo Bell, social worker, duty team")),
            ("Jo Bell", Some("Jo Bell")),
            (", social worker", Some("social worker")),
            (" , ", None),
            ("", None),
        ] {
            let standing = Standing::default().with_writer(typed);
            assert_eq!(standing.written_by().as_deref(), expected, "{typed:?}");
        }
    }

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
