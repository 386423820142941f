//! Nobody presses a key: a line says what comes, the screen blanks, a store of one's own locks, and the passphrase brings
//! the very letter back.

use portal::tui::look::Look;
use portal::tui::message::Message;
use tempfile::TempDir;

use crate::desk::{BEGINS, Desk};
use crate::own::{FIRST, a_family, answers, set_up, words_on};

const MINUTE: u64 = 60;
const BLANKS: &str = "Blanks in a minute. Any key goes on.";
const LOCKS: &str = "Locks in a minute. Any key goes on.";
const LOCKED: &str = "Your store is locked";
const BLANK: &str = "Press any key.";
const FULL: &str =
    "The disk is full. What you typed is held here. Make room; it is tried again every second.";

/// Her own store with a family.
fn her_own() -> Desk {
    let (desk, _) = set_up();
    let mut desk = desk.with_idle_times();
    a_family(&mut desk);
    desk
}

/// The same, in the text of what happened since last time, in room view.
fn writing() -> Desk {
    let mut desk = her_own();
    desk.keys("r<Down><Enter>").keys("<PageDown><PageDown>").must_show("room view");
    desk
}

/// All of the screen but when it was saved last.
fn but_for_the_save(desk: &Desk) -> Vec<String> {
    let screen = desk.screen();
    screen.lines().enumerate().map(|(n, row)| if n == 1 { String::new() } else { row.to_owned() }).collect()
}

#[track_caller]
fn must_be_blank(desk: &Desk) {
    let words: Vec<String> = desk.screen().lines().map(str::to_owned).filter(|row| !row.is_empty()).collect();
    let allowed = |row: &String| row == BLANK || row == LOCKS;
    assert!(!words.is_empty() && words.iter().all(allowed), "{}", desk.screen());
}

#[track_caller]
fn must_be_locked(desk: &Desk) {
    assert!(desk.is_locked() && desk.shows(LOCKED), "{}", desk.screen());
}

fn unlocks(desk: &mut Desk) {
    desk.types(FIRST).keys("<Enter>").must_not_show(LOCKED);
}

#[test]
fn a_minute_before_it_blanks_a_line_says_so_and_a_key_goes_on_as_ever() {
    let mut desk = Desk::writing().with_idle_times();
    desk.types("boiler off").save_due().nobody_touches_a_key(9 * MINUTE);
    assert_eq!(desk.status(), BLANKS);
    desk.must_show("boiler off").must_say("PageDown next section");
    assert!(desk.cursor_row().ends_with("boiler off"), "the cursor stays: {}", desk.screen());
    // The key is typed, and the line is gone.
    desk.types("!").must_show("boiler off!").must_not_show(BLANKS);
    desk.nobody_touches_a_key(9 * MINUTE - 1).must_not_show(BLANKS);
    desk.nobody_touches_a_key(1).must_show(BLANKS);
}

#[test]
fn blank_the_next_key_brings_the_screen_back_and_does_nothing_else() {
    let mut desk = Desk::writing().with_idle_times();
    desk.types("boiler off").save_due();
    let before = but_for_the_save(&desk);
    for key in ["x", "<Enter>", "<PageDown>", "<Esc>", "<F9>", "!", "<F8>", "<Ctrl-P>"] {
        desk.nobody_touches_a_key(10 * MINUTE);
        must_be_blank(&desk);
        desk.keys(key);
        assert_eq!(but_for_the_save(&desk), before, "{key}");
    }
    // A paste, and letters that came together, too.
    desk.nobody_touches_a_key(10 * MINUTE).pastes("from the clipboard").must_not_show("clipboard");
    desk.nobody_touches_a_key(10 * MINUTE).bursts("typed ahead").must_not_show("ahead");
    assert_eq!(but_for_the_save(&desk), before);
    desk.types(" since Sunday").must_show("boiler off since Sunday");
}

#[test]
fn practice_has_no_passphrase_so_it_blanks_and_never_locks() {
    let mut desk = Desk::new().with_idle_times();
    let before = desk.screen();
    desk.nobody_touches_a_key(4 * MINUTE).must_show(BLANKS);
    desk.nobody_touches_a_key(MINUTE);
    must_be_blank(&desk);
    desk.nobody_touches_a_key(3 * 24 * 60 * MINUTE);
    must_be_blank(&desk);
    assert!(desk.waits_for_keys_alone());
    assert_eq!(desk.keys("j").screen(), before);
}

