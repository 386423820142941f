//! The word form of each mark: what a listener hears, and what a copy prints.

use super::attendance::present_when_decided;
use super::reach::Reach;
use crate::domain::entries::Found;
use crate::domain::entry::{Entry, Mark, Named, Said, Tag, When};
use crate::domain::id::Id;
use crate::domain::meeting_record::MeetingRecord;
use crate::domain::moment::long_date;
use crate::domain::recommendation::is_for_the_conference;
use crate::export::document::Block;

/// What is said where the record has nothing.
pub(super) const NOT_STATED: &str = "not stated";

/// A line of a section as it stands in its place.
pub(super) fn block(line: &Found, record: &MeetingRecord, reach: &Reach) -> Block {
    let mut said = in_words(&line.entry, record);
    if line.entry.mark == Some(Mark::Decision) {
        let present = present_when_decided(line, record, reach);
        format!("{said} {present}").trim_end().clone_into(&mut said);
    }
    match (line.entry.mark, said.strip_prefix("- ")) {
        (Some(_), _) => Block::Bullets(vec![said]),
        (None, Some(item)) => Block::bullet(item),
        (None, None) => Block::Paragraph(said),
    }
}

/// A line in words: `Action: weigh Ben every week. Who: health visitor. By: Friday 4 December 2026.`
pub(super) fn in_words(entry: &Entry, record: &MeetingRecord) -> String {
    let words = tagged(entry, record);
    match entry.mark {
        None => words,
        Some(Mark::Action) => format!("Action: {}", action(entry, record)),
        Some(Mark::Decision) => decision(entry, record),
        Some(Mark::ChildSaid) => child_said(entry, record),
        Some(Mark::FindOut) => format!("To find out: {}{}", sentence(&words), find_out_by(entry, record)),
        Some(Mark::Disagrees) => disagreement(entry, record),
        Some(Mark::GoingWell) => format!("Going well: {}", sentence(&words)),
        Some(Mark::Worry) => format!("Worry: {}", sentence(&words)),
    }
}

/// What will be done, by whom, by when, and how it will be seen; what is missing is "not stated".
pub(super) fn action(entry: &Entry, record: &MeetingRecord) -> String {
    let who = owners(entry, record).unwrap_or(NOT_STATED.into());
    let by = by_when(entry).unwrap_or_else(|| format!("By: {NOT_STATED}."));
    let seen = entry.measure.as_ref().map(|measure| format!(" How it will be seen: {}", sentence(measure)));
    let words = sentence(&tagged(entry, record));
    format!("{words} Who: {} {by}{}", sentence(&who), seen.unwrap_or_default())
}

/// `Decision: ...`, or `Recommendation to the review conference: ...` where it is not the core group's to make.
pub(super) fn decision(entry: &Entry, record: &MeetingRecord) -> String {
    let words = sentence(&tagged(entry, record));
    if is_for_the_conference(&entry.words) {
        format!("Recommendation to the review conference: {words}")
    } else {
        format!("Decision: {words}")
    }
}

/// Who disagrees, and why.
pub(super) fn disagreement(entry: &Entry, record: &MeetingRecord) -> String {
    let who = entry.owner.as_ref().map_or(NOT_STATED.into(), |owner| name_of(owner, record));
    let why = tagged(entry, record);
    let why = if why.is_empty() { NOT_STATED.into() } else { why };
    format!("Disagreement. Who: {} Reason: {}", sentence(&who), sentence(&why))
}

fn child_said(entry: &Entry, record: &MeetingRecord) -> String {
    let said = entry.said.clone().unwrap_or_default();
    let child = said.child.and_then(|id| record.child(id)).map_or("A child", |child| child.name.as_str());
    let words = tagged(entry, record);
    let words = if words.is_empty() && said.unclear.is_some() { NOT_STATED.into() } else { words };
    format!("{child}, own words or signs: {} {}", sentence(&words), heard(&said, record))
}

/// Hearer, day, alone or not, and what was asked. The meeting's own date is never put in.
fn heard(said: &Said, record: &MeetingRecord) -> String {
    let hearer = said.hearer.as_ref().map_or(NOT_STATED.into(), |hearer| name_of(hearer, record));
    let unread = said.when_unread.as_ref().map(|words| format!("{words}, not read as a date"));
    let when = said.when.map(long_date).or(unread).unwrap_or(NOT_STATED.into());
    let alone = match said.alone {
        Some(true) => "yes",
        Some(false) => "no",
        None => NOT_STATED,
    };
    let asked = said.asked.as_deref().unwrap_or(NOT_STATED);
    let unclear = said.unclear.as_ref().map(|words| format!(" Not clear whose words: {}", sentence(words)));
    format!(
        "Heard by: {} When: {} Alone with them: {alone}. What was asked: {}{}",
        sentence(&hearer),
        sentence(&when),
        sentence(asked),
        unclear.unwrap_or_default()
    )
}

fn find_out_by(entry: &Entry, record: &MeetingRecord) -> String {
    let who = owners(entry, record).map(|who| format!(" Who: {}", sentence(&who)));
    let by = by_when(entry).map(|by| format!(" {by}"));
    format!("{}{}", who.unwrap_or_default(), by.unwrap_or_default())
}

/// `By: Friday 4 December 2026.`, `Until: Friday 4 December 2026.`; what could not be read as it was typed.
pub(super) fn by_when(entry: &Entry) -> Option<String> {
    let When { bound, words, date, .. } = entry.due.as_ref()?;
    let day = match date {
        Ok(date) => long_date(*date),
        Err(_) => format!("{words}, not read as a date"),
    };
    Some(format!("{}: {}", bound.label(), sentence(&day)))
}

/// Everybody who does it: `health visitor and social worker`.
pub(super) fn owners(entry: &Entry, record: &MeetingRecord) -> Option<String> {
    let names: Vec<String> = entry.owners().map(|owner| name_of(owner, record)).collect();
    (!names.is_empty()).then(|| names.join(" and "))
}

/// The words with how they are known; an untagged line says nothing of it.
fn tagged(entry: &Entry, record: &MeetingRecord) -> String {
    let words = spoken(entry, record);
    match &entry.tag {
        None => words,
        Some(Tag::Seen) => format!("{words} (seen)"),
        Some(Tag::View) => format!("{words} (professional view)"),
        Some(Tag::ToldBy(who)) if who.words.trim().is_empty() => format!("{words} (told)"),
        Some(Tag::ToldBy(who)) => format!("{words} (told by {})", name_of(who, record)),
    }
}

/// The words after whoever spoke them.
fn spoken(entry: &Entry, record: &MeetingRecord) -> String {
    let words = entry.words.trim();
    match &entry.speaker {
        Some(who) => format!("{}: {words}", capital(&name_of(who, record))),
        None => words.to_owned(),
    }
}

pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| format!("{}{}", first.to_uppercase(), letters.as_str()))
}

pub(super) fn name_of(named: &Named, record: &MeetingRecord) -> String {
    person_words(named.person, &named.words, record)
}

/// A person by their role, or as they were written.
pub(super) fn person_words(person: Option<Id>, written: &str, record: &MeetingRecord) -> String {
    let person = person.and_then(|id| record.person(id));
    person.map_or_else(|| written.to_owned(), |person| record.known_as(person))
}

/// The words with a full stop, unless they end with a stop of their own.
pub(super) fn sentence(words: &str) -> String {
    let words = words.trim();
    if words.is_empty() || words.ends_with(['.', '!', '?', '\u{2026}', ':']) {
        words.to_owned()
    } else {
        format!("{words}.")
    }
}
