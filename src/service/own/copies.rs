//! The two files of the keys and the copy of them in the store itself: what holds, and what is mended from what.
//!
//! The store's own copy is written last and lies behind the key, so it is what the keys are meant to be. A file that
//! is sealed and was changed later than it is a change that was cut off before the store knew of it. Anything else that
//! differs was changed, put back or damaged: it is set aside, told, and written anew, unless the secret that was typed
//! would not open the store afterwards.

use std::path::{Path, PathBuf};

use super::Own;
use crate::service::aside::copy_aside;
use crate::service::{Clock, Reading, ServiceError, Whereabouts};
use crate::store::StoreError;
use crate::vault::file::{self, COPIES, Found, OpenedSlot};
use crate::vault::{Key, KeysFile, Secret, VaultError};

/// Under what name the store keeps its own copy.
pub(super) const PLACE: &str = "keys";

/// The store's own copy; none in a store that an older version wrote in last.
///
/// # Errors
/// The store's.
pub(super) fn kept(store: &Reading, key: &Key) -> Result<Option<KeysFile>, StoreError> {
    let text = store.get_place(PLACE)?;
    let read = text.and_then(|text| KeysFile::read(text.as_bytes(), Path::new(file::NAME)).ok());
    Ok(read.filter(|kept| kept.is_sealed_with(key)))
}

/// How a file stands to the store's own copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stands {
    /// The same; or the store has none yet, and nothing speaks against the file.
    Whole,
    /// Changed later, by this program.
    Newer,
    /// Written by this program, and changed since.
    Older,
    /// Not as this program wrote it.
    Altered,
    /// It cannot be read.
    Damaged,
    /// It is not there.
    Missing,
}

impl Stands {
    fn of(copy: &Result<KeysFile, VaultError>, kept: Option<&KeysFile>, key: &Key) -> Self {
        match (copy, kept) {
            (Err(VaultError::Missing { .. }), _) => Self::Missing,
            (Err(_), _) => Self::Damaged,
            (Ok(file), Some(kept)) if file.text() == kept.text() => Self::Whole,
            (Ok(file), Some(kept)) if file.is_sealed_with(key) => {
                let is_newer = file.keyslots().changes() > kept.keyslots().changes();
                if is_newer { Self::Newer } else { Self::Older }
            }
            (Ok(file), None) if !file.has_seal() || file.is_sealed_with(key) => Self::Whole,
            (Ok(_), _) => Self::Altered,
        }
    }

    /// What is said of a file that stands so; nothing where it is no fault.
    fn said(self, name: &str) -> Option<String> {
        let what = match self {
            Self::Whole | Self::Newer => return None,
            Self::Older => "is an older one, from before the keys were last changed",
            Self::Altered => "was changed, and not by this program",
            Self::Damaged => "is damaged",
            Self::Missing => "is not there",
        };
        Some(format!("The file of the keys {name} {what}."))
    }
}

/// The keys as they are to be, and what was said and done for it.
pub(super) struct Settled {
    /// What the keys are.
    pub(super) keys: KeysFile,
    /// Whether the files are so now. They are not where the secret that was typed would not open the store then.
    pub(super) are_whole: bool,
    /// Whether the store is to keep this copy.
    pub(super) is_news: bool,
    /// Sentences to show.
    pub(super) notices: Vec<String>,
}

/// Decides what the keys are once a secret has opened them, and puts both files right.
///
/// # Errors
/// The vault's. A file that cannot be written is a notice and no error.
pub(super) fn settle(
    at: &Whereabouts,
    found: &Found,
    (opened, secret): (&OpenedSlot, &Secret),
    in_store: Option<&KeysFile>,
    clock: &dyn Clock,
) -> Result<Settled, ServiceError> {
    // Killed at the very first sealing: a sealed file is as good as the store's own copy.
    let sealed = found.whole().filter(|file| file.is_sealed_with(&opened.key));
    let kept = in_store.or_else(|| sealed.max_by_key(|file| file.keyslots().changes()));
    let (keys, stands) = decide(found, (opened, secret), kept)?;
    let Some(keys) = keys else {
        let keys = kept.cloned().ok_or_else(|| damaged(at))?;
        return Ok(Settled { keys, are_whole: false, is_news: false, notices: vec![NOT_THE_LAST.into()] });
    };
    let mut notices = Vec::new();
    if kept.is_none() && stands == Stands::Altered {
        notices.push(ALTERED_FOR_GOOD.into());
    }
    let mended = mend(at, found, &keys, (kept, &opened.key), clock);
    let is_news = mended.is_ok() && in_store.is_none_or(|kept| kept.text() != keys.text());
    notices.extend(mended.unwrap_or_else(|error| vec![format!("{NOT_MENDED} {error}")]));
    Ok(Settled { keys, are_whole: true, is_news, notices })
}

