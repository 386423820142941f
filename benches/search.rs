//! How long an answer takes while one types: in 2,000 pages of content, and in 100,000 texts of records.
//!
//! `cargo bench --bench search`. Making the store takes a minute; it is thrown away at the end. `PORTAL_NOTES` and
//! `PORTAL_PAGES` are other numbers of texts and pages.

#![expect(clippy::expect_used, reason = "a bench that cannot go on stops")]

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, Days, NaiveDate};
use portal::domain::body::{Body, Line};
use portal::domain::family::Family;
use portal::domain::id::Id;
use portal::domain::meeting::{Form, Kind, Meeting, State, Text};
use portal::domain::query::Query;
use portal::service::Catalogue;
use portal::service::search::{AT_MOST, Finder, OF_CONTENT, records};
use portal::store::{Key, Reading, Stamp, Store, StoreError, Writing};

const KEY: Key = [7; 32];
const TEXTS_OF_A_MEETING: u32 = 8;
const FAMILIES: u32 = 200;

/// What is typed, letter by letter: common words and rare ones, a beginning, a phrase, what has synonyms, slips.
const TYPED: &[&str] = &[
    "school",
    "neglect",
    "was not brought",
    "\"was not brought\"",
    "DNA",
    "neglect toolkit",
    "core group",
    "how often",
    "the mother said",
    "s",
    "w12345",
    "supervsion",
    "chidlren home",
    "bruise at home",
    "qqqqqqqqq",
];

const WORDS: &[&str] = &[
    "school",
    "said",
    "seen",
    "she",
    "his",
    "mother",
    "the",
    "and",
    "was",
    "at",
    "home",
    "plan",
    "visit",
    "week",
    "not",
    "brought",
    "to",
    "clinic",
    "nursery",
    "worried",
    "about",
    "sleep",
    "food",
    "warm",
    "agreed",
    "by",
    "core",
    "group",
    "neglect",
    "children",
    "supervision",
    "conference",
];

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    content(folder.path(), asked("PORTAL_PAGES", 2_000));
    in_records(folder.path(), asked("PORTAL_NOTES", 100_000));
}

fn asked(name: &str, otherwise: u32) -> u32 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(otherwise)
}

/// The same words each time: a small linear congruential generator.
fn words(seed: u32, count: usize) -> String {
    let mut state = seed.wrapping_mul(2_654_435_761) | 1;
    let mut words = String::with_capacity(count * 6);
    for place in 0..count {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let pick = (state >> 8) as usize;
        match pick % 4 {
            0 => {
                let _ = write!(words, "w{}", pick / 4 % 30_000);
            }
            _ => words.push_str(WORDS[(pick / 4 % WORDS.len()).min(pick / 999 % WORDS.len())]),
        }
        words.push_str(match place % 12 {
            11 => ". ",
            _ => " ",
        });
    }
    words
}

/// Everything that is on the screen after each key of `typed`.
fn keys(typed: &str) -> impl Iterator<Item = &str> {
    typed.char_indices().map(|(at, letter)| typed.get(..at + letter.len_utf8()).unwrap_or(typed))
}

/// Asks after every key, five rounds. Told are all answers, and for each key the least of its five: other work on the
/// machine adds to the first and hardly to the second.
fn told(what: &str, mut ask: impl FnMut(&str)) {
    let (mut all, mut least, mut slowest) = (Vec::new(), Vec::new(), (Duration::ZERO, ""));
    for typed in TYPED.iter().flat_map(|typed| keys(typed)) {
        let rounds: Vec<Duration> = (0..5)
            .map(|_| {
                let began = Instant::now();
                ask(typed);
                began.elapsed()
            })
            .collect();
        let fewest = rounds.iter().min().copied().unwrap_or_default();
        slowest = slowest.max((fewest, typed));
        least.push(fewest);
        all.extend(rounds);
    }
    println!("{what}: {}; the least of five: {}; slowest {slowest:?}", shares(all), shares(least));
}

fn shares(mut took: Vec<Duration>) -> String {
    took.sort_unstable();
    let last = took.len().saturating_sub(1);
    let at = |share: usize| took.get((took.len() * share / 100).min(last)).copied().unwrap_or_default();
    format!(
        "{} answers, half within {:?}, 99 in 100 within {:?}, all within {:?}",
        took.len(),
        at(50),
        at(99),
        at(100)
    )
}

const PACK: &str = "id = \"many\"\ntitle = \"Many pages\"\nauthority = \"Nobody\"\nversion = \"1\"\n\
    published = 2026-01-01\nreview_by = 2030-01-01\nlicence = \"none\"\nabout = \"For measuring.\"\n";

