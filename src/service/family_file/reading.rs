//! From a family file to the records of a family, by the rules that forms go by too.

use chrono::NaiveDate;

use super::schema::{FAMILY, FORM};
use super::shape::{Sheet, within};
use crate::domain::audience::Audience;
use crate::domain::child::{Birth, Child};
use crate::domain::compare;
use crate::domain::episode::{Episode, Status};
use crate::domain::family::Family;
use crate::domain::id::Id;
use crate::domain::outcome::Outcome;
use crate::domain::person::{Capacity, Member, Person, Seat, Tie};
use crate::domain::shield::{Shield, What};
use crate::service::files::{Piece, Written};
use crate::service::practice::Household;
use crate::service::{entry, new_id};

/// The family a file describes. Where there is a fault, some of it is a stand-in, and the fault is noted.
pub(super) fn household(written: &Written<'_>, others: &[Family], today: NaiveDate) -> Option<Household> {
    let sheet = Sheet::new(written, "a family");
    if written.piece("") != Some(Piece::Table) {
        sheet.fault(
            "",
            "this file is a list",
            "Describe one family in a file, in braces: {\"reference\": ...}",
        );
        return None;
    }
    sheet.look("", &FAMILY);
    if sheet.number("form").is_some_and(|form| form < 1) {
        sheet.fault("form", "there is no such form", format!("Write form = {FORM}, or leave it out."));
    }
    let family = family(&sheet, today);
    sheet.wrong("", entry::of_family(&family, others, today));
    let mut reading = Filling { sheet: &sheet, today, house: Household::new(family) };
    reading.people();
    reading.children();
    sheet.wrong("", entry::of_whole(&reading.house.children));
    reading.ties();
    reading.plan();
    reading.core_group();
    reading.outcomes();
    reading.shields();
    Some(reading.house)
}

fn family(sheet: &Sheet<'_, '_>, today: NaiveDate) -> Family {
    Family {
        id: new_id(),
        reference: sheet.line("reference"),
        name: sheet.line("name"),
        since: sheet.day("since").unwrap_or(today),
        about: sheet.prose("about"),
        made_up: false,
    }
}

/// A household while it is filled from a file.
struct Filling<'s, 'w, 'f> {
    sheet: &'s Sheet<'w, 'f>,
    today: NaiveDate,
    house: Household,
}

