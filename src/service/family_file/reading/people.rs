//! The children, the people and what they are to each other.

use chrono::NaiveDate;

use super::super::schema::{CHILD, PERSON, TIE};
use super::super::shape::within;
use super::{Filling, put, went_along};
use crate::domain::child::{Birth, Child};
use crate::domain::id::Id;
use crate::domain::person::{Capacity, Person, Tie};
use crate::service::{entry, new_id};

impl Filling<'_, '_, '_> {
    pub(super) fn people(&mut self) {
        let entries = self.entries;
        for at in self.sheet.items("people") {
            let (was, id) = entries.which(&at, |known| &known.people);
            entries.look_at_empty(&at, &PERSON);
            if entries.removes(&at, was) {
                self.house.people.retain(|person| person.id != id);
                self.house.ties.retain(|tie| tie.person != id);
                self.house.members.retain(|member| member.person != id);
                continue;
            }
            let line = |field, was: Option<&String>| entries.line(&at, field, was.map(String::as_str));
            let capacity = self.sheet.choice(&within(&at, "capacity"));
            let person = Person {
                id,
                family: self.family(),
                handle: line("handle", was.map(|was| &was.handle)),
                name: line("name", was.map(|was| &was.name)),
                role: line("role", was.map(|was| &was.role)),
                agency: line("agency", was.map(|was| &was.agency)),
                capacity: capacity.or(was.map(|was| was.capacity)).unwrap_or(Capacity::Supporter),
                telephone: line("telephone", was.map(|was| &was.telephone)),
                earlier: entries.lines(&at, "earlier", was.map(|was| was.earlier.as_slice())),
            };
            self.settle(&at, was, &person, entry::of_person(&person, &self.house.people));
            put(&mut self.house.people, person);
        }
    }

    pub(super) fn children(&mut self) {
        let entries = self.entries;
        for at in self.sheet.items("children") {
            let (was, id) = entries.which(&at, |known| &known.children);
            entries.look_at_empty(&at, &CHILD);
            if entries.removes(&at, was) {
                self.house.children.retain(|child| child.id != id);
                self.house.ties.retain(|tie| tie.child != id);
                self.house.episodes.retain(|episode| episode.child != id);
                continue;
            }
            let last = self.house.children.iter().map(|child| child.order).max().unwrap_or(0);
            let prose = |field, was: Option<&String>| entries.prose(&at, field, was.map(String::as_str));
            let child = Child {
                id,
                family: self.family(),
                name: entries.line(&at, "name", was.map(|was| was.name.as_str())),
                order: was.map_or_else(|| last.saturating_add(1), |was| was.order),
                birth: self.birth(&at, was.map(|was| was.birth)),
                needs: prose("needs", was.map(|was| &was.needs)),
                school: entries.line(&at, "school", was.map(|was| was.school.as_str())),
                takes_part: prose("takes_part", was.map(|was| &was.takes_part)),
                audience: self.audience(&at, was.map(|was| &was.audience)),
                lost: entries.day(&at, "lost", was.and_then(|was| was.lost)),
                earlier: entries.lines(&at, "earlier", was.map(|was| was.earlier.as_slice())),
            };
            self.settle(&at, was, &child, entry::of_child(&child, &self.house.children, self.today()));
            put(&mut self.house.children, child);
        }
    }

    fn birth(&self, child: &str, was: Option<Birth>) -> Birth {
        let (born, expected) = (within(child, "born"), within(child, "expected"));
        let todo = "Give one of the two: `born` for a child who is born, `expected` for one who is not.";
        match (self.sheet.has(&born), self.sheet.has(&expected)) {
            (true, true) => self.sheet.fault(&expected, "`born` and `expected` are both here", todo),
            (false, false) if was.is_none() => {
                let what = "`born` and `expected` are both missing";
                self.sheet.incomplete(child, &["born", "expected"], what, todo);
            }
            _ => {}
        }
        let birth = |place: &str, birth: fn(NaiveDate) -> Birth| self.sheet.day(place).map(birth);
        let read = birth(&born, Birth::Born).or_else(|| birth(&expected, Birth::Due)).or(was);
        read.unwrap_or(Birth::Born(self.today()))
    }

    pub(super) fn ties(&mut self) {
        for person in self.sheet.items("people") {
            let Some(whose) = self.whose_ties(&person) else { continue };
            for at in self.sheet.items(&within(&person, "ties")) {
                self.tie(&at, whose);
            }
        }
    }

    /// The person an entry is, where they stay.
    fn whose_ties(&self, at: &str) -> Option<Id> {
        let id = self.sheet.line(&within(at, "id")).parse().ok();
        let handle = self.sheet.line(&within(at, "handle"));
        let people = &self.house.people;
        let known = people.iter().find(|person| Some(person.id) == id);
        // Of two with one handle there is a fault already.
        known.or_else(|| people.iter().rev().find(|person| person.handle == handle)).map(|person| person.id)
    }

    fn tie(&mut self, at: &str, person: Id) {
        let (was, id) = self.entries.which(at, |known| &known.ties);
        self.entries.look_at_empty(at, &TIE);
        if self.entries.removes(at, was) {
            self.house.ties.retain(|tie| tie.id != id);
            return;
        }
        if went_along(was, &self.house.ties) {
            return;
        }
        let list = within(at, "children");
        let named = match was.filter(|_| !self.sheet.has(&list)) {
            Some(was) => vec![(was.child, Birth::Born(was.from))],
            None => self.named(&list),
        };
        if named.len() > 1 && self.sheet.has(&within(at, "id")) {
            self.sheet.fault(&list, "a tie with an id is to one child", "Write an entry for each child.");
        }
        for (n, (child, birth)) in named.into_iter().enumerate() {
            let id = if n == 0 { id } else { new_id() };
            let tie = self.one_tie(at, (id, person, child), birth, was);
            self.settle(at, was, &tie, entry::of_tie(&tie, self.today()));
            put(&mut self.house.ties, tie);
        }
    }

    fn one_tie(&self, at: &str, (id, person, child): (Id, Id, Id), birth: Birth, was: Option<&Tie>) -> Tie {
        let since = self.house.family.since;
        let since = match birth {
            Birth::Born(born) => born.max(since),
            Birth::Due(_) => since,
        };
        let entries = self.entries;
        Tie {
            id,
            family: self.family(),
            person,
            child,
            relation: entries.line(at, "relation", was.map(|was| was.relation.as_str())),
            responsibility: entries.truth(at, "responsibility", was.and_then(|was| was.responsibility)),
            contact: entries.prose(at, "contact", was.map(|was| was.contact.as_str())),
            may_receive: entries.truth(at, "may_receive", was.and_then(|was| was.may_receive)),
            from: self.sheet.begun(&within(at, "from"), was.map_or(since, |was| was.from)),
            until: entries.day(at, "until", was.and_then(|was| was.until)),
        }
    }
}
