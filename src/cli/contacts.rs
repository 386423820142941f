//! `portal contacts [WORDS] [--need NEED]`.

use chrono::{NaiveDate, NaiveDateTime};
use serde_json::{Value, json};

use super::answer::Answer;
use super::failure::Failure;
use super::guidance::past;
use super::links::with_stale;
use super::page::Page;
use super::setting::Setting;
use super::store;
use crate::domain::contact::{Contact, Need};
use crate::domain::hours::Standing;
use crate::domain::own_contact::{OwnContact, reach};
use crate::domain::source::Confidence;
use crate::service::Catalogue;
use crate::service::contacts::{self, Listed, at, for_need, listed, open_first};
use crate::service::whose::Whose;

/// The contacts that hold every word and serve the need.
///
/// # Errors
/// None does.
pub fn contacts(setting: &Setting, words: &[String], need: Option<Need>) -> Result<Answer, Failure> {
    let at = at(&setting.clock.now(), setting.clock.today());
    let wanted: Vec<String> =
        words.iter().flat_map(|word| word.split_whitespace()).map(str::to_lowercase).collect();
    let (own, aside) = own_contacts(setting);
    let mut all = match need {
        Some(need) => for_need(&setting.catalogue, &own, need, at),
        None => listed(&setting.catalogue, &own, at),
    };
    if need.is_none() {
        open_first(&mut all);
        all.sort_by_key(|one| {
            one.contact.needs.first().map(|need| Need::ALL.iter().position(|one| one == need))
        });
    }
    let found: Vec<&Listed> = all.iter().filter(|one| holds(&one.contact, &wanted)).collect();
    if found.is_empty() {
        let said = "No contact was found. For all of them: portal contacts. In danger now, ring 999.";
        return Err(Failure::NotFound(said.into()));
    }
    let mut page = Page::new();
    page.line(&Whose::of(&setting.catalogue).in_a_shell());
    for one in &found {
        put(&mut page, one, &setting.catalogue, at);
    }
    let rows: Vec<Value> = found.iter().map(|one| row(one, &setting.catalogue, at)).collect();
    let document = json!({ "whose": whose(&setting.catalogue), "contacts": rows });
    Ok(Answer { aside, ..Answer::new(page, document) })
}

/// Her own contacts, where her store is named and can be opened now; else why they are not among the others.
pub(super) fn own_contacts(setting: &Setting) -> (Vec<OwnContact>, Option<String>) {
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

/// Whose numbers they are, as a document says it.
pub(super) fn whose(catalogue: &Catalogue) -> Value {
    let Whose { id, area, over, chosen } = Whose::of(catalogue);
    json!({ "id": id, "area": area, "over": over, "chosen": chosen })
}

fn put(page: &mut Page, one: &Listed, catalogue: &Catalogue, at: NaiveDateTime) {
    let (contact, today) = (&one.contact, at.date());
    page.heading(&contact.name);
    if one.is_stale(today) {
        page.under(&first_line(one, today));
    }
    page.fact("Telephone", &contact.telephone.join(", then "));
    page.fact("Email", contact.email.as_deref().unwrap_or_default());
    page.fact("Web", contact.web.as_deref().unwrap_or_default());
    page.fact("Now", &one.of_now(catalogue, at).unwrap_or_default());
    page.fact("Hours", contact.hours.as_deref().unwrap_or_default());
    page.fact("When", &contact.say);
    page.fact("Note", contact.note.as_deref().unwrap_or_default());
    page.under(&how_sure(one));
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
        (None, None) => "Nobody has read or rung this yet: check before you rely on it.".into(),
    }
}

/// What was read and not rung is not confirmed by anybody.
fn how_sure(one: &Listed) -> String {
    let contact = &one.contact;
    let known = one.how_known();
    let source =
        contact.rung_on.map_or_else(String::new, |_| format!(" Source: {}.", contact.source.in_words()));
    match contact.confidence {
        Confidence::Confirmed => format!("{known}{source}"),
        other => format!("{known}{source} How sure: {}.", other.in_words()),
    }
}

fn row(one: &Listed, catalogue: &Catalogue, at: NaiveDateTime) -> Value {
    let mut row = with_stale(json!(one.contact), one.is_stale(at.date()));
    if let Some(object) = row.as_object_mut() {
        object.insert("own".into(), one.own.is_some().into());
        object.insert("pack_says".into(), json!(one.pack.as_ref().map(reach)));
        object.insert("now".into(), now(one, catalogue, at));
        object.insert("how_known".into(), one.how_known().into());
    }
    row
}

fn now(one: &Listed, catalogue: &Catalogue, at: NaiveDateTime) -> Value {
    let time = |time: NaiveDateTime| time.format("%Y-%m-%dT%H:%M").to_string();
    let (state, until, opens) = match one.standing {
        Standing::Always => ("open", None, None),
        Standing::Open(until) => ("open", Some(time(until)), None),
        Standing::Closed(opens) => ("closed", None, opens.map(time)),
        Standing::Unsaid(_) => ("not_said", None, None),
        Standing::Unknown => ("not_known", None, None),
    };
    json!({ "state": state, "until": until, "opens": opens, "words": one.of_now(catalogue, at) })
}
