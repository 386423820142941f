use tempfile::TempDir;

use super::*;
use crate::domain::id::Id;
use crate::vault::Cost;

const PASSPHRASE: &str = "plum wharf lantern ibis";

fn secret(text: &str) -> Secret {
    Secret::new(text.into())
}

/// The same in every call.
fn key() -> Key {
    static KEY: std::sync::LazyLock<[u8; 32]> =
        std::sync::LazyLock::new(|| *Key::random().expect("a key").bytes());
    Key(Box::new(zeroize::Zeroizing::new(*KEY)))
}

fn other_key() -> Key {
    Key::random().expect("a key")
}

fn slots(passphrase: &str) -> Keyslots {
    let mut slots = Keyslots::new(Id::from_bytes([7; 16]));
    slots.set(SlotKind::Passphrase, &secret(passphrase), &key(), Cost::LEAST).expect("a slot");
    slots
}

fn sealed(passphrase: &str) -> KeysFile {
    KeysFile::sealed(slots(passphrase), &key()).expect("sealed")
}

/// A folder in which the first of the two files is this.
fn first(file: &KeysFile) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), NAME, file).expect("written");
    folder
}

fn both(one: &KeysFile, other: &KeysFile) -> TempDir {
    let folder = first(one);
    write(folder.path(), SECOND, other).expect("written");
    folder
}

fn opens(folder: &TempDir, passphrase: &str) -> bool {
    let found = read(folder.path()).expect("read");
    found
        .open(0, &[SlotKind::Passphrase], &secret(passphrase))
        .is_ok_and(|it| it.key.bytes() == key().bytes())
}

/// The file with its head or slots altered and the sum made right again, as somebody would who means harm.
fn forged(folder: &TempDir, alter: impl Fn(String, String) -> (String, String)) {
    let path = folder.path().join(NAME);
    let text = fs::read_to_string(&path).expect("read");
    let mut parts = text.splitn(3, '\n');
    let head = parts.next().expect("a head").to_owned();
    let rest = parts.nth(1).expect("the rest").to_owned();
    let (head, rest) = alter(head, rest);
    fs::write(&path, format!("{head}\n{SUM} {}\n{rest}", Hex(sum_of(&head, &rest)).text())).expect("written");
}

#[test]
fn what_was_written_is_read_is_sealed_and_opens() {
    let file = sealed(PASSPHRASE);
    let folder = both(&file, &file);
    let found = read(folder.path()).expect("read");
    assert!(found.whole().all(|copy| *copy == file && copy.is_sealed_with(&key())));
    assert_eq!(found.whole().count(), 2);
    assert!(!file.is_sealed_with(&other_key()));
    assert!(opens(&folder, PASSPHRASE) && !opens(&folder, "nothing"));
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2);
}

#[cfg(unix)]
#[test]
fn only_its_owner_may_read_it_and_it_is_not_written_through_a_link() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    let mine = folder.path().join("mine");
    fs::write(&mine, "kept").expect("written");
    for name in [NAME, PASSING] {
        std::os::unix::fs::symlink(&mine, folder.path().join(name)).expect("linked");
    }
    write(folder.path(), NAME, &sealed(PASSPHRASE)).expect("written");
    let about = fs::symlink_metadata(folder.path().join(NAME)).expect("there");
    assert!(about.is_file());
    assert_eq!(about.permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::read_to_string(mine).expect("there"), "kept");
}

#[test]
fn a_file_that_was_cut_or_altered_anywhere_is_damaged_and_not_a_wrong_passphrase() {
    let folder = first(&sealed(PASSPHRASE));
    let path = folder.path().join(NAME);
    let whole = fs::read(&path).expect("read");
    let is_damaged = |bytes: &[u8]| {
        fs::write(&path, bytes).expect("written");
        matches!(read(folder.path()), Err(VaultError::Damaged { .. }))
    };
    for length in 0..whole.len() {
        assert!(is_damaged(&whole[..length]), "{length}");
    }
    assert!(is_damaged(&[&whole[..], b"\n"].concat()));
    for at in 0..whole.len() {
        for flip in [0x01, 0x20, 0x80, 0xff] {
            let mut bytes = whole.clone();
            bytes[at] ^= flip;
            assert!(is_damaged(&bytes), "{at} {flip}");
        }
    }
}

