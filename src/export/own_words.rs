//! One child's own words from every meeting, newest first, for one reader.

use chrono::NaiveDate;

use super::addressee::first_line;
use super::document::{Block, Draft, Finished, What};
use super::minutes::{admitted_for, reader_of};
use crate::domain::audience::{Audience, Kept, Reader};
use crate::domain::child::Child;
use crate::domain::date::Around;
use crate::domain::entries::Found;
use crate::domain::entry::Mark;
use crate::domain::id::Id;
use crate::domain::meeting_record::MeetingRecord;
use crate::domain::moment::{Moment, long_date};
use crate::domain::shield;

/// The page of what `child` said at these meetings, of one family.
#[must_use]
pub fn own_words(child: &Child, records: &[MeetingRecord], reader: &Reader, made_on: &Moment) -> Finished {
    let Some(newest) = records.first() else {
        return Draft::new(title(child), reader.clone(), Vec::new()).finish();
    };
    let reader = reader_of(newest, reader);
    let guard = shield::holding(&newest.shields, &reader);
    let mut draft = Draft::new(title(child), reader, guard);
    let whom = first_line(&newest.people, draft.reader(), made_on);
    draft.put(What::MeetingFact, Kept::new(Audience::Everyone, Block::Paragraph(whom)));
    let mut all: Vec<(NaiveDate, Kept<Block>, Vec<Id>)> = Vec::new();
    for record in records {
        all.extend(of_meeting(child, record, made_on.date_naive(), &mut draft));
    }
    all.sort_by_key(|(day, ..)| std::cmp::Reverse(*day));
    if all.is_empty() && draft.reader() == &Reader::Record {
        let words = "No words of this child are recorded at any meeting.".to_owned();
        draft.put(What::OwnWords, Kept::new(Audience::Everyone, Block::Paragraph(words)));
    }
    for (_, block, shared) in all {
        draft.put_sharing(What::OwnWords, block, &shared);
    }
    draft.finish()
}

fn title(child: &Child) -> String {
    format!("What {} said", child.name)
}

fn of_meeting(
    child: &Child,
    record: &MeetingRecord,
    today: NaiveDate,
    draft: &mut Draft,
) -> Vec<(NaiveDate, Kept<Block>, Vec<Id>)> {
    let around = Around { today: record.meeting.on, next_core_group: record.meeting.next };
    let lines = admitted_for(record, around, today, draft, |found| is_theirs(found, child));
    let words = lines.into_iter().filter_map(|(kept, words)| {
        let found = kept.for_reader(draft.reader())?;
        let day = found.entry.said.as_ref().and_then(|said| said.when).unwrap_or(record.meeting.on);
        let words = format!("{words} {} {}", recorded(found, record, today), clearance(found, record));
        let block = Kept::new(kept.audience().clone(), Block::bullet(words.trim_end().to_owned()));
        Some((day, block, found.shared.clone()))
    });
    words.collect()
}

fn is_theirs(found: &Found, child: &Child) -> bool {
    let said = found.entry.said.as_ref().and_then(|said| said.child);
    found.entry.mark == Some(Mark::ChildSaid) && said == Some(child.id)
}

/// Where it stands, and how long ago it was; from when it was written down where it is not stated when it was said.
fn recorded(found: &Found, record: &MeetingRecord, today: NaiveDate) -> String {
    let at = format!("Recorded at {}, {}.", record.meeting.title(), long_date(record.meeting.on));
    match found.entry.said.as_ref().and_then(|said| said.when) {
        Some(when) => format!("{at} Said {}.", ago(when, today)),
        None => format!("{at} Written down {}.", ago(record.meeting.on, today)),
    }
}

/// How long ago a day was: `today`, `3 days ago`, `5 weeks ago`, `4 months ago`.
#[must_use]
pub fn ago(day: NaiveDate, today: NaiveDate) -> String {
    let days = (today - day).num_days();
    let many = |n: i64, what: &str| if n == 1 { format!("1 {what} ago") } else { format!("{n} {what}s ago") };
    match days {
        ..=0 => "today".into(),
        1..=20 => many(days, "day"),
        21..=90 => many(days / 7, "week"),
        91..=730 => many(days / 30, "month"),
        _ => many(days / 365, "year"),
    }
}

/// Who may have it, and whether the child was asked.
fn clearance(found: &Found, record: &MeetingRecord) -> String {
    let Some(cleared) = &found.cleared else {
        return "Withheld from family readers: nobody has decided who may have it.".into();
    };
    let asked = match cleared.child_asked {
        Some(true) => "yes",
        Some(false) => "no",
        None => "not stated",
    };
    format!("May be had by: {}. Was the child asked: {asked}.", cleared.audience.in_words(&record.people))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_long_ago_reads_as_people_say_it() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 26).expect("a date");
        for (days, words) in [
            (0, "today"),
            (1, "1 day ago"),
            (14, "14 days ago"),
            (28, "4 weeks ago"),
            (120, "4 months ago"),
            (800, "2 years ago"),
        ] {
            assert_eq!(ago(today - chrono::TimeDelta::days(days), today), words);
        }
    }
}
