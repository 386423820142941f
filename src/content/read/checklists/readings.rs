//! What is kept beside an answer, and what each reading waits for: with the keys of its kind and no others.

use super::looking::Looking;
use super::rollup::adds_up;
use crate::domain::checklist::reading_rule::{When, WhenKind};
use crate::domain::checklist::record_rule::{ITEM_FIELDS, SOURCE_KINDS};

pub(super) fn record(whole: &Looking<'_>) {
    let record = &whole.instrument.record;
    if let Some(level) = &record.item_required_at {
        whole.level("record.item_required_at", level, &format!("evidence is asked from level {level}"));
    }
    whole.words("record.item_fields", &record.item_fields, ITEM_FIELDS);
    whole.words("record.source_kinds", &record.source_kinds, SOURCE_KINDS);
    if whole.instrument.review.ask_every_weeks == Some(0) {
        let todo = "Write after how many weeks, or take it out.";
        whole.fault("review.ask_every_weeks", "another sitting cannot be due after 0 weeks", todo);
    }
}

pub(super) fn check(whole: &Looking<'_>) {
    let readings = &whole.instrument.readings;
    let ids = readings.iter().enumerate().map(|(n, one)| (format!("reading.{n}"), one.id.as_str()));
    whole.ids("reading", ids);
    for (n, reading) in readings.iter().enumerate() {
        let at = whole.within(&format!("reading.{n}"), &format!("reading {}", reading.id));
        keys(&at, &reading.when);
        amounts(&at, &reading.when);
        leave(&at, &reading.when);
        at.bands("when.bands", &reading.when.bands);
        if let Some(level) = &reading.when.level {
            at.level("when.level", level, &format!("it waits for level {level}"));
        }
    }
}

/// The keys a kind needs.
const fn needs(kind: WhenKind) -> &'static [&'static str] {
    match kind {
        WhenKind::ItemAtOrAbove => &["level"],
        WhenKind::CountAtOrAbove => &["level", "at_least"],
        WhenKind::AreasWorstAtOrAbove => &["level", "areas"],
        WhenKind::SumIn => &["from", "to"],
        WhenKind::Unchanged => &["level", "scorings"],
        WhenKind::Reversals | WhenKind::UnknownAtLeast => &["at_least"],
        WhenKind::CoverageBelow => &["percent"],
        WhenKind::RaterGap | WhenKind::SiblingGap => &["levels"],
        WhenKind::Worsened | WhenKind::Overdue => &[],
    }
}

/// The keys it may have besides.
const fn may_have(kind: WhenKind) -> &'static [&'static str] {
    match kind {
        WhenKind::SumIn | WhenKind::Overdue => &["bands"],
        WhenKind::Unchanged => &["at_least", "of_kind", "critical", "bands"],
        _ => &["of_kind", "critical", "bands"],
    }
}

fn keys(at: &Looking<'_>, when: &When) {
    let given = [
        ("level", when.level.is_some()),
        ("critical", when.critical),
        ("bands", !when.bands.is_empty()),
        ("areas", when.areas.is_some()),
        ("of_kind", when.of_kind.is_some()),
        ("at_least", when.at_least.is_some()),
        ("scorings", when.scorings.is_some()),
        ("percent", when.percent.is_some()),
        ("levels", when.levels.is_some()),
        ("from", when.from.is_some()),
        ("to", when.to.is_some()),
    ];
    let (needs, may) = (needs(when.kind), may_have(when.kind));
    for (key, is_given) in given {
        if needs.contains(&key) && !is_given {
            at.fault("when", format!("`{key}` is missing"), format!("Add `{key}` to `when`."));
        } else if is_given && !needs.contains(&key) && !may.contains(&key) {
            at.fault(&format!("when.{key}"), "it does nothing with a reading of this kind", "Take it out.");
        }
    }
}

/// Amounts that nothing could meet, or anything.
fn amounts(at: &Looking<'_>, when: &When) {
    for (key, given, least) in [
        ("areas", when.areas, 1),
        ("at_least", when.at_least, 1),
        ("scorings", when.scorings, 2),
        ("levels", when.levels, 1),
        ("percent", when.percent, 1),
    ] {
        if let Some(given) = given.filter(|given| *given < least) {
            let todo = format!("Write {least} or more.");
            at.fault(&format!("when.{key}"), format!("{given} is too few"), todo);
        }
    }
    if let Some(percent) = when.percent.filter(|percent| *percent > 100) {
        at.fault("when.percent", format!("{percent} is more than 100"), "Write 100 or less.");
    }
    if let (Some(from), Some(to)) = (when.from, when.to)
        && to < from
    {
        at.fault("when.to", format!("{to} is less than {from}"), "Let `from` be at most `to`.");
    }
}

/// What it goes by must be there.
fn leave(at: &Looking<'_>, when: &When) {
    if when.kind == WhenKind::SumIn && !adds_up(at) {
        let todo = "Use another kind, or let `rollup` add levels up.";
        at.fault("when.kind", "it waits for a sum, and nothing is added up", todo);
    }
    if when.kind == WhenKind::Overdue && at.instrument.review.ask_every_weeks.is_none() {
        let todo = "Add `ask_every_weeks` to `[review]`, or take the reading out.";
        at.fault("when.kind", "nothing says when another sitting is due", todo);
    }
}
