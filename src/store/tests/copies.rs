//! Verifying, backup, and what may lie on the disk.

use super::*;
use crate::domain::query::Query;

fn filled(home: &Home) -> Store {
    let mut store = home.create(1);
    for number in 10..40 {
        put(&mut store, i64::from(number), |w| {
            w.save(&family(number, "Zanzibar"), None)?;
            write_text(w, number + 100, "Quokka was weighed\nand xylophones were played")
        });
    }
    store
}

#[test]
fn a_sound_file_is_found_sound_by_both_looks() {
    let home = Home::new();
    let store = filled(&home);
    let verdict = store.verify().expect("verifies");
    assert_eq!((verdict.records, verdict.saves), (60, 30));
    assert_eq!(verdict.changes, 30 * (5 + 8));
    assert_eq!(verdict.faults, Vec::<String>::new());
    let reading = Store::open_reading(&home.file(), &KEY).expect("opens");
    assert_eq!(reading.verify().expect("verifies"), verdict);
}

#[test]
fn what_does_not_agree_with_the_log_is_told_without_a_word_of_it() {
    for (harm, told) in [
        ("UPDATE field SET value = '\"Y\"' WHERE name = 'name'", "30 fields"),
        ("DELETE FROM field WHERE name = 'about'", "30 changes"),
        ("UPDATE record SET removed = 1 WHERE entity = 'family'", "30 records"),
        ("UPDATE record SET parent = NULL WHERE entity = 'text'", "30 records"),
        ("DELETE FROM change WHERE seq = 7", "1 copies"),
        ("DROP TRIGGER note_altered; UPDATE note SET body = 'other' ", "search index"),
        ("DROP TRIGGER note_gone; DELETE FROM note WHERE row IN (SELECT row FROM note LIMIT 2)", "2 notes"),
    ] {
        let home = Home::new();
        let store = filled(&home);
        store.conn.execute_batch(harm).expect("harmed");
        let faults = faults_of(&store).join(" ");
        assert!(faults.contains(told), "{harm}: {faults}");
        assert!(!faults.contains("Zanzibar"));
    }
}

#[test]
fn a_backup_opens_with_its_key_and_holds_everything() {
    let home = Home::new();
    let mut store = filled(&home);
    let reading = Store::open_reading(&home.file(), &KEY).expect("opens");
    let spare = home.folder.path().join("spare.portal");
    let verdict = reading.backup_to(&spare, &KEY).expect("copied");
    put(&mut store, 99, |w| w.save(&family(9, "after the backup"), None));
    let copy = Store::open(&spare, &KEY).expect("opens");
    assert_eq!(copy.list::<Family>(None).expect("reads").len(), 30);
    assert_eq!(copy.search(&Query::typed("quokka"), 100, None).expect("reads").len(), 30);
    assert_eq!(copy.verify().expect("verifies").changes, verdict.changes);
    copy.close().expect("closes");
    assert!(matches!(Store::open(&spare, &[8; 32]), Err(StoreError::WrongKeyOrDamaged { .. })));
    assert!(reading.conn.execute("DELETE FROM place", []).is_err(), "the reader is guarded again");
    assert_eq!(names_in(&home), ["record.portal", "record.portal-shm", "record.portal-wal", "spare.portal"]);
}

#[test]
fn a_backup_never_writes_over_a_file_and_leaves_none_half_made() {
    let home = Home::new();
    let store = filled(&home);
    let spare = home.folder.path().join("spare.portal");
    std::fs::write(&spare, "mine").expect("written");
    assert!(matches!(store.backup_to(&spare, &KEY), Err(StoreError::AlreadyThere { .. })));
    assert_eq!(std::fs::read(&spare).expect("reads"), b"mine");
    let nowhere = home.folder.path().join("no folder").join("spare.portal");
    assert!(matches!(store.backup_to(&nowhere, &KEY), Err(StoreError::NotFound { .. })));
    assert!(store.backup_to(&home.folder.path().join("other"), &[8; 32]).is_err(), "not proved");
    assert_eq!(names_in(&home), ["record.portal", "record.portal-shm", "record.portal-wal", "spare.portal"]);
}

fn names_in(home: &Home) -> Vec<String> {
    let entries = std::fs::read_dir(home.folder.path()).expect("a folder");
    let mut names: Vec<_> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn files_with(home: &Home, word: &str) -> Vec<String> {
    let has = |name: &String| {
        let bytes = std::fs::read(home.folder.path().join(name)).expect("reads");
        bytes.windows(word.len()).any(|window| window.eq_ignore_ascii_case(word.as_bytes()))
    };
    names_in(home).into_iter().filter(has).collect()
}

#[test]
fn no_plain_word_lies_on_the_disk_open_or_closed() {
    let home = Home::new();
    let store = filled(&home);
    std::fs::write(home.folder.path().join("plain"), "a quokka, XYLOPHONES, Zanzibar").expect("written");
    for word in ["Quokka", "xylophones", "Zanzibar"] {
        assert_eq!(files_with(&home, word), ["plain"]);
    }
    assert!(names_in(&home).contains(&"record.portal-wal".into()));
    store.close().expect("closes");
    for word in ["Quokka", "xylophones", "Zanzibar"] {
        assert_eq!(files_with(&home, word), ["plain"]);
    }
    assert_eq!(names_in(&home), ["plain", "record.portal"]);
}

#[cfg(unix)]
#[test]
fn only_its_owner_may_read_a_file_and_what_lies_beside_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = Home::new();
    let store = filled(&home);
    store.backup_to(&home.folder.path().join("spare.portal"), &KEY).expect("copied");
    for name in names_in(&home) {
        let mode = std::fs::metadata(home.folder.path().join(&name)).expect("is there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}
