//! Every child of a family with the same depth: who has a sitting, how old, how complete, and the levels side by side in
//! the family's own order. Never in the order of the levels.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::compare;
use super::coverage::Coverage;
use super::due::{self, Due};
use super::instrument::{Area, Item, Scope};
use super::mark::{Key, Mark};
use super::record_rule::Review;
use super::sitting::Edition;
use super::sitting_sheet::SittingSheet;
use crate::domain::child::Child;
use crate::domain::id::Id;

/// A child and the latest of their sittings that stand; none where there was never one.
#[derive(Clone, Copy, Debug)]
pub struct Latest<'s, 'i> {
    /// The child.
    pub child: &'s Child,
    /// The sitting.
    pub sitting: Option<&'s SittingSheet<'i>>,
}

/// Whether a child was looked at as closely as the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Depth<'s> {
    /// The child.
    pub child: &'s Child,
    /// How old the latest sitting is, and when another one is asked for.
    pub due: Due,
    /// How much of it is answered; none where there was never one.
    pub coverage: Option<Coverage>,
    /// Its edition.
    pub edition: Option<&'s Edition>,
}

/// One item, and where each child stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside<'s> {
    /// The answer.
    pub key: Key,
    /// The area.
    pub area: &'s Area,
    /// The item.
    pub item: &'s Item,
    /// Each child's answer, in the family's own order. `None` where the child has no sitting of this edition, or is not asked
    /// at their age.
    pub marks: Vec<Option<Mark>>,
    /// How many steps the children are apart; none where fewer than two have a level, and for what is true of the home or
    /// of a carer.
    pub gap: Option<usize>,
}

/// The children in the family's own order, as every other page has them.
#[must_use]
pub fn in_order<'s, 'i>(children: &[Latest<'s, 'i>]) -> Vec<Latest<'s, 'i>> {
    let mut children = children.to_vec();
    children.sort_by_key(|one| (one.child.order, one.child.id));
    children
}

/// How closely each child was looked at, in the family's own order.
#[must_use]
pub fn depths<'s>(children: &[Latest<'s, '_>], review: &Review, today: NaiveDate) -> Vec<Depth<'s>> {
    let depth = |one: Latest<'s, '_>| Depth {
        child: one.child,
        due: due::due(review, one.sitting.map(|sitting| sitting.sitting.date), today),
        coverage: one.sitting.map(|sitting| sitting.sheet.coverage()),
        edition: one.sitting.map(|sitting| &sitting.sitting.edition),
    };
    in_order(children).into_iter().map(depth).collect()
}

/// Every item of one edition that any of the children is asked, with each child's answer in the family's own order. What was
/// scored in another edition is not put beside it.
#[must_use]
pub fn side_by_side<'s>(children: &[Latest<'s, '_>], edition: &Edition) -> Vec<Beside<'s>> {
    let sittings: Vec<_> = in_order(children)
        .into_iter()
        .map(|one| one.sitting.filter(|sitting| sitting.sitting.edition == *edition))
        .collect();
    let asked = keys(&sittings);
    asked.iter().filter_map(|key| beside(key, &sittings)).collect()
}

/// What any of them is asked, as the file has it.
fn keys(sittings: &[Option<&SittingSheet<'_>>]) -> Vec<Key> {
    let mut seen = BTreeSet::new();
    let sheets = || sittings.iter().flatten().map(|one| &one.sheet);
    let mut keys: Vec<Key> = sheets()
        .flat_map(|sheet| &sheet.rows)
        .filter(|row| row.is_scored() && seen.insert(row.key.clone()))
        .map(|row| row.key.clone())
        .collect();
    let file = sheets().next().map(|sheet| sheet.instrument);
    keys.sort_by_cached_key(|key| {
        file.and_then(|file| file.items().position(|(_, item)| item.id == key.item))
    });
    keys
}

fn beside<'s>(key: &Key, sittings: &[Option<&'s SittingSheet<'_>>]) -> Option<Beside<'s>> {
    let rows: Vec<_> = sittings.iter().map(|one| one.and_then(|one| one.sheet.row(key))).collect();
    let first = *rows.iter().flatten().next()?;
    let own = first.item.scope == Scope::Child;
    Some(Beside {
        key: key.clone(),
        area: first.area,
        item: first.item,
        marks: rows.iter().map(|row| row.map(|row| row.mark.clone())).collect(),
        gap: compare::gap(rows.iter().flatten().filter_map(|row| row.steps)).filter(|_| own),
    })
}

/// The ids of the children who have no sitting at all.
#[must_use]
pub fn without_a_sitting(children: &[Latest<'_, '_>]) -> Vec<Id> {
    in_order(children).iter().filter(|one| one.sitting.is_none()).map(|one| one.child.id).collect()
}

#[cfg(test)]
mod tests;
