//! The answers an item can be given: each with its key, and what it looks like.

use crate::domain::checklist::mark::Mark;
use crate::domain::checklist::row::Row;
use crate::domain::checklist::scale::Kind;
use crate::domain::checklist::sheet::Sheet;
use crate::domain::checklist::value::Value;
use crate::domain::text::width;
use crate::service::checklists::{SittingView, flow, in_words, words};
use crate::tui::widget::page::Para;

/// Widest a level's short word is set in a column of its own.
const SHORT: usize = 8;

/// `1 met   2 mostly   3 often   4 unmet   u   x`: every key in one row, where the words are below.
pub(super) fn in_a_row(view: &SittingView, row: &Row<'_>) -> Option<Para> {
    if view.instrument.scale.kind == Kind::Line || column(view, row) == 0 || !row.item.scored {
        return None;
    }
    let keys = flow::keys(&view.instrument, row.item);
    let keys = keys.iter().map(|(key, mark)| {
        let given = if is_given(&row.mark, mark) { ">" } else { "" };
        match mark {
            Mark::Level(value) => {
                let word = words::short_level(&view.instrument, row.area, row.item, value);
                format!("{given}{key} {word}")
            }
            _ => format!("{given}{key}"),
        }
    });
    Some(Para::line(keys.collect::<Vec<_>>().join("  ")))
}

/// Every answer with its key; the short words of the levels in a column of this width, where there is one.
pub(super) fn answers(view: &SittingView, sheet: &Sheet<'_>, row: &Row<'_>, column: usize) -> Vec<Para> {
    let mut paras = Vec::new();
    let keys = flow::keys(&view.instrument, row.item);
    let levels = keys.iter().filter_map(|(key, mark)| match mark {
        Mark::Level(value) => Some((key.as_str(), value)),
        _ => None,
    });
    match view.instrument.scale.kind {
        Kind::Line => paras.extend(line_paras(view, row)),
        _ => paras
            .extend(levels.flat_map(|(key, value)| level_paras(view, (sheet, row), (key, value), column))),
    }
    if !row.item.scored {
        paras.push(Para::item("  Enter   ", "Write the answer in words"));
    }
    for (key, mark) in keys.iter().filter(|(_, mark)| !matches!(mark, Mark::Level(_))) {
        paras.push(silence(view, row, (key, mark), column));
    }
    paras
}

/// `> 3 often   Meals missed most weeks...`, and below it what it means for the child where the file says.
fn level_paras(
    view: &SittingView,
    (sheet, row): (&Sheet<'_>, &Row<'_>),
    (key, value): (&str, &Value),
    column: usize,
) -> Vec<Para> {
    let instrument = &view.instrument;
    let at = instrument.place(value);
    let anchor = at.and_then(|at| row.item.anchors(&sheet.band).get(at)).map_or("", |one| one.as_str());
    let impact = at.and_then(|at| row.item.levels_impact.get(at)).map_or("", |one| one.as_str());
    let is_given = row.mark == Mark::Level(value.clone());
    let word = words::short_level(instrument, row.area, row.item, value);
    let (lead, text) = if column == 0 || anchor.is_empty() {
        let label = words::level(instrument, row.area, row.item, value);
        // The row of keys above says its short word.
        let is_said = column == 0 && self::column(view, row) > 0 && !anchor.is_empty();
        let label = if is_said { "" } else { label };
        let text = [label, anchor].into_iter().filter(|one| !one.is_empty()).collect::<Vec<_>>().join(". ");
        (format!("{}{key}  ", mark_of(is_given)), text)
    } else {
        (format!("{}{key} {word:<column$}  ", mark_of(is_given)), anchor.to_owned())
    };
    let indent = " ".repeat(width(&lead));
    let impact = (!impact.is_empty()).then(|| Para::item(indent, format!("For the child: {impact}")));
    std::iter::once(Para::item(lead, text)).chain(impact).collect()
}

/// How wide the short words are set; nothing where one of them is long.
pub(super) fn column(view: &SittingView, row: &Row<'_>) -> usize {
    let values = view.instrument.scale.values.iter();
    let wide = values.map(|one| width(words::short_level(&view.instrument, row.area, row.item, &one.v)));
    wide.max().filter(|wide| *wide <= SHORT).unwrap_or(0)
}

/// Whether the answer that a key gives is the one that stands there; why something does not apply makes no difference.
fn is_given(now: &Mark, given: &Mark) -> bool {
    matches!((now, given), (Mark::Na(_), Mark::Na(_))) || now == given
}

const fn mark_of(is_given: bool) -> &'static str {
    if is_given { "> " } else { "  " }
}

/// The two ends of a line, the places that are described, and where the answer stands.
fn line_paras(view: &SittingView, row: &Row<'_>) -> Vec<Para> {
    if !row.item.scored {
        return Vec::new();
    }
    let scale = &view.instrument.scale;
    let given = match &row.mark {
        Mark::Level(Value::Number(number)) => Some(*number),
        _ => None,
    };
    let text = |at: i64| -> &str {
        let point = row.item.points.iter().find(|point| point.at == at);
        match at {
            at if at == scale.min => &row.item.means_low,
            at if at == scale.max => &row.item.means_high,
            _ => point.map_or("", |point| point.text.as_str()),
        }
    };
    let shown = (scale.min..=scale.max).filter(|at| !text(*at).is_empty() || given == Some(*at));
    let ten = if scale.max == 10 { format!(", {} for 10", flow::TEN) } else { String::new() };
    let now = given.map_or_else(String::new, |given| format!(" Given: {given}."));
    let any = Para::line(format!("Any number from {} to {}{ten}.{now}", scale.min, scale.max));
    let places = shown.map(|at| Para::item(format!("{}{at:<2}  ", mark_of(given == Some(at))), text(at)));
    std::iter::once(any).chain(places).collect()
}

fn silence(view: &SittingView, row: &Row<'_>, (key, mark): (&str, &Mark), column: usize) -> Para {
    let is_given = is_given(&row.mark, mark);
    let said = if is_given { &row.mark } else { mark };
    let mut text = in_words::answer(&view.instrument, (row.area, row.item), said);
    if matches!(said, Mark::Na(why) if why.is_empty()) && !row.item.na_if.is_empty() {
        text = format!("{text}: {}", row.item.na_if);
    }
    let space = if row.item.scored { column + 1 } else { 5 };
    let space = if column == 0 && row.item.scored { 0 } else { space };
    Para::item(format!("{}{key}{:space$}  ", mark_of(is_given), ""), text)
}
