//! Who sits where the screen can be seen, and what may then be on it.

use std::collections::BTreeSet;

use super::attendance::{Attendance, Came};
use super::audience::Audience;
use super::id::Id;
use super::meeting_record::MeetingRecord;

/// The people of the family who are known not to be in the room. Everybody else may be looking.
///
/// A parent who has not been ticked yet may be sitting there already, and one who is on a line may have the telephone
/// on loudspeaker: so only who is said to be away counts as away.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Room {
    away: BTreeSet<Id>,
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
        let rows = record.attendance.iter().filter(|row| row.part == part);
        Self { away: rows.filter(|row| is_away(row)).map(|row| row.person).collect() }
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
        assert!(!Room { away: [id(1)].into() }.shows(&line));
        assert!(Room { away: [id(1), id(2), id(3)].into() }.shows(&line));
    }

    #[test]
    fn what_only_professionals_may_have_is_never_shown_in_the_room() {
        let empty_chairs = Room { away: [id(1), id(2)].into() };
        assert!(empty_chairs.shows(&Audience::Everyone));
        assert!(!empty_chairs.shows(&Audience::ProfessionalsOnly));
        assert!(!empty_chairs.shows(&Audience::LegalAdvice));
    }
}
