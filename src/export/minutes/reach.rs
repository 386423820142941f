//! How far a copy reaches: which parts of the meeting and which children a reader may have anything of.
//!
//! A person who is not a professional has the parts they were at, and nothing of a child whose record they may
//! not receive. A copy for the family may be handed to any of them, so it holds only what each of them may have.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::attendance::Attendance;
use crate::domain::audience::Reader;
use crate::domain::entries::Found;
use crate::domain::id::Id;
use crate::domain::marks::mentions;
use crate::domain::meeting::Part;
use crate::domain::meeting_record::MeetingRecord;
use crate::domain::receives::is_family;
use crate::domain::shield::{self, Shield};
use crate::export::addressee::children_not_for;
use crate::export::document::{Draft, What};

/// What is out of reach. Everything else is in it.
pub(super) struct Reach {
    parts: BTreeSet<Id>,
    children: BTreeSet<Id>,
    names: Vec<String>,
    /// What is shielded from the reader.
    shields: Vec<Shield>,
}

impl Reach {
    pub(super) fn of(record: &MeetingRecord, reader: &Reader, today: NaiveDate) -> Self {
        let parts = parts_not_read_by(record, reader);
        let children = children_not_for(reader, &record.people, &record.ties, today);
        let hidden = record.children.iter().filter(|child| children.contains(&child.id));
        let names = hidden.map(|child| child.name.clone()).collect();
        Self { parts, children, names, shields: shield::holding(&record.shields, reader) }
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
        !self.names(words) && !self.shields.iter().any(|shield| shield.is_in(words))
    }

    /// The same of a line, in which something shielded may be shared.
    pub(super) fn line(&self, found: &Found) -> bool {
        let kept = self.shields.iter().filter(|shield| !found.shared.contains(&shield.id));
        !self.names(&found.plain) && !kept.into_iter().any(|shield| shield.is_in(&found.plain))
    }

    fn names(&self, words: &str) -> bool {
        self.names.iter().any(|name| mentions(words, name))
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
