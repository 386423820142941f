//! The keys of a backup are put back beside a store whose own are damaged or gone.

use std::path::Path;

use super::copies::{self, newest};
use super::entering::{keep, prove};
use super::tries::{self, try_it};
use super::unlocking::hold_it;
use crate::service::aside::copy_aside;
use crate::service::backup::{keys_of, open_keys};
use crate::service::{Clock, ServiceError, Whereabouts};
use crate::store::{Store, StoreError};
use crate::vault::file::{self, COPIES};
use crate::vault::{Key, KeysFile, Secret, SlotKind};

/// Puts the keys of a backup beside the store, once it is proven that they open this very store. `secret` is the
/// passphrase or the recovery words of the day the backup was made. Where it opens the keys that were set last, these are
/// put back, from the store's own copy. What lies there is set aside and never deleted. Answers sentences to show.
///
/// # Errors
/// The backup is damaged, newer or no backup; it does not open with this; it is another store's. Nothing was changed then.
pub fn keys_from(
    at: &Whereabouts,
    backup: &Path,
    secret: &Secret,
    clock: &dyn Clock,
) -> Result<Vec<String>, ServiceError> {
    let _held = hold_it(at, clock)?;
    tries::may_try(at, clock)?;
    let found = keys_of(backup)?;
    let ((key, kind, secret), _) = try_it(at, clock, wrong, || open_keys(found.keyslots(), secret))?;
    let mut store = Store::open(&at.store(), key.bytes()).map_err(|error| of_another(error, at, backup))?;
    let last = copies::kept(&store, &key)?;
    let last = last.filter(|last| last.keyslots().open(kind, &secret).is_ok());
    let is_last = last.is_some();
    let keys = match last {
        Some(last) => last,
        None => made_anew(&found, newest(at, &store, &key)?.as_ref(), &key)?,
    };
    let aside = copy_aside(at, &[file::NAME, file::SECOND, file::OLD], clock)?;
    for name in COPIES {
        file::write(at.folder(), name, &keys)?;
    }
    file::forget_old(at.folder())?;
    prove(at, &keys, (kind, &secret), &key)?;
    keep(&mut store, &keys, clock)?;
    store.close()?;
    let mut said = vec![if is_last { THE_LAST } else { OF_ITS_DAY }.to_owned()];
    said.extend(aside.map(|folder| format!("What was there before lies in {}.", folder.display())));
    if kind != SlotKind::Passphrase {
        said.push(NEW_PASSPHRASE.into());
    }
    Ok(said)
}

const THE_LAST: &str = "The keys are in their place again. They are the ones that were set last: the passphrase and the \
    recovery words are as you left them.";
const OF_ITS_DAY: &str = "The keys are in their place again. They are those of the backup: the store opens with the \
    passphrase and the recovery words of the day it was made, and with none that were set after it.";
const NEW_PASSPHRASE: &str = "The recovery words open it. For another passphrase: portal recover";

/// Those of the backup, as a change after every other.
fn made_anew(found: &KeysFile, newest: Option<&KeysFile>, key: &Key) -> Result<KeysFile, ServiceError> {
    let mut keyslots = found.keyslots().clone();
    keyslots.change_after(newest.map_or(0, |newest| newest.keyslots().changes()));
    Ok(KeysFile::sealed(keyslots, key)?)
}

fn wrong() -> ServiceError {
    ServiceError::WrongSecret {
        what: "That does not open the keys of the backup, so it",
        todo: "A backup opens with the passphrase or the recovery words of the day it was made.".into(),
    }
}

fn of_another(error: StoreError, at: &Whereabouts, backup: &Path) -> ServiceError {
    match error {
        StoreError::WrongKeyOrDamaged { .. } => ServiceError::Refused(format!(
            "{} opens, and its keys do not open the store in {}: it is a backup of another store, or the store itself \
             is damaged. Nothing was changed. Take a backup of this store, or put the whole backup in its place: portal \
             restore BACKUP",
            backup.display(),
            at.folder().display()
        )),
        other => other.into(),
    }
}
