//! `kill -9` at random moments of what changes a store: there is always a passphrase that opens a whole one.
//!
//! 20 kills of each verb, or as many as `PORTAL_KILLS` says. A verb more is a row in [`VERBS`]. Raising a file to a newer
//! form is killed beside the store, where forms can be invented.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use portal::service::ServiceError;
use portal::service::backup::{Opens, verify};
use portal::service::own::{Cost, Whose, change_passphrase_at, offer_words_at, recover_at};
use portal::service::restore::restore;

use super::made::*;

const VERB: &str = "PORTAL_VERB";
const FOLDER: &str = "PORTAL_FOLDER";
const WORDS: &str = "words";
const NEW_WORDS: &str = "new-words";

/// What is killed: made ready in a folder, done there, and looked at after the kill. The look answers how it ended.
struct Verb {
    name: &'static str,
    ready: fn(&Path),
    work: fn(&Path),
    look: fn(&Path) -> &'static str,
}

const VERBS: &[Verb] = &[
    Verb { name: "set up", ready: |_| {}, work: |folder| drop(set_up(folder, OLD)), look: set_up_or_not },
    Verb { name: "change the passphrase", ready: with_store, work: change, look: old_or_new },
    Verb { name: "new recovery words", ready: with_store, work: new_words, look: old_or_new_words },
    Verb { name: "recover", ready: with_store, work: recover, look: old_or_new },
    Verb { name: "back up", ready: with_store, work: back_up_here, look: backed_up_or_not },
    Verb { name: "restore", ready: with_backup, work: restore_here, look: before_or_restored },
    Verb {
        name: "restore to an empty folder",
        ready: only_backup,
        work: restore_here,
        look: nothing_or_restored,
    },
];

fn with_store(folder: &Path) {
    let words = filled(folder, OLD, "old", 12);
    fs::write(folder.join(WORDS), words).unwrap();
    log_left_by_a_kill(folder);
}

/// One save stands in the log alone.
fn log_left_by_a_kill(folder: &Path) {
    let mut unlocked = open(folder, OLD).unwrap();
    add(&mut unlocked, "old-last");
    let (db, wal) = (at(folder).store(), folder.join("portal.db-wal"));
    let (bytes, log) = (fs::read(&db).unwrap(), fs::read(&wal).unwrap());
    unlocked.store.close().unwrap();
    fs::write(db, bytes).unwrap();
    fs::write(wal, log).unwrap();
}

fn only_backup(folder: &Path) {
    let other = tempfile::tempdir().unwrap();
    filled(other.path(), CARRIED, "carried", 12);
    back_up(other.path(), CARRIED, &folder.join("carried")).unwrap();
}

fn with_backup(folder: &Path) {
    with_store(folder);
    only_backup(folder);
}

fn change(folder: &Path) {
    change_passphrase_at(Cost::LEAST, &at(folder), &secret(OLD), &secret(NEW), &clock()).unwrap();
}

fn recover(folder: &Path) {
    let words = secret(&fs::read_to_string(folder.join(WORDS)).unwrap());
    recover_at(Cost::LEAST, &at(folder), &words, &secret(NEW), &clock()).unwrap();
}

/// They are on paper before they are taken, as at both front doors.
fn new_words(folder: &Path) {
    let offer = offer_words_at(Cost::LEAST, &at(folder), Whose::Hers, &secret(OLD), &clock()).unwrap();
    fs::write(folder.join(NEW_WORDS), offer.words().secret().as_str()).unwrap();
    offer.take(&clock()).unwrap();
}

fn back_up_here(folder: &Path) {
    back_up(folder, OLD, &folder.join("backup")).unwrap();
}

fn restore_here(folder: &Path) {
    restore(&at(folder), &folder.join("carried"), Opens::Secret(&secret(CARRIED)), &clock()).unwrap();
}

fn old() -> Vec<String> {
    (0..12).map(|number| format!("old-{number}")).chain(["old-last".into()]).collect()
}

fn carried() -> Vec<String> {
    (0..12).map(|number| format!("carried-{number}")).collect()
}

fn set_up_or_not(folder: &Path) -> &'static str {
    if at(folder).has_store() {
        assert_eq!(whole(folder, OLD).unwrap(), Vec::<String>::new());
        return "set up";
    }
    set_up(folder, OLD);
    assert_eq!(whole(folder, OLD).unwrap(), Vec::<String>::new(), "it can be set up now");
    "not set up"
}

fn old_or_new(folder: &Path) -> &'static str {
    for (words, ended) in [(OLD, "old"), (NEW, "new")] {
        match whole(folder, words) {
            Err(ServiceError::WrongSecret { .. }) => {}
            other => {
                assert_eq!(other.unwrap(), old());
                return ended;
            }
        }
    }
    panic!("neither passphrase opens it");
}

