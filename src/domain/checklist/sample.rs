//! Instruments and sittings for tests.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::{DateTime, NaiveDate};

use super::instrument::Instrument;
use super::mark::{Key, Mark};
use super::sitting::{Edition, Judgement, Marks, Rater, Sitting};
use super::sitting_sheet::SittingSheet;
use super::value::Value;
use crate::domain::audience::Audience;
use crate::domain::child::Birth;
use crate::domain::id::Id;

/// What the files of tests begin with; `rest` is everything from `[scale]` on.
pub(super) fn file(rest: &str) -> Instrument {
    let head = "format = 1\n[instrument]\nid = \"sample\"\ntitle = \"Sample\"\nversion = \"1\"\nstatus = \"test\"\nsubject = \"child\"\nlicence = \"CC0-1.0\"\n";
    toml::from_str(&format!("{head}{rest}")).unwrap()
}

/// A scale with these levels.
pub(super) fn scale(direction: &str, values: &[i64]) -> String {
    let values: Vec<String> =
        values.iter().map(|v| format!("{{ v = {v}, key = \"k{v}\", label = \"{v}\" }}")).collect();
    format!("[scale]\nkind = \"ordinal\"\ndirection = \"{direction}\"\nvalues = [{}]\n", values.join(", "))
}

/// One area, `A`, of `items` items `A1`, `A2`...; the first is about safety.
pub(super) fn one_area(scale: &str, rollup: &str, items: usize) -> Instrument {
    let mut area = String::from("[[area]]\nid = \"A\"\nkind = \"care\"\nname = \"Area\"\n");
    for n in 1..=items {
        let _ = writeln!(area, "[[area.item]]\nid = \"A{n}\"\nname = \"Item {n}\"\ncritical = {}", n == 1);
    }
    file(&format!("{scale}[rollup]\n{rollup}\n[review]\nmin_days_for_trend = 14\n{area}"))
}

/// Levels from 1, the best, to `n`, the worst.
pub(super) fn ordinal(n: i64) -> String {
    scale("high_is_worse", &(1..=n).collect::<Vec<_>>())
}

/// An answer as tests write it: a level, `u` not known, `x` does not apply, `-` not yet asked.
pub(super) fn mark(text: &str) -> Mark {
    match text {
        "u" => Mark::Unknown,
        "x" => Mark::Na("asked".into()),
        "-" => Mark::Blank,
        "said" => Mark::Said,
        level => Mark::Level(level.parse::<i64>().map_or_else(|_| Value::from(level), Value::from)),
    }
}

/// `A1=3 A2=u`.
pub(super) fn marks(text: &str) -> Marks {
    let pairs = text.split_whitespace().filter_map(|pair| pair.split_once('='));
    pairs.map(|(key, value)| (Key::from_text(key), mark(value))).collect()
}

/// The answers of the items `A1`, `A2`... in order.
pub(super) fn in_order(text: &str) -> Marks {
    let answers = text.split_whitespace().enumerate();
    answers.map(|(n, value)| (Key::item(&format!("A{}", n + 1)), mark(value))).collect()
}

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn id(n: u8) -> Id {
    Id::from_bytes([n; 16])
}

/// A child of seven.
pub(super) fn seven() -> Birth {
    Birth::Born(day("2019-06-01"))
}

/// A closed sitting of child 1.
pub(super) fn sitting(n: u8, date: &str, rater: &str, answers: Marks) -> Sitting {
    Sitting {
        id: id(n),
        family: id(200),
        child: id(201),
        edition: edition("1"),
        rater: Rater { name: rater.into(), ..Rater::default() },
        date: day(date),
        occasion: String::new(),
        done_with: String::new(),
        closed: DateTime::parse_from_rfc3339("2026-11-26T10:00:00Z").ok(),
        replaces: None,
        home: None,
        chosen: BTreeMap::new(),
        judgement: Judgement::default(),
        audience: Audience::Everyone,
        answers,
    }
}

pub(super) fn edition(version: &str) -> Edition {
    Edition { id: "sample".into(), version: version.into(), hash: format!("{version}abcdef0123") }
}

pub(super) fn sheet_of<'i>(instrument: &'i Instrument, sitting: &'i Sitting) -> SittingSheet<'i> {
    SittingSheet::new(instrument, sitting, None, seven(), &[])
}

/// One answer, `A1`, over sittings three weeks apart.
pub(super) fn series(levels: &str) -> Vec<Sitting> {
    let start = day("2026-01-05");
    let answers = levels.split_whitespace().enumerate();
    answers
        .map(|(n, level)| {
            let date = start + chrono::Days::new(21 * u64::try_from(n).unwrap());
            sitting(u8::try_from(n + 1).unwrap(), &date.to_string(), "HV", in_order(level))
        })
        .collect()
}
