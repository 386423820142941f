//! The ways a date is said: each rule reads from the start of some tokens and says how many it used.

mod weekdays;

use super::nearest::{last_of_month, later};
use super::times::time_at;
use super::words::{Token, What};
use super::{Around, Lean, NotADate, Stated, month_name};
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// Where the words stand, and so how much may be taken for a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// An answer that should be a date.
    Whole,
    /// After `by`.
    Due,
    /// Somewhere in a line.
    Anywhere,
}

/// What sort of words were found, and so what may follow them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `fri`.
    Weekday,
    /// `4 dec`, `fri 4 dec`, `4/12`.
    Dated,
    /// `in 2 weeks`, `next friday`.
    Relative,
    /// Anything else.
    Other,
}

/// What a rule found.
#[derive(Debug)]
pub(super) struct Found {
    /// How many tokens it used; at least one.
    pub used: usize,
    pub date: Result<NaiveDate, NotADate>,
    pub form: Form,
}

pub(super) type Maybe = Option<Found>;

#[expect(clippy::unnecessary_wraps, reason = "every rule ends with it, and a rule may find nothing")]
pub(super) fn found(form: Form, used: usize, date: Result<NaiveDate, NotADate>) -> Maybe {
    Some(Found { used, date, form })
}

#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub around: &'a Around,
    pub lean: Lean,
    pub place: Place,
    /// What the tokens stand in.
    pub text: &'a str,
}

