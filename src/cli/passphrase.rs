//! `portal passphrase change`.

use std::path::Path;

use serde_json::json;

use super::answer::Answer;
use super::failure::Failure;
use super::page::Page;
use super::setting::Setting;
use super::{secret, store};
use crate::service::own;

/// Takes another passphrase.
///
/// # Errors
/// The old one is wrong; the new one would be guessed; the vault's. The old one holds then.
pub fn change(setting: &Setting, new: Option<&Path>) -> Result<Answer, Failure> {
    let at = own_store(setting)?;
    let old = store::passphrase(setting, &at)?;
    let new = secret::new_passphrase(new, "--new-passphrase-file FILE")?;
    let notices = own::change_passphrase(&at, &old, &new, setting.clock.as_ref())?;
    Ok(changed(&notices))
}

/// The practitioner's own store: the practice store has no passphrase.
///
/// # Errors
/// The practice store was asked for.
pub fn own_store(setting: &Setting) -> Result<crate::service::Whereabouts, Failure> {
    if setting.practice {
        let said = "The practice store has no passphrase. Nothing was changed. Leave out --practice.";
        return Err(Failure::Usage(said.into()));
    }
    store::whereabouts(setting)
}

/// What is said when it is done.
#[must_use]
pub fn changed(notices: &[String]) -> Answer {
    let mut page = Page::new();
    page.line("The passphrase is changed. The recovery words stay as they are.");
    let mut answer = Answer::new(page, json!({ "changed": true, "notices": notices }));
    answer.aside = (!notices.is_empty()).then(|| notices.join("\n"));
    answer
}
