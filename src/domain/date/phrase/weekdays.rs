//! A weekday, alone or with what belongs to it.

use chrono::{Datelike, Weekday};

use super::super::nearest::later;
use super::super::times::time_at;
use super::super::words::{Token, What};
use super::super::{Lean, NotADate};
use super::{Form, Maybe, Place, Reader, agrees, counts_things, found};

impl Reader<'_> {
    /// `fri`, `friday week`, `friday next week`, `fri 4 dec`, `fri 4th`.
    pub(super) fn weekday(self, tokens: &[Token]) -> Maybe {
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
        let dated = self.dated(rest).or_else(|| self.ordinal(rest)).or_else(|| self.day_alone(rest));
        if let Some(dated) = dated {
            return found(Form::Dated, after + dated.used, dated.date.and_then(|date| agrees(date, day)));
        }
        self.weekday_in_a_week(tokens, day)
            .or_else(|| self.weekday_with_what_is_no_date(tokens, (day, after)))
            .or_else(|| self.weekday_alone(tokens, day))
    }

    fn weekday_in_a_week(self, tokens: &[Token], day: Weekday) -> Maybe {
        if !self.looks_ahead() {
            return None;
        }
        let (next, then) = (tokens.get(1)?, tokens.get(2));
        let week = then.is_some_and(|then| then.is("week"));
        match () {
            () if next.is("week") => found(Form::Other, 2, self.coming(day).and_then(|date| later(date, 7))),
            () if next.is("fortnight") => {
                found(Form::Other, 2, self.coming(day).and_then(|date| later(date, 14)))
            }
            () if next.is("next") && week => found(Form::Other, 3, self.in_next_week(day)),
            () if next.is("this") && week => found(Form::Other, 3, self.in_this_week(day)),
            () => None,
        }
    }

    /// `fri 8 janurary`, `fri 8 xyz`: not the coming Friday.
    fn weekday_with_what_is_no_date(self, tokens: &[Token], (day, after): (Weekday, usize)) -> Maybe {
        let rest = tokens.get(after..)?;
        if let Some(odd) = self.misspelt(rest) {
            let used = after + odd.used;
            let words = self.words(tokens, used);
            let wrong = match odd.date {
                Err(NotADate::Meant(_, date)) if date.weekday() == day => NotADate::Meant(words, date),
                _ => NotADate::HalfRead(words),
            };
            return found(Form::Dated, used, Err(wrong));
        }
        let number = rest.first().filter(|token| matches!(token.what, What::Number(..)))?;
        if !number.spaced || time_at(rest).is_some() || counts_things(rest) {
            return None;
        }
        found(Form::Dated, after + 1, Err(NotADate::HalfRead(self.words(tokens, after + 1))))
    }

    fn weekday_alone(self, tokens: &[Token], day: Weekday) -> Maybe {
        let doubtful = ["sat", "sun", "wed"].into_iter().any(|word| tokens[0].is(word));
        if self.place == Place::Anywhere && doubtful {
            return None;
        }
        found(Form::Weekday, 1, if self.lean == Lean::Ahead { self.coming(day) } else { self.gone(day) })
    }
}
