use tempfile::TempDir;

use super::*;
use crate::domain::id::Id;
use crate::vault::{Cost, Key, Secret, SlotKind};

const PASSPHRASE: &str = "plum wharf lantern ibis";

fn secret(text: &str) -> Secret {
    Secret::new(text.into())
}

fn slots(passphrase: &str) -> Keyslots {
    let mut slots = Keyslots::new(Id::from_bytes([7; 16]));
    let key = Key::random().expect("a key");
    slots.set(SlotKind::Passphrase, &secret(passphrase), &key, Cost::LEAST).expect("a slot");
    slots
}

fn kept(slots: &Keyslots) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    put(folder.path(), slots).expect("put");
    folder
}

fn opens(folder: &TempDir, passphrase: &str) -> bool {
    read(folder.path()).expect("read").keyslots.open(SlotKind::Passphrase, &secret(passphrase)).is_ok()
}

/// The file with its body or head altered and the sum made right again, as somebody would who means harm.
fn forged(folder: &TempDir, alter: impl Fn(String, String) -> (String, String)) {
    let path = folder.path().join(NAME);
    let text = fs::read_to_string(&path).expect("read");
    let mut parts = text.splitn(3, '\n');
    let head = parts.next().expect("a head").to_owned();
    let body = parts.nth(1).expect("a body").to_owned();
    let (head, body) = alter(head, body);
    fs::write(&path, format!("{head}\n{SUM} {}\n{body}", sum_of(&head, &body))).expect("written");
}

#[test]
fn what_was_put_is_read_and_opens() {
    let slots = slots(PASSPHRASE);
    let folder = kept(&slots);
    let found = read(folder.path()).expect("read");
    assert_eq!((&found.keyslots, found.from), (&slots, From::File));
    assert!(opens(&folder, PASSPHRASE));
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
}

#[cfg(unix)]
#[test]
fn only_its_owner_may_read_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = kept(&slots(PASSPHRASE));
    put(folder.path(), &slots("another")).expect("put");
    for name in [NAME, OLD] {
        let about = fs::metadata(folder.path().join(name)).expect("there");
        assert_eq!(about.permissions().mode() & 0o777, 0o600, "{name}");
    }
}

#[test]
fn a_file_that_was_cut_anywhere_is_damaged_and_not_a_wrong_passphrase() {
    let folder = kept(&slots(PASSPHRASE));
    let path = folder.path().join(NAME);
    let whole = fs::read(&path).expect("read");
    for length in 0..whole.len() {
        fs::write(&path, &whole[..length]).expect("written");
        assert!(matches!(read(folder.path()), Err(VaultError::Damaged { .. })), "{length}");
    }
    let longer = [&whole[..], b"\n"].concat();
    fs::write(&path, longer).expect("written");
    assert!(matches!(read(folder.path()), Err(VaultError::Damaged { .. })));
}

#[test]
fn a_file_with_any_byte_altered_is_damaged_and_not_a_wrong_passphrase() {
    let folder = kept(&slots(PASSPHRASE));
    let path = folder.path().join(NAME);
    let whole = fs::read(&path).expect("read");
    for at in 0..whole.len() {
        for flip in [0x01, 0x20, 0x80, 0xff] {
            let mut bytes = whole.clone();
            bytes[at] ^= flip;
            fs::write(&path, &bytes).expect("written");
            assert!(matches!(read(folder.path()), Err(VaultError::Damaged { .. })), "{at} {flip}");
        }
    }
}

#[test]
fn a_wrong_passphrase_is_not_damage() {
    let folder = kept(&slots(PASSPHRASE));
    let found = read(folder.path()).expect("read").keyslots;
    assert!(matches!(found.open(SlotKind::Passphrase, &secret("nothing")), Err(VaultError::WrongSecret)));
}

#[test]
fn a_newer_form_is_said_before_the_rest_is_looked_at() {
    let folder = kept(&slots(PASSPHRASE));
    forged(&folder, |_, _| (format!("{MAGIC} 7"), "whatever comes later".into()));
    let before = fs::read(folder.path().join(NAME)).expect("read");
    assert!(matches!(read(folder.path()), Err(VaultError::Newer { found: 7, known: FORM })));
    assert_eq!(fs::read(folder.path().join(NAME)).expect("read"), before);
}

#[test]
fn a_newer_file_is_not_passed_over_for_the_old_one() {
    let folder = kept(&slots("before"));
    put(folder.path(), &slots(PASSPHRASE)).expect("put");
    forged(&folder, |_, body| (format!("{MAGIC} 2"), body));
    assert!(matches!(read(folder.path()), Err(VaultError::Newer { .. })));
}

#[test]
fn a_field_of_a_later_version_is_read_over() {
    let folder = kept(&slots(PASSPHRASE));
    forged(&folder, |head, body| (head, body.replacen('{', "{ \"hint\": [1, 2],", 1)));
    assert!(opens(&folder, PASSPHRASE));
}

#[test]
fn huge_parameters_are_refused_at_reading() {
    let folder = kept(&slots(PASSPHRASE));
    forged(&folder, |head, body| (head, body.replace("\"memory_kib\": 8192", "\"memory_kib\": 4294967295")));
    assert!(matches!(read(folder.path()), Err(VaultError::OutOfBounds { memory_mib: 4_194_303, .. })));
    let folder = kept(&slots(PASSPHRASE));
    fs::write(folder.path().join(NAME), vec![b'x'; 3 << 20]).expect("written");
    assert!(matches!(read(folder.path()), Err(VaultError::Damaged { .. })));
}

#[test]
fn the_old_keys_are_taken_where_the_new_are_damaged_or_gone() {
    let folder = kept(&slots("before"));
    put(folder.path(), &slots("after")).expect("put");
    assert!(opens(&folder, "after") && !opens(&folder, "before"));
    fs::write(folder.path().join(NAME), "cut").expect("written");
    assert_eq!(read(folder.path()).expect("read").from, From::OldForDamaged);
    assert!(opens(&folder, "before"));
    fs::remove_file(folder.path().join(NAME)).expect("removed");
    assert_eq!(read(folder.path()).expect("read").from, From::OldForMissing);
    fs::write(folder.path().join(OLD), "cut").expect("written");
    assert!(matches!(read(folder.path()), Err(VaultError::Missing { .. })));
    fs::write(folder.path().join(NAME), "cut").expect("written");
    assert!(matches!(read(folder.path()), Err(VaultError::Damaged { path }) if path.ends_with(NAME)));
}

#[test]
fn a_damaged_file_never_takes_the_place_of_the_whole_old_one() {
    let folder = kept(&slots("first"));
    put(folder.path(), &slots("second")).expect("put");
    fs::write(folder.path().join(NAME), "cut").expect("written");
    put(folder.path(), &slots("third")).expect("put");
    assert!(opens(&folder, "third"));
    fs::remove_file(folder.path().join(NAME)).expect("removed");
    assert!(opens(&folder, "first"));
    forget_old(folder.path()).expect("removed");
    forget_old(folder.path()).expect("nothing to remove");
    assert!(matches!(read(folder.path()), Err(VaultError::Missing { .. })));
}
