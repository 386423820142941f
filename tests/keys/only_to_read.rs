//! A store that somebody else has: it is said who, it is offered to read only, nothing can be changed then, and once it is
//! free it opens as ever.

use std::fs;

use portal::tui::look::Look;
use tempfile::TempDir;

use crate::desk::Desk;
use crate::own::{FIRST, a_family, set_up};

const READ_ONLY: &str = "READ ONLY";
/// The keys of a family that begin something: meetings, children, people, seats, ties, plans, corrections, removals.
const BEGINNING: &str = "rpeocCaAmMlLdDf-";

/// Her store with a family and a meeting that is not finished, open at one desk.
fn at_work() -> Desk {
    let (mut desk, _) = set_up();
    a_family(&mut desk);
    desk.keys("r<Down><Enter>")
        .keys("<PageDown><PageDown>")
        .types("boiler off since Sunday\n")
        .keys("<PageDown><PageUp>");
    desk
}

/// A second copy of the program that was given the passphrase, and was told who has the store.
fn told(first: &Desk, look: Look) -> Desk {
    let mut second = first.second_copy(look);
    second.types(FIRST).keys("<Enter>").must_show("Open it to read only");
    second
}

/// The words of the meeting that is not finished, wherever they stand in its record.
fn must_read(desk: &mut Desk, words: &str) {
    for _ in 0..20 {
        if desk.shows(words) {
            return;
        }
        desk.keys("<PageDown>");
    }
    desk.must_show(words);
}

/// The second copy, open to read only.
fn reading(first: &Desk) -> Desk {
    let mut second = told(first, Look::default());
    second.keys("<Down><Enter>").must_show(READ_ONLY);
    second
}

#[test]
fn a_second_copy_says_who_has_the_store_and_since_when_and_reads_it() {
    let first = at_work();
    let mut second = told(&first, Look::default());
    let process = format!("process {}", std::process::id());
    second.must_show("open in another window").must_show_anywhere(&process).must_show("since 10:02");
    second.must_not_show(READ_ONLY).must_not_show("F-300").must_not_show(FIRST);
    second.keys("<Down><Enter>").must_show("Unfinished").must_show("F-300");
    for key in ["1", "2", "3", "4", "5", "6", "7", "?", "<Esc>", "4", "<Enter>", "<Ctrl-U>"] {
        second.keys(key);
        assert!(second.row(1).starts_with(READ_ONLY), "{}", second.screen());
    }
    second.keys("<Esc>").must_show("Ava").must_show("Ben").must_show("Noor");
    // What the first copy saves meanwhile is seen when it is looked at again.
    let mut first = first;
    first.types("landlord rung\n").save_due();
    must_read(second.keys("u"), "landlord rung");
}

#[test]
fn whatever_would_write_is_refused_in_words_before_anything_can_be_typed() {
    let first = at_work();
    let mut second = reading(&first);
    let history = first.references();
    second.keys("4n").must_say("another window has the store").must_say("Close it there").must_show("F-300");
    second.keys("<Enter>");
    for key in BEGINNING.chars() {
        let before = second.title();
        second.press(portal::command::chord::Chord::char(key)).must_say("Read only: another window");
        assert!(second.title() == before && !second.is_writing(), "{key}: {}", second.screen());
    }
    // The rows of the list do what the keys do.
    second.keys("<End>");
    for _ in 0..12 {
        second.keys("<Enter>");
        // Papers are made without writing in the store.
        if second.screen().contains("Which paper for the next meeting?") {
            second.keys("<Esc><Up>");
            continue;
        }
        second.must_say("Read only: another window").keys("<Up>");
        assert!(!second.is_writing(), "{}", second.screen());
    }
    // The meeting that is not finished is shown as it stands, and takes no letters.
    must_read(second.keys("u"), "boiler off since Sunday");
    second.types("yn").must_show("boiler off since Sunday");
    for key in ["d", "g"] {
        second.keys(key).must_say("Read only: another window");
    }
    for id in ["meeting.close", "meeting.pause", "section.done", "meeting.abandon"] {
        second.finds(id).must_say("Read only: another window");
        assert!(!second.is_writing(), "{id}: {}", second.screen());
    }
    second
        .finds("store")
        .must_show("My store")
        .keys("<Down><Down><Enter>")
        .must_say("Read only: another window");
    // New recovery words, the organisation's, and whose record it is.
    for row in ["<Down>", "<Down>", "<End>"] {
        second.keys(row).keys("<Enter>").must_say("Read only: another window").must_show("My store");
        assert!(!second.is_writing(), "{row}: {}", second.screen());
    }
    assert_eq!(second.refused, Vec::<String>::new(), "nothing went as far as the writer");
    assert_eq!(first.references(), history);
}

