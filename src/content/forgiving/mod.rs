//! Reads a TOML value into any type, and goes on after a fault, so that all are found in one go.
//!
//! Serde stops at the first fault. Here a value of the wrong type is noted and a stand-in given in its place,
//! unknown keys are noted and passed over, and where serde itself gives up (a key is missing, a type's own rule
//! refuses a value) the fault is noted, and the reading is done again with a stand-in there. What was read with
//! stand-ins is thrown away: only its faults are kept. A rule that refuses the stand-in as well (1, an empty list,
//! the first choice) ends the reading of that entry, and of no other.

mod stop;
mod value;
mod within;

use std::cell::RefCell;
use std::collections::HashSet;
use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::DeValue;

use super::fault::Notes;
use stop::{Reason, Stop};
use value::Value;

pub(super) use value::{Shape, should_be};

/// What is known about a table while it is read, perhaps more than once.
struct Reading<'n, 'f> {
    notes: &'n Notes<'f>,
    /// Where the TOML begins in its file.
    base: usize,
    missing: RefCell<HashSet<(Range<usize>, &'static str)>>,
    broken: RefCell<HashSet<Range<usize>>>,
}

/// Reads `value`, which lies in TOML that begins at byte `base` of its file; none where anything was noted.
pub(super) fn read<T: DeserializeOwned>(
    value: &Spanned<DeValue<'_>>,
    base: usize,
    notes: &Notes<'_>,
) -> Option<T> {
    let reading = Reading { notes, base, missing: RefCell::default(), broken: RefCell::default() };
    let before = notes.count();
    loop {
        match T::deserialize(Value { given: Some(value), key: "", may_be_empty: false, reading: &reading }) {
            Ok(read) => return (notes.count() == before).then_some(read),
            Err(stop) if reading.learns(&stop) => {}
            Err(_) if notes.count() > before => return None,
            Err(stop) => {
                reading.note(value.span().start, stop.to_string(), "Compare it with an entry that works.");
                return None;
            }
        }
    }
}

impl Reading<'_, '_> {
    fn note(&self, offset: usize, what: impl Into<String>, todo: impl Into<String>) {
        self.notes.at(self.base + offset, what, todo);
    }

    /// Notes why the reading stopped. Whether another reading will get further.
    fn learns(&self, stop: &Stop) -> bool {
        let Some(at) = stop.at.clone() else { return false };
        match &stop.reason {
            Reason::Missing(key) => {
                self.note(at.start, format!("`{key}` is missing"), "Add it to this entry.");
                self.missing.borrow_mut().insert((at, key))
            }
            Reason::Other(what, todo) => {
                self.note(at.start, what, todo);
                self.broken.borrow_mut().insert(at)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use serde::{Deserialize, Deserializer};
    use toml::de::DeTable;

    use super::*;
    use crate::content::folder::File;

    #[derive(Debug, PartialEq, Deserialize)]
    struct Clock {
        name: String,
        #[serde(deserialize_with = "of_a_day")]
        hours: u8,
        limit: Limit,
        #[serde(default)]
        days: Vec<chrono::NaiveDate>,
        inner: Option<Inner>,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    struct Inner {
        on: bool,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Limit {
        Days(u32),
        Never,
    }

    fn of_a_day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
        match u8::deserialize(deserializer)? {
            24.. => Err(serde::de::Error::custom("a day has 24 hours")),
            hour => Ok(hour),
        }
    }

    fn clock(text: &str) -> (Option<Clock>, Vec<String>) {
        let file = File { path: "f".into(), text: Cow::Owned(text.to_owned()) };
        let notes = Notes::new(&file);
        let (root, _) = DeTable::parse_recoverable(&file.text);
        let value = Spanned::new(root.span(), DeValue::Table(root.into_inner()));
        let read = read(&value, 0, &notes);
        let mut faults = notes.into_faults();
        faults.sort();
        let places =
            faults.into_iter().map(|fault| format!("{}:{} {}", fault.line, fault.column, fault.what));
        (read, places.collect())
    }

    #[test]
    fn what_is_right_is_read_without_a_word() {
        let text =
            "name = 'a'\nhours = 2\nlimit = { days = 0x10 }\ndays = [2026-01-02]\ninner = { on = true }";
        let day = chrono::NaiveDate::from_ymd_opt(2026, 1, 2);
        let expected = Clock {
            name: "a".into(),
            hours: 2,
            limit: Limit::Days(16),
            days: day.into_iter().collect(),
            inner: Some(Inner { on: true }),
        };
        assert_eq!(clock(text), (Some(expected), vec![]));
    }

    #[test]
    fn every_fault_of_one_entry_is_noted_whatever_stops_the_reading() {
        let text = "hours = 33\nlimit = 'sometimes'\ndays = [2026-01-02T10:00:00, 5]\ninner = { off = true }\nextra = 1";
        let expected = [
            "1:1 `name` is missing",
            "1:9 a day has 24 hours",
            "2:9 `limit` cannot be `sometimes`",
            "3:9 `days` should be a day, and is a date or time",
            "3:30 `days` should be a day, and is a whole number",
            "4:9 `on` is missing",
            "4:11 `off` is not a key of this entry",
            "5:1 `extra` is not a key of this entry",
        ];
        assert_eq!(clock(text), (None, expected.map(str::to_owned).to_vec()));
    }

    #[test]
    fn a_choice_with_a_value_needs_that_value() {
        for (limit, expected) in [
            ("{ days = 'ten' }", vec!["3:18 `days` should be a whole number, and is text"]),
            ("{ days = 300000000000 }", vec!["3:18 `days` is 300000000000, out of range"]),
            ("'days'", vec!["3:9 `limit` should be a whole number, and is text"]),
            ("5", vec!["3:9 `limit` makes no choice"]),
            ("'never'", vec![]),
        ] {
            let (_, faults) = clock(&format!("name = 'a'\nhours = 0\nlimit = {limit}"));
            assert_eq!(faults, expected, "{limit}");
        }
    }
}
