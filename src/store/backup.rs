//! A whole copy of the record file, proved before it gets its name.

use std::fs::File;
use std::path::{Path, PathBuf};

use tempfile::TempPath;

use super::connection::{self, Key};
use super::error::StoreError;
use super::migrate;
use super::parcel;
use super::reading::Reading;
use super::verify::Verdict;

impl Reading {
    /// Writes a copy under the same key, compact and without what was erased: first under a passing
    /// name beside it, then synced, opened and quickly verified, and only then named `path`. A file that is
    /// there already is never written over. Saving can go on meanwhile.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`], [`StoreError::Full`], [`StoreError::Io`]; [`StoreError::Damaged`]
    /// when the copy did not verify. No file is left behind then.
    pub fn backup_to(&self, path: &Path, key: &Key) -> Result<Verdict, StoreError> {
        let path = connection::absolute(path)?;
        if path.try_exists().map_err(|source| StoreError::io(&path, source))? {
            return Err(StoreError::AlreadyThere { path });
        }
        let (copy, verdict) = self.proved_copy(&path, key)?;
        copy.persist_noclobber(&path).map_err(|error| StoreError::io(&path, error.error))?;
        sync_folder_of(&path)?;
        Ok(verdict)
    }

    /// As [`backup_to`](Self::backup_to), as one file to carry: with the keys that open it ([`Parcel`](super::parcel::Parcel)).
    ///
    /// # Errors
    /// As [`backup_to`](Self::backup_to).
    pub fn pack_to(&self, path: &Path, key: &Key, keys: &[u8]) -> Result<Verdict, StoreError> {
        let path = connection::absolute(path)?;
        if path.symlink_metadata().is_ok() {
            return Err(StoreError::AlreadyThere { path });
        }
        let (copy, verdict) = self.proved_copy(&path, key)?;
        parcel::wrap(&copy, keys)?;
        copy.persist_noclobber(&path).map_err(|error| StoreError::io(&path, error.error))?;
        sync_folder_of(&path)?;
        Ok(verdict)
    }

    /// A whole copy under a passing name beside `path`: synced, opened and quickly verified.
    pub(super) fn proved_copy(&self, path: &Path, key: &Key) -> Result<(TempPath, Verdict), StoreError> {
        let folder = path.parent().map(PathBuf::from).unwrap_or_default();
        let passing = tempfile::Builder::new()
            .prefix(".backup-")
            .suffix(".tmp")
            .tempfile_in(&folder)
            .map_err(|source| StoreError::io(&folder, source))?
            .into_temp_path();
        let saves = self.saves()?;
        self.copy_into(&passing).inspect_err(|_| without_journal(&passing))?;
        sync(&passing)?;
        let form = migrate::found(&self.conn)?;
        let verdict = Self::open_form(&passing, key, form)?.verify_quickly()?;
        if !verdict.faults.is_empty() || !(saves..=self.saves()?).contains(&verdict.saves) {
            return Err(StoreError::Damaged);
        }
        Ok((passing, verdict))
    }

    /// A connection for reading alone asks leave for this one statement; the record itself is open for
    /// reading only all the same.
    fn copy_into(&self, path: &Path) -> Result<(), StoreError> {
        let name = path.to_str().ok_or_else(|| StoreError::unreadable_name(path))?;
        let was_guarded: bool = self.conn.pragma_query_value(None, "query_only", |row| row.get(0))?;
        self.conn.pragma_update(None, "query_only", false)?;
        let copied = self.conn.execute("VACUUM INTO ?1", [name]);
        self.conn.pragma_update(None, "query_only", was_guarded)?;
        copied?;
        Ok(())
    }
}

/// A copy that a full disk broke off leaves its journal, which the passing name does not take along.
fn without_journal(path: &Path) {
    let mut journal = path.as_os_str().to_owned();
    journal.push("-journal");
    let _ = std::fs::remove_file(journal);
}

fn sync(path: &Path) -> Result<(), StoreError> {
    let file = File::options().write(true).open(path).map_err(|source| StoreError::io(path, source))?;
    file.sync_all().map_err(|source| StoreError::io(path, source))
}

/// On Unix a new name is safe once its folder is on the disk too.
pub(super) fn sync_folder_of(path: &Path) -> Result<(), StoreError> {
    if cfg!(unix)
        && let Some(folder) = path.parent()
    {
        let folder_itself = File::open(folder).map_err(|source| StoreError::io(folder, source))?;
        folder_itself.sync_all().map_err(|source| StoreError::io(folder, source))?;
    }
    Ok(())
}
