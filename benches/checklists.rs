//! What opening a child's trend and a family's checklist page cost, in a store with 200 children of 20 sittings each, every
//! one with the answers of the Everyday Care Record and evidence beside some of them. Reading the store is counted in.
//!
//! `cargo bench --bench checklists`. Wanted: a trend in 10 ms at most, a family's page in 20 ms at most. Making the store
//! takes a minute; it is thrown away at the end.

#![expect(clippy::expect_used, reason = "a bench that cannot go on stops")]

use std::path::PathBuf;
use std::sync::OnceLock;

use chrono::{DateTime, Days, NaiveDate};
use divan::{Bencher, black_box};
use portal::domain::audience::Audience;
use portal::domain::checklist::evidence::Evidence;
use portal::domain::checklist::instrument::{Instrument, Scope};
use portal::domain::checklist::mark::{Key as Under, Mark};
use portal::domain::checklist::sitting::{HomeAnswers, Judgement, Marks, Rater, Sitting};
use portal::domain::checklist::value::Value;
use portal::domain::child::{Birth, Child};
use portal::domain::family::Family;
use portal::domain::id::Id;
use portal::domain::person::{Capacity, Person, Tie};
use portal::service::Catalogue;
use portal::service::checklists::{side_by_side, trend, view, wording, words};
use portal::store::{Key, Stamp, Store, StoreError, Writing};

const KEY: Key = [7; 32];
const CHILDREN: u32 = 200;
const SIBLINGS: u32 = 4;
const SITTINGS: u32 = 20;
const INSTRUMENT: &str = "open-care";

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

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn stamp() -> Stamp {
    let at = DateTime::from_timestamp_millis(1_800_000_000_000).expect("a time").into();
    Stamp { at, author: "A. Practitioner".into() }
}

fn instrument() -> Instrument {
    let catalogue = Catalogue::embedded(None).expect("a catalogue");
    catalogue.checklist(INSTRUMENT).expect("is there").clone()
}

/// The store with everything in it, made once.
fn file() -> &'static PathBuf {
    FILE.get_or_init(|| {
        let path = tempfile::tempdir().expect("a folder").keep().join("bench.portal");
        let mut store = Store::create(&path, &KEY, id(9, 1)).expect("made");
        let instrument = instrument();
        for family in 0..CHILDREN / SIBLINGS {
            store.write(&stamp(), |w| add_family(w, family, &instrument)).expect("saved");
        }
        store.close().expect("closed");
        eprintln!("file: {} MB", std::fs::metadata(&path).expect("is there").len() / 1_000_000);
        path
    })
}

fn add_family(w: &mut Writing<'_>, family: u32, instrument: &Instrument) -> Result<(), StoreError> {
    let (edition, worded) = wording::of(instrument);
    w.save(&worded, None)?;
    let fid = id(1, family);
    w.save(
        &Family {
            id: fid,
            reference: format!("F-{family}"),
            name: String::new(),
            since: day("2020-01-01"),
            about: String::new(),
            made_up: true,
        },
        None,
    )?;
    let mum = Person {
        id: id(2, family),
        family: fid,
        handle: "Mum".into(),
        name: String::new(),
        role: "mother".into(),
        agency: String::new(),
        capacity: Capacity::Parent,
        telephone: String::new(),
        earlier: Vec::new(),
    };
    w.save(&mum, None)?;
    for number in 0..SITTINGS {
        let home = HomeAnswers {
            id: id(3, family * SITTINGS + number),
            family: fid,
            edition: edition.clone(),
            rater: rater(number),
            date: date(number),
            answers: marks(instrument, |scope| scope == Scope::Household, mum.id, number),
        };
        w.save(&home, None)?;
    }
    for sibling in 0..SIBLINGS {
        let child = Child {
            id: id(4, family * SIBLINGS + sibling),
            family: fid,
            name: format!("Child {sibling}"),
            order: sibling + 1,
            birth: Birth::Born(day("2016-05-01") + Days::new(u64::from(sibling) * 500)),
            needs: String::new(),
            school: String::new(),
            takes_part: String::new(),
            audience: Audience::Everyone,
            lost: None,
            earlier: Vec::new(),
        };
        w.save(&child, None)?;
        let tie = Tie {
            id: id(5, family * SIBLINGS + sibling),
            family: fid,
            person: mum.id,
            child: child.id,
            relation: "mother".into(),
            responsibility: Some(true),
            contact: String::new(),
            may_receive: Some(true),
            from: day("2020-01-01"),
            until: None,
        };
        w.save(&tie, None)?;
        for number in 0..SITTINGS {
            add_sitting(w, (&child, number, family), instrument, mum.id)?;
        }
    }
    Ok(())
}

