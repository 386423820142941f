//! A disk that fails: said at once, tried again, and nothing typed lost. How the writer tries again is tested beside it.

use portal::domain::moment::Moment;
use portal::tui::look::Look;
use portal::tui::message::Message;

use crate::desk::{BEGINS, Desk};

const FULL: &str =
    "The disk is full. What you typed is held here. Make room; it is tried again every second.";

fn saved() -> Message {
    Message::Saved(Moment::parse_from_rfc3339(BEGINS).expect("a time"))
}

#[test]
fn a_failed_save_is_said_at_once_and_stays_said_until_one_succeeds() {
    let mut desk = Desk::writing();
    desk.types("boiler off");
    assert!(desk.hears(Message::SaveFailed(FULL.into())), "drawn at once");
    assert!(desk.row(1).ends_with("NOT SAVED, trying again"), "{}", desk.screen());
    desk.must_say("The disk is full.");
    desk.types(" again").must_show("NOT SAVED").must_say("The disk is full.").must_show("boiler off again");
    assert!(desk.hears(saved()));
    desk.must_not_show("NOT SAVED").must_not_show("disk is full").must_show("saved 10:02:00");
    desk.must_show("boiler off again").save_due();
    assert_eq!(desk.text("since-last-time"), "boiler off again");
}

#[test]
fn ctrl_c_does_not_say_that_everything_is_saved_while_it_is_not() {
    let mut desk = Desk::writing();
    desk.types("boiler off");
    desk.hears(Message::SaveFailed(FULL.into()));
    desk.keys("<Ctrl-C>");
    assert!(!desk.foot().contains("Everything is saved"), "{}", desk.screen());
    desk.must_say("NOT SAVED")
        .finds("lock")
        .must_show("Locked. NOT SAVED")
        .must_not_show("Everything is saved");
}

#[test]
fn in_the_reader_setting_a_failed_save_and_the_one_that_mends_it_are_drawn_and_no_other() {
    let mut desk = Desk::with(80, 24, Look { reader: true, ..Look::default() });
    desk.begins_a_meeting().keys("<PageDown><PageDown>").types("boiler off");
    assert!(!desk.hears(saved()), "a save is not read out");
    assert!(desk.hears(Message::SaveFailed(FULL.into())));
    assert!(desk.hears(saved()));
    assert!(!desk.hears(saved()));
}

#[test]
fn what_could_not_be_done_is_said_in_a_sentence() {
    let mut desk = Desk::writing();
    desk.hears(Message::NotDone("Nothing was changed: the record is held by another window.".into()));
    desk.must_say("held by another window");
    desk.types("x").must_say("section 3 of 9");
}
