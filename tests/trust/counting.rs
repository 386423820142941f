//! The count of saves beside the store: what is lost without an error is told by it.

use std::fs;

use portal::service::own::Unlocked;

use super::made::*;

/// A store with five saves in its log alone, counted: its folder, its file and its log.
fn killed() -> (tempfile::TempDir, Vec<u8>, Vec<u8>) {
    let home = tempfile::tempdir().unwrap();
    filled(home.path(), OLD, "F", 1);
    let before = fs::read(at(home.path()).store()).unwrap();
    let mut unlocked = open(home.path(), OLD).unwrap();
    for number in 0..5 {
        add(&mut unlocked, &format!("G-{number}"));
    }
    portal::service::saves::Saves::of(&unlocked.store).unwrap().keep(&unlocked.store);
    let log = fs::read(home.path().join("portal.db-wal")).unwrap();
    let db = fs::read(at(home.path()).store()).unwrap();
    assert!(db == before, "all of it stands in the log");
    drop(unlocked);
    fs::write(at(home.path()).store(), &db).unwrap();
    (home, db, log)
}

fn missing(home: &std::path::Path) -> Option<String> {
    let Unlocked { store, notices, .. } = open(home, OLD).unwrap();
    store.close().unwrap();
    notices.into_iter().find(|said| said.contains("missing"))
}

#[test]
fn a_lost_log_is_told_once_with_how_many_saves_it_held() {
    let (home, _, log) = killed();
    let wal = home.path().join("portal.db-wal");
    fs::write(&wal, &log).unwrap();
    assert_eq!(missing(home.path()), None, "nothing is lost yet");
    let (home, ..) = killed();
    let wal = home.path().join("portal.db-wal");
    let _ = fs::remove_file(&wal);
    let said = missing(home.path()).unwrap();
    for part in ["The last 5 saves are missing", "portal.db-wal", "What is in it is whole"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert_eq!(missing(home.path()), None, "told once");
    let (home, _, log) = killed();
    fs::write(home.path().join("portal.db-wal"), &log[..log.len() - 1]).unwrap();
    assert!(missing(home.path()).unwrap().contains("The last save is missing"));
}

#[test]
fn an_older_copy_and_a_copy_of_another_store_are_told() {
    let home = tempfile::tempdir().unwrap();
    filled(home.path(), OLD, "F", 1);
    let older = fs::read(at(home.path()).store()).unwrap();
    let mut unlocked = open(home.path(), OLD).unwrap();
    add(&mut unlocked, "G");
    portal::service::saves::Saves::of(&unlocked.store).unwrap().keep(&unlocked.store);
    unlocked.store.close().unwrap();
    drop(unlocked.held);
    fs::write(at(home.path()).store(), &older).unwrap();
    assert!(missing(home.path()).unwrap().contains("The last save is missing"));
    let text = fs::read_to_string(home.path().join("portal.saves")).unwrap();
    let lines: Vec<_> = text.lines().map(|line| line.split_once(' ').unwrap().0).collect();
    assert_eq!(lines, ["saves", "device"], "and nothing else");
    fs::write(home.path().join("portal.saves"), "saves 1\ndevice another\n").unwrap();
    let told = open(home.path(), OLD).unwrap().notices;
    assert!(told.iter().any(|said| said.contains("not the one that was used here last")), "{told:?}");
}

#[test]
fn a_count_that_cannot_be_read_is_none() {
    let home = tempfile::tempdir().unwrap();
    filled(home.path(), OLD, "F", 1);
    for text in ["", "saves", "saves x\ndevice y", "saves 99999999999999999999999\ndevice y", "\u{0}"] {
        fs::write(home.path().join("portal.saves"), text).unwrap();
        assert_eq!(open(home.path(), OLD).unwrap().notices, Vec::<String>::new(), "{text:?}");
    }
}
