//! A child.

use super::blanks::{around, held, why};
use super::subject::Subject;
use super::typed::{Read, Typed};
use crate::domain::audience::Audience;
use crate::domain::child::{Birth, Child};
use crate::domain::date::Lean;
use crate::service::families::Workspace;
use crate::service::{Piece, entry};
use crate::tui::pane::Env;
use crate::tui::widget::form::{Blank, Form};

pub(super) fn form(known: &Workspace, subject: &Subject<Child>, env: &Env) -> Form {
    let child = subject.before;
    let (born, due) = match child.map(|child| child.birth) {
        Some(Birth::Born(day)) => (Some(day), None),
        Some(Birth::Due(day)) => (None, Some(day)),
        None => (None, None),
    };
    let order = child.map_or(known.children.len() + 1, |child| place(known, child));
    let mut blanks = vec![
        Blank::line("name", "Name as used")
            .hint("First name, as the child is called; Baby before there is one.")
            .holding(subject.text(|child| &child.name)),
        Blank::date("born", "Date of birth", around(env), Lean::Back)
            .hint("Leave it empty for a child who is not born yet, and give the expected date below.")
            .holding(&held(born)),
        Blank::date("expected", "Expected, if not born yet", around(env), Lean::Ahead)
            .hint("Only for a child who is not born yet.")
            .holding(&held(due)),
        Blank::line("school", "School or nursery")
            .optional()
            .hint("With the class or the key worker where it helps.")
            .holding(subject.text(|child| &child.school)),
        Blank::line("needs", "Needs others must know")
            .optional()
            .hint("What others need to know to meet this child's needs: a disability, a health need.")
            .holding(subject.text(|child| &child.needs)),
        Blank::line("takes_part", "Helps them take part")
            .optional()
            .hint("What helps this child take part in what is decided: pictures, time, somebody they trust.")
            .holding(subject.text(|child| &child.takes_part)),
        Blank::line("order", "Place in the list")
            .typed_over()
            .optional()
            .hint("1 comes first. The other children move up or down.")
            .holding(&order.to_string()),
    ];
    if let Some(child) = child {
        let lost = Blank::date("lost", "Death or loss recorded", around(env), Lean::Back);
        let hint = "From then on no date, question or gap mentions this child.";
        blanks.push(lost.optional().hint(hint).holding(&held(child.lost)));
        blanks.push(why());
    }
    Form::new(blanks)
}

/// Place among the children, from 1.
fn place(known: &Workspace, child: &Child) -> usize {
    known.children.iter().position(|one| one.id == child.id).map_or(1, |at| at + 1)
}

pub(super) fn read(mut typed: Typed, known: &Workspace, subject: &Subject<Child>) -> Read {
    let child = Child {
        id: subject.id,
        family: known.family.id,
        name: typed.line("name"),
        order: 0,
        birth: birth(&mut typed),
        needs: typed.line("needs"),
        school: typed.line("school"),
        takes_part: typed.line("takes_part"),
        audience: subject.before.map_or(Audience::Everyone, |before| before.audience.clone()),
        lost: typed.day("lost"),
        earlier: subject.before.map_or_else(Vec::new, |before| before.earlier.clone()),
    };
    typed.check(entry::of_child(&child, &known.children, typed.today));
    let at = order(&mut typed, known, &child);
    typed.keep(in_order(known, child, at))
}

fn birth(typed: &mut Typed) -> Birth {
    let (born, due) = (typed.day("born"), typed.day("expected"));
    match (born, due) {
        (Some(_), Some(_)) => {
            typed.say("expected", "A child who is born has a date of birth only. Leave this empty.");
        }
        (None, None) if !typed.is_wrong("born") && !typed.is_wrong("expected") => {
            typed.say("born", "Give the date of birth, or below it the day the child is expected.");
        }
        _ => {}
    }
    match (born, due) {
        (Some(born), _) => Birth::Born(born),
        (None, Some(due)) => Birth::Due(due),
        (None, None) => Birth::Born(typed.today),
    }
}

fn order(typed: &mut Typed, known: &Workspace, child: &Child) -> usize {
    let others = known.children.iter().filter(|other| other.id != child.id).count();
    let words = typed.line("order");
    match words.parse::<usize>() {
        Ok(at) if (1..=others + 1).contains(&at) => at,
        _ if words.is_empty() => others + 1,
        _ => {
            typed.say("order", format!("Write a whole number from 1 to {}.", others + 1));
            1
        }
    }
}

/// The child at its place, and those whose place is another one by it.
fn in_order(known: &Workspace, child: Child, at: usize) -> Vec<Piece> {
    let mut all: Vec<Child> = known.children.iter().filter(|other| other.id != child.id).cloned().collect();
    let id = child.id;
    all.insert(at.saturating_sub(1).min(all.len()), child);
    let numbered = (1..).zip(all).filter(|(order, one)| one.order != *order || one.id == id);
    numbered.map(|(order, one)| Piece::Child(Child { order, ..one })).collect()
}
