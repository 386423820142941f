//! `portal backup FILE` and `portal restore FILE`.

use std::path::Path;

use serde_json::json;

use super::answer::Answer;
use super::failure::Failure;
use super::page::Page;
use super::setting::Setting;
use super::store;
use crate::service::backup::{self, Opens};
use crate::service::opening::{hold, practice_key};
use crate::service::own::{self, BackedUp, Secret};
use crate::service::{ServiceError, restore};

/// What gives the passphrase, where one is needed.
pub type Ask<'a> = &'a dyn Fn() -> Result<Secret, Failure>;

/// Writes a backup of the store into a new file.
///
/// # Errors
/// The store is in use or not there; the file is there, or there is no room for it.
pub fn backup(setting: &Setting, to: &Path) -> Result<Answer, Failure> {
    let at = store::whereabouts(setting)?;
    backup::check_place(to)?;
    let open = store::open(setting)?;
    let BackedUp { verdict, notices } = if let Some(own) = &open.own {
        own::back_up(own, &open.reading, to, setting.clock.as_ref())?
    } else {
        let verdict = backup::back_up_practice(&open.reading, &practice_key(&at)?, to)?;
        BackedUp { verdict, notices: Vec::new() }
    };
    let mut page = Page::new();
    page.line(&format!(
        "Backed up, opened and verified: {}, {} records, {} saves.",
        to.display(),
        verdict.records,
        verdict.saves
    ));
    page.line(if setting.practice {
        "It opens with the key that lies beside the practice store."
    } else {
        "It opens with the passphrase and the recovery words of today, also after they are changed here. Keep it \
         apart from this computer."
    });
    let found =
        json!({ "file": to, "records": verdict.records, "changes": verdict.changes, "saves": verdict.saves });
    let mut answer = Answer::new(page, found);
    answer.aside = (!notices.is_empty()).then(|| notices.join("\n"));
    Ok(answer)
}

/// Puts a backup in the place of the store, and sets aside what was there.
///
/// # Errors
/// The store is in use; the backup is damaged, newer, or does not open with this. The store is as it was then.
pub fn restore(setting: &Setting, from: &Path, ask: Ask<'_>) -> Result<Answer, Failure> {
    let at = store::whereabouts(setting)?;
    backup::check(from)?;
    let clock = setting.clock.as_ref();
    let done = if setting.practice {
        restore::restore(&at, from, Opens::PracticeKey, clock)?
    } else {
        if at.has_store() {
            drop(hold(&at, clock)?);
        }
        restore::restore(&at, from, Opens::Secret(&ask()?), clock)?
    };
    let mut page = Page::new();
    let verdict = &done.verdict;
    page.line(&format!(
        "Restored and verified: {} records, {} saves. They lie in {}.",
        verdict.records,
        verdict.saves,
        at.folder().display()
    ));
    if let Some(aside) = &done.set_aside {
        page.line(&format!("What was there before lies in {}. Nothing was deleted.", aside.display()));
    }
    if !setting.practice {
        page.line("It opens with the passphrase of the day the backup was made.");
    }
    let found = json!({
        "folder": at.folder(), "set_aside": done.set_aside, "records": verdict.records,
        "changes": verdict.changes, "saves": verdict.saves,
    });
    Ok(Answer::new(page, found))
}

/// How a backup of this kind of store opens.
pub fn opens<T>(
    setting: &Setting,
    ask: Ask<'_>,
    work: impl FnOnce(Opens<'_>) -> Result<T, ServiceError>,
) -> Result<T, Failure> {
    if setting.practice {
        return Ok(work(Opens::PracticeKey)?);
    }
    Ok(work(Opens::Secret(&ask()?))?)
}
