//! `portal recover`: a new passphrase with the recovery words.

use super::answer::Answer;
use super::args::Recover;
use super::failure::Failure;
use super::setting::Setting;
use super::{passphrase, secret, store};
use crate::service::own;

/// Gives the store a new passphrase.
///
/// # Errors
/// What is wrong with the words; the new passphrase would be guessed; the vault's. The old one holds then.
pub fn recover(setting: &Setting, asked: &Recover) -> Result<Answer, Failure> {
    let at = passphrase::own_store(setting)?;
    store::check_there(setting, &at)?;
    let words = secret::words(asked.words_file.as_deref())?;
    let new = secret::new_passphrase(asked.new_passphrase_file.as_deref(), "--new-passphrase-file FILE")?;
    Ok(passphrase::changed(&own::recover(&at, &words, &new, setting.clock.as_ref())?))
}
