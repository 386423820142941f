//! Two or more people's answers about one child, side by side: what is furthest apart first. Nothing is averaged; what
//! they agree on afterwards stands beside what each said.

use std::collections::BTreeSet;

use super::agreed::Agreed;
use super::agreement::{Agreement, FEWEST_FOR_A_LINE};
use super::coverage::Standing;
use super::instrument::Item;
use super::mark::{Key, Mark};
use super::refusal::{self, Refused};
use super::row::Row;
use super::sitting::{Rater, Sitting};
use super::sitting_sheet::SittingSheet;
use crate::domain::id::Id;

/// Sittings of two people further apart than this are two different times: six weeks, a half of the twelve weeks between
/// two of one person's. Within it one is also kept back while the other is open.
pub const WINDOW_DAYS: i64 = 42;

/// What one person said of one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said<'s> {
    /// The sitting.
    pub sitting: Id,
    /// Who scored.
    pub rater: &'s Rater,
    /// The answer; blank where that sheet does not ask it.
    pub mark: Mark,
    /// How far from the best it is judged to be.
    pub steps: Option<usize>,
}

/// One item, and what each said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared<'s> {
    /// The answer.
    pub key: Key,
    /// The area's id.
    pub area: &'s str,
    /// The item.
    pub item: &'s Item,
    /// What each said, in the order of the sittings given.
    pub said: Vec<Said<'s>>,
    /// From the best to the worst level said, in steps; none where fewer than two gave one.
    pub gap: Option<usize>,
    /// One knew and another looked and did not: that only one knew is a finding.
    pub known_to_some: bool,
    /// What they agreed on afterwards; the latest.
    pub agreed: Option<Agreed>,
}

/// How many items are how far apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Gaps {
    /// The same.
    pub none: usize,
    /// One step apart.
    pub one: usize,
    /// Two or more.
    pub two_or_more: usize,
}

/// The answers of two or more people, side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison<'s> {
    /// Every item that somebody answered: by gap, the widest first, then safety items, then as the file has them.
    pub rows: Vec<Compared<'s>>,
    /// How many items are how far apart.
    pub gaps: Gaps,
    /// Of two people, how often they say the same; none for more, and under eight items that both scored.
    pub agreement: Option<Agreement>,
}

impl Comparison<'_> {
    /// What one knew and another did not.
    #[must_use]
    pub fn known_to_some(&self) -> Vec<&Compared<'_>> {
        self.rows.iter().filter(|row| row.known_to_some).collect()
    }
}

/// Why sittings are not put side by side.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotCompare {
    /// There are not two.
    #[error(
        "Nothing to compare yet: this needs two sittings about the same child. Ask somebody else to score as well."
    )]
    FewerThanTwo,
    /// They are about different children.
    #[error(
        "These sittings are about different children, and children are not compared like this. See them side by side."
    )]
    DifferentChildren,
    /// One is still open.
    #[error(
        "One of these sittings is still open. Everyone scores without seeing the others' answers; close it first."
    )]
    StillOpen,
    /// They are too far apart.
    #[error(
        "These sittings are {days} days apart, and only those within {window} days tell of the same time. Look at the trend instead."
    )]
    TooFarApart {
        /// How far.
        days: i64,
        /// How far they may be.
        window: i64,
    },
    /// The file does not let them be compared.
    #[error(transparent)]
    Refused(#[from] Refused),
}

/// Puts sittings side by side, in the order given.
///
/// # Errors
/// Where they are not of one child, one edition and one time, or one is still open.
pub fn comparison<'s>(
    sittings: &[&'s SittingSheet<'_>],
    window_days: i64,
    agreed: &[Agreed],
) -> Result<Comparison<'s>, CannotCompare> {
    comparable(sittings, window_days)?;
    let mut rows: Vec<Compared<'s>> = keys(sittings)
        .iter()
        .map(|key| compared(key, sittings, agreed))
        .collect::<Result<Vec<_>, _>>()?
        .into_iter()
        .flatten()
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse((row.gap, row.item.critical)));
    Ok(Comparison { gaps: gaps(&rows), agreement: agreement(sittings, &rows), rows })
}

/// Whether sittings may be put side by side.
///
/// # Errors
/// Where they are not of one child, one edition and one time, or one is still open.
pub fn comparable(sittings: &[&SittingSheet<'_>], window_days: i64) -> Result<(), CannotCompare> {
    let [first, rest @ ..] = sittings else { return Err(CannotCompare::FewerThanTwo) };
    if rest.is_empty() {
        return Err(CannotCompare::FewerThanTwo);
    }
    if rest.iter().any(|one| one.sitting.child != first.sitting.child) {
        return Err(CannotCompare::DifferentChildren);
    }
    for one in rest {
        refusal::same_edition(&first.sitting.edition, &one.sitting.edition)?;
    }
    if sittings.iter().any(|one| one.sitting.closed.is_none()) {
        return Err(CannotCompare::StillOpen);
    }
    let days = days_apart(sittings.iter().map(|one| one.sitting));
    if days > window_days { Err(CannotCompare::TooFarApart { days, window: window_days }) } else { Ok(()) }
}

fn days_apart<'s>(sittings: impl Iterator<Item = &'s Sitting>) -> i64 {
    let days: Vec<_> = sittings.map(|sitting| sitting.date).collect();
    days.iter().max().zip(days.iter().min()).map_or(0, |(last, first)| (*last - *first).num_days())
}

