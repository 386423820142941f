mod round_trip;

use std::fmt::Write as _;

use chrono::TimeDelta;
use proptest::prelude::*;
use serde::de::DeserializeOwned;

use super::schema::{AUDIENCES, CAPACITIES, FAMILY, Field, Holds, SEATS, Table};
use super::*;
use crate::domain::audience::Audience;
use crate::domain::child::Birth;
use crate::domain::episode::Episode;
use crate::domain::id::Id;
use crate::domain::moment::Moment;
use crate::domain::person::{Capacity, Seat};
use crate::domain::text::{Kind, clean};
use crate::service::checklists::answers_file::schema::ANSWERS;
use crate::service::families::{Workspace, workspace};
use crate::service::{Catalogue, new_id};
use crate::store::{Stamp, Store};

const TOML: &str = include_str!("../../../examples/family.toml");
const JSON: &str = include_str!("../../../examples/family.json");

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn today() -> NaiveDate {
    day("2026-11-22")
}

fn taken(text: &str) -> Result<Household, String> {
    let read = read(&WrittenFile::new("f", text), &[], today());
    read.map(|file| file.0).map_err(|unread| unread.to_string())
}

/// Everything of a household but its ids, in words.
fn said(house: &Household) -> String {
    let person = |id: &Id| house.people.iter().position(|person| person.id == *id);
    let child = |id: &Id| house.children.iter().position(|child| child.id == *id);
    let audience = |audience: &Audience| audience.in_words(&house.people);
    let mut said = format!("{:?}", (&house.family.reference, &house.family.name, house.family.since));
    for one in &house.children {
        let _ = write!(said, "{:?}", (&one.name, one.order, one.birth, audience(&one.audience)));
        let _ = write!(said, "{:?}", (&one.needs, &one.school, &one.takes_part));
    }
    for one in &house.people {
        let words = (&one.handle, &one.name, &one.role, &one.agency, one.capacity, &one.telephone);
        let _ = write!(said, "{words:?}");
    }
    for one in &house.ties {
        let pair = (person(&one.person), child(&one.child), &one.relation, one.responsibility);
        let _ = write!(said, "{pair:?}{:?}", (&one.contact, one.may_receive, one.from, one.until));
    }
    for one in &house.members {
        let _ = write!(said, "{:?}", (person(&one.person), one.seat, one.from, one.until));
    }
    for one in &house.episodes {
        let Episode { from, category, reviews, every_weeks, status, .. } = one;
        let _ = write!(said, "{:?}", (child(&one.child), status, from, category, reviews, every_weeks));
    }
    for one in &house.outcomes {
        let words = (child(&one.child), &one.change, &one.better, &one.measure, &one.baseline);
        let _ = write!(said, "{words:?}{:?}", (one.by, &one.contingency, audience(&one.audience)));
    }
    said
}

#[test]
fn the_examples_say_the_same_in_toml_and_in_json() {
    let (toml, json) = (taken(TOML).expect("no fault"), taken(JSON).expect("no fault"));
    assert_eq!(said(&toml), said(&json));
    assert_eq!(toml.family.about, json.family.about);
    let counts = (toml.children.len(), toml.ties.len(), toml.members.len(), toml.episodes.len());
    assert_eq!((counts, toml.outcomes.len()), ((3, 6, 5, 3), 2));
}

#[test]
fn what_is_left_out_is_filled_in_as_the_schema_says() {
    let house = taken(TOML).expect("no fault");
    let from: Vec<NaiveDate> = house.ties.iter().map(|tie| tie.from).collect();
    let (since, birth) = (day("2026-09-14"), day("2022-11-30"));
    assert_eq!(from, [since, since, since, birth, since, since]);
    let seats: Vec<(Seat, NaiveDate)> = house.members.iter().map(|seat| (seat.seat, seat.from)).collect();
    let (conference, later) = (day("2026-11-06"), day("2026-11-13"));
    let expected = [Seat::Lead, Seat::Deputy, Seat::Member, Seat::Member].map(|seat| (seat, conference));
    assert_eq!(seats, [&expected[..], &[(Seat::Member, later)]].concat());
    let dad = house.people.iter().find(|person| person.handle == "Dad").expect("Dad");
    assert_eq!(house.children[1].audience, Audience::NotFor([dad.id].into()));
    assert_eq!(
        (house.shields[0].words.as_str(), house.shields[0].from.as_slice()),
        ("the flat in Orchard Row", &[dad.id][..])
    );
    assert!(house.family.id == house.children[0].family && !house.family.made_up);
}

fn every_field(table: &'static Table, fields: &mut Vec<&'static Field>) {
    for field in table.fields {
        fields.push(field);
        if let Holds::Entry(inner) | Holds::Entries(inner) | Holds::EntryByItem(inner) = field.holds {
            every_field(inner, fields);
        }
    }
}

