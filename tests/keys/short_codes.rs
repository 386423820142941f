//! Short codes: a space makes words of them, a Backspace right after makes the code again.

use crate::desk::Desk;

fn text(desk: &mut Desk) -> String {
    desk.save_due();
    desk.text("since-last-time")
}

#[test]
fn a_space_makes_words_of_a_code_and_backspace_right_after_makes_the_code_again_for_good() {
    let mut desk = Desk::writing();
    desk.types("Ben wnb twice");
    assert_eq!(text(&mut desk), "Ben was not brought twice");
    desk.types("\nwnb ").keys("<Backspace>");
    assert_eq!(text(&mut desk), "Ben was not brought twice\nwnb ");
    desk.keys("<Backspace>").types(" again");
    assert_eq!(text(&mut desk), "Ben was not brought twice\nwnb again");
}

#[test]
fn one_undo_makes_the_code_again_and_pasted_codes_stay_as_they_are() {
    let mut desk = Desk::writing();
    desk.types("wnb ").keys("<Ctrl-Z>");
    assert_eq!(text(&mut desk), "wnb");
    desk.types(" ");
    assert_eq!(text(&mut desk), "wnb ");
    desk.types("and ").pastes("wnb").types(" once");
    assert_eq!(text(&mut desk), "wnb and wnb once");
}

#[test]
fn ones_own_codes_are_added_corrected_and_removed_and_win_over_the_packs() {
    let mut desk = Desk::new();
    desk.keys(":").types("short-codes\n").must_show("wnb").keys("a").types("wnb missed by a parent\n");
    desk.must_say("Kept.").must_show("missed by a parent");
    desk.keys("a").types("two words here\n").must_show("words here").keys("a").types(".x y\n");
    desk.must_say("Nothing was changed");
    desk.begins_a_meeting().leaves_room_view();
    desk.keys("<PageDown><PageDown>").types("wnb two x");
    assert_eq!(text(&mut desk), "missed by a parent words here x");
    desk.types("\n.codes\n").keys("<Home>-").must_say("Removed.");
    desk.keys("b").types("\ntwo x");
    assert!(text(&mut desk).ends_with("two x"), "{}", desk.screen());
}
