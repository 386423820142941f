//! One entry of a family file beside the record it changes: which record it is, what it says, what it leaves alone.

use std::cell::RefCell;
use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::rev::{differing, rev};
use super::schema::Table;
use super::shape::{Sheet, within};
use crate::domain::family::Family;
use crate::domain::id::Id;
use crate::domain::record::Record;
use crate::service::new_id;
use crate::service::practice::Household;

/// What a file is read beside.
#[derive(Clone, Copy)]
pub struct Beside<'a> {
    /// The families on record.
    pub others: &'a [Family],
    /// Whether an id is that of a record already.
    pub is_taken: &'a dyn Fn(Id) -> bool,
    /// The day things are reckoned from.
    pub today: NaiveDate,
}

/// The entries of a file, and the records they are.
pub(super) struct Entries<'s, 'w, 'f> {
    pub(super) sheet: &'s Sheet<'w, 'f>,
    pub(super) beside: Beside<'s>,
    /// What is on record; none where a family is added.
    pub(super) known: Option<&'s Household>,
    seen: RefCell<BTreeSet<Id>>,
}

impl<'s, 'w, 'f> Entries<'s, 'w, 'f> {
    pub(super) fn new(sheet: &'s Sheet<'w, 'f>, beside: Beside<'s>, known: Option<&'s Household>) -> Self {
        Self { sheet, beside, known, seen: RefCell::default() }
    }

