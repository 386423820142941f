//! A meeting's states, and what can still be said when it is closed.

use portal::domain::audience::Audience;
use portal::domain::body::{Edit, Spot};
use portal::domain::manuscript::Stroke;
use portal::domain::meeting::{State, Whose};
use portal::service::Deed;

use crate::desk::Desk;

/// A meeting with one line in it, closed with every question left open.
fn closed() -> Desk {
    let mut desk = Desk::writing();
    desk.types("+ brought to both clinics\n.close\n").types(".close\n").must_show("Close the record?");
    desk.keys("<Down><Enter>").must_say("The record is closed.");
    desk
}

#[test]
fn a_pause_is_stamped_and_gone_on_from() {
    let mut desk = Desk::writing();
    desk.types("before\n").time_passes(600).types(".pause\n").must_say("The meeting is paused.");
    assert!(desk.title().contains("paused"), "{}", desk.title());
    desk.time_passes(300).types("typed in the pause\n.pause\n");
    assert!(!desk.title().contains("paused"), "{}", desk.title());
    let record = desk.record();
    let times: Vec<(State, String)> =
        record.meeting.turns.iter().map(|turn| (turn.state, turn.at.format("%H:%M").to_string())).collect();
    let expected = [(State::Open, "10:02"), (State::Paused, "10:12"), (State::Open, "10:17")];
    assert_eq!(times, expected.map(|(state, at)| (state, at.to_owned())));
    assert!(desk.text("since-last-time").contains("typed in the pause"));
}

#[test]
fn a_meeting_that_was_broken_off_keeps_its_words_with_the_reason_and_whose_it_was() {
    let mut desk = Desk::writing();
    desk.types("Mum came with Gran").finds("meeting.abandon").must_show("Why was the meeting broken off?");
    desk.types("fire alarm\n")
        .must_show("Whose reason was it?")
        .keys("<Down><Down><Down><Enter><End><Enter>");
    let record = desk.record();
    assert_eq!(record.meeting.state, State::Abandoned);
    let turn = record.meeting.turns.last().expect("a turn");
    assert_eq!((turn.reason.as_str(), turn.whose), ("fire alarm", Some(Whose::Neither)));
    assert_eq!(desk.text("since-last-time"), "Mum came with Gran");
    desk.must_show("This meeting was broken off.");
    assert!(desk.whole_record().contains("Mum came with Gran"));
}

#[test]
fn a_meeting_that_was_not_held_says_why_and_whose_reason_it_was() {
    let mut desk = Desk::in_a_meeting();
    desk.finds("meeting.not-held").must_show("Why was the meeting not held?");
    desk.types("nobody had booked the interpreter\n")
        .must_show("Whose reason was it?")
        .keys("<Down><Down><Enter>");
    let record = desk.record();
    assert_eq!(record.meeting.state, State::NotHeld, "{:?}\n{}", desk.refused, desk.screen());
    let turn = record.meeting.turns.last().expect("a turn");
    assert_eq!(
        (turn.reason.as_str(), turn.whose),
        ("nobody had booked the interpreter", Some(Whose::Service))
    );
}

#[test]
fn a_question_about_an_ending_that_was_left_ends_nothing() {
    let mut desk = Desk::writing();
    desk.finds("meeting.abandon").types("fire alarm").keys("<Esc>");
    desk.finds("meeting.abandon").types("fire alarm\n").keys("<Esc>");
    assert_eq!(desk.record().meeting.state, State::Open);
    desk.types("goes on").save_due();
    assert_eq!(desk.text("since-last-time"), "goes on");
}

