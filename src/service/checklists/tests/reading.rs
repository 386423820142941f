//! What a sitting says, how answers went, what two people said, and how brothers and sisters stand.

use super::*;
use crate::domain::checklist::agreed::Agreed;
use crate::domain::checklist::reading_rule::Urgency;
use crate::domain::checklist::sitting::Sitting;
use crate::domain::checklist::trend::Step as Arrow;
use crate::domain::outcome::Outcome;
use crate::service::checklists::comparing::{self, CompareFor, ComparisonRead};
use crate::service::checklists::results::{self, SittingRead};
use crate::service::checklists::trend::{self, TrendRead};
use crate::service::checklists::{outcome_from, side_by_side, wording};

const TODAY: &str = "2026-11-20";

impl Desk {
    /// A sitting of somebody on a day, with these answers; closed or left open.
    fn scored(&mut self, of: (Id, &str, &str), marks: &[(&str, Mark)], is_closed: bool) -> Id {
        let (child, who, on) = of;
        let sitting = self.sit(&SitDown { date: day(on), ..Self::asked(child, who) }).expect("a sitting");
        for (item, mark) in marks {
            self.mark(sitting, item, mark.clone()).expect("an answer");
        }
        if is_closed {
            self.close(sitting).expect("closed");
        }
        sitting
    }

    /// As if the sitting had been made with a later version of the checklist.
    fn worded_anew(&mut self, sitting: Id) {
        let view = self.view(sitting);
        let mut instrument = view.instrument;
        instrument.instrument.version = "0.2".into();
        let (edition, wording) = wording::of(&instrument);
        self.write(|writing| {
            writing.save(&wording, None)?;
            writing.save(&Sitting { edition, ..view.sitting }, None)?;
            Ok(())
        })
        .expect("another wording");
    }

    #[expect(clippy::needless_pass_by_value, reason = "a test reads better so")]
    fn put(&mut self, sitting: Id, evidence: Evidence) {
        self.write(|writing| answering::put_beside(writing, sitting, &evidence, None)).expect("evidence");
    }

    fn read(&self, sitting: Id) -> SittingRead {
        results::read(&self.store, sitting, day(TODAY)).expect("read")
    }

    fn trend(&self) -> TrendRead {
        trend::read(&self.store, self.ben, "open-care").expect("a trend")
    }

    fn compared(&self) -> ComparisonRead {
        let asked = CompareFor { child: self.ben, instrument: "open-care".into(), around: None };
        comparing::read(&self.store, &asked).expect("a comparison")
    }
}

fn item<'t>(trend: &'t TrendRead, id: &str) -> &'t trend::ItemTrend {
    trend.parts[0].items.iter().find(|item| item.key == Key::item(id)).expect("an item")
}

#[test]
fn a_sitting_says_each_area_what_goes_well_and_what_it_brings_up_with_what_lies_behind() {
    let mut desk = Desk::new();
    let marks =
        [("A1", level(4)), ("A2", level(1)), ("A3", Mark::Unknown), ("C3", level(3)), ("C4", level(3))];
    let sitting = desk.scored((desk.ben, "HV", TODAY), &marks, false);
    let mut words = beside(sitting, "A1", "no breakfast on 3 of 5 days");
    words.strength = "eats well at his gran's".into();
    desk.put(sitting, words);
    desk.close(sitting).expect("closed");
    let read = desk.read(sitting);
    let basic = read.area("A").expect("an area");
    assert_eq!(basic.line.as_deref(), Some("4 (1) . 2/7"));
    assert_eq!(basic.counts, "1 at 1 Reliably met, 1 at 4 Not met");
    let strengths: Vec<(&str, bool, &str)> =
        read.strengths.iter().map(|one| (one.title.as_str(), one.at_best, one.words.as_str())).collect();
    assert_eq!(strengths[0], ("A1 Enough to eat", false, "eats well at his gran's"));
    assert_eq!((strengths[1].0.get(..2), strengths[1].1), (Some("A2"), true));
    let now = &read.readings[0];
    assert_eq!((now.urgency, now.behind.clone()), (Urgency::SameDay, vec![Key::item("A1")]));
    assert!(read.readings.iter().any(|one| one.id == "thin"), "most of it is not scored");
    assert_eq!(read.missing.unknown[0].title.get(..2), Some("A3"));
    let missing = read.missing.beside.iter().find(|(key, ..)| *key == Key::item("A1")).expect("A1");
    assert_eq!(missing.2, ["what it means for the child"]);
    assert_eq!(read.judgement, Judgement::default());
    assert_eq!(read.whole, None);
}

