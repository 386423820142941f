//! Links: each with what it is for and how to use it. The address stands in full; it needs a network.

use super::shelf::{Kind, Shelf};
use crate::domain::resource::Link;
use crate::tui::widget::list::Item;
use crate::tui::widget::page::Para;

/// The links.
#[must_use]
pub fn shelf() -> Shelf {
    Shelf::of(Kind {
        columns: 32,
        items: |env| env.catalogue.links().iter().map(|link| Item::row(&link.title)).collect(),
        page: |n, env| env.catalogue.links().get(n).map(paras),
        status: |env| format!("{} links, all need a network", env.catalogue.links().len()),
    })
}

pub(super) fn paras(link: &Link) -> Vec<Para> {
    let mut paras = vec![
        Para::heading(&link.title),
        Para::space(),
        Para::words(&link.what_for),
        Para::words(&link.how_to_use),
        Para::line("Needs network:"),
        Para::words(&link.address),
    ];
    paras.extend(link.note.as_ref().map(Para::words));
    paras.push(Para::line(format!("Source: {}.", link.source.in_words())));
    paras.push(Para::line(format!("Sure of this: {}.", link.confidence.in_words())));
    paras
}
