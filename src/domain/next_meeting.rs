//! The day of the next core group, out of what was written under "Next meeting".
//!
//! The first line that speaks of the next core group says it. Where none does, it is the only day that is not a
//! conference's. Two that may be meant, or one that cannot be read, are asked about and are no day.

use chrono::NaiveDate;

use super::body::Line;
use super::date::{Around, Lean, NotADate, find_dates, sentence};
use super::entry::Mark;
use super::marks::{Present, mark_of, may_be_a_childs};
use super::meeting_record::MeetingRecord;
use super::moment::long_date;
use super::template::Form;

/// Longest piece of a line kept as where and when, in characters.
const LONGEST_DETAIL: usize = 60;
/// What speaks of the next core group.
const NEXT: [&str; 9] = [
    "next core group",
    "next meeting",
    "next cg",
    "next one",
    "core group",
    "meet again",
    "we meet",
    "next date",
    "date of next",
];
/// What speaks of a conference.
const CONFERENCE: [&str; 3] = ["conference", "rcpc", "icpc"];

/// What was written of the next meeting, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NextMeeting {
    /// Its day.
    pub day: Option<NaiveDate>,
    /// What stands behind the day in its line: `10am, school`.
    pub detail: String,
    /// The words that may be its day and could not be read as one.
    pub unread: String,
    /// What is asked where no day could be told, as a sentence.
    pub question: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum About {
    Next,
    Conference,
    Unsaid,
}

struct Candidate<'t> {
    line: usize,
    about: About,
    words: &'t str,
    date: Result<NaiveDate, NotADate>,
    detail: &'t str,
}

/// Reads the lines of the section.
#[must_use]
pub fn read(text: &str, around: &Around) -> NextMeeting {
    let found = candidates(text, *around);
    let next: Vec<&Candidate<'_>> = found.iter().filter(|one| one.about == About::Next).collect();
    if let Some(first) = next.first() {
        // Later lines only count where they give the next core group another day.
        let same = |one: &&Candidate<'_>| one.line == first.line || one.date != first.date;
        return settle(&next.iter().copied().filter(same).collect::<Vec<_>>());
    }
    let unsaid: Vec<&Candidate<'_>> = found.iter().filter(|one| one.about == About::Unsaid).collect();
    if !unsaid.is_empty() {
        return settle(&unsaid);
    }
    if found.is_empty() {
        let first = text.lines().map(str::trim).find(|line| says_a_day(line)).unwrap_or_default();
        return NextMeeting { unread: first.to_owned(), ..NextMeeting::default() };
    }
    let question = Some("Only the day of a conference is written here.".to_owned());
    NextMeeting { question, ..NextMeeting::default() }
}

/// What is written of it in a meeting: of several parts, in the last that says something.
#[must_use]
pub fn of_record(record: &MeetingRecord, around: &Around) -> NextMeeting {
    let sections = record.template.sections.iter().filter(|section| section.form == Form::NextMeeting);
    let mut texts = sections.flat_map(|section| {
        record.parts.iter().rev().filter_map(|part| record.text_in(part.id, &section.id, None))
    });
    let text = texts.find(|text| !text.body.is_blank()).map(|text| text.body.to_text());
    text.map_or_else(NextMeeting::default, |text| read(&text, around))
}

/// The one day they name, or what is asked.
fn settle(found: &[&Candidate<'_>]) -> NextMeeting {
    let Some(first) = found.first() else { return NextMeeting::default() };
    let mut days: Vec<NaiveDate> = found.iter().filter_map(|one| one.date.clone().ok()).collect();
    days.dedup();
    let wrong = found.iter().find_map(|one| Some((one.words, one.date.as_ref().err()?)));
    match (days.as_slice(), wrong) {
        ([day], None) => {
            NextMeeting { day: Some(*day), detail: first.detail.to_owned(), ..NextMeeting::default() }
        }
        ([], Some((words, why))) => asked(words.to_owned(), sentence(&why.to_string())),
        (days, _) => {
            let words: Vec<&str> = found.iter().map(|one| one.words).collect();
            let named: Vec<String> = days.iter().map(|day| long_date(*day)).collect();
            let named = match named.as_slice() {
                [one] => format!("{one} and one that was not read"),
                many => many.join(" and "),
            };
            asked(
                words.join(" or "),
                format!("More than one day is written here, {named}: which is the next meeting's?"),
            )
        }
    }
}

fn asked(unread: String, question: String) -> NextMeeting {
    NextMeeting { unread, question: Some(question), ..NextMeeting::default() }
}

fn candidates(text: &str, around: Around) -> Vec<Candidate<'_>> {
    let mut all = Vec::new();
    let mut heading = About::Unsaid;
    for (number, line) in text.lines().enumerate().filter(|(_, line)| says_a_day(line)) {
        let found = of_line((number, line), heading, around);
        let is_heading =
            found.is_empty() && (line.trim_end().ends_with(':') || line.split_whitespace().count() < 5);
        heading = if is_heading { about(line) } else { About::Unsaid };
        all.extend(found);
    }
    all
}

/// Whether a line may say when the next meeting is: an action or a question with a day of its own does not.
fn says_a_day(line: &str) -> bool {
    let line = Line::plain(line);
    let mark = mark_of(&line, &Present { people: &[], children: &[] });
    let blank = line.text.trim().is_empty();
    !blank && !may_be_a_childs(&line) && matches!(mark, None | Some(Mark::Decision))
}

fn of_line((number, line): (usize, &str), heading: About, around: Around) -> Vec<Candidate<'_>> {
    let dates = find_dates(line, &around, Lean::Ahead);
    let mut from = 0;
    let mut all = Vec::new();
    for (at, stated) in dates.iter().enumerate() {
        let before = line.get(from..stated.span.start).unwrap_or_default();
        let to = dates.get(at + 1).map_or(line.len(), |next| next.span.start);
        let behind = line.get(stated.span.end..to).unwrap_or_default();
        let clause = behind.split([',', ';', '.']).next().unwrap_or_default();
        let about = [about(before), about_first(clause), heading].into_iter().find(|it| *it != About::Unsaid);
        from = stated.span.end;
        all.push(Candidate {
            line: number,
            about: about.unwrap_or(About::Unsaid),
            words: line.get(stated.span.clone()).unwrap_or_default(),
            date: stated.date.clone(),
            detail: if at + 1 == dates.len() { detail(behind) } else { "" },
        });
    }
    all
}

/// Of what words speak, by what they say last.
fn about(words: &str) -> About {
    let words = words.to_lowercase();
    let last = |all: &[&str]| all.iter().filter_map(|one| words.rfind(one)).max();
    match (last(&NEXT), last(&CONFERENCE)) {
        (None, None) => About::Unsaid,
        (next, conference) if next > conference => About::Next,
        _ => About::Conference,
    }
}

/// The same by what they say first.
fn about_first(words: &str) -> About {
    let words = words.to_lowercase();
    let first = |all: &[&str]| all.iter().filter_map(|one| words.find(one)).min().unwrap_or(usize::MAX);
    match (first(&NEXT), first(&CONFERENCE)) {
        (usize::MAX, usize::MAX) => About::Unsaid,
        (next, conference) if next < conference => About::Next,
        _ => About::Conference,
    }
}

/// What follows the day, if it is short enough to be a time and a place.
fn detail(behind: &str) -> &str {
    let words =
        behind.trim_matches(|letter: char| letter.is_whitespace() || ",;:.-\u{2013}".contains(letter));
    if words.chars().count() <= LONGEST_DETAIL { words } else { "" }
}

#[cfg(test)]
mod tests;
