use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate};
use proptest::prelude::*;
use tempfile::TempDir;

use super::kinds::{self, Found};
use super::*;
use crate::domain::action::{Action, Progress};
use crate::domain::attendance::{Attendance, Came};
use crate::domain::audience::{Audience, Reader};
use crate::domain::body::{Body, Line};
use crate::domain::child::{Birth, Child};
use crate::domain::family::Family;
use crate::domain::meeting::{Kind, Meeting, State, Text, Turn};
use crate::domain::outcome::Outcome;
use crate::domain::person::{Capacity, Member, Seat, Tie};
use crate::domain::shield::{Shield, What};
use crate::service::paper::{Format, Which, paper};
use crate::service::{Catalogue, meetings};
use crate::store::{Stamp, Store};

const SEATS: [Seat; 4] = [Seat::Lead, Seat::Deputy, Seat::MinuteTaker, Seat::Member];

/// What a generated person has.
#[derive(Clone, Debug)]
struct Facts {
    capacity: usize,
    telephone: bool,
    /// Child, whether they may receive, whether it is over.
    ties: Vec<(usize, Option<bool>, bool)>,
    seat: Option<usize>,
    came: Option<usize>,
}

#[derive(Clone, Debug)]
struct Case {
    two: [Facts; 2],
    /// Of each line whom it is for, and whether it stands in a child's section.
    lines: Vec<(usize, bool)>,
    shielded_from: Vec<usize>,
}

fn facts() -> impl Strategy<Value = Facts> {
    let may = prop::option::of(any::<bool>());
    let ties = prop::collection::vec((0..2_usize, may, any::<bool>()), 0..4);
    (0..6_usize, any::<bool>(), ties, prop::option::of(0..4_usize), prop::option::of(0..3_usize))
        .prop_map(|(capacity, telephone, ties, seat, came)| Facts { capacity, telephone, ties, seat, came })
}

