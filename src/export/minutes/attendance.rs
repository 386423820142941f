//! Who was there: each fact in words, and the reason of an absence for those who may know it.

use super::opening::part_words;
use super::reach::Reach;
use super::wording::{NOT_STATED, sentence};
use super::{Writing, for_everyone};
use crate::domain::attendance::{Absence, Attendance, Came, How};
use crate::domain::audience::Kept;
use crate::domain::entries::Found;
use crate::domain::id::Id;
use crate::domain::meeting_record::MeetingRecord;
use crate::domain::person::{Capacity, Person};
use crate::domain::presence::{Presence, interpreted, present_when, privacy_not_known};
use crate::export::document::{Block, Draft, What};

pub(super) fn write(writing: &Writing<'_>, draft: &mut Draft) {
    let parts = writing.reach.parts(writing.record);
    if let [part] = parts.as_slice() {
        return rows(writing, part.id, draft);
    }
    for (part, n) in parts.iter().zip(1..) {
        let words = part_words(part);
        let heading = if words.is_empty() { format!("Part {n}") } else { format!("Part {n}: {words}") };
        draft.under(3, heading, |draft| rows(writing, part.id, draft));
    }
}

fn rows(writing: &Writing<'_>, part: Id, draft: &mut Draft) {
    let record = writing.attended;
    for row in record.attendance.iter().filter(|row| row.part == part) {
        let person = record.person(row.person);
        let words = format!("{}: {}", who(row, person), facts(row, record));
        // A child who came is named here too: not to whom nothing of that child may go.
        if !writing.reach.words(&words) {
            draft.leave_out(What::Line);
            continue;
        }
        draft.put(What::Line, for_everyone(Block::bullet(words)));
        if row.absence.is_some() || !row.absence_words.is_empty() {
            let words = format!("Why {} was not there: {}", name(person), reason(row));
            draft.put(What::AbsenceReason, Kept::new(row.absence_audience.clone(), Block::bullet(words)));
        }
    }
}

fn name(person: Option<&Person>) -> &str {
    match person {
        Some(person) if person.name.is_empty() => &person.handle,
        Some(person) => &person.name,
        None => "somebody not on record",
    }
}

/// `Grace Obi, health visitor, health`; the capacity where it is not a professional's.
fn who(row: &Attendance, person: Option<&Person>) -> String {
    let mut words = vec![name(person)];
    words.extend(person.iter().flat_map(|person| [person.role.as_str(), person.agency.as_str()]));
    if row.capacity != Capacity::Professional {
        words.push(row.capacity.label());
    }
    let mut once: Vec<&str> = Vec::new();
    for word in words {
        if !word.is_empty() && !once.contains(&word) {
            once.push(word);
        }
    }
    once.join(", ")
}

fn facts(row: &Attendance, record: &MeetingRecord) -> String {
    let mut words = vec![came(row)];
    words.extend(row.arrived.map(|time| format!("arrived {}", time.format("%H:%M"))));
    words.extend(row.left.map(|time| format!("left {}", time.format("%H:%M"))));
    words.extend(yes_or_no(row.apologies, "sent apologies", "no apologies"));
    words.extend(yes_or_no(row.report, "sent a report", "no report"));
    words.extend(interpreting(row));
    words.extend(interpreter_for(row, record));
    sentence(&words.join("; "))
}

fn came(row: &Attendance) -> String {
    let came = match row.came {
        Some(Came::Yes) => "came",
        Some(Came::Part) => "came for part of it",
        Some(Came::No) => return "did not come".into(),
        None => return "not recorded whether they came".into(),
    };
    let place = match (row.how, row.private) {
        (None | Some(How::Room), _) => "",
        (_, Some(true)) => ", in a private place",
        (_, Some(false)) => ", not in a private place",
        (_, None) => ", not known whether the place was private",
    };
    let how = match row.how {
        None => "",
        Some(How::Room) => ", in the room",
        Some(How::Phone) => ", by telephone",
        Some(How::Video) => ", by video",
    };
    format!("{came}{how}{place}")
}

fn yes_or_no(value: Option<bool>, yes: &str, no: &str) -> Option<String> {
    value.map(|value| if value { yes.to_owned() } else { no.to_owned() })
}

fn interpreting(row: &Attendance) -> Option<String> {
    let kind = match row.professional_interpreter {
        Some(true) => "professional interpreter",
        Some(false) => "not a professional interpreter",
        None if row.language.is_empty() => return None,
        None => "not recorded whether a professional interpreter",
    };
    Some(if row.language.is_empty() { kind.into() } else { format!("{}, {kind}", row.language) })
}

/// Whether somebody who needs an interpreter had one.
fn interpreter_for(row: &Attendance, record: &MeetingRecord) -> Option<String> {
    let found = match interpreted(row, &record.attendance)? {
        Presence::There => "needed and there",
        Presence::Away => "needed and not there",
        Presence::NotStated => "needed, not stated whether there",
    };
    Some(format!("interpreter for {}: {found}", row.needs_interpreter.trim()))
}

/// `Present when decided: mother, health visitor; by telephone, privacy not known: class teacher.`
pub(super) fn present_when_decided(line: &Found, record: &MeetingRecord, reach: &Reach) -> String {
    let when = present_when(record, line.part, line.typed.as_ref());
    if when.there.is_empty() && when.not_stated.iter().all(|row| row.came.is_none()) {
        return format!("Present when decided: {NOT_STATED}.");
    }
    let (apart, with): (Vec<&Attendance>, Vec<&Attendance>) =
        when.there.iter().copied().partition(|row| privacy_not_known(row));
    let mut groups = vec![called(&with, record, reach)];
    for (how, words) in [(How::Phone, "by telephone"), (How::Video, "by video")] {
        let so: Vec<&Attendance> = apart.iter().copied().filter(|row| row.how == Some(how)).collect();
        let names = called(&so, record, reach);
        groups.push(if names.is_empty() { names } else { format!("{words}, privacy not known: {names}") });
    }
    let unsure = called(&when.not_stated, record, reach);
    groups.push(if unsure.is_empty() { unsure } else { format!("{NOT_STATED} whether there: {unsure}") });
    groups.retain(|words| !words.is_empty());
    if groups.is_empty() {
        String::new()
    } else {
        format!("Present when decided: {}", sentence(&groups.join("; ")))
    }
}

fn called(rows: &[&Attendance], record: &MeetingRecord, reach: &Reach) -> String {
    let people = rows.iter().filter_map(|row| record.person(row.person));
    let people = people.filter(|person| reach.person(person.id));
    let names = people.map(|person| record.known_as(person));
    names.filter(|name| reach.words(name)).collect::<Vec<_>>().join(", ")
}

fn reason(row: &Attendance) -> String {
    let kind = row.absence.map(|absence| match absence {
        Absence::NotInvited => "not invited.",
        Absence::AskedToLeave => "asked to leave.",
        Absence::NotTold => "not told of it.",
        Absence::Unsafe => "not safe for them, or for others.",
        Absence::Other => "another reason.",
    });
    let words = [kind.unwrap_or_default().to_owned(), sentence(&row.absence_words)];
    words.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ")
}
