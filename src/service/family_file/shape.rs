//! The shape of a file that is read by tables, a family's or a sitting's: every field is known, is there where it must be, and holds what it should.

use std::cell::RefCell;
use std::collections::HashSet;

use chrono::NaiveDate;
use serde::de::value::{Error as Unknown, StrDeserializer};
use serde::de::{DeserializeOwned, IntoDeserializer};

use super::days::day;
use super::nearest::nearest;
use super::schema::{Field, Holds, Table};
use crate::domain::text::{Kind, clean};
use crate::service::entry::Wrong;
use crate::service::files::{Piece, Written};

/// A file while it is read: what stands in it, and which places have a fault already.
pub(in crate::service) struct Sheet<'w, 'f> {
    written: &'w Written<'f>,
    /// What the whole file is called in a fault: `a family`.
    whole: &'static str,
    faulty: RefCell<HashSet<String>>,
    /// The lines that could not be read.
    broken: Vec<String>,
    /// Whether it changes what is on record: what is left out is left alone.
    is_update: bool,
}

/// The place of a field in an entry.
pub(in crate::service) fn within(entry: &str, field: impl std::fmt::Display) -> String {
    if entry.is_empty() { field.to_string() } else { format!("{entry}.{field}") }
}

impl<'w, 'f> Sheet<'w, 'f> {
    pub(in crate::service) fn new(written: &'w Written<'f>, whole: &'static str) -> Self {
        let broken = written.broken_lines().into_iter().map(|line| line.trim().to_owned()).collect();
        Self { written, whole, faulty: RefCell::default(), broken, is_update: false }
    }

    /// A file that changes what is on record.
    pub(in crate::service) fn updating(self) -> Self {
        Self { is_update: true, ..self }
    }

    /// Notes a fault at a place; what depends on it is not said again.
    pub(in crate::service) fn fault(&self, place: &str, what: impl Into<String>, todo: impl Into<String>) {
        self.written.fault(place, what, todo);
        self.faulty.borrow_mut().insert(place.to_owned());
    }

    /// Notes what is wrong with an entry, apart from fields that are not there or have a fault already.
    pub(in crate::service) fn wrong(&self, entry: &str, wrong: Vec<Wrong>) {
        for Wrong { field, what, todo } in wrong {
            let place = within(entry, field);
            if self.written.has(&place) && !self.is_faulty(&place) {
                self.fault(&place, format!("`{field}`: {what}"), todo);
            }
        }
    }

    /// The same for a record of which only some fields are in the file: what is wrong elsewhere is noted at the entry.
    pub(in crate::service) fn wrong_somewhere(&self, entry: &str, wrong: Vec<Wrong>) {
        for one in wrong {
            let place = within(entry, one.field);
            if self.written.has(&place) {
                self.wrong(entry, vec![one]);
            } else if !self.is_faulty(entry) {
                self.fault(entry, format!("`{}`: {}", one.field, one.what), one.todo);
            }
        }
    }

    /// Notes that none of these fields is in an entry, unless one may stand on a line that could not be read.
    pub(in crate::service) fn incomplete(&self, entry: &str, fields: &[&str], what: &str, todo: &str) {
        let may_hold =
            |line: &String| line.starts_with('[') || fields.iter().any(|field| line.starts_with(field));
        if !self.is_faulty(entry) && !self.broken.iter().any(may_hold) {
            self.written.fault(entry, what, todo);
        }
    }

    /// Notes that a name is empty, unless it is missing, or is no text at all.
    pub(in crate::service) fn nobody(&self, place: &str) {
        if self.written.text(place).is_some() {
            self.fault(place, "there is no name here", "Write the name, as in the list above.");
        }
    }

    /// Notes that a name is that of nobody in the file, or of more than one.
    pub(in crate::service) fn not_one(&self, place: &str, are_many: bool, whom: &str, names: &[&str]) {
        let name = self.line(place);
        if are_many {
            let what = format!("two {whom} in this file are called `{name}`");
            self.fault(place, what, "Write what is theirs alone: their `handle`.");
        } else {
            let known: Vec<&str> = names.iter().copied().filter(|name| !name.is_empty()).collect();
            let what = format!("none of the {whom} in this file is called `{name}`");
            let todo = match known.as_slice() {
                [] => format!("Add `{whom}` to the file first."),
                known => format!("Use one of: {}.", known.join(", ")),
            };
            // The one who is meant may stand on a line that could not be read.
            if self.broken.is_empty() || (!known.is_empty() && known.len() == names.len()) {
                self.fault(place, what, todo);
            }
        }
    }

