//! Days on which nobody works, as a pack lists them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::source::{Confidence, Source};

/// The bank holidays of one division, over a range of years.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// `England and Wales`.
    pub division: String,
    /// The first year it knows.
    pub from: i32,
    /// The last year it knows.
    pub to: i32,
    /// How sure it is.
    pub confidence: Confidence,
    /// When it was last compared with its source.
    pub checked: NaiveDate,
    /// Where it comes from.
    pub source: Source,
    /// The days, in order.
    #[serde(default, rename = "holiday")]
    pub holidays: Vec<Holiday>,
}

/// One bank holiday.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holiday {
    /// Its day.
    pub date: NaiveDate,
    /// Its name.
    pub name: String,
    /// Whether it stands in for a day at the weekend.
    #[serde(default)]
    pub substitute: bool,
}
