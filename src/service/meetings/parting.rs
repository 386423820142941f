//! A meeting in parts: one ends, the next begins with its own time, place, attendance and texts.

use super::starting::{texts, unanswered};
use super::{missing, record};
use crate::domain::attendance::Attendance;
use crate::domain::id::Id;
use crate::domain::meeting::{Meeting, Part, State, Turn};
use crate::domain::meeting_record::MeetingRecord;
use crate::domain::moment::Moment;
use crate::service::{Catalogue, ServiceError, new_id};
use crate::store::Writing;

/// Ends the part that goes on and begins the next. A meeting that was paused between the two goes on by it.
///
/// # Errors
/// [`ServiceError::Refused`] where the meeting has not begun or is over; or the store's.
pub fn part(
    writing: &mut Writing<'_>,
    meeting: Id,
    place: &str,
    now: Moment,
    catalogue: &Catalogue,
) -> Result<Part, ServiceError> {
    let record = record(writing, meeting, catalogue)?;
    match record.meeting.state {
        State::Open => {}
        State::Paused => go_on(writing, &record.meeting, now)?,
        state => {
            return Err(ServiceError::Refused(format!(
                "This meeting is {}; a new part begins only while it is held. Nothing was changed.",
                state.label()
            )));
        }
    }
    for part in record.parts.iter().filter(|part| part.ended.is_none()) {
        writing.save(&Part { ended: Some(now), ..part.clone() }, None)?;
    }
    let next = next_part(&record, place, now);
    writing.save(&next, None)?;
    for text in texts(&record.template, &record.children, meeting, next.id) {
        writing.save(&text, None)?;
    }
    for row in asked(&record, next.id) {
        writing.save(&row, None)?;
    }
    Ok(next)
}

fn go_on(writing: &mut Writing<'_>, meeting: &Meeting, now: Moment) -> Result<(), ServiceError> {
    let mut meeting = Meeting { state: State::Open, ..meeting.clone() };
    meeting.turns.push(Turn { state: State::Open, at: now, reason: String::new(), whose: None });
    writing.save(&meeting, None)?;
    Ok(())
}

fn next_part(record: &MeetingRecord, place: &str, now: Moment) -> Part {
    Part {
        id: new_id(),
        meeting: record.meeting.id,
        number: record.parts.last().map_or(1, |part| part.number + 1),
        began: Some(now),
        ended: None,
        place: place.trim().to_owned(),
    }
}

/// Everybody who is on the lists of the parts before, once each; of this part nothing is known yet.
fn asked(record: &MeetingRecord, part: Id) -> Vec<Attendance> {
    let mut rows: Vec<Attendance> = Vec::new();
    for row in &record.attendance {
        if rows.iter().all(|one| one.person != row.person) {
            let blank = unanswered(record.meeting.id, part, row.person, row.capacity);
            rows.push(Attendance { needs_interpreter: row.needs_interpreter.clone(), ..blank });
        }
    }
    rows
}

/// Decides whether a meeting that was broken off counts for the clock, or leaves it open.
///
/// # Errors
/// [`ServiceError::NotFound`], or the store's.
pub fn count(writing: &mut Writing<'_>, meeting: Id, counts: Option<bool>) -> Result<usize, ServiceError> {
    let meeting = writing.load::<Meeting>(meeting)?.ok_or_else(missing)?;
    Ok(writing.save(&Meeting { counts, ..meeting }, None)?)
}
