//! When somebody answers: hours as data, and what they come to at a moment.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, Timelike, Utc, Weekday};
use serde::{Deserialize, Serialize};

use super::calendar::Calendar;
use super::moment::{Moment, uk_offset};

/// Days looked ahead for the next change: longer than any run of weekends and holidays.
const AHEAD: u64 = 15;
/// Minutes of a day.
const DAY: u16 = 24 * 60;

/// A day of the week, as packs write it: `mon`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Day {
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

impl Day {
    const fn is(self, day: Weekday) -> bool {
        self as u32 == day.num_days_from_monday()
    }
}

/// What is said of bank holidays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BankHolidays {
    /// Nothing: then nothing is known of that day.
    #[default]
    NotSaid,
    /// Nobody answers.
    Closed,
    /// They are days like others.
    AsUsual,
}

/// Hours that are the same on some days of the week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stretch {
    /// The days on which it begins.
    pub days: Vec<Day>,
    /// From when, `08:30`.
    pub from: String,
    /// Until when, `17:00` or `24:00`; where it is earlier than `from`, that time of the next day.
    pub to: String,
    /// False where sources disagree about it: the note says how.
    #[serde(default = "sure")]
    pub sure: bool,
}

const fn sure() -> bool {
    true
}

impl Stretch {
    fn minutes(&self) -> Option<(u16, u16)> {
        Some((minutes(&self.from)?, minutes(&self.to)?))
    }

    fn begins_on(&self, date: NaiveDate) -> bool {
        self.days.iter().any(|day| day.is(date.weekday()))
    }
}

/// `08:30` as minutes from midnight, up to `24:00`; none where it is no such time.
#[must_use]
pub fn minutes(time: &str) -> Option<u16> {
    let (hours, minutes) = time.split_once(':')?;
    let number = |part: &str| {
        let is_two_digits = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        is_two_digits.then(|| part.parse::<u16>().ok()).flatten()
    };
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    let all = hours * 60 + minutes;
    (minutes < 60 && all <= DAY).then_some(all)
}

/// When somebody answers.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// At any time, every day.
    #[serde(default)]
    pub always: bool,
    /// Whenever the contact with this id is closed.
    #[serde(default)]
    pub when_closed: Option<String>,
    /// What is said of bank holidays.
    #[serde(default)]
    pub bank_holidays: BankHolidays,
    /// The hours, in any order.
    #[serde(default)]
    pub at: Vec<Stretch>,
}

/// Why it cannot be said whether anybody answers now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// It is a bank holiday, and nothing is said of those.
    BankHoliday,
    /// Sources disagree about this hour.
    Sources,
}

/// What hours come to at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Standing {
    /// No hours are carried as data.
    #[default]
    Unknown,
    /// Somebody answers at any time.
    Always,
    /// Open, until then.
    Open(NaiveDateTime),
    /// Closed, and opens then; none where that is not within two weeks.
    Closed(Option<NaiveDateTime>),
    /// Nobody can tell from what is carried.
    Unsaid(Doubt),
}

impl Standing {
    /// Whether somebody answers now, for sure.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Always | Self::Open(_))
    }

    /// `open now, until 8:30 tomorrow`; none where nothing is known.
    #[must_use]
    pub fn in_words(self, now: NaiveDateTime) -> Option<String> {
        Some(match self {
            Self::Unknown => return None,
            Self::Always => "open now, at any time".into(),
            Self::Open(until) => format!("open now, until {}", day_and_time(until, now)),
            Self::Closed(Some(opens)) => format!("closed now, opens {}", day_and_time(opens, now)),
            Self::Closed(None) => "closed now".into(),
            Self::Unsaid(Doubt::BankHoliday) => {
                "bank holiday: whether anybody answers today is not said".into()
            }
            Self::Unsaid(Doubt::Sources) => "open or closed now: sources disagree, see the note".into(),
        })
    }
}

/// The time in England at an instant, by the rule of summer time and not by the clock of this machine.
#[must_use]
pub fn wall_clock(now: &Moment) -> NaiveDateTime {
    let utc: DateTime<Utc> = now.with_timezone(&Utc);
    utc.with_timezone(&uk_offset(utc)).naive_local()
}

