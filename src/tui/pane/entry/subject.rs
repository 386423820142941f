//! What a form is about: something on record that is corrected, or something new.

use crate::domain::id::Id;
use crate::domain::record::Record;

/// What is on record of it, and the id it has or will have.
pub(super) struct Subject<'a, T> {
    /// As it stands; none where it is new.
    pub before: Option<&'a T>,
    /// Its id: the same however often it is saved.
    pub id: Id,
}

impl<'a, T: Record> Subject<'a, T> {
    /// The one with this id among `all`, or a new one that will have the id `new`.
    pub(super) fn of(all: &'a [T], id: Option<Id>, new: Id) -> Self {
        let before = all.iter().find(|one| Some(one.id()) == id);
        Self { before, id: before.map_or(new, Record::id) }
    }

    /// Whether it is not on record yet.
    pub(super) const fn is_new(&self) -> bool {
        self.before.is_none()
    }

    /// A text of it as it stands; empty where it is new.
    pub(super) fn text(&self, of: fn(&T) -> &str) -> &'a str {
        self.before.map_or("", |before| of(before))
    }
}
