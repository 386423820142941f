//! A file that is deleted, moved or replaced while it is open takes no save that would be called one.

use std::fs;
use std::path::Path;

use super::*;

/// What is done while the store is open, and whether saves go on.
type Row = (&'static str, fn(&Path, &Path), bool);

const TABLE: [Row; 15] = [
    ("nothing", |_, _| {}, true),
    ("its time is set", |file, _| touch(file), true),
    ("it gets another name too", |file, aside| fs::hard_link(file, aside).expect("linked"), true),
    ("it is copied", |file, aside| copy(file, aside), true),
    (
        "another file is laid beside it",
        |file, _| fs::write(file.with_extension("other"), "x").expect("made"),
        true,
    ),
    ("it goes and comes back", |file, aside| (rename(file, aside), rename(aside, file)).1, true),
    (
        "its folder goes and comes back",
        |file, aside| (rename(folder(file), aside), rename(aside, folder(file))).1,
        true,
    ),
    ("it is deleted", |file, _| fs::remove_file(file).expect("removed"), false),
    ("it is moved away", |file, aside| rename(file, aside), false),
    ("its folder is moved away", |file, aside| rename(folder(file), aside), false),
    ("its folder is deleted", |file, _| fs::remove_dir_all(folder(file)).expect("removed"), false),
    ("a copy of it is put in its place", replace_by_copy, false),
    (
        "an empty file is put in its place",
        |file, aside| (rename(file, aside), fs::write(file, "").expect("made")).1,
        false,
    ),
    ("a link to a copy is put in its place", link_to_copy, false),
    (
        "a folder is put in its place",
        |file, aside| (rename(file, aside), fs::create_dir(file).expect("made")).1,
        false,
    ),
];

fn folder(file: &Path) -> &Path {
    file.parent().expect("a folder")
}

fn rename(from: &Path, to: &Path) {
    fs::rename(from, to).expect("moved");
}

fn copy(from: &Path, to: &Path) {
    fs::copy(from, to).expect("copied");
}

fn touch(file: &Path) {
    let then = std::time::UNIX_EPOCH;
    fs::File::options().write(true).open(file).and_then(|file| file.set_modified(then)).expect("set");
}

/// As a program that synchronises folders does it.
fn replace_by_copy(file: &Path, aside: &Path) {
    copy(file, aside);
    rename(aside, file);
}

fn link_to_copy(file: &Path, aside: &Path) {
    copy(file, aside);
    fs::remove_file(file).expect("removed");
    std::os::unix::fs::symlink(aside, file).expect("linked");
}

#[test]
fn a_save_is_one_only_where_the_file_is_the_one_that_will_be_opened() {
    for (what, change, goes_on) in TABLE {
        let outer = tempfile::tempdir().expect("a folder");
        let (inner, aside) = (outer.path().join("data"), outer.path().join("aside"));
        fs::create_dir(&inner).expect("made");
        let file = inner.join("record.portal");
        let mut store = Store::create(&file, &KEY, id(1)).expect("made");
        put(&mut store, 0, |w| w.save(&family(10, "Zoe"), None));
        change(&file, &aside);
        let saved = store.write(&stamp(1), |w| w.save(&family(11, "Ben"), None));
        match saved {
            Ok(_) => assert!(goes_on, "{what}"),
            Err(error) => {
                assert!(!goes_on && matches!(error, StoreError::Replaced { .. }), "{what}: {error}");
            }
        }
        if goes_on {
            store.close().expect("closes");
            let reading = Store::open_reading(&file, &KEY).expect("opens");
            assert_eq!(reading.list::<Family>(None).expect("reads").len(), 2, "{what}");
        }
    }
}

#[test]
fn a_file_that_is_put_back_takes_saves_again_and_has_lost_none() {
    let home = Home::new();
    let mut store = home.create(1);
    let aside = home.folder.path().join("aside");
    rename(&home.file(), &aside);
    assert!(store.write(&stamp(1), |w| w.save(&family(10, "Zoe"), None)).is_err());
    rename(&aside, &home.file());
    store.write(&stamp(1), |w| w.save(&family(10, "Zoe"), None)).expect("saved");
    store.close().expect("closes");
    let reading = Store::open_reading(&home.file(), &KEY).expect("opens");
    assert_eq!(reading.list::<Family>(None).expect("reads").len(), 1);
}
