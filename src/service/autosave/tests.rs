use super::*;
use crate::domain::body::{Body, Edit, Spot};

/// Keeps what it is given, and fails on the saves it is told to fail on.
#[derive(Default)]
struct Fake {
    /// Saves that fail, counted from 1.
    fails: Vec<usize>,
    saves: usize,
    folds: usize,
    kept: HashMap<Id, String>,
    /// New steps handed over at each save that succeeded.
    steps: Vec<usize>,
}

#[derive(Debug, PartialEq, Eq)]
struct Full;

impl Fake {
    fn failing_on(fails: &[usize]) -> Self {
        Self { fails: fails.to_vec(), ..Self::default() }
    }

    fn try_one(&mut self) -> Result<(), Full> {
        self.saves += 1;
        if self.fails.contains(&self.saves) { Err(Full) } else { Ok(()) }
    }
}

impl Keeper for Fake {
    type Error = Full;

    fn keep(&mut self, drafts: &[(Id, &Draft)]) -> Result<(), Full> {
        self.try_one()?;
        for (id, draft) in drafts {
            self.kept.insert(*id, draft.manuscript.body().to_text());
            self.steps.push(draft.manuscript.steps().len() - draft.kept);
        }
        Ok(())
    }

    fn fold(&mut self, texts: &[Id]) -> Result<(), Full> {
        self.try_one()?;
        self.folds += texts.len();
        Ok(())
    }
}

const TEXT: Id = Id::from_bytes([1; 16]);
const OTHER: Id = Id::from_bytes([2; 16]);

/// An autosave that holds an empty text, and the time it was taken up.
fn taken_up() -> (Autosave, Instant) {
    let mut autosave = Autosave::default();
    autosave.take_up(TEXT, Manuscript::default());
    (autosave, Instant::now())
}

fn types(autosave: &mut Autosave, text: Id, words: &str, at: Instant) {
    let spot = autosave.manuscript(text).expect("taken up").spot();
    let edit =
        Edit::Within { line: spot.line, at: spot.byte, removed: String::new(), inserted: words.into() };
    let after = Spot { line: spot.line, byte: spot.byte + words.len() };
    autosave.stroke(text, &Stroke::Edit { edit, after, joins: false }, at).expect("it fits");
}

fn millis(n: u64) -> Duration {
    Duration::from_millis(n)
}

#[test]
fn a_save_is_due_a_quarter_of_a_second_after_the_last_key_and_half_a_second_after_the_first() {
    let (mut autosave, start) = taken_up();
    assert_eq!(autosave.due(), None);
    types(&mut autosave, TEXT, "a", start);
    assert_eq!(autosave.due(), Some(start + millis(250)));
    types(&mut autosave, TEXT, "b", start + millis(200));
    assert_eq!(autosave.due(), Some(start + millis(450)));
    for n in 3..20 {
        types(&mut autosave, TEXT, "c", start + millis(n * 100));
        assert_eq!(autosave.due(), Some(start + millis(500)), "keys that keep coming do not put it off");
    }
}

#[test]
fn what_was_typed_is_kept_and_only_what_is_new_is_handed_over() {
    let (mut autosave, start) = taken_up();
    let mut keeper = Fake::default();
    types(&mut autosave, TEXT, "boiler", start);
    assert_eq!(autosave.save(&mut keeper, start + millis(250)), Ok(true));
    assert!(!autosave.is_unsaved());
    types(&mut autosave, TEXT, " off", start + millis(300));
    types(&mut autosave, TEXT, " again", start + millis(310));
    assert_eq!(autosave.save(&mut keeper, start + millis(560)), Ok(true));
    assert_eq!(keeper.kept[&TEXT], "boiler off again");
    assert_eq!(keeper.steps, [1, 2]);
}

#[test]
fn a_cursor_that_moved_is_kept_without_saying_that_words_were_saved() {
    let (mut autosave, start) = taken_up();
    let mut keeper = Fake::default();
    autosave.stroke(TEXT, &Stroke::Move(Spot::default()), start).expect("it fits");
    assert_eq!(autosave.due(), Some(start + QUIET));
    assert_eq!(autosave.save(&mut keeper, start + QUIET), Ok(false));
    assert_eq!(keeper.saves, 1);
}

