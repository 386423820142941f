//! The pages of a family's workspace: overview, a child, people, plan.

use crate::domain::child::{Birth, Child};
use crate::domain::episode::Status;
use crate::domain::id::Id;
use crate::domain::moment::{clock_time, long_date, short_date};
use crate::domain::outcome::Outcome;
use crate::service::families::Workspace;
use crate::tui::pane::Env;
use crate::tui::pane::entry::shield;
use crate::tui::widget::page::Para;

pub(super) fn overview(known: &Workspace, env: &Env) -> Vec<Para> {
    let mut paras =
        vec![Para::heading(format!("{} {}", known.family.reference, known.family.name)), Para::space()];
    if !known.family.about.is_empty() {
        paras.push(Para::words(&known.family.about));
    }
    if let Some(next) = &known.next {
        paras.push(Para::heading("Next core group"));
        paras.push(Para::line(format!("Latest: {}", long_date(next.latest))));
        paras.extend(
            next.not_worked.as_ref().map(|day| Para::words(format!("That day is {}.", day.in_words()))),
        );
        paras.push(Para::line(match next.agreed {
            Some(day) if day > next.latest => format!("Agreed: {}, later than that", long_date(day)),
            Some(day) => format!("Agreed: {}", long_date(day)),
            None => "No date agreed yet".into(),
        }));
        paras.push(Para::words(&next.how));
    }
    for meeting in known.meetings.iter().filter(|meeting| meeting.is_undecided()) {
        let day = long_date(meeting.on);
        let words = format!("{} of {day} was broken off: not decided whether it counts.", meeting.title());
        paras.push(Para::words(&words));
    }
    let goes_on = known.actions.iter().filter(|action| action.progress.goes_on());
    let overdue = goes_on.clone().filter(|action| action.due.is_some_and(|due| due < env.today)).count();
    paras.push(Para::heading("Actions"));
    paras.push(Para::words(format!("{} open, {overdue} overdue", goes_on.count())));
    paras.push(Para::heading("Children"));
    paras.extend(known.children.iter().map(|child| Para::item("- ", child_line(known, child, env))));
    paras
}

fn child_line(known: &Workspace, child: &Child, env: &Env) -> String {
    let plan = known
        .episodes
        .iter()
        .find(|one| one.child == child.id && one.status == Status::Plan && one.until.is_none());
    let plan = plan.map_or_else(String::new, |plan| {
        format!(", on a plan for {} since {}", plan.category, long_date(plan.from))
    });
    format!("{}{plan}", child.name_and_age(env.today))
}

pub(super) fn child_paras(known: &Workspace, id: Id, env: &Env) -> Vec<Para> {
    let Some(child) = known.children.iter().find(|child| child.id == id) else { return Vec::new() };
    let mut paras = vec![Para::heading(child.name_and_age(env.today))];
    paras.push(Para::line(match child.birth {
        Birth::Born(day) => format!("Born {}", long_date(day)),
        Birth::Due(day) => format!("Expected {}", long_date(day)),
    }));
    paras.push(Para::line(child_line(known, child, env)));
    paras.push(Para::space());
    paras.extend(Para::fact("School or nursery", &child.school));
    for (heading, words) in
        [("Needs others must know", &child.needs), ("Helps them take part", &child.takes_part)]
    {
        if !words.is_empty() {
            paras.push(Para::heading(heading));
            paras.push(Para::words(words));
        }
    }
    paras.push(Para::heading("People"));
    for tie in known.ties.iter().filter(|tie| tie.child == id) {
        let Some(person) = known.people.iter().find(|person| person.id == tie.person) else { continue };
        let pr = match tie.responsibility {
            Some(true) => ", parental responsibility",
            Some(false) => ", no parental responsibility",
            None => ", parental responsibility not known",
        };
        let receives = match tie.may_receive {
            Some(true) => ", may receive the record",
            Some(false) => ", may not receive the record",
            None => ", not decided whether they receive the record",
        };
        paras.push(Para::item("- ", format!("{}, {}{pr}{receives}", person.handle, tie.relation)));
    }
    paras.push(Para::space());
    for outcome in known.outcomes.iter().filter(|outcome| outcome.child == id) {
        paras.extend(outcome_paras(outcome));
    }
    paras
}

