//! Tools: each with its aim, when to use it, how, and its limits.

use super::shelf::{Kind, Shelf};
use super::{Env, stale};
use crate::command::{Command, Family};
use crate::domain::tool::Tool;
use crate::tui::widget::list::Item;
use crate::tui::widget::page::Para;

/// The id of the tool that is every checklist of care, whichever the board has.
const ANY: &str = "checklist";

/// The tools.
#[must_use]
pub fn shelf() -> Shelf {
    Shelf::of(Kind {
        columns: 32,
        items: |env| {
            env.catalogue
                .tools()
                .iter()
                .map(|one| Item::row(stale::listed(&one.title, one.is_stale(env.today))))
                .collect()
        },
        page: |n, env| env.catalogue.tools().get(n).map(|one| paras(one, env)),
        status: |env| format!("{} tools", env.catalogue.tools().len()),
    })
}

/// What there is to read of one.
pub(super) fn paras(tool: &Tool, env: &Env) -> Vec<Para> {
    let mut paras: Vec<Para> = stale::first_line(tool.review_by, None, env.today).into_iter().collect();
    paras.extend([Para::heading(&tool.title), Para::space()]);
    for (heading, words) in tool.headed() {
        paras.push(Para::heading(heading));
        paras.push(Para::words(words));
    }
    paras.extend(how_to_start(tool, env));
    paras.extend(related(tool, env));
    paras.push(Para::line(format!("Source: {}.", tool.source.in_words())));
    paras.push(Para::line(format!("Sure of this: {}.", tool.confidence.in_words())));
    paras
}

/// Where a tool is a checklist that the program holds: how one is begun for a child.
fn how_to_start(tool: &Tool, env: &Env) -> Option<Para> {
    let is_held = tool.id == ANY || env.catalogue.checklist(&tool.id).is_some();
    let key = Command::Family(Family::Checklists).row().keys.first().copied().unwrap_or_default();
    let words = format!(
        "To start one for a child: open a family under 4 Core group, then press {key} for its checklists."
    );
    is_held.then(|| Para::words(words))
}

/// The pages of guidance that go with it.
fn related(tool: &Tool, env: &Env) -> Option<Para> {
    let titles = tool.related.iter().filter_map(|id| env.catalogue.page(id)).map(|page| page.title.as_str());
    let titles: Vec<&str> = titles.collect();
    (!titles.is_empty()).then(|| Para::words(format!("See also: {}.", titles.join("; "))))
}
