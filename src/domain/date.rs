//! Dates as people say them, in England: the day comes first.
//!
//! [`read`] takes a whole answer, [`find_due`] the `by ...` of an action, [`find_date`] a date anywhere in a line.

mod figures;
mod nearest;
mod phrase;
mod words;

use std::ops::Range;

use chrono::{Month, NaiveDate, Weekday};

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
        && (is_due_word(first) || first.is("on"))
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
    match (Reader { around, lean, place: Place::Whole }).longest(rest) {
        Some(found) if found.used == rest.len() => found.date,
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

/// The `by fri 4 dec` of an action line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// Bytes of the whole phrase, from the `b` of `by` to the end of the date.
    pub span: Range<usize>,
    /// The date's own words: `fri 4 dec`.
    pub words: String,
    /// The date, or why it is none.
    pub date: Result<NaiveDate, NotADate>,
}

impl Due {
    /// `by Friday 4 December 2026`, or what is wrong.
    #[must_use]
    pub fn in_words(&self) -> String {
        match &self.date {
            Ok(date) => format!("by {}", long_date(*date)),
            Err(wrong) => wrong.to_string(),
        }
    }
}

/// The last `by`, `before`, `until` or `till` of a line that a date follows, read as far as it goes.
/// `by bus` is no due date; `by 31 feb` is one that cannot be read.
#[must_use]
pub fn find_due(text: &str, around: &Around) -> Option<Due> {
    let all = tokens(text);
    let reader = Reader { around, lean: Lean::Ahead, place: Place::Due };
    (0..all.len()).rev().find_map(|at| due_at(text, all.get(at..)?, reader))
}

fn due_at(text: &str, from: &[Token], reader: Reader) -> Option<Due> {
    let (by, rest) = from.split_first()?;
    if !(by.spaced && is_due_word(by)) {
        return None;
    }
    let found = reader.longest(rest)?;
    let (first, last) = (rest.first()?, rest.get(found.used.checked_sub(1)?)?);
    let words = text.get(first.span.start..last.span.end)?.to_owned();
    Some(Due { span: by.span.start..last.span.end, words, date: found.date })
}

fn is_due_word(token: &Token) -> bool {
    ["by", "before", "until", "till"].into_iter().any(|word| token.is(word))
}

/// The first date in a line, and the bytes it stands in. Words that only may be a date are passed over:
/// `sat`, `sun`, `wed` and `may` without a number. Leaning back, so is what can only lie ahead.
#[must_use]
pub fn find_date(text: &str, around: &Around, lean: Lean) -> Option<(Range<usize>, NaiveDate)> {
    let all = tokens(text);
    let reader = Reader { around, lean, place: Place::Anywhere };
    let mut before: Option<&Token> = None;
    for (at, token) in all.iter().enumerate() {
        let free = token.spaced || before.is_some_and(Token::lets_a_date_begin);
        before = Some(token);
        if !free {
            continue;
        }
        let Some(rest) = all.get(at..) else { break };
        if let Some(found) = reader.longest(rest)
            && let Ok(date) = found.date
        {
            let end = found.used.checked_sub(1).and_then(|last| rest.get(last))?.span.end;
            return Some((token.span.start..end, date));
        }
    }
    None
}

#[cfg(test)]
mod tests;
