//! The lines of the meeting that the reader may have; each passes the draft once.

use super::reach::Reach;
use crate::domain::audience::{Kept, Reader};
use crate::domain::date::Around;
use crate::domain::entries::{Found, entries};
use crate::domain::entry::Mark;
use crate::domain::id::Id;
use crate::domain::meeting_record::MeetingRecord;
use crate::export::document::{Draft, What};

/// What the reader may have of all lines, still guarded, in the order of the record. Lines of a part or a child
/// that is out of reach are not counted one by one: their part or child is.
pub(super) fn admitted(
    record: &MeetingRecord,
    around: Around,
    reach: &Reach,
    draft: &mut Draft,
) -> Vec<Kept<Found>> {
    admitted_where(record, around, reach, draft, |_| true)
}

/// The same of some of the lines.
pub(super) fn admitted_where(
    record: &MeetingRecord,
    around: Around,
    reach: &Reach,
    draft: &mut Draft,
    wanted: impl Fn(&Found) -> bool,
) -> Vec<Kept<Found>> {
    let mut reached = Vec::new();
    for line in entries(record, &around) {
        if !line.for_reader(&Reader::Record).is_some_and(&wanted) {
            continue;
        }
        match line.for_reader(&Reader::Record) {
            Some(found) if !reach.part(found.part) || !reach.child(found.child) => {}
            Some(found) if !reach.line(found) || !reach.child(spoken_for(found)) => {
                draft.leave_out(What::Line);
            }
            _ => reached.push(line),
        }
    }
    draft.admit(what, reached)
}

/// The child whose own words a line holds, whatever section it stands in.
fn spoken_for(found: &Found) -> Option<Id> {
    found.entry.said.as_ref().and_then(|said| said.child)
}

fn what(found: &Found) -> What {
    if found.entry.mark == Some(Mark::ChildSaid) { What::OwnWords } else { What::Line }
}
