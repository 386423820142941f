//! `portal links`.

use serde_json::json;

use super::answer::Answer;
use super::page::Page;
use super::setting::Setting;

/// The links, with their addresses in full.
#[must_use]
pub fn links(setting: &Setting) -> Answer {
    let links = setting.catalogue.links();
    let mut page = Page::new();
    for link in links {
        page.heading(&link.title);
        page.fact("Address", &link.address);
        page.fact("What for", &link.what_for);
        page.fact("How to use it", &link.how_to_use);
        page.fact("Note", link.note.as_deref().unwrap_or_default());
        page.fact("How sure", link.confidence.in_words());
    }
    if links.is_empty() {
        page.paragraph("The content in use has no links.");
    }
    Answer::new(page, json!({ "links": links }))
}
