//! Weeks, parts of months and times of the year: meant for a day, and not one.

use chrono::{Datelike, Days, NaiveDate};

use super::NotADate;
use super::phrase::{Form, Maybe, Place, Reader, ends_here, found};
use super::words::Token;

impl Reader<'_> {
    /// `w/c 7 dec`, `week commencing 7 dec`: a week. `week ending 11 dec` is a day.
    pub(super) fn week_of(self, tokens: &[Token]) -> Maybe {
        let (opening, ends) = week_opening(tokens)?;
        let mut at = opening;
        while tokens.get(at).is_some_and(|token| token.is_sign(':') || token.is("the")) {
            at += 1;
        }
        let rest = tokens.get(at..).unwrap_or_default();
        let Some(day) = self.rules(rest).filter(|day| matches!(day.form, Form::Dated | Form::Weekday)) else {
            let words = self.words(tokens, opening);
            let is_said = !tokens.get(opening - 1)?.is("of");
            return is_said.then(|| found(Form::Other, opening, Err(NotADate::NoDayNamed(words))))?;
        };
        let used = at + day.used;
        let words = self.words(tokens, used);
        let date = match day.date {
            Ok(date) if !ends => Err(whole_week(words, date)),
            date => date,
        };
        found(Form::Dated, used, date)
    }

    /// `4 or 5 dec`, `4-6 dec`, `4, 5 and 6 december`.
    pub(super) fn days_of_a_month(self, tokens: &[Token]) -> Maybe {
        let day = |at: usize| {
            let number = tokens.get(at).and_then(Token::small).filter(|day| (1..=31).contains(day))?;
            let _ = number;
            Some(at + 1 + usize::from(tokens.get(at + 1).is_some_and(Token::is_ordinal_ending)))
        };
        let mut at = day(0)?;
        let mut many = false;
        while tokens.get(at).is_some_and(Token::is_joint) {
            at = day(at + 1)?;
            many = true;
        }
        at += usize::from(tokens.get(at).is_some_and(|token| token.is("of")));
        let month = tokens.get(at).filter(|month| month.spaced && many && month.month().is_some())?;
        if self.place == Place::Anywhere && (month.is("may") || month.is("march") || month.is("mar")) {
            return None;
        }
        let year = tokens.get(at + 1).and_then(|token| self.year(token, tokens, at + 2));
        let used = at + 1 + usize::from(year.is_some());
        found(Form::Dated, used, Err(NotADate::TwoDays(self.words(tokens, used))))
    }

    /// `first friday in december`, `last thursday of the month`.
    pub(super) fn nth_weekday(self, tokens: &[Token]) -> Maybe {
        let nth = ["first", "second", "third", "fourth", "last", "1st", "2nd"];
        let [first, day, of, rest @ ..] = tokens else { return None };
        let _ = day.weekday().filter(|_| nth.iter().any(|word| first.is(word)))?;
        if !(of.is("in") || of.is("of")) {
            return None;
        }
        let the = usize::from(rest.first()?.is("the"));
        let what = rest.get(the)?;
        let fits =
            what.month().is_some() || ["month", "term", "year", "next"].iter().any(|word| what.is(word));
        let used = 4 + the;
        fits.then(|| found(Form::Other, used, Err(NotADate::HalfRead(self.words(tokens, used)))))?
    }

    /// `early december`, `mid-december`, `the start of next week`.
    pub(super) fn vague(self, tokens: &[Token]) -> Maybe {
        let about = ["early", "late", "mid", "middle", "start", "beginning"];
        let first = tokens.first()?;
        if !about.iter().any(|word| first.is(word)) {
            return None;
        }
        let mut at = 1;
        while tokens.get(at).is_some_and(|token| {
            token.is_sign('-') || ["of", "the", "next", "this", "in"].iter().any(|word| token.is(word))
        }) {
            at += 1;
        }
        let what = tokens.get(at)?;
        let named = ["week", "month", "year", "term"].iter().any(|word| what.is(word));
        let fits = (named && at > 1) || what.month().is_some();
        fits.then(|| found(Form::Other, at + 1, Err(NotADate::NoDayNamed(self.words(tokens, at + 1)))))?
    }

    /// `end of term`, `half term`, `christmas`, `the review conference`: where a day is asked for.
    pub(super) fn event(self, tokens: &[Token]) -> Maybe {
        if self.place == Place::Anywhere {
            return None;
        }
        let used = term(tokens).or_else(|| occasion(tokens)).filter(|used| ends_here(tokens, *used));
        let feast = feast(tokens).filter(|(used, ..)| ends_here(tokens, *used));
        match (feast, used) {
            (Some((used, day, month)), _) => {
                let words = self.words(tokens, used);
                let date = self.resolve(day, month, None);
                found(
                    Form::Other,
                    used,
                    Err(date.map_or(NotADate::TooFar, |date| NotADate::Meant(words, date))),
                )
            }
            (None, Some(used)) => {
                found(Form::Other, used, Err(NotADate::NoDayNamed(self.words(tokens, used))))
            }
            (None, None) => None,
        }
    }
}

