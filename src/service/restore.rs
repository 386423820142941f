//! Puts a backup in the place of a store, so that a kill at any moment leaves one or the other whole.
//!
//! All of it is made ready in a folder of its own. Giving that folder its name is the moment at which the restored
//! store counts; moving its files to their places is finished by whoever takes hold of the store next.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::aside::{self, set_aside};
use super::backup::{Opens, Unpacked, of_a_backup, unpack};
use super::folder;
use super::lock::hold;
use super::saves::{self, Saves};
use super::{Clock, Held, ServiceError, Whereabouts, new_id};
use crate::store::{Store, StoreError, Verdict};
use crate::vault;

/// A backup that is being unpacked lies in a folder with this before its name.
pub(super) const HALF_MADE: &str = ".unpacked-";
/// A restored store that has only to be moved to its place.
const READY: &str = "restored-store";
/// What belongs to the store that was there, and would be taken for the restored one's.
const LOGS: [&str; 3] = ["portal.db-wal", "portal.db-shm", "portal.db-journal"];

/// What a restore did.
pub struct Restored {
    /// The right to the store.
    pub held: Held,
    /// What was found in the backup.
    pub verdict: Verdict,
    /// Where the files lie that were there before, if there were any.
    pub set_aside: Option<PathBuf>,
}

/// Puts a backup in the place of the store. The backup is opened and verified first, then what is there is set aside,
/// and only then is anything replaced. The restored store logs under a new name, so that its changes are never taken
/// for those that were made after the backup.
///
/// # Errors
/// The store is in use; the backup is damaged, newer, or does not open with this; there is no room. The store is as it
/// was then.
pub fn restore(
    at: &Whereabouts,
    from: &Path,
    opens: Opens<'_>,
    clock: &dyn Clock,
) -> Result<Restored, ServiceError> {
    let held = hold(at, clock)?;
    let unpacked = unpack(at, from, opens, at.folder())?;
    let verdict = prepare(&unpacked)
        .map_err(|error| error.or_no_room("the restored store", at.folder(), "The store is as it was."))?;
    let set_aside = if aside::has_files(at) { Some(set_aside(at, &held, clock)?) } else { None };
    let place = |error: io::Error| aside::failed(at.folder(), &error);
    folder::sync(unpacked.folder.path()).map_err(place)?;
    fs::rename(unpacked.folder.path(), at.folder().join(READY)).map_err(place)?;
    // From here on the restored store counts, and its folder must not go with the value.
    let _ = unpacked.folder.keep();
    folder::sync(at.folder()).map_err(place)?;
    finish(at)?;
    Ok(Restored { held, verdict, set_aside })
}

/// Verifies what was unpacked, gives it a name of its own, and closes it into one file.
fn prepare(unpacked: &Unpacked) -> Result<Verdict, ServiceError> {
    let inside = unpacked.whereabouts();
    let mut store = Store::open(&inside.store(), unpacked.key.bytes()).map_err(of_a_backup)?;
    let verdict = store.verify()?;
    if !verdict.faults.is_empty() {
        return Err(StoreError::Damaged.into());
    }
    if inside.keys().exists() {
        let keys = vault::file::read_one(&inside.keys())?;
        vault::file::write(inside.folder(), vault::file::SECOND, &keys)?;
    }
    store.rename_device(new_id())?;
    Saves::beside(&inside).keep(&store);
    store.close()?;
    Ok(verdict)
}

/// Whether a restored store waits to be moved to its place.
pub(super) fn is_pending(at: &Whereabouts) -> bool {
    at.folder().join(READY).join("portal.db").exists()
}

/// Finishes a restore that was cut off, and sweeps away what a kill left half made. Only for who holds the store.
pub(super) fn finish(at: &Whereabouts) -> Result<(), ServiceError> {
    let ready = at.folder().join(READY);
    if ready.is_dir() {
        let todo = "A restored store waits there to be moved to its place, and what was there before is set aside. \
                    Close other programs that use the folder, and try again.";
        move_in(at.folder(), &ready).map_err(|error| ServiceError::place(&ready, &error, todo))?;
    }
    sweep(at.folder());
    Ok(())
}

/// Each step may have been done already.
fn move_in(folder: &Path, ready: &Path) -> io::Result<()> {
    if ready.join("portal.db").exists() {
        // Before the file and never after: a log that is there afterwards is the restored file's own.
        for log in LOGS {
            remove(&folder.join(log))?;
        }
        folder::sync(folder)?;
        fs::rename(ready.join("portal.db"), folder.join("portal.db"))?;
        folder::sync(folder)?;
    }
    if ready.join(vault::file::NAME).exists() {
        remove(&folder.join(vault::file::OLD))?;
        remove(&folder.join(vault::file::SECOND))?;
        fs::rename(ready.join(vault::file::NAME), folder.join(vault::file::NAME))?;
        folder::sync(folder)?;
    }
    if ready.join(vault::file::SECOND).exists() {
        fs::rename(ready.join(vault::file::SECOND), folder.join(vault::file::SECOND))?;
    }
    if ready.join(saves::NAME).exists() {
        fs::rename(ready.join(saves::NAME), folder.join(saves::NAME))?;
    }
    folder::sync(folder)?;
    fs::remove_dir_all(ready)
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// What a kill left of copies that were not whole. What cannot be removed is in nobody's way.
fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let is_folder = [HALF_MADE, aside::HALF_MADE].iter().any(|start| name.starts_with(start));
        // With what SQLite lays beside a file it is writing.
        let is_file =
            [".backup-", ".saves-"].iter().any(|start| name.starts_with(start)) && name.contains(".tmp");
        let _ = match (is_folder, is_file) {
            (true, _) => fs::remove_dir_all(entry.path()),
            (_, true) => fs::remove_file(entry.path()),
            _ => Ok(()),
        };
    }
}
