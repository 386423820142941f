//! F-104: a mother, four children and thirteen people around them, at two core groups.

mod children;
mod meetings;
mod people;
mod plan_meeting;
mod review_meeting;
mod sittings;
mod story;

use chrono::NaiveDate;

use super::days::Days;
use super::household::Household;
use super::maker::Maker;
use crate::domain::audience::Audience;
use crate::domain::checklist::instrument::Instrument;
use crate::domain::child::Birth;
use crate::domain::episode::{Episode, Status};
use crate::domain::family::Family;
use crate::domain::id::Id;
use crate::domain::meeting::{Form, Kind};
use crate::domain::outcome::Outcome;
use crate::domain::person::Tie;
use crate::domain::shield::{Shield, What};
use children::{Age, CHILDREN, OUTCOMES};
use people::{CONFERENCE, KNOWN_SINCE, PEOPLE};
use story::{Around, Bond, Change};

#[cfg(test)]
pub(super) use sittings::in_tables as sittings_in_tables;

const ABOUT: &str = "A widowed mother who speaks Sorani Kurdish, four children, a cold and wet rented house. \
    Ben was not brought to three hearing appointments in a year; Ava and Noor do an adult's work. \
    On a plan since the initial conference, for neglect.";

/// The first practice family, F-104, with its dates around `today`. `ids` gives a new id each time;
/// `form` says which template, in which wording, a kind of meeting is written with. It holds a plan meeting
/// and a review meeting, so `form` is asked for these two. Its sittings are made with those of `checklists` they name;
/// without any, it has none.
///
/// What goes wrong in it: the plan meeting two days late for the service's reason, an action re-dated
/// twice, two actions overdue, one with neither owner nor date, Noor without own words since the plan
/// meeting and without a checklist, Ben's words that nobody has cleared, and lines that Dad, the family, or everybody is not to have.
pub fn first_family(
    today: NaiveDate,
    ids: &mut impl FnMut() -> Id,
    form: impl Fn(Kind) -> Form,
    checklists: &[Instrument],
) -> Household {
    let days = Days::new(today);
    let mut maker = Maker::new(days, ids, &form, |id| family(id, days));
    children(&mut maker);
    for around in PEOPLE {
        someone(&mut maker, around);
    }
    episodes(&mut maker);
    for change in OUTCOMES {
        outcome(&mut maker, change);
    }
    flat(&mut maker);
    meetings::hold_both(&mut maker);
    sittings::hold_all(&mut maker, checklists);
    maker.house
}

fn family(id: Id, days: Days) -> Family {
    Family {
        id,
        reference: "F-104".into(),
        name: "Marsh".into(),
        since: days.on(KNOWN_SINCE),
        about: ABOUT.into(),
        made_up: true,
    }
}

fn children(maker: &mut Maker) {
    for sibling in CHILDREN {
        let birth = match sibling.age {
            Age::Born(years, months) => Birth::Born(maker.days.born(years, months)),
            Age::Expected(day) => Birth::Due(maker.days.on(day)),
        };
        maker.child(sibling.name, birth, sibling.needs);
    }
}

fn someone(maker: &mut Maker, around: &Around) {
    let person = maker.person(&around.who);
    if let Some((seat, from)) = around.seat {
        maker.member(person, seat, from);
    }
    for bond in around.ties {
        if let Some(child) = maker.child_called(bond.child) {
            let tie = tie(maker, person, child, bond);
            maker.house.ties.push(tie);
        }
    }
}

fn tie(maker: &mut Maker, person: Id, child: Id, bond: &Bond) -> Tie {
    Tie {
        responsibility: bond.responsibility,
        contact: bond.contact.into(),
        may_receive: bond.may_receive,
        ..maker.tie(person, child, bond.relation, bond.from)
    }
}

/// In need first, for those who were there; then the plan, for all four.
fn episodes(maker: &mut Maker) {
    let born: Vec<_> = maker.house.children.iter().map(|child| (child.id, child.birth)).collect();
    for (child, birth) in born {
        if matches!(birth, Birth::Born(_)) {
            let need = Episode {
                until: Some(maker.days.on(CONFERENCE)),
                ended_because: "The initial conference made a plan.".into(),
                ..episode(maker, child, Status::ChildInNeed, KNOWN_SINCE)
            };
            maker.house.episodes.push(need);
        }
        let plan = Episode {
            category: "neglect".into(),
            every_weeks: Some(6),
            ..episode(maker, child, Status::Plan, CONFERENCE)
        };
        maker.house.episodes.push(plan);
    }
}

/// Where the flat is that Mum has asked for. Dad is not to know.
fn flat(maker: &mut Maker) {
    let shield = Shield {
        id: maker.id(),
        family: maker.family(),
        what: What::Address,
        words: "17 Weaver Street, OX4 9ZZ\nthe flat by the mill".into(),
        from: maker.person_called("Dad").into_iter().collect(),
    };
    maker.house.shields.push(shield);
}

fn episode(maker: &mut Maker, child: Id, status: Status, from: i64) -> Episode {
    Episode {
        id: maker.id(),
        family: maker.family(),
        child,
        status,
        from: maker.days.on(from),
        category: String::new(),
        reviews: Vec::new(),
        every_weeks: None,
        until: None,
        ended_because: String::new(),
    }
}

fn outcome(maker: &mut Maker, change: &Change) {
    let Some(child) = maker.child_called(change.child) else { return };
    let outcome = Outcome {
        id: maker.id(),
        family: maker.family(),
        child,
        change: change.what.into(),
        better: change.better.into(),
        measure: change.measure.into(),
        baseline: change.baseline.into(),
        by: Some(maker.days.on(change.by)),
        contingency: change.contingency.into(),
        audience: Audience::Everyone,
    };
    maker.house.outcomes.push(outcome);
}
