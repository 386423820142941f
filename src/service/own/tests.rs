mod keys;
mod words;

use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use tempfile::TempDir;

use super::*;
use crate::domain::words_used::WordsUsed;
use crate::service::{Catalogue, Kind, SystemClock, Whereabouts, Writer};
use crate::vault::file;

const FIRST: &str = "plum wharf lantern ibis gravel";
const SECOND: &str = "copper otter thimble january reef";

fn secret(text: &str) -> Secret {
    Secret::new(text.into())
}

fn clock() -> SystemClock {
    SystemClock::default()
}

fn asked(organisation: bool) -> SetUp {
    let standing = Standing { controller: "Oxfordshire".into(), ..Standing::default() };
    SetUp { passphrase: secret(FIRST), organisation, standing }
}

struct There {
    folder: TempDir,
    words: Secret,
    organisation: Option<Secret>,
}

impl There {
    fn set_up(organisation: bool) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let at = Whereabouts::own(&folder.path().join("data"));
        let made = set_up_at(Cost::LEAST, &at, &clock(), asked(organisation)).expect("set up");
        let organisation = made.organisation.as_ref().map(Words::secret);
        Self { folder, words: made.words.secret(), organisation }
    }

    fn at(&self) -> Whereabouts {
        Whereabouts::own(&self.folder.path().join("data"))
    }

    fn keys(&self) -> std::path::PathBuf {
        self.at().folder().join(file::NAME)
    }

    fn unlock(&self, passphrase: &str) -> Result<Unlocked, ServiceError> {
        unlock(&self.at(), &secret(passphrase), &clock())
    }

    fn own(&self, unlocked: &Unlocked) -> Own {
        Own { at: self.at(), key: Arc::clone(&unlocked.key), may_write: true }
    }

    /// She has seen so many uses of the organisation's words.
    fn sees(&self, passphrase: &str, uses: usize) {
        let unlocked = self.unlock(passphrase).expect("unlocks");
        let (catalogue, clock) = (Arc::new(Catalogue::embedded(None).expect("packs")), Arc::new(clock()));
        let mut writer = Writer::new(unlocked.store, catalogue, clock, "A".into()).expect("a writer");
        writer.perform(see_organisation_uses(uses)).expect("seen");
        writer.close().expect("closes");
    }

    fn opens(&self, passphrase: &str) -> bool {
        self.unlock(passphrase)
            .is_ok_and(|unlocked| unlocked.store.verify().expect("verifies").faults.is_empty())
    }

    fn change(&self, old: &str, new: &str) -> Result<Vec<String>, ServiceError> {
        change_passphrase_at(Cost::LEAST, &self.at(), &secret(old), &secret(new), &clock())
    }

    fn offer(&self, whose: Whose) -> Result<Offer, ServiceError> {
        offer_words_at(Cost::LEAST, &self.at(), whose, &secret(FIRST), &clock())
    }

    fn recover(&self, words: &Secret, new: &str) -> Result<Vec<String>, ServiceError> {
        recover_at(Cost::LEAST, &self.at(), words, &secret(new), &clock())
    }
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn kind<T>(result: Result<T, ServiceError>) -> Kind {
    result.err().expect("it fails").kind()
}

#[test]
fn a_store_is_set_up_unlocked_and_says_whose_it_is() {
    let there = There::set_up(false);
    let unlocked = there.unlock(FIRST).expect("unlocks");
    assert!(unlocked.notices.is_empty(), "{:?}", unlocked.notices);
    assert_eq!(standing(&unlocked.store).expect("reads").controller, "Oxfordshire");
    unlocked.store.close().expect("closes");
    assert_eq!(names(there.at().folder()), ["portal.db", "portal.keys", "portal.keys.2", "portal.lock"]);
    assert_eq!(kind(there.unlock(SECOND)), Kind::Locked);
}

#[cfg(unix)]
#[test]
fn only_its_owner_may_look_into_the_folder_and_its_files() {
    use std::os::unix::fs::PermissionsExt as _;
    let there = There::set_up(false);
    let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode(there.at().folder()), 0o700);
    assert_eq!(kind(there.unlock(SECOND)), Kind::Locked);
    for name in ["portal.db", "portal.keys", "portal.keys.2", "portal.tries"] {
        assert_eq!(mode(&there.at().folder().join(name)), 0o600, "{name}");
    }
}

#[test]
fn where_there_is_a_store_none_is_set_up() {
    let there = There::set_up(false);
    let before = fs::read(there.keys()).expect("read");
    assert_eq!(kind(set_up_at(Cost::LEAST, &there.at(), &clock(), asked(false))), Kind::NotDone);
    assert_eq!(fs::read(there.keys()).expect("read"), before);
}

#[test]
fn a_passphrase_that_would_be_guessed_is_refused_and_nothing_is_made() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = Whereabouts::own(&folder.path().join("data"));
    let weak = SetUp { passphrase: secret("Password2026"), ..asked(false) };
    assert_eq!(kind(set_up_at(Cost::LEAST, &at, &clock(), weak)), Kind::NotDone);
    assert!(!at.folder().exists());
    let there = There::set_up(false);
    assert_eq!(kind(there.change(FIRST, "Password2026")), Kind::NotDone);
    assert!(there.opens(FIRST));
}