#[test]
fn every_example_in_the_schema_holds_what_it_should() {
    let mut fields = Vec::new();
    every_field(&FAMILY, &mut fields);
    every_field(&ANSWERS, &mut fields);
    for field in fields {
        let file = WrittenFile::new("f", format!("x = {}", field.example));
        let written = Written::parse_in_part(&file).expect("TOML");
        let piece = written.piece("x");
        let fits = match field.holds {
            Holds::Line | Holds::Prose | Holds::Child | Holds::Person => {
                matches!(piece, Some(Piece::Text(_)))
            }
            Holds::Choice(words) => written.text("x").is_some_and(|word| words.contains(&word)),
            Holds::Day => matches!(piece, Some(Piece::Day(_))),
            Holds::Number => matches!(piece, Some(Piece::Number(_))),
            Holds::Truth => matches!(piece, Some(Piece::Truth(_))),
            Holds::Days | Holds::Children | Holds::People | Holds::Lines => piece == Some(Piece::List),
            Holds::ByItem | Holds::Aside => piece == Some(Piece::Table),
            Holds::Entry(_) | Holds::Entries(_) | Holds::EntryByItem(_) => field.example.is_empty(),
        };
        assert!(fits && field.meaning.ends_with('.'), "{}", field.name);
    }
}

fn words_are<T: DeserializeOwned + serde::Serialize>(words: &[&str]) {
    for word in words {
        let read: T = serde_json::from_value((*word).into()).expect(word);
        assert_eq!(serde_json::to_value(read).expect("writes"), *word);
    }
}

#[test]
fn every_choice_is_one_of_the_domain() {
    words_are::<Capacity>(CAPACITIES);
    words_are::<Seat>(SEATS);
    words_are::<Audience>(AUDIENCES);
}

/// A family as it might be written, without any fault.
#[derive(Clone, Debug)]
struct Wanted {
    about: String,
    since: NaiveDate,
    children: Vec<(String, Birth, String)>,
    people: Vec<(String, String, usize, Vec<usize>)>,
    conference: Option<(NaiveDate, u32)>,
}

fn past(years: i64) -> impl Strategy<Value = NaiveDate> {
    (0..years * 365).prop_map(|days| today() - TimeDelta::days(days))
}

fn birth() -> impl Strategy<Value = Birth> {
    let due = (-40..290_i64).prop_map(|days| Birth::Due(today() + TimeDelta::days(days)));
    prop_oneof![past(20).prop_map(Birth::Born), due]
}

fn text() -> impl Strategy<Value = String> {
    "\\PC{0,20}"
}

fn wanted() -> impl Strategy<Value = Wanted> {
    let children = prop::collection::vec((text(), birth(), text()), 1..5);
    let people =
        prop::collection::vec((text(), text(), 0..6_usize, prop::collection::vec(0..5_usize, 0..3)), 0..6);
    let plan = prop::option::of((past(2), 1..=26_u32));
    (text(), past(10), children, people, plan).prop_map(|(about, since, children, people, conference)| {
        let children: Vec<_> = children
            .into_iter()
            .enumerate()
            .map(|(n, (name, birth, needs))| (line(&format!("{n}:{name}")), birth, line(&needs)))
            .collect();
        let people = people.into_iter().enumerate();
        let people = people.map(|(n, (handle, role, capacity, mut ties))| {
            ties.sort_unstable();
            ties.dedup();
            ties.retain(|child| *child < children.len());
            (line(&format!("{n}:{handle}")), line(&role), capacity, ties)
        });
        Wanted { about: line(&about), since, people: people.collect(), children, conference }
    })
}