#[test]
fn any_key_extends_for_as_long_as_somebody_is_there() {
    let mut desk = her_own();
    let before = desk.keys("<Up>").screen();
    for key in ["<F2>", "<Up>", "<F2>", "<Ctrl-L>", "<Up>"] {
        desk.nobody_touches_a_key(5 * MINUTE - 1).must_show(BLANKS).keys(key).must_not_show(BLANKS);
    }
    for _ in 0..5 {
        desk.nobody_touches_a_key(15 * MINUTE - 1);
        must_be_blank(&desk);
        desk.must_show(LOCKS).keys("x").must_not_show(LOCKS);
    }
    assert_eq!(desk.keys("<Up>").screen(), before);
    // A window that is drawn larger is not somebody.
    desk.nobody_touches_a_key(14 * MINUTE).resizes(100, 30).nobody_touches_a_key(MINUTE);
    must_be_locked(&desk);
}

#[test]
fn idle_it_saves_and_locks_and_the_passphrase_brings_the_very_letter_back() {
    let mut desk = writing();
    desk.types("boiler off since Sunday\nhalf a wo").keys("<Left><Left><Left>");
    let before = (but_for_the_save(&desk), desk.cursor());
    // Nothing of it was due to be saved yet.
    desk.nobody_touches_a_key(10 * MINUTE);
    must_be_blank(&desk);
    desk.nobody_touches_a_key(19 * MINUTE).must_show(LOCKS).nobody_touches_a_key(MINUTE);
    must_be_locked(&desk);
    desk.must_say("It locked by itself after 30 minutes without a key. Everything is saved.");
    for word in ["F-300", "Ava", "boiler", "half a", "room view", "saved "] {
        desk.must_not_show(word);
    }
    assert!(desk.waits_for_keys_alone());
    desk.nobody_touches_a_key(24 * 60 * MINUTE).must_show(LOCKED);
    unlocks(&mut desk);
    assert_eq!((but_for_the_save(&desk), desk.cursor()), before);
    desk.must_show("room view").types("!").save_due();
    assert_eq!(desk.text("since-last-time"), "boiler off since Sunday\nhalf a! wo");
}

#[test]
fn out_of_a_meeting_the_times_are_shorter_and_paused_is_out_of_it() {
    let mut desk = writing();
    desk.nobody_touches_a_key(29 * MINUTE).keys("x").types(".pause\n").must_say("paused");
    desk.nobody_touches_a_key(5 * MINUTE);
    must_be_blank(&desk);
    desk.nobody_touches_a_key(10 * MINUTE);
    must_be_locked(&desk);
    unlocks(&mut desk);
    // From another tab the meeting is open all the same, and the room sees the screen.
    desk.types(".pause\n").finds("go.guidance").must_show("room view").nobody_touches_a_key(29 * MINUTE);
    must_be_blank(&desk);
    desk.nobody_touches_a_key(MINUTE);
    must_be_locked(&desk);
    unlocks(&mut desk);
    desk.must_show("Guidance").must_show("room view").keys("4").must_show("room view");
}

/// Whatever is open when nobody is there any more: it locks, nothing of it is on the screen, and she is back in the text.
#[test]
fn whatever_is_open_it_locks_and_she_is_back_where_she_was() {
    let mut desk = writing();
    desk.types("heron by the river\n");
    let before = (but_for_the_save(&desk), desk.cursor());
    for keys in ["<Ctrl-P>pelic", "<F1>", "<Ctrl-U>", "<F5>viol", "<Tab>", ".chair<Enter>", ".agreed<Enter>"]
    {
        desk.keys(keys).nobody_touches_a_key(30 * MINUTE);
        must_be_locked(&desk);
        for word in ["heron", "pelic", "viol", "999"] {
            desk.must_not_show(word);
        }
        unlocks(&mut desk);
        assert_eq!((but_for_the_save(&desk), desk.cursor()), before, "{keys}");
    }
    // Pages of the meeting: she is back on the page.
    for keys in [".close<Enter>", ".read<Enter>"] {
        desk.keys(keys);
        let title = desk.title();
        desk.nobody_touches_a_key(30 * MINUTE);
        must_be_locked(&desk);
        unlocks(&mut desk);
        assert_eq!(desk.must_show("room view").title(), title);
        desk.keys("<Esc>");
        assert_eq!(desk.cursor(), before.1, "{keys}: {}", desk.screen());
    }
}

#[test]
fn words_typed_in_a_question_are_there_when_it_is_asked_again() {
    let mut desk = her_own();
    desk.keys("r<Down><Enter>").types("+heron").nobody_touches_a_key(30 * MINUTE);
    must_be_locked(&desk);
    unlocks(&mut desk);
    // In room view they are behind it.
    desk.keys("+")
        .must_not_show("heron")
        .keys("<Esc><F5>")
        .types(FIRST)
        .keys("<Enter>")
        .must_say("Room view is off");
    desk.keys("+").must_show("heron");
}

