//! Room view: on while a meeting is held, and then the screen holds only what everyone in the room may see.

use portal::domain::audience::Audience;
use portal::domain::meeting::State;
use portal::tui::look::Look;

use crate::desk::Desk;
use crate::own;

const ON: &str = "room view: only what everyone here may see";

#[test]
fn it_comes_on_with_the_meeting_and_says_so_wherever_one_goes() {
    let mut desk = Desk::new();
    desk.must_not_show("room view").begins_a_meeting();
    desk.must_show("PRACTICE").must_show(ON);
    for tab in ["go.home", "go.guidance", "go.tools", "go.contacts", "go.links", "go.videos"] {
        desk.finds(tab).must_show(ON).keys("<F7>").must_show(ON);
    }
    desk.finds("go.home")
        .keys("<Enter>")
        .keys("<PageDown><PageDown>")
        .types(".where\n")
        .must_say("section 3");
}

#[test]
fn at_40_columns_the_second_line_still_says_it() {
    let mut desk = Desk::with(40, 12, Look::default());
    desk.begins_a_meeting().must_show("PRACTICE   room view");
    desk.save_due();
    desk.must_show("room view");
}

#[test]
fn a_line_kept_from_the_family_leaves_the_screen_with_the_cursor_and_stays_in_the_record() {
    let mut desk = Desk::writing_in_the_room();
    desk.types("pelican at the door").keys("<Ctrl-R>").must_show("pelican").must_say("for: some");
    desk.must_not_show("professionals only").keys("<Enter>").must_not_show("pelican");
    desk.must_say("That line stays in the text.")
        .types("\nheron on the roof\n")
        .must_show("heron on the roof");
    desk.save_due();
    let lines = desk.lines("since-last-time");
    assert_eq!(lines[0].text, "pelican at the door");
    assert_eq!(lines[0].audience, Audience::ProfessionalsOnly);
    // By no key does the cursor come to it.
    desk.keys("<Up><Up><Up><Up><Up><Home><Left><Left><Backspace><Delete>").must_not_show("pelican");
    desk.save_due();
    assert_eq!(desk.lines("since-last-time")[0].text, "pelican at the door");
}

#[test]
fn a_childs_own_words_leave_the_screen_and_are_cleared_outside_room_view() {
    let mut desk = Desk::writing_in_the_room();
    desk.types("\" Ben to nursery: my nose is cold\n").must_not_show("my nose is cold");
    desk.types(".clear\n").must_say("outside room view").must_not_show("my nose is cold");
    desk.save_due();
    assert!(desk.text("since-last-time").contains("my nose is cold"));
}

#[test]
fn nothing_is_taken_back_that_would_bring_a_kept_word_on_the_screen() {
    let mut desk = Desk::writing_in_the_room();
    desk.types("pelican").keys("<Ctrl-R>").types("\n\nheron");
    for _ in 0..12 {
        desk.keys("<Ctrl-Z>").must_not_show("pelican");
    }
    desk.must_say("Nothing more is taken back").save_due();
    assert!(desk.text("since-last-time").starts_with("pelican"));
    for _ in 0..12 {
        desk.keys("<Ctrl-Y>").must_not_show("pelican");
    }
    desk.save_due();
    assert!(desk.text("since-last-time").starts_with("pelican"));
}

#[test]
fn a_word_after_a_full_stop_narrows_the_line_above_and_again_the_same_line() {
    let mut desk = Desk::writing_in_the_room();
    desk.keys("<PageUp><PageUp>");
    absent(&mut desk, "Dad");
    desk.keys("<PageDown><PageDown>").types("otter by the river\n.for\n").must_say("for: some");
    desk.must_show("otter").types("\n").must_not_show("otter");
    desk.types(".for\n").must_say("for: not for Dad").must_show("otter");
    desk.types("\n").must_show("otter").save_due();
    let dad = Audience::NotFor([desk.person("Dad")].into());
    assert_eq!(desk.lines("since-last-time")[0].audience, dad);
}

/// Notes that somebody did not come, at who is here.
pub fn absent(desk: &mut Desk, handle: &str) {
    tick(desk, handle, "n");
}

/// Presses a key on somebody, at who is here.
pub fn tick(desk: &mut Desk, handle: &str, key: &str) {
    let record = desk.record();
    let part = record.parts.last().expect("a part").id;
    let rows: Vec<_> = record.attendance.iter().filter(|row| row.part == part).collect();
    let at = rows.iter().position(|row| record.person(row.person).is_some_and(|one| one.handle == handle));
    desk.keys("<Home>");
    for _ in 0..at.expect("on the list") {
        desk.keys("<Down>");
    }
    desk.keys(key);
}

