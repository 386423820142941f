//! Keeps what a form says: checked again where it is written, and all of it in one save.

use chrono::NaiveDate;

use super::action_changes;
use super::checklists::answering;
use super::deed::{Entered, Piece};
use super::entry::{self, Wrong};
use super::{ServiceError, StoreError};
use crate::domain::attendance::Attendance;
use crate::domain::checklist::sitting::Sitting;
use crate::domain::child::Child;
use crate::domain::episode::Episode;
use crate::domain::family::Family;
use crate::domain::id::Id;
use crate::domain::meeting::{Meeting, State, Text};
use crate::domain::moment::Moment;
use crate::domain::outcome::Outcome;
use crate::domain::own_contact::OwnContact;
use crate::domain::path_note::PathNote;
use crate::domain::person::{Member, Person, Tie};
use crate::domain::record::Record;
use crate::domain::shield::Shield;
use crate::store::Writing;

/// Keeps it.
///
/// `by` is whoever writes in the store.
///
/// # Errors
/// [`ServiceError::Refused`] with the first thing that is wrong, or the store's; nothing is kept then.
pub fn enter(
    writing: &mut Writing<'_>,
    entered: &Entered,
    (by, (now, today)): (&str, (Moment, NaiveDate)),
) -> Result<(), ServiceError> {
    let reason = Some(entered.reason.trim()).filter(|reason| !reason.is_empty());
    for piece in &entered.remove {
        remove(writing, piece, reason)?;
    }
    for piece in &entered.keep {
        refuse_what_is_wrong(writing, piece, today)?;
        if let Piece::Action(action) = piece {
            action_changes::change(writing, action, reason, (by, now))?;
            continue;
        }
        let piece = super::renaming::remembered(writing, piece)?;
        keep(writing, &super::shielding::narrowed(writing, &piece)?, reason, now)?;
    }
    if !entered.draft.is_empty() {
        writing.place(&entered.draft, "")?;
    }
    Ok(())
}

/// Refuses a record that is wrong beside those that are kept, whichever door it came through.
///
/// # Errors
/// [`ServiceError::Refused`] with the first thing that is wrong; the store's.
pub(super) fn refuse_what_is_wrong(
    writing: &Writing<'_>,
    piece: &Piece,
    today: NaiveDate,
) -> Result<(), ServiceError> {
    match wrong_with(writing, piece, today)?.into_iter().next() {
        Some(wrong) => Err(ServiceError::Refused(format!("{wrong} Nothing was changed."))),
        None => Ok(()),
    }
}

/// What is wrong with a record beside those that are kept.
fn wrong_with(writing: &Writing<'_>, piece: &Piece, today: NaiveDate) -> Result<Vec<Wrong>, StoreError> {
    Ok(match piece {
        Piece::Family(family) => entry::of_family(family, &writing.list(None)?, today),
        // One of several children may be moved in the list before its turn: names are looked at, not places.
        Piece::Child(child) => entry::of_child(child, &writing.list(Some(child.family))?, today),
        Piece::Person(person) => entry::of_person(person, &writing.list(Some(person.family))?),
        Piece::Member(member) => entry::of_member(member, &writing.list(Some(member.family))?),
        Piece::Tie(tie) => entry::of_tie(tie, today),
        Piece::Episode(episode) => entry::of_episode(episode, today),
        Piece::Standing(standing) => entry::of_standing(standing, today),
        Piece::Shield(shield) => {
            let children: Vec<Child> = writing.list(Some(shield.family))?;
            let names: Vec<&str> = children.iter().map(|child| child.name.as_str()).collect();
            entry::of_shield(shield, &names, &writing.list(Some(shield.family))?)
        }
        Piece::OwnContact(contact) => entry::of_contact(contact, today),
        Piece::Outcome(outcome) => entry::of_outcome(outcome),
        Piece::Beside { evidence, .. } => entry::of_evidence(evidence, today),
        Piece::Agreed(agreed) => entry::of_agreed(agreed, today),
        Piece::Judgement { judgement, .. } => entry::of_judgement(judgement),
        piece => wrong_at_a_meeting(writing, piece, today)?,
    })
}

