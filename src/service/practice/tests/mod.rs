//! What is promised of every made-up family.

mod checklists;
mod what_goes_wrong;

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::sync::LazyLock;

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Weekday};
use serde_json::Value;

use super::agenda;
use super::{Household, Keep, first_family, more_families};
use crate::domain::audience::Audience;
use crate::domain::body::Line;
use crate::domain::child::Birth;
use crate::domain::id::Id;
use crate::domain::meeting::{Form, Kind, State, Text};
use crate::domain::record::Record;
use crate::service::Catalogue;

/// What the program has with it.
static PACKS: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::embedded(None).expect("a catalogue"));

fn date(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).expect("a date")
}

fn saturday() -> NaiveDate {
    date(2026, 11, 21)
}

fn counting() -> impl FnMut() -> Id {
    let mut n = 0_u128;
    move || {
        n += 1;
        Id::from_bytes(n.to_be_bytes())
    }
}

fn form(kind: Kind) -> Form {
    Form {
        template: if kind == Kind::Plan { "plan" } else { "review" }.into(),
        version: "1".into(),
        pack: "common".into(),
        pack_version: "1".into(),
        wording: Id::from_bytes([0xff; 16]),
    }
}

fn first(today: NaiveDate) -> Household {
    first_family(today, &mut counting(), form, PACKS.checklists())
}

fn more(n: usize, seed: u64, today: NaiveDate) -> Vec<Household> {
    more_families(n, seed, today, &mut counting(), form).collect()
}

fn all_families() -> Vec<Household> {
    let mut ids = counting();
    let mut families = vec![first_family(saturday(), &mut ids, form, PACKS.checklists())];
    families.extend(more_families(60, 7, saturday(), &mut ids, form));
    families
}

fn lines(house: &Household) -> impl Iterator<Item = (&Text, &Line)> {
    house.texts.iter().flat_map(|text| text.body.lines().iter().map(move |line| (text, line)))
}

/// A store that only remembers.
#[derive(Default)]
struct Kept {
    ids: Vec<(Id, Option<Id>, &'static str)>,
    values: Vec<Value>,
}

impl Keep for Kept {
    type Error = Infallible;

    fn keep<R: Record>(&mut self, record: &R) -> Result<(), Infallible> {
        self.ids.push((record.id(), record.parent(), R::ENTITY));
        self.values.push(serde_json::to_value(record).expect("a record serialises"));
        Ok(())
    }
}

fn kept(house: &Household) -> Kept {
    let mut kept = Kept::default();
    let Ok(()) = house.each(&mut kept);
    kept
}

#[test]
fn every_record_is_visited_once_and_after_what_it_hangs_on() {
    let mut seen = BTreeSet::new();
    for house in all_families() {
        for (id, parent, entity) in kept(&house).ids {
            assert!(parent.is_none_or(|parent| seen.contains(&parent)), "{entity} before its parent");
            assert!(seen.insert(id), "{entity} has the id of another record");
        }
    }
}

#[test]
fn every_record_of_the_household_is_visited() {
    let house = first(saturday());
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, _, entity) in kept(&house).ids {
        *count.entry(entity).or_default() += 1;
    }
    assert_eq!(count.len(), 21, "{count:?}");
    assert_eq!(count["shield"], house.shields.len());
    assert_eq!(count["text"], house.texts.len());
    assert_eq!(count["addendum"], house.addenda.len());
    assert_eq!(count["outcome"], house.outcomes.len());
    assert_eq!(count["checklist_wording"], house.wordings.len());
    assert_eq!(count["home_answers"], house.homes.len());
    assert_eq!(count["sitting"], house.sittings.len());
    assert_eq!(count["checklist_evidence"], house.evidence.len());
    assert_eq!(count["paper_result"], house.papers.len());
}

#[test]
fn the_visit_stops_at_the_first_error() {
    struct Full(usize);
    impl Keep for Full {
        type Error = usize;
        fn keep<R: Record>(&mut self, _: &R) -> Result<(), usize> {
            self.0 += 1;
            if self.0 == 4 { Err(self.0) } else { Ok(()) }
        }
    }
    let mut full = Full(0);
    assert_eq!(first(saturday()).each(&mut full), Err(4));
    assert_eq!(full.0, 4);
}

