//! What could not wait: each urgent note with its time, for those who may have it.

use super::Writing;
use super::wording::{NOT_STATED, sentence};
use crate::domain::audience::Kept;
use crate::domain::moment::{clock_time, long_date};
use crate::domain::urgent::Urgent;
use crate::export::document::{Block, Draft, What};

pub(super) fn write(writing: &Writing<'_>, draft: &mut Draft) {
    let mut notes: Vec<&Urgent> = writing.record.urgent.iter().collect();
    notes.sort_by_key(|note| note.at);
    for note in notes.into_iter().filter(|note| note.part.is_none_or(|part| writing.reach.part(part))) {
        one(writing, note, draft);
    }
}

/// What is left out is counted as a line: its name would tell that there is one.
fn one(writing: &Writing<'_>, note: &Urgent, draft: &mut Draft) {
    let is_reached =
        writing.reach.child(note.child) && note.answers().iter().all(|(_, words)| writing.reach.words(words));
    if !is_reached || !note.audience.admits(draft.reader()) {
        return draft.leave_out(What::Line);
    }
    let at = format!("Noted on {} at {}.", long_date(note.at.date_naive()), clock_time(&note.at));
    let mut put = |block| draft.put(What::Line, Kept::new(note.audience.clone(), block));
    put(Block::Paragraph(at));
    let child = note.child.and_then(|id| writing.record.child(id));
    put(Block::fact("Which child", child.map_or_else(|| NOT_STATED.into(), |child| sentence(&child.name))));
    for (asked, answer) in note.answers() {
        let answer = if answer.trim().is_empty() { NOT_STATED.into() } else { sentence(answer) };
        put(Block::fact(asked, answer));
    }
}
