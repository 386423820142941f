use super::*;
use crate::domain::checklist::area_trend::area_trend;
use crate::domain::checklist::instrument::Instrument;
use crate::domain::checklist::sample::{self, in_order, series, sheet_of};
use crate::domain::checklist::sitting::Sitting;
use crate::domain::checklist::sitting_sheet::standing;

fn instrument() -> Instrument {
    sample::one_area(&sample::ordinal(4), r#"area = "worst""#, 1)
}

fn trend_over(instrument: &Instrument, sittings: &[Sitting]) -> Result<Trend, Refused> {
    let sheets: Vec<_> = sittings.iter().map(|one| sheet_of(instrument, one)).collect();
    trend(&Key::item("A1"), &standing(&sheets))
}

fn of(levels: &str) -> Trend {
    trend_over(&instrument(), &series(levels)).unwrap()
}

fn steps(trend: &Trend) -> Vec<Option<Step>> {
    trend.points.iter().map(|point| point.step).collect()
}

#[test]
fn a_step_is_better_same_worse_new_or_lost() {
    use Step::{Better, Lost, New, Same, Silent, Worse};
    let seen = steps(&of("3 2 2 4 u - 1"));
    let expected = [None, Some(Better), Some(Same), Some(Worse), Some(Lost), Some(Silent), Some(New)];
    assert_eq!(seen, expected);
}

#[test]
fn reversals_are_changes_of_sign_in_the_steps_that_went_one_way() {
    for (levels, turns) in [("3 2 3 2 3", 3), ("4 3 2 1", 0), ("3 3 2 2 3", 1), ("3", 0), ("u u", 0)] {
        assert_eq!(of(levels).reversals(), turns, "{levels}");
    }
    assert_eq!(of("3 2 u 3").reversals(), 1, "a silence hides no turn");
}

#[test]
fn unchanged_counts_back_from_the_last_level_to_the_first_better_one() {
    let three = Value::from(3);
    for (levels, run) in [("3 4 3", 3), ("3 2 3 4", 2), ("4 4 2", 0), ("3 u 4", 2), ("3 3 u", 2), ("u", 0)] {
        assert_eq!(of(levels).unchanged(&three), run, "{levels}");
    }
}

#[test]
fn days_count_only_between_two_sittings_that_both_stand_there() {
    let three = Value::from(3);
    for (levels, days) in [("3 4 3", 42), ("3 2 3", 0), ("3 u 3", 0), ("1 3 3 1", 21), ("3", 0)] {
        assert_eq!(of(levels).days_at_or_worse(&three), days, "{levels}");
    }
}

#[test]
fn another_rater_is_marked_and_a_step_too_soon_has_no_arrow() {
    let sittings = [
        sample::sitting(1, "2026-01-05", "HV", in_order("3")),
        sample::sitting(2, "2026-01-18", "SC", in_order("1")),
        sample::sitting(3, "2026-02-01", "SC", in_order("2")),
    ];
    let trend = trend_over(&instrument(), &sittings).unwrap();
    assert_eq!(steps(&trend), [None, Some(Step::TooSoon), Some(Step::Worse)]);
    let other: Vec<bool> = trend.points.iter().map(|point| point.other_rater).collect();
    assert_eq!(other, [false, true, false]);
    assert_eq!(trend.reversals(), 0, "13 days are too few for a turn");
    assert!(trend.worsened());
}

#[test]
fn two_people_on_one_day_are_no_change_in_any_file() {
    let mut instrument = instrument();
    instrument.review.min_days_for_trend = 0;
    let on = |dates: [&str; 2]| {
        let [first, second] = dates;
        let two =
            [sample::sitting(1, first, "HV", in_order("1")), sample::sitting(2, second, "SC", in_order("3"))];
        let trend = trend_over(&instrument, &two).unwrap();
        (trend.points[1].step, trend.worsened())
    };
    assert_eq!(on(["2026-01-05", "2026-01-05"]), (Some(Step::TooSoon), false));
    assert_eq!(on(["2026-01-05", "2026-01-06"]), (Some(Step::Worse), true));
}

#[test]
fn sittings_stand_in_the_order_of_their_days() {
    let mut sittings = series("1 2 3");
    sittings.reverse();
    let trend = trend_over(&instrument(), &sittings).unwrap();
    assert_eq!(steps(&trend), [None, Some(Step::Worse), Some(Step::Worse)]);
}

#[test]
fn a_trend_across_wordings_is_refused_and_names_both() {
    let mut sittings = series("1 2 3");
    sittings[2].edition = sample::edition("2");
    let refused = trend_over(&instrument(), &sittings).unwrap_err();
    assert!(refused.rule.contains("version 1") && refused.rule.contains("version 2"), "{refused}");
    let instrument = instrument();
    let sheets: Vec<_> = sittings.iter().map(|one| sheet_of(&instrument, one)).collect();
    let first = of_edition(&sample::edition("1"), &standing(&sheets));
    assert_eq!(trend(&Key::item("A1"), &first).unwrap().points.len(), 2);
}

#[test]
fn a_correction_takes_the_place_of_what_it_replaces_once_it_is_closed() {
    let mut sittings = series("1 4 2");
    let mut correction = sample::sitting(9, "2026-01-26", "HV", in_order("3"));
    correction.replaces = Some(sittings[1].id);
    let levels = |sittings: &[Sitting]| {
        let trend = trend_over(&instrument(), sittings).unwrap();
        trend.points.iter().filter_map(|point| point.steps).collect::<Vec<_>>()
    };
    sittings.push(correction);
    assert_eq!(levels(&sittings), [0, 2, 1]);
    sittings[3].closed = None;
    assert_eq!(levels(&sittings), [0, 3, 1], "half a correction replaces nothing yet");
}

#[test]
fn levels_without_an_order_are_shown_without_an_arrow() {
    let instrument = sample::one_area(&sample::scale("none", &[1, 2, 3]), "", 1);
    let trend = trend_over(&instrument, &series("1 3 u")).unwrap();
    assert_eq!(steps(&trend), [None, Some(Step::NoOrder), Some(Step::Lost)]);
    assert_eq!(trend.reversals(), 0);
}

#[test]
fn an_area_shows_its_worst_and_how_many_stand_in_the_worse_half() {
    for (levels, answers, worst, half) in
        [(4, "4 3 2", 4, 2), (5, "4 3 5", 5, 2), (3, "2 3 1", 3, 1), (2, "2 1 u", 2, 1)]
    {
        let instrument = sample::one_area(&sample::ordinal(levels), "", 3);
        let sitting = sample::sitting(1, "2026-01-05", "HV", in_order(answers));
        let sheet = sheet_of(&instrument, &sitting);
        let points = area_trend("A", &[&sheet]).unwrap();
        assert_eq!((points[0].worst.clone(), points[0].in_worse_half), (Some(worst.into()), half));
    }
}

#[test]
fn every_answer_has_its_trend_in_the_order_of_the_file() {
    let instrument = sample::one_area(&sample::ordinal(4), "", 3);
    let sittings = series("1 2");
    let sheets: Vec<_> = sittings.iter().map(|one| sheet_of(&instrument, one)).collect();
    let keys: Vec<String> =
        trends(&standing(&sheets)).unwrap().iter().map(|one| one.key.to_string()).collect();
    assert_eq!(keys, ["A1", "A2", "A3"]);
}
