//! Links: each with what it is for and how to use it. The address stands in full; it needs a network.

use super::shelf::{Kind, Shelf};
use super::{Env, stale};
use crate::domain::resource::Link;
use crate::tui::widget::list::Item;
use crate::tui::widget::page::Para;

/// The links.
#[must_use]
pub fn shelf() -> Shelf {
    Shelf::of(Kind {
        columns: 32,
        items: |env| {
            env.catalogue
                .links()
                .iter()
                .map(|one| Item::row(stale::listed(&one.title, one.is_stale(env.today))))
                .collect()
        },
        page: |n, env| env.catalogue.links().get(n).map(|one| paras(one, env)),
        status: |env| format!("{} links, all need a network", env.catalogue.links().len()),
    })
}

/// What there is to read of one.
pub(super) fn paras(link: &Link, env: &Env) -> Vec<Para> {
    let superseded = link.superseded.as_deref();
    let mut paras: Vec<Para> = stale::first_line(link.review_by, superseded, env.today).into_iter().collect();
    paras.extend([
        Para::heading(&link.title),
        Para::space(),
        Para::words(&link.what_for),
        Para::words(&link.how_to_use),
        Para::line("Needs network:"),
        Para::words(&link.address),
    ]);
    paras.extend(link.note.as_ref().map(Para::words));
    paras.push(Para::line(format!("Source: {}.", link.source.in_words())));
    paras.push(Para::line(format!("Sure of this: {}.", link.confidence.in_words())));
    paras
}
