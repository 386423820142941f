//! What a sitting says, printed: areas, readings by urgency, what is missing.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::head;
use crate::cli::page::Page;
use crate::domain::checklist::evidence::Evidence;
use crate::domain::checklist::mark::Key;
use crate::domain::checklist::reading_rule::WhenKind;
use crate::domain::checklist::rollup::{Figure, area_result};
use crate::domain::checklist::sheet::Sheet;
use crate::domain::checklist::value::Value as Level;
use crate::service::checklists::SittingView;
use crate::service::checklists::results::{Missing, Raised, SittingRead};

/// What is missing of an answer, as JSON names it.
const NOT_ASKED: &str = "answer";
const NOT_KNOWN: &str = "unknown";

/// Prints it: for each area its line, then the readings, then what is missing.
pub(super) fn print(page: &mut Page, read: &SittingRead) {
    head(page, &read.instrument);
    page.line(&format!("{}, {}", read.child_then, read.head.in_words()));
    if let Some(why) = &read.kept_back {
        page.paragraph(why);
        return;
    }
    page.fact("Answered", &read.coverage_in_words());
    page.gap();
    for area in &read.areas {
        // What is not put together has its coverage alone.
        let line = area.line.clone().unwrap_or_else(|| area.coverage.to_string());
        page.line(&format!("{} {}: {line}", area.id, area.name));
        page.fact("But", area.warning.as_deref().unwrap_or_default());
    }
    page.fact("How many stand at each level", &read.counts);
    page.fact("The whole, as its file lets it be put together", read.whole.as_deref().unwrap_or_default());
    papers(page, read);
    readings(page, read);
    missing(page, &read.missing);
    if read.judgement.level.trim().is_empty() {
        page.paragraph("Nobody has written a level for the whole: no number makes one.");
    } else {
        page.heading("What was written of the whole");
        page.fact("Level", &read.judgement.level);
        page.fact("Why", &read.judgement.reason);
    }
}

fn papers(page: &mut Page, read: &SittingRead) {
    if !read.papers.is_empty() {
        page.heading("From scales on paper");
    }
    for (name, result) in &read.papers {
        let fields: Vec<String> = result
            .fields
            .iter()
            .map(|(field, value)| format!("{}: {value}", field.replace('_', " ")))
            .collect();
        page.bullet(&format!("{name}: {}", fields.join("; ")));
    }
}

fn readings(page: &mut Page, read: &SittingRead) {
    page.heading("What it brings up");
    for reading in &read.readings {
        page.bullet(&format!("{}: {} {}", reading.urgency.label(), reading.say, reading.next));
        // What is not answered is listed below.
        if !matches!(reading.kind, WhenKind::CoverageBelow | WhenKind::UnknownAtLeast) {
            page.fact("Because of", &behind(read, &reading.behind));
        }
        page.fact("Beside", &reading.with.join("; "));
    }
    if read.readings.is_empty() {
        page.line("Nothing that its file has a prompt for. That is no finding.");
    }
}

fn behind(read: &SittingRead, keys: &[Key]) -> String {
    let titles: Vec<&str> =
        keys.iter().filter_map(|key| read.item(key)).map(|item| item.title.as_str()).collect();
    titles.join("; ")
}

fn missing(page: &mut Page, missing: &Missing) {
    if missing.is_nothing() {
        return;
    }
    page.heading("What is missing");
    for unknown in &missing.unknown {
        let who = if unknown.known_by.is_empty() { String::new() } else { format!("; {}", unknown.known_by) };
        page.bullet(&format!("{}: looked, not known{who}", unknown.title));
    }
    for (_, title, parts) in &missing.beside {
        let parts: Vec<String> = parts.iter().map(|part| part.replace('_', " ")).collect();
        page.bullet(&format!("{title}: {}", parts.join(", ")));
    }
    for (_, title) in &missing.blank {
        page.bullet(&format!("{title}: not yet asked"));
    }
}

/// The same as data, in the shape that `docs/checklists.md` describes.
pub(super) fn data(read: &SittingRead, seen: &SittingView) -> Value {
    let sheet = seen.sheet();
    let shown = read.kept_back.is_none();
    let areas: Vec<Value> = if shown { areas(read, &sheet, &seen.sitting.chosen) } else { Vec::new() };
    json!({
        "sitting": read.head.id, "short": read.head.id.short(), "family": read.reference, "child": read.child_name,
        "date": read.head.date, "rater": read.head.rater, "closed": read.closed.is_some(),
        "instrument": { "id": read.instrument.id, "version": read.instrument.version,
            "status": read.instrument.status, "not_for": read.instrument.not_for },
        "kept_back": read.kept_back,
        "areas": areas,
        "readings": read.readings.iter().map(reading).collect::<Vec<_>>(),
        "missing": gaps(read, &sheet, &seen.evidence),
        "judgement": read.judgement,
    })
}

fn areas(read: &SittingRead, sheet: &Sheet<'_>, chosen: &BTreeMap<String, Level>) -> Vec<Value> {
    let areas = sheet.areas().into_iter().filter(|area| read.area(&area.id).is_some());
    areas
        .map(|area| {
            let result = area_result(sheet, area, chosen.get(&area.id));
            let (value, at) = figure(&result.figure);
            let coverage = result.coverage;
            json!({
                "id": area.id, "name": area.name, "value": value, "at": at, "scored": coverage.scored,
                "applicable": coverage.applicable(), "unknown": coverage.unknown, "blank": coverage.blank,
                "na": coverage.na,
            })
        })
        .collect()
}

/// What an area comes to, and how many stand there; nothing where nothing is put together.
fn figure(figure: &Figure) -> (Value, Option<usize>) {
    let level = |level: &Level| json!(level);
    match figure {
        Figure::Worst { value, at } | Figure::Mode { value, at } | Figure::Count { value, at } => {
            (level(value), Some(*at))
        }
        Figure::Chosen { value, .. } => (value.as_ref().map_or(Value::Null, level), None),
        Figure::Sum(sum) => (json!(sum), None),
        Figure::Median(value) => (level(value), None),
        Figure::NotForThisAge
        | Figure::NotesOnly
        | Figure::NoAnswer
        | Figure::None
        | Figure::Incomplete
        | Figure::Refused(_) => (Value::Null, None),
    }
}

fn reading(reading: &Raised) -> Value {
    let items: Vec<&str> = reading.behind.iter().map(|key| key.item.as_str()).collect();
    json!({
        "id": reading.id, "urgency": reading.urgency.word(), "say": reading.say, "next": reading.next,
        "items": items,
    })
}

/// What is missing, each with what of it, by the names of files: `answer`, `unknown`, `evidence`, `source`,
/// `impact_on_child`.
fn gaps(read: &SittingRead, sheet: &Sheet<'_>, evidence: &[Evidence]) -> Vec<Value> {
    let gap = |key: &Key, parts: &[&str]| json!({ "item": key.item, "carer": key.carer, "what": parts });
    if read.kept_back.is_some() {
        return Vec::new();
    }
    let unknown = read.missing.unknown.iter().map(|one| gap(&one.key, &[NOT_KNOWN]));
    let beside = sheet.missing_evidence(evidence).into_iter().map(|one| {
        let parts = [(one.words, "evidence"), (one.source, "source"), (one.impact, "impact_on_child")];
        let parts: Vec<&str> =
            parts.into_iter().filter(|(is_missing, _)| *is_missing).map(|(_, part)| part).collect();
        gap(&one.key, &parts)
    });
    let blank = read.missing.blank.iter().map(|(key, _)| gap(key, &[NOT_ASKED]));
    unknown.chain(beside).chain(blank).collect()
}
