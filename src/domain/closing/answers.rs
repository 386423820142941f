//! An answer to "Who will do it? By when?" that is the missing owner or day itself, and no reason why there is none.

use super::super::audience::Reader;
use super::super::body::Line;
use super::super::date::Around;
use super::super::entries::{Found, entries};
use super::super::entry::{Entry, Named};
use super::super::marks::{Present, read_line};
use super::super::meeting_record::MeetingRecord;
use super::lines::action_key;

/// The action that a question of this key asks about.
#[must_use]
pub fn action_asked(key: &str, record: &MeetingRecord, around: &Around) -> Option<Found> {
    let lines = entries(record, around);
    let mut found = lines.iter().filter_map(|kept| kept.for_reader(&Reader::Record));
    found.find(|found| action_key(found) == key).cloned()
}

/// The words of an action's line with an answer in them that gives it an owner on record or a day; none where the answer
/// does not, or changes anything else.
#[must_use]
pub fn completed(line: &Line, answer: &str, present: &Present<'_>, around: &Around) -> Option<String> {
    let before = read_line(line, present, around);
    let answer = answer.trim().trim_end_matches('.');
    let ways = [answer.to_owned(), format!("by {answer}"), format!("@{answer}")];
    let text = line.text.trim_end();
    ways.iter()
        .map(|way| format!("{text} {way}"))
        .find(|text| completes(&before, &read_line(&line.with_text(text.as_str()), present, around), present))
}

/// Whether what was missing is there, and nothing else is another than it was.
fn completes(before: &Entry, after: &Entry, present: &Present<'_>) -> bool {
    let is_on_record =
        |owner: &&Named| owner.person.is_some_and(|id| present.people.iter().any(|person| person.id == id));
    let has_day = |entry: &Entry| entry.due.as_ref().is_some_and(|due| due.date.is_ok());
    let owner = before.owner.is_none() && after.owner.as_ref().is_some_and(|it| is_on_record(&it));
    let day = before.due.is_none() && has_day(after);
    let same_owner = owner || (before.owner == after.owner && before.also == after.also);
    let same_day = day || before.due == after.due;
    let same = (&before.words, &before.measure, &before.tag, &before.doubts)
        == (&after.words, &after.measure, &after.tag, &after.doubts);
    (owner || day) && same && same_owner && same_day && before.mark == after.mark
}
