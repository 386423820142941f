//! What somebody in the family must not learn.

use super::blanks::{few, why};
use super::subject::Subject;
use super::typed::{Read, Typed};
use crate::domain::id::Id;
use crate::domain::shield::{Shield, What};
use crate::service::families::Workspace;
use crate::service::{Piece, entry, finding};
use crate::tui::pane::Env;
use crate::tui::widget::form::{Blank, Form};

const ABOUT: &str = "Lines and papers with these words are kept from them. A line of a meeting can be shared all the same: \
                     .share on the line.";

const WAYS: &str = "Each way it may be written, with ; between: 12 Mill Lane, OX4 1AB; the refuge";
/// Most examples that are shown of what is found, and of what is not.
const MOST_FOUND: usize = 5;
const MOST_MISSED: usize = 3;

/// Which it is, in words: `address: 12 Mill Lane; the refuge (not for Dad)`.
pub(in crate::tui::pane) fn whose(known: &Workspace, shield: &Shield) -> String {
    format!("{}: {} ({})", shield.what.label(), ways(shield), shield.audience().in_words(&known.people))
}

/// The ways it is written, in one line.
fn ways(shield: &Shield) -> String {
    let ways: Vec<&str> = shield.words.lines().map(str::trim).filter(|way| !way.is_empty()).collect();
    ways.join("; ")
}

/// Those it is kept from, as they are called.
fn names(known: &Workspace, from: &[Id]) -> String {
    let people = known.people.iter().filter(|person| from.contains(&person.id));
    people.map(|person| person.handle.as_str()).collect::<Vec<_>>().join(", ")
}

pub(super) fn form(known: &Workspace, subject: &Subject<Shield>, _: &Env) -> Form {
    let shield = subject.before;
    let family = known.people.iter().filter(|person| !person.capacity.is_professional());
    let family: Vec<&str> = family.map(|person| person.handle.as_str()).collect();
    let mut blanks = vec![
        few(("what", "What it is"), &What::ALL, |what| what.label(), shield.map(|shield| &shield.what)),
        Blank::line("words", "How it is written").hint(WAYS).holding(&shield.map_or_else(String::new, ways)),
        Blank::line("from", "Kept from")
            .optional()
            .hint(format!(
                "With commas: {}. Left empty, nobody in the family may learn it.",
                family.join(", ")
            ))
            .holding(&shield.map_or_else(String::new, |shield| names(known, &shield.from))),
    ];
    blanks.extend(shield.map(|_| why()));
    Form::new(blanks).about(ABOUT)
}

/// Says below the words what will be found of them and what will not, as they are typed.
pub(super) fn tell(form: &mut Form) {
    let what = form.chosen("what").and_then(|n| What::ALL.get(n)).copied();
    let shield = Shield {
        id: Id::from_bytes([0; 16]),
        family: Id::from_bytes([0; 16]),
        what: what.unwrap_or(What::Place),
        words: lines(form.words("words")),
        from: Vec::new(),
    };
    let (finds, misses) = (shield.finds(), shield.misses());
    let few = |all: &[String], most: usize| all.iter().take(most).cloned().collect::<Vec<_>>().join("; ");
    let words = match (what, finds.is_empty()) {
        (None, _) | (_, true) => WAYS.to_owned(),
        (_, false) => format!(
            "Found: {}. Not found: {}. Add other ways, and what it is called for short, with ; between.",
            few(&finds, MOST_FOUND),
            few(&misses, MOST_MISSED)
        ),
    };
    form.tell("words", words);
}

/// Each way it is written in a line of its own.
fn lines(words: &str) -> String {
    let ways = words.split(';').map(str::trim).filter(|way| !way.is_empty());
    ways.collect::<Vec<_>>().join("\n")
}

pub(super) fn read(mut typed: Typed, known: &Workspace, subject: &Subject<Shield>) -> Read {
    let what = typed.chosen("what", "Choose what it is: a number, or Left and Right.");
    let shield = Shield {
        id: subject.id,
        family: known.family.id,
        what: What::ALL.get(what).copied().unwrap_or(What::Place),
        words: lines(&typed.line("words")),
        from: from(&mut typed, known),
    };
    let names: Vec<&str> = known.children.iter().map(|child| child.name.as_str()).collect();
    typed.check(entry::of_shield(&shield, &names, &known.people));
    typed.keep(vec![Piece::Shield(shield)])
}

fn from(typed: &mut Typed, known: &Workspace) -> Vec<Id> {
    let mut from = Vec::new();
    for name in typed.line("from").split([',', ';']).map(str::trim).filter(|name| !name.is_empty()) {
        match finding::person(&known.people, name) {
            Some(person) => from.push(person.id),
            None => typed
                .say("from", format!("Nobody on record is called {name}. Write what they are called here.")),
        }
    }
    from
}
