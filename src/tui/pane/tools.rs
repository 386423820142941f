//! Tools: each with its aim, when to use it, how, and its limits.

use super::shelf::{Kind, Shelf};
use crate::domain::tool::Tool;
use crate::tui::widget::list::Item;
use crate::tui::widget::page::Para;

/// The tools.
#[must_use]
pub fn shelf() -> Shelf {
    Shelf::of(Kind {
        columns: 32,
        items: |env| env.catalogue.tools().iter().map(|tool| Item::row(&tool.title)).collect(),
        page: |n, env| env.catalogue.tools().get(n).map(paras),
        status: |env| format!("{} tools", env.catalogue.tools().len()),
    })
}

pub(super) fn paras(tool: &Tool) -> Vec<Para> {
    let mut paras = vec![Para::heading(&tool.title), Para::space()];
    let headed = [
        ("What it is for", &tool.aim),
        ("When to use it", &tool.when),
        ("How", &tool.method),
        ("Ways to adapt it", &tool.adaptations),
        ("Its limits", &tool.limits),
        ("Whose it is", &tool.licence),
    ];
    for (heading, words) in headed {
        paras.push(Para::heading(heading));
        paras.push(Para::words(words));
    }
    paras.push(Para::line(format!("Source: {}.", tool.source.in_words())));
    paras.push(Para::line(format!("Sure of this: {}.", tool.confidence.in_words())));
    paras
}