#[test]
fn what_a_cut_off_set_up_left_is_moved_aside_and_it_begins_anew() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = Whereabouts::own(folder.path());
    fs::create_dir(folder.path().join("setting-up")).expect("made");
    for name in ["setting-up/portal.db", "portal.keys", "portal.keys.new", "portal.db-wal"] {
        fs::write(folder.path().join(name), name).expect("written");
    }
    assert_eq!(kind(unlock(&at, &secret(FIRST), &clock())), Kind::NotFound);
    let made = set_up_at(Cost::LEAST, &at, &clock(), asked(false)).expect("set up");
    assert_eq!(made.notices.len(), 1, "{:?}", made.notices);
    made.store.close().expect("closes");
    let found = names(folder.path());
    assert_eq!(found.len(), 5, "{found:?}");
    let aside = found.iter().find(|name| name.starts_with("set-aside-")).expect("set aside");
    assert_eq!(
        names(&folder.path().join(aside)),
        ["portal.db-wal", "portal.keys", "portal.keys.new", "setting-up"]
    );
}

#[test]
fn a_changed_passphrase_opens_and_the_old_one_does_not() {
    let there = There::set_up(false);
    there.change(FIRST, SECOND).expect("changed");
    assert!(there.opens(SECOND) && !there.opens(FIRST));
    assert!(!there.at().folder().join(file::OLD).exists());
    assert_eq!(kind(there.change(FIRST, "plum wharf lantern ibis")), Kind::Locked);
    assert!(there.opens(SECOND));
}

#[test]
fn her_words_give_a_new_passphrase_and_go_on_holding() {
    let there = There::set_up(true);
    there.recover(&there.words, SECOND).expect("recovered");
    let unlocked = there.unlock(SECOND).expect("unlocks");
    assert!(unlocked.notices.is_empty() && !there.opens(FIRST), "{:?}", unlocked.notices);
    drop(unlocked);
    there.recover(&there.words, FIRST).expect("recovered again");
    assert!(there.opens(FIRST));
}

#[test]
fn words_with_a_slip_are_told_before_anything_is_tried_and_others_do_not_open() {
    let there = There::set_up(false);
    let typed = there.words.as_str().replacen(' ', "x ", 1);
    let said = there.recover(&secret(&typed), SECOND).expect_err("refused").to_string();
    assert!(said.starts_with("Word 1 is not in the list"), "{said}");
    assert!(!there.at().folder().join("portal.tries").exists());
    let others = Words::random().expect("words").secret();
    assert_eq!(kind(there.recover(&others, SECOND)), Kind::Locked);
    assert!(there.opens(FIRST));
}

#[test]
fn the_organisations_words_open_it_and_that_is_said_until_it_is_seen() {
    let there = There::set_up(true);
    let words = there.organisation.as_ref().expect("words");
    there.recover(words, SECOND).expect("recovered");
    for _ in 0..2 {
        let unlocked = there.unlock(SECOND).expect("unlocks");
        assert!(unlocked.notices.iter().any(|said| said.contains("organisation's recovery words")));
        assert_eq!(unlocked.store.list::<WordsUsed>(None).expect("reads").len(), 1);
    }
    there.sees(SECOND, 1);
    let unlocked = there.unlock(SECOND).expect("unlocks");
    assert!(unlocked.notices.is_empty(), "{:?}", unlocked.notices);
    assert_eq!(unlocked.store.list::<WordsUsed>(None).expect("reads").len(), 1);
}

#[test]
fn wrong_tries_are_counted_said_and_slowed() {
    let there = There::set_up(false);
    for _ in 0..3 {
        assert!(matches!(there.unlock(SECOND), Err(ServiceError::WrongSecret { .. })));
    }
    assert!(matches!(there.unlock(FIRST), Err(ServiceError::Wait { wrong: 3, seconds: 1 })));
    // As if the wait were over.
    let long_ago = "3 2026-01-01T09:00:00+00:00\n";
    fs::write(there.at().folder().join("portal.tries"), long_ago).expect("written");
    let unlocked = there.unlock(FIRST).expect("unlocks");
    assert!(unlocked.notices.iter().any(|said| said.contains("3 wrong tries")), "{:?}", unlocked.notices);
    drop(unlocked);
    assert!(there.unlock(FIRST).expect("unlocks").notices.is_empty());
}

#[test]
fn a_store_can_be_unlocked_for_reading_while_it_is_held() {
    let there = There::set_up(false);
    let unlocked = there.unlock(FIRST).expect("unlocks");
    assert!(unlock_to_read(&there.at(), &secret(SECOND), &clock()).is_err());
    let mut to_read = unlock_to_read(&there.at(), &secret(FIRST), &clock()).expect("reads");
    assert!(to_read.notices.concat().contains("1 wrong try"), "{:?}", to_read.notices);
    let known = standing(&to_read.store).expect("reads");
    assert_eq!(known, standing(&unlocked.store).expect("reads"));
    let stamp = Stamp { at: crate::service::Clock::now(&clock()), author: "A".into() };
    assert!(keep_standing(&mut to_read.store, &stamp, &known).is_err(), "nothing is written through it");
}

#[test]
fn whose_record_it_is_can_be_set_right_later() {
    let there = There::set_up(false);
    let mut unlocked = there.unlock(FIRST).expect("unlocks");
    let mut known = standing(&unlocked.store).expect("reads");
    assert!(!known.is_approved());
    known.approved_by = "Head of service".into();
    known.approved_on = NaiveDate::from_ymd_opt(2026, 11, 22);
    let stamp = Stamp { at: crate::service::Clock::now(&clock()), author: "A".into() };
    keep_standing(&mut unlocked.store, &stamp, &known).expect("kept");
    assert!(standing(&unlocked.store).expect("reads").is_approved());
}
