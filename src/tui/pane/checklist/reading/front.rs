//! The front of a sitting: one row an area, what goes well, what it brings up, what is missing, what a person wrote.

use super::super::begun;
use super::super::ledger::{Row, fits, heading, opening, set, space};
use super::{Key, Opens, press};
use crate::domain::checklist::coverage::Standing;
use crate::domain::checklist::mark::Mark;
use crate::domain::checklist::reading_rule::Urgency;
use crate::domain::moment::long_date;
use crate::domain::text::width;
use crate::service::checklists::SittingRead;
use crate::service::checklists::results::{AreaRead, ItemRead, Raised, Strength};
use crate::service::checklists::words;
use crate::tui::pane::Env;

/// Said where nobody has written a level: no number stands in for it.
pub(super) const NO_LEVEL: &str = "Nobody has written a level yet: no number makes one.";
/// Widest an area's name is set in its column.
const NAME: usize = 20;

pub(super) fn rows(read: &SittingRead, env: &Env) -> Vec<Row<Opens>> {
    let mut rows = head(read, env);
    if let Some(why) = &read.kept_back {
        rows.extend(set(why, "", env));
        rows.push(space());
        rows.push(opening("About this sitting and its checklist", Opens::About));
        return rows;
    }
    rows.extend(today(&read.readings, env));
    rows.push(space());
    rows.extend(areas(read, env));
    if read.is_scored() {
        rows.extend(strengths(&read.strengths, env));
    }
    if read.is_scored() || !read.readings.is_empty() {
        rows.extend(readings(&read.readings, env));
    }
    rows.extend(missing(read, env));
    rows.extend(papers(read));
    rows.extend(judgement(read, env));
    rows.push(space());
    rows.push(opening("About this sitting and its checklist", Opens::About));
    rows
}

fn head(read: &SittingRead, env: &Env) -> Vec<Row<Opens>> {
    let mut facts = vec![format!("{}, {}", long_date(read.head.date), read.rater_in_words())];
    let with = [("on the occasion of: ", &read.occasion), ("with: ", &read.done_with)];
    let with: Vec<String> = with
        .into_iter()
        .filter(|(_, words)| !words.is_empty())
        .map(|(label, words)| format!("{label}{words}"))
        .collect();
    facts.extend((!with.is_empty()).then(|| words::begun(&with.join("; "))));
    if let Some(by) = &read.corrected_by {
        facts.push(format!("Corrected by the sitting of {}.", by.in_short()));
    }
    if let Some(before) = &read.corrects {
        facts.push(format!("A correction of the sitting of {}.", before.in_short()));
    }
    if read.kept_back.is_none() {
        facts.push(format!("{}.", read.coverage_in_words()));
        facts.extend(read.whole.clone());
    }
    facts.iter().flat_map(|fact| set(fact, "", env)).collect()
}

fn areas(read: &SittingRead, env: &Env) -> Vec<Row<Opens>> {
    if read.areas.is_empty() {
        return Vec::new();
    }
    let widest = read.areas.iter().map(|area| width(&area.short)).max().unwrap_or(0).min(NAME);
    let mut rows = vec![heading("Areas")];
    for area in &read.areas {
        rows.extend(area_rows(area, widest, env));
        rows.extend(area.warning.iter().flat_map(|words| set(words, "    ", env)));
    }
    if read.closed.is_none() && read.areas.iter().any(|area| !area.levels.is_empty()) {
        let words = format!("{} on an area writes the level you give it.", press(Key::Level));
        rows.extend(set(&words, "  ", env));
    }
    let counts = (!read.counts.is_empty()).then(|| format!("In all: {}", read.counts));
    rows.extend(counts.iter().flat_map(|words| set(words, "  ", env)));
    rows
}

/// `A Basic care   3 (2) . 6/7   4 at 1, 2 at 3`; where that does not fit, how many stand where is below it.
fn area_rows(area: &AreaRead, widest: usize, env: &Env) -> Vec<Row<Opens>> {
    let opens = Opens::Area(area.id.clone());
    let name = format!("{} {}{}", area.id, area.short, " ".repeat(widest.saturating_sub(width(&area.short))));
    let line = format!("{name}  {}", area.line.as_deref().unwrap_or_default());
    let whole = format!("{line:<fixed$}  {}", area.numbers, fixed = widest + 18);
    if area.numbers.is_empty() || fits(&whole, env) {
        return vec![opening(whole.trim_end(), opens)];
    }
    let mut rows = vec![opening(line.trim_end(), opens)];
    rows.extend(set(&area.numbers, "    ", env));
    rows
}

