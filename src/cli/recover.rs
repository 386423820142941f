//! `portal recover`: a new passphrase with the recovery words, or the keys of a backup put back.

use std::path::Path;

use serde_json::json;

use super::answer::Answer;
use super::args::Recover;
use super::failure::Failure;
use super::page::Page;
use super::setting::Setting;
use super::{passphrase, secret, store};
use crate::service::{backup, own};

/// Gives the store a new passphrase.
///
/// # Errors
/// What is wrong with the words; the new passphrase would be guessed; the vault's. The old one holds then.
pub fn recover(setting: &Setting, asked: &Recover) -> Result<Answer, Failure> {
    if let Some(backup) = &asked.keys_from {
        return keys_from(setting, backup);
    }
    let at = passphrase::own_store(setting)?;
    store::check_there(setting, &at)?;
    let words = secret::words(asked.words_file.as_deref())?;
    let new = secret::new_passphrase(asked.new_passphrase_file.as_deref(), "--new-passphrase-file FILE")?;
    Ok(passphrase::changed(&own::recover(&at, &words, &new, setting.clock.as_ref())?))
}

/// Puts the keys of a backup beside the store.
fn keys_from(setting: &Setting, from: &Path) -> Result<Answer, Failure> {
    let at = passphrase::own_store(setting)?;
    backup::check(from)?;
    store::check_there(setting, &at)?;
    let secret = secret::passphrase(setting.passphrase_file.as_deref())?;
    let said = own::keys_from(&at, from, &secret, setting.clock.as_ref())?;
    let mut page = Page::new();
    for sentence in &said {
        page.line(sentence);
    }
    Ok(Answer::new(page, json!({ "put_back": true, "notices": said })))
}