#[test]
fn words_typed_in_a_form_are_there_when_it_is_opened_again() {
    let mut desk = her_own();
    desk.keys("c").types("Mia").nobody_touches_a_key(15 * MINUTE);
    must_be_locked(&desk);
    desk.must_not_show("Mia");
    unlocks(&mut desk);
    desk.must_show("Add a child").must_show("Mia").must_say("is here again");
    desk.keys("<Enter>").types("3 april 2019").keys("<PageDown><Enter>").must_say("The child is saved.");
    // A family that is not on record yet.
    desk.keys("4n").types("F-301").nobody_touches_a_key(15 * MINUTE);
    must_be_locked(&desk);
    unlocks(&mut desk);
    desk.must_show("New family")
        .must_show("F-301")
        .keys("<PageDown><Enter>")
        .must_say("The family is saved.");
    assert_eq!(desk.references(), ["F-300", "F-301"]);
}

#[test]
fn an_urgent_note_keeps_its_words_and_the_meeting_is_paused() {
    let mut desk = writing();
    desk.types("heron\n").keys("<F9>").must_say("The meeting is paused.").nobody_touches_a_key(15 * MINUTE);
    must_be_locked(&desk);
    unlocks(&mut desk);
    desk.must_show("heron").keys("<F9><Enter>").must_show("Urgent note").types("she said he hurts her arm");
    desk.nobody_touches_a_key(15 * MINUTE);
    must_be_locked(&desk);
    desk.must_not_show("hurts");
    unlocks(&mut desk);
    // What was typed before is not shown in the room; it is kept, and is there outside it.
    desk.must_show("What was noted before is not shown in room view.").must_not_show("hurts");
    desk.keys("<F5>")
        .types(FIRST)
        .keys("<Enter>")
        .must_say("Room view is off")
        .must_show("she said he hurts her arm");
    assert_eq!(desk.record().urgent.len(), 1, "one note, not two");
}

#[test]
fn a_backup_that_was_asked_for_is_made_and_a_question_for_one_is_asked_again() {
    let mut desk = her_own();
    let stick = TempDir::new().expect("a stick");
    let to = stick.path().join("portal.backup");
    desk.finds("store").keys("<Home><Enter>").types("/nowhere").nobody_touches_a_key(15 * MINUTE);
    must_be_locked(&desk);
    assert!(!std::path::Path::new("/nowhere").exists());
    unlocks(&mut desk);
    desk.must_show("My store")
        .keys("<Home><Enter>")
        .must_not_show("/nowhere")
        .types(to.to_str().expect("a path"));
    desk.keys("<Enter>").must_say("The backup is made and proven whole").nobody_touches_a_key(15 * MINUTE);
    must_be_locked(&desk);
    assert!(to.exists());
}

#[test]
fn recovery_words_go_off_the_screen_and_that_is_said() {
    let mut desk = Desk::at_the_door(TempDir::new().expect("a folder")).with_idle_times();
    desk.keys("<Down><Enter>");
    answers(&mut desk, &[FIRST, FIRST, "", "", "", "", ""]);
    let words = words_on(&desk);
    desk.nobody_touches_a_key(5 * MINUTE);
    must_be_blank(&desk);
    desk.keys("x").must_show(&words[0]).nobody_touches_a_key(15 * MINUTE);
    must_be_locked(&desk);
    unlocks(&mut desk);
    desk.must_say("were not typed back before it locked").must_not_show(&format!(" 1 {} ", words[0]));
}

#[test]
fn after_a_night_with_the_lid_closed_it_locks_before_anything_is_drawn() {
    let mut desk = writing();
    desk.types("boiler off");
    // The system tells that it was asleep: nobody has touched a key yet.
    desk.sleeps(8 * 60 * MINUTE, true);
    must_be_locked(&desk);
    unlocks(&mut desk);
    // It does not tell: the first key finds it locked, and is typed nowhere.
    desk.sleeps(8 * 60 * MINUTE, false).must_show("boiler off").keys("x");
    must_be_locked(&desk);
    desk.keys("<Enter>").must_show("Type the passphrase first.");
    unlocks(&mut desk);
    desk.must_show("boiler off").save_due();
    assert_eq!(desk.text("since-last-time"), "boiler off");
    // A nap blanks, and the key that ends it is typed nowhere either.
    desk.sleeps(12 * MINUTE, false).keys("x");
    desk.must_show("boiler off").must_not_show("boiler offx");
    desk.sleeps(12 * MINUTE, true);
    must_be_blank(&desk);
}

