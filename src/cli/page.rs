//! What a command prints: lines a person can read aloud, at most 76 columns wide.

use std::fmt::Write as _;

use crate::domain::text::{Kind, clean, width};

/// Columns of a printed line.
const COLUMNS: usize = 76;

/// Text as it grows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page(String);

impl Page {
    /// An empty page.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A heading: words on a line of their own, space above.
    pub fn heading(&mut self, words: &str) {
        self.gap();
        self.say("", "", words);
    }

    /// A paragraph, space above.
    pub fn paragraph(&mut self, words: &str) {
        self.gap();
        self.say("", "", words);
    }

    /// Words below the line before.
    pub fn line(&mut self, words: &str) {
        self.say("", "", words);
    }

    /// Words that belong to the line before, set in.
    pub fn under(&mut self, words: &str) {
        self.say("  ", "  ", words);
    }

    /// The same; nothing where there are no words.
    pub fn under_if_any(&mut self, words: &str) {
        if !words.trim().is_empty() {
            self.under(words);
        }
    }

    /// An item of a list.
    pub fn bullet(&mut self, words: &str) {
        self.say("- ", "  ", words);
    }

    /// An item of a list with numbers.
    pub fn numbered(&mut self, number: usize, words: &str) {
        self.say(&format!("{number}. "), "   ", words);
    }

    /// Somebody's words, space above.
    pub fn quote(&mut self, words: &str) {
        self.gap();
        self.under(&format!("\"{}\"", words.trim_matches('"')));
    }

    /// A labelled value; nothing where there is no value.
    pub fn fact(&mut self, label: &str, value: &str) {
        if !value.trim().is_empty() {
            self.say("  ", "  ", &format!("{label}: {value}"));
        }
    }

    /// An empty line, unless the page is empty or has one already.
    pub fn gap(&mut self) {
        if !self.0.is_empty() && !self.0.ends_with("\n\n") {
            self.0.push('\n');
        }
    }

    /// Text that is already in lines.
    pub fn whole(&mut self, text: &str) {
        self.0.push_str(text);
        if !self.0.ends_with('\n') {
            self.0.push('\n');
        }
    }

    /// Several lines, each with its marker: the first with `first`, the rest of it below with `rest`.
    fn say(&mut self, first: &str, rest: &str, words: &str) {
        let words = clean(words, Kind::Line).text;
        let mut row = first.to_owned();
        let mut used = width(first);
        let mut is_empty = true;
        for word in words.split_whitespace() {
            let wide = width(word);
            if !is_empty && used + 1 + wide > COLUMNS {
                let _ = writeln!(self.0, "{row}");
                (row, used, is_empty) = (rest.to_owned(), width(rest), true);
            }
            if !is_empty {
                row.push(' ');
                used += 1;
            }
            row.push_str(word);
            used += wide;
            is_empty = false;
        }
        let _ = writeln!(self.0, "{}", row.trim_end());
    }

    /// The text.
    #[must_use]
    pub fn into_text(self) -> String {
        self.0
    }
}

/// Text in lines with nothing in it that a terminal would obey.
#[must_use]
pub fn printable(text: &str) -> String {
    clean(text, Kind::Lines).text
}

/// The same words with a capital and a full stop, where they are a sentence without them.
#[must_use]
pub fn sentence(words: &str) -> String {
    let ends = words.is_empty() || words.ends_with(['.', '?', '!', ':', ')']) || words.contains('\n');
    format!("{words}{}", if ends { "" } else { "." })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_wrapped_and_carry_nothing_a_terminal_would_obey() {
        let mut page = Page::new();
        page.heading("One");
        page.bullet(&"word ".repeat(30));
        page.fact("Telephone", "\u{1b}[2J01865\u{202e}");
        page.fact("Hours", " ");
        let text = page.into_text();
        assert!(text.lines().all(|line| line.len() <= COLUMNS), "{text}");
        assert!(text.starts_with("One\n- word"));
        assert!(text.ends_with("  Telephone: 01865\n"), "{text}");
    }

    #[test]
    fn a_word_wider_than_a_line_is_not_broken() {
        let mut page = Page::new();
        let address = format!("https://{}", "a".repeat(100));
        page.under(&format!("see {address}"));
        assert_eq!(page.into_text(), format!("  see\n  {address}\n"));
    }

    #[test]
    fn a_sentence_ends_once() {
        assert_eq!(sentence("there is no folder x"), "there is no folder x.");
        assert_eq!(sentence("Done."), "Done.");
        assert_eq!(sentence(""), "");
    }
}
