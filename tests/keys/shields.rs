//! What somebody in the family must not learn: entered with the family, found as it is typed, kept out of every copy.

use portal::domain::audience::Audience;
use portal::domain::shield::What;

use crate::checklists::goes_on;
use crate::desk::Desk;

/// On the practice family's page, with a telephone number that Gran is not to have.
fn with_a_number() -> Desk {
    let mut desk = Desk::new();
    desk.keys("4<Enter>s").must_show("Keep something from somebody").keys("2<Enter>");
    desk.types("07700 900 321\nGran").keys("<PageDown><Enter>").must_say("Saved.");
    desk
}

#[test]
fn one_is_entered_corrected_and_removed_in_the_familys_page_with_its_reasons_in_the_log() {
    let mut desk = with_a_number();
    let gran = desk.family("F-104").people.into_iter().find(|one| one.handle == "Gran").expect("Gran").id;
    let shields = desk.family("F-104").shields;
    let made = shields.iter().find(|one| one.what == What::Number).expect("a shield").clone();
    assert_eq!((made.words.as_str(), made.from.as_slice()), ("07700 900 321", &[gran][..]));
    desk.keys("<Home><Down><Down><Down><Down><Down><Enter><End>").must_show_anywhere("Kept from somebody");
    desk.must_show_anywhere("07700 900 321").must_show("for Gran)").keys("<Esc>");
    desk.keys("S").must_show("which?").keys("<Down><Enter>").must_show("07700 900 321");
    desk.keys("<Down>")
        .types("; 07700 900 322")
        .keys("<PageDown><Enter>")
        .must_say("The correction is saved.");
    let words = |desk: &Desk| {
        let all = desk.family("F-104").shields;
        all.into_iter().find(|one| one.id == made.id).map(|one| one.words)
    };
    assert_eq!(words(&desk).as_deref(), Some("07700 900 321\n07700 900 322"));
    assert!(desk.history(made.id).len() > 1);
    desk.keys("-").must_show("which?");
    while !desk.cursor_row().contains("07700") {
        desk.keys("<Down>");
    }
    desk.keys("<Enter>").types("entered twice").keys("<PageDown><Enter>");
    assert_eq!(words(&desk), None);
}

#[test]
fn what_cannot_be_found_and_who_is_not_of_the_family_is_said_at_once() {
    let mut desk = Desk::new();
    desk.keys("4<Enter>s2<Enter>").types("12\nHV").keys("<PageDown><Enter>").must_say("Not saved yet");
    desk.must_show_anywhere("too short to be found").must_show_anywhere("is not one of the family");
    desk.keys("<PageUp><Down><Down><Ctrl-K>").types("Nobody").keys("<PageDown><Enter>");
    desk.must_show_anywhere("Nobody on record is called Nobody");
    assert_eq!(desk.family("F-104").shields.len(), 1);
}

#[test]
fn a_line_is_narrowed_when_it_is_left_and_says_so() {
    let mut desk = Desk::writing();
    desk.types("she can move to 17 weaver street").must_say("for: everyone");
    desk.types("\n").must_say("That line is not for Dad now").must_show("for: not for Dad").save_due();
    let dad = Audience::NotFor([desk.person("Dad")].into());
    assert_eq!(desk.lines("since-last-time")[0].audience, dad);
    // Not by the cursor alone, and not twice.
    desk.types("\n\nOX4 9ZZ is the code").keys("<Up>").must_say("That line is not for Dad now");
    desk.save_due();
    assert_eq!(desk.lines("since-last-time").len(), 4);
    desk.types(".close\n").types(".back\n").save_due();
    assert!(
        desk.lines("since-last-time")
            .iter()
            .filter(|line| !line.text.is_empty())
            .all(|line| line.audience == dad)
    );
}

#[test]
fn leaving_the_section_narrows_the_line_the_cursor_is_on() {
    let mut desk = Desk::writing();
    desk.types("the flat by the mill").keys("<PageDown>").save_due();
    let dad = Audience::NotFor([desk.person("Dad")].into());
    assert_eq!(desk.lines("since-last-time")[0].audience, dad);
}

