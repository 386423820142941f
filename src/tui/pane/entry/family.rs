//! A family's own facts.

use super::typed::{Faults, Typed, since, why};
use crate::domain::family::Family;
use crate::domain::id::Id;
use crate::service::families::FamilyRow;
use crate::service::{Entered, Piece, entry};
use crate::tui::pane::Env;
use crate::tui::widget::form::{Blank, Form};

pub(super) fn form(family: Option<&Family>, env: &Env) -> Form {
    let held_by = |of: fn(&Family) -> &str| family.map_or("", of).to_owned();
    let mut blanks = vec![
        Blank::line("reference", "Reference")
            .hint("Names the family on screen and in names of files: never a person's name. F-207")
            .holding(&held_by(|family| &family.reference)),
        since("since", "Known since", family.map(|family| family.since), env),
        Blank::line("name", "Household's name")
            .optional()
            .hint("For your own lists.")
            .holding(&held_by(|family| &family.name)),
        Blank::line("about", "What it is about")
            .optional()
            .hint("What happened and why there is a plan, in a sentence or two.")
            .holding(&held_by(|family| &family.about)),
    ];
    blanks.extend(family.map(|_| why()));
    Form::new(blanks)
}

pub(super) fn read(
    form: &Form,
    (kept, id): (Option<&Family>, Id),
    others: &[FamilyRow],
    env: &Env,
) -> Result<Entered, Faults> {
    let mut typed = Typed::of(form);
    let family = Family {
        id: kept.map_or(id, |kept| kept.id),
        reference: typed.line("reference"),
        name: typed.line("name"),
        since: typed.since("since", kept.is_none(), env),
        about: typed.line("about"),
        made_up: kept.is_some_and(|kept| kept.made_up),
    };
    let others: Vec<Family> = others.iter().map(|row| named(row, &family)).collect();
    typed.check(entry::of_family(&family, &others, env.today));
    let reason = typed.line("why");
    typed.or_faults(Entered { keep: vec![Piece::Family(family)], reason, ..Entered::default() })
}

/// Another family, of which only the reference is looked at.
fn named(row: &FamilyRow, like: &Family) -> Family {
    Family { id: row.id, reference: row.reference.clone(), ..like.clone() }
}
