//! What a save, a list and a search cost in a file that holds 100,000 written texts.
//!
//! `cargo bench --bench save`. Making the file takes a minute; it is thrown away at the end.

#![expect(clippy::expect_used, reason = "a bench that cannot go on stops")]

use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::OnceLock;

use chrono::{DateTime, Days, NaiveDate};
use divan::{Bencher, black_box};
use portal::domain::body::{Body, Edit, Line, Spot};
use portal::domain::family::Family;
use portal::domain::id::Id;
use portal::domain::manuscript::Step;
use portal::domain::meeting::Text;
use portal::domain::query::Query;
use portal::store::{DraftSave, Key, Stamp, Store, StoreError, Writing};

const KEY: Key = [7; 32];
const NOTES: u32 = 100_000;
const FAMILIES: u32 = 200;
const COMMON: &[&str] = &[
    "school", "said", "seen", "she", "his", "mother", "the", "and", "was", "at", "home", "plan", "visit",
    "week", "not", "brought", "to", "clinic", "nursery", "worried", "about", "sleep", "food", "warm",
    "agreed", "by",
];

fn main() {
    divan::main();
    if let Some(folder) = FILE.get().and_then(|file| file.parent()) {
        let _ = std::fs::remove_dir_all(folder);
    }
}

static FILE: OnceLock<PathBuf> = OnceLock::new();

fn id(kind: u8, number: u32) -> Id {
    let mut bytes = [kind; 16];
    bytes[..4].copy_from_slice(&number.to_be_bytes());
    Id::from_bytes(bytes)
}

fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2015, 1, 1).expect("a day")
}

fn stamp() -> Stamp {
    let at = DateTime::from_timestamp_millis(1_800_000_000_000).expect("a time").into();
    Stamp { at, author: "A. Practitioner".into() }
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
            _ => words.push_str(COMMON[(pick / 4 % COMMON.len()).min(pick / 999 % COMMON.len())]),
        }
        if seed.is_multiple_of(12) && place == 7 {
            words.push_str(" bruise");
        }
        words.push(if place % 25 == 24 { '\n' } else { ' ' });
    }
    words
}

fn body(words: &str) -> Body {
    words.lines().map(Line::plain).collect::<Vec<_>>().into()
}

fn text(number: u32, words: &str) -> Text {
    Text {
        id: id(2, number),
        meeting: id(3, number / 8),
        part: id(4, number / 8),
        section: "worries".into(),
        child: None,
        body: body(words),
        done: false,
        meanings: portal::domain::meaning::Meanings::default(),
    }
}

fn family(number: u32) -> Family {
    Family {
        id: id(1, number),
        reference: format!("F-{number}"),
        name: "A household".into(),
        since: first_day(),
        about: words(number, 30),
        made_up: true,
    }
}

fn add_text(writing: &mut Writing<'_>, number: u32) -> Result<(), StoreError> {
    writing.save(&text(number, &words(number, 100)), None)?;
    let day = first_day() + Days::new(u64::from(number / 25));
    writing.fold(id(2, number), day).map(drop)
}

/// The file with everything in it, made once.
fn file() -> &'static PathBuf {
    FILE.get_or_init(|| {
        let path = tempfile::tempdir().expect("a folder").keep().join("bench.portal");
        let mut store = Store::create(&path, &KEY, id(9, 1)).expect("made");
        let families =
            store.write(&stamp(), |w| (0..FAMILIES).try_for_each(|n| w.save(&family(n), None).map(drop)));
        families.expect("saved");
        for first in (0..NOTES).step_by(5_000) {
            store
                .write(&stamp(), |w| (first..first + 5_000).try_for_each(|n| add_text(w, n)))
                .expect("saved");
        }
        store.close().expect("closed");
        eprintln!("file: {} MB", std::fs::metadata(&path).expect("is there").len() / 1_000_000);
        path
    })
}

fn open() -> Store {
    Store::open(file(), &KEY).expect("opens")
}

/// One tick: the whole text with one more letter, and the step that grew by it.
fn tick(bencher: Bencher<'_, '_>, number: u32, mut body: Body) {
    let mut store = open();
    store.write(&stamp(), |w| w.save(&text(number, ""), None)).expect("saved");
    let Spot { line, byte } = body.end();
    let mut inserted = String::new();
    bencher.bench_local(move || {
        let at = byte + inserted.len();
        let letter = Edit::Within { line, at, removed: String::new(), inserted: "x".into() };
        body.apply(&letter).expect("fits");
        inserted.push('x');
        let edits = vec![Edit::Within { line, at: byte, removed: String::new(), inserted: inserted.clone() }];
        let step = Step { edits, before: Spot { line, byte }, after: body.end() };
        let save = DraftSave {
            text: id(2, number),
            body: &body,
            spot: body.end(),
            standing: 1,
            keep_steps: 0,
            new_steps: std::slice::from_ref(&step),
        };
        store.write(&stamp(), |w| w.draft(&save)).expect("saved")
    });
}

#[divan::bench(sample_count = 1_000, sample_size = 1)]
fn tick_of_100_words(bencher: Bencher<'_, '_>) {
    tick(bencher, NOTES + 1, body(&words(1, 100)));
}

#[divan::bench(sample_count = 300, sample_size = 1)]
fn tick_of_200_000_characters(bencher: Bencher<'_, '_>) {
    let long: String = words(2, 60_000).chars().take(199_000).collect();
    tick(bencher, NOTES + 2, body(&long));
}

#[divan::bench(sample_count = 300, sample_size = 1)]
fn leaving_a_text_of_100_words(bencher: Bencher<'_, '_>) {
    let mut store = open();
    let mut turn = 0;
    bencher.bench_local(move || {
        turn += 1;
        let body = body(&words(turn, 100));
        let save = DraftSave {
            text: id(2, 50_000),
            body: &body,
            spot: body.end(),
            standing: 0,
            keep_steps: 0,
            new_steps: &[],
        };
        store
            .write(&stamp(), |w| {
                w.draft(&save)?;
                w.fold(id(2, 50_000), first_day() + Days::new(2_000))
            })
            .expect("saved")
    });
}

#[divan::bench]
fn list_of_200_families(bencher: Bencher<'_, '_>) {
    let reading = Store::open_reading(file(), &KEY).expect("opens");
    bencher.bench_local(|| reading.list::<Family>(None).expect("reads"));
}

#[divan::bench]
fn opening(bencher: Bencher<'_, '_>) {
    file();
    bencher.bench_local(|| open().list::<Text>(Some(id(3, 77))).expect("reads"));
}

#[divan::bench(args = ["s", "sc", "sch", "scho", "school ", "bruise ", "w123", "not brought ", "\"not brought\""])]
fn search(bencher: Bencher<'_, '_>, words: &str) {
    let reading = Store::open_reading(file(), &KEY).expect("opens");
    bencher.bench_local(|| reading.search(&Query::typed(black_box(words)), 20, None).expect("searches"));
}

#[divan::bench]
fn conflicts(bencher: Bencher<'_, '_>) {
    let reading = Store::open_reading(file(), &KEY).expect("opens");
    bencher.bench_local(|| reading.conflicts().expect("reads"));
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn verify(bencher: Bencher<'_, '_>) {
    let reading = Store::open_reading(file(), &KEY).expect("opens");
    bencher.bench_local(|| {
        let verdict = reading.verify().expect("verifies");
        assert!(verdict.faults.is_empty(), "{verdict:?}");
    });
}
