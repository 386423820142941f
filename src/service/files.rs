//! Files that come from a practitioner: packs of content, settings, meetings; and what is wrong in them.

pub use crate::content::written::{Piece, Unreadable, Written, WrittenFile};
pub use crate::content::{Fault, Faults, Summary, Warning, check_folder};
