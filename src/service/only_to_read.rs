//! Where a store cannot be written in and can be read: who has it, and what to do about it, short enough to stand in the
//! smallest window.

use super::ServiceError;
use crate::store::StoreError;

/// What is said of a store that can be read only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnlyToRead {
    /// Who has it and since when, or what else keeps it from being written in; a sentence.
    pub why: String,
    /// What is said to whatever would write in it; two rows of 40 columns hold the most of it.
    pub refusal: &'static str,
}

impl ServiceError {
    /// What to say where the store can be read all the same; none where it cannot.
    #[must_use]
    pub fn only_to_read_because(&self) -> Option<OnlyToRead> {
        let (why, refusal) = match self {
            Self::Held { by } => (
                format!("It is open in another window of this program: {by}."),
                "Read only: another window has the store. Close it there, then lock and unlock. Nothing was changed.",
            ),
            Self::HeldElsewhere { host, since, .. } => (
                format!("It is in use on another computer, {host}, since {since}."),
                "Read only: another computer has it. Close it there, then lock and unlock. Nothing was changed.",
            ),
            Self::FolderOnlyToRead { .. } | Self::Store(StoreError::ReadOnly) => (
                "Its folder may only be read by you.".into(),
                "Read only, as its folder is. With the right to write, lock and unlock. Nothing was changed.",
            ),
            Self::Store(StoreError::Busy) => (
                "Another program is using its file.".into(),
                "Read only: another program has it. Close that one, then lock and unlock. Nothing was changed.",
            ),
            _ => return None,
        };
        Some(OnlyToRead { why, refusal })
    }

    /// Whether the store cannot be written in now, and can be opened for reading.
    #[must_use]
    pub fn can_still_be_read(&self) -> bool {
        self.only_to_read_because().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_says_what_to_do_in_two_rows_of_the_smallest_window() {
        let errors = [
            ServiceError::Held { by: String::new() },
            ServiceError::HeldElsewhere { host: "desk".into(), since: "noon".into(), lock: String::new() },
            ServiceError::FolderOnlyToRead { folder: String::new() },
            ServiceError::Store(StoreError::Busy),
            ServiceError::Store(StoreError::ReadOnly),
        ];
        for error in errors {
            let said = error.only_to_read_because().expect("it can be read").refusal;
            let needed = said.strip_suffix(" Nothing was changed.").expect("it says so");
            let rows = needed.split(' ').fold((1, 0), |(rows, used), word| match used {
                0 => (rows, word.len()),
                used if used + 1 + word.len() <= 40 => (rows, used + 1 + word.len()),
                _ => (rows + 1, word.len()),
            });
            assert!(rows.0 <= 2, "{needed}");
        }
        assert!(!ServiceError::Store(StoreError::Damaged).can_still_be_read());
    }
}
