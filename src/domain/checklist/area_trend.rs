//! How an area went: its worst level and how many stand in the worse half, since either alone can hide movement.

use chrono::NaiveDate;

use super::coverage::Coverage;
use super::refusal::Refused;
use super::sitting::Rater;
use super::sitting_sheet::SittingSheet;
use super::trend;
use super::value::Value;
use crate::domain::id::Id;

/// An area at one sitting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaPoint {
    /// The sitting.
    pub sitting: Id,
    /// Its day.
    pub date: NaiveDate,
    /// Who scored.
    pub rater: Rater,
    /// The worst level; none where nothing has one.
    pub worst: Option<Value>,
    /// How many stand in the worse half of the scale: 3 and 4 of four levels. The middle of an odd number is in neither
    /// half: 4 and 5 of five.
    pub in_worse_half: usize,
    /// How much of it was answered.
    pub coverage: Coverage,
}

/// An area over the sittings of a child.
///
/// # Errors
/// Where the sittings are not all of one edition: both versions are named.
pub fn area_trend(area: &str, sittings: &[&SittingSheet<'_>]) -> Result<Vec<AreaPoint>, Refused> {
    trend::one_edition(sittings)?;
    Ok(sittings.iter().map(|one| at_sitting(area, one)).collect())
}

fn at_sitting(area: &str, one: &SittingSheet<'_>) -> AreaPoint {
    let ladder = &one.sheet.ladder;
    let steps = || one.sheet.rows_in(area).filter_map(|row| row.steps);
    AreaPoint {
        sitting: one.sitting.id,
        date: one.sitting.date,
        rater: one.sitting.rater.clone(),
        worst: steps().max().and_then(|worst| ladder.level(worst)).cloned(),
        in_worse_half: steps().filter(|steps| *steps >= ladder.worse_half()).count(),
        coverage: one.sheet.coverage_of(area),
    }
}