/// What was written of what goes well, item by item; then by name what stands at the best level.
fn strengths(strengths: &[Strength], env: &Env) -> Vec<Row<Opens>> {
    let mut rows = vec![space(), heading("What goes well")];
    if strengths.is_empty() {
        rows.extend(set("Nothing stands at the best level, and nothing is written of it yet.", "  ", env));
    }
    for one in strengths.iter().filter(|one| !one.words.is_empty()) {
        rows.push(opening(one.title.clone(), Opens::Item(one.key.clone())));
        rows.extend(set(&one.words, "    ", env));
    }
    let best: Vec<String> = strengths.iter().filter(|one| one.at_best).map(|one| one.title.clone()).collect();
    if !best.is_empty() {
        rows.push(opening(format!("{} at the best level", items(best.len())), Opens::Best));
        rows.extend(set(&best.join(", "), "    ", env));
    }
    rows
}

/// What cannot wait stands before everything else.
fn today(readings: &[Raised], env: &Env) -> Vec<Row<Opens>> {
    let mut rows: Vec<Row<Opens>> =
        numbered(readings, true).flat_map(|(n, one)| reading(n, one, env)).collect();
    if !rows.is_empty() {
        rows.splice(0..0, [space(), heading("Today")]);
    }
    rows
}

fn readings(readings: &[Raised], env: &Env) -> Vec<Row<Opens>> {
    let mut rows = vec![space(), heading("What it brings up")];
    if readings.is_empty() {
        rows.extend(set("Nothing that this checklist asks to be talked about.", "  ", env));
    }
    let later = numbered(readings, false).count();
    if later == 0 && !readings.is_empty() {
        rows.extend(set("Nothing besides what stands under today.", "  ", env));
    }
    rows.extend(numbered(readings, false).flat_map(|(n, one)| reading(n, one, env)));
    rows
}

/// Those of today, or the others, each with its number among all.
fn numbered(readings: &[Raised], is_today: bool) -> impl Iterator<Item = (usize, &Raised)> {
    let all = readings.iter().enumerate();
    all.filter(move |(_, one)| (one.urgency == Urgency::SameDay) == is_today)
}

fn reading(n: usize, one: &Raised, env: &Env) -> Vec<Row<Opens>> {
    let urgency = words::begun(one.urgency.label());
    let whole = format!("{urgency}: {}", one.say);
    let mut rows = if fits(&whole, env) {
        vec![opening(whole, Opens::Raised(n))]
    } else {
        let mut rows = vec![opening(urgency, Opens::Raised(n))];
        rows.extend(set(&one.say, "    ", env));
        rows
    };
    rows.extend(set(&one.next, "    ", env));
    rows
}

fn missing(read: &SittingRead, env: &Env) -> Vec<Row<Opens>> {
    if read.items.is_empty() {
        return Vec::new();
    }
    let missing = &read.missing;
    let mut rows = vec![space(), heading("What is missing")];
    if missing.is_nothing() {
        rows.extend(set(
            "Nothing: every item that applies is answered, with what the checklist asks for.",
            "  ",
            env,
        ));
    }
    let not_asked = not_asked(read);
    let all = [
        (missing.unknown.len(), "looked at and not known", Opens::Unknown),
        (missing.blank.len(), not_asked.as_str(), Opens::Blank),
        (missing.beside.len(), "without what the checklist asks for beside them", Opens::Beside),
    ];
    let all = all.into_iter().filter(|(many, ..)| *many > 0);
    rows.extend(all.map(|(many, words, opens)| opening(format!("{} {words}", items(many)), opens)));
    let begun = read.closed.is_none().then(|| begun::in_words(env, read.head.id)).flatten();
    rows.extend(begun.iter().flat_map(|words| set(words, "  ", env)));
    rows
}

/// Those that are answered in words are told apart: the head of the page counts the scored ones alone.
fn not_asked(read: &SittingRead) -> String {
    let blank = |item: &&ItemRead| item.mark == Mark::Blank && item.standing == Standing::Note;
    match read.items.iter().filter(blank).count() {
        0 => "not yet asked".into(),
        _ if !read.is_scored() => "not yet asked".into(),
        words if words == read.missing.blank.len() => "not yet asked, for words".into(),
        words => format!("not yet asked, {words} of them for words"),
    }
}

fn items(many: usize) -> String {
    if many == 1 { "1 item".into() } else { format!("{many} items") }
}

fn papers(read: &SittingRead) -> Vec<Row<Opens>> {
    match read.papers.len() {
        0 => Vec::new(),
        1 => vec![space(), opening("1 result from paper", Opens::Papers)],
        many => vec![space(), opening(format!("{many} results from paper"), Opens::Papers)],
    }
}

fn judgement(read: &SittingRead, env: &Env) -> Vec<Row<Opens>> {
    let mut rows = vec![space(), heading("What a person makes of it")];
    let written = &read.judgement;
    if written.level.trim().is_empty() {
        rows.push(opening("No level is written", Opens::Judgement));
        rows.extend(set(NO_LEVEL, "    ", env));
    } else {
        rows.push(opening(written.level.clone(), Opens::Judgement));
    }
    let reason = Some(written.reason.trim()).filter(|words| !words.is_empty());
    rows.extend(reason.into_iter().flat_map(|words| set(words, "    ", env)));
    rows
}
