//! The page of a sitting: what goes well, what needs evidence with that evidence, what moved, and what a person wrote.

use super::{Writing, changes, instrument, say};
use crate::domain::audience::{Audience, Kept};
use crate::domain::checklist::coverage::Standing;
use crate::domain::checklist::evidence::Evidence;
use crate::domain::checklist::instrument::Scope;
use crate::domain::checklist::mark::Mark;
use crate::domain::checklist::row::Row;
use crate::domain::moment::long_date;
use crate::export::document::{Block, Draft, What};

pub(super) fn write(writing: &Writing<'_>, draft: &mut Draft) {
    draft.under(2, "What goes well", |draft| strengths(writing, draft));
    draft.under(2, "What needs to be talked about", |draft| at_level(writing, draft));
    draft.under(2, "In words", |draft| in_words(writing, draft));
    draft.under(2, "Looked at, and not known yet", |draft| unknown(writing, draft));
    draft.under(2, "Since last time", |draft| changes::write(writing, draft));
    draft.under(2, "From scales on paper", |draft| papers(writing, draft));
    draft.under(2, "What we think of it as a whole", |draft| judgement(writing, draft));
    draft.under(2, "How much of each area was looked at", |draft| areas(writing, draft));
    instrument::ending(writing.sheet.instrument, draft);
}

/// The items at the best level by name, and what was written of others.
fn strengths(writing: &Writing<'_>, draft: &mut Draft) {
    for row in &writing.sheet.rows {
        let words = writing.evidence(row).map_or("", |one| one.strength.trim());
        let at_best = row.steps == Some(0);
        if !at_best && words.is_empty() {
            continue;
        }
        let title = writing.title(row);
        let line = match (at_best, words) {
            (true, "") => format!("{title}: {}", writing.says(row)),
            (true, words) => format!("{title}: {}. {words}", writing.says(row)),
            (false, words) => format!("{title}: {words}"),
        };
        draft.put(What::ChecklistAnswer, writing.kept(row, Block::bullet(line)));
    }
}

/// The items at the level from which evidence is asked for, or worse; each with its evidence.
fn at_level(writing: &Writing<'_>, draft: &mut Draft) {
    for row in writing.sheet.rows.iter().filter(|row| writing.sheet.asks_evidence(row)) {
        let home = if row.item.scope == Scope::Household { " (about the home)" } else { "" };
        draft.under(3, format!("{}{home}", writing.title(row)), |draft| {
            let says = Block::fact("Answer", writing.says(row));
            draft.put(What::ChecklistAnswer, writing.kept(row, says));
            for (label, value) in writing.evidence(row).map(beside).unwrap_or_default() {
                draft.put(What::ChecklistAnswer, writing.kept(row, Block::fact(label, value)));
            }
        });
    }
}

/// What stands beside an answer, with its labels; what goes well has its own place.
fn beside(evidence: &Evidence) -> Vec<(&'static str, String)> {
    let seen_on = evidence.seen_on.map(long_date).unwrap_or_default();
    let all = [
        ("What was seen or said", evidence.words.clone()),
        ("Where that comes from", evidence.source.replace('_', " ")),
        ("Seen on", seen_on),
        ("What it means for the child", evidence.impact_on_child.clone()),
        ("How the child sees it", evidence.child_view.clone()),
        ("How the carer sees it", evidence.carer_view.clone()),
        ("What stands in the way", evidence.barrier.replace('_', " ")),
        ("Since", evidence.since.clone()),
        ("Checked with", evidence.checked_with.clone()),
    ];
    all.into_iter().filter(|(_, value)| !value.trim().is_empty()).collect()
}

/// What is answered in words alone.
fn in_words(writing: &Writing<'_>, draft: &mut Draft) {
    for row in
        writing.sheet.rows.iter().filter(|row| row.standing == Standing::Note && row.mark == Mark::Said)
    {
        draft.under(3, writing.title(row), |draft| {
            for (label, value) in writing.evidence(row).map(beside).unwrap_or_default() {
                draft.put(What::ChecklistAnswer, writing.kept(row, Block::fact(label, value)));
            }
        });
    }
}

fn unknown(writing: &Writing<'_>, draft: &mut Draft) {
    for row in writing.sheet.rows.iter().filter(|row| row.mark == Mark::Unknown) {
        draft.put(What::ChecklistAnswer, writing.kept(row, Block::bullet(writing.title(row))));
    }
}

fn areas(writing: &Writing<'_>, draft: &mut Draft) {
    for area in writing.sheet.areas() {
        let coverage = writing.sheet.coverage_of(&area.id);
        if coverage.applicable() > 0 {
            let value = format!("{} of {} scored", coverage.scored, coverage.applicable());
            say(draft, Block::fact(format!("{} {}", area.id, area.name), value));
        }
    }
}

fn papers(writing: &Writing<'_>, draft: &mut Draft) {
    for result in writing.copied.papers {
        let external = writing.sheet.instrument.externals.iter().find(|one| one.id == result.external);
        let name = external.map_or(result.external.as_str(), |one| one.name.as_str());
        let fields = external.map(|one| one.fields.clone()).unwrap_or_default();
        let words: Vec<String> = fields
            .iter()
            .filter_map(|field| Some((field, result.fields.get(field)?)))
            .map(|(field, value)| format!("{}: {value}", field.replace('_', " ")))
            .collect();
        let block = Block::fact(name, words.join("; "));
        draft.put(What::PaperResult, Kept::new(result.audience.clone(), block));
    }
}

/// What a person wrote. Nothing stands in for it.
fn judgement(writing: &Writing<'_>, draft: &mut Draft) {
    let sitting = writing.sitting();
    let judgement = &sitting.judgement;
    let by = judgement.by.map(long_date).unwrap_or_default();
    let all = [
        ("Level", judgement.level.clone()),
        ("Why", judgement.reason.clone()),
        ("What better looks like", judgement.better.clone()),
        ("By when", by),
        ("Summary", judgement.summary.clone()),
    ];
    let written: Vec<_> = all.into_iter().filter(|(_, value)| !value.trim().is_empty()).collect();
    if judgement.level.trim().is_empty() {
        let none = "Nobody has written a level: no number makes one.";
        draft.put(What::Judgement, Kept::new(Audience::Everyone, Block::Paragraph(none.into())));
    }
    for (label, value) in written {
        if writing.names.are_in(&value) {
            draft.leave_out(What::Judgement);
            continue;
        }
        draft.put(What::Judgement, Kept::new(sitting.audience.clone(), Block::fact(label, value)));
    }
}

/// Whether a row has anything to say in a copy that lists all of them.
pub(super) fn is_answered(row: &Row<'_>) -> bool {
    !row.is_unanswered()
}
