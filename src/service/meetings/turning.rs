//! A meeting goes from one state to the next; closing fixes its record.

use super::fixing::{self, Fixing};
use super::{around, missing, record};
use crate::domain::action::{Action, Answer, Progress};
use crate::domain::entries::actions_agreed;
use crate::domain::id::Id;
use crate::domain::meeting::{Meeting, Part, State, Turn, Whose};
use crate::domain::meeting_record::MeetingRecord;
use crate::domain::moment::Moment;
use crate::service::{Catalogue, ServiceError, new_id, shielding};
use crate::store::Writing;

/// Whose reason, as the choices stand on screen.
pub const WHOSE: [(Whose, &str); 3] =
    [(Whose::Family, "the family's"), (Whose::Service, "a service's"), (Whose::Neither, "neither")];

/// Changes a meeting's state. Closing fixes the record: its actions become actions of the family, and
/// the last meeting's are answered for.
///
/// # Errors
/// [`ServiceError::Refused`] when a meeting cannot go from its state to this one; or the store's.
pub fn turn(
    writing: &mut Writing<'_>,
    id: Id,
    turn: Turn,
    written_by: &str,
    catalogue: &Catalogue,
) -> Result<Meeting, ServiceError> {
    let mut meeting = writing.load::<Meeting>(id)?.ok_or_else(missing)?;
    if !meeting.state.may_become(turn.state) {
        return Err(ServiceError::Refused(format!(
            "This meeting is {}; it cannot become {}. Nothing was changed.",
            meeting.state.label(),
            turn.state.label()
        )));
    }
    let before = if turn.state.is_fixed() { Some(finish(writing, id, catalogue)?) } else { None };
    if (meeting.state, turn.state) == (State::Planned, State::Open) {
        begin(writing, &mut meeting, &turn.at)?;
    }
    meeting.state = turn.state;
    let (at, reason) = (turn.at, turn.reason.clone());
    meeting.turns.push(turn);
    writing.save(&meeting, Some(reason.as_str()).filter(|reason| !reason.is_empty()))?;
    if let Some(before) = before {
        let fixing = Fixing { at, is_now: true, written_by };
        fixing::fix(writing, id, Some(before.carried), catalogue, fixing)?;
    }
    Ok(meeting)
}

/// A planned meeting is held on the day it is begun, whatever day it was planned for.
fn begin(writing: &mut Writing<'_>, meeting: &mut Meeting, at: &Moment) -> Result<(), ServiceError> {
    meeting.on = at.date_naive();
    for part in writing.list::<Part>(Some(meeting.id))?.into_iter().filter(|part| part.began.is_none()) {
        writing.save(&Part { began: Some(*at), ..part }, None)?;
    }
    Ok(())
}

/// What ending makes of the lines: actions agreed, answers carried over, undo let go. When the meeting ended is not known
/// from when its record is closed. Answers the record as it was before.
fn finish(writing: &mut Writing<'_>, id: Id, catalogue: &Catalogue) -> Result<MeetingRecord, ServiceError> {
    let record = record(writing, id, catalogue)?;
    let around = around(&record);
    for action in actions_agreed(&record, &around, new_id) {
        writing.save(&action, None)?;
    }
    for action in &record.carried {
        if let Some(answered) = record.answer(action.id).map(|answer| answered(action, answer)) {
            writing.save(&answered, None)?;
        }
    }
    let texts: Vec<Id> = record.texts.iter().map(|text| text.id).collect();
    for text in &texts {
        writing.fold(*text, record.meeting.on)?;
    }
    writing.forget_steps(&texts)?;
    // A text that is still written in keeps its own words: only now can its lines be given other facts.
    shielding::narrow_texts(writing, record.meeting.family, &texts)?;
    Ok(record)
}

/// An action with its answer taken over.
fn answered(action: &Action, answer: &Answer) -> Action {
    let mut action = action.clone();
    if answer.progress != Progress::Open {
        action.progress = answer.progress;
    }
    if let Some(moved_to) = answer.moved_to {
        action.moved_from.extend(action.due);
        action.due = Some(moved_to);
    }
    action
}
