//! Puts the records of one made-up family together.

use chrono::{NaiveTime, TimeDelta};

use super::days::Days;
use super::household::Household;
use crate::domain::action::{Action, Progress};
use crate::domain::audience::Audience;
use crate::domain::body::Line;
use crate::domain::child::{Birth, Child};
use crate::domain::family::Family;
use crate::domain::id::Id;
use crate::domain::meeting::{Form, Kind, Meeting, Part, State, Text, Turn};
use crate::domain::moment::Moment;
use crate::domain::person::{Capacity, Member, Person, Seat, Tie};

/// How long a line takes to come, in seconds.
const A_LINE: i64 = 45;

/// A household in the making.
pub(super) struct Maker<'a> {
    pub(super) days: Days,
    pub(super) house: Household,
    ids: &'a mut dyn FnMut() -> Id,
    form: &'a dyn Fn(Kind) -> Form,
}

/// Somebody, as the lists have them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Somebody {
    pub(super) handle: &'static str,
    pub(super) name: &'static str,
    pub(super) role: &'static str,
    pub(super) agency: &'static str,
    pub(super) capacity: Capacity,
    pub(super) telephone: &'static str,
}

/// When a meeting was. Days are offsets from this week's Monday, times are minutes after midnight.
#[derive(Clone, Copy, Debug)]
pub(super) struct Held {
    pub(super) kind: Kind,
    pub(super) number: u32,
    pub(super) day: i64,
    pub(super) due: Option<i64>,
    pub(super) called: (u32, u32),
    pub(super) opened: i64,
    pub(super) closed: i64,
    pub(super) place: &'static str,
}

/// A meeting while its texts are made.
pub(super) struct Gathering {
    pub(super) meeting: Id,
    pub(super) part: Id,
    pub(super) day: i64,
    clock: Moment,
}

/// What somebody said they would do, before it is an action.
pub(super) struct Promise<'a> {
    pub(super) what: &'a str,
    pub(super) child: Option<Id>,
    pub(super) owner: Option<&'a str>,
    pub(super) by: Option<i64>,
    pub(super) measure: &'a str,
    pub(super) audience: Audience,
}

impl<'a> Maker<'a> {
    /// Begins with the family alone; `family` gets its id here.
    pub(super) fn new(
        days: Days,
        ids: &'a mut dyn FnMut() -> Id,
        form: &'a dyn Fn(Kind) -> Form,
        family: impl FnOnce(Id) -> Family,
    ) -> Self {
        let house = Household::new(family(ids()));
        Self { days, house, ids, form }
    }

    pub(super) fn id(&mut self) -> Id {
        (self.ids)()
    }

    pub(super) const fn family(&self) -> Id {
        self.house.family.id
    }

    pub(super) fn person_called(&self, handle: &str) -> Option<Id> {
        self.house.people.iter().find(|person| person.handle == handle).map(|person| person.id)
    }

    pub(super) fn child_called(&self, name: &str) -> Option<Id> {
        self.house.children.iter().find(|child| child.name == name).map(|child| child.id)
    }

    /// The next child, after those already there.
    pub(super) fn child(&mut self, name: &str, birth: Birth, needs: &str) -> Id {
        let id = self.id();
        let order = u32::try_from(self.house.children.len()).unwrap_or(u32::MAX).saturating_add(1);
        self.house.children.push(Child {
            id,
            family: self.family(),
            name: name.into(),
            order,
            birth,
            needs: needs.into(),
            school: String::new(),
            takes_part: String::new(),
            audience: Audience::Everyone,
            lost: None,
            earlier: Vec::new(),
        });
        id
    }

    pub(super) fn person(&mut self, somebody: &Somebody) -> Id {
        let id = self.id();
        self.house.people.push(Person {
            id,
            family: self.family(),
            handle: somebody.handle.into(),
            name: somebody.name.into(),
            role: somebody.role.into(),
            agency: somebody.agency.into(),
            capacity: somebody.capacity,
            telephone: somebody.telephone.into(),
            earlier: Vec::new(),
        });
        id
    }

