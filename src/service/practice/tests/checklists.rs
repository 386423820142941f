//! The first family's checklists say what the rest of its story says, in answers that their checklists know.

use std::collections::BTreeSet;

use chrono::{NaiveDate, TimeDelta};

use super::{PACKS, counting, first, form, more, saturday};
use crate::domain::audience::Audience;
use crate::domain::checklist::compare::{self, CannotCompare, Comparison};
use crate::domain::checklist::evidence::Evidence;
use crate::domain::checklist::instrument::Instrument;
use crate::domain::checklist::mark::{Key, Mark};
use crate::domain::checklist::sheet::Sheet;
use crate::domain::checklist::sitting::Sitting;
use crate::domain::checklist::sitting_sheet::{SittingSheet, united};
use crate::domain::checklist::trend::{self, Step, Trend};
use crate::domain::checklist::value::Value;
use crate::domain::child::Child;
use crate::domain::id::Id;
use crate::domain::plain_words;
use crate::service::checklists::view::{WINDOW_DAYS, carers};
use crate::service::practice::{Household, first_family};

const RECORD: &str = "open-care";

fn checklist(id: &str) -> &'static Instrument {
    PACKS.checklist(id).expect("a checklist")
}

fn child<'h>(house: &'h Household, name: &str) -> &'h Child {
    house.children.iter().find(|child| child.name == name).expect("a child")
}

fn whose<'h>(house: &'h Household, sitting: &Sitting) -> &'h Child {
    house.children.iter().find(|child| child.id == sitting.child).expect("a child")
}

fn carers_of(house: &Household, child: Id) -> Vec<Id> {
    carers(&house.people, &house.ties, child).iter().map(|person| person.id).collect()
}

fn sheet<'h>(house: &'h Household, sitting: &'h Sitting) -> SittingSheet<'h> {
    let wording = house.wordings.iter().find(|one| one.hash == sitting.edition.hash).expect("its wording");
    let home = house.homes.iter().find(|home| Some(home.id) == sitting.home);
    let child = whose(house, sitting);
    SittingSheet::new(&wording.instrument, sitting, home, child.birth, &carers_of(house, child.id))
}

fn beside(house: &Household, sitting: &Sitting) -> Vec<Evidence> {
    let here = |one: &&Evidence| one.sheet == sitting.id || Some(one.sheet) == sitting.home;
    house.evidence.iter().filter(here).cloned().collect()
}

/// The sheets of one child with the record of everyday care, oldest first.
fn records_of<'h>(house: &'h Household, name: &str) -> Vec<SittingSheet<'h>> {
    let id = child(house, name).id;
    let own = house.sittings.iter().filter(|one| one.child == id && one.edition.id == RECORD);
    own.map(|sitting| sheet(house, sitting)).collect()
}

fn by<'s, 'h>(sheets: &'s [SittingSheet<'h>], rater: &str) -> Vec<&'s SittingSheet<'h>> {
    sheets.iter().filter(|one| one.sitting.rater.name == rater).collect()
}

fn days_before(house: &Household, from: NaiveDate) -> Vec<(String, String, i64)> {
    let records = house.sittings.iter().filter(|one| one.edition.id == RECORD);
    let row = |one: &Sitting| {
        (whose(house, one).name.clone(), one.rater.name.clone(), (from - one.date).num_days() / 7)
    };
    records.map(row).collect()
}

#[test]
fn who_scored_whom_and_how_many_weeks_ago() {
    let house = first(saturday());
    let found = days_before(&house, saturday());
    let found: Vec<(&str, &str, i64)> =
        found.iter().map(|(child, rater, weeks)| (child.as_str(), rater.as_str(), *weeks)).collect();
    let expected = [
        ("Ben", "HV", 14),
        ("Ben", "HV", 11),
        ("Ben", "HV", 8),
        ("Ben", "HV", 4),
        ("Ben", "HV", 1),
        ("Ben", "Nursery", 1),
        ("Ava", "DSL", 8),
        ("Ava", "SW", 6),
        ("Ava", "HV", 0),
        ("Baby", "Midwife", 2),
        ("Baby", "HV", 1),
    ];
    assert_eq!(found, expected);
}

