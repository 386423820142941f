//! Nothing typed is lost: undo and redo, over a kill too; keys that leave a text and come back.

use proptest::prelude::*;

use crate::desk::Desk;

#[test]
fn undo_takes_a_word_and_redo_brings_it_back() {
    let mut desk = Desk::writing();
    desk.types("boiler off since sunday").keys("<Ctrl-Z>").save_due();
    assert_eq!(desk.text("since-last-time"), "boiler off since ");
    desk.keys("<Ctrl-Z><Ctrl-Z><Ctrl-Y>").save_due();
    assert_eq!(desk.text("since-last-time"), "boiler off ");
    desk.keys("<Ctrl-Y><Ctrl-Y><Ctrl-Y>").must_say("Nothing to make again.").save_due();
    assert_eq!(desk.text("since-last-time"), "boiler off since sunday");
}

#[test]
fn undo_of_everything_says_that_there_is_no_more() {
    let mut desk = Desk::writing();
    desk.types("boiler off");
    for _ in 0..9 {
        desk.keys("<Ctrl-Z>");
    }
    desk.must_say("Nothing to take back.").save_due();
    assert_eq!(desk.text("since-last-time"), "");
    desk.keys("<Ctrl-Y><Ctrl-Y><Ctrl-Y><Ctrl-Y>").save_due();
    assert_eq!(desk.text("since-last-time"), "boiler off");
}

#[test]
fn undo_and_redo_go_on_after_a_kill() {
    let mut desk = Desk::writing();
    desk.types("+ brought to both clinics\n-- boiler off").keys("<Ctrl-Z>").save_due();
    let mut desk = desk.kill_and_reopen();
    desk.keys("u<Enter>").must_show("Since last time");
    desk.keys("<Ctrl-Y>").save_due();
    assert_eq!(desk.text("since-last-time"), "+ brought to both clinics\n-- boiler off");
    for _ in 0..20 {
        desk.keys("<Ctrl-Z>");
    }
    desk.save_due();
    assert_eq!(desk.text("since-last-time"), "");
}

#[test]
fn what_was_saved_before_a_kill_is_there_with_its_section_and_its_cursor() {
    let mut desk = Desk::writing();
    desk.types("one two three\nfour").keys("<Up><Home><Right><Right>").save_due();
    let before = (desk.screen(), desk.cursor());
    let mut desk = desk.kill_and_reopen();
    desk.must_show("1 unfinished").keys("u<Enter>").leaves_room_view().keys("<Ctrl-L>");
    // The save time is of this start; everything else is as it was.
    let without_time =
        |screen: &str| screen.replace("saved 10:02:00", "              ").trim_end().to_owned();
    assert_eq!(without_time(&desk.screen()).replace(' ', ""), without_time(&before.0).replace(' ', ""));
    assert_eq!(desk.cursor(), before.1);
}

#[test]
fn what_was_not_yet_saved_at_a_kill_is_at_most_the_last_half_second() {
    let mut desk = Desk::writing();
    desk.types("saved").save_due().types(" not saved");
    let desk = desk.kill_and_reopen();
    assert_eq!(desk.text("since-last-time"), "saved");
}

#[test]
fn undo_takes_back_who_a_line_is_for() {
    let mut desk = Desk::writing();
    desk.types("Mum has a flat").keys("<Ctrl-R>");
    assert!(desk.status().contains("for: professionals only"), "{}", desk.status());
    desk.keys("<Ctrl-Z>").save_due();
    assert!(desk.status().contains("for: everyone"), "{}", desk.status());
    assert_eq!(desk.text("since-last-time"), "Mum has a flat");
}

#[test]
fn page_keys_change_the_section_and_stay_in_write() {
    let mut desk = Desk::writing();
    for section in ["4", "4", "4", "4", "5", "6", "7", "8"] {
        desk.keys("<PageDown>");
        assert_eq!((desk.section().as_str(), desk.is_writing()), (section, true), "{}", desk.screen());
    }
    for section in ["7", "6", "5", "4"] {
        desk.keys("<PageUp>");
        assert_eq!((desk.section().as_str(), desk.is_writing()), (section, true));
    }
}

#[test]
fn each_child_has_a_text_of_their_own() {
    let mut desk = Desk::writing();
    desk.keys("<PageDown>").types("ava's words").keys("<PageDown>").types("ben's words").save_due();
    assert_eq!(desk.text("children/Ava"), "ava's words");
    assert_eq!(desk.text("children/Ben"), "ben's words");
    assert_eq!(desk.text("children/Noor"), "");
}

