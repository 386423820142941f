//! What the store does when the disk, the file or the key is not as it should be.

use super::*;
use crate::store::connection::{self, Purpose};
use crate::store::migrate;

#[test]
fn a_full_disk_keeps_what_was_saved_and_the_store_goes_on_when_there_is_room() {
    let home = Home::new();
    let mut store = home.create(1);
    put(&mut store, 0, |w| write_text(w, 11, "safe"));
    let pages: i64 = store.conn.query_row("PRAGMA page_count", [], |row| row.get(0)).expect("reads");
    store.conn.pragma_update(None, "max_page_count", pages + 20).expect("set");
    let long = "never enough room ".repeat(20_000);
    let failed = store.write(&stamp(1), |w| write_text(w, 12, &long));
    assert!(matches!(failed, Err(StoreError::Full)));
    let swallowed = store.write(&stamp(1), |w| {
        let _ = write_text(w, 12, &long);
        w.save(&family(10, "half a save"), None)
    });
    assert!(swallowed.is_err() || store.load::<Text>(id(12)).expect("reads").is_none());
    assert_eq!(store.load::<Text>(id(11)).expect("reads"), Some(text(11, "safe")));
    assert_eq!(faults_of(&store), Vec::<String>::new());
    store.conn.pragma_update(None, "max_page_count", 1_000_000).expect("set");
    put(&mut store, 2, |w| write_text(w, 12, &long));
    drop(store);
    assert_eq!(home.open().load::<Text>(id(12)).expect("reads"), Some(text(12, &long)));
}

#[test]
fn a_file_that_is_not_there_or_already_there_is_said_so() {
    let home = Home::new();
    assert!(matches!(Store::open(&home.file(), &KEY), Err(StoreError::NotFound { .. })));
    assert!(matches!(Store::open_reading(&home.file(), &KEY), Err(StoreError::NotFound { .. })));
    assert!(!home.file().exists());
    drop(home.create(1));
    let before = std::fs::read(home.file()).expect("reads");
    assert!(matches!(Store::create(&home.file(), &KEY, id(1)), Err(StoreError::AlreadyThere { .. })));
    assert_eq!(std::fs::read(home.file()).expect("reads"), before);
    let nowhere = home.folder.path().join("no folder").join("record.portal");
    assert!(matches!(Store::create(&nowhere, &KEY, id(1)), Err(StoreError::NotFound { .. })));
    std::fs::write(home.file().with_extension("empty"), b"").expect("written");
    let empty = Store::open(&home.file().with_extension("empty"), &KEY);
    assert!(matches!(empty, Err(StoreError::Unfinished { .. })));
}

#[test]
fn another_key_opens_nothing_and_changes_nothing() {
    let home = Home::new();
    let mut store = home.create(1);
    put(&mut store, 0, |w| write_text(w, 11, "safe"));
    store.close().expect("closes");
    let before = std::fs::read(home.file()).expect("reads");
    assert!(matches!(Store::open(&home.file(), &[8; 32]), Err(StoreError::WrongKeyOrDamaged { .. })));
    assert_eq!(std::fs::read(home.file()).expect("reads"), before);
    std::fs::write(home.file(), "not a record file at all".repeat(500)).expect("written");
    assert!(matches!(Store::open(&home.file(), &KEY), Err(StoreError::WrongKeyOrDamaged { .. })));
}

