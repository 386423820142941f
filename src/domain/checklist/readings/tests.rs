use super::*;
use crate::domain::checklist::instrument::Instrument;
use crate::domain::checklist::sample::{self, day, in_order, marks, sheet_of};
use crate::domain::checklist::sitting::Sitting;
use crate::domain::child::Birth;

const AREAS: &str = r#"
[review]
ask_every_weeks = 12
min_days_for_trend = 14
[[area]]
id = "A"
kind = "care"
name = "Care"
[[area.item]]
id = "A1"
name = "Safety"
critical = true
[[area.item]]
id = "A2"
name = "Food"
[[area]]
id = "B"
kind = "care"
name = "More care"
[[area.item]]
id = "B1"
name = "Home"
scope = "household"
[[area]]
id = "G"
kind = "child"
name = "Child"
item = [ { id = "G1", name = "Mood" } ]
"#;

fn instrument(rollup: &str, when: &str) -> Instrument {
    let rule = format!(
        "[[reading]]\nid = \"r\"\nwhen = {when}\nurgency = \"note\"\nsay = \"So.\"\nnext = \"Do.\"\n"
    );
    sample::file(&format!("{}[rollup]\n{rollup}\n{rule}{AREAS}", sample::ordinal(4)))
}

fn now(answers: &str) -> Sitting {
    sample::sitting(50, "2026-06-01", "HV", marks(answers))
}

fn alone<'s, 'i>(now: &'s SittingSheet<'i>) -> Before<'s, 'i> {
    Before { now, earlier: &[], others: &[], siblings: &[], today: day("2026-06-02"), window_days: 28 }
}

