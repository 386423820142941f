//! Leaving, and coming back to where one was; and what is said when the store opens.

use portal::domain::meeting::State;
use portal::service::Deed;

use crate::desk::Desk;

/// Leaves with `q`, or in a text with `.quit`, and starts again.
fn leaves_and_comes_back(mut desk: Desk, keys: &str) -> Desk {
    desk.keys(keys);
    assert!(desk.left, "{}", desk.screen());
    Desk::again(desk.closes())
}

#[test]
fn practice_opens_where_it_was_left_with_the_cursor_in_the_same_section() {
    let mut desk = Desk::writing();
    desk.types("boiler off since Sunday\n");
    let section = desk.section();
    let mut desk = leaves_and_comes_back(desk, ".quit<Enter>");
    desk.must_show("boiler off since Sunday");
    assert_eq!(desk.section(), section);
    assert!(!desk.is_writing());
    desk.must_say("Enter goes on where you were").keys("<Enter>");
    assert!(desk.is_writing());
    // Nothing lies between her and the screens below.
    desk.types("landlord rung").leaves_the_meeting().must_show("Unfinished");
    desk.leaves_room_view().keys("4").must_show("Overview").keys("<Esc>").must_show("F-104");
    desk.keys("1").must_show("Unfinished");
}

#[test]
fn a_tab_a_family_and_a_record_are_opened_again_and_the_first_screen_is_one_key_away() {
    for (keys, shown) in [("2", "Guidance"), ("4<Enter>", "Overview"), ("5", "Contacts")] {
        let mut desk = Desk::new();
        desk.keys(keys).must_show(shown);
        let title = desk.title();
        let mut desk = leaves_and_comes_back(desk, "q");
        assert_eq!(desk.title(), title);
        desk.must_show(shown).keys("1").must_show("Begin");
    }
}

#[test]
fn a_killed_program_knows_the_place_it_was_last_left_from() {
    let mut desk = Desk::new();
    desk.keys("4<Enter>q");
    let mut desk = desk.kill_and_reopen();
    desk.must_show("Overview").keys("1");
    desk.kill_and_reopen().must_show("Overview");
}

#[test]
fn a_meeting_that_was_closed_elsewhere_is_shown_as_its_record() {
    let mut desk = Desk::writing();
    desk.types("boiler off since Sunday\n").keys(".quit<Enter>");
    let meeting = desk.sheet().record.meeting.id;
    let reason = "office closed".to_owned();
    desk.tries(Deed::Turn { meeting, state: State::Abandoned, reason, whose: None });
    let desk = Desk::again(desk.closes());
    assert!(!desk.is_writing(), "{}", desk.screen());
    assert!(desk.shows("Broken off"), "{}", desk.screen());
}

#[test]
fn when_what_it_names_is_gone_the_first_screen_is_shown() {
    for value in [
        "{\"tab\":\"4\",\"trail\":[{\"family\":\"00000000000000000000000000000001\"}]}",
        "{\"tab\":\"4\",\"trail\":[{\"recorder\":\"00000000000000000000000000000001\"}]}",
        "{\"tab\":\"4\",\"trail\":[{\"a_pane_of_a_later_version\":1}]}",
        "not what it should be",
    ] {
        let mut desk = Desk::new();
        desk.tries(Deed::Remember { name: "last".into(), value: value.into() });
        Desk::again(desk.closes()).must_show("Begin").must_show("Thursday 26 November 2026");
    }
}

#[test]
fn what_is_to_be_said_of_the_practice_store_is_said_on_its_first_screen() {
    let mut desk = Desk::new();
    desk.keys("4<Enter>");
    let data = desk.closes();
    // More saves were counted than the store has: some are missing.
    let counted = data.path().join("practice/portal.saves");
    let text = std::fs::read_to_string(&counted).expect("a count of saves");
    let device = text.lines().last().expect("whose count it is");
    std::fs::write(&counted, format!("saves 900\n{device}\n")).expect("written");
    let mut desk = Desk::again(data);
    assert!(desk.foot().contains("saves are missing from the store"), "{}", desk.screen());
    desk.keys("<Down>").must_show("due");
    let desk = Desk::again(desk.closes());
    assert!(!desk.shows("missing"), "it is said once:\n{}", desk.screen());
}
