//! Backups: one encrypted file to carry, with the keys that open it, proved before it gets its name.

use std::fs;
use std::path::Path;

use super::{ServiceError, Whereabouts};
use crate::store::{Parcel, Reading, Store, StoreError};

pub use crate::store::Verdict;
use crate::vault::{self, Key, KeysFile, Keyslots, Secret, SlotKind, VaultError, Words};

/// What opens a backup.
#[derive(Clone, Copy)]
pub enum Opens<'a> {
    /// The key that lies beside the practice store.
    PracticeKey,
    /// A passphrase, or recovery words.
    Secret(&'a Secret),
}

/// Writes a backup of a practice store: its key lies beside it and is not carried. As
/// [`own::back_up`](super::own::back_up) does it for a store of one's own.
///
/// # Errors
/// The file is there, there is no room, the folder is not there, or the copy did not verify. No file is left behind.
pub fn back_up_practice(store: &Reading, key: &Key, to: &Path) -> Result<Verdict, ServiceError> {
    backup_with(store, key, &[], to)
}

/// Writes a backup of a store: an encrypted copy, and the keys that open it. It is opened and verified under a passing
/// name first. A file that is there already is never written over. Saving can go on meanwhile.
pub(super) fn backup_with(
    store: &Reading,
    key: &Key,
    keys: &[u8],
    to: &Path,
) -> Result<Verdict, ServiceError> {
    let folder = check_place(to)?;
    let made = store.pack_to(to, key.bytes(), keys).map_err(ServiceError::from);
    made.map_err(|error| {
        error.or_no_room("the backup", folder, "The store is as it was, and no half a backup is left.")
    })
}

/// Whether a backup can be given this name. Answers its folder.
///
/// # Errors
/// The file is there, or its folder is not.
pub fn check_place(to: &Path) -> Result<&Path, ServiceError> {
    if to.symlink_metadata().is_ok() {
        return Err(StoreError::AlreadyThere { path: to.into() }.into());
    }
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        let said = format!(
            "There is no folder {}. No backup was made, and the store is as it was. Make the folder, or choose another.",
            folder.display()
        );
        return Err(ServiceError::Refused(said));
    }
    Ok(folder)
}

/// A backup that was opened beside the store: unpacked into a folder of its own, which goes with it.
pub(super) struct Unpacked {
    pub(super) folder: tempfile::TempDir,
    pub(super) key: Key,
}

impl Unpacked {
    /// Where the backup's own record file lies.
    pub(super) fn whereabouts(&self) -> Whereabouts {
        Whereabouts::own(self.folder.path())
    }
}

/// Opens a backup, without touching the store it may replace.
///
/// # Errors
/// It is damaged, newer or no backup; it does not open with this; there is no room to unpack it.
pub(super) fn unpack(
    at: &Whereabouts,
    from: &Path,
    opens: Opens<'_>,
    into: &Path,
) -> Result<Unpacked, ServiceError> {
    let parcel = Parcel::open(from)?;
    refuse_the_other_kind(&parcel, opens, from)?;
    let folder = tempfile::Builder::new()
        .prefix(super::restore::HALF_MADE)
        .tempdir_in(into)
        .map_err(|error| super::aside::failed(into, &error))?;
    let inside = Whereabouts::own(folder.path());
    if !parcel.keys().is_empty() {
        fs::write(inside.keys(), parcel.keys()).map_err(|error| no_room(into, &error))?;
    }
    let key = match opens {
        Opens::PracticeKey => super::opening::practice_key(at)?,
        Opens::Secret(secret) => unwrap(&inside, secret)?,
    };
    parcel
        .unpack(&inside.store())
        .map_err(ServiceError::from)
        .map_err(|error| error.or_no_room("the unpacked backup", into, "The store is as it was."))?;
    Ok(Unpacked { folder, key })
}

fn no_room(folder: &Path, error: &std::io::Error) -> ServiceError {
    if super::aside::is_full(error) {
        let (folder, safe) = (folder.display().to_string(), "The store is as it was.");
        return ServiceError::NoRoom { what: "the unpacked backup", folder, safe };
    }
    ServiceError::place(
        folder,
        error,
        "The store is as it was. Check the folder and the disk, then try again.",
    )
}

