//! The areas of a checklist: each with items, opening on another that can be reached; and scales done on paper.

use std::collections::HashSet;

use super::items;
use super::looking::Looking;
use crate::domain::checklist::instrument::{Area, External, Instrument, OpenIf};
use crate::domain::checklist::scale::Kind;

pub(super) fn check(whole: &Looking<'_>) {
    let Instrument { areas, externals, scale, .. } = whole.instrument;
    if areas.is_empty() && externals.is_empty() {
        let (key, todo) = match scale.kind {
            Kind::External => ("external", "Add an `[[external]]` with its `forms`."),
            _ => ("area", "Add an `[[area]]`."),
        };
        whole.fault(key, "nothing is asked", todo);
    }
    let ids = areas.iter().enumerate().map(|(n, area)| (format!("area.{n}"), area.id.as_str()));
    whole.ids("area", ids);
    let mut items_seen = HashSet::new();
    for (n, area) in areas.iter().enumerate() {
        let at = whole.within(&format!("area.{n}"), &format!("area {}", area.id));
        items::labels(&at, &area.labels);
        if area.items.is_empty() {
            at.fault("item", "the area holds no item", "Add an `[[area.item]]`, or take the area out.");
        }
        if let Some(rule) = &area.open_if {
            open_if(&at, area, rule);
        }
        for (m, item) in area.items.iter().enumerate() {
            let at = at.within(&format!("item.{m}"), &format!("item {}", item.id));
            at.id(&item.id);
            if !items_seen.insert(item.id.as_str()) {
                at.twice("item", &item.id);
            }
            items::check(&at, item);
        }
    }
}

fn open_if(at: &Looking<'_>, area: &Area, rule: &OpenIf) {
    let areas = &at.instrument.areas;
    at.level("open_if", &rule.at_or_worse, &format!("it opens at level {}", rule.at_or_worse));
    let Some(other) = areas.iter().find(|one| one.id == rule.area) else {
        let others: Vec<&str> = areas.iter().map(|one| one.id.as_str()).filter(|id| *id != area.id).collect();
        let todo = format!("Use the id of another area: {}.", others.join(", "));
        at.fault("open_if", format!("there is no area `{}`", rule.area), todo);
        return;
    };
    let item = rule.item.as_ref().map(|id| (id, other.items.iter().find(|item| item.id == *id)));
    match item {
        Some((id, None)) => {
            let what = format!("the area {} has no item `{id}`", other.id);
            at.fault("open_if", what, "Use the id of one of its items, or take `item` out.");
        }
        Some((id, Some(item))) if !item.scored => {
            let what = format!("the item {id} is not scored");
            at.fault("open_if", what, "Name an item that is, or take `item` out.");
        }
        _ => {}
    }
    circle(at, area);
}

/// Areas that wait for one another never open. Said at the first of them.
fn circle(at: &Looking<'_>, first: &Area) {
    let areas = &at.instrument.areas;
    let place = |id: &str| areas.iter().position(|one| one.id == id);
    let mut round: Vec<&Area> = vec![first];
    while let Some(next) = round.last().and_then(|area| area.open_if.as_ref()) {
        let Some(area) = place(&next.area).and_then(|n| areas.get(n)) else { return };
        if std::ptr::eq(area, first) {
            break;
        }
        if round.iter().any(|one| std::ptr::eq(*one, area)) {
            return;
        }
        round.push(area);
    }
    let is_closed = round.last().is_some_and(|last| last.open_if.is_some());
    let is_first = round.iter().all(|area| place(&area.id) >= place(&first.id));
    if is_closed && is_first {
        let waits: Vec<String> = round
            .iter()
            .filter_map(|area| Some(format!("{} waits for {}", area.id, area.open_if.as_ref()?.area)))
            .collect();
        at.fault("open_if", waits.join(", and "), "Take `open_if` out of one of them.");
    }
}

pub(super) fn externals(whole: &Looking<'_>) {
    let externals = &whole.instrument.externals;
    let ids = externals.iter().enumerate().map(|(n, one)| (format!("external.{n}"), one.id.as_str()));
    whole.ids("external", ids);
    for (n, External { id, forms, fields, .. }) in externals.iter().enumerate() {
        let at = whole.within(&format!("external.{n}"), &format!("external {id}"));
        for (key, list, what) in [("forms", forms, "form"), ("fields", fields, "field")] {
            let mut seen = HashSet::new();
            if list.is_empty() {
                at.fault(key, format!("there is no {what}"), format!("Add at least one to `{key}`."));
            }
            for twice in list.iter().filter(|one| !seen.insert(one.as_str())) {
                at.fault(key, format!("`{twice}` stands twice"), "Take one of the two out.");
            }
        }
    }
}
