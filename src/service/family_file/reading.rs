//! From a family file to the records of a family, by the rules that forms go by too: of a new family, or of one that is on
//! record and is changed.

use chrono::NaiveDate;

use super::filling::{Beside, Entries};
use super::schema::{CHILD, EPISODE, FAMILY, FORM, OUTCOME, PERSON, SEAT, SHIELD, TIE};
use super::shape::{Sheet, within};
use crate::domain::audience::Audience;
use crate::domain::child::{Birth, Child};
use crate::domain::compare;
use crate::domain::episode::{Episode, Status};
use crate::domain::family::Family;
use crate::domain::id::Id;
use crate::domain::outcome::Outcome;
use crate::domain::person::{Capacity, Member, Person, Seat, Tie};
use crate::domain::record::Record;
use crate::domain::shield::{Shield, What};
use crate::service::entry::Wrong;
use crate::service::files::{Piece, Written};
use crate::service::practice::Household;
use crate::service::{entry, new_id};

/// The family a file describes, or what becomes of a known one by it. Where there is a fault, some of it is a stand-in,
/// and the fault is noted.
pub(super) fn household(
    written: &Written<'_>,
    beside: Beside<'_>,
    known: Option<&Household>,
) -> Option<Household> {
    let sheet = Sheet::new(written, "a family");
    let sheet = if known.is_some() { sheet.updating() } else { sheet };
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
    let entries = Entries::new(&sheet, beside, known);
    let family = family(&entries);
    let house = known.cloned().unwrap_or_else(|| Household::new(family.clone()));
    let mut reading = Filling { entries: &entries, sheet: &sheet, house: Household { family, ..house } };
    if known.is_none_or(|known| known.family != reading.house.family) {
        reading.wrong("", entry::of_family(&reading.house.family, beside.others, beside.today));
    }
    reading.people();
    reading.children();
    sheet.wrong("", entry::of_whole(&reading.house.children));
    reading.ties();
    reading.plan();
    reading.episodes();
    reading.core_group();
    reading.outcomes();
    reading.shields();
    Some(reading.house)
}

fn family(entries: &Entries<'_, '_, '_>) -> Family {
    let was = entries.known.map(|known| &known.family);
    let (_, id) = entries.which("", |known| std::slice::from_ref(&known.family));
    let today = entries.beside.today;
    let now = Family {
        id: was.map_or(id, |was| was.id),
        reference: entries.line("", "reference", was.map(|was| was.reference.as_str())),
        name: entries.line("", "name", was.map(|was| was.name.as_str())),
        since: entries.day("", "since", was.map(|was| was.since)).unwrap_or(today),
        about: entries.prose("", "about", was.map(|was| was.about.as_str())),
        made_up: entries.truth("", "made_up", was.map(|was| was.made_up)).unwrap_or(false),
    };
    entries.look_at_empty("", &FAMILY);
    entries.changes("", was, &now);
    now
}

/// A household while it is filled from a file.
struct Filling<'s, 'w, 'f> {
    entries: &'s Entries<'s, 'w, 'f>,
    sheet: &'s Sheet<'w, 'f>,
    house: Household,
}

/// Puts a record in the place of the one with its id, or behind the others.
fn put<R: Record>(list: &mut Vec<R>, record: R) {
    match list.iter_mut().find(|one| one.id() == record.id()) {
        Some(one) => *one = record,
        None => list.push(record),
    }
}

