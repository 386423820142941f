//! What is wrong with what was entered of a family, whoever asks: a form beside its field, a file with its line.
//!
//! Every rule looks at a whole record, with those it stands beside and today, and touches nothing.

mod checklists;
mod meetings;
mod people;
mod shields;

use std::fmt;

use chrono::{Datelike, NaiveDate};

use crate::domain::child::{Birth, Child};
use crate::domain::episode::Episode;
use crate::domain::family::Family;
use crate::domain::moment::long_date;
use crate::domain::outcome::Outcome;
use crate::domain::own_contact::OwnContact;
use crate::domain::standing::Standing;

pub use checklists::{of_agreed, of_evidence, of_judgement, of_sitting};
pub use meetings::{
    doubts_of_day, of_action, of_addendum, of_answer, of_attendance, of_correction, of_day, of_given,
    of_meeting, of_minutes_agreed, of_noted, of_part, of_place, of_read_back, of_reason,
};
pub use people::{of_member, of_person, of_tie};
pub use shields::of_shield;

/// Most letters of a family's reference: it stands in lists and in the names of files.
pub const REFERENCE: usize = 24;
/// Most letters of what somebody is called in the meeting.
pub const HANDLE: usize = 40;
/// Most letters of a name, a role, a telephone number: what stands in one line.
pub const LINE: usize = 120;
/// Most letters of what is said in sentences.
pub const PROSE: usize = 4_000;
/// Most weeks between two core groups.
pub const WEEKS: u32 = 26;

/// The first year a date may lie in. Nothing that is on record of a child of today is older: `1926` is a slip of the keys.
pub const FIRST_YEAR: i32 = 1970;
/// The last one.
pub const LAST_YEAR: i32 = 2099;
/// The age, in days, from which somebody is no child of the family: 25 years.
const GROWN_UP: i64 = 9_131;
/// How many days ahead a birth can be expected.
const LONGEST_WAIT: i64 = 300;
/// How many days a birth may be overdue before its day should be known.
const OVERDUE: i64 = 42;

/// Something wrong: in which field, what, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The field, as files call it.
    pub field: &'static str,
    /// What is wrong: a clause without its full stop.
    pub what: String,
    /// What to do: whole sentences.
    pub todo: String,
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = self.what.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase).collect::<String>();
        write!(f, "{first}{}. {}", letters.as_str(), self.todo)
    }
}

/// Collects what is wrong with one record.
#[derive(Default)]
struct Look(Vec<Wrong>);

impl Look {
    fn wrong(&mut self, field: &'static str, what: impl Into<String>, todo: impl Into<String>) {
        self.0.push(Wrong { field, what: what.into(), todo: todo.into() });
    }

    /// A text that may be empty.
    fn text(&mut self, field: &'static str, text: &str, most: usize) {
        let letters = text.chars().count();
        if letters > most {
            let what = format!("this has {letters} characters, and {most} is the most");
            self.wrong(field, what, "Make it shorter.");
        }
    }

    /// A text that must be there. Whether it is.
    fn needed(&mut self, field: &'static str, text: &str, most: usize, todo: &str) -> bool {
        self.text(field, text, most);
        let is_there = !text.trim().is_empty();
        if !is_there {
            self.wrong(field, "this is empty", todo);
        }
        is_there
    }

    /// A day in any year that can be meant. Whether it is.
    fn year(&mut self, field: &'static str, day: NaiveDate) -> bool {
        let can_be_meant = (FIRST_YEAR..=LAST_YEAR).contains(&day.year());
        if !can_be_meant {
            self.wrong(field, format!("the year {} cannot be meant", day.year()), "Look at the year again.");
        }
        can_be_meant
    }

    /// A day that has come.
    fn past(&mut self, field: &'static str, day: NaiveDate, today: NaiveDate, todo: &str) {
        if self.year(field, day) && day > today {
            self.wrong(field, format!("{} is still to come", long_date(day)), todo);
        }
    }

