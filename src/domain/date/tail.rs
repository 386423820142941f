//! What follows a day and changes it: another day, a weekday that does not agree, words that count from it.

use super::NotADate;
use super::phrase::{Form, Found, Reader, Unit, agrees, ends_here};
use super::times::time_at;
use super::words::{Token, What};

impl Reader<'_> {
    /// The day, or why it is not one, once the words that follow it are looked at.
    pub(super) fn with_what_follows(self, tokens: &[Token], best: Found) -> Found {
        let rest = tokens.get(best.used..).unwrap_or_default();
        if let Some(agreed) = with_its_weekday(rest, &best) {
            return agreed;
        }
        if let Some(used) = self.another_day(rest, &best) {
            let used = best.used + used;
            return Found { used, date: Err(NotADate::TwoDays(self.words(tokens, used))), form: best.form };
        }
        match self.changed_by(rest, &best) {
            Some(used) if best.date.is_ok() => {
                let used = best.used + used;
                Found { used, date: Err(NotADate::HalfRead(self.words(tokens, used))), form: best.form }
            }
            _ => best,
        }
    }

    /// How many tokens a second day takes: `or mon 7 dec`, `/tues`, `, 11 dec`.
    fn another_day(self, rest: &[Token], best: &Found) -> Option<usize> {
        let first = rest.first()?;
        if !first.is_joint() && !first.is("then") {
            let next = self.rules(rest).filter(|next| first.spaced && next.form == Form::Dated)?;
            return differs(best, &next).then_some(next.used);
        }
        let mut at = 1;
        while rest.get(at).is_some_and(|token| {
            ["the", "by", "on", "before", "again", "then"].iter().any(|word| token.is(word))
        }) {
            at += 1;
        }
        let then = rest.get(at..)?;
        let loose = first.is_sign(',') || (first.spaced && !matches!(first.what, What::Word(_)));
        if let Some(next) = self.rules(then) {
            let fits = match next.form {
                Form::Dated => true,
                Form::Weekday => !loose || ends_here(then, next.used),
                Form::Relative => !loose && !first.is("and"),
                Form::Other => !loose && next.date.is_ok(),
            };
            return (fits && differs(best, &next)).then_some(at + next.used);
        }
        let number = then.first()?.small().filter(|day| (1..=31).contains(day));
        let counts = best.form == Form::Dated && !loose && at == 1 && first.is_joint();
        (counts && number.is_some() && time_at(then).is_none() && ends_here(then, 1)).then_some(at + 1)
    }

    /// How many tokens it takes to see that the day is not simply that day: `in 2 weeks`, `after next`, `19`.
    fn changed_by(self, rest: &[Token], best: &Found) -> Option<usize> {
        match best.form {
            Form::Weekday => self.weekday_changed(rest),
            Form::Dated => dated_changed(rest),
            Form::Relative => relative_changed(rest),
            Form::Other => None,
        }
    }

    fn weekday_changed(self, rest: &[Token]) -> Option<usize> {
        let first = rest.first()?;
        let is = |words: &[&str]| words.iter().any(|word| first.is(word));
        let second = rest.get(1);
        let short = matches!(first.what, What::Word(word) if word.len() <= 4) && !first.is_joint();
        let then =
            second.filter(|it| short && matches!(it.what, What::Number(..))).and_then(|_| rest.get(1..));
        if let Some(dated) = then.and_then(|then| self.dated(then)) {
            return Some(1 + dated.used);
        }
        if first.count().is_some() && second.is_some_and(|unit| Unit::of(unit).is_some()) {
            return Some(2);
        }
        if is(&["next", "last", "this"]) {
            let many = ["month", "year", "term", "week", "but"];
            return second.filter(|token| many.iter().any(|word| token.is(word))).map(|_| 2);
        }
        if !is(&["in", "of", "after", "before", "following"]) {
            return None;
        }
        let then = rest.get(1..)?;
        let the = usize::from(then.first()?.is("the") || then.first()?.is("that"));
        let what = then.get(the)?;
        let named = ["next", "last", "new", "term", "half", "week", "christmas", "xmas", "easter", "month"];
        let unit = what.count().is_some() && then.get(the + 1).is_some_and(|unit| Unit::of(unit).is_some());
        let changed = unit
            || what.month().is_some()
            || named.iter().any(|word| what.is(word))
            || self.rules(then).is_some_and(|next| next.form == Form::Dated);
        changed.then_some(2 + the + usize::from(unit))
    }
}

fn differs(one: &Found, other: &Found) -> bool {
    match (&one.date, &other.date) {
        (Ok(one), Ok(other)) => one != other,
        _ => true,
    }
}

/// `4 dec fri`, `4 dec (friday)`.
fn with_its_weekday(rest: &[Token], best: &Found) -> Option<Found> {
    let date = best.date.clone().ok()?;
    if !matches!(best.form, Form::Dated | Form::Other) {
        return None;
    }
    let sign = rest.first()?.is_sign(',') || rest.first()?.is_sign('(');
    let at = usize::from(sign);
    let day = rest.get(at).filter(|token| token.spaced || rest.first().is_some_and(|it| it.is_sign('(')))?;
    let weekday = day.weekday()?;
    let alone = match rest.get(at + 1) {
        Some(next) if sign => {
            !matches!(next.what, What::Word(_) | What::Number(..)) || ends_here(rest, at + 1)
        }
        Some(next) => !matches!(next.what, What::Number(..)),
        None => true,
    };
    let closed = usize::from(sign && rest.get(at + 1).is_some_and(|token| token.is_sign(')')));
    let used = best.used + at + 1 + closed;
    alone.then(|| Found { used, date: agrees(date, weekday), form: best.form })
}

/// A number after a day and a month that is no year, no time, and counts nothing.
fn dated_changed(rest: &[Token]) -> Option<usize> {
    let first = rest.first()?;
    let number = matches!(first.what, What::Number(..)) && first.spaced;
    (number && time_at(rest).is_none() && ends_here(rest, 1)).then_some(1)
}

fn relative_changed(rest: &[Token]) -> Option<usize> {
    let first = rest.first()?;
    let on = usize::from(first.is("on"));
    if rest.get(on)?.weekday().is_some() {
        return Some(on + 1);
    }
    if first.is("week") || first.is("fortnight") {
        return Some(1);
    }
    let counted = first.is("of") || first.is("from") || first.is("after") || first.is("before");
    let own = rest.get(1).is_some_and(|token| token.is("today") || token.is("now") || token.is("school"));
    (counted && !own).then_some(1 + usize::from(rest.len() > 1))
}
