//! The welcome: what can be chosen there holds at once, in every part of the program, and the next time.

use std::fmt::Write as _;
use std::fs;

use tempfile::TempDir;

use crate::desk::Desk;
use crate::own::set_up;

fn empty() -> Desk {
    Desk::at_the_door(TempDir::new().expect("a folder"))
}

/// What is kept for next time.
fn kept(desk: &Desk) -> String {
    fs::read_to_string(desk.data().join("settings.toml")).unwrap_or_default()
}

fn picture(desk: &Desk) -> String {
    let (x, y) = desk.cursor();
    format!("{}\ncursor: column {x}, row {y}\n\n", desk.screen())
}

/// At every size, and in ASCII.
fn pictures(keys: &str) -> String {
    let mut pictures = String::new();
    for (width, height) in [(80, 24), (60, 20), (40, 12)] {
        let mut desk = empty();
        desk.resizes(width, height).keys(keys);
        let _ = write!(pictures, "{width} by {height}\n\n{}", picture(&desk));
    }
    let mut desk = empty();
    desk.keys(ASCII).keys("<Up><Up><Up><Up><Up>").keys(keys);
    assert!(desk.screen().is_ascii(), "{}", desk.screen());
    let _ = write!(pictures, "ascii\n\n{}", picture(&desk));
    pictures
}

const ASCII: &str = "<Down><Down><Down><Down><Down><Enter>";
const AUTHORITY: &str = "<Down><Down><Down><Down><Down><Down><Enter>";

