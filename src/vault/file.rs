//! The file of the keys: written whole or not at all, and damage is told from a wrong secret.
//!
//! Three parts that keep their shape in every version: a line with the magic and the form, a line with the SHA-256 of
//! everything else, and the slots as JSON.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::hex::Hex;
use super::keyslots::FORM;
use super::{Keyslots, VaultError, small};

/// Its name, beside the store.
pub const NAME: &str = "portal.keys";
/// The one before it, kept until the new one has opened.
pub const OLD: &str = "portal.keys.old";

/// Under which name they are written, before they get theirs.
pub const PASSING: &str = "portal.keys.new";

const MAGIC: &str = "portal-keys";
const SUM: &str = "sha256";
/// More than any file of keys is long.
const LONGEST: u64 = 1 << 20;

/// The keys as they were found.
pub struct Found {
    /// The slots.
    pub keyslots: Keyslots,
    /// Where from.
    pub from: From,
}

/// Where the keys were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// In their file.
    File,
    /// In the one before it, because the file is damaged.
    OldForDamaged,
    /// In the one before it, because the file is not there.
    OldForMissing,
}

/// Reads the keys in a folder. Where their file is damaged or gone and the one before it is whole, that one is taken.
///
/// # Errors
/// [`VaultError::Missing`], [`VaultError::Damaged`], [`VaultError::Newer`], [`VaultError::OutOfBounds`].
pub fn read(folder: &Path) -> Result<Found, VaultError> {
    let from = match read_one(&folder.join(NAME)) {
        Ok(keyslots) => return Ok(Found { keyslots, from: From::File }),
        Err(error @ VaultError::Damaged { .. }) => (error, From::OldForDamaged),
        Err(error @ VaultError::Missing { .. }) => (error, From::OldForMissing),
        Err(error) => return Err(error),
    };
    match (read_one(&folder.join(OLD)), from) {
        (Ok(keyslots), (_, from)) => Ok(Found { keyslots, from }),
        (Err(_), (error, _)) => Err(error),
    }
}

/// Reads one file of keys, wherever it lies.
///
/// # Errors
/// As [`read`].
pub fn read_one(path: &Path) -> Result<Keyslots, VaultError> {
    let bytes = small::read(path, LONGEST).map_err(|error| match error.kind() {
        io::ErrorKind::InvalidData => VaultError::Damaged { path: path.into() },
        io::ErrorKind::NotFound => VaultError::Missing { path: path.into() },
        _ => VaultError::io(path, error),
    })?;
    parse(&bytes, path)
}

fn parse(bytes: &[u8], path: &Path) -> Result<Keyslots, VaultError> {
    let damaged = || VaultError::Damaged { path: path.into() };
    let text = std::str::from_utf8(bytes).map_err(|_| damaged())?;
    let (head, rest) = text.split_once('\n').ok_or_else(damaged)?;
    let (sum, body) = rest.split_once('\n').ok_or_else(damaged)?;
    let sum = sum.strip_prefix(SUM).and_then(|sum| sum.strip_prefix(' ')).ok_or_else(damaged)?;
    if sum != sum_of(head, body) {
        return Err(damaged());
    }
    let form = head.strip_prefix(MAGIC).and_then(|form| form.strip_prefix(' ')).ok_or_else(damaged)?;
    let form: u32 = form.parse().map_err(|_| damaged())?;
    if form != FORM {
        return Err(VaultError::Newer { found: form, known: FORM });
    }
    let keyslots: Keyslots = serde_json::from_str(body).map_err(|_| damaged())?;
    keyslots.check()?;
    Ok(keyslots)
}

fn sum_of(head: &str, body: &str) -> String {
    let sum = Sha256::new().chain_update(head).chain_update("\n").chain_update(body).finalize();
    Hex::<32>(sum.into()).text()
}

fn text_of(keyslots: &Keyslots, path: &Path) -> Result<String, VaultError> {
    let head = format!("{MAGIC} {FORM}");
    let body =
        serde_json::to_string_pretty(keyslots).map_err(|error| VaultError::io(path, error.into()))? + "\n";
    Ok(format!("{head}\n{SUM} {}\n{body}", sum_of(&head, &body)))
}

/// Puts the keys in their place in a folder, with the ones there were kept as the old ones. There is a whole file of
/// keys under one of the two names at every moment.
///
/// # Errors
/// [`VaultError::Io`].
pub fn put(folder: &Path, keyslots: &Keyslots) -> Result<(), VaultError> {
    let path = folder.join(NAME);
    let text = text_of(keyslots, &path)?;
    // What is damaged never takes the place of a whole old one.
    if read_one(&path).is_ok() {
        let before = fs::read(&path).map_err(|error| VaultError::io(&path, error))?;
        write_whole(&folder.join(OLD), &before)?;
    }
    write_whole(&path, text.as_bytes())
}

/// Takes the old keys away, once the new ones have opened.
///
/// # Errors
/// [`VaultError::Io`].
pub fn forget_old(folder: &Path) -> Result<(), VaultError> {
    let path = folder.join(OLD);
    match fs::remove_file(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(VaultError::io(&path, error)),
        Ok(()) => sync_folder(folder),
    }
}

/// Takes the old keys back, where the new ones did not open.
///
/// # Errors
/// [`VaultError::Io`].
pub fn put_back(folder: &Path) -> Result<(), VaultError> {
    let old = folder.join(OLD);
    fs::rename(&old, folder.join(NAME)).map_err(|error| VaultError::io(&old, error))?;
    sync_folder(folder)
}

/// Writes beside the place, brings it to the disk, and moves it there. For its owner alone.
fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), VaultError> {
    let folder = path.parent().map(PathBuf::from).unwrap_or_default();
    let passing = folder.join(PASSING);
    let write = || {
        // What a kill left half written.
        let _ = fs::remove_file(&passing);
        let mut options = File::options();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&passing)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&passing, path)
    };
    write().map_err(|error| VaultError::io(path, error))?;
    sync_folder(&folder)
}

/// On Unix a new name is safe once its folder is on the disk too.
fn sync_folder(folder: &Path) -> Result<(), VaultError> {
    if cfg!(unix) {
        File::open(folder)
            .and_then(|folder| folder.sync_all())
            .map_err(|error| VaultError::io(folder, error))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
