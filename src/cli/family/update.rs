//! `portal family update REF --from FILE`.

use std::path::Path;

use serde_json::json;

use super::add::refused;
use crate::cli::answer::Answer;
use crate::cli::failure::Failure;
use crate::cli::page::Page;
use crate::cli::setting::Setting;
use crate::cli::store::{self, Writing};
use crate::service::family_file::{self, Beside, Unread, on_record};
use crate::service::files::WrittenFile;
use crate::service::{Deed, ServiceError, families};

/// Changes a family as a file says. The answer of a file with faults holds them, and its failure.
///
/// # Errors
/// No such family; a file of a newer form; the store's. Nothing is changed then, and nothing where there are faults.
pub fn update(setting: &Setting, reference: &str, from: &Path) -> Result<Answer, Failure> {
    let file = match WrittenFile::read_family(from) {
        Ok(file) => file,
        Err(faults) => return Ok(refused(faults)),
    };
    let Writing { held, mut writer, reading } = store::open_to_write(setting)?;
    let family = families::find(&reading, reference)?;
    let known = family_file::household_of(&reading, family.id)?;
    let others = on_record(&reading)?;
    let is_taken = |id| reading.has(id).unwrap_or(true);
    let beside = Beside { others: &others, is_taken: &is_taken, today: setting.clock.today() };
    let update = match family_file::update(&file, beside, &known) {
        Ok(update) => update,
        Err(Unread::Faults(faults)) => return Ok(refused(faults)),
        Err(Unread::Newer(error)) => return Err(error.into()),
    };
    drop(reading);
    let said = update.said.clone();
    if !said.is_empty() {
        writer.perform(Deed::Update(Box::new(update)))?;
    }
    writer.close().map_err(ServiceError::from)?;
    drop(held);
    Ok(changed(&family.reference, &said))
}

fn changed(reference: &str, said: &[String]) -> Answer {
    let mut page = Page::new();
    if said.is_empty() {
        page.line("Nothing changed.");
    } else {
        page.line(&format!("Changed: family {reference}"));
    }
    for sentence in said {
        page.bullet(sentence);
    }
    Answer::new(page, json!({ "reference": reference, "changed": said }))
}
