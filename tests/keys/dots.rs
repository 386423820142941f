//! A full stop and a word alone on a line is a command, and is not kept.

use portal::domain::meeting::State;

use crate::desk::Desk;

const TYPED: &str = "! ring the clinic @HV by fri\n";

/// A meeting with one line typed and the cursor on the empty line below it.
fn typed() -> Desk {
    let mut desk = Desk::writing();
    desk.types(TYPED);
    desk
}

#[test]
fn no_command_word_is_kept_in_the_text() {
    let words = [
        "next", "prev", "last", "who", "late", "urgent", "blank", "lock", "close", "for", "clear", "accept",
        "done", "actions", "help", "find", "where", "danger", "search", "back", "redraw", "agenda", "pause",
    ];
    for word in words {
        let mut desk = typed();
        desk.types(".").types(word).types("\n").save_due();
        let text = desk.text("since-last-time");
        assert_eq!(text.trim_end(), TYPED.trim_end(), ".{word}\n{}", desk.screen());
    }
}

#[test]
fn next_and_prev_go_to_the_sections_beside_and_stay_in_write() {
    let mut desk = typed();
    desk.types(".next\n");
    assert_eq!((desk.section().as_str(), desk.is_writing()), ("4", true));
    desk.types(".prev\n");
    assert_eq!((desk.section().as_str(), desk.is_writing()), ("3", true));
}

#[test]
fn last_and_who_and_late_go_to_the_lists() {
    for (word, section) in [(".last\n", "2"), (".who\n", "1")] {
        assert_eq!(typed().types(word).section(), section, "{word}");
    }
    let mut desk = typed();
    desk.types(".late\n").must_show("1 Who is here").must_say("i notes that they arrived now");
}

#[test]
fn urgent_saves_pauses_stamps_the_time_and_shows_whom_to_ring() {
    let mut desk = typed();
    desk.time_passes(1500).types("-- she said he hits her\n.urgent\n").must_show("Danger now: whom to ring");
    desk.must_show("999").must_not_show("he hits her");
    let record = desk.record();
    assert_eq!(record.meeting.state, State::Paused);
    let turn = record.meeting.turns.last().expect("a turn");
    assert_eq!(
        (turn.at.to_rfc3339().as_str(), turn.reason.as_str()),
        ("2026-11-26T10:27:00+00:00", "urgent")
    );
    assert!(desk.text("since-last-time").contains("he hits her"), "it was saved");
    desk.keys("<Esc>").must_show("he hits her");
}

#[test]
fn blank_and_lock_hide_everything_until_a_key_that_does_nothing_else() {
    for (word, says) in [(".blank\n", "Press any key."), (".lock\n", "Locked.")] {
        let mut desk = typed();
        desk.types(word).must_show(says).must_not_show("clinic").must_not_show("F-104");
        desk.keys("x").must_show("ring the clinic").save_due();
        assert_eq!(desk.text("since-last-time").trim_end(), TYPED.trim_end());
    }
}

#[test]
fn undo_takes_back_what_was_done_before_the_command_and_redo_makes_it_again() {
    let mut desk = typed();
    desk.types("boiler off\n.undo\n").save_due();
    assert_eq!(desk.text("since-last-time"), format!("{TYPED}boiler off"));
    // The command was mistyped and mended: it still takes back one step of the text.
    desk.keys("<Enter>").types(".umdo").keys("<Backspace><Backspace><Backspace>").types("ndo\n").save_due();
    assert_eq!(desk.text("since-last-time"), format!("{TYPED}boiler off"));
    desk.types(" again").keys("<Ctrl-Z>").save_due();
    assert_eq!(desk.text("since-last-time"), format!("{TYPED}boiler off "));
    // Typing a word for redo would be the end of what it could make again: the palette is its twin.
    desk.finds("text.redo").save_due();
    assert_eq!(desk.text("since-last-time"), format!("{TYPED}boiler off again"));
}

#[test]
fn close_opens_the_page_before_closing() {
    let mut desk = typed();
    desk.types(".close\n").must_show("before closing").must_show("To answer");
    assert_eq!(desk.record().meeting.state, State::Open);
}

#[test]
fn for_changes_who_gets_the_line_above() {
    let mut desk = typed();
    desk.types(".for\n").must_say("for: professionals only").save_due();
    assert!(!desk.lines("since-last-time")[0].audience.is_everyone());
}

#[test]
fn clear_asks_who_may_have_the_words_of_the_line_above() {
    let mut desk = typed();
    desk.types(".clear\n").must_say("This line is not a child's own words");
    let mut desk = Desk::writing();
    desk.types("\" Ava to @SW: my own tea\n.clear\n").must_show("Who may have Ava's words?");
    desk.must_show("my own tea");
}

