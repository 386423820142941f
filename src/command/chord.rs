//! A chord: one key with the modifiers held, as the keymap, the hint line and the documents name it.
//!
//! Each chord has one spelling and each spelling one chord, so that a keymap can be read, printed and compared as text.

use std::fmt;
use std::str::FromStr;

/// A key without its modifiers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Key {
    /// A printable character, in the case it was typed in.
    Char(char),
    /// The Enter key.
    Enter,
    /// The Escape key, pressed alone.
    Esc,
    /// The Tab key.
    Tab,
    /// Shift and Tab together: terminals send it as a key of its own.
    BackTab,
    /// The key that deletes to the left.
    Backspace,
    /// The key that deletes to the right.
    Delete,
    /// The up arrow.
    Up,
    /// The down arrow.
    Down,
    /// The left arrow.
    Left,
    /// The right arrow.
    Right,
    /// The Home key.
    Home,
    /// The End key.
    End,
    /// The Page Up key.
    PageUp,
    /// The Page Down key.
    PageDown,
    /// A function key: `F(1)` is F1.
    F(u8),
}

/// The keys that have a name, with the name. Characters and function keys are spelt by rule.
const NAMED: [(Key, &str); 15] = [
    (Key::Enter, "Enter"),
    (Key::Esc, "Esc"),
    (Key::Tab, "Tab"),
    (Key::BackTab, "Shift-Tab"),
    (Key::Backspace, "Backspace"),
    (Key::Delete, "Delete"),
    (Key::Up, "Up"),
    (Key::Down, "Down"),
    (Key::Left, "Left"),
    (Key::Right, "Right"),
    (Key::Home, "Home"),
    (Key::End, "End"),
    (Key::PageUp, "PageUp"),
    (Key::PageDown, "PageDown"),
    (Key::Char(' '), "Space"),
];

/// One key with the modifiers held.
///
/// Make it with [`Chord::new`] or one of the shorter ways, or by reading its spelling: these keep one chord to one
/// value. A character carries its own case, so `shift` is set only with a named key; with Ctrl an ASCII letter is
/// small, since terminals do not tell Ctrl-P from Ctrl-Shift-P; Shift with Tab is [`Key::BackTab`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Chord {
    /// Ctrl was held.
    pub ctrl: bool,
    /// Alt was held.
    pub alt: bool,
    /// Shift was held; never set with a character.
    pub shift: bool,
    /// The key itself.
    pub key: Key,
}

impl Chord {
    /// A chord in its one normal form.
    #[must_use]
    pub const fn new(ctrl: bool, alt: bool, shift: bool, key: Key) -> Self {
        match key {
            Key::Char(c) if ctrl => Self { ctrl, alt, shift: false, key: Key::Char(c.to_ascii_lowercase()) },
            Key::Char(_) | Key::BackTab => Self { ctrl, alt, shift: false, key },
            Key::Tab if shift => Self { ctrl, alt, shift: false, key: Key::BackTab },
            _ => Self { ctrl, alt, shift, key },
        }
    }

    /// The key with no modifier.
    #[must_use]
    pub const fn plain(key: Key) -> Self {
        Self::new(false, false, false, key)
    }

    /// The character as typed.
    #[must_use]
    pub const fn char(c: char) -> Self {
        Self::plain(Key::Char(c))
    }

    /// Ctrl and the character.
    #[must_use]
    pub const fn ctrl(c: char) -> Self {
        Self::new(true, false, false, Key::Char(c))
    }

    /// The character this chord types into a text, if it types one.
    #[must_use]
    pub const fn text(self) -> Option<char> {
        match self {
            Self { ctrl: false, alt: false, key: Key::Char(c), .. } => Some(c),
            _ => None,
        }
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, prefix) in [(self.ctrl, "Ctrl-"), (self.alt, "Alt-"), (self.shift, "Shift-")] {
            if held {
                f.write_str(prefix)?;
            }
        }
        match self.key {
            Key::Char(c) if self.ctrl && c != ' ' => write_char(f, c.to_ascii_uppercase()),
            key => key.fmt(f),
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((_, name)) = NAMED.iter().find(|(key, _)| key == self) {
            return f.write_str(name);
        }
        match *self {
            Self::F(number) => write!(f, "F{number}"),
            Self::Char(c) => write_char(f, c),
            _ => Ok(()),
        }
    }
}

/// A control character has no picture: it is spelt by its number.
fn write_char(f: &mut fmt::Formatter<'_>, c: char) -> fmt::Result {
    if c.is_control() { write!(f, "U+{:04X}", u32::from(c)) } else { write!(f, "{c}") }
}

/// The text names no key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not the name of a key; write for example Ctrl-P, PageDown, Shift-Tab, Space, F8 or ?")]
pub struct ChordError(String);

impl FromStr for Chord {
    type Err = ChordError;