/// The passphrase opens it whatever was cut off, and so do either the words from before or the new ones.
fn old_or_new_words(folder: &Path) -> &'static str {
    assert_eq!(whole(folder, OLD).unwrap(), old());
    for (file, ended) in [(WORDS, "words from before"), (NEW_WORDS, "new words")] {
        let Ok(words) = fs::read_to_string(folder.join(file)) else { continue };
        match recover_at(Cost::LEAST, &at(folder), &secret(&words), &secret(NEW), &clock()) {
            Err(ServiceError::WrongSecret { .. } | ServiceError::Refused(_)) => {}
            recovered => {
                recovered.unwrap();
                assert_eq!(whole(folder, NEW).unwrap(), old());
                return ended;
            }
        }
    }
    panic!("neither words open it");
}

fn backed_up_or_not(folder: &Path) -> &'static str {
    assert_eq!(whole(folder, OLD).unwrap(), old());
    let file = folder.join("backup");
    let ended = if file.exists() {
        let verdict = verify(&at(folder), &file, Opens::Secret(&secret(OLD))).unwrap();
        assert_eq!(verdict.faults, Vec::<String>::new());
        "backed up"
    } else {
        "not backed up"
    };
    nothing_half_made(folder);
    ended
}

fn before_or_restored(folder: &Path) -> &'static str {
    let ended = match whole(folder, CARRIED) {
        Err(ServiceError::WrongSecret { .. }) => {
            assert_eq!(whole(folder, OLD).unwrap(), old());
            "as before"
        }
        restored => {
            assert_eq!(restored.unwrap(), carried());
            let aside = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
            let aside = aside.filter(|path| path.to_string_lossy().contains("/set-aside-")).max().unwrap();
            assert_eq!(whole(&aside, OLD).unwrap(), old(), "what was there is whole too");
            "restored"
        }
    };
    nothing_half_made(folder);
    ended
}

fn nothing_or_restored(folder: &Path) -> &'static str {
    if !at(folder).has_store() {
        restore_here(folder);
        assert_eq!(whole(folder, CARRIED).unwrap(), carried(), "it can be restored now");
        return "nothing there";
    }
    assert_eq!(whole(folder, CARRIED).unwrap(), carried());
    nothing_half_made(folder);
    "restored"
}

/// Whoever took hold of the store swept it.
fn nothing_half_made(folder: &Path) {
    for (path, _) in files(folder) {
        let inside = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
        assert!(!inside.starts_with('.') && !inside.starts_with("restored-store"), "{inside} is left");
    }
}

/// Run by the test below in a process of its own.
#[test]
#[ignore = "does one thing until it is killed; run by the test of kills"]
fn does_one_thing_until_it_is_killed() {
    let (verb, folder) = (std::env::var(VERB).unwrap(), std::env::var_os(FOLDER).unwrap());
    let verb = VERBS.iter().find(|known| known.name == verb).unwrap();
    println!("\nready");
    (verb.work)(Path::new(&folder));
}

#[test]
fn a_kill_at_any_moment_leaves_a_whole_store_and_a_passphrase_that_opens_it() {
    let kills: u32 = std::env::var("PORTAL_KILLS").ok().and_then(|many| many.parse().ok()).unwrap_or(20);
    for verb in VERBS {
        let sound = tempfile::tempdir().unwrap();
        (verb.ready)(sound.path());
        // The first time is slower than those that follow.
        killed(verb, copied(sound.path()).path(), None);
        let home = copied(sound.path());
        let takes = killed(verb, home.path(), None);
        let last = (verb.look)(home.path());
        let mut ends = std::collections::BTreeMap::new();
        for kill in 0..kills {
            let home = copied(sound.path());
            // Over all of its time and somewhat after it, in no order.
            killed(verb, home.path(), Some(takes * 6 / 5 * (kill * 617 % kills) / kills));
            *ends.entry((verb.look)(home.path())).or_insert(0) += 1;
        }
        eprintln!("{}: {kills} kills in {takes:?}: {ends:?}, done is {last:?}", verb.name);
        assert_eq!(ends.values().sum::<u32>(), kills);
    }
}

fn copied(from: &Path) -> tempfile::TempDir {
    let to = tempfile::tempdir().unwrap();
    for (path, bytes) in files(from) {
        fs::write(to.path().join(path.strip_prefix(from).unwrap()), bytes).unwrap();
    }
    to
}

/// Answers how long the child lived after it was ready.
fn killed(verb: &Verb, folder: &Path, after: Option<Duration>) -> Duration {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["kills::does_one_thing_until_it_is_killed", "--exact", "--ignored", "--nocapture"])
        .env(VERB, verb.name)
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .stderr(if after.is_some() { Stdio::null() } else { Stdio::inherit() })
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.any(|line| line.is_ok_and(|line| line == "ready")));
    let ready = Instant::now();
    if let Some(after) = after {
        // The moment of the kill is what is tried here; nothing is waited for.
        std::thread::sleep(after);
        let _ = child.kill();
    }
    let ended = child.wait().unwrap();
    assert!(after.is_some() || ended.success(), "{}", verb.name);
    ready.elapsed()
}