#[test]
fn pasted_lines_are_narrowed_too() {
    let mut desk = Desk::writing();
    desk.pastes("one\n17 Weaver Street\ntwo\n").save_due();
    let lines = desk.lines("since-last-time");
    let everyone: Vec<bool> = lines.iter().map(|line| line.audience.is_everyone()).collect();
    assert_eq!(everyone[..3], [true, false, true], "{lines:?}");
}

#[test]
fn it_may_be_said_that_a_line_is_shared_and_taken_back() {
    let mut desk = Desk::writing();
    desk.types("he knows about Weaver Street\n.share\n").must_say("This line may be shared").save_due();
    desk.keys("<Enter>").save_due();
    let line = |desk: &Desk| desk.lines("since-last-time")[0].clone();
    assert!(line(&desk).audience.is_everyone() && line(&desk).shared.len() == 1, "{:?}", line(&desk));
    assert!(desk.copy_for("Dad").contains("Weaver Street"));
    desk.keys("<Up><F3>").must_say("is kept again").save_due();
    assert!(line(&desk).shared.is_empty() && !line(&desk).audience.is_everyone());
    assert!(!desk.copy_for("Dad").contains("Weaver"));
    desk.keys("<Down>").types("nothing here\n.share\n").must_say("Nothing in this line is kept");
}

#[test]
fn in_room_view_the_words_do_not_say_what_or_from_whom() {
    let mut desk = Desk::writing_in_the_room();
    desk.types("17 Weaver Street\n")
        .must_say("That line stays in the text.")
        .must_not_show("not for")
        .must_not_show("Dad");
    desk.must_not_show("eaver").types(".share\n").must_show("Weaver").must_say("may be shared");
    desk.types("\n").must_show("Weaver").save_due();
    assert!(desk.lines("since-last-time")[0].audience.is_everyone());
}

#[test]
fn one_undo_takes_back_the_line_end_and_what_it_narrowed() {
    let mut desk = Desk::writing();
    desk.types("17 Weaver Street\n").keys("<Ctrl-Z>").must_say("for: everyone").save_due();
    assert_eq!(desk.text("since-last-time"), "17 Weaver Street");
}

#[test]
fn reasons_answers_and_additions_are_narrowed_as_they_are_kept() {
    let mut desk = Desk::in_a_meeting();
    desk.keys("<PageDown>").keys("<Enter>").types("sleeps at Weaver Street\n");
    desk.keys("<PageDown>").types("> monthly\n.read\n");
    while !desk.cursor_row().contains("Mum") {
        desk.keys("<Down>");
    }
    desk.keys("as").types("not at the flat by the mill\n").keys("<Esc>").save_due();
    let dad = Audience::NotFor([desk.person("Dad")].into());
    let record = desk.record();
    assert_eq!(record.answers[0].audience, dad, "{:?}", record.answers);
    assert_eq!(record.read_backs[0].audience, dad);
    for copy in [desk.family_copy(), desk.copy_for("Dad")] {
        assert!(!copy.contains("Weaver") && !copy.contains("mill"), "{copy}");
    }
    assert!(desk.copy_for("Mum").contains("Weaver Street"));
}

#[test]
fn what_is_shielded_later_is_kept_from_what_was_typed_before() {
    let mut desk = with_a_number();
    desk.keys("r<Down><Enter>")
        .leaves_room_view()
        .keys("<PageDown><PageDown>")
        .types("she meets her at the Blue House\n");
    desk.leaves_the_meeting()
        .must_show("Overview")
        .keys("s4<Enter>")
        .types("blue house\nGran")
        .keys("<PageDown><Enter>")
        .must_say("Saved.");
    let copy = desk.copy_for("Gran");
    assert!(!copy.contains("Blue House"), "{copy}");
    assert!(desk.copy_for("Mum").contains("Blue House") && !desk.family_copy().contains("Blue House"));
}

