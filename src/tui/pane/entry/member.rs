//! A seat in the core group.

use super::blanks::{around, few, held, since, why};
use super::person::SEATS;
use super::subject::Subject;
use super::typed::{Read, Typed};
use crate::domain::date::Lean;
use crate::domain::person::{Member, Seat};
use crate::service::families::Workspace;
use crate::service::{Piece, entry};
use crate::tui::pane::Env;
use crate::tui::widget::form::{Blank, Form};

/// Whose seat it is, in words: `HV: member`.
pub(super) fn whose(known: &Workspace, member: &Member) -> String {
    let person = known.people.iter().find(|person| person.id == member.person);
    format!("{}: {}", person.map_or("somebody", |person| &person.handle), member.seat.label())
}

pub(super) fn form(known: &Workspace, subject: &Subject<Member>, env: &Env) -> Form {
    let member = subject.before;
    let mut blanks = Vec::new();
    if member.is_none() {
        let people = known.people.iter().map(|person| person.handle.clone()).collect();
        blanks.push(Blank::few("person", "Who", people).hint("Left and Right, or the first letter."));
    }
    let seat = member.map(|member| &member.seat);
    blanks.push(few(("seat", "Seat"), &SEATS, |seat| seat.label(), seat));
    blanks.push(since("from", "Since", member.map(|member| member.from), env));
    if let Some(member) = member {
        let until = Blank::date("until", "Until", around(env), Lean::Back).optional();
        blanks.push(until.hint("The last day, where the seat was given up.").holding(&held(member.until)));
        blanks.push(why());
    }
    let form = Form::new(blanks);
    match member {
        Some(member) => form.about(whose(known, member)),
        None => form,
    }
}

pub(super) fn read(mut typed: Typed, known: &Workspace, subject: &Subject<Member>) -> Read {
    let person = if let Some(before) = subject.before {
        before.person
    } else {
        let who = typed.chosen("person", "Choose who. Somebody who is not on record is added with a.");
        known.people.get(who).map_or(subject.id, |person| person.id)
    };
    let seat = typed.chosen("seat", "Choose the seat: a number, or Left and Right.");
    let member = Member {
        id: subject.id,
        family: known.family.id,
        person,
        seat: SEATS.get(seat).copied().unwrap_or(Seat::Member),
        from: typed.since("from", subject.is_new()),
        until: typed.day("until"),
    };
    typed.check(entry::of_member(&member, &known.members));
    typed.keep(vec![Piece::Member(member)])
}
