use proptest::prelude::*;

use super::england::england;
use super::*;

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

#[test]
fn the_first_core_group_is_ten_working_days_from_the_conference() {
    let table = [
        ("2024-08-19", "2024-09-03", "2024-09-02"),
        ("2025-04-10", "2025-04-28", "2025-04-25"),
        ("2025-11-03", "2025-11-17", "2025-11-14"),
        ("2025-12-16", "2026-01-02", "2025-12-31"),
        ("2026-03-26", "2026-04-13", "2026-04-10"),
        ("2026-12-18", "2027-01-06", "2027-01-05"),
        ("2027-12-17", "2028-01-05", "2028-01-04"),
        ("2028-04-05", "2028-04-21", "2028-04-20"),
        ("2026-12-27", "2027-01-12", "2027-01-12"),
    ];
    let england = england();
    for (conference, after, inclusive) in table {
        let counted = |count| england.add_working_days(date(conference), 10, count);
        assert_eq!(counted(Count::DayAfter), Ok(date(after)), "{conference}");
        assert_eq!(counted(Count::Inclusive), Ok(date(inclusive)), "{conference}, inclusive");
    }
}

#[test]
fn a_day_nobody_works_says_why_and_which_working_day_is_before_it() {
    let table = [
        ("2026-12-25", Some("Christmas Day; the working day before is Thursday 24 December 2026")),
        ("2026-12-26", Some("Boxing Day; the working day before is Thursday 24 December 2026")),
        ("2026-12-28", Some("Boxing Day, substitute; the working day before is Thursday 24 December 2026")),
        ("2027-01-01", Some("New Year's Day; the working day before is Thursday 31 December 2026")),
        ("2026-04-03", Some("Good Friday; the working day before is Thursday 2 April 2026")),
        ("2026-04-06", Some("Easter Monday; the working day before is Thursday 2 April 2026")),
        ("2026-12-05", Some("a weekend day; the working day before is Friday 4 December 2026")),
        ("2026-12-06", Some("a weekend day; the working day before is Friday 4 December 2026")),
        ("2028-01-03", Some("New Year's Day, substitute; the working day before is Friday 31 December 2027")),
        ("2026-12-24", None),
        ("2026-12-29", None),
        ("2027-01-04", None),
        ("2026-12-04", None),
        ("2029-12-25", None),
        ("2023-12-25", None),
    ];
    for (day, words) in table {
        let said = england().not_worked(date(day)).map(|day| day.in_words());
        let saturday =
            day == "2026-12-26" && said.as_deref().is_some_and(|it| it.starts_with("a weekend day"));
        assert!(said.as_deref() == words || saturday, "{day}: {said:?}");
    }
}

#[test]
fn a_list_laid_over_another_adds_its_days_and_takes_none_out() {
    let special = |from, to, days: &[&str]| Calendar {
        from,
        to,
        holidays: days
            .iter()
            .map(|day| Holiday { date: date(day), name: "Coronation Day".into(), substitute: false })
            .collect(),
        ..england()
    };
    let with = |upper: Calendar| {
        let mut all = england();
        all.lay_over(&upper);
        all
    };
    let one = with(special(2026, 2026, &["2026-06-08"]));
    for day in ["2026-12-25", "2027-12-27", "2026-06-08", "2026-05-04"] {
        assert_eq!(one.is_working_day(date(day)), Ok(false), "{day}");
    }
    assert_eq!((one.from, one.to, one.holidays.len()), (2024, 2028, england().holidays.len() + 1));
    assert!(one.holidays.is_sorted_by_key(|day| day.date));
    let renamed = with(special(2026, 2026, &["2026-12-25"]));
    assert_eq!(renamed.holiday_on(date("2026-12-25")).map(|day| day.name.as_str()), Some("Coronation Day"));
    assert_eq!(renamed.holidays.len(), england().holidays.len());
    let joined = with(special(2029, 2029, &["2029-12-25"]));
    assert_eq!((joined.to, joined.is_working_day(date("2029-12-25"))), (2029, Ok(false)));
    let apart = with(special(2031, 2031, &["2031-12-25"]));
    assert_eq!((apart.from, apart.to), (2024, 2028), "nothing is known of 2029 and 2030");
    assert_eq!(with(special(2026, 2026, &[])), england());
}

#[test]
fn no_days_from_a_day_is_that_day() {
    for count in [Count::DayAfter, Count::Inclusive] {
        assert_eq!(england().add_working_days(date("2026-12-26"), 0, count), Ok(date("2026-12-26")));
    }
}

#[test]
fn weekends_and_bank_holidays_are_not_worked() {
    let table = [
        ("2026-12-24", true),
        ("2026-12-25", false),
        ("2026-12-26", false),
        ("2026-12-28", false),
        ("2026-12-29", true),
        ("2028-01-03", false),
    ];
    for (day, worked) in table {
        assert_eq!(england().is_working_day(date(day)), Ok(worked), "{day}");
    }
}

#[test]
fn working_days_left_are_counted_from_today() {
    let table = [
        ("2026-11-21", "2026-11-27", 4),
        ("2026-11-23", "2026-11-27", 4),
        ("2026-11-27", "2026-11-27", 0),
        ("2026-11-30", "2026-11-27", -1),
        ("2026-12-23", "2026-12-29", 2),
    ];
    for (today, due, days) in table {
        assert_eq!(england().working_days_between(date(today), date(due)), Ok(days), "{today} to {due}");
    }
}

#[test]
fn years_that_are_not_loaded_are_named_and_not_guessed() {
    let england = england();
    let into_2029 = england.add_working_days(date("2028-12-20"), 10, Count::DayAfter);
    assert_eq!(into_2029, Err(OutsideCalendar { year: 2029, from: 2024, to: 2028 }));
    assert_eq!(
        into_2029.expect_err("outside").to_string(),
        "calendar not loaded for 2029: bank holidays are known for 2024 to 2028 only. \
         Count by hand, or add 2029 to calendar.toml in your content folder"
    );
    assert!(england.add_working_days(date("2023-12-20"), 30, Count::DayAfter).is_err());
    assert!(england.add_working_days(date("2024-01-01"), u32::MAX, Count::DayAfter).is_err());
    assert!(england.working_days_between(date("2028-12-20"), date("2029-01-03")).is_err());
    assert!(england.working_day_by(date("2024-01-01")).is_err());
}

#[test]
fn a_key_no_calendar_has_is_refused() {
    let text = include_str!("england.toml").replace("division", "devision");
    assert!(toml::from_str::<Calendar>(&text).is_err());
}

#[test]
fn a_calendar_kept_as_json_reads_back() {
    let kept = serde_json::to_string(&england()).expect("kept");
    assert_eq!(serde_json::from_str::<Calendar>(&kept).expect("read"), england());
}

proptest! {
    #[test]
    fn a_count_ends_on_a_working_day_that_many_away(day in 0i64..1700, days in 1u32..40) {
        let england = england();
        let from = date("2024-01-01") + chrono::Duration::days(day);
        let end = england.add_working_days(from, days, Count::DayAfter).expect("loaded");
        prop_assert_eq!(england.is_working_day(end), Ok(true));
        let start = england.add_working_days(from, 1, Count::DayAfter).expect("loaded");
        prop_assert_eq!(england.working_days_between(start, end), Ok(i32::try_from(days).expect("small") - 1));
    }
}
