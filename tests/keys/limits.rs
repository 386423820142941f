//! What does not fit or does not belong is refused or cleaned, in a sentence, and nothing typed is lost.

use portal::command::chord::Chord;
use portal::domain::body::{MOST_CHARACTERS, MOST_LINES};
use portal::tui::event::{Batch, Event};
use portal::tui::look::Look;

use crate::desk::Desk;

const FULL: &str = "What is here is kept. Go on in the next section.";

#[test]
fn a_section_that_is_full_says_so_and_keeps_what_it_has() {
    let mut desk = Desk::writing();
    let rows = format!("{}\n", "x".repeat(199)).repeat(MOST_CHARACTERS / 199);
    desk.pastes(rows.trim_end()).keys("<End>");
    let room = MOST_CHARACTERS - rows.lines().map(str::len).sum::<usize>();
    desk.types(&"y".repeat(room)).save_due();
    let full = desk.text("since-last-time");
    assert_eq!(full.chars().filter(|letter| *letter != '\n').count(), MOST_CHARACTERS);
    desk.types("z").must_say("Not put in: 1 character.").must_say(FULL);
    desk.pastes("zebra").must_say("Not put in: 5 characters");
    desk.save_due();
    assert_eq!(desk.text("since-last-time"), full);
    desk.keys("<Backspace>").types("z").save_due();
    assert!(desk.text("since-last-time").ends_with('z'));
    desk.types(".").keys("<PageDown>").types("goes on here").save_due();
    assert_eq!(desk.text("children/Ava"), "goes on here");
}

#[test]
fn a_section_with_as_many_lines_as_it_holds_takes_no_more() {
    let mut desk = Desk::writing();
    desk.pastes(&"\n".repeat(MOST_LINES - 1)).save_due();
    assert_eq!(desk.lines("since-last-time").len(), MOST_LINES);
    desk.keys("<Enter>").must_say("Not put in: 1 more line.").must_say("holds 20000");
    desk.types("the last line").save_due();
    assert_eq!(desk.lines("since-last-time").len(), MOST_LINES);
    assert!(desk.text("since-last-time").ends_with("\nthe last line"));
}

#[test]
fn a_paste_of_a_megabyte_is_refused_whole() {
    let mut desk = Desk::writing();
    desk.types("typed before")
        .pastes(&"0123456789abcdef".repeat(65_536))
        .must_say("Not put in: 1048576 characters");
    desk.types(" and after").save_due();
    assert_eq!(desk.text("since-last-time"), "typed before and after");
}

#[test]
fn a_burst_of_a_megabyte_is_refused_whole_too() {
    let mut desk = Desk::writing();
    desk.types("typed before").bursts(&"0123456789abcdef".repeat(65_536)).must_say("Not put in");
    desk.save_due();
    assert_eq!(desk.text("since-last-time"), "typed before");
}

#[test]
fn pasted_text_is_cleaned_of_what_is_hidden_or_obeyed_and_says_so() {
    let table = [
        ("a\x1b[31mred\x1b[0m", "ared"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("nul\0here", "nulhere"),
        ("left\u{202e}right", "leftright"),
        ("a\tb", "a    b"),
        ("zero\u{200b}width", "zerowidth"),
        ("\x1b]0;title\x07text", "text"),
    ];
    for (pasted, kept) in table {
        let mut desk = Desk::writing();
        desk.pastes(pasted);
        if !pasted.contains('\t') && !pasted.contains('\r') {
            desk.must_say("removed.");
        }
        desk.save_due();
        assert_eq!(desk.text("since-last-time"), kept, "{pasted:?}");
    }
}

#[test]
fn letters_that_come_together_or_one_by_one_are_cleaned_as_a_paste_is() {
    for hidden in ['\u{202e}', '\u{200b}', '\u{1b}', '\0', '\u{85}', '\u{2066}'] {
        let mut desk = Desk::writing();
        desk.types("a").press(Chord::char(hidden)).types("b").save_due();
        assert_eq!(desk.text("since-last-time"), "ab", "{hidden:?} typed");
        for burst in [false, true] {
            let mut desk = Desk::writing();
            let events = vec![Event::Text(format!("a{hidden}b"))];
            desk.takes(Batch { events, burst, goes_on: false }).save_due();
            assert_eq!(desk.text("since-last-time"), "ab", "{hidden:?} together, burst {burst}");
        }
    }
}

#[test]
fn a_prompt_and_a_search_take_no_hidden_letters_either() {
    let mut desk = Desk::in_a_meeting();
    desk.keys("+").pastes("Mrs\u{202e} Osei\x1b[2J\nnurse").keys("<Enter><Down><Enter>");
    let people = desk.record().people;
    let added = people.last().expect("a person");
    assert_eq!(added.name, "Mrs Osei nurse");
}

#[test]
fn names_of_every_script_are_kept_byte_for_byte_and_drawn_in_ascii_where_nothing_else_can_be() {
    let names = [
        "\u{646}\u{648}\u{631} \u{62d}\u{633}\u{646}",
        "Zoe\u{308} Lo\u{301}pez",
        "\u{1f469}\u{200d}\u{1f467} Mum and girl",
        "Bj\u{f6}rk \u{5d0}\u{5d1}",
        "\u{738b}\u{5c0f}\u{660e}",
    ];
    for ascii in [false, true] {
        for name in names {
            let mut desk = Desk::with(80, 24, Look { ascii, ..Look::default() });
            desk.begins_a_meeting().keys("<PageDown><PageDown>");
            desk.types("seen: ").types(name).types("\nnext").save_due();
            assert_eq!(desk.text("since-last-time"), format!("seen: {name}\nnext"), "ascii {ascii}");
            desk.keys("<Up><End><Backspace>").save_due();
        }
    }
}

#[test]
fn one_backspace_takes_a_letter_with_its_marks() {
    for name in ["Zoe\u{308}", "\u{1f469}\u{200d}\u{1f467}", "\u{646}\u{64e}"] {
        let mut desk = Desk::writing();
        desk.types("x").pastes(name).save_due();
        let before = desk.text("since-last-time");
        desk.keys("<Backspace>").save_due();
        let after = desk.text("since-last-time");
        assert!(before.starts_with(&after) && after.len() < before.len(), "{before:?} {after:?}");
        assert!(after == "x" || after == "xZo", "{after:?}");
    }
}

#[test]
fn a_name_in_another_script_can_be_added_and_named() {
    let mut desk = Desk::in_a_meeting();
    desk.keys("+").types("\u{646}\u{648}\u{631}, mother's sister\n").keys("<Down><Enter>");
    assert!(desk.record().people.iter().any(|person| person.name == "\u{646}\u{648}\u{631}"));
}

#[test]
fn a_paste_where_letters_are_commands_does_nothing_but_say_so() {
    let mut desk = Desk::in_a_meeting();
    desk.pastes("nnnnqqq").must_say("Pasted text goes into a text.");
    assert!(!desk.left);
    assert!(desk.record().attendance.iter().all(|one| one.came.is_none()));
}
