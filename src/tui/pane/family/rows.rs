//! Rows of a family's list: its meetings, what could not wait, where a worry led.

use super::Opens;
use crate::domain::meeting::Meeting;
use crate::domain::path_note::PathNote;
use crate::domain::urgent::Urgent;
use crate::service::families::Workspace;
use crate::tui::widget::list::Item;

pub(super) fn meeting_row(meeting: &Meeting) -> String {
    // Where a row is cut, the year goes first: whether a meeting is open must be read.
    format!("{}, {}, {}", meeting.title(), meeting.state.label(), meeting.on.format("%-d %b %Y"))
}

/// Below a meeting that was broken off, while nobody has decided: a row of its own, so that a narrow list shows it.
pub(super) fn undecided_row(meeting: &Meeting) -> Option<(Item, Option<Opens>)> {
    let words = "    not decided whether it counts";
    meeting.is_undecided().then(|| (Item::Words(words.into()), None))
}

pub(super) fn urgent_rows(known: &Workspace) -> Vec<(Item, Option<Opens>)> {
    let row = |note: &Urgent| {
        let unfinished = if note.is_unfinished() { ", nothing written yet" } else { "" };
        let words = format!("Urgent, {}{unfinished}", note.at.format("%-d %b %Y %H:%M"));
        (Item::row(words), Some(Opens::Urgent(note.id)))
    };
    known.urgent.iter().rev().map(row).collect()
}

pub(super) fn note_rows(known: &Workspace) -> Vec<(Item, Option<Opens>)> {
    let row = |note: &PathNote| {
        let words = format!("Worry, {}: {}", note.at.format("%-d %b %Y"), note.step);
        (Item::row(words), Some(Opens::PathNote(note.id)))
    };
    known.path_notes.iter().rev().map(row).collect()
}
