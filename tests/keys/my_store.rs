//! My store, by keys alone: new recovery words, the organisation's words and their uses, and whose record it is.

use tempfile::TempDir;

use crate::desk::Desk;
use crate::own::{FIRST, SECOND, THIRD, answers, set_up, words_on};

/// At a row of My store, by what it says.
fn at_row(desk: &mut Desk, words: &str) {
    desk.finds("store").must_show("My store").keys("<Home>");
    for _ in 0..14 {
        if desk.cursor_row().contains(words) {
            return;
        }
        desk.keys("<Down>");
    }
    panic!("no row says {words:?}:\n{}", desk.screen());
}

fn opens(desk: &mut Desk, row: &str) {
    at_row(desk, row);
    desk.keys("<Enter>");
}

/// Types two of the words back.
fn written_down(desk: &mut Desk, words: &[String]) {
    desk.keys("<Enter>").must_show("Type word 3").types(&words[2]).keys("<Enter>");
    desk.must_show("Type word 9").types(&words[8]).keys("<Enter>");
}

/// With words for the organisation too; answers hers and theirs.
fn with_organisation() -> (Desk, Vec<String>, Vec<String>) {
    let mut desk = Desk::at_the_door(TempDir::new().expect("a folder"));
    desk.keys("<Down><Enter>");
    answers(&mut desk, &[FIRST, FIRST, "", "", "", "", "yes"]);
    let hers = words_on(&desk);
    written_down(&mut desk, &hers);
    let theirs = words_on(&desk);
    written_down(&mut desk, &theirs);
    (desk, hers, theirs)
}

fn recovers(desk: &mut Desk, words: &[String], new: &str) {
    desk.finds("lock").keys("<F7>");
    answers(desk, &[&words.join(" "), new, new]);
}

#[test]
fn new_recovery_words_are_shown_once_asked_back_and_those_from_before_open_nothing() {
    let (mut desk, before) = set_up();
    opens(&mut desk, "New recovery words");
    desk.must_show("question 1 of 1").types("not it").keys("<Enter>").must_show("Error:");
    desk.types(FIRST).must_not_show("violin").keys("<Enter>").must_show("Your recovery words");
    let new = words_on(&desk);
    assert_eq!(new.len(), 12, "{}", desk.screen());
    assert_ne!(new, before);
    desk.keys("<Enter>").types("wrong").keys("<Enter>").must_show("That is not the word");
    desk.keys("<Esc>").must_show(&format!(" 1 {}", new[0]));
    written_down(&mut desk, &new);
    desk.must_say("The new recovery words hold").must_show("My store");
    desk.must_not_show(&format!(" 1 {}", new[0]));
    recovers(&mut desk, &before, SECOND);
    desk.must_show("Error: None of the recovery words");
    answers(&mut desk, &[&new.join(" "), SECOND, SECOND]);
    desk.must_show("My store");
}

#[test]
fn new_words_that_are_given_up_open_nothing_and_those_from_before_hold() {
    let (mut desk, before) = set_up();
    opens(&mut desk, "New recovery words");
    desk.types(FIRST).keys("<Enter>");
    let new = words_on(&desk);
    // One Esc by mistake gives nothing up.
    desk.keys("<Esc>")
        .must_show("Give these new words up?")
        .must_say("Browse")
        .must_not_show(&format!(" 1 {}", new[0]));
    desk.keys("<Esc>").must_show(&format!(" 1 {}", new[0]));
    desk.keys("<Esc><Enter>").must_show(&format!(" 1 {}", new[0])).keys("<Esc><Down><Enter>");
    desk.must_say("The words from before go on holding").must_show("My store");
    recovers(&mut desk, &new, SECOND);
    desk.must_show("None of the recovery words");
    answers(&mut desk, &[&before.join(" "), SECOND, SECOND]);
    desk.must_show("My store");
}

#[test]
fn words_that_are_shown_while_the_power_goes_leave_those_from_before() {
    let (mut desk, before) = set_up();
    opens(&mut desk, "New recovery words");
    desk.types(FIRST).keys("<Enter>").must_show("shown only this once");
    let mut desk = Desk::at_the_door(desk.closes());
    desk.keys("<F7>");
    answers(&mut desk, &[&before.join(" "), SECOND, SECOND]);
    desk.must_show("Home");
}

