//! A line as numbers, words and signs, with where each stands; and the words for days, months and counts.

use std::ops::Range;

use chrono::Weekday;

/// Monday first.
pub(super) const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

pub(super) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const COUNTS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What<'a> {
    /// Digits: their value, or none where it is beyond any use, and how many.
    Number(Option<u32>, usize),
    Word(&'a str),
    Sign(char),
}

#[derive(Clone, Debug)]
pub(super) struct Token<'a> {
    pub span: Range<usize>,
    /// It begins the text or follows white space.
    pub spaced: bool,
    pub what: What<'a>,
}

impl Token<'_> {
    pub fn is(&self, word: &str) -> bool {
        matches!(self.what, What::Word(this) if this.eq_ignore_ascii_case(word))
    }

    pub fn is_sign(&self, sign: char) -> bool {
        self.what == What::Sign(sign)
    }

    /// What joins two days, or two counts: `4 or 5`, `4-5`, `4/5`.
    pub fn is_joint(&self) -> bool {
        ["or", "and", "to"].into_iter().any(|word| self.is(word))
            || matches!(self.what, What::Sign('/' | '-' | '\u{2013}' | '\u{2014}' | '&' | '+' | ','))
    }

    /// A number of one or two digits.
    pub fn small(&self) -> Option<u32> {
        match self.what {
            What::Number(value, 1 | 2) => value,
            _ => None,
        }
    }

    /// A number of four digits that can be a year somebody here lives or lived in.
    pub fn year(&self) -> Option<i32> {
        match self.what {
            What::Number(Some(value @ 1900..=2199), 4) => i32::try_from(value).ok(),
            _ => None,
        }
    }

    pub fn month(&self) -> Option<u32> {
        let What::Word(word) = self.what else { return None };
        let at = MONTHS.iter().position(|month| abbreviates(word, month, 3, 4))?;
        // Four letters abbreviate only June, July and September; "deca" and "novi" are words of their own.
        let four =
            word.len() == 4 && !["june", "july", "sept"].iter().any(|form| word.eq_ignore_ascii_case(form));
        if four { None } else { u32::try_from(at + 1).ok() }
    }

    pub fn weekday(&self) -> Option<Weekday> {
        let What::Word(word) = self.what else { return None };
        let spoken = ["tues", "weds", "thur", "thurs"].iter().any(|form| word.eq_ignore_ascii_case(form));
        let at = WEEKDAYS.iter().position(|day| {
            abbreviates(word, day, 3, 3)
                || (spoken && word.get(..2).is_some_and(|two| abbreviates(two, day, 2, 2)))
        })?;
        Weekday::try_from(u8::try_from(at).ok()?).ok()
    }

    pub fn is_ordinal_ending(&self) -> bool {
        !self.spaced && ["st", "nd", "rd", "th"].into_iter().any(|ending| self.is(ending))
    }

    /// How many: digits, `a`, `an`, or a word up to twelve.
    pub fn count(&self) -> Option<u32> {
        match self.what {
            What::Number(value, _) => Some(value.unwrap_or(u32::MAX)),
            What::Word(_) if self.is("a") || self.is("an") => Some(1),
            What::Word(_) => {
                COUNTS.iter().position(|count| self.is(count)).and_then(|at| u32::try_from(at + 1).ok())
            }
            What::Sign(_) => None,
        }
    }

    /// Whether a date may follow with no space between: `(4 dec`, but not `@fri` or `F-104`.
    pub fn lets_a_date_begin(&self) -> bool {
        matches!(self.what, What::Sign(sign) if !"/-.@#_'’\\&+".contains(sign))
    }
}

/// Whether `word` is the whole of `full`, or its first `from` to `to` letters.
fn abbreviates(word: &str, full: &str, from: usize, to: usize) -> bool {
    (word.len() == full.len() || (from..=to).contains(&word.len()))
        && full.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut all = Vec::new();
    let mut spaced = true;
    let mut at = 0;
    while let Some(rest) = text.get(at..)
        && let Some(first) = rest.chars().next()
    {
        if first.is_whitespace() {
            spaced = true;
            at += first.len_utf8();
            continue;
        }
        let what = token(rest, first);
        let long = match what {
            What::Number(_, digits) => digits,
            What::Word(word) => word.len(),
            What::Sign(sign) => sign.len_utf8(),
        };
        all.push(Token { span: at..at + long, spaced, what });
        spaced = false;
        at += long;
    }
    all
}

fn token(rest: &str, first: char) -> What<'_> {
    if first.is_ascii_digit() {
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        What::Number(rest.get(..digits).and_then(|digits| digits.parse().ok()), digits)
    } else if first.is_alphabetic() {
        What::Word(rest.get(..word_end(rest)).unwrap_or(rest))
    } else {
        What::Sign(first)
    }
}

/// Letters, and apostrophes between letters: `month's` is one word, the last of `weeks'` is not in it.
fn word_end(rest: &str) -> usize {
    let mut end = 0;
    let mut letters = rest.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let inside =
            matches!(letter, '\'' | '’') && letters.peek().is_some_and(|(_, next)| next.is_alphabetic());
        if !(letter.is_alphabetic() || inside) {
            break;
        }
        end = at + letter.len_utf8();
    }
    end
}
