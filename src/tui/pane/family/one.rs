//! Two people on record are one person: who, who stays, what goes over. It is done only when the last question is answered
//! otherwise than it starts.

use super::Family;
use crate::domain::id::Id;
use crate::domain::merge::Merge;
use crate::service::families::Workspace;
use crate::service::{Answer, Ask, Deed};
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::choice::Choice;
use crate::tui::pane::Reply;

const FIRST: &str = "person.one";
const OTHER: &str = "person.one-other";
const STAYS: &str = "person.one-stays";
const SURE: &str = "person.one-sure";
const BACK: &str = "person.two";
const AS_THEY_ARE: &str = "Both stay as they are.";

/// What is being asked of two people.
#[derive(Debug, Default)]
pub(super) struct One {
    offered: Vec<Id>,
    first: Option<Id>,
    other: Option<Id>,
    /// Who stays and who goes.
    chosen: Option<(Id, Id)>,
}

impl Family {
    /// Asks who is on record twice.
    pub(super) fn ask_first(&mut self) -> Vec<Effect> {
        self.one = One::default();
        let Some(known) = self.known.as_ref().filter(|known| known.people.len() > 1) else {
            return vec![Effect::Say("There are not two people on record.".into())];
        };
        self.one.offered = known.people.iter().map(|person| person.id).collect();
        ask(FIRST, "Who is on record twice?", "Nobody", self.answers())
    }

    /// Asks which two are to be two again.
    pub(super) fn ask_back(&mut self) -> Vec<Effect> {
        let Some(known) = self.known.as_ref() else { return Vec::new() };
        if known.merges.is_empty() {
            return vec![Effect::Say("Nobody was made one with another here.".into())];
        }
        let two =
            |merge: &Merge| format!("{} is not {}", merge.gone_person.handle, called(known, merge.kept));
        ask(BACK, "Who are two people after all?", "Nobody", known.merges.iter().map(two).collect())
    }

    fn answers(&self) -> Vec<String> {
        let known = self.known.as_ref();
        self.one
            .offered
            .iter()
            .map(|id| known.map_or_else(String::new, |known| described(known, *id)))
            .collect()
    }

    /// What an answer leads to; none where it is not one of these questions.
    pub(super) fn one_reply(&mut self, reply: &Reply) -> Option<Vec<Effect>> {
        match *reply {
            Reply::Left(FIRST | OTHER | STAYS | SURE) => Some(vec![Effect::Say(AS_THEY_ARE.into())]),
            Reply::Left(BACK) => Some(vec![Effect::Say("They stay one person.".into())]),
            Reply::Chosen(FIRST, n) => Some(self.take_first(n)),
            Reply::Chosen(OTHER, n) => Some(self.take_other(n)),
            Reply::Chosen(STAYS, n) => Some(self.take_stays(n)),
            Reply::Chosen(SURE, _) => Some(self.take_sure()),
            Reply::Chosen(BACK, n) => Some(self.take_back(n)),
            _ => None,
        }
    }

    fn take_back(&self, n: usize) -> Vec<Effect> {
        let merge = self.known.as_ref().and_then(|known| known.merges.get(n));
        merge.map(|merge| Effect::Do(Deed::Unmerge(merge.id))).into_iter().collect()
    }

    fn take_first(&mut self, n: usize) -> Vec<Effect> {
        let Some(first) = self.one.offered.get(n).copied() else { return Vec::new() };
        self.one.first = Some(first);
        self.one.offered.retain(|id| *id != first);
        let who = self.called(first);
        ask(OTHER, &format!("Who is the same person as {who}?"), "Nobody", self.answers())
    }

    fn take_other(&mut self, n: usize) -> Vec<Effect> {
        let (Some(first), Some(other)) = (self.one.first, self.one.offered.get(n).copied()) else {
            return Vec::new();
        };
        self.one.other = Some(other);
        let (a, b) = (self.called(first), self.called(other));
        let answers = vec![format!("{a} stays; {b} becomes {a}"), format!("{b} stays; {a} becomes {b}")];
        ask(STAYS, "Who stays?", "Both stay as they are", answers)
    }

    fn take_stays(&mut self, n: usize) -> Vec<Effect> {
        let (Some(first), Some(other)) = (self.one.first, self.one.other) else { return Vec::new() };
        self.one.chosen = Some(if n == 0 { (first, other) } else { (other, first) });
        self.one.chosen.map_or_else(Vec::new, |(kept, gone)| vec![Effect::Ask(Ask::Merging { kept, gone })])
    }

    /// What goes over has been looked up: the last question.
    pub(super) fn hear_merging(&self, answer: &Answer) -> Option<Vec<Effect>> {
        let Answer::Merging(plan) = answer else { return None };
        if self.one.chosen != Some((plan.kept.id, plan.gone.id)) {
            return None;
        }
        let question = format!("Are {} and {} one person?", plan.gone.handle, plan.kept.handle);
        let answers = vec![format!("Make them one: {} stays", plan.kept.handle)];
        let choice = Choice::decide(SURE, question, "Leave both as they are", answers);
        Some(vec![lay(choice.about(&plan.said.join(" ")))])
    }

    fn take_sure(&mut self) -> Vec<Effect> {
        self.one
            .chosen
            .take()
            .map(|(kept, gone)| Effect::Do(Deed::Merge { kept, gone }))
            .into_iter()
            .collect()
    }

    fn called(&self, id: Id) -> String {
        self.known.as_ref().map_or_else(String::new, |known| called(known, id))
    }
}

fn ask(name: &'static str, question: &str, nothing: &str, answers: Vec<String>) -> Vec<Effect> {
    vec![lay(Choice::decide(name, question, nothing, answers))]
}

fn lay(choice: Choice) -> Effect {
    Effect::Lay(Box::new(Overlay::Choice(choice)))
}

fn called(known: &Workspace, id: Id) -> String {
    known.people.iter().find(|one| one.id == id).map_or_else(String::new, |person| person.handle.clone())
}

/// `Gran, grandmother, Pat Ashby`.
fn described(known: &Workspace, id: Id) -> String {
    let Some(person) = known.people.iter().find(|one| one.id == id) else { return String::new() };
    let words = [&person.handle, &person.role, &person.name].map(String::as_str);
    let mut said: Vec<&str> = Vec::new();
    for word in words {
        if !word.is_empty() && !said.contains(&word) {
            said.push(word);
        }
    }
    said.join(", ")
}
