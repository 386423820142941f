//! Two people on record are one person: who, who stays, what goes over. It is done only when the last question is answered
//! otherwise than it starts.

use super::Family;
use crate::domain::id::Id;
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
        ask(FIRST, "Who is on record twice?", "", self.answers("nobody"))
    }

    /// Asks which two are to be two again.
    pub(super) fn ask_back(&mut self) -> Vec<Effect> {
        let Some(known) = self.known.as_ref() else { return Vec::new() };
        if known.merges.is_empty() {
            return vec![Effect::Say("Nobody was made one with another here.".into())];
        }
        let mut answers: Vec<String> = known
            .merges
            .iter()
            .map(|merge| format!("{} is not {}", merge.gone_person.handle, called(known, merge.kept)))
            .collect();
        answers.push("nobody".into());
        ask(BACK, "Who are two people after all?", "", answers)
    }

    fn answers(&self, last: &str) -> Vec<String> {
        let known = self.known.as_ref();
        let named = |id: &Id| known.map_or_else(String::new, |known| described(known, *id));
        self.one.offered.iter().map(named).chain([last.to_owned()]).collect()
    }

    /// What an answer leads to; none where it is not one of these questions.
    pub(super) fn one_reply(&mut self, reply: &Reply) -> Option<Vec<Effect>> {
        let Reply::Chosen(name, n) = reply else { return None };
        let n = *n;
        match *name {
            FIRST => Some(self.take_first(n)),
            OTHER => Some(self.take_other(n)),
            STAYS => Some(self.take_stays(n)),
            SURE => Some(self.take_sure(n)),
            BACK => {
                let merge = self.known.as_ref().and_then(|known| known.merges.get(n));
                let back = merge.map(|merge| Effect::Do(Deed::Unmerge(merge.id)));
                Some(vec![back.unwrap_or_else(|| Effect::Say("They stay one person.".into()))])
            }
            _ => None,
        }
    }

    fn take_first(&mut self, n: usize) -> Vec<Effect> {
        let Some(first) = self.one.offered.get(n).copied() else { return as_they_are() };
        self.one.first = Some(first);
        self.one.offered.retain(|id| *id != first);
        let who = self.called(first);
        ask(OTHER, &format!("Who is the same person as {who}?"), "", self.answers("nobody"))
    }

    fn take_other(&mut self, n: usize) -> Vec<Effect> {
        let (Some(first), Some(other)) = (self.one.first, self.one.offered.get(n).copied()) else {
            return as_they_are();
        };
        self.one.other = Some(other);
        let (a, b) = (self.called(first), self.called(other));
        let answers = vec![
            format!("{a} stays; {b} becomes {a}"),
            format!("{b} stays; {a} becomes {b}"),
            "neither: both stay as they are".into(),
        ];
        ask(STAYS, "Who stays?", "", answers)
    }

    fn take_stays(&mut self, n: usize) -> Vec<Effect> {
        let (Some(first), Some(other)) = (self.one.first, self.one.other) else { return as_they_are() };
        self.one.chosen = match n {
            0 => Some((first, other)),
            1 => Some((other, first)),
            _ => return as_they_are(),
        };
        self.one.chosen.map_or_else(Vec::new, |(kept, gone)| vec![Effect::Ask(Ask::Merging { kept, gone })])
    }

    /// What goes over has been looked up: the last question.
    pub(super) fn hear_merging(&self, answer: &Answer) -> Option<Vec<Effect>> {
        let Answer::Merging(plan) = answer else { return None };
        if self.one.chosen != Some((plan.kept.id, plan.gone.id)) {
            return None;
        }
        let about = plan.said.join(" ");
        let answers =
            vec![format!("Make them one: {} stays", plan.kept.handle), "Leave both as they are".to_owned()];
        Some(ask(
            SURE,
            &format!("Are {} and {} one person?", plan.gone.handle, plan.kept.handle),
            &about,
            answers,
        ))
    }

    fn take_sure(&mut self, n: usize) -> Vec<Effect> {
        match self.one.chosen.take().filter(|_| n == 0) {
            Some((kept, gone)) => vec![Effect::Do(Deed::Merge { kept, gone })],
            None => as_they_are(),
        }
    }

    fn called(&self, id: Id) -> String {
        self.known.as_ref().map_or_else(String::new, |known| called(known, id))
    }
}

/// A question that starts on its last answer, which changes nothing.
fn ask(name: &'static str, question: &str, about: &str, answers: Vec<String>) -> Vec<Effect> {
    let last = answers.len().saturating_sub(1);
    let choice = Choice::new(name, question, answers).at(last);
    let choice = if about.is_empty() { choice } else { choice.about(about) };
    vec![Effect::Lay(Box::new(Overlay::Choice(choice)))]
}

fn as_they_are() -> Vec<Effect> {
    vec![Effect::Say(AS_THEY_ARE.into())]
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
