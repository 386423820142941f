//! What a tool is for and how it is used; the tool itself is made elsewhere.

use serde::{Deserialize, Serialize};

use super::source::{Confidence, Source};

/// A tool, described.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tool {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is meant to find out or change.
    pub aim: String,
    /// When to use it.
    pub when: String,
    /// How it is done.
    pub method: String,
    /// How it may be changed for a child or family.
    pub adaptations: String,
    /// What it cannot tell.
    pub limits: String,
    /// Whether it may be copied, and on whose terms.
    pub licence: String,
    /// How sure this description is.
    pub confidence: Confidence,
    /// Where it comes from.
    pub source: Source,
}
