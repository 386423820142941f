//! What is wrong with a person, a tie or a seat.

use chrono::NaiveDate;

use super::{HANDLE, LINE, Look, PROSE, Wrong, is_same_name};
use crate::domain::person::{Member, Person, Seat, Tie};

/// What is wrong with a person, beside the others of the family.
#[must_use]
pub fn of_person(person: &Person, others: &[Person]) -> Vec<Wrong> {
    let mut look = Look::default();
    let todo = "Write what they are called in the meeting: Mum, HV, Mrs Osei.";
    if look.needed("handle", &person.handle, HANDLE, todo) {
        handle(&mut look, person, others);
    }
    for (field, text) in [
        ("name", &person.name),
        ("role", &person.role),
        ("agency", &person.agency),
        ("telephone", &person.telephone),
    ] {
        look.text(field, text, LINE);
    }
    look.0
}

fn handle(look: &mut Look, person: &Person, others: &[Person]) {
    if person.handle.trim().starts_with('@') {
        look.wrong(
            "handle",
            "this begins with @",
            "Leave the @ out: it is typed before a name in the meeting.",
        );
    }
    let is_same = |other: &Person| other.id != person.id && is_same_name(&other.handle, &person.handle);
    if others.iter().any(is_same) {
        let todo = "Add what tells them apart: Gran and Nan, or HV Osei and HV Reid.";
        look.wrong("handle", "two people around this family are called this", todo);
    }
}

/// What is wrong with what somebody is to a child.
#[must_use]
pub fn of_tie(tie: &Tie, today: NaiveDate) -> Vec<Wrong> {
    let mut look = Look::default();
    look.needed("relation", &tie.relation, LINE, "Write what they are to the child: mother, stepfather.");
    look.text("contact", &tie.contact, PROSE);
    look.past("from", tie.from, today, "Write since when it has been so.");
    look.ends("until", tie.from, tie.until);
    look.0
}

/// What is wrong with a seat in the core group, beside the other seats. A seat may begin on a day to come.
#[must_use]
pub fn of_member(member: &Member, others: &[Member]) -> Vec<Wrong> {
    let mut look = Look::default();
    look.year("from", member.from);
    look.ends("until", member.from, member.until);
    let at_once = |other: &&Member| other.id != member.id && overlap(other, member);
    if others.iter().filter(at_once).any(|other| other.person == member.person && other.seat == member.seat) {
        look.wrong("person", "this person has this seat already", "Take one of the two out.");
    }
    let leads = |other: &Member| other.person != member.person && other.seat == Seat::Lead;
    if member.seat == Seat::Lead && others.iter().filter(at_once).any(leads) {
        let todo = "Make one of them the deputy, or say when one ended.";
        look.wrong("seat", "two people are the lead social worker at once", todo);
    }
    look.0
}

fn overlap(one: &Member, other: &Member) -> bool {
    let begins_in = |a: &Member, b: &Member| a.sits_on(b.from);
    begins_in(one, other) || begins_in(other, one)
}
