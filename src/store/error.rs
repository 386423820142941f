//! What can go wrong in the store, in words that name no one: never a value out of the record.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use crate::domain::id::Id;

/// Why the store could not do what was asked. Each says what happened, what is safe, what to do next.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No file there.
    #[error("There is no record file at {path}. Nothing was changed. Check the folder, or restore a backup.")]
    NotFound {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// A file stands where a new one was to be made.
    #[error("There is already a file at {path}. It was left as it is. Choose another name.")]
    AlreadyThere {
        /// Where it stands.
        path: PathBuf,
    },
    /// The file opens, but nothing was ever laid down in it.
    #[error(
        "The record file at {path} was never finished and holds nothing. Set it aside and start again, \
             or restore a backup."
    )]
    Unfinished {
        /// Which file.
        path: PathBuf,
    },
    /// The first page cannot be read with this key.
    #[error(
        "The record file at {path} does not open with this key. It was not changed. If the passphrase is \
             right the file is damaged: keep it, and restore the newest backup."
    )]
    WrongKeyOrDamaged {
        /// Which file.
        path: PathBuf,
    },
    /// The key is right and a page is not what was written.
    #[error(
        "The record file is damaged. Nothing wrong was read from it, and nothing more is written to it. \
             Copy it and the files beside it to a safe place, then restore the newest backup: portal restore FILE"
    )]
    Damaged,
    /// The file is whole, and what lies beside it as its log is not its own.
    #[error(
        "The log beside the record file, {path}, is damaged or belongs to another file. The record file itself is \
             whole, without what was saved last. Nothing was changed. Copy the whole folder to a safe place. Then \
             restore the newest backup, or take the log away by another name and go on without those saves."
    )]
    ForeignLog {
        /// The log.
        path: PathBuf,
    },
    /// A file that does not end as a backup does.
    #[error(
        "{path} is not a whole backup: its end is missing, or it is another file. It was not changed, and your store \
             is as it was. Take another backup."
    )]
    NotABackup {
        /// Which file.
        path: PathBuf,
    },
    /// A backup whose bytes do not add up.
    #[error(
        "The backup {path} is damaged: it is not what was written. It was not changed, and your store is as it was. \
             Take another backup."
    )]
    BackupDamaged {
        /// Which file.
        path: PathBuf,
    },
    /// A log can be read only where something can be written beside it.
    #[error(
        "The record file was not closed well, and what was saved last cannot be read in a folder that may only be read. \
             Nothing was changed. Ask for the right to write to the folder, or copy all of it and open the copy."
    )]
    LogCannotBeRead,
    /// Made by a newer version.
    #[error(
        "The record file was made by a newer version of this program (its form is {found}, this one knows \
             {known}). It was not changed. Install the newer version."
    )]
    Newer {
        /// The form of the file.
        found: u32,
        /// The newest form this program knows.
        known: u32,
    },
    /// Made by an older version and opened for reading only.
    #[error(
        "The record file was made by an older version of this program (its form is {found}, this one \
             writes {known}). It was not changed. Open it for writing once, which brings it up to date."
    )]
    Older {
        /// The form of the file.
        found: u32,
        /// The form this program reads.
        known: u32,
    },
    /// No room on the disk.
    #[error(
        "The disk is full. Everything up to the last save is safe; what came after it is not on the disk \
             yet. Make room and it is saved with the next try."
    )]
    Full,
    /// The file may not be written.
    #[error(
        "The record file may only be read. What is in it is safe; nothing new can be saved. Ask for the \
             right to write to its folder."
    )]
    ReadOnly,
    /// Another program holds the file.
    #[error(
        "Another program is using the record file. What was saved is safe. Close the other one and try \
             again."
    )]
    Busy,
    /// The file that is open is not the one under its name.
    #[error(
        "The record file was deleted, moved or replaced while it was open, so nothing more is written to it. What you \
             typed since then is held in this program and is not on the disk. Put it back as {path} and it is saved with \
             the next try; do not close the program before."
    )]
    Replaced {
        /// Under which name it was opened.
        path: PathBuf,
    },
    /// A newer question stopped this one.
    #[error("Stopped before it was done. Nothing was changed. Ask again.")]
    Interrupted,
    /// A file could not be made, read or moved.
    #[error(
        "The system would not let {path} be used ({source}). What was saved is safe. Check the folder and \
             the disk."
    )]
    Io {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// `SQLite` met an error of the disk.
    #[error(
        "The disk under the record file gave an error (number {code}). Everything up to the last save is \
             safe. Check the disk, then try again."
    )]
    Disk {
        /// `SQLite`'s extended code.
        code: i32,
    },
    /// A kept record is not of the shape this version knows.
    #[error("This version cannot read the {entity} {}. It is safe in the file. Install the newer version that \
             wrote it.", id.short())]
    Unreadable {
        /// Which kind of record.
        entity: &'static str,
        /// Which one.
        id: Id,
    },
    /// Two different changes carry one number: a copy was set back and went on under its old name.
    #[error(
        "Two different changes have the same number: one copy was restored from a backup and went on \
             under its old name. Nothing was taken in. Keep both copies and ask for help."
    )]
    Forked,
    /// A fault of the program.
    #[error(
        "A fault in this program: {0}. Nothing was changed and what was saved is safe. Please report it."
    )]
    Misfit(&'static str),
}