#[test]
fn every_answer_is_one_of_the_scale_and_is_asked_at_that_age_on_any_day_of_a_year() {
    // Five and seven have no part in common: every day of the week comes up.
    for n in (0..366).step_by(5) {
        let today = saturday() + TimeDelta::days(n);
        let house = first(today);
        for sitting in &house.sittings {
            let sheet = sheet(&house, sitting);
            let who = format!("{} of {}, {today}", sitting.rater.name, whose(&house, sitting).name);
            let home = house.homes.iter().find(|home| Some(home.id) == sitting.home);
            for (key, mark) in &united(sitting, home) {
                let Some(row) = sheet.sheet.row(key) else {
                    assert!(is_asked_of_another(&house, sitting, key), "{who}: {key}");
                    continue;
                };
                let known = match mark {
                    Mark::Level(value) => row.is_scored() && sheet.sheet.instrument.scale.has(value),
                    Mark::Said => !row.is_scored(),
                    Mark::Na(why) => !why.is_empty(),
                    Mark::Unknown => true,
                    Mark::Blank => false,
                };
                assert!(known, "{who}: {key} {mark:?}");
            }
            assert!(
                sitting.date <= today && sitting.closed.is_none_or(|at| at.date_naive() <= today),
                "{who}"
            );
        }
    }
}

/// What was put down about the home for a brother or sister of another age.
fn is_asked_of_another(house: &Household, sitting: &Sitting, key: &Key) -> bool {
    let shares = |other: &&Sitting| other.home.is_some() && other.home == sitting.home;
    house.sittings.iter().filter(shares).any(|other| sheet(house, other).sheet.row(key).is_some())
}

#[test]
fn what_one_person_saw_of_the_home_on_one_day_is_put_down_once_for_both_children() {
    let house = first(saturday());
    let (ben, baby) = (records_of(&house, "Ben"), records_of(&house, "Baby"));
    let (ben, baby) = (*by(&ben, "HV").last().expect("one"), by(&baby, "HV")[0]);
    assert!(ben.sitting.home.is_some() && ben.sitting.home == baby.sitting.home);
    let help = Key::item("H5");
    assert_eq!(ben.sheet.row(&help).map(|row| &row.mark), baby.sheet.row(&help).map(|row| &row.mark));
    assert!(
        baby.sitting.answers.keys().all(|key| key.item != "H5") && house.homes.len() + 1 == records(&house)
    );
}

fn records(house: &Household) -> usize {
    house.sittings.iter().filter(|one| one.home.is_some()).count()
}

#[test]
fn everything_in_the_tables_is_kept_and_nothing_of_it_was_left_out() {
    let house = first(saturday());
    let answers: usize = house.sittings.iter().map(|one| one.answers.len()).sum();
    let home: usize = house.homes.iter().map(|one| one.answers.len()).sum();
    let tables = super::super::first_family::sittings_in_tables();
    assert_eq!((house.sittings.len(), answers + home, house.papers.len()), tables);
    let paper = house.papers.first().expect("a result");
    assert_eq!((paper.fields.len(), paper.fields["sum"].as_str()), (7, "13"));
}

#[test]
fn nothing_stands_beside_an_answer_that_is_not_there() {
    let house = first(saturday());
    for evidence in &house.evidence {
        let key = Key::from_text(&evidence.answer);
        let sitting = house.sittings.iter().find(|one| one.id == evidence.sheet);
        let home = house.homes.iter().find(|one| one.id == evidence.sheet);
        let answers = sitting.map(|one| &one.answers).or(home.map(|one| &one.answers)).expect("a sheet");
        assert!(answers.contains_key(&key), "{}", evidence.answer);
        assert!(evidence.words.is_empty() || !evidence.source.is_empty(), "{}", evidence.words);
    }
}

#[test]
fn evidence_stands_where_the_file_asks_for_it_but_for_one_answer_of_the_open_sitting() {
    let house = first(saturday());
    let mut lacking = Vec::new();
    for sitting in &house.sittings {
        let missing = sheet(&house, sitting).sheet.missing_evidence(&beside(&house, sitting));
        lacking.extend(
            missing.into_iter().map(|one| (one.key.to_string(), sitting.closed.is_some(), one.words)),
        );
    }
    assert_eq!(lacking, [("E6".to_owned(), false, false)]);
}

#[test]
fn noor_has_no_sitting_and_no_made_up_family_of_many_has_one() {
    let house = first(saturday());
    let noor = child(&house, "Noor").id;
    assert!(house.sittings.iter().all(|one| one.child != noor));
    assert!(more(20, 7, saturday()).iter().all(|house| house.sittings.is_empty() && house.homes.is_empty()));
}

#[test]
fn without_the_checklists_there_are_no_sittings_and_the_rest_is_the_same() {
    let bare = first_family(saturday(), &mut counting(), form, &[]);
    assert!(bare.sittings.is_empty() && bare.wordings.is_empty() && bare.evidence.is_empty());
    let whole = first(saturday());
    assert_eq!((&bare.meetings, &bare.actions, &bare.texts), (&whole.meetings, &whole.actions, &whole.texts));
}

