//! One file that a practitioner wrote by hand, TOML or JSON, with the place of every part of it.
//!
//! Its texts are cleaned as they are read. All its faults are found in one go, each with line and column.

mod json;
mod piece;

use std::borrow::Cow;
use std::io::Read;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::{Fault, Faults, Notes};
use super::folder::{File, read_owned};
use super::forgiving;
use super::read::{note_syntax, part};
use crate::domain::text::{Kind, clean};

pub use piece::Piece;

/// Most bytes such a file may have: a meeting's notes many times over.
const MOST_BYTES: u64 = 16 * MEGABYTE;
const MEGABYTE: u64 = 1024 * 1024;

/// Why a file could not be read at all.
pub type Unreadable = Faults;

/// The file, read.
pub struct WrittenFile(File);

impl WrittenFile {
    /// Reads a file; `-` is standard input.
    ///
    /// # Errors
    /// One fault, where the file is not there, too big, or not UTF-8.
    pub fn read(path: &Path) -> Result<Self, Unreadable> {
        Self::read_within(path, MOST_BYTES, "Take in one meeting at a time, at most 16 MB.")
    }

    /// Reads a file that describes one family; `-` is standard input.
    ///
    /// # Errors
    /// As [`read`](Self::read); a family needs far less room.
    pub fn read_family(path: &Path) -> Result<Self, Unreadable> {
        Self::read_within(path, MEGABYTE, "Describe one family in a file, in at most 1 MB.")
    }

    /// Reads a file that holds the answers of one sitting; `-` is standard input.
    ///
    /// # Errors
    /// As [`read`](Self::read); a sitting needs far less room.
    pub fn read_answers(path: &Path) -> Result<Self, Unreadable> {
        Self::read_within(path, MEGABYTE, "Take in one sitting at a time, at most 1 MB.")
    }

    fn read_within(path: &Path, most: u64, todo: &str) -> Result<Self, Unreadable> {
        let bytes =
            if path == Path::new("-") { take(std::io::stdin().lock(), most) } else { read_file(path, most) };
        let bytes = bytes.map_err(|error| {
            let todo = "Give a TOML or JSON file that may be read.";
            whole(path, &format!("the file cannot be read ({error})"), todo)
        })?;
        if bytes.len() as u64 > most {
            return Err(whole(path, "the file is too big", todo));
        }
        read_owned(path.to_owned(), bytes).map(Self).map_err(|fault| Faults(vec![fault]))
    }

    /// A file whose text is known.
    #[must_use]
    pub fn new(path: impl Into<PathBuf>, text: impl Into<String>) -> Self {
        Self(File { path: path.into(), text: Cow::Owned(text.into()) })
    }

    /// Whether it is JSON, by its name or its first sign.
    fn is_json(&self) -> bool {
        let named = self.0.path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
        named || self.0.text.trim_start().starts_with('{')
    }
}

fn read_file(path: &Path, most: u64) -> std::io::Result<Vec<u8>> {
    take(std::fs::File::open(path)?, most)
}

fn take(from: impl Read, most: u64) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(most + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn whole(path: &Path, what: &str, todo: &str) -> Faults {
    Faults(vec![Fault::whole(path, what, todo)])
}

/// What stands in such a file, and the faults found in it so far.
pub struct Written<'f> {
    value: Spanned<DeValue<'f>>,
    notes: Notes<'f>,
    is_json: bool,
}

impl<'f> Written<'f> {
    /// Parses a file.
    ///
    /// # Errors
    /// Its faults, where it is neither TOML nor JSON.
    pub fn parse(file: &'f WrittenFile) -> Result<Self, Faults> {
        let written = Self::parse_in_part(file)?;
        if written.is_faulty() { Err(sorted(written.notes)) } else { Ok(written) }
    }

    /// Parses a file as [`parse`](Self::parse) does, and goes on where only some lines of it are broken. Their
    /// faults are kept for [`finish`](Self::finish), and nothing more is said of these lines.
    ///
    /// # Errors
    /// Its faults, where nothing of it can be read.
    pub fn parse_in_part(file: &'f WrittenFile) -> Result<Self, Faults> {
        let notes = Notes::new(&file.0);
        let (text, is_json) = (&file.0.text, file.is_json());
        let value = if is_json { json::parse(text, &notes) } else { Some(toml(text, &notes)) };
        match value {
            Some(mut value) => {
                clean_texts(&mut value);
                // A fault of TOML lies in a line; a JSON text may be one line from end to end.
                if !is_json {
                    notes.let_lines_rest();
                }
                Ok(Self { value, notes, is_json })
            }
            None => Err(sorted(notes)),
        }
    }

    /// Whether it is JSON; else it is TOML.
    #[must_use]
    pub const fn is_json(&self) -> bool {
        self.is_json
    }

    /// Whether something is wrong already.
    #[must_use]
    pub fn is_faulty(&self) -> bool {
        self.notes.count() > 0
    }

    /// The lines that could not be read.
    #[must_use]
    pub fn broken_lines(&self) -> Vec<&str> {
        self.notes.resting_lines()
    }

