//! A backup as one file to carry.

use super::*;
use crate::store::Parcel;

fn packed(home: &Home) -> PathBuf {
    let mut store = home.create(1);
    for number in 10..40 {
        put(&mut store, i64::from(number), |w| write_text(w, number, "Quokka was weighed"));
    }
    let to = home.folder.path().join("carried");
    store.pack_to(&to, &KEY, b"the keys of it").expect("packed");
    to
}

#[test]
fn what_was_packed_comes_out_whole_with_its_keys() {
    let home = Home::new();
    let parcel = Parcel::open(&packed(&home)).expect("whole");
    assert_eq!(parcel.keys(), b"the keys of it");
    let out = home.folder.path().join("out");
    parcel.unpack(&out).expect("unpacked");
    let store = Store::open(&out, &KEY).expect("opens");
    assert_eq!((store.list::<Text>(None).expect("reads").len(), faults_of(&store)), (30, Vec::new()));
    assert!(matches!(parcel.unpack(&out), Err(StoreError::AlreadyThere { .. })));
}

#[test]
fn a_file_that_is_there_is_refused_and_left_as_it_is() {
    let home = Home::new();
    let packed = packed(&home);
    let before = std::fs::read(&packed).expect("reads");
    let store = home.open();
    assert!(matches!(store.pack_to(&packed, &KEY, b""), Err(StoreError::AlreadyThere { .. })));
    assert_eq!(std::fs::read(&packed).expect("reads"), before);
}

#[test]
fn a_parcel_that_is_cut_or_altered_anywhere_is_refused() {
    let home = Home::new();
    let packed = packed(&home);
    let sound = std::fs::read(&packed).expect("reads");
    let refused = |bytes: &[u8]| {
        std::fs::write(&packed, bytes).expect("written");
        Parcel::open(&packed).err().expect("refused")
    };
    for trial in 0..60 {
        let mut harmed = sound.clone();
        let place = if trial < 20 { sound.len() - 1 - trial * 7 } else { trial * 104_729 % sound.len() };
        harmed[place] ^= 1 << (trial % 8);
        let error = refused(&harmed);
        // The form of the file stands in it too.
        let is_told = matches!(
            error,
            StoreError::NotABackup { .. } | StoreError::BackupDamaged { .. } | StoreError::Newer { .. }
        );
        assert!(is_told, "{place}: {error:?}");
    }
    for end in [0, 1, 63, 64, sound.len() / 2, sound.len() - 1] {
        let error = refused(&sound[..end]);
        assert!(matches!(error, StoreError::NotABackup { .. }), "{end}: {error:?}");
    }
    let mut newer = sound.clone();
    let form = newer.len() - 64 + 12;
    newer[form] = 2;
    assert!(matches!(refused(&newer), StoreError::Newer { found: 2, known: 1 }));
    assert!(matches!(refused(&[&sound[..], b"x"].concat()), StoreError::NotABackup { .. }));
}
