//! Who was not here and sent nothing: services first, then interpreters, then what is simply not recorded.

use std::collections::BTreeSet;

use super::super::attendance::{Attendance, Came, How};
use super::super::id::Id;
use super::super::meeting::Kind;
use super::super::person::{Capacity, Person};
use super::super::presence::{Presence, interpreted, privacy_not_known};
use super::{Gap, Page, capital};

pub(super) fn gaps(page: &Page<'_>) -> Vec<Gap> {
    let mut all: Vec<Gap> =
        absent(page, Capacity::Professional).filter_map(|who| no_report(page, who)).collect();
    let needed: Vec<(String, Gap)> = page.record.people.iter().filter_map(|who| needed(page, who)).collect();
    let asked = |who: &&Person| {
        let language = language(page, who).unwrap_or_default().to_lowercase();
        needed.iter().any(|(needed, _)| *needed == language)
    };
    all.extend(
        absent(page, Capacity::Interpreter).filter(|who| !asked(who)).map(|who| interpreter(page, who)),
    );
    all.extend(needed.into_iter().map(|(_, gap)| gap));
    all.extend(not_recorded(page));
    all.extend(page.record.people.iter().filter_map(|who| private(page, who)));
    all
}

/// Somebody who needs an interpreter and had none in a part they were at; the language, and the question.
fn needed(page: &Page<'_>, person: &Person) -> Option<(String, Gap)> {
    let found: Vec<(&Attendance, Presence)> = rows(page, person.id)
        .filter(|row| row.was_there())
        .filter_map(|row| Some((row, interpreted(row, &page.record.attendance)?)))
        .collect();
    let with = |wanted| found.iter().find(|(_, found)| *found == wanted).map(|(row, _)| *row);
    let (row, absent) = match (with(Presence::Away), with(Presence::NotStated)) {
        (Some(row), _) => (row, true),
        (None, row) => (row?, false),
    };
    let (who, language) = (capital(&called(page, person)), row.needs_interpreter.trim());
    let question = if absent {
        format!(
            "{who} needs an interpreter for {language} and none was there: how was everyone understood, and what must \
             be gone over again?"
        )
    } else {
        format!("{who} needs an interpreter for {language}: was one there? Not recorded.")
    };
    Some((language.to_lowercase(), Gap::open(format!("needs-interpreter:{}", person.id), question)))
}

/// Somebody who joined by telephone or video, and nobody has said whether the place is private.
fn private(page: &Page<'_>, person: &Person) -> Option<Gap> {
    let row = rows(page, person.id).find(|row| privacy_not_known(row))?;
    let how = if row.how == Some(How::Phone) { "by telephone" } else { "by video" };
    let question = format!(
        "{} joined {how}: was the place private, so that nobody else could hear? Not known.",
        capital(&called(page, person))
    );
    Some(Gap::open(format!("private:{}", person.id), question))
}

fn language<'a>(page: &Page<'a>, person: &Person) -> Option<&'a str> {
    rows(page, person.id).map(|row| row.language.trim()).find(|language| !language.is_empty())
}

/// Professionals by what they are, where that tells them apart; others as they are called.
pub(super) fn called(page: &Page<'_>, person: &Person) -> String {
    let same_role = page.record.people.iter().filter(|other| other.role == person.role).count() > 1;
    let by_role = person.capacity.is_professional() && !person.role.is_empty() && !same_role;
    if by_role { format!("the {}", person.role) } else { person.handle.clone() }
}

fn rows<'a>(page: &Page<'a>, person: Id) -> impl Iterator<Item = &'a Attendance> + use<'a> {
    page.record.attendance.iter().filter(move |row| row.person == person)
}

/// Those who came to no part of the meeting, and are known not to have come to one of them.
fn absent<'p>(page: &'p Page<'_>, capacity: Capacity) -> impl Iterator<Item = &'p Person> {
    page.record.people.iter().filter(move |person| {
        let comes_as = rows(page, person.id).any(|row| row.capacity == capacity);
        let stayed_away = rows(page, person.id).any(|row| row.came == Some(Came::No));
        comes_as && stayed_away && !rows(page, person.id).any(Attendance::was_there)
    })
}

fn no_report(page: &Page<'_>, person: &Person) -> Option<Gap> {
    let reports: Vec<bool> = rows(page, person.id).filter_map(|row| row.report).collect();
    let who = capital(&called(page, person));
    let question = match reports.as_slice() {
        reports if reports.contains(&true) => return None,
        [] => format!("{who} was not here: was a report sent, and who will ask for it?"),
        _ => format!("{who} was not here and sent no report: who will ask for it, and by when?"),
    };
    Some(Gap::open(format!("no-report:{}", person.id), question))
}

fn interpreter(page: &Page<'_>, person: &Person) -> Gap {
    let which = language(page, person)
        .map_or_else(|| "The interpreter".into(), |language| format!("The {language} interpreter"));
    let question =
        format!("{which} did not come: how was everyone understood, and what must be gone over again?");
    Gap::open(format!("interpreter:{}", person.id), question)
}

/// Whoever should have been here and of whom nothing is recorded, professionals first; one question if that is
/// everybody.
fn not_recorded(page: &Page<'_>) -> Vec<Gap> {
    let expected = expected(page);
    let recorded = |person: &&Person| rows(page, person.id).any(|row| row.came.is_some());
    if !page.record.attendance.iter().any(|row| row.came.is_some()) && !expected.is_empty() {
        return vec![Gap::open("attendance".into(), "Who was here? Nothing is recorded yet.")];
    }
    let mut missing: Vec<&Person> = expected.into_iter().filter(|person| !recorded(person)).collect();
    missing.sort_by_key(|person| !person.capacity.is_professional());
    let question = |person: &Person| format!("Was {} here? Not recorded.", called(page, person));
    missing.into_iter().map(|person| Gap::open(format!("came:{}", person.id), question(person))).collect()
}

/// Those on the attendance list, and those with a seat on the day; at a meeting without the family, only its own.
fn expected<'a>(page: &Page<'a>) -> Vec<&'a Person> {
    let record = page.record;
    let listed: BTreeSet<Id> = record.attendance.iter().map(|row| row.person).collect();
    let seated = record.members.iter().filter(|member| member.sits_on(record.meeting.on));
    let seated: BTreeSet<Id> = seated.map(|member| member.person).collect();
    let without_family = record.meeting.kind == Kind::ProfessionalsOnly;
    let seated = |person: &Person| {
        seated.contains(&person.id) && (person.capacity.is_professional() || !without_family)
    };
    record.people.iter().filter(|person| listed.contains(&person.id) || seated(person)).collect()
}
