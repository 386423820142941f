//! The store a command reads or writes: the practice store, or the practitioner's own.

use super::failure::Failure;
use super::setting::Setting;
use crate::service::practising::{self, Practice};
use crate::service::{Held, Reading, ServiceError, Whereabouts, opening};

/// A store to read from. While it lives no other copy of the program uses it.
pub struct Open {
    /// What is asked.
    pub reading: Reading,
    _held: Held,
}

/// Opens the store to read from. The practice store is made on first use; nothing else is written.
///
/// # Errors
/// The store is in use, not there, damaged or newer.
pub fn open(setting: &Setting) -> Result<Open, Failure> {
    let at = whereabouts(setting)?;
    let held = if at.has_store() { opening::hold(&at, setting.clock.as_ref())? } else { make(setting, &at)? };
    Ok(Open { reading: practising::reading(&at)?, _held: held })
}

fn make(setting: &Setting, at: &Whereabouts) -> Result<Held, Failure> {
    let Practice { held, writer } = practising::open(at, &setting.catalogue, &setting.clock, 0)?;
    writer.close().map_err(ServiceError::from)?;
    Ok(held)
}

/// Opens the store to write in.
///
/// # Errors
/// As [`open`].
pub fn open_to_write(setting: &Setting) -> Result<Practice, Failure> {
    let at = whereabouts(setting)?;
    Ok(practising::open(&at, &setting.catalogue, &setting.clock, 0)?)
}

/// Where the store lies.
///
/// # Errors
/// There is none but the practice store in this version.
pub fn whereabouts(setting: &Setting) -> Result<Whereabouts, Failure> {
    if setting.practice {
        return Ok(Whereabouts::practice(&setting.data()?));
    }
    if setting.passphrase {
        return Err(no_own_store());
    }
    Err(ServiceError::NoStore { folder: setting.data()?.display().to_string() }.into())
}

/// What is said where a passphrase is offered.
#[must_use]
pub fn no_own_store() -> Failure {
    let said = "A store of one's own is not made yet in this version, so no passphrase is asked for. \
                Nothing was changed. For the practice family add --practice, or run: portal practice";
    Failure::NotFound(said.into())
}
