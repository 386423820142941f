//! `portal contacts [WORDS] [--need NEED]`.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::answer::Answer;
use super::failure::Failure;
use super::page::Page;
use super::setting::Setting;
use crate::domain::contact::{Contact, Need};
use crate::domain::moment::long_date;

/// The contacts that hold every word and serve the need.
///
/// # Errors
/// None does.
pub fn contacts(setting: &Setting, words: &[String], need: Option<Need>) -> Result<Answer, Failure> {
    let today = setting.clock.today();
    let wanted: Vec<String> =
        words.iter().flat_map(|word| word.split_whitespace()).map(str::to_lowercase).collect();
    let all = setting.catalogue.contacts().iter();
    let found: Vec<&Contact> = all
        .filter(|contact| need.is_none_or(|need| contact.serves(need)))
        .filter(|contact| holds(contact, &wanted))
        .collect();
    if found.is_empty() {
        let said = "No contact was found. For all of them: portal contacts. In danger now, ring 999.";
        return Err(Failure::NotFound(said.into()));
    }
    let mut page = Page::new();
    for contact in &found {
        put(&mut page, contact, today);
    }
    let rows: Vec<Value> = found.iter().map(|contact| row(contact, today)).collect();
    Ok(Answer::new(page, json!({ "contacts": rows })))
}

fn holds(contact: &Contact, wanted: &[String]) -> bool {
    let needs: Vec<&str> = contact.needs.iter().map(|need| need.label()).collect();
    let text = format!(
        "{} {} {} {} {} {}",
        contact.id,
        contact.name,
        contact.say,
        contact.telephone.join(" "),
        needs.join(" "),
        contact.note.as_deref().unwrap_or_default()
    );
    let text = text.to_lowercase();
    wanted.iter().all(|word| text.contains(word.as_str()))
}

fn put(page: &mut Page, contact: &Contact, today: NaiveDate) {
    page.heading(&contact.name);
    page.fact("Telephone", &contact.telephone.join(", then "));
    page.fact("Email", contact.email.as_deref().unwrap_or_default());
    page.fact("Web", contact.web.as_deref().unwrap_or_default());
    page.fact("Hours", contact.hours.as_deref().unwrap_or_default());
    page.fact("When", &contact.say);
    page.fact("Note", contact.note.as_deref().unwrap_or_default());
    page.fact("No longer sure", contact.superseded.as_deref().unwrap_or_default());
    page.under(&how_sure(contact, today));
}

fn how_sure(contact: &Contact, today: NaiveDate) -> String {
    let checked = match contact.checked {
        Some(day) => format!("Checked on {}", long_date(day)),
        None => "Never checked".into(),
    };
    let stale = if contact.is_stale(today) { "; make sure before you rely on it" } else { "" };
    let from = contact.source.in_words();
    format!("{checked}{stale}. How sure: {}. Source: {from}.", contact.confidence.in_words())
}

fn row(contact: &Contact, today: NaiveDate) -> Value {
    let mut row = json!(contact);
    if let Some(object) = row.as_object_mut() {
        object.insert("stale".into(), contact.is_stale(today).into());
    }
    row
}