    /// An end that does not come before its beginning.
    fn ends(&mut self, field: &'static str, from: NaiveDate, until: Option<NaiveDate>) {
        let Some(until) = until else { return };
        if self.year(field, until) && until < from {
            let what = format!("{} is before {}, when it began", long_date(until), long_date(from));
            self.wrong(field, what, "Look at both dates again.");
        }
    }
}

/// What is wrong with a contact of the practitioner's own.
#[must_use]
pub fn of_contact(own: &OwnContact, today: NaiveDate) -> Vec<Wrong> {
    let mut look = Look::default();
    look.needed("name", &own.name, LINE, "Give it the name of the team or the role.");
    look.needed("say", &own.say, PROSE, "Say when to use it, and when not.");
    let numbers = own.telephone.join(" or ");
    for (field, words) in [
        ("telephone", &numbers),
        ("email", &own.email),
        ("web", &own.web),
        ("hours", &own.hours),
        ("source", &own.source),
    ] {
        look.text(field, words, PROSE);
    }
    if own.telephone.is_empty() && own.email.is_empty() && own.web.is_empty() {
        let todo = "Give a telephone number, an email address or a web address.";
        look.wrong("telephone", "it cannot be reached", todo);
    }
    if let Some(day) = own.rung_on {
        look.past("rung_on", day, today, "Leave it empty until somebody has rung it.");
    }
    look.0
}

/// What is wrong with a family's own facts, beside those that are on record.
#[must_use]
pub fn of_family(family: &Family, others: &[Family], today: NaiveDate) -> Vec<Wrong> {
    let mut look = Look::default();
    let todo = "Give it one that is no name: F-207.";
    if look.needed("reference", &family.reference, REFERENCE, todo) {
        reference(&mut look, family, others);
    }
    look.text("name", &family.name, LINE);
    look.text("about", &family.about, PROSE);
    look.past("since", family.since, today, "Write the day from which the family has been worked with.");
    look.0
}

fn reference(look: &mut Look, family: &Family, others: &[Family]) {
    let reference = family.reference.trim();
    let is_plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.' | '/');
    if !reference.chars().all(is_plain) || !reference.chars().any(char::is_alphanumeric) {
        let what = "a reference has letters, digits and the signs - _ . / only";
        look.wrong("reference", what, "Write it like F-207.");
    }
    let name = family.name.trim().to_lowercase();
    // Two letters are in many a reference by chance.
    if name.chars().count() > 2 && reference.to_lowercase().contains(&name) {
        let what = "the reference holds the family's name, and it stands on screens and in names of files";
        look.wrong("reference", what, "Give it one that is no name: F-207.");
    }
    let is_taken = |other: &Family| {
        other.id != family.id && other.reference.trim().to_lowercase() == reference.to_lowercase()
    };
    if others.iter().any(is_taken) {
        look.wrong("reference", "another family has this reference", "Give this one another.");
    }
}

/// What is wrong with a child, beside the other children of the family. The day of birth is `born` or `expected`.
#[must_use]
pub fn of_child(child: &Child, siblings: &[Child], today: NaiveDate) -> Vec<Wrong> {
    let mut look = Look::default();
    let todo = "Write the first name, or Baby before there is one.";
    if look.needed("name", &child.name, HANDLE, todo) {
        let is_same = |other: &Child| other.id != child.id && is_same_name(&other.name, &child.name);
        if siblings.iter().any(is_same) {
            let todo = "Add what tells them apart: a second name, or Baby 2.";
            look.wrong("name", "two children of this family have this name", todo);
        }
    }
    look.text("needs", &child.needs, PROSE);
    look.text("school", &child.school, LINE);
    look.text("takes_part", &child.takes_part, PROSE);
    birth(&mut look, child.birth, today);
    if let Some(lost) = child.lost {
        look.past("lost", lost, today, "Write the day it was recorded.");
        if let Birth::Born(born) = child.birth {
            look.ends("lost", born, Some(lost));
        }
    }
    look.0
}

