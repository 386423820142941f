//! Videos: what each film is for, and how long it is where that is known.

use super::shelf::{Kind, Shelf};
use crate::domain::resource::Video;
use crate::tui::widget::list::Item;
use crate::tui::widget::page::Para;

/// The films.
#[must_use]
pub fn shelf() -> Shelf {
    Shelf::of(Kind {
        columns: 32,
        items: |env| env.catalogue.videos().iter().map(|video| Item::row(&video.title)).collect(),
        page: |n, env| env.catalogue.videos().get(n).map(paras),
        status: |env| format!("{} films, all need a network", env.catalogue.videos().len()),
    })
}

fn paras(video: &Video) -> Vec<Para> {
    let mut paras = vec![Para::heading(&video.title), Para::space(), Para::words(&video.purpose)];
    paras.push(Para::line(format!("Length: {}", video.length.as_deref().unwrap_or("not known"))));
    paras.push(Para::line("Needs network:"));
    paras.push(Para::words(video.address.as_deref().unwrap_or("address not known")));
    paras.extend(video.note.as_ref().map(Para::words));
    paras.push(Para::line(format!("Source: {}.", video.source.in_words())));
    paras.push(Para::line(format!("Sure of this: {}.", video.confidence.in_words())));
    paras
}
