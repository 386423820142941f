//! `portal search WORDS [--in guidance|records|all] [--limit N]`.

use serde_json::{Value, json};

use super::answer::Answer;
use super::args::{Search, Within};
use super::failure::Failure;
use super::page::Page;
use super::setting::Setting;
use super::store;
use crate::service::guidance::{self, Hit};
use crate::service::search::{Found, records};

/// Most results of a kind that are ever asked for: far more than there can be.
const MOST: usize = 1_000_000;

/// Finds words in the guidance, in the records, or in both.
///
/// # Errors
/// Nothing found; the store's, where the records are searched.
pub fn search(setting: &Setting, asked: &Search) -> Result<Answer, Failure> {
    // The space says that the last word is whole.
    let words = format!("{} ", asked.words.join(" "));
    let limit = asked.limit.min(MOST);
    // Nobody is asked for a passphrase to find a page of the guidance.
    let is_open = setting.practice || setting.passphrase_file.is_some();
    let within = asked.within.unwrap_or(if is_open { Within::All } else { Within::Guidance });
    let pages = match within {
        Within::Records => Vec::new(),
        _ => guidance::search(&setting.catalogue, &words, limit),
    };
    let found = match within {
        Within::Guidance => Vec::new(),
        _ => records(&store::open(setting)?.reading, &words, limit)?,
    };
    if pages.is_empty() && found.is_empty() {
        let said = "Nothing was found. Try fewer words, or the beginning of a word with a * after it.";
        return Err(Failure::NotFound(said.into()));
    }
    Ok(answer(&pages, &found))
}

fn answer(pages: &[Hit], found: &[Found]) -> Answer {
    let mut page = Page::new();
    if !pages.is_empty() {
        page.heading("In the guidance");
    }
    for hit in pages {
        page.bullet(&format!("{}: {}", hit.id, hit.title));
        page.under(&hit.line);
    }
    if !found.is_empty() {
        page.heading("In the records, newest first");
    }
    for hit in found {
        page.bullet(&format!("{}, {}, id {}", hit.reference, hit.title, hit.meeting.short()));
        page.under(&hit.line);
    }
    let pages: Vec<Value> =
        pages.iter().map(|hit| json!({ "id": hit.id, "title": hit.title, "line": hit.line })).collect();
    let found: Vec<Value> = found.iter().map(record).collect();
    Answer::new(page, json!({ "guidance": pages, "records": found }))
}

fn record(hit: &Found) -> Value {
    json!({ "meeting": hit.meeting, "family": hit.reference, "title": hit.title, "line": hit.line })
}
