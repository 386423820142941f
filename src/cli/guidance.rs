//! `portal guidance [ID]`.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::answer::Answer;
use super::failure::Failure;
use super::page::Page;
use super::setting::Setting;
use crate::domain::guidance::Page as Topic;
use crate::domain::moment::long_date;
use crate::domain::prose::{Block, labelled, plain};
use crate::service::guidance::blocks;

/// The list of pages, or one page.
///
/// # Errors
/// No page has the id.
pub fn guidance(setting: &Setting, id: Option<&str>) -> Result<Answer, Failure> {
    let today = setting.clock.today();
    let Some(id) = id else { return Ok(list(setting.catalogue.guidance(), today)) };
    let page = setting.catalogue.page(id.trim()).ok_or_else(|| {
        Failure::NotFound(format!("There is no guidance page {}. For the list: portal guidance", id.trim()))
    })?;
    Ok(one(page, today))
}

fn list(topics: &[Topic], today: NaiveDate) -> Answer {
    let mut page = Page::new();
    let mut group = "";
    for topic in topics {
        if topic.group != group {
            group = &topic.group;
            page.heading(group);
        }
        let stale = if topic.is_stale(today) { " (past its review date)" } else { "" };
        page.bullet(&format!("{}: {}{stale}", topic.id, topic.title));
    }
    page.paragraph("To read one: portal guidance ID");
    let rows: Vec<Value> = topics.iter().map(|topic| row(topic, today)).collect();
    Answer::new(page, json!({ "pages": rows }))
}

fn row(topic: &Topic, today: NaiveDate) -> Value {
    json!({
        "id": topic.id, "title": topic.title, "group": topic.group, "summary": topic.summary,
        "reviewed": topic.reviewed, "review_by": topic.review_by, "stale": topic.is_stale(today),
        "confidence": topic.confidence,
    })
}

fn one(topic: &Topic, today: NaiveDate) -> Answer {
    let mut page = Page::new();
    if topic.is_stale(today) {
        page.line(&past(topic.review_by));
    }
    page.heading(&topic.title);
    page.paragraph(&topic.summary);
    let blocks = blocks(topic);
    for block in &blocks {
        put(&mut page, block);
    }
    page.paragraph(&how_old(topic, today));
    for source in &topic.sources {
        page.line(&format!("Source: {}", source.in_words()));
        page.fact("Address", source.address.as_deref().unwrap_or_default());
    }
    for (label, ids) in
        [("Related pages", &topic.related), ("Tools", &topic.tools), ("Contacts", &topic.contacts)]
    {
        if !ids.is_empty() {
            page.line(&format!("{label}: {}", ids.join(", ")));
        }
    }
    let mut json = row(topic, today);
    if let Some(object) = json.as_object_mut() {
        object.insert("blocks".into(), json!(blocks));
        object.insert("sources".into(), json!(topic.sources));
        object.insert("related".into(), json!(topic.related));
        object.insert("tools".into(), json!(topic.tools));
        object.insert("contacts".into(), json!(topic.contacts));
    }
    Answer::new(page, json)
}

/// The first line of what is past its review date.
pub(super) fn past(review_by: NaiveDate) -> String {
    format!("Past its review date, {}: check before you rely on it.", long_date(review_by))
}

fn how_old(topic: &Topic, today: NaiveDate) -> String {
    let age = if topic.is_stale(today) { "Its review date has passed" } else { "To be reviewed" };
    format!(
        "{age}: by {}. Last reviewed on {}. How sure: {}.",
        long_date(topic.review_by),
        long_date(topic.reviewed),
        topic.confidence.in_words()
    )
}

fn put(page: &mut Page, block: &Block) {
    match block {
        Block::Heading(_, words) => page.heading(&plain(words)),
        Block::Paragraph(words) => page.paragraph(&plain(words)),
        Block::Quote(words) => page.quote(&plain(words)),
        Block::Callout(label, words) => page.paragraph(&format!("{label}: {}", plain(words))),
        Block::Table { head, rows } => {
            page.gap();
            for row in rows {
                put_row(page, &labelled(head, row));
            }
        }
        Block::Bullets(items) => {
            page.gap();
            for item in items {
                page.bullet(&plain(item));
            }
        }
        Block::Numbered(items) => {
            page.gap();
            for (number, item) in (1..).zip(items) {
                page.numbered(number, &plain(item));
            }
        }
    }
}

/// A row of a table: its first value, the others below it.
fn put_row(page: &mut Page, values: &[String]) {
    for (n, value) in values.iter().enumerate() {
        if n == 0 { page.bullet(value) } else { page.under(value) }
    }
}