#[test]
fn a_checklist_with_other_items_leaves_out_what_it_does_not_ask() {
    let mut other = checklist(RECORD).clone();
    other.areas.retain(|area| area.id == "E");
    other.record.occasion.clear();
    other.record.source_kinds.clear();
    let house = first_family(saturday(), &mut counting(), form, &[other]);
    assert_eq!(house.sittings.len(), 11);
    assert!(house.homes.is_empty() && house.papers.is_empty());
    let mut items = house.sittings.iter().flat_map(|one| one.answers.keys());
    assert!(items.all(|key| key.item.starts_with('E')));
    assert!(house.sittings.iter().all(|one| one.occasion.is_empty()));
    assert!(!house.evidence.is_empty() && house.evidence.iter().all(|one| one.source.is_empty()));
}

#[test]
fn who_scored_has_the_words_that_the_people_around_have() {
    let house = first(saturday());
    let rater = |name: &str| {
        house.sittings.iter().find(|one| one.rater.name == name).expect("a sitting").rater.clone()
    };
    assert_eq!((rater("HV").role.as_str(), rater("HV").agency.as_str()), ("health visitor", "health"));
    assert_eq!((rater("Ava").role.as_str(), rater("Ava").agency.as_str()), ("child", "family"));
    assert_eq!(rater("Mum").role, "mother");
}

fn trend_of(sheets: &[SittingSheet<'_>], item: &str) -> Trend {
    let sheets: Vec<&SittingSheet<'_>> = sheets.iter().collect();
    trend::trend(&Key::item(item), &sheets).expect("one edition")
}

#[test]
fn ben_got_better_in_some_things_and_his_ears_and_his_bed_did_not_move() {
    let house = first(saturday());
    let sheets = records_of(&house, "Ben");
    let three = Value::Number(3);
    for item in ["C7", "B5"] {
        assert!(trend_of(&sheets, item).unchanged(&three) >= 3, "{item}");
    }
    for item in ["C4", "F2"] {
        let trend = trend_of(&sheets, item);
        let levels: Vec<usize> = trend.points.iter().filter_map(|point| point.steps).collect();
        assert_eq!((levels.first(), levels.last()), (Some(&2), Some(&0)), "{item}");
        assert!(trend.unchanged(&three) == 0 && levels.is_sorted_by(|one, next| one >= next), "{item}");
    }
}

#[test]
fn the_boiler_was_better_and_worse_and_better_and_worse() {
    let house = first(saturday());
    let trend = trend_of(&records_of(&house, "Ben"), "B1");
    let steps: Vec<Step> = trend.points.iter().filter_map(|point| point.step).collect();
    assert_eq!(steps, [Step::Better, Step::Worse, Step::Better, Step::Worse, Step::Lost]);
    assert_eq!(trend.reversals(), 3);
}

fn compared<'s>(
    one: &'s SittingSheet<'_>,
    other: &'s SittingSheet<'_>,
) -> Result<Comparison<'s>, CannotCompare> {
    compare::comparison(&[one, other], WINDOW_DAYS, &[])
}

#[test]
fn health_and_nursery_are_two_levels_apart_on_three_things_and_only_nursery_knows_bens_day() {
    let house = first(saturday());
    let sheets = records_of(&house, "Ben");
    let (health, nursery) = (*by(&sheets, "HV").last().expect("one"), by(&sheets, "Nursery")[0]);
    assert!((nursery.sitting.date - health.sitting.date).num_days() <= 3);
    let found = compared(health, nursery).expect("comparable");
    let apart: BTreeSet<&str> =
        found.rows.iter().filter(|row| row.gap == Some(2)).map(|row| row.item.id.as_str()).collect();
    assert_eq!(apart, BTreeSet::from(["A4", "F6", "G2"]));
    assert!(found.rows.iter().all(|row| row.gap.is_none_or(|gap| gap <= 2)));
    let some: Vec<&str> = found.known_to_some().iter().map(|row| row.item.id.as_str()).collect();
    assert_eq!(some, ["G7"]);
    for item in apart {
        let words = |one: &SittingSheet<'_>| {
            beside(&house, one.sitting)
                .into_iter()
                .find(|beside| beside.answer == item)
                .expect("evidence")
                .words
        };
        assert_ne!(words(health), words(nursery), "{item}");
    }
}

#[test]
fn the_open_sitting_is_half_answered_keeps_one_back_and_not_the_other() {
    let house = first(saturday());
    let sheets = records_of(&house, "Ava");
    let open = by(&sheets, "HV")[0];
    assert!(open.sitting.closed.is_none());
    let missing = open.sheet.missing().len();
    let all = open.sheet.rows.len();
    assert!((all / 3..=all * 2 / 3).contains(&missing), "{missing} of {all}");
    let apart = |rater: &str| (open.sitting.date - by(&sheets, rater)[0].sitting.date).num_days();
    assert!(apart("SW") <= WINDOW_DAYS && apart("DSL") > WINDOW_DAYS);
    assert!(compared(by(&sheets, "DSL")[0], by(&sheets, "SW")[0]).is_ok());
    assert_eq!(compared(by(&sheets, "SW")[0], open), Err(CannotCompare::StillOpen));
}

