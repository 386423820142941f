//! Reads a TOML value into any type, and goes on after a fault, so that all are found in one go.
//!
//! Serde stops at the first fault. Here a value of the wrong type is noted and a stand-in given in its place,
//! unknown keys are noted and passed over, and where serde itself gives up (a key is missing, a type's own rule
//! refuses a value) the fault is noted, and the reading is done again with a stand-in there. What was read with
//! stand-ins is thrown away: only its faults are kept.

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
        match T::deserialize(Value { given: Some(value), key: "", reading: &reading }) {
            Ok(read) => return (notes.count() == before).then_some(read),
            Err(stop) if reading.learns(&stop) => {}
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
            Reason::Other(what) => {
                self.note(at.start, what, "Put it right.");
                self.broken.borrow_mut().insert(at)
            }
        }
    }
}
