//! Months and weekdays with a letter wrong: never taken for a day, and asked about where one day may be meant.

use chrono::Weekday;

use super::NotADate;
use super::phrase::agrees;
use super::phrase::{Form, Maybe, Place, Reader, found};
use super::words::{MONTHS, Token, WEEKDAYS, What};

/// Words that are near a month or a weekday, and are themselves.
const OWN_WORDS: [&str; 9] =
    ["marsh", "midday", "match", "merch", "monkey", "sundry", "mayday", "payday", "jelly"];

impl Reader<'_> {
    /// `8 janurary`, `4th of decmber 2026`, `novmber 2`.
    pub(super) fn misspelt(self, tokens: &[Token]) -> Maybe {
        let (used, day, month, at) = self.day_first(tokens).or_else(|| self.month_first(tokens))?;
        let year = tokens.get(at).and_then(|token| self.year(token, tokens, at + 1));
        let used = used + usize::from(year.is_some());
        let words = self.words(tokens, used);
        let wrong = match self.resolve(day, month, year) {
            Ok(date) => NotADate::Meant(words, date),
            Err(_) => NotADate::HalfRead(words),
        };
        found(Form::Dated, used, Err(wrong))
    }

    /// Tokens used, day, month, and where a year may stand.
    fn day_first(self, tokens: &[Token]) -> Option<(usize, u32, u32, usize)> {
        let day = tokens.first()?.small().filter(|day| (1..=31).contains(day))?;
        let mut at = 1;
        at += usize::from(tokens.get(at).is_some_and(Token::is_ordinal_ending));
        at += usize::from(tokens.get(at).is_some_and(|token| token.is("of")));
        let month = near_month(tokens.get(at)?, self.place)?;
        Some((at + 1, day, month, at + 1))
    }

    fn month_first(self, tokens: &[Token]) -> Option<(usize, u32, u32, usize)> {
        let word = tokens.first()?;
        let long = matches!(word.what, What::Word(word) if word.len() >= 6);
        let month = near_month(word, self.place).filter(|_| long)?;
        let day = tokens.get(1).filter(|day| day.spaced)?.small().filter(|day| (1..=31).contains(day))?;
        let used = 2 + usize::from(tokens.get(2).is_some_and(Token::is_ordinal_ending));
        Some((used, day, month, used))
    }

    /// `tomorow`, `tommorrow`, `tmrw`: asked, where a day is expected.
    pub(super) fn misspelt_tomorrow(self, tokens: &[Token]) -> Maybe {
        let What::Word(word) = tokens.first()?.what else { return None };
        let word = word.to_ascii_lowercase();
        let is_short = ["tmrw", "tmr", "tmw", "tomoz", "2moro"].contains(&word.as_str());
        if self.place == Place::Anywhere || !(is_short || (word.len() >= 6 && is_near(&word, "tomorrow"))) {
            return None;
        }
        let meant =
            self.days(1).map_or(NotADate::TooFar, |date| NotADate::Meant(self.words(tokens, 1), date));
        found(Form::Other, 1, Err(meant))
    }

    /// `firday`, `thrusday 17 dec`. Inside a line only with a day and a month.
    pub(super) fn misspelt_weekday(self, tokens: &[Token]) -> Maybe {
        let day = near_weekday(tokens.first()?)?;
        let rest = tokens.get(1..).unwrap_or_default();
        if let Some(dated) = self.dated(rest) {
            let used = 1 + dated.used;
            let words = self.words(tokens, used);
            let wrong = match dated.date.and_then(|date| agrees(date, day)) {
                Ok(date) => NotADate::Meant(words, date),
                Err(wrong) => wrong,
            };
            return found(Form::Dated, used, Err(wrong));
        }
        if self.place == Place::Anywhere {
            return None;
        }
        let words = self.words(tokens, 1);
        found(
            Form::Dated,
            1,
            Err(self.coming(day).map_or(NotADate::TooFar, |date| NotADate::Meant(words, date))),
        )
    }
}

/// The one month a word is near to. Inside a line, where other words are likelier, only long words are taken for one.
fn near_month(token: &Token, place: Place) -> Option<u32> {
    let What::Word(word) = token.what else { return None };
    if word.len() < 3 || token.month().is_some() || is_own_word(word) || !word.is_ascii() {
        return None;
    }
    let word = word.to_ascii_lowercase();
    let long = word.len() >= if place == Place::Anywhere { 6 } else { 5 };
    let mut near = (1..).zip(MONTHS).filter(|(_, month)| {
        let begun = word.len() >= 4 && month.starts_with(&word) && !["deca", "novi"].contains(&word.as_str());
        begun || is_jumbled(&word, month) || (long && is_near(&word, month))
    });
    let first = near.next()?.0;
    near.next().is_none().then_some(first)
}

/// `dce`, `nvo`: the three letters of a month in another order, the first one first.
fn is_jumbled(word: &str, month: &str) -> bool {
    let short = month.get(..3).unwrap_or_default();
    let swapped: String = [0, 2, 1].into_iter().filter_map(|at| short.chars().nth(at)).collect();
    word.len() == 3 && word != short && word == swapped
}

fn near_weekday(token: &Token) -> Option<Weekday> {
    let What::Word(word) = token.what else { return None };
    if token.weekday().is_some() || is_own_word(word) || word.len() < 5 || !word.is_ascii() {
        return None;
    }
    let word = word.to_ascii_lowercase();
    let plural = |day: &str| word.strip_suffix('s').is_some_and(|one| one == day);
    let mut near = (0_u8..)
        .zip(WEEKDAYS.map(str::to_ascii_lowercase))
        .filter(|(_, day)| !plural(day) && is_near(&word, day));
    let first = Weekday::try_from(near.next()?.0).ok()?;
    near.next().is_none().then_some(first)
}

fn is_own_word(word: &str) -> bool {
    OWN_WORDS.into_iter().any(|own| word.eq_ignore_ascii_case(own))
}

/// One slip away, or two in a long name, with one of the first two letters where it belongs.
fn is_near(word: &str, name: &str) -> bool {
    let begins = |at: usize| word.as_bytes().get(at) == name.as_bytes().get(at);
    let swapped = word.as_bytes().first() == name.as_bytes().get(1)
        && word.as_bytes().get(1) == name.as_bytes().first();
    let allowed = if name.len() >= 7 { 2 } else { 1 };
    (begins(0) || swapped) && name.len() >= 4 && word != name && slips(word, name) <= allowed
}

/// Letters left out, put in, changed, or two that changed places.
fn slips(a: &str, b: &str) -> usize {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for (i, left) in (1..).zip(a) {
        let mut row = vec![i];
        for (j, right) in (1..).zip(b) {
            let at = |row: usize, column: usize| {
                rows.get(row).and_then(|row| row.get(column)).copied().unwrap_or(usize::MAX / 2)
            };
            let changed = at(i - 1, j - 1) + usize::from(left != right);
            let mut best = changed.min(at(i - 1, j) + 1).min(row.last().copied().unwrap_or(i) + 1);
            if i > 1 && j > 1 && a.get(i - 2) == Some(right) && b.get(j - 2) == Some(left) {
                best = best.min(at(i - 2, j - 2) + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows.last().and_then(|row| row.last()).copied().unwrap_or(usize::MAX)
}