#[test]
fn before_closing_each_question_is_answered_in_words_or_left_as_not_answered() {
    let mut desk = Desk::writing();
    desk.types("+ brought to both clinics\n.close\n");
    let left = |desk: &Desk| {
        let status = desk.status();
        let words =
            status.split(" to answer").next().unwrap_or_default().rsplit(' ').next().unwrap_or_default();
        words.parse::<usize>().expect("a number")
    };
    let all = left(&desk);
    desk.types("the school said so\n");
    assert_eq!(left(&desk), all - 1);
    desk.types(".none\n");
    assert_eq!(left(&desk), all - 2);
    desk.types("cover was not found\n").types(".same\n");
    assert_eq!(left(&desk), all - 4);
    let reasons = desk.record().reasons;
    let words: Vec<&str> = reasons.iter().map(|reason| reason.words.as_str()).collect();
    assert_eq!(words, ["the school said so", "", "cover was not found", "cover was not found"]);
    assert!(reasons.iter().all(|reason| !reason.audience.is_everyone()), "{reasons:?}");
    desk.types(".close\n").must_show("questions are not answered; they stay so in the record");
    desk.keys("<Enter>").must_show("To answer");
    desk.types(".back\n").must_show("brought to both clinics");
    assert_eq!(desk.record().meeting.state, State::Open);
}

#[test]
fn a_reason_is_for_professionals_until_it_is_widened() {
    let mut desk = Desk::writing();
    desk.types(".close\n").types("marmalade\n").keys("<PageUp>").must_show("marmalade").save_due();
    assert!(desk.whole_record().contains("marmalade"));
    assert!(!desk.family_copy().contains("marmalade"));
    assert!(!desk.copy_for("Mum").contains("marmalade"));
}

#[test]
fn the_table_of_children_is_one_key_away_from_the_questions() {
    let mut desk = Desk::writing();
    desk.types(".close\n").must_show("own words").must_show("Noor (14)").keys("<Tab>");
    assert!(desk.status().starts_with("Browse"), "{}", desk.screen());
    desk.keys("<Tab>");
    assert!(desk.is_writing());
}

#[test]
fn a_closed_record_is_shown_and_no_key_writes_in_it() {
    let mut desk = closed();
    let before = desk.text("since-last-time");
    desk.types("hello ").keys("<Enter><Backspace><Esc><Esc>").save_due();
    assert_eq!(desk.text("since-last-time"), before);
    assert_eq!(desk.record().meeting.state, State::Closed);
    desk.keys("1").must_show("0 unfinished");
    desk.keys("u").must_say("No meeting is unfinished.");
}

#[test]
fn a_closed_record_refuses_a_stroke_that_comes_too_late() {
    let mut desk = closed();
    let before = desk.text("since-last-time");
    let text = desk.record().text("since-last-time", None).expect("a text").id;
    let edit = Edit::Within { line: 0, at: 0, removed: String::new(), inserted: "late ".into() };
    let stroke = Stroke::Edit { edit, after: Spot { line: 0, byte: 5 }, joins: false };
    desk.tries(Deed::Stroke { text, stroke }).save_due();
    assert_eq!(desk.text("since-last-time"), before, "{:?}", desk.refused);
}

#[test]
fn a_closed_meeting_cannot_be_opened_again() {
    let mut desk = closed();
    let meeting = desk.record().meeting.id;
    for state in [State::Open, State::Paused, State::Abandoned, State::NotHeld] {
        desk.tries(Deed::Turn { meeting, state, reason: String::new(), whose: None });
        assert_eq!(desk.record().meeting.state, State::Closed);
        desk.must_say("Nothing was changed.");
    }
}

#[test]
fn an_addendum_has_its_author_its_time_and_its_reason_and_leaves_the_record_as_it_is() {
    let mut desk = closed();
    let before = desk.text("since-last-time");
    desk.time_passes(86_400).keys("d").types("Ben had both aids in\n").must_show("Why is it added?");
    desk.types("Mum asked for it\n").must_show("Who may have the addendum?").keys("<Down><Down><Enter>");
    desk.must_say("The addendum is kept.");
    let record = desk.record();
    let addendum = &record.addenda[0];
    assert_eq!(addendum.words, "Ben had both aids in");
    assert_eq!(addendum.reason, "Mum asked for it");
    assert_eq!(addendum.at.to_rfc3339(), "2026-11-27T10:02:00+00:00");
    assert!(!addendum.author.is_empty());
    assert_eq!(addendum.audience, Audience::Everyone);
    assert_eq!(desk.text("since-last-time"), before);
    desk.keys("<End>").must_show("Ben had both aids in");
    assert!(desk.whole_record().contains("Mum asked for it"));
}