impl StoreError {
    pub(super) fn unreadable_name(path: &Path) -> Self {
        Self::io(path, io::Error::other("its name is not in readable letters"))
    }

    pub(super) fn io(path: &Path, source: io::Error) -> Self {
        match source.kind() {
            io::ErrorKind::NotFound => Self::NotFound { path: path.into() },
            io::ErrorKind::AlreadyExists => Self::AlreadyThere { path: path.into() },
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::Io { path: path.into(), source },
        }
    }

    /// The same error while a file is opened, where the key is not yet proved.
    pub(super) fn at_opening(self, path: &Path) -> Self {
        match self {
            Self::Damaged => Self::WrongKeyOrDamaged { path: path.into() },
            other => other,
        }
    }
}

/// Only the kind is taken over: `SQLite`'s own messages may carry values and statements.
impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let (code, extended) = match &error {
            rusqlite::Error::SqliteFailure(failure, _) => (failure.code, failure.extended_code),
            rusqlite::Error::SqlInputError { error, .. } => (error.code, error.extended_code),
            rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::Utf8Error(..) => return Self::Damaged,
            _ => return Self::Misfit("the store asked its file for something that cannot be"),
        };
        from_code(code, extended)
    }
}

fn from_code(code: ErrorCode, extended: i32) -> StoreError {
    match code {
        ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => StoreError::Damaged,
        ErrorCode::DiskFull => StoreError::Full,
        // A connection to a file that may not be written is refused at opening. One that was opened
        // for writing is called read-only, without more, after a page's seal was found broken.
        ErrorCode::ReadOnly if extended == rusqlite::ffi::SQLITE_READONLY => StoreError::Damaged,
        ErrorCode::ReadOnly | ErrorCode::PermissionDenied => StoreError::ReadOnly,
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed => {
            StoreError::Busy
        }
        ErrorCode::OperationInterrupted => StoreError::Interrupted,
        ErrorCode::SystemIoFailure | ErrorCode::CannotOpen | ErrorCode::OutOfMemory => {
            StoreError::Disk { code: extended }
        }
        ErrorCode::ConstraintViolation => StoreError::Misfit("a rule of the record file was broken"),
        _ => StoreError::Misfit("the record file was asked wrongly"),
    }
}

impl From<rusqlite::types::FromSqlError> for StoreError {
    fn from(_: rusqlite::types::FromSqlError) -> Self {
        Self::Damaged
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_of_a_failed_statement_reaches_the_message() {
        let told = "UPDATE field SET value = 'Zoe was not brought'".to_owned();
        for number in 1..29 {
            let error = rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(number), Some(told.clone()));
            let error = StoreError::from(error);
            assert!(!format!("{error} {error:?}").contains("Zoe"), "{error}");
        }
    }

    #[test]
    fn each_kind_of_failure_has_its_name() {
        let kind = |number| {
            StoreError::from(rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(number), None))
        };
        assert!(matches!(kind(11), StoreError::Damaged));
        assert!(matches!(kind(26), StoreError::Damaged));
        assert!(matches!(kind(13), StoreError::Full));
        assert!(matches!(kind(8), StoreError::Damaged));
        assert!(matches!(kind(0x608), StoreError::ReadOnly));
        assert!(matches!(kind(5), StoreError::Busy));
        assert!(matches!(kind(9), StoreError::Interrupted));
        assert!(matches!(kind(0x30a), StoreError::Disk { code: 778 }));
        assert!(matches!(kind(1), StoreError::Misfit(_)));
    }
}
