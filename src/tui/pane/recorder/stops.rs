//! The agenda as places to stop at: a section, or one child of a per-child section.

use crate::domain::attendance::Attendance;
use crate::domain::id::Id;
use crate::domain::meeting_record::MeetingRecord;
use crate::domain::template::{Form, Section};

/// One place to stop at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stop {
    /// The section's place in the template, from 0.
    pub(super) section: usize,
    /// The child, in a per-child section.
    pub(super) child: Option<Id>,
    /// The text, where there is one.
    pub(super) text: Option<Id>,
    /// What the section holds.
    pub(super) form: Form,
}

/// Every stop of one part, in the order of the agenda.
pub(super) fn stops(record: &MeetingRecord, part: Id) -> Vec<Stop> {
    let mut stops = Vec::new();
    for (number, section) in record.template.sections.iter().enumerate() {
        let stop = |child| Stop {
            section: number,
            child,
            text: record.text_in(part, &section.id, child).map(|text| text.id),
            form: section.form,
        };
        if section.per_child {
            stops.extend(record.children_spoken_of().map(|child| stop(Some(child.id))));
        } else {
            stops.push(stop(None));
        }
    }
    stops
}

/// How far a stop has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Progress {
    Empty,
    Begun,
    Done,
}

impl Progress {
    pub(super) const fn label(self) -> &'static str {
        match self {
            Self::Empty => "",
            Self::Begun => "begun",
            Self::Done => "done",
        }
    }
}

/// How far a list of who is here has come.
pub(super) fn of_attendance(attendance: &[&Attendance]) -> Progress {
    let known = attendance.iter().filter(|one| one.came.is_some()).count();
    of_count(known, attendance.len())
}

/// How far the last meeting's actions have come.
pub(super) fn of_last_time(record: &MeetingRecord) -> Progress {
    let answered = record.carried.iter().filter(|action| {
        record.answer(action.id).is_some_and(|answer| {
            answer.progress != crate::domain::action::Progress::Open || answer.moved_to.is_some()
        })
    });
    of_count(answered.count(), record.carried.len())
}

const fn of_count(known: usize, all: usize) -> Progress {
    match known {
        0 => Progress::Empty,
        known if known == all => Progress::Done,
        _ => Progress::Begun,
    }
}

/// `4 The children: Ben (4)`.
pub(super) fn heading(stop: &Stop, section: &Section, record: &MeetingRecord) -> String {
    let child = stop.child.and_then(|id| record.child(id));
    let name = child.map_or_else(String::new, |child| format!(": {}", child.name_and_age(record.meeting.on)));
    format!("{} {}{name}", stop.section + 1, section.title)
}
