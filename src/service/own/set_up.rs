//! A new store: whole, with its keys, before anything of it stands in its place.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::entering::prove;
use super::{Made, SetUp, check_new, copies, tries};
use crate::domain::standing::Standing;
use crate::service::aside::move_aside;
use crate::service::opening::hold_patiently;
use crate::service::paper::AUTHOR;
use crate::service::{Clock, ServiceError, Whereabouts, folder, new_id};
use crate::store::{Stamp, Store};
use crate::vault::file;
use crate::vault::{Cost, Key, KeysFile, Keyslots, Secret, SlotKind, Words};

/// Under which name a store is made, before it is moved to its place.
const WORKSHOP: &str = "setting-up";

/// What an earlier set-up may have left, or a store whose main file is gone.
const LEFTOVERS: &[&str] = &[
    WORKSHOP,
    "portal.db-wal",
    "portal.db-shm",
    "portal.db-journal",
    "portal.saves",
    file::NAME,
    file::SECOND,
    file::OLD,
    file::PASSING,
    tries::NAME,
];

/// Sets a store up: the store and its keys are made and proved, then moved to their places, the store last. What an
/// earlier try left is moved aside.
///
/// # Errors
/// [`ServiceError::Refused`] where there is a store, or the passphrase would be guessed; the vault's, the store's.
pub fn set_up(at: &Whereabouts, clock: &dyn Clock, asked: SetUp) -> Result<Made, ServiceError> {
    set_up_at(Cost::USUAL, at, clock, asked)
}

/// The same, with another cost than is usual.
///
/// # Errors
/// As [`set_up`].
pub fn set_up_at(
    cost: Cost,
    at: &Whereabouts,
    clock: &dyn Clock,
    asked: SetUp,
) -> Result<Made, ServiceError> {
    check_place(at)?;
    check_new(&asked.passphrase)?;
    let held = hold_patiently(at, clock)?;
    check_place(at)?;
    let aside = move_aside(at, LEFTOVERS, clock)?;
    let mut notices: Vec<String> = aside.map(|aside| put_aside(&aside)).into_iter().collect();
    let words = Words::random()?;
    let organisation = if asked.organisation { Some(Words::random()?) } else { None };
    let key = Key::random()?;
    let secrets = secrets(asked.passphrase, &words, organisation.as_ref());
    let (keys, taken) = make_keys(&secrets, &key, cost)?;
    let made = build(at, (&key, &keys), &asked.standing, clock)?;
    put_keys(at, &keys, &secrets, &key)?;
    let store = move_in(at, &made, &key)?;
    if cost == Cost::USUAL {
        notices.extend(taken.remark());
    }
    Ok(Made { held, store, key: Arc::new(key), words, organisation, notices })
}

fn put_aside(folder: &Path) -> String {
    format!("What an earlier store left in the folder lies in {} now.", folder.display())
}

/// Makes the store in a workshop beside its place, with its own copy of the keys. Answers its file.
fn build(
    at: &Whereabouts,
    (key, keys): (&Key, &KeysFile),
    standing: &Standing,
    clock: &dyn Clock,
) -> Result<PathBuf, ServiceError> {
    let workshop = at.folder().join(WORKSHOP);
    folder::make(&workshop)?;
    let made = workshop.join("portal.db");
    let mut store = Store::create(&made, key.bytes(), new_id())?;
    let stamp = Stamp { at: clock.now(), author: AUTHOR.into() };
    store.write(&stamp, |writing| {
        writing.place(copies::PLACE, keys.text())?;
        writing.save(standing, None)
    })?;
    store.close()?;
    File::open(&made).and_then(|made| made.sync_all()).map_err(|error| {
        ServiceError::place(&made, &error, "See to the room on the disk, and begin again.")
    })?;
    Ok(made)
}

/// The last step: from now on there is a store.
fn move_in(at: &Whereabouts, made: &Path, key: &Key) -> Result<Store, ServiceError> {
    folder::move_to(made, &at.store())?;
    folder::keep_names(at.folder())?;
    // Empty, and of no use to anybody.
    let _ = fs::remove_dir(at.folder().join(WORKSHOP));
    Ok(Store::open(&at.store(), key.bytes())?)
}

/// That no store stands here yet, asked before a passphrase is.
///
/// # Errors
/// [`ServiceError::Refused`].
pub fn check_place(at: &Whereabouts) -> Result<(), ServiceError> {
    if at.has_store() {
        let said = format!(
            "There is a store in {} already. Nothing was changed. Unlock that one, or name another folder with \
             --data-dir.",
            at.folder().display()
        );
        return Err(ServiceError::Refused(said));
    }
    Ok(())
}

fn secrets(passphrase: Secret, words: &Words, organisation: Option<&Words>) -> Vec<(SlotKind, Secret)> {
    let mut secrets = vec![(SlotKind::Passphrase, passphrase), (SlotKind::Recovery, words.secret())];
    secrets.extend(organisation.map(|words| (SlotKind::Organisation, words.secret())));
    secrets
}

/// Makes the keys. Answers the least that was taken for one of them.
fn make_keys(
    secrets: &[(SlotKind, Secret)],
    key: &Key,
    cost: Cost,
) -> Result<(KeysFile, Cost), ServiceError> {
    let mut keyslots = Keyslots::new(new_id());
    let mut least = cost;
    for (kind, secret) in secrets {
        // What could not be had once is not asked for again.
        least = keyslots.set(*kind, secret, key, least)?;
    }
    keyslots.change_after(0);
    Ok((KeysFile::sealed(keyslots, key)?, least))
}

/// Writes the keys in both their files, and proves each secret from the disk.
fn put_keys(
    at: &Whereabouts,
    keys: &KeysFile,
    secrets: &[(SlotKind, Secret)],
    key: &Key,
) -> Result<(), ServiceError> {
    for name in file::COPIES {
        file::write(at.folder(), name, keys)?;
    }
    for (kind, secret) in secrets {
        prove(at, keys, (*kind, secret), key)?;
    }
    Ok(())
}
