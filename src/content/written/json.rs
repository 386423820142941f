//! JSON with the place of every part, as the same values TOML is read into.

use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use crate::content::fault::Notes;

/// Parses a JSON text. Nulls count as not there. A fault is noted where it is no JSON.
pub(super) fn parse<'f, 'n>(text: &'f str, notes: &'n Notes<'n>) -> Option<Spanned<DeValue<'f>>> {
    // The library proves the text, its depth too; the walk below may then take every sign for what it is.
    if let Err(error) = serde_json::from_str::<serde_json::Value>(text) {
        let what = error.to_string();
        let what = what.split(" at line ").next().unwrap_or_default();
        let at = offset(text, error.line(), error.column());
        notes.at(at, what, "Mend the line, or write TOML.");
        return None;
    }
    Walk { text, at: 0, notes }.value()
}

/// The byte of a line and column that count from 1, the column in bytes.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let mut at = (start + column.saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// A place in a text that is known to be JSON.
struct Walk<'f, 'n> {
    text: &'f str,
    at: usize,
    notes: &'n Notes<'n>,
}

impl<'f> Walk<'f, '_> {
    fn rest(&self) -> &'f str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The next sign that is not space.
    fn next(&mut self) -> Option<char> {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
        self.rest().chars().next()
    }

    /// Passes a sign of one byte, where it is the next.
    fn pass(&mut self, sign: char) -> bool {
        let is_next = self.next() == Some(sign);
        self.at += usize::from(is_next);
        is_next
    }

    /// The next value; none for null.
    fn value(&mut self) -> Option<Spanned<DeValue<'f>>> {
        let first = self.next()?;
        let start = self.at;
        let value = match first {
            '{' => Some(DeValue::Table(self.table())),
            '[' => Some(DeValue::Array(self.list())),
            '"' => self.string().map(|(text, _)| DeValue::String(text)),
            _ => self.word(),
        };
        value.map(|value| Spanned::new(start..self.at, value))
    }

    fn table(&mut self) -> DeTable<'f> {
        let mut table = DeTable::new();
        self.at += 1;
        while !self.pass('}') {
            let (_, Some((key, span))) = (self.next(), self.string()) else { break };
            self.pass(':');
            if table.contains_key(key.as_ref()) {
                self.notes.at(
                    span.start,
                    format!("`{key}` is here a second time"),
                    "Take one of the two out.",
                );
            }
            if let Some(value) = self.value() {
                table.insert(Spanned::new(span, key), value);
            }
            self.pass(',');
        }
        table
    }

    fn list(&mut self) -> DeArray<'f> {
        let mut list = DeArray::new();
        self.at += 1;
        while !self.pass(']') && self.next().is_some() {
            if let Some(value) = self.value() {
                list.push(value);
            }
            self.pass(',');
        }
        list
    }

    fn string(&mut self) -> Option<(Cow<'f, str>, Range<usize>)> {
        let start = self.at;
        let rest = self.rest();
        let mut escaped = true;
        let end = rest.char_indices().find_map(|(at, letter)| {
            let ends = letter == '"' && !escaped;
            escaped = (letter == '\\' && !escaped && at > 0) && !ends;
            ends.then_some(at + 1)
        })?;
        self.at += end;
        let text = serde_json::from_str::<String>(rest.get(..end)?).ok()?;
        Some((Cow::Owned(text), start..self.at))
    }

    /// A number, true, false or null.
    fn word(&mut self) -> Option<DeValue<'f>> {
        let rest = self.rest();
        let end = rest.find([',', ']', '}', ' ', '\t', '\r', '\n']).unwrap_or(rest.len());
        let word = rest.get(..end)?;
        self.at += end.max(1);
        (word != "null").then(|| DeValue::parse(word).ok().map(Spanned::into_inner)).flatten()
    }
}
