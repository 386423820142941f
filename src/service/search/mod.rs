//! Finding by words: in the content, which needs no store, and in the records.

mod finder;
mod lines;
mod records;
mod target;

pub use finder::{Elsewhere, Finder, Finding, Hit};
pub use records::{Found, records};
pub use target::{Kind, Target};

/// Most results of each sort shown.
pub const AT_MOST: usize = 50;

/// Most results of the content shown: the line of each is looked for in its text.
pub const OF_CONTENT: usize = 20;
