//! `portal checklist score REF CHILD --instrument ID --from FILE`.

use serde_json::{Value, json};

use super::reading;
use crate::cli::answer::Answer;
use crate::cli::args::Score;
use crate::cli::failure::Failure;
use crate::cli::page::Page;
use crate::cli::setting::Setting;
use crate::cli::{pack, store};
use crate::domain::checklist::instrument::Instrument;
use crate::service::checklists::answers_file::{known, read};
use crate::service::checklists::starting::in_packs;
use crate::service::checklists::{results, view, whom};
use crate::service::files::{Faults, WrittenFile};
use crate::service::{Deed, Done, Reading, ServiceError, families};

/// Takes in a sitting from a file, and prints what it says. The answer of a file with faults holds them, and its failure.
///
/// # Errors
/// No such checklist, family or child; a draft that was not asked for as one; the store's. Nothing is kept then, and
/// nothing where there are faults.
pub(super) fn score(setting: &Setting, asked: &Score) -> Result<Answer, Failure> {
    // A file that cannot be read needs no store, nor does a checklist that is not there.
    let file = match WrittenFile::read_answers(&asked.from) {
        Ok(file) => file,
        Err(faults) => return Ok(refused(faults)),
    };
    let instrument = in_packs(&setting.catalogue, &asked.instrument)?;
    refuse_a_draft(setting, asked, instrument)?;
    let store::Writing { held, mut writer, reading } = store::open_to_write(setting)?;
    let family = families::find(&reading, &asked.reference)?;
    let child = whom::child(&reading, family.id, &asked.child)?;
    let file = match read(&file, &known(&reading, child)?, instrument, setting.clock.today()) {
        Ok(file) => file,
        Err(faults) => return Ok(refused(faults)),
    };
    let mut remarks = file.remarks.clone();
    if file.same_as().is_some() {
        remarks.push("This sitting is on record already, and closed. Nothing was added.".into());
    }
    let done = writer.perform(Deed::Score(Box::new(file)))?;
    let Done::SatDown(id) = done else {
        return Err(Failure::NotDone(
            "The sitting was kept, but has no id. See: portal checklist trend".into(),
        ));
    };
    let mut answer = said(&reading, id, setting)?;
    drop(reading);
    writer.close().map_err(ServiceError::from)?;
    drop(held);
    if !remarks.is_empty() {
        answer.aside = Some(remarks.join("\n"));
    }
    Ok(answer)
}

/// A draft is used with a real family only where somebody says that they use it as a prompt.
fn refuse_a_draft(setting: &Setting, asked: &Score, instrument: &Instrument) -> Result<(), Failure> {
    if setting.practice || asked.as_prompt || !instrument.is_a_draft() {
        return Ok(());
    }
    let head = &instrument.instrument;
    Err(Failure::NotDone(format!(
        "{} {} is a draft: its wording was reviewed by nobody. Nothing was kept. To use it only as a prompt, to ask and not \
         to decide, add --as-prompt.",
        head.title, head.version
    )))
}

fn said(store: &Reading, id: crate::domain::id::Id, setting: &Setting) -> Result<Answer, Failure> {
    let read = results::read(store, id, setting.clock.today())?;
    let seen = view::sitting(store, id)?;
    let mut page = Page::new();
    let state = if read.closed.is_some() { "Kept, and closed" } else { "Kept, still open" };
    page.line(&format!("{state}: sitting {}", id.short()));
    reading::print(&mut page, &read);
    Ok(Answer::new(page, reading::data(&read, &seen)))
}

/// Every fault, and that nothing was kept.
fn refused(faults: Faults) -> Answer {
    let rows: Vec<Value> = faults.0.iter().map(pack::row).collect();
    let mut answer = Answer::new(Page::new(), json!({ "faults": rows }));
    answer.failure = Some(faults.into());
    answer
}
