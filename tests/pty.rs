//! The built program on a real terminal, seen from outside.
//!
//! To write a test: start the program, wait for what the screen should say, type, wait again, look.
//!
//! ```ignore
//! let mut portal = Start::portal(&["practice"]).sized(80, 24).run();
//! portal.wait_for("Home");
//! portal.send_keys("4<Down><Enter>");
//! portal.wait_for("Overview");
//! assert_eq!(portal.cursor(), Some((2, 5)));
//! portal.send_keys("<Ctrl-C><Ctrl-C>");
//! assert_eq!(portal.wait_exit().exit_code(), 0);
//! ```
//!
//! Wait for a thing, never for a time. Between two keys whose order the screen can show, wait for the screen. What can be
//! tested without a terminal belongs in a lower place: this one is for terminals, signals, ends and restarts.
//!
//! The tests of the program lie beside this file, by what they are about: `durability` (killed while typing), `ends`
//! (signals, a panic, a lost line), `queued` (pastes and keys that waited), `still` (idle, sizes of the window), `bytes`
//! (what terminals send), `load` (typing beside a backup), `drawn` (how little), `asked` (silent questions, words asked back), `idle` (locked for want of a key), `refused` (no terminal, a second copy, no room to write).
//!
//! The tests here are of the harness itself, on small programs of the system: a harness that cannot fail proves nothing.
#![cfg(unix)]
#![expect(clippy::expect_used, clippy::panic, reason = "a test says what went wrong by failing")]

#[path = "pty/asked.rs"]
mod asked;
#[path = "pty/bytes.rs"]
mod bytes;
#[path = "pty/drawn.rs"]
mod drawn;
#[path = "pty/durability.rs"]
mod durability;
#[path = "pty/ends.rs"]
mod ends;
#[path = "pty/harness.rs"]
mod harness;
#[path = "pty/idle.rs"]
mod idle;
#[path = "pty/load.rs"]
mod load;
#[path = "pty/meeting.rs"]
mod meeting;
#[path = "pty/queued.rs"]
mod queued;
#[path = "pty/refused.rs"]
mod refused;
#[path = "pty/still.rs"]
mod still;
#[path = "../benches/typing/load.rs"]
mod under_load;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use harness::{Modes, Session, Start};
use rustix::process::Signal;

const COOKED: Modes =
    Modes { echo: true, canonical: true, signals: true, output: true, enter: true, at_least: 1 };

fn shell(script: &str) -> Session {
    Start::program("sh", &["-c", script]).run()
}

/// A shell that shows in hexadecimal, as it comes, each byte typed.
fn bytes_typed() -> Session {
    let session = shell("stty raw -echo; printf ready; od -An -v -tx1 -w1");
    session.wait_for("ready");
    session
}

#[test]
fn what_is_typed_and_shown_can_be_waited_for() {
    let mut cat = Start::program("cat", &[]).run();
    cat.send_keys("Ava <lt>3<Enter>");
    cat.wait_until("typed once and printed once", |rows| {
        rows.iter().filter(|row| *row == "Ava <3").count() == 2
    });
    assert_eq!(cat.cursor(), Some((0, 2)));
}

#[test]
fn a_wait_for_what_does_not_come_ends_and_says_so() {
    let cat = Start::program("cat", &[]).run();
    assert!(!cat.comes_within(Duration::from_millis(30), |rows| rows.iter().any(|row| row.contains("Ava"))));
}

#[test]
fn a_program_that_ended_without_a_word_fails_the_wait_for_its_words() {
    let mut session = shell("printf 'something else'");
    session.wait_exit();
    assert_eq!(session.screen().first().map(String::as_str), Some("something else"));
    assert!(!session.comes_within(Duration::ZERO, |rows| rows.iter().any(|row| row.contains("Ava"))));
}

#[test]
fn a_key_that_has_no_name_is_a_fault_of_the_test() {
    let mut cat = Start::program("cat", &[]).run();
    for script in ["<Entr>", "<", "<x*Down>"] {
        let typed = catch_unwind(AssertUnwindSafe(|| cat.send_keys(script)));
        assert!(typed.is_err(), "{script}");
    }
}

#[test]
fn keys_are_the_bytes_an_xterm_sends() {
    let mut session = bytes_typed();
    session.send_keys("<Up><Ctrl-P><2*Tab><Alt-x><Shift-Tab>\u{e9}");
    let expected = ["1b", "5b", "41", "10", "09", "09", "1b", "78", "1b", "5b", "5a", "c3", "a9"];
    session.wait_until("the bytes", |rows| shown(rows) == expected);
}