#[test]
fn a_clock_that_is_set_back_extends_nothing() {
    let mut desk = her_own();
    desk.nobody_touches_a_key(MINUTE).sets_the_clock_back(24 * 60 * MINUTE);
    desk.nobody_touches_a_key(4 * MINUTE);
    must_be_blank(&desk);
    desk.sets_the_clock_back(24 * 60 * MINUTE).nobody_touches_a_key(10 * MINUTE);
    must_be_locked(&desk);
    unlocks(&mut desk);
    desk.sets_the_clock_back(24 * 60 * MINUTE).keys("<Up>").nobody_touches_a_key(15 * MINUTE);
    must_be_locked(&desk);
}

#[test]
fn a_disk_that_takes_nothing_keeps_it_open_blank_and_it_locks_once_it_is_saved() {
    let mut desk = writing();
    desk.types("boiler off since Sunday");
    desk.disk_fails = Some(FULL);
    desk.nobody_touches_a_key(30 * MINUTE).hears(Message::SaveFailed(FULL.into()));
    desk.must_show("NOT SAVED, trying again. Press any key.");
    desk.must_show_anywhere("Not locked yet, only blanked: The disk is full.");
    desk.must_show_anywhere("It locks once that is saved.");
    for word in ["boiler", "F-300", LOCKED] {
        desk.must_not_show(word);
    }
    // It is tried again and again, and nothing is lost meanwhile.
    desk.nobody_touches_a_key(10 * MINUTE).must_not_show(LOCKED).must_not_show("boiler");
    // Somebody comes back: the words are there, and it does not lock under her hands when the disk has room again.
    desk.keys("x").must_show("boiler off since Sunday").must_say("Not locked yet");
    desk.disk_fails = None;
    desk.hears(Message::Saved(BEGINS.parse().expect("a time")));
    desk.must_show("boiler off since Sunday");
    // She goes again.
    desk.disk_fails = Some(FULL);
    desk.nobody_touches_a_key(30 * MINUTE).must_show("Press any key.").must_not_show("boiler");
    desk.disk_fails = None;
    desk.hears(Message::Saved(BEGINS.parse().expect("a time")));
    must_be_locked(&desk);
    unlocks(&mut desk);
    desk.must_show("boiler off since Sunday");
    assert_eq!(desk.text("since-last-time"), "boiler off since Sunday");
}

#[test]
fn a_disk_that_answers_later_locks_it_later() {
    let mut desk = writing();
    desk.types("boiler off");
    desk.disk_fails = Some("The disk has not answered yet.");
    desk.types("\n.lock\n").must_show("Press any key.").must_not_show("boiler");
    desk.disk_fails = None;
    desk.nobody_touches_a_key(15);
    must_be_locked(&desk);
    unlocks(&mut desk);
    desk.must_show("boiler off");
}

#[test]
fn one_key_and_one_word_lock_at_once_from_everywhere() {
    let mut desk = writing();
    desk.types("heron\n");
    let before = (but_for_the_save(&desk), desk.cursor());
    let everywhere =
        ["<F12>", ".lock<Enter>", "<Tab><F12>", "<Ctrl-P><F12>", "<F1><F12>", "<Ctrl-U><F12>", "<F8><F12>"];
    for keys in everywhere.into_iter().chain([
        "<F5>viol<F12>",
        ".agreed<Enter><F12>",
        "<F12><F12>",
        "<Ctrl-P>lock<Enter>",
    ]) {
        desk.keys(keys);
        must_be_locked(&desk);
        desk.must_not_show("heron");
        unlocks(&mut desk);
        assert_eq!((but_for_the_save(&desk), desk.cursor()), before, "{keys}");
    }
    for keys in ["<PageUp><PageUp><F12>", "+heron<F12>"] {
        desk.keys(keys);
        must_be_locked(&desk);
        unlocks(&mut desk);
        desk.must_show("Who is here").must_not_show("heron");
    }
    desk.finds("go.guidance").keys("<F12>");
    must_be_locked(&desk);
}

#[test]
fn whom_to_ring_is_blanked_and_locked_as_everything_is() {
    let mut desk = Desk::writing();
    for keys in ["<Ctrl-U><F8>", "<F9><F8>", "<F9><F12>"] {
        desk.keys(keys).must_show("ress any key.").must_not_show("999").keys("x").must_show("999");
        desk.keys("b");
    }
}

#[test]
fn in_practice_the_key_hides_the_screen_and_says_that_there_is_no_passphrase() {
    let mut desk = Desk::writing();
    desk.types("heron")
        .keys("<F12>")
        .must_show("Practice has no passphrase: press any key.")
        .must_not_show("heron");
    desk.keys("x").must_show("heron").must_not_show("heronx");
}

