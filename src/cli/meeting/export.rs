//! `portal meeting export ID`: a copy for one reader. Without a word about whom, it is for the family.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::cli::answer::Answer;
use crate::cli::args::{Export, Format};
use crate::cli::failure::Failure;
use crate::cli::page::Page;
use crate::cli::paper_json::{document, rows};
use crate::cli::setting::Setting;
use crate::cli::store;
use crate::service::finding;
use crate::service::paper::{self, Paper, Which, paper, write_as};

/// Writes the copy.
///
/// # Errors
/// No such meeting or person; a form that is not in this version; a file that is there already.
pub fn export(setting: &Setting, asked: &Export) -> Result<Answer, Failure> {
    let format = known(asked.format)?;
    let open = store::open(setting)?;
    let meeting = finding::meeting(&open.reading, &asked.id)?;
    let reader = finding::reader(&open.reading, &meeting, &asked.reader)?;
    let which = Which::Minutes { meeting: meeting.id, reader };
    let paper = paper(&open.reading, &which, &setting.catalogue, setting.clock.now())?;
    let to = To { output: asked.output.as_deref(), force: asked.force, ending: asked.format.word() };
    write(&paper, &format, &to, &json!({ "meeting": meeting.id }))
}

/// Where a paper is written.
pub(in crate::cli) struct To<'a> {
    /// The file, `-`, or none for a file named after the paper.
    pub(in crate::cli) output: Option<&'a Path>,
    /// Whether a file that is there gives way.
    pub(in crate::cli) force: bool,
    /// The end of a file's name.
    pub(in crate::cli) ending: &'static str,
}

/// Writes a paper, and answers where to.
pub(in crate::cli) fn write(
    paper: &Paper,
    format: &Rendered,
    to: &To<'_>,
    about: &Value,
) -> Result<Answer, Failure> {
    let text = render(paper, format);
    let aside = paper.left_out_words();
    if to.output == Some(Path::new("-")) {
        return Ok(Answer { text, json: format.data(paper), aside, unless_shown: None, failure: None });
    }
    let named = || PathBuf::from(format!("{}.{}", paper.stem, to.ending));
    let path = to.output.map_or_else(named, Path::to_owned);
    // Without its mark a spreadsheet reads the letters of a file as those of another alphabet.
    let is_rows = matches!(format, Rendered::Text(paper::Format::Csv));
    let text = if is_rows { format!("\u{feff}{text}") } else { text };
    write_as(&path, &text, to.force)?;
    Ok(written(&path, about, paper, aside.as_deref()))
}

/// How it is rendered.
pub(in crate::cli) enum Rendered {
    Text(paper::Format),
    Json,
    /// Its tables as JSON, a row an object.
    Rows,
}

impl Rendered {
    fn data(&self, paper: &Paper) -> Value {
        if matches!(self, Self::Rows | Self::Text(paper::Format::Csv)) {
            rows(paper)
        } else {
            document(paper)
        }
    }
}

pub(in crate::cli) fn known(format: Format) -> Result<Rendered, Failure> {
    match format {
        Format::Md => Ok(Rendered::Text(paper::Format::Markdown)),
        Format::Txt => Ok(Rendered::Text(paper::Format::Text)),
        Format::Json => Ok(Rendered::Json),
        other => Err(Failure::NotDone(format!(
            "The form {} is not in this version. Nothing was written. Use one of: md, txt, json.",
            other.word()
        ))),
    }
}

fn render(paper: &Paper, format: &Rendered) -> String {
    match format {
        Rendered::Text(format) => paper.render(*format),
        Rendered::Json | Rendered::Rows => format!("{:#}\n", format.data(paper)),
    }
}

fn written(path: &Path, about: &Value, paper: &Paper, left_out: Option<&str>) -> Answer {
    let mut page = Page::new();
    page.line(&format!("Written: {}", path.display()));
    page.line(left_out.unwrap_or_default());
    let left_out: Vec<Value> = paper
        .left_out
        .iter()
        .map(|left| json!({ "what": left.what.label().0, "count": left.count }))
        .collect();
    let mut json = json!({ "path": path.display().to_string(), "left_out": left_out });
    if let (Some(json), Some(about)) = (json.as_object_mut(), about.as_object()) {
        json.extend(about.clone());
    }
    Answer::new(page, json)
}
