//! Checklists: a family's sittings, how one is begun, scored, and what stands beside its answers.

pub mod agree;
mod audiences;
pub mod begin;
mod begun;
pub mod beside;
pub mod comparison;
mod form_pane;
pub mod judge;
mod ledger;
mod levels;
pub mod list;
pub mod outcome;
pub mod paper;
pub mod reading;
pub mod scoring;
pub mod siblings;
pub mod trend;

use super::Where;
use crate::domain::id::Id;

/// The pane in which a sitting is read as a whole.
#[must_use]
pub const fn read_pane(sitting: Id) -> Where {
    Where::SittingRead(sitting)
}
