//! The copy that is made before a file is raised to a newer form, and kept until the raised file has proved itself.

use std::path::{Path, PathBuf};

use super::connection::Key;
use super::error::StoreError;
use super::migrate;
use super::reading::Reading;

/// Where the copy of the file's form lies.
fn place(path: &Path, form: u32) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".before-{form}"));
    name.into()
}

/// Makes the copy, encrypted and proved. One that an earlier try left is replaced: the file may have been written
/// since, by the version that knows its form.
///
/// # Errors
/// [`StoreError::Full`], [`StoreError::Io`], [`StoreError::Damaged`]. The file is not raised then.
pub(super) fn keep(reading: &Reading, path: &Path, key: &Key) -> Result<(), StoreError> {
    let place = place(path, migrate::found(&reading.conn)?);
    let (copy, _) = reading.proved_copy(&place, key)?;
    copy.persist(&place).map_err(|error| StoreError::io(&place, error.error))?;
    super::backup::sync_folder_of(&place)
}

/// Lets go of the copies, after the raised file was opened and closed well. One that cannot be removed does no harm.
pub(super) fn let_go(path: &Path) {
    let_go_below(path, migrate::known());
}

pub(super) fn let_go_below(path: &Path, form: u32) {
    for form in 1..form {
        let _ = std::fs::remove_file(place(path, form));
    }
}
