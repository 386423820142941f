//! What stands above every page of a checklist: the instrument with its limits, and a sitting with who scored.

use chrono::NaiveDate;

use super::words;
use crate::domain::checklist::instrument::Instrument;
use crate::domain::checklist::sitting::{Rater, Sitting};
use crate::domain::id::Id;
use crate::domain::moment::{long_date, short_date};

/// An instrument as it names itself, with what it is not for.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct InstrumentHead {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its title without what its brackets say of its standing.
    pub short: String,
    /// Its version.
    pub version: String,
    /// How far it has been tested, as its file says.
    pub status: String,
    /// Whether its wording is a draft.
    pub is_a_draft: bool,
    /// On whose terms it may be used.
    pub licence: String,
    /// What it is for.
    pub used_for: String,
    /// What it is not for.
    pub not_for: Vec<String>,
    /// Which local duty it meets, in a sentence.
    pub duty: String,
}

impl InstrumentHead {
    /// That of an instrument.
    #[must_use]
    pub fn of(instrument: &Instrument) -> Self {
        let head = &instrument.instrument;
        Self {
            id: head.id.clone(),
            title: head.title.clone(),
            short: words::title(instrument).to_owned(),
            version: head.version.clone(),
            status: head.status.clone(),
            is_a_draft: instrument.is_a_draft(),
            licence: head.licence.clone(),
            used_for: head.used_for.clone(),
            not_for: head.not_for.clone(),
            duty: words::duty(instrument),
        }
    }

    /// How far it has been tested, in at most so many columns.
    #[must_use]
    pub fn status_in(&self, columns: usize) -> &str {
        words::status_of(self.is_a_draft, &self.status, columns)
    }
}

/// A sitting: which, when, and who scored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SittingHead {
    /// The sitting.
    pub id: Id,
    /// The day it tells of.
    pub date: NaiveDate,
    /// Who scored.
    pub rater: Rater,
}

impl SittingHead {
    /// That of a sitting.
    #[must_use]
    pub fn of(sitting: &Sitting) -> Self {
        Self { id: sitting.id, date: sitting.date, rater: sitting.rater.clone() }
    }

    /// `Friday 20 November 2026, HV (health visitor)`.
    #[must_use]
    pub fn in_words(&self) -> String {
        format!("{}, {}", long_date(self.date), rater_in_words(&self.rater))
    }

    /// `Fri 20 Nov 2026, HV`.
    #[must_use]
    pub fn in_short(&self) -> String {
        format!("{}, {}", short_date(self.date), self.rater.name)
    }
}

/// `HV (health visitor, health)`; what says the same as the name is left out.
#[must_use]
pub fn rater_in_words(rater: &Rater) -> String {
    let parts = [rater.role.as_str(), rater.agency.as_str()];
    let said = |part: &&str| !part.trim().is_empty() && !part.eq_ignore_ascii_case(&rater.name);
    let parts: Vec<&str> = parts.into_iter().filter(said).collect();
    if parts.is_empty() { rater.name.clone() } else { format!("{} ({})", rater.name, parts.join(", ")) }
}
