//! The write-ahead log a kill left: proved before it becomes part of the file.

use super::*;

fn wal(home: &Home) -> PathBuf {
    home.folder.path().join("record.portal-wal")
}

/// A file with saves that are in its log alone, as a kill leaves it: both files' bytes.
fn killed(device: u8, key: &Key, texts: u8) -> (Vec<u8>, Vec<u8>) {
    let home = Home::new();
    let mut store = Store::create(&home.file(), key, id(device)).expect("a new store");
    put(&mut store, 0, |w| write_text(w, 10, &"tidied ".repeat(2000)));
    store.close().expect("closes");
    let mut store = Store::open(&home.file(), key).expect("opens");
    for number in 11..11 + texts {
        put(&mut store, i64::from(number), |w| write_text(w, number, &"in the log ".repeat(300)));
    }
    (std::fs::read(home.file()).expect("reads"), std::fs::read(wal(&home)).expect("reads"))
}

fn laid_out(file: &[u8], log: &[u8]) -> Home {
    let home = Home::new();
    std::fs::write(home.file(), file).expect("written");
    std::fs::write(wal(&home), log).expect("written");
    home
}

#[test]
fn what_a_kill_left_in_the_log_is_all_there() {
    let (file, log) = killed(1, &KEY, 5);
    let home = laid_out(&file, &log);
    let store = home.open();
    assert_eq!(store.list::<Text>(None).expect("reads").len(), 6);
    store.close().expect("closes");
    assert!(!wal(&home).exists());
    assert_eq!(home.open().list::<Text>(None).expect("reads").len(), 6);
}

#[test]
fn a_log_of_another_file_is_refused_and_both_are_left_as_they_are() {
    let (file, _) = killed(1, &KEY, 5);
    for (key, texts) in [([9; 32], 1), ([9; 32], 40), (KEY, 40)] {
        let (_, foreign) = killed(2, &key, texts);
        let home = laid_out(&file, &foreign);
        for _ in 0..2 {
            let error = Store::open(&home.file(), &KEY).err().expect("refused");
            assert!(matches!(error, StoreError::ForeignLog { .. }), "{texts}: {error:?}");
            assert!(error.to_string().contains("record.portal-wal"));
            assert!(std::fs::read(home.file()).expect("reads") == file, "the file was changed");
            assert!(std::fs::read(wal(&home)).expect("reads") == foreign, "the log was changed");
        }
        std::fs::rename(wal(&home), home.folder.path().join("foreign"))
            .expect("taken away, as the sentence says");
        assert_eq!(faults_of(&home.open()), Vec::<String>::new());
    }
}

#[test]
fn a_log_that_is_cut_or_gone_loses_saves_that_the_count_tells() {
    let (file, log) = killed(1, &KEY, 5);
    let saves = |home: &Home| home.open().saves().expect("reads");
    assert_eq!(saves(&laid_out(&file, &log)), 6);
    let cut = saves(&laid_out(&file, &log[..log.len() / 2]));
    assert!((1..6).contains(&cut), "{cut}");
    assert_eq!(saves(&laid_out(&file, &[])), 1);
}

#[test]
fn a_damaged_file_with_a_log_is_damaged_and_neither_is_changed() {
    let (file, log) = killed(1, &KEY, 5);
    let pages = file.len() / 4096;
    for page in 0..pages {
        let mut harmed = file.clone();
        harmed[page * 4096 + 100] ^= 1;
        let home = laid_out(&harmed, &log);
        match Store::open(&home.file(), &KEY) {
            // A page that stands anew in the log is not read from the file.
            Ok(store) => assert_eq!(store.list::<Text>(None).expect("reads").len(), 6, "{page}"),
            Err(error) => {
                let is_told = matches!(error, StoreError::Damaged | StoreError::WrongKeyOrDamaged { .. });
                assert!(is_told, "{page}: {error:?}");
                assert!(std::fs::read(home.file()).expect("reads") == harmed, "{page}");
                assert!(std::fs::read(wal(&home)).expect("reads") == log, "{page}");
            }
        }
    }
}
