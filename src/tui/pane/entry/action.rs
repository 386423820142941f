//! An action that was agreed: other words, another owner, another day, after its meeting was closed.

use chrono::NaiveDate;

use super::blanks::{around, held};
use super::standing::must_say_who_writes;
use super::typed::{Read, Typed};
use crate::domain::action::Action;
use crate::domain::compare;
use crate::domain::date::Lean;
use crate::domain::entry::Named;
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::service::families::Workspace;
use crate::service::{Piece, entry};
use crate::tui::pane::Env;
use crate::tui::widget::form::{Blank, Form};

/// An action in a list of them: `new ear moulds for Ben (HV, by Fri 4 Dec 2026)`.
pub(super) fn whose(action: &Action, people: &[Person]) -> String {
    let owners = action.owners_among(people);
    let owners = if owners.is_empty() { "no owner" } else { &owners };
    let day = action.short_day().unwrap_or_else(|| "no date".into());
    format!("{} ({owners}, {day})", action.what)
}

const OWNERS: &str = "As they are called: HV, or HV and SW. Empty where nobody has it yet.";

/// Says below the owners, as they are typed, who of them is nobody on record: a slip, or somebody from outside.
pub(super) fn tell(form: &mut Form, people: &[Person]) {
    let all = each(form.words("owner")).map(|words| named(words, people));
    let unknown: Vec<String> =
        all.filter(|one| one.person.is_none()).map(|one| format!("\"{}\"", one.words)).collect();
    let words = match unknown.as_slice() {
        [] => OWNERS.to_owned(),
        unknown => {
            let known: Vec<&str> = people.iter().map(|person| person.handle.as_str()).collect();
            format!(
                "Nobody on record is called {}: kept as written. On record: {}.",
                unknown.join(" or "),
                known.join(", ")
            )
        }
    };
    form.tell("owner", words);
}

/// The names in what was typed: `HV and SW`, `@HV, SW`.
fn each(typed: &str) -> impl Iterator<Item = &str> {
    let parts = typed.split(" and ").flat_map(|part| part.split([',', '&']));
    parts.map(|part| part.trim().trim_start_matches('@').trim()).filter(|part| !part.is_empty())
}

pub(super) fn form(known: &Workspace, id: Id, env: &Env) -> Option<Form> {
    let action = known.actions.iter().find(|action| action.id == id)?;
    let mut blanks = vec![
        Blank::line("what", "What will be done").holding(&action.what),
        Blank::line("owner", "Who does it")
            .optional()
            .hint(OWNERS)
            .holding(&action.owners_among(&known.people)),
        Blank::date("due", "By when", around(env), Lean::Ahead)
            .optional()
            .hint("fri 4 dec, in 2 weeks. Empty where there is no last day.")
            .holding(&held(action.due)),
        Blank::line("why", "Why it is changed")
            .hint("Stands beside it, with the day and your name. The minutes stay."),
    ];
    if must_say_who_writes(env).is_some() {
        let hint = "Your name and role: Jo Bell, social worker. Asked once; My store corrects it.";
        blanks.push(Blank::line("writer", "Who writes").optional().hint(hint));
    }
    Some(Form::new(blanks).about(whose(action, &known.people)))
}

pub(super) fn read(mut typed: Typed, known: &Workspace, id: Id, env: &Env) -> Read {
    let Some(before) = known.actions.iter().find(|action| action.id == id) else { return Err(Vec::new()) };
    let (owner, person, also) = owners(&typed.line("owner"), before, &known.people);
    let due = typed.day("due");
    // The day it had in another way holds until another day is given.
    let bounded = before.bounded.filter(|_| due == before.due);
    let action = Action { what: typed.line("what"), owner, person, also, due, bounded, ..before.clone() };
    if typed.line("why").is_empty() && !typed.is_wrong("why") {
        typed.say("why", "Say why it is changed.");
    }
    if action.terms() == before.terms() {
        typed.say("what", "Nothing is different yet. Esc leaves it as it is.");
    }
    let on = known.meetings.iter().find(|meeting| meeting.id == before.meeting).map(|meeting| meeting.on);
    typed.check(entry::of_action(&action, on.unwrap_or(NaiveDate::MIN)));
    let mut keep = Vec::new();
    if let Some(standing) = must_say_who_writes(env) {
        let standing = standing.with_writer(&typed.line("writer"));
        keep.extend(standing.written_by().map(|_| Piece::Standing(standing)));
    }
    keep.push(Piece::Action(Box::new(action)));
    typed.keep(keep)
}

/// Who does it, as typed: whoever is on record under a name is meant by it. Words that were not changed mean whom they meant.
fn owners(typed: &str, before: &Action, people: &[Person]) -> (String, Option<Id>, Vec<Named>) {
    if typed == before.owners_among(people) {
        return (before.owner.clone(), before.person, before.also.clone());
    }
    let mut all: Vec<Named> = each(typed).map(|part| named(part, people)).collect();
    if all.is_empty() {
        return (String::new(), None, Vec::new());
    }
    let first = all.remove(0);
    (first.words, first.person, all)
}

fn named(words: &str, people: &[Person]) -> Named {
    let is_called =
        |person: &&Person| compare::same(&person.handle, words) || compare::same(&person.name, words);
    match people.iter().find(is_called) {
        Some(person) => Named { words: person.handle.clone(), person: Some(person.id) },
        None => Named { words: words.to_owned(), person: None },
    }
}