    pub(in crate::service) fn is_faulty(&self, place: &str) -> bool {
        self.faulty.borrow().contains(place)
    }

    pub(in crate::service) fn has(&self, place: &str) -> bool {
        self.written.has(place)
    }

    /// The places of the entries, or items, of a list.
    pub(in crate::service) fn items(&self, list: &str) -> impl Iterator<Item = String> + use<> {
        let list = list.to_owned();
        (0..self.written.count(&list)).map(move |number| within(&list, number))
    }

    /// The text of a line; empty where there is none.
    pub(in crate::service) fn line(&self, place: &str) -> String {
        let text = self.written.text(place).unwrap_or_default();
        clean(text, Kind::Line).text.trim().to_owned()
    }

    /// A text of several lines; empty where there is none.
    pub(in crate::service) fn prose(&self, place: &str) -> String {
        self.written.text(place).unwrap_or_default().trim().to_owned()
    }

    /// A day, where one stands there.
    pub(in crate::service) fn day(&self, place: &str) -> Option<NaiveDate> {
        match self.written.piece(place)? {
            Piece::Day(day) => Some(day),
            Piece::Text(words) => day(words).ok(),
            _ => None,
        }
    }

    /// When something began: the day there, or another where none stands there. A day that cannot be read is long ago:
    /// what comes after it is not wrong for that.
    pub(in crate::service) fn begun(&self, place: &str, otherwise: NaiveDate) -> NaiveDate {
        let long_ago = || NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or_default();
        self.day(place).unwrap_or_else(|| if self.has(place) { long_ago() } else { otherwise })
    }

    pub(in crate::service) fn number(&self, place: &str) -> Option<i64> {
        match self.written.piece(place)? {
            Piece::Number(number) => Some(number),
            _ => None,
        }
    }

    pub(in crate::service) fn truth(&self, place: &str) -> Option<bool> {
        match self.written.piece(place)? {
            Piece::Truth(truth) => Some(truth),
            _ => None,
        }
    }

    /// The choice a word makes, where it makes one.
    pub(in crate::service) fn choice<T: DeserializeOwned>(&self, place: &str) -> Option<T> {
        let word: StrDeserializer<'_, Unknown> = self.written.text(place)?.into_deserializer();
        T::deserialize(word).ok()
    }

    /// Looks at an entry and all within it.
    pub(in crate::service) fn look(&self, entry: &str, table: &Table) {
        for key in self.written.keys(entry) {
            if table.field(&key).is_none() {
                self.unknown(entry, &key, table);
            }
        }
        for field in table.fields {
            let place = within(entry, field.name);
            match self.written.piece(&place) {
                Some(piece) => self.held(&place, field, &piece),
                None if field.needed && !self.is_known(entry, table) => self.missing(entry, field, table),
                None => {}
            }
        }
    }

    /// Whether an entry is on record, so that what it leaves out is there.
    fn is_known(&self, entry: &str, table: &Table) -> bool {
        self.is_update && (table.heading.is_empty() || self.has(&within(entry, "id")))
    }

    fn unknown(&self, entry: &str, key: &str, table: &Table) {
        let what = format!("`{key}` is not a field of {}", self.name_of(table));
        let todo = if let Some(name) = nearest(key, table.fields) {
            format!("Did you mean `{name}`?")
        } else {
            let names: Vec<&str> = table.fields.iter().map(|field| field.name).collect();
            format!("Take it out, or use one of: {}.", names.join(", "))
        };
        self.written.fault_at_key(entry, key, what, todo);
    }

    /// What an entry of a table is called in a fault.
    fn name_of(&self, table: &Table) -> String {
        if table.heading.is_empty() { self.whole.into() } else { format!("`{}`", table.heading) }
    }

    fn missing(&self, entry: &str, field: &Field, table: &Table) {
        // A name that is nearly this one is told as such, and telling it twice would only confuse.
        let keys = self.written.keys(entry);
        let is_meant =
            |key: &String| table.field(key).is_none() && nearest(key, std::slice::from_ref(field)).is_some();
        if !keys.iter().any(is_meant) {
            let what = format!("`{}` is missing", field.name);
            self.incomplete(entry, &[field.name], &what, &self.like(field, "Add"));
        }
        self.faulty.borrow_mut().insert(within(entry, field.name));
    }

