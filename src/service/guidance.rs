//! Guidance pages: their shape.

use crate::domain::guidance::Page;
use crate::domain::prose::Block;

/// A page's text as blocks.
#[must_use]
pub fn blocks(page: &Page) -> Vec<Block> {
    crate::content::markdown::blocks(&page.body)
}
