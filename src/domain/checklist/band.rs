//! Bands of age.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::domain::child::Birth;

/// One band of age, in whole months: from its first month to the day before its last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Band {
    /// Its id. `unborn` is the band before birth.
    pub id: String,
    /// In words.
    pub label: String,
    /// From this age, in months.
    #[serde(default)]
    pub from_months: u32,
    /// To this age, not included; none is without end.
    #[serde(default)]
    pub to_months: Option<u32>,
}

/// The id of the band before birth.
pub const UNBORN: &str = "unborn";

/// The bands of a file that names none of its own: before birth, 0-2, 2-5, 5-11, 12-18.
#[must_use]
pub fn built_in() -> Vec<Band> {
    let born = [
        ("b0_2", "0-2", 0, 24),
        ("b2_5", "2-5", 24, 60),
        ("b5_11", "5-11", 60, 144),
        ("b12_18", "12-18", 144, 216),
    ];
    let unborn = Band { id: UNBORN.into(), label: "Before birth".into(), from_months: 0, to_months: None };
    let born = born.map(|(id, label, from_months, to)| Band {
        id: id.into(),
        label: label.into(),
        from_months,
        to_months: Some(to),
    });
    std::iter::once(unborn).chain(born).collect()
}

/// The band of a child on the day of a sitting. A child past the last band has the last one.
#[must_use]
pub fn of(birth: Birth, on: NaiveDate, bands: &[Band]) -> Option<&Band> {
    let born = match birth {
        Birth::Due(_) => return bands.iter().find(|band| band.id == UNBORN),
        Birth::Born(born) if on < born => return bands.iter().find(|band| band.id == UNBORN),
        Birth::Born(born) => born,
    };
    let reached = |months: u32| born.checked_add_months(Months::new(months)).is_some_and(|day| day <= on);
    bands
        .iter()
        .filter(|band| band.id != UNBORN && reached(band.from_months))
        .max_by_key(|band| band.from_months)
}
