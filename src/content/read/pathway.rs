//! `pathway.toml`: the path from a worry to a next step.

use std::collections::HashSet;

use super::{Home, Kind, Mention, Spot};
use crate::content::fault::Notes;
use crate::domain::pathway::{End, MOST_ANSWERS, Pathway, Step};

impl Kind for Pathway {
    const HOME: Home = Home::File("pathway.toml");
    const NAME: &'static str = "pathway";

    fn id(&self) -> &str {
        &self.id
    }

    fn check(&self, spot: &Spot<'_>, notes: &Notes<'_>) {
        spot.in_order(("reviewed", &self.reviewed), ("review_by", &self.review_by), notes);
        if self.sources.is_empty() {
            notes.at(spot.at(""), "the path names no source", "Add a `[[source]]` with a `name`.");
        }
        self.steps.iter().enumerate().for_each(|(n, step)| check_step(step, n, spot, notes));
        self.ends.iter().enumerate().for_each(|(n, end)| check_end(end, n, spot, notes));
        check_ids(self, spot, notes);
        check_ways(self, spot, notes);
    }

    fn mentions(&self) -> Vec<Mention> {
        let mut all = Vec::new();
        for (n, step) in self.steps.iter().enumerate() {
            for (m, answer) in step.answers.iter().enumerate() {
                let at = |key: &str| format!("step.{n}.answer.{m}.{key}");
                all.extend(mentions(&at("pages"), "page", &answer.pages));
                all.extend(mentions(&at("tools"), "tool", &answer.tools));
            }
        }
        for (n, end) in self.ends.iter().enumerate() {
            all.extend(mentions(&format!("end.{n}.pages"), "page", &end.pages));
            all.extend(mentions(&format!("end.{n}.tools"), "tool", &end.tools));
            all.extend(mentions(&format!("end.{n}.contacts"), "contact", &end.contacts));
        }
        all
    }
}

fn mentions(path: &str, kind: &'static str, ids: &[String]) -> Vec<Mention> {
    let mention = |(n, id): (usize, &String)| Mention { path: format!("{path}.{n}"), kind, id: id.clone() };
    ids.iter().enumerate().map(mention).collect()
}

fn check_step(step: &Step, n: usize, spot: &Spot<'_>, notes: &Notes<'_>) {
    let at = |key: &str| spot.at(&format!("step.{n}.{key}"));
    if step.answers.len() < 2 {
        let what = format!("the question `{}` has fewer than two answers", step.id);
        notes.at(at("answer"), what, "Add a `[[step.answer]]`, or take the question out.");
    }
    if step.answers.len() > MOST_ANSWERS {
        let what = format!("the question `{}` has more than {MOST_ANSWERS} answers", step.id);
        notes.at(at("answer"), what, "Put some together, or ask in two questions.");
    }
    let mut ids = HashSet::new();
    for (m, answer) in step.answers.iter().enumerate() {
        let at = at(&format!("answer.{m}.id"));
        if !ids.insert(answer.id.as_str()) {
            let what = format!("a second answer has the id `{}`", answer.id);
            notes.at(at, what, "Give one of the two another id.");
        }
        if answer.id.parse::<usize>().is_ok() || answer.id.contains([' ', ',']) {
            let what = format!("`{}` cannot be the id of an answer", answer.id);
            notes.at(at, what, "Use one word that is not a number, such as `yes` or `not-yet`.");
        }
    }
}

/// An end leads somewhere: to something to do, somebody to ring, something to read and to use, something to write.
fn check_end(end: &End, n: usize, spot: &Spot<'_>, notes: &Notes<'_>) {
    let lacks = |is_missing: bool, what: &str, todo: &str| {
        if is_missing {
            notes.at(spot.at(&format!("end.{n}")), format!("the end `{}` {what}", end.id), todo);
        }
    };
    lacks(end.next.is_empty(), "says nothing to do", "Add `next`: what to do now, in order.");
    lacks(
        end.needs.is_empty() && end.contacts.is_empty(),
        "names nobody to ring",
        "Add `needs`, such as [\"report\"], or `contacts` with ids.",
    );
    lacks(end.pages.is_empty(), "names no page", "Add `pages` with the id of one.");
    // Whoever rings for help now is given nothing to fill in.
    lacks(end.tools.is_empty() && !end.is_danger(), "names no tool", "Add `tools` with the id of one.");
    lacks(
        end.write_down.is_empty(),
        "says nothing to write down",
        "Add `write_down`: what will be asked later.",
    );
}

fn check_ids(path: &Pathway, spot: &Spot<'_>, notes: &Notes<'_>) {
    let mut seen = HashSet::new();
    let steps = path.steps.iter().enumerate().map(|(n, step)| (format!("step.{n}.id"), &step.id));
    let ends = path.ends.iter().enumerate().map(|(n, end)| (format!("end.{n}.id"), &end.id));
    for (place, id) in steps.chain(ends) {
        if !seen.insert(id) {
            let what = format!("the id `{id}` is used twice in the path");
            notes.at(spot.at(&place), what, "Give one of the two another id.");
        }
    }
}

fn check_ways(path: &Pathway, spot: &Spot<'_>, notes: &Notes<'_>) {
    let mut leads_nowhere = path.at(&path.first).is_none();
    if leads_nowhere {
        let what = format!("there is no question `{}`", path.first);
        notes.at(spot.at("first"), what, "Put the id of a `[[step]]`.");
    }
    for (n, step) in path.steps.iter().enumerate() {
        for (m, answer) in step.answers.iter().enumerate().filter(|(_, answer)| path.at(&answer.to).is_none())
        {
            leads_nowhere = true;
            let what = format!("there is no question and no end `{}`", answer.to);
            let todo = "Put the id of a `[[step]]` or an `[[end]]`.";
            notes.at(spot.at(&format!("step.{n}.answer.{m}.to")), what, todo);
        }
    }
    // While an answer leads nowhere, what cannot be reached is only its echo.
    if leads_nowhere {
        return;
    }
    unreached(path, spot, notes);
    for step in path.without_end() {
        let n = path.steps.iter().position(|other| other.id == step.id).unwrap_or(0);
        let what = format!("from the question `{}` no answer leads to an end", step.id);
        notes.at(spot.at(&format!("step.{n}.id")), what, "Let one of its answers lead out of the round.");
    }
    if !path.asks_danger_first() {
        let todo = "Begin with whether a child is in danger now; one answer leads to an end with `needs = [\"danger_now\"]`.";
        notes.at(spot.at("first"), "the first question is not about danger now", todo);
    }
}

fn unreached(path: &Pathway, spot: &Spot<'_>, notes: &Notes<'_>) {
    let reached = path.reached();
    let steps = path.steps.iter().enumerate().map(|(n, step)| (format!("step.{n}.id"), "question", &step.id));
    let ends = path.ends.iter().enumerate().map(|(n, end)| (format!("end.{n}.id"), "end", &end.id));
    for (place, what, id) in steps.chain(ends).filter(|(_, _, id)| !reached.contains(id.as_str())) {
        let what = format!("no answer leads to the {what} `{id}`");
        notes.at(spot.at(&place), what, "Let an answer lead to it, or take it out.");
    }
}