/// Every answer that any of them asks, as the file has them.
fn keys(sittings: &[&SittingSheet<'_>]) -> Vec<Key> {
    let mut seen = BTreeSet::new();
    let rows = sittings.iter().flat_map(|one| &one.sheet.rows);
    let mut rows: Vec<&Row<'_>> = rows.filter(|row| seen.insert(row.key.clone())).collect();
    let place = |row: &Row<'_>| {
        sittings
            .first()
            .and_then(|one| one.sheet.instrument.items().position(|(_, item)| item.id == row.item.id))
    };
    rows.sort_by_cached_key(|row| place(row));
    rows.into_iter().map(|row| row.key.clone()).collect()
}

/// `None` where nobody answered it.
fn compared<'s>(
    key: &Key,
    sittings: &[&'s SittingSheet<'_>],
    agreed: &[Agreed],
) -> Result<Option<Compared<'s>>, Refused> {
    let rows: Vec<(&'s SittingSheet<'_>, Option<&'s Row<'_>>)> =
        sittings.iter().map(|one| (*one, one.sheet.row(key))).collect();
    let asked: Vec<&'s Row<'_>> = rows.iter().filter_map(|(_, row)| *row).collect();
    let Some(first) = asked.first().filter(|_| asked.iter().any(|row| !row.is_unanswered())) else {
        return Ok(None);
    };
    for (one, row) in &rows {
        let scale = &one.sheet.instrument.scale;
        row.map_or(Ok(()), |row| refusal::compare_lines(scale, first.item, row.item))?;
    }
    let some = |standing| asked.iter().any(|row| row.standing == standing);
    Ok(Some(Compared {
        key: key.clone(),
        area: &first.area.id,
        item: first.item,
        said: rows.iter().map(|(one, row)| said(one.sitting, *row)).collect(),
        gap: gap(asked.iter().filter_map(|row| row.steps)),
        known_to_some: some(Standing::Scored) && some(Standing::Unknown),
        agreed: agreed_on(key, sittings, agreed),
    }))
}

fn said<'s>(sitting: &'s Sitting, row: Option<&Row<'_>>) -> Said<'s> {
    Said {
        sitting: sitting.id,
        rater: &sitting.rater,
        mark: row.map_or(Mark::Blank, |row| row.mark.clone()),
        steps: row.and_then(|row| row.steps),
    }
}

/// From the best to the worst, in steps; `None` where there are not two.
pub(super) fn gap(steps: impl Iterator<Item = usize>) -> Option<usize> {
    let steps: Vec<usize> = steps.collect();
    let (best, worst) = steps.iter().min().zip(steps.iter().max())?;
    (steps.len() > 1).then_some(worst - best)
}

/// What was agreed between the very sittings that are compared, or some of them; the latest.
fn agreed_on(key: &Key, sittings: &[&SittingSheet<'_>], agreed: &[Agreed]) -> Option<Agreed> {
    let answer = key.to_string();
    let here = |one: &Agreed| {
        one.answer == answer
            && !one.sittings.is_empty()
            && one.sittings.iter().all(|id| sittings.iter().any(|sitting| sitting.sitting.id == *id))
    };
    agreed.iter().filter(|one| here(one)).max_by_key(|one| (one.on, one.id)).cloned()
}

fn gaps(rows: &[Compared<'_>]) -> Gaps {
    let count = |so: fn(usize) -> bool| rows.iter().filter(|row| row.gap.is_some_and(so)).count();
    Gaps { none: count(|gap| gap == 0), one: count(|gap| gap == 1), two_or_more: count(|gap| gap > 1) }
}

fn agreement(sittings: &[&SittingSheet<'_>], rows: &[Compared<'_>]) -> Option<Agreement> {
    if sittings.len() != 2 {
        return None;
    }
    let pairs: Vec<(usize, usize)> = rows
        .iter()
        .filter_map(|row| match row.said.as_slice() {
            [one, two] => one.steps.zip(two.steps),
            _ => None,
        })
        .collect();
    (pairs.len() >= FEWEST_FOR_A_LINE).then(|| Agreement::of(&pairs))
}

#[cfg(test)]
pub(super) mod tests;
