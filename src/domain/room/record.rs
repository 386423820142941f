//! A meeting's record as everyone in the room may see it: whatever is worked out from it has no wider evidence.

use super::Room;
use crate::domain::action::{Action, Answer};
use crate::domain::attendance::Attendance;
use crate::domain::audience::Audience;
use crate::domain::body::Line;
use crate::domain::meeting::{Meeting, Text, Turn};
use crate::domain::meeting_record::MeetingRecord;
use crate::domain::person::Person;
use crate::domain::shield::Shield;

/// The record with what may be on the screen now, and nothing else. Places in its texts are not those of the record.
#[must_use]
pub fn in_the_room(record: &MeetingRecord) -> MeetingRecord {
    let room = Room::now(record);
    let sieve = Sieve { room: &room, shields: &record.shields };
    let carried: Vec<Action> = record.carried.iter().filter(|one| sieve.action(one)).cloned().collect();
    let is_carried = |answer: &Answer| carried.iter().any(|one| one.id == answer.action);
    MeetingRecord {
        meeting: meeting(&record.meeting),
        people: record.people.iter().map(|person| sieve.person(person)).collect(),
        parts: record.parts.iter().filter(|part| room.shows_part(part.id)).cloned().collect(),
        attendance: record.attendance.iter().filter_map(|row| sieve.attendance(row)).collect(),
        texts: record.texts.iter().filter_map(|text| sieve.text(text)).collect(),
        answers: record.answers.iter().filter(|one| is_carried(one) && sieve.answer(one)).cloned().collect(),
        carried,
        reasons: kept(&record.reasons, |one| sieve.words(&one.audience, &one.words)),
        addenda: Vec::new(),
        shields: Vec::new(),
        urgent: Vec::new(),
        read_backs: kept(&record.read_backs, |one| {
            sieve.words(&one.audience, &one.says) && sieve.words(&one.audience, &one.words)
        }),
        circulated: Vec::new(),
        minutes_agreed: Vec::new(),
        corrections: Vec::new(),
        later_clearances: Vec::new(),
        agreed_here: kept(&record.agreed_here, |one| sieve.words(&Audience::Everyone, &one.words)),
        last_own_words: Vec::new(),
        last_sittings: Vec::new(),
        fixed: None,
        ..without_lists(record)
    }
}

fn kept<T: Clone>(all: &[T], shows: impl Fn(&T) -> bool) -> Vec<T> {
    all.iter().filter(|one| shows(one)).cloned().collect()
}

/// What everybody at the table knows: the family, who is who, and the agenda.
fn without_lists(record: &MeetingRecord) -> MeetingRecord {
    MeetingRecord {
        family: record.family.clone(),
        children: record.children.clone(),
        episodes: record.episodes.clone(),
        people: Vec::new(),
        ties: record.ties.clone(),
        members: record.members.clone(),
        meeting: record.meeting.clone(),
        template: record.template.clone(),
        meeting_before: record.meeting_before.clone(),
        parts: Vec::new(),
        attendance: Vec::new(),
        texts: Vec::new(),
        carried: Vec::new(),
        answers: Vec::new(),
        reasons: Vec::new(),
        addenda: Vec::new(),
        shields: Vec::new(),
        urgent: Vec::new(),
        read_backs: Vec::new(),
        circulated: Vec::new(),
        minutes_agreed: Vec::new(),
        corrections: Vec::new(),
        later_clearances: Vec::new(),
        agreed_here: Vec::new(),
        last_own_words: Vec::new(),
        last_sittings: Vec::new(),
        fixed: None,
    }
}

/// Lateness, and why the meeting was paused, are the worker's own matter.
fn meeting(meeting: &Meeting) -> Meeting {
    let quiet = |turn: &Turn| Turn { reason: String::new(), whose: None, ..turn.clone() };
    let turns = meeting.turns.iter().map(quiet).collect();
    Meeting { due: None, late_because: String::new(), turns, ..meeting.clone() }
}

struct Sieve<'a> {
    room: &'a Room,
    shields: &'a [Shield],
}

