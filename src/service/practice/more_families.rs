//! Any number of small made-up families from a seed, for training groups and for measuring.

use chrono::NaiveDate;

use super::agenda::{self, Written};
use super::chance::Chance;
use super::days::Days;
use super::household::Household;
use super::maker::{Gathering, Held, Maker, Promise, Somebody};
use super::names::{HOUSEHOLDS, NAMES};
use super::phrases;
use crate::domain::action::{Answer, By, Progress};
use crate::domain::attendance::{Absence, Attendance, Came, How};
use crate::domain::audience::Audience;
use crate::domain::body::{Clearance, Line};
use crate::domain::child::Birth;
use crate::domain::episode::{Episode, Status};
use crate::domain::family::Family;
use crate::domain::id::Id;
use crate::domain::meeting::{Form, Kind};
use crate::domain::outcome::Outcome;
use crate::domain::person::{Capacity, Seat, Tie};

/// The first one's number; the first family is F-104 and never among them.
const FIRST_NUMBER: usize = 201;
/// From this age a child's words are made up too.
const TALKS_FROM: u32 = 3;
/// From this age a child is at school.
const SCHOOL_FROM: u32 = 4;

const fn somebody(
    handle: &'static str,
    role: &'static str,
    agency: &'static str,
    capacity: Capacity,
) -> Somebody {
    Somebody { handle, name: "", role, agency, capacity, telephone: "" }
}

/// Who may be around a family, with the seat, and how many families in how many have one: 1 is all of them.
const CAST: &[(Somebody, Seat, u32)] = &[
    (somebody("Mum", "mother", "family", Capacity::Parent), Seat::Member, 1),
    (somebody("Dad", "father", "family", Capacity::Parent), Seat::Member, 2),
    (somebody("Gran", "grandmother", "family", Capacity::Supporter), Seat::Member, 2),
    (somebody("SW", "lead social worker", "children's services", Capacity::Professional), Seat::Lead, 1),
    (somebody("DSL", "designated safeguarding lead", "school", Capacity::Professional), Seat::Deputy, 1),
    (somebody("HV", "health visitor", "health", Capacity::Professional), Seat::Member, 1),
    (somebody("GP", "general practitioner", "health", Capacity::Professional), Seat::Member, 1),
    (somebody("FSW", "family support worker", "early help", Capacity::Professional), Seat::Member, 3),
];

/// Family by family, `n` of them, F-201 and on: the same ones for the same seed, day, ids and forms. Each
/// has two to four children, a plan, and one or two closed meetings with texts and actions.
/// A family tells the same whether it is made alone or among many.
pub fn more_families(
    n: usize,
    seed: u64,
    today: NaiveDate,
    ids: &mut impl FnMut() -> Id,
    form: impl Fn(Kind) -> Form,
) -> impl Iterator<Item = Household> {
    let days = Days::new(today);
    (0..n).map(move |number| one_family(number, seed, days, ids, &form))
}

fn one_family(
    number: usize,
    seed: u64,
    days: Days,
    ids: &mut impl FnMut() -> Id,
    form: &impl Fn(Kind) -> Form,
) -> Household {
    let mut chance = Chance::of(seed, number as u64);
    let first = weekday(-i64::from(chance.between(8, 77)));
    let conference = weekday(first - 14);
    let maker = Maker::new(days, ids, form, |id| Family {
        id,
        reference: format!("F-{}", FIRST_NUMBER + number),
        name: chance.one_of(HOUSEHOLDS).into(),
        since: days.on(conference - 60),
        about: chance.one_of(phrases::ABOUT).into(),
        made_up: true,
    });
    let mut teller = Teller { maker, chance, conference };
    teller.people();
    teller.children();
    teller.meetings(first);
    teller.maker.house
}

/// The day itself, or the Friday before a weekend. Days are counted from a Monday.
const fn weekday(day: i64) -> i64 {
    match day.rem_euclid(7) {
        5 => day - 1,
        6 => day - 2,
        _ => day,
    }
}

struct Teller<'a> {
    maker: Maker<'a>,
    chance: Chance,
    conference: i64,
}

/// A child, as far as the texts need to know.
#[derive(Clone)]
struct Spoken {
    id: Id,
    name: String,
    /// None before birth.
    years: Option<u32>,
}

