//! Stores to try things on: small, made up, and with keys that are cheap to open.

use std::path::{Path, PathBuf};

use portal::domain::family::Family;
use portal::domain::standing::Standing;
use portal::service::own::{Cost, Own, Secret, SetUp, Unlocked, back_up as back_up_own, set_up_at, unlock};
use portal::service::{Clock, Reading, ServiceError, SystemClock, Whereabouts, new_id, opening};
use portal::store::Stamp;

/// The passphrase of the store that is there.
pub const OLD: &str = "plum wharf ladder seven";
/// Another passphrase for it.
pub const NEW: &str = "quiet otter marble field";
/// The passphrase of the store a backup was made of.
pub const CARRIED: &str = "brass kettle winter road";

pub fn clock() -> SystemClock {
    SystemClock::default()
}

pub fn secret(words: &str) -> Secret {
    Secret::new(words.to_owned())
}

pub fn at(folder: &Path) -> Whereabouts {
    Whereabouts::own(folder)
}

/// Sets a store up. Answers its recovery words.
pub fn set_up(folder: &Path, passphrase: &str) -> String {
    let asked = SetUp { passphrase: secret(passphrase), organisation: false, standing: Standing::default() };
    let made = set_up_at(Cost::LEAST, &at(folder), &clock(), asked).unwrap();
    let words = made.words.secret().as_str().to_owned();
    made.store.close().unwrap();
    words
}

pub fn open(folder: &Path, passphrase: &str) -> Result<Unlocked, ServiceError> {
    unlock(&at(folder), &secret(passphrase), &clock())
}

/// One save.
pub fn add(unlocked: &mut Unlocked, reference: &str) {
    let family = Family {
        id: new_id(),
        reference: reference.into(),
        name: "Zanzibar".into(),
        since: clock().today(),
        about: "Weighed. ".repeat(100),
        made_up: true,
    };
    let stamp = Stamp { at: clock().now(), author: "A. Practitioner".into() };
    unlocked.store.write(&stamp, |writing| writing.save(&family, None)).unwrap();
}

/// A store with so many families, called by `name`.
pub fn filled(folder: &Path, passphrase: &str, name: &str, families: usize) -> String {
    let words = set_up(folder, passphrase);
    let mut unlocked = open(folder, passphrase).unwrap();
    for number in 0..families {
        add(&mut unlocked, &format!("{name}-{number}"));
    }
    unlocked.store.close().unwrap();
    words
}

pub fn references(store: &Reading) -> Vec<String> {
    store.list::<Family>(None).unwrap().into_iter().map(|family| family.reference).collect()
}

/// Opens it, finds nothing wrong in it, and answers what is in it.
pub fn whole(folder: &Path, passphrase: &str) -> Result<Vec<String>, ServiceError> {
    let unlocked = open(folder, passphrase)?;
    assert_eq!(unlocked.store.verify().unwrap().faults, Vec::<String>::new());
    let references = references(&unlocked.store);
    unlocked.store.close().unwrap();
    Ok(references)
}

pub fn back_up(folder: &Path, passphrase: &str, to: &Path) -> Result<(), ServiceError> {
    let unlocked = open(folder, passphrase)?;
    let reading = opening::open_reading(&at(folder), &unlocked.key)?;
    let own = Own { at: at(folder), key: std::sync::Arc::clone(&unlocked.key), may_write: true };
    back_up_own(&own, &reading, to, &clock())?;
    unlocked.store.close().unwrap();
    Ok(())
}

/// Every file beneath a folder, with its bytes; the lock's words apart, which come and go.
pub fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.ends_with("portal.lock") {
                found.push((path.clone(), std::fs::read(path).unwrap()));
            }
        }
    }
    found.sort();
    found
}
