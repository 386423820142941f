//! Videos: what each film is for, and how long it is where that is known.

use super::shelf::{Kind, Shelf};
use super::{Env, stale};
use crate::domain::resource::Video;
use crate::tui::widget::list::Item;
use crate::tui::widget::page::Para;

/// The films.
#[must_use]
pub fn shelf() -> Shelf {
    Shelf::of(Kind {
        columns: 32,
        items: |env| {
            env.catalogue
                .videos()
                .iter()
                .map(|one| Item::row(stale::listed(&one.title, one.is_stale(env.today))))
                .collect()
        },
        page: |n, env| env.catalogue.videos().get(n).map(|one| paras(one, env)),
        status: |env| format!("{} films, all need a network", env.catalogue.videos().len()),
    })
}

/// What there is to read of one.
pub(super) fn paras(video: &Video, env: &Env) -> Vec<Para> {
    let mut paras: Vec<Para> = stale::first_line(video.review_by, None, env.today).into_iter().collect();
    paras.extend([Para::heading(&video.title), Para::space(), Para::words(&video.purpose)]);
    paras.push(Para::line(format!("Length: {}", video.length.as_deref().unwrap_or("not known"))));
    paras.push(Para::line("Needs network:"));
    paras.push(Para::words(video.address.as_deref().unwrap_or("address not known")));
    paras.extend(video.note.as_ref().map(Para::words));
    paras.push(Para::line(format!("Source: {}.", video.source.in_words())));
    paras.push(Para::line(format!("Sure of this: {}.", video.confidence.in_words())));
    paras
}
