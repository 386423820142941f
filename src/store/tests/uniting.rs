//! Two copies changed apart become one, in whatever order their changes come.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::domain::manuscript::Step;
use crate::domain::query::Query;
use crate::store::{Change, DraftSave, Version};

fn log_of(store: &Store) -> Vec<Change> {
    store.changes_after(&BTreeMap::new()).expect("reads")
}

fn unite(store: &mut Store, changes: &[Change]) -> crate::store::United {
    store.unite(&stamp(900_000), changes).expect("unites").0
}

/// Two copies that begin with the same text.
fn pair() -> (Home, Home, Store, Store) {
    let (here, there) = (Home::new(), Home::new());
    let (mut one, mut other) = (here.create(1), there.create(2));
    put(&mut one, 0, |w| write_text(w, 11, "as it was"));
    unite(&mut other, &log_of(&one));
    (here, there, one, other)
}

fn retype(writing: &mut Writing<'_>, number: u8, words: &str) -> Result<(), StoreError> {
    let body = body(words);
    let save = DraftSave {
        text: id(number),
        body: &body,
        spot: body.end(),
        standing: 0,
        keep_steps: 0,
        new_steps: &[] as &[Step],
    };
    writing.draft(&save)
}

#[test]
fn changes_of_different_fields_are_both_kept() {
    let (_here, _there, mut one, mut other) = pair();
    put(&mut one, 10, |w| w.save(&family(10, "Zoe"), None));
    unite(&mut other, &log_of(&one));
    let mut changed = family(10, "Zoë");
    put(&mut one, 20, |w| w.save(&changed, None));
    changed.name = "Zoe".into();
    changed.about = "Three children.".into();
    put(&mut other, 30, |w| w.save(&changed, None));
    unite(&mut one, &log_of(&other));
    unite(&mut other, &log_of(&one));
    for store in [&one, &other] {
        let family = store.load::<Family>(id(10)).expect("reads").expect("is there");
        assert_eq!((family.name.as_str(), family.about.as_str()), ("Zoë", "Three children."));
    }
}

#[test]
fn a_text_written_apart_keeps_both_and_asks_a_person() {
    let (_here, _there, mut one, mut other) = pair();
    put(&mut one, 10, |w| write_text(w, 11, "seen at home"));
    put(&mut other, 20, |w| write_text(w, 11, "seen at school"));
    let united = unite(&mut one, &log_of(&other));
    assert_eq!((united.taken, united.known, united.touched.as_slice()), (1, 8, [id(11)].as_slice()));
    unite(&mut other, &log_of(&one));
    let conflicts = one.conflicts().expect("reads");
    assert_eq!(united.conflicts, conflicts);
    assert_eq!(other.conflicts().expect("reads"), conflicts);
    let words: Vec<String> = conflicts[0]
        .versions
        .iter()
        .map(|version| one.change(*version).expect("reads").expect("is there").value)
        .collect();
    assert!(words[0].contains("at home") && words[1].contains("at school"));
    assert_eq!(one.manuscript(id(11)).expect("reads").expect("is there").body().to_text(), "seen at school");
    assert_eq!(one.search(&Query::typed("school"), 5, None).expect("reads").len(), 1, "search follows");
    assert_eq!(one.search(&Query::typed("home"), 5, None).expect("reads").len(), 0);
}

#[test]
fn a_settled_conflict_is_settled_in_every_copy_until_someone_goes_on_from_the_other_version() {
    let (_here, _there, mut one, mut other) = pair();
    put(&mut one, 10, |w| write_text(w, 11, "seen at home"));
    put(&mut other, 20, |w| write_text(w, 11, "seen at school"));
    let aside = log_of(&one);
    unite(&mut one, &log_of(&other));
    put(&mut one, 30, |w| {
        retype(w, 11, "seen at home and at school")?;
        w.settle(id(11), Some("both are so"))
    });
    assert_eq!(one.conflicts().expect("reads"), []);
    put(&mut one, 40, |w| write_text(w, 11, "seen at home and at school, twice"));
    assert_eq!(one.conflicts().expect("reads"), []);
    unite(&mut other, &log_of(&one));
    assert_eq!(other.conflicts().expect("reads"), []);
    assert!(!put(&mut other, 50, |w| w.settle(id(11), None)).0);

    let elsewhere = Home::new();
    let mut third = elsewhere.create(3);
    unite(&mut third, &aside);
    put(&mut third, 60, |w| write_text(w, 11, "seen at home on Monday"));
    assert_eq!(unite(&mut one, &log_of(&third)).conflicts.len(), 1);
}

