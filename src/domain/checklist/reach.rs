//! Which answers of a sheet a reader may have. An answer goes no further than what stands beside it, and what a reader may
//! not have is not on their sheet at all: neither in a count of answers nor in what an area comes to.

#[cfg(test)]
mod tests;

use super::evidence::Evidence;
use super::in_words::is_guarded;
use super::instrument::{Instrument, Item};
use super::row::Row;
use super::sheet::Sheet;
use crate::domain::audience::{Audience, Reader};
use crate::domain::child_names::ChildNames;
use crate::domain::shield::{self, Shield};

/// The barrier that tells of an adult's violence: what is written with it is for professionals only.
const VIOLENCE: &str = "violence";

/// What is on record beside a sitting's answers, and what somebody must not learn.
#[derive(Clone, Copy, Debug)]
pub struct Beside<'a> {
    /// What stands beside the answers, those about the home too.
    pub evidence: &'a [Evidence],
    /// What somebody must not learn.
    pub shields: &'a [Shield],
    /// Children of whom the reader may have nothing: an answer beside which one is named is not for them.
    pub hidden: Option<&'a ChildNames>,
}

impl<'a> Beside<'a> {
    /// What stands beside the answer of a row.
    #[must_use]
    pub fn of(&self, row: &Row<'_>) -> Option<&'a Evidence> {
        let answer = row.key.to_string();
        self.evidence.iter().find(|one| one.answer == answer)
    }

    /// Whether a child is named beside the answer of a row of whom the reader may have nothing.
    fn names_hidden(&self, row: &Row<'_>) -> bool {
        let evidence = self.hidden.and_then(|names| Some((names, self.of(row)?)));
        evidence.is_some_and(|(names, evidence)| names.are_in(&words(evidence)))
    }

    /// Who may have the answer of a row, with all that stands beside it.
    #[must_use]
    pub fn audience(&self, instrument: &Instrument, row: &Row<'_>) -> Audience {
        let audience = at_most(instrument, row.item);
        let Some(evidence) = self.of(row) else { return audience };
        let audience = audience.and(&evidence.audience);
        let audience = if evidence.barrier == VIOLENCE { keep_from_family(&audience) } else { audience };
        shield::narrowed(&audience, &words(evidence), self.shields)
    }
}

/// Who may have the answer to an item at most.
#[must_use]
pub fn at_most(instrument: &Instrument, item: &Item) -> Audience {
    if is_guarded(instrument, item) { Audience::ProfessionalsOnly } else { Audience::Everyone }
}

/// For professionals only; what is kept from named people already stays so.
fn keep_from_family(audience: &Audience) -> Audience {
    if audience.is_everyone() {
        Audience::ProfessionalsOnly
    } else {
        audience.and(&Audience::ProfessionalsOnly)
    }
}

fn words(evidence: &Evidence) -> String {
    [
        &evidence.words,
        &evidence.impact_on_child,
        &evidence.child_view,
        &evidence.carer_view,
        &evidence.strength,
        &evidence.since,
        &evidence.checked_with,
    ]
    .map(String::as_str)
    .join("\n")
}

/// The sheet with the rows alone that a reader may have, and how many answers were taken off it. An area that only opened
/// on an answer which was taken off goes with it: that it is there would tell of the answer.
#[must_use]
pub fn for_reader<'i>(mut sheet: Sheet<'i>, beside: &Beside<'_>, reader: &Reader) -> (Sheet<'i>, usize) {
    let answered = |sheet: &Sheet<'_>| sheet.rows.iter().filter(|row| !row.is_unanswered()).count();
    let before = answered(&sheet);
    let instrument = sheet.instrument;
    sheet.rows.retain(|row| beside.audience(instrument, row).admits(reader) && !beside.names_hidden(row));
    sheet.left_out.clear();
    for _ in &instrument.areas {
        let shut: Vec<&str> = instrument
            .areas
            .iter()
            .filter(|area| area.open_if.as_ref().is_some_and(|wait| !is_opened(&sheet, wait)))
            .map(|area| area.id.as_str())
            .collect();
        sheet.rows.retain(|row| !shut.contains(&row.area.id.as_str()));
    }
    let taken = before.saturating_sub(answered(&sheet));
    (sheet, taken)
}

fn is_opened(sheet: &Sheet<'_>, wait: &super::instrument::OpenIf) -> bool {
    let mut rows =
        sheet.rows_in(&wait.area).filter(|row| wait.item.as_ref().is_none_or(|item| *item == row.item.id));
    rows.any(|row| sheet.at_or_worse(row, &wait.at_or_worse))
}
