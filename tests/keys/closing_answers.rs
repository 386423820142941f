//! Before closing, an answer that is the missing day or owner itself is not taken for the reason why there is none.

use crate::desk::Desk;

/// On the page before closing, at the question about this action.
fn asked_about(line: &str, begins: &str) -> Desk {
    let mut desk = Desk::new();
    desk.begins_a_meeting().leaves_room_view().keys("<PageDown><PageDown>");
    desk.types(&format!("{line}\n.close\n"));
    for _ in 0..60 {
        if desk.screen().contains(&format!("> \"{begins}")) {
            return desk;
        }
        desk.keys("<PageDown>");
    }
    panic!("{begins} is not asked:\n{}", desk.screen());
}

fn lines(desk: &Desk) -> String {
    desk.text("since-last-time")
}

#[test]
fn a_day_below_by_when_goes_into_the_action_when_that_is_said() {
    let mut desk = asked_about("! weigh Noor @HV", "weigh Noor");
    desk.types("fri 4 dec\n")
        .must_show("The answer, or why there is none?")
        .must_show("You typed: fri 4 dec");
    desk.must_show("Write it in the action: ! weigh Noor @HV by fri 4 dec");
    // What the question starts on changes nothing, and the words stay.
    desk.keys("<Enter>").save_due();
    assert!(lines(&desk).contains("! weigh Noor @HV\n"), "{}", lines(&desk));
    assert!(desk.record().reasons.is_empty());
    desk.must_show("answer: fri 4 dec")
        .keys("<Enter><Down><Enter>")
        .must_say("The action is now:")
        .save_due();
    assert!(lines(&desk).contains("! weigh Noor @HV by fri 4 dec\n"), "{}", lines(&desk));
    assert!(desk.record().reasons.is_empty());
    let entry = desk.entries("since-last-time").remove(0);
    assert!(entry.due_day().is_some() && entry.owner.is_some());
}

#[test]
fn the_same_words_can_be_kept_as_a_reason_and_other_words_are_one_at_once() {
    let mut desk = asked_about("! weigh Noor @HV", "weigh Noor");
    desk.types("fri 4 dec\n").keys("<End><Enter>").save_due();
    assert_eq!(desk.record().reasons[0].words, "fri 4 dec");
    assert!(lines(&desk).contains("! weigh Noor @HV\n"));
    let mut desk = asked_about("! weigh Noor @HV", "weigh Noor");
    desk.types("the clinic gives no days yet\n").must_not_show("why there is none?").save_due();
    assert_eq!(desk.record().reasons[0].words, "the clinic gives no days yet");
}

#[test]
fn an_owner_below_who_will_do_it_goes_into_the_action_too() {
    let mut desk = asked_about("! weigh Noor by fri 4 dec", "weigh Noor");
    desk.types("HV\n").keys("<Down><Enter>").must_say("The action is now:").save_due();
    assert!(lines(&desk).contains("! weigh Noor by fri 4 dec @HV\n"), "{}", lines(&desk));
}
