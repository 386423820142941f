//! However the program ends, the terminal is as it was and what was typed is on the disk.

use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::COOKED;
use crate::harness::Session;
use crate::meeting::{Practice, new_meeting, unfinished};

/// Words that nothing else here says.
const WORDS: &str = "Brindlewick Oakhanger";
/// From the signal to the end.
const SOON: Duration = Duration::from_secs(2);

/// The program with words typed just now: on the screen, and hardly on the disk.
fn typed(practice: &Practice, more: &[&str]) -> Session {
    let mut portal = new_meeting(practice.start(more));
    portal.send_bytes(WORDS.as_bytes());
    portal.wait_for(WORDS);
    portal
}

/// Waits for the end that began at `began`, and for everything an end owes.
#[track_caller]
fn ended_well(portal: &mut Session, began: Instant, code: u32) {
    let status = portal.wait_exit();
    assert!(began.elapsed() < SOON, "gone after {:?}", began.elapsed());
    assert_eq!(status.exit_code(), code, "{status:?}");
    assert_eq!(portal.modes(), COOKED);
    assert!(!portal.alternate(), "the shell's own screen is back");
    assert!(portal.cursor().is_some(), "the cursor is shown");
    let output = String::from_utf8_lossy(&portal.output()).into_owned();
    let (_, after) = output.rsplit_once("\x1b[?1049l").expect("the screen was given back");
    assert!(output.rfind("\x1b[?2004l") > output.rfind("\x1b[?2004h"), "pasting is as it was");
    for word in WORDS.split(' ') {
        assert!(!after.contains(word), "{word:?} is left on the shell's screen: {after:?}");
        assert!(!portal.screen().iter().any(|row| row.contains(word)), "{:?}", portal.screen());
    }
}

#[track_caller]
fn kept(practice: &Practice) {
    assert_eq!(practice.text().body().to_text(), WORDS);
    practice.verify();
    let portal = unfinished(practice.start(&[]));
    portal.wait_for(WORDS);
}

#[test]
fn a_signal_saves_gives_the_terminal_back_and_ends() {
    std::thread::scope(|scope| {
        for (signal, code) in
            [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130), (Signal::QUIT, 131)]
        {
            scope.spawn(move || {
                let practice = Practice::new();
                let mut portal = typed(&practice, &[]);
                let began = Instant::now();
                portal.signal(signal);
                ended_well(&mut portal, began, code);
                kept(&practice);
            });
        }
    });
}

#[test]
fn a_signal_before_anything_is_typed_gives_the_terminal_back() {
    let practice = Practice::new();
    let mut portal = practice.start(&[]).run();
    portal.wait_for("1 Home");
    let began = Instant::now();
    portal.signal(Signal::TERM);
    ended_well(&mut portal, began, 143);
}

#[test]
fn a_fault_in_the_program_saves_gives_the_terminal_back_and_says_no_word_of_the_record() {
    let practice = Practice::new();
    let mut portal = typed(&practice, &["--test-panic"]);
    let began = Instant::now();
    portal.send_keys("<Ctrl-C>");
    ended_well(&mut portal, began, 101);
    let said = portal.screen().join(" ");
    assert!(said.contains("a fault in the program") && said.contains("safe"), "{said}");
    kept(&practice);
}

#[test]
fn a_closed_window_saves_and_ends() {
    let practice = Practice::new();
    let mut portal = typed(&practice, &[]);
    let began = Instant::now();
    portal.hang_up();
    let status = portal.wait_exit();
    assert!(began.elapsed() < SOON, "gone after {:?}", began.elapsed());
    assert_eq!(status.exit_code(), 129);
    kept(&practice);
}

#[test]
fn leaving_by_key_saves_and_gives_the_terminal_back() {
    let practice = Practice::new();
    let mut portal = typed(&practice, &[]);
    let began = Instant::now();
    portal.send_keys("<Ctrl-C><Ctrl-C>");
    ended_well(&mut portal, began, 0);
    kept(&practice);
}

#[test]
fn a_second_signal_does_not_cut_the_last_save_short() {
    let practice = Practice::new();
    let mut portal = typed(&practice, &[]);
    let began = Instant::now();
    portal.signal(Signal::HUP);
    portal.hang_up();
    assert_eq!(portal.wait_exit().exit_code(), 129);
    assert!(began.elapsed() < SOON, "gone after {:?}", began.elapsed());
    kept(&practice);
}
