//! The day of the next core group, out of what was written under "Next meeting".
//!
//! The first line that speaks of the next core group says it. Where none does, it is the only line that is a day and
//! nothing else but a time and a place. Two that may be meant, one that cannot be read, or the day of something else are
//! asked about and are no day. Only lines that everybody may have are read: every copy says the day.

use chrono::NaiveDate;

use super::audience::Audience;
use super::body::{Body, Line};
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
    /// Whether its line is a day and nothing else but a time and a place.
    is_alone: bool,
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
    if unsaid.iter().any(|one| one.is_alone) {
        return settle(&unsaid);
    }
    if let Some(first) = unsaid.first() {
        let question =
            format!("Is {} the next core group's day? Write: next core group, and the day.", first.words);
        return asked(first.words.to_owned(), question);
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
    let text = texts.find(|text| !text.body.is_blank()).map(|text| for_everyone(&text.body));
    text.map_or_else(NextMeeting::default, |text| read(&text, around))
}

/// The lines of a text that everybody may have.
#[must_use]
pub fn for_everyone(body: &Body) -> String {
    let lines = body.lines().iter().filter(|line| line.audience == Audience::Everyone);
    lines.map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// Who may have the words that were kept of the next meeting: those who may have the line they stand in.
#[must_use]
pub fn audience_of(words: &str, record: &MeetingRecord) -> Audience {
    let sections = record.template.sections.iter().filter(|section| section.form == Form::NextMeeting);
    let texts = sections.flat_map(|section| record.texts.iter().filter(|text| text.section == section.id));
    let mut lines = texts.flat_map(|text| text.body.lines());
    let line = lines.find(|line| !words.trim().is_empty() && line.text.contains(words.trim()));
    line.map_or(Audience::Everyone, |line| line.audience.clone())
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
        let is_alone = at == 0 && is_small(before);
        let to = dates.get(at + 1).map_or(line.len(), |next| next.span.start);
        let behind = line.get(stated.span.end..to).unwrap_or_default();
        let clause = behind.split([',', ';', '.']).next().unwrap_or_default();
        let is_alone = is_alone && (clause.trim().is_empty() || is_time_or_place(clause));
        // What a heading says is said of a day alone: another sentence below it is about something else.
        let heading = if is_alone { heading } else { About::Unsaid };
        let about = [about(before), about_first(clause), heading].into_iter().find(|it| *it != About::Unsaid);
        let date = if is_bounded(before) {
            Err(NotADate::HalfRead(line.get(from..stated.span.end).unwrap_or_default().trim().to_owned()))
        } else {
            stated.date.clone()
        };
        from = stated.span.end;
        all.push(Candidate {
            line: number,
            about: about.unwrap_or(About::Unsaid),
            is_alone,
            words: line.get(stated.span.clone()).unwrap_or_default(),
            date,
            detail: if at + 1 == dates.len() { detail(behind) } else { "" },
        });
    }
    all
}

/// Whether words before a day say nothing: `on`, `> the`, `10am,`.
fn is_small(words: &str) -> bool {
    let small = ["on", "the", "at", "for", "it", "is", "date", "day", "then"];
    let mut parts = words.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.all(|part| {
        small.contains(&part.to_lowercase().as_str()) || part.starts_with(|c: char| c.is_ascii_digit())
    })
}

/// Whether words behind a day are a time or a place: `at school`, `10am`, `(library)`.
fn is_time_or_place(words: &str) -> bool {
    let words =
        words.trim_start_matches(|letter: char| letter.is_whitespace() || "-:\u{2013}".contains(letter));
    let first = words.split_whitespace().next().unwrap_or_default().to_lowercase();
    let begins = |c: char| c.is_ascii_digit() || c == '(';
    first.is_empty()
        || first.starts_with(begins)
        || ["at", "in", "from", "to", "or"].contains(&first.as_str())
}

/// Whether a day only bounds what is meant, or is denied: `before`, `by`, `not`.
fn is_bounded(before: &str) -> bool {
    let last = before.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    ["before", "by", "after", "until", "till", "from", "not", "cannot", "can't", "except", "since"]
        .contains(&last.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '\''))
}

/// What speaks of the core group before this one.
const PAST: [&str; 6] =
    ["last core group", "previous core group", "last meeting", "previous meeting", "last one", "last cg"];

/// Words in small letters, without what they say of the core group before this one.
fn of_what_comes(words: &str) -> String {
    PAST.iter().fold(words.to_lowercase(), |words, past| words.replace(past, ""))
}

/// Of what words speak, by what they say last.
fn about(words: &str) -> About {
    let words = of_what_comes(words);
    let last = |all: &[&str]| all.iter().filter_map(|one| words.rfind(one)).max();
    match (last(&NEXT), last(&CONFERENCE)) {
        (None, None) => About::Unsaid,
        (next, conference) if next > conference => About::Next,
        _ => About::Conference,
    }
}

/// The same by what they say first.
fn about_first(words: &str) -> About {
    let words = of_what_comes(words);
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
