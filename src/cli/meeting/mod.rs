//! `portal meeting list | show | new | export | papers`.

pub(super) mod export;
mod new;
mod papers;
pub mod row;
mod show;

use serde_json::{Value, json};

use super::answer::Answer;
use super::args::Meeting;
use super::failure::Failure;
use super::page::Page;
use super::setting::Setting;
use super::store;
use crate::service::families;
use crate::service::finding::list;

/// Meetings.
///
/// # Errors
/// No such meeting or family; faults in the file; the store's; a file that cannot be written.
pub fn meeting(setting: &Setting, asked: &Meeting) -> Result<Answer, Failure> {
    match asked {
        Meeting::List { reference } => list_of(setting, reference.as_deref()),
        Meeting::Show { id } => show::show(setting, id),
        Meeting::New { reference, kind, from } => new::new(setting, reference, (*kind).into(), from),
        Meeting::Export(asked) => export::export(setting, asked),
        Meeting::Papers(asked) => papers::papers(setting, asked),
    }
}

fn list_of(setting: &Setting, reference: Option<&str>) -> Result<Answer, Failure> {
    let open = store::open(setting)?;
    let family = reference.map(|reference| families::find(&open.reading, reference)).transpose()?;
    let rows = list(&open.reading, family.map(|family| family.id))?;
    let mut page = Page::new();
    for (meeting, reference) in &rows {
        page.bullet(&row::words(meeting, Some(reference)));
    }
    if rows.is_empty() {
        page.line("There are no meetings yet.");
    }
    let rows: Vec<Value> = rows.iter().map(|(meeting, reference)| row::json(meeting, reference)).collect();
    Ok(Answer::new(page, json!({ "meetings": rows })))
}
