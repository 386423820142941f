//! The day that bounds an action: `by fri 4 dec`, `until 4/12`, `not before monday`, `within 2 weeks`.

use std::ops::Range;

use chrono::NaiveDate;

use super::phrase::{Place, Reader, Unit, ends_here};
use super::times::time_at;
use super::words::{Token, What, tokens};
use super::{Around, Lean, NotADate};
use crate::domain::entry::Bound;

/// A last day this many days ahead is looked at again.
const FAR: i64 = 300;
/// So many days ago the same day was just gone.
const JUST_GONE: i64 = 60;

/// Said with `not`, these take it back: `do not forget to ring before fri` is no "not before".
const TAKEN_BACK: [&str; 6] = ["forget", "miss", "fail", "delay", "leave", "wait"];

/// The `by fri 4 dec` of an action line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// Whether it is the last day, or the first, or how else it bounds.
    pub bound: Bound,
    /// Bytes of the whole phrase, from the `b` of `by` to the end of the date.
    pub span: Range<usize>,
    /// The date's own words: `fri 4 dec`.
    pub words: String,
    /// The date, or why it is none.
    pub date: Result<NaiveDate, NotADate>,
    /// Whether the phrase says no more than the date, so that the words lose nothing without it.
    pub says_only_the_day: bool,
}

/// The day that bounds what a line says: a last day before any other bound. Two last days that differ are an error.
///
/// `by bus` is no due date; `by 31 feb` is one that cannot be read.
#[must_use]
pub fn find_due(text: &str, around: &Around) -> Option<Due> {
    let all = tokens(text);
    let reader = Reader { around, lean: Lean::Ahead, place: Place::Due, text };
    let found: Vec<Due> = (0..all.len()).filter_map(|at| due_at(&all, at, reader)).collect();
    let of =
        |wanted: fn(Bound) -> bool| found.iter().filter(move |due| wanted(due.bound)).collect::<Vec<_>>();
    [of(Bound::is_due), of(|bound| bound == Bound::NotBefore), of(|bound| bound == Bound::Until)]
        .into_iter()
        .chain([of(|bound| bound == Bound::From)])
        .find_map(|alike| one_of(&alike, text))
}

/// The one they all name.
fn one_of(alike: &[&Due], text: &str) -> Option<Due> {
    let (first, last) = (alike.first()?, alike.last()?);
    if alike.iter().all(|due| due.date.is_ok() && due.date == last.date) || alike.len() == 1 {
        return Some((*last).clone());
    }
    let span = first.span.start..last.span.end;
    let words = text.get(span.clone()).unwrap_or_default().to_owned();
    let date = Err(NotADate::TwoDays(words.clone()));
    Some(Due { bound: first.bound, span, words, date, says_only_the_day: false })
}

/// The word that bounds, and how many tokens it takes.
struct Opening {
    bound: Bound,
    used: usize,
    /// The token the phrase begins at.
    from: usize,
    /// Whether what makes it that bound stands elsewhere in the line.
    is_split: bool,
}

fn due_at(all: &[Token], at: usize, reader: Reader) -> Option<Due> {
    let opening = opening(all, at)?;
    let rest = all.get(at + opening.used..)?;
    let found = after_a_time(rest, reader).or_else(|| unread(rest, &opening, reader))?;
    let date = found.date;
    if opening.bound == Bound::From && !may_begin_then(&date) {
        return None;
    }
    let last = rest.get(found.used.checked_sub(1)?)?;
    let words = reader.text.get(rest.first()?.span.start..last.span.end)?.to_owned();
    let start = all.get(opening.from)?.span.start;
    let date = match opening.bound {
        Bound::By if opening.from < at && opening.used == 1 && all.get(at)?.is("by") => {
            Err(NotADate::HalfRead(reader.text.get(start..last.span.end)?.to_owned()))
        }
        bound => date.and_then(|date| to_come(date, bound, &words, reader)),
    };
    Some(Due {
        bound: opening.bound,
        span: start..last.span.end,
        words,
        date,
        says_only_the_day: !found.has_a_time && !opening.is_split,
    })
}

/// A last day that is still to come. One before the meeting is asked about, and so is one of nearly a year ahead where the
/// same day was just gone and no year is written.
fn to_come(date: NaiveDate, bound: Bound, words: &str, reader: Reader) -> Result<NaiveDate, NotADate> {
    let today = reader.around.today;
    if !bound.is_due() {
        return Ok(date);
    }
    if date < today {
        return Err(NotADate::Gone(words.to_owned(), date));
    }
    if (date - today).num_days() < FAR {
        return Ok(date);
    }
    let gone = super::read_leaning(words, reader.around, Lean::Back).ok();
    let gone = gone.filter(|gone| *gone < today && (today - *gone).num_days() <= JUST_GONE);
    gone.map_or(Ok(date), |gone| Err(NotADate::Gone(words.to_owned(), gone)))
}

/// `from school`, `from May`, `from 9am` bound nothing; `from fri 5 dec` was meant to.
fn may_begin_then(date: &Result<NaiveDate, NotADate>) -> bool {
    !matches!(date, Err(NotADate::NoDay(_) | NotADate::NoDayNamed(_) | NotADate::TimeOnly(_)))
}

