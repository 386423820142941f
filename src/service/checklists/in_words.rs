//! How an answer is said. The words are those of papers too.

pub use crate::domain::checklist::in_words::*;