#[test]
fn what_a_record_names_is_in_the_household() {
    for house in all_families() {
        let people: BTreeSet<_> = house.people.iter().map(|person| person.id).collect();
        let children: BTreeSet<_> = house.children.iter().map(|child| child.id).collect();
        let parts: BTreeSet<_> = house.parts.iter().map(|part| (part.meeting, part.id)).collect();
        let actions: BTreeSet<_> = house.actions.iter().map(|action| action.id).collect();
        assert!(house.ties.iter().all(|tie| people.contains(&tie.person) && children.contains(&tie.child)));
        assert!(house.members.iter().all(|member| people.contains(&member.person)));
        assert!(house.episodes.iter().all(|episode| children.contains(&episode.child)));
        assert!(house.outcomes.iter().all(|outcome| children.contains(&outcome.child)));
        assert!(
            house
                .attendance
                .iter()
                .all(|a| people.contains(&a.person) && parts.contains(&(a.meeting, a.part)))
        );
        assert!(house.texts.iter().all(|t| parts.contains(&(t.meeting, t.part))));
        assert!(house.answers.iter().all(|answer| actions.contains(&answer.action)));
        assert!(
            house.actions.iter().all(|a| a.owner.is_empty() || a.person.is_some_and(|p| people.contains(&p)))
        );
        for (_, line) in lines(&house) {
            if let Audience::NotFor(names) = &line.audience {
                assert!(!names.is_empty() && names.is_subset(&people));
            }
        }
    }
}

#[test]
fn each_section_of_the_template_is_written_once_and_for_each_child_where_it_is_per_child() {
    for house in all_families() {
        for meeting in &house.meetings {
            let mut expected = Vec::new();
            for written in agenda::written(meeting.kind) {
                if written.per_child {
                    expected.extend(house.children.iter().map(|child| (written.section, Some(child.id))));
                } else {
                    expected.push((written.section, None));
                }
            }
            let texts = house.texts.iter().filter(|text| text.meeting == meeting.id);
            let found: Vec<_> = texts.map(|text| (text.section.as_str(), text.child)).collect();
            assert_eq!(found, expected, "{} {}", house.family.reference, meeting.title());
        }
    }
}

#[test]
fn no_line_is_empty_unclean_or_has_a_gap_left_to_fill() {
    for house in all_families() {
        for (_, line) in lines(&house) {
            let text = &line.text;
            assert!(!text.trim().is_empty() && text.trim() == text, "{text:?}");
            assert!(!text.contains(['{', '}']) && !text.chars().any(char::is_control), "{text:?}");
            assert!(!text.contains("  "), "{text:?}");
        }
        for action in &house.actions {
            assert!(!action.what.contains(['{', '}']), "{}", action.what);
        }
    }
}

#[test]
fn the_first_family_is_ascii_through_and_through() {
    let kept = kept(&first(saturday()));
    for value in kept.values {
        assert!(value.to_string().is_ascii(), "{value}");
    }
}

#[test]
fn lines_were_typed_in_order_while_the_meeting_was_open() {
    for house in all_families() {
        for meeting in &house.meetings {
            let texts = house.texts.iter().filter(|text| text.meeting == meeting.id);
            let mut typed = texts.flat_map(|text| text.body.lines()).map(|line| line.typed.expect("a time"));
            let mut before = *meeting.opened().expect("opened");
            let closed = *meeting.closed().expect("closed");
            assert!(
                typed.all(|at| std::mem::replace(&mut before, at) < at && at < closed),
                "{}",
                meeting.title()
            );
        }
    }
}

#[test]
fn meetings_are_past_closed_on_a_weekday_and_went_through_states_that_follow() {
    for house in all_families() {
        assert!(!house.meetings.is_empty() && house.meetings.len() <= 2);
        for (meeting, number) in house.meetings.iter().zip(1..) {
            assert_eq!((meeting.state, meeting.number), (State::Closed, number));
            assert!(meeting.on < saturday());
            assert!(!matches!(meeting.on.weekday(), Weekday::Sat | Weekday::Sun));
            for pair in meeting.turns.windows(2) {
                assert!(pair[0].state.may_become(pair[1].state) && pair[0].at < pair[1].at, "{pair:?}");
            }
        }
    }
}

#[test]
fn every_action_line_became_an_action_and_no_other_did() {
    for house in all_families() {
        let written: Vec<_> = lines(&house).filter(|(_, line)| line.text.starts_with("! ")).collect();
        assert_eq!(written.len(), house.actions.len());
        for ((text, line), action) in written.into_iter().zip(&house.actions) {
            assert_eq!(
                (text.meeting, text.child, &line.audience),
                (action.meeting, action.child, &action.audience)
            );
            assert!(line.text.starts_with(&format!("! {}", action.what)), "{}", line.text);
            let first_due = action.moved_from.first().copied().or(action.due);
            assert_eq!(line.text.contains(" by "), first_due.is_some(), "{}", line.text);
        }
    }
}

