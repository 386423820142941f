//! What a pane is about: the family, and the meeting where there is one.

use crate::domain::id::Id;
use crate::domain::meeting::State;
use crate::domain::meeting_record::MeetingRecord;

/// What a pane is about: whose family, and which meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct About {
    /// The family.
    pub family: Option<Id>,
    /// The meeting, where it can still be written in.
    pub meeting: Option<Id>,
    /// The part of it.
    pub part: Option<Id>,
    /// Whether the meeting is going on now.
    pub is_open: bool,
}

impl About {
    /// A meeting's record, in the part shown; by default the last.
    #[must_use]
    pub fn of(record: &MeetingRecord, part: Option<Id>) -> Self {
        let meeting = &record.meeting;
        let part = part.or(record.parts.last().map(|part| part.id));
        let is_written = meeting.state.can_write();
        Self {
            family: Some(record.family.id),
            meeting: is_written.then_some(meeting.id),
            part: part.filter(|_| is_written),
            is_open: meeting.state == State::Open,
        }
    }
}
