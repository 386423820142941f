//! A day and a month in figures or words, with or without a year.

use super::phrase::{Form, Maybe, Place, Reader, found};
use super::words::{Token, What};

impl Reader<'_> {
    /// A day and a month, in figures or words.
    pub(super) fn dated(self, tokens: &[Token]) -> Maybe {
        self.figures(tokens).or_else(|| self.day_month(tokens)).or_else(|| self.month_day(tokens))
    }

    /// `4/12`, `4/12/26`, `4.12.2026`, `4-12-2026`, `2026-12-04`.
    fn figures(self, tokens: &[Token]) -> Maybe {
        let number = |at: usize| tokens.get(at).filter(|token| at == 0 || !token.spaced);
        let sign = |at: usize| match tokens.get(at) {
            Some(Token { spaced: false, what: What::Sign(sign @ ('/' | '.' | '-')), .. }) => Some(*sign),
            _ => None,
        };
        let between = sign(1)?;
        if sign(3) == Some(between) && number(4).is_some_and(|token| matches!(token.what, What::Number(..))) {
            let ends = ends_cleanly(tokens, 5);
            let (first, middle, last) = (number(0)?, number(2)?.small()?, number(4)?);
            return if let (Some(year), Some(day)) = (first.year(), last.small()) {
                found(Form::Dated, 5, self.resolve(day, middle, Some(year)))
                    .filter(|_| ends && between != '.')
            } else {
                let year =
                    last.year().or_else(|| last.small().filter(|_| is_two(last)).map(|y| self.century(y)))?;
                found(Form::Dated, 5, self.resolve(first.small()?, middle, Some(year))).filter(|_| ends)
            };
        }
        let (day, month) = (number(0)?.small()?, number(2)?.small()?);
        let date = between == '/' && ends_cleanly(tokens, 3) && !self.is_a_share(day, month, tokens.get(3));
        if date { found(Form::Dated, 3, self.resolve(day, month, None)) } else { None }
    }

    /// `24/7 cover`, `1/2 day`: said of time, but no date.
    fn is_a_share(self, top: u32, bottom: u32, next: Option<&Token>) -> bool {
        let whole = ["of", "an", "a", "hour", "hours", "day", "days", "term", "way"];
        self.place != Place::Whole
            && next.is_some_and(|next| match (top, bottom) {
                (24, 7) => matches!(next.what, What::Word(_)),
                (1 | 3, 2..=4) => whole.into_iter().any(|word| next.is(word)),
                _ => false,
            })
    }

    /// `4 dec`, `4th of december 2026`, `4-dec-26`.
    fn day_month(self, tokens: &[Token]) -> Maybe {
        let day = tokens.first()?.small()?;
        let mut at = 1;
        at += usize::from(tokens.get(at).is_some_and(Token::is_ordinal_ending));
        at += usize::from(tokens.get(at).is_some_and(|token| token.is("of")));
        at += usize::from(tokens.get(at).is_some_and(|token| {
            !token.spaced && (token.is_sign('-') || token.is_sign('/') || token.is_sign('.'))
        }));
        let month = tokens.get(at)?.month()?;
        self.with_year(tokens, at + 1, day, month)
    }

    /// `december 4`, `dec 4th, 2026`.
    fn month_day(self, tokens: &[Token]) -> Maybe {
        let first = tokens.first()?;
        let month = first.month()?;
        let stop = usize::from(tokens.get(1).is_some_and(|token| !token.spaced && token.is_sign('.')));
        let day = tokens.get(1 + stop)?;
        let ordinal = tokens.get(2 + stop).is_some_and(Token::is_ordinal_ending);
        let after = 2 + stop + usize::from(ordinal);
        let dated = tokens.iter().skip(after).take(2).any(|token| token.year().is_some());
        let doubtful =
            self.place == Place::Anywhere && (first.is("may") || first.is("march")) && !ordinal && !dated;
        if doubtful || !day.spaced || !ends_cleanly(tokens, after) {
            return None;
        }
        self.with_year(tokens, after, day.small()?, month)
    }

    /// The year that may follow a day and month, after a comma or a hyphen.
    fn with_year(self, tokens: &[Token], after: usize, day: u32, month: u32) -> Maybe {
        if !ends_cleanly(tokens, after) {
            return None;
        }
        let joint = tokens
            .get(after)
            .is_some_and(|token| matches!(token.what, What::Sign(',' | '.' | '-' | '/' | '\'' | '’')));
        let at = after + usize::from(joint);
        match tokens.get(at).and_then(|token| self.year(token, tokens, at + 1)) {
            Some(year) => found(Form::Dated, at + 1, self.resolve(day, month, Some(year))),
            None => found(Form::Dated, after, self.resolve(day, month, None)),
        }
    }

    pub(super) fn year(self, token: &Token, tokens: &[Token], after: usize) -> Option<i32> {
        if !ends_cleanly(tokens, after) {
            return None;
        }
        // Two figures before another word are that word's: `4 dec 20 minutes early`.
        let counts = tokens.get(after).is_some_and(|next| matches!(next.what, What::Word(_)));
        let short = token.small().filter(|year| is_two(token) && *year >= 20 && !counts);
        token.year().or_else(|| short.map(|year| self.century(year)))
    }
}

fn is_two(token: &Token) -> bool {
    matches!(token.what, What::Number(_, 2))
}

/// Whether nothing is glued to what came before token `at` that would make it something else: `4/12a`, `4 dec:30`.
fn ends_cleanly(tokens: &[Token], at: usize) -> bool {
    let glued = |at: usize| tokens.get(at).filter(|token| !token.spaced).map(|token| token.what);
    match glued(at) {
        Some(What::Number(..) | What::Word(_) | What::Sign('%' | '£')) => false,
        Some(What::Sign(':')) => !matches!(glued(at + 1), Some(What::Number(..))),
        _ => true,
    }
}
