//! Spelling: looked at when it is asked for; put right only by a key, and taken back by undo.

use portal::domain::audience::Audience;
use portal::tui::look::Look;

use crate::desk::Desk;

fn typed() -> Desk {
    let mut desk = Desk::writing();
    desk.types("saftey plan for Ben\nthe bolier and his hygeine, hygeine twice\n");
    desk
}

fn text(desk: &mut Desk) -> String {
    desk.save_due();
    desk.text("since-last-time")
}

#[test]
fn words_that_may_be_misspelt_come_one_by_one_with_place_line_and_suggestions() {
    let mut desk = typed();
    let before = text(&mut desk);
    desk.types(".spelling\n").must_say("1 of 4").must_show("Since last time, line 1");
    desk.must_show("saftey plan for Ben")
        .must_show("\"saftey\": 1 safety")
        .must_show("Then: bolier, hygeine");
    assert!(desk.cursor_row().starts_with("saftey plan"), "{}", desk.screen());
    desk.keys("<Down>").must_say("2 of 4").must_show("1 boiler").keys("k").must_say("1 of 4");
    assert_eq!(text(&mut desk), before, "looking changes nothing");
}

#[test]
fn a_digit_puts_a_suggestion_in_and_undo_takes_it_back_here_and_in_the_text() {
    let mut desk = typed();
    desk.types(".spelling\n").keys("1").must_say("1 of 3").must_show("line 2").keys("1").must_say("1 of 2");
    assert_eq!(text(&mut desk), "safety plan for Ben\nthe boiler and his hygeine, hygeine twice\n");
    desk.keys("u").must_say("1 of 3").must_show("\"bolier\"").keys("9").must_say("9 is no answer here");
    desk.keys("b").types(".undo\n");
    assert_eq!(text(&mut desk), "saftey plan for Ben\nthe bolier and his hygeine, hygeine twice\n");
}

#[test]
fn words_behind_one_that_was_put_in_still_stand_where_they_are() {
    let mut desk = typed();
    desk.types(".spelling\n")
        .keys("<Down><Down>")
        .must_show("1 hygiene")
        .keys("1")
        .must_say("3 of 3")
        .keys("1");
    assert_eq!(text(&mut desk), "saftey plan for Ben\nthe bolier and his hygiene, hygiene twice\n");
}

#[test]
fn a_word_is_added_to_the_known_words_for_good_and_can_be_taken_off_again() {
    let mut desk = typed();
    desk.types("Quillerby again, QUILLERBY\n.spelling\n").keys("<Down><Down><Down><Down>");
    desk.must_show("\"Quillerby\"").keys("a").must_say("known words now").keys("k").must_say("3 of 4");
    desk.keys("u")
        .must_show("\"Quillerby\"")
        .must_say("5 of 6")
        .keys("ab")
        .types(".spelling\n")
        .must_say("1 of 4");
    desk.keys("b")
        .leaves_the_meeting()
        .keys("e<Down><Enter><PageDown>")
        .types("Quillerby\n.spelling\n")
        .must_show("Every word is known");
    desk.keys("b").types(".known\n").must_say("not shown in room view").leaves_room_view();
    desk.types(".known\n").must_show("Quillerby").keys("-").must_say("Removed");
    desk.keys("b").types(".spelling\n").must_show("\"Quillerby\"");
}

#[test]
fn known_words_are_typed_in_beforehand_too() {
    let mut desk = Desk::new();
    desk.keys(":").types("known-words\n").must_show("You have added no words yet").keys("a");
    desk.types("Quillerby hygeine\n").must_say("Kept.").keys("<Down>").must_say("2 known words");
    desk.keys("a").types("GP 12\n").must_say("No word was added").keys("<Down>").must_say("2 known words");
    desk.begins_a_meeting().keys("<PageDown><PageDown>").types("hygeine Quillerby\n.spelling\n");
    desk.must_show("Every word is known");
}

