//! One item: as many anchors as levels, at ages there are, on a line that has both ends.

use std::collections::HashSet;

use super::looking::{Looking, counted};
use super::scale::called;
use crate::domain::checklist::instrument::{Impact, Item, Polarity, Scope};
use crate::domain::checklist::scale::{Direction, Kind};

pub(super) fn check(at: &Looking<'_>, item: &Item) {
    at.bands("bands", &item.bands);
    anchors(at, "levels", "anchor", item.levels.len());
    anchors(at, "levels_impact", "anchor", item.levels_impact.len());
    labels(at, &item.labels);
    for (band, levels) in &item.levels_by_band {
        let key = format!("levels_by_band.{band}");
        if of_its_ages(at, item, &key, band) {
            anchors(at, &key, "anchor", levels.len());
        }
    }
    for band in item.by_band.keys() {
        of_its_ages(at, item, &format!("by_band.{band}"), band);
    }
    ratings(at, item);
    line(at, item);
    shared(at, item);
}

/// Other words for the levels.
pub(super) fn labels(at: &Looking<'_>, labels: &[String]) {
    anchors(at, "labels", "label", labels.len());
}

/// As many as there are levels, or none at all.
fn anchors(at: &Looking<'_>, key: &str, what: &str, given: usize) {
    let scale = at.scale();
    let levels = scale.values.len();
    if given == 0 || given == levels {
        return;
    }
    if matches!(scale.kind, Kind::Line | Kind::Text | Kind::External) {
        let todo = if scale.kind == Kind::Line { "Use `points`, or take it out." } else { "Take it out." };
        at.fault(key, format!("{} has no listed levels", called(scale.kind)), todo);
        return;
    }
    let empty = if what == "anchor" { "; \"\" where there is nothing to say" } else { "" };
    let todo = format!("Write {levels}, one for each level in the order of the scale{empty}.");
    at.fault(key, format!("{} for {}", counted(given, what), counted(levels, "level")), todo);
}

/// Words for one age: there must be such a band, and the item be asked in it.
fn of_its_ages(at: &Looking<'_>, item: &Item, key: &str, band: &str) -> bool {
    let is_there = at.band(key, key, band);
    if is_there && !item.is_for(band) {
        let todo = format!("Add \"{band}\" to `bands` of the item, or take the words out.");
        at.fault(key, format!("the item is not asked in the band {band}"), todo);
    }
    is_there
}

fn ratings(at: &Looking<'_>, item: &Item) {
    let ids = item.ratings.iter().enumerate().map(|(n, one)| (format!("ratings.{n}"), one.id.as_str()));
    at.ids("rating", ids);
}

fn line(at: &Looking<'_>, item: &Item) {
    let scale = at.scale();
    if scale.kind != Kind::Line {
        for (key, is_given) in [
            ("means_low", !item.means_low.is_empty()),
            ("means_high", !item.means_high.is_empty()),
            ("points", !item.points.is_empty()),
        ] {
            if is_given {
                at.fault(key, format!("{} has no ends", called(scale.kind)), "Take it out.");
            }
        }
        return;
    }
    for (key, words, end) in
        [("means_low", &item.means_low, scale.min), ("means_high", &item.means_high, scale.max)]
    {
        if item.scored && words.is_empty() {
            let todo = format!("Add `{key}`: lines compare only when both ends are the same.");
            at.fault(key, format!("nothing says what {end} means"), todo);
        }
    }
    let mut seen = HashSet::new();
    for (n, point) in item.points.iter().enumerate() {
        let way = format!("points.{n}.at");
        if !(scale.min..=scale.max).contains(&point.at) {
            let what = format!("a point at {} on a line from {} to {}", point.at, scale.min, scale.max);
            at.fault_at(&way, "points", what, "Put it between the two ends.");
        } else if !seen.insert(point.at) {
            at.fault_at(&way, "points", format!("two points at {}", point.at), "Take one of the two out.");
        }
    }
}

fn shared(at: &Looking<'_>, item: &Item) {
    if item.impact == Impact::YoungestOrMostAtRisk && item.scope == Scope::Child {
        let todo = "Take it out, or let `scope` be \"household\".";
        at.fault("impact", "what is one child's is not measured by another", todo);
    }
    if item.polarity == Polarity::Reversed && at.scale().direction == Direction::None {
        let todo = "Take it out, or say in `scale.direction` which end is worse.";
        at.fault("polarity", "a scale of which no end is worse cannot be reversed", todo);
    }
}