    /// Reads the spelling that `Display` writes.
    fn from_str(text: &str) -> Result<Self, ChordError> {
        let (ctrl, rest) = strip(text, "Ctrl-");
        let (alt, rest) = strip(rest, "Alt-");
        let (shift, key) = match read_key(rest) {
            Some(key) => (false, Some(key)),
            None => (true, strip(rest, "Shift-").1.parse().ok()),
        };
        let key = key.filter(|key| !shift || !matches!(key, Key::Char(_) | Key::Tab | Key::BackTab));
        key.map(|key| Self::new(ctrl, alt, shift, key)).ok_or_else(|| ChordError(text.to_owned()))
    }
}

impl FromStr for Key {
    type Err = ChordError;

    fn from_str(text: &str) -> Result<Self, ChordError> {
        read_key(text).ok_or_else(|| ChordError(text.to_owned()))
    }
}

/// Takes a modifier off the front, unless it is all there is: `Ctrl--` is Ctrl and a minus.
fn strip<'a>(text: &'a str, prefix: &str) -> (bool, &'a str) {
    match text.strip_prefix(prefix) {
        Some(rest) if !rest.is_empty() => (true, rest),
        _ => (false, text),
    }
}

fn read_key(text: &str) -> Option<Key> {
    if let Some((key, _)) = NAMED.iter().find(|(_, name)| *name == text) {
        return Some(*key);
    }
    let mut chars = text.chars();
    match (chars.next()?, chars.as_str()) {
        (c, "") if !c.is_control() && c != ' ' => Some(Key::Char(c)),
        ('F', digits) => number(digits).map(Key::F),
        ('U', digits) => control(digits.strip_prefix('+')?).map(Key::Char),
        _ => None,
    }
}

/// Digits and nothing else, with no leading nought but nought itself.
fn number(digits: &str) -> Option<u8> {
    digits.parse().ok().filter(|number: &u8| number.to_string() == digits)
}

fn control(digits: &str) -> Option<char> {
    let c = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
    (c.is_control() && digits == format!("{:04X}", u32::from(c))).then_some(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_key() -> impl Strategy<Value = Key> {
        prop_oneof![
            any::<char>().prop_map(Key::Char),
            prop::char::range('\0', '\u{7f}').prop_map(Key::Char),
            any::<u8>().prop_map(Key::F),
            prop::sample::select(NAMED.map(|(key, _)| key).to_vec()),
        ]
    }

    proptest! {
        #[test]
        fn every_chord_reads_back_as_it_is_written(c: bool, a: bool, s: bool, key in any_key()) {
            let chord = Chord::new(c, a, s, key);
            prop_assert_eq!(chord.to_string().parse::<Chord>(), Ok(chord));
        }

        #[test]
        fn what_reads_as_a_chord_is_written_as_it_was_or_in_one_other_case(text in "(Ctrl-|Alt-|Shift-){0,3}\\PC{0,3}") {
            if let Ok(chord) = text.parse::<Chord>() {
                prop_assert!(chord.to_string().eq_ignore_ascii_case(&text), "{} {}", chord, text);
                prop_assert_eq!(Chord::new(chord.ctrl, chord.alt, chord.shift, chord.key), chord);
            }
        }
    }

    #[test]
    fn chords_are_spelt_as_the_hint_line_shows_them() {
        let named = |key| Chord::plain(key).to_string();
        assert_eq!(Chord::ctrl('p').to_string(), "Ctrl-P");
        assert_eq!(named(Key::PageDown), "PageDown");
        assert_eq!(named(Key::BackTab), "Shift-Tab");
        assert_eq!(named(Key::Char('?')), "?");
        assert_eq!(named(Key::Char(' ')), "Space");
        assert_eq!(named(Key::F(8)), "F8");
        assert_eq!(Chord::ctrl('-').to_string(), "Ctrl--");
        assert_eq!(Chord::ctrl(' ').to_string(), "Ctrl-Space");
        assert_eq!(Chord::new(true, true, true, Key::Up).to_string(), "Ctrl-Alt-Shift-Up");
        assert_eq!(named(Key::Char('\u{1b}')), "U+001B");
    }

    #[test]
    fn shift_is_in_the_character_or_on_a_named_key_and_never_both() {
        assert_eq!(Chord::new(false, false, true, Key::Char('G')), Chord::char('G'));
        assert_eq!(Chord::new(false, false, true, Key::Tab), Chord::plain(Key::BackTab));
        assert_eq!(Chord::new(true, false, true, Key::Char('P')), Chord::ctrl('p'));
        assert!(Chord::new(false, false, true, Key::Up).shift);
    }

    #[test]
    fn what_names_no_key_is_refused() {
        for text in ["", "Ctrl-", "Shift-g", "ctrl-p", "F256", "F01", "Pagedown", "U+0041", "U+01B", "ab"] {
            let said = text.parse::<Chord>().map_err(|error| error.to_string());
            assert!(said.is_err_and(|said| said.contains(&format!("\"{text}\""))), "{text}");
        }
    }

    #[test]
    fn only_a_bare_character_is_text() {
        assert_eq!(Chord::char('a').text(), Some('a'));
        assert_eq!(Chord::ctrl('a').text(), None);
        assert_eq!(Chord::new(false, true, false, Key::Char('a')).text(), None);
        assert_eq!(Chord::plain(Key::Enter).text(), None);
    }
}
