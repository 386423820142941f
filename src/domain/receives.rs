//! Who of the family a copy can be put into the hands of, and of which children they may receive what is written.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::audience::Reader;
use super::child::Child;
use super::id::Id;
use super::person::{Capacity, Person, Tie};

/// Whether somebody is one of those a copy for family members may be handed to.
#[must_use]
pub const fn is_family(person: &Person) -> bool {
    matches!(person.capacity, Capacity::Parent | Capacity::Supporter | Capacity::Child)
}

/// Whether somebody may receive what is written about a child.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Receives {
    /// Somebody decided that they may.
    Yes,
    /// Somebody decided that they may not.
    No,
    /// Nobody decided: they have no tie to the child, or the tie does not say. It is not a yes.
    NotDecided,
}

/// What the ties of today say; where none is of today, a no that any of them said still holds.
#[must_use]
pub fn receives(ties: &[Tie], person: Id, child: Id, today: NaiveDate) -> Receives {
    let ties = || ties.iter().filter(|tie| tie.person == person && tie.child == child);
    let of_today = |tie: &Tie| tie.from <= today && tie.until.is_none_or(|until| today <= until);
    let any_of_today = ties().any(of_today);
    if ties().any(|tie| tie.may_receive == Some(false) && (!any_of_today || of_today(tie))) {
        return Receives::No;
    }
    let is_allowed = ties().any(|tie| tie.may_receive == Some(true) && of_today(tie));
    if is_allowed { Receives::Yes } else { Receives::NotDecided }
}

/// Whether somebody decided that they may not receive what is written of a child.
#[must_use]
pub fn is_refused(ties: &[Tie], person: Id, child: Id, today: NaiveDate) -> bool {
    receives(ties, person, child, today) == Receives::No
}

/// A family as far as it says who may receive what.
#[derive(Clone, Copy, Debug)]
pub struct Circle<'a> {
    /// The people.
    pub people: &'a [Person],
    /// What they are to each child.
    pub ties: &'a [Tie],
    /// The children.
    pub children: &'a [Child],
}

