//! How far people who score agree, over many children: for an audit, never for one child. A statistic never stands
//! without the plain percentages and the number of answers beside it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::agreement::Agreement;
use super::alpha;
use super::compare::{self, CannotCompare};
use super::kappa::{self, Weights};
use super::sitting_sheet::SittingSheet;
use crate::domain::id::Id;

/// Fewer than this many pairs say nothing of how far people agree.
pub const FEWEST_PAIRS: usize = 30;

/// One answer about one child by everyone who scored, in the same order throughout: in steps from the best level, `None`
/// for every silence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observed {
    /// The child.
    pub child: Id,
    /// The area's id.
    pub area: String,
    /// The item's id.
    pub item: String,
    /// What each said.
    pub steps: Vec<Option<usize>>,
}

/// What is put together over the children. Items of one child are not independent, and the whole checklist is never one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pool {
    /// One item.
    Item,
    /// One area.
    Area,
}

/// How far people agree on one item or area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Audit {
    /// The plain counts and percentages, over every two who both gave a level.
    pub agreement: Agreement,
    /// Of how many children.
    pub children: usize,
    /// The statistic.
    pub statistic: Statistic,
}

/// The statistic; `None` where it is not defined, which is printed as `-`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Statistic {
    /// Linear-weighted kappa, for two who score.
    Kappa(Option<f64>),
    /// Krippendorff's alpha for levels in an order, for three or more.
    Alpha(Option<f64>),
}

/// There are too few pairs for a statistic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "Too few to say: {pairs} pairs of answers, and a figure for agreement needs {} or more. Nothing is lost; read the \
     answers side by side, or audit more children.",
    FEWEST_PAIRS
)]
pub struct TooFew {
    /// How many there are.
    pub pairs: usize,
}

/// What everyone said of one child, item by item. `sittings` have the same people or roles in the same order for every
/// child.
///
/// # Errors
/// Where the sittings cannot be compared.
pub fn observed(sittings: &[&SittingSheet<'_>], window_days: i64) -> Result<Vec<Observed>, CannotCompare> {
    let comparison = compare::comparison(sittings, window_days, &[])?;
    let child = sittings.first().map(|one| one.sitting.child);
    let rows = comparison.rows.iter().zip(std::iter::repeat(child));
    Ok(rows
        .filter_map(|(row, child)| {
            let steps = row.said.iter().map(|said| said.steps).collect();
            Some(Observed { child: child?, area: row.area.to_owned(), item: row.item.id.clone(), steps })
        })
        .collect())
}

/// How far people agree, for each item or area by its id.
#[must_use]
pub fn audits(observed: &[Observed], pool: Pool, levels: usize) -> BTreeMap<String, Result<Audit, TooFew>> {
    let mut pools: BTreeMap<String, Vec<&Observed>> = BTreeMap::new();
    for one in observed {
        let name = match pool {
            Pool::Item => &one.item,
            Pool::Area => &one.area,
        };
        pools.entry(name.clone()).or_default().push(one);
    }
    pools.into_iter().map(|(name, observed)| (name, audit(&observed, levels))).collect()
}

fn audit(observed: &[&Observed], levels: usize) -> Result<Audit, TooFew> {
    let pairs: Vec<(usize, usize)> = observed.iter().flat_map(|one| pairs(&one.steps)).collect();
    if pairs.len() < FEWEST_PAIRS {
        return Err(TooFew { pairs: pairs.len() });
    }
    let two = observed.iter().all(|one| one.steps.len() <= 2);
    let units =
        || observed.iter().map(|one| one.steps.iter().flatten().copied().collect()).collect::<Vec<_>>();
    let statistic = if two {
        Statistic::Kappa(kappa::weighted(&pairs, levels, Weights::Linear))
    } else {
        Statistic::Alpha(alpha::ordinal(&units(), levels))
    };
    let of: BTreeSet<Id> =
        observed.iter().filter(|one| !pairs_of(one).is_empty()).map(|one| one.child).collect();
    Ok(Audit { agreement: Agreement::of(&pairs), children: of.len(), statistic })
}

fn pairs_of(one: &Observed) -> Vec<(usize, usize)> {
    pairs(&one.steps)
}

/// Every two who both gave a level. Of two people that is one pair, the first's level first.
fn pairs(steps: &[Option<usize>]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (at, one) in steps.iter().enumerate() {
        let later = steps.iter().skip(at + 1);
        pairs.extend(later.filter_map(|other| one.zip(*other)));
    }
    pairs
}

/// `same 64%, within one step 100% (n 36), 12 children; kappa, linear weights 0.59`.
impl fmt::Display for Audit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let children = if self.children == 1 { "child" } else { "children" };
        write!(f, "{}, {} {children}; {}", self.agreement, self.children, self.statistic)
    }
}

impl fmt::Display for Statistic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, value) = match self {
            Self::Kappa(value) => ("kappa, linear weights", value),
            Self::Alpha(value) => ("alpha, levels in order", value),
        };
        match value {
            Some(value) => write!(f, "{name} {value:.2}"),
            None => write!(f, "{name} -"),
        }
    }
}

#[cfg(test)]
mod tests;
