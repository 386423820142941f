use super::*;
use crate::domain::checklist::coverage::Standing;
use crate::domain::checklist::sample::{self, day, id, marks, seven};

const WHOLE: &str = r#"
[record]
item_required_at = 3
item_fields = ["evidence", "source", "impact_on_child"]
[rollup]
area = "worst"
[[area]]
id = "A"
kind = "care"
name = "First look"
[[area.item]]
id = "A1"
name = "Everybody born"
[[area.item]]
id = "A2"
name = "Babies"
bands = ["b0_2"]
[[area.item]]
id = "A3"
name = "The other way round"
polarity = "reversed"
[[area.item]]
id = "A4"
name = "A note"
scored = false
[[area]]
id = "B"
kind = "care"
name = "Closer look"
open_if = { area = "A", at_or_worse = 3 }
[[area.item]]
id = "B1"
name = "Closer"
[[area.item.ratings]]
id = "often"
name = "How often"
[[area.item.ratings]]
id = "hard"
name = "How hard"
[[area]]
id = "C"
kind = "care"
name = "Closest look"
open_if = { area = "B", item = "B1", at_or_worse = 4 }
item = [ { id = "C1", name = "Closest" } ]
[[area]]
id = "H"
kind = "context"
name = "Carers"
[[area.item]]
id = "H1"
name = "Own health"
scope = "carer"
"#;

fn instrument() -> Instrument {
    sample::file(&format!("{}{WHOLE}", sample::ordinal(4)))
}

fn sheet<'i>(instrument: &'i Instrument, answers: &str) -> Sheet<'i> {
    Sheet::new(instrument, seven(), day("2026-11-26"), &marks(answers), &[])
}

fn keys(sheet: &Sheet<'_>) -> Vec<String> {
    sheet.rows.iter().map(|row| row.key.to_string()).collect()
}

fn evidence(answer: &str, words: &str, source: &str, impact: &str) -> Evidence {
    Evidence {
        id: id(9),
        sheet: id(1),
        answer: answer.into(),
        words: words.into(),
        source: source.into(),
        seen_on: None,
        impact_on_child: impact.into(),
        child_view: String::new(),
        carer_view: String::new(),
        strength: String::new(),
        barrier: String::new(),
        since: String::new(),
        checked_with: String::new(),
        audience: crate::domain::audience::Audience::Everyone,
    }
}

#[test]
fn a_sheet_asks_what_applies_at_the_age_in_the_order_of_the_file() {
    let instrument = instrument();
    assert_eq!(keys(&sheet(&instrument, "")), ["A1", "A3", "A4", "H1"]);
    let baby = Birth::Born(day("2026-01-01"));
    let baby = Sheet::new(&instrument, baby, day("2026-11-26"), &Marks::new(), &[]);
    assert_eq!(keys(&baby), ["A1", "A2", "A3", "A4", "H1"]);
    let unborn =
        Sheet::new(&instrument, Birth::Due(day("2027-01-01")), day("2026-11-26"), &Marks::new(), &[]);
    assert_eq!((keys(&unborn).len(), unborn.band.as_str()), (0, "unborn"));
}

#[test]
fn an_area_opens_on_what_another_shows_and_only_then() {
    let instrument = instrument();
    assert_eq!(keys(&sheet(&instrument, "A1=2")), ["A1", "A3", "A4", "H1"]);
    let open = sheet(&instrument, "A1=3");
    assert_eq!(keys(&open), ["A1", "A3", "A4", "B1/often", "B1/hard", "H1"]);
    let twice = sheet(&instrument, "A1=3 B1/hard=4");
    assert!(keys(&twice).contains(&"C1".into()));
    for silence in ["u", "x", "-"] {
        assert_eq!(keys(&sheet(&instrument, &format!("A1={silence}"))), ["A1", "A3", "A4", "H1"]);
    }
}

#[test]
fn an_item_asked_the_other_way_round_is_judged_turned_about_and_kept_as_it_was_answered() {
    let instrument = instrument();
    let best = sheet(&instrument, "A3=4");
    let row = best.row(&Key::item("A3")).unwrap();
    assert_eq!((row.steps, &row.mark), (Some(0), &sample::mark("4")));
    assert!(!keys(&best).contains(&"B1/often".into()), "4 is the best answer here");
    assert!(keys(&sheet(&instrument, "A3=1")).contains(&"B1/often".into()), "1 is the worst answer here");
}

#[test]
fn an_area_that_closed_again_keeps_its_answers_and_says_so() {
    let instrument = instrument();
    let closed = sheet(&instrument, "A1=2 B1/hard=4");
    assert_eq!(closed.left_out, [Key::from_text("B1/hard")]);
    assert_eq!(sheet(&instrument, "A1=3 B1/hard=4").left_out, []);
}

