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
    /// Where its numbers are for: `Oxfordshire`.
    #[serde(default)]
    pub area: Option<String>,
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
    /// Which form its files have; 1 where it does not say.
    #[serde(default)]
    pub format: Option<u32>,
    /// Warnings of the check that are meant to be so, each with why.
    #[serde(default)]
    pub accepted: Vec<Accepted>,
}

/// The newest form of pack files that this version reads.
pub const FORMAT: u32 = 1;

/// A warning of the check that is meant to be so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// Which rule it is of, as the warning names it.
    pub rule: Rule,
    /// In which file of the pack: `guidance/drift.md`.
    pub file: String,
    /// Why it is meant to be so.
    pub why: String,
}

/// What the check warns of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// A page is hard to read.
    ReadingAge,
    /// A sentence is too long to be read aloud in one breath.
    LongSentence,
    /// A word that blames stands in the text.
    BlamingWord,
    /// A source does not say of when it is.
    SourceWithoutDate,
    /// A sign that is lost where only plain characters can be drawn.
    NotInAscii,
    /// A page that no other page, and no end of the path, leads to.
    LonelyPage,
    /// A checklist that does not say where it comes from.
    ChecklistWithoutSource,
}

impl Rule {
    /// As it is written.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::ReadingAge => "reading-age",
            Self::LongSentence => "long-sentence",
            Self::BlamingWord => "blaming-word",
            Self::SourceWithoutDate => "source-without-date",
            Self::NotInAscii => "not-in-ascii",
            Self::LonelyPage => "lonely-page",
            Self::ChecklistWithoutSource => "checklist-without-source",
        }
    }
}

impl Manifest {
    /// Whether its review date has passed, so that it is time to look for a newer one.
    #[must_use]
    pub fn is_stale(&self, today: NaiveDate) -> bool {
        today > self.review_by
    }
}
