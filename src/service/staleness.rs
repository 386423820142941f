//! What of the content is past its review date: each page, contact, tool, link and film with the day it was due.

use chrono::NaiveDate;

use super::Catalogue;
use super::search::{Kind, Target};

/// One thing that is past its review date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    /// What.
    pub target: Target,
    /// Its title.
    pub title: String,
    /// The last day on which it could be relied on unread.
    pub review_by: NaiveDate,
}

/// The day up to which everything in the program itself can be relied on; none where that is not known.
fn relied_on_until() -> Option<NaiveDate> {
    option_env!("PORTAL_RELIED_ON_UNTIL")?.parse().ok()
}

/// Whether anything can be past its review date: told without reading any of it where that is possible.
#[must_use]
pub fn may_be(catalogue: &Catalogue, today: NaiveDate) -> bool {
    catalogue.has_folder() || relied_on_until().is_none_or(|day| today > day)
}

/// Everything past its review date, the longest past first.
#[must_use]
pub fn past_review(catalogue: &Catalogue, today: NaiveDate) -> Vec<Past> {
    if !may_be(catalogue, today) {
        return Vec::new();
    }
    let mut past: Vec<Past> = dated(catalogue)
        .into_iter()
        .filter_map(|(kind, id, title, review_by)| {
            let review_by = review_by.filter(|day| today > *day)?;
            Some(Past { target: Target { kind, id: id.to_owned() }, title: title.to_owned(), review_by })
        })
        .collect();
    past.sort_by(|a, b| (a.review_by, &a.title).cmp(&(b.review_by, &b.title)));
    past
}

type Dated<'a> = (Kind, &'a str, &'a str, Option<NaiveDate>);

fn dated(catalogue: &Catalogue) -> Vec<Dated<'_>> {
    let mut all: Vec<Dated<'_>> = Vec::new();
    let pages = catalogue.guidance().iter();
    all.extend(pages.map(|one| (Kind::Page, one.id.as_str(), one.title.as_str(), Some(one.review_by))));
    let contacts = catalogue.contacts().iter().filter(|one| one.superseded.is_none());
    all.extend(contacts.map(|one| (Kind::Contact, one.id.as_str(), one.name.as_str(), one.review_by)));
    let tools = catalogue.tools().iter();
    all.extend(tools.map(|one| (Kind::Tool, one.id.as_str(), one.title.as_str(), one.review_by)));
    let links = catalogue.links().iter().filter(|one| one.superseded.is_none());
    all.extend(links.map(|one| (Kind::Link, one.id.as_str(), one.title.as_str(), one.review_by)));
    let videos = catalogue.videos().iter();
    all.extend(videos.map(|one| (Kind::Video, one.id.as_str(), one.title.as_str(), one.review_by)));
    all
}
