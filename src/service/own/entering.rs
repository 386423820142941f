//! A secret opens the keys, these open the store, and the files of the keys are put right by it.

use std::ops::Deref;

use super::copies::{self, PLACE};
use super::tries::try_it;
use crate::service::paper::AUTHOR;
use crate::service::{Clock, Deed, Reading, ServiceError, Whereabouts};
use crate::store::{Stamp, Store, StoreError};
use crate::vault::file::{self, COPIES, Found, OpenedSlot};
use crate::vault::{Key, KeysFile, Keyslots, Secret, SlotKind, VaultError};

/// A store that a secret opened.
pub(super) struct Entered<S> {
    pub(super) store: S,
    pub(super) key: Key,
    /// Whose secret it was.
    pub(super) kind: SlotKind,
    /// The keys as they are meant to be; changes are made on these.
    pub(super) keys: KeysFile,
    /// Whether they lie so in their files.
    pub(super) is_settled: bool,
    /// Whether the store is to keep them.
    pub(super) is_news: bool,
    pub(super) notices: Vec<String>,
}

/// What is tried, and what is said where it is wrong.
pub(super) struct Tried<'a> {
    pub(super) kinds: &'a [SlotKind],
    pub(super) secret: &'a Secret,
    pub(super) wrong: &'a dyn Fn() -> ServiceError,
}

/// Opens the keys, counts the try, opens the store, and puts the files of the keys right.
pub(super) fn enter<S: Deref<Target = Reading>>(
    at: &Whereabouts,
    tried: &Tried<'_>,
    clock: &dyn Clock,
    open: impl Fn(&Key) -> Result<S, StoreError>,
) -> Result<Entered<S>, ServiceError> {
    let Unlocked { found, opened, store, notices: mut said } = unlock(at, tried, clock, open)?;
    let kept = copies::kept(&store, &opened.key)?;
    let settled = copies::settle(at, &found, (&opened, tried.secret), kept.as_ref(), clock)?;
    said.extend(settled.notices);
    let OpenedSlot { key, kind, .. } = opened;
    let (keys, is_settled, is_news) = (settled.keys, settled.are_whole, settled.is_news);
    Ok(Entered { store, key, kind, keys, is_settled, is_news, notices: said })
}

/// A store that a secret opened, whatever its keys are like.
pub(super) struct Unlocked<S> {
    found: Found,
    pub(super) opened: OpenedSlot,
    pub(super) store: S,
    pub(super) notices: Vec<String>,
}

/// Opens the keys, counts the try, and opens the store.
pub(super) fn unlock<S>(
    at: &Whereabouts,
    tried: &Tried<'_>,
    clock: &dyn Clock,
    open: impl Fn(&Key) -> Result<S, StoreError>,
) -> Result<Unlocked<S>, ServiceError> {
    let found = file::read(at.folder())?;
    let try_keys = || found.open(0, tried.kinds, tried.secret);
    let (opened, counted) = try_it(at, clock, tried.wrong, try_keys)?;
    let (opened, store) = open_with(&found, opened, tried, open)?;
    Ok(Unlocked { found, opened, store, notices: counted.notice().into_iter().collect() })
}

/// A file of keys may be another store's: then the other file is tried.
fn open_with<S>(
    found: &Found,
    opened: OpenedSlot,
    tried: &Tried<'_>,
    open: impl Fn(&Key) -> Result<S, StoreError>,
) -> Result<(OpenedSlot, S), ServiceError> {
    let error = match open(&opened.key) {
        Ok(store) => return Ok((opened, store)),
        Err(error @ (StoreError::WrongKeyOrDamaged { .. } | StoreError::Damaged)) => error,
        Err(error) => return Err(error.into()),
    };
    match found.open(opened.copy + 1, tried.kinds, tried.secret) {
        Ok(other) => open(&other.key).map(|store| (other, store)).map_err(|_| error.into()),
        Err(_) => Err(error.into()),
    }
}

/// Keeps the keys in the store itself.
///
/// # Errors
/// The store's.
pub(super) fn keep(store: &mut Store, keys: &KeysFile, clock: &dyn Clock) -> Result<(), StoreError> {
    let stamp = Stamp { at: clock.now(), author: AUTHOR.into() };
    store.write(&stamp, |writing| writing.place(PLACE, keys.text()))?;
    Ok(())
}

/// What whoever has the store open is to do, so that it keeps the keys.
pub(super) fn to_keep(keys: &KeysFile) -> Deed {
    Deed::Remember { name: PLACE.into(), value: keys.text().into() }
}

/// Changes the keys, in both files in turn: the second is the one from before until the first has opened. Answers what
/// the change answers, and the keys as they are now, which the store is to keep.
///
/// # Errors
/// The vault's; the keys are as they were then.
pub(super) fn change<T>(
    at: &Whereabouts,
    key: &Key,
    before: &KeysFile,
    proof: (SlotKind, &Secret),
    alter: impl FnOnce(&mut Keyslots) -> Result<T, ServiceError>,
) -> Result<(T, KeysFile), ServiceError> {
    let mut keyslots = before.keyslots().clone();
    let done = alter(&mut keyslots)?;
    keyslots.change_after(most_changes(at, key));
    let keys = KeysFile::sealed(keyslots, key)?;
    put_and_prove(at, &keys, proof, key, before)?;
    Ok((done, keys))
}

fn most_changes(at: &Whereabouts, key: &Key) -> u64 {
    let files = COPIES.into_iter().filter_map(|name| file::read_one(&at.folder().join(name)).ok());
    files
        .filter(|file| file.is_sealed_with(key))
        .map(|file| file.keyslots().changes())
        .max()
        .unwrap_or_default()
}

fn put_and_prove(
    at: &Whereabouts,
    keys: &KeysFile,
    proof: (SlotKind, &Secret),
    key: &Key,
    before: &KeysFile,
) -> Result<(), ServiceError> {
    file::write(at.folder(), file::NAME, keys)?;
    if let Err(error) = prove(at, keys, proof, key) {
        file::write(at.folder(), file::NAME, before)?;
        return Err(error.into());
    }
    file::write(at.folder(), file::SECOND, keys)?;
    Ok(file::forget_old(at.folder())?)
}

/// Reads the keys again from the disk, and opens them.
pub(super) fn prove(
    at: &Whereabouts,
    keys: &KeysFile,
    (kind, secret): (SlotKind, &Secret),
    key: &Key,
) -> Result<(), VaultError> {
    let path = at.keys();
    let read = file::read_one(&path)?;
    let found = read.keyslots().open(kind, secret)?;
    let is_whole = read.text() == keys.text() && read.is_sealed_with(key) && found.bytes() == key.bytes();
    if is_whole { Ok(()) } else { Err(VaultError::Damaged { path }) }
}
