//! Gathers what a sitting says from its sheet.

use chrono::NaiveDate;

use super::super::heads::{InstrumentHead, SittingHead};
use super::super::view::{FamilyChecklists, SittingView};
use super::super::{in_words, outcome_from, words};
use super::{AreaRead, ItemRead, Missing, SittingRead, Strength, behind};
use crate::domain::checklist::coverage::{Coverage, Standing};
use crate::domain::checklist::instrument::{Area, Instrument, Scope};
use crate::domain::checklist::mark::{Key, Mark};
use crate::domain::checklist::rollup::{self, Figure, Whole};
use crate::domain::checklist::rollup_rule::{AreaKind, Show};
use crate::domain::checklist::row::Row;
use crate::domain::checklist::sheet::Sheet;
use crate::domain::checklist::sitting_sheet::SittingSheet;
use crate::domain::checklist::value::Value;
use crate::domain::moment::long_date;
use crate::domain::outcome::Outcome;

/// What a sitting is, without any of its answers.
pub(super) fn bare(view: &SittingView, all: &FamilyChecklists) -> SittingRead {
    let sitting = &view.sitting;
    let head =
        |id| all.sittings.iter().find(|row| row.sitting.id == id).map(|row| SittingHead::of(&row.sitting));
    let correction = all
        .sittings
        .iter()
        .find(|row| row.sitting.replaces == Some(sitting.id) && row.sitting.closed.is_some());
    SittingRead {
        head: SittingHead::of(sitting),
        instrument: InstrumentHead::of(&view.instrument),
        family: view.family.id,
        reference: view.family.reference.clone(),
        made_up: view.family.made_up,
        child: view.child.id,
        child_name: view.child.name.clone(),
        child_then: view.child.name_and_age(sitting.date),
        occasion_id: sitting.occasion.clone(),
        people: view.people.clone(),
        occasion: words::in_words(&sitting.occasion),
        done_with: sitting.done_with.clone(),
        closed: sitting.closed,
        corrects: sitting.replaces.and_then(head),
        corrected_by: correction.map(|row| SittingHead::of(&row.sitting)),
        kept_back: kept_back(view, all),
        band: String::new(),
        coverage: Coverage::default(),
        areas: Vec::new(),
        counts: String::new(),
        whole: None,
        items: Vec::new(),
        strengths: Vec::new(),
        readings: Vec::new(),
        missing: Missing::default(),
        left_out: Vec::new(),
        papers: Vec::new(),
        judgement: crate::domain::checklist::sitting::Judgement::default(),
        audience: sitting.audience.clone(),
    }
}

/// While somebody else scores the same child, a closed sitting is not read: its answers would lead them.
fn kept_back(view: &SittingView, all: &FamilyChecklists) -> Option<String> {
    let own = all.sittings.iter().find(|row| row.sitting.id == view.sitting.id)?;
    if !own.is_kept_back || own.sitting.closed.is_none() {
        return None;
    }
    let open = all.kept_back_by(own).join(" and ");
    Some(format!("Kept back until {open} has closed theirs: nobody is led by another's answers."))
}

/// The whole of it.
pub(super) fn full(
    bare: SittingRead,
    view: &SittingView,
    all: &FamilyChecklists,
    (outcomes, today): (&[Outcome], NaiveDate),
) -> SittingRead {
    let now = SittingSheet { sitting: &view.sitting, sheet: view.sheet() };
    let sheet = &now.sheet;
    let instrument = &view.instrument;
    let shows = |what| instrument.rollup.show.contains(&what);
    let items: Vec<ItemRead> = sheet.rows.iter().map(|row| item(view, sheet, row, outcomes)).collect();
    let band = instrument.ages().into_iter().find(|band| band.id == sheet.band);
    SittingRead {
        band: band.map_or_else(String::new, |band| band.label),
        coverage: sheet.coverage(),
        areas: areas(view, sheet),
        counts: if shows(Show::LevelCounts) { counts(sheet, None, false) } else { String::new() },
        whole: whole(view, sheet),
        strengths: strengths(view, sheet, &items),
        readings: behind::readings(view, all, &now, today),
        missing: behind::missing(view, all, &now),
        left_out: left_out(view, sheet),
        papers: papers(view),
        judgement: view.sitting.judgement.clone(),
        items,
        ..bare
    }
}

fn areas(view: &SittingView, sheet: &Sheet<'_>) -> Vec<AreaRead> {
    sheet.areas().into_iter().map(|area| area_read(view, sheet, area)).collect()
}

fn area_read(view: &SittingView, sheet: &Sheet<'_>, area: &Area) -> AreaRead {
    let rollup = &view.instrument.rollup;
    let shows = rollup.show.contains(&Show::LevelCounts);
    let result = rollup::area_result(sheet, area, view.sitting.chosen.get(&area.id));
    let warning = match &result.figure {
        Figure::Chosen { worse_safety_item: Some(worse), .. } => Some(format!(
            "A safety item stands at {worse}, which is worse than what was chosen. Say why it was chosen."
        )),
        _ => None,
    };
    AreaRead {
        id: area.id.clone(),
        name: area.name.clone(),
        short: in_words::short(area).to_owned(),
        kind: area.kind,
        line: (rollup.area.kind != AreaKind::None).then(|| result.to_string()),
        coverage: result.coverage,
        counts: if shows { counts(sheet, Some(area), true) } else { String::new() },
        numbers: if shows { counts(sheet, Some(area), false) } else { String::new() },
        levels: levels(view, area),
        warning,
    }
}