#[test]
fn searching_saving_minutes_checking_and_a_backup_elsewhere_go_on() {
    let first = at_work();
    let mut second = reading(&first);
    second
        .keys("/")
        .types("\"boiler off since\"")
        .keys("<Enter>")
        .must_show("boiler off since Sunday")
        .keys("<Esc>");
    must_read(second.keys("<Esc>u"), "boiler off since Sunday");
    second.keys("x<Enter>").must_say("Saved as");
    assert!(second.files().iter().any(|(_, text)| text.contains("boiler off since Sunday")));
    let stick = TempDir::new().expect("a stick");
    let backup = stick.path().join("portal.backup");
    second.finds("store").keys("<Enter>").types(backup.to_str().expect("a path")).keys("<Enter>");
    second.must_say("The backup is made and proven whole");
    second.keys("<Down><Enter>").must_say("Whole: nothing is wrong.");
    assert!(backup.exists());
}

#[test]
fn tried_again_while_it_is_held_it_says_so_and_once_it_is_free_it_opens_to_write() {
    let first = at_work();
    let mut second = told(&first, Look::default());
    second.keys("<Enter>").must_show("Tried again").must_show("open in another window");
    let folder = first.closes();
    second.keys("<Up><Enter>").must_show("Unfinished").must_not_show(READ_ONLY).keys("u<Enter>");
    second.must_show("boiler off since Sunday").types("landlord rung").save_due();
    drop(second.closes());
    drop(folder);
}

#[test]
fn left_in_a_meeting_and_only_to_be_read_now_its_record_is_shown() {
    let mut first = at_work();
    first.keys(".quit<Enter>");
    let mut first = Desk::at_the_door(first.closes());
    first.types(FIRST).keys("<Enter>").must_show("boiler off since Sunday");
    let mut second = reading(&first);
    must_read(&mut second, "boiler off since Sunday");
    second.types("landlord rung").must_not_show("landlord rung");
    assert!(!second.is_writing(), "{}", second.screen());
}

#[test]
fn open_to_read_it_locks_and_unlocks_to_write_once_it_is_free() {
    let first = at_work();
    let mut second = reading(&first);
    second.keys("4<Enter>").finds("lock").must_show("Your store is locked").must_not_show("F-300");
    second.must_not_show(READ_ONLY);
    let _folder = first.closes();
    second.types(FIRST).keys("<Enter>").must_show("F-300").must_not_show(READ_ONLY);
    second.keys("c").must_show("Add a child");
    assert!(second.is_writing());
}

#[test]
fn left_locked_the_guidance_is_there_and_a_wrong_passphrase_is_asked_anew() {
    let first = at_work();
    let mut second = told(&first, Look::default());
    second.keys("<End><Esc>").must_show("Unlock my store").keys("2").must_show("Guidance");
    second.keys("1<Enter>").types("not the passphrase").keys("<Enter>").must_show("Open it to read only");
    second.keys("<Down><Enter>").must_show("Passphrase:").must_show("does not open the store");
    second.types(FIRST).keys("<Enter>").must_show("Open it to read only").keys("<Down><Down><Enter>");
    second.must_show("Unlock my store");
}

#[test]
fn a_lock_of_another_computer_is_told_with_its_name_and_left_as_it_is() {
    let mut first = at_work();
    first.finds("lock");
    let lock = first.data().join("portal.lock");
    let words = "computer: desk-of-another\nprocess: 12\nsince: 09:14 on Thursday 1 October 2026\n";
    fs::write(&lock, words).expect("written");
    let mut second = told(&first, Look::default());
    second
        .must_show("another computer, desk-of-another")
        .must_show_anywhere("since 09:14 on Thursday 1 October 2026");
    second.keys("<Down><Enter>").must_show(READ_ONLY).must_show("F-300").keys("4<Enter>r");
    second.must_say("Read only: another computer has it.").must_say("then lock and unlock");
    drop(second.closes());
    assert_eq!(fs::read_to_string(&lock).expect("reads"), words);
}

#[test]
fn in_each_size_the_question_has_its_three_answers_whole() {
    let first = at_work();
    for (width, height, ascii) in [(80, 24, false), (60, 20, false), (40, 12, false), (40, 12, true)] {
        let mut second = told(&first, Look { ascii, ..Look::default() });
        second.resizes(width, height);
        for words in ["another window", "since 10:02", "Try again, to write in it", "Open it to read only"] {
            second.must_show_anywhere(words);
        }
        second
            .must_show("> Try again")
            .must_show("Leave it: guidance and contacts work")
            .must_say("Enter choose");
        second.keys("<Down><Enter>").must_show(READ_ONLY).keys("4n").must_say("then lock and unlock.");
    }
}
