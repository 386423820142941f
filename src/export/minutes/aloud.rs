//! A decision or an action as it is read out: short sentences, one below the other.

use super::wording::{NOT_STATED, by_when, name_of, sentence};
use crate::domain::entries::Found;
use crate::domain::entry::Mark;
use crate::domain::meeting_record::MeetingRecord;
use crate::domain::recommendation::is_for_the_conference;

/// The sentences: `Decision.`, the words; of an action also `Who: ...` and `By: Friday 4 December 2026.`
#[must_use]
pub fn read_aloud(line: &Found, record: &MeetingRecord) -> Vec<String> {
    let entry = &line.entry;
    let child = line
        .child
        .and_then(|id| record.child(id))
        .map_or_else(String::new, |child| format!("{}: ", child.name));
    let words = format!("{child}{}", sentence(&entry.words));
    if entry.mark != Some(Mark::Action) {
        let what = if is_for_the_conference(&entry.words) {
            "Recommendation to the review conference:"
        } else {
            "Decision:"
        };
        return vec![what.into(), words];
    }
    let who = entry.owner.as_ref().map_or(NOT_STATED.into(), |owner| name_of(owner, record));
    let by = entry.due.as_ref().map_or(NOT_STATED.into(), by_when);
    vec!["Action:".into(), words, format!("Who: {} By: {}", sentence(&who), sentence(&by))]
}
