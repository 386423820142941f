//! What `family show --json` writes is what `family add` and `family update` read.

use serde_json::{Value, json};

use super::*;
use crate::domain::person::Person;
use crate::service::ServiceError;
use crate::service::meetings;
use crate::service::practice::{first_family, more_families};

fn shown(store: &Store, family: Id) -> Value {
    as_json(&household_of(store, family).expect("reads"))
}

fn keep(store: &mut Store, house: &Household) {
    store
        .write(&stamp(), |writing| {
            house.each(&mut crate::service::practising::Keeping { writing }).map_err(ServiceError::from)
        })
        .expect("kept");
}

fn read_in(store: &Store, text: &str) -> Result<FamilyFile, Unread> {
    let others: Vec<Family> = store.list(None).expect("reads");
    let is_taken = |id| store.has(id).unwrap_or(true);
    read_beside(
        &WrittenFile::new("f.json", text),
        Beside { others: &others, is_taken: &is_taken, today: today() },
    )
}

fn updated(store: &Store, family: Id, text: &str) -> Result<Update, String> {
    let others: Vec<Family> = store.list(None).expect("reads");
    let is_taken = |id| store.has(id).unwrap_or(true);
    let beside = Beside { others: &others, is_taken: &is_taken, today: today() };
    let known = household_of(store, family).expect("reads");
    update(&WrittenFile::new("f.json", text), beside, &known).map_err(|unread| unread.to_string())
}

/// What is shown is added into an empty store, and shown again; and it changes nothing where it came from.
fn goes_round(store: &Store, family: Id) {
    let first = shown(store, family);
    let text = format!("{first:#}");
    let folder = tempfile::tempdir().expect("a folder");
    let mut other = super::store(&folder);
    let file = read_in(&other, &text).unwrap_or_else(|unread| panic!("{unread}\n{text}"));
    other.write(&stamp(), |writing| take_in(writing, &file)).expect("added");
    assert_eq!(shown(&other, family), first);
    assert_eq!(updated(store, family, &text).expect("read").said, Vec::<String>::new());
    let again = read_in(&other, &text).expect_err("taken").to_string();
    assert!(again.contains("a record with this id is there already"), "{again}");
    let twice = other.write(&stamp(), |writing| take_in(writing, &file));
    assert!(matches!(twice, Err(ServiceError::Refused(_))));
}

#[test]
fn any_family_goes_round() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = std::cell::RefCell::new(super::store(&folder));
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(24));
    let all = runner.run(&wanted(), |wanted| {
        let mut store = store.borrow_mut();
        let others: Vec<Family> = store.list(None).expect("reads");
        let file = WrittenFile::new("f", written(&format!("F-{}", others.len()), &wanted));
        let file = read(&file, &others, today()).map_err(|unread| TestCaseError::fail(unread.to_string()))?;
        store.write(&stamp(), |writing| take_in(writing, &file)).expect("saves");
        goes_round(&store, file.household().family.id);
        Ok(())
    });
    assert!(all.is_ok(), "{all:?}");
}

#[test]
fn the_examples_and_the_practice_families_go_round() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = super::store(&folder);
    let catalogue = Catalogue::embedded(None).expect("the packs");
    let form = |kind| meetings::form(&catalogue, kind).expect("a form").0;
    let mut ids = new_id;
    let mut all = vec![taken(TOML).expect("no fault")];
    all.push(first_family(today(), &mut ids, form, catalogue.checklists()));
    all.extend(more_families(6, 104, today(), &mut ids, form));
    for house in all {
        let family = house.family.id;
        let house = Household { meetings: Vec::new(), texts: Vec::new(), ..house };
        keep(&mut store, &house);
        goes_round(&store, family);
    }
}

/// The example's family on record, and its file.
fn example() -> (tempfile::TempDir, Store, Id, Value) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = super::store(&folder);
    let house = taken(TOML).expect("no fault");
    let family = house.family.id;
    keep(&mut store, &house);
    let file = shown(&store, family);
    (folder, store, family, file)
}