#[test]
fn areas_that_wait_for_each_other_stay_closed() {
    let ring = r#"[rollup]
[[area]]
id = "A"
kind = "care"
name = "A"
open_if = { area = "B", at_or_worse = 1 }
item = [ { id = "A1", name = "one" } ]
[[area]]
id = "B"
kind = "care"
name = "B"
open_if = { area = "A", at_or_worse = 1 }
item = [ { id = "B1", name = "two" } ]
"#;
    let instrument = sample::file(&format!("{}{ring}", sample::ordinal(4)));
    assert_eq!(sheet(&instrument, "A1=4 B1=4").rows, []);
}

#[test]
fn an_item_of_a_carer_is_asked_once_a_carer_and_once_where_none_is_known() {
    let instrument = instrument();
    let at = |marks: &str, carers: &[Id]| {
        let sheet = Sheet::new(&instrument, seven(), day("2026-11-26"), &sample::marks(marks), carers);
        let rows: Vec<Option<Id>> = sheet.rows_in("H").map(|row| row.key.carer).collect();
        rows
    };
    assert_eq!(at("", &[]), [None]);
    assert_eq!(at("", &[id(1), id(2)]), [Some(id(1)), Some(id(2))]);
    assert_eq!(at("H1=3", &[id(1)]), [Some(id(1)), None], "what was answered before a carer was known stays");
    assert_eq!(at(&format!("H1@{}=3", id(7)), &[id(1)]), [Some(id(1)), Some(id(7))]);
}

#[test]
fn the_next_unanswered_goes_on_from_where_one_is_and_round_from_the_top() {
    let instrument = instrument();
    let sheet = sheet(&instrument, "A1=2 A4=said H1=u");
    let next = |after: Option<&str>| {
        sheet.next_unanswered(after.map(Key::item).as_ref()).map(|row| row.key.to_string())
    };
    assert_eq!(next(None).as_deref(), Some("A3"));
    assert_eq!(next(Some("A4")).as_deref(), Some("A3"));
    assert_eq!(sheet.missing().len(), 1);
    assert_eq!(self::sheet(&instrument, "A1=2 A3=x A4=said H1=u").next_unanswered(None), None);
}

#[test]
fn coverage_leaves_out_what_does_not_apply_and_what_is_never_scored() {
    let instrument = instrument();
    let sheet = sheet(&instrument, "A1=2 A3=x A4=said H1=u");
    let Coverage { scored, unknown, blank, na } = sheet.coverage();
    assert_eq!((scored, unknown, blank, na), (1, 1, 0, 1));
    assert_eq!(sheet.coverage().to_string(), "1/2");
    assert_eq!(sheet.coverage_of("A").to_string(), "1/1");
    assert!(sheet.coverage().is_below(51) && !sheet.coverage().is_below(50));
    assert!(!Coverage::default().is_below(100), "nothing that applies is not too few");
}

#[test]
fn a_level_the_scale_has_not_got_counts_as_not_yet_asked() {
    let instrument = instrument();
    let sheet = sheet(&instrument, "A1=9 A3=said");
    assert!(sheet.rows.iter().take(2).all(|row| row.standing == Standing::Blank && row.steps.is_none()));
    assert!(sheet.left_out.is_empty());
}

#[test]
fn evidence_a_source_and_what_it_means_are_asked_from_the_files_level_on() {
    let instrument = instrument();
    let all = |evidence: &[Evidence], answers: &str| {
        let missing = sheet(&instrument, answers).missing_evidence(evidence);
        missing.iter().map(|one| (one.key.to_string(), one.words, one.source, one.impact)).collect::<Vec<_>>()
    };
    assert_eq!(all(&[], "A1=2 A3=2"), [("A3".into(), true, true, true)], "2 of A3 is judged 3");
    assert_eq!(all(&[], "A1=3"), [("A1".into(), true, true, true)]);
    assert_eq!(all(&[evidence("A1", "seen", " ", "")], "A1=3"), [("A1".into(), false, true, true)]);
    assert_eq!(all(&[evidence("A1", "seen", "seen", "hungry")], "A1=3"), []);
    assert_eq!(all(&[], "A1=u A3=x"), []);
}

#[test]
fn a_file_that_does_not_keep_a_field_does_not_ask_for_it() {
    let mut instrument = instrument();
    instrument.record.item_fields = vec!["evidence".into()];
    let missing = sheet(&instrument, "A1=4").missing_evidence(&[]);
    assert!(missing.iter().all(|one| one.words && !one.source && !one.impact) && missing.len() == 1);
}
