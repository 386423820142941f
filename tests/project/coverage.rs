//! What became of the documents the portal was drawn from: `tests/coverage/seeds.toml` names for each of their sentences
//! where it can be found, or why it was left out; and nothing that it names may disappear. And how much there is to read.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use portal::content::Catalogue;
use portal::domain::guidance::Page;
use serde::Deserialize;

/// How many sentences, titles, items, links and numbers each document has. Counted once; a table with fewer has lost one.
const SENTENCES: [(&str, usize); 5] = [("000", 41), ("001", 72), ("002", 20), ("003", 48), ("004", 41)];
/// How many things the documents together ask of the program.
const SYSTEM: usize = 21;
/// Fewest pages and words of all packs together, and the words a page has.
const PAGES: usize = 45;
const WORDS: usize = 25_000;
const PAGE: std::ops::RangeInclusive<usize> = 250..=950;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    row: Vec<Row>,
    system: Vec<System>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    seed: String,
    n: usize,
    gist: String,
    #[serde(default, rename = "in")]
    within: Vec<String>,
    left_out: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct System {
    id: String,
    gist: String,
    #[serde(rename = "in")]
    within: Vec<String>,
}

fn table() -> Table {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/coverage/seeds.toml");
    toml::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// Each pack of the program as it is used: over those below it.
fn catalogues() -> Vec<(&'static str, Catalogue)> {
    let ids = Catalogue::pack_ids_embedded().into_iter();
    ids.map(|id| (id, Catalogue::embedded(Some(id)).unwrap())).collect()
}

/// Everything that can be named, as it is named: `page:drift`.
fn there() -> BTreeSet<String> {
    let mut all: BTreeSet<String> =
        ["home", "guidance", "tools", "core-group", "contacts", "links", "videos"]
            .map(|screen| format!("screen:{screen}"))
            .into();
    for (_, catalogue) in catalogues() {
        all.extend(catalogue.guidance().iter().map(|page| format!("page:{}", page.id)));
        all.extend(catalogue.tools().iter().map(|tool| format!("tool:{}", tool.id)));
        all.extend(catalogue.contacts().iter().map(|contact| format!("contact:{}", contact.id)));
        all.extend(catalogue.links().iter().map(|link| format!("link:{}", link.id)));
        all.extend(catalogue.videos().iter().map(|video| format!("video:{}", video.id)));
        all.extend(catalogue.templates().iter().map(|template| format!("template:{}", template.id)));
        all.extend(catalogue.agreement().map(|agreement| format!("agreement:{}", agreement.id)));
        all.extend(catalogue.rules().iter().map(|rule| format!("timescale:{}", rule.id)));
        all.extend((1..=catalogue.voices().len()).map(|n| format!("voice:{n}")));
    }
    all
}

#[test]
fn every_sentence_has_its_row_and_none_is_missing_in_between() {
    let mut numbers: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for row in table().row {
        numbers.entry(row.seed).or_default().push(row.n);
    }
    assert_eq!(numbers.keys().map(String::as_str).collect::<Vec<_>>(), SENTENCES.map(|(seed, _)| seed));
    for (seed, count) in SENTENCES {
        assert_eq!(numbers[seed], (1..=count).collect::<Vec<_>>(), "{seed}");
    }
}

#[test]
fn each_row_says_what_it_is_and_either_where_it_is_or_why_not() {
    for row in table().row {
        let name = format!("{} {}", row.seed, row.n);
        assert!(row.gist.split_whitespace().count() >= 2, "{name}: a gist says what it is");
        match row.left_out {
            None => assert!(!row.within.is_empty(), "{name}: neither found nor left out"),
            Some(why) => {
                assert!(row.within.is_empty(), "{name}: left out, and found all the same");
                assert!(why.split_whitespace().count() >= 4, "{name}: a reason is a sentence");
            }
        }
    }
    let table = table();
    let ids: BTreeSet<&str> = table.system.iter().map(|one| one.id.as_str()).collect();
    assert_eq!((ids.len(), table.system.len()), (SYSTEM, SYSTEM), "each of them once");
    assert!(table.system.iter().all(|one| !one.gist.is_empty() && !one.within.is_empty()));
}

#[test]
fn nothing_that_is_named_has_disappeared() {
    let there = there();
    let table = table();
    let named = table
        .row
        .iter()
        .flat_map(|row| row.within.iter().map(move |at| (format!("{} {}", row.seed, row.n), at)));
    let system = table.system.iter().flat_map(|one| one.within.iter().map(move |at| (one.id.clone(), at)));
    let gone: Vec<String> = named
        .chain(system)
        .filter(|(_, at)| !there.contains(*at))
        .map(|(name, at)| format!("{name}: {at}"))
        .collect();
    assert_eq!(gone, Vec::<String>::new());
}

/// Every page of every pack once, with the pack it is in.
fn pages() -> Vec<(&'static str, Page)> {
    let ids = Catalogue::pack_ids_embedded().into_iter();
    ids.flat_map(|id| Catalogue::alone(id).guidance().to_vec().into_iter().map(move |page| (id, page)))
        .collect()
}

/// The words of a page as it is read: marks are none.
fn words(page: &Page) -> usize {
    page.body.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

#[test]
fn there_is_enough_to_read_and_no_page_is_a_paragraph_or_a_book() {
    let pages = pages();
    assert!(pages.len() >= PAGES, "{} pages", pages.len());
    let all: usize = pages.iter().map(|(_, page)| words(page)).sum();
    assert!(all >= WORDS, "{all} words");
    let odd: Vec<String> = pages
        .iter()
        .map(|(pack, page)| (format!("{pack}/{}", page.id), words(page)))
        .filter(|(_, words)| !PAGE.contains(words))
        .map(|(name, words)| format!("{name}: {words} words"))
        .collect();
    assert_eq!(odd, Vec::<String>::new());
}

#[test]
fn each_page_says_first_what_to_do_or_why() {
    for (pack, page) in pages() {
        assert!(!page.sources.is_empty(), "{pack}/{}", page.id);
        assert!(page.summary.split_whitespace().count() >= 6, "{pack}/{}: {}", page.id, page.summary);
        let first = page.body.lines().next().unwrap_or_default();
        assert!(!first.starts_with(['|', '-']), "{pack}/{} begins with words: {first}", page.id);
    }
}

#[test]
fn every_pack_of_the_program_passes_its_check_and_each_warning_is_explained() {
    for id in Catalogue::pack_ids_embedded() {
        let summary = portal::content::check_embedded(id).unwrap_or_else(|faults| panic!("{faults}"));
        let warnings: Vec<String> = summary.warnings.iter().map(ToString::to_string).collect();
        assert_eq!(warnings, Vec::<String>::new(), "{id}");
        for one in &summary.manifest.accepted {
            assert!(one.why.split_whitespace().count() >= 5, "{id}: {} is explained in a sentence", one.file);
        }
    }
}