impl Reader<'_> {
    /// The longest date at the start of `tokens`, one `the` or `on` let pass, with what follows it and belongs to it.
    pub fn longest(self, tokens: &[Token]) -> Maybe {
        let on = usize::from(self.place == Place::Due && tokens.first()?.is("on"));
        let passed = on + usize::from(tokens.get(on)?.is("the"));
        let rest = tokens.get(passed..)?;
        let best = self.rules(rest)?;
        let whole = self.with_what_follows(rest, best);
        Some(Found { used: whole.used + passed, ..whole })
    }

    /// The same with the bytes it stands in, and how many tokens those are.
    pub fn stated(self, tokens: &[Token]) -> Option<(usize, Stated)> {
        let best = self.longest(tokens)?;
        let last = best.used.checked_sub(1).and_then(|last| tokens.get(last))?;
        Some((best.used, Stated { span: tokens.first()?.span.start..last.span.end, date: best.date }))
    }

    /// The first `used` tokens as they were typed.
    pub fn words(self, tokens: &[Token], used: usize) -> String {
        let last = used.checked_sub(1).and_then(|last| tokens.get(last));
        let span = tokens.first().zip(last).map(|(first, last)| first.span.start..last.span.end);
        span.and_then(|span| self.text.get(span)).unwrap_or_default().to_owned()
    }

    /// Longest wins even where it is wrong: in `fri 5 dec` the Friday alone would read, and would not be
    /// what was said.
    pub fn rules(self, tokens: &[Token]) -> Maybe {
        if matches!(tokens.first()?.what, What::Sign(_)) {
            return None;
        }
        [
            self.named(tokens),
            self.weekday(tokens),
            self.dated(tokens),
            self.days_of_a_month(tokens),
            self.misspelt(tokens),
            self.misspelt_weekday(tokens),
            self.misspelt_tomorrow(tokens),
            self.following(tokens),
            self.distance(tokens),
            self.weeks_after(tokens),
            self.end_of(tokens),
            self.month_alone(tokens),
            self.ordinal_alone(tokens),
            self.week_of(tokens),
            self.nth_weekday(tokens),
            self.vague(tokens),
            self.event(tokens),
        ]
        .into_iter()
        .flatten()
        .reduce(|best, next| if next.used > best.used { next } else { best })
    }

    /// Whether what can only lie ahead is meant here at all.
    fn looks_ahead(self) -> bool {
        self.place != Place::Anywhere || self.lean == Lean::Ahead
    }

    fn named(self, tokens: &[Token]) -> Maybe {
        let first = tokens.first()?;
        if first.is("today") || first.is("tonight") {
            found(Form::Other, 1, Ok(self.around.today))
        } else if first.is("tomorrow") && self.looks_ahead() {
            found(Form::Other, 1, self.days(1))
        } else if first.is("yesterday") {
            found(Form::Other, 1, self.back(Days::new(1)))
        } else {
            None
        }
    }

    /// The `4` of `fri 4`, where nothing follows that it may belong to.
    fn day_alone(self, tokens: &[Token]) -> Maybe {
        let number = tokens.first()?;
        let day = number.small().filter(|day| number.spaced && (1..=31).contains(day))?;
        // `fri 1. ecember`: a stop may stand between the day and a month that cannot be read.
        let stop = tokens.get(1).is_some_and(|token| token.is_sign('.') || token.is_sign(','));
        if stop && tokens.get(2).is_some_and(|next| matches!(next.what, What::Word(_)) && is_begun(next)) {
            return None;
        }
        (time_at(tokens).is_none() && ends_here(tokens, 1))
            .then(|| found(Form::Dated, 1, self.day_of_month(day)))?
    }

    /// `next week`, `next friday`, `this friday`, `last friday`, `next core group`.
    fn following(self, tokens: &[Token]) -> Maybe {
        let [first, second, rest @ ..] = tokens else { return None };
        if let Some(day) = second.weekday() {
            return match () {
                () if first.is("next") && self.looks_ahead() => {
                    found(Form::Relative, 2, self.in_next_week(day))
                }
                () if first.is("this") => found(Form::Relative, 2, self.coming(day)),
                () if first.is("last") => found(Form::Relative, 2, self.gone(day)),
                () => None,
            };
        }
        if !first.is("next") || !self.looks_ahead() {
            return None;
        }
        // Inside a line these words say which meeting is spoken of. A day they are only where one is asked for.
        let stands_alone = self.place != Place::Anywhere;
        let core_group = second.is("core") && rest.first().is_some_and(|token| token.is("group"));
        let next = || self.around.next_core_group.ok_or(NotADate::NoCoreGroup);
        match () {
            () if core_group && stands_alone => found(Form::Other, 3, next()),
            () if second.is("cg") && stands_alone => found(Form::Other, 2, next()),
            () if second.is("week") => found(Form::Relative, 2, self.days(7)),
            () if second.is("month") => found(Form::Relative, 2, self.months(1)),
            () => None,
        }
    }

    /// `in 2 weeks`, `within a fortnight`, `in a month's time`, `3 days ago`.
    fn distance(self, tokens: &[Token]) -> Maybe {
        let first = tokens.first()?;
        let mut at = usize::from(first.is("in") || first.is("within"));
        let said_in = at == 1;
        if said_in && tokens.get(1)?.is("the") && tokens.get(2)?.is("next") {
            at = 3;
        }
        let couple = tokens.get(at + 1).is_some_and(|token| token.is("couple"))
            && tokens.get(at + 2).is_some_and(|token| token.is("of"));
        let alone = tokens.get(at)?.is("fortnight") && (at == 3 || self.place == Place::Whole);
        let (count, at) = match () {
            () if couple => (2, at + 3),
            () if alone => (1, at),
            () => (tokens.get(at)?.count()?, at + 1),
        };
        if said_in && let Some(used) = other_count(tokens, at) {
            return found(Form::Relative, used, Err(NotADate::TwoDays(self.words(tokens, used))));
        }
        let unit = tokens.get(at)?;
        if unit.is("working") && tokens.get(at + 1).is_some_and(|token| token.is("days") || token.is("day")) {
            return if said_in { found(Form::Relative, at + 2, Err(NotADate::WorkingDays)) } else { None };
        }
        if said_in && (unit.is("hours") || unit.is("hour")) && self.looks_ahead() {
            return found(Form::Relative, at + 1, self.hours(count, self.words(tokens, at + 1)));
        }
        let unit = Unit::of(unit)?;
        if tokens.get(at + 1).is_some_and(|token| token.is("ago")) {
            return found(Form::Other, at + 2, self.ago(count, unit));
        }
        if (!said_in && self.place != Place::Whole) || !self.looks_ahead() {
            return None;
        }
        let used = at + 1 + time_words(tokens.get(at + 1..).unwrap_or_default());
        found(Form::Relative, used, self.ahead(count, unit))
    }

    /// Hours that are whole days; others end at a time of day that nothing here knows.
    fn hours(self, hours: u32, words: String) -> Result<NaiveDate, NotADate> {
        if hours > 0 && hours.is_multiple_of(24) {
            self.days(u64::from(hours / 24))
        } else {
            Err(NotADate::HalfRead(words))
        }
    }

    /// `a week on friday`, `2 weeks today`, `a fortnight tomorrow`.
    fn weeks_after(self, tokens: &[Token]) -> Maybe {
        if !self.looks_ahead() {
            return None;
        }
        let weeks = tokens.first()?.count()?;
        let Some(Unit::Days(days @ (7 | 14))) = Unit::of(tokens.get(1)?) else { return None };
        let on = usize::from(tokens.get(2)?.is("on") || tokens.get(2)?.is("from"));
        let from = tokens.get(2 + on)?;
        let from = match from.weekday() {
            Some(day) => self.coming(day),
            None if from.is("today") || from.is("now") => Ok(self.around.today),
            None if from.is("tomorrow") => self.days(1),
            None => return None,
        };
        found(Form::Other, 3 + on, from.and_then(|date| later(date, u64::from(weeks).saturating_mul(days))))
    }

    fn ahead(self, count: u32, unit: Unit) -> Result<NaiveDate, NotADate> {
        match unit {
            Unit::Days(days) => self.days(u64::from(count) * days),
            Unit::Months(months) => self.months(count.saturating_mul(months)),
        }
    }

    fn ago(self, count: u32, unit: Unit) -> Result<NaiveDate, NotADate> {
        match unit {
            Unit::Days(days) => self.back(Days::new(u64::from(count) * days)),
            Unit::Months(months) => {
                let months = Months::new(count.saturating_mul(months));
                self.around.today.checked_sub_months(months).ok_or(NotADate::TooFar)
            }
        }
    }

    /// `end of the month`, `end of next week`, `end december`.
    fn end_of(self, tokens: &[Token]) -> Maybe {
        let (end, after) = tokens.split_first()?;
        if !(end.is("end") && self.looks_ahead()) {
            return None;
        }
        let of = usize::from(after.first()?.is("of"));
        let rest = after.get(of..)?;
        let which = rest.first()?;
        let next = which.is("next");
        let skipped = usize::from(next || which.is("the") || which.is("this"));
        let what = rest.get(skipped)?;
        let used = 2 + of + skipped;
        match () {
            () if what.is("week") && next => found(Form::Other, used, self.in_next_week(Weekday::Fri)),
            () if what.is("week") => found(Form::Other, used, self.on_or_after_today(Weekday::Fri)),
            () if what.is("month") => {
                found(Form::Other, used, self.months(u32::from(next)).and_then(last_of_month))
            }
            () if what.is("year") && !next => {
                found(Form::Other, used, self.resolve(31, 12, Some(self.around.today.year())))
            }
            () if what.is("day") || what.is("today") => found(Form::Other, used, Ok(self.around.today)),
            () => what.month().and_then(|month| self.end_of_month(tokens, used, month)),
        }
    }

    fn end_of_month(self, tokens: &[Token], used: usize, month: u32) -> Maybe {
        let today = self.around.today;
        let said = tokens.get(used).and_then(|token| self.year(token, tokens, used + 1));
        let year = said.unwrap_or(today.year() + i32::from(month < today.month()));
        let last = self.resolve(1, month, Some(year)).and_then(last_of_month);
        found(Form::Dated, used + usize::from(said.is_some()), last)
    }

    /// `december` alone is no date, but was meant to be one. Months that are also names are left alone.
    fn month_alone(self, tokens: &[Token]) -> Maybe {
        let first = tokens.first()?;
        let month = first.month()?;
        let a_name = ["jan", "mar", "april", "may", "june", "august"].into_iter().any(|name| first.is(name));
        if self.place == Place::Anywhere || (self.place == Place::Due && a_name) {
            return None;
        }
        let year = tokens.get(1).is_some_and(|token| token.year().is_some());
        found(Form::Other, 1 + usize::from(year), Err(NotADate::NoDay(month_name(month))))
    }

    /// `the 4th`, where no other word follows that it may belong to (`4th floor`).
    fn ordinal_alone(self, tokens: &[Token]) -> Maybe {
        if self.place == Place::Anywhere {
            return None;
        }
        self.ordinal(tokens)
    }

    fn ordinal(self, tokens: &[Token]) -> Maybe {
        let day = tokens.first()?.small()?;
        if !tokens.get(1)?.is_ordinal_ending() || !ends_here(tokens, 2) {
            return None;
        }
        found(Form::Dated, 2, self.day_of_month(day))
    }
}