/// How many tokens open a week, and whether they name its last day.
fn week_opening(tokens: &[Token]) -> Option<(usize, bool)> {
    let [first, rest @ ..] = tokens else { return None };
    if let [slash, last, ..] = rest
        && first.is("w")
        && slash.is_sign('/')
        && !slash.spaced
        && !last.spaced
        && ["c", "b", "e"].iter().any(|letter| last.is(letter))
    {
        return Some((3, last.is("e")));
    }
    if first.is("wc") {
        return Some((1, false));
    }
    let what = rest.first().filter(|_| first.is("week"))?;
    let begins = ["commencing", "beginning", "starting", "of"].iter().any(|word| what.is(word));
    (begins || what.is("ending")).then(|| (2, what.is("ending")))
}

fn whole_week(words: String, date: NaiveDate) -> NotADate {
    let from_monday = u64::from(date.weekday().num_days_from_monday());
    let monday = date.checked_sub_days(Days::new(from_monday)).unwrap_or(date);
    let friday = monday.checked_add_days(Days::new(4)).unwrap_or(date);
    NotADate::Week(words, monday, friday)
}

/// `end of term`, `half term`, `half-term`, `next term`, `the end of the spring term`.
fn term(tokens: &[Token]) -> Option<usize> {
    let first = tokens.first()?;
    let lead = ["end", "start", "beginning", "half", "next", "this", "summer", "autumn", "spring", "school"];
    if first.is("term") {
        return Some(1);
    }
    if !lead.iter().any(|word| first.is(word)) {
        return None;
    }
    let between =
        ["of", "the", "half", "next", "this", "summer", "autumn", "spring", "school", "christmas", "easter"];
    let mut at = 1;
    while tokens.get(at).is_some_and(|token| token.is_sign('-') || between.iter().any(|word| token.is(word)))
    {
        at += 1;
    }
    let last = tokens.get(at)?;
    ["term", "holidays", "holiday", "break"].iter().any(|word| last.is(word)).then_some(at + 1)
}

/// `the holidays`, `easter`, `the review`, `review conference`, `the next conference`.
fn occasion(tokens: &[Token]) -> Option<usize> {
    let [first, rest @ ..] = tokens else { return None };
    let then = |words: &[&str]| rest.first().is_some_and(|token| words.iter().any(|word| token.is(word)));
    let next = first.is("next") && then(&["review", "conference"]);
    match () {
        () if next && rest.get(1).is_some_and(|token| token.is("conference")) => Some(3),
        () if next => Some(2),
        () if first.is("review") && then(&["conference"]) => Some(2),
        () if ["easter", "holidays", "review", "conference", "rcpc"].iter().any(|word| first.is(word)) => {
            Some(1)
        }
        () => None,
    }
}

/// A day of the year that has a name: how many tokens, its day and its month.
fn feast(tokens: &[Token]) -> Option<(usize, u32, u32)> {
    let [first, rest @ ..] = tokens else { return None };
    let then = |word: &str| rest.first().is_some_and(|token| token.is(word));
    let year =
        rest.first().is_some_and(|token| ["year", "year's", "year’s", "years"].iter().any(|it| token.is(it)));
    let last = |word: &str| rest.get(1).is_some_and(|token| token.is(word));
    match () {
        () if first.is("christmas") && then("eve") => Some((2, 24, 12)),
        () if first.is("christmas") && then("day") => Some((2, 25, 12)),
        () if first.is("christmas") || first.is("xmas") => Some((1, 25, 12)),
        () if first.is("boxing") && then("day") => Some((2, 26, 12)),
        () if first.is("new") && year && last("eve") => Some((3, 31, 12)),
        () if first.is("new") && year && last("day") => Some((3, 1, 1)),
        () if first.is("new") && year => Some((2, 1, 1)),
        () => None,
    }
}
