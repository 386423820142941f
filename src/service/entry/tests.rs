mod doors;

use super::*;
use crate::domain::audience::Audience;
use crate::domain::episode::Status;
use crate::domain::id::Id;
use crate::domain::person::{Capacity, Member, Person, Seat, Tie};

fn id(n: u8) -> Id {
    Id::from_bytes([n; 16])
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn today() -> NaiveDate {
    day("2026-11-22")
}

fn family(n: u8, reference: &str) -> Family {
    Family {
        id: id(n),
        reference: reference.into(),
        name: "Ashby".into(),
        since: day("2026-09-14"),
        about: String::new(),
        made_up: false,
    }
}

fn child(n: u8, name: &str, birth: Birth) -> Child {
    Child {
        id: id(n),
        family: id(1),
        name: name.into(),
        order: 1,
        birth,
        needs: String::new(),
        school: String::new(),
        takes_part: String::new(),
        audience: Audience::Everyone,
        lost: None,
        earlier: Vec::new(),
    }
}

fn person(n: u8, handle: &str) -> Person {
    Person {
        id: id(n),
        family: id(1),
        handle: handle.into(),
        name: String::new(),
        role: String::new(),
        agency: String::new(),
        capacity: Capacity::Professional,
        telephone: String::new(),
        earlier: Vec::new(),
    }
}

fn member(n: u8, person: u8, seat: Seat, from: &str, until: Option<&str>) -> Member {
    Member { id: id(n), family: id(1), person: id(person), seat, from: day(from), until: until.map(day) }
}

fn fields(wrong: Vec<Wrong>) -> Vec<&'static str> {
    for one in &wrong {
        assert!(!one.what.ends_with('.') && one.todo.ends_with('.'), "{one}");
    }
    wrong.into_iter().map(|wrong| wrong.field).collect()
}

#[test]
fn a_reference_is_no_name_and_is_there_once() {
    let others = [family(2, "F-104")];
    for (reference, expected) in [
        ("F-207", &[][..]),
        ("2026/0017", &[]),
        ("", &["reference"]),
        ("f-104 ", &["reference"]),
        ("F-104", &["reference"]),
        ("Ashby", &["reference"]),
        ("the-ashby-2", &["reference"]),
        ("F 207", &["reference"]),
        ("---", &["reference"]),
        ("F-2070000000000000000000000000", &["reference"]),
    ] {
        assert_eq!(fields(of_family(&family(1, reference), &others, today())), expected, "{reference}");
    }
    assert_eq!(fields(of_family(&family(2, "F-104"), &others, today())), [""; 0], "itself");
}

#[test]
fn a_day_that_is_to_come_or_cannot_be_meant_is_wrong() {
    for since in ["2026-11-23", "1026-11-21", "2999-01-01"] {
        let family = Family { since: day(since), ..family(1, "F-207") };
        assert_eq!(fields(of_family(&family, &[], today())), ["since"], "{since}");
    }
}

#[test]
fn a_child_is_born_or_expected_near_today() {
    for (birth, expected) in [
        (Birth::Born(day("2026-11-22")), &[][..]),
        (Birth::Born(day("2026-11-23")), &["born"]),
        (Birth::Born(day("2001-11-23")), &[]),
        (Birth::Born(day("2001-11-20")), &["born"]),
        (Birth::Born(day("0201-11-20")), &["born"]),
        (Birth::Due(day("2027-02-01")), &[]),
        (Birth::Due(day("2026-11-01")), &[]),
        (Birth::Due(day("2026-09-01")), &["expected"]),
        (Birth::Due(day("2028-02-01")), &["expected"]),
        (Birth::Due(day("9999-02-01")), &["expected"]),
    ] {
        assert_eq!(fields(of_child(&child(1, "Mia", birth), &[], today())), expected, "{birth:?}");
    }
    let siblings = [child(2, "mia ", Birth::Due(today()))];
    assert_eq!(fields(of_child(&child(1, "Mia", Birth::Due(today())), &siblings, today())), ["name"]);
    let lost = Child { lost: Some(day("2025-01-01")), ..child(1, "", Birth::Born(day("2026-01-01"))) };
    assert_eq!(fields(of_child(&lost, &[], today())), ["name", "lost"]);
    assert_eq!(fields(of_whole(&[])), ["children"]);
}