fn levels(view: &SittingView, area: &Area) -> Vec<(Value, String)> {
    let instrument = &view.instrument;
    let chooses = instrument.rollup.area.kind == AreaKind::Chosen;
    let levels = instrument.scale.levels().into_iter().filter(|_| chooses);
    levels.map(|value| (value.clone(), level(instrument, area, &value))).collect()
}

/// `1 at 1 Reliably met, 2 at 3 Often not met`, or the levels alone. Over several areas they stand alone, since areas may
/// have words of their own for them.
fn counts(sheet: &Sheet<'_>, area: Option<&Area>, in_words: bool) -> String {
    let held = rollup::counts(sheet, area.map(|area| area.id.as_str()));
    let said = |value: &Value| match area.filter(|_| in_words) {
        Some(area) => level(sheet.instrument, area, value),
        None => value.to_string(),
    };
    let words = held.iter().filter(|(_, many)| *many > 0);
    let words: Vec<String> = words.map(|(value, many)| format!("{many} at {}", said(value))).collect();
    words.join(", ")
}

fn level(instrument: &Instrument, area: &Area, value: &Value) -> String {
    let place = instrument.place(value);
    let own = place.and_then(|place| area.labels.get(place)).map(String::as_str);
    let scale = place.and_then(|place| instrument.scale.values.get(place)).map(|level| level.label.as_str());
    match own.or(scale).filter(|label| !label.is_empty()) {
        Some(label) => format!("{value} {label}"),
        None => value.to_string(),
    }
}

fn whole(view: &SittingView, sheet: &Sheet<'_>) -> Option<String> {
    match rollup::whole(sheet, &view.sitting.judgement.level) {
        // What a person wrote stands under their judgement.
        Whole::None | Whole::Chosen(_) => None,
        Whole::Sum { sum, label: Some(label) } => Some(format!("sum {sum}: {label}")),
        Whole::Sum { sum, label: None } => Some(format!("sum {sum}")),
        Whole::Incomplete => Some("incomplete: nothing is added while an item has no level".into()),
        Whole::Subscales(parts) => {
            let parts: Vec<String> = parts.iter().map(|(id, result)| format!("{id} {result}")).collect();
            Some(parts.join("; "))
        }
        Whole::Refused(refused) => Some(refused.to_string()),
    }
}

fn item(view: &SittingView, sheet: &Sheet<'_>, row: &Row<'_>, outcomes: &[Outcome]) -> ItemRead {
    let instrument = &view.instrument;
    let anchor = match &row.mark {
        Mark::Level(value) => instrument.place(value).and_then(|at| row.item.anchors(&sheet.band).get(at)),
        _ => None,
    };
    let title = in_words::title(row, &view.people);
    let measure = outcome_from::measure(&title, instrument);
    ItemRead {
        key: row.key.clone(),
        area: row.area.id.clone(),
        name: row.title(),
        mark: row.mark.clone(),
        says: in_words::answer(instrument, (row.area, row.item), &row.mark),
        anchor: anchor.map_or_else(String::new, |anchor| anchor.as_str().to_owned()),
        standing: row.standing,
        steps: row.steps,
        critical: row.item.critical,
        about_home: row.item.scope == Scope::Household,
        guarded: in_words::is_guarded(instrument, row.item),
        asks_evidence: sheet.asks_evidence(row),
        evidence: view.beside(&row.key).cloned(),
        outcome: outcomes
            .iter()
            .find(|one| one.child == view.child.id && one.measure.starts_with(&measure))
            .cloned(),
        title,
    }
}

/// What stands at the best level, and whatever was written of what goes well.
fn strengths(view: &SittingView, sheet: &Sheet<'_>, items: &[ItemRead]) -> Vec<Strength> {
    let has_a_best = !sheet.ladder.is_empty();
    let strength = |item: &ItemRead| {
        let at_best = has_a_best && item.standing == Standing::Scored && item.steps == Some(0);
        let words = view.beside(&item.key).map_or("", |beside| beside.strength.trim());
        (at_best || !words.is_empty()).then(|| Strength {
            key: item.key.clone(),
            title: item.title.clone(),
            at_best,
            words: words.to_owned(),
            guarded: item.guarded,
        })
    };
    items.iter().filter_map(strength).collect()
}

fn left_out(view: &SittingView, sheet: &Sheet<'_>) -> Vec<String> {
    let title = |key: &Key| match view.instrument.item(&key.item) {
        Some((_, item)) => in_words::title_of(item, key, &view.people),
        None => key.item.clone(),
    };
    sheet.left_out.iter().map(title).collect()
}

fn papers(view: &SittingView) -> Vec<(String, super::PaperResult)> {
    let name = |id: &str| {
        let external = view.instrument.externals.iter().find(|one| one.id == id);
        external.map_or_else(|| id.to_owned(), |one| one.name.clone())
    };
    view.papers.iter().map(|paper| (name(&paper.external), paper.clone())).collect()
}

/// The day and the person of a sitting, for the other sittings behind a reading.
pub(super) fn with_in_words(
    all: &FamilyChecklists,
    id: crate::domain::id::Id,
    own_child: crate::domain::id::Id,
) -> Option<String> {
    let row = all.sittings.iter().find(|row| row.sitting.id == id)?;
    let by = format!("{}, {}", row.sitting.rater.name, long_date(row.sitting.date));
    if row.sitting.child == own_child {
        return Some(by);
    }
    let child = all.children.iter().find(|child| child.id == row.sitting.child)?;
    Some(format!("{} ({by})", child.name))
}
