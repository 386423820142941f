//! A person around the family; when they are added, with their seat and what they are to the children.

use super::blanks::{few, since, why};
use super::subject::Subject;
use super::tie::{DECIDED, KNOWN, decided};
use super::typed::{Read, Typed};
use crate::domain::person::{Capacity, Member, Person, Seat, Tie};
use crate::service::families::Workspace;
use crate::service::{Piece, entry, new_id};
use crate::tui::pane::Env;
use crate::tui::widget::form::{Blank, Form};

pub(super) const SEATS: [Seat; 4] = [Seat::Lead, Seat::Deputy, Seat::MinuteTaker, Seat::Member];

pub(super) fn form(known: &Workspace, subject: &Subject<Person>, env: &Env) -> Form {
    let capacity = subject.before.map(|person| &person.capacity);
    let mut blanks = vec![
        Blank::line("handle", "Called in the meeting")
            .hint("What @ completes while you record: Mum, HV, Mrs Osei.")
            .holding(subject.text(|person| &person.handle)),
        few(("capacity", "Comes as"), &Capacity::ALL, |one| one.label(), capacity)
            .hint("Only a professional's copies may hold what is for professionals only."),
        Blank::line("role", "Role")
            .optional()
            .hint("In words: mother, health visitor, head of year.")
            .holding(subject.text(|person| &person.role)),
        Blank::line("name", "Full name").optional().holding(subject.text(|person| &person.name)),
        Blank::line("agency", "Agency")
            .optional()
            .hint("health, school, family")
            .holding(subject.text(|person| &person.agency)),
        Blank::line("telephone", "Telephone").optional().holding(subject.text(|person| &person.telephone)),
    ];
    match subject.before {
        Some(_) => blanks.push(why()),
        None => blanks.extend(around_them(known, env)),
    }
    Form::new(blanks)
}

/// Their seat and their ties, which have forms of their own once they are on record.
fn around_them(known: &Workspace, env: &Env) -> Vec<Blank> {
    let seats = SEATS.map(|seat| seat.label().to_owned()).to_vec();
    let mut blanks = vec![
        Blank::few("seat", "Seat in the core group", seats)
            .optional()
            .hint("Leave it, or Backspace, for somebody without a seat."),
    ];
    if !known.children.is_empty() {
        let mut children = vec!["every child".to_owned()];
        children.extend(known.children.iter().map(|child| child.name.clone()));
        blanks.extend([
            Blank::line("relation", "What they are to the child").optional().hint(
                "Only for family: mother, stepfather, grandmother. A tie to one more child: l in the family.",
            ),
            Blank::few("children", "To which child", children).at(0),
            Blank::few("responsibility", "Parental responsibility", KNOWN.map(str::to_owned).to_vec()).at(0),
            Blank::few("may_receive", "Receives copies", DECIDED.map(str::to_owned).to_vec()).at(0),
        ]);
    }
    blanks.push(since("from", "Since", None, env));
    blanks
}

pub(super) fn read(mut typed: Typed, known: &Workspace, subject: &Subject<Person>) -> Read {
    let capacity = typed.chosen("capacity", "Choose one: a number, or Left and Right.");
    let person = Person {
        id: subject.id,
        family: known.family.id,
        handle: typed.line("handle"),
        name: typed.line("name"),
        role: typed.line("role"),
        agency: typed.line("agency"),
        capacity: Capacity::ALL.get(capacity).copied().unwrap_or(Capacity::Supporter),
        telephone: typed.line("telephone"),
        earlier: subject.before.map_or_else(Vec::new, |before| before.earlier.clone()),
    };
    typed.check(entry::of_person(&person, &known.people));
    let mut keep = vec![Piece::Person(person.clone())];
    if subject.is_new() {
        keep.extend(seat(&mut typed, known, &person).map(Piece::Member));
        keep.extend(ties(&mut typed, known, &person).into_iter().map(Piece::Tie));
    }
    typed.keep(keep)
}

fn seat(typed: &mut Typed, known: &Workspace, person: &Person) -> Option<Member> {
    let seat = *SEATS.get(typed.few("seat")?)?;
    let from = typed.since("from", true);
    let member = Member { id: new_id(), family: person.family, person: person.id, seat, from, until: None };
    typed.check(entry::of_member(&member, &known.members));
    Some(member)
}

fn ties(typed: &mut Typed, known: &Workspace, person: &Person) -> Vec<Tie> {
    let relation = typed.line("relation");
    if relation.is_empty() {
        if typed.few("responsibility") == Some(1) {
            typed.say("relation", "Parental responsibility needs a relation: mother, father, guardian.");
        }
        return Vec::new();
    }
    let from = typed.since("from", true);
    let chosen = typed.few("children").unwrap_or(0);
    let all = known.children.iter().enumerate().filter(|(n, _)| chosen == 0 || chosen == n + 1);
    let tie = |child| Tie {
        id: new_id(),
        family: person.family,
        person: person.id,
        child,
        relation: relation.clone(),
        responsibility: decided(typed.few("responsibility")),
        contact: String::new(),
        may_receive: decided(typed.few("may_receive")),
        from,
        until: None,
    };
    let ties: Vec<Tie> = all.map(|(_, child)| tie(child.id)).collect();
    for tie in &ties {
        typed.check(entry::of_tie(tie, typed.today));
    }
    ties
}
