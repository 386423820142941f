//! `portal meeting new REF --kind KIND --from FILE`.

use std::path::Path;

use serde_json::json;

use crate::cli::answer::Answer;
use crate::cli::failure::Failure;
use crate::cli::page::Page;
use crate::cli::setting::Setting;
use crate::cli::store;
use crate::domain::meeting::Kind;
use crate::service::files::WrittenFile;
use crate::service::meeting_file::read;
use crate::service::{Deed, Done, ServiceError, families, meetings};

/// Takes in a meeting from a file. Answers its id.
///
/// # Errors
/// Every fault in the file; no such family; the store's. Nothing is kept then.
pub fn new(setting: &Setting, reference: &str, kind: Kind, from: &Path) -> Result<Answer, Failure> {
    let file = WrittenFile::read(from)?;
    let store::Writing { held, mut writer, reading } = store::open_to_write(setting)?;
    let family = families::find(&reading, reference)?;
    let known = families::workspace(&reading, family.id, &setting.catalogue, setting.clock.today())?;
    let (_, wording) = meetings::form(&setting.catalogue, kind)?;
    let file = read(&file, &known, (kind, &wording.template), setting.clock.today())?;
    let doubts = file.doubts().join("\n");
    let done = writer.perform(Deed::TakeIn { family: family.id, kind, file: Box::new(file) })?;
    writer.close().map_err(ServiceError::from)?;
    drop(held);
    let Done::Started(id) = done else {
        return Err(Failure::NotDone("The meeting was kept, but has no id. See: portal meeting list".into()));
    };
    let mut page = Page::new();
    page.line(&format!("Taken in: {id}"));
    page.line(&format!("To read it: portal meeting show {}", id.short()));
    let mut answer = Answer::new(
        page,
        json!({ "id": id, "short": id.short(), "doubts": doubts.lines().collect::<Vec<_>>() }),
    );
    answer.aside = Some(doubts).filter(|doubts| !doubts.is_empty());
    Ok(answer)
}