#[test]
fn a_file_of_a_newer_form_is_refused_untouched() {
    let home = Home::new();
    home.create(1).close().expect("closes");
    let conn =
        connection::connect(&home.file(), &KEY, Purpose::Writing, None, migrate::known()).expect("opens");
    conn.pragma_update(None, "user_version", 99).expect("set");
    conn.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").expect("written");
    drop(conn);
    let before = std::fs::read(home.file()).expect("reads");
    for refused in [Store::open(&home.file(), &KEY).err(), Store::open_reading(&home.file(), &KEY).err()] {
        assert!(matches!(refused, Some(StoreError::Newer { found: 99, known: 1 })));
    }
    assert_eq!(std::fs::read(home.file()).expect("reads"), before);
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_written_is_refused_for_writing_and_can_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::new();
    let mut store = home.create(1);
    put(&mut store, 0, |w| w.save(&family(10, "Zoe"), None));
    store.close().expect("closes");
    std::fs::set_permissions(home.file(), PermissionsExt::from_mode(0o400)).expect("set");
    // Whoever may do anything, as in many containers, is not held back by the file's rights.
    let may_write = std::fs::File::options().write(true).open(home.file()).is_ok();
    match Store::open(&home.file(), &KEY) {
        Ok(_) => assert!(may_write),
        Err(error) => assert!(!may_write && matches!(error, StoreError::ReadOnly)),
    }
    let reading = Store::open_reading(&home.file(), &KEY).expect("opens");
    assert_eq!(reading.list::<Family>(None).expect("reads").len(), 1);
}

/// A file of many pages, and what is in it.
fn written(home: &Home) -> (Vec<u8>, Vec<Text>) {
    let mut store = home.create(1);
    for number in 10..60 {
        put(&mut store, 0, |w| write_text(w, number, &format!("{number} was weighed. ").repeat(30)));
    }
    let texts = store.list(None).expect("reads");
    store.close().expect("closes");
    (std::fs::read(home.file()).expect("reads"), texts)
}

/// The file answers with an error or with what was written; and verifying always sees the harm.
fn assert_never_wrong(home: &Home, bytes: &[u8], texts: &[Text], harm: &str) {
    for beside in ["record.portal-wal", "record.portal-shm"] {
        let _ = std::fs::remove_file(home.folder.path().join(beside));
    }
    std::fs::write(home.file(), bytes).expect("written");
    let store = match Store::open(&home.file(), &KEY) {
        Ok(store) => store,
        Err(error) => {
            assert!(matches!(error, StoreError::WrongKeyOrDamaged { .. }), "{harm}: {error:?}");
            return;
        }
    };
    match store.list::<Text>(None) {
        Ok(read) => assert_eq!(read, texts, "{harm}"),
        Err(error) => assert!(matches!(error, StoreError::Damaged), "{harm}: {error:?}"),
    }
    match store.verify_quickly() {
        Ok(verdict) => assert_ne!(verdict.faults, Vec::<String>::new(), "{harm}"),
        Err(error) => assert!(matches!(error, StoreError::Damaged), "{harm}: {error:?}"),
    }
}

#[test]
fn one_wrong_bit_anywhere_never_gives_a_wrong_row() {
    let home = Home::new();
    let (sound, texts) = written(&home);
    for trial in 0..60 {
        let place = trial * 104_729 % sound.len();
        let mut harmed = sound.clone();
        harmed[place] ^= 1 << (trial % 8);
        assert_never_wrong(&home, &harmed, &texts, &format!("bit at {place}"));
    }
}

#[test]
fn a_file_cut_short_never_gives_a_wrong_row() {
    let home = Home::new();
    let (sound, texts) = written(&home);
    for trial in 1..40 {
        let end = if trial % 2 == 0 { trial * 4096 } else { 1 + trial * 7_919 } % sound.len();
        assert_never_wrong(&home, &sound[..end], &texts, &format!("cut at {end}"));
    }
}

#[test]
fn no_message_holds_a_word_of_the_record() {
    let home = Home::new();
    let mut store = home.create(1);
    put(&mut store, 0, |w| w.save(&family(10, "Zanzibar"), None));
    store.conn.execute("UPDATE field SET value = '{\"Zanzibar\"' WHERE name = 'name'", []).expect("harmed");
    let unreadable = store.load::<Family>(id(10)).expect_err("not JSON");
    let clash = store.write(&stamp(1), |w| w.save(&text(10, "Zanzibar"), None)).expect_err("one id");
    for error in [unreadable, clash] {
        assert!(!format!("{error} {error:?}").contains("Zanzibar"));
    }
}
