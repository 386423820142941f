use super::*;
use crate::domain::calendar::england::england;

const RULES: &str = r#"
[[rule]]
id = "first-core-group"
title = "First core group"
after = "conference"
conference = "initial"
[[rule.reading]]
limit = { working_days = 10 }
says = "Within 10 working days of the conference."
confidence = "confirmed"
source = { name = "Tees procedures" }
[[rule.reading]]
limit = { days = 10 }
says = "Within 10 days of the conference."
confidence = "local-to-verify"
[rule.reading.source]
name = "Oxfordshire manual"
date = "2016"

[[rule]]
id = "first-review"
title = "First review conference"
after = "conference"
conference = "initial"
[[rule.reading]]
limit = { months = 3 }
says = "Within 3 months."
confidence = "confirmed"
source = { name = "Oxfordshire manual" }

[[rule]]
id = "later-review"
title = "Next review conference"
after = "review_conference"
[[rule.reading]]
limit = { months = 6 }
says = "No more than 6 months apart."
confidence = "confirmed"
source = { name = "Oxfordshire manual" }

[[rule]]
id = "later-core-groups"
title = "Next core group"
after = "core_group"
[[rule.reading]]
limit = { weeks = 6 }
says = "At least every 6 weeks."
confidence = "local_to_verify"
source = { name = "Tees procedures" }
"#;

fn rules() -> Vec<Rule> {
    toml::from_str::<Timescales>(RULES).expect("the rules are right").rules
}

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn reckoned(limit: Limit, from: &str, count: Count) -> Reckoned {
    let reading =
        Reading { limit, says: String::new(), confidence: Confidence::Confirmed, source: Source::default() };
    reckon(&reading, date(from), &england(), count).expect("loaded")
}

#[test]
fn how_it_was_counted_can_be_read_aloud() {
    let table = [
        (
            Limit::WorkingDays(10),
            "2026-12-18",
            Count::DayAfter,
            "Friday 18 December 2026 is day 0. 10 working days later is Wednesday 6 January 2027, leaving out \
             25 December (Christmas Day), 28 December (Boxing Day, substitute) and 1 January (New Year's Day).",
        ),
        (
            Limit::WorkingDays(10),
            "2026-12-18",
            Count::Inclusive,
            "Friday 18 December 2026 is day 1. The last of 10 working days is Tuesday 5 January 2027, leaving out \
             25 December (Christmas Day), 28 December (Boxing Day, substitute) and 1 January (New Year's Day).",
        ),
        (
            Limit::WorkingDays(10),
            "2026-12-27",
            Count::Inclusive,
            "Sunday 27 December 2026 is not a working day, so it is day 0. 10 working days later is \
             Tuesday 12 January 2027, leaving out 28 December (Boxing Day, substitute) and 1 January (New Year's Day).",
        ),
        (
            Limit::WorkingDays(10),
            "2024-08-19",
            Count::DayAfter,
            "Monday 19 August 2024 is day 0. 10 working days later is Tuesday 3 September 2024, leaving out \
             26 August (Summer bank holiday).",
        ),
        (
            Limit::WorkingDays(1),
            "2025-11-03",
            Count::DayAfter,
            "Monday 3 November 2025 is day 0. 1 working day later is Tuesday 4 November 2025. \
             No bank holiday falls between.",
        ),
        (
            Limit::Months(3),
            "2025-11-30",
            Count::DayAfter,
            "3 months from Sunday 30 November 2025 is Saturday 28 February 2026, which is not a working day. \
             The last working day before it is Friday 27 February 2026.",
        ),
        (
            Limit::Days(10),
            "2026-12-18",
            Count::DayAfter,
            "10 days from Friday 18 December 2026 is Monday 28 December 2026 (Boxing Day, substitute), which is \
             not a working day. The last working day before it is Thursday 24 December 2026.",
        ),
        (
            Limit::Weeks(6),
            "2026-11-23",
            Count::Inclusive,
            "6 weeks from Monday 23 November 2026 is Monday 4 January 2027.",
        ),
    ];
    for (limit, from, count, how) in table {
        assert_eq!(reckoned(limit, from, count).how, how);
    }
}

#[test]
fn months_end_with_the_month_and_a_limit_never_moves_later() {
    let table = [
        (Limit::Months(3), "2025-11-30", "2026-02-28", "2026-02-27"),
        (Limit::Months(3), "2027-08-31", "2027-11-30", "2027-11-30"),
        (Limit::Months(6), "2026-12-18", "2027-06-18", "2027-06-18"),
        (Limit::Weeks(6), "2026-11-23", "2027-01-04", "2027-01-04"),
        (Limit::Days(28), "2026-11-23", "2026-12-21", "2026-12-21"),
        (Limit::Days(10), "2026-12-18", "2026-12-28", "2026-12-24"),
    ];
    for (limit, from, latest, worked) in table {
        let reckoned = reckoned(limit, from, Count::DayAfter);
        assert_eq!((reckoned.latest, reckoned.last_working_day()), (date(latest), date(worked)), "{from}");
    }
}

#[test]
fn a_limit_outside_the_calendar_is_not_guessed() {
    for limit in
        [Limit::WorkingDays(10), Limit::Days(20), Limit::Weeks(3), Limit::Months(1), Limit::Months(u32::MAX)]
    {
        let reading = Reading { limit, ..rules()[0].readings[0].clone() };
        let outside = reckon(&reading, date("2028-12-20"), &england(), Count::DayAfter).expect_err("outside");
        assert!(outside.to_string().starts_with("calendar not loaded for "), "{outside}");
    }
}

#[test]
fn each_conference_starts_its_own_clocks_with_every_reading() {
    let titles = |kind| -> Vec<String> {
        schedule(&rules(), date("2026-12-18"), kind, &england()).into_iter().map(|it| it.title).collect()
    };
    assert_eq!(titles(Conference::Initial), ["First core group", "First review conference"]);
    assert_eq!(titles(Conference::Review), ["Next review conference"]);

    let first = schedule(&rules(), date("2026-12-18"), Conference::Initial, &england()).swap_remove(0);
    let dates: Vec<NaiveDate> =
        first.readings.iter().filter_map(|(_, reckoned)| Some(reckoned.as_ref().ok()?.latest)).collect();
    assert_eq!(dates, [date("2027-01-06"), date("2026-12-28")]);
}

#[test]
fn a_rule_with_a_key_or_a_limit_nobody_knows_is_refused() {
    for (right, wrong) in [("title", "titel"), ("working_days", "workdays"), ("\"initial\"", "\"first\"")] {
        assert!(toml::from_str::<Timescales>(&RULES.replace(right, wrong)).is_err(), "{wrong}");
    }
}
