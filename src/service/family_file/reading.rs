//! From a family file to the records of a family, by the rules that forms go by too: of a new family, or of one that is on
//! record and is changed.

mod people;
mod plan;

use chrono::NaiveDate;

use super::filling::{Beside, Entries};
use super::schema::{FAMILY, FORM};
use super::shape::{Sheet, within};
use crate::domain::audience::Audience;
use crate::domain::child::{Birth, Child};
use crate::domain::compare;
use crate::domain::family::Family;
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::record::Record;
use crate::service::entry;
use crate::service::entry::Wrong;
use crate::service::files::{Piece, Written};
use crate::service::practice::Household;

/// The family a file describes, or what becomes of a known one by it. Where there is a fault, some of it is a stand-in,
/// and the fault is noted.
pub(super) fn household(
    written: &Written<'_>,
    beside: Beside<'_>,
    known: Option<&Household>,
) -> Option<Household> {
    let sheet = Sheet::new(written, "a family");
    let sheet = if known.is_some() { sheet.updating() } else { sheet };
    if written.piece("") != Some(Piece::Table) {
        sheet.fault(
            "",
            "this file is a list",
            "Describe one family in a file, in braces: {\"reference\": ...}",
        );
        return None;
    }
    sheet.look("", &FAMILY);
    if sheet.number("form").is_some_and(|form| form < 1) {
        sheet.fault("form", "there is no such form", format!("Write form = {FORM}, or leave it out."));
    }
    let entries = Entries::new(&sheet, beside, known);
    let family = family(&entries);
    let house = known.cloned().unwrap_or_else(|| Household::new(family.clone()));
    let mut reading = Filling { entries: &entries, sheet: &sheet, house: Household { family, ..house } };
    if known.is_none_or(|known| known.family != reading.house.family) {
        reading.wrong("", entry::of_family(&reading.house.family, beside.others, beside.today));
    }
    reading.people();
    reading.children();
    sheet.wrong("", entry::of_whole(&reading.house.children));
    reading.ties();
    reading.plan();
    reading.episodes();
    reading.core_group();
    reading.outcomes();
    reading.shields();
    Some(reading.house)
}

fn family(entries: &Entries<'_, '_, '_>) -> Family {
    let was = entries.known.map(|known| &known.family);
    let (_, id) = entries.which("", |known| std::slice::from_ref(&known.family));
    let today = entries.beside.today;
    let now = Family {
        id: was.map_or(id, |was| was.id),
        reference: entries.line("", "reference", was.map(|was| was.reference.as_str())),
        name: entries.line("", "name", was.map(|was| was.name.as_str())),
        since: entries.day("", "since", was.map(|was| was.since)).unwrap_or(today),
        about: entries.prose("", "about", was.map(|was| was.about.as_str())),
        made_up: entries.truth("", "made_up", was.map(|was| was.made_up)).unwrap_or(false),
    };
    entries.look_at_empty("", &FAMILY);
    entries.changes("", was, &now);
    now
}

/// A household while it is filled from a file.
struct Filling<'s, 'w, 'f> {
    entries: &'s Entries<'s, 'w, 'f>,
    sheet: &'s Sheet<'w, 'f>,
    house: Household,
}

/// Puts a record in the place of the one with its id, or behind the others.
fn put<R: Record>(list: &mut Vec<R>, record: R) {
    match list.iter_mut().find(|one| one.id() == record.id()) {
        Some(one) => *one = record,
        None => list.push(record),
    }
}

/// Whether a record on record left with the person or the child it hung on, who are removed by the same file.
fn went_along<R: Record>(was: Option<&R>, list: &[R]) -> bool {
    was.is_some_and(|was| list.iter().all(|one| one.id() != was.id()))
}