#[test]
fn closing_fixes_whom_each_line_is_for() {
    let mut desk = Desk::writing();
    desk.types("she meets her at the Blue House\n").save_due();
    desk.leaves_the_meeting()
        .must_show("Overview")
        .keys("s4<Enter>")
        .types("blue house\nGran")
        .keys("<PageDown><Enter>")
        .must_say("Saved.");
    desk.keys("<Home>");
    let meeting = desk.record().meeting.id;
    let (state, reason, whose) = (portal::domain::meeting::State::Closed, String::new(), None);
    desk.tries(portal::service::Deed::Turn { meeting, state, reason, whose });
    let gran = Audience::NotFor([desk.person("Gran")].into());
    assert_eq!(desk.lines("since-last-time")[0].audience, gran);
}

#[test]
fn the_agreement_and_the_papers_before_a_meeting_hold_nothing_of_it() {
    let mut desk = Desk::new();
    desk.keys("4<Enter>s3<Enter>").types("Ava's school; Larkrise Primary\nDad").keys("<PageDown><Enter>");
    desk.must_say("Saved.").keys("t").must_show("How this core group works");
    for _ in 0..12 {
        desk.must_not_show("Ava's school").keys("<PageDown>");
    }
}

#[test]
fn a_page_that_cannot_be_made_without_it_says_so_and_saves_nothing() {
    let mut desk = Desk::new();
    desk.keys("4<Enter>s3<Enter>")
        .types("Everyday Care Record\nDad")
        .keys("<PageDown><Enter>")
        .must_say("Saved.");
    desk.keys("i");
    goes_on(&mut desk, "7 days old");
    desk.keys("p").must_show("Whose page?");
    goes_on(&mut desk, "Dad");
    desk.must_show("No page was made").must_show("nothing to save");
    let before = desk.files().len();
    desk.keys("x").must_not_show("In which form?");
    assert_eq!(desk.files().len(), before);
    desk.keys("<Esc>").must_show("Areas");
}

#[test]
fn its_form_shows_what_is_found_of_it_and_what_is_not_while_it_is_typed() {
    let mut desk = Desk::new();
    desk.keys("4<Enter>s1<Enter>").types("Flat 2, 14 Mill Lane, Oxford, OX4 1AB");
    desk.must_show_anywhere("Found: Flat 2 14 Mill Lane Oxford OX4 1AB; 14 Mill Lane; Mill Lane; Mill Ln");
    desk.must_show_anywhere("Not found: Oxford; OX4; number 14.");
    desk.types("; the house")
        .keys("<Enter>")
        .types("Dad")
        .keys("<PageDown><Enter>")
        .must_say("Not saved yet");
    desk.must_show_anywhere("stands in every other line");
}

#[test]
fn what_is_written_another_way_is_kept_all_the_same() {
    let mut desk = Desk::new();
    desk.keys("4<Enter>s1<Enter>").types("Flat 2, 14 Mill Lane, OX4 1AB\nDad").keys("<PageDown><Enter>");
    desk.must_say("Saved.").keys("s2<Enter>").types("07700 900 321\nDad").keys("<PageDown><Enter>");
    desk.must_say("Saved.").keys("s4<Enter>").types("Caf\u{e9} Zo\u{eb}\nDad").keys("<PageDown><Enter>");
    desk.must_say("Saved.").keys("<Esc>");
    desk.begins_a_meeting().leaves_room_view().keys("<PageDown><PageDown>");
    let ways = [
        "14 Mill Lane",
        "Mill Lane",
        "07700\u{a0}900\u{2011}321",
        "07700 900\u{2013}321",
        "Cafe Zoe",
        "mill ln",
    ];
    for way in ways {
        desk.types(&format!("heron {way}\n")).must_say("That line is not for Dad now").save_due();
        desk.types("\n");
    }
    desk.types("a cafe by the mill, on 7 January: pelican\n").save_due();
    let copy = desk.copy_for("Dad");
    assert!(!copy.contains("heron") && copy.contains("pelican"), "{copy}");
}
