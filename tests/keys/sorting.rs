//! Sort my notes: unsorted lines one by one, by single keys; left and resumed; words and times as typed.

use portal::domain::audience::Audience;
use portal::tui::look::Look;

use crate::desk::Desk;

fn typed() -> Desk {
    let mut desk = Desk::writing();
    desk.types("boiler off since Sunday\n+ brought to both clinics\nmy nose is cold\n").time_passes(60);
    desk.types("weekly from now on\n");
    desk
}

#[test]
fn unsorted_lines_come_one_by_one_and_single_keys_say_what_each_is() {
    let mut desk = typed();
    let before = desk.lines("since-last-time");
    desk.types(".sort\n").must_show("boiler off since Sunday").must_say("1 of 3");
    desk.keys("w")
        .must_show("-- boiler off since Sunday")
        .keys("t")
        .must_show("Who told it?")
        .keys("<Down><Enter>");
    desk.must_show("told by Mum:").keys("<Enter>").must_say("2 of 3");
    desk.keys("c")
        .must_show("Whose own words?")
        .keys("<Down><Down><Enter>")
        .must_show("withheld until cleared");
    desk.keys("<Enter>").must_show("weekly from now on").keys("dr").must_say("professionals only");
    desk.keys("<Enter>").must_show("Every line has been looked at").keys("b").must_show("Since last time");
    desk.save_due();
    let after = desk.lines("since-last-time");
    let words: Vec<&str> = after.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(words[0], "-- told by Mum: boiler off since Sunday");
    assert_eq!(words[1], "+ brought to both clinics");
    assert!(words[2].starts_with('"') && words[2].ends_with(": my nose is cold"), "{words:?}");
    assert_eq!(words[3], "> weekly from now on");
    assert_eq!(after[3].audience, Audience::ProfessionalsOnly);
    for (before, after) in before.iter().zip(&after).filter(|(before, _)| !before.text.is_empty()) {
        assert_eq!(before.typed, after.typed);
        assert!(after.text.ends_with(&before.text), "{after:?}");
    }
    assert!(!desk.family_copy().contains("my nose is cold"));
    assert!(
        desk.whole_record().contains("boiler off since Sunday (told by mother)"),
        "{}",
        desk.whole_record()
    );
}

#[test]
fn what_was_given_is_taken_back_here_and_in_the_text() {
    let mut desk = typed();
    desk.types(".sort\n").keys("w").must_show("-- boiler").keys("u").must_not_show("-- boiler");
    desk.keys("u").must_say("Nothing to take back here").keys("s").must_show("seen: boiler").keys("b");
    desk.types(".undo\n").save_due();
    assert_eq!(desk.lines("since-last-time")[0].text, "boiler off since Sunday");
}

#[test]
fn it_is_left_and_taken_up_again_at_the_same_line() {
    let mut desk = typed();
    desk.types(".sort\n").keys("<Enter>").must_show("my nose is cold").keys("b");
    desk.types(".sort\n").must_show("my nose is cold").must_say("1 of 2").keys("<Enter>g<Enter>b");
    desk.types(".close\n").must_show("before closing").types(".sort\n").must_show("Every line");
    desk.save_due();
    assert_eq!(desk.lines("since-last-time")[3].text, "+ weekly from now on");
}

#[test]
fn in_the_reader_setting_each_line_is_said_and_forty_columns_hold_it() {
    let mut desk = Desk::with(40, 12, Look { reader: true, ..Look::default() });
    desk.begins_a_meeting().leaves_room_view();
    desk.keys("<PageDown><PageDown>").types("boiler off since Sunday\nsecond\n.sort\n");
    desk.must_say("1 of 2. Boiler off").keys("w").must_say("1 of 2. Worry. Boiler");
    desk.keys("<Enter>").must_say("2 of 2. Second.");
}

#[test]
fn a_digit_after_a_full_stop_begins_a_line_with_who_speaks_and_alone_it_is_text() {
    let mut desk = Desk::in_a_meeting();
    desk.keys("yy<PageDown><PageDown>").types("first").keys("<Tab>").must_show(".2 Dad");
    desk.keys("9").types(" of them\n.2\nthe boiler is off\n");
    desk.types(".1\n").types("I rang them\n").types(".7\n").save_due();
    assert_eq!(
        desk.text("since-last-time"),
        "first9 of them\n@Dad: the boiler is off\n@Mum: I rang them\n.7\n"
    );
    let record = desk.whole_record();
    assert!(record.contains("ather of Ben and the baby: the boiler is off"), "{record}");
    assert!(record.contains("Mother: I rang them"), "{record}");
    assert!(desk.family_copy().contains("Mother: I rang them"));
}