impl Teller<'_> {
    fn people(&mut self) {
        for (who, seat, once_in) in CAST {
            if self.chance.once_in(*once_in) {
                let name = self.chance.one_of(NAMES);
                let person = self.maker.person(&Somebody { name, ..*who });
                self.maker.member(person, *seat, self.conference);
            }
        }
    }

    fn children(&mut self) {
        let count = self.chance.between(2, 4);
        let names: Vec<_> = self.chance.round(NAMES).take(count as usize).copied().collect();
        let unborn = self.chance.once_in(6);
        for (n, name) in (1..).zip(names) {
            let birth = self.birth(unborn && n == count);
            let name = if matches!(birth, Birth::Due(_)) { "Baby" } else { name };
            let child = self.maker.child(name, birth, "");
            self.ties(child, birth);
            self.episode(child);
            self.outcome(child, name);
        }
    }

    fn birth(&mut self, unborn: bool) -> Birth {
        if unborn {
            return Birth::Due(self.maker.days.on(i64::from(self.chance.between(30, 150))));
        }
        let (years, months) = (self.chance.below(17), self.chance.below(12));
        Birth::Born(self.maker.days.born(years, months))
    }

    fn ties(&mut self, child: Id, birth: Birth) {
        let born = matches!(birth, Birth::Born(_));
        for (handle, relation, parent) in
            [("Mum", "mother", true), ("Dad", "father", true), ("Gran", "grandmother", false)]
        {
            let Some(person) = self.maker.person_called(handle) else { continue };
            let tie = self.maker.tie(person, child, relation, self.conference);
            let responsibility = born.then_some(parent);
            self.maker.house.ties.push(Tie { responsibility, may_receive: parent.then_some(true), ..tie });
        }
    }

    fn episode(&mut self, child: Id) {
        let every_weeks = if self.chance.once_in(4) { None } else { Some(6) };
        let episode = Episode {
            id: self.maker.id(),
            family: self.maker.family(),
            child,
            status: Status::Plan,
            from: self.maker.days.on(self.conference),
            category: "neglect".into(),
            reviews: Vec::new(),
            every_weeks,
            until: None,
            ended_because: String::new(),
        };
        self.maker.house.episodes.push(episode);
    }

    fn outcome(&mut self, child: Id, name: &str) {
        let (change, better, measure, baseline) = self.chance.one_of(phrases::OUTCOMES);
        let outcome = Outcome {
            id: self.maker.id(),
            family: self.maker.family(),
            child,
            change: change.replace("{child}", name),
            better: better.replace("{child}", name),
            measure: measure.replace("{child}", name),
            baseline: baseline.replace("{child}", name),
            by: Some(self.maker.days.on(self.conference + 90)),
            contingency: String::new(),
            audience: Audience::Everyone,
        };
        self.maker.house.outcomes.push(outcome);
    }

    fn meetings(&mut self, first: i64) {
        self.meeting(Kind::Plan, 1, first, self.conference + 14);
        let second = weekday(first + i64::from(self.chance.between(28, 44)));
        if second < 0 {
            self.meeting(Kind::Review, 2, second, first + 42);
        }
    }

    fn meeting(&mut self, kind: Kind, number: u32, day: i64, due: i64) {
        let place = self.chance.one_of(phrases::PLACES);
        let (opened, closed) = (10 * 60 + i64::from(self.chance.below(9)), 11 * 60 + 40);
        let called = (10, 0);
        let due = Some(due);
        let mut gathering =
            self.maker.meeting(&Held { kind, number, day, due, called, opened, closed, place });
        self.lateness(due.is_some_and(|due| day > due));
        self.attendance(&gathering);
        self.answers(&gathering);
        for written in agenda::written(kind) {
            self.section(&mut gathering, *written);
        }
    }

    fn lateness(&mut self, late: bool) {
        let because = if late { self.chance.one_of(phrases::LATE) } else { "" };
        if let Some(meeting) = self.maker.house.meetings.last_mut() {
            meeting.late_because = because.into();
        }
    }

    fn attendance(&mut self, gathering: &Gathering) {
        let around: Vec<_> =
            self.maker.house.people.iter().map(|person| (person.id, person.capacity)).collect();
        for (person, capacity) in around {
            let away = self.chance.once_in(5);
            let row = Attendance {
                id: self.maker.id(),
                meeting: gathering.meeting,
                part: gathering.part,
                person,
                capacity,
                came: Some(if away { Came::No } else { Came::Yes }),
                how: (!away).then_some(How::Room),
                private: None,
                arrived: None,
                left: None,
                apologies: away.then(|| self.chance.once_in(2)),
                report: (away && capacity.is_professional()).then(|| self.chance.once_in(2)),
                absence: away.then_some(Absence::Other),
                absence_words: if away { "called away that morning".into() } else { String::new() },
                absence_audience: Audience::Everyone,
                language: String::new(),
                professional_interpreter: None,
                needs_interpreter: String::new(),
            };
            self.maker.house.attendance.push(row);
        }
    }

    /// Answers the actions of the meeting before, where there was one.
    fn answers(&mut self, gathering: &Gathering) {
        for n in 0..self.maker.house.actions.len() {
            let progress =
                self.chance.one_of(&[Some(Progress::Done), Some(Progress::Part), Some(Progress::NotDone)]);
            self.answer(gathering, n, progress.unwrap_or(Progress::Open));
        }
    }

    fn answer(&mut self, gathering: &Gathering, n: usize, progress: Progress) {
        let moved_to = progress
            .goes_on()
            .then(|| self.maker.days.on(weekday(gathering.day + i64::from(self.chance.between(7, 60)))));
        let missed = self.chance.one_of(&[Some(By::Service), Some(By::Family), None]);
        let changes = if progress == Progress::Done { phrases::CHANGED } else { phrases::NOT_CHANGED };
        let for_the_child = self.chance.one_of(changes);
        let id = self.maker.id();
        let house = &mut self.maker.house;
        let Some(action) = house.actions.get_mut(n) else { return };
        // What never had a day is not moved to another.
        let moved_to = moved_to.filter(|_| action.due.is_some());
        let answer = Answer {
            id,
            meeting: gathering.meeting,
            action: action.id,
            progress,
            moved_to,
            missed_by: missed.filter(|_| progress == Progress::NotDone),
            for_the_child: for_the_child.into(),
            audience: action.audience.clone(),
        };
        house.answers.push(answer);
        action.progress = progress;
        if moved_to.is_some() {
            action.moved_from.extend(action.due);
            action.due = moved_to;
        }
    }

    fn section(&mut self, gathering: &mut Gathering, written: Written) {
        if written.per_child {
            for child in self.spoken_of() {
                self.child(gathering, written.section, &child);
            }
        } else {
            self.whole(gathering, written.section);
        }
    }

    fn spoken_of(&self) -> Vec<Spoken> {
        let today = self.maker.days.on(0);
        let years = |birth| match birth {
            Birth::Born(born) => Some(today.years_since(born).unwrap_or(0)),
            Birth::Due(_) => None,
        };
        let children = self.maker.house.children.iter();
        children
            .map(|child| Spoken { id: child.id, name: child.name.clone(), years: years(child.birth) })
            .collect()
    }

    fn whole(&mut self, gathering: &mut Gathering, section: &str) {
        let (list, at_most) = match section {
            "how-we-work" => (phrases::HOW_WE_WORK, 4),
            "plan" => (phrases::PLAN, 3),
            "risk-and-checks" | "change-and-risk" => (phrases::RISK, 2),
            "decisions" => (phrases::DECISIONS, 5),
            _ => (phrases::FAMILY, 7),
        };
        let mut lines = self.some_of(gathering, list, at_most, "");
        if section == "plan" {
            lines.push(self.promise(gathering, None));
        }
        lines.extend(self.withheld(gathering, section));
        self.maker.text(gathering, section, None, lines);
    }

    /// Now and then a line that not everybody may have.
    fn withheld(&mut self, gathering: &mut Gathering, section: &str) -> Option<Line> {
        let dad = self.maker.person_called("Dad");
        let (list, audience) = match section {
            "risk-and-checks" | "change-and-risk" => (phrases::PROFESSIONALS, Audience::ProfessionalsOnly),
            "why-a-plan" | "since-last-time" => (phrases::NOT_FOR_DAD, Audience::NotFor([dad?].into())),
            _ => return None,
        };
        let words = self.chance.one_of(list);
        self.chance.once_in(2).then(|| self.maker.line(gathering, words, audience))
    }

    fn child(&mut self, gathering: &mut Gathering, section: &str, child: &Spoken) {
        let list = match child.years {
            Some(SCHOOL_FROM..) => phrases::CHILD,
            Some(_) => phrases::LITTLE,
            None => phrases::UNBORN,
        };
        let mut lines = self.some_of(gathering, list, 6, &child.name);
        if child.years.is_some_and(|years| years >= TALKS_FROM) && !self.chance.once_in(3) {
            lines.push(self.own_words(gathering, &child.name));
        }
        if child.years.is_some() {
            lines.push(self.promise(gathering, Some(child)));
        }
        self.maker.text(gathering, section, Some(child.id), lines);
    }

    fn own_words(&mut self, gathering: &mut Gathering, name: &str) -> Line {
        let words = self.chance.one_of(phrases::OWN_WORDS).replace("{child}", name);
        let line = self.maker.line(gathering, &words, Audience::Everyone);
        let cleared = line.typed.filter(|_| self.chance.once_in(2));
        let child_asked = Some(self.chance.once_in(2));
        let cleared = cleared.map(|at| Clearance { audience: Audience::Everyone, child_asked, at });
        Line { cleared, ..line }
    }

    fn promise(&mut self, gathering: &mut Gathering, child: Option<&Spoken>) -> Line {
        let name = child.map_or("the children", |child| &child.name);
        let (what, owner, measure) = self.chance.one_of(if child.is_some() {
            phrases::FOR_A_CHILD
        } else {
            phrases::FOR_THE_HOUSEHOLD
        });
        let by = i64::from(self.chance.between(5, 45));
        let nobodys = self.chance.once_in(8);
        self.maker.promise(
            gathering,
            &Promise {
                what: &what.replace("{child}", name),
                child: child.map(|child| child.id),
                owner: (!nobodys).then_some(owner),
                by: (!nobodys).then_some(weekday(gathering.day + by) - gathering.day),
                measure,
                audience: Audience::Everyone,
            },
        )
    }

    /// Two lines of the list or more, none of them twice.
    fn some_of(&mut self, gathering: &mut Gathering, list: &[&str], at_most: u32, name: &str) -> Vec<Line> {
        let count = self.chance.between(2, at_most) as usize;
        let gran = self.maker.person_called("Gran").is_some();
        let true_here = |words: &&&str| gran || !words.contains("Gran");
        let chosen = self.chance.round(list).filter(true_here).take(count);
        chosen
            .map(|words| self.maker.line(gathering, &words.replace("{child}", name), Audience::Everyone))
            .collect()
    }
}
