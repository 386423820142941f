//! A meeting that was read from a file is kept.

use chrono::{NaiveDate, NaiveTime};

use super::{Guest, GuestShape, MeetingFile, Passage};
use crate::domain::attendance::Attendance;
use crate::domain::body::Body;
use crate::domain::id::Id;
use crate::domain::meaning::Meanings;
use crate::domain::meeting::{Kind, Meeting, Part, State, Text, Turn};
use crate::domain::moment::{Moment, moment_in_uk};
use crate::service::{Catalogue, ServiceError, meetings, new_id};
use crate::store::Writing;

/// Keeps a meeting that was read: open to be written on, or closed where its file says so. Its lines bear no time of
/// typing, and it begins and ends when the file says, or at no known time.
///
/// # Errors
/// The store's, or no template; nothing is kept then.
pub fn take_in(
    writing: &mut Writing<'_>,
    (family, kind): (Id, Kind),
    file: &MeetingFile,
    (written_by, catalogue): (&str, &Catalogue),
    (now, today): (Moment, NaiveDate),
) -> Result<Id, ServiceError> {
    let id = meetings::held(writing, family, kind, catalogue, (now, today), file.on)?;
    let lost = || ServiceError::Refused("The meeting could not be begun. Nothing was kept.".into());
    let meeting = writing.load::<Meeting>(id)?.ok_or_else(lost)?;
    writing.save(&Meeting { place: file.place.clone(), ..meeting }, None)?;
    let part = writing.list::<Part>(Some(id))?.pop().ok_or_else(lost)?;
    keep_times(writing, &part, file)?;
    keep_guests(writing, &part, file)?;
    keep_passages(writing, &part, file)?;
    meetings::note_next(writing, id, catalogue)?;
    if file.close {
        let turn = Turn { state: State::Closed, at: now, reason: String::new(), whose: None };
        meetings::turn(writing, id, turn, written_by, catalogue)?;
    }
    Ok(id)
}

/// When it began and ended is not known but from the file: it was not recorded here.
fn keep_times(writing: &mut Writing<'_>, part: &Part, file: &MeetingFile) -> Result<(), ServiceError> {
    let at = |time: NaiveTime| moment_in_uk(file.on.and_time(time));
    let (began, ended) = (file.times.0.and_then(at), file.times.1.and_then(at));
    writing.save(&Part { began, ended, place: file.place.clone(), ..part.clone() }, None)?;
    Ok(())
}

fn keep_guests(writing: &mut Writing<'_>, part: &Part, file: &MeetingFile) -> Result<(), ServiceError> {
    let attendance: Vec<Attendance> = writing.list(Some(part.meeting))?;
    for guest in &file.guests {
        let row = attendance.iter().find(|row| row.person == guest.person).cloned();
        let new = || meetings::unanswered(part.meeting, part.id, guest.person, guest.capacity);
        writing.save(&guest.on(row.unwrap_or_else(new)), None)?;
    }
    Ok(())
}

fn keep_passages(writing: &mut Writing<'_>, part: &Part, file: &MeetingFile) -> Result<(), ServiceError> {
    let texts: Vec<Text> = writing.list(Some(part.meeting))?;
    for passage in &file.passages {
        let kept = texts.iter().find(|text| text.section == passage.section && text.child == passage.child);
        let text = kept.cloned().unwrap_or_else(|| new_text(part, passage));
        writing.save(&Text { body: passage.body.clone(), ..text.clone() }, None)?;
        meetings::settling::settle(writing, text.id)?;
        writing.index_note(text.id, Some(part.meeting), file.on, &passage.body.to_text())?;
    }
    Ok(())
}

fn new_text(part: &Part, passage: &Passage) -> Text {
    Text {
        id: new_id(),
        meeting: part.meeting,
        part: part.id,
        section: passage.section.clone(),
        child: passage.child,
        body: Body::default(),
        done: false,
        meanings: Meanings::default(),
    }
}

impl Guest {
    pub(super) fn on(&self, row: Attendance) -> Attendance {
        let GuestShape { came, how, private, apologies, report, absence, absence_words, .. } =
            self.shape.clone();
        let (arrived, left) = (self.arrived, self.left);
        Attendance { came, how, private, arrived, left, apologies, report, absence, absence_words, ..row }
    }
}
