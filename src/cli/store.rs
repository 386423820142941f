//! The store a command reads or writes: the practice store, or the practitioner's own.

use std::io::{self, Write as _};

use super::failure::Failure;
use super::page::printable;
use super::setting::Setting;
use crate::service::practising::{self, Practice};
use crate::service::saves::Saves;
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
    let reading = practising::reading(&at)?;
    say(Saves::beside(&at).tell(&reading).map_err(ServiceError::from)?.as_slice());
    Ok(Open { reading, _held: held })
}

/// Says on standard error what the practitioner should know of a store that was opened: never a part of an answer.
pub fn say(notices: &[String]) {
    for notice in notices {
        // Only a remark: where it cannot be read nothing is lost.
        let _ = writeln!(io::stderr(), "{}", printable(notice).trim_end());
    }
}

fn make(setting: &Setting, at: &Whereabouts) -> Result<Held, Failure> {
    let Practice { held, writer, notices } = practising::open(at, &setting.catalogue, &setting.clock, 0)?;
    say(&notices);
    writer.close().map_err(ServiceError::from)?;
    Ok(held)
}

/// Opens the store to write in.
///
/// # Errors
/// As [`open`].
pub fn open_to_write(setting: &Setting) -> Result<Practice, Failure> {
    let at = whereabouts(setting)?;
    let practice = practising::open(&at, &setting.catalogue, &setting.clock, 0)?;
    say(&practice.notices);
    Ok(practice)
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