/// Whether no word or number follows that what came before may belong to.
pub(super) fn ends_here(tokens: &[Token], at: usize) -> bool {
    const GOING_ON: [&str; 11] =
        ["at", "and", "or", "then", "to", "if", "so", "please", "unless", "for", "when"];
    tokens.get(at).is_none_or(|next| match next.what {
        What::Word(_) | What::Number(..) => GOING_ON.into_iter().any(|word| next.is(word)),
        // `4/12`, `9:30`, `4-6`.
        What::Sign(sign) => {
            let glued = !next.spaced && tokens.get(at + 1).is_some_and(|after| !after.spaced);
            !(glued && "/:.-\u{2013}".contains(sign))
        }
    })
}

/// Whether a word may be a month with letters wrong, and no word that goes on with the sentence.
fn is_begun(token: &Token) -> bool {
    let What::Word(word) = token.what else { return false };
    word.len() > 3 || token.month().is_some()
}

/// `3 visits`: a number, and what it counts.
fn counts_things(tokens: &[Token]) -> bool {
    let [_, thing, ..] = tokens else { return false };
    let What::Word(word) = thing.what else { return false };
    thing.spaced && Unit::of(thing).is_none() && word.ends_with('s') && thing.month().is_none()
}

/// The other count of `in 2 or 3 weeks`, with its unit: how many tokens are used in all.
fn other_count(tokens: &[Token], at: usize) -> Option<usize> {
    let joint = tokens.get(at).filter(|token| token.is_joint())?;
    let unit = tokens.get(at + 2).filter(|unit| Unit::of(unit).is_some() || unit.is("working"));
    let _ = (joint, unit?, tokens.get(at + 1)?.count()?);
    Some(at + 3)
}