    /// What stands at a place; the empty place is the file itself.
    #[must_use]
    pub fn piece(&self, place: &str) -> Option<Piece<'_>> {
        self.part(place).map(|value| piece::of(value.get_ref()))
    }

    /// The keys of the table at a place.
    #[must_use]
    pub fn keys(&self, place: &str) -> Vec<String> {
        let table = self.part(place).and_then(|table| table.get_ref().as_table());
        table.into_iter().flatten().map(|(key, _)| key.get_ref().to_string()).collect()
    }

    /// Notes a fault of a key in the table at a place.
    pub fn fault_at_key(&self, place: &str, key: &str, what: impl Into<String>, todo: impl Into<String>) {
        let table = self.part(place).and_then(|table| table.get_ref().as_table());
        let found = table.into_iter().flatten().find(|(name, _)| name.get_ref() == key);
        self.notes.at(found.map_or(0, |(name, _)| name.span().start), what, todo);
    }

    /// Reads it into a type. Faults are kept for [`finish`](Self::finish).
    #[must_use]
    pub fn read<T: DeserializeOwned>(&self) -> Option<T> {
        forgiving::read(&self.value, 0, &self.notes)
    }

    /// The text at a place such as `attendance.2.who`.
    #[must_use]
    pub fn text(&self, place: &str) -> Option<&str> {
        self.part(place)?.get_ref().as_str()
    }

    /// How long the list at a place is; 0 where there is none.
    #[must_use]
    pub fn count(&self, place: &str) -> usize {
        self.part(place).and_then(|list| list.get_ref().as_array()).map_or(0, |list| list.len())
    }

    /// Whether anything stands at a place.
    #[must_use]
    pub fn has(&self, place: &str) -> bool {
        self.part(place).is_some()
    }

    fn part(&self, place: &str) -> Option<&Spanned<DeValue<'f>>> {
        let mut steps = place.split('.').filter(|step| !step.is_empty());
        steps.try_fold(&self.value, |value, step| part(value.get_ref(), step))
    }

    /// Notes a fault at a place, or at the innermost part of it that there is.
    pub fn fault(&self, place: &str, what: impl Into<String>, todo: impl Into<String>) {
        let mut value = &self.value;
        for step in place.split('.') {
            match part(value.get_ref(), step) {
                Some(inner) => value = inner,
                None => break,
            }
        }
        self.notes.at(value.span().start, what, todo);
    }

    /// What was read, if nothing is wrong.
    ///
    /// # Errors
    /// Every fault that was noted, in the order of the lines.
    pub fn finish<T>(self, read: Option<T>) -> Result<T, Faults> {
        read.filter(|_| self.notes.count() == 0).ok_or_else(|| sorted(self.notes))
    }
}

fn sorted(notes: Notes<'_>) -> Faults {
    let mut faults = notes.into_faults();
    faults.sort();
    Faults(faults)
}

fn toml<'f>(text: &'f str, notes: &Notes<'_>) -> Spanned<DeValue<'f>> {
    let (root, errors) = DeTable::parse_recoverable(text);
    note_syntax(&errors, text, 0, notes);
    Spanned::new(root.span(), DeValue::Table(root.into_inner()))
}

/// Every text without what a terminal would obey; its place stays.
fn clean_texts(value: &mut Spanned<DeValue<'_>>) {
    match value.get_mut() {
        DeValue::String(text) => {
            let cleaned = clean(text, Kind::Lines).text;
            if cleaned != **text {
                *text = Cow::Owned(cleaned);
            }
        }
        DeValue::Array(list) => list.iter_mut().for_each(clean_texts),
        DeValue::Table(table) => table.iter_mut().for_each(|(_, value)| clean_texts(value)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Card {
        on: chrono::NaiveDate,
        #[serde(default)]
        who: Vec<Who>,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Who {
        name: String,
        came: bool,
    }

    fn card(text: &str) -> Result<Card, String> {
        let file = WrittenFile::new("f", text);
        let written = Written::parse(&file).map_err(|faults| faults.to_string())?;
        let card = written.read::<Card>();
        written.finish(card).map_err(|faults| faults.to_string())
    }

    #[test]
    fn toml_and_json_of_the_same_say_the_same() {
        let toml = "on = 2026-11-20\n[[who]]\nname = 'Zo\u{eb}'\ncame = true\n";
        let json = "{\"on\": \"2026-11-20\", \"who\": [{\"name\": \"Zo\\u00eb\", \"came\": true}]}";
        assert_eq!(card(toml), card(json));
        assert!(card(toml).is_ok());
    }

    #[test]
    fn every_fault_has_its_line_and_column_in_both() {
        let toml = "on = 'soon'\n[[who]]\nname = 3\ncame = true\nage = 4\n";
        let json = "{\n \"on\": \"soon\",\n \"who\": [{\"name\": 3, \"came\": true, \"age\": 4}]\n}";
        let places = |said: Result<Card, String>| {
            let said = said.err().unwrap_or_default();
            said.lines().map(|line| line.split(' ').next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(places(card(toml)), ["f:1:6:", "f:3:8:", "f:5:1:"]);
        assert_eq!(places(card(json)), ["f:2:8:", "f:3:19:", "f:3:36:"]);
    }

    #[test]
    fn what_is_hidden_in_a_text_is_taken_out_in_both() {
        for text in [
            "on = 2026-11-20\nwho = [{ name = \"A\\u001B[2Jb\\u0000\u{202e}c\", came = true }]",
            "{\"on\": \"2026-11-20\", \"who\": [{\"name\": \"A\\u001b[2Jb\\u0000\\u202ec\", \"came\": true}]}",
        ] {
            assert_eq!(card(text).map(|card| card.who[0].name.clone()), Ok("Abc".into()), "{text}");
        }
    }

    #[test]
    fn what_is_neither_is_refused_with_its_place() {
        for (text, place) in
            [("on = \n", "f:1:"), ("{\"on\": }", "f:1:8:"), ("{\"on\": \"2026-11-20\"} x", "f:1:22:")]
        {
            let said = card(text).err().unwrap_or_default();
            assert!(said.starts_with(place), "{said}");
        }
    }
}
