//! The ways a date is said: each rule reads from the start of some tokens and says how many it used.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::nearest::{last_of_month, later};

use super::words::{Token, What};
use super::{Around, Lean, NotADate, month_name};

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

/// What a rule found.
#[derive(Debug)]
pub(super) struct Found {
    /// How many tokens it used; at least one.
    pub used: usize,
    pub date: Result<NaiveDate, NotADate>,
}

pub(super) type Maybe = Option<Found>;

#[expect(clippy::unnecessary_wraps, reason = "every rule ends with it, and a rule may find nothing")]
pub(super) fn found(used: usize, date: Result<NaiveDate, NotADate>) -> Maybe {
    Some(Found { used, date })
}

#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub around: &'a Around,
    pub lean: Lean,
    pub place: Place,
}

impl Reader<'_> {
    /// The longest date at the start of `tokens`, one `the` or `on` let pass.
    pub fn longest(self, tokens: &[Token]) -> Maybe {
        match tokens {
            [first, rest @ ..] if first.is("the") || (first.is("on") && self.place == Place::Due) => {
                self.rules(rest).map(|it| Found { used: it.used + 1, ..it })
            }
            _ => self.rules(tokens),
        }
    }

    /// Longest wins even where it is wrong: in `fri 5 dec` the Friday alone would read, and would not be
    /// what was said.
    fn rules(self, tokens: &[Token]) -> Maybe {
        [
            self.named(tokens),
            self.weekday(tokens),
            self.dated(tokens),
            self.following(tokens),
            self.distance(tokens),
            self.end_of(tokens),
            self.month_alone(tokens),
            self.ordinal_alone(tokens),
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
            found(1, Ok(self.around.today))
        } else if first.is("tomorrow") && self.looks_ahead() {
            found(1, self.days(1))
        } else if first.is("yesterday") {
            found(1, self.back(Days::new(1)))
        } else {
            None
        }
    }

    /// `fri`, `friday week`, `fri 4 dec`, `fri 4th`.
    fn weekday(self, tokens: &[Token]) -> Maybe {
        let day = tokens.first()?.weekday()?;
        let mut after = 1;
        if tokens.get(after).is_some_and(|token| !token.spaced && (token.is_sign('.') || token.is_sign(',')))
        {
            after += 1;
        }
        if tokens.get(after).is_some_and(|token| token.is("the")) {
            after += 1;
        }
        let rest = tokens.get(after..).unwrap_or_default();
        if let Some(dated) = self.dated(rest).or_else(|| self.ordinal(rest)) {
            return found(after + dated.used, dated.date.and_then(|date| agrees(date, day)));
        }
        if tokens.get(1).is_some_and(|token| token.is("week")) && self.looks_ahead() {
            return found(2, self.coming(day).and_then(|date| later(date, 7)));
        }
        let doubtful = ["sat", "sun", "wed"].into_iter().any(|word| tokens[0].is(word));
        if self.place == Place::Anywhere && doubtful {
            return None;
        }
        found(1, if self.lean == Lean::Ahead { self.coming(day) } else { self.gone(day) })
    }

    /// `next week`, `next friday`, `this friday`, `last friday`, `next core group`.
    fn following(self, tokens: &[Token]) -> Maybe {
        let [first, second, rest @ ..] = tokens else { return None };
        if let Some(day) = second.weekday() {
            return match () {
                () if first.is("next") && self.looks_ahead() => found(2, self.in_next_week(day)),
                () if first.is("this") => found(2, self.coming(day)),
                () if first.is("last") => found(2, self.gone(day)),
                () => None,
            };
        }
        if !first.is("next") || !self.looks_ahead() {
            return None;
        }
        if second.is("core") && rest.first().is_some_and(|token| token.is("group")) {
            return found(3, self.around.next_core_group.ok_or(NotADate::NoCoreGroup));
        }
        match () {
            () if second.is("cg") => found(2, self.around.next_core_group.ok_or(NotADate::NoCoreGroup)),
            () if second.is("week") => found(2, self.days(7)),
            () if second.is("month") => found(2, self.months(1)),
            () => None,
        }
    }

    /// `in 2 weeks`, `in a month's time`, `3 days ago`.
    fn distance(self, tokens: &[Token]) -> Maybe {
        let said_in = usize::from(tokens.first()?.is("in"));
        let couple = tokens.get(said_in + 1).is_some_and(|token| token.is("couple"))
            && tokens.get(said_in + 2).is_some_and(|token| token.is("of"));
        let count = if couple { 2 } else { tokens.get(said_in)?.count()? };
        let at = said_in + if couple { 3 } else { 1 };
        let unit = tokens.get(at)?;
        if unit.is("working") && tokens.get(at + 1).is_some_and(|token| token.is("days") || token.is("day")) {
            return if said_in == 1 { found(at + 2, Err(NotADate::WorkingDays)) } else { None };
        }
        let unit = Unit::of(unit)?;
        if tokens.get(at + 1).is_some_and(|token| token.is("ago")) {
            return found(at + 2, self.ago(count, unit));
        }
        if (said_in == 0 && self.place != Place::Whole) || !self.looks_ahead() {
            return None;
        }
        found(at + 1 + time_words(tokens.get(at + 1..).unwrap_or_default()), self.ahead(count, unit))
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
            () if what.is("week") && next => found(used, self.in_next_week(Weekday::Fri)),
            () if what.is("week") => found(used, self.on_or_after_today(Weekday::Fri)),
            () if what.is("month") => found(used, self.months(u32::from(next)).and_then(last_of_month)),
            () if what.is("year") && !next => {
                found(used, self.resolve(31, 12, Some(self.around.today.year())))
            }
            () if what.is("day") || what.is("today") => found(used, Ok(self.around.today)),
            () => what.month().and_then(|month| self.end_of_month(tokens, used, month)),
        }
    }

    fn end_of_month(self, tokens: &[Token], used: usize, month: u32) -> Maybe {
        let today = self.around.today;
        let said = tokens.get(used).and_then(|token| self.year(token, tokens, used + 1));
        let year = said.unwrap_or(today.year() + i32::from(month < today.month()));
        found(used + usize::from(said.is_some()), self.resolve(1, month, Some(year)).and_then(last_of_month))
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
        found(1 + usize::from(year), Err(NotADate::NoDay(month_name(month))))
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
        let going_on = ["at", "and", "or", "then", "to", "if", "so", "please", "unless", "for", "when"];
        let owned = tokens.get(2).is_some_and(|next| {
            matches!(next.what, What::Word(_) | What::Number(..))
                && !going_on.into_iter().any(|word| next.is(word))
        });
        if !tokens.get(1)?.is_ordinal_ending() || owned {
            return None;
        }
        found(2, self.day_of_month(day))
    }
}

#[derive(Clone, Copy)]
enum Unit {
    Days(u64),
    Months(u32),
}

impl Unit {
    fn of(token: &Token) -> Option<Self> {
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

fn agrees(date: NaiveDate, day: Weekday) -> Result<NaiveDate, NotADate> {
    if date.weekday() == day { Ok(date) } else { Err(NotADate::OtherWeekday(date, day)) }
}
