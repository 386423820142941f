//! Keeps domain values in one encrypted `SQLite` file. The only room that knows SQL.
//!
//! Every change to any field of any [`Record`](crate::domain::record::Record) is one row of an
//! append-only log ([`log`]), written in the same transaction as the state that comes of it
//! ([`writing`]). A text under the fingers is saved with each tick and logged when it is left
//! ([`draft`]). Two copies that were changed apart become one by taking in each other's rows
//! ([`unite`]). Entities need no tables of their own: a record is kept field by field.

pub mod backup;
mod before;
mod connection;
pub mod content_index;
pub mod draft;
pub mod error;
mod here;
pub mod log;
mod migrate;
pub mod note;
pub mod parcel;
mod question;
pub mod reading;
pub mod search;
pub mod unite;
pub mod verify;
pub mod writing;

#[cfg(test)]
mod tests;

use std::fs::OpenOptions;
use std::ops::Deref;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use self::connection::Purpose;
use self::here::FileId;
use crate::domain::id::Id;

pub use self::connection::{Journal, Key};
pub use self::content_index::{ContentIndex, Entry};
pub use self::draft::DraftSave;
pub use self::error::StoreError;
pub use self::log::{Change, Conflict, Version, VersionVector};
pub use self::parcel::Parcel;
pub use self::reading::{Interrupt, Reading};
pub use self::search::Hit;
pub use self::unite::United;
pub use self::verify::Verdict;
pub use self::writing::{SaveNumber, Stamp, Writing};

/// The record file, open for writing. There is one in a program; it can be asked what a [`Reading`]
/// can.
pub struct Store {
    reading: Reading,
    journal: Journal,
    path: PathBuf,
    /// Which file was opened under that name.
    file: Option<FileId>,
    /// Nothing is ever written through it.
    only_to_read: bool,
    /// It was of an older form when it was opened.
    was_raised: bool,
}

impl Deref for Store {
    type Target = Reading;

    fn deref(&self) -> &Reading {
        &self.reading
    }
}

impl Store {
    /// Makes a new record file that only its owner may read, in a folder that is there. `device` is the
    /// name under which this copy logs its changes.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`] when any file stands there, [`StoreError::NotFound`] when the folder
    /// does not. A file that could not be finished is taken away again.
    pub fn create(path: &Path, key: &Key, device: Id) -> Result<Self, StoreError> {
        let path = connection::absolute(path)?;
        make_private(&path)?;
        Self::begin(&path, key, Some(device), None, migrate::FORMS).inspect_err(|_| {
            let _ = std::fs::remove_file(&path);
        })
    }

    /// Opens a record file. One of an older form is copied beside itself (`.before-1` for the first form) and then
    /// brought up to date; the copy goes when the file was opened once more and closed well. What a kill left in the
    /// log is proved, page by page, before it becomes part of the file.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::WrongKeyOrDamaged`], [`StoreError::Damaged`],
    /// [`StoreError::ForeignLog`], [`StoreError::Newer`] (the file is not touched in any of these),
    /// [`StoreError::ReadOnly`], [`StoreError::Busy`], [`StoreError::Unfinished`], [`StoreError::Full`].
    pub fn open(path: &Path, key: &Key) -> Result<Self, StoreError> {
        let path = connection::absolute(path)?;
        std::fs::metadata(&path).map_err(|source| StoreError::io(&path, source))?;
        Self::begin(&path, key, None, None, migrate::FORMS)
    }

    /// Opens a record file as a store in which nothing can be written: where the folder may only be read, or another
    /// copy of the program has it. Every save is [`StoreError::ReadOnly`].
    ///
    /// # Errors
    /// As [`open_reading`](Self::open_reading).
    pub fn open_to_read(path: &Path, key: &Key) -> Result<Self, StoreError> {
        let path = connection::absolute(path)?;
        let reading = Reading::open(&path, key)?;
        let file = FileId::of(&path);
        Ok(Self { reading, journal: Journal::Wal, path, file, only_to_read: true, was_raised: false })
    }

    /// Opens a second look for reading alone: for lists, search, verifying and backup. It may live in
    /// another thread.
    ///
    /// # Errors
    /// As [`open`](Self::open); a file of an older form is [`StoreError::Older`].
    pub fn open_reading(path: &Path, key: &Key) -> Result<Reading, StoreError> {
        Reading::open(path, key)
    }

