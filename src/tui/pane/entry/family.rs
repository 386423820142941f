//! A family's own facts.

use super::blanks::{since, why};
use super::subject::Subject;
use super::typed::{Read, Typed};
use crate::domain::family::Family;
use crate::service::families::FamilyRow;
use crate::service::{Piece, entry};
use crate::tui::pane::Env;
use crate::tui::widget::form::{Blank, Form};

pub(super) fn form(subject: &Subject<Family>, env: &Env) -> Form {
    let family = subject.before;
    let mut blanks = vec![
        Blank::line("reference", "Reference")
            .hint("Names the family on screen and in names of files: never a person's name. F-207")
            .holding(subject.text(|family| &family.reference)),
        since("since", "Known since", family.map(|family| family.since), env),
        Blank::line("name", "Household's name")
            .optional()
            .hint("For your own lists.")
            .holding(subject.text(|family| &family.name)),
        Blank::line("about", "What it is about")
            .optional()
            .hint("What happened and why there is a plan, in a sentence or two.")
            .holding(subject.text(|family| &family.about)),
    ];
    blanks.extend(family.map(|_| why()));
    Form::new(blanks)
}

pub(super) fn read(mut typed: Typed, others: &[FamilyRow], subject: &Subject<Family>) -> Read {
    let family = Family {
        id: subject.id,
        reference: typed.line("reference"),
        name: typed.line("name"),
        since: typed.since("since", subject.is_new()),
        about: typed.line("about"),
        made_up: subject.before.is_some_and(|before| before.made_up),
    };
    let others: Vec<Family> = others.iter().map(|row| named(row, &family)).collect();
    typed.check(entry::of_family(&family, &others, typed.today));
    typed.keep(vec![Piece::Family(family)])
}

/// Another family, of which only the reference is looked at.
fn named(row: &FamilyRow, like: &Family) -> Family {
    Family { id: row.id, reference: row.reference.clone(), ..like.clone() }
}
