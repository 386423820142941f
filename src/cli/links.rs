//! `portal links`.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::answer::Answer;
use super::guidance::past;
use super::page::Page;
use super::setting::Setting;

/// The links, with their addresses in full.
#[must_use]
pub fn links(setting: &Setting) -> Answer {
    let today = setting.clock.today();
    let links = setting.catalogue.links();
    let mut page = Page::new();
    for link in links {
        page.heading(&link.title);
        stale(&mut page, link.review_by.filter(|_| link.is_stale(today)), link.superseded.as_deref());
        page.fact("Address", &link.address);
        page.fact("What for", &link.what_for);
        page.fact("How to use it", &link.how_to_use);
        page.fact("Note", link.note.as_deref().unwrap_or_default());
        page.fact("How sure", link.confidence.in_words());
    }
    if links.is_empty() {
        page.paragraph("The content in use has no links.");
    }
    let rows: Vec<Value> = links.iter().map(|link| with_stale(json!(link), link.is_stale(today))).collect();
    Answer::new(page, json!({ "links": rows }))
}

/// What is past its review date, or no longer holds, says so before anything else.
pub(super) fn stale(page: &mut Page, review_by: Option<NaiveDate>, superseded: Option<&str>) {
    match (superseded, review_by) {
        (Some(words), _) => page.under(&format!("No longer holds: {words}")),
        (None, Some(day)) => page.under(&past(day)),
        (None, None) => {}
    }
}

/// An entry with whether it is past its review date.
pub(super) fn with_stale(mut row: Value, is_stale: bool) -> Value {
    if let Some(object) = row.as_object_mut() {
        object.insert("stale".into(), is_stale.into());
    }
    row
}
