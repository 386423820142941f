//! How far a copy reaches: which parts of the meeting and which children a reader may have anything of.
//!
//! A person who is not a professional has the parts they were at, and nothing of a child whose record they may
//! not receive. A copy for the family may be handed to any of them, so it holds only what each of them may have.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::attendance::Attendance;
use crate::domain::audience::Reader;
use crate::domain::child::Child;
use crate::domain::child_names::ChildNames;
use crate::domain::entries::Found;
use crate::domain::id::Id;
use crate::domain::meeting::Part;
use crate::domain::meeting_record::MeetingRecord;
use crate::domain::receives::{Circle, is_family};
use crate::domain::shield::{self, Shield};
use crate::export::document::{Draft, What};

/// What is out of reach. Everything else is in it.
pub(super) struct Reach {
    parts: BTreeSet<Id>,
    children: BTreeSet<Id>,
    /// Every name they have or had.
    names: ChildNames,
    /// The names of those who came to the family after the record was fixed: no line of it was read for them.
    new_names: ChildNames,
    /// Those whose role, or what they are called, names a hidden child.
    telling: BTreeSet<Id>,
    /// What is shielded from the reader.
    shields: Vec<Shield>,
}

impl Reach {
    /// Of a record that is fixed, what was out of reach then, and what was decided to be since: never less.
    pub(super) fn of(record: &MeetingRecord, reader: &Reader, today: NaiveDate) -> Self {
        let children = children_not_for(record, reader, today);
        let is_hidden = |child: Id| children.contains(&child);
        let mut all: Vec<Child> = record.children.clone();
        let then = |child: Id| record.child(child).is_some();
        let mut new_names = ChildNames::default();
        if let Some(fixed) = &record.fixed {
            let is_new = |child: Id| !then(child) && is_hidden(child);
            new_names = ChildNames::of(&fixed.now.children, &record.people, is_new);
            // A name that was corrected since is in no line of it: another may be called so in this record.
            all.extend(fixed.now.children.iter().filter(|child| !then(child.id)).cloned());
        }
        let names = ChildNames::of(&all, &record.people, is_hidden);
        let telling = record.people.iter().filter(|person| names.are_in(&record.known_as(person)));
        Self {
            parts: parts_not_read_by(record, reader),
            telling: telling.map(|person| person.id).collect(),
            names,
            new_names,
            shields: shields_against(record, reader),
            children,
        }
    }

    /// The record with everybody in it named so that no hidden child is: for whatever names somebody by their role.
    pub(super) fn named(&self, record: &MeetingRecord) -> MeetingRecord {
        let people = record.people.iter().map(|person| self.names.kept_out_of(person)).collect();
        MeetingRecord { people, ..record.clone() }
    }

    /// Whether somebody can be named without a hidden child.
    pub(super) fn person(&self, person: Id) -> bool {
        !self.telling.contains(&person)
    }

    pub(super) fn part(&self, part: Id) -> bool {
        !self.parts.contains(&part)
    }

    pub(super) fn child(&self, child: Option<Id>) -> bool {
        child.is_none_or(|child| !self.children.contains(&child))
    }

    /// Whether words name no hidden child, and give nothing away that is shielded: what is written about a child stands in
    /// other sections too.
    pub(super) fn words(&self, words: &str) -> bool {
        !self.names.are_in(words) && !self.shields.iter().any(|shield| shield.is_in(words))
    }

    /// The same of a line, in which something shielded may be shared.
    pub(super) fn line(&self, found: &Found) -> bool {
        let kept = self.shields.iter().filter(|shield| !found.shared.contains(&shield.id));
        !found.may_name(&self.children)
            && !self.new_names.are_in_line(&found.plain, &found.said)
            && !kept.into_iter().any(|shield| shield.is_in(&found.plain))
    }

    /// Whether nothing about a hidden child is in the key of a gap.
    pub(super) fn gap(&self, key: &str) -> bool {
        !self.children.iter().any(|child| key.contains(&child.to_string()))
    }

    pub(super) fn parts<'a>(&self, record: &'a MeetingRecord) -> Vec<&'a Part> {
        record.parts.iter().filter(|part| self.part(part.id)).collect()
    }

    pub(super) fn is_whole_meeting(&self) -> bool {
        self.parts.is_empty()
    }

    pub(super) fn count_hidden(&self, draft: &mut Draft) {
        for _ in &self.parts {
            draft.leave_out(What::Part);
        }
        for _ in &self.children {
            draft.leave_out(What::Child);
        }
    }
}

fn children_not_for(record: &MeetingRecord, reader: &Reader, today: NaiveDate) -> BTreeSet<Id> {
    let asked: Vec<Id> = record.attendance.iter().map(|row| row.person).collect();
    let circle = Circle { people: &record.people, ties: &record.ties, children: &record.children };
    let Some(fixed) = &record.fixed else { return circle.not_for(reader, &asked, today) };
    let now = Circle { people: &fixed.now.people, ties: &fixed.now.ties, children: &fixed.now.children };
    let then = circle.not_for(reader, &asked, fixed.at.date_naive());
    then.union(&now.refused_to(reader, today)).copied().collect()
}

/// The shields that hold against a reader: those of the record, and those of today.
pub(super) fn shields_against(record: &MeetingRecord, reader: &Reader) -> Vec<Shield> {
    let mut all = shield::holding(&record.shields, reader);
    if let Some(fixed) = &record.fixed {
        all.extend(shield::holding(&fixed.now.shields, reader));
    }
    all
}

fn parts_not_read_by(record: &MeetingRecord, reader: &Reader) -> BTreeSet<Id> {
    match reader {
        Reader::Record | Reader::Person { professional: true, .. } => BTreeSet::new(),
        Reader::Person { id, .. } => parts_not_for(record, *id),
        Reader::Family => {
            let family = record.people.iter().filter(|person| is_family(person));
            let asked = family.filter(|person| record.attendance.iter().any(|row| row.person == person.id));
            asked.flat_map(|person| parts_not_for(record, person.id)).collect()
        }
    }
}

/// Where parts are kept apart, somebody who was asked and came to none of them has none of them either: the copy for
/// the family may be put into that hand too.
///
/// With one part there is nothing to keep apart: whoever missed the meeting may read what it agreed.
fn parts_not_for(record: &MeetingRecord, person: Id) -> BTreeSet<Id> {
    if record.parts.len() < 2 {
        return BTreeSet::new();
    }
    let was_at: BTreeSet<Id> = attended(record, person).map(|row| row.part).collect();
    record.parts.iter().map(|part| part.id).filter(|part| !was_at.contains(part)).collect()
}

fn attended(record: &MeetingRecord, person: Id) -> impl Iterator<Item = &Attendance> {
    record.attendance.iter().filter(move |row| row.person == person && row.was_there())
}
