//! Things to read and watch elsewhere. They need a network, so their addresses stand in full.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::source::{Confidence, Source};

/// A resource on another site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is for.
    pub what_for: String,
    /// How to use it.
    pub how_to_use: String,
    /// Its address in full.
    pub address: String,
    /// When someone last looked at it.
    #[serde(default)]
    pub checked: Option<NaiveDate>,
    /// The last day on which it may be relied on unread; the pack's, where it has none of its own.
    #[serde(default)]
    pub review_by: Option<NaiveDate>,
    /// What took its place, or why it may no longer hold.
    #[serde(default)]
    pub superseded: Option<String>,
    /// How sure it is.
    pub confidence: Confidence,
    /// What else is worth knowing.
    #[serde(default)]
    pub note: Option<String>,
    /// Where it comes from.
    pub source: Source,
}

/// A film.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Video {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it shows, and for whom.
    pub purpose: String,
    /// How long it lasts, in words.
    #[serde(default)]
    pub length: Option<String>,
    /// Its address in full, where known.
    #[serde(default)]
    pub address: Option<String>,
    /// When someone last looked at it.
    #[serde(default)]
    pub checked: Option<NaiveDate>,
    /// The last day on which it may be relied on unread; the pack's, where it has none of its own.
    #[serde(default)]
    pub review_by: Option<NaiveDate>,
    /// How sure it is.
    pub confidence: Confidence,
    /// What else is worth knowing.
    #[serde(default)]
    pub note: Option<String>,
    /// Where it comes from.
    pub source: Source,
}

impl Link {
    /// Whether its review date has passed, or something took its place.
    #[must_use]
    pub fn is_stale(&self, today: NaiveDate) -> bool {
        self.superseded.is_some() || self.review_by.is_some_and(|day| today > day)
    }
}

impl Video {
    /// Whether its review date has passed.
    #[must_use]
    pub fn is_stale(&self, today: NaiveDate) -> bool {
        self.review_by.is_some_and(|day| today > day)
    }
}
