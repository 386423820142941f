//! `portal contacts [WORDS] [--need NEED]`.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::answer::Answer;
use super::failure::Failure;
use super::guidance::past;
use super::links::with_stale;
use super::page::Page;
use super::setting::Setting;
use super::store;
use crate::domain::contact::{Contact, Need};
use crate::domain::moment::long_date;
use crate::domain::own_contact::{OwnContact, reach};
use crate::service::contacts::{self, Listed, listed};

/// The contacts that hold every word and serve the need.
///
/// # Errors
/// None does.
pub fn contacts(setting: &Setting, words: &[String], need: Option<Need>) -> Result<Answer, Failure> {
    let today = setting.clock.today();
    let wanted: Vec<String> =
        words.iter().flat_map(|word| word.split_whitespace()).map(str::to_lowercase).collect();
    let (own, aside) = own_contacts(setting);
    let all = listed(&setting.catalogue, &own);
    let found: Vec<&Listed> = all
        .iter()
        .filter(|one| need.is_none_or(|need| one.contact.serves(need)))
        .filter(|one| holds(&one.contact, &wanted))
        .collect();
    if found.is_empty() {
        let said = "No contact was found. For all of them: portal contacts. In danger now, ring 999.";
        return Err(Failure::NotFound(said.into()));
    }
    let mut page = Page::new();
    for one in &found {
        put(&mut page, one, today);
    }
    let rows: Vec<Value> = found.iter().map(|one| row(one, today)).collect();
    Ok(Answer { aside, ..Answer::new(page, json!({ "contacts": rows })) })
}

/// Her own contacts, where her store is named and can be opened now; else why they are not among the others.
fn own_contacts(setting: &Setting) -> (Vec<OwnContact>, Option<String>) {
    if !setting.practice && setting.passphrase_file.is_none() {
        return (Vec::new(), None);
    }
    let own = store::open(setting).and_then(|open| Ok(contacts::own(&open.reading)?));
    match own {
        Ok(own) => (own, None),
        Err(why) => (Vec::new(), Some(format!("Contacts of your own are not among these. {why}"))),
    }
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

fn put(page: &mut Page, one: &Listed, today: NaiveDate) {
    let contact = &one.contact;
    page.heading(&contact.name);
    if one.is_stale(today) {
        page.under(&first_line(one, today));
    }
    page.fact("Telephone", &contact.telephone.join(", then "));
    page.fact("Email", contact.email.as_deref().unwrap_or_default());
    page.fact("Web", contact.web.as_deref().unwrap_or_default());
    page.fact("Hours", contact.hours.as_deref().unwrap_or_default());
    page.fact("When", &contact.say);
    page.fact("Note", contact.note.as_deref().unwrap_or_default());
    page.under(&how_sure(contact));
    if let Some(pack) = one.pack.as_ref().filter(|_| one.is_hers() || one.pack_changed()) {
        page.fact("The pack says", &reach(pack));
    }
}

/// What is to be checked says so before anything else.
fn first_line(one: &Listed, today: NaiveDate) -> String {
    let contact = &one.contact;
    match (&contact.superseded, contact.review_by.filter(|day| today > *day)) {
        (Some(words), _) => format!("No longer holds: {words}"),
        _ if one.pack_changed() => "The pack says something else since you corrected this.".into(),
        _ if one.is_gone_from_pack() => {
            "The pack no longer has this contact: check before you rely on it.".into()
        }
        (None, Some(day)) => past(day),
        (None, None) => "Nobody has checked this yet: check before you rely on it.".into(),
    }
}

fn how_sure(contact: &Contact) -> String {
    let checked = match contact.checked {
        Some(day) => format!("Checked on {}", long_date(day)),
        None => "Never checked".into(),
    };
    let from = contact.source.in_words();
    format!("{checked}. How sure: {}. Source: {from}.", contact.confidence.in_words())
}

fn row(one: &Listed, today: NaiveDate) -> Value {
    let mut row = with_stale(json!(one.contact), one.is_stale(today));
    if let Some(object) = row.as_object_mut() {
        object.insert("own".into(), one.own.is_some().into());
        object.insert("pack_says".into(), json!(one.pack.as_ref().map(reach)));
    }
    row
}