/// Every record, with its days written as days since `from` and its words as the first word of each.
fn shape(house: &Household, from: NaiveDate) -> Vec<Value> {
    let mut values = kept(house).values;
    for value in &mut values {
        counted(value, from);
    }
    values
}

fn counted(value: &mut Value, from: NaiveDate) {
    match value {
        Value::String(text) => *text = counted_words(text, from),
        Value::Array(items) => items.iter_mut().for_each(|item| counted(item, from)),
        Value::Object(fields) => {
            // A birthday keeps the child's age, and years are not all of one length.
            fields.remove("birth");
            fields.values_mut().for_each(|item| counted(item, from));
        }
        _ => {}
    }
}

fn counted_words(text: &str, from: NaiveDate) -> String {
    let wall = DateTime::parse_from_rfc3339(text).ok().map(|at| at.naive_local());
    let day = wall.map(|wall| wall.date()).or_else(|| text.parse().ok());
    let time = wall.map(|wall| wall.time().to_string()).unwrap_or_default();
    match day {
        Some(day) => format!("day {} {time}", (day - from).num_days()),
        None => text.split_whitespace().next().unwrap_or_default().to_owned(),
    }
}

#[test]
fn another_week_gives_the_same_families_moved_by_the_weeks_between() {
    for weeks in [1, 20, 60, 400] {
        let later = saturday() + TimeDelta::weeks(weeks);
        assert_eq!(shape(&first(later), later), shape(&first(saturday()), saturday()), "{weeks} weeks");
        for (a, b) in more(10, 3, later).iter().zip(&more(10, 3, saturday())) {
            assert_eq!(shape(a, later), shape(b, saturday()), "{weeks} weeks");
        }
    }
}

#[test]
fn the_same_call_gives_the_same_families_and_another_seed_gives_others() {
    assert_eq!(first(saturday()), first(saturday()));
    assert_eq!(more(20, 7, saturday()), more(20, 7, saturday()));
    assert_ne!(more(20, 7, saturday()), more(20, 8, saturday()));
}

#[test]
fn a_family_tells_the_same_alone_and_among_many() {
    let (few, many) = (more(1, 7, saturday()), more(30, 7, saturday()));
    assert_eq!(few[..], many[..1]);
}

#[test]
fn more_families_are_as_many_as_asked_each_with_its_own_reference() {
    let families = more(60, 7, saturday());
    let references: BTreeSet<_> = families.iter().map(|house| house.family.reference.clone()).collect();
    assert_eq!(references.len(), 60);
    assert!(references.contains("F-201") && references.contains("F-260"));
    for house in &families {
        assert!(house.family.made_up && (2..=4).contains(&house.children.len()));
        assert!(!house.actions.is_empty() && house.episodes.len() == house.children.len());
    }
    assert!(families.iter().any(|house| house.meetings.len() == 1));
    assert!(families.iter().any(|house| house.meetings.len() == 2));
    let names = families.iter().flat_map(|house| &house.children).map(|child| child.name.as_str());
    assert!(names.clone().any(|name| !name.is_ascii()));
    assert!(names.clone().any(|name| name == "Baby"));
}

#[test]
fn the_extremes_of_the_calendar_make_a_family_all_the_same() {
    for today in [NaiveDate::MIN, NaiveDate::MAX, date(1, 1, 1), date(2028, 2, 29)] {
        assert_eq!(first(today).meetings.len(), 2);
        assert_eq!(more(3, 1, today).len(), 3);
    }
}

#[test]
fn nobody_has_parental_responsibility_for_a_child_not_yet_born() {
    for house in all_families() {
        for tie in &house.ties {
            let born = house.children.iter().any(|c| c.id == tie.child && matches!(c.birth, Birth::Born(_)));
            assert!(born || tie.responsibility.is_none(), "{} {}", house.family.reference, tie.relation);
        }
    }
}

#[test]
fn nobody_is_named_in_a_line_who_is_not_around() {
    for house in all_families() {
        for handle in ["Gran", "Dad", "FSW"] {
            let around = house.people.iter().any(|person| person.handle == handle);
            let named = lines(&house).any(|(_, line)| line.text.contains(handle));
            assert!(around || !named, "{} {handle}", house.family.reference);
        }
    }
}
