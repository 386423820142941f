//! A name in a text: as a whole word, whatever joins or parts its pieces.

use std::ops::Range;

use super::{Sign, Signs};

/// What stands between two letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Joint {
    apostrophes: usize,
    hyphens: usize,
    spaces: usize,
    stops: usize,
    others: usize,
}

impl Joint {
    const fn add(&mut self, sign: Sign) {
        match sign {
            Sign::Apostrophe => self.apostrophes += 1,
            Sign::Hyphen | Sign::Dash => self.hyphens += 1,
            Sign::Space => self.spaces += 1,
            Sign::Stop => self.stops += 1,
            Sign::Other | Sign::Letter(_) => self.others += 1,
        }
    }

    fn is_none(self) -> bool {
        self == Self::default()
    }

    const fn parts_words(self) -> bool {
        self.hyphens + self.spaces + self.stops + self.others > 0
    }

    fn is_only(self, apostrophes: usize, hyphens: usize) -> bool {
        self == Self { apostrophes, hyphens, ..Self::default() }
    }
}

/// A letter, and what stands before it.
#[derive(Clone, Copy)]
struct Next {
    before: Joint,
    letter: char,
    from: usize,
    to: usize,
}

/// The next letter of `signs`.
fn next_letter(signs: &mut Signs<'_>) -> Option<Next> {
    let mut before = Joint::default();
    for folded in signs {
        match folded.letter() {
            Some(letter) => return Some(Next { before, letter, from: folded.from, to: folded.to }),
            None => before.add(folded.sign),
        }
    }
    None
}

/// How many bytes of `text` are `name`, where `text` begins with it as a whole word. Allocates nothing.
#[must_use]
pub fn begins_with_name(text: &str, name: &str) -> Option<usize> {
    whole(text, name).filter(|(_, ending)| *ending == Ending::Whole).map(|(bytes, _)| bytes)
}

/// How a name ends where it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// As a whole word: `Ben`, `Ben's`.
    Whole,
    /// With an `s`, which may be a possessive without its apostrophe: `Bens bed`.
    Plural,
}

fn whole(text: &str, name: &str) -> Option<(usize, Ending)> {
    let bytes = prefix(text, name)?;
    let rest = text.get(bytes..)?;
    if !goes_on(text, rest) {
        return Some((bytes, Ending::Whole));
    }
    let after = rest.strip_prefix('s').filter(|after| !goes_on(text, after));
    after.is_some().then_some((bytes, Ending::Plural))
}

/// How many bytes of `text` are the letters of `name`, whatever comes after.
fn prefix(text: &str, name: &str) -> Option<usize> {
    let (mut wanted, mut typed) = (Signs::of(name), Signs::of(text));
    let first = next_letter(&mut wanted)?;
    let begun = next_letter(&mut typed).filter(|at| at.before.is_none() && at.letter == first.letter)?;
    let (mut end, mut piece, mut letters) = (begun.to, begun.from, 1);
    while let Some(next) = next_letter(&mut wanted) {
        let here = next_letter(&mut typed).filter(|at| at.letter == next.letter)?;
        let around = Around { text, typed: here, piece, letters, wanted: &wanted };
        if !around.fits(next.before) {
            return None;
        }
        if here.before.is_none() {
            letters += 1;
        } else {
            (piece, letters) = (here.from, 1);
        }
        end = here.to;
    }
    Some(end)
}

/// A letter of a name where it was typed, with the piece of the name that was typed before it.
struct Around<'a> {
    text: &'a str,
    typed: Next,
    piece: usize,
    letters: usize,
    wanted: &'a Signs<'a>,
}

impl Around<'_> {
    /// Whether what was typed before this letter may stand for what the name has there.
    fn fits(&self, wanted: Joint) -> bool {
        let typed = self.typed.before;
        if typed.is_none() {
            return true;
        }
        if typed.others > 0 || typed.stops > 0 && !self.may_be_a_stop(wanted) {
            return false;
        }
        wanted.parts_words() || wanted.apostrophes > 0 || self.joins_one_word(typed)
    }

    /// `St. John`, `Mrs. Osei`, `J.J.`
    fn may_be_a_stop(&self, wanted: Joint) -> bool {
        let typed = self.typed.before;
        let title = || {
            let piece = self.text.get(self.piece..self.typed.from).unwrap_or_default();
            TITLES.iter().any(|title| super::same(piece, title))
        };
        wanted.stops > 0 || typed.stops == 1 && (self.letters == 1 || wanted.parts_words() && title())
    }

    /// Whether a word may be typed in two: `Anne-Marie` and `Anne Marie` for `Annemarie`, `O'Neil` for `ONeil`. With a
    /// space only where both pieces have a capital: `is a` is not Isa.
    fn joins_one_word(&self, typed: Joint) -> bool {
        let ends = || next_letter(&mut self.wanted.clone()).is_none();
        if typed.is_only(1, 0) {
            // `Ben's` is not Bens.
            return !(self.typed.letter == 's' && ends());
        }
        let capitals = || is_capital(self.text, self.piece) && is_capital(self.text, self.typed.from);
        typed.is_only(0, 1) || typed.stops == 1 || (self.letters > 1 && !ends() && capitals())
    }
}

