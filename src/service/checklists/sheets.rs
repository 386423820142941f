//! Sittings with their sheets, of a family or of one child: what is read, looked back on and compared.

use chrono::Duration;

use super::view::{FamilyChecklists, SittingRow, WINDOW_DAYS};
use crate::domain::checklist::sitting::Sitting;
use crate::domain::checklist::sitting_sheet::SittingSheet;
use crate::domain::id::Id;

/// A sitting with its sheet; none where the child is not among those asked of.
#[must_use]
pub fn sheet<'v>(all: &'v FamilyChecklists, row: &'v SittingRow) -> Option<SittingSheet<'v>> {
    Some(SittingSheet { sitting: &row.sitting, sheet: all.sheet(row)? })
}

/// Whether a sitting may be read beside others: it is closed, and nobody scores the same child apart from it now.
#[must_use]
pub fn is_open_to_reading(row: &SittingRow) -> bool {
    row.sitting.closed.is_some() && !row.is_kept_back
}

/// A child's closed sittings with one instrument that may be read, each with its sheet.
#[must_use]
pub fn readable<'v>(all: &'v FamilyChecklists, child: Id, instrument: &str) -> Vec<SittingSheet<'v>> {
    let rows = all.of(child, instrument).into_iter().filter(|row| is_open_to_reading(row));
    rows.filter_map(|row| sheet(all, row)).collect()
}

/// Whether two sittings tell of the same time.
#[must_use]
pub fn is_same_time(one: &Sitting, other: &Sitting) -> bool {
    (one.date - other.date).abs() <= Duration::days(WINDOW_DAYS)
}
