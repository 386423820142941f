//! "Where do I start?": danger first, the questions, the next step, and the note kept of it.

use portal::domain::audience::Audience;
use portal::domain::path_note::PathNote;
use portal::tui::look::Look;
use tempfile::TempDir;

use crate::desk::{CATALOGUE, Desk};

/// From Home by the row that anybody sees.
fn started(mut desk: Desk) -> Desk {
    desk.finds("go.start").must_show("Is a child in danger now?");
    desk
}

fn notes(desk: &Desk) -> Vec<PathNote> {
    desk.family("F-104").path_notes
}

#[test]
fn danger_is_asked_first_and_yes_says_whom_to_ring() {
    let mut desk = started(Desk::new());
    desk.keys("<Enter>").must_show("Ring 999 now").must_show("1 Ring 999. Say where the child is");
    desk.must_show("Whom to ring").must_show("- Numbers of Oxfordshire.");
    desk.must_show("Police, ambulance or fire: danger now: 999, any time");
    desk.keys("<Enter>")
        .must_show("Show the numbers large")
        .keys("<Enter>")
        .must_show("Danger now: whom to ring");
}

#[test]
fn home_and_guidance_have_their_row_for_it() {
    let mut desk = Desk::new();
    let home = desk.screen();
    assert!(home.contains("Where do I start?   I have a worry"), "{home}");
    desk.keys("2<Enter>").must_show("Is a child in danger now?");
    desk.keys("<Esc>").must_show("Where do I start? Ask me");
}

#[test]
fn the_answers_lead_to_a_next_step_with_whom_what_and_what_to_write() {
    let mut desk = started(Desk::new());
    desk.keys("<Down><Enter>").must_show("What have you seen or been told?");
    desk.keys("<Down><Enter>").must_show("Is any of these true?").must_show("- the neglect is severe");
    desk.keys("<Down><Enter>").must_show("Does somebody in social care know");
    desk.keys("<End><Enter>").must_show("Have you talked with the family");
    desk.keys("<Down><Enter>").must_show("Talk with the family").must_show("Write down");
    desk.keys("<End>").must_show("- Is a child in danger now? No");
    desk.keys("<Enter>").must_show("Read: Was not brought").keys("<Down>").must_show("Tool:");
    desk.keys("<Enter>").must_show("Portal   Talking with a family about neglect");
    desk.keys("<Esc>").must_show("Portal   Where do I start?");
}

#[test]
fn back_goes_one_question_back_with_the_answer_still_chosen_and_then_leaves() {
    let mut desk = started(Desk::new());
    desk.keys("<Down><Enter><Down><Down><Enter>").must_show("Is any of these true?");
    desk.keys("<Esc>");
    assert!(desk.cursor_row().contains("> Accidents or injuries"), "{}", desk.screen());
    desk.keys("<Esc>");
    assert!(desk.cursor_row().contains("> No"), "{}", desk.screen());
    desk.keys("<Esc>").must_show("Needs you");
}

#[test]
fn the_end_is_kept_as_a_note_to_a_family_for_professionals_only() {
    let mut desk = started(Desk::new());
    desk.keys("<Down><Enter><Enter><Enter>").must_show("Report it today").keys("<Enter>");
    desk.must_show("Save it as a note to a family")
        .keys("<Enter>")
        .must_show("What you saw, heard and were told");
    desk.types("f-999\n").keys("<PageDown><Enter>").must_show("No family has this reference");
    assert_eq!(notes(&desk), []);
    desk.keys("<PageUp><Ctrl-K>")
        .types("f-104\ncold hall, 20 nov\nMASH rung 10:40\n")
        .keys("<PageDown><Enter>");
    desk.must_say("Saved as a note to the family");
    let note = notes(&desk).pop().expect("a note");
    assert_eq!((note.step.as_str(), note.words.as_str()), ("Report it today", "cold hall, 20 nov"));
    assert_eq!((note.audience, note.way.len()), (Audience::ProfessionalsOnly, 3));
    assert!(note.contacts.iter().any(|line| line.contains("0345 050 7666")), "{:?}", note.contacts);
    desk.keys("4<Enter>").must_show("Worry, 26 Nov 2026: Report");
}

#[test]
fn a_note_is_corrected_with_a_reason_and_taken_off_the_lists() {
    let mut desk = started(Desk::new());
    desk.keys("<Enter><Enter><Down><Enter>")
        .types("F-104\n")
        .keys("<PageDown><Enter>")
        .must_say("Saved as a note");
    desk.keys("4<Enter>N")
        .must_show("Correct a note")
        .types("left alone since nine\n")
        .keys("<PageDown><Enter>");
    desk.must_say("The correction is saved.");
    assert_eq!(notes(&desk)[0].words, "left alone since nine");
    desk.keys("-");
    while !desk.cursor_row().contains("Ring 999 now, 26 Nov 2026") {
        desk.keys("<Down>");
    }
    desk.keys("<Enter>").must_show("To be removed: Ring 999");
    desk.types("the wrong family\n").must_say("Removed from the lists.");
    assert_eq!(notes(&desk), []);
}

#[test]
fn a_number_she_corrected_is_the_one_that_is_rung_from_the_path() {
    let mut desk = Desk::new();
    desk.keys("5");
    while !desk.cursor_row().contains("Multi-Agency") {
        desk.keys("<Down>");
    }
    desk.keys("c<Enter><Enter><Ctrl-K>").types("01865 000").keys("<PageDown><Enter>").must_say("saved");
    let mut desk = started(desk);
    desk.keys("<Down><Enter><Enter><Enter>").must_show("Report it today").must_show("(MASH): 01865 000");
    desk.must_not_show("0345 050 7666");
}

#[test]
fn a_colon_finds_an_action_in_the_form_of_the_note_too() {
    let mut desk = started(Desk::new());
    desk.keys("<Enter><Enter><Down><Enter>")
        .must_show("Save as a note")
        .types(":")
        .must_show("Find an action");
}

#[test]
fn without_a_store_it_is_walked_all_the_same_and_nothing_can_be_saved() {
    let mut desk = Desk::at_the_door(TempDir::new().expect("a folder"));
    desk.keys("<Esc>").finds("go.start").must_show("Is a child in danger now?");
    desk.keys("<Enter><Enter>").must_show("Show the numbers large").must_not_show("Save it as a note");
}

#[test]
fn every_question_and_answer_can_be_reached_in_the_smallest_window() {
    let path = CATALOGUE.pathway().expect("a path");
    for reader in [false, true] {
        let mut desk = started(Desk::with(40, 12, Look { reader, ..Look::default() }));
        desk.keys("<Down><Enter>");
        let seen = &path.steps[1];
        for answer in &seen.answers {
            let begins: String = answer.says.split(' ').take(2).collect::<Vec<_>>().join(" ");
            assert!(desk.cursor_row().contains(&begins), "{begins}\n{}", desk.screen());
            desk.keys("<Down>");
        }
        desk.keys("<Enter>");
        let mut read = desk.screen();
        for _ in 0..12 {
            desk.keys("<PageDown>");
            read.push_str(&desk.screen());
        }
        let read = read.split_whitespace().collect::<Vec<_>>().join(" ");
        for sign in &path.steps[2].signs {
            let begins: String = sign.split(' ').take(3).collect::<Vec<_>>().join(" ");
            assert!(read.contains(&begins), "{begins}\n{read}");
        }
    }
}