#[test]
fn an_area_that_the_file_does_not_put_together_has_no_line() {
    let mut desk = Desk::new();
    let sitting = desk
        .sit(&SitDown {
            instrument: "safety-line".into(),
            occasion: String::new(),
            ..Desk::asked(desk.ben, "HV")
        })
        .expect("a sitting");
    let read = desk.read(sitting);
    assert!(!read.areas.is_empty());
    assert!(read.areas.iter().all(|area| area.line.is_none()));
}

#[test]
fn what_is_not_known_is_said_by_whom_it_could_be() {
    let mut desk = Desk::new();
    desk.scored((desk.ben, "Nursery", "2026-11-02"), &[("A1", level(2))], true);
    let sitting = desk.scored(
        (desk.ben, "HV", TODAY),
        &[("A1", Mark::Unknown), ("A2", Mark::Unknown), ("A4", Mark::Unknown)],
        false,
    );
    desk.put(sitting, beside(sitting, "A2", "ask the dentist"));
    desk.close(sitting).expect("closed");
    let known: Vec<String> = desk.read(sitting).missing.unknown.into_iter().map(|one| one.known_by).collect();
    assert_eq!(known, ["known at the sitting of Mon 2 Nov 2026, Nursery", "ask the dentist", ""]);
}

#[test]
fn a_closed_sitting_is_not_read_while_somebody_else_scores_and_theirs_is_not_led_by_it() {
    let mut desk = Desk::new();
    let first = desk.scored((desk.ben, "HV", TODAY), &[("A1", level(4))], true);
    let second = desk.scored((desk.ben, "Nursery", TODAY), &[("A1", Mark::Unknown)], false);
    let read = desk.read(first);
    assert!(read.kept_back.as_deref().is_some_and(|words| words.contains("until Nursery has closed")));
    assert!(read.items.is_empty() && read.readings.is_empty() && read.areas.is_empty());
    let theirs = desk.read(second);
    assert_eq!(theirs.missing.unknown[0].known_by, "", "nobody says that HV knew");
    desk.close(second).expect("closed");
    assert!(desk.read(first).kept_back.is_none());
    assert!(desk.read(second).missing.unknown[0].known_by.contains("HV"));
}

#[test]
fn a_trend_says_each_step_who_else_scored_how_often_it_turned_and_how_long_it_has_been_so() {
    let mut desk = Desk::new();
    for (who, on, n) in [
        ("HV", "2026-05-01", 3),
        ("HV", "2026-06-12", 2),
        ("Nursery", "2026-08-28", 3),
        ("Nursery", TODAY, 4),
    ] {
        desk.scored((desk.ben, who, on), &[("A1", level(n)), ("A2", level(1))], true);
    }
    let trend = desk.trend();
    assert_eq!(trend.refused, None);
    let a1 = item(&trend, "A1");
    assert_eq!(a1.strip(), "3 > 2 better > 3 worse* > 4 worse");
    assert_eq!((a1.reversals, a1.unchanged, a1.days), (1, 2, 84));
    assert_eq!(a1.other_raters(), [(2, "Nursery")]);
    assert!(
        a1.remarks()
            .iter()
            .any(|words| words == "at 3 or worse at the last 2 sittings, and for at least 84 days in all")
    );
    assert!(a1.moved && a1.at_worse);
    assert!(!item(&trend, "A2").moved && !item(&trend, "A2").at_worse);
    let basic = &trend.parts[0].areas[0];
    let points: Vec<(Option<Value>, usize)> =
        basic.points.iter().map(|point| (point.worst.clone(), point.in_worse_half)).collect();
    assert_eq!(points[3], (Some(Value::Number(4)), 1));
    assert_eq!(points[1], (Some(Value::Number(2)), 0));
}

#[test]
fn no_arrow_is_drawn_between_two_sittings_that_are_too_near() {
    let mut desk = Desk::new();
    desk.scored((desk.ben, "HV", "2026-11-10"), &[("A1", level(1))], true);
    desk.scored((desk.ben, "HV", TODAY), &[("A1", level(4))], true);
    let trend = desk.trend();
    let a1 = item(&trend, "A1");
    assert_eq!(a1.cells[1].step, Some(Arrow::TooSoon));
    assert_eq!(a1.strip(), "1 > 4");
    assert_eq!(trend.parts[0].min_days, 14);
}

#[test]
fn sittings_of_two_wordings_are_two_parts_and_the_reason_is_said() {
    let mut desk = Desk::new();
    desk.scored((desk.ben, "HV", "2026-05-01"), &[("A1", level(3))], true);
    let later = desk.scored((desk.ben, "HV", TODAY), &[("A1", level(1))], true);
    desk.worded_anew(later);
    let trend = desk.trend();
    let why = trend.refused.as_deref().expect("a reason");
    assert!(why.contains("0.1-draft") && why.contains("0.2"), "{why}");
    assert_eq!(trend.parts.len(), 2);
    assert!(trend.parts.iter().all(|part| part.sittings.len() == 1));
    assert_eq!(trend.parts[0].edition.version, "0.2", "the newest first");
}

