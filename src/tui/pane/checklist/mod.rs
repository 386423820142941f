//! Checklists: a family's sittings, how one is begun, scored, and what stands beside its answers.

pub mod begin;
pub mod beside;
pub mod list;
pub mod paper;
pub mod scoring;

use super::Where;
use crate::domain::id::Id;

/// The pane in which a sitting is read as a whole.
#[must_use]
pub const fn read_pane(sitting: Id) -> Where {
    Where::Sitting(sitting)
}
