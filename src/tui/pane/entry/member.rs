//! A seat in the core group.

use super::person::SEATS;
use super::typed::{Faults, Typed, around, held, since, why};
use crate::domain::date::Lean;
use crate::domain::id::Id;
use crate::domain::person::{Member, Seat};
use crate::service::families::Workspace;
use crate::service::{Entered, Piece, entry};
use crate::tui::pane::Env;
use crate::tui::widget::form::{Blank, Form};

fn kept(known: &Workspace, id: Option<Id>) -> Option<&Member> {
    known.members.iter().find(|member| Some(member.id) == id)
}

/// Whose seat it is, in words: `HV: member`.
pub(super) fn whose(known: &Workspace, member: &Member) -> String {
    let person = known.people.iter().find(|person| person.id == member.person);
    format!("{}: {}", person.map_or("somebody", |person| &person.handle), member.seat.label())
}

pub(super) fn form(known: &Workspace, id: Option<Id>, env: &Env) -> Form {
    let member = kept(known, id);
    let mut blanks = Vec::new();
    if member.is_none() {
        let people = known.people.iter().map(|person| person.handle.clone()).collect();
        blanks.push(Blank::few("person", "Who", people).hint("Left and Right, or the first letter."));
    }
    let seat = Blank::few("seat", "Seat", SEATS.map(|seat| seat.label().to_owned()).to_vec());
    let at = member.and_then(|member| SEATS.iter().position(|seat| *seat == member.seat));
    blanks.push(match at {
        Some(at) => seat.at(at),
        None => seat,
    });
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

pub(super) fn read(
    form: &Form,
    known: &Workspace,
    (id, new): (Option<Id>, Id),
    env: &Env,
) -> Result<Entered, Faults> {
    let before = kept(known, id);
    let mut typed = Typed::of(form);
    let person = if let Some(before) = before {
        before.person
    } else {
        let who = typed.chosen("person", "Choose who. Somebody who is not on record is added with a.");
        known.people.get(who).map_or(new, |person| person.id)
    };
    let seat = typed.chosen("seat", "Choose the seat: a number, or Left and Right.");
    let member = Member {
        id: before.map_or(new, |before| before.id),
        family: known.family.id,
        person,
        seat: SEATS.get(seat).copied().unwrap_or(Seat::Member),
        from: typed.since("from", before.is_none(), env),
        until: typed.day("until"),
    };
    typed.check(entry::of_member(&member, &known.members));
    let reason = typed.line("why");
    typed.or_faults(Entered { keep: vec![Piece::Member(member)], reason, ..Entered::default() })
}