#[test]
fn what_a_correction_replaced_what_is_open_and_what_is_kept_back_is_left_out_and_said() {
    let mut desk = Desk::new();
    let wrong = desk.scored((desk.ben, "HV", "2026-05-01"), &[("A1", level(4))], true);
    let asked = SitDown { replaces: Some(wrong), date: day("2026-05-01"), ..Desk::asked(desk.ben, "HV") };
    let right = desk.sit(&asked).expect("a correction");
    desk.mark(right, "A1", level(2)).expect("an answer");
    desk.close(right).expect("closed");
    desk.scored((desk.ben, "HV", "2026-11-12"), &[("A1", level(3))], true);
    desk.scored((desk.ben, "Nursery", TODAY), &[("A1", level(1))], false);
    let trend = desk.trend();
    assert_eq!(item(&trend, "A1").strip(), "2");
    assert_eq!(trend.left_out.len(), 3);
    for (said, words) in trend.left_out.iter().zip(["corrected on", "kept back until Nursery", "still open"])
    {
        assert!(said.contains(words), "{said}");
    }
    assert!(desk.read(wrong).corrected_by.is_some());
    assert!(desk.read(right).corrects.is_some());
}

/// Eight items that two people both scored, and A3 that only one knew.
fn two_people(desk: &mut Desk) -> (Id, Id) {
    let own = |n: i64| -> Vec<(&'static str, Mark)> {
        let same = ["A4", "A5", "A6", "A7", "B5", "C2"].map(|item| (item, level(2)));
        let mut marks = same.to_vec();
        marks.extend([
            ("C3", level(n)),
            ("E1", level(n)),
            ("A3", if n == 1 { level(2) } else { Mark::Unknown }),
        ]);
        marks
    };
    let first = desk.scored((desk.ben, "HV", "2026-11-06"), &own(3), false);
    desk.put(first, beside(first, "C3", "waited four days"));
    desk.close(first).expect("closed");
    let second = desk.scored((desk.ben, "School", "2026-11-14"), &own(1), true);
    (first, second)
}

#[test]
fn what_two_people_said_stands_side_by_side_with_the_widest_gap_and_safety_first() {
    let mut desk = Desk::new();
    let (first, second) = two_people(&mut desk);
    let read = desk.compared();
    assert_eq!(read.refused, None);
    let titles: Vec<&str> = read.rows.iter().filter_map(|row| row.title.get(..2)).collect();
    assert_eq!(titles.get(..2), Some(&["C3", "E1"][..]));
    assert_eq!(read.rows[0].gap, Some(2));
    let c3 = &read.rows[0].said;
    assert_eq!(c3[0].evidence.as_ref().map(|one| one.words.as_str()), Some("waited four days"));
    assert_eq!((c3[0].says.as_str(), c3[1].says.as_str()), ("3 Often not met", "1 Reliably met"));
    assert_eq!(read.line, "School more worried on 0, less on 2, same on 6 (n 8)");
    assert_eq!(read.known_to_some.len(), 1);
    let agreed = Agreed {
        id: new_id(),
        child: desk.ben,
        sittings: vec![first, second],
        answer: "C3".into(),
        mark: level(3),
        reason: "the school did not know of the wait".into(),
        between: "HV and School".into(),
        on: day(TODAY),
        audience: Audience::ProfessionalsOnly,
    };
    desk.write(|writing| Ok(writing.save(&agreed, None)?)).expect("agreed");
    let read = desk.compared();
    let (kept, says) = read.rows[0].agreed.as_ref().expect("agreed");
    assert_eq!((kept.reason.as_str(), says.as_str()), (agreed.reason.as_str(), "3 Often not met"));
    assert_eq!(read.rows[0].said[1].says, "1 Reliably met", "and both answers stay");
}

#[test]
fn under_eight_items_that_both_scored_nothing_is_summed_up() {
    let mut desk = Desk::new();
    desk.scored((desk.ben, "HV", "2026-11-06"), &[("A1", level(3))], true);
    desk.scored((desk.ben, "School", "2026-11-14"), &[("A1", level(2))], true);
    let read = desk.compared();
    assert_eq!(read.agreement, None);
    assert!(read.line.starts_with("Both scored 1 of the same items"), "{}", read.line);
}

