//! Files of an own store that are moved: put aside, and never deleted.

use std::fs::{self, DirBuilder, File};
use std::path::{Path, PathBuf};

use crate::domain::moment::Moment;
use crate::service::{Clock, ServiceError, Whereabouts};

const TODO: &str = "Close other programs that use the folder, see to its room and rights, and try again.";

/// A folder of one's own.
pub(super) fn make_folder(path: &Path) -> Result<(), ServiceError> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(|error| ServiceError::place(path, &error, TODO))
}

/// Puts what stands under these names into a folder of its own. Answers that folder, where there was any.
pub(super) fn set_aside(
    at: &Whereabouts,
    names: &[&str],
    clock: &dyn Clock,
) -> Result<Option<PathBuf>, ServiceError> {
    let there: Vec<&str> =
        names.iter().copied().filter(|name| at.folder().join(name).symlink_metadata().is_ok()).collect();
    if there.is_empty() {
        return Ok(None);
    }
    let folder = free_name(at.folder(), &clock.now());
    make_folder(&folder)?;
    for name in there {
        move_to(&at.folder().join(name), &folder.join(name))?;
    }
    sync_folder(at.folder())?;
    Ok(Some(folder))
}

/// `set-aside-2026-11-22-093000`, with a number behind it where that is taken.
fn free_name(folder: &Path, now: &Moment) -> PathBuf {
    let name = format!("set-aside-{}", now.format("%Y-%m-%d-%H%M%S"));
    let numbered = (2..).map(|number| folder.join(format!("{name}-{number}")));
    let mut names = std::iter::once(folder.join(&name)).chain(numbered);
    names.find(|path| path.symlink_metadata().is_err()).unwrap_or_else(|| folder.join(&name))
}

pub(super) fn move_to(from: &Path, to: &Path) -> Result<(), ServiceError> {
    fs::rename(from, to).map_err(|error| ServiceError::place(from, &error, TODO))
}

/// A new name is safe once its folder is on the disk too.
pub(super) fn sync_folder(folder: &Path) -> Result<(), ServiceError> {
    if cfg!(unix) {
        let synced = File::open(folder).and_then(|folder| folder.sync_all());
        synced.map_err(|error| ServiceError::place(folder, &error, TODO))?;
    }
    Ok(())
}
