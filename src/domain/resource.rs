//! Things to read and watch elsewhere. They need a network, so their addresses stand in full.

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
    /// How sure it is.
    pub confidence: Confidence,
    /// What else is worth knowing.
    #[serde(default)]
    pub note: Option<String>,
    /// Where it comes from.
    pub source: Source,
}
