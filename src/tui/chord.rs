//! From what the terminal library calls a key event to a [`Chord`].

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::command::chord::{Chord, Key};

/// Reads key events one after another. It remembers which characters are down, since Windows reports releases too.
#[derive(Debug, Default)]
pub(super) struct KeyReader {
    /// Ctrl and Alt with a character is `AltGr`, which types it. True of the Windows console alone: elsewhere `AltGr`
    /// sends the character itself, and Ctrl-Alt is an Esc and a control key read together.
    alt_gr: bool,
    down: Vec<char>,
}

impl KeyReader {
    /// A reader for the system the program runs on.
    pub(super) fn here() -> Self {
        Self { alt_gr: cfg!(windows), down: Vec::new() }
    }

    /// The chord of this event, or nothing where no chord is meant.
    pub(super) fn chord(&mut self, event: KeyEvent) -> Option<Chord> {
        match (event.kind, event.code) {
            (KeyEventKind::Release, KeyCode::Char(c)) => self.release(c),
            (KeyEventKind::Release, _) => None,
            (kind, code) => {
                if let (KeyEventKind::Press, KeyCode::Char(c)) = (kind, code) {
                    self.press(c);
                }
                self.pressed(event)
            }
        }
    }

    /// Only a terminal that also sends releases empties the list, so it is kept short.
    fn press(&mut self, c: char) {
        const FINGERS: usize = 10;
        if self.down.len() == FINGERS {
            self.down.remove(0);
        }
        self.down.push(c);
    }

    /// A release is a key going up, except that Windows sends a character typed by its Alt code only as a release.
    /// Case and Shift may have changed since the press, so any key still down is taken to be the one let go.
    fn release(&mut self, c: char) -> Option<Chord> {
        if self.down.is_empty() {
            return (!c.is_control()).then_some(Chord::char(c));
        }
        let at = self.down.iter().position(|held| *held == c).unwrap_or(0);
        self.down.remove(at);
        None
    }

    fn pressed(&self, event: KeyEvent) -> Option<Chord> {
        let held = |modifier| event.modifiers.contains(modifier);
        if held(KeyModifiers::SUPER) || held(KeyModifiers::HYPER) || held(KeyModifiers::META) {
            return None;
        }
        let (ctrl, alt) = (held(KeyModifiers::CONTROL), held(KeyModifiers::ALT));
        let key = key(event.code)?;
        Some(match key {
            Key::Char(c) if ctrl && alt && self.alt_gr => Chord::char(c),
            // 0x08, which many serial terminals send for the Backspace key.
            Key::Char('h' | 'H') if ctrl => Chord::new(false, alt, false, Key::Backspace),
            // 0x0a, which some terminals send for Enter and in what they paste.
            Key::Char('j' | 'J') if ctrl => Chord::new(false, alt, false, Key::Enter),
            key => Chord::new(ctrl, alt, held(KeyModifiers::SHIFT), key),
        })
    }
}

/// The keys that have a name here; Insert, the lock keys and the media keys have none, since screen readers own them.
fn key(code: KeyCode) -> Option<Key> {
    Some(match code {
        KeyCode::Char(c) => Key::Char(c),
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::Tab => Key::Tab,
        KeyCode::BackTab => Key::BackTab,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::F(number) => Key::F(number),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: KeyModifiers = KeyModifiers::NONE;
    const CTRL: KeyModifiers = KeyModifiers::CONTROL;
    const ALT: KeyModifiers = KeyModifiers::ALT;
    const SHIFT: KeyModifiers = KeyModifiers::SHIFT;

    fn read(reader: &mut KeyReader, code: KeyCode, modifiers: KeyModifiers, kind: KeyEventKind) -> String {
        let chord = reader.chord(KeyEvent::new_with_kind(code, modifiers, kind));
        chord.map_or("-".to_owned(), |chord| chord.to_string())
    }

    #[test]
    fn each_press_has_its_chord() {
        let windows = || KeyReader { alt_gr: true, down: Vec::new() };
        let elsewhere = || KeyReader { alt_gr: false, down: Vec::new() };
        #[rustfmt::skip]
        let table = [
            (KeyCode::Char('a'), NONE, "a", "a"),
            (KeyCode::Char('A'), SHIFT, "A", "A"),
            (KeyCode::Char('p'), CTRL, "Ctrl-P", "Ctrl-P"),
            (KeyCode::Char('P'), CTRL | SHIFT, "Ctrl-P", "Ctrl-P"),
            (KeyCode::Char('h'), CTRL, "Backspace", "Backspace"),
            (KeyCode::Char('j'), CTRL, "Enter", "Enter"),
            (KeyCode::Char('7'), CTRL, "Ctrl-7", "Ctrl-7"),
            (KeyCode::Char(' '), CTRL, "Ctrl-Space", "Ctrl-Space"),
            (KeyCode::Char('x'), ALT, "Alt-x", "Alt-x"),
            (KeyCode::Char('@'), CTRL | ALT, "Ctrl-Alt-@", "@"),
            (KeyCode::BackTab, SHIFT, "Shift-Tab", "Shift-Tab"),
            (KeyCode::Tab, SHIFT, "Shift-Tab", "Shift-Tab"),
            (KeyCode::Up, SHIFT, "Shift-Up", "Shift-Up"),
            (KeyCode::Backspace, NONE, "Backspace", "Backspace"),
            (KeyCode::F(8), NONE, "F8", "F8"),
            (KeyCode::Insert, NONE, "-", "-"),
            (KeyCode::CapsLock, NONE, "-", "-"),
            (KeyCode::Char('q'), KeyModifiers::SUPER, "-", "-"),
        ];
        for (code, modifiers, unix, console) in table {
            for kind in [KeyEventKind::Press, KeyEventKind::Repeat] {
                assert_eq!(read(&mut elsewhere(), code, modifiers, kind), unix, "{code:?} {modifiers:?}");
                assert_eq!(read(&mut windows(), code, modifiers, kind), console, "{code:?} {modifiers:?}");
            }
        }
    }

    #[test]
    fn a_release_types_nothing_unless_no_key_was_down() {
        let mut reader = KeyReader::here();
        let mut read = |c, kind| read(&mut reader, KeyCode::Char(c), NONE, kind);
        assert_eq!(read('a', KeyEventKind::Press), "a");
        assert_eq!(read('a', KeyEventKind::Release), "-");
        assert_eq!(read('!', KeyEventKind::Press), "!");
        assert_eq!(read('1', KeyEventKind::Release), "-", "Shift was let go first");
        assert_eq!(read('\u{e9}', KeyEventKind::Release), "\u{e9}", "an Alt code");
        assert_eq!(read('\u{e9}', KeyEventKind::Release), "\u{e9}", "the same again");
    }

    #[test]
    fn releases_of_named_keys_are_nothing_and_presses_without_releases_cost_nothing() {
        let mut reader = KeyReader::here();
        assert_eq!(read(&mut reader, KeyCode::Enter, NONE, KeyEventKind::Release), "-");
        for c in ('a'..='z').cycle().take(1_000) {
            assert_eq!(read(&mut reader, KeyCode::Char(c), NONE, KeyEventKind::Press), c.to_string());
        }
        assert!(reader.down.len() <= 10);
    }
}
