//! Whom a copy is for: said on its first line, and read from the record.

use crate::domain::audience::Reader;
use crate::domain::moment::{Moment, clock_time, long_date};
use crate::domain::person::Person;

/// `Copy for family members. Made on Thursday 26 November 2026 at 12:10.`
pub(super) fn first_line(people: &[Person], reader: &Reader, made_on: &Moment) -> String {
    let day = long_date(made_on.date_naive());
    format!("{}. Made on {day} at {}.", whom(people, reader), clock_time(made_on))
}

fn whom(people: &[Person], reader: &Reader) -> String {
    match reader {
        Reader::Record => "The whole record".into(),
        Reader::Family => "Copy for family members".into(),
        Reader::Person { id, .. } => match people.iter().find(|person| person.id == *id) {
            Some(person) => format!("Copy for {}", addressed(person, people)),
            None => "Copy for one person".into(),
        },
    }
}

/// A professional by role, told apart from others of the same role: `the health visitor`; anybody else by what they are
/// called in the meeting.
fn addressed(person: &Person, people: &[Person]) -> String {
    if person.capacity.is_professional() && !person.role.is_empty() {
        format!("the {}", person.known_among(people.iter()))
    } else {
        person.handle.clone()
    }
}

/// Whether a reader is a professional is read from the record, never widened by the caller.
pub(super) fn on_record(reader: &Reader, people: &[Person]) -> Reader {
    match reader {
        Reader::Person { id, professional } => {
            let known = people.iter().any(|person| person.id == *id && person.capacity.is_professional());
            Reader::Person { id: *id, professional: *professional && known }
        }
        other => other.clone(),
    }
}
