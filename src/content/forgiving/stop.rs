//! Why serde gave up, and where.

use std::fmt;
use std::ops::Range;

use serde::de::Error;

#[derive(Debug)]
pub(super) enum Reason {
    /// A key that must be there is not.
    Missing(&'static str),
    /// Anything else, in words.
    Other(String),
}

#[derive(Debug)]
pub(super) struct Stop {
    pub(super) reason: Reason,
    /// The innermost value it happened in.
    pub(super) at: Option<Range<usize>>,
}

impl Stop {
    /// Says where, unless something further in already did.
    pub(super) fn within(mut self, span: &Range<usize>) -> Self {
        self.at.get_or_insert_with(|| span.clone());
        self
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.reason {
            Reason::Missing(key) => write!(f, "`{key}` is missing"),
            Reason::Other(what) => f.write_str(what),
        }
    }
}

impl std::error::Error for Stop {}

impl Error for Stop {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self { reason: Reason::Other(message.to_string().trim_end_matches('.').to_owned()), at: None }
    }

    fn missing_field(field: &'static str) -> Self {
        Self { reason: Reason::Missing(field), at: None }
    }
}
