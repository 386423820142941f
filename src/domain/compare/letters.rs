//! A text as signs to compare: letters in their plainest form, and what stands between them.

use unicode_normalization::char::{canonical_combining_class, decompose_compatible};

/// Most letters one character becomes: `ﬃ` is three, a word written as one sign in Arabic is more than is ever typed.
const MOST: usize = 8;

/// A sign as it is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A letter or a figure: small, without an accent.
    Letter(char),
    /// Any apostrophe, straight or curled, and what is typed for one.
    Apostrophe,
    /// A hyphen, and what joins words as one does.
    Hyphen,
    /// A dash, which may be typed for a hyphen and parts words otherwise.
    Dash,
    /// Any space that is no end of a line.
    Space,
    /// A full stop.
    Stop,
    /// Anything else, the end of a line too.
    Other,
}

/// A sign, and the bytes of the text it stands in. What one character becomes has the same bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Folded {
    /// What it is.
    pub sign: Sign,
    /// Its first byte.
    pub from: usize,
    /// The byte after it, and after the accents and invisible characters typed behind it.
    pub to: usize,
}

impl Folded {
    /// The letter, where it is one.
    #[must_use]
    pub const fn letter(self) -> Option<char> {
        match self.sign {
            Sign::Letter(letter) => Some(letter),
            _ => None,
        }
    }

    /// Whether it is a letter or a figure.
    #[must_use]
    pub const fn is_letter(self) -> bool {
        matches!(self.sign, Sign::Letter(_))
    }
}

/// The signs of a text, one after another. Allocates nothing.
#[derive(Clone, Debug)]
pub struct Signs<'t> {
    text: &'t str,
    at: usize,
    waiting: Waiting,
}

/// Letters of the last character that are still to come.
#[derive(Clone, Copy, Debug, Default)]
struct Waiting {
    letters: [char; MOST],
    next: usize,
    many: usize,
    bytes: (usize, usize),
}

impl Waiting {
    fn push(&mut self, letter: char) {
        if let Some(place) = self.letters.get_mut(self.many) {
            *place = letter;
            self.many += 1;
        }
    }

    fn take(&mut self) -> Option<Folded> {
        let letter = self.letters.get(self.next).filter(|_| self.next < self.many)?;
        self.next += 1;
        Some(Folded { sign: Sign::Letter(*letter), from: self.bytes.0, to: self.bytes.1 })
    }
}

impl<'t> Signs<'t> {
    /// The signs of a text.
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        Self { text, at: 0, waiting: Waiting::default() }
    }

    /// Steps over what is never seen: accents typed as characters of their own, and invisible characters.
    fn skip_unseen(&mut self) {
        while let Some(letter) = self.wide_here().filter(|letter| is_unseen(*letter)) {
            self.at += letter.len_utf8();
        }
    }

    /// A sign written as HTML writes it: pasted from a page or a mail.
    fn entity_here(&self) -> Option<(&'static str, Sign)> {
        let rest = self.text.as_bytes().get(self.at..).filter(|rest| rest.first() == Some(&b'&'))?;
        let begins = |entity: &str| {
            rest.get(..entity.len()).is_some_and(|head| head.eq_ignore_ascii_case(entity.as_bytes()))
        };
        ENTITIES.into_iter().find(|(entity, _)| begins(entity))
    }

    /// The character here, where it is none of ASCII's.
    fn wide_here(&self) -> Option<char> {
        let first = *self.text.as_bytes().get(self.at)?;
        if first < 0x80 { None } else { self.text.get(self.at..)?.chars().next() }
    }
}

impl Iterator for Signs<'_> {
    type Item = Folded;

    fn next(&mut self) -> Option<Folded> {
        if let Some(letter) = self.waiting.take() {
            return Some(letter);
        }
        self.skip_unseen();
        let from = self.at;
        let sign = if let Some((entity, sign)) = self.entity_here() {
            self.at += entity.len();
            sign
        } else if let Some(letter) = self.wide_here() {
            self.at += letter.len_utf8();
            wide(letter, &mut self.waiting)
        } else {
            let first = *self.text.as_bytes().get(from)?;
            self.at += 1;
            plain(first)
        };
        self.skip_unseen();
        self.waiting.bytes = (from, self.at);
        Some(Folded { sign, from, to: self.at })
    }
}

