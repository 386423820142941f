//! The time limits of a child protection plan, as a pack states them.

use serde::{Deserialize, Serialize};

use super::source::{Confidence, Source};

/// One time limit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it counts from.
    pub after: String,
    /// For which conference.
    pub conference: String,
    /// How it is read; the first is the one used.
    #[serde(rename = "reading")]
    pub readings: Vec<Reading>,
}

/// One reading of a time limit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// How long.
    pub limit: Limit,
    /// What the source says, in our words.
    pub says: String,
    /// How sure it is.
    pub confidence: Confidence,
    /// Where it comes from.
    pub source: Source,
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// Days on which people work.
    WorkingDays(u32),
    /// Days.
    Days(u32),
    /// Weeks.
    Weeks(u32),
    /// Months.
    Months(u32),
}
