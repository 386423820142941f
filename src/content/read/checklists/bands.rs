//! The bands of age: one after the other, each with months that lie in it.

use std::collections::HashSet;

use super::looking::Looking;
use crate::domain::checklist::band::{Band, UNBORN};

pub(super) fn check(whole: &Looking<'_>) {
    let mut seen = HashSet::new();
    let mut before: Option<&Band> = None;
    for (n, band) in whole.instrument.bands.iter().enumerate() {
        let at = whole.within(&format!("band.{n}"), &format!("band {}", band.id));
        at.id(&band.id);
        if !seen.insert(band.id.as_str()) {
            at.fault(
                "id",
                format!("a second band has the id {}", band.id),
                "Give one of the two another id.",
            );
        }
        if band.id == UNBORN {
            unborn(&at, band);
        } else {
            months(&at, band, before.replace(band));
        }
    }
}

fn unborn(at: &Looking<'_>, band: &Band) {
    for (key, is_given) in [("from_months", band.from_months > 0), ("to_months", band.to_months.is_some())] {
        if is_given {
            at.fault(key, "there are no months before birth", "Take it out.");
        }
    }
}

fn months(at: &Looking<'_>, band: &Band, before: Option<&Band>) {
    if band.to_months.is_some_and(|to| to <= band.from_months) {
        let what = "the band ends before it begins";
        at.fault("to_months", what, "Put the first month not in it: after `from_months`.");
    }
    let Some(before) = before else { return };
    if before.to_months != Some(band.from_months) {
        let what = format!("it does not begin where {} ends", before.id);
        let todo = "Let each band begin in the month in which the one before it ends.";
        at.fault("from_months", what, todo);
    }
}
