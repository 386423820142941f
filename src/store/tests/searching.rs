//! Words found again, newest first.

use std::sync::atomic::{AtomicBool, Ordering};

use proptest::prelude::*;

use super::*;
use crate::domain::query::Query;

fn found(store: &Store, words: &str) -> Vec<Id> {
    store
        .search(&Query::typed(words), 50, None)
        .expect("searches")
        .into_iter()
        .map(|hit| hit.record)
        .collect()
}

#[test]
fn the_newest_day_comes_first_whatever_was_saved_first() {
    let home = Home::new();
    let mut store = home.create(1);
    for number in [12, 14, 11, 13] {
        put(&mut store, 0, |w| write_text(w, number, "Was not brought.\nSeen at school."));
    }
    assert_eq!(found(&store, "school"), [id(14), id(13), id(12), id(11)]);
    let first = store.search(&Query::typed("school"), 2, None).expect("searches");
    let next = store.search(&Query::typed("school"), 2, Some(first[1].row)).expect("searches");
    assert_eq!(next.iter().map(|hit| hit.record).collect::<Vec<_>>(), [id(12), id(11)]);
    assert_eq!((first[0].line.as_str(), first[0].parent), ("Seen at school.", Some(id(200))));
    assert_eq!(first[0].line.get(first[0].found[0].clone()), Some("school"));
}

#[test]
fn a_question_is_read_as_a_person_means_it() {
    let home = Home::new();
    let mut store = home.create(1);
    put(&mut store, 0, |w| write_text(w, 11, "Zoë was not brought to the clinic"));
    for (words, expected) in [
        ("zoe", 1),
        ("ZOË", 1),
        ("clin", 1),
        ("clin ", 0),
        ("clin* brought", 1),
        ("brought, clinic.", 1),
        ("brought dentist", 0),
        ("not", 1),
        ("\"not brought\"", 1),
        ("\"brought not\"", 0),
        ("\"the clin", 1),
        ("body:clinic", 0),
        ("", 0),
        ("*", 0),
    ] {
        assert_eq!(found(&store, words).len(), expected, "{words:?}");
    }
}

#[test]
fn words_are_found_however_they_are_spelt_and_what_an_earlier_version_indexed_is_indexed_anew() {
    let home = Home::new();
    let mut store = home.create(1);
    let text = "O\u{2019}Neil saw \u{141}ukasz and Anne-Marie in the o\u{fb03}ce";
    put(&mut store, 0, |w| write_text(w, 11, text));
    let asked =
        ["oneil", "o'neil", "neil", "lukasz", "\u{142}ukasz", "annemarie", "anne marie", "office", "offi"];
    for words in asked {
        let hits = store.search(&Query::typed(words), 5, None).expect("searches");
        assert_eq!(hits.iter().map(|hit| hit.line.as_str()).collect::<Vec<_>>(), [text], "{words}");
    }
    assert_eq!(found(&store, "saw anne in office "), [id(11)]);
    assert_eq!(found(&store, "oneill"), []);
    store.conn.execute("UPDATE note SET body = ?1", [text]).expect("as before");
    store.conn.execute("DELETE FROM meta WHERE name = 'indexed'", []).expect("as before");
    assert_eq!(found(&store, "annemarie"), []);
    store.close().expect("closes");
    let store = home.open();
    for words in asked {
        assert_eq!(found(&store, words), [id(11)], "{words}");
    }
    assert_eq!(faults_of(&store), Vec::<String>::new());
}

#[test]
fn a_text_is_found_by_its_last_words_alone_and_on_its_last_day() {
    let home = Home::new();
    let mut store = home.create(1);
    put(&mut store, 0, |w| write_text(w, 11, "the first words"));
    put(&mut store, 1, |w| write_text(w, 12, "the first words"));
    put(&mut store, 2, |w| write_text(w, 11, "other"));
    assert_eq!(found(&store, "first"), [id(12)]);
    put(&mut store, 3, |w| w.index_note(id(11), None, day(90), "the first words again"));
    assert_eq!(found(&store, "first"), [id(11), id(12)]);
    assert_eq!(faults_of(&store), Vec::<String>::new());
}

#[test]
fn below_these_parents_alone_the_same_is_found_and_nothing_else() {
    let home = Home::new();
    let mut store = home.create(1);
    for number in [12, 14, 11, 13] {
        put(&mut store, 0, |w| write_text(w, number, "Was not brought.\nSeen at school."));
    }
    let below = |parent: Id, words: &str| -> Vec<(Id, String)> {
        let hits = store.search_below::<Text>(&[parent], &Query::typed(words), 3).expect("searches");
        hits.into_iter().map(|hit| (hit.record, hit.line)).collect()
    };
    let line = |number: u8, line: &str| (id(number), line.to_owned());
    let school = "Seen at school.";
    assert_eq!(below(id(200), "scho"), [line(14, school), line(13, school), line(12, school)]);
    assert_eq!(
        below(id(200), "brought school")[0],
        line(14, "Was not brought."),
        "two lines, the first of them"
    );
    assert_eq!(
        below(id(200), "\"brought seen\" "),
        [line(14, "Was not brought."), line(13, "Was not brought."), line(12, "Was not brought.")]
    );
    assert_eq!(below(id(201), "school"), []);
    assert_eq!(below(id(200), "aeroplane"), []);
    assert_eq!(below(id(200), ""), []);
}

#[test]
fn a_newer_question_stops_the_one_that_runs() {
    let home = Home::new();
    let store = home.create(1);
    let (handle, is_done) = (store.interrupt_handle(), AtomicBool::new(false));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !is_done.load(Ordering::Relaxed) {
                handle.interrupt();
                std::thread::yield_now();
            }
        });
        let endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n";
        let answer = store.conn.query_row(endless, [], |row| row.get::<_, i64>(0)).map_err(StoreError::from);
        is_done.store(true, Ordering::Relaxed);
        assert!(matches!(answer, Err(StoreError::Interrupted)));
    });
    assert_eq!(found(&store, "anything"), []);
}

#[test]
fn any_text_is_a_question() {
    let home = Home::new();
    let mut store = home.create(1);
    put(&mut store, 0, |w| write_text(w, 11, "NEAR AND OR NOT the clinic (twice)"));
    let question = prop_oneof![
        any::<String>(),
        "[\"*^:(){}+\\-a-cANDORT \u{0}\u{301}]{0,40}",
        Just("\u{1e900}* x".to_owned()),
        proptest::collection::vec("[a-c]{1,90}", 0..40).prop_map(|words| words.join(" ")),
    ];
    proptest!(ProptestConfig::with_cases(400), |(words in question)| {
        prop_assert!(store.search(&Query::typed(&words), 5, None).is_ok());
    });
}
