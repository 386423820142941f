//! Home as the practice store showed it last, sealed in a small file beside it: drawn while the store is being opened.
//!
//! What the store itself says follows some milliseconds later and takes its place, so a glimpse that a kill left behind
//! is never believed for longer. An own store has none: its passphrase takes a hundred times as long as opening it.

use std::fs;
use std::io::Write as _;

use chrono::NaiveDate;

use super::home::HomeView;
use super::opening::practice_key;
use super::{Catalogue, ServiceError, Whereabouts, known, place};
use crate::store::Reading;
use crate::vault::seal::{seal, unseal};

/// Its name, beside the store.
pub const NAME: &str = "portal.home";
/// As what it is sealed.
const WHAT: &str = "home";

/// The file beside one practice store.
#[derive(Clone, Debug)]
pub struct Glimpse {
    at: Whereabouts,
}

impl Glimpse {
    /// Of the practice store that lies there.
    #[must_use]
    pub const fn of(at: Whereabouts) -> Self {
        Self { at }
    }

    /// What Home showed last, in the words of this day; none where it is not known, or not for sure.
    #[must_use]
    pub fn see(&self, catalogue: &Catalogue, today: NaiveDate) -> Option<HomeView> {
        if !self.at.store().exists() {
            return None;
        }
        let sealed = fs::read(self.at.folder().join(NAME)).ok()?;
        let kept = unseal(&practice_key(&self.at).ok()?, WHAT, sealed)?;
        known::words_of_kept(&String::from_utf8(kept).ok()?, catalogue, today)
    }

    /// Keeps what the store keeps of Home. Where it cannot be written there is none the next time, and nothing else is
    /// the worse for it. There is none either where she will go on somewhere else: Home would only flash up.
    ///
    /// # Errors
    /// The store's.
    pub(super) fn keep(&self, store: &Reading) -> Result<(), ServiceError> {
        let begins_at_home = place::recall(store)?.is_none_or(|place| place.is_first());
        match known::as_kept(store)?.filter(|_| begins_at_home) {
            Some(kept) => {
                let key = practice_key(&self.at).ok();
                let _ = key.and_then(|key| self.put(&seal(&key, WHAT, kept.as_bytes())?));
            }
            None => {
                let _ = fs::remove_file(self.at.folder().join(NAME));
            }
        }
        Ok(())
    }

    fn put(&self, sealed: &[u8]) -> Option<()> {
        let mut file = tempfile::Builder::new();
        let mut file = file.prefix(".home-").suffix(".tmp").tempfile_in(self.at.folder()).ok()?;
        file.write_all(sealed).ok()?;
        file.persist(self.at.folder().join(NAME)).ok().map(drop)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::service::home::home;
    use crate::service::{Clock, SystemClock, practising};

    struct Practised {
        folder: tempfile::TempDir,
        catalogue: Arc<Catalogue>,
        clock: Arc<dyn Clock>,
    }

    impl Practised {
        fn once() -> Self {
            let today = NaiveDate::from_ymd_opt(2026, 11, 26);
            let practised = Self {
                folder: tempfile::tempdir().expect("a folder"),
                catalogue: Arc::new(Catalogue::embedded(None).expect("the packs")),
                clock: Arc::new(SystemClock { today }),
            };
            let made = practising::open(&practised.at(), &practised.catalogue, &practised.clock, 5);
            made.expect("opens").writer.close().expect("closes");
            practised
        }

        fn at(&self) -> Whereabouts {
            Whereabouts::practice(self.folder.path())
        }

        fn seen(&self) -> Option<HomeView> {
            Glimpse::of(self.at()).see(&self.catalogue, self.clock.today())
        }

        fn file(&self) -> std::path::PathBuf {
            self.at().folder().join(NAME)
        }
    }

    #[test]
    fn what_is_seen_is_what_the_store_says() {
        let practised = Practised::once();
        let reading = practising::reading(&practised.at()).expect("opens");
        let said = home(&reading, &practised.catalogue, practised.clock.today()).expect("reads");
        assert!(!said.due.is_empty());
        assert_eq!(practised.seen(), Some(said));
        let tomorrow = practised.clock.today().succ_opt().expect("a day");
        let seen = Glimpse::of(practised.at()).see(&practised.catalogue, tomorrow);
        assert_eq!(seen, Some(home(&reading, &practised.catalogue, tomorrow).expect("reads")));
    }

    #[test]
    fn nothing_is_seen_of_a_file_that_was_altered_or_of_a_store_that_is_gone() {
        let practised = Practised::once();
        let sealed = fs::read(practised.file()).expect("there");
        for cut in [0, 1, 23, 24, 39, sealed.len() - 1] {
            fs::write(practised.file(), &sealed[..cut]).expect("written");
            assert_eq!(practised.seen(), None, "{cut}");
        }
        fs::write(practised.file(), &sealed).expect("written");
        assert!(practised.seen().is_some());
        fs::remove_file(practised.at().store()).expect("removed");
        assert_eq!(practised.seen(), None);
    }

    #[test]
    fn nothing_is_seen_where_she_goes_on_somewhere_else() {
        let practised = Practised::once();
        let leave_at = |place: &place::Place| {
            let opened = practising::open(&practised.at(), &practised.catalogue, &practised.clock, 0);
            let mut writer = opened.expect("opens").writer;
            writer.perform(place.keep()).expect("kept");
            writer.close().expect("closes");
        };
        leave_at(&place::Place { tab: '4', trail: Vec::new() });
        assert_eq!(practised.seen(), None);
        leave_at(&place::Place::first());
        assert!(practised.seen().is_some());
    }

    #[test]
    fn other_packs_see_nothing_of_what_these_packs_reckoned() {
        let practised = Practised::once();
        let common = Catalogue::embedded(Some("common")).expect("the common pack");
        assert_eq!(Glimpse::of(practised.at()).see(&common, practised.clock.today()), None);
    }
}
