//! Somebody comes who is not on the list: those on record are offered first, then somebody new, checked as the form checks.

use super::questions::{keep, lay};
use super::{Recorder, Reply};
use crate::domain::attendance::{Attendance, Came, How};
use crate::domain::id::Id;
use crate::domain::person::{Capacity, Person};
use crate::service::entry::{self, Wrong, is_same_name};
use crate::service::meetings::unanswered;
use crate::service::{Piece, new_id};
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::choice::Choice;
use crate::tui::overlay::prompt::Prompt;

const WHO: &str = "attendance.add";
const WHICH: &str = "attendance.add-which";
const ADD_AS: &str = "attendance.add-as";
const NOBODY: &str = "Nobody was added.";
/// What somebody new is checked as, until it is said what they come as.
const LEAST: Capacity = Capacity::Supporter;

/// Who is being added.
#[derive(Debug, Default)]
pub(super) struct Adding {
    /// A name and role, as typed.
    typed: String,
    /// Those on record who are offered.
    offered: Vec<Id>,
}

impl Recorder {
    /// Asks who is here, and names those on record who are not on the list.
    pub(super) fn ask_who_is_here(&self, words: &str) -> Vec<Effect> {
        let hint = "For example: Mrs Osei, school nurse. What they come as is asked next.";
        let prompt = Prompt::new(WHO, "Who is here? Name, then role", hint, words);
        let names: Vec<String> = self.off_the_list().into_iter().map(|one| self.called(one.id)).collect();
        let offer = match names.as_slice() {
            [] => String::new(),
            names => format!("On record: {}. First letters are enough.", names.join(", ")),
        };
        vec![Effect::Lay(Box::new(Overlay::Prompt(prompt.offering(offer))))]
    }

    /// Those on record who are not on the list of the part shown.
    fn off_the_list(&self) -> Vec<&Person> {
        let listed: Vec<Id> = self.attendance().iter().map(|one| one.person).collect();
        let people = self.sheet.iter().flat_map(|sheet| &sheet.record.people);
        people.filter(|person| !listed.contains(&person.id)).collect()
    }

    /// What somebody is called on the screen as it is now.
    fn called(&self, id: Id) -> String {
        let person = self.seen().and_then(|record| record.person(id));
        person.map_or_else(String::new, |person| person.handle.clone())
    }

    /// Somebody as an answer says them: `Gran, grandmother`.
    fn named(&self, id: Id) -> String {
        let person = self.seen().and_then(|record| record.person(id));
        let said = person.map(|person| match person.role.as_str() {
            role if role.is_empty() || is_same_name(role, &person.handle) => person.handle.clone(),
            role => format!("{}, {role}", person.handle),
        });
        said.unwrap_or_default()
    }

    /// What is wrong with a row of the list, by the rules that files go by too.
    pub(super) fn wrong_with(&self, row: &Attendance) -> Option<Wrong> {
        let record = &self.sheet.as_ref()?.record;
        entry::of_attendance(row, &record.people, &record.attendance).into_iter().next()
    }

    pub(super) fn adding_reply(&mut self, reply: &Reply) -> Option<Vec<Effect>> {
        Some(match reply {
            Reply::Line(WHO, words) => self.take_who(words.trim()),
            Reply::Left(WHICH | ADD_AS) => vec![Effect::Say(NOBODY.into())],
            Reply::Chosen(WHICH, n) => self.choose_offered(*n),
            Reply::Chosen(ADD_AS, n) => self.add_new(*n),
            _ => return None,
        })
    }

    fn take_who(&mut self, words: &str) -> Vec<Effect> {
        let (name, role) = split(words);
        let people = || self.sheet.iter().flat_map(|sheet| &sheet.record.people);
        let is_meant = |person: &&Person| !name.is_empty() && is_called(person, name);
        if let Some(person) = people().find(is_meant).map(|person| person.id) {
            return self.add_or_show(person);
        }
        let off = self.off_the_list().into_iter();
        // Who is on the list is offered where something was typed: the same person under another name.
        let on = people().filter(|one| !words.is_empty() && self.row_of(one.id).is_some());
        let offered: Vec<Id> =
            off.chain(on).filter(|one| may_be(one, name, role)).map(|one| one.id).collect();
        self.asked.adding = Adding { typed: words.to_owned(), offered };
        match (self.asked.adding.offered.is_empty(), words.is_empty()) {
            (true, true) => vec![Effect::Say(NOBODY.into())],
            (true, false) => self.ask_what_they_come_as(),
            (false, _) => self.ask_which(),
        }
    }

