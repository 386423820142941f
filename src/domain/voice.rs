//! What a parent or a child said.

use serde::{Deserialize, Serialize};

use super::source::Source;

/// Someone's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Voice {
    /// The words.
    pub words: String,
    /// Who said them, without a name: `a mother`.
    pub who: String,
    /// Where they were heard or printed.
    pub source: Source,
}
