//! The letters a list answers with, as they stand above it: what is not shown is no answer.

use crate::command::{Attendance, LastTime};
use crate::domain::template::Form;
use crate::domain::text::width;

const fn of_attendance(key: Attendance) -> &'static str {
    match key {
        Attendance::Came => "came",
        Attendance::NotCame => "not",
        Attendance::Part => "part",
        Attendance::How => "how",
        Attendance::Private => "private",
        Attendance::In => "arrived",
        Attendance::Out => "left",
        Attendance::Apologies => "apologies",
        Attendance::Report => "report",
        Attendance::Reason => "why not",
        Attendance::Add => "add",
        Attendance::Capacity => "comes as",
        Attendance::Language => "language",
        Attendance::Times => "times",
    }
}

const fn of_last_time(key: LastTime) -> &'static str {
    match key {
        LastTime::Done => "done",
        LastTime::Part => "part",
        LastTime::NotDone => "not done",
        LastTime::Move => "new date",
        LastTime::Dropped => "no longer needed",
        LastTime::MissedByFamily => "missed by the family",
        LastTime::MissedByService => "by a service",
        LastTime::Change => "what changed for the child",
    }
}

/// The letters of a section that is a list, each with its word, in rows of this width; none of a text.
pub(super) fn legend(form: Form, columns: usize) -> Vec<String> {
    let first = |keys: &'static [&'static str]| keys.first().copied().unwrap_or_default();
    let all: Vec<String> = match form {
        Form::Attendance => Attendance::ALL
            .iter()
            .map(|key| format!("{} {}", first(key.row().keys), of_attendance(*key)))
            .collect(),
        Form::LastTime => LastTime::ALL
            .iter()
            .map(|key| format!("{} {}", first(key.row().keys), of_last_time(*key)))
            .collect(),
        Form::Text | Form::NextMeeting | Form::Closing => Vec::new(),
    };
    let mut rows: Vec<String> = Vec::new();
    for one in all {
        match rows.last_mut() {
            Some(row) if width(row) + width(&one) + 2 <= columns => {
                row.push_str("  ");
                row.push_str(&one);
            }
            _ => rows.push(one),
        }
    }
    rows
}
