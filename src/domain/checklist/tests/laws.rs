//! Laws that hold for every answer there could be.

use proptest::prelude::*;

use super::super::compare::{self, WINDOW_DAYS};
use super::super::instrument::{Instrument, Polarity};
use super::super::mark::{Key, Mark};
use super::super::readings::{self, Before};
use super::super::rollup::{self, Figure};
use super::super::sample::{self, day, seven, sheet_of};
use super::super::sheet::Sheet;
use super::super::sitting::{Marks, Sitting};
use super::super::sitting_sheet::{SittingSheet, standing};
use super::super::trend::{self, Step};
use super::super::value::Value;

const LEVELS: usize = 4;
const ITEMS: usize = 5;

const RULES: [&str; 6] = [
    r#"area = "worst""#,
    r#"area = { kind = "mode_unless_worse", cut = LEVEL3 }"#,
    r#"area = "median_worse""#,
    r#"area = { kind = "count_at_or_worse", v = LEVEL3 }"#,
    r#"area = "chosen""#,
    r#"area = "none""#,
];

const READINGS: &str = r#"
[[reading]]
id = "item"
when = { kind = "item_at_or_above", level = LEVEL3 }
urgency = "note"
say = "So."
next = "Do."
[[reading]]
id = "count"
when = { kind = "count_at_or_above", level = LEVEL2, at_least = 3 }
urgency = "this_week"
say = "So."
next = "Do."
[[reading]]
id = "areas"
when = { kind = "areas_worst_at_or_above", level = LEVEL4, areas = 1 }
urgency = "same_day"
say = "So."
next = "Do."
[[reading]]
id = "stuck"
when = { kind = "unchanged", level = LEVEL3, scorings = 2 }
urgency = "supervision"
say = "So."
next = "Do."
[[reading]]
id = "worse"
when = { kind = "worsened" }
urgency = "note"
say = "So."
next = "Do."
[[reading]]
id = "turned"
when = { kind = "reversals", at_least = 1 }
urgency = "note"
say = "So."
next = "Do."
[[reading]]
id = "apart"
when = { kind = "rater_gap", levels = 2 }
urgency = "next_meeting"
say = "So."
next = "Do."
[[reading]]
id = "thin"
when = { kind = "coverage_below", percent = 70 }
urgency = "note"
say = "So."
next = "Do."
[[reading]]
id = "unknown"
when = { kind = "unknown_at_least", at_least = 2 }
urgency = "note"
say = "So."
next = "Do."
"#;

/// An answer: how many steps from the best, or which silence.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Said {
    Steps(usize),
    Unknown,
    Na,
    Blank,
}

/// How steps are written: from 1, the best, or to 1, the worst.
#[derive(Clone, Copy, Debug)]
struct Way(bool);

impl Way {
    fn value(self, steps: usize) -> i64 {
        let steps = i64::try_from(steps).unwrap();
        if self.0 { steps + 1 } else { i64::try_from(LEVELS).unwrap() - steps }
    }

    fn mark(self, said: Said) -> Mark {
        match said {
            Said::Steps(steps) => Mark::Level(self.value(steps).into()),
            Said::Unknown => Mark::Unknown,
            Said::Na => Mark::Na(String::new()),
            Said::Blank => Mark::Blank,
        }
    }

    fn marks(self, said: &[Said]) -> Marks {
        let answers = said.iter().enumerate();
        answers.map(|(n, said)| (Key::item(&format!("A{}", n + 1)), self.mark(*said))).collect()
    }

    fn instrument(self, rule: &str) -> Instrument {
        let direction = if self.0 { "high_is_worse" } else { "high_is_better" };
        let mut file = format!("{rule}\n{READINGS}");
        for level in 1..=LEVELS {
            file = file.replace(&format!("LEVEL{level}"), &self.value(level - 1).to_string());
        }
        sample::one_area(&sample::scale(direction, &[1, 2, 3, 4]), &file, ITEMS)
    }
}