impl Circle<'_> {
    /// The children of whom a reader gets nothing: of a family member all but those somebody decided they may have.
    ///
    /// A copy for the family may be handed to any of them. It leaves out whoever one of them was refused, and whoever is
    /// not decided for one of those it is likely to reach: those who are `asked` to the meeting, and those with a tie to
    /// a child.
    #[must_use]
    pub fn not_for(&self, reader: &Reader, asked: &[Id], today: NaiveDate) -> BTreeSet<Id> {
        match reader {
            Reader::Record | Reader::Person { professional: true, .. } => BTreeSet::new(),
            Reader::Person { id, .. } => self.all_but(*id, today, |found| found == Receives::Yes),
            Reader::Family => {
                let family = self.people.iter().filter(|person| is_family(person));
                family.flat_map(|person| self.of_one_hand(person.id, asked, today)).collect()
            }
        }
    }

    /// The children a reader was refused: by a decision, not for want of one.
    #[must_use]
    pub fn refused_to(&self, reader: &Reader, today: NaiveDate) -> BTreeSet<Id> {
        let refused = |person: Id| self.all_but(person, today, |found| found != Receives::No);
        match reader {
            Reader::Record | Reader::Person { professional: true, .. } => BTreeSet::new(),
            Reader::Person { id, .. } => refused(*id),
            Reader::Family => {
                let family = self.people.iter().filter(|person| is_family(person));
                family.flat_map(|person| refused(person.id)).collect()
            }
        }
    }

    fn of_one_hand(&self, person: Id, asked: &[Id], today: NaiveDate) -> BTreeSet<Id> {
        let is_tied = self.ties.iter().any(|tie| tie.person == person);
        let is_likely = is_tied || asked.contains(&person);
        self.all_but(person, today, |found| found == Receives::Yes || (found != Receives::No && !is_likely))
    }

    fn all_but(&self, person: Id, today: NaiveDate, may: impl Fn(Receives) -> bool) -> BTreeSet<Id> {
        let children = self.children.iter().map(|child| child.id);
        children.filter(|child| !may(receives(self.ties, person, *child, today))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::closing::sample::{self, day, id};
    use super::*;

    const MUM: u8 = 3;
    const DAD: u8 = 5;

    fn tie(person: u8, child: u8, may_receive: Option<bool>, until: Option<NaiveDate>) -> Tie {
        Tie {
            id: id(100 + person + child),
            family: id(0),
            person: id(person),
            child: id(child),
            relation: "parent".into(),
            responsibility: None,
            contact: String::new(),
            may_receive,
            from: day(1, 1),
            until,
        }
    }

    #[test]
    fn no_decision_is_not_a_yes() {
        let (ended, today) = (Some(day(6, 1)), day(11, 26));
        let (yes, no) = (Some(true), Some(false));
        for (ties, found) in [
            (vec![], Receives::NotDecided),
            (vec![tie(DAD, 11, None, None)], Receives::NotDecided),
            (vec![tie(DAD, 11, yes, None)], Receives::Yes),
            (vec![tie(DAD, 11, no, None)], Receives::No),
            (vec![tie(DAD, 11, yes, None), tie(DAD, 11, no, None)], Receives::No),
            (vec![tie(DAD, 11, yes, ended)], Receives::NotDecided),
            (vec![tie(DAD, 11, no, ended)], Receives::No),
            (vec![tie(DAD, 11, no, ended), tie(DAD, 11, yes, None)], Receives::Yes),
            (vec![tie(DAD, 11, yes, ended), tie(DAD, 11, no, None)], Receives::No),
            (vec![tie(DAD, 11, yes, ended), tie(DAD, 11, None, None)], Receives::NotDecided),
            (vec![tie(DAD, 12, yes, None)], Receives::NotDecided),
            (vec![tie(MUM, 11, yes, None)], Receives::NotDecided),
        ] {
            assert_eq!(receives(&ties, id(DAD), id(11), today), found, "{ties:?}");
        }
    }

    /// Ava is 11, Ben 12, Noor 13. Gran, a supporter, has no tie to anybody.
    fn hidden(ties: &[Tie], reader: &Reader, asked: &[u8]) -> Vec<u8> {
        let mut record = sample::record();
        record.people.push(sample::person(DAD, "Dad", "father", Capacity::Parent));
        record.people.push(sample::person(6, "Gran", "grandmother", Capacity::Supporter));
        let circle = Circle { people: &record.people, ties, children: &record.children };
        let asked: Vec<Id> = asked.iter().map(|n| id(*n)).collect();
        let found = circle.not_for(reader, &asked, day(11, 26));
        (11..=13).filter(|n| found.contains(&id(*n))).collect()
    }

    #[test]
    fn a_reader_of_the_family_has_the_children_somebody_decided_on_and_no_others() {
        let yes = Some(true);
        let mum = [tie(MUM, 11, yes, None), tie(MUM, 12, yes, None), tie(MUM, 13, yes, None)];
        let dad_of_ben = |may| [&mum[..], &[tie(DAD, 12, may, None)]].concat();
        let person = |n, professional| Reader::Person { id: id(n), professional };
        for (ties, reader, asked, out) in [
            (mum.to_vec(), person(MUM, false), &[][..], vec![]),
            (mum.to_vec(), person(DAD, false), &[], vec![11, 12, 13]),
            (dad_of_ben(yes), person(DAD, false), &[], vec![11, 13]),
            (dad_of_ben(None), person(DAD, false), &[], vec![11, 12, 13]),
            (mum.to_vec(), person(1, true), &[], vec![]),
            (mum.to_vec(), person(4, false), &[], vec![11, 12, 13]),
            (mum.to_vec(), Reader::Record, &[], vec![]),
            (mum.to_vec(), Reader::Family, &[MUM], vec![]),
            (mum.to_vec(), Reader::Family, &[MUM, 6], vec![11, 12, 13]),
            (dad_of_ben(yes), Reader::Family, &[MUM], vec![11, 13]),
            (dad_of_ben(Some(false)), Reader::Family, &[MUM], vec![11, 12, 13]),
        ] {
            assert_eq!(hidden(&ties, &reader, asked), out, "{reader:?} {asked:?} {ties:?}");
        }
    }

    #[test]
    fn only_a_decision_refuses() {
        let record = sample::record();
        let ties = [tie(MUM, 11, Some(false), None), tie(MUM, 12, None, None)];
        let circle = Circle { people: &record.people, ties: &ties, children: &record.children };
        let mum = Reader::Person { id: id(MUM), professional: false };
        for reader in [mum, Reader::Family] {
            assert_eq!(circle.refused_to(&reader, day(11, 26)), [id(11)].into(), "{reader:?}");
        }
        let worker = Reader::Person { id: id(1), professional: true };
        assert!(circle.refused_to(&worker, day(11, 26)).is_empty());
    }
}