    /// `Write it like this: ...`, in the file's own form.
    fn like(&self, field: &Field, verb: &str) -> String {
        let (name, is_json) = (field.name, self.written.is_json());
        match field.holds {
            Holds::Entry(table) | Holds::Entries(table) | Holds::EntryByItem(table) if !is_json => {
                format!("{verb} it with `{}` in a line of its own, and its fields below.", table.heading)
            }
            Holds::Entry(_) => format!("{verb} it like this: \"{name}\": {{...}}"),
            Holds::Entries(_) => format!("{verb} it like this: \"{name}\": [{{...}}]"),
            Holds::ByItem if is_json => format!("{verb} it like this: \"{name}\": {{\"A1\": 3}}"),
            Holds::EntryByItem(_) => format!("{verb} it like this: \"{name}\": {{\"A1\": {{...}}}}"),
            _ if is_json => format!("{verb} it like this: {}", super::json::example(field)),
            _ => format!("{verb} it like this: {name} = {}", field.example),
        }
    }

    fn held(&self, place: &str, field: &Field, piece: &Piece<'_>) {
        match (field.holds, piece) {
            (Holds::Line | Holds::Prose | Holds::Child | Holds::Person, Piece::Text(_))
            | (Holds::Day, Piece::Day(_))
            | (Holds::Number, Piece::Number(_))
            | (Holds::Truth, Piece::Truth(_))
            | (Holds::ByItem | Holds::Aside, Piece::Table) => {}
            (Holds::Day, Piece::Text(words)) => self.dated(place, field, words),
            (Holds::Choice(words), Piece::Text(word)) => self.chosen(place, field, words, word),
            (Holds::Days | Holds::Children | Holds::People | Holds::Lines, Piece::List) => {
                self.items(place).for_each(|item| self.listed(&item, field));
            }
            (Holds::Entry(table), Piece::Table) => self.look(place, table),
            (Holds::EntryByItem(table), Piece::Table) => {
                for key in self.written.keys(place) {
                    self.of_item(&within(place, key), field, table);
                }
            }
            (Holds::Entries(table), Piece::List) => {
                self.items(place).for_each(|item| match self.written.piece(&item) {
                    Some(Piece::Table) => self.look(&item, table),
                    _ => self.not_so(&item, field),
                });
            }
            _ => self.not_so(place, field),
        }
    }

    /// One entry beside an item, or several: one a carer.
    fn of_item(&self, place: &str, field: &Field, table: &Table) {
        match self.written.piece(place) {
            Some(Piece::Table) => self.look(place, table),
            Some(Piece::List) => self.items(place).for_each(|one| self.of_item(&one, field, table)),
            _ => self.not_so(place, field),
        }
    }

    /// The keys of the table at a place.
    pub(in crate::service) fn keys(&self, place: &str) -> Vec<String> {
        self.written.keys(place)
    }

    /// Notes a fault of a key in the table at a place.
    pub(in crate::service) fn fault_at_key(
        &self,
        place: &str,
        key: &str,
        what: impl Into<String>,
        todo: &str,
    ) {
        self.written.fault_at_key(place, key, what, todo);
        self.faulty.borrow_mut().insert(within(place, key));
    }

    /// Whether the file is JSON.
    pub(in crate::service) fn is_json(&self) -> bool {
        self.written.is_json()
    }

    /// What stands at a place.
    pub(in crate::service) fn piece(&self, place: &str) -> Option<Piece<'_>> {
        self.written.piece(place)
    }

    fn listed(&self, item: &str, field: &Field) {
        match (field.holds, self.written.piece(item)) {
            (Holds::Children | Holds::People | Holds::Lines, Some(Piece::Text(_)))
            | (Holds::Days, Some(Piece::Day(_))) => {}
            (Holds::Days, Some(Piece::Text(words))) => self.dated(item, field, words),
            _ => self.not_so(item, field),
        }
    }

    fn dated(&self, place: &str, field: &Field, words: &str) {
        if let Err((what, todo)) = day(words) {
            self.fault(place, format!("`{}`: {what}", field.name), todo);
        }
    }

    fn chosen(&self, place: &str, field: &Field, words: &[&str], word: &str) {
        if !words.contains(&word) {
            let what = format!("`{}` cannot be `{word}`", field.name);
            self.fault(place, what, format!("Use one of: {}.", words.join(", ")));
        }
    }

    fn not_so(&self, place: &str, field: &Field) {
        let what = format!("`{}` should be {}", field.name, field.holds.label());
        self.fault(place, what, self.like(field, "Write"));
    }
}
