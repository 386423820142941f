//! What a pack of content says about itself.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The manifest of a pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Its id, which is also the name of its folder where it is shipped.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whose it is.
    pub authority: String,
    /// Its version, which records keep.
    pub version: String,
    /// When it was published.
    pub published: NaiveDate,
    /// The last day on which it may be relied on unread.
    pub review_by: NaiveDate,
    /// On whose terms it may be copied.
    pub licence: String,
    /// The id of the pack it is laid over.
    #[serde(default)]
    pub lays_over: Option<String>,
    /// What is in it, and what is not.
    pub about: String,
}

impl Manifest {
    /// Whether its review date has passed, so that it is time to look for a newer one.
    #[must_use]
    pub fn is_stale(&self, today: NaiveDate) -> bool {
        today > self.review_by
    }
}