#[test]
fn what_is_being_written_counts_as_a_version_before_another_is_taken_in() {
    let (_here, _there, mut one, mut other) = pair();
    put(&mut one, 10, |w| retype(w, 11, "being typed here"));
    put(&mut other, 20, |w| write_text(w, 11, "left there, later"));
    let united = unite(&mut one, &log_of(&other));
    assert_eq!(united.conflicts.len(), 1);
    let history = one.history(id(11)).expect("reads");
    assert!(history.iter().any(|change| change.value.contains("being typed here")));
    assert_eq!(faults_of(&one), Vec::<String>::new());
}

#[test]
fn kinds_and_fields_of_a_newer_version_are_kept_and_carried() {
    let (_here, _there, mut one, mut other) = pair();
    let mut newer = log_of(&one)[0].clone();
    let device = id(9);
    let news = [("entity_of_tomorrow", 77, "colour", "{\"red\":1}"), ("text", 11, "mood", "\"calm\"")];
    let changes: Vec<Change> = (1..)
        .zip(news)
        .map(|(seq, (entity, record, field, value))| {
            newer.hlc += 1;
            Change {
                device,
                seq,
                entity: entity.into(),
                id: id(record),
                field: field.into(),
                value: value.into(),
                base: None,
                ..newer.clone()
            }
        })
        .collect();
    unite(&mut one, &changes);
    put(&mut one, 10, |w| write_text(w, 11, "changed by the old version"));
    unite(&mut other, &log_of(&one));
    assert_eq!(other.history(id(77)).expect("reads"), changes[..1]);
    assert!(log_of(&other).contains(&changes[1]));
    assert_eq!(one.state_digest().expect("reads"), other.state_digest().expect("reads"));
}

#[test]
fn one_number_for_two_changes_is_refused_whole() {
    let (_here, _there, mut one, mut other) = pair();
    let mut forged = log_of(&one);
    let before = other.state_digest().expect("reads");
    forged[3].value = "\"otherwise\"".into();
    forged.insert(0, Change { device: id(5), seq: 1, ..forged[0].clone() });
    assert!(matches!(other.unite(&stamp(0), &forged), Err(StoreError::Forked)));
    assert_eq!(other.state_digest().expect("reads"), before);
    put(&mut one, 5, |w| w.save(&family(10, "the store goes on"), None));
}

#[test]
fn a_change_no_store_writes_is_refused() {
    let (_here, _there, one, mut other) = pair();
    let real = Change { device: id(5), seq: 1, ..log_of(&one)[0].clone() };
    for forged in [
        Change { seq: 0, ..real.clone() },
        Change { seq: u64::MAX, ..real.clone() },
        Change { hlc: u64::MAX, ..real.clone() },
        Change { value: "not JSON".into(), ..real.clone() },
        Change { field: "@removed".into(), value: "1".into(), ..real.clone() },
        Change { field: "@parent".into(), value: "\"no id\"".into(), ..real.clone() },
        Change { field: String::new(), ..real.clone() },
        Change { entity: "family".into(), ..real.clone() },
        Change { base: Some(Version { device: id(1), seq: 0 }), ..real.clone() },
    ] {
        assert!(matches!(other.unite(&stamp(0), &[forged]), Err(StoreError::Misfit(_))));
    }
    assert_eq!(unite(&mut other, &[real]).taken, 1);
}

#[test]
fn a_hole_in_what_came_is_asked_for_again() {
    let (_here, there, one, _) = pair();
    drop(there);
    let there = Home::new();
    let mut other = there.create(2);
    let log = log_of(&one);
    unite(&mut other, &log[4..]);
    assert_eq!(other.version_vector().expect("reads").get(&id(1)), None);
    let lacking = one.changes_after(&other.version_vector().expect("reads")).expect("reads");
    let united = unite(&mut other, &lacking);
    assert_eq!((united.taken, united.known), (4, log.len() - 4));
    assert_eq!(other.version_vector().expect("reads").get(&id(1)), Some(&(log.len() as u64)));
    assert_eq!(one.changes_after(&other.version_vector().expect("reads")).expect("reads"), []);
}