    fn ask_which(&self) -> Vec<Effect> {
        let Adding { typed, offered } = &self.asked.adding;
        let on_list = |id: &Id| if self.row_of(*id).is_some() { " (on the list)" } else { "" };
        let mut answers: Vec<String> =
            offered.iter().map(|id| format!("{}{}", self.named(*id), on_list(id))).collect();
        let (name, _) = split(typed);
        answers.push(if name.is_empty() { "somebody new".into() } else { format!("somebody new: {name}") });
        lay(Choice::decide(WHICH, "Is it somebody on record?", "Add nobody", answers))
    }

    fn choose_offered(&mut self, n: usize) -> Vec<Effect> {
        let Adding { typed, offered } = &self.asked.adding;
        match (offered.get(n).copied(), typed.is_empty()) {
            (Some(person), _) => self.add_or_show(person),
            (None, true) => self.ask_who_is_here(""),
            (None, false) => self.ask_what_they_come_as(),
        }
    }

    /// Somebody new is checked before anything else is asked: what was typed stays to be put right.
    fn ask_what_they_come_as(&self) -> Vec<Effect> {
        let Some(sheet) = self.sheet.as_ref() else { return Vec::new() };
        let typed = &self.asked.adding.typed;
        let person = new_person(typed, sheet.record.family.id, LEAST);
        if let Some(wrong) = entry::of_person(&person, &sheet.record.people).first() {
            let mut effects = self.ask_who_is_here(typed);
            effects.push(Effect::Say(format!("{wrong} {NOBODY}")));
            return effects;
        }
        let answers = Capacity::ALL.iter().map(|one| one.label().to_owned()).collect();
        let question = "What do they come as? It decides what a copy for them may hold.";
        lay(Choice::decide(ADD_AS, question, "Add nobody", answers))
    }

    fn add_new(&mut self, chosen: usize) -> Vec<Effect> {
        let typed = std::mem::take(&mut self.asked.adding.typed);
        let Some(sheet) = self.sheet.as_mut() else { return Vec::new() };
        let Some(capacity) = Capacity::ALL.get(chosen) else { return Vec::new() };
        let person = new_person(&typed, sheet.record.family.id, *capacity);
        let id = person.id;
        sheet.record.people.push(person.clone());
        let mut effects = vec![keep(Piece::Person(person))];
        effects.extend(self.add(id));
        effects
    }

    /// Where somebody stands on the list of the part shown.
    fn row_of(&self, person: Id) -> Option<usize> {
        self.attendance().iter().position(|one| one.person == person)
    }

    /// Adds somebody on record, or goes to their row.
    fn add_or_show(&mut self, person: Id) -> Vec<Effect> {
        let Some(row) = self.row_of(person) else { return self.add(person) };
        self.rows.choose(row);
        vec![Effect::Say(format!("{} is on the list already. {NOBODY}", self.called(person)))]
    }

    /// Puts somebody on record on the list: they are in the room, as what they are on record.
    fn add(&mut self, person: Id) -> Vec<Effect> {
        let (part, meeting) = (self.part(), self.id);
        let people = self.sheet.iter().flat_map(|sheet| &sheet.record.people);
        let capacity = people.into_iter().find(|one| one.id == person).map(|one| one.capacity);
        let (Some(part), Some(capacity)) = (part, capacity) else { return Vec::new() };
        let row = unanswered(meeting, part, person, capacity);
        let row = Attendance { came: Some(Came::Yes), how: Some(How::Room), ..row };
        let effects = self.keep_attendance(row);
        let last = self.rows.len().saturating_sub(1);
        self.rows.choose(last);
        effects
    }
}

/// The name and the role of what was typed.
fn split(typed: &str) -> (&str, &str) {
    let (name, role) = typed.split_once(',').unwrap_or((typed, ""));
    (name.trim(), role.trim())
}

/// Whether a name is somebody's, whole.
fn is_called(person: &Person, name: &str) -> bool {
    is_same_name(&person.handle, name) || (!person.name.is_empty() && is_same_name(&person.name, name))
}

/// Whether somebody may be meant: by the first letters of a word they are called by, or by their role. Everybody is
/// where nothing was typed.
fn may_be(person: &Person, name: &str, role: &str) -> bool {
    let name = name.trim_start_matches('@').to_lowercase();
    let begins = |words: &str| {
        let words = words.to_lowercase();
        words.starts_with(&name) || words.split_whitespace().any(|word| word.starts_with(&name))
    };
    let is_said = !name.is_empty() || role.is_empty();
    let is_role = |role: &str| !role.is_empty() && is_same_name(&person.role, role);
    let is_begun = is_said && [&person.handle, &person.name].into_iter().any(|words| begins(words));
    is_begun || is_role(role) || is_role(&name)
}

fn new_person(typed: &str, family: Id, capacity: Capacity) -> Person {
    let (name, role) = split(typed);
    Person {
        id: new_id(),
        family,
        handle: name.to_owned(),
        name: name.to_owned(),
        role: role.to_owned(),
        agency: String::new(),
        capacity,
        telephone: String::new(),
        earlier: Vec::new(),
    }
}
