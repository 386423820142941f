//! What is done with the files of a store in its folder: nothing is half done, and nothing is deleted.

use std::fs::{self, DirBuilder, File};
use std::io;
use std::path::Path;

use super::ServiceError;

const TODO: &str = "Close other programs that use the folder, see to its room and rights, and try again.";

/// A folder that only the practitioner may look into.
pub(super) fn make(path: &Path) -> Result<(), ServiceError> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(|error| ServiceError::place(path, &error, TODO))
}

/// Gives a file another name on the same disk.
pub(super) fn move_to(from: &Path, to: &Path) -> Result<(), ServiceError> {
    fs::rename(from, to).map_err(|error| ServiceError::place(from, &error, TODO))
}

/// On Unix a new name is safe once its folder is on the disk too.
pub(super) fn sync(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// As [`sync`], in words where it fails.
pub(super) fn keep_names(folder: &Path) -> Result<(), ServiceError> {
    sync(folder).map_err(|error| ServiceError::place(folder, &error, TODO))
}