#[test]
fn accept_lets_the_mark_of_the_line_above_count() {
    let mut desk = Desk::writing();
    desk.pastes("+ in class by nine").keys("<Enter>").types(".accept\n");
    assert_eq!(desk.margin(), "good");
}

#[test]
fn done_marks_the_section_and_takes_it_back() {
    let mut desk = typed();
    desk.types(".done\n").must_say("This section is marked as done.");
    assert!(desk.record().texts.iter().any(|text| text.section == "since-last-time" && text.done));
    desk.types(".done\n").must_say("no longer marked as done");
    assert!(desk.record().texts.iter().all(|text| !text.done));
}

#[test]
fn actions_says_how_many_there_are() {
    let mut desk = typed();
    desk.types("! ring the school\n.actions\n").must_say("2 actions, 1 without a date");
}

#[test]
fn help_and_find_list_what_can_be_done() {
    typed().types(".help\n").must_show("What can I press").must_show("Goes to the next section");
    typed().types(".find\n").must_show("Find an action").must_show("Next section");
}

#[test]
fn a_word_that_is_no_command_stays_as_text_with_a_sentence() {
    let mut desk = typed();
    desk.types(".nxt\n").must_say("There is no command .nxt, so it was kept as text.").save_due();
    assert_eq!(desk.text("since-last-time"), format!("{TYPED}.nxt\n"));
}

#[test]
fn a_full_stop_in_a_sentence_is_no_command() {
    for words in ["seen. next time at home", ". next", "...", ".5 of a day", ".next week", "x .next"] {
        let mut desk = Desk::writing();
        desk.types(words).types("\n").save_due();
        assert_eq!(desk.text("since-last-time"), format!("{words}\n"));
        assert_eq!(desk.section(), "3");
    }
}

#[test]
fn command_words_in_a_paste_or_a_burst_are_text() {
    for paste in [Desk::pastes, Desk::bursts] {
        let mut desk = Desk::writing();
        paste(&mut desk, "one\n.close\n.urgent\ntwo").save_due();
        assert_eq!(desk.text("since-last-time"), "one\n.close\n.urgent\ntwo");
        assert_eq!((desk.section().as_str(), desk.record().meeting.state), ("3", State::Open));
        // Enter on such a line is a line end too.
        desk.keys("<Up><End><Enter>").save_due();
        assert_eq!(desk.text("since-last-time"), "one\n.close\n.urgent\n\ntwo");
        assert_eq!(desk.section(), "3");
    }
}

/// A macro, or a line that brings keys late, sends the word and its Enter at once.
#[test]
fn a_dot_word_that_comes_at_once_by_itself_acts_and_one_among_pasted_lines_does_not() {
    let mut desk = Desk::writing();
    desk.types("one\n").bursts(".left\n").must_show("Still to be talked about").keys("<Enter>").save_due();
    assert_eq!(desk.text("since-last-time"), "one\n");
    desk.bursts(".next\n");
    assert_eq!(desk.section(), "4");
    // The word at once, and Enter by hand.
    desk.bursts(".spelling").keys("<Enter>").must_show("Every word is known").keys("b");
    // A paste that comes in two parts: what it began is a pasted line.
    let mut desk = Desk::writing();
    desk.bursts("one\n").bursts(".close\n").save_due();
    assert_eq!((desk.text("since-last-time").as_str(), desk.section().as_str()), ("one\n.close\n", "3"));
    for text in [".nothing\n", ".close", "seen .close\n", ".close\nmore"] {
        let mut desk = Desk::writing();
        desk.bursts(text).save_due();
        assert_eq!((desk.text("since-last-time").as_str(), desk.section().as_str()), (text, "3"));
    }
    let mut desk = Desk::writing();
    desk.pastes(".close\n").save_due();
    assert_eq!(desk.text("since-last-time"), ".close\n");
    let mut desk = Desk::new();
    desk.keys("4n").bursts(".urgent\n").must_not_show("Danger now: whom to ring");
}

#[test]
fn a_colon_on_an_empty_line_finds_an_action_and_twice_types_it() {
    let mut desk = Desk::writing();
    desk.types(":").must_show("Find an action");
    desk.types(":").must_not_show("Find an action");
    desk.types(" a colon").save_due();
    assert_eq!(desk.text("since-last-time"), ": a colon");
}

#[test]
fn a_colon_in_a_line_or_in_a_paste_is_a_colon() {
    let mut desk = Desk::writing();
    desk.types("seen:").keys("<Enter>").pastes(":").save_due();
    desk.must_not_show("Find an action");
    assert_eq!(desk.text("since-last-time"), "seen:\n:");
    let mut desk = Desk::writing();
    desk.bursts(":").must_not_show("Find an action").save_due();
    assert_eq!(desk.text("since-last-time"), ":");
}
