//! What may be put together: never what the file itself rules out, and never what its levels do not allow.

use super::looking::{Looking, use_a_level};
use super::scale::called;
use crate::domain::checklist::rollup_rule::{AreaKind, AreaRule, Forbidden, WholeKind, WholeRule};
use crate::domain::checklist::scale::{Direction, Kind};
use crate::domain::checklist::value::Value;

const AREA: &str = "rollup.area";
const WHOLE: &str = "rollup.whole";

pub(super) fn check(whole: &Looking<'_>) {
    area(whole, &whole.instrument.rollup.area);
    of_the_whole(whole, &whole.instrument.rollup.whole);
}

/// Whether levels are added up anywhere.
pub(super) fn adds_up(whole: &Looking<'_>) -> bool {
    let rollup = &whole.instrument.rollup;
    rollup.area.kind == AreaKind::Sum || matches!(rollup.whole.kind, WholeKind::Sum | WholeKind::Subscales)
}

fn area(whole: &Looking<'_>, rule: &AreaRule) {
    match rule.kind {
        AreaKind::None => {}
        AreaKind::Sum => sum(whole, AREA, "areas are"),
        AreaKind::Chosen => chosen(whole),
        AreaKind::Worst | AreaKind::MedianWorse => one_end(whole),
        AreaKind::ModeUnlessWorse => needed(whole, "cut", rule.cut.as_ref(), "the cut is"),
        AreaKind::CountAtOrWorse => needed(whole, "v", rule.v.as_ref(), "it counts from level"),
    }
    for (key, level, of) in
        [("cut", &rule.cut, AreaKind::ModeUnlessWorse), ("v", &rule.v, AreaKind::CountAtOrWorse)]
    {
        if level.is_some() && rule.kind != of {
            whole.fault(AREA, format!("`{key}` does nothing with this rule"), "Take it out.");
        }
    }
}

fn needed(whole: &Looking<'_>, key: &str, level: Option<&Value>, says: &str) {
    match level {
        Some(level) => whole.level(AREA, level, &format!("{says} {level}")),
        None => whole.fault(AREA, format!("`{key}` is missing"), add(key, &use_a_level(whole.scale()))),
    }
}

fn add(key: &str, which: &str) -> String {
    format!("Add `{key}`. {which}")
}

/// Where something is the worst, one end must be worse.
fn one_end(whole: &Looking<'_>) {
    let scale = whole.scale();
    if matches!(scale.kind, Kind::Text | Kind::External) || scale.direction == Direction::None {
        let todo = "Write \"none\", or say in `scale.direction` which end is worse.";
        whole.fault(AREA, "no end of the scale is worse", todo);
    }
}

fn chosen(whole: &Looking<'_>) {
    let kind = whole.scale().kind;
    if matches!(kind, Kind::Text | Kind::External) {
        let what = format!("{} has no levels to choose from", called(kind));
        whole.fault(AREA, what, "Write \"none\".");
    }
}

fn of_the_whole(whole: &Looking<'_>, rule: &WholeRule) {
    match rule.kind {
        WholeKind::None | WholeKind::Chosen => {}
        WholeKind::Sum => sum(whole, WHOLE, "all answers are"),
        WholeKind::Subscales => sum(whole, WHOLE, "areas are"),
    }
    if !rule.bands.is_empty() && rule.kind != WholeKind::Sum {
        whole.fault(WHOLE, "`bands` does nothing with this rule", "Take it out.");
    }
    let mut last = None;
    for band in &rule.bands {
        if band.to < band.from || last.is_some_and(|last| band.from <= last) {
            let what = format!("the sums called \"{}\" are out of order", band.label);
            whole.fault(WHOLE, what, "Let `from` be at most `to`, and each band begin after the one before.");
        }
        last = Some(band.to);
    }
}

/// Adding up needs numbers, and leave of the file.
fn sum(whole: &Looking<'_>, key: &str, what: &str) {
    let scale = whole.scale();
    if whole.instrument.rollup.forbids(Forbidden::Sum) {
        let what = format!("{what} to be added up, and `forbid` rules a sum out");
        whole.fault(key, what, "Use another roll-up, or take \"sum\" out of `forbid`.");
    }
    let words: Vec<String> = scale
        .values
        .iter()
        .filter(|level| matches!(level.v, Value::Word(_)))
        .map(|level| format!("\"{}\"", level.label))
        .collect();
    let todo = "Write \"none\", or make the levels numbers.";
    if !words.is_empty() {
        whole.fault(key, format!("{} cannot be added up", words.join(" and ")), todo);
    } else if !matches!(scale.kind, Kind::Ordinal | Kind::Binary | Kind::Category) {
        whole.fault(key, format!("{} cannot be added up", called(scale.kind)), todo);
    }
}
