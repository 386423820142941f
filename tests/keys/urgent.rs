//! Urgent from everywhere: saved, stamped, the meeting paused, whom to ring, then the note and what becomes of the meeting.

use portal::domain::audience::Audience;
use portal::domain::meeting::{State, Whose};
use portal::domain::urgent::Urgent;
use portal::tui::look::Look;

use crate::desk::Desk;

const WORDS: &str = "she said he hurts her arm\n@SW and @HV\nhow are you today\npolice 10:45\nBen stays with Gran\nthe police\nMum, not safe yet\n";

/// A meeting in which something could not wait, with the note filled in and saved.
fn noted(mut desk: Desk) -> Desk {
    desk.keys("4<Enter>r<Down><Enter>")
        .leaves_room_view()
        .keys("<PageDown><PageDown>")
        .types("-- quiet today");
    desk.time_passes(1500).keys("<F9>").must_show("Danger now: whom to ring").must_show("999");
    desk.must_say("Noted 10:27; the meeting is paused.");
    desk.keys("<Enter>").must_show("Urgent note").must_show("Listen. Do not question.");
    desk.types(WORDS).keys("<PageDown><Enter>").must_show("What now?");
    desk
}

#[test]
fn disclosure_and_pause() {
    let mut desk = noted(Desk::new());
    let record = desk.record();
    let note = record.urgent.first().expect("a note");
    assert_eq!(
        (record.meeting.state, note.at.to_rfc3339().as_str()),
        (State::Paused, "2026-11-26T10:27:00+00:00")
    );
    assert_eq!(
        (note.words.as_str(), note.not_told.as_str()),
        ("she said he hurts her arm", "Mum, not safe yet")
    );
    assert_eq!(note.audience, Audience::ProfessionalsOnly);
    assert_eq!((note.family, note.part), (Some(record.family.id), Some(record.parts[0].id)));
    desk.time_passes(1200)
        .keys("<Down><Enter>")
        .must_say("It was paused at 10:27 (urgent).")
        .must_show("quiet today");
    assert_eq!(desk.record().meeting.state, State::Open);
    for copy in [desk.whole_record(), desk.copy_for("HV")] {
        assert!(copy.contains("What could not wait") && copy.contains("she said he hurts her arm"), "{copy}");
        assert!(copy.contains("Noted on Thursday 26 November 2026 at 10:27."), "{copy}");
    }
    for copy in [desk.family_copy(), desk.copy_for("Mum"), desk.copy_for("Dad")] {
        assert!(!copy.contains("hurts her arm") && !copy.contains("What could not wait"), "{copy}");
    }
    desk.must_not_show("hurts her arm");
    desk.leaves_room_view().leaves_the_meeting().must_show("Urgent, 26 Nov 2026 10:27");
}

#[test]
fn disclosure_and_pause_in_a_small_window_in_the_reader_setting() {
    let look = Look { reader: true, ..Look::default() };
    let mut desk = noted(Desk::with(40, 12, look));
    desk.keys("<Down><Enter>").must_say("It was paused at 10:27");
    assert!(desk.whole_record().contains("she said he hurts her arm"));
    assert!(!desk.family_copy().contains("hurts her arm"));
}

#[test]
fn a_note_is_for_everyone_only_when_that_is_chosen() {
    let mut desk = noted(Desk::new());
    desk.keys("<Enter>").must_say("stays paused");
    desk.keys("<Esc><Esc>").must_show("Urgent, 26 Nov 2026 10:27");
    let mut note = desk.record().urgent.remove(0);
    note.audience = Audience::Everyone;
    desk.tries(portal::service::Deed::Keep(Box::new(portal::service::Piece::Urgent(note))));
    assert!(desk.family_copy().contains("hurts her arm"));
}

#[test]
fn after_the_note_the_meeting_can_be_broken_off() {
    let mut desk = noted(Desk::new());
    desk.keys("<Down><Down><Enter>").types("not safe to go on\n").keys("<Down><Down><Down><Enter>");
    desk.must_show("Does it count as a core group?").keys("<End><Enter>");
    let record = desk.record();
    assert_eq!((record.meeting.state, record.meeting.counts), (State::Abandoned, None));
    let turn = record.meeting.turns.last().expect("a turn");
    assert_eq!((turn.reason.as_str(), turn.whose), ("not safe to go on", Some(Whose::Neither)));
    desk.must_show("This meeting was broken off.");
    let mut note = record.urgent[0].clone();
    note.words = "other words".into();
    let entered = portal::service::Entered {
        keep: vec![portal::service::Piece::Urgent(note)],
        ..portal::service::Entered::default()
    };
    desk.tries(portal::service::Deed::Enter(Box::new(entered)));
    assert_eq!(desk.record().urgent[0].words, "she said he hurts her arm");
}

#[test]
fn outside_a_meeting_a_note_waits_on_home_until_it_has_a_family() {
    let mut desk = Desk::new();
    desk.keys("2U").must_show("whom to ring").must_say("Noted 10:02. Enter writes it down");
    desk.keys("<Enter>")
        .types("a neighbour rang\n")
        .keys("<PageDown><Enter>")
        .must_say("It has no family yet");
    desk.keys("1").must_show("Urgent note of Thursday 10:02: no family yet");
    desk.keys("<Home><Enter>").must_show("a neighbour rang");
    let all = |desk: &Desk| desk.family("F-104").urgent;
    assert_eq!(all(&desk), []);
    for _ in 0..8 {
        desk.keys("<Down>");
    }
    desk.types("f-104").keys("<PageDown><Enter>");
    assert_eq!(all(&desk).first().map(|note| note.words.clone()).as_deref(), Some("a neighbour rang"));
    desk.keys("1").must_not_show("Urgent note of");
}