fn damaged(at: &Whereabouts) -> VaultError {
    VaultError::Damaged { path: at.keys() }
}

/// What the keys are to be; none where that would shut out whoever typed this secret. And how what opened stands.
fn decide(
    found: &Found,
    (opened, secret): (&OpenedSlot, &Secret),
    kept: Option<&KeysFile>,
) -> Result<(Option<KeysFile>, Stands), VaultError> {
    let file = found.whole().nth(opened.copy).ok_or(VaultError::WrongSecret)?;
    let stands = Stands::of(&Ok(file.clone()), kept, &opened.key);
    let keys = match (stands, kept) {
        (Stands::Newer, _) => Some(file.clone()),
        (Stands::Whole, None) if file.has_seal() => Some(file.clone()),
        (_, None) => {
            let mut keyslots = file.keyslots().clone();
            keyslots.change_after(0);
            Some(KeysFile::sealed(keyslots, &opened.key)?)
        }
        (Stands::Whole, Some(kept)) => Some(kept.clone()),
        (_, Some(kept)) => {
            let is_same = kept.keyslots().is_same(opened.kind, file.keyslots());
            let opens = || kept.keyslots().open(opened.kind, secret).is_ok();
            (is_same || opens()).then(|| kept.clone())
        }
    };
    Ok((keys, stands))
}

const NOT_THE_LAST: &str = "The keys beside the store are not those that were set last: an older or changed file of keys \
    was put in their place, and what you typed opens that and would not open the newer ones. What is in the store is \
    safe, and both files were left as they are. If this was not you, somebody else was at it. Change the passphrase now \
    (portal passphrase change, or My store): that makes the keys whole again.";
const ALTERED_FOR_GOOD: &str = "The file of the keys was changed, and not by this program. What is in the store is safe. \
    The recovery words may not open it any more: make new ones now (portal recovery-words new).";
const NOT_MENDED: &str =
    "The files of the keys could not be put right; that is tried again at the next unlocking.";

/// Writes each file that is not as it is to be. What is not this program's own is set aside first. Answers what to say.
fn mend(
    at: &Whereabouts,
    found: &Found,
    keys: &KeysFile,
    (kept, key): (Option<&KeysFile>, &Key),
    clock: &dyn Clock,
) -> Result<Vec<String>, ServiceError> {
    let (mut said, mut aside, mut wrong) = (Vec::new(), Vec::new(), Vec::new());
    for (name, copy) in COPIES.into_iter().zip(&found.copies) {
        if copy.as_ref().is_ok_and(|file| file.text() == keys.text()) {
            continue;
        }
        wrong.push(name);
        let stands = Stands::of(copy, kept, key);
        if matches!(stands, Stands::Older | Stands::Altered | Stands::Damaged) {
            aside.push(name);
        }
        // A store of an older version has one file alone.
        if stands != Stands::Missing || kept.is_some() || (found.old.is_some() && name == file::NAME) {
            said.extend(stands.said(name));
        }
    }
    let aside = copy_aside(at, &aside, clock)?;
    for name in wrong.iter().copied() {
        file::write(at.folder(), name, keys)?;
    }
    file::forget_old(at.folder())?;
    if !said.is_empty() {
        said.push(mended(found, aside));
    } else if kept.is_some() && wrong.len() == 1 {
        said.extend(cut_off(found, kept));
    }
    Ok(said)
}

