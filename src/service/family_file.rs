//! A family in a file: read with all its faults at once, and taken in as a whole or not at all.

mod days;
mod json;
mod nearest;
mod reading;
pub mod schema;
pub(super) mod shape;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::files::{Faults, Piece, Written, WrittenFile};
use super::practice::Household;
use super::{ServiceError, families};
use crate::domain::family::Family;
use crate::store::{Reading, Writing};

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
    let written = Written::parse_in_part(file)?;
    if let Some(Piece::Number(form)) = written.piece("form")
        && form > schema::FORM
    {
        return Err(Unread::Newer(ServiceError::NewerFile { form }));
    }
    let household = reading::household(&written, others, today);
    Ok(FamilyFile(written.finish(household)?))
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
    file.0.each(&mut super::practising::Keeping { writing })?;
    Ok(())
}
