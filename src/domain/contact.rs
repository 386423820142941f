//! Whom to ring.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::hours::Hours;
use super::moment::long_date;
use super::source::{Confidence, Source};

/// What someone needs when they look for a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// A child is in danger now.
    DangerNow,
    /// To report a worry about a child.
    Report,
    /// Advice, without naming the child.
    AdviceNoNames,
    /// The child's case is open to someone.
    OpenCase,
    /// A service for the adults.
    AdultServices,
    /// Health.
    Health,
    /// Domestic abuse.
    DomesticAbuse,
    /// Drugs or alcohol.
    DrugsAlcohol,
    /// The board or partnership itself.
    Board,
    /// For children themselves.
    ForChildren,
}

impl Need {
    /// Every need, most pressing first.
    pub const ALL: [Self; 10] = [
        Self::DangerNow,
        Self::Report,
        Self::AdviceNoNames,
        Self::OpenCase,
        Self::AdultServices,
        Self::Health,
        Self::DomesticAbuse,
        Self::DrugsAlcohol,
        Self::Board,
        Self::ForChildren,
    ];

    /// As a practitioner would say it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::DangerNow => "danger now",
            Self::Report => "report a worry",
            Self::AdviceNoNames => "advice, no names",
            Self::OpenCase => "the case is open",
            Self::AdultServices => "adult services",
            Self::Health => "health",
            Self::DomesticAbuse => "domestic abuse",
            Self::DrugsAlcohol => "drugs and alcohol",
            Self::Board => "the board",
            Self::ForChildren => "for children",
        }
    }

    /// The word that packs and the command line use: `danger_now`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::DangerNow => "danger_now",
            Self::Report => "report",
            Self::AdviceNoNames => "advice_no_names",
            Self::OpenCase => "open_case",
            Self::AdultServices => "adult_services",
            Self::Health => "health",
            Self::DomesticAbuse => "domestic_abuse",
            Self::DrugsAlcohol => "drugs_alcohol",
            Self::Board => "board",
            Self::ForChildren => "for_children",
        }
    }
}

/// A person, team or line that can be reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is there for.
    pub needs: Vec<Need>,
    /// Telephone numbers, as they are dialled, the first to try first.
    #[serde(default)]
    pub telephone: Vec<String>,
    /// An email address.
    #[serde(default)]
    pub email: Option<String>,
    /// A web address.
    #[serde(default)]
    pub web: Option<String>,
    /// When someone answers, in words.
    #[serde(default)]
    pub hours: Option<String>,
    /// The same as data, so that what is open now can be told.
    #[serde(default)]
    pub open: Option<Hours>,
    /// When to use it, and when not.
    pub say: String,
    /// Its place in the list, lowest first.
    #[serde(default = "somewhere")]
    pub order: u32,
    /// The older name of `read_on`, which packs may still use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<NaiveDate>,
    /// When it was last read in its source. Reading is not ringing.
    #[serde(default)]
    pub read_on: Option<NaiveDate>,
    /// When somebody last rang, wrote or went there, and it was right.
    #[serde(default)]
    pub rung_on: Option<NaiveDate>,
    /// The last day on which it may be relied on unchecked.
    #[serde(default)]
    pub review_by: Option<NaiveDate>,
    /// How sure it is.
    pub confidence: Confidence,
    /// What else is worth knowing.
    #[serde(default)]
    pub note: Option<String>,
    /// What took its place, or why it may no longer hold.
    #[serde(default)]
    pub superseded: Option<String>,
    /// Where it comes from.
    pub source: Source,
}

const fn somewhere() -> u32 {
    100
}

impl Contact {
    /// Whether it is there for `need`.
    #[must_use]
    pub fn serves(&self, need: Need) -> bool {
        self.needs.contains(&need)
    }

    /// Whether it was neither rung nor read, its review date has passed, or something took its place.
    #[must_use]
    pub fn is_stale(&self, today: NaiveDate) -> bool {
        self.superseded.is_some() || self.was_never_seen() || self.review_by.is_some_and(|day| today > day)
    }

    /// Whether nobody says when it was read or rung.
    #[must_use]
    pub const fn was_never_seen(&self) -> bool {
        self.last_read().is_none() && self.rung_on.is_none()
    }

    /// When it was last read in its source, under either name.
    #[must_use]
    pub const fn last_read(&self) -> Option<NaiveDate> {
        match self.read_on {
            Some(day) => Some(day),
            None => self.checked,
        }
    }

    /// How it is known to hold: that somebody rang it, or only that it was read, when and where.
    #[must_use]
    pub fn how_known(&self) -> String {
        let source = self.source.in_words();
        match (self.rung_on, self.last_read()) {
            (Some(day), _) => format!("Rung on {}, and it was right.", long_date(day)),
            (None, Some(day)) => format!("Read on {} in: {source}. Not rung.", long_date(day)),
            (None, None) => format!("From: {source}. Neither read again nor rung."),
        }
    }
}
