//! Checklists: a sitting is begun, answered, closed and read; and the families' own pages of them.

pub mod answering;
pub mod answers_file;
pub mod auditing;
pub mod comparing;
pub mod copying;
pub mod flow;
pub mod heads;
pub mod in_words;
pub mod outcome_from;
pub mod results;
pub mod sheets;
pub mod side_by_side;
pub mod starting;
pub mod trend;
pub mod view;
pub mod whom;
pub mod wording;
pub mod words;

#[cfg(test)]
mod tests;

pub use comparing::{CompareFor, ComparisonRead};
pub use results::SittingRead;
pub use side_by_side::SiblingsRead;
pub use starting::SitDown;
pub use trend::TrendRead;
pub use view::{FamilyChecklists, SittingRow, SittingView};
