//! What can be asked of the writer, and what came of it.

use super::meeting_file::MeetingFile;
use crate::domain::action::Answer;
use crate::domain::addendum::Addendum;
use crate::domain::attendance::Attendance;
use crate::domain::gap::Reason;
use crate::domain::id::Id;
use crate::domain::manuscript::Stroke;
use crate::domain::meeting::{Kind, Meeting, State, Whose};
use crate::domain::person::Person;

/// One thing to keep.
#[derive(Clone, Debug)]
pub enum Piece {
    /// Who was there.
    Attendance(Attendance),
    /// What was said of an earlier action.
    Answer(Answer),
    /// A reason for a gap.
    Reason(Reason),
    /// A person.
    Person(Person),
    /// A meeting's own facts. Its state is changed by [`Deed::Turn`] alone.
    Meeting(Meeting),
    /// An addendum.
    Addendum(Addendum),
    /// A text's mark of being done.
    TextDone {
        /// Which text.
        text: Id,
        /// Done or not.
        done: bool,
    },
}

/// Something to do.
#[derive(Clone, Debug)]
pub enum Deed {
    /// A key in a text. Not saved at once: the writer waits for the next keys.
    Stroke {
        /// Which text.
        text: Id,
        /// What the key does.
        stroke: Stroke,
    },
    /// The practitioner left a text: its burst of typing becomes one change.
    Leave(Id),
    /// Keep something.
    Keep(Box<Piece>),
    /// Start a meeting.
    Start {
        /// Whose.
        family: Id,
        /// What kind.
        kind: Kind,
    },
    /// Take in a meeting from a file that was read.
    TakeIn {
        /// Whose.
        family: Id,
        /// What kind.
        kind: Kind,
        /// What the file says.
        file: Box<MeetingFile>,
    },
    /// Change a meeting's state.
    Turn {
        /// Which.
        meeting: Id,
        /// To what.
        state: State,
        /// Why.
        reason: String,
        /// Whose reason.
        whose: Option<Whose>,
    },
    /// Remember where the practitioner is. Local to this machine, and never in the change log.
    Remember {
        /// Under what name.
        name: String,
        /// What.
        value: String,
    },
}

/// What came of it.
#[derive(Clone, Debug)]
pub enum Done {
    /// Kept.
    Kept,
    /// A meeting was started.
    Started(Id),
    /// A meeting is in another state.
    Turned(Box<Meeting>),
}
