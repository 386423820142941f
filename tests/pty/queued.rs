//! Pastes, and keys that had to wait: all there with no further key, in a few frames.

use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::harness::{Session, pause_until};
use crate::meeting::{Practice, new_meeting, section, words};

/// A window in which 5,000 characters are seen at once.
const LARGE: (u16, u16) = (160, 80);
/// Most frames for keys that came at once.
const FRAMES: usize = 5;

/// About 5,000 characters, in lines of 17 words each.
fn long() -> String {
    words(715).chunks(17).map(|line| line.join(" ")).collect::<Vec<_>>().join("\n")
}

fn opened(practice: &Practice) -> Session {
    new_meeting(practice.start(&[]).sized(LARGE.0, LARGE.1))
}

/// Every word of the text is on the screen, in its order.
#[track_caller]
fn wait_for_all(portal: &Session, text: &str) {
    let wanted: Vec<&str> = text.split_whitespace().collect();
    portal.wait_until("every word", |rows| {
        let shown = section(rows).join(" ");
        let shown: Vec<&str> = shown.split_whitespace().filter(|word| is_ours(word)).collect();
        shown == wanted
    });
}

fn is_ours(word: &str) -> bool {
    word.len() == 5 && word.starts_with('w') && word[1..].bytes().all(|byte| byte.is_ascii_digit())
}

#[track_caller]
fn in_the_record(portal: &mut Session, practice: &Practice, text: &str) {
    portal.send_keys("<Ctrl-C><Ctrl-C>");
    assert_eq!(portal.wait_exit().exit_code(), 0);
    assert_eq!(practice.text().body().to_text(), text);
    practice.verify();
}

#[test]
fn a_paste_of_5_000_characters_is_all_there_with_no_further_key() {
    for bracketed in [true, false] {
        let practice = Practice::new();
        let mut portal = opened(&practice);
        let (before, text) = (portal.frames(), long());
        portal.paste(&text, bracketed);
        wait_for_all(&portal, &text);
        let frames = portal.frames() - before;
        assert!(frames <= FRAMES, "{frames} frames, bracketed: {bracketed}");
        in_the_record(&mut portal, &practice, &text);
    }
}

#[test]
fn two_thousand_keys_that_waited_are_all_there_in_a_few_frames() {
    let practice = Practice::new();
    let mut portal = opened(&practice);
    let (before, text) = (portal.frames(), words(334).join(" "));
    portal.signal(Signal::STOP);
    pause_until(Instant::now() + Duration::from_millis(300));
    portal.send_bytes(text.as_bytes());
    portal.signal(Signal::CONT);
    wait_for_all(&portal, &text);
    let frames = portal.frames() - before;
    assert!(frames <= FRAMES, "{frames} frames");
    in_the_record(&mut portal, &practice, &text);
}

#[test]
fn two_thousand_moves_that_waited_are_all_made_in_a_few_frames() {
    let practice = Practice::new();
    let mut portal = practice.start(&["--families", "60"]).run();
    portal.wait_for("Needs you");
    portal.send_keys("4");
    portal.wait_for("61 families");
    let before = portal.frames();
    portal.signal(Signal::STOP);
    portal.send_bytes("\x1b[B".repeat(2_000).as_bytes());
    portal.signal(Signal::CONT);
    portal.wait_until("the last row is chosen", |rows| {
        rows.iter().any(|row| row.starts_with("> ") && row.contains("Review meeting"))
    });
    let frames = portal.frames() - before;
    assert!(frames <= FRAMES, "{frames} frames");
}

#[test]
fn a_bracketed_paste_of_a_megabyte_is_refused_in_a_sentence_and_nothing_typed_is_lost() {
    let practice = Practice::new();
    let mut portal = new_meeting(practice.start(&[]));
    portal.send_keys("Brindlewick");
    portal.wait_for("Brindlewick");
    portal.paste(&"every word counts ".repeat(58_300), true);
    portal.wait_for("Not put in");
    portal.send_keys(" stays");
    portal.wait_for("Brindlewick stays");
    in_the_record(&mut portal, &practice, "Brindlewick stays");
}

#[test]
fn a_pasted_text_that_would_drive_the_terminal_is_cleaned() {
    let practice = Practice::new();
    let mut portal = new_meeting(practice.start(&[]));
    portal.paste("one\u{1b}[31m two\u{0} three\u{202e} four\u{7}", true);
    portal.wait_for("four");
    portal.send_keys("<Ctrl-C><Ctrl-C>");
    portal.wait_exit();
    let kept = practice.text().body().to_text();
    assert!(kept.starts_with("one") && kept.ends_with("four"), "{kept:?}");
    assert!(!kept.contains(['\u{1b}', '\u{0}', '\u{202e}', '\u{7}']), "{kept:?}");
    assert!(!String::from_utf8_lossy(&portal.output()).contains("\x1b[31m"));
}