#[test]
fn nothing_is_shown_before_both_are_closed_nor_of_one_person_alone() {
    let mut desk = Desk::new();
    desk.scored((desk.ben, "School", "2026-11-06"), &[("A1", level(3))], true);
    assert!(desk.compared().refused.is_some_and(|why| why.contains("nobody else has scored")));
    desk.scored((desk.ben, "HV", "2026-11-14"), &[("A1", level(1))], false);
    let read = desk.compared();
    assert_eq!(
        read.refused.as_deref(),
        Some("HV has not closed theirs: nothing is shown before both are closed.")
    );
    assert!(read.rows.is_empty() && read.known_to_some.is_empty() && read.one_only.is_empty());
}

#[test]
fn sittings_more_than_six_weeks_apart_are_two_different_times() {
    let mut desk = Desk::new();
    desk.scored((desk.ben, "HV", "2026-09-01"), &[("A1", level(3))], true);
    desk.scored((desk.ben, "School", TODAY), &[("A1", level(1))], true);
    assert!(desk.compared().refused.is_some());
}

#[test]
fn brothers_and_sisters_stand_in_the_order_of_birth_and_a_gap_between_them_is_asked_about() {
    let mut desk = Desk::new();
    desk.scored((desk.ben, "HV", TODAY), &[("A1", level(1)), ("B1", level(2))], true);
    desk.scored((desk.ava, "HV", TODAY), &[("A1", level(4))], true);
    let family = view::child(&desk.store, desk.ben).expect("Ben").family.id;
    let read = side_by_side::read(&desk.store, family, "open-care", day(TODAY)).expect("read");
    let names: Vec<&str> = read.children.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Ava", "Ben"]);
    let a1 = read.rows.iter().find(|row| row.key == Key::item("A1")).expect("A1");
    assert_eq!((a1.signs.clone(), a1.gap), (vec!["4".to_owned(), "1".to_owned()], Some(3)));
    let b1 = read.rows.iter().find(|row| row.key == Key::item("B1")).expect("B1");
    assert_eq!((b1.signs.clone(), b1.gap), (vec!["2".to_owned(), "2".to_owned()], None), "the home is one");
    assert_eq!(read.readings.len(), 1);
    assert_eq!(read.readings[0].behind, [Key::item("A1")]);
    assert!(read.children[0].in_words().starts_with("today, "), "{}", read.children[0].in_words());
}

#[test]
fn an_outcome_is_begun_from_an_answer_aiming_at_the_best_but_one() {
    let mut desk = Desk::new();
    let sitting = desk.scored((desk.ben, "HV", TODAY), &[("A1", level(3)), ("A2", level(2))], false);
    desk.put(sitting, beside(sitting, "A1", "no breakfast on 3 of 5 days"));
    let view = desk.view(sitting);
    let begun = outcome_from::begin(&view, &Key::item("A1"), new_id()).expect("an outcome");
    let aims: Vec<&str> = begun.aims.iter().map(|aim| aim.says.as_str()).collect();
    assert_eq!((aims, begun.aim), (vec!["1 Reliably met", "2 Mostly met"], 1));
    assert_eq!(begun.outcome.change, "Enough to eat");
    assert_eq!(begun.outcome.better, begun.aims[1].anchor);
    assert_eq!(begun.outcome.measure, "A1 Enough to eat, Everyday Care Record");
    assert_eq!(begun.outcome.baseline, "3 Often not met on 20 Nov 2026: no breakfast on 3 of 5 days");
    assert_eq!(begun.outcome.by, Some(day("2027-02-12")));
    assert_eq!(begun.outcome.audience, Audience::ProfessionalsOnly, "as narrow as what it is made of");
    let begun = outcome_from::begin(&view, &Key::item("A2"), new_id()).expect("an outcome");
    assert_eq!((begun.aims.len(), begun.aim), (1, 0));
    let kept = Outcome { id: new_id(), ..begun.outcome };
    desk.write(|writing| Ok(writing.save(&kept, None)?)).expect("kept");
    assert!(desk.read(sitting).item(&Key::item("A2")).is_some_and(|item| item.outcome.is_some()));
}

#[test]
fn an_outcome_of_what_the_file_guards_cannot_be_for_the_family() {
    let mut desk = Desk::new();
    let sitting = desk.sit(&Desk::asked(desk.ben, "HV")).expect("a sitting");
    let h3 = Key::of_carer("H3", desk.mum);
    desk.write(|writing| answering::answer(writing, sitting, &h3, &level(3))).expect("an answer");
    let begun = outcome_from::begin(&desk.view(sitting), &h3, new_id()).expect("an outcome");
    assert!(!begun.may_be_shared);
    assert_eq!(begun.outcome.audience, Audience::ProfessionalsOnly);
}
