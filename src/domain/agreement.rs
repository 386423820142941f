//! Terms of Reference: what a core group agrees about how it works.

use serde::{Deserialize, Serialize};

/// A group agreement, with places to fill in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: String,
    /// Where it comes from, and what it is not.
    pub provenance: String,
    /// What stands before the clauses.
    pub intro: String,
    /// The clauses, in order.
    #[serde(rename = "clause")]
    pub clauses: Vec<Clause>,
}

/// One clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// Its heading.
    pub heading: String,
    /// What is agreed. May hold any of [`PLACES`] in braces: `{lead}`.
    pub text: String,
    /// Where it comes from.
    pub source: String,
}

/// What a text of an agreement may leave to be filled in.
pub const PLACES: [&str; 6] = ["reference", "lead", "deputy", "members", "children", "every"];