/// What these hours come to now. `of` has the hours of another contact by its id.
#[must_use]
pub fn standing<'h>(
    hours: Option<&'h Hours>,
    of: impl Fn(&str) -> Option<&'h Hours>,
    now: NaiveDateTime,
    calendar: Option<&Calendar>,
) -> Standing {
    let Some(hours) = hours else { return Standing::Unknown };
    if hours.always {
        return Standing::Always;
    }
    let (base, turned) = match hours.when_closed.as_deref() {
        None => (hours, false),
        Some(other) => match of(other).filter(|other| other.when_closed.is_none() && !other.always) {
            Some(other) => (other, true),
            None => return Standing::Unknown,
        },
    };
    if base.at.is_empty() || base.at.iter().any(|stretch| stretch.minutes().is_none()) {
        return Standing::Unknown;
    }
    let looked = Looked { hours: base, turned, calendar };
    let (here, changes) = (looked.at(now), looked.changes(now));
    let mut later = changes.into_iter();
    match here {
        At::Open => {
            later.find(|change| looked.at(*change) != At::Open).map_or(Standing::Always, Standing::Open)
        }
        At::Closed => Standing::Closed(later.find(|change| looked.at(*change) == At::Open)),
        At::Unsaid(doubt) => Standing::Unsaid(doubt),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    Open,
    Closed,
    Unsaid(Doubt),
}

/// Hours that are looked at, or the time when those are not.
struct Looked<'a> {
    hours: &'a Hours,
    turned: bool,
    calendar: Option<&'a Calendar>,
}

impl Looked<'_> {
    fn at(&self, now: NaiveDateTime) -> At {
        match (self.said(now), self.turned) {
            (At::Open, true) => At::Closed,
            (At::Closed, true) => At::Open,
            (said, _) => said,
        }
    }

    fn said(&self, now: NaiveDateTime) -> At {
        let today = now.date();
        let minute = u16::try_from(now.hour() * 60 + now.minute()).unwrap_or(0);
        let mut found = At::Closed;
        for stretch in &self.hours.at {
            let Some((from, to)) = stretch.minutes() else { continue };
            let is_overnight = to <= from;
            let of_today = self.begins(stretch, today) && minute >= from && (is_overnight || minute < to);
            let of_last_night = || {
                let before = today.pred_opt().is_some_and(|before| self.begins(stretch, before));
                is_overnight && before && minute < to
            };
            if of_today || of_last_night() {
                if stretch.sure {
                    return At::Open;
                }
                found = At::Unsaid(Doubt::Sources);
            }
        }
        if self.is_unsaid_on(today) { At::Unsaid(Doubt::BankHoliday) } else { found }
    }

    fn begins(&self, stretch: &Stretch, date: NaiveDate) -> bool {
        let is_kept = self.hours.bank_holidays == BankHolidays::AsUsual || !self.is_holiday(date);
        is_kept && stretch.begins_on(date)
    }

    fn is_unsaid_on(&self, date: NaiveDate) -> bool {
        self.hours.bank_holidays == BankHolidays::NotSaid && self.is_holiday(date)
    }

    fn is_holiday(&self, date: NaiveDate) -> bool {
        self.calendar.is_some_and(|calendar| calendar.holiday_on(date).is_some())
    }

    /// The moments after `now` at which something can change, in order.
    fn changes(&self, now: NaiveDateTime) -> Vec<NaiveDateTime> {
        let times = self.hours.at.iter().filter_map(Stretch::minutes);
        let mut minutes: Vec<u16> = times.flat_map(|(from, to)| [from, to % DAY]).chain([0]).collect();
        minutes.sort_unstable();
        minutes.dedup();
        let days = (0..=AHEAD).filter_map(|days| now.date().checked_add_days(Days::new(days)));
        let all = days.flat_map(|date| minutes.iter().filter_map(move |minute| at_minute(date, *minute)));
        all.filter(|change| *change > now).collect()
    }
}

fn at_minute(date: NaiveDate, minute: u16) -> Option<NaiveDateTime> {
    date.and_hms_opt(u32::from(minute / 60), u32::from(minute % 60), 0)
}

/// Whether the bank holidays of this day's year are not known here.
#[must_use]
pub fn holidays_unknown(date: NaiveDate, calendar: Option<&Calendar>) -> bool {
    let is_weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
    let known = calendar.is_some_and(|calendar| (calendar.from..=calendar.to).contains(&date.year()));
    !is_weekend && !known
}

/// `17:00`, `8:30 tomorrow`, `8:30 on Monday`, `midnight`: that is the end of a day, and not the next one's beginning.
fn day_and_time(at: NaiveDateTime, now: NaiveDateTime) -> String {
    let is_midnight = at.hour() == 0 && at.minute() == 0;
    let date = if is_midnight { at.date().pred_opt().unwrap_or(at.date()) } else { at.date() };
    let time = if is_midnight { "midnight".to_owned() } else { at.format("%-H:%M").to_string() };
    match (date - now.date()).num_days() {
        0 => time,
        1 => format!("{time} tomorrow"),
        2..=6 => format!("{time} on {}", date.format("%A")),
        _ => format!("{time} on {}", date.format("%A %-d %B")),
    }
}

#[cfg(test)]
mod tests;
