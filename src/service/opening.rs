//! Where the store lies, who holds it, and opening it.

use std::fs;
use std::path::{Path, PathBuf};

use super::{ServiceError, glimpse, new_id, restore};
use crate::store::{Reading, Store};
use crate::vault::{self, Key};

pub use super::lock::{Held, hold, hold_patiently};

/// Where a store lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whereabouts {
    folder: PathBuf,
}

impl Whereabouts {
    /// The practice store inside a data folder. Never mixed with a real one.
    #[must_use]
    pub fn practice(data: &Path) -> Self {
        Self { folder: data.join("practice") }
    }

    /// The practitioner's own store in a data folder.
    #[must_use]
    pub fn own(data: &Path) -> Self {
        Self { folder: data.to_owned() }
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The store's file.
    #[must_use]
    pub fn store(&self) -> PathBuf {
        self.folder.join("portal.db")
    }

    fn key(&self) -> PathBuf {
        self.folder.join("practice.key")
    }

    /// The file of the keys of an own store.
    #[must_use]
    pub fn keys(&self) -> PathBuf {
        self.folder.join(vault::file::NAME)
    }

    /// The file that says who holds the store.
    #[must_use]
    pub fn lock(&self) -> PathBuf {
        self.folder.join("portal.lock")
    }

    /// Whether there is a store; one that is just being put in place counts.
    #[must_use]
    pub fn has_store(&self) -> bool {
        self.store().exists() || restore::is_pending(self)
    }

    pub(super) fn no_store(&self) -> ServiceError {
        ServiceError::NoStore { folder: self.folder.display().to_string() }
    }
}

pub(super) fn make_folder(folder: &Path) -> Result<(), ServiceError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|error| {
        ServiceError::place(folder, &error, "Choose a folder that can be written to with --data-dir.")
    })
}

/// The key of the practice store, made on first use.
///
/// # Errors
/// When the key file cannot be used.
pub fn practice_key(at: &Whereabouts) -> Result<Key, ServiceError> {
    make_folder(at.folder())?;
    let path = at.key();
    vault::practice::key_beside(&path).map_err(|error| {
        ServiceError::place(&path, &error, "To begin practice anew, run: portal practice --reset")
    })
}

/// Opens the practice store, and makes it when there is none. Answers whether it was made.
///
/// # Errors
/// The store's.
pub fn open_practice(at: &Whereabouts, key: &Key) -> Result<(Store, bool), ServiceError> {
    if at.has_store() {
        return Ok((Store::open(&at.store(), key.bytes())?, false));
    }
    Ok((Store::create(&at.store(), key.bytes(), new_id())?, true))
}

/// Opens a store to read from.
///
/// # Errors
/// [`ServiceError::NoStore`], or the store's.
pub fn open_reading(at: &Whereabouts, key: &Key) -> Result<Reading, ServiceError> {
    if !at.has_store() {
        return Err(at.no_store());
    }
    Ok(Store::open_reading(&at.store(), key.bytes())?)
}

/// Opens a store in which nothing can be written: where its folder may only be read, or another copy of the program
/// holds it.
///
/// # Errors
/// [`ServiceError::NoStore`], or the store's.
pub fn open_to_read(at: &Whereabouts, key: &Key) -> Result<Store, ServiceError> {
    if !at.has_store() {
        return Err(at.no_store());
    }
    Ok(Store::open_to_read(&at.store(), key.bytes())?)
}

/// Opens a copy of the practice store to read from.
///
/// # Errors
/// The store's.
pub fn open_copy(of: &Whereabouts, file: &Path) -> Result<Reading, ServiceError> {
    if !of.key().exists() {
        return Err(of.no_store());
    }
    Ok(Store::open_reading(file, practice_key(of)?.bytes())?)
}

/// Puts the practice store aside, so that practice begins anew. Refuses any folder but a practice folder.
///
/// # Errors
/// When it is held, or the files cannot be removed.
pub fn reset_practice(at: &Whereabouts, held: &Held) -> Result<(), ServiceError> {
    let _ = held;
    if at.folder().file_name().is_none_or(|name| name != "practice") {
        return Err(ServiceError::Refused("Only the practice store can be begun anew.".into()));
    }
    for name in ["portal.db", "portal.db-wal", "portal.db-shm", "portal.saves", glimpse::NAME, "practice.key"]
    {
        let path = at.folder().join(name);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(ServiceError::place(
                    &path,
                    &error,
                    "Close other programs that use it, and try again.",
                ));
            }
            _ => {}
        }
    }
    Ok(())
}
