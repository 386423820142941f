//! A page of guidance.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::source::{Confidence, Source};

/// A page: what stands in its front matter, and its body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Its id, which is also the name of its file.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The group it is listed in.
    pub group: String,
    /// What to do, in a sentence or two.
    pub summary: String,
    /// Whom it is written for; `all` is everyone.
    #[serde(default = "everyone")]
    pub audience: Vec<String>,
    /// When someone last read it against its sources.
    pub reviewed: NaiveDate,
    /// The last day on which it may be relied on unread.
    pub review_by: NaiveDate,
    /// How sure it is.
    pub confidence: Confidence,
    /// Ids of other pages.
    #[serde(default)]
    pub related: Vec<String>,
    /// Ids of tools.
    #[serde(default)]
    pub tools: Vec<String>,
    /// Ids of contacts.
    #[serde(default)]
    pub contacts: Vec<String>,
    /// Its place in its group, lowest first.
    #[serde(default = "somewhere")]
    pub order: u32,
    /// Where it comes from. Never empty in a pack without faults.
    #[serde(default, rename = "source")]
    pub sources: Vec<Source>,
    /// The page itself, in the small Markdown that `content::markdown` reads.
    #[serde(default, skip_deserializing)]
    pub body: String,
}

fn everyone() -> Vec<String> {
    vec!["all".to_owned()]
}

const fn somewhere() -> u32 {
    100
}

impl Page {
    /// Whether its review date has passed.
    #[must_use]
    pub fn is_stale(&self, today: NaiveDate) -> bool {
        today > self.review_by
    }
}
