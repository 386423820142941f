//! Keeps domain values in one encrypted `SQLite` file. The only room that knows SQL.
//!
//! Every change to any field of any [`Record`](crate::domain::record::Record) is one row of an
//! append-only log ([`log`]), written in the same transaction as the state that comes of it
//! ([`writing`]). A text under the fingers is saved with each tick and logged when it is left
//! ([`draft`]). Two copies that were changed apart become one by taking in each other's rows
//! ([`unite`]). Entities need no tables of their own: a record is kept field by field.

pub mod backup;
mod connection;
pub mod draft;
pub mod error;
pub mod log;
mod migrate;
pub mod note;
pub mod reading;
pub mod search;
pub mod unite;
pub mod verify;
pub mod writing;

#[cfg(test)]
mod tests;

use std::fs::OpenOptions;
use std::ops::Deref;
use std::path::Path;

use rusqlite::{Transaction, TransactionBehavior};

use self::connection::Purpose;
use crate::domain::id::Id;

pub use self::connection::{Journal, Key};
pub use self::draft::DraftSave;
pub use self::error::StoreError;
pub use self::log::{Change, Conflict, Version, VersionVector};
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
        Self::begin(&path, key, Some(device), None).inspect_err(|_| {
            let _ = std::fs::remove_file(&path);
        })
    }

    /// Opens a record file, and brings it up to date where it is of an older form.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::WrongKeyOrDamaged`], [`StoreError::Newer`] (the file is
    /// not touched), [`StoreError::ReadOnly`], [`StoreError::Busy`], [`StoreError::Unfinished`].
    pub fn open(path: &Path, key: &Key) -> Result<Self, StoreError> {
        let path = connection::absolute(path)?;
        std::fs::metadata(&path).map_err(|source| StoreError::io(&path, source))?;
        Self::begin(&path, key, None, None)
    }

    /// Opens a second look for reading alone: for lists, search, verifying and backup. It may live in
    /// another thread.
    ///
    /// # Errors
    /// As [`open`](Self::open); a file of an older form is [`StoreError::Older`].
    pub fn open_reading(path: &Path, key: &Key) -> Result<Reading, StoreError> {
        Reading::open(path, key)
    }

    fn begin(path: &Path, key: &Key, new: Option<Id>, driver: Option<&str>) -> Result<Self, StoreError> {
        let purpose = if new.is_some() { Purpose::Making } else { Purpose::Writing };
        let conn = connection::connect(path, key, purpose, driver)?;
        let journal = connection::choose_journal(&conn).map_err(|error| error.at_opening(path))?;
        match new {
            Some(device) => migrate::lay(&conn, device)?,
            None => migrate::raise(&conn)?,
        }
        Ok(Self { reading: Reading { conn }, journal })
    }

    /// Has the encryption library set itself up, which the first opening waits for otherwise. When it cannot, that
    /// opening says why.
    pub fn get_ready() {
        drop(rusqlite::Connection::open_in_memory());
    }

    /// How saves are kept whole here. [`Journal::Truncate`] is worth a word on screen: the folder is
    /// probably on a network.
    #[must_use]
    pub const fn journal(&self) -> Journal {
        self.journal
    }

    /// One save: `work` writes, and when it answers all of it is on the disk. When it fails nothing of
    /// it is, and the store goes on.
    ///
    /// # Errors
    /// What `work` answers, or [`StoreError::Full`], [`StoreError::Busy`], [`StoreError::Disk`].
    pub fn write<T, E: From<StoreError>>(
        &mut self,
        stamp: &Stamp,
        work: impl FnOnce(&mut Writing<'_>) -> Result<T, E>,
    ) -> Result<(T, SaveNumber), E> {
        let tx = Transaction::new_unchecked(&self.reading.conn, TransactionBehavior::Immediate)
            .map_err(StoreError::from)?;
        let mut writing = Writing::begin(&self.reading, stamp)?;
        let answer = work(&mut writing)?;
        let number = writing.end()?;
        tx.commit().map_err(StoreError::from)?;
        Ok((answer, number))
    }

    /// Goes on under another name: after a backup is restored, so that its changes are never taken for
    /// those that were made after the backup.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn rename_device(&mut self, device: Id) -> Result<(), StoreError> {
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
        let conn = &self.reading.conn;
        Ok(conn.execute_batch("PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE);")?)
    }

    /// Closes the file, and leaves one file where there were three.
    ///
    /// # Errors
    /// As [`tidy`](Self::tidy); the file is closed all the same.
    pub fn close(self) -> Result<(), StoreError> {
        let tidied = self.tidy();
        self.reading.conn.close().map_err(|(_, error)| error)?;
        tidied
    }
}

/// An empty file that its owner alone may read; `SQLite` gives the files beside it the same rights.
fn make_private(path: &Path) -> Result<(), StoreError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop).map_err(|source| StoreError::io(path, source))
}
