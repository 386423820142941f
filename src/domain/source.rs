//! Where a statement comes from, and how sure of it we are.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A source: who said it, in which edition, when, and where it can be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Who or what it is.
    pub name: String,
    /// Which edition.
    #[serde(default)]
    pub edition: Option<String>,
    /// When, as the source itself says it: `January 2018`.
    pub date: Option<String>,
    /// Where it can be read; often needs a network.
    pub address: Option<String>,
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        [&self.edition, &self.date].into_iter().flatten().try_for_each(|part| write!(f, ", {part}"))
    }
}

/// How sure a statement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// The source says so.
    Confirmed,
    /// No one source says all of it.
    Reconstructed,
    /// Differs from place to place.
    #[serde(alias = "local-to-verify")]
    LocalToVerify,
}

impl Confidence {
    /// For the reader of a page.
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Reconstructed => "put together from several sources",
            Self::LocalToVerify => "local: check before you rely on it",
        }
    }
}
