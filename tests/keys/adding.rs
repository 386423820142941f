//! Somebody comes who is not on the list: those on record are offered before somebody new is made.

use portal::domain::person::Capacity;

use crate::desk::Desk;

fn handles(desk: &Desk) -> Vec<String> {
    desk.record().people.iter().map(|person| person.handle.clone()).collect()
}

#[test]
fn those_on_record_are_named_and_picked_by_first_letters() {
    for typed in ["int", "INTERPRETER", "Interp", "interpreter, from the agency"] {
        let mut desk = Desk::in_a_meeting();
        let before = handles(&desk);
        desk.keys("+").must_show("On record: Interpreter.").types(&format!("{typed}\n"));
        if !typed.to_lowercase().starts_with("interpreter") {
            desk.must_show("Is it somebody on record?").must_show(&format!("somebody new: {typed}"));
            desk.keys("<Home><Down><Enter>");
        }
        desk.must_show("Interpreter, interpreter, Sorani Kurdish");
        assert_eq!(handles(&desk), before, "{typed}");
        let interpreter =
            desk.record().people.iter().find(|one| one.handle == "Interpreter").expect("on record").id;
        let row = desk
            .record()
            .attendance
            .iter()
            .find(|row| row.person == interpreter)
            .expect("on the list")
            .clone();
        assert_eq!((row.was_there(), row.capacity), (true, Capacity::Interpreter), "{typed}");
        desk.keys("+").must_not_show("On record:");
    }
}

#[test]
fn the_question_starts_on_nobody_and_somebody_new_stays_possible() {
    let mut desk = Desk::in_a_meeting();
    let before = handles(&desk);
    for typed in ["", "int"] {
        desk.keys("+").types(&format!("{typed}\n")).must_show("Is it somebody on record?");
        assert!(desk.cursor_row().contains("> Add nobody"), "{}", desk.screen());
        desk.keys("<Enter>").must_say("Nobody was added.");
        assert_eq!(handles(&desk), before);
    }
    desk.keys("+").types("int\n").keys("<End><Enter>").must_show("What do they come as?");
    assert!(desk.cursor_row().contains("> Add nobody"), "{}", desk.screen());
    desk.keys("<Enter>").must_say("Nobody was added.");
    assert_eq!(handles(&desk), before);
    desk.keys("+").types("int\n").keys("<End><Enter><Down><Down><Enter>").must_show("int, supporter: came");
    desk.keys("+<Enter><End><Enter>")
        .must_show("Who is here?")
        .types("Aunt Bea\n")
        .keys("<Down><Down><Enter>");
    assert_eq!(handles(&desk).last().map(String::as_str), Some("Aunt Bea"));
}

#[test]
fn somebody_new_is_checked_as_the_form_checks_and_the_words_stay() {
    let long = "x".repeat(41);
    for (typed, said) in [
        ("@Nan", "This begins with @. Leave the @ out"),
        (", aunt", "This is empty. Write what they are called in the meeting"),
        (long.as_str(), "This has 41 characters, and 40 is the most."),
    ] {
        let mut desk = Desk::in_a_meeting();
        let before = handles(&desk);
        desk.keys("+").types(&format!("{typed}\n")).must_say(said).must_show("Who is here?");
        desk.must_show(typed.get(..30).unwrap_or(typed));
        assert_eq!(handles(&desk), before, "{typed}");
        desk.keys("<Esc>");
    }
    for typed in ["Mum", "mum", " MUM , mother", "Shirin Marsh"] {
        let mut desk = Desk::in_a_meeting();
        let before = handles(&desk);
        desk.keys("+").types(&format!("{typed}\n")).must_say("Mum is on the list already. Nobody was added.");
        assert_eq!(handles(&desk), before, "{typed}");
    }
}

#[test]
fn somebody_on_the_list_is_offered_by_their_first_letters_and_role_and_not_added_again() {
    for typed in ["Shirin", "Marsh", "Mo, mother", "mother"] {
        let mut desk = Desk::in_a_meeting();
        let (before, rows) = (handles(&desk), desk.record().attendance.len());
        desk.keys("+").types(&format!("{typed}\n")).must_show("Mum, mother (on the list)");
        assert!(desk.cursor_row().contains("> Add nobody"), "{typed}: {}", desk.screen());
        desk.keys("<Down><Enter>").must_say("Mum is on the list already. Nobody was added.");
        assert_eq!((handles(&desk), desk.record().attendance.len()), (before, rows), "{typed}");
    }
}