impl Filling<'_, '_, '_> {
    const fn family(&self) -> Id {
        self.house.family.id
    }

    fn people(&mut self) {
        for at in self.sheet.items("people") {
            let line = |field| self.sheet.line(&within(&at, field));
            let person = Person {
                id: new_id(),
                family: self.family(),
                handle: line("handle"),
                name: line("name"),
                role: line("role"),
                agency: line("agency"),
                capacity: self.sheet.choice(&within(&at, "capacity")).unwrap_or(Capacity::Supporter),
                telephone: line("telephone"),
                earlier: Vec::new(),
            };
            self.sheet.wrong(&at, entry::of_person(&person, &self.house.people));
            self.house.people.push(person);
        }
    }

    fn children(&mut self) {
        for at in self.sheet.items("children") {
            let order = u32::try_from(self.house.children.len()).unwrap_or(u32::MAX).saturating_add(1);
            let child = Child {
                id: new_id(),
                family: self.family(),
                name: self.sheet.line(&within(&at, "name")),
                order,
                birth: self.birth(&at),
                needs: self.sheet.prose(&within(&at, "needs")),
                school: self.sheet.line(&within(&at, "school")),
                takes_part: self.sheet.prose(&within(&at, "takes_part")),
                audience: self.audience(&at),
                lost: None,
                earlier: Vec::new(),
            };
            self.sheet.wrong(&at, entry::of_child(&child, &self.house.children, self.today));
            self.house.children.push(child);
        }
    }

    fn birth(&self, child: &str) -> Birth {
        let (born, expected) = (within(child, "born"), within(child, "expected"));
        let todo = "Give one of the two: `born` for a child who is born, `expected` for one who is not.";
        match (self.sheet.has(&born), self.sheet.has(&expected)) {
            (true, true) => self.sheet.fault(&expected, "`born` and `expected` are both here", todo),
            (false, false) => {
                let what = "`born` and `expected` are both missing";
                self.sheet.incomplete(child, &["born", "expected"], what, todo);
            }
            _ => {}
        }
        let birth = |place: &str, birth: fn(NaiveDate) -> Birth| self.sheet.day(place).map(birth);
        birth(&born, Birth::Born).or_else(|| birth(&expected, Birth::Due)).unwrap_or(Birth::Born(self.today))
    }

    /// Who what hangs on an entry is for.
    fn audience(&self, entry: &str) -> Audience {
        let (audience, not_for) = (within(entry, "audience"), within(entry, "not_for"));
        let kept_out: Vec<Id> = self.sheet.items(&not_for).filter_map(|item| self.person(&item)).collect();
        if self.sheet.has(&audience) && self.sheet.has(&not_for) {
            let what = "`audience` and `not_for` are both here";
            self.sheet.fault(&not_for, what, "Take one of the two out.");
        }
        if kept_out.is_empty() {
            return self.sheet.choice(&audience).unwrap_or_default();
        }
        Audience::NotFor(kept_out.into_iter().collect())
    }

    /// Who is named at a place: by what they are called, or failing that by their full name.
    fn person(&self, place: &str) -> Option<Id> {
        let wanted = self.sheet.line(place).trim_start_matches('@').to_owned();
        let people = &self.house.people;
        if wanted.is_empty() {
            self.sheet.nobody(place);
            return None;
        }
        if let Some(person) = people.iter().find(|person| compare::same(&person.handle, &wanted)) {
            return Some(person.id);
        }
        let mut named = people.iter().filter(|person| compare::same(&person.name, &wanted));
        match (named.next(), named.next()) {
            (Some(person), None) => Some(person.id),
            (found, _) => {
                let handles: Vec<&str> = people.iter().map(|person| person.handle.as_str()).collect();
                self.sheet.not_one(place, found.is_some(), "people", &handles);
                None
            }
        }
    }

    fn child(&self, place: &str) -> Option<&Child> {
        let wanted = self.sheet.line(place).clone();
        if wanted.is_empty() {
            self.sheet.nobody(place);
            return None;
        }
        let found = self.house.children.iter().find(|child| compare::same(&child.name, &wanted));
        if found.is_none() {
            let names: Vec<&str> = self.house.children.iter().map(|child| child.name.as_str()).collect();
            self.sheet.not_one(place, false, "children", &names);
        }
        found
    }

    /// The children named in a list, each once. Where there is none a stand-in, after a fault: what else is wrong
    /// with the entry is found all the same.
    fn named(&self, list: &str) -> Vec<(Id, Birth)> {
        let mut named: Vec<(Id, Birth)> = Vec::new();
        for item in self.sheet.items(list) {
            let Some(child) = self.child(&item) else { continue };
            if named.iter().any(|(before, _)| *before == child.id) {
                self.sheet.fault(&item, "this child is named a second time", "Take it out.");
            }
            named.push((child.id, child.birth));
        }
        if self.sheet.items(list).next().is_none() && self.sheet.has(list) && !self.sheet.is_faulty(list) {
            self.sheet.fault(list, "no child is named here", "Name each child, as in the list of children.");
        }
        if named.is_empty() { vec![(self.family(), Birth::Born(self.house.family.since))] } else { named }
    }

    fn ties(&mut self) {
        for (number, person) in self.house.people.clone().iter().enumerate() {
            for at in self.sheet.items(&format!("people.{number}.ties")) {
                for (child, birth) in self.named(&within(&at, "children")) {
                    let tie = self.tie(&at, person.id, child, birth);
                    self.sheet.wrong(&at, entry::of_tie(&tie, self.today));
                    self.house.ties.push(tie);
                }
            }
        }
    }

    fn tie(&self, at: &str, person: Id, child: Id, birth: Birth) -> Tie {
        let since = self.house.family.since;
        let since = match birth {
            Birth::Born(born) => born.max(since),
            Birth::Due(_) => since,
        };
        let sheet = self.sheet;
        Tie {
            id: new_id(),
            family: self.family(),
            person,
            child,
            relation: sheet.line(&within(at, "relation")),
            responsibility: sheet.truth(&within(at, "responsibility")),
            contact: sheet.prose(&within(at, "contact")),
            may_receive: sheet.truth(&within(at, "may_receive")),
            from: sheet.begun(&within(at, "from"), since),
            until: sheet.day(&within(at, "until")),
        }
    }

    fn plan(&mut self) {
        let sheet = self.sheet;
        if !sheet.has("plan") {
            return;
        }
        let for_some = sheet.has("plan.children");
        let all = || self.house.children.iter().map(|child| (child.id, child.birth)).collect();
        let children = if for_some { self.named("plan.children") } else { all() };
        let weeks = sheet.number("plan.every_weeks");
        let stretch = |child: Id| Episode {
            id: new_id(),
            family: self.family(),
            child,
            status: Status::Plan,
            from: sheet.begun("plan.conference", self.house.family.since),
            category: sheet.line("plan.category"),
            reviews: sheet.items("plan.reviews").filter_map(|item| sheet.day(&item)).collect(),
            // A number that is no number of weeks is refused below.
            every_weeks: weeks.map(|weeks| u32::try_from(weeks).unwrap_or(u32::MAX)),
            until: None,
            ended_because: String::new(),
        };
        // One is like the other but for its child.
        let wrong = entry::of_episode(&stretch(self.family()), self.today).into_iter();
        let renamed = wrong.map(|wrong| match wrong.field {
            "from" => entry::Wrong { field: "conference", ..wrong },
            _ => wrong,
        });
        sheet.wrong("plan", renamed.collect());
        let episodes = children.into_iter().map(|(child, _)| stretch(child)).collect();
        self.house.episodes = episodes;
    }

    fn core_group(&mut self) {
        let begun = self.sheet.begun("plan.conference", self.house.family.since);
        for at in self.sheet.items("core_group") {
            let person = self.person(&within(&at, "person"));
            let member = Member {
                id: new_id(),
                family: self.family(),
                // A stand-in who is nobody else: there is a fault then.
                person: person.unwrap_or_else(new_id),
                seat: self.sheet.choice(&within(&at, "seat")).unwrap_or(Seat::Member),
                from: self.sheet.begun(&within(&at, "from"), begun),
                until: self.sheet.day(&within(&at, "until")),
            };
            self.sheet.wrong(&at, entry::of_member(&member, &self.house.members));
            self.house.members.push(member);
        }
    }

    fn shields(&mut self) {
        let names: Vec<String> = self.house.children.iter().map(|child| child.name.clone()).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        for at in self.sheet.items("shields") {
            let from = self.sheet.items(&within(&at, "from"));
            let shield = Shield {
                id: new_id(),
                family: self.family(),
                what: self.sheet.choice(&within(&at, "what")).unwrap_or(What::Place),
                words: self.sheet.prose(&within(&at, "words")),
                from: from.filter_map(|item| self.person(&item)).collect(),
            };
            self.sheet.wrong(&at, entry::of_shield(&shield, &names, &self.house.people));
            self.house.shields.push(shield);
        }
    }

    fn outcomes(&mut self) {
        for at in self.sheet.items("outcomes") {
            let prose = |field| self.sheet.prose(&within(&at, field));
            let child = self.child(&within(&at, "child")).map(|child| child.id);
            let outcome = Outcome {
                id: new_id(),
                family: self.family(),
                // Without a child there is a fault, and nothing is kept.
                child: child.unwrap_or_else(|| self.family()),
                change: prose("change"),
                better: prose("better"),
                measure: prose("measure"),
                baseline: prose("baseline"),
                by: self.sheet.day(&within(&at, "by")),
                contingency: prose("contingency"),
                audience: self.audience(&at),
            };
            self.sheet.wrong(&at, entry::of_outcome(&outcome));
            self.house.outcomes.push(outcome);
        }
    }
}
