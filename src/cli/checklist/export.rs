//! `portal checklist export REF CHILD`: a copy of one sitting for one reader. Without a word about whom, it is for the
//! family.

use serde_json::json;

use super::child_of;
use crate::cli::answer::Answer;
use crate::cli::args::{CopyFormat, ExportSitting};
use crate::cli::failure::Failure;
use crate::cli::meeting::export::{Rendered, To, write};
use crate::cli::setting::Setting;
use crate::cli::store;
use crate::service::checklists::copying::sitting_of;
use crate::service::finding;
use crate::service::paper::{self, Which, paper};

/// Writes the copy.
///
/// # Errors
/// No such family, child, sitting or person; a sitting that is kept from the reader; a file that is there already.
pub(super) fn export(setting: &Setting, asked: &ExportSitting) -> Result<Answer, Failure> {
    let open = store::open(setting)?;
    let (family, child) = child_of(&open, (&asked.reference, &asked.child))?;
    let at = sitting_of(&open.reading, &child, asked.instrument.as_deref(), &asked.sitting)?.id;
    let reader = finding::reader_of(&open.reading, family.id, &asked.reader)?;
    let (format, ending) = match asked.format {
        CopyFormat::Txt => (Rendered::Text(paper::Format::Text), "txt"),
        CopyFormat::Md => (Rendered::Text(paper::Format::Markdown), "md"),
        CopyFormat::Csv => (Rendered::Text(paper::Format::Csv), "csv"),
        CopyFormat::Json => (Rendered::Rows, "json"),
    };
    let which = match asked.format {
        CopyFormat::Txt | CopyFormat::Md => Which::Checklist { sitting: at, reader },
        CopyFormat::Csv | CopyFormat::Json => Which::ChecklistRows { sitting: at, reader },
    };
    let paper = paper(&open.reading, &which, &setting.catalogue, setting.clock.now())?;
    let to = To { output: asked.output.as_deref(), force: asked.force, ending };
    write(&paper, &format, &to, &json!({ "sitting": at }))
}
