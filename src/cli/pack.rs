//! `portal pack list | use ID | new DIR | check DIR`.

use std::path::Path;

use serde_json::{Value, json};

use super::answer::Answer;
use super::args::Pack;
use super::contacts::whose;
use super::failure::Failure;
use super::page::Page;
use super::setting::Setting;
use crate::domain::pack::Manifest;
use crate::service::Catalogue;
use crate::service::files::{Fault, Summary, Warning, check_folder};
use crate::service::new_pack::new_pack;
use crate::service::settings::Preference;
use crate::service::whose::Whose;

/// Packs. The answer of a pack with faults holds them as its failure.
///
/// # Errors
/// A new pack that cannot be written.
pub fn pack(setting: &Setting, asked: &Pack) -> Result<Answer, Failure> {
    match asked {
        Pack::List => Ok(list(setting)),
        Pack::Use { id } => use_from_now_on(setting, id),
        Pack::Check { dir } => Ok(check(dir)),
        Pack::New { dir, id, title } => new(setting, dir, (id.as_deref(), title.as_deref())),
    }
}

fn new(setting: &Setting, dir: &Path, (id, title): (Option<&str>, Option<&str>)) -> Result<Answer, Failure> {
    let pack = new_pack(dir, id, title, setting.clock.today())?;
    let folder = dir.display().to_string();
    let mut page = Page::new();
    page.line(&format!("The pack {} is begun in {folder}. Open its files with any editor.", pack.id));
    page.line(&format!("After each change run: portal pack check {folder}"));
    page.line(&format!("To see it in use: portal --content {folder} guidance"));
    Ok(Answer::new(page, json!({ "id": pack.id, "title": pack.title, "folder": folder })))
}

/// Keeps whose numbers and guidance are used.
fn use_from_now_on(setting: &Setting, id: &str) -> Result<Answer, Failure> {
    let catalogue = setting.catalogue.with_pack(id).map_err(|error| Failure::NotFound(error.to_string()))?;
    let no_place = || {
        let said = "There is no place to keep it: HOME is not set. Nothing was changed. Name a folder with --data-dir.";
        Failure::NotDone(said.into())
    };
    let settings = setting.settings.as_ref().ok_or_else(no_place)?;
    settings.keep(&Preference::Pack(id.to_owned()))?;
    let mut page = Page::new();
    page.line(&format!("{}, from now on.", Whose::of(&catalogue).in_words()));
    page.line("Guidance, templates and time limits are taken from it too. A meeting that was begun keeps its template.");
    Ok(Answer::new(page, json!({ "whose": whose(&catalogue) })))
}

fn list(setting: &Setting) -> Answer {
    let used = setting.catalogue.packs();
    let ids = Catalogue::pack_ids_embedded();
    let mut page = Page::new();
    page.heading("In use, each laid over the one before");
    for pack in used {
        page.bullet(&format!("{}: {}, version {}", pack.id, pack.title, pack.version));
        page.under(&pack.about);
        page.fact("Whose", &pack.authority);
        if pack.is_stale(setting.clock.today()) {
            page.under("Its review date has passed: look for a newer one.");
        }
    }
    page.paragraph(&Whose::of(&setting.catalogue).in_a_shell());
    page.line(&format!(
        "In the program: {}. To use one: portal pack use ID; for once: --pack ID",
        ids.join(", ")
    ));
    let row = |pack: &Manifest| {
        json!({
            "id": pack.id, "title": pack.title, "area": pack.area, "authority": pack.authority, "version": pack.version,
            "published": pack.published, "review_by": pack.review_by, "licence": pack.licence, "about": pack.about,
        })
    };
    let used: Vec<Value> = used.iter().map(row).collect();
    Answer::new(page, json!({ "used": used, "embedded": ids, "whose": whose(&setting.catalogue) }))
}

fn check(dir: &Path) -> Answer {
    match check_folder(dir) {
        Ok(summary) => {
            let mut page = Page::new();
            page.line(&format!("No faults. {summary}."));
            summary.holidays.iter().for_each(|words| page.line(words));
            warned(&mut page, &summary);
            let warnings: Vec<Value> = summary.warnings.iter().map(warning).collect();
            let counts: serde_json::Map<String, Value> =
                summary.counts.iter().map(|(name, count)| ((*name).to_owned(), json!(count))).collect();
            Answer::new(
                page,
                json!({ "id": summary.manifest.id, "counts": counts, "faults": [],
                "warnings": warnings, "accepted": summary.accepted, "holidays": summary.holidays }),
            )
        }
        Err(faults) => {
            let rows: Vec<Value> = faults.0.iter().map(row).collect();
            let mut answer = Answer::new(Page::new(), json!({ "faults": rows }));
            answer.failure = Some(faults.into());
            answer
        }
    }
}

/// What is worth a second look. Nothing has to be done about it.
fn warned(page: &mut Page, summary: &Summary) {
    for warning in &summary.warnings {
        page.bullet(&warning.to_string());
    }
    let count = |n: usize| if n == 1 { "1 warning".to_owned() } else { format!("{n} warnings") };
    if !summary.warnings.is_empty() {
        page.paragraph(&format!(
            "{}. A warning stops nothing. Where it is meant to be so, say why in [[accepted]] of pack.toml.",
            count(summary.warnings.len())
        ));
    }
    if summary.accepted > 0 {
        page.line(&format!("{} accepted in pack.toml, each with why.", count(summary.accepted)));
    }
}

fn warning(warning: &Warning) -> Value {
    let mut row = row(&warning.fault);
    if let Some(object) = row.as_object_mut() {
        object.insert("rule".into(), json!(warning.rule.word()));
    }
    row
}

/// A fault as JSON.
pub fn row(fault: &Fault) -> Value {
    json!({
        "file": fault.file.display().to_string(), "line": fault.line, "column": fault.column,
        "what": fault.what, "todo": fault.todo,
    })
}