/// Signs as HTML writes them.
const ENTITIES: [(&str, Sign); 14] = [
    ("&nbsp;", Sign::Space),
    ("&#160;", Sign::Space),
    ("&#xa0;", Sign::Space),
    ("&ensp;", Sign::Space),
    ("&emsp;", Sign::Space),
    ("&thinsp;", Sign::Space),
    ("&#8209;", Sign::Hyphen),
    ("&ndash;", Sign::Dash),
    ("&mdash;", Sign::Dash),
    ("&rsquo;", Sign::Apostrophe),
    ("&lsquo;", Sign::Apostrophe),
    ("&apos;", Sign::Apostrophe),
    ("&#39;", Sign::Apostrophe),
    ("&#8217;", Sign::Apostrophe),
];

const fn plain(byte: u8) -> Sign {
    match byte {
        b'a'..=b'z' | b'0'..=b'9' => Sign::Letter(byte as char),
        b'A'..=b'Z' => Sign::Letter(byte.to_ascii_lowercase() as char),
        b'\'' | b'`' => Sign::Apostrophe,
        b'-' | b'_' => Sign::Hyphen,
        b' ' | b'\t' => Sign::Space,
        b'.' => Sign::Stop,
        _ => Sign::Other,
    }
}

/// The sign of a character that is none of ASCII's; where it is several letters, the others wait.
fn wide(letter: char, waiting: &mut Waiting) -> Sign {
    match letter {
        '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{2b9}'..='\u{2bf}' | '\u{b4}' | '\u{ff07}' | '\u{a78c}' => {
            return Sign::Apostrophe;
        }
        '\u{2010}' | '\u{2011}' | '\u{fe63}' | '\u{ff0d}' => return Sign::Hyphen,
        '\u{2012}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' => return Sign::Dash,
        '\u{85}' | '\u{2028}' | '\u{2029}' => return Sign::Other,
        space if space.is_whitespace() => return Sign::Space,
        _ => {}
    }
    *waiting = Waiting::default();
    decompose_compatible(letter, |part| {
        for small in part.to_lowercase().map(as_figure) {
            match without_stroke(small) {
                Some(letters) => letters.chars().for_each(|letter| waiting.push(letter)),
                None if is_word(small) => waiting.push(small),
                None => {}
            }
        }
    });
    waiting.take().map_or(Sign::Other, |first| first.sign)
}

/// A letter or a figure, or a vowel sign of a script that writes them as marks of their own.
fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() && canonical_combining_class(letter) == 0
}

/// A figure of another script as ours.
fn as_figure(letter: char) -> char {
    let value = FIGURES.iter().find_map(|zero| {
        let value = u32::from(letter).checked_sub(*zero).filter(|value| *value < 10)?;
        char::from_digit(value, 10)
    });
    value.unwrap_or(letter)
}

/// The zeros of scripts with figures of their own: Arabic, Persian and Urdu, those of India, Thai, Lao, Tibetan, Burmese.
const FIGURES: [u32; 15] = [
    0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040,
];

/// Letters that Unicode does not take apart, as they are typed on a keyboard that lacks them.
const fn without_stroke(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ł' | 'ƚ' | 'ɫ' => "l",
        'đ' | 'ð' | 'ɖ' | 'ɗ' => "d",
        'ø' | 'ɵ' => "o",
        'æ' => "ae",
        'œ' => "oe",
        'ß' => "ss",
        'þ' => "th",
        'ı' | 'ɨ' => "i",
        'ȷ' => "j",
        'ħ' => "h",
        'ŧ' => "t",
        'ŋ' => "n",
        'ĸ' | 'ƙ' => "k",
        'ƀ' | 'ɓ' => "b",
        'ǥ' | 'ɠ' => "g",
        'ƶ' => "z",
        'ʉ' => "u",
        'ə' | 'ǝ' => "e",
        'ƒ' => "f",
        'ς' => "σ",
        _ => return None,
    })
}

/// Accents typed as characters of their own, and characters that are never drawn.
fn is_unseen(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}')
        || canonical_combining_class(letter) != 0
}
