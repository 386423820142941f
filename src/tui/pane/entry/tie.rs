//! What somebody is to one child.

use super::blanks::{around, held, since, why};
use super::subject::Subject;
use super::typed::{Read, Typed};
use crate::domain::date::Lean;
use crate::domain::id::Id;
use crate::domain::person::Tie;
use crate::service::families::Workspace;
use crate::service::{Piece, entry};
use crate::tui::pane::Env;
use crate::tui::widget::form::{Blank, Form};

/// What can be known of parental responsibility.
pub(super) const KNOWN: [&str; 3] = ["not known", "yes", "no"];
/// What can be decided about copies.
pub(super) const DECIDED: [&str; 3] = ["not decided", "yes", "no"];

/// What a number among [`KNOWN`] or [`DECIDED`] says.
pub(super) const fn decided(chosen: Option<usize>) -> Option<bool> {
    match chosen {
        Some(1) => Some(true),
        Some(2) => Some(false),
        _ => None,
    }
}

const fn number(decided: Option<bool>) -> usize {
    match decided {
        None => 0,
        Some(true) => 1,
        Some(false) => 2,
    }
}

/// Whose tie it is, in words: `Mum and Ben`.
pub(super) fn whose(known: &Workspace, tie: &Tie) -> String {
    let person = known.people.iter().find(|person| person.id == tie.person);
    let child = known.children.iter().find(|child| child.id == tie.child);
    let person = person.map_or("somebody", |person| &person.handle);
    format!("{person} and {}", child.map_or("a child", |child| &child.name))
}

pub(super) fn form(known: &Workspace, subject: &Subject<Tie>, env: &Env) -> Form {
    let tie = subject.before;
    let mut blanks = Vec::new();
    if tie.is_none() {
        let people = known.people.iter().map(|person| person.handle.clone()).collect();
        blanks.push(Blank::few("person", "Who", people).hint("Left and Right, or the first letter."));
        let children = known.children.iter().map(|child| child.name.clone()).collect();
        blanks.push(Blank::few("child", "To which child", children));
    }
    blanks.push(
        Blank::line("relation", "What they are to the child")
            .hint("mother, stepfather, grandmother")
            .holding(subject.text(|tie| &tie.relation)),
    );
    blanks.push(since("from", "Since", tie.map(|tie| tie.from), env));
    blanks.extend(facts(tie));
    if let Some(tie) = tie {
        let until = Blank::date("until", "Until", around(env), Lean::Back).optional();
        blanks.push(until.hint("The last day, where it has ended.").holding(&held(tie.until)));
        blanks.push(why());
    }
    let form = Form::new(blanks);
    match tie {
        Some(tie) => form.about(whose(known, tie)),
        None => form,
    }
}

fn facts(tie: Option<&Tie>) -> [Blank; 3] {
    let responsibility = tie.map_or(0, |tie| number(tie.responsibility));
    let receives = tie.map_or(0, |tie| number(tie.may_receive));
    [
        Blank::few("responsibility", "Parental responsibility", KNOWN.map(str::to_owned).to_vec())
            .at(responsibility),
        Blank::few("may_receive", "Receives copies", DECIDED.map(str::to_owned).to_vec())
            .hint("Whether they may receive what is written about this child.")
            .at(receives),
        Blank::line("contact", "Contact")
            .optional()
            .hint("In words: lives with her, saturdays 10 to 2 at Gran's.")
            .holding(tie.map_or("", |tie| &tie.contact)),
    ]
}

pub(super) fn read(mut typed: Typed, known: &Workspace, subject: &Subject<Tie>) -> Read {
    let (person, child) = pair(&mut typed, known, subject.before);
    let tie = Tie {
        id: subject.id,
        family: known.family.id,
        person: person.unwrap_or(subject.id),
        child: child.unwrap_or(subject.id),
        relation: typed.line("relation"),
        responsibility: decided(typed.few("responsibility")),
        contact: typed.line("contact"),
        may_receive: decided(typed.few("may_receive")),
        from: typed.since("from", subject.is_new()),
        until: typed.day("until"),
    };
    typed.check(entry::of_tie(&tie, typed.today));
    let again = |other: &Tie| other.person == tie.person && other.child == tie.child && other.until.is_none();
    let is_chosen = !typed.is_wrong("person") && !typed.is_wrong("child");
    if subject.is_new() && is_chosen && known.ties.iter().any(again) {
        typed.say("child", "What they are to this child is on record. Correct it with L.");
    }
    typed.keep(vec![Piece::Tie(tie)])
}

fn pair(typed: &mut Typed, known: &Workspace, before: Option<&Tie>) -> (Option<Id>, Option<Id>) {
    if let Some(before) = before {
        return (Some(before.person), Some(before.child));
    }
    let (who, whose) = (typed.chosen("person", "Choose who."), typed.chosen("child", "Choose the child."));
    (known.people.get(who).map(|person| person.id), known.children.get(whose).map(|child| child.id))
}
