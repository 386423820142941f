//! The store a command reads or writes: the practice store, or the practitioner's own.

use std::path::Path;
use std::sync::Arc;

use super::failure::Failure;
use super::secret;
use super::setting::Setting;
use crate::service::own::{self, Own, ToRead, Unlocked};
use crate::service::practising::{self, Practice};
use crate::service::saves::Saves;
use crate::service::{Held, Reading, ServiceError, Whereabouts, Writer, opening, paper};

/// A store to read from. While it lives no other copy of the program uses it, unless its folder may only be read.
pub struct Open {
    /// What is asked.
    pub reading: Reading,
    /// The store of one's own, where it is one.
    pub own: Option<Own>,
    _held: Option<Held>,
}

const ONLY_TO_READ: &str =
    "The folder may only be read: the store is read as it is, and nothing is written in it.";

/// A store to write in.
pub struct Writing {
    /// The right to it.
    pub held: Held,
    /// Who writes.
    pub writer: Writer,
    /// What is asked.
    pub reading: Reading,
}

/// Opens the store to read from. The practice store is made on first use; nothing else is written.
///
/// # Errors
/// The store is in use, not there, damaged or newer; the passphrase is wrong.
pub fn open(setting: &Setting) -> Result<Open, Failure> {
    let at = whereabouts(setting)?;
    if setting.practice {
        let held =
            if at.has_store() { hold_where_it_can_be(setting, &at)? } else { Some(make(setting, &at)?) };
        let reading = practising::reading(&at)?;
        secret::say(Saves::beside(&at).tell(&reading).map_err(ServiceError::from)?.as_slice());
        return Ok(Open { reading, own: None, _held: held });
    }
    open_own(setting, &at)
}

fn open_own(setting: &Setting, at: &Whereabouts) -> Result<Open, Failure> {
    let clock = setting.clock.as_ref();
    let is_only_to_read = match check_there(setting, at) {
        Err(Failure::Service(ServiceError::FolderOnlyToRead { .. })) => true,
        other => other.map(|()| false)?,
    };
    let passphrase = secret::passphrase(setting.passphrase_file.as_deref())?;
    let (key, held, notices) = if is_only_to_read {
        let ToRead { key, notices, .. } = own::unlock_to_read(at, &passphrase, clock)?;
        (key, None, [notices, vec![ONLY_TO_READ.into()]].concat())
    } else {
        let Unlocked { held, store, key, notices } = own::unlock(at, &passphrase, clock)?;
        store.close().map_err(ServiceError::from)?;
        (key, Some(held), notices)
    };
    secret::say(&notices);
    let own = Own { at: at.clone(), key, may_write: held.is_some() };
    Ok(Open { reading: opening::open_reading(at, &own.key)?, own: Some(own), _held: held })
}

/// The right to the practice store; none where its folder may only be read.
fn hold_where_it_can_be(setting: &Setting, at: &Whereabouts) -> Result<Option<Held>, Failure> {
    match opening::hold(at, setting.clock.as_ref()) {
        Err(ServiceError::FolderOnlyToRead { .. }) => {
            secret::say(&[ONLY_TO_READ.into()]);
            Ok(None)
        }
        held => Ok(Some(held?)),
    }
}

fn make(setting: &Setting, at: &Whereabouts) -> Result<Held, Failure> {
    let Practice { held, writer, notices } = practising::open(at, &setting.catalogue, &setting.clock, 0)?;
    secret::say(&notices);
    writer.close().map_err(ServiceError::from)?;
    Ok(held)
}

/// Opens the store to write in.
///
/// # Errors
/// As [`open`].
pub fn open_to_write(setting: &Setting) -> Result<Writing, Failure> {
    let at = whereabouts(setting)?;
    if setting.practice {
        let practice = practising::open(&at, &setting.catalogue, &setting.clock, 0)?;
        let Practice { held, writer, notices } = practice;
        secret::say(&notices);
        return Ok(Writing { held, writer, reading: practising::reading(&at)? });
    }
    let Unlocked { held, store, key, .. } = unlock(setting, &at)?;
    let (catalogue, clock) = (Arc::clone(&setting.catalogue), Arc::clone(&setting.clock));
    let writer = Writer::new(store, catalogue, clock, paper::AUTHOR.into())?;
    Ok(Writing { held, writer, reading: opening::open_reading(&at, &key)? })
}

/// Opens a copy of the store to read from.
///
/// # Errors
/// As [`open`].
pub fn open_copy(setting: &Setting, file: &Path) -> Result<Reading, Failure> {
    let at = whereabouts(setting)?;
    if setting.practice {
        return Ok(opening::open_copy(&at, file)?);
    }
    let passphrase = passphrase(setting, &at)?;
    Ok(own::open_copy(&at, file, &passphrase, setting.clock.as_ref())?)
}

fn unlock(setting: &Setting, at: &Whereabouts) -> Result<Unlocked, Failure> {
    let passphrase = passphrase(setting, at)?;
    let unlocked = own::unlock(at, &passphrase, setting.clock.as_ref())?;
    secret::say(&unlocked.notices);
    Ok(unlocked)
}

/// The passphrase of a store that is there.
///
/// # Errors
/// As [`check_there`]; nothing to read the passphrase from.
pub fn passphrase(setting: &Setting, at: &Whereabouts) -> Result<own::Secret, Failure> {
    check_there(setting, at)?;
    secret::passphrase(setting.passphrase_file.as_deref())
}

/// That nobody is asked in vain.
///
/// # Errors
/// There is no store; it is in use; too many wrong tries.
pub fn check_there(setting: &Setting, at: &Whereabouts) -> Result<(), Failure> {
    if !at.has_store() {
        return Err(ServiceError::NoStore { folder: at.folder().display().to_string() }.into());
    }
    drop(opening::hold(at, setting.clock.as_ref())?);
    Ok(own::may_try(at, setting.clock.as_ref())?)
}

/// Where the store lies.
///
/// # Errors
/// When no folder is named and there is no home.
pub fn whereabouts(setting: &Setting) -> Result<Whereabouts, Failure> {
    let data = setting.data()?;
    Ok(if setting.practice { Whereabouts::practice(&data) } else { Whereabouts::own(&data) })
}
