//! Contacts, by need. What is stale looks stale.

use super::Env;
use super::shelf::{Kind, Shelf};
use crate::domain::contact::{Contact, Need};
use crate::domain::moment::long_date;
use crate::tui::widget::list::Item;
use crate::tui::widget::page::Para;

/// The contacts.
#[must_use]
pub fn shelf() -> Shelf {
    Shelf::of(Kind {
        columns: 36,
        items,
        page: |n, env| by_need(env).nth(n).map(|(_, contact)| paras(contact, env)),
        status: |env| format!("{} contacts; ! shows whom to ring in danger", env.catalogue.contacts().len()),
    })
}

/// Every contact under each need it serves.
fn by_need<'a>(env: &'a Env<'_>) -> impl Iterator<Item = (Need, &'a Contact)> {
    let catalogue = env.catalogue;
    Need::ALL
        .into_iter()
        .flat_map(move |need| catalogue.contacts_for(need).into_iter().map(move |contact| (need, contact)))
}

fn items(env: &Env) -> Vec<Item> {
    let mut items = Vec::new();
    let mut above = None;
    for (need, contact) in by_need(env) {
        if above != Some(need) {
            items.push(Item::Heading(need.label().into()));
            above = Some(need);
        }
        items.push(Item::row(row(contact, env)));
    }
    items
}

fn row(contact: &Contact, env: &Env) -> String {
    if contact.is_stale(env.today) { format!("{} (check it)", contact.name) } else { contact.name.clone() }
}

pub(super) fn paras(contact: &Contact, env: &Env) -> Vec<Para> {
    let mut paras = vec![Para::heading(&contact.name)];
    if contact.is_stale(env.today) {
        paras.push(Para::line("Past its review date: check before you rely on it."));
    }
    let numbers = contact.telephone.join(" or ");
    let numbers = if numbers.is_empty() { "not known" } else { &numbers };
    paras.extend(Para::fact("Telephone", numbers));
    paras.extend(contact.email.as_deref().and_then(|email| Para::fact("Email", email)));
    paras.extend(contact.hours.as_deref().and_then(|hours| Para::fact("Hours", hours)));
    paras.extend(contact.web.as_deref().and_then(|web| Para::fact("Web, needs network", web)));
    paras.push(Para::space());
    paras.push(Para::words(&contact.say));
    paras.extend(contact.note.as_ref().map(Para::words));
    paras.extend(contact.superseded.as_ref().map(|words| Para::words(format!("Superseded: {words}"))));
    paras.push(Para::line(format!("Source: {}.", contact.source.in_words())));
    paras.extend(
        contact.checked.map(|day| Para::line(format!("Our notes were last read on {}.", long_date(day)))),
    );
    paras.push(Para::line(format!("Sure of this: {}.", contact.confidence.in_words())));
    paras
}
