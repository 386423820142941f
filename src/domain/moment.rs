//! An instant with the clock on the wall where it happened.

pub mod date_field;

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, NaiveDateTime, Offset, TimeDelta, Utc};

/// A UTC instant with its local offset, so that "10:02" stays "10:02" when read elsewhere.
pub type Moment = DateTime<FixedOffset>;

/// `10:02`, on the wall where it happened.
#[must_use]
pub fn clock_time(moment: &Moment) -> String {
    moment.format("%H:%M").to_string()
}

/// `10:00 to 11:30`, with the day of the end where that is another one. Where the end is the earlier of the two a clock was
/// set back in between: both are said as they were noted, and how long it took is not pretended.
#[must_use]
pub fn from_to(began: &Moment, ended: &Moment) -> String {
    let (from, to) = (clock_time(began), clock_time(ended));
    if ended < began {
        let day = if began.date_naive() == ended.date_naive() {
            String::new()
        } else {
            format!(" on {}", long_date(ended.date_naive()))
        };
        return format!("began at {from} and ended at {to}{day} by a clock that was set back in between");
    }
    if began.date_naive() != ended.date_naive() {
        return format!("{from} to {to} on {}", long_date(ended.date_naive()));
    }
    // The night in which one hour comes twice.
    let twice = if ended.time() < began.time() { ", after the clocks went back" } else { "" };
    format!("{from} to {to}{twice}")
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

/// The offset of the United Kingdom at an instant, by rule: summer time runs from 01:00 UTC on the last
/// Sunday of March to 01:00 UTC on the last Sunday of October. For where the system has no time zone.
#[must_use]
pub fn uk_offset(utc: DateTime<Utc>) -> FixedOffset {
    let turn = |month| last_sunday(utc.year(), month).and_hms_opt(1, 0, 0).map(|at| at.and_utc());
    let summer = matches!((turn(3), turn(10)), (Some(begins), Some(ends)) if begins <= utc && utc < ends);
    let hour = FixedOffset::east_opt(3600).filter(|_| summer);
    hour.unwrap_or_else(|| Utc.fix())
}

/// The instant when a clock on a wall in the United Kingdom shows this; of an hour that comes twice, the first.
#[must_use]
pub fn moment_in_uk(wall: NaiveDateTime) -> Option<Moment> {
    let offset = uk_offset(wall.checked_sub_signed(TimeDelta::hours(1))?.and_utc());
    let utc = wall.checked_sub_offset(offset)?.and_utc();
    Some(utc.with_timezone(&uk_offset(utc)))
}

fn last_sunday(year: i32, month: u32) -> NaiveDate {
    let last = NaiveDate::from_ymd_opt(year, month, 31).unwrap_or_default();
    last - Days::new(u64::from(last.weekday().num_days_from_sunday()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clocks_change_on_the_last_sundays_at_one() {
        let table = [
            ("2026-03-29T00:59:59Z", 0),
            ("2026-03-29T01:00:00Z", 3600),
            ("2026-10-25T00:59:59Z", 3600),
            ("2026-10-25T01:00:00Z", 0),
            ("2024-03-31T01:00:00Z", 3600),
            ("2027-10-31T00:59:59Z", 3600),
            ("2027-10-31T01:00:00Z", 0),
            ("2026-12-25T12:00:00Z", 0),
            ("2026-07-01T12:00:00Z", 3600),
        ];
        for (instant, seconds) in table {
            let utc: DateTime<Utc> = instant.parse().expect("an instant");
            assert_eq!(uk_offset(utc).local_minus_utc(), seconds, "{instant}");
        }
    }

    #[test]
    fn what_a_wall_shows_is_the_instant_it_was() {
        for (wall, instant) in [
            ("2026-11-20T10:00:00", "2026-11-20T10:00:00+00:00"),
            ("2026-07-01T10:00:00", "2026-07-01T10:00:00+01:00"),
            ("2026-03-29T00:30:00", "2026-03-29T00:30:00+00:00"),
            ("2026-03-29T02:30:00", "2026-03-29T02:30:00+01:00"),
            ("2026-10-25T00:30:00", "2026-10-25T00:30:00+01:00"),
            ("2026-10-25T01:30:00", "2026-10-25T01:30:00+01:00"),
            ("2026-10-25T02:30:00", "2026-10-25T02:30:00+00:00"),
        ] {
            let read = moment_in_uk(wall.parse().expect("a time"));
            assert_eq!(read.map(|at| at.to_rfc3339()).as_deref(), Some(instant), "{wall}");
        }
    }

    #[test]
    fn a_stretch_of_time_is_said_with_its_day_and_a_clock_that_was_set_back_is_told() {
        let set_back = "by a clock that was set back in between";
        let table = [
            ("2026-11-23T10:00:00Z", "2026-11-23T11:30:00Z", "10:00 to 11:30".to_owned()),
            ("2026-11-23T10:00:00Z", "2026-11-23T10:00:00Z", "10:00 to 10:00".into()),
            ("2026-11-23T10:00:10Z", "2026-11-23T10:00:50Z", "10:00 to 10:00".into()),
            ("2026-11-23T00:00:00Z", "2026-11-23T23:59:00Z", "00:00 to 23:59".into()),
            (
                "2026-11-23T23:30:00Z",
                "2026-11-24T00:30:00Z",
                "23:30 to 00:30 on Tuesday 24 November 2026".into(),
            ),
            (
                "2026-11-23T10:00:00Z",
                "2026-11-24T09:15:00Z",
                "10:00 to 09:15 on Tuesday 24 November 2026".into(),
            ),
            (
                "2026-12-31T23:00:00Z",
                "2027-01-01T01:00:00Z",
                "23:00 to 01:00 on Friday 1 January 2027".into(),
            ),
            (
                "2026-11-23T10:00:00Z",
                "2026-11-23T08:30:00Z",
                format!("began at 10:00 and ended at 08:30 {set_back}"),
            ),
            (
                "2026-11-23T10:00:00Z",
                "2026-11-23T09:59:59Z",
                format!("began at 10:00 and ended at 09:59 {set_back}"),
            ),
            (
                "2026-11-23T10:00:00Z",
                "2026-11-20T11:00:00Z",
                format!("began at 10:00 and ended at 11:00 on Friday 20 November 2026 {set_back}"),
            ),
            (
                "2026-11-23T00:10:00Z",
                "2026-11-22T23:50:00Z",
                format!("began at 00:10 and ended at 23:50 on Sunday 22 November 2026 {set_back}"),
            ),
            // One hour comes twice, and one does not come: no clock was wrong.
            (
                "2026-10-25T01:50:00+01:00",
                "2026-10-25T01:10:00Z",
                "01:50 to 01:10, after the clocks went back".into(),
            ),
            ("2026-10-25T01:10:00+01:00", "2026-10-25T01:50:00Z", "01:10 to 01:50".into()),
            ("2026-03-29T00:50:00Z", "2026-03-29T02:10:00+01:00", "00:50 to 02:10".into()),
            ("2026-07-01T10:00:00+01:00", "2026-07-01T11:00:00+01:00", "10:00 to 11:00".into()),
        ];
        for (began, ended, expected) in table {
            let moment = |text: &str| Moment::parse_from_rfc3339(text).expect("an instant");
            assert_eq!(from_to(&moment(began), &moment(ended)), expected);
        }
    }

    #[test]
    fn no_instant_is_out_of_reach() {
        for utc in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
            assert_eq!(uk_offset(utc).local_minus_utc(), 0);
        }
    }
}
