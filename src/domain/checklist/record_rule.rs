//! What is kept beside an answer, and how often a sitting is asked for.

use serde::{Deserialize, Serialize};

use super::value::Value;

/// What may be kept beside an answer.
pub const ITEM_FIELDS: &[&str] = &[
    "evidence",
    "source",
    "seen_on",
    "impact_on_child",
    "child_view",
    "carer_view",
    "strength",
    "barrier",
    "since",
];

/// Where evidence may come from.
pub const SOURCE_KINDS: &[&str] =
    &["seen", "heard_from_child", "heard_from_carer", "reported_by_professional", "record", "measured"];

/// What is kept beside a score, and where it must be.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RecordRules {
    /// At this level or worse evidence, where it comes from and what it means for the child must not be empty.
    #[serde(default)]
    pub item_required_at: Option<Value>,
    /// What may be kept beside an answer, of [`ITEM_FIELDS`]. Empty is all of them.
    #[serde(default)]
    pub item_fields: Vec<String>,
    /// Where evidence may come from, of [`SOURCE_KINDS`].
    #[serde(default)]
    pub source_kinds: Vec<String>,
    /// What may stand in the way: `money`, `housing`.
    #[serde(default)]
    pub barrier_kinds: Vec<String>,
    /// What is kept of the sitting itself.
    #[serde(default)]
    pub whole_fields: Vec<String>,
    /// On what occasions there are sittings: `first`, `core_group`.
    #[serde(default)]
    pub occasion: Vec<String>,
}

/// When another sitting is due.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Review {
    /// After so many weeks; none is never by itself.
    #[serde(default)]
    pub ask_every_weeks: Option<u32>,
    /// Also before these.
    #[serde(default)]
    pub also_before: Vec<String>,
    /// Also after these.
    #[serde(default)]
    pub also_after: Vec<String>,
    /// Two sittings nearer than so many days are shown without an arrow.
    #[serde(default)]
    pub min_days_for_trend: u32,
}
