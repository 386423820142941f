//! Guidance pages: their shape, and search over them.

use super::Catalogue;
use crate::content::search::search_guidance;
use crate::domain::guidance::Page;
use crate::domain::prose::Block;

pub use crate::content::search::Hit;

/// A page's text as blocks.
#[must_use]
pub fn blocks(page: &Page) -> Vec<Block> {
    crate::content::markdown::blocks(&page.body)
}

/// Pages that have all these words, titles first.
#[must_use]
pub fn search(catalogue: &Catalogue, words: &str, limit: usize) -> Vec<Hit> {
    search_guidance(catalogue, words, limit)
}
