//! Takes something off the lists, with the reason. It stays in the change log.

use super::typed::{Read, Typed};
use super::{member, path_note, plan, shield, tie};
use crate::domain::id::Id;
use crate::domain::meeting::Meeting;
use crate::domain::moment::long_date;
use crate::service::Piece;
use crate::service::families::Workspace;
use crate::tui::widget::form::{Blank, Form};

/// What is to be removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// The whole family.
    Family,
    /// A child.
    Child(Id),
    /// A person.
    Person(Id),
    /// A seat.
    Member(Id),
    /// What somebody is to a child.
    Tie(Id),
    /// A plan.
    Plan(Id),
    /// What somebody must not learn.
    Shield(Id),
    /// A meeting that was begun or planned by mistake.
    Meeting(Id),
    /// A note from "Where do I start?".
    PathNote(Id),
}

impl Named {
    /// Everything of a family that can be removed, each in words.
    #[must_use]
    pub fn all(known: &Workspace) -> Vec<(Self, String)> {
        let mut all = Vec::new();
        all.extend(known.children.iter().map(|child| (Self::Child(child.id), child.name.clone())));
        all.extend(known.people.iter().map(|person| (Self::Person(person.id), person.handle.clone())));
        all.extend(known.members.iter().map(|one| (Self::Member(one.id), member::whose(known, one))));
        all.extend(known.ties.iter().map(|one| (Self::Tie(one.id), tie_words(known, one))));
        all.extend(known.episodes.iter().map(|one| (Self::Plan(one.id), plan::whose(known, one))));
        all.extend(known.shields.iter().map(|one| (Self::Shield(one.id), shield::whose(known, one))));
        all.extend(known.path_notes.iter().map(|note| (Self::PathNote(note.id), path_note::whose(note))));
        let meetings = known.meetings.iter().filter(|meeting| meeting.state.can_write());
        all.extend(meetings.map(|one| (Self::Meeting(one.id), meeting_words(one))));
        all.push((Self::Family, format!("the whole family {}", known.family.reference)));
        all
    }

    fn piece(self, known: &Workspace) -> Option<Piece> {
        Some(match self {
            Self::Family => Piece::Family(known.family.clone()),
            Self::Child(id) => Piece::Child(known.children.iter().find(|one| one.id == id)?.clone()),
            Self::Person(id) => Piece::Person(known.people.iter().find(|one| one.id == id)?.clone()),
            Self::Member(id) => Piece::Member(known.members.iter().find(|one| one.id == id)?.clone()),
            Self::Tie(id) => Piece::Tie(known.ties.iter().find(|one| one.id == id)?.clone()),
            Self::Shield(id) => Piece::Shield(known.shields.iter().find(|one| one.id == id)?.clone()),
            Self::Meeting(id) => Piece::Meeting(known.meetings.iter().find(|one| one.id == id)?.clone()),
            Self::PathNote(id) => Piece::PathNote(known.path_notes.iter().find(|one| one.id == id)?.clone()),
            Self::Plan(id) => Piece::Episode(known.episodes.iter().find(|one| one.id == id)?.clone()),
        })
    }
}

/// A tie in words: `Mum and Ben: mother`.
pub(super) fn tie_words(known: &Workspace, one: &crate::domain::person::Tie) -> String {
    format!("{}: {}", tie::whose(known, one), one.relation)
}

fn meeting_words(one: &Meeting) -> String {
    format!("{} of {}, {}", one.title(), long_date(one.on), one.state.label())
}

pub(super) fn form(known: &Workspace, named: Named) -> Form {
    let all = Named::all(known);
    let words = all.iter().find(|(one, _)| *one == named).map_or("", |(_, words)| words);
    let stays = match named {
        Named::Meeting(_) => "A meeting in which anything is written stays.",
        _ => "What a meeting's record speaks of stays; it can be corrected, or ended.",
    };
    Form::new(vec![Blank::line("why", "Why it is removed").hint("Stands in the change log.")])
        .about(format!("To be removed: {words}. {stays}"))
        .submit("Remove it")
        .leave("Leave it as it is")
}

pub(super) fn read(mut typed: Typed, known: &Workspace, named: Named) -> Read {
    if typed.line("why").is_empty() {
        typed.say("why", "Say why: entered twice, the wrong family, a key too many.");
    }
    typed.remove(named.piece(known).into_iter().collect())
}