    /// A tie since `from`; the rest of it the caller may set on what is given back.
    pub(super) fn tie(&mut self, person: Id, child: Id, relation: &str, from: i64) -> Tie {
        Tie {
            id: self.id(),
            family: self.family(),
            person,
            child,
            relation: relation.into(),
            responsibility: None,
            contact: String::new(),
            may_receive: None,
            from: self.days.on(from),
            until: None,
        }
    }

    pub(super) fn member(&mut self, person: Id, seat: Seat, from: i64) {
        let member = Member {
            id: self.id(),
            family: self.family(),
            person,
            seat,
            from: self.days.on(from),
            until: None,
        };
        self.house.members.push(member);
    }

    /// A meeting that was held and closed, with its one part.
    pub(super) fn meeting(&mut self, held: &Held) -> Gathering {
        let (meeting, part) = (self.id(), self.id());
        let (began, ended) = (self.days.at(held.day, held.opened), self.days.at(held.day, held.closed));
        let turns = vec![
            turn(State::Planned, self.days.at(held.day - 10, 14 * 60)),
            turn(State::Open, began),
            turn(State::Closed, ended),
        ];
        self.house.meetings.push(Meeting {
            id: meeting,
            family: self.family(),
            kind: held.kind,
            number: held.number,
            on: self.days.on(held.day),
            at: NaiveTime::from_hms_opt(held.called.0, held.called.1, 0),
            place: held.place.into(),
            state: State::Closed,
            turns,
            form: (self.form)(held.kind),
            due: held.due.map(|due| self.days.on(due)),
            late_because: String::new(),
            typed_up: None,
            counts: None,
            next: None,
            next_words: String::new(),
            next_detail: String::new(),
        });
        let place = held.place.into();
        self.house.parts.push(Part {
            id: part,
            meeting,
            number: 1,
            began: Some(began),
            ended: Some(ended),
            place,
        });
        Gathering { meeting, part, day: held.day, clock: began }
    }

    /// A line as it was typed, a little after the one before.
    pub(super) fn line(&self, gathering: &mut Gathering, words: &str, audience: Audience) -> Line {
        gathering.clock += TimeDelta::seconds(A_LINE);
        Line {
            text: self.days.fill(words, gathering.day),
            audience,
            typed: Some(gathering.clock),
            ..Line::default()
        }
    }

    /// The line of a promise, and the action that closing made of it.
    pub(super) fn promise(&mut self, gathering: &mut Gathering, promise: &Promise) -> Line {
        let line = self.line(gathering, &promise.line(), promise.audience.clone());
        let action = Action {
            id: self.id(),
            family: self.family(),
            meeting: gathering.meeting,
            what: self.days.fill(promise.what, gathering.day),
            child: promise.child,
            owner: promise.owner.unwrap_or_default().into(),
            person: promise.owner.and_then(|handle| self.person_called(handle)),
            due: promise.by.map(|by| self.days.on(gathering.day + by)),
            also: Vec::new(),
            bounded: None,
            moved_from: Vec::new(),
            progress: Progress::Open,
            audience: promise.audience.clone(),
            measure: promise.measure.into(),
        };
        self.house.actions.push(action);
        line
    }

    pub(super) fn text(&mut self, gathering: &Gathering, section: &str, child: Option<Id>, lines: Vec<Line>) {
        let text = Text {
            id: self.id(),
            meeting: gathering.meeting,
            part: gathering.part,
            section: section.into(),
            child,
            body: lines.into(),
            done: true,
            meanings: crate::domain::meaning::Meanings::default(),
        };
        self.house.texts.push(text);
    }
}

impl Promise<'_> {
    /// As it is typed: `! what @owner by {+14}, measure: how it is seen`.
    fn line(&self) -> String {
        let mut line = format!("! {}", self.what);
        if let Some(owner) = self.owner {
            line = format!("{line} @{owner}");
        }
        if let Some(by) = self.by {
            line = format!("{line} by {{{by:+}}}");
        }
        if !self.measure.is_empty() {
            line = format!("{line}, measure: {}", self.measure);
        }
        line
    }
}

pub(super) const fn turn(state: State, at: Moment) -> Turn {
    Turn { state, at, reason: String::new(), whose: None }
}