fn opening(all: &[Token], at: usize) -> Option<Opening> {
    let first = all.get(at).filter(|token| token.spaced)?;
    let is = |step: usize, word: &str| all.get(at + step).is_some_and(|token| token.is(word));
    let back = |step: usize, word: &str| {
        at.checked_sub(step).and_then(|at| all.get(at)).is_some_and(|token| token.is(word))
    };
    let new = |bound, used| Opening { bound, used, from: at, is_split: false };
    let after_not = |used| Opening { from: at - 1, ..new(Bound::NotBefore, used) };
    let until = ["until", "till", "til"].into_iter().any(|word| first.is(word));
    match () {
        // `not by fri`: on no day up to it, or on it at the latest.
        () if first.is("by") && back(1, "not") => Some(Opening { from: at - 1, ..new(Bound::By, 1) }),
        () if first.is("by") => Some(new(Bound::By, 1)),
        // The words themselves belong to the date: `within 2 weeks`.
        () if first.is("within") => Some(new(Bound::By, 0)),
        () if first.is("before") && back(1, "or") && back(2, "on") => {
            Some(Opening { from: at - 2, ..new(Bound::By, 1) })
        }
        () if (first.is("before") || until) && back(1, "not") => Some(after_not(1)),
        () if first.is("before") && is_denied(all.get(..at)?) => {
            Some(Opening { is_split: true, ..new(Bound::NotBefore, 1) })
        }
        () if first.is("before") => Some(new(Bound::Before, 1)),
        () if until => Some(new(Bound::Until, 1)),
        () if first.is("up") && (is(1, "to") || is(1, "until") || is(1, "till")) => {
            Some(new(Bound::Until, 2))
        }
        () if (first.is("later") || first.is("earlier"))
            && is(1, "than")
            && (back(1, "no") || back(1, "not")) =>
        {
            let bound = if first.is("later") { Bound::By } else { Bound::NotBefore };
            Some(Opening { from: at - 1, ..new(bound, 2) })
        }
        () if first.is("from") => Some(new(Bound::From, 1)),
        () if first.is("starting") || first.is("beginning") => {
            Some(new(Bound::From, 1 + usize::from(is(1, "from") || is(1, "on"))))
        }
        () => None,
    }
}

/// Whether the same clause says not to: `do not ring Mum before fri`.
fn is_denied(before: &[Token]) -> bool {
    let clause = before.iter().rposition(|token| matches!(token.what, What::Sign('.' | ';' | ',' | ':')));
    let clause = before.get(clause.map_or(0, |stop| stop + 1)..).unwrap_or_default();
    let denial = clause.iter().rposition(|token| {
        let What::Word(word) = token.what else { return false };
        let word = word.to_ascii_lowercase();
        word == "not" || word == "never" || word.ends_with("n't") || word.ends_with("n’t")
    });
    denial.is_some_and(|at| {
        !clause.iter().skip(at + 1).any(|token| TAKEN_BACK.into_iter().any(|word| token.is(word)))
    })
}

struct Bounding {
    used: usize,
    date: Result<NaiveDate, NotADate>,
    has_a_time: bool,
}

/// `5pm fri 4 dec`, `17:00 on 4 dec`, or a date with no time before it.
fn after_a_time(rest: &[Token], reader: Reader) -> Option<Bounding> {
    if let Some(found) = reader.longest(rest) {
        return Some(Bounding { used: found.used, date: found.date, has_a_time: false });
    }
    let mut used = time_at(rest)?.used;
    used += usize::from(rest.get(used).is_some_and(|token| token.is_sign(',')));
    let found = reader.longest(rest.get(used..)?)?;
    Some(Bounding { used: used + found.used, date: found.date, has_a_time: true })
}

/// What was meant for a day and is none: a time alone, figures that are no date, a count of weeks from no day.
fn unread(rest: &[Token], opening: &Opening, reader: Reader) -> Option<Bounding> {
    let none = |used: usize, why: fn(String) -> NotADate| {
        Some(Bounding { used, date: Err(why(reader.words(rest, used))), has_a_time: true })
    };
    if opening.bound != Bound::By || opening.used == 0 {
        return None;
    }
    if let Some(time) = time_at(rest).filter(|time| time.certain) {
        return none(time.used, NotADate::TimeOnly);
    }
    let counts = rest.first()?.count().is_some() && rest.get(1).is_some_and(|it| Unit::of(it).is_some());
    if counts && ends_here(rest, 2) {
        return none(2, NotADate::HalfRead);
    }
    half_a_date(rest).and_then(|used| none(used, NotADate::HalfRead))
}

/// `4/12a`, `4/`, `4-12`: figures that look like a date as far as they go. A share is none: `1/2 an hour`, `24/7 cover`.
fn half_a_date(rest: &[Token]) -> Option<usize> {
    let (day, sign) = (rest.first()?.small()?, rest.get(1).filter(|sign| !sign.spaced)?);
    let glued = rest.iter().skip(2).take_while(|token| !token.spaced).count();
    let used = 2 + glued;
    let dashed = sign.is_sign('-') && rest.get(2).and_then(Token::small).is_some_and(|it| it <= 12);
    let slashed = sign.is_sign('/') && !(day <= 3 && glued == 1) && (day, glued) != (24, 1);
    let fits = (1..=31).contains(&day);
    (fits && (slashed || (dashed && glued >= 1 && ends_here(rest, used)))).then_some(used)
}