#[derive(Clone, Copy)]
pub(super) enum Unit {
    Days(u64),
    Months(u32),
}

impl Unit {
    pub fn of(token: &Token) -> Option<Self> {
        let What::Word(word) = token.what else { return None };
        let word = word.trim_end_matches("'s").trim_end_matches("’s");
        let is = |one: &str, many: &str| word.eq_ignore_ascii_case(one) || word.eq_ignore_ascii_case(many);
        match () {
            () if is("day", "days") => Some(Self::Days(1)),
            () if is("week", "weeks") => Some(Self::Days(7)),
            () if is("fortnight", "fortnights") => Some(Self::Days(14)),
            () if is("month", "months") => Some(Self::Months(1)),
            () if is("year", "years") => Some(Self::Months(12)),
            () => None,
        }
    }
}

/// How many tokens of `' time` follow, as in `in two weeks' time`.
fn time_words(tokens: &[Token]) -> usize {
    match tokens {
        [first, ..] if first.is("time") => 1,
        [first, second, ..] if (first.is_sign('\'') || first.is_sign('’')) && second.is("time") => 2,
        _ => 0,
    }
}

pub(super) fn agrees(date: NaiveDate, day: Weekday) -> Result<NaiveDate, NotADate> {
    if date.weekday() == day { Ok(date) } else { Err(NotADate::OtherWeekday(date, day)) }
}