fn mended(found: &Found, aside: Option<PathBuf>) -> String {
    let from = if found.old.is_some() {
        "The keys from before the last change were taken in its place; a passphrase that was changed just then is the \
         one from before."
    } else {
        "It was written anew, and the keys are whole again: the store opens with the passphrase and the words that \
         were set last."
    };
    let aside = aside.map(|folder| format!(" What was there lies in {}.", folder.display()));
    format!("{from}{}", aside.unwrap_or_default())
}

/// One file was changed later than the other: a change was cut off, and what opened says how it ends.
fn cut_off(found: &Found, kept: Option<&KeysFile>) -> Option<String> {
    let are_two = found.copies.iter().all(Result::is_ok);
    let is_kept = |file: &KeysFile| kept.is_some_and(|kept| kept.text() == file.text());
    let one_is_kept = found.copies.iter().flatten().any(is_kept);
    (are_two && one_is_kept).then(|| {
        "A change of the passphrase or of the recovery words was cut off. What you typed holds now, and the keys are \
         whole."
            .to_owned()
    })
}

/// The newest keys that are sealed with the store's key: in a file, or in the store itself. None in a store of an older
/// version.
///
/// # Errors
/// The store's.
pub(super) fn newest(at: &Whereabouts, store: &Reading, key: &Key) -> Result<Option<KeysFile>, StoreError> {
    let files = COPIES.into_iter().filter_map(|name| file::read_one(&at.folder().join(name)).ok());
    let sealed = files.filter(|file| file.is_sealed_with(key));
    // Of two that were changed as often the store's own is the one.
    Ok(sealed.chain(kept(store, key)?).max_by_key(|keys| keys.keyslots().changes()))
}

/// What is wrong with the files beside an open store, a sentence each; nothing is written.
///
/// # Errors
/// The store's.
pub(super) fn faults(at: &Whereabouts, store: &Reading, key: &Key) -> Result<Vec<String>, ServiceError> {
    let kept = kept(store, key)?;
    let said = COPIES.into_iter().filter_map(|name| {
        let copy = file::read_one(&at.folder().join(name));
        let stands = Stands::of(&copy, kept.as_ref(), key);
        // A store of an older version has one file alone.
        let is_fault = stands != Stands::Missing || kept.is_some() || name == file::NAME;
        is_fault.then(|| stands.said(name)).flatten()
    });
    Ok(said.collect())
}

/// The keys that open an open store, proven by its key: sealed with it, and no older than the store's own copy. Where a
/// file cannot be read, or is gone, it is written anew from that copy. Answers the keys, and what was mended.
///
/// # Errors
/// [`ServiceError::Refused`] where a file was changed or put back: then nobody knows what opens it.
pub(super) fn proven(
    own: &Own,
    store: &Reading,
    clock: &dyn Clock,
) -> Result<(KeysFile, Vec<String>), ServiceError> {
    let (at, key) = (&own.at, own.key.as_ref());
    let kept = kept(store, key)?;
    let copies = COPIES.map(|name| file::read_one(&at.folder().join(name)));
    let stand = copies.each_ref().map(|copy| Stands::of(copy, kept.as_ref(), key));
    if stand.iter().any(|stands| matches!(stands, Stands::Older | Stands::Altered)) {
        return Err(ServiceError::Refused(not_proven(stand)));
    }
    let newest = copies.iter().flatten().chain(&kept).max_by_key(|keys| keys.keyslots().changes());
    let keys = newest.cloned().ok_or_else(|| damaged(at))?;
    if kept.is_none() || !own.may_write {
        return Ok((keys, faults(at, store, key)?));
    }
    let found = Found { copies, old: None };
    let said = mend(at, &found, &keys, (kept.as_ref(), key), clock);
    Ok((keys, said.unwrap_or_else(|error| vec![format!("{NOT_MENDED} {error}")])))
}

fn not_proven(stand: [Stands; 2]) -> String {
    let said: Vec<String> =
        COPIES.into_iter().zip(stand).filter_map(|(name, stands)| stands.said(name)).collect();
    format!(
        "{} What is in the store is safe, and it is open. No backup was made: nobody would know what opens it. Lock the \
         store and unlock it; that puts the keys right, or says what to do.",
        said.join(" ")
    )
}
