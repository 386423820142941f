//! Recovery words: twelve words that stand for 128 random bits, with a check so that a slip is told.

use std::fmt;

use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::{Secret, VaultError};

/// How many words.
pub const HOW_MANY: usize = 12;
/// Random bytes they stand for.
const RANDOM: usize = 16;
/// Bits of one word.
const BITS: usize = 11;

/// The English list of BIP 39, in the order of the alphabet.
const LIST: &str = include_str!("words/english.txt");

/// Recovery words. Shown once, and wiped when dropped.
pub struct Words(Box<Zeroizing<[u16; HOW_MANY]>>);

/// What is wrong with words that were typed. Holds none of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordsFault {
    /// There are not twelve.
    HowMany(usize),
    /// The words at these places, from 1, are not in the list.
    NotInList(Vec<usize>),
    /// All are in the list, and together they were never given out.
    Mixed,
}

impl fmt::Display for WordsFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::HowMany(1) => write!(f, "There is one word; there must be {HOW_MANY}."),
            Self::HowMany(many) => write!(f, "There are {many} words; there must be {HOW_MANY}."),
            Self::NotInList(places) => {
                let places: Vec<String> = places.iter().map(ToString::to_string).collect();
                match places.as_slice() {
                    [place] => write!(f, "Word {place} is not in the list of recovery words."),
                    _ => write!(f, "Words {} are not in the list of recovery words.", places.join(", ")),
                }
            }
            Self::Mixed => f.write_str("One of the words is wrong, or two are swapped."),
        }
    }
}

impl Words {
    /// New ones.
    ///
    /// # Errors
    /// [`VaultError::NoRandomness`].
    pub fn random() -> Result<Self, VaultError> {
        let mut random = Zeroizing::new([0; RANDOM]);
        getrandom::fill(random.as_mut_slice()).map_err(|_| VaultError::NoRandomness)?;
        Ok(Self::of(&random))
    }

    fn of(random: &[u8; RANDOM]) -> Self {
        let mut bits = Zeroizing::new([0; RANDOM + 1]);
        bits[..RANDOM].copy_from_slice(random);
        bits[RANDOM] = check(random);
        let mut words = Box::new(Zeroizing::new([0; HOW_MANY]));
        for (place, word) in words.iter_mut().enumerate() {
            *word = (0..BITS)
                .fold(0, |word, bit| word << 1 | u16::from(bit_at(bits.as_slice(), place * BITS + bit)));
        }
        Self(words)
    }

    /// Reads words that were typed: in any case, with numbers, commas and line ends between them.
    ///
    /// # Errors
    /// What is wrong, before anything slow is tried.
    pub fn read(typed: &Secret) -> Result<Self, WordsFault> {
        let letters = Zeroizing::new(typed.as_str().to_lowercase());
        let typed = || letters.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty());
        let mut words = Box::new(Zeroizing::new([0; HOW_MANY]));
        let mut strange = Vec::new();
        for (place, word) in typed().enumerate() {
            match (number_of(word), words.get_mut(place)) {
                (Some(number), Some(slot)) => *slot = number,
                (None, _) => strange.push(place + 1),
                (Some(_), None) => {}
            }
        }
        match typed().count() {
            HOW_MANY if strange.is_empty() => Self(words).checked(),
            HOW_MANY => Err(WordsFault::NotInList(strange)),
            many => Err(WordsFault::HowMany(many)),
        }
    }

    fn checked(self) -> Result<Self, WordsFault> {
        let mut bits = Zeroizing::new([0_u8; RANDOM + 1]);
        for (place, word) in self.0.iter().enumerate() {
            for bit in (0..BITS).filter(|bit| word >> (BITS - 1 - bit) & 1 == 1) {
                let at = place * BITS + bit;
                bits[at / 8] |= 0x80 >> (at % 8);
            }
        }
        let mut random = Zeroizing::new([0; RANDOM]);
        random.copy_from_slice(&bits[..RANDOM]);
        // Four bits of the last byte are the check; the other four are past the last word.
        if bits[RANDOM] == check(&random) { Ok(self) } else { Err(WordsFault::Mixed) }
    }

    /// The words, in their order.
    pub fn each(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().map(|number| LIST.lines().nth(usize::from(*number)).unwrap_or_default())
    }

    /// The word at a place, from 1.
    #[must_use]
    pub fn word(&self, place: usize) -> Option<&'static str> {
        self.each().nth(place.checked_sub(1)?)
    }

    /// As the secret that opens a slot: the words with one space between them.
    #[must_use]
    pub fn secret(&self) -> Secret {
        // No word has more than eight letters.
        let mut text = String::with_capacity(HOW_MANY * 9);
        for word in self.each() {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
        }
        Secret::new(text)
    }
}

fn number_of(word: &str) -> Option<u16> {
    LIST.lines().position(|known| known == word).and_then(|place| u16::try_from(place).ok())
}

fn bit_at(bits: &[u8], at: usize) -> bool {
    bits.get(at / 8).is_some_and(|byte| byte & (0x80 >> (at % 8)) != 0)
}

/// The four check bits, at the top of a byte.
fn check(random: &[u8; RANDOM]) -> u8 {
    Sha256::digest(random)[0] & 0xf0
}

#[cfg(test)]
mod tests;
