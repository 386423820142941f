//! A text under the fingers: nothing typed is lost, and undo outlives the program.

use super::*;
use crate::domain::body::{Edit, Spot};
use crate::domain::manuscript::{Manuscript, Stroke};
use crate::domain::query::Query;
use crate::store::DraftSave;

fn letter(manuscript: &Manuscript, letter: char, joins: bool) -> Stroke {
    let Spot { line, byte } = manuscript.spot();
    let edit = Edit::Within { line, at: byte, removed: String::new(), inserted: letter.into() };
    Stroke::Edit { edit, after: Spot { line, byte: byte + letter.len_utf8() }, joins }
}

/// Saves what changed since the last tick, as the writer does: the open step again, and what follows.
fn tick(store: &mut Store, at: i64, text: Id, manuscript: &Manuscript, keep_steps: usize) {
    let save = DraftSave {
        text,
        body: manuscript.body(),
        spot: manuscript.spot(),
        standing: manuscript.standing(),
        keep_steps,
        new_steps: &manuscript.steps()[keep_steps..],
    };
    put(store, at, |w| w.draft(&save));
}

/// Types words, a tick a letter.
fn type_in(store: &mut Store, manuscript: &mut Manuscript, words: &str) {
    for (at, next) in (1_i64..).zip(words.chars()) {
        let stroke = letter(manuscript, next, next != ' ' && manuscript.standing() > 0);
        let keep = manuscript.standing().saturating_sub(1);
        manuscript.apply(&stroke).expect("fits");
        tick(store, at, id(11), manuscript, keep);
    }
}

#[test]
fn two_thousand_ticks_are_taken_back_and_made_again_after_a_restart() {
    let home = Home::new();
    let mut store = home.create(1);
    put(&mut store, 0, |w| w.save(&text(11, ""), None));
    let mut written = store.manuscript(id(11)).expect("reads").expect("is there");
    type_in(&mut store, &mut written, &"was not brought to nursery ".repeat(75)[..2_000]);
    let before = written.body().to_text();
    drop(store);

    let store = home.open();
    let mut again = store.manuscript(id(11)).expect("reads").expect("is there");
    assert_eq!(again, written);
    assert_eq!(store.unfolded().expect("reads"), [id(11)]);
    assert_eq!(store.history(id(11)).expect("reads").iter().filter(|c| c.field == "body").count(), 1);
    while again.standing() > 0 {
        again.apply(&Stroke::Undo).expect("fits");
    }
    assert_eq!(again.body().to_text(), "");
    while again.standing() < again.steps().len() {
        again.apply(&Stroke::Redo).expect("fits");
    }
    assert_eq!(again.body().to_text(), before);
    assert_eq!(faults_of(&store), Vec::<String>::new());
}

#[test]
fn what_was_taken_back_can_be_made_again_after_a_restart() {
    let home = Home::new();
    let mut store = home.create(1);
    put(&mut store, 0, |w| w.save(&text(11, ""), None));
    let mut written = store.manuscript(id(11)).expect("reads").expect("is there");
    type_in(&mut store, &mut written, "one two three");
    written.apply(&Stroke::Undo).expect("fits");
    tick(&mut store, 50, id(11), &written, written.steps().len());
    drop(store);

    let mut store = home.open();
    let mut again = store.manuscript(id(11)).expect("reads").expect("is there");
    assert_eq!((again.body().to_text().as_str(), again.steps().len()), ("one two", 3));
    type_in(&mut store, &mut again, " four");
    assert_eq!(store.manuscript(id(11)).expect("reads"), Some(again));
}

#[test]
fn a_text_that_is_left_is_one_change_and_undo_goes_on() {
    let home = Home::new();
    let mut store = home.create(1);
    put(&mut store, 0, |w| w.save(&text(11, ""), None));
    let mut written = store.manuscript(id(11)).expect("reads").expect("is there");
    type_in(&mut store, &mut written, "weighed at home");
    assert!(put(&mut store, 20, |w| w.fold(id(11), day(1))).0);
    assert!(!put(&mut store, 21, |w| w.fold(id(11), day(1))).0, "nothing new to log");
    assert_eq!(store.history(id(11)).expect("reads").iter().filter(|c| c.field == "body").count(), 2);
    assert_eq!(store.search(&Query::typed("weigh"), 5, None).expect("reads").len(), 1);
    assert_eq!(store.unfolded().expect("reads"), []);
    assert_eq!(store.manuscript(id(11)).expect("reads").as_ref(), Some(&written));
    assert_eq!(faults_of(&store), Vec::<String>::new());

    put(&mut store, 30, |w| w.forget_steps(&[id(11)]));
    let closed = store.manuscript(id(11)).expect("reads").expect("is there");
    assert_eq!((closed.steps().len(), closed.body()), (0, written.body()));
}

#[test]
fn typed_and_taken_back_is_no_change() {
    let home = Home::new();
    let mut store = home.create(1);
    put(&mut store, 0, |w| w.save(&text(11, "stays"), None));
    let mut written = store.manuscript(id(11)).expect("reads").expect("is there");
    type_in(&mut store, &mut written, "x");
    written.apply(&Stroke::Undo).expect("fits");
    tick(&mut store, 9, id(11), &written, 1);
    assert!(!put(&mut store, 20, |w| w.fold(id(11), day(1))).0);
    assert_eq!(faults_of(&store), Vec::<String>::new());
}

#[test]
fn saving_a_text_record_never_sets_back_what_is_being_typed() {
    let home = Home::new();
    let mut store = home.create(1);
    put(&mut store, 0, |w| w.save(&text(11, ""), None));
    let mut older: Text = store.load(id(11)).expect("reads").expect("is there");
    let mut written = store.manuscript(id(11)).expect("reads").expect("is there");
    type_in(&mut store, &mut written, "after the record was loaded");
    older.done = true;
    assert_eq!(put(&mut store, 90, |w| w.save(&older, None)).0, 1);
    let now: Text = store.load(id(11)).expect("reads").expect("is there");
    assert!(now.done);
    assert_eq!(now.body.to_text(), "after the record was loaded");
}

#[test]
fn closing_logs_what_was_not_yet_folded() {
    let home = Home::new();
    let mut store = home.create(1);
    put(&mut store, 0, |w| w.save(&text(11, ""), None));
    let mut written = store.manuscript(id(11)).expect("reads").expect("is there");
    type_in(&mut store, &mut written, "last words");
    put(&mut store, 30, |w| w.forget_steps(&[id(11)]));
    let last = store.history(id(11)).expect("reads").pop().expect("a change");
    assert!(last.value.contains("last words"));
    assert_eq!(faults_of(&store), Vec::<String>::new());
}

#[test]
fn a_history_with_a_gap_is_refused() {
    let home = Home::new();
    let mut store = home.create(1);
    put(&mut store, 0, |w| w.save(&text(11, ""), None));
    let body = body("x");
    let save = |text, keep_steps| DraftSave {
        text,
        body: &body,
        spot: Spot::default(),
        standing: 0,
        keep_steps,
        new_steps: &[],
    };
    assert!(store.write(&stamp(1), |w| w.draft(&save(id(11), 3))).is_err());
    assert!(store.write(&stamp(1), |w| w.draft(&save(id(12), 0))).is_err(), "never saved as a record");
    assert_eq!(store.manuscript(id(11)).expect("reads").expect("is there").body().to_text(), "");
}
