//! Checklists: a sitting is begun, answered, closed and read; and the families' own pages of them.

pub mod answering;
pub mod answers_file;
pub mod copying;
pub mod flow;
pub mod starting;
pub mod view;
pub mod whom;
pub mod wording;

#[cfg(test)]
mod tests;

pub use starting::SitDown;
pub use view::{FamilyChecklists, SittingRow, SittingView};
