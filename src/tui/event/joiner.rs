//! Joins a key that a slow line has cut in two.
//!
//! An Esc at the end of what has arrived is read as the Esc key, so that ESC, a pause and `[A` would close a dialog and
//! type rubbish. So an Esc waits a little: what then follows and makes up a known sequence becomes that key, and
//! anything else is handed over as it was typed. No other key waits.

use std::time::{Duration, Instant};

use super::Event;
use crate::command::chord::{Chord, Key};

const ESC: Chord = Chord::plain(Key::Esc);
/// The end of a paste, as the terminal sends it.
const PASTE_END: &str = "\u{1b}[201~";

/// Holds what may be the beginning of a key.
#[derive(Debug)]
pub(super) struct Joiner {
    wait: Duration,
    held: Option<(Held, Instant)>,
}

/// What is held back, and so far.
#[derive(Debug)]
enum Held {
    /// An Esc, and the characters after it.
    Esc(String),
    /// A paste whose beginning was cut in two, so that its text comes as keys. Its end, whole, is nowhere to be seen:
    /// quiet ends it.
    Paste(String),
}

impl Joiner {
    pub(super) fn new(wait: Duration) -> Self {
        Self { wait, held: None }
    }

    /// When what is held must be let go.
    pub(super) fn deadline(&self) -> Option<Instant> {
        self.held.as_ref().map(|(_, last)| *last + self.wait)
    }

    /// Lets go what has waited long enough.
    pub(super) fn expire(&mut self, now: Instant, give: &mut dyn FnMut(Event)) {
        if self.deadline().is_some_and(|at| now >= at) {
            self.flush(give);
        }
    }

    /// Lets go all that is held, as it was typed.
    pub(super) fn flush(&mut self, give: &mut dyn FnMut(Event)) {
        match self.held.take() {
            Some((Held::Esc(after), _)) => {
                give(Event::Chord(ESC));
                after.chars().for_each(|c| give(Event::Chord(Chord::char(c))));
            }
            Some((Held::Paste(text), _)) => {
                give(Event::Paste(text.strip_suffix(PASTE_END).unwrap_or(&text).to_owned()));
            }
            None => {}
        }
    }

    /// Takes the next key.
    pub(super) fn push(&mut self, chord: Chord, now: Instant, give: &mut dyn FnMut(Event)) {
        match self.held.take() {
            Some((Held::Esc(after), _)) => self.after_esc(after, chord, now, give),
            Some((Held::Paste(text), last)) => self.in_paste(text, last, chord, now, give),
            None if chord == ESC => self.hold(Held::Esc(String::new()), now),
            None => give(Event::Chord(chord)),
        }
    }

    fn hold(&mut self, held: Held, now: Instant) {
        self.held = Some((held, now));
    }

    fn after_esc(&mut self, mut after: String, chord: Chord, now: Instant, give: &mut dyn FnMut(Event)) {
        let Some(c) = chord.text() else {
            self.hold(Held::Esc(after), now);
            self.flush(give);
            return self.push(chord, now, give);
        };
        after.push(c);
        match sequence(&after) {
            Sequence::Part => self.hold(Held::Esc(after), now),
            Sequence::Key(chord) => give(Event::Chord(chord)),
            Sequence::Paste => self.hold(Held::Paste(String::new()), now),
            Sequence::Nameless => {}
            Sequence::Unknown => {
                self.hold(Held::Esc(after), now);
                self.flush(give);
            }
        }
    }

    fn in_paste(
        &mut self,
        mut text: String,
        last: Instant,
        chord: Chord,
        now: Instant,
        give: &mut dyn FnMut(Event),
    ) {
        match pasted(chord) {
            Some(c) => {
                text.push(c);
                self.hold(Held::Paste(text), now);
                if self.held_text().ends_with(PASTE_END) {
                    self.flush(give);
                }
            }
            None => self.hold(Held::Paste(text), last),
        }
    }

    fn held_text(&self) -> &str {
        match &self.held {
            Some((Held::Esc(text) | Held::Paste(text), _)) => text,
            None => "",
        }
    }
}

/// The character a key stands for inside a paste.
fn pasted(chord: Chord) -> Option<char> {
    match chord {
        ESC => Some('\u{1b}'),
        Chord { key: Key::Enter, .. } => Some('\r'),
        Chord { key: Key::Tab, .. } => Some('\t'),
        Chord { ctrl: true, key: Key::Char('j'), .. } => Some('\n'),
        _ => chord.text(),
    }
}