/// The same of what is noted at a meeting and after it.
fn wrong_at_a_meeting(
    writing: &Writing<'_>,
    piece: &Piece,
    today: NaiveDate,
) -> Result<Vec<Wrong>, StoreError> {
    let held = |meeting: Id| writing.load::<Meeting>(meeting);
    Ok(match piece {
        Piece::Meeting(meeting) => wrong_with_a_meeting(writing, meeting, today)?,
        Piece::Part(part) => entry::of_part(part),
        Piece::Attendance(row) => {
            let family = held(row.meeting)?.map(|meeting| meeting.family);
            entry::of_attendance(row, &people(writing, family)?, &writing.list(Some(row.meeting))?)
        }
        Piece::Action(action) => {
            let on = held(action.meeting)?.map_or(NaiveDate::MIN, |meeting| meeting.on);
            entry::of_action(action, on)
        }
        Piece::Answer(answer) => {
            let on = held(answer.meeting)?.map_or(NaiveDate::MIN, |meeting| meeting.on);
            entry::of_answer(answer, on)
        }
        Piece::Reason(reason) => entry::of_reason(reason),
        Piece::ReadBack(said) => {
            let family = held(said.meeting)?.map(|meeting| meeting.family);
            entry::of_read_back(said, &people(writing, family)?)
        }
        Piece::Circulated(given) => {
            let on = held(given.meeting)?.map_or(NaiveDate::MIN, |meeting| meeting.on);
            entry::of_given(given, on, today)
        }
        Piece::Correction(asked) => {
            let on = held(asked.meeting)?.map_or(NaiveDate::MIN, |meeting| meeting.on);
            entry::of_correction(asked, on, today)
        }
        Piece::MinutesAgreed(agreed) => entry::of_minutes_agreed(agreed, today),
        Piece::Addendum(added) => entry::of_addendum(added),
        // Words that could not wait, and where a worry led, are kept however they are.
        _ => Vec::new(),
    })
}

fn people(writing: &Writing<'_>, family: Option<Id>) -> Result<Vec<Person>, StoreError> {
    family.map_or_else(|| Ok(Vec::new()), |family| writing.list(Some(family)))
}

/// A day that was kept stays: only one that is new or changed is looked at.
fn wrong_with_a_meeting(
    writing: &Writing<'_>,
    meeting: &Meeting,
    today: NaiveDate,
) -> Result<Vec<Wrong>, StoreError> {
    let mut wrong = entry::of_meeting(meeting);
    let kept = writing.load::<Meeting>(meeting.id)?;
    if kept.is_none_or(|kept| kept.on != meeting.on) {
        let children: Vec<Child> = writing.list(Some(meeting.family))?;
        wrong.extend(entry::of_day(meeting.on, meeting.state == State::Planned, &children, today));
    }
    Ok(wrong)
}

/// Keeps one piece of a form.
///
/// # Errors
/// [`ServiceError::Refused`] where it cannot be kept, or the store's.
pub(super) fn keep(
    writing: &mut Writing<'_>,
    piece: &Piece,
    reason: Option<&str>,
    now: Moment,
) -> Result<(), ServiceError> {
    match piece {
        Piece::Family(family) => writing.save(&marked(writing, family)?, reason)?,
        Piece::Child(child) => writing.save(child, reason)?,
        Piece::Person(person) => writing.save(person, reason)?,
        Piece::Member(member) => writing.save(member, reason)?,
        Piece::Tie(tie) => writing.save(tie, reason)?,
        Piece::Episode(episode) => writing.save(episode, reason)?,
        Piece::Standing(standing) => writing.save(standing, reason)?,
        Piece::OwnContact(contact) => writing.save(contact.as_ref(), reason)?,
        Piece::Shield(shield) => writing.save(shield, reason)?,
        Piece::Urgent(urgent) => super::urgent::keep(writing, urgent, reason)?,
        Piece::PathNote(note) => writing.save(note, reason)?,
        Piece::Circulated(given) => writing.save(given, reason)?,
        Piece::MinutesAgreed(agreed) => writing.save(agreed, reason)?,
        Piece::Correction(correction) => writing.save(correction, reason)?,
        Piece::Outcome(outcome) => writing.save(outcome.as_ref(), reason)?,
        Piece::Agreed(agreed) => writing.save(agreed.as_ref(), reason)?,
        Piece::PaperResult(result) => return answering::keep_paper(writing, result),
        Piece::Beside { sitting, evidence } => {
            return answering::put_beside(writing, *sitting, evidence, reason);
        }
        Piece::Judgement { sitting, judgement, audience, close: false } => {
            return answering::judge(writing, *sitting, (judgement, audience));
        }
        Piece::Judgement { sitting, judgement, audience, close: true } => {
            return answering::close(writing, *sitting, (judgement, audience), now);
        }
        _ => return Err(ServiceError::Refused("This is not entered in a form. Nothing was changed.".into())),
    };
    Ok(())
}

/// A store that has made-up families is for practice: what is added there is made up too, and copies say so.
fn marked(writing: &Writing<'_>, family: &Family) -> Result<Family, StoreError> {
    let made_up = family.made_up || writing.list::<Family>(None)?.iter().any(|other| other.made_up);
    Ok(Family { made_up, ..family.clone() })
}