#[test]
fn what_is_kept_from_somebody_goes_when_they_are_ticked_as_here() {
    let mut desk = Desk::in_the_room();
    absent(&mut desk, "Dad");
    desk.keys("<PageDown><PageDown>").types("otter by the river").keys("<Ctrl-R><Ctrl-R>");
    desk.must_say("for: not for Dad").types("\n\nheron\n").must_show("otter").must_show("heron");
    desk.types(".who\n");
    tick(&mut desk, "Dad", "y");
    desk.keys("<PageDown><PageDown>").must_show("heron").must_not_show("otter");
    desk.types(".actions\n").must_not_show("otter").types(".who\n");
    tick(&mut desk, "Dad", "o");
    desk.keys("<PageDown><PageDown>").must_show("otter");
}

#[test]
fn lists_counts_and_questions_come_from_what_everyone_may_see() {
    let mut desk = Desk::writing_in_the_room();
    desk.types("! weigh heron\n! ring pelican").keys("<Ctrl-R>").types("\n\n");
    desk.types("x").keys("<Backspace>").must_say("1 action");
    desk.keys("<Tab>").must_show("Actions 1").must_not_show("pelican").keys("<Tab>");
    desk.types(".left\n").must_not_show("pelican").keys("<Enter>");
    desk.types(".close\n").must_show("weigh heron").must_not_show("pelican").must_not_show("own words");
    desk.must_not_show("latest").types(".back\n").types(".wording\n").must_not_show("pelican").keys("<Left>");
    desk.types(".read\n").must_show("eigh heron").keys("<PageDown>").must_not_show("pelican");
}

#[test]
fn home_holds_this_meeting_and_no_other_family_and_nothing_due() {
    let mut desk = Desk::new();
    desk.must_show("Needs you").begins_a_meeting();
    desk.finds("go.home").must_not_show("Needs you").must_show("Danger now").must_not_show(" due");
    assert!(desk.cursor_row().contains("eview meeting"), "{}", desk.screen());
    desk.finds("go.core-group")
        .finds("go.core-group")
        .must_show("Not listed in room view")
        .must_not_show("F-1");
    desk.keys("<Ctrl-F>")
        .must_show("In room view the guidance")
        .types("boiler")
        .must_not_show("F-1")
        .must_not_show("newest first");
    desk.keys("<Esc>").finds("family.new").must_say("not shown in room view");
}

#[test]
fn what_cannot_be_safe_is_refused_with_the_way_out() {
    let mut desk = Desk::writing_in_the_room();
    for word in [".sort", ".codes", ".store"] {
        desk.types(word).types("\n").must_not_show("sorted");
        desk.must_say(if word == ".store" { "practice" } else { "not shown in room view" });
    }
    desk.types(".search\n")
        .must_show("In room view the guidance")
        .types("pelican")
        .must_not_show("newest first");
    desk.keys("<Esc>").types(".chair\n").must_show("Chair's card").keys("<Esc>");
    // The family's page lies below the meeting: what is come to is Home, with the meeting chosen.
    desk.leaves_the_meeting().must_show(ON).must_not_show("is not shown");
    assert!(desk.cursor_row().contains("eview meeting"), "{}", desk.screen());
    desk.finds("go.core-group").must_not_show("Overview").keys("<F7>").must_show("Since last time");
}

#[test]
fn it_is_left_on_purpose_and_entered_with_one_key() {
    let mut desk = Desk::writing_in_the_room();
    desk.types("pelican").keys("<Ctrl-R>").types("\n\n").must_not_show("pelican");
    desk.keys("<F5>").must_show("Leave room view?").keys("<Enter>").must_show(ON).must_not_show("pelican");
    desk.types(".room\n").keys("<Down><Enter>").must_say("Room view is off").must_not_show(ON);
    desk.must_show("pelican").must_show("professionals only");
    desk.types(".room\n").must_show(ON).must_not_show("pelican").must_say("Room view is on");
    desk.finds("room-view").must_show("Leave room view?").keys("<Esc>").must_show(ON);
}

#[test]
fn the_next_meeting_that_is_opened_has_it_on_again() {
    let mut desk = Desk::writing_in_the_room();
    desk.leaves_room_view().must_not_show(ON);
    // In the same meeting it stays off.
    desk.types(".close\n.back\n").must_not_show(ON);
    desk.leaves_the_meeting().keys("1").must_show("Needs you").keys("u").must_show(ON);
}

#[test]
fn a_planned_meeting_and_one_of_professionals_alone_do_not_turn_it_on() {
    let mut desk = Desk::new();
    desk.keys("4<Enter>o<Down><Enter>").must_not_show(ON);
    let mut desk = Desk::new();
    desk.keys("4<Enter>n").keys("<Enter>").types("4 dec\n").must_not_show(ON);
}

#[test]
fn a_paused_meeting_that_is_left_is_over_for_now() {
    let mut desk = Desk::writing_in_the_room();
    desk.types(".pause\n").must_show(ON).keys("<Esc><Esc>").must_not_show(ON).must_show("Overview");
}