    /// The record an entry changes, and the id of what it says: its own, or a new one.
    pub(super) fn which<'r, R: Record>(
        &self,
        at: &str,
        of: impl Fn(&'s Household) -> &'r [R],
    ) -> (Option<&'r R>, Id)
    where
        's: 'r,
    {
        let place = within(at, "id");
        let Some(id) = self.id(&place) else {
            self.needs_an_id(at);
            return (None, new_id());
        };
        let was = self.known.and_then(|known| of(known).iter().find(|record| record.id() == id));
        if was.is_none() {
            self.refuse_id(&place, id);
            self.needs_an_id(at);
        }
        (was, id)
    }

    fn id(&self, place: &str) -> Option<Id> {
        if !self.sheet.has(place) {
            return None;
        }
        let read = self.sheet.line(place).parse::<Id>();
        let Ok(id) = read else {
            if !self.sheet.is_faulty(place) {
                let todo = "Write it as `portal family show REF --json` does, or take it out: a new entry is given one.";
                self.sheet.fault(place, "`id`: an id is 32 hex digits", todo);
            }
            return None;
        };
        if !self.seen.borrow_mut().insert(id) {
            self.sheet.fault(
                place,
                "`id`: this id is here a second time",
                "Each record is in the file once.",
            );
        }
        Some(id)
    }

    fn refuse_id(&self, place: &str, id: Id) {
        match self.known {
            Some(_) => {
                let todo = "Take the id out to add a new entry.";
                self.sheet.fault(place, "`id`: nothing of this kind in this family has this id", todo);
            }
            None if (self.beside.is_taken)(id) => {
                let todo =
                    "Take the ids out to add this as new, or change what is there: portal family update.";
                self.sheet.fault(place, "`id`: a record with this id is there already", todo);
            }
            None => {}
        }
    }

    /// What is removed must be on record.
    fn needs_an_id(&self, at: &str) {
        let place = within(at, "remove");
        if self.sheet.truth(&place) == Some(true) {
            let todo = "Give its `id`, as `portal family show REF --json` writes it.";
            self.sheet.fault(&place, "`remove`: nothing on record is meant", todo);
        }
    }

    /// Whether an entry takes its record off the lists.
    pub(super) fn removes<R: Record>(&self, at: &str, was: Option<&R>) -> bool {
        let Some(was) = was.filter(|_| self.sheet.truth(&within(at, "remove")) == Some(true)) else {
            return false;
        };
        self.refuse_an_older_state(at, was, None);
        true
    }

    /// Notes a conflict where a record is changed that is not as it was shown.
    pub(super) fn changes<R: Record>(&self, at: &str, was: Option<&R>, now: &R) {
        if let Some(was) = was {
            let fields = differing(was, now);
            if !fields.is_empty() {
                self.refuse_an_older_state(at, was, Some(&fields));
            }
        }
    }

    fn refuse_an_older_state<R: Record>(&self, at: &str, was: &R, fields: Option<&[String]>) {
        let place = within(at, "rev");
        let todo = "Show the family again, and change that file: portal family show REF --json";
        if !self.sheet.has(&place) {
            let at = if at.is_empty() { "form".to_owned() } else { within(at, "id") };
            self.sheet.fault(&at, "`rev` is missing: from which state this was made is not known", todo);
        } else if self.sheet.line(&place) != rev(was) {
            let what = match fields {
                Some(fields) => format!("would put back: {}", fields.join(", ")),
                None => "would remove it".to_owned(),
            };
            let what =
                format!("`rev`: this was changed on record after the file was made, and the file {what}");
            self.sheet.fault(&place, what, todo);
        }
    }

    /// Whether a field is to be emptied. What an entry may not empty is noted.
    pub(super) fn empties(&self, at: &str, field: &str) -> bool {
        self.sheet.items(&within(at, "empty")).any(|item| self.sheet.line(&item) == field)
    }

    /// Notes fields that cannot be emptied.
    pub(super) fn look_at_empty(&self, at: &str, table: &Table) {
        for item in self.sheet.items(&within(at, "empty")) {
            let name = self.sheet.line(&item);
            let can = table.field(&name).is_some_and(|field| {
                !field.needed
                    && !matches!(
                        name.as_str(),
                        "id" | "rev" | "remove" | "empty" | "born" | "expected" | "ties" | "earlier"
                    )
            });
            if !can && !self.sheet.is_faulty(&item) {
                let todo = "Name fields that may be left out.";
                self.sheet.fault(&item, format!("`empty`: `{name}` cannot be emptied"), todo);
            }
        }
    }

    /// A line: what the file says, else what is on record.
    pub(super) fn line(&self, at: &str, field: &str, was: Option<&str>) -> String {
        self.words(at, field, was, |place| self.sheet.line(place))
    }

    /// A text of several lines, in the same way.
    pub(super) fn prose(&self, at: &str, field: &str, was: Option<&str>) -> String {
        self.words(at, field, was, |place| self.sheet.prose(place))
    }

    fn words(&self, at: &str, field: &str, was: Option<&str>, read: impl Fn(&str) -> String) -> String {
        let place = within(at, field);
        match (self.sheet.has(&place), self.empties(at, field)) {
            (true, _) => read(&place),
            (false, true) => String::new(),
            (false, false) => was.unwrap_or_default().to_owned(),
        }
    }

    /// A day, in the same way.
    pub(super) fn day(&self, at: &str, field: &str, was: Option<NaiveDate>) -> Option<NaiveDate> {
        let place = within(at, field);
        if self.sheet.has(&place) { self.sheet.day(&place) } else { was.filter(|_| !self.empties(at, field)) }
    }

    /// Yes, no or not known, in the same way.
    pub(super) fn truth(&self, at: &str, field: &str, was: Option<bool>) -> Option<bool> {
        let place = within(at, field);
        if self.sheet.has(&place) {
            self.sheet.truth(&place)
        } else {
            was.filter(|_| !self.empties(at, field))
        }
    }

    /// Several lines, in the same way.
    pub(super) fn lines(&self, at: &str, field: &str, was: Option<&[String]>) -> Vec<String> {
        let place = within(at, field);
        match (self.sheet.has(&place), self.empties(at, field)) {
            (true, _) => self.sheet.items(&place).map(|item| self.sheet.line(&item)).collect(),
            (false, true) => Vec::new(),
            (false, false) => was.unwrap_or_default().to_vec(),
        }
    }
}
