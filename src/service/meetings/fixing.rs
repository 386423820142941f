//! Closing fixes a record: what its copies are made from is kept as it is on that day.

use super::{around, as_of_today, latest_next};
use crate::domain::action::Action;
use crate::domain::closed_record::{AtClosing, ClosedRecord};
use crate::domain::closing::gaps;
use crate::domain::entries::entries;
use crate::domain::id::Id;
use crate::domain::meeting::Meeting;
use crate::domain::moment::Moment;
use crate::service::{Catalogue, ServiceError};
use crate::store::{Reading, StoreError, Writing};

/// Under what name it is remembered that every record closed earlier is fixed.
const ALL_FIXED: &str = "closed-records-are-fixed";

/// When a record is fixed, and by whom.
#[derive(Clone, Copy, Debug)]
pub struct Fixing<'a> {
    /// When.
    pub at: Moment,
    /// Whether its meeting is closed now, or was before.
    pub is_now: bool,
    /// Who wrote it.
    pub written_by: &'a str,
}

/// What was kept of a meeting at closing.
///
/// # Errors
/// The store's.
pub fn fixed(store: &Reading, meeting: Id) -> Result<Option<ClosedRecord>, StoreError> {
    Ok(store.list::<ClosedRecord>(Some(meeting))?.pop())
}

/// Fixes the record of a meeting that is closed now, or was closed before records were kept. `carried` are the actions that
/// went on to it, as they were before it was closed; none takes those that were answered at it.
///
/// # Errors
/// The store's.
pub fn fix(
    writing: &mut Writing<'_>,
    meeting: Id,
    carried: Option<Vec<Action>>,
    catalogue: &Catalogue,
    fixing: Fixing<'_>,
) -> Result<(), ServiceError> {
    let mut record = as_of_today(writing, meeting, catalogue)?;
    record.carried = carried.unwrap_or(record.carried);
    let around = around(&record);
    let latest_next = latest_next(&record, catalogue);
    // One that was closed before this was said prints as it did.
    let not_worked = |day| catalogue.calendar().and_then(|calendar| calendar.not_worked(day));
    let closing = AtClosing {
        at: record.meeting.closed().filter(|_| fixing.is_now).copied().unwrap_or(fixing.at),
        is_now: fixing.is_now,
        written_by: fixing.written_by.to_owned(),
        latest_next,
        latest_not_worked: latest_next.filter(|_| fixing.is_now).and_then(not_worked),
        due_not_worked: record.meeting.due.filter(|_| fixing.is_now).and_then(not_worked),
        lines: entries(&record, &around),
        gaps: gaps(&record, &around, latest_next, catalogue.calendar()),
    };
    writing.save(&ClosedRecord::of(id_for(meeting), &record, closing), None)?;
    Ok(())
}

/// One a meeting: two copies of a store that fix the same record make one of it.
fn id_for(meeting: Id) -> Id {
    Id::from_bytes(*uuid::Uuid::new_v5(&uuid::Uuid::NAMESPACE_OID, meeting.bytes()).as_bytes())
}

/// Fixes every record that was closed before this was done at closing. Once a store: it is remembered.
///
/// # Errors
/// The store's.
pub fn fix_earlier(
    writing: &mut Writing<'_>,
    catalogue: &Catalogue,
    fixing: Fixing<'_>,
) -> Result<(), ServiceError> {
    for meeting in writing.list::<Meeting>(None)?.iter().filter(|one| one.state.is_fixed()) {
        if fixed(writing, meeting.id)?.is_none() {
            fix(writing, meeting.id, None, catalogue, fixing)?;
        }
    }
    Ok(writing.place(ALL_FIXED, "yes")?)
}

/// Whether nothing that was closed earlier is left to fix.
///
/// # Errors
/// The store's.
pub fn is_all_fixed(store: &Reading) -> Result<bool, StoreError> {
    Ok(store.get_place(ALL_FIXED)?.is_some())
}
