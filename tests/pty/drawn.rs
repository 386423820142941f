//! One thing that changes draws little: what a slow line carries and a screen reader reads out.

use std::collections::BTreeSet;

use crate::harness::Session;
use crate::meeting::{Practice, new_meeting};

/// How many bytes came out since, and which rows they went to.
fn drawn(portal: &mut Session, from: usize) -> (usize, BTreeSet<String>) {
    portal.settle();
    let output = portal.output();
    let new = String::from_utf8_lossy(&output[from..]).into_owned();
    let places = new.split("\x1b[").filter_map(|piece| piece.split_once(';'));
    let rows = places.filter(|(row, _)| row.parse::<u16>().is_ok()).map(|(row, _)| row.to_owned()).collect();
    (output.len() - from, rows)
}

#[test]
fn a_move_in_a_list_draws_two_rows_and_few_bytes() {
    let practice = Practice::new();
    let mut portal = practice.start(&["--families", "20"]).run();
    portal.wait_for("Needs you");
    portal.send_keys("4");
    portal.wait_for("21 families");
    portal.settled();
    for _ in 0..10 {
        let (column, row) = portal.cursor().expect("shown");
        let from = portal.output().len();
        portal.send_keys("<Down>");
        portal.wait_for_cursor(column, row + 1);
        let (bytes, rows) = drawn(&mut portal, from);
        assert!(bytes <= 80 && rows.len() <= 2, "{bytes} bytes in rows {rows:?}");
    }
}

#[test]
fn a_letter_typed_draws_one_row_and_few_bytes() {
    let practice = Practice::new();
    let mut portal = new_meeting(practice.start(&[]));
    portal.send_keys("a");
    portal.settled();
    for letter in "worn out shoes".chars() {
        let from = portal.output().len();
        let (column, row) = portal.cursor().expect("shown");
        portal.send_bytes(letter.to_string().as_bytes());
        portal.wait_for_cursor(column + 1, row);
        let (bytes, rows) = drawn(&mut portal, from);
        assert!(bytes <= 60 && rows.len() <= 2, "{letter:?}: {bytes} bytes in rows {rows:?}");
    }
}

/// What is off the screen in room view costs a key nothing, and what is shielded is looked for when the line is left.
#[test]
fn a_letter_typed_in_room_view_draws_one_row_and_few_bytes_below_lines_that_are_off_the_screen() {
    let practice = Practice::new();
    let mut portal = new_meeting(practice.start(&[]));
    portal.wait_for("room view: only what everyone here may see");
    for _ in 0..20 {
        portal.send_keys("17 Weaver Street<Enter>");
    }
    portal.wait_for("That line stays in the text.");
    portal.send_keys("<Enter>a");
    portal.settled();
    let screen = portal.screen().join("\n");
    assert!(!screen.contains("Weaver"), "{screen}");
    for letter in "worn out shoes".chars() {
        let from = portal.output().len();
        let (column, row) = portal.cursor().expect("shown");
        portal.send_bytes(letter.to_string().as_bytes());
        portal.wait_for_cursor(column + 1, row);
        let (bytes, rows) = drawn(&mut portal, from);
        assert!(bytes <= 60 && rows.len() <= 2, "{letter:?}: {bytes} bytes in rows {rows:?}");
    }
}
