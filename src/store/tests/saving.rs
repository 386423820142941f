//! Records in and out, and what a save writes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::*;
use crate::domain::query::Query;
use crate::domain::record::Record;
use crate::store::log::{PARENT, REMOVED};
use crate::store::migrate;
use crate::store::{Journal, SaveNumber};

#[test]
fn a_record_comes_back_as_it_was_saved() {
    let home = Home::new();
    let mut store = home.create(1);
    let zoe = family(10, "O'Neill \"the 3rd\"\u{1F9F8}");
    put(&mut store, 0, |w| w.save(&zoe, None));
    put(&mut store, 1, |w| w.save(&text(11, "Zoë\nwas weighed"), None));
    store.close().expect("closes");
    let store = home.open();
    assert_eq!(store.load::<Family>(id(10)).expect("reads"), Some(zoe));
    assert_eq!(store.load::<Text>(id(11)).expect("reads"), Some(text(11, "Zoë\nwas weighed")));
    assert_eq!(store.load::<Text>(id(10)).expect("reads"), None, "another kind of record");
    assert_eq!(faults_of(&store), Vec::<String>::new());
}

#[test]
fn one_field_is_read_without_the_rest() {
    let home = Home::new();
    let mut store = home.create(1);
    put(&mut store, 0, |w| w.save(&family(10, "Zoë"), None));
    let name = |of: u8, field: &str| store.field::<Family, String>(id(of), field);
    assert_eq!(name(10, "name").expect("reads").as_deref(), Some("Zoë"));
    assert_eq!(name(10, "no such").expect("reads"), None);
    assert_eq!(name(11, "name").expect("reads"), None);
    assert_eq!(store.field::<Text, String>(id(10), "name").expect("reads"), None, "another kind of record");
    assert!(store.field::<Family, u32>(id(10), "name").is_err(), "another shape");
}

#[test]
fn only_the_fields_that_changed_are_logged() {
    let home = Home::new();
    let mut store = home.create(1);
    let mut zoe = family(10, "Zoe");
    assert_eq!(put(&mut store, 0, |w| w.save(&zoe, None)).0, 5);
    assert_eq!(put(&mut store, 1, |w| w.save(&zoe, None)).0, 0);
    zoe.name = "Zoë".into();
    assert_eq!(put(&mut store, 2, |w| w.save(&zoe, Some("spelling"))).0, 1);
    let history = store.history(id(10)).expect("reads");
    let last = history.last().expect("a change");
    assert_eq!((history.len(), last.field.as_str(), last.value.as_str()), (6, "name", "\"Zoë\""));
    assert_eq!((last.reason.as_deref(), last.author.as_str()), (Some("spelling"), "A. Practitioner"));
    let base = store.change(last.base.expect("a base")).expect("reads").expect("is there");
    assert_eq!((base.field.as_str(), base.value.as_str()), ("name", "\"Zoe\""));
    assert_eq!(last.at, stamp(2).at);
}

#[test]
fn a_list_is_in_the_order_of_ids_and_of_one_parent() {
    let home = Home::new();
    let mut store = home.create(1);
    put(&mut store, 0, |w| {
        let mut elsewhere = text(12, "elsewhere");
        elsewhere.meeting = id(99);
        w.save(&text(13, "third"), None)?;
        w.save(&elsewhere, None)?;
        w.save(&text(11, "first"), None)
    });
    let sections = |parent| {
        let texts: Vec<Text> = store.list(parent).expect("reads");
        texts.into_iter().map(|text| text.body.to_text()).collect::<Vec<_>>()
    };
    assert_eq!(sections(Some(id(200))), ["first", "third"]);
    assert_eq!(sections(None), ["first", "elsewhere", "third"]);
    assert_eq!(sections(Some(id(5))), Vec::<String>::new());
}