fn birth(look: &mut Look, birth: Birth, today: NaiveDate) {
    match birth {
        Birth::Born(born) => {
            look.past("born", born, today, "For a child who is not born yet, give the day it is expected.");
            if born.year() >= FIRST_YEAR && (today - born).num_days() > GROWN_UP {
                let what = format!("a child born on {} is grown up", long_date(born));
                look.wrong("born", what, "Look at the year again, or put a grown-up among the people.");
            }
        }
        Birth::Due(due) => expected(look, due, today),
    }
}

fn expected(look: &mut Look, due: NaiveDate, today: NaiveDate) {
    if !look.year("expected", due) {
        return;
    }
    if (due - today).num_days() > LONGEST_WAIT {
        let what = format!("{} is further ahead than a birth can be expected", long_date(due));
        look.wrong("expected", what, "Look at the date again.");
    }
    if (today - due).num_days() > OVERDUE {
        let what = format!("{} was over {} weeks ago", long_date(due), OVERDUE / 7);
        look.wrong("expected", what, "Give the day of birth in place of it.");
    }
}

/// What is wrong with a stretch of a child's life. Its first day is `from`; for a plan, the conference.
#[must_use]
pub fn of_episode(episode: &Episode, today: NaiveDate) -> Vec<Wrong> {
    let mut look = Look::default();
    look.past("from", episode.from, today, "Add it when the day has come.");
    look.text("category", &episode.category, LINE);
    if episode.every_weeks.is_some_and(|weeks| !(1..=WEEKS).contains(&weeks)) {
        let todo = format!("Write a number of weeks from 1 to {WEEKS}, or leave it out.");
        look.wrong("every_weeks", "core groups are not held so many weeks apart", todo);
    }
    let mut before = episode.from;
    for review in &episode.reviews {
        if look.year("reviews", *review) && *review <= before {
            let what = format!("{} does not come after {}", long_date(*review), long_date(before));
            look.wrong("reviews", what, "Write the later conferences in their order.");
        }
        before = *review;
    }
    look.ends("until", episode.from, episode.until);
    look.text("ended_because", &episode.ended_because, PROSE);
    look.0
}

/// What is wrong with an outcome.
#[must_use]
pub fn of_outcome(outcome: &Outcome) -> Vec<Wrong> {
    let mut look = Look::default();
    look.needed("change", &outcome.change, PROSE, "Say what must change for the child.");
    look.needed("better", &outcome.better, PROSE, "Say what better looks like in this child's day.");
    look.text("measure", &outcome.measure, PROSE);
    look.text("baseline", &outcome.baseline, PROSE);
    look.text("contingency", &outcome.contingency, PROSE);
    if let Some(by) = outcome.by {
        look.year("by", by);
    }
    look.0
}

/// What is wrong with whose record a store is and who approved it.
#[must_use]
pub fn of_standing(standing: &Standing, today: NaiveDate) -> Vec<Wrong> {
    let mut look = Look::default();
    look.text("controller", &standing.controller, LINE);
    look.text("approved_by", &standing.approved_by, LINE);
    look.text("official_record", &standing.official_record, LINE);
    look.text("writer", &standing.writer, LINE);
    look.text("role", &standing.role, LINE);
    let is_named = !standing.approved_by.trim().is_empty();
    match standing.approved_on {
        Some(day) => {
            look.past("approved_on", day, today, "Leave both empty until somebody has approved it.");
            if !is_named {
                let todo = "Say who approved it, or leave the day empty too.";
                look.wrong("approved_by", "this is empty, and a day is given", todo);
            }
        }
        None if is_named => {
            let todo = "Give the day it was approved, or leave both empty.";
            look.wrong("approved_on", "this is empty, and somebody is named", todo);
        }
        None => {}
    }
    look.0
}

/// What is missing in a family as a whole.
#[must_use]
pub fn of_whole(children: &[Child]) -> Vec<Wrong> {
    let mut look = Look::default();
    if children.is_empty() {
        look.wrong("children", "this family has no child", "Add each child, born or expected.");
    }
    look.0
}

/// Whether two names are one to whoever types them, however they are spelt.
#[must_use]
pub fn is_same_name(one: &str, other: &str) -> bool {
    crate::domain::compare::same(one, other)
}

#[cfg(test)]
mod tests;
