//! Who is here, and last time's actions, by single keys.

use chrono::NaiveTime;
use portal::domain::action::{Answer, By, Progress};
use portal::domain::attendance::{Absence, Attendance, Came, How};
use portal::domain::audience::Audience;
use portal::domain::meeting::State;
use portal::domain::person::Capacity;

use crate::desk::Desk;

/// What is recorded of somebody.
fn of(desk: &Desk, handle: &str) -> Attendance {
    let person = desk.person(handle);
    desk.record().attendance.into_iter().find(|one| one.person == person).expect("an attendance")
}

/// What was said of the first action carried over.
fn answer(desk: &Desk) -> Answer {
    let record = desk.record();
    record.answer(record.carried[0].id).expect("an answer").clone()
}

#[test]
fn each_fact_of_attendance_is_one_key_and_none_changes_another() {
    let mut desk = Desk::in_a_meeting();
    assert_eq!(of(&desk, "Mum").came, None);
    desk.keys("y<Up>");
    assert_eq!((of(&desk, "Mum").came, of(&desk, "Mum").how), (Some(Came::Yes), Some(How::Room)));
    desk.keys("h");
    assert_eq!(of(&desk, "Mum").how, Some(How::Phone));
    desk.keys("h").must_show("by video");
    assert_eq!(of(&desk, "Mum").how, Some(How::Video));
    desk.keys("v");
    assert_eq!(of(&desk, "Mum").private, Some(true));
    desk.keys("v");
    assert!(desk.section_words().contains("place not private"), "{}", desk.screen());
    desk.keys("a");
    assert_eq!(of(&desk, "Mum").apologies, Some(true));
    desk.keys("s");
    assert_eq!(of(&desk, "Mum").report, Some(true));
    desk.keys("c").must_say("Mum comes as supporter now.");
    assert!(desk.section_words().contains("as supporter"), "{}", desk.screen());
    assert_eq!(of(&desk, "Mum").capacity, Capacity::Supporter);
    let mum = of(&desk, "Mum");
    assert_eq!((mum.came, mum.how, mum.private), (Some(Came::Yes), Some(How::Video), Some(false)));
    desk.keys("p");
    assert_eq!(of(&desk, "Mum").came, Some(Came::Part));
    desk.keys("n");
    assert!(desk.section_words().contains("Mum, mother did not come"), "{}", desk.screen());
    assert_eq!(of(&desk, "Mum").came, Some(Came::No));
    assert_eq!(of(&desk, "Dad").came, None);
}

#[test]
fn arriving_and_leaving_are_stamped_to_the_minute() {
    let mut desk = Desk::in_a_meeting();
    desk.time_passes(23 * 60 + 40).keys("<Down>i").must_show("arrived 10:25");
    desk.time_passes(45 * 60).keys("o").must_show("left 11:10");
    let dad = of(&desk, "Dad");
    assert_eq!(dad.arrived, NaiveTime::from_hms_opt(10, 25, 0));
    assert_eq!(dad.left, NaiveTime::from_hms_opt(11, 10, 0));
    assert!(dad.was_there());
}

#[test]
fn a_reason_for_not_being_there_is_kept_from_the_family_unless_said_otherwise() {
    let mut desk = Desk::in_a_meeting();
    desk.keys("<Down>w").must_show("Why were they not here?").keys("<Down><Down><Down><Enter>");
    desk.must_show("Who may know this reason?").keys("<Enter>").must_show("not told of it");
    let dad = of(&desk, "Dad");
    assert_eq!((dad.absence, dad.absence_audience), (Some(Absence::NotTold), Audience::ProfessionalsOnly));
    desk.keys("w<End>").types("").keys("<Enter>").must_show("in words");
    desk.types("marmalade\n").must_show("Who may know this reason?").keys("<Enter>");
    assert_eq!(of(&desk, "Dad").absence_words, "marmalade");
    assert!(desk.whole_record().contains("marmalade"));
    assert!(!desk.family_copy().contains("marmalade"));
    assert!(!desk.copy_for("Mum").contains("marmalade"));
    assert!(desk.copy_for("HV").contains("marmalade"));
}