    fn begin(
        path: &Path,
        key: &Key,
        new: Option<Id>,
        driver: Option<&str>,
        forms: &[&str],
    ) -> Result<Self, StoreError> {
        let purpose = if new.is_some() { Purpose::Making } else { Purpose::Writing };
        let log_is_to_be_proved = connection::has_log(path);
        let conn = connection::connect(path, key, purpose, driver, migrate::newest(forms))
            .and_then(|conn| if log_is_to_be_proved { prove(conn) } else { Ok(conn) })
            .map_err(|error| if log_is_to_be_proved { whose_fault(path, key, error) } else { error })?;
        connection::bring_in_the_log(&conn, true)?;
        let journal = connection::choose_journal(&conn).map_err(|error| error.at_opening(path))?;
        let was_raised = new.is_none() && migrate::found(&conn)? < migrate::newest(forms);
        let reading = Reading { conn };
        match new {
            Some(device) => migrate::lay(&reading.conn, device)?,
            None if was_raised => {
                before::keep(&reading, path, key)?;
                migrate::raise_with(&reading.conn, forms)?;
            }
            None => {}
        }
        // What cannot be indexed now is indexed at the next opening: nothing of the record hangs on it.
        let _ = note::index_anew(&reading.conn);
        let file = FileId::of(path);
        Ok(Self { reading, journal, path: path.into(), file, only_to_read: false, was_raised })
    }

    /// How saves are kept whole here. [`Journal::Truncate`] is worth a word on screen: the folder is
    /// probably on a network.
    #[must_use]
    pub const fn journal(&self) -> Journal {
        self.journal
    }

    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether nothing can be written through it.
    #[must_use]
    pub const fn is_only_to_read(&self) -> bool {
        self.only_to_read
    }

    const fn may_write(&self) -> Result<(), StoreError> {
        if self.only_to_read { Err(StoreError::ReadOnly) } else { Ok(()) }
    }

    /// One save: `work` writes, and when it answers all of it is on the disk. When it fails nothing of
    /// it is, and the store goes on.
    ///
    /// # Errors
    /// What `work` answers, or [`StoreError::Full`], [`StoreError::Busy`], [`StoreError::Disk`],
    /// [`StoreError::Replaced`]: nothing is written to a file that nobody will open.
    pub fn write<T, E: From<StoreError>>(
        &mut self,
        stamp: &Stamp,
        work: impl FnOnce(&mut Writing<'_>) -> Result<T, E>,
    ) -> Result<(T, SaveNumber), E> {
        self.may_write()?;
        here::check(&self.path, self.file)?;
        let tx = Transaction::new_unchecked(&self.reading.conn, TransactionBehavior::Immediate)
            .map_err(StoreError::from)?;
        let mut writing = Writing::begin(&self.reading, stamp)?;
        let answer = work(&mut writing)?;
        let number = writing.end()?;
        tx.commit().map_err(StoreError::from)?;
        // It may have gone in between: what is not there is not called saved.
        here::check(&self.path, self.file)?;
        Ok((answer, number))
    }

    /// Goes on under another name: after a backup is restored, so that its changes are never taken for
    /// those that were made after the backup.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn rename_device(&mut self, device: Id) -> Result<(), StoreError> {
        self.may_write()?;
        let tx = Transaction::new_unchecked(&self.reading.conn, TransactionBehavior::Immediate)?;
        tx.execute("UPDATE meta SET value = ?1 WHERE name = 'device'", [device])?;
        tx.execute("INSERT INTO device VALUES (?1, 0) ON CONFLICT DO NOTHING", [device])?;
        Ok(tx.commit()?)
    }

    /// When nothing is being typed: brings the write-ahead log into the file and empties it, so that
    /// what was erased is gone from it too. A reader in the middle of a question delays that.
    ///
    /// # Errors
    /// When the disk gives an error; nothing saved is lost by it.
    pub fn tidy(&self) -> Result<(), StoreError> {
        if self.only_to_read {
            return Ok(());
        }
        let conn = &self.reading.conn;
        Ok(conn.execute_batch("PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE);")?)
    }

    /// Closes the file, and leaves one file where there were three.
    ///
    /// # Errors
    /// As [`tidy`](Self::tidy); the file is closed all the same.
    pub fn close(self) -> Result<(), StoreError> {
        let tidied = self.tidy();
        let (path, is_proved) = (self.path, !self.only_to_read && !self.was_raised);
        self.reading.conn.close().map_err(|(_, error)| error)?;
        if is_proved && tidied.is_ok() {
            before::let_go(&path);
        }
        tidied
    }
}

/// Reads every page through the log. A page that is not this file's own is damage.
fn prove(conn: Connection) -> Result<Connection, StoreError> {
    let first: String = conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if first == "ok" { Ok(conn) } else { Err(StoreError::Damaged) }
}

/// Whether a file that does not open is harmed itself, or only the log beside it.
fn whose_fault(path: &Path, key: &Key, error: StoreError) -> StoreError {
    let is_harm = matches!(error, StoreError::Damaged | StoreError::WrongKeyOrDamaged { .. });
    let is_whole = |path: &Path| {
        let alone = Reading::open_without_log(path, key)?.verify_quickly()?;
        Ok::<_, StoreError>(alone.faults.is_empty())
    };
    if is_harm && is_whole(path).unwrap_or(false) {
        return StoreError::ForeignLog { path: connection::log_of(path) };
    }
    error
}

/// An empty file that its owner alone may read; `SQLite` gives the files beside it the same rights.
fn make_private(path: &Path) -> Result<(), StoreError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop).map_err(|source| StoreError::io(path, source))
}