fn add_sitting(
    w: &mut Writing<'_>,
    (child, number, family): (&Child, u32, u32),
    instrument: &Instrument,
    carer: Id,
) -> Result<(), StoreError> {
    let sitting = Sitting {
        id: id(6, (family * SIBLINGS + child.order) * SITTINGS + number),
        family: child.family,
        child: child.id,
        edition: wording::of(instrument).0,
        rater: rater(number),
        date: date(number),
        occasion: "repeat".into(),
        done_with: String::new(),
        closed: Some(stamp().at),
        replaces: None,
        home: Some(id(3, family * SITTINGS + number)),
        chosen: std::collections::BTreeMap::new(),
        judgement: Judgement::default(),
        audience: Audience::ProfessionalsOnly,
        answers: marks(instrument, |scope| scope != Scope::Household, carer, number + child.order),
    };
    w.save(&sitting, None)?;
    for key in sitting.answers.keys().step_by(6) {
        w.save(&evidence(sitting.id, key), None)?;
    }
    Ok(())
}

fn evidence(sheet: Id, key: &Under) -> Evidence {
    Evidence {
        id: portal::service::new_id(),
        sheet,
        answer: key.to_string(),
        words: "seen at home on an afternoon when nobody was expected, and again at school".into(),
        source: "seen".into(),
        seen_on: None,
        impact_on_child: "tired by ten, and not joining in".into(),
        child_view: String::new(),
        carer_view: String::new(),
        strength: String::new(),
        barrier: String::new(),
        since: String::new(),
        checked_with: String::new(),
        audience: Audience::Everyone,
    }
}

fn rater(number: u32) -> Rater {
    let name = if number.is_multiple_of(5) { "School" } else { "HV" };
    Rater { name: name.into(), role: "health visitor".into(), agency: "health".into() }
}

fn date(number: u32) -> NaiveDate {
    day("2022-01-10") + Days::new(u64::from(number) * 84)
}

/// A level for every item of these scopes, at whatever age.
fn marks(instrument: &Instrument, takes: impl Fn(Scope) -> bool, carer: Id, number: u32) -> Marks {
    let items = instrument.items().map(|(_, item)| item).filter(|item| item.scored && takes(item.scope));
    let marks = items.zip(0_u32..).map(|(item, at)| {
        let key =
            if item.scope == Scope::Carer { Under::of_carer(&item.id, carer) } else { Under::item(&item.id) };
        (key, Mark::Level(Value::Number(i64::from((at * 7 + number * 3) % 4 + 1))))
    });
    marks.collect()
}

/// A child's trend, as the screen and the command line show it.
#[divan::bench(sample_count = 200, sample_size = 1)]
fn trend_of_a_child(bencher: Bencher<'_, '_>) {
    let reading = Store::open_reading(file(), &KEY).expect("opens");
    let mut turn = 0;
    bencher.bench_local(move || {
        turn = (turn + 37) % CHILDREN;
        let read = trend::read(&reading, black_box(id(4, turn)), INSTRUMENT).expect("reads");
        assert_eq!(read.parts.first().map(|part| part.sittings.len()), Some(SITTINGS as usize));
        read
    });
}

/// The same, by a connection that was opened for it: nothing is kept from a question before.
#[divan::bench(sample_count = 50, sample_size = 1)]
fn trend_of_a_child_just_opened(bencher: Bencher<'_, '_>) {
    file();
    let mut turn = 0;
    bencher.with_inputs(|| Store::open_reading(file(), &KEY).expect("opens")).bench_local_values(
        move |reading| {
            turn = (turn + 37) % CHILDREN;
            trend::read(&reading, black_box(id(4, turn)), INSTRUMENT).expect("reads")
        },
    );
}

/// A family's page: its sittings, and how closely each child was looked at.
#[divan::bench(sample_count = 100, sample_size = 1)]
fn page_of_a_family(bencher: Bencher<'_, '_>) {
    let reading = Store::open_reading(file(), &KEY).expect("opens");
    let mut turn = 0;
    bencher.bench_local(move || {
        turn = (turn + 7) % (CHILDREN / SIBLINGS);
        let all = view::family(&reading, black_box(id(1, turn))).expect("reads");
        assert_eq!(all.sittings.len(), (SIBLINGS * SITTINGS) as usize);
        black_box(page(&all));
        all
    });
}

/// What the page works out of them: how complete each sitting is.
fn page(all: &view::FamilyChecklists) -> Vec<String> {
    all.sittings.iter().filter_map(|row| all.sheet(row)).map(|sheet| words::completeness(&sheet)).collect()
}

/// The children side by side, from the store.
#[divan::bench(sample_count = 100, sample_size = 1)]
fn children_side_by_side(bencher: Bencher<'_, '_>) {
    let reading = Store::open_reading(file(), &KEY).expect("opens");
    let mut turn = 0;
    bencher.bench_local(move || {
        turn = (turn + 7) % (CHILDREN / SIBLINGS);
        let read = side_by_side::read(&reading, black_box(id(1, turn)), INSTRUMENT, day("2026-11-20"));
        assert!(!read.expect("reads").rows.is_empty());
    });
}