#[test]
fn a_moved_record_is_listed_under_its_new_parent() {
    let home = Home::new();
    let mut store = home.create(1);
    let mut moved = text(11, "words");
    put(&mut store, 0, |w| w.save(&moved, None));
    moved.meeting = id(99);
    put(&mut store, 1, |w| w.save(&moved, None));
    assert_eq!(store.list::<Text>(Some(id(200))).expect("reads"), []);
    assert_eq!(store.list::<Text>(Some(id(99))).expect("reads"), [moved]);
    let fields: Vec<_> = store.history(id(11)).expect("reads").into_iter().map(|c| c.field).collect();
    assert_eq!(fields.iter().filter(|field| *field == PARENT).count(), 2);
    assert_eq!(faults_of(&store), Vec::<String>::new());
}

#[test]
fn a_removed_record_leaves_the_lists_and_stays_in_the_log() {
    let home = Home::new();
    let mut store = home.create(1);
    put(&mut store, 0, |w| write_text(w, 11, "said in confidence"));
    assert!(put(&mut store, 1, |w| w.remove::<Text>(id(11), Some("typed twice"))).0);
    assert!(!put(&mut store, 2, |w| w.remove::<Text>(id(11), None)).0, "once is enough");
    assert!(!put(&mut store, 3, |w| w.remove::<Family>(id(11), None)).0);
    assert_eq!(store.load::<Text>(id(11)).expect("reads"), None);
    assert_eq!(store.list::<Text>(None).expect("reads"), []);
    assert_eq!(store.search(&Query::typed("confidence"), 5, None).expect("reads"), []);
    let last = store.history(id(11)).expect("reads").pop().expect("a change");
    assert_eq!((last.field.as_str(), last.reason.as_deref()), (REMOVED, Some("typed twice")));
    put(&mut store, 4, |w| w.save(&text(11, "said in confidence"), None));
    assert!(store.load::<Text>(id(11)).expect("reads").is_some(), "saving brings it back");
    assert_eq!(faults_of(&store), Vec::<String>::new());
}

#[test]
fn each_save_is_counted_once_and_a_failed_one_not() {
    let home = Home::new();
    let mut store = home.create(1);
    let (_, number) = put(&mut store, 0, |w| {
        w.save(&family(10, "a"), None)?;
        w.save(&family(11, "b"), None)
    });
    assert_eq!(number, SaveNumber(1));
    let failed = store.write(&stamp(1), |w| {
        w.save(&family(12, "c"), None)?;
        Err::<(), _>(StoreError::Misfit("on purpose"))
    });
    assert!(matches!(failed, Err(StoreError::Misfit("on purpose"))));
    assert_eq!(store.list::<Family>(None).expect("reads").len(), 2);
    assert_eq!(put(&mut store, 2, |w| w.place("screen", "families")).1, SaveNumber(2));
    drop(store);
    assert_eq!(home.open().saves().expect("reads"), 2);
}

#[test]
fn a_place_is_kept_and_never_logged() {
    let home = Home::new();
    let mut store = home.create(1);
    put(&mut store, 0, |w| w.place("screen", "families"));
    put(&mut store, 1, |w| w.place("screen", "recorder"));
    drop(store);
    let store = home.open();
    assert_eq!(store.get_place("screen").expect("reads").as_deref(), Some("recorder"));
    assert_eq!(store.get_place("cursor").expect("reads"), None);
    assert_eq!(store.changes_after(&BTreeMap::new()).expect("reads"), []);
}

#[test]
fn time_never_goes_back_in_the_log() {
    let home = Home::new();
    let mut store = home.create(1);
    for (at, name) in [(5_000, "late"), (1_000, "the clock was put back"), (1_000, "the same moment")] {
        put(&mut store, at, |w| w.save(&family(10, name), None));
    }
    assert_eq!(store.load::<Family>(id(10)).expect("reads").expect("is there").name, "the same moment");
    let ticks: Vec<_> = store.history(id(10)).expect("reads").iter().map(|change| change.hlc).collect();
    assert!(ticks.is_sorted());
    assert_eq!(ticks.first(), ticks.get(4), "one save is one tick");
    assert!(ticks.get(4) < ticks.get(5));
}

#[derive(Serialize, Deserialize)]
struct Odd {
    id: Id,
    #[serde(default)]
    place: Option<String>,
}