fn line(text: &str) -> String {
    clean(text, Kind::Line).text.trim().to_owned()
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// The same as a file: every quotation of JSON is one of TOML too, but for DEL.
fn written(reference: &str, wanted: &Wanted) -> String {
    let mut out = format!("reference = {}\nsince = {}\n", quoted(reference), wanted.since);
    let _ = writeln!(out, "about = {}", quoted(&wanted.about));
    for (name, birth, needs) in &wanted.children {
        let birth = match birth {
            Birth::Born(day) => format!("born = {day}"),
            Birth::Due(day) => format!("expected = \"{day}\""),
        };
        let _ = writeln!(out, "[[children]]\nname = {}\n{birth}\nneeds = {}", quoted(name), quoted(needs));
    }
    for (handle, role, capacity, ties) in &wanted.people {
        let (handle, role) = (quoted(handle), quoted(role));
        let _ = writeln!(
            out,
            "[[people]]\nhandle = {handle}\nrole = {role}\ncapacity = \"{}\"",
            CAPACITIES[*capacity]
        );
        for child in ties {
            let child = quoted(&wanted.children[*child].0);
            let _ = writeln!(
                out,
                "[[people.ties]]\nchildren = [{child}]\nrelation = \"kin\"\nmay_receive = true"
            );
        }
        let _ = writeln!(out, "[[core_group]]\nperson = {handle}");
    }
    if let Some((conference, weeks)) = wanted.conference {
        let _ = writeln!(out, "[plan]\nconference = {conference}\nevery_weeks = {weeks}");
    }
    out
}

/// What is on record, as it was wanted. The record's own order is that of the file.
fn as_wanted(known: &Workspace) -> Wanted {
    let children = known.children.iter().map(|child| (child.name.clone(), child.birth, child.needs.clone()));
    let place = |id: Id| known.children.iter().position(|child| child.id == id).expect("a child");
    let people = known.people.iter().map(|person| {
        let ties = known.ties.iter().filter(|tie| tie.person == person.id && tie.may_receive == Some(true));
        let mut ties: Vec<usize> = ties.map(|tie| place(tie.child)).collect();
        ties.sort_unstable();
        let word = serde_json::to_value(person.capacity).expect("writes");
        let capacity = CAPACITIES.iter().position(|capacity| word == *capacity).expect("a capacity");
        assert_eq!(known.members.iter().filter(|member| member.person == person.id).count(), 1);
        (person.handle.clone(), person.role.clone(), capacity, ties)
    });
    let plan = known.episodes.first().map(|plan| (plan.from, plan.every_weeks.expect("weeks")));
    assert!(plan.is_none() || known.episodes.len() == known.children.len());
    Wanted {
        about: known.family.about.clone(),
        since: known.family.since,
        children: children.collect(),
        people: people.collect(),
        conference: plan,
    }
}

fn store(folder: &tempfile::TempDir) -> Store {
    Store::create(&folder.path().join("portal.db"), &[7; 32], new_id()).expect("a store")
}

fn stamp() -> Stamp {
    let at: Moment = "2026-11-22T10:00:00+00:00".parse().expect("a moment");
    Stamp { at, author: "A".into() }
}

#[test]
fn a_family_that_was_added_reads_back_as_it_was_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let catalogue = Catalogue::embedded(None).expect("the packs");
    let store = std::cell::RefCell::new(store(&folder));
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(64));
    let all = runner.run(&wanted(), |wanted| {
        let mut store = store.borrow_mut();
        let others: Vec<Family> = store.list(None).expect("reads");
        let file = WrittenFile::new("f", written(&format!("F-{}", others.len()), &wanted));
        let file = read(&file, &others, today()).map_err(|unread| TestCaseError::fail(unread.to_string()))?;
        store.write(&stamp(), |writing| take_in(writing, &file)).expect("saves");
        let known = workspace(&store, file.household().family.id, &catalogue, today()).expect("reads");
        prop_assert_eq!(format!("{:?}", as_wanted(&known)), format!("{wanted:?}"));
        Ok(())
    });
    assert!(all.is_ok(), "{all:?}");
}

#[test]
fn a_reference_that_was_taken_since_is_refused_and_nothing_is_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = store(&folder);
    let file = read(&WrittenFile::new("f", TOML), &[], today()).expect("no fault");
    let again = read(&WrittenFile::new("f", JSON), &[], today()).expect("no fault");
    store.write(&stamp(), |writing| take_in(writing, &file)).expect("saves");
    let refused = store.write(&stamp(), |writing| take_in(writing, &again));
    assert!(matches!(refused, Err(ServiceError::Refused(_))));
    assert_eq!(store.list::<Family>(None).expect("reads").len(), 1);
    assert_eq!(store.list::<crate::domain::child::Child>(None).expect("reads").len(), 3);
}

/// A file that is right but for what was put in, taken out or changed somewhere.
fn spoilt() -> impl Strategy<Value = String> {
    (any::<bool>(), any::<prop::sample::Index>(), 0..40_usize, "[\\[\\]{}\",=:a-z0-9\n\\PC]{0,6}").prop_map(
        |(is_json, at, gone, put)| {
            let text: Vec<char> = if is_json { JSON } else { TOML }.chars().collect();
            let at = at.index(text.len());
            let rest = text.get(at + gone..).unwrap_or_default();
            text[..at].iter().copied().chain(put.chars()).chain(rest.iter().copied()).collect()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_bytes_make_it_stumble(bytes in prop::collection::vec(any::<u8>(), 0..200), json in any::<bool>()) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(if json { "f.json" } else { "f.toml" });
        std::fs::write(&path, bytes).expect("writes");
        if let Ok(file) = WrittenFile::read_family(&path) {
            prop_assert!(read(&file, &[], today()).is_err());
        }
    }

    #[test]
    fn whatever_is_spoilt_is_read_or_said_with_its_place(text in spoilt()) {
        match taken(&text) {
            Ok(house) => prop_assert!(!house.children.is_empty()),
            Err(said) if said.contains("a newer version") => {}
            Err(said) => prop_assert!(said.lines().all(|line| line.starts_with("f:")), "{}", said),
        }
    }
}
