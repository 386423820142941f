//! The minutes of one meeting, for one reader.
//!
//! Every word passes a [`Draft`] with the audience it is kept for. What a person may not receive at all (a part
//! they were not at, a child whose record they may not have) is settled first, in [`reach`].

mod after;
mod aloud;
mod answers;
mod attendance;
mod ending;
mod last_time;
mod lines;
mod opening;
mod reach;
mod sections;
#[cfg(test)]
mod tests;
mod urgent;
mod wording;

use chrono::NaiveDate;

use super::addressee::on_record;
use super::document::{Block, Draft, Finished, everyone};
use crate::domain::audience::{Audience, Kept, Reader};
use crate::domain::calendar::NotWorked;
use crate::domain::closing::Gap;
use crate::domain::date::Around;
use crate::domain::entries::Found;
use crate::domain::meeting_record::MeetingRecord;
use crate::domain::moment::Moment;

pub use aloud::read_aloud;

/// What the minutes say that is not in the record.
pub struct Facts<'a> {
    /// Who wrote the record.
    pub authored_by: &'a str,
    /// When this copy is made.
    pub made_on: Moment,
    /// The latest day for the next meeting by the clock, where one is known. Computed: for professionals only.
    pub latest_next: Option<NaiveDate>,
    /// Why nobody works on that day, where that is so.
    pub latest_not_worked: Option<&'a NotWorked>,
    /// The same of the day the meeting was due by.
    pub due_not_worked: Option<&'a NotWorked>,
    /// The questions still open, which the reasons are for.
    pub gaps: &'a [Gap],
}

/// The minutes of `record` for `reader`, and what was left out of them.
///
/// A reader who is named a professional but is not one on record gets a family member's copy.
#[must_use]
pub fn minutes(record: &MeetingRecord, reader: &Reader, around: &Around, facts: &Facts<'_>) -> Finished {
    let reader = reader_of(record, reader);
    let reach = reach::Reach::of(record, &reader, facts.made_on.date_naive());
    let guard = reach::shields_against(record, &reader);
    let mut draft = Draft::new(opening::title(record), reader, guard);
    reach.count_hidden(&mut draft);
    let lines = lines::admitted(record, *around, &reach, &mut draft);
    let named = reach.named(record);
    let writing = Writing { record: &named, attended: record, around: *around, facts, reach, lines };
    opening::write(&writing, &mut draft);
    sections::write(&writing, &mut draft);
    ending::write(&writing, &mut draft);
    after::write(&writing, &mut draft);
    draft.finish()
}

/// The reader as the record knows them. Of a record that is fixed somebody is a professional who was one then and is one
/// today.
pub(super) fn reader_of(record: &MeetingRecord, reader: &Reader) -> Reader {
    let reader = on_record(reader, &record.people);
    match &record.fixed {
        Some(fixed) => on_record(&reader, &fixed.now.people),
        None => reader,
    }
}

/// The lines `wanted` that the reader of a draft may have, each with its words as the minutes print them. What is
/// withheld is counted.
pub(super) fn admitted_for(
    record: &MeetingRecord,
    around: Around,
    today: NaiveDate,
    draft: &mut Draft,
    wanted: impl Fn(&Found) -> bool,
) -> Vec<(Kept<Found>, String)> {
    let reach = reach::Reach::of(record, draft.reader(), today);
    let lines = lines::admitted_where(record, around, &reach, draft, wanted);
    let named = reach.named(record);
    let words = |kept: &Kept<Found>| {
        kept.for_reader(&Reader::Record)
            .map(|found| wording::in_words(&found.entry, &named))
            .unwrap_or_default()
    };
    lines.into_iter().map(|kept| (kept.clone(), words(&kept))).collect()
}

/// What the parts of the minutes are written from.
struct Writing<'a> {
    /// Everybody in it named so that the reader learns of no child who is hidden from them.
    record: &'a MeetingRecord,
    /// The same with everybody's own names: who was there is left out where it names a hidden child.
    attended: &'a MeetingRecord,
    around: Around,
    facts: &'a Facts<'a>,
    reach: reach::Reach,
    lines: Vec<Kept<Found>>,
}

fn for_professionals(block: Block) -> Kept<Block> {
    Kept::new(Audience::ProfessionalsOnly, block)
}

fn for_everyone(block: Block) -> Kept<Block> {
    everyone(block)
}