#[test]
fn in_a_family_it_is_that_familys_and_stands_in_its_workspace() {
    let mut desk = Desk::new();
    desk.keys("4<Enter>U<Enter>").types("bruise on the arm\n").keys("<PageDown><Enter>");
    desk.must_say("The urgent note is kept.").must_show("Urgent, 26 Nov 2026 10:02");
    assert_eq!(desk.family("F-104").urgent.len(), 1);
}

#[test]
fn words_half_typed_are_there_after_a_kill_and_the_key_does_not_make_a_second_note() {
    let mut desk = Desk::writing();
    desk.keys("<F9><Enter>").types("she said he hur").save_due();
    let mut desk = desk.kill_and_reopen();
    desk.keys("1").must_show("Urgent note of Thursday 10:02: nothing written yet");
    let notes = desk.record().urgent;
    assert_eq!(notes.iter().map(Urgent::is_blank).collect::<Vec<_>>(), [true]);
    desk.keys("<Home><Enter>").must_show("she said he hur");
    desk.types("ts her").keys("<PageDown><Enter>").must_show("What now?");
    assert_eq!(desk.record().urgent[0].words, "she said he hurts her");
}

#[test]
fn pressed_twice_before_anything_is_written_it_is_one_note_and_a_mistake_comes_off_the_lists() {
    let mut desk = Desk::writing();
    desk.keys("<F9><Esc>").must_show("paused").keys("<F9><Enter>");
    assert_eq!(desk.record().urgent.len(), 1);
    for _ in 0..9 {
        desk.keys("<Down>");
    }
    desk.must_show("Begun by mistake").types("y").keys("<PageDown><Enter>");
    assert_eq!(desk.record().urgent, []);
    assert!(!desk.whole_record().contains("What could not wait"));
}

#[test]
fn it_works_over_a_question_and_in_a_form_and_what_was_typed_there_is_kept() {
    let mut desk = Desk::new();
    desk.keys("4<Enter>c").types("Mia").keys("<F9>").must_show("whom to ring");
    desk.keys("<Enter>").must_show("Urgent note").keys("<Esc>");
    desk.must_show("Mia");
    let mut desk = Desk::in_a_meeting();
    desk.keys("+")
        .types("Mrs Osei")
        .keys("<F9>")
        .must_show("whom to ring")
        .keys("<Esc>+")
        .must_show("Mrs Osei");
}

#[test]
fn in_another_tab_the_meeting_that_is_open_is_meant() {
    let mut desk = Desk::writing();
    desk.finds("go.guidance").keys("<F9>").must_say("the meeting is paused");
    let record = desk.record();
    assert_eq!((record.meeting.state, record.urgent.len()), (State::Paused, 1));
}

#[test]
fn its_exact_words_stay_on_the_screen_once_the_row_is_left() {
    for (width, height, many) in [
        (140, 40, 1),
        (140, 40, 40),
        (140, 40, 120),
        (80, 24, 1),
        (80, 24, 12),
        (80, 24, 30),
        (80, 24, 60),
        (40, 12, 1),
        (40, 12, 8),
        (40, 12, 16),
    ] {
        let mut desk = Desk::with(width, height, Look::default());
        desk.keys("4<Enter><F9><Enter>").must_show("Urgent note");
        desk.keys("<Enter>");
        let words: Vec<String> = (1..=many).map(|n| format!("word{n}")).collect();
        desk.types(&words.join(" ")).keys("<Enter>");
        let mut seen = desk.screen();
        if many > 40 || (width == 40 && many > 1) {
            // What does not fit is there again when the row is gone back to.
            seen += &desk.keys("<Up>").screen();
        }
        for word in &words {
            assert!(seen.contains(word.as_str()), "{width}x{height}, {word} of {many}:\n{seen}");
        }
    }
}

#[test]
fn the_child_it_is_about_is_asked_and_kept_by_id() {
    let children = Desk::new().family("F-104").children;
    let names = std::iter::once(String::new()).chain(children.into_iter().map(|child| child.name));
    for (n, name) in names.enumerate() {
        for in_a_meeting in [true, false] {
            let mut desk = if in_a_meeting { Desk::writing() } else { Desk::new() };
            if !in_a_meeting {
                desk.keys("4<Enter>");
            }
            desk.keys("<F9><Enter>").must_show("Urgent note").must_show("Which child").keys("<Up>");
            for _ in 0..n {
                desk.keys("<Right>");
            }
            desk.keys("<Enter>").types("she said so").keys("<PageDown><Enter>");
            let known = desk.family("F-104");
            let child = known.children.iter().find(|child| child.name == name).map(|child| child.id);
            let note = known.urgent.first().expect("a note");
            assert_eq!((note.child, note.words.as_str()), (child, "she said so"), "{name}");
        }
    }
}
