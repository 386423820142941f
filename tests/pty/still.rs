//! Nothing is drawn and nothing wakes while nothing happens; and the window may be any size.

use std::time::Duration;

use rustix::process::Signal;

use crate::harness::Session;
use crate::meeting::{Practice, new_meeting, section, words};

/// How long nothing must happen.
const QUIET: Duration = Duration::from_secs(3);

/// Nothing comes out, and no thread of the program stirs.
#[track_caller]
fn is_still(portal: &Session) {
    #[cfg(target_os = "linux")]
    let before = portal.sleeps();
    let bytes = portal.output().len();
    assert!(!portal.more_than_within(bytes, QUIET), "{:?}", tail(portal, bytes));
    #[cfg(target_os = "linux")]
    assert_eq!(portal.sleeps() - before, 0, "something woke");
}

fn tail(portal: &Session, from: usize) -> String {
    String::from_utf8_lossy(&portal.output()[from..]).into_owned()
}

#[test]
fn an_idle_program_writes_nothing_and_wakes_for_nothing() {
    let practice = Practice::new();
    let mut portal = practice.start(&[]).run();
    portal.wait_for("Needs you");
    portal.settled();
    is_still(&portal);
    portal.send_keys("4");
    portal.wait_for("1 family");
    portal.settled();
    is_still(&portal);
}

#[test]
fn a_meeting_in_which_nobody_types_is_still_once_it_is_saved() {
    let practice = Practice::new();
    let mut portal = new_meeting(practice.start(&[]));
    portal.settled();
    portal.send_keys("Brindlewick");
    portal.wait_for("Brindlewick");
    portal.settled();
    is_still(&portal);
}

#[test]
fn a_window_that_is_too_small_says_so_and_comes_back_with_what_was_typed() {
    let practice = Practice::new();
    let mut portal = new_meeting(practice.start(&[]));
    portal.send_keys("Before");
    portal.wait_for("Before");
    portal.resize(20, 5);
    portal.wait_for("Window too small");
    portal.send_keys(" between");
    portal.resize(1, 1);
    portal.wait_until("one letter", |rows| rows == ["W", ""]);
    portal.send_keys(" after");
    portal.resize(80, 24);
    portal.wait_for("Before between after");
    assert_eq!(portal.screen().len(), 24);
    portal.wait_for("section 3 of 9");
}

#[test]
fn a_window_made_small_and_large_again_before_the_program_looked_is_drawn_anew() {
    let practice = Practice::new();
    let mut portal = new_meeting(practice.start(&[]));
    portal.settled();
    let whole = portal.screen();
    portal.signal(Signal::STOP);
    portal.resize(20, 5);
    portal.resize(80, 24);
    assert_ne!(portal.screen(), whole, "a small window keeps less");
    portal.signal(Signal::CONT);
    portal.wait_until("all of it again", |rows| rows == whole);
}

#[test]
fn a_line_that_does_not_know_its_size_gets_80_by_24() {
    let practice = Practice::new();
    let portal = practice.start(&[]).sized(0, 0).run();
    portal.wait_for("Needs you");
}

#[test]
fn a_storm_of_sizes_while_typing_loses_no_word() {
    const SIZES: [(u16, u16); 7] = [(40, 12), (1, 1), (200, 60), (20, 5), (79, 15), (300, 3), (80, 24)];
    let practice = Practice::new();
    let mut portal = new_meeting(practice.start(&[]));
    let words = words(28);
    for (word, (columns, rows)) in words.iter().zip(SIZES.into_iter().cycle()) {
        portal.send_keys(word);
        portal.resize(columns, rows);
        portal.send_keys(" ");
    }
    let wanted = words.join(" ");
    portal.wait_until("all words", |rows| {
        let shown = section(rows).join(" ");
        words.iter().all(|word| shown.contains(word.as_str()))
    });
    portal.send_keys("<Ctrl-C><Ctrl-C>");
    portal.wait_exit();
    assert_eq!(practice.text().body().to_text(), format!("{wanted} "));
}
