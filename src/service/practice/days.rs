//! Days counted from the Monday of the week of `today`.

use chrono::{DateTime, Datelike, FixedOffset, Months, NaiveDate, TimeDelta};

use crate::domain::moment::Moment;

const HOUR: i32 = 3600;

/// Days counted from a Monday, so that a Friday stays a Friday whatever day the practice begins on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Days {
    today: NaiveDate,
    monday: NaiveDate,
}

impl Days {
    pub(super) fn new(today: NaiveDate) -> Self {
        let since_monday = i64::from(today.weekday().num_days_from_monday());
        Self { today, monday: moved(today, -since_monday) }
    }

    /// The day `offset` days after Monday of this week. At the ends of the calendar, the nearest it can.
    pub(super) fn on(self, offset: i64) -> NaiveDate {
        moved(self.monday, offset)
    }

    /// A birthday that makes a child this old today, whatever day today is.
    pub(super) fn born(self, years: u32, months: u32) -> NaiveDate {
        let day = self.today.checked_sub_months(Months::new(years * 12 + months)).unwrap_or(self.today);
        moved(day, -3)
    }

    /// That day at a wall clock time in England, in minutes after midnight.
    pub(super) fn at(self, offset: i64, minutes: i64) -> Moment {
        let day = self.on(offset);
        let zone = zone(day);
        let wall = day.and_time(chrono::NaiveTime::MIN) + TimeDelta::minutes(minutes);
        let utc = wall - TimeDelta::seconds(i64::from(zone.local_minus_utc()));
        DateTime::from_naive_utc_and_offset(utc, zone)
    }

    /// `fri 4 dec`, the way a day is typed.
    pub(super) fn typed(self, offset: i64) -> String {
        self.on(offset).format("%a %-d %b").to_string().to_lowercase()
    }

    /// The text with each `{+14}` and `{-3}` written as the day that many days from `base`.
    pub(super) fn fill(self, text: &str, base: i64) -> String {
        let mut filled = String::with_capacity(text.len() + 16);
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            if let Some((offset, tail)) = offset(after) {
                filled.push_str(&self.typed(base + offset));
                rest = tail;
            } else {
                filled.push('{');
                rest = after;
            }
        }
        filled.push_str(rest);
        filled
    }
}

fn moved(day: NaiveDate, by: i64) -> NaiveDate {
    TimeDelta::try_days(by).and_then(|by| day.checked_add_signed(by)).unwrap_or(day)
}

fn offset(text: &str) -> Option<(i64, &str)> {
    let (inside, tail) = text.split_once('}')?;
    Some((inside.parse().ok()?, tail))
}

/// UK time by rule, for the daytime: summer from the last Sunday of March to the day before the last
/// Sunday of October.
fn zone(day: NaiveDate) -> FixedOffset {
    let summer = last_sunday(day.year(), 3)
        .zip(last_sunday(day.year(), 10))
        .is_some_and(|(spring, autumn)| spring <= day && day < autumn);
    let seconds = if summer { HOUR } else { 0 };
    FixedOffset::east_opt(seconds).unwrap_or(DateTime::UNIX_EPOCH.fixed_offset().timezone())
}

/// Of a month with 31 days.
fn last_sunday(year: i32, month: u32) -> Option<NaiveDate> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    Some(moved(last, -i64::from(last.weekday().num_days_from_sunday())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(y: i32, m: u32, d: u32) -> Days {
        Days::new(NaiveDate::from_ymd_opt(y, m, d).expect("a date"))
    }

    #[test]
    fn days_are_counted_from_monday_of_this_week() {
        for day in 16..=22 {
            assert_eq!(days(2026, 11, day).typed(18), "fri 4 dec");
        }
    }

    #[test]
    fn days_in_a_text_are_written_as_people_type_them() {
        let days = days(2026, 11, 21);
        assert_eq!(days.fill("by {+14}, was {-3}", 4), "by fri 4 dec, was tue 17 nov");
        assert_eq!(days.fill("a { stays, {so} does this", 0), "a { stays, {so} does this");
    }

    #[test]
    fn the_clock_on_the_wall_follows_uk_summer_time() {
        assert_eq!(days(2026, 10, 24).at(5, 602).to_rfc3339(), "2026-10-24T10:02:00+01:00");
        assert_eq!(days(2026, 10, 25).at(6, 602).to_rfc3339(), "2026-10-25T10:02:00+00:00");
        assert_eq!(days(2026, 3, 29).at(6, 602).to_rfc3339(), "2026-03-29T10:02:00+01:00");
    }

    #[test]
    fn the_ends_of_the_calendar_do_not_stop_it() {
        for today in [NaiveDate::MIN, NaiveDate::MAX] {
            let days = Days::new(today);
            for offset in [i64::MIN, -400, 400, i64::MAX] {
                let _ = (days.on(offset), days.born(9, 4));
            }
        }
    }
}