#[test]
fn a_file_changes_what_it_changes_and_says_so() {
    type Edit = fn(&mut Value);
    let table: [(Edit, &[&str]); 18] = [
        (|_| {}, &[]),
        (|file| file["about"] = json!(""), &["The family: `about` was", "and is empty."]),
        (
            |file| file["children"][0]["school"] = json!("Hill Top"),
            &["Mia: `school` was \"Elm Road, class 4\", and is \"Hill Top\"."],
        ),
        (
            |file| file["children"][2] = json!({ "id": file["children"][2]["id"], "rev": file["children"][2]["rev"], "name": "Noor", "born": "2026-11-20" }),
            &["Baby: `birth` was", "Baby: `name` was \"Baby\", and is \"Noor\"."],
        ),
        (|file| file["children"][0].as_object_mut().expect("it").retain(|name, _| name == "id"), &[]),
        (|file| file["people"].as_array_mut().expect("it").truncate(1), &[]),
        (|file| file["people"] = json!([]), &[]),
        (
            |file| file["people"][0]["telephone"] = json!("01632 960999"),
            &["Mum: `telephone` was \"01632 960123\", and is \"01632 960999\"."],
        ),
        (
            |file| file["people"][1]["ties"][0]["may_receive"] = json!(true),
            &["Dad to Leo: `may_receive` was no, and is yes."],
        ),
        (|file| file["people"][0]["ties"][0]["empty"] = json!(["may_receive"]), &[]),
        (
            |file| file["core_group"][1]["until"] = json!("2026-11-20"),
            &["Seat of HV, deputy lead: `until` was not said, and is \"2026-11-20\"."],
        ),
        (|file| file["core_group"][4]["remove"] = json!(true), &["Seat of Gran, member: removed."]),
        (
            |file| file["people"][2]["remove"] = json!(true),
            &[
                "Gran: removed.",
                "Gran to Mia: removed.",
                "Gran to Leo: removed.",
                "Seat of Gran, member: removed.",
            ],
        ),
        (
            |file| {
                file["people"].as_array_mut().expect("it").push(json!({ "handle": "Nan", "capacity": "supporter", "ties": [{ "children": ["Mia"], "relation": "aunt" }] }));
            },
            &["Nan: added.", "Nan to Mia: added."],
        ),
        (
            |file| file["shields"][0]["words"] = json!("the flat in Elm Row"),
            &["What is kept from somebody, address: its words are changed."],
        ),
        (|file| file["outcomes"][0]["remove"] = json!(true), &["Outcome for Mia: removed."]),
        (|file| file["episodes"][0]["every_weeks"] = json!(4), &["`every_weeks` was 6, and is 4."]),
        (
            |file| {
                file["children"][1].as_object_mut().expect("it").remove("not_for");
                file["children"][1]["empty"] = json!(["not_for"]);
            },
            &["Leo: `audience` was not for Dad, and is \"everyone\"."],
        ),
    ];
    for (n, (edit, says)) in table.into_iter().enumerate() {
        let (_folder, mut store, family, mut file) = example();
        let before = shown(&store, family);
        edit(&mut file);
        let update = updated(&store, family, &file.to_string()).unwrap_or_else(|said| panic!("{n}: {said}"));
        let said = update.said.join("\n");
        assert!(says.iter().all(|part| said.contains(part)), "{n}: {said}");
        assert!(!said.contains("Orchard") && !said.contains("Elm Row"), "{n}: {said}");
        let is_nothing = said.is_empty();
        let at = stamp().at;
        store.write(&stamp(), |writing| change(writing, &update, at)).expect("changed");
        assert_eq!(shown(&store, family) == before, is_nothing, "{n}: {said}");
        assert_eq!(
            updated(&store, family, &shown(&store, family).to_string()).expect("read").said,
            Vec::<String>::new()
        );
    }
}

#[test]
fn a_file_with_anything_wrong_changes_nothing_and_says_every_fault() {
    type Edit = fn(&mut Value);
    let table: [(Edit, &str); 17] = [
        (|file| file["children"][0]["name"] = json!("Leo"), "two children of this family have this name"),
        (|file| file["people"][0]["handle"] = json!("dad"), "two people around this family are called this"),
        (|file| file["people"][0]["handle"] = json!("@Mum"), "this begins with @"),
        (|file| file["people"][0]["id"] = json!("12"), "an id is 32 hex digits"),
        (
            |file| file["people"][0]["id"] = json!("f".repeat(32)),
            "nothing of this kind in this family has this id",
        ),
        (|file| file["people"][0]["id"] = file["people"][1]["id"].clone(), "this id is here a second time"),
        (
            |file| file["people"][0]["id"] = file["children"][1]["id"].clone(),
            "nothing of this kind in this family has this id",
        ),
        (
            |file| {
                file["people"][0]["role"] = json!("aunt");
                file["people"][0].as_object_mut().expect("it").remove("rev");
            },
            "`rev` is missing",
        ),
        (
            |file| {
                file["people"][0]["role"] = json!("aunt");
                file["people"][0]["rev"] = json!("00000000");
            },
            "would put back: role",
        ),
        (
            |file| {
                file["people"][0]["remove"] = json!(true);
                file["people"][0]["rev"] = json!("00000000");
            },
            "would remove it",
        ),
        (
            |file| {
                file["people"]
                    .as_array_mut()
                    .expect("it")
                    .push(json!({ "handle": "Nan", "remove": true, "capacity": "supporter" }));
            },
            "nothing on record is meant",
        ),
        (
            |file| file["people"].as_array_mut().expect("it").push(json!({ "handle": "Nan" })),
            "`capacity` is missing",
        ),
        (|file| file["people"][0]["empty"] = json!(["handle"]), "`handle` cannot be emptied"),
        (|file| file["children"][0]["born"] = json!("2027-11-20"), "is still to come"),
        (
            |file| file["core_group"][1]["seat"] = json!("lead"),
            "two people are the lead social worker at once",
        ),
        (|file| file["episodes"][0]["until"] = json!("2026-11-01"), "is before"),
        (|file| file["plan"] = json!({ "conference": "2026-11-20" }), "there is a plan on record"),
    ];
    for (edit, says) in table {
        let (_folder, store, family, mut file) = example();
        edit(&mut file);
        file["since"] = json!("2027-01-01");
        let said = updated(&store, family, &file.to_string()).map(|update| update.said).expect_err(says);
        assert!(said.contains(says), "{says}: {said}");
        assert!(said.contains("Friday 1 January 2027 is still to come"), "every fault: {said}");
        assert!(said.lines().all(|line| line.starts_with("f.json:")), "{said}");
    }
}

