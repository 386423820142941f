//! A checklist whose areas a person gives a level: written on the sitting, never worked out.

use std::path::Path;

use portal::domain::audience::Audience;
use portal::domain::checklist::sitting::Rater;
use portal::domain::checklist::value::Value;
use portal::service::checklists::SitDown;
use portal::service::{Deed, Entered, Piece};

use crate::checklists::{goes_on, in_a_family};
use crate::desk::Desk;

/// At the front of a sitting of the checklist in `tests/checklists/good/chosen`.
fn reads_one() -> Desk {
    let mut desk = Desk::new();
    in_a_family(&mut desk);
    desk.has_content(Path::new("tests/checklists/good/chosen"));
    let child = desk.family("F-300").children[0].id;
    desk.tries(Deed::SitDown(Box::new(SitDown {
        child,
        instrument: "area-levels".into(),
        rater: Rater { name: "Ellis".into(), role: String::new(), agency: String::new() },
        date: "2026-11-20".parse().expect("a day"),
        occasion: "core_group".into(),
        done_with: String::new(),
        replaces: None,
    })));
    desk.keys("<Esc>i");
    goes_on(&mut desk, "go on:");
    desk.must_show("One meal a day");
    desk.keys("1").must_show("The door is locked at night");
    desk.keys("2r");
    desk
}

#[test]
fn a_level_is_given_to_an_area_taken_back_and_kept_over_a_kill() {
    let mut desk = reads_one();
    desk.must_show("not chosen . 2/2").must_show("l on an area writes the level you give it.");
    desk.keys("l").must_show("No number makes it").keys("<Down><Down><Down><Enter>");
    desk.must_show("3 chosen . 2/2");
    assert_eq!(desk.sitting().sitting.chosen.get("A"), Some(&Value::Number(3)));
    assert!(!desk.screen().contains("worse than what was chosen"), "{}", desk.screen());

    let mut desk = desk.kill_and_reopen();
    assert_eq!(desk.sitting().sitting.chosen.get("A"), Some(&Value::Number(3)));
    desk.keys("4");
    goes_on(&mut desk, "F-300");
    desk.keys("i");
    goes_on(&mut desk, "go on:");
    desk.keys("r").must_show("3 chosen . 2/2");
    desk.keys("l<End><Enter>").must_show("not chosen . 2/2");
    assert!(desk.sitting().sitting.chosen.is_empty());
}

#[test]
fn a_level_better_than_a_safety_item_is_kept_and_said() {
    let mut desk = reads_one();
    desk.keys("l<Down><Enter>").must_show("1 chosen . 2/2");
    desk.must_show("A safety item stands at 2, which is worse than what was chosen.");
}

#[test]
fn only_a_level_of_the_checklist_is_taken_and_only_while_it_is_open() {
    let mut desk = reads_one();
    let sitting = desk.sitting().sitting.id;
    let tries = |desk: &mut Desk, area: &str, level| {
        desk.tries(Deed::ChooseLevel { sitting, area: area.into(), level });
    };
    tries(&mut desk, "Z", None);
    desk.must_say("Nobody chooses a level for Z in this checklist.");
    tries(&mut desk, "A", Some(Value::Number(9)));
    desk.must_say("A: there is no level 9.");
    desk.keys("l<Down><Enter>");
    let (judgement, audience) = (Box::default(), Audience::ProfessionalsOnly);
    let close = Piece::Judgement { sitting, judgement, audience, close: true };
    desk.tries(Deed::Enter(Box::new(Entered { keep: vec![close], ..Entered::default() })));
    desk.keys("l").must_say("This sitting is closed and stays as it is.");
    assert_eq!(desk.sitting().sitting.chosen.get("A"), Some(&Value::Number(1)));
}
