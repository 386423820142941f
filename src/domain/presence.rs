//! Who was there at one moment of a meeting: from what was noted of each, and from nothing else.

use chrono::{NaiveTime, Timelike};

use super::attendance::{Attendance, Came, How};
use super::id::Id;
use super::meeting_record::MeetingRecord;
use super::moment::Moment;
use super::person::Capacity;

/// Whether somebody was there at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// They were.
    There,
    /// They were not.
    Away,
    /// What was noted does not say.
    NotStated,
}

/// Those of one part, by whether they were there at a moment. Those who were away are in neither.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PresentWhen<'a> {
    /// There.
    pub there: Vec<&'a Attendance>,
    /// Not stated.
    pub not_stated: Vec<&'a Attendance>,
}

/// Who was there in `part` at the moment `at`, in the order of the list. A moment outside the part, or none, says
/// only who was there for all of it.
#[must_use]
pub fn present_when<'a>(record: &'a MeetingRecord, part: Id, at: Option<&Moment>) -> PresentWhen<'a> {
    let minute = at.filter(|at| is_within(record, part, at)).map(minute_of);
    let mut found = PresentWhen::default();
    for row in record.attendance.iter().filter(|row| row.part == part) {
        match presence(row, minute) {
            Presence::There => found.there.push(row),
            Presence::NotStated => found.not_stated.push(row),
            Presence::Away => {}
        }
    }
    found
}

/// Whether somebody was there in this minute. In the minute they came or went, it is not stated.
#[must_use]
pub fn presence(row: &Attendance, minute: Option<NaiveTime>) -> Presence {
    match (row.came, minute) {
        (Some(Came::No), _) => Presence::Away,
        (None, _) => Presence::NotStated,
        (Some(came), minute) => match (row.arrived, row.left, minute) {
            (None, None, _) if came == Came::Yes => Presence::There,
            (None, None, _) | (_, _, None) => Presence::NotStated,
            (arrived, left, Some(minute)) => between(arrived, left, minute),
        },
    }
}

fn between(arrived: Option<NaiveTime>, left: Option<NaiveTime>, minute: NaiveTime) -> Presence {
    if arrived == Some(minute) || left == Some(minute) {
        return Presence::NotStated;
    }
    let after = arrived.is_none_or(|arrived| minute > arrived);
    let before = left.is_none_or(|left| minute < left);
    // Who left and came back is away between the two.
    let there = match (arrived, left) {
        (Some(arrived), Some(left)) if left < arrived => after || before,
        _ => after && before,
    };
    if there { Presence::There } else { Presence::Away }
}

fn is_within(record: &MeetingRecord, part: Id, at: &Moment) -> bool {
    let part = record.parts.iter().find(|one| one.id == part);
    let began = part.and_then(|part| part.began);
    let ended = part.and_then(|part| part.ended);
    at.date_naive() == record.meeting.on
        && began.is_none_or(|began| *at >= began)
        && ended.is_none_or(|ended| *at <= ended)
}

fn minute_of(at: &Moment) -> NaiveTime {
    let time = at.time();
    NaiveTime::from_hms_opt(time.hour(), time.minute(), 0).unwrap_or(time)
}

/// Whether somebody joined from a place of which nobody has said whether it is private.
#[must_use]
pub const fn privacy_not_known(row: &Attendance) -> bool {
    row.was_there() && matches!(row.how, Some(How::Phone | How::Video)) && row.private.is_none()
}

/// Whether somebody who needs an interpreter had one in the part they were at; `None` where none is needed.
#[must_use]
pub fn interpreted(row: &Attendance, all: &[Attendance]) -> Option<Presence> {
    let needed = row.needs_interpreter.trim();
    if needed.is_empty() || row.came == Some(Came::No) {
        return None;
    }
    let mut found = Presence::Away;
    let here = |one: &&Attendance| one.part == row.part && one.capacity == Capacity::Interpreter;
    for one in all.iter().filter(here) {
        let language = one.language.trim();
        let may_be = language.is_empty() || language.to_lowercase() == needed.to_lowercase();
        match (one.was_there(), language.is_empty()) {
            _ if !may_be => {}
            (true, false) => return Some(Presence::There),
            (true, true) => found = Presence::NotStated,
            (false, _) if one.came.is_none() => found = Presence::NotStated,
            _ => {}
        }
    }
    Some(found)
}

/// The times somebody was there, as typed: `10:05 to 10:40`, `from 10:05`, `until 10:40`, or nothing. The outer `None`
/// is what cannot be read.
#[must_use]
pub fn read_times(typed: &str) -> Option<(Option<NaiveTime>, Option<NaiveTime>)> {
    let typed = typed.trim().to_lowercase();
    if typed.is_empty() {
        return Some((None, None));
    }
    if let Some(left) = ["until ", "to ", "till ", "left "].iter().find_map(|word| typed.strip_prefix(word)) {
        return Some((None, Some(clock(left)?)));
    }
    let typed = ["from ", "arrived "].iter().find_map(|word| typed.strip_prefix(word)).unwrap_or(&typed);
    let both =
        [" to ", " until ", " till ", "-", "\u{2013}", ","].iter().find_map(|word| typed.split_once(word));
    match both {
        Some((arrived, left)) => Some((Some(clock(arrived)?), Some(clock(left)?))),
        None => Some((Some(clock(typed)?), None)),
    }
}