impl Sieve<'_> {
    fn words(&self, audience: &Audience, words: &str) -> bool {
        self.room.shows_words(audience, words, self.shields)
    }

    fn action(&self, action: &Action) -> bool {
        self.room.shows_child(action.child)
            && self.words(&action.audience, &action.what)
            && self.words(&action.audience, &action.owners())
            && self.words(&action.audience, &action.measure)
    }

    fn answer(&self, answer: &Answer) -> bool {
        self.words(&answer.audience, &answer.for_the_child)
    }

    /// That somebody did not come is seen by all; why is for those who may know.
    fn attendance(&self, row: &Attendance) -> Option<Attendance> {
        let mut row = self.room.shows_part(row.part).then(|| row.clone())?;
        if !self.words(&row.absence_audience, &row.absence_words) {
            (row.absence, row.absence_words) = (None, String::new());
        }
        Some(row)
    }

    /// Somebody who sits there is on the list, whatever they are called elsewhere: a role that gives something away is
    /// not said, and a name that does is what they come as.
    fn person(&self, person: &Person) -> Person {
        let said = |words: &str| {
            let may_be = self.words(&Audience::Everyone, words);
            if may_be { words.to_owned() } else { String::new() }
        };
        let mut seen = Person { role: said(&person.role), agency: said(&person.agency), ..person.clone() };
        (seen.name, seen.telephone) = (said(&person.name), said(&person.telephone));
        if said(&person.handle).is_empty() {
            person.capacity.label().clone_into(&mut seen.handle);
        }
        seen
    }

    fn text(&self, text: &Text) -> Option<Text> {
        if !self.room.shows_part(text.part) {
            return None;
        }
        let shown = |line: &&Line| self.room.shows_line(line, self.shields);
        let lines: Vec<Line> = if self.room.shows_child(text.child) {
            text.body.lines().iter().filter(shown).cloned().collect()
        } else {
            Vec::new()
        };
        Some(Text { body: lines.into(), ..text.clone() })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::attendance::{Absence, Came};
    use crate::domain::body::Line;
    use crate::domain::closing::{gaps, sample};
    use crate::domain::gap::Reason;
    use crate::domain::id::Id;
    use crate::domain::meeting::State;
    use crate::domain::person::{Capacity, Tie};
    use crate::domain::shield::What;
    use crate::domain::urgent::Urgent;

    const DAD: u8 = 5;

    fn not_for_dad() -> Audience {
        Audience::NotFor([sample::id(DAD)].into())
    }

    fn with_dad() -> MeetingRecord {
        let mut record = sample::record();
        record.people.push(sample::person(DAD, "Dad", "father", Capacity::Parent));
        record
    }

    fn lines(record: &MeetingRecord) -> Vec<String> {
        let texts = in_the_room(record).texts;
        let lines = texts.iter().flat_map(|text| text.body.lines().to_vec());
        lines.map(|line| line.text).filter(|text| !text.is_empty()).collect()
    }

    #[test]
    fn a_line_kept_from_somebody_is_there_while_they_are_known_to_be_away_and_goes_when_they_are_ticked() {
        let mut record = with_dad();
        sample::write(&mut record, "plan", None, "for all");
        sample::write_for(&mut record, "plan", &not_for_dad(), "not for Dad");
        sample::write_for(&mut record, "plan", &Audience::ProfessionalsOnly, "professionals");
        assert_eq!(lines(&record), ["for all"], "he may be there, and nobody has said that he is not");
        sample::attend(&mut record, DAD, Some(Came::No));
        assert_eq!(lines(&record), ["for all", "not for Dad"]);
        sample::attend(&mut record, DAD, Some(Came::Yes));
        record.attendance.remove(0);
        assert_eq!(lines(&record), ["for all"]);
    }

    #[test]
    fn what_is_shielded_is_not_there_unless_somebody_said_that_it_may_be_shared() {
        let mut record = with_dad();
        record.shields = vec![Shield {
            id: sample::id(80),
            family: sample::id(0),
            what: What::Address,
            words: "12 Mill Lane".into(),
            from: vec![sample::id(DAD)],
        }];
        let shared = Line { shared: vec![sample::id(80)], ..Line::plain("shared: 12 Mill Lane") };
        sample::put(&mut record, "plan", None, vec![Line::plain("at 12, mill lane"), shared]);
        assert_eq!(lines(&record), ["shared: 12 Mill Lane"]);
    }

    #[test]
    fn somebody_whose_role_gives_it_away_is_on_the_list_without_it() {
        let mut record = with_dad();
        record.people[1].role = "head teacher, Hill Top Primary".into();
        record.people[3].handle = "Aunt Bea".into();
        let shield = |n: u8, words: &str| Shield {
            id: sample::id(n),
            family: sample::id(0),
            what: What::Place,
            words: words.into(),
            from: Vec::new(),
        };
        record.shields = vec![shield(80, "Hill Top Primary"), shield(81, "Aunt Bea")];
        sample::attend(&mut record, 2, Some(Came::Yes));
        let shown = in_the_room(&record);
        assert_eq!((shown.people[1].handle.as_str(), shown.people[1].role.as_str()), ("Mrs Osei", ""));
        assert_eq!(shown.people[3].handle, "interpreter");
        assert_eq!((shown.people[0].role.as_str(), shown.attendance.len()), ("health visitor", 1));
    }

    #[test]
    fn a_child_whose_record_somebody_here_may_not_receive_is_not_written_of_once_they_are_ticked() {
        let mut record = with_dad();
        record.ties = vec![Tie {
            id: sample::id(81),
            family: sample::id(0),
            person: sample::id(DAD),
            child: sample::id(13),
            relation: "none".into(),
            responsibility: None,
            contact: String::new(),
            may_receive: Some(false),
            from: sample::day(1, 1),
            until: None,
        }];
        sample::write(&mut record, "children", Some(13), "goes by bus");
        sample::write(&mut record, "plan", None, "Noor has a key\nBen has none");
        assert_eq!(lines(&record).len(), 3, "nobody has ticked him yet");
        sample::attend(&mut record, DAD, Some(Came::Yes));
        assert_eq!(lines(&record), ["Ben has none"]);
    }

    #[test]
    fn an_earlier_part_is_there_only_while_everybody_who_may_be_here_was_at_it() {
        let mut record = with_dad();
        sample::write(&mut record, "plan", None, "said to Mum");
        sample::attend(&mut record, 3, Some(Came::Yes));
        let second =
            crate::domain::meeting::Part { id: sample::id(61), number: 2, ..record.parts[0].clone() };
        record.parts.push(second);
        let row = |person: u8, came: Option<Came>, record: &MeetingRecord| Attendance {
            id: sample::id(90 + person),
            part: sample::id(61),
            person: sample::id(person),
            came,
            ..record.attendance[0].clone()
        };
        record.attendance.push(row(3, Some(Came::Yes), &record.clone()));
        assert_eq!(lines(&record), ["said to Mum"]);
        record.attendance.push(row(DAD, None, &record.clone()));
        assert!(lines(&record).is_empty() && in_the_room(&record).parts.len() == 1);
        assert!(in_the_room(&record).attendance.iter().all(|row| row.part == sample::id(61)));
    }

    #[test]
    fn why_somebody_was_away_why_it_was_paused_and_what_could_not_wait_are_not_there() {
        let mut record = with_dad();
        let at = sample::moment("2026-11-26T10:10:00Z");
        let row = sample::attend(&mut record, 3, Some(Came::No));
        (row.absence, row.absence_audience) = (Some(Absence::Unsafe), Audience::ProfessionalsOnly);
        record.urgent = vec![Urgent { words: "pelican".into(), ..Urgent::begun(sample::id(82), at) }];
        record.meeting.late_because = "heron".into();
        record.meeting.turns = vec![Turn {
            state: State::Paused,
            at,
            reason: crate::domain::urgent::PAUSED.into(),
            whose: None,
        }];
        record.reasons = vec![Reason {
            id: sample::id(83),
            meeting: sample::id(50),
            gaps: vec!["x".into()],
            words: "walrus".into(),
            audience: Audience::ProfessionalsOnly,
            at,
        }];
        let shown = in_the_room(&record);
        assert!(shown.attendance[0].absence.is_none() && shown.urgent.is_empty() && shown.reasons.is_empty());
        assert!(shown.meeting.late_because.is_empty() && shown.meeting.paused_by_urgent().is_none());
    }

    #[test]
    fn no_question_comes_from_what_is_kept() {
        let mut record = with_dad();
        sample::write(&mut record, "plan", None, "! weigh Ben");
        sample::write_for(&mut record, "plan", &Audience::ProfessionalsOnly, "! pelican\n~ Mum: pelican");
        let shown = in_the_room(&record);
        let asked: BTreeSet<String> = gaps(&shown, &sample::around(), None, None)
            .iter()
            .filter_map(|gap| gap.for_reader(&crate::domain::audience::Reader::Record).map(str::to_owned))
            .collect();
        assert!(asked.iter().any(|words| words.contains("weigh Ben")), "{asked:?}");
        assert!(!asked.iter().any(|words| words.contains("pelican")), "{asked:?}");
    }

    #[test]
    fn nothing_is_taken_out_of_the_record_itself() {
        let mut record = with_dad();
        sample::write_for(&mut record, "plan", &Audience::LegalAdvice, "advice");
        let before: Vec<Id> = record.texts.iter().map(|text| text.id).collect();
        let _ = in_the_room(&record);
        assert_eq!(record.texts[0].body.to_text(), "advice");
        assert_eq!(in_the_room(&record).texts.iter().map(|text| text.id).collect::<Vec<_>>(), before);
    }
}
