//! Papers for a meeting that is still to come: the agenda, a member's actions and report form, a page for the parents,
//! and a paper kit to write on where there is no screen.
//!
//! Each is made for its reader. An agenda or a page for the family lies on a table, so it holds only what each of them may
//! have; made for one of them by name it holds what that person may have. The kit is for whoever takes notes, and has
//! every child.

mod agenda;
mod kit;
mod member;
mod parent;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime};

use super::addressee::{first_line, on_record};
use super::document::{Block, Draft, Finished, What, everyone};
use crate::domain::action::Action;
use crate::domain::audience::{Kept, Reader};
use crate::domain::child::Child;
use crate::domain::child_names::ChildNames;
use crate::domain::family::Family;
use crate::domain::id::Id;
use crate::domain::moment::{Moment, long_date};
use crate::domain::person::{Capacity, Member, Person, Seat, Tie};
use crate::domain::receives::Circle;
use crate::domain::shield::{self, Shield};
use crate::domain::template::Template;

/// Room for a few words. Dots, because Markdown means something by underscores.
const FEW_WORDS: &str = "................................";
/// Room for a line.
const LINE: &str = "....................................................................";
/// What stands where nothing is known.
const NOT_STATED: &str = "not stated";

/// Which paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// The agenda.
    Agenda(Whom),
    /// A member's own open actions, and a form for their report.
    Member(Id),
    /// A page in large print for the parents.
    Parent(Whom),
    /// The recorder's sections on paper, for whoever takes notes.
    Kit,
}

/// Whoever takes notes, by no name: a professional, who has every child and no legal advice.
const NOTE_TAKER: Reader = Reader::Person { id: Id::from_bytes([0; 16]), professional: true };

/// Whom a paper of the family is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    /// Any of them.
    Family,
    /// One of them.
    Person(Id),
}

impl Whom {
    fn word(self, paper: &str) -> String {
        match self {
            Self::Family => paper.into(),
            Self::Person(id) => format!("{paper}-{}", id.short()),
        }
    }

    fn reader(self, people: &[Person]) -> Reader {
        match self {
            Self::Family => Reader::Family,
            Self::Person(id) => on_record(&Reader::Person { id, professional: true }, people),
        }
    }
}

impl Before {
    /// Its word in a file's name.
    #[must_use]
    pub fn word(self) -> String {
        match self {
            Self::Agenda(whom) => whom.word("agenda"),
            Self::Member(id) => format!("member-{}", id.short()),
            Self::Parent(whom) => whom.word("parent"),
            Self::Kit => "kit".into(),
        }
    }
}

/// The meeting that is to come, and the family it is about.
#[derive(Clone, Copy, Debug)]
pub struct Coming<'a> {
    /// The family.
    pub family: &'a Family,
    /// Its children in their order.
    pub children: &'a [Child],
    /// The people around them.
    pub people: &'a [Person],
    /// What people are to each child.
    pub ties: &'a [Tie],
    /// Seats in the core group.
    pub members: &'a [Member],
    /// Every action of the family.
    pub actions: &'a [Action],
    /// The agenda it will be recorded with.
    pub template: &'a Template,
    /// The day, where one is agreed.
    pub on: Option<NaiveDate>,
    /// The time, where it is known.
    pub at: Option<NaiveTime>,
    /// The place, where it is known; else empty.
    pub place: &'a str,
    /// What somebody must not learn.
    pub shields: &'a [Shield],
}

/// The paper, and what was left out of it.
#[must_use]
pub fn before(coming: &Coming<'_>, paper: Before, made_on: &Moment) -> Finished {
    let reader = match paper {
        Before::Member(id) => Whom::Person(id).reader(coming.people),
        Before::Agenda(whom) | Before::Parent(whom) => whom.reader(coming.people),
        Before::Kit => NOTE_TAKER,
    };
    let reach = Reach::of(coming, &reader, made_on.date_naive());
    let names = ChildNames::of(coming.children, coming.people, |child| reach.0.contains(&child));
    // Nobody's role, and no place, tells of a child who is hidden from the reader.
    let people: Vec<Person> = coming.people.iter().map(|person| names.kept_out_of(person)).collect();
    let place = if names.are_in(coming.place) { "" } else { coming.place };
    let coming = &Coming { people: &people, place, ..*coming };
    let writing = Writing { coming, reach, names, made_on };
    match paper {
        Before::Agenda(_) => agenda::write(&writing, &reader),
        Before::Member(id) => member::write(&writing, &reader, id),
        Before::Parent(_) => parent::write(&writing, &reader),
        Before::Kit => kit::write(&writing, &reader),
    }
}

/// The children a reader may not receive anything about.
struct Reach(BTreeSet<Id>);

impl Reach {
    fn of(coming: &Coming<'_>, reader: &Reader, today: NaiveDate) -> Self {
        let circle = Circle { people: coming.people, ties: coming.ties, children: coming.children };
        Self(circle.not_for(reader, &[], today))
    }
}

/// What every paper is written from.
struct Writing<'a> {
    coming: &'a Coming<'a>,
    reach: Reach,
    /// The names of the children who are out of reach.
    names: ChildNames,
    made_on: &'a Moment,
}