#[test]
fn nobody_is_called_like_somebody_else() {
    let others = [person(2, "Gran")];
    for (handle, expected) in
        [("Nan", &[][..]), ("gran", &["handle"]), ("@Nan", &["handle"]), (" ", &["handle"])]
    {
        assert_eq!(fields(of_person(&person(1, handle), &others)), expected, "{handle}");
    }
    let long = Person { role: "x".repeat(LINE + 1), ..person(1, "Nan") };
    assert_eq!(fields(of_person(&long, &[])), ["role"]);
}

#[test]
fn there_is_one_lead_at_a_time() {
    let lead = member(1, 1, Seat::Lead, "2026-10-01", None);
    for (other, expected) in [
        (member(2, 2, Seat::Member, "2026-10-01", None), &[][..]),
        (member(2, 2, Seat::Lead, "2026-08-01", Some("2026-09-30")), &[]),
        (member(2, 2, Seat::Lead, "2026-08-01", Some("2026-10-01")), &["seat"]),
        (member(2, 2, Seat::Lead, "2026-12-01", None), &["seat"]),
        (member(2, 1, Seat::Lead, "2026-11-01", None), &["person"]),
        (member(2, 1, Seat::MinuteTaker, "2026-11-01", None), &[]),
    ] {
        assert_eq!(fields(of_member(&lead, std::slice::from_ref(&other))), expected, "{other:?}");
    }
    let backwards = member(1, 1, Seat::Member, "2026-10-01", Some("2026-09-01"));
    assert_eq!(fields(of_member(&backwards, &[])), ["until"]);
}

#[test]
fn a_tie_has_its_word_and_its_days_in_order() {
    let tie = Tie {
        id: id(1),
        family: id(1),
        person: id(2),
        child: id(3),
        relation: "mother".into(),
        responsibility: None,
        contact: String::new(),
        may_receive: None,
        from: day("2020-01-01"),
        until: None,
    };
    assert_eq!(fields(of_tie(&tie, today())), [""; 0]);
    let wrong = Tie { relation: String::new(), from: day("2027-01-01"), until: Some(today()), ..tie };
    assert_eq!(fields(of_tie(&wrong, today())), ["relation", "from", "until"]);
}

#[test]
fn a_plan_has_its_conferences_in_their_order() {
    let plan = Episode {
        id: id(1),
        family: id(1),
        child: id(2),
        status: Status::Plan,
        from: day("2026-10-30"),
        category: "neglect".into(),
        reviews: vec![day("2027-01-20")],
        every_weeks: Some(6),
        until: None,
        ended_because: String::new(),
    };
    assert_eq!(fields(of_episode(&plan, today())), [""; 0]);
    let wrong = Episode {
        from: day("2026-12-01"),
        every_weeks: Some(0),
        reviews: vec![day("2027-01-20"), day("2026-12-02")],
        until: Some(day("2026-11-01")),
        ..plan
    };
    assert_eq!(fields(of_episode(&wrong, today())), ["from", "every_weeks", "reviews", "until"]);
}

#[test]
fn what_is_wrong_reads_as_sentences() {
    let said = of_person(&person(1, ""), &[]).iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(said, ["This is empty. Write what they are called in the meeting: Mum, HV, Mrs Osei."]);
}

#[test]
fn an_approval_has_somebody_and_a_day_or_neither() {
    let standing = |by: &str, on: Option<&str>| Standing {
        approved_by: by.into(),
        approved_on: on.map(day),
        ..Standing::default()
    };
    for (by, on, wrong) in [
        ("", None, &[][..]),
        ("Head of service", Some("2026-11-20"), &[]),
        (" ", Some("2026-11-20"), &["approved_by"]),
        ("Head of service", None, &["approved_on"]),
        ("Head of service", Some("2027-11-20"), &["approved_on"]),
    ] {
        assert_eq!(fields(of_standing(&standing(by, on), today())), wrong, "{by:?} {on:?}");
    }
    let long = Standing { controller: "x".repeat(LINE + 1), ..Standing::default() };
    assert_eq!(fields(of_standing(&long, today())), ["controller"]);
}
