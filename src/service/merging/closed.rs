//! A closed record and people who were made one since: it names whom it named, and what is kept from one of them is kept
//! from both.

use std::collections::BTreeSet;

use crate::domain::audience::Audience;
use crate::domain::body::{Body, Line};
use crate::domain::closed_record::{Fixed, Now};
use crate::domain::closing::Gap;
use crate::domain::id::Id;
use crate::domain::meeting_record::MeetingRecord;
use crate::domain::merge::Merge;
use crate::domain::person::{Person, Tie};
use crate::domain::shield::Shield;
use crate::service::ServiceError;
use crate::store::Reading;

/// The record as it is for readers now. One that can still be written names the people of today, and stays as it is.
///
/// # Errors
/// The store's.
pub fn as_now(store: &Reading, mut record: MeetingRecord) -> Result<MeetingRecord, ServiceError> {
    if record.meeting.state.can_write() {
        return Ok(record);
    }
    let merges: Vec<Merge> = store.list(Some(record.family.id))?;
    // One who was made one with another who was made one with a third is kept from as that third is.
    for _ in 0..merges.len() {
        for merge in &merges {
            if is_of_both(&record, merge) {
                narrow(&mut record, merge);
            }
        }
    }
    for merge in merges.iter().filter(|merge| merge.undone.is_none()) {
        bring_in(&mut record, merge);
    }
    Ok(record)
}

/// Whether what this record keeps from one of two is kept from both. Of two who are two again, that is what was closed
/// while they were one.
fn is_of_both(record: &MeetingRecord, merge: &Merge) -> bool {
    let fixed = record.meeting.turns.last().map(|turn| turn.at);
    let is_between = |undone| fixed.is_some_and(|at| merge.at <= at && at <= undone);
    merge.undone.is_none_or(is_between)
}

/// The one who went stands in this record: by their name of then, and with the ties of the one who stayed.
fn bring_in(record: &mut MeetingRecord, merge: &Merge) {
    if record.person(merge.gone).is_none() {
        record.people.push(merge.gone_person.clone());
        record.people.sort_by_key(|person| person.id);
        record.ties.extend(ties_of_both(&record.ties, merge));
    }
    if let Some(fixed) = &mut record.fixed {
        bring_in_today(&mut fixed.now, merge);
    }
}

/// Today the one who went is the one who stayed: in what capacity they come, and of whom they may receive what.
fn bring_in_today(now: &mut Now, merge: &Merge) {
    let kept = now.people.iter().find(|person| person.id == merge.kept);
    let capacity = kept.map_or(merge.gone_person.capacity, |kept| kept.capacity);
    if now.people.iter().all(|person| person.id != merge.gone) {
        now.people.push(Person { capacity, ..merge.gone_person.clone() });
    }
    now.ties.extend(ties_of_both(&now.ties, merge));
}

/// The ties of the one who stayed as ties of the one who went.
fn ties_of_both(ties: &[Tie], merge: &Merge) -> Vec<Tie> {
    let of = |tie: &&Tie| tie.person == merge.kept;
    ties.iter().filter(of).map(|tie| Tie { person: merge.gone, ..tie.clone() }).collect()
}

/// What one of the two was refused, both were.
fn refuse_both(ties: &mut Vec<Tie>, merge: &Merge) {
    let is_no = |tie: &&Tie| tie.may_receive == Some(false);
    let other = |tie: &Tie| match tie.person {
        person if person == merge.kept => Some(merge.gone),
        person if person == merge.gone => Some(merge.kept),
        _ => None,
    };
    let more: Vec<Tie> = ties
        .iter()
        .filter(is_no)
        .filter_map(|tie| Some(Tie { person: other(tie)?, ..tie.clone() }))
        .filter(|tie| !ties.contains(tie))
        .collect();
    ties.extend(more);
}

fn narrow(record: &mut MeetingRecord, merge: &Merge) {
    let audience = |audience: &mut Audience| from_both(audience, merge);
    for text in &mut record.texts {
        let lines: Vec<Line> = text.body.lines().iter().map(|line| narrowed(line, merge)).collect();
        text.body = Body::from(lines);
    }
    record.attendance.iter_mut().for_each(|row| audience(&mut row.absence_audience));
    record.carried.iter_mut().for_each(|one| audience(&mut one.audience));
    record.answers.iter_mut().for_each(|one| audience(&mut one.audience));
    record.reasons.iter_mut().for_each(|one| audience(&mut one.audience));
    record.addenda.iter_mut().for_each(|one| audience(&mut one.audience));
    record.urgent.iter_mut().for_each(|one| audience(&mut one.audience));
    record.read_backs.iter_mut().for_each(|one| audience(&mut one.audience));
    record.corrections.iter_mut().for_each(|one| audience(&mut one.audience));
    record.later_clearances.iter_mut().filter_map(|one| one.audience.as_mut()).for_each(audience);
    record.shields.iter_mut().for_each(|shield| keep_from_both(shield, merge));
    refuse_both(&mut record.ties, merge);
    if let Some(fixed) = &mut record.fixed {
        narrow_fixed(fixed, merge);
    }
}

/// The lines and questions as they were read at closing, and what is kept from somebody today.
fn narrow_fixed(fixed: &mut Fixed, merge: &Merge) {
    let narrower = |audience: &mut Audience| from_both(audience, merge);
    fixed.lines = fixed.lines.drain(..).map(|line| line.narrowed(narrower)).collect();
    let gaps = fixed.gaps.drain(..);
    fixed.gaps = gaps.map(|gap| Gap { sentence: gap.sentence.narrowed(narrower), ..gap }).collect();
    fixed.now.shields.iter_mut().for_each(|shield| keep_from_both(shield, merge));
    refuse_both(&mut fixed.now.ties, merge);
}

fn keep_from_both(shield: &mut Shield, merge: &Merge) {
    let mut from: BTreeSet<Id> = shield.from.iter().copied().collect();
    both(&mut from, merge);
    shield.from.extend(from.into_iter().filter(|id| !shield.from.contains(id)).collect::<Vec<_>>());
}

fn narrowed(line: &Line, merge: &Merge) -> Line {
    let mut line = line.clone();
    from_both(&mut line.audience, merge);
    if let Some(cleared) = &mut line.cleared {
        from_both(&mut cleared.audience, merge);
    }
    line
}

fn from_both(audience: &mut Audience, merge: &Merge) {
    if let Audience::NotFor(people) = audience {
        both(people, merge);
    }
}

/// What names one names the other.
fn both(people: &mut BTreeSet<Id>, merge: &Merge) {
    if people.contains(&merge.gone) || people.contains(&merge.kept) {
        people.extend([merge.gone, merge.kept]);
    }
}
