//! Domain values become one neutral document for one reader, and that becomes Markdown or plain text.
//!
//! A [`document::Document`] is made for a reader and holds only what that reader may have. What was left out
//! is counted for the screen and never written down in the copy.

mod addressee;
pub mod agreement;
pub mod before;
pub mod checklist;
mod clean;
pub mod csv;
pub mod document;
pub mod error;
pub mod file;
pub mod markdown;
pub mod minutes;
pub mod own_words;
pub mod text;
mod wrap;

pub use document::{Block, Document, Draft, Finished, LeftOut, What};
pub use error::ExportError;
pub use file::{file_name, write_new};
pub use markdown::to_markdown;
pub use text::to_text;
