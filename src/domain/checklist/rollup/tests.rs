use super::*;
use crate::domain::checklist::instrument::Instrument;
use crate::domain::checklist::sample::{self, day, in_order, seven};

fn area(rollup: &str, levels: i64, answers: &str, chosen: Option<&Value>) -> AreaResult {
    let items = answers.split_whitespace().count();
    let instrument = sample::one_area(&sample::ordinal(levels), rollup, items);
    let sheet = Sheet::new(&instrument, seven(), day("2026-11-26"), &in_order(answers), &[]);
    area_result(&sheet, &instrument.areas[0], chosen)
}

fn printed(rollup: &str, levels: i64, answers: &str) -> String {
    area(rollup, levels, answers, None).to_string()
}

#[test]
fn the_worst_is_printed_with_how_many_stand_at_it_and_how_many_are_scored() {
    assert_eq!(printed(r#"area = "worst""#, 4, "1 3 2 3 u 2 1 x"), "3 (2) . 6/7");
    assert_eq!(printed(r#"area = "worst""#, 4, "u - x"), "no answer . 0/2");
    assert_eq!(area(r#"area = "worst""#, 4, "x x", None).figure, Figure::NotForThisAge);
    assert_eq!(printed(r#"area = "worst""#, 4, "x x"), "not for this age");
}

#[test]
fn the_mode_gives_way_to_one_that_is_worse_than_the_cut_and_a_tie_to_the_worse() {
    let rule = r#"area = { kind = "mode_unless_worse", cut = 3 }"#;
    for (answers, level, at) in [("2 2 3 1", 2, 2), ("2 2 4 2", 4, 1), ("3 3 2 2", 3, 2), ("1 1 1 5", 5, 1)] {
        let figure = area(rule, 5, answers, None).figure;
        assert_eq!(figure, Figure::Mode { value: level.into(), at }, "{answers}");
    }
}

#[test]
fn what_a_person_chose_stands_and_a_worse_safety_item_is_named() {
    let rule = r#"area = "chosen""#;
    let chosen = |value: Option<i64>| area(rule, 4, "3 4", value.map(Value::from).as_ref()).figure;
    assert_eq!(chosen(None), Figure::Chosen { value: None, worse_safety_item: None });
    let better = Figure::Chosen { value: Some(2.into()), worse_safety_item: Some(3.into()) };
    assert_eq!(chosen(Some(2)), better, "only the first item is about safety");
    assert_eq!(chosen(Some(3)), Figure::Chosen { value: Some(3.into()), worse_safety_item: None });
    assert_eq!(chosen(Some(9)), Figure::Chosen { value: None, worse_safety_item: None });
    assert_eq!(printed(rule, 4, "u"), "not chosen . 0/1");
}

#[test]
fn a_sum_is_whole_or_there_is_none() {
    let rule = r#"area = "sum""#;
    assert_eq!(area(rule, 4, "1 2 4", None).figure, Figure::Sum(7));
    assert_eq!(area(rule, 4, "1 2 x", None).figure, Figure::Sum(3));
    assert_eq!(area(rule, 4, "1 2 u", None).figure, Figure::Incomplete);
    assert_eq!(printed(rule, 4, "1 2 -"), "incomplete . 2/3");
    let both = area("area = \"sum\"\nforbid = [\"sum\"]", 4, "1 2", None).figure;
    assert!(matches!(both, Figure::Refused(refused) if refused.to_string().contains("rollup.forbid")));
}

#[test]
fn counting_and_the_middle_go_by_the_level_and_the_worse_of_two() {
    let count = r#"area = { kind = "count_at_or_worse", v = 3 }"#;
    assert_eq!(printed(count, 4, "1 3 4 u"), "2 at 3 or worse . 3/4");
    let middle = |answers: &str| area(r#"area = "median_worse""#, 4, answers, None).figure;
    assert_eq!(middle("1 4 2"), Figure::Median(2.into()));
    assert_eq!(middle("1 2 3 4"), Figure::Median(3.into()));
}

#[test]
fn nothing_is_put_together_where_the_file_says_nothing() {
    assert_eq!(printed(r#"area = "none""#, 4, "1 2 u"), "2/3");
    assert_eq!(area("", 4, "1 2", None).figure, Figure::None);
}

fn listed(rollup: &str) -> Instrument {
    let scale = r#"[scale]
kind = "category"
direction = "listed_best_first"
values = [ { v = "Y", key = "y", label = "Yes" }, { v = "B", key = "b", label = "Borderline" }, { v = "N", key = "n", label = "No" } ]
"#;
    let mut instrument = sample::one_area(scale, rollup, 4);
    instrument.areas[0].items[3].polarity = crate::domain::checklist::instrument::Polarity::Reversed;
    instrument
}

#[test]
fn words_are_judged_by_their_place_and_an_item_asked_the_other_way_round_is_turned() {
    let instrument = listed(r#"area = "worst""#);
    let sheet = Sheet::new(&instrument, seven(), day("2026-11-26"), &in_order("Y Y B Y"), &[]);
    assert_eq!(area_result(&sheet, &instrument.areas[0], None).to_string(), "N (1) . 4/4");
    let counted: Vec<_> = counts(&sheet, None).into_iter().map(|(level, n)| format!("{level}{n}")).collect();
    assert_eq!(counted, ["Y2", "B1", "N1"]);
    assert_eq!(counts(&sheet, Some("Z")).iter().map(|(_, n)| n).sum::<usize>(), 0);
}

#[test]
fn words_do_not_add_up() {
    let instrument = listed(r#"area = "sum""#);
    let sheet = Sheet::new(&instrument, seven(), day("2026-11-26"), &in_order("Y Y B Y"), &[]);
    assert!(matches!(area_result(&sheet, &instrument.areas[0], None).figure, Figure::Refused(_)));
}

#[test]
fn answers_without_an_order_are_counted_and_never_judged() {
    let instrument = sample::one_area(&sample::scale("none", &[1, 2, 3]), r#"area = "worst""#, 3);
    let sheet = Sheet::new(&instrument, seven(), day("2026-11-26"), &in_order("3 3 u"), &[]);
    assert_eq!(area_result(&sheet, &instrument.areas[0], None).figure, Figure::None);
    assert_eq!(counts(&sheet, None).last(), Some(&(3.into(), 2)));
}

#[test]
fn an_area_of_notes_is_neither_good_nor_hidden() {
    let mut instrument = sample::one_area(&sample::ordinal(4), r#"area = "worst""#, 1);
    instrument.areas[0].items[0].scored = false;
    let sheet = Sheet::new(&instrument, seven(), day("2026-11-26"), &in_order("4"), &[]);
    assert_eq!(area_result(&sheet, &instrument.areas[0], None).figure, Figure::NotesOnly);
}

#[test]
fn a_whole_is_only_what_the_file_lets_it_be() {
    let whole_of = |rollup: &str, answers: &str| {
        let instrument = sample::one_area(&sample::ordinal(4), rollup, 2);
        let sheet = Sheet::new(&instrument, seven(), day("2026-11-26"), &in_order(answers), &[]);
        whole(&sheet, "Early help")
    };
    assert_eq!(whole_of("", "1 2"), Whole::None);
    assert_eq!(whole_of(r#"whole = "chosen""#, "1 2"), Whole::Chosen("Early help".into()));
    let bands = r#"whole = { kind = "sum", bands = [ { from = 2, to = 4, label = "low" }, { from = 5, to = 8, label = "high" } ] }"#;
    assert_eq!(whole_of(bands, "1 4"), Whole::Sum { sum: 5, label: Some("high".into()) });
    assert_eq!(whole_of(bands, "1 u"), Whole::Incomplete);
    let Whole::Subscales(areas) = whole_of(r#"whole = "subscales""#, "1 4") else { panic!("not subscales") };
    assert_eq!(areas[0].1.figure, Figure::Sum(5));
}
