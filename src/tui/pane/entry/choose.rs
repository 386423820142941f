//! From a command of the family's workspace to what it enters or corrects.

use super::remove::{Named, tie_words};
use super::{What, action, member, path_note, plan, shield};
use crate::command::Family as Key;
use crate::domain::action::Action;
use crate::service::families::Workspace;

/// What a command enters, where that is one thing; or everything it can correct or remove, each in words.
#[must_use]
pub fn choices(key: Key, known: &Workspace) -> Vec<(What, String)> {
    let one = |what| vec![(what, String::new())];
    match key {
        Key::Edit => one(What::Family),
        Key::ChildAdd => one(What::Child(None)),
        Key::PersonAdd => one(What::Person(None)),
        Key::MemberAdd => one(What::Member(None)),
        Key::TieAdd => one(What::Tie(None)),
        Key::PlanAdd => one(What::Plan(None)),
        Key::ShieldAdd => one(What::Shield(None)),
        Key::ChildEdit => {
            known.children.iter().map(|child| (What::Child(Some(child.id)), child.name.clone())).collect()
        }
        Key::PersonEdit => {
            known.people.iter().map(|person| (What::Person(Some(person.id)), person.handle.clone())).collect()
        }
        Key::MemberEdit => {
            known.members.iter().map(|one| (What::Member(Some(one.id)), member::whose(known, one))).collect()
        }
        Key::TieEdit => {
            known.ties.iter().map(|tie| (What::Tie(Some(tie.id)), tie_words(known, tie))).collect()
        }
        Key::PlanEdit => {
            known.episodes.iter().map(|one| (What::Plan(Some(one.id)), plan::whose(known, one))).collect()
        }
        Key::ShieldEdit => {
            known.shields.iter().map(|one| (What::Shield(Some(one.id)), shield::whose(known, one))).collect()
        }
        Key::ActionEdit => {
            let mut going_on: Vec<&Action> =
                known.actions.iter().filter(|action| action.progress.goes_on()).collect();
            going_on.sort_by_key(|action| (action.due.is_none(), action.due));
            going_on
                .into_iter()
                .map(|one| (What::Action(one.id), action::whose(one, &known.people)))
                .collect()
        }
        Key::NoteEdit => {
            known.path_notes.iter().map(|note| (What::PathNote(note.id), path_note::whose(note))).collect()
        }
        Key::Remove => {
            Named::all(known).into_iter().map(|(named, words)| (What::Remove(named), words)).collect()
        }
        Key::NewReview
        | Key::NewPlan
        | Key::NewExtra
        | Key::NewProfessionals
        | Key::NewPlanned
        | Key::Agreement
        | Key::Said
        | Key::Papers
        | Key::TypeUp
        | Key::OnePerson
        | Key::TwoPeople
        | Key::Checklists => Vec::new(),
    }
}
