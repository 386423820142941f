//! A store in which nothing can be written.

use super::*;
use crate::store::Journal;

#[test]
fn every_save_in_it_is_refused_and_nothing_is_changed() {
    let home = Home::new();
    let mut store = home.create(1);
    put(&mut store, 0, |w| write_text(w, 11, "safe"));
    store.close().expect("closes");
    let before = std::fs::read(home.file()).expect("reads");
    let mut store = Store::open_to_read(&home.file(), &KEY).expect("opens");
    assert!(store.is_only_to_read());
    assert_eq!(store.load::<Text>(id(11)).expect("reads"), Some(text(11, "safe")));
    let refused = store.write(&stamp(1), |w| write_text(w, 12, "lost"));
    assert!(matches!(refused, Err(StoreError::ReadOnly)));
    assert!(matches!(store.rename_device(id(9)), Err(StoreError::ReadOnly)));
    assert_eq!(faults_of(&store), Vec::<String>::new());
    store.tidy().expect("nothing to do");
    store.close().expect("closes");
    assert_eq!(std::fs::read(home.file()).expect("reads"), before);
}

#[test]
fn it_sees_what_a_living_writer_saves() {
    let home = Home::new();
    let mut writer = home.create(1);
    let reader = Store::open_to_read(&home.file(), &KEY).expect("opens beside the writer");
    put(&mut writer, 0, |w| write_text(w, 11, "new"));
    assert_eq!(reader.load::<Text>(id(11)).expect("reads"), Some(text(11, "new")));
    reader.close().expect("closes");
    put(&mut writer, 1, |w| write_text(w, 12, "newer"));
    assert_eq!(faults_of(&writer), Vec::<String>::new());
}

#[test]
fn only_a_rollback_journal_is_worth_a_sentence() {
    assert_eq!(Journal::Wal.sentence(), None);
    assert!(Journal::Truncate.sentence().is_some_and(|said| said.contains("network")));
}

/// Runs in a thread that has put its rights down: file modes bind it, as they do not bind root.
#[cfg(target_os = "linux")]
fn without_rights<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    use rustix::process::{Gid, Uid, getuid};
    std::thread::scope(|scope| {
        let working = scope.spawn(|| {
            if getuid().is_root() {
                let nobody = 65_534;
                rustix::thread::set_thread_res_gid(
                    Gid::from_raw(nobody),
                    Gid::from_raw(nobody),
                    Gid::from_raw(nobody),
                )
                .expect("may");
                rustix::thread::set_thread_res_uid(
                    Uid::from_raw(nobody),
                    Uid::from_raw(nobody),
                    Uid::from_raw(nobody),
                )
                .expect("may");
            }
            work()
        });
        working.join().expect("did not fail")
    })
}

#[cfg(target_os = "linux")]
fn mode(path: &std::path::Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).expect("set");
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_may_only_be_read_is_read() {
    let home = Home::new();
    let mut store = home.create(1);
    put(&mut store, 0, |w| write_text(w, 11, "tidied"));
    store.close().expect("closes");
    mode(&home.file(), 0o444);
    mode(home.folder.path(), 0o555);
    let file = home.file();
    without_rights(|| {
        assert!(std::fs::write(file.with_extension("new"), "").is_err(), "the rights bind");
        let refused = Store::open(&file, &KEY).err().expect("refused");
        assert!(matches!(refused, StoreError::ReadOnly), "{refused:?}");
        let store = Store::open_to_read(&file, &KEY).expect("opens");
        assert_eq!(store.load::<Text>(id(11)).expect("reads"), Some(text(11, "tidied")));
        assert_eq!(faults_of(&store), Vec::<String>::new());
        store.close().expect("closes");
    });
    mode(home.folder.path(), 0o755);
}

#[cfg(target_os = "linux")]
#[test]
fn beside_a_living_writer_of_somebody_else_it_is_read_too() {
    let home = Home::new();
    let mut writer = home.create(1);
    put(&mut writer, 0, |w| write_text(w, 11, "in the log"));
    for name in ["record.portal", "record.portal-wal", "record.portal-shm"] {
        mode(&home.folder.path().join(name), 0o444);
    }
    mode(home.folder.path(), 0o555);
    let file = home.file();
    without_rights(|| {
        let store = Store::open_to_read(&file, &KEY).expect("opens");
        assert_eq!(store.load::<Text>(id(11)).expect("reads"), Some(text(11, "in the log")));
    });
    mode(home.folder.path(), 0o755);
}

/// What a kill left in a log is not to be had without writing beside it: better no look than one without it.
#[cfg(target_os = "linux")]
#[test]
fn a_log_without_its_index_in_a_folder_that_may_only_be_read_is_refused() {
    let home = Home::new();
    let mut writer = home.create(1);
    put(&mut writer, 0, |w| write_text(w, 11, "in the log"));
    let copy = Home::new();
    for name in ["record.portal", "record.portal-wal"] {
        let to = copy.folder.path().join(name);
        std::fs::copy(home.folder.path().join(name), &to).expect("copied");
        mode(&to, 0o444);
    }
    mode(copy.folder.path(), 0o555);
    let file = copy.file();
    let refused = without_rights(|| Store::open_to_read(&file, &KEY).map(drop)).expect_err("refused");
    assert!(matches!(refused, StoreError::LogCannotBeRead), "{refused:?}");
    mode(copy.folder.path(), 0o755);
}
