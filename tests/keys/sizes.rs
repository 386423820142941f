//! Windows of every size, down to none at all.

use portal::tui::look::Look;

use crate::desk::Desk;
use crate::places::{all, at};

#[test]
fn no_window_is_too_small_to_be_drawn_in() {
    for (n, (name, keys)) in all().enumerate() {
        let mut desk = at(keys, (80, 24), Look::default());
        desk.unchecked = true;
        // Below 40 by 12 no screen is drawn but one sentence, the same for all: one of them is taken through those.
        let (from_width, from_height) = if n == 0 { (0, 0) } else { (39, 11) };
        for height in from_height..=30 {
            for width in from_width..=60 {
                desk.resizes(width, height);
                let (x, y) = desk.cursor();
                let inside = width == 0 || height == 0 || (x < width && y < height);
                assert!(inside, "{name} at {width} by {height}: cursor at {x}, {y}");
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
