//! A meeting in a file: read with all its faults at once, and taken in as a whole or not at all.

mod taking;

use std::collections::HashSet;

use chrono::{NaiveDate, NaiveTime};
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::entry::{self, Wrong};
use super::families::Workspace;
use super::family_file::shape::within;
use super::files::{Faults, Written, WrittenFile};
use super::{finding, meetings};
use crate::domain::attendance::{Absence, Attendance, Came, How};
use crate::domain::audience::Audience;
use crate::domain::body::{Body, Line, MOST_CHARACTERS, MOST_LINES};
use crate::domain::child::Child;
use crate::domain::compare;
use crate::domain::id::Id;
use crate::domain::meeting::Kind;
use crate::domain::person::Capacity;
use crate::domain::template::{Section, StartsFor, Template};

pub use taking::take_in;

/// A meeting as a file says it, for a family that is known.
#[derive(Clone, Debug)]
pub struct MeetingFile {
    on: NaiveDate,
    place: String,
    guests: Vec<Guest>,
    passages: Vec<Passage>,
    /// When it began and ended, where the file says so.
    times: (Option<NaiveTime>, Option<NaiveTime>),
    close: bool,
    doubts: Vec<String>,
}

impl MeetingFile {
    /// What may be wrong in it, and may be right.
    #[must_use]
    pub fn doubts(&self) -> &[String] {
        &self.doubts
    }
}

/// Somebody who was there, or was not.
#[derive(Clone, Debug)]
struct Guest {
    person: Id,
    capacity: Capacity,
    shape: GuestShape,
    arrived: Option<NaiveTime>,
    left: Option<NaiveTime>,
}

