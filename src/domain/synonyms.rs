//! Words that mean one another when something is searched for.

use serde::{Deserialize, Serialize};

/// Words and rows of words, each as good as the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Synonyms {
    /// Two or more, each as it is said.
    pub words: Vec<String>,
}
