//! Papers before a meeting, each for its reader, and a meeting typed up from paper.

use portal::domain::meeting::State;
use portal::tui::look::Look;

use crate::desk::Desk;

/// Opens the paper whose row says this.
fn opens(desk: &mut Desk, row: &str) {
    desk.keys("h").must_show("Which paper");
    for _ in 0..20 {
        if desk.cursor_row().contains(row) {
            desk.keys("<Enter>");
            return;
        }
        desk.keys("<Down>");
    }
    panic!("no paper {row:?}:\n{}", desk.screen());
}

fn saved(desk: &mut Desk) -> (String, String) {
    desk.keys("x<Down><Enter>");
    desk.files().pop().expect("a file")
}

/// In the workspace of the family, after a meeting that agreed one action for everyone and one for professionals.
fn after_a_meeting() -> Desk {
    let mut desk = Desk::writing();
    desk.types("! oranges for Ben @HV by fri 4 dec\n\n! plums and the police @HV by fri 4 dec");
    while !desk.status().contains("for: professionals only") {
        desk.keys("<Ctrl-R>");
    }
    desk.keys("<Enter>").types(".close\n.close\n").keys("<Down><Enter>");
    assert_eq!(desk.record().meeting.state, State::Closed);
    desk.keys("<Esc>");
    desk
}

#[test]
fn each_paper_is_saved_for_its_reader_alone() {
    for (row, stem, oranges, plums) in [
        ("Agenda", "agenda", true, false),
        ("Paper to write on", "kit", true, true),
        ("page for the parents", "parent", false, false),
        ("For HV", "member", true, true),
        ("For SW", "member", false, false),
    ] {
        let mut desk = after_a_meeting();
        opens(&mut desk, row);
        let (name, text) = saved(&mut desk);
        assert!(name.contains(stem) && !name.contains("Ben") && !name.contains("HV"), "{name}");
        assert_eq!([text.contains("oranges"), text.contains("plums")], [oranges, plums], "{row}\n{text}");
    }
}

#[test]
fn the_parents_page_says_what_they_may_bring_and_ask_for() {
    let mut desk = after_a_meeting();
    opens(&mut desk, "page for the parents");
    let (_, text) = saved(&mut desk);
    for words in ["What you may bring", "interpreter", "supporter", "break", "Who will be there"] {
        assert!(text.contains(words), "{words}\n{text}");
    }
}

#[test]
fn a_meeting_typed_up_from_paper_is_of_its_own_day_and_says_when_it_was_typed() {
    let mut desk = Desk::new();
    desk.keys("4<Enter>y").types("last fri\n").must_show("What kind of meeting").keys("<Down><Enter>");
    desk.must_show("typed up from paper")
        .keys("<PageDown><PageDown>")
        .types("! weigh Ben @HV by mon\n")
        .save_due();
    let record = desk.record();
    let typed_up = record.meeting.typed_up.expect("when");
    assert!(record.meeting.on < typed_up.date_naive());
    assert!(record.parts.iter().all(|part| part.began.is_none()));
    let copy = desk.family_copy();
    assert!(copy.contains("Typed up from paper on "), "{copy}");
    // Monday is the Monday after the meeting, not after the typing.
    let due = desk.entries("since-last-time")[0].due.clone().expect("a date").date.expect("read");
    assert_eq!((due - record.meeting.on).num_days(), 3);
    desk.types("Ben is cold\n.left\n").must_show("time not stated");
    desk.keys("<Esc>").types(".close\n.close\n").keys("<Down><Enter>");
    assert!(desk.record().parts.iter().all(|part| part.ended.is_none()), "nobody knows when it ended");
}

#[test]
fn a_day_that_is_still_to_come_is_not_typed_up() {
    let mut desk = Desk::new();
    desk.keys("4<Enter>");
    let before = desk.record().meeting.id;
    desk.keys("y")
        .types("in 2 weeks\n")
        .must_say("still to come")
        .keys("y")
        .types("31 feb\n")
        .must_say("Nothing was started");
    assert_eq!(desk.record().meeting.id, before);
}

#[test]
fn papers_and_typing_up_work_in_a_small_window_and_in_the_reader_setting() {
    let mut desk = Desk::with(40, 12, Look { reader: true, ..Look::default() });
    desk.keys("4<Enter>h").must_show("Which paper").keys("<Enter>").must_show("agenda");
    desk.keys("<Esc>y").types("yesterday\n").must_show("What kind").keys("<Down><Enter><PageDown><PageDown>");
    desk.types("Ben is cold").save_due();
    assert_eq!(desk.text("since-last-time"), "Ben is cold");
}

#[test]
fn an_action_of_two_owners_is_on_the_page_of_each() {
    let mut desk = Desk::writing();
    desk.types("! joint visit @HV and @SW by fri 4 dec\n.close\n.close\n").keys("<Down><Enter>");
    assert!(desk.whole_record().contains("joint visit. Who: health visitor and"), "{}", desk.whole_record());
    desk.keys("<Esc>");
    for row in ["For HV", "For SW"] {
        opens(&mut desk, row);
        let (_, text) = saved(&mut desk);
        assert!(text.contains("joint visit, by Friday 4 December 2026"), "{row}\n{text}");
        desk.keys("<Esc>");
    }
}