fn case() -> impl Strategy<Value = Case> {
    let lines = prop::collection::vec((0..6_usize, any::<bool>()), 1..8);
    let shields = prop::collection::vec(0..4_usize, 0..3);
    (facts(), facts(), lines, shields).prop_map(|(one, other, lines, shielded_from)| Case {
        two: [one, other],
        lines,
        shielded_from,
    })
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn today() -> NaiveDate {
    day("2026-11-23")
}

fn now() -> Moment {
    DateTime::parse_from_rfc3339("2026-11-23T10:00:00+00:00").expect("a moment")
}

fn later() -> Moment {
    DateTime::parse_from_rfc3339("2026-11-23T12:00:00+00:00").expect("a moment")
}

/// A store with a family: Mia and Leo, Mum, HV, and two who may be one.
struct Desk {
    _folder: TempDir,
    store: Store,
    catalogue: Catalogue,
    family: Id,
    children: [Id; 2],
    kept: Id,
    gone: Id,
    mum: Id,
    closed: Id,
    open: Id,
}

impl Desk {
    fn new(case: &Case) -> Self {
        let folder = TempDir::new().expect("a folder");
        let store = Store::create(&folder.path().join("s.db"), &[7; 32], new_id()).expect("a store");
        let catalogue = Catalogue::embedded(None).expect("the packs");
        let [family, mia, leo, kept, gone, mum, closed, open] = std::array::from_fn(|_| new_id());
        let children = [mia, leo];
        let mut desk =
            Self { _folder: folder, store, catalogue, family, children, kept, gone, mum, closed, open };
        desk.around(case);
        desk.closed = desk.meeting(case, "2026-11-20");
        desk.turn(desk.closed, State::Closed);
        desk.open = desk.meeting(case, "2026-11-23");
        desk
    }

    fn write<T>(
        &mut self,
        work: impl FnOnce(&mut Writing<'_>) -> Result<T, ServiceError>,
    ) -> Result<T, ServiceError> {
        let stamp = Stamp { at: now(), author: "t".into() };
        self.store.write(&stamp, work).map(|(done, _)| done)
    }

    fn keep<R: Record>(&mut self, record: &R) {
        self.write(|writing| Ok(writing.save(record, None)?)).expect("kept");
    }

    fn around(&mut self, case: &Case) {
        let family = self.family;
        self.keep(&Family {
            id: family,
            reference: "F-207".into(),
            name: String::new(),
            since: day("2026-01-01"),
            about: String::new(),
            made_up: false,
        });
        for (order, (id, name)) in self.children.into_iter().zip(["Mia", "Leo"]).enumerate() {
            self.keep(&Child { order: u32::try_from(order).expect("few") + 1, ..child(id, family, name) });
        }
        let (mum, hv) = (self.mum, new_id());
        self.keep(&person(mum, family, "Mum", Capacity::Parent));
        self.keep(&person(hv, family, "HV", Capacity::Professional));
        for (n, facts) in case.two.iter().enumerate() {
            let (id, handle) = if n == 0 { (self.kept, "Gran") } else { (self.gone, "Nan") };
            self.around_one(id, handle, facts);
        }
        for (n, from) in case.shielded_from.iter().enumerate() {
            let from = match from {
                0 => vec![self.kept],
                1 => vec![self.gone],
                2 => vec![self.gone, self.kept],
                _ => Vec::new(),
            };
            let words = format!("place{n}");
            self.keep(&Shield { id: new_id(), family, what: What::Place, words, from });
        }
    }

    fn around_one(&mut self, id: Id, handle: &str, facts: &Facts) {
        let family = self.family;
        let telephone = if facts.telephone { format!("01632 96012{}", handle.len()) } else { String::new() };
        let capacity = Capacity::ALL[facts.capacity];
        self.keep(&Person { telephone, ..person(id, family, handle, capacity) });
        for (child, may_receive, is_over) in &facts.ties {
            let until = is_over.then(|| day("2026-10-01"));
            let child = self.children[*child];
            self.keep(&Tie { may_receive: *may_receive, until, ..tie(family, id, child) });
        }
        if let Some(seat) = facts.seat {
            let seat = SEATS[seat];
            let from = day("2026-10-01");
            self.keep(&Member { id: new_id(), family, person: id, seat, from, until: None });
        }
        let action = Action {
            id: new_id(),
            family,
            meeting: new_id(),
            what: format!("ring the clinic, {handle}"),
            child: None,
            owner: handle.into(),
            person: Some(id),
            also: Vec::new(),
            due: None,
            bounded: None,
            moved_from: Vec::new(),
            progress: Progress::Open,
            audience: Audience::NotFor([id].into()),
            measure: String::new(),
        };
        self.keep(&action);
        let outcome = Outcome {
            id: new_id(),
            family,
            child: self.children[0],
            change: "warm".into(),
            better: "sleeps".into(),
            measure: String::new(),
            baseline: String::new(),
            by: None,
            contingency: String::new(),
            audience: Audience::NotFor([id].into()),
        };
        self.keep(&outcome);
    }

    fn audience(&self, n: usize) -> Audience {
        match n {
            0 => Audience::NotFor([self.kept].into()),
            1 => Audience::NotFor([self.gone].into()),
            2 => Audience::NotFor([self.gone, self.kept].into()),
            3 => Audience::ProfessionalsOnly,
            4 => Audience::NotFor([self.mum].into()),
            _ => Audience::Everyone,
        }
    }

    /// A meeting with a row for each of the two who has one, and a line for each audience: `zq0`, `zq1`, ...
    fn meeting(&mut self, case: &Case, on: &str) -> Id {
        let (family, catalogue) = (self.family, std::mem::take(&mut self.catalogue));
        let started = self.write(|writing| {
            meetings::held(writing, family, Kind::Review, &catalogue, (now(), today()), day(on))
        });
        self.catalogue = catalogue;
        let id = started.expect("started");
        self.rows(case, id);
        let texts: Vec<Text> = self.store.list(Some(id)).expect("reads");
        for in_childs in [false, true] {
            let lines = case.lines.iter().enumerate().filter(|(_, (_, of))| *of == in_childs);
            let lines: Vec<Line> = lines
                .map(|(n, (audience, _))| {
                    let line = Line::plain(format!("zq{n} seen on Tuesday, place0"));
                    Line { audience: self.audience(*audience), ..line }
                })
                .collect();
            let text = texts.iter().find(|text| text.child.is_some() == in_childs).expect("a text");
            self.keep(&Text { body: Body::from(lines), ..text.clone() });
        }
        id
    }

    fn rows(&mut self, case: &Case, meeting: Id) {
        let rows: Vec<Attendance> = self.store.list(Some(meeting)).expect("reads");
        let part = rows.first().expect("Mum").part;
        for (person, facts) in [self.kept, self.gone].into_iter().zip(&case.two) {
            let known = rows.iter().find(|row| row.person == person).cloned();
            let Some(arrival) = facts.came else { continue };
            let capacity = Capacity::ALL[facts.capacity];
            let row = known.unwrap_or_else(|| meetings::unanswered(meeting, part, person, capacity));
            let arrival = [None, Some(Came::Yes), Some(Came::No)][arrival];
            self.keep(&Attendance { came: arrival, absence_words: "ill".into(), ..row });
        }
    }

    fn turn(&mut self, meeting: Id, state: State) {
        let catalogue = std::mem::take(&mut self.catalogue);
        let turn = Turn { state, at: now(), reason: String::new(), whose: None };
        self.write(|writing| meetings::turn(writing, meeting, turn, "t", &catalogue)).expect("turned");
        self.catalogue = catalogue;
    }

    fn merge(&mut self) -> Result<Vec<String>, ServiceError> {
        let who = (self.kept, self.gone);
        self.write(|writing| merge(writing, who, "me", (later(), today())))
    }

    fn unmerge(&mut self) -> Vec<String> {
        let found = find(&self.store, self.family, "nan").expect("found");
        self.write(|writing| unmerge(writing, found.id, later())).expect("taken back")
    }

    /// Every record, those of closed meetings too.
    fn all(&self) -> Vec<Found> {
        let mut all = kinds::changeable(&self.store, self.family).expect("reads");
        for text in self.store.list::<Text>(Some(self.closed)).expect("reads") {
            let value = serde_json::to_value(&text).expect("written");
            all.push(Found { entity: Text::ENTITY, id: text.id, value });
        }
        all.sort_by_key(|found| (found.entity, found.id));
        all
    }

    fn copy(&self, meeting: Id, reader: Reader) -> String {
        let which = Which::Minutes { meeting, reader };
        let paper = paper(&self.store, &which, &self.catalogue, later()).expect("a copy");
        paper.render(Format::Text)
    }

    /// The lines a reader has, by their mark.
    fn has(&self, meeting: Id, reader: Reader) -> BTreeSet<usize> {
        let copy = self.copy(meeting, reader);
        (0..10).filter(|n| copy.contains(&format!("zq{n} "))).collect()
    }

    fn readers(&self) -> Vec<(Id, Reader)> {
        let people: Vec<Person> = self.store.list(Some(self.family)).expect("reads");
        let of = |person: &Person| {
            let professional = person.capacity.is_professional();
            (person.id, Reader::Person { id: person.id, professional })
        };
        let mut all: Vec<(Id, Reader)> = people.iter().map(of).collect();
        all.push((self.family, Reader::Family));
        all
    }
}

fn child(id: Id, family: Id, name: &str) -> Child {
    Child {
        id,
        family,
        name: name.into(),
        order: 1,
        birth: Birth::Born(day("2018-05-02")),
        needs: String::new(),
        school: String::new(),
        takes_part: String::new(),
        audience: Audience::Everyone,
        lost: None,
        earlier: Vec::new(),
    }
}

fn person(id: Id, family: Id, handle: &str, capacity: Capacity) -> Person {
    Person {
        id,
        family,
        handle: handle.into(),
        name: String::new(),
        role: String::new(),
        agency: String::new(),
        capacity,
        telephone: String::new(),
        earlier: Vec::new(),
    }
}

fn tie(family: Id, person: Id, child: Id) -> Tie {
    Tie {
        id: new_id(),
        family,
        person,
        child,
        relation: "grandmother".into(),
        responsibility: None,
        contact: String::new(),
        may_receive: None,
        from: day("2020-01-01"),
        until: None,
    }
}

fn plain() -> Facts {
    Facts { capacity: 1, telephone: false, ties: Vec::new(), seat: None, came: None }
}

fn of(kept: Facts, gone: Facts) -> Case {
    Case { two: [kept, gone], lines: vec![(5, false), (1, false), (0, true)], shielded_from: vec![1] }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn no_reader_gains_a_word_and_taken_back_all_is_as_it_was(case in case()) {
        let mut desk = Desk::new(&case);
        let (all, readers) = (desk.all(), desk.readers());
        let meetings = [desk.open, desk.closed];
        let before: Vec<Vec<BTreeSet<usize>>> = meetings
            .map(|meeting| readers.iter().map(|(_, reader)| desk.has(meeting, reader.clone())).collect())
            .to_vec();
        let copies: Vec<String> =
            meetings.iter().flat_map(|meeting| readers.iter().map(|(_, reader)| desk.copy(*meeting, reader.clone()))).collect();
        desk.merge().expect("made one");
        let now = desk.readers();
        for (meeting, before) in meetings.iter().zip(&before) {
            for ((id, _), had) in readers.iter().zip(before) {
                let Some((_, reader)) = now.iter().find(|(one, _)| one == id) else { continue };
                let has = desk.has(*meeting, reader.clone());
                prop_assert!(has.is_subset(had), "{reader:?} gains {:?}", has.difference(had));
            }
        }
        let gone = desk.gone.to_string();
        let left = kinds::changeable(&desk.store, desk.family).expect("reads");
        prop_assert!(left.iter().all(|found| !found.value.to_string().contains(&gone)), "somebody is named still");
        desk.unmerge();
        prop_assert_eq!(desk.all(), all);
        let again: Vec<String> =
            meetings.iter().flat_map(|meeting| readers.iter().map(|(_, reader)| desk.copy(*meeting, reader.clone()))).collect();
        prop_assert_eq!(again, copies);
        prop_assert!(desk.store.list::<Merge>(None).expect("reads").is_empty());
    }
}

#[test]
fn where_the_two_disagree_nothing_is_lost_and_the_narrower_holds() {
    let (yes, no, open) = (Some(true), Some(false), None);
    for (kept, gone, holds) in [
        (vec![(0, yes, false)], vec![], yes),
        (vec![(0, yes, false)], vec![(0, yes, false)], yes),
        (vec![(0, yes, false)], vec![(0, no, false)], no),
        (vec![(0, no, false)], vec![(0, yes, false)], no),
        (vec![(0, yes, false)], vec![(0, open, false)], open),
        (vec![(0, open, false)], vec![(0, yes, false)], open),
        (vec![(0, no, false)], vec![], no),
        (vec![], vec![(0, no, false)], no),
        (vec![], vec![(0, yes, false)], open),
        (vec![], vec![(0, open, false)], open),
        (vec![(0, no, true)], vec![(0, yes, false)], no),
        (vec![(0, yes, false)], vec![(0, no, true)], no),
        (vec![(0, yes, true)], vec![(0, no, false)], no),
        (vec![(0, open, true)], vec![(0, yes, false)], open),
        (vec![(0, yes, false), (0, no, true)], vec![(0, yes, false)], yes),
    ] {
        let facts = |ties: &[(usize, Option<bool>, bool)]| Facts { ties: ties.to_vec(), ..plain() };
        let mut desk = Desk::new(&of(facts(&kept), facts(&gone)));
        desk.merge().expect("made one");
        let ties: Vec<Tie> = desk.store.list(Some(desk.family)).expect("reads");
        assert!(ties.iter().all(|tie| tie.person == desk.kept), "{ties:?}");
        let standing: Vec<Option<bool>> =
            ties.iter().filter(|tie| tie.until.is_none()).map(|tie| tie.may_receive).collect();
        assert!(standing.iter().all(|may| *may == holds), "{kept:?} {gone:?}: {standing:?}");
    }
}

#[test]
fn what_both_have_is_one_thing_afterwards() {
    let both = |seat, came| Facts { seat, came, telephone: true, ..plain() };
    for (kept, gone, seats, rows) in [
        (both(Some(3), Some(1)), both(Some(3), Some(1)), 1, 1),
        (both(Some(3), Some(1)), both(Some(1), Some(1)), 2, 1),
        (both(None, Some(1)), both(Some(0), None), 1, 1),
        (both(Some(0), None), both(Some(0), Some(2)), 1, 1),
        (both(None, Some(0)), both(None, Some(1)), 0, 1),
        (both(None, None), both(None, Some(1)), 0, 1),
    ] {
        let mut desk = Desk::new(&of(kept.clone(), gone.clone()));
        let said = desk.merge().expect("made one").join(" ");
        let members: Vec<Member> = desk.store.list(Some(desk.family)).expect("reads");
        assert_eq!(members.len(), seats, "{kept:?} {gone:?}");
        let list: Vec<Attendance> = desk.store.list(Some(desk.open)).expect("reads");
        let own: Vec<&Attendance> = list.iter().filter(|row| row.person == desk.kept).collect();
        assert_eq!(own.len(), rows, "{kept:?} {gone:?}");
        assert!(list.iter().all(|row| row.person != desk.gone));
        let gran = desk.store.load::<Person>(desk.kept).expect("reads").expect("Gran");
        assert_eq!(gran.telephone, "01632 960124 or 01632 960123");
        assert!(said.contains("both numbers stand there now"), "{said}");
        let shields: Vec<Shield> = desk.store.list(Some(desk.family)).expect("reads");
        assert!(shields.iter().all(|shield| shield.from == [desk.kept]), "{shields:?}");
        let actions: Vec<Action> = desk.store.list(Some(desk.family)).expect("reads");
        assert!(actions.iter().all(|action| action.person == Some(desk.kept)), "{actions:?}");
        assert!(actions.iter().any(|action| action.owner == "Nan"), "as it was written");
    }
}

#[test]
fn what_was_changed_since_stays_and_is_said() {
    let mut desk = Desk::new(&of(plain(), Facts { ties: vec![(0, Some(true), false)], ..plain() }));
    desk.merge().expect("made one");
    let (kept, gone, family) = (desk.kept, desk.gone, desk.family);
    let tie_now = desk.store.list::<Tie>(Some(family)).expect("reads").remove(0);
    desk.keep(&Tie { contact: "Sundays".into(), may_receive: Some(false), ..tie_now.clone() });
    let since = Outcome {
        id: new_id(),
        audience: Audience::NotFor([kept].into()),
        ..desk.store.list::<Outcome>(Some(family)).expect("reads").remove(0)
    };
    desk.keep(&since);
    let text = desk
        .store
        .list::<Text>(Some(desk.open))
        .expect("reads")
        .into_iter()
        .find(|text| !text.body.is_blank())
        .expect("a text");
    let mut lines: Vec<Line> = text.body.lines().to_vec();
    lines.insert(0, Line { audience: Audience::NotFor([kept].into()), ..Line::plain("written since") });
    desk.keep(&Text { body: Body::from(lines), ..text.clone() });
    desk.keep(&person(new_id(), family, "nan", Capacity::Supporter));
    let said = desk.unmerge().join(" ");
    assert!(said.contains("One thing was changed since, and stays as it is."), "{said}");
    assert!(said.contains("they are called Nan 2"), "{said}");
    assert!(said.contains("kept from Nan too") || said.contains("is kept from Nan"), "{said}");
    let tie = desk.store.load::<Tie>(tie_now.id).expect("reads").expect("a tie");
    assert_eq!((tie.person, tie.may_receive, tie.contact.as_str()), (gone, Some(false), "Sundays"));
    let outcome = desk.store.load::<Outcome>(since.id).expect("reads").expect("an outcome");
    assert_eq!(outcome.audience, Audience::NotFor([kept, gone].into()));
    let text = desk.store.load::<Text>(text.id).expect("reads").expect("a text");
    assert_eq!(text.body.line(0).audience, Audience::NotFor([kept, gone].into()));
    assert!(
        text.body.lines().iter().any(|line| line.audience == Audience::NotFor([gone].into())),
        "put back"
    );
}

#[test]
fn a_record_that_was_closed_since_keeps_from_both_what_it_keeps_from_one() {
    let mut desk = Desk::new(&of(plain(), plain()));
    let before = desk.has(desk.open, Reader::Person { id: desk.gone, professional: false });
    desk.merge().expect("made one");
    let open = desk.open;
    desk.turn_at(open, State::Closed, later());
    let said = desk.unmerge().join(" ");
    assert!(said.contains("closed since"), "{said}");
    for id in [desk.kept, desk.gone] {
        let has = desk.has(open, Reader::Person { id, professional: false });
        assert!(has.is_subset(&before), "{has:?} {before:?}");
    }
    assert!(desk.merge().is_ok(), "and again");
}

impl Desk {
    fn turn_at(&mut self, meeting: Id, state: State, at: Moment) {
        let catalogue = std::mem::take(&mut self.catalogue);
        let turn = Turn { state, at, reason: String::new(), whose: None };
        self.write(|writing| meetings::turn(writing, meeting, turn, "t", &catalogue)).expect("turned");
        self.catalogue = catalogue;
    }
}

#[test]
fn those_who_cannot_be_one_are_refused() {
    let mut desk = Desk::new(&of(plain(), plain()));
    let (kept, gone, nobody) = (desk.kept, desk.gone, new_id());
    for (who, said) in
        [((kept, kept), "one person already"), ((kept, nobody), "person"), ((nobody, gone), "person")]
    {
        let refused = desk.write(|writing| merge(writing, who, "me", (later(), today())));
        assert!(refused.is_err_and(|error| error.to_string().contains(said)));
    }
    let elsewhere = person(new_id(), new_id(), "Nan", Capacity::Supporter);
    desk.keep(&elsewhere);
    let refused = desk.write(|writing| merge(writing, (kept, elsewhere.id), "me", (later(), today())));
    assert!(refused.is_err_and(|error| error.to_string().contains("two families")));
    assert!(find(&desk.store, desk.family, "Nan").is_err());
    desk.merge().expect("made one");
    assert!(find(&desk.store, desk.family, "@NAN").is_ok());
    let third = person(new_id(), desk.family, "Granny", Capacity::Supporter);
    desk.keep(&third);
    desk.write(|writing| merge(writing, (third.id, kept), "me", (later(), today()))).expect("made one");
    let first = find(&desk.store, desk.family, "Nan").expect("it");
    let refused = desk.write(|writing| unmerge(writing, first.id, later()));
    assert!(refused.is_err_and(|error| error.to_string().contains("Take that back first")));
}

#[test]
fn every_kind_of_record_is_gone_through_or_named_as_one_that_is_not() {
    let mut entities = BTreeSet::new();
    let mut folders = vec![std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/domain")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(path).expect("text");
            let named =
                text.lines().filter_map(|line| line.trim().strip_prefix("const ENTITY: &'static str = \""));
            entities.extend(named.map(|rest| rest.trim_end_matches("\";").to_owned()));
        }
    }
    assert!(entities.len() > 25, "{entities:?}");
    for entity in entities {
        let is_other = kinds::OTHERS.contains(&entity.as_str());
        assert!(
            kinds::is_gone_through(&entity) != is_other,
            "say in service/merging/kinds.rs what becomes of `{entity}`"
        );
    }
    let _ = Meeting::ENTITY;
}
