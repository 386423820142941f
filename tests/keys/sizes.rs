//! Windows of every size, down to none at all.

use portal::tui::look::Look;

use crate::desk::Desk;
use crate::places::{all, at};

#[test]
fn no_window_is_too_small_to_be_drawn_in() {
    for (name, keys) in all() {
        let mut desk = at(keys, (80, 24), Look::default());
        desk.unchecked = true;
        for height in 0..=30 {
            for width in 0..=60 {
                desk.resizes(width, height);
                if width >= 40 && height >= 12 {
                    let (x, y) = desk.cursor();
                    assert!(x < width && y < height, "{name} at {width} by {height}");
                }
            }
        }
    }
}

#[test]
fn a_window_too_small_says_how_much_it_needs_and_that_nothing_is_lost() {
    let mut desk = Desk::writing();
    desk.types("kept")
        .resizes(39, 11)
        .must_show("Window too small: need 40 by 12, have")
        .must_show("39 by 11. Nothing is lost.");
    desk.types(" on").resizes(80, 24).must_show("kept on").save_due();
    assert_eq!(desk.text("since-last-time"), "kept on");
}

#[test]
fn keys_in_a_window_of_one_cell_do_no_harm() {
    for (name, keys) in all() {
        let mut desk = at(keys, (80, 24), Look::default());
        desk.unchecked = true;
        desk.resizes(1, 1);
        desk.keys("<Down><PageDown><End><Up><PageUp><Home><Tab><Enter><Left><Esc>x y<Backspace>");
        desk.resizes(80, 24);
        assert!(!desk.screen().trim().is_empty(), "{name}");
    }
}
