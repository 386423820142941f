//! `portal pack list | check DIR`.

use std::path::Path;

use serde_json::{Value, json};

use super::answer::Answer;
use super::args::Pack;
use super::page::Page;
use super::setting::Setting;
use crate::domain::pack::Manifest;
use crate::service::Catalogue;
use crate::service::files::{Fault, check_folder};

/// Packs. The answer of a pack with faults holds them as its failure.
#[must_use]
pub fn pack(setting: &Setting, asked: &Pack) -> Answer {
    match asked {
        Pack::List => list(setting),
        Pack::Check { dir } => check(dir),
    }
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
    page.paragraph(&format!("In the program: {}. To use one: --pack ID", ids.join(", ")));
    let row = |pack: &Manifest| {
        json!({
            "id": pack.id, "title": pack.title, "authority": pack.authority, "version": pack.version,
            "published": pack.published, "review_by": pack.review_by, "licence": pack.licence, "about": pack.about,
        })
    };
    let used: Vec<Value> = used.iter().map(row).collect();
    Answer::new(page, json!({ "used": used, "embedded": ids }))
}

fn check(dir: &Path) -> Answer {
    match check_folder(dir) {
        Ok(summary) => {
            let mut page = Page::new();
            page.line(&format!("No faults. {summary}."));
            let counts: serde_json::Map<String, Value> =
                summary.counts.iter().map(|(name, count)| ((*name).to_owned(), json!(count))).collect();
            Answer::new(page, json!({ "id": summary.manifest.id, "counts": counts, "faults": [] }))
        }
        Err(faults) => {
            let rows: Vec<Value> = faults.0.iter().map(row).collect();
            let mut answer = Answer::new(Page::new(), json!({ "faults": rows }));
            answer.failure = Some(faults.into());
            answer
        }
    }
}

/// A fault as JSON.
pub fn row(fault: &Fault) -> Value {
    json!({
        "file": fault.file.display().to_string(), "line": fault.line, "column": fault.column,
        "what": fault.what, "todo": fault.todo,
    })
}