fn keys(readings: &[Reading<'_>]) -> Option<Vec<String>> {
    readings.first().map(|one| one.behind.iter().map(ToString::to_string).collect())
}

/// What is behind the one reading; `None` where it does not hold.
fn behind(when: &str, answers: &str) -> Option<Vec<String>> {
    let (instrument, sitting) = (instrument("", when), now(answers));
    keys(&readings(&alone(&sheet_of(&instrument, &sitting))))
}

fn found(keys: &[&str]) -> Vec<String> {
    keys.iter().map(ToString::to_string).collect()
}

#[test]
fn an_item_at_a_level_or_worse_is_behind_its_reading() {
    let when = r#"{ kind = "item_at_or_above", level = 3 }"#;
    assert_eq!(behind(when, "A1=3 A2=4 B1=2 G1=u"), Some(found(&["A1", "A2"])));
    assert_eq!(behind(when, "A1=2 A2=u"), None);
    let safety = r#"{ kind = "item_at_or_above", level = 3, critical = true }"#;
    assert_eq!(behind(safety, "A1=2 A2=4"), None);
    assert_eq!(behind(safety, "A1=4 A2=4"), Some(found(&["A1"])));
    assert_eq!(behind(r#"{ kind = "item_at_or_above" }"#, "A1=4"), None, "it waits for no level");
}

#[test]
fn at_or_above_means_worse_where_a_higher_number_is_better_too() {
    let when = r#"[[reading]]
id = "r"
when = { kind = "item_at_or_above", level = 3 }
urgency = "note"
say = "So."
next = "Do."
"#;
    let scale = sample::scale("high_is_better", &[0, 3, 7, 10]);
    let instrument = sample::file(&format!("{scale}[rollup]\n{when}{AREAS}"));
    let sitting = now("A1=0 A2=7 B1=3 G1=10");
    assert_eq!(keys(&readings(&alone(&sheet_of(&instrument, &sitting)))), Some(found(&["A1", "B1"])));
}

#[test]
fn a_reading_for_some_ages_is_given_at_those_only() {
    let when = r#"{ kind = "item_at_or_above", level = 3, bands = ["b0_2"] }"#;
    assert_eq!(behind(when, "A1=4"), None);
    let (instrument, sitting) = (instrument("", when), now("A1=4"));
    let baby = Birth::Born(day("2026-01-01"));
    let sheet = SittingSheet::new(&instrument, &sitting, None, baby, &[]);
    assert_eq!(keys(&readings(&alone(&sheet))), Some(found(&["A1"])));
}

#[test]
fn items_and_areas_are_counted() {
    let count = r#"{ kind = "count_at_or_above", level = 3, at_least = 2 }"#;
    assert_eq!(behind(count, "A1=3 A2=2"), None);
    assert_eq!(behind(count, "A1=3 G1=4"), Some(found(&["A1", "G1"])));
    let areas = r#"{ kind = "areas_worst_at_or_above", level = 3, areas = 2, of_kind = "care" }"#;
    assert_eq!(behind(areas, "A1=3 A2=3 G1=4"), None, "two items of one area, and an area of another kind");
    assert_eq!(behind(areas, "A1=3 B1=3 G1=4"), Some(found(&["A1", "B1"])));
}

#[test]
fn a_sum_is_read_only_where_the_file_lets_it_be_made() {
    let when = r#"{ kind = "sum_in", from = 5, to = 8 }"#;
    let sum = |rollup: &str, answers: &str| {
        let (instrument, sitting) = (instrument(rollup, when), now(answers));
        keys(&readings(&alone(&sheet_of(&instrument, &sitting))))
    };
    let all = "A1=1 A2=2 B1=1 G1=1";
    assert_eq!(sum("whole = \"sum\"", all), Some(found(&["A1", "A2", "B1", "G1"])));
    assert_eq!(sum("whole = \"sum\"", "A1=1 A2=2 B1=1 G1=u"), None);
    assert_eq!(sum("whole = \"sum\"", "A1=1 A2=1 B1=1 G1=1"), None);
    assert_eq!(sum("area = \"worst\"", all), None);
    assert_eq!(sum("area = \"sum\"", "A1=3 A2=2"), Some(found(&["A1", "A2"])));
}

/// The reading after the levels of `A1` three weeks apart, the last of them now.
fn after(when: &str, levels: &str) -> Option<Vec<String>> {
    let instrument = instrument("", when);
    let sittings = sample::series(levels);
    let sheets: Vec<_> = sittings.iter().map(|one| sheet_of(&instrument, one)).collect();
    let all: Vec<_> = sheets.iter().collect();
    let (now, earlier) = all.split_last().unwrap();
    keys(&readings(&Before { earlier, ..alone(now) }))
}

#[test]
fn what_stays_what_worsens_and_what_turns_is_read_from_the_trend() {
    let stuck = r#"{ kind = "unchanged", level = 3, scorings = 3 }"#;
    assert_eq!(after(stuck, "1 3 4 3"), Some(found(&["A1"])));
    assert_eq!(after(stuck, "3 3 2 3 3"), None);
    let worse = r#"{ kind = "worsened" }"#;
    assert_eq!(after(worse, "1 2"), Some(found(&["A1"])));
    assert_eq!(after(worse, "2 u 3"), Some(found(&["A1"])));
    for not in ["2 2", "3 2", "1 3 u", "u 4", "4"] {
        assert_eq!(after(worse, not), None, "{not}");
    }
    let turns = r#"{ kind = "reversals", at_least = 2 }"#;
    assert_eq!(after(turns, "3 2 3 2"), Some(found(&["A1"])));
    assert_eq!(after(turns, "3 2 3"), None);
}

#[test]
fn an_earlier_sitting_in_other_words_is_not_read_with_this_one() {
    let instrument = instrument("", r#"{ kind = "worsened" }"#);
    let mut sittings = sample::series("1 3");
    sittings[0].edition = sample::edition("2");
    let sheets: Vec<_> = sittings.iter().map(|one| sheet_of(&instrument, one)).collect();
    assert_eq!(readings(&Before { earlier: &[&sheets[0]], ..alone(&sheets[1]) }), []);
}

#[test]
fn what_is_not_known_and_what_is_not_asked_is_read() {
    let thin = r#"{ kind = "coverage_below", percent = 70 }"#;
    assert_eq!(behind(thin, "A1=1 A2=1 B1=u"), Some(found(&["B1", "G1"])));
    assert_eq!(behind(thin, "A1=1 A2=1 B1=x G1=u"), Some(found(&["G1"])), "two of three");
    assert_eq!(behind(thin, "A1=1 A2=1 B1=1"), None, "three of four");
    let unknown = r#"{ kind = "unknown_at_least", at_least = 2 }"#;
    assert_eq!(behind(unknown, "A1=u A2=-"), None);
    assert_eq!(behind(unknown, "A1=u A2=u"), Some(found(&["A1", "A2"])));
}

#[test]
fn people_apart_are_read_only_once_both_have_closed() {
    let instrument = instrument("", r#"{ kind = "rater_gap", levels = 2 }"#);
    let (mine, mut theirs) = (now("A1=1 A2=2 B1=u"), now("A1=3 A2=3 B1=4"));
    theirs.id = sample::id(51);
    let read = |theirs: &Sitting| {
        let (now, other) = (sheet_of(&instrument, &mine), sheet_of(&instrument, theirs));
        let found = readings(&Before { others: &[&other], ..alone(&now) });
        found.first().map(|one| (keys(&found), one.with.clone()))
    };
    assert_eq!(read(&theirs), Some((Some(found(&["A1"])), vec![theirs.id])));
    theirs.closed = None;
    assert_eq!(read(&theirs), None);
}

#[test]
fn brothers_and_sisters_differ_only_in_what_is_asked_of_each() {
    let instrument = instrument("", r#"{ kind = "sibling_gap", levels = 2 }"#);
    let (mine, mut theirs) = (now("A1=1 A2=2 B1=1"), now("A1=4 A2=3 B1=4"));
    (theirs.id, theirs.child) = (sample::id(51), sample::id(202));
    let (now, other) = (sheet_of(&instrument, &mine), sheet_of(&instrument, &theirs));
    let read = readings(&Before { siblings: &[&other], ..alone(&now) });
    assert_eq!((keys(&read), read[0].with.clone()), (Some(found(&["A1"])), vec![theirs.id]));
    theirs.edition = sample::edition("2");
    let other = sheet_of(&instrument, &theirs);
    assert_eq!(readings(&Before { siblings: &[&other], ..alone(&now) }), []);
}

#[test]
fn a_sitting_is_overdue_the_day_after_it_was_asked_for() {
    let instrument = instrument("", r#"{ kind = "overdue" }"#);
    let sitting = now("");
    let sheet = sheet_of(&instrument, &sitting);
    let on = |today: &str| readings(&Before { today: day(today), ..alone(&sheet) }).len();
    assert_eq!((on("2026-08-24"), on("2026-08-25")), (0, 1));
}

#[test]
fn the_most_urgent_comes_first_and_then_the_order_of_the_file() {
    let rule = |id: &str, urgency: &str| {
        format!(
            "[[reading]]\nid = \"{id}\"\nwhen = {{ kind = \"item_at_or_above\", level = 3 }}\nurgency = \"{urgency}\"\nsay = \"So.\"\nnext = \"Do.\"\n"
        )
    };
    let rules = [("a", "note"), ("b", "same_day"), ("c", "supervision"), ("d", "same_day")];
    let rules: String = rules.iter().map(|(id, urgency)| rule(id, urgency)).collect();
    let instrument = sample::file(&format!("{}[rollup]\n{rules}{AREAS}", sample::ordinal(4)));
    let sitting = sample::sitting(50, "2026-06-01", "HV", in_order("3"));
    let sheet = sheet_of(&instrument, &sitting);
    let order: Vec<&str> = readings(&alone(&sheet)).iter().map(|one| one.rule.id.as_str()).collect();
    assert_eq!(order, ["b", "d", "c", "a"]);
}
