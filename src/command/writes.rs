//! Which commands change a record: refused at once where the store is open to read only, before anything is asked.

use super::{
    Checklist, Closing, Command, Family, OwnWords, ReadBack, Record, Recorder, Scoring, SittingRead,
};

impl Command {
    /// Whether it changes a record, or opens what does nothing else.
    #[must_use]
    pub const fn changes_the_record(self) -> bool {
        match self {
            Self::Family(command) => {
                !matches!(command, Family::Agreement | Family::Said | Family::Papers | Family::Checklists)
            }
            Self::Record(command) => !matches!(command, Record::Export | Record::ForReader),
            Self::ReadBack(command) => !matches!(command, ReadBack::Next | ReadBack::Previous),
            Self::Checklist(command) => !matches!(command, Checklist::About | Checklist::Siblings),
            Self::Scoring(command) => matches!(command, Scoring::Beside | Scoring::TakeBack),
            Self::SittingRead(command) => {
                matches!(
                    command,
                    SittingRead::Judge | SittingRead::Level | SittingRead::Outcome | SittingRead::Correct
                )
            }
            Self::OwnWords(command) => matches!(command, OwnWords::Decide),
            Self::Recorder(command) => matches!(
                command,
                Recorder::Audience
                    | Recorder::Clear
                    | Recorder::Accept
                    | Recorder::Share
                    | Recorder::Name
                    | Recorder::Word
                    | Recorder::Child
                    | Recorder::Undo
                    | Recorder::Redo
                    | Recorder::Done
                    | Recorder::Pause
                    | Recorder::Begin
                    | Recorder::Part
                    | Recorder::Abandon
                    | Recorder::NotHeld
                    | Recorder::Agreed
                    | Recorder::Close
            ),
            Self::Closing(command) => {
                matches!(
                    command,
                    Closing::Same
                        | Closing::Unanswered
                        | Closing::Audience
                        | Closing::Name
                        | Closing::Word
                        | Closing::Close
                )
            }
            Self::Agenda(command) => !matches!(command, super::Agenda::Return),
            Self::Comparison(_)
            | Self::Spelling(_)
            | Self::KnownWords(_)
            | Self::Contacts(_)
            | Self::ShortCodes(_)
            | Self::Sort(_)
            | Self::Families(_)
            | Self::Attendance(_)
            | Self::LastTime(_) => true,
            Self::App(_)
            | Self::Move(_)
            | Self::Pages(_)
            | Self::Trend(_)
            | Self::Palette(_)
            | Self::Search(_)
            | Self::Prompt(_)
            | Self::Form(_)
            | Self::Choice(_)
            | Self::Unlock(_)
            | Self::Steps(_)
            | Self::Words(_)
            | Self::Lock(_) => false,
        }
    }
}