#[test]
fn somebody_who_was_not_expected_is_added_with_a_name_and_a_role() {
    let mut desk = Desk::in_a_meeting();
    // Who has that role and is here already may be the same person under another name.
    desk.keys("+").types("Mrs Osei, school nurse\n").must_show("SN, school nurse (on the list)");
    desk.keys("<End><Enter>").must_show("What do they come as?");
    desk.keys("<End><Enter>").must_show("Mrs Osei, school nurse: came, in the room");
    assert!(desk.cursor_row().contains("Mrs Osei"), "{}", desk.screen());
    let osei = of(&desk, "Mrs Osei");
    assert_eq!((osei.came, osei.capacity), (Some(Came::Yes), Capacity::Professional));
    desk.keys("<PageDown><PageDown>")
        .types("! weigh Ben @mrs")
        .must_say("Mrs Osei")
        .keys("<Tab>")
        .types("\n");
    desk.save_due();
    assert_eq!(
        desk.entries("since-last-time")[0].owner.as_ref().and_then(|who| who.person),
        Some(osei.person)
    );
}

#[test]
fn nobody_is_added_without_a_name_and_a_question_that_was_left() {
    let mut desk = Desk::in_a_meeting();
    let before = desk.record().people.len();
    desk.keys("+<Enter>")
        .must_show("Is it somebody on record?")
        .keys("<Enter>")
        .must_say("Nobody was added.");
    desk.keys("+").types("Mrs Osei").keys("<Esc>").must_show("1 Who is here");
    desk.keys("+").types("Mrs Osei\n").keys("<Esc>").must_show("1 Who is here");
    assert_eq!(desk.record().people.len(), before);
}

#[test]
fn a_question_that_was_left_still_has_its_words_when_it_is_asked_again() {
    let mut desk = Desk::in_a_meeting();
    desk.keys("+").types("Mrs Osei, school nurse").keys("<Esc>+").must_show("Mrs Osei, school nurse");
}

#[test]
fn last_times_actions_are_answered_by_one_key_each() {
    let table = [
        ("d", Progress::Done, "done"),
        ("p", Progress::Part, "part"),
        ("n", Progress::NotDone, "not done"),
        ("l", Progress::Dropped, "dropped"),
    ];
    for (key, progress, says) in table {
        let mut desk = Desk::in_a_meeting();
        desk.keys("<PageDown>").keys(key);
        assert!(desk.cursor_row().contains(&format!("> {says}")), "{key}\n{}", desk.screen());
        assert_eq!(answer(&desk).progress, progress);
    }
}

#[test]
fn whose_it_was_and_what_changed_for_the_child_stand_beside_the_answer() {
    let mut desk = Desk::in_a_meeting();
    desk.keys("<PageDown>ns").must_show("missed or cancelled by a service");
    desk.keys("m").must_show("missed or cancelled by the family");
    desk.keys("<Enter>")
        .types("hears about half of story time\n")
        .must_show("for the child: hears about half");
    let answer = answer(&desk);
    assert_eq!((answer.progress, answer.missed_by), (Progress::NotDone, Some(By::Family)));
    assert_eq!(answer.for_the_child, "hears about half of story time");
}

#[test]
fn how_often_a_date_was_moved_is_counted() {
    let mut desk = Desk::in_a_meeting();
    desk.keys("<PageDown>").must_show("HV, Fri 13 Nov 2026, moved once");
    desk.keys("r").types("in 2 weeks\n").must_show("HV, Thu 10 Dec 2026, moved 2 times");
    desk.keys("r").types("fri\n").must_show("HV, Fri 27 Nov 2026, moved 2 times");
    let moved = desk.record().carried[0].clone();
    desk.types(".x").keys("<PageDown>").types(".close\n").finds("record.close");
    desk.keys("<Down><Enter>").must_say("The record is closed.");
    assert_eq!(desk.record().meeting.state, State::Closed);
    let kept = desk.action(moved.id);
    assert_eq!(kept.due.map(|day| day.to_string()).as_deref(), Some("2026-11-27"));
    assert_eq!(kept.moved_from.len(), moved.moved_from.len() + 1);
}

#[test]
fn a_date_that_cannot_be_read_leaves_the_date_as_it_was() {
    let mut desk = Desk::in_a_meeting();
    desk.keys("<PageDown>r").types("31 feb\n").must_say("The date is as it was.");
    desk.must_show("HV, Fri 13 Nov 2026, moved once");
}

#[test]
fn keys_in_a_list_move_in_it_and_the_agenda_is_at_its_left() {
    let mut desk = Desk::in_a_meeting();
    assert!(desk.cursor_row().contains("> Mum"), "{}", desk.screen());
    desk.keys("<End>");
    assert!(desk.cursor_row().contains("> "), "{}", desk.screen());
    desk.keys("<Home><Down>");
    assert!(desk.cursor_row().contains("> Dad"), "{}", desk.screen());
    desk.keys("<Left>");
    assert!(desk.cursor_row().starts_with("> 1 Who is here"), "{}", desk.screen());
    desk.keys("<Tab>");
    assert!(desk.cursor_row().contains("> Dad"), "{}", desk.screen());
}
