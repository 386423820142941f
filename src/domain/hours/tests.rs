use super::*;
use crate::domain::calendar::england;

use Day::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};

fn stretch(days: &[Day], from: &str, to: &str) -> Stretch {
    Stretch { days: days.to_vec(), from: from.into(), to: to.into(), sure: true }
}

fn hours(bank_holidays: BankHolidays, at: Vec<Stretch>) -> Hours {
    Hours { bank_holidays, at, ..Hours::default() }
}

/// An office, closed on bank holidays.
fn office() -> Hours {
    let week = stretch(&[Mon, Tue, Wed, Thu], "08:30", "17:00");
    hours(BankHolidays::Closed, vec![week, stretch(&[Fri], "08:30", "16:00")])
}

/// Whoever answers when the office does not.
fn out_of_hours() -> Hours {
    Hours { when_closed: Some("office".into()), ..Hours::default() }
}

/// A team whose page gives nights and weekends, says nothing of bank holidays, and leaves an hour open at both ends.
fn nights() -> Hours {
    let unsure = |from, to| Stretch { sure: false, ..stretch(&[Mon, Tue, Wed, Thu, Fri], from, to) };
    hours(
        BankHolidays::NotSaid,
        vec![
            stretch(&[Mon, Tue, Wed, Thu], "18:00", "08:00"),
            stretch(&[Fri], "18:00", "24:00"),
            stretch(&[Sat, Sun], "00:00", "24:00"),
            stretch(&[Mon], "00:00", "08:00"),
            unsure("08:00", "09:00"),
            unsure("17:00", "18:00"),
        ],
    )
}

fn at(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a time")
}

fn said(which: &Hours, now: NaiveDateTime) -> String {
    let office = office();
    let of = |id: &str| (id == "office").then_some(&office);
    let calendar = england::england();
    standing(Some(which), of, now, Some(&calendar)).in_words(now).unwrap_or_else(|| "not known".into())
}

#[test]
fn what_is_open_says_until_when_and_what_is_closed_when_it_opens() {
    let monday = "2026-11-30";
    let table = [
        // An ordinary week.
        (office(), format!("{monday} 08:29"), "closed now, opens 8:30"),
        (office(), format!("{monday} 08:30"), "open now, until 17:00"),
        (office(), format!("{monday} 16:59"), "open now, until 17:00"),
        (office(), format!("{monday} 17:00"), "closed now, opens 8:30 tomorrow"),
        (office(), format!("{monday} 19:22"), "closed now, opens 8:30 tomorrow"),
        (out_of_hours(), format!("{monday} 19:22"), "open now, until 8:30 tomorrow"),
        (out_of_hours(), format!("{monday} 10:00"), "closed now, opens 17:00"),
        // Midnight.
        (office(), "2026-12-01 00:00".into(), "closed now, opens 8:30"),
        (out_of_hours(), "2026-11-30 23:59".into(), "open now, until 8:30 tomorrow"),
        (out_of_hours(), "2026-12-01 00:00".into(), "open now, until 8:30"),
        // The weekend.
        (office(), "2026-11-27 15:59".into(), "open now, until 16:00"),
        (office(), "2026-11-27 16:00".into(), "closed now, opens 8:30 on Monday"),
        (out_of_hours(), "2026-11-27 16:00".into(), "open now, until 8:30 on Monday"),
        (out_of_hours(), "2026-11-29 12:00".into(), "open now, until 8:30 tomorrow"),
        // Christmas 2026: Friday, and Monday in the place of Saturday.
        (office(), "2026-12-24 16:30".into(), "open now, until 17:00"),
        (office(), "2026-12-24 17:30".into(), "closed now, opens 8:30 on Tuesday"),
        (office(), "2026-12-25 10:00".into(), "closed now, opens 8:30 on Tuesday"),
        (out_of_hours(), "2026-12-25 10:00".into(), "open now, until 8:30 on Tuesday"),
        (out_of_hours(), "2026-12-28 10:00".into(), "open now, until 8:30 tomorrow"),
        // Nights that run over midnight, hours of which sources disagree, and a holiday of which nothing is said.
        (nights(), "2026-11-30 19:22".into(), "open now, until 8:00 tomorrow"),
        (nights(), "2026-12-01 07:59".into(), "open now, until 8:00"),
        (nights(), "2026-12-01 08:30".into(), "open or closed now: sources disagree, see the note"),
        (nights(), "2026-12-01 12:00".into(), "closed now, opens 18:00"),
        (nights(), "2026-11-28 12:00".into(), "open now, until 8:00 on Monday"),
        (nights(), "2026-12-25 12:00".into(), "bank holiday: whether anybody answers today is not said"),
        (nights(), "2026-12-25 03:00".into(), "open now, until 8:00"),
        (nights(), "2026-12-26 03:00".into(), "open now, until midnight tomorrow"),
        // Days like others, and no days at all.
        (hours(BankHolidays::AsUsual, office().at), "2026-12-25 10:00".into(), "open now, until 16:00"),
        (Hours { always: true, ..Hours::default() }, "2026-12-25 03:00".into(), "open now, at any time"),
        (Hours::default(), "2026-12-01 10:00".into(), "not known"),
        (
            hours(BankHolidays::Closed, vec![stretch(&[Mon], "9am", "17:00")]),
            "2026-12-01 10:00".into(),
            "not known",
        ),
        (
            Hours { when_closed: Some("nobody".into()), ..Hours::default() },
            "2026-12-01 10:00".into(),
            "not known",
        ),
    ];
    for (which, now, expected) in table {
        assert_eq!(said(&which, at(&now)), expected, "{now} {which:?}");
    }
}

