//! Dates as people say them.

/// Why words are not a date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotADate {
    /// Not like a date at all.
    #[error("not read as a date")]
    Unread,
}