#[test]
fn the_welcome_and_the_authority_are_as_they_were_seen_and_approved() {
    for (name, keys) in [("welcome", ""), ("authority", AUTHORITY), ("set-up", "<Down><Enter>")] {
        insta::with_settings!({
            snapshot_path => "snapshots",
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, {
            insta::assert_snapshot!(name, pictures(keys));
        });
    }
}

#[test]
fn in_the_smallest_window_every_answer_is_whole() {
    let mut desk = empty();
    desk.resizes(40, 12);
    for answer in
        ["Practice", "Set up my own store", "Just read", "Put back", "Reader setting", "Plain", "Authority"]
    {
        assert!(desk.shows(answer), "{answer}:\n{}", desk.screen());
    }
    assert!(!desk.shows(".."), "{}", desk.screen());
}

#[test]
fn the_authority_is_chosen_at_the_welcome_and_holds_at_once_and_for_next_time() {
    let mut desk = empty();
    desk.must_show("Authority: Oxfordshire pack").keys(AUTHORITY).must_show("Whose guidance and contacts?");
    assert!(desk.cursor_row().starts_with("> Oxfordshire pack"), "{}", desk.screen());
    desk.keys("<Up><Up><Enter>").must_show("Authority: Common pack").must_say("those of the Common pack");
    assert_eq!(kept(&desk), "pack = \"common\"\n");
    // Her place in the welcome is as it was, and what was kept is not asked again.
    desk.must_show("Welcome")
        .keys("<Esc>5")
        .must_show("Police")
        .must_not_show("Multi-Agency")
        .keys("2")
        .must_not_show("Oxfordshire");
}

#[test]
fn leaving_the_choice_changes_nothing_and_is_back_at_the_welcome() {
    let mut desk = empty();
    desk.keys(AUTHORITY).keys("<Esc>").must_show("Welcome").must_show("Authority: Oxfordshire pack");
    assert_eq!(kept(&desk), "");
}

#[test]
fn reader_setting_and_plain_characters_are_kept_for_next_time() {
    let mut desk = empty();
    desk.keys("<Down><Down><Down><Down><Enter>").must_show("Reader setting is on");
    desk.keys("<Down><Enter>").must_show("Plain characters are on");
    assert_eq!(kept(&desk), "ascii = true\nreader = true\n");
    desk.keys("<Enter>").must_show("Plain characters are off");
    assert_eq!(kept(&desk), "ascii = false\nreader = true\n");
}

#[test]
fn where_it_cannot_be_kept_it_holds_all_the_same_and_that_is_said() {
    let mut desk = empty();
    fs::write(desk.data().join("settings.toml"), "not what it should be").expect("written");
    desk.keys(ASCII).must_show("Plain characters are on").must_say("It was left as it is");
    assert_eq!(kept(&desk), "not what it should be");
}

#[test]
fn the_authority_can_be_changed_later_and_a_meeting_that_was_begun_stays_as_it_is() {
    let mut desk = Desk::writing();
    desk.types("boiler off since Sunday").finds("setting.authority").keys("<Up><Up><Enter>");
    desk.must_say("those of the Common pack").must_show("boiler off since Sunday");
    desk.types(", landlord rung").save_due();
    assert_eq!(desk.text("since-last-time"), "boiler off since Sunday, landlord rung");
    let template = desk.record().meeting.form.pack.clone();
    desk.finds("go.contacts").must_not_show("Multi-Agency").keys("<F7>");
    // A meeting that is begun now is written with the other template.
    desk.leaves_the_meeting().keys("<Esc><Esc>").keys("4<Enter>e<Down><Enter>");
    assert_ne!(desk.record().meeting.form.pack, template);
    desk.finds("setting.authority")
        .keys("<Down><Down><Enter>")
        .must_say("Oxfordshire pack")
        .finds("go.contacts");
    desk.must_show("Multi-Agency");
}

#[test]
fn my_store_offers_the_authority_and_goes_on_where_it_was() {
    let (mut desk, _) = set_up();
    desk.finds("store").must_show("My store");
    while !desk.cursor_row().contains("Authority") {
        desk.keys("<Down>");
    }
    desk.keys("<Enter>");
    desk.must_show("Whose guidance and contacts?").keys("<Up><Up><Enter>");
    desk.must_show("My store").must_say("Common pack").keys("5").must_not_show("Multi-Agency");
}

#[test]
fn at_the_first_start_it_is_asked_once_whose_numbers_are_used_and_enter_chooses_nothing() {
    for practises in [true, false] {
        let mut desk = Desk::first_start(practises);
        desk.must_show("Whose guidance and contacts?").must_show("Where do you work?");
        assert!(desk.cursor_row().contains("Not now"), "{}", desk.screen());
        let chooses = if practises { ", not chosen yet: o chooses" } else { "." };
        desk.keys("<Enter>").must_say(&format!("Numbers of Oxfordshire{chooses}"));
        assert_eq!(kept(&desk), "");
        let again = if practises { "o" } else { "<End><Enter>" };
        desk.keys(again).must_show("Whose guidance and contacts?").keys("<Home><Enter>");
        assert_eq!(kept(&desk), "pack = \"bexley\"\n");
        desk.must_not_show("not chosen yet");
    }
}

#[test]
fn whose_numbers_they_are_stands_on_home_at_the_contacts_and_in_danger_now() {
    for (chosen, words) in [
        (false, "Numbers of Oxfordshire, not chosen yet: o chooses"),
        (true, "Numbers of Kingston and Richmond"),
    ] {
        let mut desk = Desk::first_start(true);
        desk.keys(if chosen { "<Up><Up><Enter>" } else { "<Enter>" });
        desk.keys("1").must_show(words);
        desk.keys("!").must_show(words).keys("<Esc>");
        desk.keys("<F9>").must_show(words).keys("<Esc>");
        desk.keys("5").must_show(words);
        desk.resizes(40, 20).keys("1<Up><Up>").must_show(if chosen { words } else { "not chosen yet" });
    }
}

#[test]
fn in_danger_now_one_key_chooses_and_the_numbers_are_the_others_at_once() {
    let mut desk = Desk::first_start(true);
    desk.keys("<Enter>!").must_show("0345 050 7666").keys("o<Home><Enter>");
    desk.must_show("Numbers of Bexley").must_show("020 3045 5440").must_not_show("0345 050 7666");
    desk.keys("<Esc>5").must_show("Numbers of Bexley");
}

#[test]
fn with_the_common_pack_it_is_said_that_no_local_team_is_there() {
    let mut desk = Desk::first_start(true);
    desk.keys("<Home><Down><Enter>!").must_show("National numbers only, no local team");
}