const TITLES: [&str; 10] = ["mr", "mrs", "ms", "miss", "dr", "st", "fr", "sr", "rev", "prof"];

fn is_capital(text: &str, at: usize) -> bool {
    text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(char::is_uppercase)
}

/// Whether a word goes on: `Anna` is not found in `Anna-May`, nor `HV` in `HV2`; `Ben` is found in `Ben's`, in
/// `Ben-related` and before a dash.
fn goes_on(text: &str, rest: &str) -> bool {
    let mut signs = Signs::of(rest);
    match signs.next().map(|next| next.sign) {
        Some(Sign::Letter(_)) => true,
        Some(Sign::Apostrophe) => !is_short_ending(signs),
        Some(Sign::Hyphen) => signs.next().is_some_and(|next| {
            let figure = next.letter().is_some_and(|letter| !letter.is_alphabetic());
            next.is_letter() && (figure || is_capital(text, 0) == is_capital(rest, next.from))
        }),
        _ => false,
    }
}

/// Whether what follows an apostrophe is none of the name: `'s`, `'ll`, or the end of what stands between quotes.
fn is_short_ending(signs: Signs<'_>) -> bool {
    let mut letters = [' '; 3];
    let after = signs.map_while(super::Folded::letter);
    let mut many = 0;
    for (place, letter) in letters.iter_mut().zip(after) {
        *place = letter;
        many += 1;
    }
    matches!(
        letters.get(..many).unwrap_or_default(),
        [] | ['s' | 'd' | 'm' | 't'] | ['l', 'l'] | ['r' | 'v', 'e']
    )
}

/// What stands before a letter at which a name might begin.
#[derive(Clone, Copy, Default)]
struct Before {
    /// The sign right before it.
    sign: Option<Sign>,
    /// Where the word before that sign begins, and how many letters it has; none where no word touches the sign.
    word: Option<(usize, usize)>,
}

impl Before {
    /// Whether a word may begin at a byte: not inside one, not behind `O'`, not as the second half of a double name.
    fn lets_begin(self, text: &str, at: usize) -> bool {
        match (self.sign, self.word) {
            (Some(Sign::Letter(_)), _) => false,
            (Some(Sign::Apostrophe), Some((_, letters))) => letters > 1,
            (Some(Sign::Hyphen), Some((start, _))) => {
                let before = text.get(start..).and_then(|word| word.chars().next());
                before.is_some_and(|first| !first.is_alphabetic())
                    || !is_capital(text, start) && is_capital(text, at)
            }
            _ => true,
        }
    }

    fn step(&mut self, sign: Sign, from: usize) {
        self.word = match (sign, self.sign, self.word) {
            (Sign::Letter(_), Some(Sign::Letter(_)), Some((start, letters))) => Some((start, letters + 1)),
            (Sign::Letter(_), ..) => Some((from, 1)),
            (_, Some(Sign::Letter(_)), word) => word,
            _ => None,
        };
        self.sign = Some(sign);
    }
}

/// Every place in `text` where `name` stands as a whole word, and how it ends there. Allocates nothing.
pub fn found<'a>(text: &'a str, name: &'a str) -> impl Iterator<Item = (Range<usize>, Ending)> + 'a {
    let first = next_letter(&mut Signs::of(name)).map(|first| first.letter);
    let mut before = Before::default();
    Signs::of(text).filter_map(move |folded| {
        let may_begin = folded.letter() == first && first.is_some() && before.lets_begin(text, folded.from);
        before.step(folded.sign, folded.from);
        if !may_begin {
            return None;
        }
        let (bytes, ending) = whole(text.get(folded.from..)?, name)?;
        Some((folded.from..folded.from + bytes, ending))
    })
}

/// Whether a place where a name was found is part of another name that is longer: `Jo` in `Jo Anne`.
#[must_use]
pub fn covered(text: &str, place: &Range<usize>, longer: &str) -> bool {
    found(text, longer).any(|(other, ending)| {
        ending == Ending::Whole
            && other.start <= place.start
            && place.end <= other.end
            && other.len() > place.len()
    })
}
