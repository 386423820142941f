//! How many saves a store had, written beside it: a store that has fewer has lost some.
//!
//! A write-ahead log that is lost, and an older copy that is put back, leave a file in which nothing is wrong. Only the
//! count tells. `portal.saves` holds it and whose copy it counts, and nothing else.

use std::fs;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::Whereabouts;
use crate::store::{Reading, Store, StoreError};

/// How often the count is written while saving goes on.
const BETWEEN: Duration = Duration::from_secs(60);

/// The count beside one store.
#[derive(Debug)]
pub struct Saves {
    folder: PathBuf,
    written: Option<Instant>,
}

/// A count, and whose.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Count {
    saves: u64,
    device: String,
}

impl Count {
    fn of(store: &Reading) -> Result<Self, StoreError> {
        Ok(Self { saves: store.saves()?, device: store.device()?.to_string() })
    }
}

impl Saves {
    /// The count of the store that lies there.
    #[must_use]
    pub fn beside(at: &Whereabouts) -> Self {
        Self { folder: at.folder().into(), written: None }
    }

    /// The count of an open store, unless nothing may be written beside it.
    #[must_use]
    pub fn of(store: &Store) -> Option<Self> {
        let folder = store.path().parent().filter(|_| !store.is_only_to_read())?.to_path_buf();
        Some(Self { folder, written: None })
    }

    fn path(&self) -> PathBuf {
        self.folder.join(NAME)
    }

    /// What the store lacks, in a sentence, where it lacks something. Writes nothing.
    ///
    /// # Errors
    /// The store's.
    pub fn missing(&self, store: &Reading) -> Result<Option<String>, StoreError> {
        let Some(before) = self.read() else { return Ok(None) };
        let now = Count::of(store)?;
        let folder = self.folder.display();
        if before.device != now.device {
            return Ok(Some(format!(
                "The store in {folder} is not the one that was used here last: another copy was put in its place. It \
                 opens, and what is in it is as it was saved. If you did not put it there, close the program and look \
                 for the other file."
            )));
        }
        let lost = before.saves.saturating_sub(now.saves);
        let what = match lost {
            0 => return Ok(None),
            1 => "The last save is missing".to_owned(),
            _ => format!("The last {lost} saves are missing"),
        };
        Ok(Some(format!(
            "{what} from the store in {folder}: its log (portal.db-wal) was lost, or an older copy was put back. What \
             is in it is whole. If you have the newer files, close the program and put them back; otherwise go on, and \
             look through what was written last."
        )))
    }

    /// As [`missing`](Self::missing), told once: the count follows the store then.
    ///
    /// # Errors
    /// The store's.
    pub fn tell(&mut self, store: &Reading) -> Result<Option<String>, StoreError> {
        let said = self.missing(store)?;
        if said.is_some() {
            self.keep(store);
        }
        Ok(said)
    }

    /// Writes the count. A count that cannot be written is an older one: it misses less, and nothing else is the worse
    /// for it.
    pub fn keep(&mut self, store: &Reading) {
        self.written = Some(Instant::now());
        if let Ok(count) = Count::of(store) {
            let _ = self.write(&count);
        }
    }

    /// After a save: writes the count where a minute has passed since the last time.
    pub fn keep_now_and_then(&mut self, store: &Reading) {
        if self.written.is_none_or(|written| written.elapsed() >= BETWEEN) {
            self.keep(store);
        }
    }

    fn read(&self) -> Option<Count> {
        let text = fs::read_to_string(self.path()).ok()?;
        let after = |name: &str| text.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
        Some(Count { saves: after("saves ")?.parse().ok()?, device: after("device ")?.to_owned() })
    }

    fn write(&self, count: &Count) -> io::Result<()> {
        let mut file = tempfile::Builder::new().prefix(".saves-").suffix(".tmp").tempfile_in(&self.folder)?;
        write!(file, "saves {}\ndevice {}\n", count.saves, count.device)?;
        file.as_file().sync_all()?;
        file.persist(self.path()).map(drop).map_err(|error| error.error)
    }
}

/// What is to be said of a store that was just opened, a sentence each: saves that are missing, and a folder that cannot
/// carry the log.
///
/// # Errors
/// The store's.
pub fn notices(store: &Store) -> Result<Vec<String>, StoreError> {
    let missing = Saves::of(store).map(|mut saves| saves.tell(store)).transpose()?.flatten();
    let journal = store.journal().sentence().map(str::to_owned);
    Ok(missing.into_iter().chain(journal).collect())
}

/// Its name, beside the store.
pub const NAME: &str = "portal.saves";