#[test]
fn a_restored_copy_goes_on_under_another_name() {
    let (here, _there, mut one, mut other) = pair();
    let spare = here.folder.path().join("spare");
    one.backup_to(&spare, &KEY).expect("copied");
    put(&mut one, 10, |w| w.save(&family(10, "after the backup"), None));
    unite(&mut other, &log_of(&one));
    let mut restored = Store::open(&spare, &KEY).expect("opens");
    restored.rename_device(id(4)).expect("renamed");
    put(&mut restored, 20, |w| w.save(&family(12, "after the restore"), None));
    unite(&mut other, &log_of(&restored));
    unite(&mut restored, &log_of(&other));
    assert_eq!(restored.list::<Family>(None).expect("reads").len(), 2);
    assert_eq!(restored.state_digest().expect("reads"), other.state_digest().expect("reads"));
    assert_eq!(faults_of(&restored), Vec::<String>::new());
}

/// One thing done on one of the copies.
#[derive(Clone, Debug)]
enum Deed {
    Family { number: u8, name: String },
    Move { number: u8, meeting: u8 },
    Remove { number: u8 },
    Type { number: u8, words: String },
    Fold { number: u8 },
    Settle { number: u8 },
}

fn deed() -> impl Strategy<Value = Deed> {
    let (families, texts) = (10..12_u8, 20..23_u8);
    prop_oneof![
        (families.clone(), "[a-c]{1,2}").prop_map(|(number, name)| Deed::Family { number, name }),
        (texts.clone(), 200..203_u8).prop_map(|(number, meeting)| Deed::Move { number, meeting }),
        prop_oneof![families, texts.clone()].prop_map(|number| Deed::Remove { number }),
        (texts.clone(), "[a-c]{1,3}").prop_map(|(number, words)| Deed::Type { number, words }),
        texts.clone().prop_map(|number| Deed::Fold { number }),
        texts.prop_map(|number| Deed::Settle { number }),
    ]
}

fn act(writing: &mut Writing<'_>, deed: &Deed) -> Result<(), StoreError> {
    match deed {
        Deed::Family { number, name } => writing.save(&family(*number, name), None).map(drop),
        Deed::Move { number, meeting } => {
            let mut moved = writing.load::<Text>(id(*number))?.unwrap_or_else(|| text(*number, ""));
            moved.meeting = id(*meeting);
            writing.save(&moved, None).map(drop)
        }
        Deed::Remove { number } => {
            writing.remove::<Family>(id(*number), None)?;
            writing.remove::<Text>(id(*number), None).map(drop)
        }
        Deed::Type { number, words } => {
            if writing.manuscript(id(*number))?.is_none() {
                writing.save(&text(*number, ""), None)?;
            }
            retype(writing, *number, words)
        }
        Deed::Fold { number } => {
            if writing.manuscript(id(*number))?.is_some() {
                writing.fold(id(*number), day(1))?;
            }
            Ok(())
        }
        Deed::Settle { number } => writing.settle(id(*number), None).map(drop),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn copies_that_know_the_same_changes_are_the_same(
        rounds in proptest::collection::vec(
            (proptest::collection::vec((any::<bool>(), 0..4_i64, deed()), 1..16), any::<bool>()),
            1..4,
        ),
        order in any::<proptest::sample::Index>(),
    ) {
        let (here, there) = (Home::new(), Home::new());
        let (mut one, mut other) = (here.create(1), there.create(2));
        for store in [&one, &other] {
            store.conn.pragma_update(None, "synchronous", false).expect("set");
        }
        for (deeds, exchanges) in rounds {
            for (is_here, at, deed) in deeds {
                let store = if is_here { &mut one } else { &mut other };
                put(store, at, |w| act(w, &deed));
            }
            if exchanges {
                unite(&mut one, &log_of(&other));
            }
        }
        unite(&mut one, &[]);
        unite(&mut other, &[]);
        let (ones, others) = (log_of(&one), log_of(&other));
        let mut shuffled = others.clone();
        if !shuffled.is_empty() {
            let turn = order.index(shuffled.len());
            shuffled.rotate_left(turn);
            shuffled.reverse();
        }
        unite(&mut one, &shuffled);
        unite(&mut other, &ones);
        let (digest, log) = (one.state_digest().expect("reads"), log_of(&one));
        prop_assert_eq!(digest, other.state_digest().expect("reads"));
        prop_assert_eq!(&log, &log_of(&other));
        prop_assert_eq!(one.version_vector().expect("reads"), other.version_vector().expect("reads"));
        prop_assert_eq!(one.conflicts().expect("reads"), other.conflicts().expect("reads"));
        prop_assert_eq!(unite(&mut one, &log).taken, 0);
        prop_assert_eq!(digest, one.state_digest().expect("reads"));
        for store in [&one, &other] {
            prop_assert_eq!(faults_of(store), Vec::<String>::new());
        }
    }
}
