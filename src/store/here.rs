//! Whether the file that is saved to is still the one that will be opened under its name.
//!
//! A file that was deleted or replaced goes on taking saves from whoever has it open, and nobody can open them again.

use std::path::Path;

use super::error::StoreError;

/// What the system knows an open file by, whatever it is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FileId {
    device: u64,
    inode: u64,
}

impl FileId {
    /// Of the file under a name; none where there is none, or the system does not tell.
    #[cfg(unix)]
    pub(super) fn of(path: &Path) -> Option<Self> {
        use std::os::unix::fs::MetadataExt as _;
        let about = std::fs::metadata(path).ok()?;
        Some(Self { device: about.dev(), inode: about.ino() })
    }

    #[cfg(not(unix))]
    pub(super) fn of(_: &Path) -> Option<Self> {
        None
    }
}

/// Whether the file under its name is the one that was opened.
///
/// # Errors
/// [`StoreError::Replaced`] where it is another, or gone.
pub(super) fn check(path: &Path, opened: Option<FileId>) -> Result<(), StoreError> {
    let is_here = opened.is_none_or(|opened| FileId::of(path) == Some(opened));
    if is_here { Ok(()) } else { Err(StoreError::Replaced { path: path.into() }) }
}
