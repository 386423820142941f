//! The agenda: when, where, who, what is talked about, and what was agreed last time.

use super::{Writing, by_when, name_and_role, say};
use crate::domain::audience::Reader;
use crate::export::document::{Block, Draft, Finished, What};

pub(super) fn write(writing: &Writing<'_>, reader: &Reader) -> Finished {
    let title = format!("agenda of the next {}", writing.coming.template.kind.label());
    let mut draft = writing.draft(&title, reader);
    draft.under(2, "Who is asked to come", |draft| {
        for person in writing.asked() {
            say(draft, Block::bullet(name_and_role(person)));
        }
    });
    draft.under(2, "What we talk about", |draft| sections(writing, draft));
    draft.under(2, "What was agreed last time and is still open", |draft| actions(writing, draft));
    draft.finish()
}

fn sections(writing: &Writing<'_>, draft: &mut Draft) {
    for section in &writing.coming.template.sections {
        let whom = if section.per_child { format!(": {}", writing.names()) } else { String::new() };
        say(draft, Block::numbered(format!("{}{whom}", section.title)));
    }
}

fn actions(writing: &Writing<'_>, draft: &mut Draft) {
    for kept in writing.open_actions() {
        let block = kept.map(|action| {
            let owners = writing.owners(action);
            let who = if owners.is_empty() { "no owner" } else { &owners };
            Block::bullet(format!("{}: {who}, {}", action.what, by_when(action)))
        });
        draft.put(What::Action, block);
    }
}
