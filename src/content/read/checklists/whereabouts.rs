//! In which area and item of a checklist a fault in its shape stands, and what helps about a key that is missing.

use toml::Spanned;
use toml::de::DeValue;

use crate::content::fault::{Fault, position};
use crate::content::read::{Spot, part};

/// Keys that must be there, and what to write.
const WANTED: &[(&str, &str)] = &[
    (
        "direction",
        "Add `direction`, the end that is worse: high_is_worse, high_is_better, listed_best_first or none.",
    ),
    ("licence", "Add `licence`, who may use the file: it is shown wherever the checklist is."),
    ("status", "Add `status`, how far it has been tested: it is shown wherever the checklist is."),
    ("name", "Add `name`: a few words."),
    ("item", "Add an `[[area.item]]`, or take the area out."),
];

/// Names the part of the file that a fault stands in, and says more of a key that is missing.
pub(super) fn reword(spot: &Spot<'_>, fault: &mut Fault) {
    for (key, todo) in WANTED {
        if fault.what == format!("`{key}` is missing") {
            (*todo).clone_into(&mut fault.todo);
        }
    }
    let place = (fault.line, fault.column);
    let is_before = |mark: &&Mark| position(&spot.file.text, spot.base + mark.at) <= place;
    if let Some(mark) = marks(spot).iter().rev().find(is_before).filter(|mark| !mark.name.is_empty()) {
        fault.what = format!("{}: {}", mark.name, fault.what);
    }
}

/// From this byte on the file is about this part.
struct Mark {
    at: usize,
    name: String,
}

/// Every part, in the order of the file.
fn marks(spot: &Spot<'_>) -> Vec<Mark> {
    let mut marks = Vec::new();
    put(spot, &spot.value, "", &mut marks);
    marks.sort_by_key(|mark| mark.at);
    marks
}

/// The parts within a table: tables, and tables in lists.
fn put(spot: &Spot<'_>, table: &Spanned<DeValue<'_>>, name: &str, marks: &mut Vec<Mark>) {
    for (key, value) in table.get_ref().as_table().into_iter().flat_map(|table| table.iter()) {
        let key = key.get_ref().as_ref();
        match value.get_ref() {
            DeValue::Table(_) if name.is_empty() => part_of(spot, value, (name, key.to_owned()), marks),
            DeValue::Array(items) if is_a_part(key) => {
                for (n, item) in items.iter().enumerate() {
                    part_of(spot, item, (name, format!("{key} {}", called(item, n))), marks);
                }
            }
            _ => {}
        }
    }
}

fn is_a_part(key: &str) -> bool {
    matches!(key, "area" | "item" | "band" | "reading" | "external")
}

/// Its id, or where it stands among the others.
fn called(item: &Spanned<DeValue<'_>>, n: usize) -> String {
    let id = part(item.get_ref(), "id").and_then(|id| id.get_ref().as_str());
    id.map_or_else(|| format!("number {}", n + 1), str::to_owned)
}

fn part_of(
    spot: &Spot<'_>,
    value: &Spanned<DeValue<'_>>,
    (within, name): (&str, String),
    marks: &mut Vec<Mark>,
) {
    let full = if within.is_empty() { name } else { format!("{within}, {name}") };
    let span = value.span();
    // A table in braces ends with them; one below its heading reaches to the next.
    let is_in_braces = spot.file.text.get(spot.base + span.start..).is_some_and(|text| text.starts_with('{'));
    if is_in_braces {
        marks.push(Mark { at: span.end, name: within.to_owned() });
    }
    put(spot, value, &full, marks);
    marks.push(Mark { at: span.start, name: full });
}