impl Filling<'_, '_, '_> {
    const fn family(&self) -> Id {
        self.house.family.id
    }

    const fn today(&self) -> NaiveDate {
        self.entries.beside.today
    }

    /// Notes what is wrong with a record that is new or changed. What is on record and left alone is left alone.
    fn settle<R: Record + PartialEq>(&self, at: &str, was: Option<&R>, now: &R, wrong: Vec<Wrong>) {
        if was != Some(now) {
            self.wrong(at, wrong);
            self.entries.changes(at, was, now);
        }
    }

    fn wrong(&self, at: &str, wrong: Vec<Wrong>) {
        match self.entries.known {
            Some(_) => self.sheet.wrong_somewhere(at, wrong),
            None => self.sheet.wrong(at, wrong),
        }
    }

    /// Who what hangs on an entry is for.
    fn audience(&self, entry: &str, was: Option<&Audience>) -> Audience {
        let (audience, not_for) = (within(entry, "audience"), within(entry, "not_for"));
        let kept_out: Vec<Id> = self.sheet.items(&not_for).filter_map(|item| self.person(&item)).collect();
        if self.sheet.has(&audience) && self.sheet.has(&not_for) {
            let what = "`audience` and `not_for` are both here";
            self.sheet.fault(&not_for, what, "Take one of the two out.");
        }
        if !kept_out.is_empty() {
            return Audience::NotFor(kept_out.into_iter().collect());
        }
        let is_emptied = ["audience", "not_for"].iter().any(|field| self.entries.empties(entry, field));
        let left_alone = was.filter(|_| !is_emptied).cloned().unwrap_or_default();
        self.sheet.choice(&audience).unwrap_or(left_alone)
    }

    /// Who is named at a place: by their id, by what they are called, or failing that by their full name.
    fn person(&self, place: &str) -> Option<Id> {
        let wanted = self.sheet.line(place).trim_start_matches('@').to_owned();
        let people = &self.house.people;
        if wanted.is_empty() {
            self.sheet.nobody(place);
            return None;
        }
        let is_meant =
            |person: &&Person| person.id.to_string() == wanted || compare::same(&person.handle, &wanted);
        let before = self.entries.known.and_then(|known| known.people.iter().find(is_meant));
        let found = people.iter().find(is_meant);
        if let (Some(found), Some(before)) = (found, before)
            && found.id != before.id
            && people.iter().any(|one| one.id == before.id)
        {
            self.handed_on(place, &wanted);
        }
        if let Some(person) = found {
            return Some(person.id);
        }
        // Whoever is called otherwise by this file is named in the rest of it as before.
        if let Some(person) = before.and_then(|before| people.iter().find(|one| one.id == before.id)) {
            return Some(person.id);
        }
        let mut named = people.iter().filter(|person| compare::same(&person.name, &wanted));
        match (named.next(), named.next()) {
            (Some(person), None) => Some(person.id),
            (found, _) => {
                let handles: Vec<&str> = people.iter().map(|person| person.handle.as_str()).collect();
                self.sheet.not_one(place, found.is_some(), "people", &handles);
                None
            }
        }
    }

    /// A name that somebody else bears by this file: whom it means is not told by it.
    fn handed_on(&self, place: &str, name: &str) {
        let what =
            format!("`{name}` is another's name by this file than on record: which of the two is meant?");
        self.sheet.fault(place, what, "Write the id in place of the name.");
    }

    fn child(&self, place: &str) -> Option<&Child> {
        let wanted = self.sheet.line(place).clone();
        if wanted.is_empty() {
            self.sheet.nobody(place);
            return None;
        }
        let is_meant = |child: &&Child| child.id.to_string() == wanted || compare::same(&child.name, &wanted);
        let children = &self.house.children;
        let before = || {
            let before = self.entries.known.and_then(|known| known.children.iter().find(is_meant))?;
            children.iter().find(|child| child.id == before.id)
        };
        let now = children.iter().find(is_meant);
        if let (Some(now), Some(before)) = (now, before())
            && now.id != before.id
        {
            self.handed_on(place, &wanted);
        }
        let found = now.or_else(before);
        if found.is_none() {
            let names: Vec<&str> = self.house.children.iter().map(|child| child.name.as_str()).collect();
            self.sheet.not_one(place, false, "children", &names);
        }
        found
    }

    /// The children named in a list, each once. Where there is none a stand-in, after a fault: what else is wrong
    /// with the entry is found all the same.
    fn named(&self, list: &str) -> Vec<(Id, Birth)> {
        let mut named: Vec<(Id, Birth)> = Vec::new();
        for item in self.sheet.items(list) {
            let Some(child) = self.child(&item) else { continue };
            if named.iter().any(|(before, _)| *before == child.id) {
                self.sheet.fault(&item, "this child is named a second time", "Take it out.");
            }
            named.push((child.id, child.birth));
        }
        if self.sheet.items(list).next().is_none() && self.sheet.has(list) && !self.sheet.is_faulty(list) {
            self.sheet.fault(list, "no child is named here", "Name each child, as in the list of children.");
        }
        if named.is_empty() { vec![(self.family(), Birth::Born(self.house.family.since))] } else { named }
    }
}
