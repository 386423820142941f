//! `portal search WORDS [--in guidance|records|all] [--limit N]`.

use serde_json::{Value, json};

use super::answer::Answer;
use super::args::{Search, Within};
use super::failure::Failure;
use super::page::Page;
use super::setting::Setting;
use super::store;
use crate::domain::query::Query;
use crate::service::search::{Elsewhere, Finder, Finding, Found, Hit, Kind, records};

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
    let mut finding = match within {
        Within::Records => Finding::default(),
        _ => Finder::new(setting.catalogue.clone()).find(&words, limit, setting.clock.today())?,
    };
    let query = Query::typed(&words).with_synonyms(setting.catalogue.synonyms());
    let found = match within {
        Within::Guidance => Vec::new(),
        _ => records(&store::open(setting)?.reading, &query, limit, None)?,
    };
    // What has most of the words does not stand above records that have them all.
    if finding.has_most && !found.is_empty() {
        finding.hits.clear();
        finding.has_most = false;
    }
    let nothing = finding.hits.is_empty() && found.is_empty();
    if nothing && (limit == 0 || finding.elsewhere.is_empty()) {
        let said = "Nothing was found. Try fewer words, or the beginning of a word with a * after it.";
        return Err(Failure::NotFound(said.into()));
    }
    Ok(answer(&finding, &found, &asked.words))
}

fn answer(finding: &Finding, found: &[Found], words: &[String]) -> Answer {
    let mut page = Page::new();
    finding.remarks().iter().for_each(|words| page.line(words));
    for Elsewhere { id, title, many } in &finding.elsewhere {
        let words = words.join(" ");
        page.line(&format!(
            "The {title}, which is not in use, has {many} with all of them: portal --pack {id} search {words}"
        ));
    }
    if !finding.hits.is_empty() {
        page.heading("In the guidance, contacts and tools, the best match first");
    }
    for hit in &finding.hits {
        page.bullet(&named(hit));
        page.under(&if hit.section.is_empty() {
            hit.line.clone()
        } else {
            format!("{}: {}", hit.section, hit.line)
        });
    }
    if !found.is_empty() {
        page.heading("In the records, newest first");
    }
    for hit in found {
        page.bullet(&format!("{}, {}, id {}", hit.reference, hit.title, hit.meeting.short()));
        page.under(&hit.line);
    }
    let hits: Vec<Value> = finding.hits.iter().map(content).collect();
    let found: Vec<Value> = found.iter().map(record).collect();
    let elsewhere: Vec<Value> = finding
        .elsewhere
        .iter()
        .map(|one| json!({ "pack": one.id, "title": one.title, "many": one.many }))
        .collect();
    Answer::new(
        page,
        json!({
            "guidance": hits, "records": found, "taken": finding.taken, "has_most": finding.has_most,
            "elsewhere": elsewhere,
        }),
    )
}

fn named(hit: &Hit) -> String {
    let kind = match hit.target.kind {
        Kind::Page => String::new(),
        other => format!(" ({})", other.label()),
    };
    let stale = if hit.is_stale { ", past its review date" } else { "" };
    format!("{}: {}{kind}{stale}", hit.target.id, hit.title)
}

fn content(hit: &Hit) -> Value {
    json!({
        "kind": hit.target.kind.label(), "id": hit.target.id, "title": hit.title,
        "section": hit.section, "line": hit.line, "stale": hit.is_stale,
    })
}

fn record(hit: &Found) -> Value {
    json!({ "meeting": hit.meeting, "family": hit.reference, "title": hit.title, "line": hit.line })
}