#[test]
fn the_wall_clock_of_england_goes_by_summer_time_whatever_the_machine_says() {
    let sunday = hours(BankHolidays::AsUsual, vec![stretch(&[Sun], "01:30", "03:00")]);
    let table = [
        // The hour that is not there: 01:00 becomes 02:00.
        ("2026-03-29T00:59:00Z", "closed now, opens 1:30"),
        ("2026-03-29T01:00:00Z", "open now, until 3:00"),
        ("2026-03-29T01:59:00Z", "open now, until 3:00"),
        ("2026-03-29T02:00:00Z", "closed now, opens 1:30 on Sunday 5 April"),
        // The hour that comes twice, and on a machine that is elsewhere.
        ("2026-10-25T00:30:00Z", "open now, until 3:00"),
        ("2026-10-25T01:30:00Z", "open now, until 3:00"),
        ("2026-10-25T03:30:00+02:00", "open now, until 3:00"),
        ("2026-10-25T03:00:00Z", "closed now, opens 1:30 on Sunday 1 November"),
    ];
    for (instant, expected) in table {
        let moment = Moment::parse_from_rfc3339(instant).expect("an instant");
        assert_eq!(said(&sunday, wall_clock(&moment)), expected, "{instant}");
    }
}

#[test]
fn a_time_is_two_digits_twice() {
    let table = [
        ("08:30", Some(510)),
        ("00:00", Some(0)),
        ("24:00", Some(1440)),
        ("24:01", None),
        ("8:30", None),
        ("08:60", None),
        ("0830", None),
        ("08.30", None),
        ("+8:30", None),
        ("", None),
    ];
    for (text, expected) in table {
        assert_eq!(minutes(text), expected, "{text}");
    }
}

#[test]
fn a_year_whose_holidays_are_not_known_is_told_and_a_weekend_needs_none() {
    let calendar = england::england();
    for (day, expected) in
        [("2026-11-30", false), ("2031-11-28", true), ("2031-11-29", false), ("2023-11-30", true)]
    {
        let date: NaiveDate = day.parse().expect("a day");
        assert_eq!(holidays_unknown(date, Some(&calendar)), expected, "{day}");
        assert_eq!(holidays_unknown(date, None), date.weekday().num_days_from_monday() < 5, "{day}");
    }
}
