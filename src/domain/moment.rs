//! An instant with the clock on the wall where it happened.

use chrono::{DateTime, FixedOffset, NaiveDate};

/// A UTC instant with its local offset, so that "10:02" stays "10:02" when read elsewhere.
pub type Moment = DateTime<FixedOffset>;

/// `10:02`, on the wall where it happened.
#[must_use]
pub fn clock_time(moment: &Moment) -> String {
    moment.format("%H:%M").to_string()
}

/// `Friday 4 December 2026`: the one way a date is written for people, on screen and on paper.
#[must_use]
pub fn long_date(date: NaiveDate) -> String {
    date.format("%A %-d %B %Y").to_string()
}

/// `Fri 4 Dec 2026`, where room is short.
#[must_use]
pub fn short_date(date: NaiveDate) -> String {
    date.format("%a %-d %b %Y").to_string()
}
