//! Who sits where the screen can be seen, and what may then be on it.

mod record;

use std::collections::BTreeSet;

pub use record::in_the_room;

use super::attendance::{Attendance, Came};
use super::audience::Audience;
use super::body::Line;
use super::child_names::ChildNames;
use super::entry::Entry;
use super::id::Id;
use super::marks::effective_audience;
use super::meeting_record::MeetingRecord;
use super::person::Person;
use super::receives::{is_family, is_refused};
use super::shield::{self, Shield};

/// What may be on the screen, from who is known to be away, and who was ticked as here.
///
/// A parent who has not been ticked yet may be sitting there already, and one who is on a line may have the telephone
/// on loudspeaker: so only who is said to be away counts as away. What is written of a child leaves the screen when
/// somebody is ticked who may not receive it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Room {
    away: BTreeSet<Id>,
    /// Children of whom somebody here may not receive what is written, and their names.
    children: BTreeSet<Id>,
    names: ChildNames,
    /// Earlier parts at which not everybody was who may be here now.
    parts: BTreeSet<Id>,
}

impl Room {
    /// The room as it is now: of the part of the meeting that came last.
    #[must_use]
    pub fn now(record: &MeetingRecord) -> Self {
        record.parts.last().map_or_else(Self::default, |part| Self::of(record, part.id))
    }

    /// The room of one part of a meeting, from who was ticked.
    #[must_use]
    pub fn of(record: &MeetingRecord, part: Id) -> Self {
        let rows = || record.attendance.iter().filter(|row| row.part == part);
        let children: BTreeSet<Id> = rows()
            .filter(|row| row.was_there() && !is_away(row))
            .flat_map(|row| not_for(record, row.person))
            .collect();
        Self {
            away: rows().filter(|row| is_away(row)).map(|row| row.person).collect(),
            names: ChildNames::of(&record.children, &record.people, |child| children.contains(&child)),
            parts: parts_not_shown(record, part),
            children,
        }
    }

    /// Whether something for these may be on the screen. What only professionals may have never may: the family's
    /// chairs can be empty for a minute and taken the next.
    #[must_use]
    pub fn shows(&self, audience: &Audience) -> bool {
        match audience {
            Audience::Everyone => true,
            Audience::NotFor(people) => people.is_subset(&self.away),
            Audience::ProfessionalsOnly | Audience::LegalAdvice => false,
        }
    }

    /// Whether what is written of a child may be.
    #[must_use]
    pub fn shows_child(&self, child: Option<Id>) -> bool {
        child.is_none_or(|child| !self.children.contains(&child))
    }

    /// Whether a part of the meeting may be: one that everybody was at who may be here.
    #[must_use]
    pub fn shows_part(&self, part: Id) -> bool {
        !self.parts.contains(&part)
    }

    /// Whether words for these may be: with nothing shielded in them, and no child named who is kept from somebody
    /// here.
    #[must_use]
    pub fn shows_words(&self, audience: &Audience, words: &str, shields: &[Shield]) -> bool {
        self.shows(&shield::narrowed(audience, words, shields)) && !self.names.are_in(words)
    }

    /// Whether a line may be. One without words tells nothing.
    #[must_use]
    pub fn shows_line(&self, line: &Line, shields: &[Shield]) -> bool {
        if line.text.trim().is_empty() {
            return true;
        }
        let audience = effective_audience(line, &Entry::default());
        let said: Vec<(Id, bool)> = line.said_of().collect();
        self.shows(&shield::narrowed_for(&audience, line, shields))
            && !self.names.are_in_line(&line.text, &said)
    }