impl Record for Odd {
    const ENTITY: &'static str = "family";

    fn id(&self) -> Id {
        self.id
    }

    fn parent(&self) -> Option<Id> {
        None
    }
}

#[test]
fn a_field_this_version_does_not_know_is_left_as_it_is() {
    let home = Home::new();
    let mut store = home.create(1);
    put(&mut store, 0, |w| w.save(&Odd { id: id(10), place: Some("Leith".into()) }, None));
    put(&mut store, 1, |w| w.save(&family(10, "Zoe"), None));
    assert_eq!(store.load::<Family>(id(10)).expect("reads"), Some(family(10, "Zoe")));
    let odd = store.load::<Odd>(id(10)).expect("reads").expect("is there");
    assert_eq!(odd.place.as_deref(), Some("Leith"));
}

#[test]
fn a_record_of_another_shape_is_named_and_not_guessed() {
    let home = Home::new();
    let mut store = home.create(1);
    put(&mut store, 0, |w| w.save(&Odd { id: id(10), place: None }, None));
    assert!(
        matches!(store.load::<Family>(id(10)), Err(StoreError::Unreadable { entity: "family", id: who }) if who == id(10))
    );
    assert!(store.list::<Family>(None).is_err());
}

#[test]
fn one_id_is_not_given_to_two_kinds() {
    let home = Home::new();
    let mut store = home.create(1);
    put(&mut store, 0, |w| w.save(&family(10, "Zoe"), None));
    assert!(matches!(store.write(&stamp(1), |w| w.save(&text(10, "x"), None)), Err(StoreError::Misfit(_))));
}

#[test]
fn a_second_look_reads_while_the_first_writes() {
    let home = Home::new();
    let mut store = home.create(1);
    let reading = Store::open_reading(&home.file(), &KEY).expect("opens");
    put(&mut store, 0, |w| w.save(&family(10, "Zoe"), None));
    assert_eq!(reading.list::<Family>(None).expect("reads").len(), 1);
    assert!(reading.conn.execute("DELETE FROM place", []).is_err(), "it cannot write");
    assert_eq!(store.journal(), Journal::Wal);
}

#[test]
fn where_no_write_ahead_log_can_be_had_the_other_journal_is_taken() {
    let home = Home::new();
    std::fs::write(home.file(), b"").expect("a file");
    let mut store =
        Store::begin(&home.file(), &KEY, Some(id(1)), Some("unix-dotfile"), migrate::FORMS).expect("opens");
    assert_eq!(store.journal(), Journal::Truncate);
    put(&mut store, 0, |w| w.save(&family(10, "Zoe"), None));
    store.close().expect("closes");
    let store = Store::begin(&home.file(), &KEY, None, Some("unix-dotfile"), migrate::FORMS).expect("opens");
    assert_eq!(store.list::<Family>(None).expect("reads").len(), 1);
}

#[test]
fn what_was_reckoned_from_records_goes_with_the_first_of_its_kinds_that_changes() {
    let home = Home::new();
    let mut store = home.create(1);
    put(&mut store, 0, |w| write_text(w, 10, "said"));
    put(&mut store, 1, |w| w.know("home", &[Family::ENTITY, "action"], "2 due\n3 more"));
    let known = |store: &Store| store.known("home").expect("reads");
    assert_eq!(known(&store).as_deref(), Some("2 due\n3 more"));
    put(&mut store, 2, |w| w.place("screen", "families"));
    put(&mut store, 3, |w| write_text(w, 10, "said"));
    assert_eq!(known(&store).as_deref(), Some("2 due\n3 more"), "nothing was changed");
    put(&mut store, 4, |w| w.save(&super::text(12, "heard"), None));
    assert_eq!(known(&store).as_deref(), Some("2 due\n3 more"), "nothing it was made of was changed");
    put(&mut store, 5, |w| w.save(&family(11, "a"), None));
    assert_eq!(known(&store), None);
    assert_eq!(store.get_place("screen").expect("reads").as_deref(), Some("families"));
}
