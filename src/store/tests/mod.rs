//! What every test of the store begins with: a file in a folder of its own, and people who are made up.

mod copies;
mod faults;
#[cfg(unix)]
mod here;
mod logs;
mod only_to_read;
mod parcels;
mod raising;
mod saving;
mod searching;
mod typing;
mod uniting;

use std::path::PathBuf;

use chrono::NaiveDate;
use tempfile::TempDir;

use super::{Store, Writing};
use crate::domain::body::Body;
use crate::domain::body::Line;
use crate::domain::family::Family;
use crate::domain::id::Id;
use crate::domain::meeting::Text;
use crate::domain::moment::Moment;
use crate::store::{Key, SaveNumber, Stamp, StoreError};

pub(super) const KEY: Key = [7; 32];

pub(super) fn id(number: u8) -> Id {
    Id::from_bytes([number; 16])
}

pub(super) fn day(number: u32) -> NaiveDate {
    NaiveDate::from_num_days_from_ce_opt(739_000 + i32::try_from(number).expect("small")).expect("a day")
}

/// The stamp of the given millisecond.
pub(super) fn stamp(milliseconds: i64) -> Stamp {
    let at: Moment =
        chrono::DateTime::from_timestamp_millis(1_800_000_000_000 + milliseconds).expect("a time").into();
    Stamp { at, author: "A. Practitioner".into() }
}

pub(super) struct Home {
    pub(super) folder: TempDir,
}

impl Home {
    pub(super) fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    pub(super) fn file(&self) -> PathBuf {
        self.folder.path().join("record.portal")
    }

    pub(super) fn create(&self, device: u8) -> Store {
        Store::create(&self.file(), &KEY, id(device)).expect("a new store")
    }

    pub(super) fn open(&self) -> Store {
        Store::open(&self.file(), &KEY).expect("opens")
    }
}

pub(super) fn family(number: u8, name: &str) -> Family {
    Family {
        id: id(number),
        reference: format!("F-{number}"),
        name: name.into(),
        since: day(0),
        about: "Two children, one plan.".into(),
        made_up: true,
    }
}

pub(super) fn body(words: &str) -> Body {
    words.split('\n').map(Line::plain).collect::<Vec<_>>().into()
}

/// A text of the meeting 200.
pub(super) fn text(number: u8, words: &str) -> Text {
    Text {
        id: id(number),
        meeting: id(200),
        part: id(201),
        section: "worries".into(),
        child: None,
        body: body(words),
        done: false,
        meanings: crate::domain::meaning::Meanings::default(),
    }
}

/// One save in one second of the clock.
pub(super) fn put<T>(
    store: &mut Store,
    at: i64,
    work: impl FnOnce(&mut Writing<'_>) -> Result<T, StoreError>,
) -> (T, SaveNumber) {
    store.write(&stamp(at), work).expect("saved")
}

/// A text that was written in one go and left.
pub(super) fn write_text(writing: &mut Writing<'_>, number: u8, words: &str) -> Result<(), StoreError> {
    writing.save(&text(number, words), None)?;
    writing.fold(id(number), day(u32::from(number)))?;
    Ok(())
}

/// What stands wrong in the file; empty is well.
pub(super) fn faults_of(store: &Store) -> Vec<String> {
    store.verify().expect("verifies").faults
}
