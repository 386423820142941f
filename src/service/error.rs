//! What went wrong, for both front doors: a sentence, and a kind that decides the exit code.

use crate::export::ExportError;
use crate::store::StoreError;
use crate::vault::VaultError;

/// What kind of failure, as the command line contract numbers them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Could not be done.
    NotDone = 1,
    /// The words of the command are off, or there is no terminal.
    Usage = 2,
    /// Nothing found.
    NotFound = 3,
    /// Wrong passphrase, or held by another copy.
    Locked = 4,
    /// The store or a file is damaged.
    Damaged = 5,
    /// Made by a newer version.
    Newer = 6,
}

/// A failure: what happened, what is safe, what to do next.
#[derive(Debug, thiserror::Error)]
pub enum ServiceError {
    /// The store said no.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A file could not be written.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// The keys could not be used.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The passphrase or the words do not open the store.
    #[error("{what} does not open the store. Nothing was changed. {todo}")]
    WrongSecret {
        /// What was tried.
        what: &'static str,
        /// What to do.
        todo: String,
    },
    /// Several wrong tries: the next one has to wait.
    #[error(
        "{wrong} wrong tries in a row. Nothing was changed. Wait {seconds} s, then try again. Forgotten? The recovery \
         words open it too: portal recover"
    )]
    Wait {
        /// Wrong tries since the store was last unlocked.
        wrong: u32,
        /// Whole seconds until the next try.
        seconds: u64,
    },
    /// Another copy of the program holds the store.
    #[error(
        "The store is open in another window of this program ({by}). Nothing was changed. Close that window, or go on there."
    )]
    Held {
        /// Host, process and time, as the other copy wrote them.
        by: String,
    },
    /// Another computer held the store last and did not let go of it.
    #[error(
        "The store is in use on another computer, {host}, since {since}, as {lock} says. Nothing was changed. It can \
         be opened for reading. Close it there first. If that computer is certainly not using it, and was not \
         merely cut off, remove {lock} and try again."
    )]
    HeldElsewhere {
        /// The other computer.
        host: String,
        /// Since when.
        since: String,
        /// The file that says so.
        lock: String,
    },
    /// There is a store, and its folder may only be read.
    #[error(
        "The folder {folder} may only be read, so nothing can be written in the store there. Nothing was changed. It can \
         be opened for reading. To write in it, ask for the right to write to the folder, and try again."
    )]
    FolderOnlyToRead {
        /// Which.
        folder: String,
    },
    /// A disk has no room for a whole file.
    #[error(
        "There is no room for {what} in {folder}. {safe} Make room there or take another disk, and try again."
    )]
    NoRoom {
        /// What was to be written.
        what: &'static str,
        /// Where.
        folder: String,
        /// What is safe.
        safe: &'static str,
    },
    /// There is no store here.
    #[error(
        "There is no store in {folder} yet. Nothing was changed. To make one: portal init. For the practice family add --practice, or run: portal practice"
    )]
    NoStore {
        /// The folder looked in.
        folder: String,
    },
    /// Nothing has this name.
    #[error("{what} was not found. Nothing was changed. {todo}")]
    NotFound {
        /// What was looked for.
        what: String,
        /// What to do.
        todo: String,
    },
    /// A pack is of a form that only a newer version reads.
    #[error("{said}")]
    NewerPack {
        /// What is said of it.
        said: String,
    },
    /// A file is of a form that only a newer version reads.
    #[error(
        "This file says form = {form}, and a newer version of this program made that form. Nothing was added. Use that version, or write the file in form 1: see docs/schema.md"
    )]
    NewerFile {
        /// The form it says.
        form: i64,
    },
    /// The rules of the field do not allow it.
    #[error("{0}")]
    Refused(String),
    /// A file or folder could not be used.
    #[error("{path}: {what}. What is saved is safe. {todo}")]
    Place {
        /// Which.
        path: String,
        /// What happened.
        what: String,
        /// What to do.
        todo: String,
    },
}

impl ServiceError {
    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Store(StoreError::Newer { .. })
            | Self::Vault(VaultError::Newer { .. })
            | Self::NewerFile { .. }
            | Self::NewerPack { .. } => Kind::Newer,
            Self::Store(
                StoreError::Damaged
                | StoreError::WrongKeyOrDamaged { .. }
                | StoreError::ForeignLog { .. }
                | StoreError::Replaced { .. }
                | StoreError::NotABackup { .. }
                | StoreError::BackupDamaged { .. }
                | StoreError::Unfinished { .. },
            )
            | Self::Vault(
                VaultError::Damaged { .. } | VaultError::Missing { .. } | VaultError::OutOfBounds { .. },
            ) => Kind::Damaged,
            Self::Held { .. }
            | Self::HeldElsewhere { .. }
            | Self::Store(StoreError::Busy)
            | Self::WrongSecret { .. }
            | Self::Wait { .. }
            | Self::Vault(VaultError::WrongSecret) => Kind::Locked,
            Self::NoStore { .. } | Self::NotFound { .. } | Self::Store(StoreError::NotFound { .. }) => {
                Kind::NotFound
            }
            Self::Store(_)
            | Self::Vault(_)
            | Self::Export(_)
            | Self::Refused(_)
            | Self::FolderOnlyToRead { .. }
            | Self::NoRoom { .. }
            | Self::Place { .. } => Kind::NotDone,
        }
    }

    /// Something was to be written in a store that was opened for reading.
    #[must_use]
    pub fn only_to_read() -> Self {
        let said = "This store is open for reading only, so nothing was changed. To write in it, close it where it is \
                    in use, or get the right to write to its folder, and open it again.";
        Self::Refused(said.into())
    }

    /// A disk that is full, in words that fit what was being done; anything else as it is.
    #[must_use]
    pub fn or_no_room(self, what: &'static str, folder: &std::path::Path, safe: &'static str) -> Self {
        match self {
            Self::Store(StoreError::Full) => {
                Self::NoRoom { what, folder: folder.display().to_string(), safe }
            }
            other => other,
        }
    }

    /// A file or folder could not be used.
    #[must_use]
    pub fn place(path: &std::path::Path, error: &std::io::Error, todo: &str) -> Self {
        Self::Place { path: path.display().to_string(), what: error.to_string(), todo: todo.into() }
    }
}
