//! Dates as people say them, in England: the day comes first.
//!
//! [`read`] takes a whole answer, [`find_due`] the `by ...` of an action, [`find_dates`] the dates anywhere in a line.
//!
//! The longest reading wins, also where it is wrong: what follows a day belongs to it (`fri 8 janurary`, `fri or mon`,
//! `friday in 2 weeks`). Words that are meant for a day and are none, or more than one, are an error that says so. They
//! are never another day.

mod due;
mod figures;
mod misspelt;
mod named;
mod nearest;
mod phrase;
mod tail;
mod times;
mod words;

use std::ops::Range;

use chrono::{Month, NaiveDate, Weekday};

pub use due::{Due, find_due};
use phrase::{Place, Reader};
use words::{Token, tokens};

use super::moment::long_date;

/// What a date is said in relation to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Around {
    /// Today, or the day of the meeting.
    pub today: NaiveDate,
    /// The next core group, where it has a date.
    pub next_core_group: Option<NaiveDate>,
}

/// Which way a date without a year is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lean {
    /// It is to come: `4 dec` is the next one, today included; `fri` is the next after today.
    Ahead,
    /// It was: `4 dec` is the latest one, today included; `fri` is the latest before today.
    Back,
}

/// Why words are not a date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotADate {
    /// No words at all.
    #[error("There is no date here. Try 4 dec, fri, 4/12/26 or in 2 weeks")]
    Nothing,
    /// Not in any form that is read. Holds the words, shortened.
    #[error("\"{0}\" cannot be read as a date. Try 4 dec, fri, 4/12/26 or in 2 weeks")]
    Unknown(String),
    /// The month has no such day.
    #[error("{0} is not a date: {1} does not have that day")]
    NoSuchDay(String, &'static str),
    /// There is no such month; often the month was put first.
    #[error("There is no month {0}. The day comes first: 4/12 is 4 December")]
    NoSuchMonth(u32),
    /// A month alone.
    #[error("{0} needs a day: write 4 {0}, or end of {0}")]
    NoDay(&'static str),
    /// The weekday said is not the weekday of the date said.
    #[error("{date} is a {is}, not a {said}", date = .0.format("%-d %B %Y"), is = .0.format("%A"), said = weekday_name(*.1))]
    OtherWeekday(NaiveDate, Weekday),
    /// The next core group has no date.
    #[error("The next core group has no date yet")]
    NoCoreGroup,
    /// Working days cannot be counted without a calendar of bank holidays.
    #[error("Working days are not counted here: write the date itself")]
    WorkingDays,
    /// Beyond any date that could be meant.
    #[error("That is too far away. Write the date itself, with its year")]
    TooFar,
    /// Written wrongly, or no date by itself, with one day that may be meant. Holds the words.
    #[error("\"{0}\" is not read as a date. Is {day} meant?", day = long_date(*.1))]
    Meant(String, NaiveDate),
    /// A last day that lies before the meeting. Holds the words.
    #[error("\"{0}\" is {day}, before this meeting. Write the day that is meant", day = long_date(*.1))]
    Gone(String, NaiveDate),
    /// A day with words after it that change it, or that cannot be read.
    #[error("\"{0}\" can be read in more than one way. Write the date itself, like 4 dec")]
    HalfRead(String),
    /// More than one day.
    #[error("\"{0}\" names more than one day. Write the one that is meant")]
    TwoDays(String),
    /// A week, from its first day to its last working day.
    #[error("\"{0}\" is a week. Which day is meant, from {first} to {last}?", first = long_date(*.1), last = long_date(*.2))]
    Week(String, NaiveDate, NaiveDate),
    /// A time of the year without a date.
    #[error("\"{0}\" is not a date. Write the day, like 4 dec")]
    NoDayNamed(String),
    /// A time of day without its day.
    #[error("\"{0}\" is a time. Write the day as well, like 5pm fri")]
    TimeOnly(String),
}

/// Why words are no date, as a sentence with its stop.
#[must_use]
pub fn sentence(why: &str) -> String {
    if why.ends_with('?') { why.to_owned() } else { format!("{why}.") }
}

/// The same behind the words it is about, where it does not hold them.
#[must_use]
pub fn about(words: &str, why: &str) -> String {
    if why.starts_with('"') { why.to_owned() } else { format!("\"{words}\": {why}") }
}

fn weekday_name(day: Weekday) -> &'static str {
    words::WEEKDAYS[day.num_days_from_monday() as usize]
}

fn month_name(month: u32) -> &'static str {
    u8::try_from(month)
        .ok()
        .and_then(|month| Month::try_from(month).ok())
        .map_or("the month", |month| month.name())
}

/// Reads a whole text that should be a date to come. A leading `by`, `on`, `before` or `until` is let pass.
///
/// # Errors
/// [`NotADate`], whose words say what is wrong and what to write.
pub fn read(words: &str, around: &Around) -> Result<NaiveDate, NotADate> {
    read_leaning(words, around, Lean::Ahead)
}

/// As [`read`], for a date that may lie behind: when somebody was seen, or born.
///
/// # Errors
/// [`NotADate`].
pub fn read_leaning(words: &str, around: &Around, lean: Lean) -> Result<NaiveDate, NotADate> {
    let all = tokens(words);
    let mut rest = all.as_slice();
    while let [first, after @ ..] = rest
        && ["by", "before", "until", "till", "on"].into_iter().any(|word| first.is(word))
    {
        rest = after;
    }
    while let [before @ .., last] = rest
        && (last.is_sign('.') || last.is_sign(','))
    {
        rest = before;
    }
    if rest.is_empty() {
        return Err(NotADate::Nothing);
    }
    match (Reader { around, lean, place: Place::Whole, text: words }).longest(rest) {
        Some(found) if found.used == rest.len() || found.date.is_err() => found.date,
        _ => Err(NotADate::Unknown(shortened(words.trim()))),
    }
}

fn shortened(words: &str) -> String {
    const ROOM: usize = 40;
    match words.char_indices().nth(ROOM) {
        None => words.to_owned(),
        Some((at, _)) => format!("{}...", words.get(..at).unwrap_or_default()),
    }
}

/// A date somewhere in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// The bytes it stands in.
    pub span: Range<usize>,
    /// The date, or why it is none.
    pub date: Result<NaiveDate, NotADate>,
}

/// The dates in a line, in order, those that cannot be read among them. Words that only may be a date are passed over:
/// `sat`, `sun`, `wed` and `may` without a number. Leaning back, so is what can only lie ahead.
#[must_use]
pub fn find_dates(text: &str, around: &Around, lean: Lean) -> Vec<Stated> {
    let all = tokens(text);
    let reader = Reader { around, lean, place: Place::Anywhere, text };
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((token, rest)) = all.get(at).zip(all.get(at..)) {
        let before = at.checked_sub(1).and_then(|before| all.get(before));
        let free = token.spaced || before.is_some_and(Token::lets_a_date_begin);
        let again = before.is_some_and(|word| ["every", "each", "most"].iter().any(|each| word.is(each)));
        match reader.stated(rest).filter(|_| free && !again) {
            Some((used, stated)) => {
                at += used;
                found.push(stated);
            }
            None => at += 1,
        }
    }
    found
}

/// The date that a text begins with.
#[must_use]
pub fn date_at(text: &str, around: &Around, lean: Lean) -> Option<Stated> {
    let all = tokens(text);
    let first = all.first()?.span.start;
    let (_, stated) = Reader { around, lean, place: Place::Anywhere, text }.stated(&all)?;
    (first == 0).then_some(stated)
}

#[cfg(test)]
mod tests;
