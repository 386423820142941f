//! `portal tools [ID]`.

use serde_json::json;

use super::answer::Answer;
use super::failure::Failure;
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
    let mut page = Page::new();
    page.heading(&tool.title);
    for (label, words) in [
        ("What it is for", &tool.aim),
        ("When", &tool.when),
        ("How", &tool.method),
        ("How it may be changed", &tool.adaptations),
        ("What it cannot tell", &tool.limits),
        ("Copying", &tool.licence),
    ] {
        page.fact(label, words);
    }
    page.fact("How sure", tool.confidence.in_words());
    page.fact("Source", &tool.source.in_words());
    page.fact("Address", tool.source.address.as_deref().unwrap_or_default());
    Ok(Answer::new(page, json!(tool)))
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