#[test]
fn what_somebody_changed_who_made_the_sum_right_is_not_sealed() {
    let key = key();
    for (what, alter) in [
        ("a count", |rest: String| rest.replace("\"changes\": 0", "\"changes\": 5")),
        ("another store", |rest: String| rest.replacen("07", "08", 1)),
        ("a flag", |rest: String| rest.replacen('{', "{ \"organisation_seen\": 3,", 1)),
        ("a cost", |rest: String| rest.replace("\"passes\": 1", "\"passes\": 2")),
        ("a space", |rest: String| rest.replacen("{\n", "{ \n", 1)),
        ("a seal of nothing", |rest: String| {
            let (_, slots) = rest.split_once('\n').expect("a seal");
            format!("{SEAL} {}\n{slots}", "00".repeat(SEALED))
        }),
    ] as [(&str, fn(String) -> String); 6]
    {
        let folder = first(&sealed(PASSPHRASE));
        let before = fs::read(folder.path().join(NAME)).expect("read");
        forged(&folder, |head, rest| (head, alter(rest)));
        let after = fs::read(folder.path().join(NAME)).expect("read");
        assert_ne!(before, after, "{what}");
        match read_one(&folder.path().join(NAME)) {
            Ok(file) => assert!(!file.is_sealed_with(&key), "{what}"),
            Err(error) => assert!(matches!(error, VaultError::Damaged { .. }), "{what}: {error}"),
        }
    }
}

#[test]
fn a_newer_form_is_said_before_the_rest_is_looked_at_and_is_not_passed_over_for_the_other_file() {
    let file = sealed(PASSPHRASE);
    for folder in [first(&file), both(&file, &file)] {
        forged(&folder, |_, _| (format!("{MAGIC} 7"), "whatever comes later".into()));
        let before = fs::read(folder.path().join(NAME)).expect("read");
        assert!(matches!(read(folder.path()), Err(VaultError::Newer { found: 7, known: FORM })));
        assert_eq!(fs::read(folder.path().join(NAME)).expect("read"), before);
    }
}

#[test]
fn a_file_of_an_older_version_is_read_and_has_no_seal() {
    let folder = first(&sealed(PASSPHRASE));
    forged(&folder, |_, rest| (format!("{MAGIC} 1"), rest.split_once('\n').expect("a seal").1.to_owned()));
    let file = read_one(&folder.path().join(NAME)).expect("read");
    assert!(!file.has_seal() && !file.is_sealed_with(&key()));
    assert!(opens(&folder, PASSPHRASE));
}

#[test]
fn huge_parameters_are_refused_at_reading() {
    let folder = first(&sealed(PASSPHRASE));
    forged(&folder, |head, rest| (head, rest.replace("\"memory_kib\": 8192", "\"memory_kib\": 4294967295")));
    assert!(matches!(read(folder.path()), Err(VaultError::OutOfBounds { memory_mib: 4_194_303, .. })));
    fs::write(folder.path().join(NAME), vec![b'x'; 3 << 20]).expect("written");
    assert!(matches!(read(folder.path()), Err(VaultError::Damaged { .. })));
}

#[test]
fn each_file_stands_in_for_the_other_and_an_older_versions_for_both() {
    let (one, other, old) = (sealed("one"), sealed("other"), sealed("old"));
    let gone: [fn(&Path); 2] =
        [|path| fs::remove_file(path).expect("removed"), |path| fs::write(path, "cut").expect("written")];
    for spoil in gone {
        let folder = both(&one, &other);
        write(folder.path(), OLD, &old).expect("written");
        assert!(opens(&folder, "one") && opens(&folder, "other") && !opens(&folder, "old"));
        spoil(&folder.path().join(NAME));
        assert!(!opens(&folder, "one") && opens(&folder, "other") && !opens(&folder, "old"));
        spoil(&folder.path().join(SECOND));
        assert!(!opens(&folder, "other") && opens(&folder, "old"));
        forget_old(folder.path()).expect("removed");
        forget_old(folder.path()).expect("nothing to remove");
        assert!(read(folder.path()).is_err());
    }
}
