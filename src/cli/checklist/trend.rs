//! `portal checklist trend REF CHILD --instrument ID`: how one child's answers went over the sittings.

use serde_json::{Value, json};

use super::compare::sitting;
use super::{child_of, head};
use crate::cli::answer::Answer;
use crate::cli::failure::Failure;
use crate::cli::page::Page;
use crate::cli::setting::Setting;
use crate::cli::store;
use crate::domain::checklist::area_trend::AreaPoint;
use crate::domain::checklist::trend::Step;
use crate::service::checklists::in_words::SIGNS;
use crate::service::checklists::starting::in_packs;
use crate::service::checklists::trend::{self, AreaTrend, Cell, ItemTrend, TrendPart, TrendRead};

/// The trend of a child.
///
/// # Errors
/// No such checklist, family or child; no sitting to read; the store's.
pub(super) fn trend(
    setting: &Setting,
    (reference, child): (&str, &str),
    instrument: &str,
) -> Result<Answer, Failure> {
    let open = store::open(setting)?;
    let (_, child) = child_of(&open, (reference, child))?;
    let read = trend::read(&open.reading, child.id, instrument)?;
    if read.parts.is_empty() {
        in_packs(&setting.catalogue, instrument)?;
        let why = read.left_out.join(" ");
        return Err(Failure::NotFound(format!(
            "{} has no closed sitting with `{instrument}` to look back on. {why} Nothing was changed. To put one in: portal \
             checklist score",
            child.name
        )));
    }
    let mut page = Page::new();
    print(&mut page, &read);
    Ok(Answer::new(page, data(&read)))
}

fn print(page: &mut Page, read: &TrendRead) {
    if let Some(instrument) = &read.instrument {
        head(page, instrument);
    }
    page.line(&format!("{}, {}", read.reference, read.child_name));
    if let Some(why) = &read.refused {
        page.paragraph(why);
    }
    for one in &read.parts {
        part(page, one);
    }
    for why in &read.left_out {
        page.paragraph(why);
    }
}

fn part(page: &mut Page, part: &TrendPart) {
    page.heading(&format!("Version {}, the oldest sitting first", part.edition.version));
    for (number, sitting) in (1..).zip(&part.sittings) {
        page.numbered(number, &sitting.in_words());
    }
    page.line(&format!("{SIGNS}   * somebody else scored than before"));
    if part.min_days > 0 {
        let words = format!(
            "Sittings less than {} days apart are shown without a word for which way it went.",
            part.min_days
        );
        page.line(&words);
    }
    for area in &part.areas {
        page.heading(&format!("{} {}", area.id, area.name));
        page.line(&format!("Worst, and how many in the worse half: {}", points(area)));
        for item in part.items.iter().filter(|item| item.area == area.id) {
            page.bullet(&format!("{}: {}", item.title, item.strip()));
            page.under_if_any(&item.remarks().join("; "));
        }
    }
}

fn points(area: &AreaTrend) -> String {
    let point = |point: &AreaPoint| {
        let worst = point.worst.as_ref().map_or_else(|| ".".to_owned(), ToString::to_string);
        format!("{worst} ({})", point.in_worse_half)
    };
    area.points.iter().map(point).collect::<Vec<_>>().join(" > ")
}

fn data(read: &TrendRead) -> Value {
    json!({
        "family": read.reference, "child": read.child_name, "refused": read.refused,
        "instrument": read.instrument.as_ref().map(|one| json!({ "id": one.id, "version": one.version, "status": one.status })),
        "parts": read.parts.iter().map(part_data).collect::<Vec<_>>(), "left_out": read.left_out,
    })
}

fn part_data(part: &TrendPart) -> Value {
    json!({
        "version": part.edition.version, "wording": part.edition.hash, "min_days": part.min_days,
        "sittings": part.sittings.iter().map(sitting).collect::<Vec<_>>(),
        "areas": part.areas.iter().map(area).collect::<Vec<_>>(),
        "items": part.items.iter().map(item).collect::<Vec<_>>(),
    })
}

fn area(area: &AreaTrend) -> Value {
    let point = |point: &AreaPoint| {
        json!({
            "worst": point.worst, "in_worse_half": point.in_worse_half, "scored": point.coverage.scored,
            "applicable": point.coverage.applicable(),
        })
    };
    json!({ "id": area.id, "name": area.name, "points": area.points.iter().map(point).collect::<Vec<_>>() })
}

fn item(item: &ItemTrend) -> Value {
    let cell = |cell: &Cell| {
        json!({
            "answer": cell.sign, "label": cell.says, "step": cell.step.map(step), "other_rater": cell.other_rater,
        })
    };
    json!({
        "item": item.key.item, "carer": item.key.carer, "area": item.area, "title": item.title,
        "critical": item.critical, "answers": item.cells.iter().map(cell).collect::<Vec<_>>(),
        "reversals": item.reversals, "unchanged_in_worse_half": item.unchanged,
        "days_in_worse_half_at_least": item.days,
    })
}

const fn step(step: Step) -> &'static str {
    match step {
        Step::Better => "better",
        Step::Same => "same",
        Step::Worse => "worse",
        Step::New => "new",
        Step::Lost => "lost",
        Step::Silent => "silent",
        Step::TooSoon => "too_soon",
        Step::NoOrder => "no_order",
    }
}
