//! Every answer of a sitting as a row: for a table or another program. There is no row that puts others together.

use super::page::is_answered;
use super::{Writing, instrument, rater};
use crate::domain::checklist::instrument::Scope;
use crate::domain::checklist::mark::Mark;
use crate::domain::checklist::row::Row;
use crate::export::document::{Block, Draft, What};

/// The columns.
const HEAD: &[&str] = &[
    "child",
    "date",
    "scored_by",
    "area",
    "item",
    "name",
    "about",
    "carer",
    "rating",
    "answer",
    "label",
    "evidence",
    "source",
    "seen_on",
    "impact_on_child",
    "child_view",
    "carer_view",
    "strength",
    "barrier",
    "since",
    "checked_with",
    "status",
];

pub(super) fn write(writing: &Writing<'_>, draft: &mut Draft) {
    let head: Vec<String> = HEAD.iter().map(|name| (*name).to_owned()).collect();
    for row in writing.sheet.rows.iter().filter(|row| is_answered(row)) {
        let table = Block::Table { head: head.clone(), rows: vec![cells(writing, row)] };
        draft.put(What::ChecklistAnswer, writing.kept(row, table));
    }
    instrument::ending(writing.sheet.instrument, draft);
}

fn cells(writing: &Writing<'_>, row: &Row<'_>) -> Vec<String> {
    let sitting = writing.sitting();
    let carer = row.key.carer.and_then(|id| writing.copied.people.iter().find(|one| one.id == id));
    let about = match row.item.scope {
        Scope::Child => "child",
        Scope::Household => "home",
        Scope::Carer => "carer",
    };
    let answer = match &row.mark {
        Mark::Level(value) => value.to_string(),
        _ => String::new(),
    };
    let beside = writing.evidence(row);
    let field = |part: fn(&crate::domain::checklist::evidence::Evidence) -> &str| {
        beside.map_or_else(String::new, |one| part(one).to_owned())
    };
    vec![
        writing.copied.child.name.clone(),
        sitting.date.to_string(),
        rater(&sitting.rater),
        row.area.id.clone(),
        row.item.id.clone(),
        row.title(),
        about.to_owned(),
        carer.map(|one| one.handle.clone()).unwrap_or_default(),
        row.key.rating.clone().unwrap_or_default(),
        answer,
        writing.says(row),
        field(|one| &one.words),
        field(|one| &one.source),
        beside.and_then(|one| one.seen_on).map(|day| day.to_string()).unwrap_or_default(),
        field(|one| &one.impact_on_child),
        field(|one| &one.child_view),
        field(|one| &one.carer_view),
        field(|one| &one.strength),
        field(|one| &one.barrier),
        field(|one| &one.since),
        field(|one| &one.checked_with),
        writing.sheet.instrument.instrument.status.clone(),
    ]
}
