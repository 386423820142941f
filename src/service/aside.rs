//! Sets a store aside, or files of it: into a folder of their own beside it. Nothing is ever deleted.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::{Clock, Held, ServiceError, Whereabouts, folder};

/// A folder that is being filled has this before its name; what a kill left of one is swept away.
pub(super) const HALF_MADE: &str = ".set-aside-";

/// Copies every file of the store into a folder `set-aside-<date-time>` beside them, and answers which folder. The
/// folder is whole or not there.
///
/// # Errors
/// When there is no room, or a file cannot be read; nothing is left behind then.
pub fn set_aside(at: &Whereabouts, held: &Held, clock: &dyn Clock) -> Result<PathBuf, ServiceError> {
    let _ = held;
    let place = |error: io::Error| failed(at.folder(), &error);
    let filling = tempfile::Builder::new().prefix(HALF_MADE).tempdir_in(at.folder()).map_err(place)?;
    for name in files_of(at).map_err(place)? {
        copy(&at.folder().join(&name), &filling.path().join(&name)).map_err(place)?;
    }
    named(at, filling, clock)
}

/// Moves what stands under these names into such a folder. Answers which, where there was any.
///
/// # Errors
/// When a file cannot be moved. What was moved before it lies in the folder.
pub(super) fn move_aside(
    at: &Whereabouts,
    names: &[&str],
    clock: &dyn Clock,
) -> Result<Option<PathBuf>, ServiceError> {
    let there: Vec<&str> =
        names.iter().copied().filter(|name| at.folder().join(name).symlink_metadata().is_ok()).collect();
    if there.is_empty() {
        return Ok(None);
    }
    let path = free_name(at.folder(), clock);
    folder::make(&path)?;
    for name in there {
        folder::move_to(&at.folder().join(name), &path.join(name))?;
    }
    folder::keep_names(at.folder())?;
    Ok(Some(path))
}

/// Copies what stands under these names into such a folder, so that the names are never without a file. Answers which,
/// where there was any. What cannot be read as a file (a device, a pipe) has nothing to keep.
///
/// # Errors
/// When there is no room. What is there stays as it is.
pub(super) fn copy_aside(
    at: &Whereabouts,
    names: &[&str],
    clock: &dyn Clock,
) -> Result<Option<PathBuf>, ServiceError> {
    let is_file = |name: &&str| at.folder().join(name).is_file();
    let there: Vec<&str> = names.iter().copied().filter(is_file).collect();
    if there.is_empty() {
        return Ok(None);
    }
    let place = |error: io::Error| failed(at.folder(), &error);
    let filling = tempfile::Builder::new().prefix(HALF_MADE).tempdir_in(at.folder()).map_err(place)?;
    for name in there {
        copy(&at.folder().join(name), &filling.path().join(name)).map_err(place)?;
    }
    named(at, filling, clock).map(Some)
}

/// Gives a folder that was filled its name.
fn named(at: &Whereabouts, filling: TempDir, clock: &dyn Clock) -> Result<PathBuf, ServiceError> {
    let place = |error: io::Error| failed(at.folder(), &error);
    folder::sync(filling.path()).map_err(place)?;
    let path = free_name(at.folder(), clock);
    fs::rename(filling.path(), &path).map_err(place)?;
    // It has its name now: there is nothing left to take away.
    let _ = filling.keep();
    folder::sync(at.folder()).map_err(place)?;
    Ok(path)
}

/// Whether there is anything to set aside.
pub(super) fn has_files(at: &Whereabouts) -> bool {
    files_of(at).is_ok_and(|files| !files.is_empty())
}

/// The names of what belongs to the store: the record file and all beside it that carries its name, and its keys.
fn files_of(at: &Whereabouts) -> io::Result<Vec<std::ffi::OsString>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(at.folder())? {
        let entry = entry?;
        if entry.file_type()?.is_file() && is_of_the_store(&entry.file_name()) {
            names.push(entry.file_name());
        }
    }
    Ok(names)
}

fn is_of_the_store(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    ["portal.db", "portal.keys", super::saves::NAME, "practice.key"]
        .iter()
        .any(|start| name.starts_with(start))
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::copy(from, to)?;
    File::options().write(true).open(to)?.sync_all()
}

/// `set-aside-2026-11-22-093000`, with a number behind it where that is taken: two may be set aside in one second.
fn free_name(folder: &Path, clock: &dyn Clock) -> PathBuf {
    let name = format!("set-aside-{}", clock.now().format("%Y-%m-%d-%H%M%S"));
    let numbered = (2_u32..).map(|number| folder.join(format!("{name}-{number}")));
    let mut names = std::iter::once(folder.join(&name)).chain(numbered);
    names.find(|path| path.symlink_metadata().is_err()).unwrap_or_else(|| folder.join(&name))
}

pub(super) fn failed(folder: &Path, error: &io::Error) -> ServiceError {
    if is_full(error) {
        return ServiceError::NoRoom {
            what: "a copy of the store as it is now",
            folder: folder.display().to_string(),
            safe: "Nothing was changed.",
        };
    }
    ServiceError::place(folder, error, "Nothing was changed. Check the folder and the disk, then try again.")
}

pub(super) fn is_full(error: &io::Error) -> bool {
    use io::ErrorKind::{FileTooLarge, QuotaExceeded, StorageFull};
    matches!(error.kind(), StorageFull | QuotaExceeded | FileTooLarge)
}
