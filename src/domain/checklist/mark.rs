//! One answer: a level, or one of three silences that are never a number.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::value::Value;
use crate::domain::id::Id;

/// An answer to an item. What has none is blank: not yet asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// A level.
    #[serde(rename = "v")]
    Level(Value),
    /// Words, kept beside it: an item that is not scored.
    Said,
    /// Looked, and still not known.
    Unknown,
    /// Does not apply, and why; empty where no reason is asked.
    Na(String),
    /// Taken back: not yet asked.
    Blank,
}

/// What an answer is kept under: an item, for an item of a carer whose, and where an item has several ratings which.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The item.
    pub item: String,
    /// The carer.
    pub carer: Option<Id>,
    /// The rating.
    pub rating: Option<String>,
}

impl Key {
    /// The answer to an item.
    #[must_use]
    pub fn item(id: &str) -> Self {
        Self { item: id.to_owned(), carer: None, rating: None }
    }

    /// The answer to an item for one carer.
    #[must_use]
    pub fn of_carer(id: &str, carer: Id) -> Self {
        Self { carer: Some(carer), ..Self::item(id) }
    }

    /// From its text: `A1`, `H1@<carer>`, `D2/often`.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        let (rest, rating) = text.split_once('/').map_or((text, None), |(rest, rating)| (rest, Some(rating)));
        let (item, carer) =
            rest.split_once('@').map_or((rest, None), |(item, carer)| (item, carer.parse().ok()));
        Self { item: item.to_owned(), carer, rating: rating.map(str::to_owned) }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.item)?;
        self.carer.iter().try_for_each(|carer| write!(f, "@{carer}"))?;
        self.rating.iter().try_for_each(|rating| write!(f, "/{rating}"))
    }
}
