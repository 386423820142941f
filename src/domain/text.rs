//! Text as it may come in and as it may be shown: nothing hidden, nothing a terminal would obey.
//!
//! [`clean`] stands at every border: what is typed, pasted, imported, read from a file or given as an argument.

mod cursor;
mod escape;

use unicode_normalization::char as unicode;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

pub use cursor::{next_boundary, previous_boundary, width, word_left, word_right};

/// What a text may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One line: a line end becomes a space, and so does a tab.
    Line,
    /// Several lines, ended by LF: a tab becomes four spaces.
    Lines,
}

/// A text that is safe to keep and to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cleaned {
    /// What is left.
    pub text: String,
    /// How many characters were taken out. Line ends, tabs and composed accents are changed, not taken out.
    pub removed: usize,
}

impl Cleaned {
    /// `3 hidden characters removed`, where any were.
    #[must_use]
    pub fn sentence(&self) -> Option<String> {
        match self.removed {
            0 => None,
            1 => Some("1 hidden character removed".into()),
            many => Some(format!("{many} hidden characters removed")),
        }
    }
}

/// Marks on one base beyond this are dropped: no script needs more, and a pile of them covers other lines.
const MARKS_ON_A_BASE: usize = 8;

/// Takes out what is hidden or would be obeyed by a terminal, makes line ends LF, and composes (NFC).
///
/// Escape sequences go whole, with their contents. A sequence without an end goes up to the end of its
/// line, so that no stray ESC can swallow a page of notes. Cleaning twice changes nothing more.
#[must_use]
pub fn clean(input: &str, kind: Kind) -> Cleaned {
    if input.bytes().all(|byte| matches!(byte, b' '..=b'~') || (byte == b'\n' && kind == Kind::Lines)) {
        return Cleaned { text: input.to_owned(), removed: 0 };
    }
    let (text, removed) = escape::strip(input, kind);
    if text.is_ascii() {
        return Cleaned { text, removed };
    }
    let composed = composed(text);
    let (settled, more) = settle(&composed);
    Cleaned { text: if more == 0 { composed } else { self::composed(settled) }, removed: removed + more }
}

/// Whether a letter that was typed by itself may stand in a text. A joiner or a direction mark may: what it belongs
/// to is typed next. What a terminal obeys, and what turns the words around it, may not.
#[must_use]
pub fn may_be_typed(letter: char) -> bool {
    let stays = |beside: char| clean(&String::from_iter([beside, letter, beside]), Kind::Line).removed == 0;
    letter.is_alphanumeric() || matches!(letter, ' '..='~') || stays('a') || stays('\u{5d0}')
}

fn composed(text: String) -> String {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text,
        IsNormalized::No | IsNormalized::Maybe => text.nfc().collect(),
    }
}

/// What the walk of [`settle`] knows about what it has kept so far.
#[derive(Default)]
struct Base {
    /// The last character that stands by itself is a letter or an emoji.
    joinable: bool,
    /// It is a letter of a script written from the right.
    from_the_right: bool,
    /// Marks kept on it.
    marks: usize,
    /// The last kept character is a joiner or a direction mark.
    after_hint: bool,
}

impl Base {
    fn keeps(&mut self, letter: char, next: Option<char>) -> bool {
        let kept = if is_joiner(letter) {
            self.keeps_joiner(next)
        } else if is_direction_mark(letter) {
            !self.after_hint && (self.from_the_right || next.is_some_and(from_the_right))
        } else if is_mark(letter) {
            self.marks += 1;
            self.after_hint = false;
            return self.marks <= MARKS_ON_A_BASE;
        } else {
            *self = Self {
                joinable: joinable(letter),
                from_the_right: from_the_right(letter),
                ..Self::default()
            };
            return true;
        };
        self.after_hint |= kept;
        kept
    }

    /// A joiner stands between letters or emoji; their own marks may come before and after it.
    fn keeps_joiner(&self, next: Option<char>) -> bool {
        let room = self.marks < MARKS_ON_A_BASE;
        self.joinable
            && !self.after_hint
            && next.is_some_and(|next| if is_mark(next) { room } else { joinable(next) })
    }
}

/// Drops the characters that are right in one place and hidden in another, and how many they were.
fn settle(text: &str) -> (String, usize) {
    let mut out = String::with_capacity(text.len());
    let mut removed = 0;
    let mut base = Base::default();
    let mut after_hints = text.chars().filter(|&letter| !is_hint(letter)).peekable();
    for letter in text.chars() {
        if !is_hint(letter) {
            after_hints.next();
        }
        if base.keeps(letter, after_hints.peek().copied()) {
            out.push(letter);
        } else {
            removed += 1;
        }
    }
    (out, removed)
}

/// No mark comes before U+0300, and most text does.
fn is_mark(letter: char) -> bool {
    letter >= '\u{300}' && unicode::is_combining_mark(letter)
}

const fn is_hint(letter: char) -> bool {
    is_joiner(letter) || is_direction_mark(letter)
}

const fn is_joiner(letter: char) -> bool {
    matches!(letter, '\u{200C}' | '\u{200D}')
}

const fn is_direction_mark(letter: char) -> bool {
    matches!(letter, '\u{200E}' | '\u{200F}' | '\u{61C}')
}

fn joinable(letter: char) -> bool {
    letter.is_alphabetic() || is_emoji(letter)
}

/// Near enough for joining: every pictograph that is part of a joined emoji is in these blocks.
const fn is_emoji(letter: char) -> bool {
    matches!(letter, '\u{2190}'..='\u{23FF}' | '\u{25A0}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}'
        | '\u{1F000}'..='\u{1FAFF}')
}

/// A vowel point is no letter: alone, at a text's start, it could be reordered behind a mark of another script.
fn from_the_right(letter: char) -> bool {
    letter.is_alphabetic()
        && !is_mark(letter)
        && matches!(letter, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}'
            | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

#[cfg(test)]
mod tests;
