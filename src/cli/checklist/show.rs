//! `portal checklist show ID`: what it asks, or its blank form.

use serde_json::{Value, json};

use super::list::row;
use super::{child_of, head};
use crate::cli::answer::Answer;
use crate::cli::args::{FormFormat, ShowChecklist};
use crate::cli::failure::Failure;
use crate::cli::meeting::export::{Rendered, To, write};
use crate::cli::page::Page;
use crate::cli::setting::Setting;
use crate::cli::store;
use crate::domain::checklist::in_words::{is_guarded, level};
use crate::domain::checklist::instrument::{Area, Instrument, Item, Scope};
use crate::service::checklists::copying::{band_of, blank_paper, known_band};
use crate::service::checklists::heads::InstrumentHead;
use crate::service::checklists::starting::in_packs;
use crate::service::paper;

/// Shows a checklist.
///
/// # Errors
/// No such checklist, band, family or child; the store's, where a child is named; a file that is there already.
pub(super) fn show(setting: &Setting, asked: &ShowChecklist) -> Result<Answer, Failure> {
    let instrument = in_packs(&setting.catalogue, &asked.id)?;
    let band = band(setting, asked, instrument)?;
    if asked.blank {
        return blank(setting, asked, band.as_deref());
    }
    let mut page = Page::new();
    let above = InstrumentHead::of(instrument);
    head(&mut page, &above);
    page.fact("For", &above.used_for);
    page.fact("Local duty", &above.duty);
    page.fact("Licence", &above.licence);
    page.fact("Source", &instrument.instrument.source);
    levels(&mut page, instrument);
    for area in &instrument.areas {
        of_area(&mut page, instrument, area, band.as_deref());
    }
    for external in &instrument.externals {
        page.heading(&format!("{} {}", external.id, external.name));
        page.line(&external.about);
        page.fact("Forms", &external.forms.join(", "));
        page.fact("Kept of it", &external.fields.join(", "));
    }
    Ok(Answer::new(page, data(instrument, band.as_deref())))
}

/// The band that was named, or that of the child who was.
fn band(
    setting: &Setting,
    asked: &ShowChecklist,
    instrument: &Instrument,
) -> Result<Option<String>, Failure> {
    if let Some([reference, child]) = asked.child.as_deref() {
        let open = store::open(setting)?;
        let (_, child) = child_of(&open, (reference, child))?;
        return Ok(Some(band_of(&setting.catalogue, &asked.id, &child, setting.clock.today())?));
    }
    Ok(asked.band.as_deref().map(|band| known_band(instrument, band)).transpose()?)
}

fn blank(setting: &Setting, asked: &ShowChecklist, band: Option<&str>) -> Result<Answer, Failure> {
    let paper = blank_paper(&setting.catalogue, &asked.id, band)?;
    let (format, ending) = match asked.format {
        FormFormat::Txt => (paper::Format::Text, "txt"),
        FormFormat::Md => (paper::Format::Markdown, "md"),
    };
    let output = asked.output.as_deref().unwrap_or(std::path::Path::new("-"));
    let to = To { output: Some(output), force: asked.force, ending };
    write(&paper, &Rendered::Text(format), &to, &json!({ "checklist": asked.id, "band": band }))
}

fn levels(page: &mut Page, instrument: &Instrument) {
    let scale = &instrument.scale;
    if !scale.values.is_empty() {
        page.heading("The levels");
    }
    for one in &scale.values {
        let means = if one.means.is_empty() { String::new() } else { format!(": {}", one.means) };
        page.bullet(&format!("{} {}{means}", one.v, one.label));
    }
}

fn is_asked(item: &Item, band: Option<&str>) -> bool {
    band.is_none_or(|band| item.is_for(band))
}

fn of_area(page: &mut Page, instrument: &Instrument, area: &Area, band: Option<&str>) {
    let items: Vec<&Item> = area.items.iter().filter(|item| is_asked(item, band)).collect();
    if items.is_empty() {
        return;
    }
    page.heading(&format!("{} {}", area.id, area.name));
    if !area.about.is_empty() {
        page.line(&area.about);
    }
    for item in items {
        page.bullet(&format!("{} {}: {}", item.id, item.name, item.ask));
        page.fact("Note", &marks(instrument, item).join("; "));
        for (value, anchor) in instrument.scale.values.iter().zip(item.anchors(band.unwrap_or_default())) {
            if !anchor.as_str().is_empty() {
                page.under(&format!("{}: {}", level(instrument, (area, item), &value.v), anchor.as_str()));
            }
        }
        page.fact("For a disabled child", &item.disabled);
    }
}

/// What is particular about an item, in words.
fn marks(instrument: &Instrument, item: &Item) -> Vec<&'static str> {
    let scope = match item.scope {
        Scope::Child => None,
        Scope::Household => Some("about the home, recorded once"),
        Scope::Carer => Some("asked for each carer"),
    };
    let all = [
        scope,
        item.critical.then_some("about safety"),
        (!item.scored).then_some("in words, no level"),
        is_guarded(instrument, item).then_some("for professionals only"),
    ];
    all.into_iter().flatten().collect()
}

fn data(instrument: &Instrument, band: Option<&str>) -> Value {
    let item = |item: &Item| {
        json!({
            "id": item.id, "name": item.name, "ask": item.ask, "scope": item.scope, "scored": item.scored,
            "critical": item.critical, "bands": item.bands, "levels": item.anchors(band.unwrap_or_default()),
            "professionals_only": is_guarded(instrument, item), "na_if": item.na_if, "disabled": item.disabled,
        })
    };
    let area = |area: &Area| {
        let items: Vec<Value> = area.items.iter().filter(|one| is_asked(one, band)).map(item).collect();
        json!({ "id": area.id, "name": area.name, "kind": area.kind, "about": area.about, "items": items })
    };
    let mut data = row(instrument);
    if let Some(data) = data.as_object_mut() {
        data.insert("band".into(), json!(band));
        data.insert("levels".into(), json!(instrument.scale.values));
        data.insert("areas".into(), instrument.areas.iter().map(area).collect());
        data.insert("externals".into(), json!(instrument.externals));
        data.insert("occasions".into(), json!(instrument.record.occasion));
    }
    data
}