/// What the characters after an Esc are.
#[derive(Debug, PartialEq, Eq)]
enum Sequence {
    /// The beginning of one.
    Part,
    /// A key.
    Key(Chord),
    /// The beginning of a paste.
    Paste,
    /// Well formed, but no key here has that name, so it means nothing.
    Nameless,
    /// None: these were typed.
    Unknown,
}

fn sequence(after: &str) -> Sequence {
    match (after.get(..1), after.get(1..)) {
        (Some("O" | "["), Some("")) => Sequence::Part,
        (Some("O"), Some(rest)) => {
            rest.chars().next().and_then(|c| lettered(c, "")).map_or(Sequence::Unknown, plain)
        }
        (Some("["), Some(rest)) => control_sequence(rest),
        _ => Sequence::Unknown,
    }
}

fn plain(key: Key) -> Sequence {
    Sequence::Key(Chord::plain(key))
}

/// What follows `ESC [`.
fn control_sequence(rest: &str) -> Sequence {
    const LONGEST: usize = 8;
    if let Some(console) = rest.strip_prefix('[') {
        return match console.bytes().next() {
            None => Sequence::Part,
            Some(letter @ b'A'..=b'E') => plain(Key::F(letter - b'A' + 1)),
            Some(_) => Sequence::Unknown,
        };
    }
    let numbers = rest.trim_end_matches(|c: char| !c.is_ascii_digit() && c != ';');
    let mut end = rest[numbers.len()..].chars();
    match (end.next(), end.next()) {
        (None, _) if rest.len() <= LONGEST => Sequence::Part,
        (Some('~'), None) if numbers == "200" => Sequence::Paste,
        (Some(letter), None) => finished(numbers, letter),
        _ => Sequence::Unknown,
    }
}

/// A control sequence with its numbers and its last letter: the key's number, and one more than its modifiers.
fn finished(numbers: &str, letter: char) -> Sequence {
    let (number, held) = numbers.split_once(';').unwrap_or((numbers, "1"));
    let Some(held) = held.parse::<u8>().ok().and_then(|held| held.checked_sub(1)) else {
        return Sequence::Unknown;
    };
    let key = if letter == '~' { numbered(number) } else { lettered(letter, number) };
    match key {
        Some(key) => Sequence::Key(Chord::new(held & 4 != 0, held & 2 != 0, held & 1 != 0, key)),
        None if letter == '~' && number.parse::<u8>().is_ok() => Sequence::Nameless,
        None => Sequence::Unknown,
    }
}

/// Keys named by a letter, with no number or 1 before it.
fn lettered(letter: char, number: &str) -> Option<Key> {
    Some(match letter {
        _ if !matches!(number, "" | "1") => return None,
        'A' => Key::Up,
        'B' => Key::Down,
        'C' => Key::Right,
        'D' => Key::Left,
        'H' => Key::Home,
        'F' => Key::End,
        'Z' => Key::BackTab,
        'P' => Key::F(1),
        'Q' => Key::F(2),
        'R' => Key::F(3),
        'S' => Key::F(4),
        _ => return None,
    })
}