fn page(number: u32) -> String {
    let mut page = format!(
        "+++\nid = \"page-{number}\"\ntitle = \"{}\"\ngroup = \"Many\"\nsummary = \"{}\"\nreviewed = 2026-01-01\n\
         review_by = 2030-01-01\nconfidence = \"confirmed\"\n[[source]]\nname = \"Made up\"\n+++\n",
        words(number + 900_000, 3).replace('.', "").trim(),
        words(number + 800_000, 12).trim(),
    );
    for section in 0..6 {
        let seed = number * 10 + section;
        let _ = write!(
            page,
            "\n## {}\n\n{}\n",
            words(seed + 700_000, 4).replace('.', "").trim(),
            words(seed, 80)
        );
    }
    page
}

fn content(folder: &Path, pages: u32) {
    let folder = folder.join("pack");
    std::fs::create_dir_all(folder.join("guidance")).expect("a folder");
    std::fs::write(folder.join("pack.toml"), PACK).expect("written");
    for number in 0..pages {
        std::fs::write(folder.join(format!("guidance/page-{number}.md")), page(number)).expect("written");
    }
    let catalogue = Catalogue::embedded(None).expect("the packs").with_folder(&folder);
    let mut finder = Finder::new(Arc::new(catalogue));
    let today = NaiveDate::from_ymd_opt(2026, 11, 26).expect("a day");
    let began = Instant::now();
    finder.find("a", OF_CONTENT, today).expect("finds");
    println!("{pages} pages read and made ready in {:?}", began.elapsed());
    told("in the content", |typed| {
        finder.find(typed, OF_CONTENT, today).expect("finds");
    });
}

fn id(kind: u8, number: u32) -> Id {
    let mut bytes = [kind; 16];
    bytes[..4].copy_from_slice(&number.to_be_bytes());
    Id::from_bytes(bytes)
}

fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2015, 1, 1).expect("a day")
}

fn family(number: u32) -> Family {
    let (name, about) = ("A household".into(), words(number, 30));
    Family {
        id: id(1, number),
        reference: format!("F-{number}"),
        name,
        since: first_day(),
        about,
        made_up: true,
    }
}

fn meeting(number: u32) -> Meeting {
    Meeting {
        id: id(3, number),
        family: id(1, number % FAMILIES),
        kind: Kind::Review,
        number: 1,
        on: first_day() + Days::new(u64::from(number / 3)),
        at: None,
        place: String::new(),
        state: State::Closed,
        turns: Vec::new(),
        form: Form {
            template: "review".into(),
            version: "1".into(),
            pack: "many".into(),
            pack_version: "1".into(),
            wording: id(5, 1),
        },
        due: None,
        late_because: String::new(),
        counts: None,
        typed_up: None,
        next: None,
        next_words: String::new(),
        next_detail: String::new(),
    }
}

fn put(writing: &mut Writing<'_>, number: u32) -> Result<(), StoreError> {
    let of = meeting(number / TEXTS_OF_A_MEETING);
    if number.is_multiple_of(TEXTS_OF_A_MEETING) {
        writing.save(&of, None)?;
    }
    let mut said = words(number, 100).replace(". ", ".\n");
    if number.is_multiple_of(12) {
        said.push_str("a bruise");
    }
    let text = Text {
        id: id(2, number),
        meeting: of.id,
        part: id(4, number / TEXTS_OF_A_MEETING),
        section: "worries".into(),
        child: None,
        body: Body::from(said.lines().map(Line::plain).collect::<Vec<_>>()),
        done: false,
        meanings: portal::domain::meaning::Meanings::default(),
    };
    writing.save(&text, None)?;
    writing.fold(text.id, of.on).map(drop)
}

fn store(path: &Path, notes: u32) -> Reading {
    let mut store = Store::create(path, &KEY, id(9, 1)).expect("made");
    let at = DateTime::from_timestamp_millis(1_800_000_000_000).expect("a time").into();
    let stamp = Stamp { at, author: "A. Practitioner".into() };
    let families =
        store.write(&stamp, |w| (0..FAMILIES).try_for_each(|n| w.save(&family(n), None).map(drop)));
    families.expect("saved");
    for first in (0..notes).step_by(5_000) {
        let last = notes.min(first + 5_000);
        store.write(&stamp, |w| (first..last).try_for_each(|n| put(w, n))).expect("saved");
    }
    store.close().expect("closed");
    Store::open_reading(path, &KEY).expect("opens")
}

fn in_records(folder: &Path, notes: u32) {
    let reading = store(&folder.join("bench.portal"), notes);
    let catalogue = Catalogue::embedded(None).expect("the packs");
    for (what, only) in [("in all records", None), ("in one family's", Some(id(1, 77)))] {
        told(&format!("{notes} texts, {what}"), |typed| {
            let query = Query::typed(typed).with_synonyms(catalogue.synonyms());
            records(&reading, &query, AT_MOST, only).expect("searches");
        });
    }
}