#[test]
fn tab_goes_to_the_agenda_and_back_to_the_same_place() {
    let mut desk = Desk::writing();
    desk.types("one two").keys("<Left><Left>");
    let at = desk.cursor();
    desk.keys("<Tab>");
    assert!(desk.status().starts_with("Browse"), "{}", desk.status());
    assert!(desk.cursor_row().starts_with("> 3 Since last"), "{}", desk.screen());
    desk.keys("<Tab>");
    assert_eq!((desk.is_writing(), desk.cursor()), (true, at));
    desk.types("x").save_due();
    assert_eq!(desk.text("since-last-time"), "one txwo");
}

#[test]
fn the_agenda_opens_the_section_chosen_in_it() {
    let mut desk = Desk::writing();
    desk.keys("<Tab><Down><Down><Enter>");
    assert_eq!((desk.section().as_str(), desk.is_writing()), ("4", true));
    desk.must_show("Ben (4)").must_say("Ben, section 4 of 9");
}

#[test]
fn esc_goes_back_layer_by_layer_and_each_layer_comes_back_as_it_was() {
    let mut desk = Desk::writing();
    desk.types("one two").keys("<Esc>");
    assert!(desk.status().starts_with("Browse"));
    desk.keys("<Esc>").must_show("Leave the meeting?").keys("<Down><Enter>").must_show("Overview");
    desk.keys("<Esc>").must_show("Families");
    desk.keys("<Esc>").must_show("Begin");
    desk.keys("<Esc>").must_say("q leaves the program");
    desk.keys("u<Enter>").must_show("one two");
    assert!(desk.is_writing(), "{}", desk.screen());
    assert_eq!(desk.text("since-last-time"), "one two", "going away saved it");
}

/// What a hand may do in a text. Letters are typed only where the screen says Write.
#[derive(Clone, Debug)]
enum Press {
    Word(String),
    Key(&'static str),
    Kill,
}

fn press() -> impl Strategy<Value = Press> {
    prop_oneof![
        // Every short code has a c or an n in it, and becomes other letters.
        6 => "[abd-mo-z ]{1,8}".prop_map(Press::Word),
        4 => prop::sample::select(vec![
            "<Esc>", "<Tab>", "<Enter>", "<PageDown>", "<PageUp>", "<Ctrl-P>", "<Ctrl-G>", "<Up>", "<Down>", "<Left>",
            "<Right>", "<Home>", "<End>", "<F1>", "<F2>", "<F8>", "<Ctrl-R>", "<Ctrl-L>", "<Ctrl-F>", "<Ctrl-U>",
        ]).prop_map(Press::Key),
        1 => Just(Press::Kill),
    ]
}

/// Whether a letter pressed now goes into a text of the meeting: as a practitioner reads it off the screen.
fn takes_letters(desk: &Desk) -> bool {
    desk.is_writing() && desk.title().starts_with("Portal   F-104   Review meeting 3   Thursday")
}

/// Every letter that stands in a text of the meeting, sorted.
fn letters(desk: &Desk) -> String {
    let record = desk.record();
    let mut all: Vec<char> =
        record.texts.iter().flat_map(|text| text.body.to_text().chars().collect::<Vec<_>>()).collect();
    all.retain(char::is_ascii_lowercase);
    all.sort_unstable();
    all.into_iter().collect()
}

fn back_to_the_text(desk: &mut Desk) {
    for _ in 0..12 {
        if takes_letters(desk) {
            return;
        }
        // Away from questions, then to the unfinished meeting, then on to a section that is a text.
        if desk.title().starts_with("Portal   F-104   Review") {
            desk.keys("<Tab>");
            if !takes_letters(desk) {
                desk.keys("<PageDown>");
            }
        } else {
            desk.keys("<Esc>");
            if desk.status().starts_with("Browse") && !desk.title().contains("Review") {
                desk.keys("<F7>");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_letter_that_went_into_a_text_is_there_whatever_keys_come_between(presses in prop::collection::vec(press(), 1..40)) {
        let mut desk = Desk::writing();
        let mut typed: Vec<char> = Vec::new();
        for press in presses {
            match press {
                Press::Word(word) => {
                    back_to_the_text(&mut desk);
                    if takes_letters(&desk) {
                        desk.types(&word);
                        typed.extend(word.chars().filter(char::is_ascii_lowercase));
                    }
                }
                Press::Key(key) => {
                    desk.keys(key);
                }
                Press::Kill => {
                    desk.save_due();
                    desk = desk.kill_and_reopen();
                    desk.keys("u");
                }
            }
        }
        desk.save_due();
        typed.sort_unstable();
        prop_assert_eq!(letters(&desk), typed.into_iter().collect::<String>());
    }
}
