//! Why serde gave up, and where.

use std::fmt;
use std::ops::Range;

use serde::de::Error;

/// What stands for a key that is not known yet.
const IT: &str = "it";

#[derive(Debug)]
pub(super) enum Reason {
    /// A key that must be there is not.
    Missing(&'static str),
    /// Anything else, in words, and what to do.
    Other(String, String),
}

#[derive(Debug)]
pub(super) struct Stop {
    pub(super) reason: Reason,
    /// The innermost value it happened in.
    pub(super) at: Option<Range<usize>>,
}

impl Stop {
    /// Says where, and at which key, unless something further in already did.
    pub(super) fn at_key(mut self, key: &str, span: &Range<usize>) -> Self {
        if let (None, Reason::Other(what, _)) = (&self.at, &mut self.reason)
            && let Some(rest) = what.strip_prefix(IT)
        {
            *what = format!("`{key}`{rest}");
        }
        self.within(span)
    }

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
            Reason::Other(what, _) => f.write_str(what),
        }
    }
}

impl std::error::Error for Stop {}

impl Error for Stop {
    fn custom<T: fmt::Display>(message: T) -> Self {
        let what = message.to_string().trim_end_matches('.').to_owned();
        Self { reason: Reason::Other(what, "Put it right.".to_owned()), at: None }
    }

    fn unknown_variant(variant: &str, choices: &'static [&'static str]) -> Self {
        let todo = format!("Use one of: {}.", choices.join(", "));
        Self { reason: Reason::Other(format!("{IT} cannot be `{variant}`"), todo), at: None }
    }

    fn missing_field(field: &'static str) -> Self {
        Self { reason: Reason::Missing(field), at: None }
    }
}
