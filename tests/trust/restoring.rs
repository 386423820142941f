//! A backup is carried, opened and put in the place of a store.

use std::fs;

use portal::service::backup::{Opens, verify};
use portal::service::restore::{Restored, restore};
use portal::service::{Kind, ServiceError};

use super::made::*;

fn try_restore(
    folder: &std::path::Path,
    from: &std::path::Path,
    words: &str,
) -> Result<Restored, ServiceError> {
    restore(&at(folder), from, Opens::Secret(&secret(words)), &clock())
}

#[test]
fn a_backup_moves_to_another_machine_with_its_passphrase_or_its_words() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let words = filled(here.path(), OLD, "F", 3);
    let carried = there.path().join("carried");
    back_up(here.path(), OLD, &carried).unwrap();
    let bytes = fs::read(&carried).unwrap();
    for word in [&b"Zanzibar"[..], b"F-1", OLD.as_bytes(), words.as_bytes()] {
        assert!(!bytes.windows(word.len()).any(|window| window == word));
    }
    for (number, opens) in [OLD, &words, &words.to_uppercase()].into_iter().enumerate() {
        let folder = there.path().join(format!("machine-{number}"));
        assert_eq!(
            verify(&at(&folder), &carried, Opens::Secret(&secret(opens))).unwrap().faults,
            Vec::<String>::new()
        );
        let restored = try_restore(&folder, &carried, opens).unwrap();
        assert_eq!((restored.set_aside, restored.verdict.faults.len()), (None, 0));
        drop(restored.held);
        assert_eq!(whole(&folder, OLD).unwrap(), ["F-0", "F-1", "F-2"]);
        let names: Vec<_> =
            files(&folder).into_iter().map(|(path, _)| path.file_name().unwrap().to_owned()).collect();
        assert_eq!(names, ["portal.db", "portal.keys", "portal.keys.2", "portal.saves"]);
    }
}

#[test]
fn what_is_there_is_set_aside_and_the_restored_store_goes_on_under_another_name() {
    let home = tempfile::tempdir().unwrap();
    filled(home.path(), OLD, "before", 2);
    let carried = home.path().join("carried");
    back_up(home.path(), OLD, &carried).unwrap();
    let device = open(home.path(), OLD).unwrap().store.device().unwrap();
    let mut unlocked = open(home.path(), OLD).unwrap();
    add(&mut unlocked, "after");
    // A kill: the last save stands in the log alone.
    let log = fs::read(home.path().join("portal.db-wal")).unwrap();
    assert!(!log.is_empty());
    let (db, keys) = (fs::read(at(home.path()).store()).unwrap(), fs::read(at(home.path()).keys()).unwrap());
    unlocked.store.close().unwrap();
    fs::write(at(home.path()).store(), &db).unwrap();
    fs::write(home.path().join("portal.db-wal"), &log).unwrap();
    drop(unlocked.held);
    let restored = try_restore(home.path(), &carried, OLD).unwrap();
    let aside = restored.set_aside.unwrap();
    drop(restored.held);
    assert!(aside.file_name().unwrap().to_string_lossy().starts_with("set-aside-20"));
    for (name, bytes) in [("portal.db", &db), ("portal.db-wal", &log), ("portal.keys", &keys)] {
        assert!(fs::read(aside.join(name)).unwrap() == *bytes, "{name}");
    }
    assert_eq!(whole(home.path(), OLD).unwrap(), ["before-0", "before-1"]);
    assert_ne!(open(home.path(), OLD).unwrap().store.device().unwrap(), device);
    assert_eq!(whole(&aside, OLD).unwrap(), ["before-0", "before-1", "after"], "with what stood in the log");
}

