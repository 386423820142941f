//! What can go wrong with the keys, in words that hold nothing of a secret.

use std::io;
use std::path::{Path, PathBuf};

/// Why the keys could not be used. Each says what happened, what is safe, what to do next.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The slot is whole and the secret does not open it.
    #[error(
        "That does not open the store. Nothing was changed. Try again: capital letters and spaces count."
    )]
    WrongSecret,
    /// There is no slot of this kind.
    #[error("This store has no {0}. Nothing was changed. Use another way to unlock it.")]
    NoSlot(&'static str),
    /// The file of the keys is not what was written.
    #[error(
        "The file of the keys, {path}, is damaged. It was not changed, and what is in the store is safe. To put the \
         keys back from a backup: portal recover --keys-from BACKUP",
        path = .path.display()
    )]
    Damaged {
        /// Which file.
        path: PathBuf,
    },
    /// There is no file of keys beside the store.
    #[error(
        "The file of the keys, {path}, is not there. What is in the store is safe, and cannot be opened without it. \
         To put the keys back from a backup: portal recover --keys-from BACKUP",
        path = .path.display()
    )]
    Missing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// Made by a newer version.
    #[error(
        "The file of the keys was made by a newer version of this program (its form is {found}, this one knows \
         {known}). It was not changed. Install the newer version."
    )]
    Newer {
        /// The form of the file.
        found: u32,
        /// The newest form this program knows.
        known: u32,
    },
    /// The file asks for more work than any store of this program does.
    #[error(
        "The file of the keys asks for {memory_mib} MiB of memory and {passes} passes, which this program never \
         writes. Nothing was changed and nothing was tried. The file is damaged, or somebody changed it. To put the \
         keys back from a backup: portal recover --keys-from BACKUP"
    )]
    OutOfBounds {
        /// Memory asked for, in MiB.
        memory_mib: u32,
        /// Passes asked for.
        passes: u32,
    },
    /// The memory that unlocking needs could not be had.
    #[error(
        "There is not enough memory to unlock the store: {memory_mib} MiB are needed. Nothing was changed. Close \
         other programs and try again."
    )]
    NoMemory {
        /// Memory needed, in MiB.
        memory_mib: u32,
    },
    /// The system gave no random bytes.
    #[error(
        "The system gave no random bytes, so no key could be made. Nothing was changed. Try again later."
    )]
    NoRandomness,
    /// A file could not be made, read or moved.
    #[error(
        "{path}: {source}. The keys are as they were. Check the folder and the room on the disk, then try again.",
        path = .path.display()
    )]
    Io {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl VaultError {
    pub(super) fn io(path: &Path, source: io::Error) -> Self {
        Self::Io { path: path.into(), source }
    }
}
