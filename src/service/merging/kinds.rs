//! The kinds of record that may hold who somebody is, and the records of a family that can still be changed.
//!
//! What closing fixed is never among them: a closed record keeps whom it meant.

use serde_json::Value;

use crate::domain::action::{Action, ActionChange, Answer};
use crate::domain::addendum::Addendum;
use crate::domain::attendance::Attendance;
use crate::domain::checklist::agreed::Agreed;
use crate::domain::checklist::evidence::{Evidence, PaperResult};
use crate::domain::checklist::sitting::{HomeAnswers, Sitting};
use crate::domain::child::Child;
use crate::domain::circulation::Circulated;
use crate::domain::correction::Correction;
use crate::domain::gap::Reason;
use crate::domain::id::Id;
use crate::domain::later_clearance::LaterClearance;
use crate::domain::meeting::{Meeting, Text};
use crate::domain::outcome::Outcome;
use crate::domain::path_note::PathNote;
use crate::domain::person::{Member, Person, Tie};
use crate::domain::read_back::ReadBack;
use crate::domain::record::Record;
use crate::domain::shield::Shield;
use crate::domain::urgent::Urgent;
use crate::service::ServiceError;
use crate::store::{Reading, StoreError, Writing};

/// A record as JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) entity: &'static str,
    pub(super) id: Id,
    pub(super) value: Value,
}

/// Does something for the kind of record of a name.
macro_rules! of_kind {
    ($entity:expr, $verb:ident, $args:tt, [$($kind:ident),*]) => {
        match $entity {
            $(entity if entity == <$kind as Record>::ENTITY => $verb::<$kind> $args,)*
            _ => Err(unknown()),
        }
    };
}

macro_rules! every_kind {
    ($entity:expr, $verb:ident $args:tt) => {
        of_kind!(
            $entity,
            $verb,
            $args,
            [
                Person,
                Child,
                Tie,
                Member,
                Shield,
                Outcome,
                Action,
                ActionChange,
                PathNote,
                Urgent,
                Sitting,
                HomeAnswers,
                Evidence,
                PaperResult,
                Agreed,
                Attendance,
                Answer,
                Reason,
                ReadBack,
                Text,
                Circulated,
                Correction,
                LaterClearance,
                Addendum
            ]
        )
    };
}

fn unknown() -> ServiceError {
    ServiceError::Refused(
        "This was made by a version that knows more kinds of record. Nothing was changed.".into(),
    )
}

/// Saves a record of a kind. The lines of a text are let go of by undo first, which would know them as they were.
pub(super) fn save(
    writing: &mut Writing<'_>,
    entity: &str,
    value: &Value,
    reason: &str,
) -> Result<(), ServiceError> {
    every_kind!(entity, save_as(writing, value, reason))
}

fn save_as<R: Record>(writing: &mut Writing<'_>, value: &Value, reason: &str) -> Result<(), ServiceError> {
    let record: R = serde_json::from_value(value.clone()).map_err(|_| unknown())?;
    if R::ENTITY == Text::ENTITY {
        writing.forget_steps(&[record.id()])?;
    }
    writing.save(&record, Some(reason))?;
    Ok(())
}

/// A record of a kind as it stands; none where it was removed.
pub(super) fn load(store: &Reading, entity: &str, id: Id) -> Result<Option<Value>, ServiceError> {
    every_kind!(entity, load_as(store, id))
}

fn load_as<R: Record>(store: &Reading, id: Id) -> Result<Option<Value>, ServiceError> {
    Ok(store.load::<R>(id)?.and_then(|record| serde_json::to_value(&record).ok()))
}

/// Takes a record of a kind off the lists.
pub(super) fn remove(
    writing: &mut Writing<'_>,
    entity: &str,
    id: Id,
    reason: &str,
) -> Result<(), ServiceError> {
    every_kind!(entity, remove_as(writing, id, reason))
}

fn remove_as<R: Record>(writing: &mut Writing<'_>, id: Id, reason: &str) -> Result<(), ServiceError> {
    writing.remove::<R>(id, Some(reason))?;
    Ok(())
}

