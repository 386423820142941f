//! Checklists: a sitting is begun, answered, closed and read; and the families' own pages of them.

pub mod answering;
pub mod flow;
pub mod starting;
pub mod view;
pub mod wording;
pub mod words;

#[cfg(test)]
mod tests;

pub use starting::SitDown;
pub use view::{FamilyChecklists, SittingRow, SittingView};
