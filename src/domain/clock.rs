//! Time limits: what has to happen by when, counted in front of the reader, with the source of each rule.
//!
//! Where sources differ a rule has several readings: the first is used and the others are shown.

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::calendar::{Calendar, Count, Holiday, OutsideCalendar};
use super::moment::long_date;
use super::source::{Confidence, Source};

/// What starts the clock of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum After {
    /// A child protection conference.
    Conference,
    /// The last core group.
    CoreGroup,
    /// The child's birth.
    Birth,
    /// The strategy discussion that began the enquiry.
    StrategyDiscussion,
    /// A review conference.
    ReviewConference,
}

/// Which conference a rule follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Conference {
    /// The one that made the plan.
    Initial,
    /// A later one.
    Review,
    /// Either.
    #[default]
    Any,
}

/// How long. In a pack: `limit = { working_days = 10 }`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// Mondays to Fridays without bank holidays.
    WorkingDays(u32),
    /// Every day counts.
    Days(u32),
    /// Seven days each.
    Weeks(u32),
    /// To the same day of the month, or to the month's last where it is too short.
    Months(u32),
}

impl Limit {
    /// `10 working days`.
    #[must_use]
    pub fn in_words(self) -> String {
        let (count, unit) = match self {
            Self::WorkingDays(count) => (count, "working day"),
            Self::Days(count) => (count, "day"),
            Self::Weeks(count) => (count, "week"),
            Self::Months(count) => (count, "month"),
        };
        format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
    }
}

/// What one source says of a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// How long.
    pub limit: Limit,
    /// What it says, in our words.
    pub says: String,
    /// How sure that is.
    pub confidence: Confidence,
    /// Where it is said.
    pub source: Source,
}

/// One time limit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its id: `first-core-group`.
    pub id: String,
    /// What has to happen: `First core group`.
    pub title: String,
    /// What starts its clock.
    pub after: After,
    /// After which conference.
    #[serde(default)]
    pub conference: Conference,
    /// What the sources say; the first is used.
    #[serde(rename = "reading")]
    pub readings: Vec<Reading>,
}

impl Rule {
    /// Whether a conference of this kind starts its clock.
    #[must_use]
    pub fn follows(&self, kind: Conference) -> bool {
        match self.after {
            After::Conference => {
                self.conference == Conference::Any || kind == Conference::Any || self.conference == kind
            }
            After::ReviewConference => kind != Conference::Initial,
            After::CoreGroup | After::Birth | After::StrategyDiscussion => false,
        }
    }
}

/// A pack's `timescales.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Timescales {
    /// The rules, in the order they are shown.
    #[serde(default, rename = "rule")]
    pub rules: Vec<Rule>,
}

/// A limit, counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reckoned {
    /// The last day that is still in time.
    pub latest: NaiveDate,
    /// The last working day before `latest`, where nobody works that day. A limit is never moved later.
    pub working_day_before: Option<NaiveDate>,
    /// How it was counted, in sentences that can be read aloud.
    pub how: String,
}

impl Reckoned {
    /// The last working day that is still in time.
    #[must_use]
    pub fn last_working_day(&self) -> NaiveDate {
        self.working_day_before.unwrap_or(self.latest)
    }
}

/// Counts a reading's limit from a day. `count` says how that day itself counts among working days;
/// days, weeks and months always run from it.
///
/// # Errors
/// [`OutsideCalendar`] where bank holidays have to be known and are not loaded.
pub fn reckon(
    reading: &Reading,
    from: NaiveDate,
    calendar: &Calendar,
    count: Count,
) -> Result<Reckoned, OutsideCalendar> {
    let never = || OutsideCalendar { year: i32::MAX, from: calendar.from, to: calendar.to };
    let latest = match reading.limit {
        Limit::WorkingDays(days) => return in_working_days(days, from, calendar, count),
        Limit::Days(days) => from.checked_add_days(Days::new(days.into())),
        Limit::Weeks(weeks) => from.checked_add_days(Days::new(u64::from(weeks) * 7)),
        Limit::Months(months) => from.checked_add_months(Months::new(months)),
    };
    in_calendar_days(reading.limit, from, latest.ok_or_else(never)?, calendar)
}

fn in_calendar_days(
    limit: Limit,
    from: NaiveDate,
    latest: NaiveDate,
    calendar: &Calendar,
) -> Result<Reckoned, OutsideCalendar> {
    let worked = calendar.working_day_by(latest)?;
    let working_day_before = (worked != latest).then_some(worked);
    let counted = format!("{} from {} is {}", limit.in_words(), long_date(from), long_date(latest));
    let why =
        calendar.holiday_on(latest).map_or(String::new(), |holiday| format!(" ({})", holiday.in_words()));
    let how = match working_day_before.map(long_date) {
        None => format!("{counted}."),
        Some(before) => {
            format!("{counted}{why}, which is not a working day. The last working day before it is {before}.")
        }
    };
    Ok(Reckoned { latest, working_day_before, how })
}

fn in_working_days(
    days: u32,
    from: NaiveDate,
    calendar: &Calendar,
    count: Count,
) -> Result<Reckoned, OutsideCalendar> {
    let latest = calendar.add_working_days(from, days, count)?;
    let counted = Limit::WorkingDays(days).in_words();
    let start = long_date(from);
    let mut how = match (count, calendar.is_working_day(from)?) {
        (Count::DayAfter, _) => format!("{start} is day 0. {counted} later is {}", long_date(latest)),
        (Count::Inclusive, true) => {
            format!("{start} is day 1. The last of {counted} is {}", long_date(latest))
        }
        (Count::Inclusive, false) => {
            format!("{start} is not a working day, so it is day 0. {counted} later is {}", long_date(latest))
        }
    };
    how += &left_out(&calendar.holidays_between(from, latest));
    Ok(Reckoned { latest, working_day_before: None, how })
}

fn left_out(holidays: &[&Holiday]) -> String {
    let named: Vec<String> = holidays
        .iter()
        .map(|holiday| format!("{} ({})", holiday.date.format("%-d %B"), holiday.in_words()))
        .collect();
    match named.split_last() {
        None => ". No bank holiday falls between.".into(),
        Some((only, [])) => format!(", leaving out {only}."),
        Some((last, before)) => format!(", leaving out {} and {last}.", before.join(", ")),
    }
}

/// One rule with every reading counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scheduled {
    /// The rule's id.
    pub rule: String,
    /// What has to happen.
    pub title: String,
    /// Each reading and its date; the first is the one used.
    pub readings: Vec<(Reading, Result<Reckoned, OutsideCalendar>)>,
}

/// Every date that follows from a conference, the conference day counting as day 0.
#[must_use]
pub fn schedule(
    rules: &[Rule],
    conference: NaiveDate,
    kind: Conference,
    calendar: &Calendar,
) -> Vec<Scheduled> {
    let counted =
        |reading: &Reading| (reading.clone(), reckon(reading, conference, calendar, Count::DayAfter));
    rules
        .iter()
        .filter(|rule| rule.follows(kind))
        .map(|rule| Scheduled {
            rule: rule.id.clone(),
            title: rule.title.clone(),
            readings: rule.readings.iter().map(counted).collect(),
        })
        .collect()
}

#[cfg(test)]
mod tests;