fn refuse_the_other_kind(parcel: &Parcel, opens: Opens<'_>, from: &Path) -> Result<(), ServiceError> {
    let todo = match (opens, parcel.keys().is_empty()) {
        (Opens::PracticeKey, false) => "of an own store, not of the practice store. Leave --practice out.",
        (Opens::Secret(_), true) => "of a practice store. Add --practice.",
        _ => return Ok(()),
    };
    Err(ServiceError::Refused(format!("{} is a backup {todo} Nothing was changed.", from.display())))
}

/// The key, by passphrase or else by recovery words.
fn unwrap(inside: &Whereabouts, secret: &Secret) -> Result<Key, ServiceError> {
    let keys = vault::file::read_one(&inside.keys())?;
    open_keys(keys.keyslots(), secret).map(|(key, ..)| key).map_err(wrong_secret)
}

/// Opens keys with a passphrase, or else with recovery words. Answers the key, whose secret it was, and that as it is
/// read.
pub(super) fn open_keys(keyslots: &Keyslots, secret: &Secret) -> Result<(Key, SlotKind, Secret), VaultError> {
    let wrong = match keyslots.open(SlotKind::Passphrase, secret) {
        Err(error @ (VaultError::WrongSecret | VaultError::NoSlot(_))) => error,
        other => return other.map(|key| (key, SlotKind::Passphrase, secret.copy())),
    };
    let Ok(words) = Words::read(secret) else { return Err(wrong) };
    for kind in [SlotKind::Recovery, SlotKind::Organisation] {
        match keyslots.open(kind, &words.secret()) {
            Err(VaultError::WrongSecret | VaultError::NoSlot(_)) => {}
            other => return other.map(|key| (key, kind, words.secret())),
        }
    }
    Err(wrong)
}

/// The keys in a backup that adds up.
///
/// # Errors
/// It is damaged, newer or no backup, or a backup of a practice store.
pub(super) fn keys_of(backup: &Path) -> Result<KeysFile, ServiceError> {
    let parcel = Parcel::open(backup)?;
    if parcel.keys().is_empty() {
        let said = format!(
            "{} is a backup of a practice store and has no keys in it. Nothing was changed. Name a backup of this store.",
            backup.display()
        );
        return Err(ServiceError::Refused(said));
    }
    Ok(KeysFile::read(parcel.keys(), backup)?)
}

fn wrong_secret(error: VaultError) -> ServiceError {
    match error {
        VaultError::WrongSecret | VaultError::NoSlot(_) => ServiceError::WrongSecret {
            what: "That",
            todo: "A backup opens with the passphrase or the recovery words of the day it was made.".into(),
        },
        other => other.into(),
    }
}

/// Whether a file is a backup as this program writes them; whether it is whole is another question.
#[must_use]
pub fn is_one(file: &Path) -> bool {
    Parcel::is_one(file)
}

/// Looks at a backup before anybody is asked for a passphrase.
///
/// # Errors
/// It is not there, damaged, newer, or no backup.
pub fn check(file: &Path) -> Result<(), ServiceError> {
    Ok(Parcel::open(file).map(drop)?)
}

/// Proves a backup: every byte, every page, every index, and the log. Nothing is written but a passing copy, which is
/// encrypted.
///
/// # Errors
/// As for restoring it.
pub fn verify(at: &Whereabouts, file: &Path, opens: Opens<'_>) -> Result<Verdict, ServiceError> {
    let passing = if at.folder().is_dir() { at.folder().to_owned() } else { std::env::temp_dir() };
    let unpacked = unpack(at, file, opens, &passing)?;
    let reading = Store::open_reading(&unpacked.whereabouts().store(), unpacked.key.bytes());
    Ok(reading.map_err(of_a_backup)?.verify()?)
}

/// The seal of the keys opened, so what does not open now is damaged; and it is the backup, not the store.
pub(super) fn of_a_backup(error: StoreError) -> ServiceError {
    match error {
        StoreError::WrongKeyOrDamaged { .. } | StoreError::Damaged => {
            ServiceError::Store(StoreError::Damaged)
        }
        other => other.into(),
    }
}
