//! A family in a file: read with all its faults at once, and taken in as a whole or not at all.

mod days;
mod filling;
mod json;
mod nearest;
mod reading;
mod rev;
pub mod schema;
pub(super) mod shape;
mod showing;
mod updating;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::files::{Faults, Piece, Written, WrittenFile};
use super::practice::{Household, Keep};
use super::{ServiceError, families};
use crate::domain::family::Family;
use crate::domain::id::Id;
use crate::domain::record::Record;
use crate::store::{Reading, Writing};

pub use filling::Beside;
pub use showing::as_json;
pub use updating::{Update, change};

/// A family as a file describes it: all of it without a fault.
#[derive(Clone, Debug)]
pub struct FamilyFile(Household);

/// Why a family could not be read from a file.
#[derive(Debug, thiserror::Error)]
pub enum Unread {
    /// It has faults.
    #[error(transparent)]
    Faults(#[from] Faults),
    /// It is of a form that only a newer version knows.
    #[error(transparent)]
    Newer(ServiceError),
}

impl FamilyFile {
    /// Everything that will be kept.
    #[must_use]
    pub const fn household(&self) -> &Household {
        &self.0
    }

    /// The same, for practice.
    #[must_use]
    pub fn made_up(mut self) -> Self {
        self.0.family.made_up = true;
        self
    }
}

/// Reads a family, beside those that are on record.
///
/// # Errors
/// Every fault there is, each with its place; or that the file is of a newer form.
pub fn read(file: &WrittenFile, others: &[Family], today: NaiveDate) -> Result<FamilyFile, Unread> {
    read_beside(file, Beside { others, is_taken: &|_| false, today })
}

/// Reads a family, beside those that are on record and the ids that are taken.
///
/// # Errors
/// As [`read`].
pub fn read_beside(file: &WrittenFile, beside: Beside<'_>) -> Result<FamilyFile, Unread> {
    household(file, beside, None).map(FamilyFile)
}

/// Reads what a file changes of a family that is on record.
///
/// # Errors
/// As [`read`]; and where the file was made from an older state, each thing it would put back.
pub fn update(file: &WrittenFile, beside: Beside<'_>, known: &Household) -> Result<Update, Unread> {
    Ok(Update::of(known, &household(file, beside, Some(known))?))
}

fn household(file: &WrittenFile, beside: Beside<'_>, known: Option<&Household>) -> Result<Household, Unread> {
    let written = Written::parse_in_part(file)?;
    if let Some(Piece::Number(form)) = written.piece("form")
        && form > schema::FORM
    {
        return Err(Unread::Newer(ServiceError::NewerFile { form }));
    }
    let household = reading::household(&written, beside, known);
    Ok(written.finish(household)?)
}

/// What a file can say of a family, as it is on record.
///
/// # Errors
/// [`ServiceError::NotFound`], or the store's.
pub fn household_of(store: &Reading, family: Id) -> Result<Household, ServiceError> {
    let missing = || ServiceError::NotFound {
        what: "This family".into(),
        todo: "It may have been removed. For the list: portal family list".into(),
    };
    let of = Some(family);
    let mut house = Household::new(store.load::<Family>(family)?.ok_or_else(missing)?);
    house.children = store.list(of)?;
    house.children.sort_by_key(|child| child.order);
    house.people = store.list(of)?;
    house.ties = store.list(of)?;
    house.members = store.list(of)?;
    house.shields = store.list(of)?;
    house.episodes = store.list(of)?;
    house.outcomes = store.list(of)?;
    Ok(house)
}

/// The families that are on record.
///
/// # Errors
/// The store's.
pub fn on_record(store: &Reading) -> Result<Vec<Family>, ServiceError> {
    Ok(store.list(None)?)
}

/// Keeps a family that was read, whole.
///
/// # Errors
/// [`ServiceError::Refused`] where its reference was taken since; the store's. Nothing is kept then.
pub fn take_in(writing: &mut Writing<'_>, file: &FamilyFile) -> Result<(), ServiceError> {
    let reference = &file.0.family.reference;
    if families::find(writing, reference).is_ok() {
        let said =
            "Another family has this reference. Nothing was added. Give this one another, and add it again.";
        return Err(ServiceError::Refused(said.into()));
    }
    let mut ids = Ids(Vec::new());
    let Ok(()) = file.0.each(&mut ids);
    for id in ids.0 {
        if writing.has(id)? {
            let said = "A record with an id of this file is there already. Nothing was added. Take the ids out to add it as new.";
            return Err(ServiceError::Refused(said.into()));
        }
    }
    file.0.each(&mut super::practising::Keeping { writing })?;
    Ok(())
}

/// The ids of what is kept.
struct Ids(Vec<Id>);

impl Keep for Ids {
    type Error = std::convert::Infallible;

    fn keep<R: Record>(&mut self, record: &R) -> Result<(), Self::Error> {
        self.0.push(record.id());
        Ok(())
    }
}
