//! Sums, where and only where the file says so.

use super::coverage::Coverage;
use super::refusal::{self, Asked, Refused};
use super::row::Row;
use super::sheet::Sheet;
use super::value::Value;

/// What adding up came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sum {
    /// Every item that applies has a level.
    Total(i64),
    /// One has none: there is no sum, and none is made up.
    Incomplete,
}

/// The sum of an area.
///
/// # Errors
/// Where the file rules it out or does not ask for it, or has levels that are words.
pub fn of_area(sheet: &Sheet<'_>, area: &str) -> Result<Sum, Refused> {
    refusal::may_add(sheet.instrument, false)?;
    add(sheet, sheet.coverage_of(area), sheet.rows_in(area))
}

/// The sum of everything.
///
/// # Errors
/// Where the file rules it out or does not ask for it, or has levels that are words.
pub fn of_whole(sheet: &Sheet<'_>) -> Result<Sum, Refused> {
    refusal::may_add(sheet.instrument, true)?;
    add(sheet, sheet.coverage(), sheet.rows.iter())
}

fn add<'r, 'i: 'r>(
    sheet: &Sheet<'_>,
    coverage: Coverage,
    rows: impl Iterator<Item = &'r Row<'i>>,
) -> Result<Sum, Refused> {
    if !coverage.is_whole() {
        return Ok(Sum::Incomplete);
    }
    rows.filter_map(|row| row.steps).try_fold(Sum::Total(0), |sum, steps| {
        match (sum, sheet.ladder.level(steps)) {
            (Sum::Total(sum), Some(Value::Number(number))) => Ok(Sum::Total(sum.saturating_add(*number))),
            _ => Err(Refused::new(Asked::Sum, "its levels are words, and words do not add up")),
        }
    })
}
