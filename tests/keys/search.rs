//! Search as one types, over the content and the records, and what it opens.

use portal::tui::look::Look;

use crate::desk::Desk;

/// What a new user types after `/`, with the Enter that opens what is chosen: at most six keys after the first letter.
fn finds(typed: &str, opens: bool) -> Desk {
    assert!(typed.chars().count() - 1 + usize::from(opens) <= 6, "{typed} is too long");
    let mut desk = Desk::new();
    desk.keys("/").types(typed);
    if opens {
        desk.keys("<Enter>");
    }
    desk
}

#[test]
fn whom_to_ring_about_a_child_in_danger_in_oxfordshire_now() {
    let desk = finds("danger", false);
    for number in ["999", "0345 050 7666, Monday to Thursday", "0800 833 408, evenings"] {
        assert!(desk.screen().contains(number), "{number}:\n{}", desk.screen());
    }
}

#[test]
fn how_often_a_core_group_meets() {
    let desk = finds("often", true);
    assert!(desk.title().contains("Core groups"), "{}", desk.screen());
    assert!(desk.row(3).contains("How soon and how often"), "it opens at the place:\n{}", desk.screen());
    assert!(desk.screen().contains("Later ones are 4 weeks apart"), "{}", desk.screen());
}

#[test]
fn what_to_write_when_a_child_misses_an_appointment() {
    for typed in ["missed", "dna"] {
        let desk = finds(typed, true);
        assert!(desk.title().contains("Was not brought"), "{typed}:\n{}", desk.screen());
    }
    assert!(finds("dna", true).screen().contains("\"was not brought\""), "{}", finds("dna", true).screen());
}

#[test]
fn the_questions_to_ask_in_supervision() {
    let desk = finds("superv", true);
    assert!(desk.screen().contains("Is there significant harm"), "{}", desk.screen());
}

#[test]
fn records_stand_below_the_content_and_open_at_their_line() {
    let mut desk = Desk::writing();
    desk.types("the boiler hums at night\nand more").keys(".close<Enter>.close<Enter><Esc><Esc>");
    desk.leaves_the_meeting().keys("1/").types("boiler hums");
    assert!(
        desk.screen().contains("F-104, newest first: 1")
            || desk.screen().contains("Records, newest first: 1")
    );
    desk.keys("<Enter>");
    assert!(desk.screen().contains("the boiler hums at night"), "{}", desk.screen());
}

#[test]
fn while_a_meeting_is_open_no_other_familys_records_are_searched() {
    let mut desk = Desk::new();
    desk.keys("4nF-300<Enter>4 sep<PageDown><Enter>");
    desk.keys("e<Down><Enter>").leaves_room_view().keys("<PageDown>").types("zeppelin\n");
    desk.save_due();
    crate::twelve::closes(&mut desk);
    desk.keys("1/").types("zeppelin");
    assert!(desk.screen().contains("F-300"), "{}", desk.screen());
    desk.keys("<Esc>44<Home><Enter>r<Down><Enter>")
        .keys("<Ctrl-F>")
        .must_show("In room view the guidance")
        .types("zeppelin");
    assert!(!desk.screen().contains("F-300"), "{}", desk.screen());
    desk.keys("<Esc>").leaves_room_view();
    for way in ["", "1", "2", "4"] {
        desk.keys(way).keys("<Ctrl-F>");
        assert!(desk.screen().contains("only the records of F-104"), "{way}:\n{}", desk.screen());
        desk.types("zeppelin");
        assert!(!desk.screen().contains("F-300"), "{way}:\n{}", desk.screen());
        desk.keys("<Esc>");
    }
}

#[test]
fn a_slip_of_the_keys_is_said_and_what_was_meant_is_shown() {
    let mut desk = Desk::new();
    desk.keys("/").types("supervsion");
    assert!(desk.screen().contains("Shown for: supervision."), "{}", desk.screen());
    desk.types("zzz");
    assert!(desk.status().contains("nothing has these words"), "{}", desk.screen());
}

#[test]
fn more_of_the_content_is_a_row_away_and_back_comes_back_to_the_list() {
    let mut desk = Desk::new();
    desk.keys("/").types("child");
    assert!(desk.screen().contains("Guidance, contacts and tools"), "{}", desk.screen());
    desk.keys("<Down><Down>");
    let chosen = desk.cursor_row();
    desk.keys("<Enter>");
    assert!(desk.title().contains(chosen.trim_start_matches("> ").split("  (").next().expect("a title")));
    desk.keys("<Esc>");
    assert_eq!(desk.cursor_row(), chosen);
    desk.keys("<Down>");
    assert!(desk.cursor_row().contains("more of these"), "{}", desk.screen());
    desk.keys("<Enter>");
    assert!(!desk.cursor_row().contains("more of these"), "{}", desk.screen());
}

#[test]
fn the_content_is_found_before_a_store_is_opened_and_nothing_is_said_of_records() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut desk = Desk::at_the_door(folder);
    desk.keys("<Down><Down><Enter>/").types("mash");
    assert!(desk.screen().contains("0345 050 7666"), "{}", desk.screen());
    assert!(!desk.screen().contains("newest first"), "{}", desk.screen());
}

#[test]
fn nothing_found_nothing_typed_and_every_size_are_said_in_words() {
    for size in [(80, 24), (60, 20), (40, 12)] {
        for look in [Look::default(), Look { reader: true, ..Look::default() }] {
            let mut desk = Desk::with(size.0, size.1, look);
            desk.keys("/");
            assert!(desk.screen().contains("Type words in any order"), "{}", desk.screen());
            desk.types("qqqqqq");
            assert!(desk.status().contains("nothing has these words"), "{}", desk.screen());
        }
    }
}

#[test]
fn what_only_another_authority_has_is_said_and_one_key_looks_into_it() {
    let mut desk = Desk::new();
    desk.keys("/").types("scaling ").must_show("Bexley pack, which you do not use, has");
    desk.keys("<Enter>").must_show("Bexley pack: not the one you use");
}

#[test]
fn where_nothing_has_every_word_what_has_most_is_shown_and_that_is_said() {
    let mut desk = Desk::new();
    desk.keys("/").types("untidy house zebra ");
    desk.must_show("No text has all of these words. These have most of them.").must_show("home");
    desk.keys("<Esc>/").types("first core group");
    assert!(desk.cursor_row().contains("First core group  (time limit)"), "{}", desk.screen());
    desk.keys("<Esc>/").types("video").must_show("(video)");
}
