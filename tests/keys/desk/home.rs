//! The folder of a desk and the store in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use portal::service::{Clock, Held, Reader, Whereabouts, Writer, practising};
use portal::tui::door::News;
use tempfile::TempDir;

use super::CATALOGUE;
use super::watch::Watch;

/// A practice store as it is on the first day: made once, copied for each test.
static FIRST_DAY: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = TempDir::new().expect("a folder");
    let clock: Arc<dyn Clock> = Arc::new(Watch::default());
    let at = Whereabouts::practice(folder.path());
    let practice = practising::open(&at, &CATALOGUE, &clock, 0).expect("a practice store");
    practice.writer.close().expect("it closes");
    folder
});

/// What the store's side of the desk is made of; gone while the program is dead.
pub(super) struct Store {
    pub(super) writer: Writer,
    pub(super) reader: Reader,
    pub(super) _held: Option<Held>,
}

/// A home where the practice store is as on the first day.
pub(super) fn first_day() -> TempDir {
    copied(FIRST_DAY.path())
}

/// Another home with a copy of the practice store in this one, as it stands on the disk.
pub(super) fn copied(home: &Path) -> TempDir {
    let data = empty();
    copy(&home.join("practice"), &data.path().join("practice"));
    data
}

/// A folder with nothing in it.
pub(super) fn empty() -> TempDir {
    TempDir::new().expect("a folder")
}

pub(super) fn open(data: &Path, clock: &Arc<Watch>) -> (Store, News) {
    let clock: Arc<dyn Clock> = Arc::clone(clock) as _;
    let at = Whereabouts::practice(data);
    let practice = practising::open(&at, &CATALOGUE, &clock, 0).expect("the practice store");
    let reading = practising::reading(&at).expect("a reading connection");
    let reader = Reader { reading, catalogue: Arc::clone(&CATALOGUE), clock, own: None };
    let place = practice.writer.last_place();
    let news = News { notices: practice.notices, place, ..News::default() };
    (Store { writer: practice.writer, reader, _held: Some(practice.held) }, news)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for file in files_in(from) {
        let name = file.file_name().expect("a name");
        if name != "portal.db-shm" && name != "portal.lock" {
            fs::copy(&file, to.join(name)).expect("a copy");
        }
    }
}

/// Every file in a folder and its folders.
pub fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(files_in(&path));
        } else {
            files.push(path);
        }
    }
    files
}