#[test]
fn at_the_door_what_was_typed_is_forgotten() {
    let mut desk = her_own();
    desk.keys("<F12>");
    assert!(desk.waits_for_keys_alone(), "nothing is open and nothing was typed");
    desk.types(FIRST).keys("<Ctrl-R>").must_show(FIRST).nobody_touches_a_key(5 * MINUTE);
    must_be_blank(&desk);
    desk.nobody_touches_a_key(10 * MINUTE).must_show(LOCKED).must_not_show("violin").keys("<Enter>");
    desk.must_show("Type the passphrase first.").types("viol").keys("<F12><Enter>");
    desk.must_show("Type the passphrase first.")
        .keys("<F7>")
        .types("abandon")
        .nobody_touches_a_key(15 * MINUTE);
    desk.must_not_show("question 1").keys("2").must_show("Guidance");
    assert!(desk.waits_for_keys_alone(), "guidance can be read for as long as one likes");
}

#[test]
fn a_store_that_is_open_to_read_only_locks_too() {
    let mut first = writing();
    first.types("heron\n").save_due();
    let mut desk = first.second_copy(Look::default()).with_idle_times();
    desk.types(FIRST).keys("<Enter><Down><Enter>").must_show("READ ONLY").must_show("F-300");
    desk.nobody_touches_a_key(5 * MINUTE);
    must_be_blank(&desk);
    desk.nobody_touches_a_key(10 * MINUTE);
    must_be_locked(&desk);
    desk.must_not_show("F-300").types(FIRST).keys("<Enter><Down><Enter>").must_show("READ ONLY");
}

#[test]
fn in_the_smallest_window_and_in_the_reader_setting_the_line_is_whole() {
    let mut desk = Desk::with(40, 12, Look { reader: true, ..Look::default() }).with_idle_times();
    desk.begins_a_meeting().keys("<PageDown><PageDown>").types("boiler off").save_due();
    let cursor = desk.cursor();
    desk.nobody_touches_a_key(9 * MINUTE);
    assert_eq!((desk.status().as_str(), desk.cursor()), (BLANKS, cursor));
    desk.nobody_touches_a_key(MINUTE);
    must_be_blank(&desk);
    desk.keys("x").must_show("boiler off");
    // A notice gives it its first row.
    desk.hears(Message::NotDone("Nothing was changed.".into()));
    desk.nobody_touches_a_key(9 * MINUTE);
    assert_eq!(desk.foot(), format!("{BLANKS} Nothing was changed."));
}

#[test]
fn the_times_are_set_in_a_form_and_kept() {
    let mut desk = her_own();
    desk.finds("store").keys("<End>");
    while !desk.cursor_row().contains("Without a key it blanks after 5 minutes and locks after 15") {
        desk.keys("<Up>");
    }
    desk.keys("<Enter>").must_show("Blank the screen after").must_show("In an open meeting, lock after");
    // Typed over what stood there.
    desk.types("off")
        .keys("<PageDown><Enter>")
        .must_show_anywhere("It cannot be turned off.")
        .must_say("one thing to put right");
    desk.keys("<PageUp><Ctrl-K>")
        .types("20")
        .keys("<PageDown><Enter>")
        .must_show_anywhere("write 15 or less");
    desk.keys("<PageUp><Ctrl-K>").types("2 min").keys("<Down><Ctrl-K>").types("61").keys("<PageDown><Enter>");
    desk.must_show_anywhere("from 1 to 60")
        .keys("<PageUp><Down><Ctrl-K>")
        .types("3")
        .keys("<PageDown><Enter>");
    desk.must_say("From now on it blanks after 2 minutes and locks after 3; in a meeting 10 and 30.");
    desk.must_show("Without a key it blanks after 2 minutes");
    let kept = std::fs::read_to_string(desk.data().join("settings.toml")).expect("settings");
    for line in
        ["blank_minutes = 2", "lock_minutes = 3", "meeting_blank_minutes = 10", "meeting_lock_minutes = 30"]
    {
        assert!(kept.lines().any(|one| one == line), "{line}: {kept}");
    }
    desk.nobody_touches_a_key(3 * MINUTE);
    must_be_locked(&desk);
    // In practice the same form, from the palette.
    let mut desk = Desk::new().with_idle_times();
    desk.finds("setting.idle").types("1").keys("<PageDown><Enter>").must_say("blanks after 1 minute");
    desk.nobody_touches_a_key(30)
        .must_show("Blanks in 30 seconds. Any key goes on.")
        .nobody_touches_a_key(30);
    must_be_blank(&desk);
}