fn clock(typed: &str) -> Option<NaiveTime> {
    let typed = typed.trim().replace('.', ":");
    NaiveTime::parse_from_str(&typed, "%H:%M").ok()
}

#[cfg(test)]
mod tests {
    use super::super::closing::sample::{self, id, moment};
    use super::*;

    fn time(text: &str) -> NaiveTime {
        clock(text).expect("a time")
    }

    fn came(came: Option<Came>, arrived: &str, left: &str) -> Attendance {
        let mut record = sample::record();
        let mut row = sample::attend(&mut record, 3, None).clone();
        (row.came, row.arrived, row.left) = (came, clock(arrived), clock(left));
        row
    }

    #[test]
    fn what_was_noted_says_who_was_there_and_nothing_else_does() {
        use Presence::{Away, NotStated, There};
        let part = Some(Came::Part);
        for (came_, arrived, left, at, expected) in [
            (Some(Came::Yes), "", "", "10:30", There),
            (Some(Came::No), "", "", "10:30", Away),
            (None, "", "", "10:30", NotStated),
            (part, "", "", "10:30", NotStated),
            (part, "10:20", "", "10:30", There),
            (part, "10:20", "", "10:10", Away),
            (part, "10:20", "", "10:20", NotStated),
            (part, "", "10:10", "10:09", There),
            (part, "", "10:10", "10:11", Away),
            (part, "10:05", "10:40", "10:30", There),
            (part, "10:05", "10:40", "10:50", Away),
            (part, "10:40", "10:20", "10:30", Away),
            (part, "10:40", "10:20", "10:10", There),
            (part, "10:40", "10:20", "10:50", There),
        ] {
            let row = came(came_, arrived, left);
            assert_eq!(presence(&row, Some(time(at))), expected, "{came_:?} {arrived} {left} {at}");
        }
        assert_eq!(presence(&came(Some(Came::Yes), "", ""), None), There);
        assert_eq!(presence(&came(part, "10:05", ""), None), NotStated);
    }

    #[test]
    fn words_typed_on_another_day_or_at_no_known_time_say_only_who_was_there_for_all_of_it() {
        let mut record = sample::record();
        sample::attend(&mut record, 1, Some(Came::Yes));
        sample::attend(&mut record, 3, Some(Came::Part)).left = Some(time("10:10"));
        let part = record.attendance[0].part;
        let on_the_day = moment("2026-11-26T10:30:00Z");
        let after = moment("2026-11-27T10:30:00Z");
        assert_eq!(present_when(&record, part, Some(&on_the_day)).there.len(), 1);
        assert!(present_when(&record, part, Some(&on_the_day)).not_stated.is_empty());
        for at in [Some(&after), None] {
            let when = present_when(&record, part, at);
            assert_eq!((when.there.len(), when.not_stated.len()), (1, record.attendance.len() - 1));
        }
        assert_eq!(present_when(&record, id(99), Some(&on_the_day)), PresentWhen::default());
    }

    #[test]
    fn an_interpreter_is_there_only_in_the_language_that_is_needed() {
        let needs = Attendance { needs_interpreter: "Polish".into(), ..came(Some(Came::Yes), "", "") };
        let other = |language: &str, came_| Attendance {
            capacity: Capacity::Interpreter,
            language: language.into(),
            ..came(came_, "", "")
        };
        for (rows, expected) in [
            (vec![], Presence::Away),
            (vec![other("polish ", Some(Came::Yes))], Presence::There),
            (vec![other("Urdu", Some(Came::Yes))], Presence::Away),
            (vec![other("Polish", Some(Came::No))], Presence::Away),
            (vec![other("Polish", None)], Presence::NotStated),
            (vec![other("", Some(Came::Yes))], Presence::NotStated),
        ] {
            assert_eq!(interpreted(&needs, &rows), Some(expected), "{rows:?}");
        }
        assert_eq!(interpreted(&came(Some(Came::Yes), "", ""), &[]), None);
    }

    #[test]
    fn times_are_read_the_way_they_are_said() {
        let at = |text: &str| Some(time(text));
        for (typed, expected) in [
            ("10:05 to 10:40", Some((at("10:05"), at("10:40")))),
            ("from 10.05 until 10.40", Some((at("10:05"), at("10:40")))),
            ("10:05-10:40", Some((at("10:05"), at("10:40")))),
            ("until 10:10", Some((None, at("10:10")))),
            ("from 10:05", Some((at("10:05"), None))),
            ("", Some((None, None))),
            ("ten past", None),
            ("25:00", None),
        ] {
            assert_eq!(read_times(typed), expected, "{typed}");
        }
    }
}