#[test]
fn a_file_made_before_a_later_change_is_refused_where_it_would_put_it_back() {
    let (_folder, mut store, family, file) = example();
    let mum = store
        .list::<Person>(Some(family))
        .expect("reads")
        .into_iter()
        .find(|one| one.handle == "Mum")
        .expect("Mum");
    let changed = Person { telephone: "01632 960777".into(), ..mum };
    store.write(&stamp(), |writing| Ok::<_, ServiceError>(writing.save(&changed, None)?)).expect("kept");
    let said = updated(&store, family, &file.to_string()).map(|update| update.said).expect_err("older");
    assert!(said.contains("would put back: telephone"), "{said}");
    // What was left as it is now is no conflict, nor is what the file leaves out.
    let mut same = file.clone();
    same["people"][0]["telephone"] = json!("01632 960777");
    assert!(updated(&store, family, &same.to_string()).expect("no conflict").said.is_empty());
    let mut without = file;
    without["people"][0].as_object_mut().expect("it").remove("telephone");
    assert!(updated(&store, family, &without.to_string()).expect("no conflict").said.is_empty());
    // Between reading and keeping nobody else may have changed it either.
    let update = updated(
        &store,
        family,
        &json!({ "children": [] , "people": [{ "handle": "Nan", "capacity": "supporter" }] }).to_string(),
    );
    let update = update.expect("read");
    let again = Person { role: "mother of three".into(), ..changed };
    store.write(&stamp(), |writing| Ok::<_, ServiceError>(writing.save(&again, None)?)).expect("kept");
    let refused = store.write(&stamp(), |writing| change(writing, &update, stamp().at));
    assert!(matches!(refused, Err(ServiceError::Refused(said)) if said.contains("Do it again")));
}

#[test]
fn two_of_one_name_are_told_apart_by_their_ids() {
    let (_folder, mut store, family, _) = example();
    let gran = store
        .list::<Person>(Some(family))
        .expect("reads")
        .into_iter()
        .find(|one| one.handle == "Gran")
        .expect("Gran");
    let second = Person { id: new_id(), handle: "gran".into(), ..gran };
    store.write(&stamp(), |writing| Ok::<_, ServiceError>(writing.save(&second, None)?)).expect("kept");
    let file = shown(&store, family);
    let seats: Vec<&str> = file["core_group"]
        .as_array()
        .expect("seats")
        .iter()
        .filter_map(|seat| seat["person"].as_str())
        .collect();
    assert!(seats.iter().any(|person| person.len() == 32), "{seats:?}");
    let said = updated(&store, family, &file.to_string()).map(|update| update.said);
    assert_eq!(said, Ok(Vec::new()), "what is left alone is left alone");
    let mut renamed = file.clone();
    renamed["people"][2]["role"] = json!("grandmother of Mia");
    let said = updated(&store, family, &renamed.to_string()).map(|update| update.said);
    assert!(said.is_err_and(|said| said.contains("two people around this family are called this")));
}

#[test]
fn a_handle_that_a_file_hands_on_is_asked_about_wherever_it_is_meant() {
    let (_folder, store, family, mut file) = example();
    file["people"][1]["handle"] = json!("Sam");
    file["people"].as_array_mut().expect("it").push(json!({ "handle": "Dad", "capacity": "parent" }));
    let said = updated(&store, family, &file.to_string()).expect_err("which of the two is not told");
    assert!(said.contains("`Dad` is another's name by this file than on record"), "{said}");
    // By their ids both are told apart.
    let id = file["people"][1]["id"].as_str().expect("an id").to_owned();
    let text = file.to_string().replace("\"Dad\"", &format!("\"{id}\""));
    let text = text.replace(&format!("\"handle\":\"{id}\""), "\"handle\":\"Dad\"");
    let update = updated(&store, family, &text).expect("read");
    let said = update.said.join("\n");
    assert!(said.contains("Dad: added.") && !said.contains("What is kept from somebody"), "{said}");
}
