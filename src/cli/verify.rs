//! `portal verify [FILE]`.

use std::path::Path;

use serde_json::json;

use super::answer::Answer;
use super::backup::{Ask, opens};
use super::failure::Failure;
use super::page::Page;
use super::setting::Setting;
use super::store;
use crate::service::backup;

/// Looks at every page, every index and the log of the store, or of a copy or backup made of it.
///
/// # Errors
/// No such file; what is wrong with it.
pub fn verify(setting: &Setting, file: Option<&Path>, ask: Ask<'_>) -> Result<Answer, Failure> {
    let verdict = match file {
        Some(file) if backup::is_one(file) => {
            let at = store::whereabouts(setting)?;
            Ok(opens(setting, ask, |opens| backup::verify(&at, file, opens))?)
        }
        None => store::open(setting)?.reading.verify(),
        Some(file) => store::open_copy(setting, file)?.verify(),
    };
    let verdict = verdict.map_err(crate::service::ServiceError::from)?;
    let mut page = Page::new();
    let is_whole = verdict.faults.is_empty();
    page.line(if is_whole { "Whole: nothing is wrong." } else { "Something is wrong." });
    for fault in &verdict.faults {
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
            "whole": is_whole, "faults": verdict.faults, "pages": verdict.pages, "records": verdict.records,
            "changes": verdict.changes, "saves": verdict.saves,
        }),
    );
    if !is_whole {
        let said = "The file is damaged. It was not changed. Copy it to a safe place, then restore the newest backup.";
        answer.failure = Some(Failure::Damaged(said.into()));
    }
    Ok(answer)
}