/// A record once more in its own kind: sets in their order, each member once.
pub(super) fn put_in_order(entity: &str, value: &Value) -> Result<Value, ServiceError> {
    every_kind!(entity, in_order(value))
}

fn in_order<R: Record>(value: &Value) -> Result<Value, ServiceError> {
    let record: R = serde_json::from_value(value.clone()).map_err(|_| unknown())?;
    serde_json::to_value(&record).map_err(|_| unknown())
}

/// Every record of a family that may hold who somebody is and can still be changed.
///
/// # Errors
/// The store's.
pub(super) fn changeable(store: &Reading, family: Id) -> Result<Vec<Found>, StoreError> {
    let mut all = Vec::new();
    take::<Person>(store, family, &mut all)?;
    take::<Child>(store, family, &mut all)?;
    take::<Tie>(store, family, &mut all)?;
    take::<Member>(store, family, &mut all)?;
    take::<Shield>(store, family, &mut all)?;
    take::<Outcome>(store, family, &mut all)?;
    take::<Action>(store, family, &mut all)?;
    take::<ActionChange>(store, family, &mut all)?;
    take::<PathNote>(store, family, &mut all)?;
    take::<Urgent>(store, family, &mut all)?;
    sittings(store, family, &mut all)?;
    for meeting in store.list::<Meeting>(Some(family))? {
        if meeting.state.can_write() {
            of_meeting(store, meeting.id, &mut all)?;
        }
    }
    Ok(all)
}

fn sittings(store: &Reading, family: Id, all: &mut Vec<Found>) -> Result<(), StoreError> {
    for home in store.list::<HomeAnswers>(Some(family))? {
        take::<Evidence>(store, home.id, all)?;
    }
    take::<HomeAnswers>(store, family, all)?;
    for child in store.list::<Child>(Some(family))? {
        for sitting in store.list::<Sitting>(Some(child.id))? {
            take::<Evidence>(store, sitting.id, all)?;
            take::<PaperResult>(store, sitting.id, all)?;
        }
        take::<Sitting>(store, child.id, all)?;
        take::<Agreed>(store, child.id, all)?;
    }
    Ok(())
}

fn of_meeting(store: &Reading, meeting: Id, all: &mut Vec<Found>) -> Result<(), StoreError> {
    take::<Attendance>(store, meeting, all)?;
    take::<Answer>(store, meeting, all)?;
    take::<Reason>(store, meeting, all)?;
    take::<ReadBack>(store, meeting, all)?;
    take::<Text>(store, meeting, all)?;
    take::<Urgent>(store, meeting, all)?;
    take::<Circulated>(store, meeting, all)?;
    take::<Correction>(store, meeting, all)?;
    take::<LaterClearance>(store, meeting, all)?;
    take::<Addendum>(store, meeting, all)
}

fn take<R: Record>(store: &Reading, parent: Id, all: &mut Vec<Found>) -> Result<(), StoreError> {
    for record in store.list::<R>(Some(parent))? {
        let value =
            serde_json::to_value(&record).map_err(|_| StoreError::Misfit("a record has no fields"))?;
        all.push(Found { entity: R::ENTITY, id: record.id(), value });
    }
    Ok(())
}

/// Kinds in which nobody around a family is named, or which are never changed for it.
#[cfg(test)]
pub(super) const OTHERS: &[&str] = &[
    "episode",
    "meeting",
    "merge",
    "closed_record",
    "family",
    "standing",
    "own_contact",
    "words_used",
    "wording",
    "checklist_wording",
    "part",
    "minutes_agreed",
];

/// Every kind whose records are gone through.
#[cfg(test)]
pub(super) fn is_gone_through(entity: &str) -> bool {
    #[expect(clippy::unnecessary_wraps, reason = "every verb of the table answers so")]
    fn named<R: Record>() -> Result<&'static str, ServiceError> {
        Ok(R::ENTITY)
    }
    every_kind!(entity, named()).is_ok()
}