fn silence() -> impl Strategy<Value = Said> {
    prop_oneof![Just(Said::Unknown), Just(Said::Na), Just(Said::Blank)]
}

fn said() -> impl Strategy<Value = Said> {
    prop_oneof![3 => (0..LEVELS).prop_map(Said::Steps), 1 => silence()]
}

fn answers() -> impl Strategy<Value = Vec<Said>> {
    prop::collection::vec(said(), ITEMS)
}

fn history() -> impl Strategy<Value = Vec<Vec<Said>>> {
    prop::collection::vec(answers(), 1..6)
}

fn figure(way: Way, rule: &str, said: &[Said], chosen: Option<usize>) -> Figure {
    let instrument = way.instrument(rule);
    let sheet = Sheet::new(&instrument, seven(), day("2026-11-26"), &way.marks(said), &[]);
    let chosen = chosen.map(|steps| Value::from(way.value(steps)));
    rollup::area_result(&sheet, &instrument.areas[0], chosen.as_ref()).figure
}

/// A figure with steps in place of what they are written as.
fn in_steps(way: Way, figure: &Figure) -> String {
    let mut text = format!("{figure:?}");
    for steps in 0..LEVELS {
        text = text.replace(&format!("Number({})", way.value(steps)), &format!("step {steps}"));
    }
    text
}

fn worst(said: &[Said]) -> Option<usize> {
    match figure(Way(true), RULES[0], said, None) {
        Figure::Worst { value, .. } => {
            (0..LEVELS).find(|steps| Value::from(Way(true).value(*steps)) == value)
        }
        _ => None,
    }
}

fn sittings(way: Way, history: &[Vec<Said>]) -> Vec<Sitting> {
    let start = day("2026-01-05");
    let numbered = (0_u8..).zip(history);
    numbered
        .map(|(n, said)| {
            let date = start + chrono::Days::new(20 * u64::from(n));
            sample::sitting(n + 1, &date.to_string(), "HV", way.marks(said))
        })
        .collect()
}

/// Ids of the readings that hold with what is behind each, the other person having said `other`.
fn readings_of(way: Way, history: &[Vec<Said>], other: &[Said]) -> Vec<(String, Vec<Key>)> {
    let instrument = way.instrument(RULES[0]);
    let sittings = sittings(way, history);
    let last = sittings.last().unwrap();
    let other = sample::sitting(99, &last.date.to_string(), "SC", way.marks(other));
    let sheets: Vec<_> = sittings.iter().map(|one| sheet_of(&instrument, one)).collect();
    let other = sheet_of(&instrument, &other);
    let all = standing(&sheets);
    let (now, earlier) = all.split_last().unwrap();
    let before = Before {
        now,
        earlier,
        others: &[&other],
        siblings: &[],
        today: now.sitting.date,
        window_days: WINDOW_DAYS,
    };
    let found = readings::readings(&before);
    found.into_iter().map(|one| (one.rule.id.clone(), one.behind)).collect()
}

fn trends_of(instrument: &Instrument, sittings: &[Sitting]) -> Vec<(Vec<Option<Step>>, usize)> {
    let sheets: Vec<_> = sittings.iter().map(|one| sheet_of(instrument, one)).collect();
    let trends = trend::trends(&standing(&sheets)).unwrap();
    let steps = |one: &trend::Trend| one.points.iter().map(|point| point.step).collect();
    trends.iter().map(|one| (steps(one), one.reversals())).collect()
}

fn mirrored(step: Step) -> Step {
    match step {
        Step::Better => Step::Worse,
        Step::Worse => Step::Better,
        other => other,
    }
}