impl<'a> Writing<'a> {
    /// An empty paper that says whom it is for, and of which meeting.
    fn draft(&self, what: &str, reader: &Reader) -> Draft {
        let title = format!("{}: {what}", self.coming.family.reference);
        let mut draft = Draft::new(title, reader.clone(), self.guard(reader));
        let mut first = first_line(self.coming.people, draft.reader(), self.made_on);
        if draft.reader() == &NOTE_TAKER {
            first = first.replacen("Copy for one person", "For whoever takes notes, and nobody else", 1);
        }
        say(&mut draft, Block::Paragraph(first));
        if self.coming.family.made_up {
            say(&mut draft, Block::Paragraph("Practice: this family is made up.".into()));
        }
        for _ in &self.reach.0 {
            draft.leave_out(What::Child);
        }
        for (label, value) in self.when_and_where() {
            say(&mut draft, Block::fact(label, value));
        }
        draft
    }

    /// What is shielded from the reader.
    fn guard(&self, reader: &Reader) -> Vec<Shield> {
        shield::holding(self.coming.shields, reader)
    }

    fn when_and_where(&self) -> [(&'static str, String); 3] {
        let Coming { on, at, place, .. } = self.coming;
        let stated = |words: Option<String>| words.unwrap_or_else(|| NOT_STATED.into());
        [
            ("Date", stated(on.map(long_date))),
            ("Time", stated(at.map(|at| at.format("%H:%M").to_string()))),
            ("Place", stated((!place.is_empty()).then(|| (*place).to_owned()))),
        ]
    }

    /// The children who are spoken of and of whom the reader may receive something.
    fn children(&self) -> Vec<&'a Child> {
        let children = self.coming.children.iter();
        children.filter(|child| child.lost.is_none() && !self.reach.0.contains(&child.id)).collect()
    }

    fn names(&self) -> String {
        let names: Vec<&str> = self.children().iter().map(|child| child.name.as_str()).collect();
        match names.split_last() {
            None => "the children".into(),
            Some((only, [])) => (*only).to_owned(),
            Some((last, first)) => format!("{} and {last}", first.join(", ")),
        }
    }

    /// Those with a seat on the day, each once, and the parents.
    fn asked(&self) -> Vec<&'a Person> {
        let day = self.coming.on.unwrap_or_else(|| self.made_on.date_naive());
        let sits = |person: &Person| {
            self.coming.members.iter().any(|seat| seat.person == person.id && seat.sits_on(day))
        };
        let people = self.coming.people.iter();
        people.filter(|person| sits(person) || person.capacity == Capacity::Parent).collect()
    }

    fn in_seat(&self, seat: Seat) -> Option<&'a Person> {
        let day = self.coming.on.unwrap_or_else(|| self.made_on.date_naive());
        let held = self.coming.members.iter().find(|member| member.seat == seat && member.sits_on(day))?;
        self.coming.people.iter().find(|person| person.id == held.person)
    }

    /// Open actions whose words and child are in reach, still guarded.
    fn open_actions(&self) -> Vec<Kept<&'a Action>> {
        let open = self.coming.actions.iter().filter(|action| action.progress.goes_on());
        let mut open: Vec<&Action> = open.filter(|action| self.is_in_reach(action)).collect();
        open.sort_by_key(|action| (action.due.is_none(), action.due, action.id));
        open.into_iter().map(|action| Kept::new(action.audience.clone(), action)).collect()
    }

    fn is_in_reach(&self, action: &Action) -> bool {
        let hidden = |id: Id| self.reach.0.contains(&id);
        let lost = |id: Id| self.coming.children.iter().any(|child| child.id == id && child.lost.is_some());
        action.child.is_none_or(|child| !hidden(child) && !lost(child)) && !self.names.are_in(&action.what)
    }

    /// Everybody who does it, as they are called now: a handle that was handed on names whom it meant.
    fn owners(&self, action: &Action) -> String {
        let called = |person: Option<Id>, words: &str| {
            let person = person.and_then(|id| self.coming.people.iter().find(|person| person.id == id));
            let words = person.map_or(words, |person| person.handle.as_str());
            if self.names.are_in(words) { "somebody".to_owned() } else { words.to_owned() }
        };
        let also = action.also.iter().map(|one| called(one.person, &one.words));
        let all: Vec<String> = std::iter::once(called(action.person, &action.owner)).chain(also).collect();
        all.join(" and ")
    }
}

fn say(draft: &mut Draft, block: Block) {
    draft.put(What::Line, everyone(block));
}

/// Empty lines to write on.
fn room(draft: &mut Draft, lines: usize) {
    for _ in 0..lines {
        say(draft, Block::Paragraph(LINE.into()));
    }
}

/// `Jo Field, health visitor`: a name where there is one.
fn name_and_role(person: &Person) -> String {
    let name = if person.name.is_empty() { &person.handle } else { &person.name };
    if person.role.is_empty() || person.role.eq_ignore_ascii_case(name) {
        name.clone()
    } else {
        format!("{name}, {}", person.role)
    }
}

/// `by Friday 4 December 2026`.
fn by_when(action: &Action) -> String {
    action.day_in_words().unwrap_or_else(|| "no date".into())
}
