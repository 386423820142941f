//! `portal tools [ID]`.

use serde_json::json;

use super::answer::Answer;
use super::failure::Failure;
use super::links::{stale, with_stale};
use super::page::Page;
use super::setting::Setting;
use crate::domain::tool::Tool;

/// The list of tools, or one of them.
///
/// # Errors
/// No tool has the id.
pub fn tools(setting: &Setting, id: Option<&str>) -> Result<Answer, Failure> {
    let tools = setting.catalogue.tools();
    let Some(id) = id.map(str::trim) else { return Ok(list(tools)) };
    let tool = tools.iter().find(|tool| tool.id == id);
    let tool =
        tool.ok_or_else(|| Failure::NotFound(format!("There is no tool {id}. For the list: portal tools")))?;
    let today = setting.clock.today();
    let mut page = Page::new();
    page.heading(&tool.title);
    stale(&mut page, tool.review_by.filter(|_| tool.is_stale(today)), None);
    for (label, words) in tool.headed() {
        page.fact(label, words);
    }
    if !tool.related.is_empty() {
        page.line(&format!("Related pages: {}", tool.related.join(", ")));
    }
    page.fact("How sure", tool.confidence.in_words());
    page.fact("Source", &tool.source.in_words());
    page.fact("Address", tool.source.address.as_deref().unwrap_or_default());
    Ok(Answer::new(page, with_stale(json!(tool), tool.is_stale(today))))
}

fn list(tools: &[Tool]) -> Answer {
    let mut page = Page::new();
    for tool in tools {
        page.bullet(&format!("{}: {}", tool.id, tool.title));
        page.under(&tool.aim);
    }
    page.paragraph("To read one: portal tools ID");
    Answer::new(page, json!({ "tools": tools }))
}
