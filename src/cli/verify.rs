//! `portal verify [FILE]`.

use std::path::Path;

use serde_json::json;

use super::answer::Answer;
use super::backup::{Ask, opens};
use super::failure::Failure;
use super::page::Page;
use super::setting::Setting;
use super::{secret, store};
use crate::service::{ServiceError, backup, own};

/// Looks at every page, every index and the log of the store, or of a copy or backup made of it.
///
/// # Errors
/// No such file; what is wrong with it.
pub fn verify(setting: &Setting, file: Option<&Path>, ask: Ask<'_>) -> Result<Answer, Failure> {
    let (verdict, of_keys) = match file {
        Some(file) if backup::is_one(file) => {
            let at = store::whereabouts(setting)?;
            (opens(setting, ask, |opens| backup::verify(&at, file, opens))?, Vec::new())
        }
        None => own_store(setting)?,
        Some(file) => (store::open_copy(setting, file)?.verify().map_err(ServiceError::from)?, Vec::new()),
    };
    let mut page = Page::new();
    let faults: Vec<&String> = verdict.faults.iter().chain(&of_keys).collect();
    let is_whole = faults.is_empty();
    page.line(if is_whole { "Whole: nothing is wrong." } else { "Something is wrong." });
    for fault in &faults {
        page.bullet(fault);
    }
    let counts = [
        ("pages", verdict.pages),
        ("records", verdict.records),
        ("changes", verdict.changes),
        ("saves", verdict.saves),
    ];
    let words: Vec<String> = counts.iter().map(|(name, count)| format!("{count} {name}")).collect();
    page.line(&format!("{}.", words.join(", ")));
    let mut answer = Answer::new(
        page,
        json!({
            "whole": is_whole, "faults": faults, "pages": verdict.pages, "records": verdict.records,
            "changes": verdict.changes, "saves": verdict.saves,
        }),
    );
    if verdict.faults.is_empty() && !is_whole {
        answer.failure = Some(Failure::Damaged(KEYS.into()));
    } else if !is_whole {
        let said = "The file is damaged. It was not changed. Copy it to a safe place, then restore the newest backup.";
        answer.failure = Some(Failure::Damaged(said.into()));
    }
    Ok(answer)
}

const KEYS: &str = "The store is whole, and the files of its keys are not. Nothing was changed. Change the passphrase, \
    which makes the keys whole again (portal passphrase change), or put those of a backup back: portal recover \
    --keys-from BACKUP";

/// The store, and what is wrong with the keys beside it.
fn own_store(setting: &Setting) -> Result<(backup::Verdict, Vec<String>), Failure> {
    let open = store::open(setting)?;
    let verdict = open.reading.verify().map_err(ServiceError::from)?;
    let Some(own) = &open.own else { return Ok((verdict, Vec::new())) };
    let (faults, mended) = own::look_at_keys(own, &open.reading, setting.clock.as_ref())?;
    secret::say(&mended);
    Ok((verdict, faults))
}
