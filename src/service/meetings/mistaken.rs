//! A meeting begun by mistake, one key too many: it goes off the lists while nothing is written in it.

use super::starting::unanswered;
use crate::domain::action::{Answer, Progress};
use crate::domain::attendance::Attendance;
use crate::domain::gap::Reason;
use crate::domain::id::Id;
use crate::domain::meeting::{Meeting, Part, Text};
use crate::domain::read_back::ReadBack;
use crate::domain::record::Record;
use crate::domain::urgent::Urgent;
use crate::service::ServiceError;
use crate::store::{StoreError, Writing};

/// Takes a meeting off the lists that is not over and in which nothing was written. It stays in the change log.
///
/// # Errors
/// [`ServiceError::Refused`] where it is over, or where anything is written in it; or the store's.
pub fn remove(writing: &mut Writing<'_>, meeting: Id, reason: Option<&str>) -> Result<(), ServiceError> {
    let Some(kept) = writing.load::<Meeting>(meeting)? else { return Ok(()) };
    if !kept.state.can_write() {
        return Err(refused(&format!("{} is {}", kept.title(), kept.state.label()), "Its record stays."));
    }
    if is_written_in(writing, meeting)? {
        let todo = "Its record stays. Close it with what there is, or note that it was not held.";
        return Err(refused(&format!("Something is written in {}", kept.title()), todo));
    }
    take_out_all::<Text>(writing, meeting, reason)?;
    take_out_all::<Attendance>(writing, meeting, reason)?;
    take_out_all::<Answer>(writing, meeting, reason)?;
    take_out_all::<Part>(writing, meeting, reason)?;
    writing.remove::<Meeting>(meeting, reason)?;
    Ok(())
}

fn refused(what: &str, todo: &str) -> ServiceError {
    ServiceError::Refused(format!("{what}. Nothing was removed. {todo}"))
}

fn is_written_in(writing: &Writing<'_>, meeting: Id) -> Result<bool, StoreError> {
    let has_words = |text: &Text| text.done || !text.body.is_blank();
    let is_answered = |answer: &Answer| answer.progress != Progress::Open;
    Ok(any(writing, meeting, has_words)?
        || any(writing, meeting, is_noted)?
        || any(writing, meeting, is_answered)?
        || any(writing, meeting, |_: &Reason| true)?
        || any(writing, meeting, |_: &Urgent| true)?
        || any(writing, meeting, |_: &ReadBack| true)?)
}

fn is_noted(one: &Attendance) -> bool {
    let nothing = unanswered(one.meeting, one.part, one.person, one.capacity);
    Attendance { id: nothing.id, ..one.clone() } != nothing
}

fn any<R: Record>(
    writing: &Writing<'_>,
    meeting: Id,
    which: impl Fn(&R) -> bool,
) -> Result<bool, StoreError> {
    Ok(writing.list::<R>(Some(meeting))?.iter().any(which))
}

fn take_out_all<R: Record>(
    writing: &mut Writing<'_>,
    meeting: Id,
    reason: Option<&str>,
) -> Result<(), StoreError> {
    for one in writing.list::<R>(Some(meeting))? {
        writing.remove::<R>(one.id(), reason)?;
    }
    Ok(())
}