#[test]
fn after_a_save_that_failed_the_words_are_held_and_it_is_tried_again_in_a_second() {
    let (mut autosave, start) = taken_up();
    let mut keeper = Fake::failing_on(&[1, 2]);
    types(&mut autosave, TEXT, "boiler off", start);
    let first = start + millis(250);
    assert_eq!(autosave.save(&mut keeper, first), Err(Full));
    assert!(autosave.is_unsaved());
    assert_eq!(autosave.due(), Some(first + RETRY));
    assert_eq!(autosave.manuscript(TEXT).map(|text| text.body().to_text()).as_deref(), Some("boiler off"));
    // Typing goes on, and does not make it hammer the disk.
    types(&mut autosave, TEXT, " again", first + millis(100));
    assert_eq!(autosave.due(), Some(first + RETRY));
    assert_eq!(autosave.save(&mut keeper, first + RETRY), Err(Full));
    assert_eq!(autosave.due(), Some(first + RETRY + RETRY));
    assert_eq!(autosave.save(&mut keeper, first + RETRY + RETRY), Ok(true));
    assert_eq!(keeper.kept[&TEXT], "boiler off again");
    assert_eq!(keeper.steps, [2], "every step that never came onto the disk is handed over");
    assert!(!autosave.is_unsaved());
}

#[test]
fn whichever_save_fails_nothing_typed_is_lost() {
    for nth in 1..=10 {
        let (mut autosave, mut at) = taken_up();
        let mut keeper = Fake::failing_on(&[nth]);
        let mut typed = String::new();
        for n in 0..10 {
            let word = format!("word{n} ");
            types(&mut autosave, TEXT, &word, at);
            typed.push_str(&word);
            at = autosave.due().expect("a save is due");
            let _ = autosave.save(&mut keeper, at);
        }
        while autosave.is_unsaved() {
            at = autosave.due().expect("it is tried again");
            let _ = autosave.save(&mut keeper, at);
        }
        assert_eq!(keeper.kept[&TEXT], typed, "save {nth} failed");
    }
}

#[test]
fn a_fold_that_failed_is_tried_again_and_says_what_was_saved() {
    let (mut autosave, start) = taken_up();
    let mut keeper = Fake::failing_on(&[2]);
    types(&mut autosave, TEXT, "boiler", start);
    assert_eq!(autosave.fold(&mut keeper, Some(TEXT), start), Err(Full));
    assert!(!autosave.is_unsaved(), "the words themselves are on the disk");
    assert_eq!(keeper.kept[&TEXT], "boiler");
    assert!(autosave.due().is_some_and(|due| due >= start + RETRY));
    assert_eq!(autosave.fold(&mut keeper, None, start + RETRY), Ok(false));
    assert_eq!((keeper.folds, autosave.due()), (1, None));
}

#[test]
fn a_burst_of_typing_is_folded_half_a_minute_after_its_last_key() {
    let (mut autosave, start) = taken_up();
    let mut keeper = Fake::default();
    types(&mut autosave, TEXT, "boiler", start);
    assert_eq!(autosave.save(&mut keeper, start + QUIET), Ok(true));
    assert_eq!(autosave.due(), Some(start + FOLD));
    assert_eq!(autosave.fold(&mut keeper, None, start + FOLD), Ok(false));
    assert_eq!((keeper.folds, autosave.due()), (1, None));
}

#[test]
fn leaving_one_text_saves_all_and_folds_that_one() {
    let (mut autosave, start) = taken_up();
    autosave.take_up(OTHER, Manuscript::default());
    let mut keeper = Fake::default();
    types(&mut autosave, TEXT, "one", start);
    types(&mut autosave, OTHER, "two", start);
    assert_eq!(autosave.fold(&mut keeper, Some(TEXT), start), Ok(true));
    assert_eq!((keeper.kept.len(), keeper.folds), (2, 1));
    assert_eq!(autosave.due(), Some(start + FOLD), "the other waits for its own");
}

#[test]
fn after_undo_and_other_words_the_steps_that_no_longer_stand_are_replaced() {
    let (mut autosave, start) = taken_up();
    let mut keeper = Fake::default();
    types(&mut autosave, TEXT, "one", start);
    types(&mut autosave, TEXT, "two", start);
    autosave.save(&mut keeper, start).expect("it saves");
    autosave.stroke(TEXT, &Stroke::Undo, start).expect("it fits");
    types(&mut autosave, TEXT, "three", start);
    autosave.save(&mut keeper, start).expect("it saves");
    assert_eq!(keeper.kept[&TEXT], "onethree");
    assert_eq!(keeper.steps, [2, 1]);
}

#[test]
fn a_stroke_for_a_text_that_was_never_taken_up_changes_nothing() {
    let (mut autosave, start) = taken_up();
    assert_eq!(autosave.stroke(OTHER, &Stroke::Undo, start), Err(Misfit));
    let edit = Edit::Within { line: 7, at: 0, removed: String::new(), inserted: "x".into() };
    let stroke = Stroke::Edit { edit, after: Spot::default(), joins: false };
    assert_eq!(autosave.stroke(TEXT, &stroke, start), Err(Misfit));
    assert_eq!((autosave.due(), autosave.is_unsaved()), (None, false));
    assert_eq!(autosave.manuscript(TEXT).map(Manuscript::body), Some(&Body::default()));
}