#[test]
fn the_organisations_words_are_given_replaced_and_taken_away() {
    let (mut desk, hers) = set_up();
    opens(&mut desk, "it has none");
    desk.types(FIRST).keys("<Enter>").must_show("Recovery words for your organisation");
    let first = words_on(&desk);
    written_down(&mut desk, &first);
    desk.must_say("The organisation's new recovery words hold").must_not_show("it has none");
    opens(&mut desk, "New recovery words for your organisation");
    desk.types(FIRST).keys("<Enter>");
    let second = words_on(&desk);
    written_down(&mut desk, &second);
    recovers(&mut desk, &first, SECOND);
    desk.must_show("None of the recovery words");
    answers(&mut desk, &[&second.join(" "), SECOND, SECOND]);
    opens(&mut desk, "Take the organisation's recovery words away");
    desk.types(SECOND).keys("<Enter>").must_say("open nothing now").must_show("it has none");
    recovers(&mut desk, &second, THIRD);
    desk.must_show("None of the recovery words");
    answers(&mut desk, &[&hers.join(" "), THIRD, THIRD]);
    desk.must_show("My store");
}

#[test]
fn a_use_of_the_organisations_words_is_said_until_it_is_seen_and_stays_listed() {
    let (mut desk, _, theirs) = with_organisation();
    recovers(&mut desk, &theirs, SECOND);
    desk.must_say("organisation's recovery words opened this store once");
    // Looking at something else does not settle it.
    desk.finds("store").finds("lock").types(SECOND).keys("<Enter>").must_say("My store lists each use");
    opens(&mut desk, "1 NEW: organisation's words were used once");
    desk.must_show("- Thursday 26 November 2026 at 10:02   new").must_say("Noted that you have seen them");
    desk.keys("<Esc>").must_not_show("NEW").finds("lock").types(SECOND).keys("<Enter>");
    assert!(!desk.foot().contains("organisation"), "{}", desk.foot());
    opens(&mut desk, "words were used once: see when");
    desk.must_show("- Thursday 26 November 2026 at 10:02").must_not_show("   new");
}

#[test]
fn whose_record_it_is_is_corrected_and_the_title_line_says_so_at_once() {
    let (mut desk, _, _) = with_organisation();
    desk.must_show("not yet approved");
    opens(&mut desk, "Approved by: nobody yet");
    desk.must_show("Whose record this is").must_show("not yet approved");
    desk.types("Oxfordshire").keys("<Enter>").types("Head of service").keys("<PageDown><Enter>");
    desk.must_say("Not saved yet")
        .must_show("Error: This is empty, and somebody is named.")
        .must_show("Head of service");
    desk.types("20 nov").keys("<PageDown><Enter>").must_say("The correction is saved");
    desk.must_not_show("not yet approved").must_show("Controller: Oxfordshire");
    desk.must_show("Approved by: Head of service").must_show("Approved on: Friday 20 November 2026");
    for tab in ["1", "2", "4"] {
        desk.keys(tab).must_not_show("not yet approved");
    }
    desk.finds("lock").types(FIRST).keys("<Enter>").must_not_show("not yet approved");
    // Taken back, it is said again.
    opens(&mut desk, "Approved by: Head of service");
    desk.keys("<Down>").keys(&"<Backspace>".repeat(15)).keys("<Down>").keys(&"<Backspace>".repeat(16));
    desk.keys("<PageDown><Enter>").must_show("not yet approved").must_show("Approved by: nobody yet");
}

#[test]
fn what_is_typed_about_whose_record_it_is_outlives_the_program() {
    let (mut desk, _) = set_up();
    opens(&mut desk, "Official record:");
    desk.keys("<PageDown><Up><Up><Up><Up>").types(" at county hall");
    let mut desk = Desk::at_the_door(desk.closes());
    desk.types(FIRST).keys("<Enter>");
    opens(&mut desk, "Official record: Case system");
    desk.must_say("What you typed here before").must_show("Case system at county hall");
}

#[test]
fn in_the_smallest_window_every_row_and_every_word_is_reached() {
    let (mut desk, _) = set_up();
    desk.resizes(40, 12);
    at_row(&mut desk, "Official record");
    opens(&mut desk, "New recovery words");
    desk.types("not it").keys("<Enter>").must_show("Error:").types(FIRST).keys("<Enter>");
    let words = words_on(&desk);
    assert_eq!(words.len(), 12, "{}", desk.screen());
    desk.keys("<Esc>").must_show("Give these new words up?").keys("<Esc>");
    written_down(&mut desk, &words);
    desk.must_say("The new recovery words hold");
}