    /// The audience one key goes to on a screen that others see: everyone, professionals only, not for each of the family
    /// who is away. None where another is chosen already: widening it is for outside the room.
    #[must_use]
    pub fn next(&self, now: &Audience, people: &[Person]) -> Option<Audience> {
        let family = people.iter().filter(|person| !person.capacity.is_professional());
        let away = family.filter(|person| self.away.contains(&person.id));
        let mut ring = vec![Audience::Everyone, Audience::ProfessionalsOnly];
        ring.extend(away.map(|person| Audience::NotFor([person.id].into())));
        let at = ring.iter().position(|one| one == now)?;
        Some(ring.swap_remove((at + 1) % ring.len()))
    }
}

/// The children of whom somebody may not receive what is written, on the day of the meeting.
fn not_for(record: &MeetingRecord, person: Id) -> impl Iterator<Item = Id> + '_ {
    let children = record.children.iter().map(|child| child.id);
    children.filter(move |child| is_refused(&record.ties, person, *child, record.meeting.on))
}

/// The parts one of the family was not at who may be here in this one.
fn parts_not_shown(record: &MeetingRecord, now: Id) -> BTreeSet<Id> {
    let rows = record.attendance.iter().filter(|row| row.part == now && !is_away(row));
    let family: Vec<Id> =
        rows.filter(|row| record.person(row.person).is_some_and(is_family)).map(|row| row.person).collect();
    let was_at = |person: &Id, part: Id| {
        record.attendance.iter().any(|row| row.person == *person && row.part == part && row.was_there())
    };
    let parts = record.parts.iter().map(|part| part.id).filter(|part| *part != now);
    parts.filter(|part| !family.iter().all(|person| was_at(person, *part))).collect()
}

/// Who left and came in again later, or in the same minute, is here.
fn is_away(row: &Attendance) -> bool {
    match row.came {
        Some(Came::No) => true,
        Some(Came::Yes) => false,
        Some(Came::Part) | None => row.left.is_some_and(|left| row.arrived.is_none_or(|at| at < left)),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveTime;

    use super::*;
    use crate::domain::person::Capacity;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn row(person: Id) -> Attendance {
        Attendance {
            id: id(90),
            meeting: id(91),
            part: id(92),
            person,
            capacity: Capacity::Parent,
            came: None,
            how: None,
            private: None,
            arrived: None,
            left: None,
            apologies: None,
            report: None,
            absence: None,
            absence_words: String::new(),
            absence_audience: Audience::Everyone,
            language: String::new(),
            professional_interpreter: None,
            needs_interpreter: String::new(),
        }
    }

    #[test]
    fn somebody_is_away_only_when_it_is_said() {
        assert!(!is_away(&row(id(1))));
        assert!(!is_away(&Attendance { came: Some(Came::Yes), ..row(id(1)) }));
        assert!(!is_away(&Attendance { came: Some(Came::Part), ..row(id(1)) }));
        assert!(is_away(&Attendance { came: Some(Came::No), ..row(id(1)) }));
        let left = NaiveTime::from_hms_opt(10, 20, 0);
        assert!(is_away(&Attendance { came: Some(Came::Part), left, ..row(id(1)) }));
        assert!(!is_away(&Attendance { came: Some(Came::Part), left, arrived: left, ..row(id(1)) }));
        assert!(!is_away(&Attendance { came: Some(Came::Yes), left, ..row(id(1)) }));
    }

    #[test]
    fn a_line_not_for_two_is_shown_only_when_both_are_away() {
        let line = Audience::NotFor([id(1), id(2)].into());
        assert!(!Room::default().shows(&line));
        assert!(!Room { away: [id(1)].into(), ..Room::default() }.shows(&line));
        assert!(Room { away: [id(1), id(2), id(3)].into(), ..Room::default() }.shows(&line));
    }

    #[test]
    fn what_only_professionals_may_have_is_never_shown_in_the_room() {
        let empty_chairs = Room { away: [id(1), id(2)].into(), ..Room::default() };
        assert!(empty_chairs.shows(&Audience::Everyone));
        assert!(!empty_chairs.shows(&Audience::ProfessionalsOnly));
        assert!(!empty_chairs.shows(&Audience::LegalAdvice));
    }
}