/// What was written in one section.
#[derive(Clone, Debug)]
struct Passage {
    section: String,
    child: Option<Id>,
    body: Body,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    on: NaiveDate,
    #[serde(default)]
    place: String,
    #[serde(default)]
    #[expect(dead_code, reason = "read from the file itself, for its place")]
    began: Option<String>,
    #[serde(default)]
    #[expect(dead_code, reason = "read from the file itself, for its place")]
    ended: Option<String>,
    #[serde(default)]
    close: bool,
    #[serde(default)]
    accept_marks: bool,
    #[serde(default)]
    attendance: Vec<GuestShape>,
    #[serde(default)]
    #[expect(dead_code, reason = "read from the file itself, for its place")]
    text: Vec<PassageShape>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct GuestShape {
    #[expect(dead_code, reason = "read from the file itself, for its place")]
    who: String,
    #[serde(default)]
    came: Option<Came>,
    #[serde(default)]
    how: Option<How>,
    #[serde(default)]
    private: Option<bool>,
    #[serde(default)]
    #[expect(dead_code, reason = "read from the file itself, for its place")]
    arrived: Option<String>,
    #[serde(default)]
    #[expect(dead_code, reason = "read from the file itself, for its place")]
    left: Option<String>,
    #[serde(default)]
    apologies: Option<bool>,
    #[serde(default)]
    report: Option<bool>,
    #[serde(default)]
    absence: Option<Absence>,
    #[serde(default)]
    absence_words: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PassageShape {
    #[expect(dead_code, reason = "read from the file itself, for its place")]
    section: String,
    #[serde(default)]
    #[expect(dead_code, reason = "read from the file itself, for its place")]
    child: Option<String>,
    /// Read by hand: an empty line is no fault.
    #[expect(dead_code, reason = "read from the file itself, for its place")]
    lines: Vec<IgnoredAny>,
}

/// Reads a meeting for a family, to be written with `template`.
///
/// # Errors
/// Every fault there is, each with its place.
pub fn read(
    file: &WrittenFile,
    known: &Workspace,
    (kind, template): (Kind, &Template),
    today: NaiveDate,
) -> Result<MeetingFile, Faults> {
    let written = Written::parse(file)?;
    let shape = written.read::<Shape>();
    let looking = Looking { written: &written, known, template };
    let people = looking.people();
    let doubts = shape.as_ref().map(|shape| looking.facts(shape, kind, today)).unwrap_or_default();
    let times = looking.times();
    let accepted = shape.as_ref().is_some_and(|shape| shape.accept_marks);
    let passages = looking.passages(accepted);
    let read = shape.map(|shape| {
        let guests = shape.attendance.into_iter().zip(people);
        MeetingFile {
            on: shape.on,
            place: shape.place.replace('\n', " "),
            guests: guests.filter_map(|(shape, found)| Some(found?.with(shape))).collect(),
            passages,
            times,
            close: shape.close,
            doubts,
        }
    });
    written.finish(read)
}

/// A person found for an entry, with the times of it.
struct FoundPerson {
    person: Id,
    capacity: Capacity,
    arrived: Option<NaiveTime>,
    left: Option<NaiveTime>,
}

impl FoundPerson {
    fn with(self, shape: GuestShape) -> Guest {
        let Self { person, capacity, arrived, left } = self;
        Guest { person, capacity, shape, arrived, left }
    }
}

/// The file beside what is known of the family.
struct Looking<'a, 'f> {
    written: &'a Written<'f>,
    known: &'a Workspace,
    template: &'a Template,
}

impl Looking<'_, '_> {
    /// Notes what is wrong with the meeting's day, place and attendance, by the rules that the screen goes by too.
    /// Answers what may be wrong with the day.
    fn facts(&self, shape: &Shape, kind: Kind, today: NaiveDate) -> Vec<String> {
        let Workspace { family, children, episodes, .. } = self.known;
        self.wrong("", entry::of_day(shape.on, false, children, today));
        self.wrong("", entry::of_place(&shape.place));
        for (number, guest) in shape.attendance.iter().enumerate() {
            self.wrong(&format!("attendance.{number}"), entry::of_noted(&self.noted(number, guest)));
        }
        entry::doubts_of_day(shape.on, kind, family, episodes)
    }

    /// What an entry notes of somebody, whoever it is.
    fn noted(&self, number: usize, guest: &GuestShape) -> Attendance {
        let (none, at) = (Id::from_bytes([0; 16]), |key: &str| format!("attendance.{number}.{key}"));
        let time = |key: &str| self.written.text(&at(key)).and_then(time);
        let (arrived, left) = (time("arrived"), time("left"));
        let guest =
            Guest { person: none, capacity: Capacity::Supporter, shape: guest.clone(), arrived, left };
        guest.on(meetings::unanswered(none, none, none, Capacity::Supporter))
    }

    fn wrong(&self, entry: &str, wrong: Vec<Wrong>) {
        for Wrong { field, what, todo } in wrong {
            let place = within(entry, field);
            if self.written.has(&place) {
                self.written.fault(&place, format!("`{field}`: {what}"), todo);
            }
        }
    }

    fn times(&self) -> (Option<NaiveTime>, Option<NaiveTime>) {
        let (began, ended) = (self.time("began"), self.time("ended"));
        if began.zip(ended).is_some_and(|(began, ended)| ended < began) {
            let what = "`ended`: this part ends before it began";
            self.written.fault("ended", what, "Look at both times again.");
        }
        (began, ended)
    }

    /// Who each entry of the attendance is.
    fn people(&self) -> Vec<Option<FoundPerson>> {
        let mut seen = HashSet::new();
        (0..self.written.count("attendance")).map(|number| self.guest(number, &mut seen)).collect()
    }

    fn guest(&self, number: usize, seen: &mut HashSet<Id>) -> Option<FoundPerson> {
        let place = |key: &str| format!("attendance.{number}.{key}");
        let (arrived, left) = (self.time(&place("arrived")), self.time(&place("left")));
        let who = self.written.text(&place("who"))?;
        let Some(person) = finding::person(&self.known.people, who) else {
            let handles: Vec<&str> = self.known.people.iter().map(|person| person.handle.as_str()).collect();
            let todo = format!("Use one of: {}.", handles.join(", "));
            self.written.fault(&place("who"), format!("nobody in this family is called `{who}`"), todo);
            return None;
        };
        if !seen.insert(person.id) {
            let what = format!("`{who}` is here a second time");
            self.written.fault(&place("who"), what, "Say everything of one person in one entry.");
        }
        Some(FoundPerson { person: person.id, capacity: person.capacity, arrived, left })
    }

    fn time(&self, place: &str) -> Option<NaiveTime> {
        let words = self.written.text(place)?;
        let read = time(words);
        if read.is_none() {
            self.written.fault(place, format!("`{words}` is not a time"), "Write it as \"10:05\".");
        }
        read
    }

    fn passages(&self, accepted: bool) -> Vec<Passage> {
        let mut seen = HashSet::new();
        (0..self.written.count("text"))
            .filter_map(|number| {
                let lines = self.lines(number);
                let (section, child) = self.home(number)?;
                if !seen.insert((section.id.clone(), child.map(|child| child.id))) {
                    let what = "this section is here a second time";
                    self.written.fault(
                        &format!("text.{number}.section"),
                        what,
                        "Put its lines in one entry.",
                    );
                }
                let audience = starts_for(section, child);
                let lines: Vec<Line> = lines
                    .into_iter()
                    .map(|text| Line {
                        text,
                        audience: audience.clone(),
                        pasted: !accepted,
                        ..Line::default()
                    })
                    .collect();
                Some(Passage {
                    section: section.id.clone(),
                    child: child.map(|child| child.id),
                    body: lines.into(),
                })
            })
            .collect()
    }

    /// The section, and its child where it has one text for each.
    fn home(&self, number: usize) -> Option<(&Section, Option<&Child>)> {
        let (at, at_child) = (format!("text.{number}.section"), format!("text.{number}.child"));
        let id = self.written.text(&at)?;
        let Some(section) = self.template.sections.iter().find(|section| section.id == id) else {
            let ids: Vec<&str> = self.template.sections.iter().map(|section| section.id.as_str()).collect();
            let what = format!("this meeting has no section `{id}`");
            self.written.fault(&at, what, format!("Use one of: {}.", ids.join(", ")));
            return None;
        };
        match (section.per_child, self.written.text(&at_child)) {
            (false, None) => Some((section, None)),
            (false, Some(_)) => {
                self.written.fault(
                    &at_child,
                    format!("`{id}` is not written for each child"),
                    "Take `child` out.",
                );
                None
            }
            (true, None) => {
                if !self.written.has(&at_child) {
                    let what = format!("`{id}` is written for each child, and no child is named");
                    self.written.fault(&at, what, format!("Add `child`: one of {}.", self.children()));
                }
                None
            }
            (true, Some(name)) => Some((section, Some(self.child(&at_child, name)?))),
        }
    }

    fn child(&self, place: &str, name: &str) -> Option<&Child> {
        let mut spoken_of = self.known.children.iter().filter(|child| child.lost.is_none());
        let child = spoken_of.find(|child| compare::same(&child.name, name));
        if child.is_none() {
            let what = format!("no child of this family is called `{name}`");
            self.written.fault(place, what, format!("Use one of: {}.", self.children()));
        }
        child
    }

    fn children(&self) -> String {
        let spoken_of = self.known.children.iter().filter(|child| child.lost.is_none());
        spoken_of.map(|child| child.name.as_str()).collect::<Vec<_>>().join(", ")
    }

    fn lines(&self, number: usize) -> Vec<String> {
        let at = format!("text.{number}.lines");
        let mut lines = Vec::new();
        for item in 0..self.written.count(&at) {
            match self.written.text(&format!("{at}.{item}")) {
                Some(text) => lines.extend(text.split('\n').map(str::to_owned)),
                None => self.written.fault(
                    &format!("{at}.{item}"),
                    "a line should be text",
                    "Put it in double quotes.",
                ),
            }
        }
        let characters: usize = lines.iter().map(|line| line.chars().count()).sum();
        if lines.len() > MOST_LINES || characters > MOST_CHARACTERS {
            let what = "this is more than a section holds";
            let todo = format!("A section holds {MOST_LINES} lines and {MOST_CHARACTERS} characters.");
            self.written.fault(&at, what, todo);
        }
        lines
    }
}

fn time(words: &str) -> Option<NaiveTime> {
    ["%H:%M", "%H.%M", "%H:%M:%S"].iter().find_map(|form| NaiveTime::parse_from_str(words, form).ok())
}

/// Whom a line begun here is for: what the section and the child both allow.
fn starts_for(section: &Section, child: Option<&Child>) -> Audience {
    let of_section = match section.starts_for {
        StartsFor::Everyone => Audience::Everyone,
        StartsFor::ProfessionalsOnly => Audience::ProfessionalsOnly,
        StartsFor::LegalAdvice => Audience::LegalAdvice,
    };
    child.map_or_else(|| of_section.clone(), |child| of_section.and(&child.audience))
}