/// Takes what a piece is off the lists, with what hangs on it.
///
/// # Errors
/// [`ServiceError::Refused`] where it is in use; the store's.
pub(super) fn remove(
    writing: &mut Writing<'_>,
    piece: &Piece,
    reason: Option<&str>,
) -> Result<(), ServiceError> {
    match piece {
        Piece::Family(family) => remove_family(writing, family.id, reason),
        Piece::Child(child) => remove_child(writing, child, reason),
        Piece::Person(person) => remove_person(writing, person, reason),
        Piece::Member(Member { id, .. }) => take_out::<Member>(writing, *id, reason),
        Piece::Tie(Tie { id, .. }) => take_out::<Tie>(writing, *id, reason),
        Piece::Episode(Episode { id, .. }) => take_out::<Episode>(writing, *id, reason),
        Piece::Outcome(outcome) => take_out::<Outcome>(writing, outcome.id, reason),
        Piece::Shield(Shield { id, .. }) => take_out::<Shield>(writing, *id, reason),
        Piece::OwnContact(own) => take_out::<OwnContact>(writing, own.id, reason),
        Piece::PathNote(PathNote { id, .. }) => take_out::<PathNote>(writing, *id, reason),
        Piece::Urgent(urgent) => super::urgent::remove(writing, urgent, reason),
        Piece::Meeting(meeting) => super::meetings::mistaken::remove(writing, meeting.id, reason),
        _ => Err(ServiceError::Refused("This is not removed in a form. Nothing was changed.".into())),
    }
}

fn take_out<R: Record>(writing: &mut Writing<'_>, id: Id, reason: Option<&str>) -> Result<(), ServiceError> {
    writing.remove::<R>(id, reason)?;
    Ok(())
}

fn take_out_all<R: Record>(
    writing: &mut Writing<'_>,
    family: Id,
    reason: Option<&str>,
    which: impl Fn(&R) -> bool,
) -> Result<(), ServiceError> {
    let records = writing.list::<R>(Some(family))?;
    records.iter().filter(|record| which(record)).try_for_each(|one| take_out::<R>(writing, one.id(), reason))
}

fn remove_family(writing: &mut Writing<'_>, family: Id, reason: Option<&str>) -> Result<(), ServiceError> {
    if !writing.list::<Meeting>(Some(family))?.is_empty() {
        return Err(in_use("This family has meetings on record"));
    }
    for child in writing.list::<Child>(Some(family))? {
        refuse_with_sittings(writing, &child)?;
    }
    take_out_all::<Shield>(writing, family, reason, |_| true)?;
    take_out_all::<Tie>(writing, family, reason, |_| true)?;
    take_out_all::<Member>(writing, family, reason, |_| true)?;
    take_out_all::<Episode>(writing, family, reason, |_| true)?;
    take_out_all::<PathNote>(writing, family, reason, |_| true)?;
    take_out_all::<Person>(writing, family, reason, |_| true)?;
    take_out_all::<Child>(writing, family, reason, |_| true)?;
    take_out::<Family>(writing, family, reason)
}

fn remove_child(writing: &mut Writing<'_>, child: &Child, reason: Option<&str>) -> Result<(), ServiceError> {
    for meeting in writing.list::<Meeting>(Some(child.family))? {
        if writing.list::<Text>(Some(meeting.id))?.iter().any(|text| text.child == Some(child.id)) {
            return Err(in_use("This child is in the record of a meeting"));
        }
    }
    refuse_with_sittings(writing, child)?;
    take_out_all::<Tie>(writing, child.family, reason, |tie| tie.child == child.id)?;
    take_out_all::<Episode>(writing, child.family, reason, |episode| episode.child == child.id)?;
    take_out::<Child>(writing, child.id, reason)
}

fn remove_person(
    writing: &mut Writing<'_>,
    person: &Person,
    reason: Option<&str>,
) -> Result<(), ServiceError> {
    for meeting in writing.list::<Meeting>(Some(person.family))? {
        if writing.list::<Attendance>(Some(meeting.id))?.iter().any(|one| one.person == person.id) {
            return Err(in_use("This person is in the record of a meeting"));
        }
    }
    take_out_all::<Tie>(writing, person.family, reason, |tie| tie.person == person.id)?;
    take_out_all::<Member>(writing, person.family, reason, |member| member.person == person.id)?;
    take_out::<Person>(writing, person.id, reason)
}

fn refuse_with_sittings(writing: &Writing<'_>, child: &Child) -> Result<(), ServiceError> {
    match writing.list::<Sitting>(Some(child.id))?.as_slice() {
        [] => Ok(()),
        _ => Err(in_use("This child has sittings on record")),
    }
}

fn in_use(what: &str) -> ServiceError {
    ServiceError::Refused(format!(
        "{what}, which stays as it is. Nothing was removed. Correct what is wrong, or say when it ended."
    ))
}
