//! Taking out what a terminal would obey: escape sequences whole, controls, and characters never seen.

use std::iter::Peekable;
use std::str::Chars;

use super::Kind;

/// The text with LF line ends and without sequences, controls and hidden characters, and how many went.
pub(super) fn strip(input: &str, kind: Kind) -> (String, usize) {
    let mut strip =
        Strip { rest: input.chars().peekable(), out: String::with_capacity(input.len()), removed: 0 };
    while let Some(letter) = strip.rest.next() {
        strip.take(letter, kind);
    }
    (strip.out, strip.removed)
}

struct Strip<'a> {
    rest: Peekable<Chars<'a>>,
    out: String,
    removed: usize,
}

impl Strip<'_> {
    fn take(&mut self, letter: char, kind: Kind) {
        match letter {
            '\r' => {
                self.rest.next_if_eq(&'\n');
                self.line_end(kind);
            }
            '\n' | '\u{2028}' | '\u{2029}' => self.line_end(kind),
            '\t' => self.out.push_str(if kind == Kind::Line { " " } else { "    " }),
            '\u{1B}' => self.escape(),
            '\u{9B}' => self.control_sequence(),
            '\u{90}' | '\u{98}' | '\u{9D}' | '\u{9E}' | '\u{9F}' => self.string(),
            hidden if hidden.is_control() || is_hidden(hidden) => self.removed += 1,
            shown => self.out.push(shown),
        }
    }

    fn line_end(&mut self, kind: Kind) {
        self.out.push(if kind == Kind::Line { ' ' } else { '\n' });
    }

    /// After ESC. Only sequences that carry contents go whole; after another ESC the letter may be a word's.
    fn escape(&mut self) {
        match self.rest.peek() {
            Some('[') => {
                self.skip();
                self.control_sequence();
            }
            Some(']' | 'P' | 'X' | '^' | '_') => {
                self.skip();
                self.string();
            }
            _ => self.removed += 1,
        }
    }

    /// CSI: parameters, intermediates, one final letter. Ends before anything that fits none of these.
    fn control_sequence(&mut self) {
        self.removed += 1;
        while self.rest.peek().is_some_and(|letter| matches!(letter, '0'..='?')) {
            self.skip();
        }
        while self.rest.peek().is_some_and(|letter| matches!(letter, ' '..='/')) {
            self.skip();
        }
        if self.rest.peek().is_some_and(|letter| matches!(letter, '@'..='~')) {
            self.skip();
        }
    }

    /// OSC, DCS, APC, PM and SOS: everything up to the string terminator, BEL, CAN, SUB or the line's end.
    fn string(&mut self) {
        self.removed += 1;
        while let Some(&letter) = self.rest.peek() {
            match letter {
                '\n' | '\r' => return,
                '\u{1B}' => return self.end_of_string(),
                '\u{7}' | '\u{18}' | '\u{1A}' | '\u{9C}' => return self.skip(),
                _ => self.skip(),
            }
        }
    }

    /// ESC and a backslash end a string; any other ESC begins the next sequence.
    fn end_of_string(&mut self) {
        let mut ahead = self.rest.clone();
        ahead.next();
        if ahead.next() == Some('\\') {
            self.skip();
            self.skip();
        }
    }

    fn skip(&mut self) {
        self.rest.next();
        self.removed += 1;
    }
}

/// Characters with no shape of their own, and those that turn the direction of what follows.
const fn is_hidden(letter: char) -> bool {
    matches!(letter,
        '\u{AD}' | '\u{180E}' | '\u{200B}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}