#[test]
fn the_baby_has_everything_asked_before_birth_but_what_is_not_the_midwifes_to_say_of_dad() {
    let house = first(saturday());
    let sheets = records_of(&house, "Baby");
    let sheet: &Sheet<'_> = &sheets[0].sheet;
    let items: BTreeSet<&str> = sheet.rows.iter().map(|row| row.item.id.as_str()).collect();
    assert_eq!(items.len(), 11);
    let answered: BTreeSet<&str> =
        sheet.rows.iter().filter(|row| !row.is_unanswered()).map(|row| row.item.id.as_str()).collect();
    assert_eq!(answered, items);
}

#[test]
fn violence_is_asked_of_the_adult_who_may_use_it_is_not_known_and_is_for_professionals() {
    let house = first(saturday());
    let dad = house.people.iter().find(|person| person.handle == "Dad").expect("Dad").id;
    let marks: Vec<_> =
        house.sittings.iter().flat_map(|one| &one.answers).filter(|(key, _)| key.item == "H3").collect();
    assert_eq!(marks.len(), 2);
    assert!(marks.iter().all(|(key, mark)| key.carer == Some(dad) && **mark == Mark::Unknown));
    let words = house.evidence.iter().filter(|one| one.answer.starts_with("H3"));
    assert!(
        words.clone().count() == 2 && words.clone().all(|one| one.audience == Audience::ProfessionalsOnly)
    );
}

#[test]
fn what_is_said_of_a_move_is_not_for_dad() {
    let house = first(saturday());
    let dad = house.people.iter().find(|person| person.handle == "Dad").expect("Dad").id;
    for evidence in house.evidence.iter().filter(|one| one.words.contains("near") && one.answer == "B8") {
        assert_eq!(evidence.audience, Audience::NotFor([dad].into()), "{}", evidence.words);
    }
    assert!(house.evidence.iter().all(|one| !one.words.contains("Weaver Street")));
}

#[test]
fn ava_and_mum_each_stand_on_the_line_three_steps_apart_in_the_hardest_hour() {
    let house = first(saturday());
    let on_line: Vec<SittingSheet<'_>> = house
        .sittings
        .iter()
        .filter(|one| one.edition.id == "safety-line")
        .map(|one| sheet(&house, one))
        .collect();
    let found = compared(&on_line[0], &on_line[1]).expect("comparable");
    assert_eq!((found.rows[0].item.id.as_str(), found.rows[0].gap), ("L3", Some(3)));
}

/// Every word of the sittings.
fn words(house: &Household) -> Vec<String> {
    let mut words = Vec::new();
    for one in &house.evidence {
        let parts =
            [&one.words, &one.impact_on_child, &one.child_view, &one.carer_view, &one.strength, &one.since];
        words.extend(parts.into_iter().cloned());
    }
    for one in &house.sittings {
        let judged = &one.judgement;
        let parts = [&judged.level, &judged.reason, &judged.better, &judged.summary, &one.done_with];
        words.extend(parts.into_iter().cloned());
    }
    words.retain(|words| !words.is_empty());
    words
}

#[test]
fn no_word_of_it_is_a_verdict_by_number_or_blames_anybody() {
    let blaming: Vec<_> = PACKS.phrases().iter().filter(|phrase| phrase.blames).cloned().collect();
    assert!(!blaming.is_empty());
    for words in words(&first(saturday())) {
        let lower = words.to_lowercase();
        for verdict in
            ["score", "total", "average", "per cent", "%", "high risk", "low risk", "out of ten", "rating"]
        {
            assert!(!lower.contains(verdict), "{words}");
        }
        assert!(!words.contains(['{', '}']) && words.trim() == words && !words.contains("  "), "{words}");
        assert!(plain_words::find(&words, &blaming).is_empty(), "{words}");
    }
}

#[test]
fn strengths_stand_in_every_closed_record() {
    let house = first(saturday());
    for name in ["Ben", "Ava", "Baby"] {
        let sheets = records_of(&house, name);
        for full in
            sheets.iter().filter(|one| one.sitting.closed.is_some() && one.sheet.coverage().scored > 20)
        {
            let said = beside(&house, full.sitting);
            assert!(said.iter().any(|one| !one.strength.is_empty()), "{name}, {}", full.sitting.date);
        }
    }
}