#[test]
fn a_paste_is_bracketed_only_if_asked_and_its_lines_end_in_carriage_returns() {
    for (bracketed, expected) in
        [(false, "61 0d 62".to_owned()), (true, "1b 5b 32 30 30 7e 61 0d 62 1b 5b 32 30 31 7e".to_owned())]
    {
        let mut session = bytes_typed();
        session.paste("a\nb", bracketed);
        session.wait_until("the bytes", |rows| shown(rows).join(" ") == expected);
    }
}

/// The bytes that `od` has shown, one a row, the terminal being raw.
fn shown(rows: &[String]) -> Vec<String> {
    let bytes = rows.iter().flat_map(|row| row.split_whitespace());
    bytes.map(|byte| byte.trim_start_matches("ready").to_owned()).filter(|byte| byte.len() == 2).collect()
}

#[test]
fn a_program_that_leaves_the_terminal_raw_is_found_out() {
    let mut good = shell("stty raw -echo; stty sane");
    assert!(good.wait_exit().success());
    assert_eq!(good.modes(), COOKED);
    let mut bad = shell("stty raw -echo");
    assert!(bad.wait_exit().success());
    assert_eq!((bad.modes().echo, bad.modes().canonical), (false, false));
}

#[test]
fn a_program_that_leaves_its_screen_on_is_found_out() {
    let mut bad = shell("printf '\\033[?1049h\\033[?25lleft on'");
    bad.wait_exit();
    assert_eq!((bad.alternate(), bad.cursor(), bad.count("\x1b[?1049l")), (true, None, 0));
    let mut good = shell("printf '\\033[?1049h\\033[?25lcase words\\033[?25h\\033[?1049l'");
    good.wait_exit();
    assert_eq!((good.alternate(), good.cursor(), good.count("\x1b[?1049l")), (false, Some((0, 0)), 1));
    assert!(!good.screen().iter().any(|row| row.contains("case")));
}

#[test]
fn all_that_was_written_before_the_end_is_seen_after_it() {
    for _ in 0..20 {
        let mut session = shell("seq 1 2000");
        session.wait_exit();
        assert_eq!(session.screen().iter().rfind(|row| !row.is_empty()).map(String::as_str), Some("2000"));
    }
}

#[test]
fn a_new_size_reaches_the_program_and_the_emulator() {
    let mut session =
        Start::program("sh", &["-c", "trap 'stty size' WINCH; stty size; while :; do read x; done"])
            .sized(60, 20)
            .run();
    session.wait_for("20 60");
    session.resize(40, 12);
    session.wait_for("12 40");
    assert_eq!(session.screen().len(), 12);
}

#[test]
fn signals_reach_the_program_and_its_end_is_told() {
    let mut session = shell("trap 'echo gone; exit 143' TERM; echo ready; while :; do read x; done");
    session.wait_for("ready");
    session.signal(Signal::TERM);
    assert_eq!(session.wait_exit().exit_code(), 143);
    session.wait_for("gone");
    let mut session = Start::program("cat", &[]).run();
    session.kill();
    assert_eq!(session.wait_exit().signal(), Some("Killed"));
}

#[test]
fn a_hang_up_ends_a_program_that_does_not_hold_out_and_types_nothing() {
    let mut session =
        shell("trap 'echo hung up >said; exit 129' HUP; echo ready; read x; echo \"read $x\" >said");
    session.wait_for("ready");
    let said = session.home().join("said");
    session.hang_up();
    assert_eq!(session.wait_exit().exit_code(), 129);
    assert_eq!(std::fs::read_to_string(said).expect("written"), "hung up\n");
}

#[test]
fn the_surroundings_are_bare_and_of_one_kind() {
    let mut session =
        Start::program("sh", &["-c", "echo $TERM $LANG $NO_COLOR; pwd; echo ~"]).env("NO_COLOR", "1").run();
    session.wait_exit();
    let screen = session.screen();
    assert_eq!(screen.first().map(String::as_str), Some("xterm-256color C.UTF-8 1"));
    let home = session.home().canonicalize().expect("there").display().to_string();
    assert_eq!(screen.get(1).map(String::as_str), Some(home.as_str()));
    let mut session = shell("env | sort");
    session.wait_exit();
    assert!(!session.screen().iter().any(|row| row.starts_with("USER") || row.starts_with("CARGO")));
}