#[test]
fn a_word_is_passed_over_for_this_meeting_alone() {
    let mut desk = typed();
    desk.types(".spelling\n").keys("<Down><Down>p").must_say("2 of 2").keys("b").types(".spelling\n");
    desk.must_say("1 of 2").must_not_show("hygeine,").keys("b");
    desk.leaves_the_meeting().keys("e<Down><Enter><PageDown>");
    desk.types("hygeine\n.spelling\n").must_say("1 of 1");
}

#[test]
fn enter_goes_to_the_word_in_its_place_and_the_way_back_is_short() {
    let mut desk = typed();
    desk.keys("<PageDown>").types("first\nBen was bruizd\n.prev\n.spelling\n");
    desk.keys("<Down><Down><Down><Down>").must_show("\"bruizd\"").keys("<Enter>");
    assert!(desk.cursor_row().contains("Ben was bruizd"), "{}", desk.screen());
    desk.keys("<Delete><Delete><Delete><Delete><Delete><Delete>")
        .types("bruised")
        .must_show("Ben was bruised");
    desk.types("\n.spelling\n")
        .must_say("1 of 4")
        .must_not_show("bruizd")
        .keys("bb")
        .must_show("Review meeting");
}

#[test]
fn from_the_page_before_closing_it_is_one_word_and_leads_back_there() {
    let mut desk = typed();
    desk.types(".close\n").must_show("before closing").types(".spelling\n").must_say("1 of 4");
    desk.keys("1").keys("b").must_show("before closing").types(".spelling\n").must_say("1 of 3");
    desk.keys("<Enter>").must_show("Write");
    assert!(desk.cursor_row().contains("bolier"), "{}", desk.screen());
}

#[test]
fn names_codes_abbreviations_and_dates_are_known_and_a_childs_own_words_are_left_alone() {
    let mut desk = Desk::writing();
    desk.types("Noor's HV and the fsw met at Tamworthy fri 4 dec, wnb twice\n");
    desk.types("\" Ava to @HV: I haded my tee\n! weigh Ben @HV by fri\nGPs, EHCP, s47 and 10am\n.spelling\n");
    desk.must_show("Every word is known").must_show("A child's own words");
}

#[test]
fn a_name_that_is_one_slip_away_is_offered_first() {
    let mut desk = Desk::writing();
    desk.types("Noro was at school\n.spelling\n").must_show("\"Noro\": 1 Noor").keys("1");
    assert_eq!(text(&mut desk), "Noor was at school\n");
}

#[test]
fn who_gets_the_line_is_said_and_stays_as_it_was() {
    let mut desk = Desk::writing();
    desk.types("hygeine").keys("<Ctrl-R>").types("\n").types(".spelling\n").must_say("professionals only");
    desk.keys("1").save_due();
    assert_eq!(desk.lines("since-last-time")[0].audience, Audience::ProfessionalsOnly);
    assert_eq!(desk.lines("since-last-time")[0].text, "hygiene");
}

#[test]
fn no_word_of_the_record_is_in_the_title_or_the_log() {
    let mut desk = typed();
    let logged = desk.history(desk.record().meeting.id).len();
    desk.types(".spelling\n").keys("<Down>ap");
    assert!(!desk.title().contains("bolier") && !desk.title().contains("hygeine"), "{}", desk.title());
    assert_eq!(desk.history(desk.record().meeting.id).len(), logged);
}

#[test]
fn in_the_reader_setting_it_is_said_and_forty_columns_hold_it() {
    let mut desk = Desk::with(40, 12, Look { reader: true, ascii: true, ..Look::default() });
    desk.begins_a_meeting().keys("<PageDown><PageDown>");
    desk.types("a long line about the week, the clinics and the saftey plan\nhygeine\n.spelling\n");
    desk.must_say("1 of 2. \"saftey\": 1 safety")
        .must_show("saftey plan")
        .keys("1")
        .must_say("1 of 1. \"hygeine\"");
}
