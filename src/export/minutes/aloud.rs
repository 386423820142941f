//! A decision or an action as it is read out: short sentences, one below the other.

use super::wording::{NOT_STATED, by_when, owners, sentence};
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
    let who = owners(entry, record).unwrap_or(NOT_STATED.into());
    let by = by_when(entry).unwrap_or_else(|| format!("By: {NOT_STATED}."));
    vec!["Action:".into(), words, format!("Who: {} {by}", sentence(&who))]
}
