//! How far people who score agree, over the children of every family. From the command line alone: it says nothing of one
//! child, and nothing of one person.

use std::collections::BTreeMap;

use super::sheets;
use super::view::{self, FamilyChecklists, SittingRow};
use crate::domain::checklist::audit::{self, Audit, Observed, Pool, TooFew};
use crate::domain::checklist::instrument::Instrument;
use crate::domain::checklist::sitting_sheet::SittingSheet;
use crate::domain::family::Family;
use crate::service::ServiceError;
use crate::store::Reading;

/// How far people agree on one item or one area.
pub type Found = Vec<(String, String, Result<Audit, TooFew>)>;

/// An audit of one wording of an instrument.
#[derive(Clone, Debug)]
pub struct Audited {
    /// The wording.
    pub instrument: Instrument,
    /// Of how many children two or more people scored at the same time.
    pub children: usize,
    /// Area by area: its id and its name.
    pub areas: Found,
    /// Item by item over the children: its id and its name.
    pub items: Found,
}

/// Audits an instrument: each wording of it by itself, since a changed question is another question. Of each child the
/// latest time counts at which two or more people scored within `days` of each other.
///
/// # Errors
/// The store's.
pub fn audit(store: &Reading, instrument: &str, days: i64) -> Result<Vec<Audited>, ServiceError> {
    let mut wordings: BTreeMap<String, (Instrument, Vec<Observed>)> = BTreeMap::new();
    for family in store.list::<Family>(None)? {
        let all = view::family(store, family.id)?;
        for child in &all.children {
            for (hash, observed) in of_child(&all, &all.of(child.id, instrument), days) {
                let Some(wording) = all.wordings.iter().find(|(one, _)| *one == hash) else { continue };
                let kept = wordings.entry(hash).or_insert_with(|| (wording.1.clone(), Vec::new()));
                kept.1.extend(observed);
            }
        }
    }
    Ok(wordings.into_values().map(|(instrument, observed)| audited(instrument, &observed)).collect())
}

/// What was said of one child at the latest time at which two people scored, for each wording.
fn of_child(all: &FamilyChecklists, rows: &[&SittingRow], days: i64) -> BTreeMap<String, Vec<Observed>> {
    let mut found = BTreeMap::new();
    let closed = rows.iter().rev().filter(|row| sheets::is_open_to_reading(row));
    for row in closed {
        let hash = &row.sitting.edition.hash;
        if found.contains_key(hash) {
            continue;
        }
        let together = together(row, rows, days);
        let sheets: Vec<SittingSheet<'_>> =
            together.iter().filter_map(|row| sheets::sheet(all, row)).collect();
        let sheets: Vec<&SittingSheet<'_>> = sheets.iter().collect();
        // Where they cannot be compared there is nothing to count.
        if let Ok(observed) = audit::observed(&sheets, days) {
            found.insert(hash.clone(), observed);
        }
    }
    found
}

/// A sitting with the nearest one of every other person, all within so many days of each other; in the order of roles, so
/// that it is the same for every child.
fn together<'v>(first: &'v SittingRow, rows: &[&'v SittingRow], days: i64) -> Vec<&'v SittingRow> {
    let apart =
        |one: &SittingRow, other: &SittingRow| (one.sitting.date - other.sitting.date).num_days().abs();
    let mut others: Vec<&'v SittingRow> = rows
        .iter()
        .copied()
        .filter(|row| sheets::is_open_to_reading(row) && row.sitting.edition == first.sitting.edition)
        .collect();
    others.sort_by_key(|row| apart(first, row));
    let mut together = vec![first];
    for row in others {
        let is_new = together.iter().all(|one| one.sitting.rater != row.sitting.rater);
        if is_new && together.iter().all(|one| apart(one, row) <= days) {
            together.push(row);
        }
    }
    together.sort_by(|one, other| {
        let order = |row: &SittingRow| (row.sitting.rater.role.clone(), row.sitting.rater.name.clone());
        order(one).cmp(&order(other))
    });
    together
}

fn audited(instrument: Instrument, observed: &[Observed]) -> Audited {
    let levels = instrument.scale.levels().len();
    let mut children: Vec<_> = observed.iter().map(|one| one.child).collect();
    children.sort_unstable();
    children.dedup();
    let areas = audit::audits(observed, Pool::Area, levels);
    let items = audit::audits(observed, Pool::Item, levels);
    let areas = instrument
        .areas
        .iter()
        .filter_map(|area| Some((area.id.clone(), area.name.clone(), *areas.get(&area.id)?)));
    let items = instrument
        .items()
        .filter_map(|(_, item)| Some((item.id.clone(), item.name.clone(), *items.get(&item.id)?)));
    let (areas, items) = (areas.collect(), items.collect());
    Audited { children: children.len(), areas, items, instrument }
}