#[test]
fn when_the_meeting_ends_its_record_is_shown_as_the_family_has_it() {
    let mut desk = Desk::writing_in_the_room();
    desk.types("pelican").keys("<Ctrl-R>").types("\n\nheron on the roof\n.close\n");
    desk.types(".close\n")
        .keys("<Down><Enter>")
        .must_show("Copy for family members")
        .must_not_show("pelican");
    desk.must_not_show(ON);
    assert_eq!(desk.record().meeting.state, State::Closed);
}

#[test]
fn urgent_works_from_it_and_says_nothing_of_notes_afterwards() {
    let mut desk = Desk::writing_in_the_room();
    desk.types(".urgent\n").must_show("999").must_say("The meeting is paused.").keys("<Enter>");
    desk.must_show("Which child").types("pelican said a thing").keys("<PageDown><Enter>");
    desk.must_show("What now?")
        .must_not_show("pelican")
        .keys("<Down><Enter>")
        .must_say("The meeting goes on.");
    desk.must_not_show("urgent").must_not_show("pelican").must_show(ON);
    assert_eq!(desk.record().urgent[0].words, "pelican said a thing");
    desk.leaves_the_meeting().must_not_show("Urgent").must_not_show("pelican");
}

#[test]
fn words_of_an_urgent_note_that_was_begun_are_not_shown_again_and_not_lost() {
    let mut desk = Desk::writing_in_the_room();
    desk.types(".urgent\n").keys("<Enter>").types("pelican").keys("<Esc>");
    desk.keys("<F9><Enter>").must_not_show("pelican").types("heron").keys("<PageDown><Enter>");
    desk.must_show("What now?").keys("<Down><Enter>");
    desk.leaves_room_view().leaves_the_meeting().keys("1").must_show("Urgent note").save_due();
    let words: Vec<String> = desk.record().urgent.iter().map(|note| note.words.clone()).collect();
    assert_eq!(words, ["", "heron"]);
    desk.keys("<Home>");
    while !desk.cursor_row().contains("Urgent note") {
        desk.keys("<Down>");
    }
    desk.keys("<Enter>").must_show("pelican");
}

#[test]
fn words_typed_in_a_question_and_never_taken_are_behind_it_and_stay() {
    let mut desk = Desk::in_a_meeting();
    desk.keys("+pelican<Esc><F5>").must_show(ON).keys("+").must_not_show("pelican");
    desk.types("heron").keys("<Esc><F5><Down><Enter>+").must_show("pelican / heron");
}

#[test]
fn only_who_is_on_the_list_is_offered() {
    let mut desk = Desk::writing_in_the_room();
    desk.types("@int").must_not_show("Interpreter,").keys("<Backspace><Backspace><Backspace>").types("mu");
    desk.must_say("Mum, mother");
}

#[test]
fn who_may_see_it_is_said_for_who_is_away_alone() {
    let mut desk = Desk::writing_in_the_room();
    desk.types("pelican");
    for _ in 0..9 {
        desk.must_not_show("not for").must_not_show("legal").keys("<Ctrl-R>");
    }
}

#[test]
fn in_a_store_of_ones_own_the_passphrase_is_asked_for() {
    let (mut desk, _) = own::set_up();
    own::a_family(&mut desk);
    desk.keys("r<Down><Enter>").must_show("room view").keys("<PageDown><PageDown>");
    desk.types("pelican").keys("<Ctrl-R>").types("\n\n").must_not_show("pelican");
    desk.types(".room\n").must_show("Type your passphrase").types("wrong").keys("<Enter>");
    desk.must_show("room view").must_not_show("pelican").must_show_anywhere("does not open the store");
    desk.keys("<Esc>").must_not_show("pelican").keys("<F5>").types(own::FIRST).keys("<Enter>");
    desk.must_say("Room view is off").must_show("pelican");
    desk.types(".lock\n").must_show("locked").types(own::FIRST).keys("<Enter>");
    desk.must_show("room view").must_not_show("pelican");
}

#[test]
fn three_wrong_tries_make_the_next_one_wait() {
    let (mut desk, _) = own::set_up();
    own::a_family(&mut desk);
    desk.keys("r<Down><Enter><F5>");
    for _ in 0..3 {
        desk.types("wrong").keys("<Enter>");
    }
    desk.types(own::FIRST).keys("<Enter>").must_show_anywhere("Wait").must_show("room view");
    desk.time_passes(60);
    desk.types(own::FIRST).keys("<Enter>").must_say("Room view is off");
}

#[test]
fn blank_and_a_kill_keep_it() {
    let mut desk = Desk::writing_in_the_room();
    desk.types("pelican").keys("<Ctrl-R>").types("\n\nheron\n.blank\n").must_not_show("heron").keys("x");
    desk.must_show(ON).must_not_show("pelican").save_due();
    let mut desk = desk.kill_and_reopen();
    desk.keys("u").must_show(ON).must_show("heron").must_not_show("pelican");
}
