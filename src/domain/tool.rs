//! What a tool is for and how it is used; the tool itself is made elsewhere.

use chrono::NaiveDate;
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
    /// How it is used with a disabled child, where that is more than the adaptations say.
    #[serde(default)]
    pub disabled_children: Option<String>,
    /// How it is used across languages, where that is more than the adaptations say.
    #[serde(default)]
    pub language: Option<String>,
    /// How it is used across cultures and faiths, where that is more than the adaptations say.
    #[serde(default)]
    pub culture: Option<String>,
    /// What it cannot tell.
    pub limits: String,
    /// Whether it may be copied, and on whose terms.
    pub licence: String,
    /// Ids of pages of guidance that go with it.
    #[serde(default)]
    pub related: Vec<String>,
    /// When someone last read it against its source.
    #[serde(default)]
    pub checked: Option<NaiveDate>,
    /// The last day on which it may be relied on unread; the pack's, where it has none of its own.
    #[serde(default)]
    pub review_by: Option<NaiveDate>,
    /// How sure this description is.
    pub confidence: Confidence,
    /// Where it comes from.
    pub source: Source,
}

impl Tool {
    /// Whether its review date has passed.
    #[must_use]
    pub fn is_stale(&self, today: NaiveDate) -> bool {
        self.review_by.is_some_and(|day| today > day)
    }

    /// What is said of it, each part under its heading, in the order it is read; parts without words are left out.
    #[must_use]
    pub fn headed(&self) -> Vec<(&'static str, &str)> {
        let parts = [
            ("What it is for", Some(self.aim.as_str())),
            ("When to use it", Some(self.when.as_str())),
            ("How", Some(self.method.as_str())),
            ("Ways to adapt it", Some(self.adaptations.as_str())),
            ("With a disabled child", self.disabled_children.as_deref()),
            ("Across languages", self.language.as_deref()),
            ("Across cultures", self.culture.as_deref()),
            ("Its limits", Some(self.limits.as_str())),
            ("Whose it is", Some(self.licence.as_str())),
        ];
        parts.into_iter().filter_map(|(heading, words)| Some((heading, words?))).collect()
    }
}
