//! One of a few answers, in a blank of a form: arrows choose, and letters that an answer begins with.
//!
//! What is typed is read as the beginning of an answer. Where none begins so, that is said, and what stood there before the
//! first of those letters stands there again: words typed in the wrong blank choose nothing.

use std::cell::Cell;

use crate::command::chord::Key;

/// The answers, and which is chosen.
#[derive(Debug)]
pub(super) struct Few {
    answers: Vec<String>,
    at: Option<usize>,
    /// What is being typed, and what was chosen before it.
    typed: String,
    stood: Option<usize>,
    said: String,
    /// Whether the numbers of the answers are on the screen.
    numbers: Cell<bool>,
}

impl Few {
    pub(super) fn of(answers: Vec<String>) -> Self {
        let (typed, said) = (String::new(), String::new());
        Self { answers, at: None, typed, stood: None, said, numbers: Cell::new(true) }
    }

    pub(super) fn answers(&self) -> &[String] {
        &self.answers
    }

    pub(super) fn words(&self) -> &str {
        self.at.and_then(|at| self.answers.get(at)).map_or("", String::as_str)
    }

    pub(super) const fn chosen(&self) -> Option<usize> {
        self.at
    }

    pub(super) fn said(&self) -> &str {
        &self.said
    }

    pub(super) fn numbers_are_shown(&self, shown: bool) {
        self.numbers.set(shown);
    }

    /// Chooses an answer, or none; a number that no answer has changes nothing.
    pub(super) fn choose(&mut self, n: Option<usize>) {
        self.end_typing();
        if n.is_none_or(|n| n < self.answers.len()) {
            self.at = n;
        }
    }

    pub(super) fn put(&mut self, words: &str) {
        self.end_typing();
        self.at = self.answers.iter().position(|answer| answer == words);
    }

    pub(super) fn end_typing(&mut self) {
        self.typed.clear();
        self.said.clear();
    }

    /// What was typed and begins no answer, where something is said of it.
    pub(super) fn take_unmatched(&mut self) -> Option<String> {
        let typed = (!self.said.is_empty()).then(|| std::mem::take(&mut self.typed));
        if typed.is_some() {
            self.end_typing();
        }
        typed
    }

    /// Letters were typed: they go on with those before.
    pub(super) fn typed(&mut self, letters: &str) {
        if self.typed.is_empty() {
            self.stood = self.at;
        }
        self.typed.push_str(letters);
        if let Some(n) = self.meant() {
            self.at = Some(n);
            self.said.clear();
            return;
        }
        self.at = self.stood;
        let typed = if self.typed.trim().is_empty() { "a space" } else { self.typed.trim() };
        self.said = format!("No answer begins with {typed}; arrows choose.");
    }

    /// The answer that begins with what is typed, or has its number.
    fn meant(&self) -> Option<usize> {
        let wanted = self.typed.to_lowercase();
        let begins = |answer: &String| answer.to_lowercase().starts_with(&wanted);
        let number = || {
            let number: usize = wanted.parse().ok().filter(|_| self.numbers.get() && wanted.len() == 1)?;
            number.checked_sub(1).filter(|n| *n < self.answers.len())
        };
        self.answers.iter().position(begins).or_else(number)
    }

    /// Takes back what was typed; where nothing was, an answer that may be missing.
    pub(super) fn take_back(&mut self, optional: bool) {
        if !self.typed.is_empty() {
            self.at = self.stood;
        } else if optional {
            self.at = None;
        }
        self.end_typing();
    }

    pub(super) fn key(&mut self, key: Key) {
        self.end_typing();
        let last = self.answers.len().checked_sub(1);
        self.at = match (key, self.at, last) {
            (_, at, None) => at,
            (Key::Home, ..) | (Key::Right, None, _) => Some(0),
            (Key::End, _, last) | (Key::Left, None, last) => last,
            (Key::Right, Some(at), Some(last)) => Some((at + 1).min(last)),
            (Key::Left, Some(at), _) => Some(at.saturating_sub(1)),
            (_, at, _) => at,
        };
    }

    /// Each answer behind the keys that choose it: its number, and the letters that tell it from the others.
    pub(super) fn with_keys(&self) -> Vec<String> {
        let one = |(n, answer): (usize, &String)| {
            let letters = self.letters_of(n);
            match n {
                0..9 => format!("{}/{letters} {answer}", n + 1),
                _ => format!("{letters} {answer}"),
            }
        };
        self.answers.iter().enumerate().map(one).collect()
    }

    /// The first letters of an answer, as few as tell it from those above it.
    fn letters_of(&self, n: usize) -> String {
        let Some(answer) = self.answers.get(n).map(|answer| answer.to_lowercase()) else {
            return String::new();
        };
        let above: Vec<String> = self.answers.iter().take(n).map(|one| one.to_lowercase()).collect();
        let mut letters = String::new();
        for letter in answer.chars() {
            letters.push(letter);
            let is_told = !above.iter().any(|one| one.starts_with(&letters));
            if is_told {
                break;
            }
        }
        letters.trim_end().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Few {
        let answers = ["seen", "heard from the child", "heard from a carer", "written record", "measured"];
        Few::of(answers.map(str::to_owned).to_vec())
    }

    #[test]
    fn words_that_begin_no_answer_choose_nothing_and_say_so() {
        for typed in [
            "told by school",
            "school",
            "she said",
            "not known",
            "mum says",
            "seen by HV",
            "heard from mum",
            "written on paper",
            "x",
            " ",
            "0",
            "9",
            "12",
            "1 of them",
            "told\u{e9}",
            "hx",
        ] {
            for chosen in [None, Some(1), Some(3)] {
                let mut few = known();
                few.choose(chosen);
                for letter in typed.chars() {
                    few.typed(&letter.to_string());
                }
                assert_eq!(few.chosen(), chosen, "{typed}");
                assert!(few.said().starts_with("No answer begins with"), "{typed}: {}", few.said());
                few.key(Key::Home);
                assert_eq!((few.chosen(), few.said()), (Some(0), ""), "{typed}");
            }
        }
    }

    #[test]
    fn letters_an_answer_begins_with_choose_it_and_a_number_where_it_is_shown() {
        for (typed, chosen) in [
            ("s", 0),
            ("S", 0),
            ("seen", 0),
            ("h", 1),
            ("heard from a", 2),
            ("HEARD FROM THE", 1),
            ("w", 3),
            ("m", 4),
            ("measured", 4),
            ("1", 0),
            ("5", 4),
        ] {
            let mut few = known();
            for letter in typed.chars() {
                few.typed(&letter.to_string());
            }
            assert_eq!((few.chosen(), few.said()), (Some(chosen), ""), "{typed}");
        }
        let mut few = known();
        few.numbers_are_shown(false);
        few.typed("1");
        assert_eq!(few.chosen(), None, "a number that is not on the screen");
    }

    #[test]
    fn the_letters_beside_an_answer_choose_it() {
        let few = known();
        let keys = few.with_keys();
        assert_eq!(keys[1], "2/h heard from the child");
        for n in 0..few.answers().len() {
            let mut few = known();
            few.typed(&few.letters_of(n));
            assert_eq!(few.chosen(), Some(n), "{keys:?}");
        }
    }

    #[test]
    fn backspace_takes_back_what_was_typed_and_then_the_answer() {
        let mut few = known();
        few.choose(Some(3));
        few.typed("s");
        few.take_back(true);
        assert_eq!(few.chosen(), Some(3));
        few.take_back(false);
        assert_eq!(few.chosen(), Some(3), "it may not be missing");
        few.take_back(true);
        assert_eq!(few.chosen(), None);
    }
}