impl Filling<'_, '_, '_> {
    const fn family(&self) -> Id {
        self.house.family.id
    }

    const fn today(&self) -> NaiveDate {
        self.entries.beside.today
    }

    /// Notes what is wrong with a record that is new or changed. What is on record and left alone is left alone.
    fn settle<R: Record + PartialEq>(&self, at: &str, was: Option<&R>, now: &R, wrong: Vec<Wrong>) {
        if was != Some(now) {
            self.wrong(at, wrong);
            self.entries.changes(at, was, now);
        }
    }

    fn wrong(&self, at: &str, wrong: Vec<Wrong>) {
        match self.entries.known {
            Some(_) => self.sheet.wrong_somewhere(at, wrong),
            None => self.sheet.wrong(at, wrong),
        }
    }

    fn people(&mut self) {
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

    fn children(&mut self) {
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

    /// Who what hangs on an entry is for.
    fn audience(&self, entry: &str, was: Option<&Audience>) -> Audience {
        let (audience, not_for) = (within(entry, "audience"), within(entry, "not_for"));
        let kept_out: Vec<Id> = self.sheet.items(&not_for).filter_map(|item| self.person(&item)).collect();
        if self.sheet.has(&audience) && self.sheet.has(&not_for) {
            let what = "`audience` and `not_for` are both here";
            self.sheet.fault(&not_for, what, "Take one of the two out.");
        }
        if !kept_out.is_empty() {
            return Audience::NotFor(kept_out.into_iter().collect());
        }
        let is_emptied = ["audience", "not_for"].iter().any(|field| self.entries.empties(entry, field));
        let left_alone = was.filter(|_| !is_emptied).cloned().unwrap_or_default();
        self.sheet.choice(&audience).unwrap_or(left_alone)
    }

    /// Who is named at a place: by their id, by what they are called, or failing that by their full name.
    fn person(&self, place: &str) -> Option<Id> {
        let wanted = self.sheet.line(place).trim_start_matches('@').to_owned();
        let people = &self.house.people;
        if wanted.is_empty() {
            self.sheet.nobody(place);
            return None;
        }
        let is_meant =
            |person: &&Person| person.id.to_string() == wanted || compare::same(&person.handle, &wanted);
        if let Some(person) = people.iter().find(is_meant) {
            return Some(person.id);
        }
        // Whoever is called otherwise by this file is named in the rest of it as before.
        let before = self.entries.known.and_then(|known| known.people.iter().find(is_meant));
        if let Some(person) = before.and_then(|before| people.iter().find(|one| one.id == before.id)) {
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
        let is_meant = |child: &&Child| child.id.to_string() == wanted || compare::same(&child.name, &wanted);
        let children = &self.house.children;
        let before = || {
            let before = self.entries.known.and_then(|known| known.children.iter().find(is_meant))?;
            children.iter().find(|child| child.id == before.id)
        };
        let found = children.iter().find(is_meant).or_else(before);
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

    /// A plan for several children at once: one stretch each.
    fn plan(&mut self) {
        let sheet = self.sheet;
        if !sheet.has("plan") {
            return;
        }
        let for_some = sheet.has("plan.children");
        let all = || self.house.children.iter().map(|child| (child.id, child.birth)).collect();
        let children: Vec<(Id, Birth)> = if for_some { self.named("plan.children") } else { all() };
        let stands = |child: Id| {
            let of = |one: &Episode| one.child == child && one.status == Status::Plan && one.until.is_none();
            self.house.episodes.iter().any(of)
        };
        if children.iter().any(|(child, _)| stands(*child)) {
            let todo = "Change the stretch of each child, by its id: `[[episodes]]`.";
            sheet.fault("plan", "`plan`: there is a plan on record for one of these children", todo);
        }
        let stretch = |child: Id| self.stretch("plan", (new_id(), child, Status::Plan), "conference", None);
        // One is like the other but for its child.
        let wrong = entry::of_episode(&stretch(self.family()), self.today()).into_iter();
        let renamed = wrong.map(|wrong| match wrong.field {
            "from" => Wrong { field: "conference", ..wrong },
            _ => wrong,
        });
        sheet.wrong("plan", renamed.collect());
        let episodes: Vec<Episode> = children.into_iter().map(|(child, _)| stretch(child)).collect();
        self.house.episodes.extend(episodes);
    }

    fn stretch(
        &self,
        at: &str,
        (id, child, status): (Id, Id, Status),
        from: &str,
        was: Option<&Episode>,
    ) -> Episode {
        let (entries, sheet) = (self.entries, self.sheet);
        let weeks = sheet.number(&within(at, "every_weeks"));
        let kept = was.and_then(|was| was.every_weeks).filter(|_| !entries.empties(at, "every_weeks"));
        let reviews = within(at, "reviews");
        let reviews = match was.filter(|_| !sheet.has(&reviews)) {
            Some(was) if !entries.empties(at, "reviews") => was.reviews.clone(),
            _ => sheet.items(&reviews).filter_map(|item| sheet.day(&item)).collect(),
        };
        let since = was.map_or(self.house.family.since, |was| was.from);
        Episode {
            id,
            family: self.family(),
            child,
            status,
            from: sheet.begun(&within(at, from), since),
            category: entries.line(at, "category", was.map(|was| was.category.as_str())),
            reviews,
            // A number that is no number of weeks is refused with the stretch.
            every_weeks: weeks.map(|weeks| u32::try_from(weeks).unwrap_or(u32::MAX)).or(kept),
            until: entries.day(at, "until", was.and_then(|was| was.until)),
            ended_because: entries.prose(at, "ended_because", was.map(|was| was.ended_because.as_str())),
        }
    }

    fn episodes(&mut self) {
        for at in self.sheet.items("episodes") {
            let (was, id) = self.entries.which(&at, |known| &known.episodes);
            self.entries.look_at_empty(&at, &EPISODE);
            if self.entries.removes(&at, was) {
                self.house.episodes.retain(|episode| episode.id != id);
                continue;
            }
            let child = self.its_child(&at, was.map(|was| was.child));
            let status = self.sheet.choice(&within(&at, "status"));
            let status = status.or(was.map(|was| was.status)).unwrap_or(Status::Plan);
            let episode = self.stretch(&at, (id, child, status), "from", was);
            self.settle(&at, was, &episode, entry::of_episode(&episode, self.today()));
            put(&mut self.house.episodes, episode);
        }
    }

    /// The child an entry names, or the one it is of already. Without a child there is a fault, and a stand-in.
    fn its_child(&self, at: &str, was: Option<Id>) -> Id {
        let place = within(at, "child");
        match was.filter(|_| !self.sheet.has(&place)) {
            Some(was) => was,
            None => self.child(&place).map_or_else(|| self.family(), |child| child.id),
        }
    }

    fn core_group(&mut self) {
        let begun = self.sheet.begun("plan.conference", self.house.family.since);
        for at in self.sheet.items("core_group") {
            let (was, id) = self.entries.which(&at, |known| &known.members);
            self.entries.look_at_empty(&at, &SEAT);
            if self.entries.removes(&at, was) {
                self.house.members.retain(|member| member.id != id);
                continue;
            }
            let place = within(&at, "person");
            let person = match was.filter(|_| !self.sheet.has(&place)) {
                Some(was) => Some(was.person),
                None => self.person(&place),
            };
            let seat = self.sheet.choice(&within(&at, "seat"));
            let member = Member {
                id,
                family: self.family(),
                // A stand-in who is nobody else: there is a fault then.
                person: person.unwrap_or_else(new_id),
                seat: seat.or(was.map(|was| was.seat)).unwrap_or(Seat::Member),
                from: self.sheet.begun(&within(&at, "from"), was.map_or(begun, |was| was.from)),
                until: self.entries.day(&at, "until", was.and_then(|was| was.until)),
            };
            self.settle(&at, was, &member, entry::of_member(&member, &self.house.members));
            put(&mut self.house.members, member);
        }
    }

    fn shields(&mut self) {
        let names: Vec<String> = self.house.children.iter().map(|child| child.name.clone()).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        for at in self.sheet.items("shields") {
            let (was, id) = self.entries.which(&at, |known| &known.shields);
            self.entries.look_at_empty(&at, &SHIELD);
            if self.entries.removes(&at, was) {
                self.house.shields.retain(|shield| shield.id != id);
                continue;
            }
            let list = within(&at, "from");
            let from = match was.filter(|_| !self.sheet.has(&list)) {
                Some(was) if !self.entries.empties(&at, "from") => was.from.clone(),
                _ => self.sheet.items(&list).filter_map(|item| self.person(&item)).collect(),
            };
            let what = self.sheet.choice(&within(&at, "what"));
            let shield = Shield {
                id,
                family: self.family(),
                what: what.or(was.map(|was| was.what)).unwrap_or(What::Place),
                words: self.entries.prose(&at, "words", was.map(|was| was.words.as_str())),
                from,
            };
            self.settle(&at, was, &shield, entry::of_shield(&shield, &names, &self.house.people));
            put(&mut self.house.shields, shield);
        }
    }

    fn outcomes(&mut self) {
        let entries = self.entries;
        for at in self.sheet.items("outcomes") {
            let (was, id) = entries.which(&at, |known| &known.outcomes);
            entries.look_at_empty(&at, &OUTCOME);
            if entries.removes(&at, was) {
                self.house.outcomes.retain(|outcome| outcome.id != id);
                continue;
            }
            let prose = |field, was: Option<&String>| entries.prose(&at, field, was.map(String::as_str));
            let outcome = Outcome {
                id,
                family: self.family(),
                child: self.its_child(&at, was.map(|was| was.child)),
                change: prose("change", was.map(|was| &was.change)),
                better: prose("better", was.map(|was| &was.better)),
                measure: prose("measure", was.map(|was| &was.measure)),
                baseline: prose("baseline", was.map(|was| &was.baseline)),
                by: entries.day(&at, "by", was.and_then(|was| was.by)),
                contingency: prose("contingency", was.map(|was| &was.contingency)),
                audience: self.audience(&at, was.map(|was| &was.audience)),
            };
            self.settle(&at, was, &outcome, entry::of_outcome(&outcome));
            put(&mut self.house.outcomes, outcome);
        }
    }
}