/// Keys named by a number, as in `ESC [ 5 ~`. The gaps in the function keys are the terminal's own.
fn numbered(number: &str) -> Option<Key> {
    Some(match number.parse::<u8>().ok()? {
        1 | 7 => Key::Home,
        3 => Key::Delete,
        4 | 8 => Key::End,
        5 => Key::PageUp,
        6 => Key::PageDown,
        n @ 11..=15 => Key::F(n - 10),
        n @ 17..=21 => Key::F(n - 11),
        n @ 23..=24 => Key::F(n - 12),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const WAIT: Duration = Duration::from_millis(100);

    /// Types the keys `gap` apart, then waits; `^` is Esc, `~` and the rest themselves. Spelt as the events are shown.
    fn typed(keys: &str, gap: Duration) -> Vec<String> {
        let mut joiner = Joiner::new(WAIT);
        let mut now = Instant::now();
        let mut events = Vec::new();
        for c in keys.chars() {
            let chord = match c {
                '^' => ESC,
                '\r' => Chord::plain(Key::Enter),
                c => Chord::char(c),
            };
            joiner.expire(now, &mut |event| events.push(event));
            joiner.push(chord, now, &mut |event| events.push(event));
            now += gap;
        }
        joiner.expire(now + WAIT, &mut |event| events.push(event));
        events.into_iter().map(show).collect()
    }

    fn show(event: Event) -> String {
        match event {
            Event::Chord(chord) => chord.to_string(),
            Event::Paste(text) => format!("paste {text:?}"),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn a_sequence_cut_in_parts_is_one_key() {
        let table = [
            ("^[A", "Up"),
            ("^[D", "Left"),
            ("^OA", "Up"),
            ("^OP", "F1"),
            ("^[[A", "F1"),
            ("^[Z", "Shift-Tab"),
            ("^[H", "Home"),
            ("^[1~", "Home"),
            ("^[7~", "Home"),
            ("^OF", "End"),
            ("^[3~", "Delete"),
            ("^[5~", "PageUp"),
            ("^[6~", "PageDown"),
            ("^[15~", "F5"),
            ("^[19~", "F8"),
            ("^[24~", "F12"),
            ("^[1;5A", "Ctrl-Up"),
            ("^[1;2D", "Shift-Left"),
            ("^[3;5~", "Ctrl-Delete"),
        ];
        for (keys, expected) in table {
            for gap in [0, 5, 20, 30, 80] {
                assert_eq!(typed(keys, Duration::from_millis(gap)), [expected], "{keys} at {gap} ms");
            }
        }
    }

    #[test]
    fn what_is_no_sequence_comes_as_it_was_typed() {
        let table: [(&str, &[&str]); 9] = [
            ("^", &["Esc"]),
            ("^^", &["Esc", "Esc"]),
            ("^b", &["Esc", "b"]),
            ("^[", &["Esc", "["]),
            ("^[x", &["Esc", "[", "x"]),
            ("^Ox", &["Esc", "O", "x"]),
            ("^[12345678901", &["Esc", "[", "1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "1"]),
            ("^^[A", &["Esc", "Up"]),
            ("^\u{e9}", &["Esc", "\u{e9}"]),
        ];
        for (keys, expected) in table {
            assert_eq!(typed(keys, Duration::from_millis(20)), expected, "{keys}");
        }
    }

    #[test]
    fn keys_further_apart_than_the_wait_are_keys_of_their_own() {
        assert_eq!(typed("^[A", Duration::from_millis(101)), ["Esc", "[", "A"]);
    }

    #[test]
    fn a_key_with_no_name_here_types_nothing() {
        assert!(typed("^[2~", Duration::ZERO).is_empty(), "Insert");
        assert!(typed("^[201~", Duration::ZERO).is_empty(), "the end of a paste that was not begun");
    }

    #[test]
    fn a_paste_whose_beginning_was_cut_is_still_a_paste() {
        assert_eq!(typed("^[200~one\rtwo^[201~", Duration::ZERO), ["paste \"one\\rtwo\""]);
        assert_eq!(typed("^[200~.close\r", Duration::from_millis(30)), ["paste \".close\\r\""]);
        assert_eq!(typed("^[200~a^[201~b", Duration::ZERO), ["paste \"a\"", "b"]);
    }

    #[test]
    fn only_an_esc_waits() {
        let mut joiner = Joiner::new(WAIT);
        let now = Instant::now();
        for chord in [Chord::char('a'), Chord::ctrl('p'), Chord::plain(Key::Up), Chord::char('[')] {
            let mut given = Vec::new();
            joiner.push(chord, now, &mut |event| given.push(event));
            assert_eq!((given, joiner.deadline()), (vec![Event::Chord(chord)], None));
        }
        let mut given = Vec::new();
        joiner.push(ESC, now, &mut |event| given.push(event));
        assert_eq!((given, joiner.deadline()), (vec![], Some(now + WAIT)));
    }

    proptest! {
        #[test]
        fn no_character_is_lost_that_was_typed_by_hand(keys in "[\\^a-z ]{0,40}") {
            let expected: Vec<String> =
                keys.chars().map(|c| if c == '^' { ESC } else { Chord::char(c) }.to_string()).collect();
            prop_assert_eq!(typed(&keys, Duration::from_millis(3)), expected);
        }

        #[test]
        fn nothing_that_can_be_typed_makes_it_fall_or_hold_for_ever(keys in "\\PC{0,40}", gap in 0_u64..150) {
            let _ = typed(&keys, Duration::from_millis(gap));
        }
    }
}
