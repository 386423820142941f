//! The rows of a child: what is open, what was closed last by whom, and what only a brother or a sister has.

use super::Opens;
use crate::domain::checklist::due::due;
use crate::domain::checklist::instrument::Instrument;
use crate::domain::child::Child;
use crate::domain::moment::short_date;
use crate::service::checklists::view::{FamilyChecklists, SittingRow};
use crate::service::checklists::words;
use crate::tui::pane::Env;
use crate::tui::widget::list::Item;

/// A row, and what it opens.
pub(super) type Row = (Item, Option<Opens>);

/// What there is of one child with one instrument: what is open, then the latest that each person closed.
pub(super) fn rows_of(known: &FamilyChecklists, child: &Child, instrument: &str, env: &Env) -> Vec<Row> {
    let sittings = known.of(child.id, instrument);
    if sittings.is_empty() {
        return never(known, child, instrument);
    }
    let open = sittings.iter().filter(|row| row.sitting.closed.is_none());
    let mut rows: Vec<Row> = open.flat_map(|row| go_on_rows(known, row)).collect();
    for row in latest_of_each(&sittings) {
        rows.extend(closed_rows(known, row, env));
    }
    rows
}

fn go_on_rows(known: &FamilyChecklists, row: &SittingRow) -> [Row; 2] {
    let sitting = &row.sitting;
    let row_words = format!("go on: {}", title(known, row));
    let below = if row.is_kept_back {
        format!("    {}, {}, scored apart", sitting.rater.name, sitting.date.format("%-d %b"))
    } else {
        format!("    {}, {}, {}", sitting.rater.name, sitting.date.format("%-d %b"), answered(known, row))
    };
    [(Item::Row(row_words), Some(Opens::GoOn(sitting.id))), (Item::Words(below), None)]
}

fn closed_rows(known: &FamilyChecklists, row: &SittingRow, env: &Env) -> [Row; 2] {
    let sitting = &row.sitting;
    let old = match words::ago(sitting.date, env.today).as_str() {
        "today" => "today".to_owned(),
        ago => format!("{ago} old"),
    };
    let below = if row.is_kept_back {
        format!("    {}, kept back", sitting.rater.name)
    } else {
        format!("    {}, {}", sitting.rater.name, answered(known, row))
    };
    let words = format!("{}, {old}", title(known, row));
    [(Item::Row(words), Some(Opens::Read(sitting.id))), (Item::Words(below), None)]
}

/// A brother or a sister has one, and this child has none.
fn never(known: &FamilyChecklists, child: &Child, instrument: &str) -> Vec<Row> {
    let others = known
        .children
        .iter()
        .filter(|other| other.id != child.id && !known.of(other.id, instrument).is_empty());
    let others: Vec<String> = others.map(|other| other.name.clone()).collect();
    // A talk or a result on paper is not owed to every child; a checklist is.
    let wording = latest_wording(known, instrument).filter(|one| one.is_a_checklist());
    let Some(title) = wording.filter(|_| !others.is_empty()).map(words::short_title) else {
        return Vec::new();
    };
    let has = if others.len() == 1 { "has" } else { "have" };
    let below = format!("    {} {has} one", words::joined(&others));
    let opens = Opens::Never(child.id, instrument.to_owned());
    vec![(Item::Row(format!("{title}: never")), Some(opens)), (Item::Words(below), None)]
}

/// The latest closed sitting of each person, the newest first.
fn latest_of_each<'k>(sittings: &[&'k SittingRow]) -> Vec<&'k SittingRow> {
    let mut latest: Vec<&SittingRow> = Vec::new();
    for row in sittings.iter().rev().filter(|row| row.sitting.closed.is_some()) {
        if latest.iter().all(|other| other.sitting.rater.name != row.sitting.rater.name) {
            latest.push(row);
        }
    }
    latest
}

fn title<'k>(known: &'k FamilyChecklists, row: &SittingRow) -> &'k str {
    known.wording(&row.sitting).map_or("a checklist", words::short_title)
}

pub(super) fn latest_wording<'k>(known: &'k FamilyChecklists, instrument: &str) -> Option<&'k Instrument> {
    let latest = known.sittings.iter().rev().find(|row| row.sitting.edition.id == instrument)?;
    known.wording(&latest.sitting)
}

/// In a list, where the row is short.
fn answered(known: &FamilyChecklists, row: &SittingRow) -> String {
    known.sheet(row).map_or_else(String::new, |sheet| words::answered(&sheet))
}

fn how_much(known: &FamilyChecklists, row: &SittingRow) -> String {
    known.sheet(row).map_or_else(String::new, |sheet| words::completeness(&sheet))
}

/// One sitting in the list of all of them.
pub(super) fn one_line(known: &FamilyChecklists, row: &SittingRow, env: &Env) -> String {
    let sitting = &row.sitting;
    let who = format!("{}, {}", short_date(sitting.date), sitting.rater.name);
    match (sitting.closed, row.is_kept_back) {
        (Some(_), true) => format!("{who}: {}", kept_back(known, row)),
        (None, true) => format!("{who}: open, scored apart"),
        (None, false) => format!("{who}: open, {}", how_much(known, row)),
        (Some(_), false) => {
            let asked = if is_overdue(known, row, env) { "; another one is asked for by now" } else { "" };
            format!("{who}: {}{asked}", how_much(known, row))
        }
    }
}

fn is_overdue(known: &FamilyChecklists, row: &SittingRow, env: &Env) -> bool {
    let is_last = known.of(row.sitting.child, &row.sitting.edition.id).last().map(|last| last.sitting.id);
    let review = known.wording(&row.sitting).map(|one| &one.review);
    is_last == Some(row.sitting.id)
        && review.is_some_and(|review| due(review, Some(row.sitting.date), env.today).overdue)
}

/// `kept back until HV has closed theirs`.
pub(super) fn kept_back(known: &FamilyChecklists, row: &SittingRow) -> String {
    let names: Vec<String> = known.kept_back_by(row).into_iter().map(str::to_owned).collect();
    let have = if names.len() > 1 { "have" } else { "has" };
    let names = if names.is_empty() { "somebody else".to_owned() } else { words::joined(&names) };
    format!("kept back until {names} {have} closed theirs, so that neither leads the other")
}
