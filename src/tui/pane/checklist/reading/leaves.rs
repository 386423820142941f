//! What the rows of a sitting open: items in a list, and one item, the judgement or the sitting itself on a page.

use super::super::ledger::{Row, beside_paras, fits, heading, limits, opening, set};
use super::front::NO_LEVEL;
use super::{Opens, press};
use crate::command::SittingRead as Key;
use crate::domain::checklist::mark;
use crate::domain::moment::{clock_time, long_date};
use crate::service::checklists::SittingRead;
use crate::service::checklists::heads::SittingHead;
use crate::service::checklists::results::ItemRead;
use crate::service::checklists::words;
use crate::tui::pane::Env;
use crate::tui::widget::page::Para;

/// The items that a row of the front opens.
pub(super) fn items(read: &SittingRead, opened: &Opens, env: &Env) -> Vec<Row<Opens>> {
    match opened {
        Opens::Area(id) => area(read, id, env),
        Opens::Raised(n) => reading(read, *n, env),
        Opens::Best => best(read, env),
        Opens::Unknown => unknown(read, env),
        Opens::Blank => {
            let mut rows = vec![heading("Not yet asked")];
            rows.extend(
                read.missing.blank.iter().map(|(key, title)| opening(title, Opens::Item(key.clone()))),
            );
            rows
        }
        Opens::Beside => without_evidence(read, env),
        Opens::About | Opens::Item(_) | Opens::Papers | Opens::Judgement => Vec::new(),
    }
}

fn area(read: &SittingRead, id: &str, env: &Env) -> Vec<Row<Opens>> {
    let Some(area) = read.area(id) else { return Vec::new() };
    let mut rows = vec![heading(format!("{} {}", area.id, area.name))];
    let line = area.line.iter().cloned().chain((!area.counts.is_empty()).then(|| area.counts.clone()));
    rows.extend(line.flat_map(|words| set(&words, "", env)));
    rows.extend(read.items.iter().filter(|item| item.area == id).flat_map(|item| item_rows(item, env)));
    rows
}

fn reading(read: &SittingRead, n: usize, env: &Env) -> Vec<Row<Opens>> {
    let Some(reading) = read.readings.get(n) else { return Vec::new() };
    let mut rows = vec![heading(words::begun(reading.urgency.label()))];
    rows.extend(set(&reading.say, "", env));
    rows.extend(set(&reading.next, "", env));
    if !reading.with.is_empty() {
        rows.extend(set(&format!("Beside: {}.", reading.with.join("; ")), "", env));
    }
    let behind = reading.behind.iter().filter_map(|key| read.item(key));
    rows.extend(behind.flat_map(|item| item_rows(item, env)));
    if reading.behind.is_empty() {
        rows.push(opening("About this sitting and its checklist", Opens::About));
    }
    rows
}

/// `A1 Enough to eat: 3 Often not met`, and below what was seen.
fn item_rows(item: &ItemRead, env: &Env) -> Vec<Row<Opens>> {
    let (whole, opens) = (format!("{}: {}", item.title, item.says), Opens::Item(item.key.clone()));
    let mut rows = if fits(&whole, env) {
        vec![opening(whole, opens)]
    } else {
        let mut rows = vec![opening(&item.title, opens)];
        rows.extend(set(&item.says, "    ", env));
        rows
    };
    let beside = item.evidence.as_ref().map_or("", |beside| beside.words.trim());
    if !beside.is_empty() {
        rows.extend(set(beside, "    ", env));
    }
    let safety = item.critical.then(|| "safety item".to_owned());
    let made = item.outcome.as_ref().map(|_| "an outcome is made of it".to_owned());
    let marks: Vec<String> = safety.into_iter().chain(made).collect();
    if !marks.is_empty() {
        rows.extend(set(&marks.join("; "), "    ", env));
    }
    rows
}

fn best(read: &SittingRead, env: &Env) -> Vec<Row<Opens>> {
    let strengths = read.strengths.iter().filter(|one| one.at_best);
    let items = strengths.filter_map(|one| read.item(&one.key)).flat_map(|item| item_rows(item, env));
    std::iter::once(heading("At the best level")).chain(items).collect()
}

fn unknown(read: &SittingRead, env: &Env) -> Vec<Row<Opens>> {
    let mut rows = vec![heading("Looked at and not known: who could know?")];
    for one in &read.missing.unknown {
        rows.push(opening(&one.title, Opens::Item(one.key.clone())));
        let by = if one.known_by.is_empty() { "nobody is named yet" } else { &one.known_by };
        rows.extend(set(by, "    ", env));
    }
    rows
}