fn gaps_of(order: &[Vec<Said>]) -> Vec<(Key, Option<usize>)> {
    let instrument = Way(true).instrument(RULES[0]);
    let sittings: Vec<Sitting> = (1..)
        .zip(order)
        .map(|(n, said)| sample::sitting(n, "2026-06-01", "HV", Way(true).marks(said)))
        .collect();
    let sheets: Vec<_> = sittings.iter().map(|one| sheet_of(&instrument, one)).collect();
    let sheets: Vec<&SittingSheet<'_>> = sheets.iter().collect();
    let found = compare::comparison(&sheets, WINDOW_DAYS, &[]).unwrap();
    found.rows.into_iter().map(|row| (row.key, row.gap)).collect()
}

proptest! {
    #[test]
    fn a_silence_is_never_a_number(said in answers(), at in 0..ITEMS, other in silence()) {
        let (mut one, mut two) = (said.clone(), said);
        (one[at], two[at]) = (Said::Unknown, other);
        let figures = |said: &[Said]| RULES.map(|rule| figure(Way(true), rule, said, None));
        let scored = one.iter().any(|said| matches!(said, Said::Steps(_)));
        if scored {
            prop_assert_eq!(figures(&one), figures(&two));
        } else {
            for figure in figures(&one).into_iter().chain(figures(&two)) {
                let empty = matches!(figure, Figure::NoAnswer | Figure::NotForThisAge | Figure::Chosen { value: None, .. });
                prop_assert!(empty, "{:?}", figure);
            }
        }
    }

    #[test]
    fn a_sum_counts_levels_only_and_waits_for_those_that_apply(said in answers()) {
        let levels = said.iter().filter_map(|said| match said {
            Said::Steps(steps) => Some(Way(true).value(*steps)),
            _ => None,
        });
        let waits = said.iter().any(|said| matches!(said, Said::Unknown | Said::Blank));
        match figure(Way(true), r#"area = "sum""#, &said, None) {
            Figure::Sum(sum) => prop_assert!(!waits && sum == levels.sum::<i64>()),
            Figure::Incomplete => prop_assert!(waits && levels.count() > 0),
            _ => prop_assert_eq!(levels.count(), 0),
        }
    }

    #[test]
    fn turning_direction_and_values_about_leaves_every_result(said in answers(), chosen in 0..LEVELS) {
        for rule in RULES {
            let [up, down] = [Way(true), Way(false)].map(|way| in_steps(way, &figure(way, rule, &said, Some(chosen))));
            prop_assert_eq!(up, down);
        }
    }

    #[test]
    fn turning_direction_and_values_about_leaves_every_reading_and_trend(past in history(), other in answers()) {
        prop_assert_eq!(readings_of(Way(true), &past, &other), readings_of(Way(false), &past, &other));
        let [up, down] = [Way(true), Way(false)].map(|way| trends_of(&way.instrument(""), &sittings(way, &past)));
        prop_assert_eq!(up, down);
    }

    #[test]
    fn one_more_answer_never_makes_the_worst_better(said in answers(), at in 0..ITEMS, steps in 0..LEVELS) {
        let mut more = said.clone();
        if !matches!(more[at], Said::Steps(_)) {
            more[at] = Said::Steps(steps);
        }
        prop_assert!(worst(&more) >= worst(&said));
    }

    #[test]
    fn the_order_of_those_who_scored_changes_no_gap(
        (all, mixed) in prop::collection::vec(answers(), 2..5).prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle()))
    ) {
        prop_assert_eq!(gaps_of(&all), gaps_of(&mixed));
    }

    #[test]
    fn the_trend_of_an_item_asked_the_other_way_round_is_the_mirror(past in history()) {
        let normal = Way(true).instrument("");
        let mut reversed = normal.clone();
        for item in &mut reversed.areas[0].items {
            item.polarity = Polarity::Reversed;
        }
        let sittings = sittings(Way(true), &past);
        let mirror = |(steps, turns): (Vec<Option<Step>>, usize)| {
            (steps.into_iter().map(|step| step.map(mirrored)).collect::<Vec<_>>(), turns)
        };
        let expected: Vec<_> = trends_of(&normal, &sittings).into_iter().map(mirror).collect();
        prop_assert_eq!(trends_of(&reversed, &sittings), expected);
    }
}