#[test]
fn a_backup_that_does_not_open_changes_nothing() {
    let home = tempfile::tempdir().unwrap();
    filled(home.path(), OLD, "F", 2);
    let away = tempfile::tempdir().unwrap();
    let carried = away.path().join("carried");
    back_up(home.path(), OLD, &carried).unwrap();
    let sound = fs::read(&carried).unwrap();
    let mut flipped = sound.clone();
    flipped[5000] ^= 1;
    let mut newer = sound.clone();
    let form = newer.len() - 64 + 12;
    newer[form] = 2;
    let before = files(home.path());
    for (bytes, words, kind, part) in [
        (&sound[..], NEW, Kind::Locked, "does not open"),
        (&sound[..], "abandon abandon", Kind::Locked, "does not open"),
        (&flipped, OLD, Kind::Damaged, "damaged"),
        (&sound[..sound.len() - 1], OLD, Kind::Damaged, "end is missing"),
        (&sound[..4096], OLD, Kind::Damaged, "end is missing"),
        (b"", OLD, Kind::Damaged, "end is missing"),
        (&newer, OLD, Kind::Newer, "newer version"),
    ] {
        fs::write(&carried, bytes).unwrap();
        let error = try_restore(home.path(), &carried, words).err().unwrap();
        assert_eq!(error.kind(), kind, "{error}");
        assert!(error.to_string().contains(part), "{part}: {error}");
        assert!(files(home.path()) == before, "{part}: something was changed");
        assert!(verify(&at(home.path()), &carried, Opens::Secret(&secret(words))).is_err());
    }
    let nowhere = try_restore(home.path(), &away.path().join("nowhere"), OLD).err().unwrap();
    assert_eq!(nowhere.kind(), Kind::NotFound);
    assert!(files(home.path()) == before);
    fs::write(&carried, &sound).unwrap();
    let practice = restore(&at(home.path()), &carried, Opens::PracticeKey, &clock()).err().unwrap();
    assert!(practice.to_string().contains("own store"), "{practice}");
}

#[test]
fn a_store_in_use_is_not_replaced_and_a_file_that_is_there_is_not_written_over() {
    let home = tempfile::tempdir().unwrap();
    filled(home.path(), OLD, "F", 2);
    let carried = home.path().join("carried");
    back_up(home.path(), OLD, &carried).unwrap();
    let in_use = open(home.path(), OLD).unwrap();
    let error = try_restore(home.path(), &carried, OLD).err().unwrap();
    assert!(matches!(error, ServiceError::Held { .. }), "{error}");
    drop(in_use);
    let before = fs::read(&carried).unwrap();
    let error = back_up(home.path(), OLD, &carried).err().unwrap();
    assert!(error.to_string().contains("already a file"), "{error}");
    let error = back_up(home.path(), OLD, &home.path().join("no/folder")).err().unwrap();
    assert!(error.to_string().contains("There is no folder"), "{error}");
    assert_eq!(fs::read(&carried).unwrap(), before);
}

#[test]
fn a_restore_that_was_cut_off_after_it_counted_is_finished_by_whoever_opens_the_store_next() {
    let away = tempfile::tempdir().unwrap();
    filled(away.path(), CARRIED, "carried", 2);
    let unlocked = open(away.path(), CARRIED).unwrap();
    portal::service::saves::Saves::of(&unlocked.store).unwrap().keep(&unlocked.store);
    unlocked.store.close().unwrap();
    let names = ["portal.db", "portal.keys", "portal.keys.2", "portal.saves"];
    for moved in 0..=names.len() {
        let home = tempfile::tempdir().unwrap();
        filled(home.path(), OLD, "old", 2);
        let mut unlocked = open(home.path(), OLD).unwrap();
        add(&mut unlocked, "old-last");
        let log = fs::read(home.path().join("portal.db-wal")).unwrap();
        unlocked.store.close().unwrap();
        drop(unlocked.held);
        let ready = home.path().join("restored-store");
        fs::create_dir(&ready).unwrap();
        if moved == 0 {
            fs::write(home.path().join("portal.db-wal"), log).unwrap();
        }
        for (number, name) in names.into_iter().enumerate() {
            let to = if number < moved { home.path() } else { ready.as_path() };
            fs::copy(away.path().join(name), to.join(name)).unwrap();
        }
        assert!(at(home.path()).has_store());
        assert_eq!(whole(home.path(), CARRIED).unwrap(), ["carried-0", "carried-1"], "{moved} moved");
        assert!(!ready.exists());
    }
}