fn without_evidence(read: &SittingRead, env: &Env) -> Vec<Row<Opens>> {
    let mut rows = vec![heading("The checklist asks here for more")];
    for (key, title, parts) in &read.missing.beside {
        rows.push(opening(title, Opens::Item(key.clone())));
        let parts: Vec<String> = parts.iter().map(|part| (*part).to_owned()).collect();
        rows.extend(set(&words::joined(&parts), "    ", env));
    }
    rows
}

/// The page that a row opens.
pub(super) fn page(read: &SittingRead, opened: &Opens) -> Vec<Para> {
    match opened {
        Opens::Item(key) => item(read, key),
        Opens::Judgement => judgement(read),
        Opens::Papers => papers(read),
        _ => about(read),
    }
}

fn item(read: &SittingRead, key: &mark::Key) -> Vec<Para> {
    let Some(item) = read.item(key) else { return Vec::new() };
    let area = read.area(&item.area).map_or("", |area| area.name.as_str());
    let mut paras = vec![Para::heading(&item.title), Para::line(area.to_owned())];
    let marks = [
        (item.critical, "A safety item."),
        (item.about_home, "About the home, and shared with every child in it."),
        (item.guarded, "The checklist keeps this from every copy for the family."),
    ];
    paras.extend(marks.into_iter().filter(|(so, _)| *so).map(|(_, words)| Para::line(words)));
    paras.push(Para::space());
    paras.push(Para::line(item.says.clone()));
    if !item.anchor.is_empty() {
        paras.push(Para::line(item.anchor.clone()));
    }
    paras.push(Para::space());
    paras.extend(beside_paras(item.evidence.as_ref(), &read.child_name, &read.people));
    if let Some(outcome) = &item.outcome {
        paras.push(Para::heading("An outcome is made of it"));
        paras.push(Para::line(format!("{}: {}", outcome.change, outcome.better)));
        let by = outcome.by.map_or_else(String::new, long_date);
        paras.extend(Para::fact("By", &by));
    } else {
        paras.push(Para::line(format!("{} makes an outcome of it.", press(Key::Outcome))));
    }
    paras
}

fn judgement(read: &SittingRead) -> Vec<Para> {
    let written = &read.judgement;
    let by = written.by.map_or_else(String::new, long_date);
    let mut paras = vec![Para::heading("What a person makes of it")];
    if written.level.trim().is_empty() {
        paras.push(Para::line(NO_LEVEL));
    }
    let facts = [
        ("Level", written.level.as_str()),
        ("Why", &written.reason),
        ("What better looks like", &written.better),
        ("By", &by),
        ("In short", &written.summary),
        ("For", &read.audience.in_words(&read.people)),
    ];
    paras.extend(facts.into_iter().filter_map(|(label, words)| Para::fact(label, words)));
    paras.push(Para::space());
    paras.push(Para::line(match read.closed {
        None => format!("{} writes it; there the sitting is closed too.", press(Key::Judge)),
        Some(_) => format!("The sitting is closed. {} begins a correction of it.", press(Key::Correct)),
    }));
    paras
}

fn papers(read: &SittingRead) -> Vec<Para> {
    let mut paras = vec![Para::heading("Results of scales on their own paper")];
    for (name, paper) in &read.papers {
        paras.push(Para::line(name.clone()));
        paras.extend(
            paper
                .fields
                .iter()
                .map(|(field, words)| Para::item("- ", format!("{}: {words}", words::in_words(field)))),
        );
        paras.push(Para::space());
    }
    paras
}

/// What the sitting is, and what its instrument is not for.
fn about(read: &SittingRead) -> Vec<Para> {
    let closed = match read.closed {
        Some(at) => format!("{}, {}", long_date(at.date_naive()), clock_time(&at)),
        None => "not yet".into(),
    };
    let facts = [
        ("Child", format!("{}, {}", read.child_then, read.band)),
        ("Day", long_date(read.head.date)),
        ("Who scored", read.rater_in_words()),
        ("Occasion", read.occasion.clone()),
        ("Done with", read.done_with.clone()),
        ("Closed", closed),
        ("A correction of", read.corrects.as_ref().map_or_else(String::new, SittingHead::in_short)),
        ("Corrected by", read.corrected_by.as_ref().map_or_else(String::new, SittingHead::in_short)),
        ("Answered", if read.kept_back.is_some() { String::new() } else { read.coverage_in_words() }),
        ("Levels in all", read.counts.clone()),
        ("Kept, and not asked at this age", read.left_out.join(", ")),
    ];
    let mut paras = vec![Para::heading("About this sitting")];
    paras.extend(facts.iter().filter_map(|(label, words)| Para::fact(label, words.trim_end_matches(", "))));
    paras.push(Para::space());
    paras.extend(limits(&read.instrument));
    paras
}