fn outcome_paras(outcome: &Outcome) -> Vec<Para> {
    let mut paras =
        vec![Para::heading(&outcome.change), Para::line(format!("Better looks like: {}", outcome.better))];
    paras.extend(Para::fact("At the start", &outcome.baseline));
    paras.extend(Para::fact("Measured by", &outcome.measure));
    paras.extend(outcome.by.map(|day| Para::line(format!("By {}", long_date(day)))));
    paras.extend(Para::fact("If it does not", &outcome.contingency));
    paras.push(Para::space());
    paras
}

/// A note from "Where do I start?", whole. A note that was removed while it was shown is the overview.
pub(super) fn path_note(known: &Workspace, id: Id, env: &Env) -> Vec<Para> {
    let Some(note) = known.path_notes.iter().find(|note| note.id == id) else { return overview(known, env) };
    let mut paras = vec![
        Para::heading(&note.step),
        Para::line(format!(
            "Kept on {} at {}. For: {}. s corrects it.",
            long_date(note.at.date_naive()),
            clock_time(&note.at),
            note.audience.in_words(&known.people)
        )),
        Para::space(),
    ];
    for (heading, words) in [("What was seen, heard and told", &note.words), ("What was done", &note.done)] {
        paras.push(Para::heading(heading));
        paras.push(Para::words(if words.is_empty() { "Nothing is written yet." } else { words }));
    }
    let way: Vec<String> = note.way.iter().map(|(ask, says)| format!("{ask} {says}")).collect();
    let lists = [
        ("What was answered", &way),
        ("What to do", &note.next),
        ("Whom to ring, as it was then", &note.contacts),
    ];
    for (heading, items) in lists.into_iter().filter(|(_, items)| !items.is_empty()) {
        paras.push(Para::heading(heading));
        paras.extend(items.iter().map(|item| Para::item("- ", item)));
        paras.push(Para::space());
    }
    paras.push(Para::line(format!("{}.", note.path)));
    paras
}

pub(super) fn people(known: &Workspace) -> Vec<Para> {
    let mut paras = vec![Para::heading("The core group")];
    for seat in known.members.iter().filter(|seat| seat.until.is_none()) {
        let person = known.people.iter().find(|person| person.id == seat.person);
        let words = person.map_or_else(String::new, |person| format!("{}, {}", person.handle, person.role));
        paras.push(Para::item("- ", format!("{words}: {}", seat.seat.label())));
    }
    paras.push(Para::space());
    paras.push(Para::heading("Everyone on record"));
    for person in &known.people {
        let telephone =
            if person.telephone.is_empty() { String::new() } else { format!(", {}", person.telephone) };
        let words = format!("{}, {} ({}){telephone}", person.handle, person.role, person.capacity.label());
        paras.push(Para::item("- ", words));
    }
    if !known.shields.is_empty() {
        paras.push(Para::space());
        paras.push(Para::heading("Kept from somebody"));
        paras.extend(known.shields.iter().map(|one| Para::item("- ", shield::whose(known, one))));
    }
    paras
}

pub(super) fn plan(known: &Workspace, env: &Env) -> Vec<Para> {
    let mut paras = vec![Para::heading("Actions that go on (E changes one)")];
    for action in known.actions.iter().filter(|action| action.progress.goes_on()) {
        let owners = action.owners_among(&known.people);
        let owner = if owners.is_empty() { "no owner" } else { &owners };
        let due = match action.due {
            Some(day) if day < env.today => format!("was due {}", short_date(day)),
            _ => action.short_day().unwrap_or_else(|| "no date".into()),
        };
        let moved = match action.moved_from.len() {
            0 => String::new(),
            1 => ", moved once".into(),
            n => format!(", moved {n} times"),
        };
        paras.push(Para::item("- ", format!("{} ({owner}, {due}{moved})", action.what)));
        let changes = known.action_changes.iter().filter(|change| change.action == action.id);
        paras.extend(changes.map(|change| Para::item("    ", change.in_words(action))));
    }
    paras.push(Para::space());
    for child in &known.children {
        for outcome in known.outcomes.iter().filter(|outcome| outcome.child == child.id) {
            paras.push(Para::line(format!("For {}:", child.name)));
            paras.extend(outcome_paras(outcome));
        }
    }
    paras
}