#[test]
fn a_reason_given_after_closing_has_its_own_time() {
    let mut desk = closed();
    desk.time_passes(7200).keys("g").must_show("To answer").types("asked on the telephone\n");
    let record = desk.record();
    let reason = record.reasons.last().expect("a reason");
    assert_eq!(reason.words, "asked on the telephone");
    assert_eq!(reason.at.to_rfc3339(), "2026-11-26T12:02:00+00:00");
    assert!(
        desk.whole_record().contains("Given Thursday 26 November 2026 at 12:02"),
        "{}",
        desk.whole_record()
    );
    desk.types(".close\n").must_say("closed already");
    desk.types(".back\n").must_show("The whole record.");
}

#[test]
fn the_record_is_shown_as_another_reader_gets_it() {
    let mut desk = Desk::writing();
    desk.types("for all\nkept back").keys("<Ctrl-R><Ctrl-R>").types("\n.close\n").types(".close\n");
    desk.keys("<Down><Enter>").keys("f").must_show("Whose copy?").keys("<Down><Enter>");
    desk.must_show("Any family member").must_show("Left out for this reader");
    for _ in 0..20 {
        desk.must_not_show("kept back").keys("<PageDown>");
    }
}

#[test]
fn while_a_review_meeting_is_unfinished_another_is_begun_only_when_it_is_meant() {
    let mut desk = Desk::writing();
    desk.types("first")
        .leaves_the_meeting()
        .keys("r")
        .must_show("Start a review meeting?")
        .must_show("Go on with Review meeting 3");
    desk.keys("<Enter>").must_show("Overview").keys("r<Down><Enter>").must_show("first");
    assert_eq!(desk.record().meeting.number, 3);
    desk.leaves_room_view();
    desk.leaves_the_meeting().keys("r<Down><Down><Enter>").must_show("Review meeting 4");
    assert_eq!(desk.record().meeting.number, 4);
}

#[test]
fn a_reason_half_typed_is_there_after_a_kill_and_a_command_typed_in_its_place_is_not() {
    let mut desk = Desk::writing();
    desk.types(".close\n").keys("<PageDown>").types("cover was not fo").save_due();
    let mut desk = desk.kill_and_reopen();
    desk.keys("u<Enter>").types(".close\n").must_not_show("cover was not fo").keys("<F5><Down><Enter>");
    desk.must_show("answer: cover was not fo");
    desk.types("und\n").types(".back\n").types(".close\n").must_not_show("answer: .back");
    assert_eq!(
        desk.record().reasons.iter().filter(|reason| reason.words == "cover was not found").count(),
        1
    );
}

#[test]
fn a_meeting_begun_by_a_key_too_many_is_taken_off_the_lists_with_the_reason() {
    let mut desk = Desk::in_a_meeting();
    desk.leaves_the_meeting().must_show("3 meetings").keys("-").must_show("> Ava").keys("<Esc>");
    // With the meeting's row chosen it is the one that is asked about.
    desk.keys("<Down><Down><Down><Down><Down><Down><Down><Down><Down>")
        .must_show("> Review meeting 3")
        .keys("-");
    desk.must_show("> Review meeting 3 of Thursday 26 November 2026, open").keys("<Enter>");
    desk.must_show_anywhere("A meeting in which anything is written stays.");
    desk.types("a key too many")
        .keys("<PageDown><Enter>")
        .must_say("Removed from the lists.")
        .must_not_show("Review meeting 3");
    let mut desk = desk.kill_and_reopen();
    desk.must_not_show("Review meeting 3").keys("4<Enter>r<Down><Enter>").must_show("Review meeting 3");
}

#[test]
fn a_meeting_in_which_anything_is_written_stays_on_the_lists() {
    let mut desk = Desk::writing();
    desk.types("Ava was seen").save_due();
    desk.leaves_the_meeting().keys("-<End><Up><Enter>").types("a key too many").keys("<PageDown><Enter>");
    assert!(desk.shows("Something is written in Review meeting 3"), "{}", desk.screen());
    assert_eq!(desk.text("since-last-time"), "Ava was seen");
}
