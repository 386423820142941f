//! What terminals send, byte by byte.

use std::time::{Duration, Instant};

use crate::harness::{Session, Start, pause_until};
use crate::meeting::{Practice, new_meeting};

fn opened(practice: &Practice) -> Session {
    new_meeting(practice.start(&[]))
}

/// Bytes one by one, as a slow line brings them: far enough apart to be read one by one.
fn slowly(portal: &mut Session, bytes: &[u8]) {
    for byte in bytes {
        portal.send_bytes(&[*byte]);
        pause_until(Instant::now() + Duration::from_millis(20));
    }
}

#[test]
fn a_key_that_a_slow_line_cut_is_the_key_it_was() {
    let practice = Practice::new();
    let mut portal = opened(&practice);
    portal.send_keys("ac");
    portal.wait_for("ac");
    slowly(&mut portal, b"\x1b[D");
    portal.send_keys("b");
    portal.wait_for("abc");
    slowly(&mut portal, "\x1b[Fé".as_bytes());
    portal.wait_for("abcé");
    slowly(&mut portal, b"\x1b[5~");
    portal.wait_for("section 2 of 9");
}

#[test]
fn each_of_the_bytes_that_mean_backspace_and_enter_does() {
    let practice = Practice::new();
    let mut portal = opened(&practice);
    portal.send_keys("worn");
    portal.wait_for("worn");
    for (byte, left) in [(0x08, "wor"), (0x7f, "wo")] {
        portal.send_bytes(&[byte]);
        portal.wait_until(left, |rows| rows.iter().any(|row| row.ends_with(&format!("  {left}"))));
    }
    let (column, row) = portal.cursor().expect("shown");
    let margin = column - 2;
    for (n, byte) in (1..).zip([b'\r', b'\n']) {
        portal.send_bytes(&[byte]);
        portal.wait_for_cursor(margin, row + n);
    }
}

#[test]
fn home_and_end_are_heard_in_every_way_they_are_said() {
    let practice = Practice::new();
    let mut portal = opened(&practice);
    portal.send_keys("level");
    portal.wait_for("level");
    let end = portal.cursor().expect("shown");
    let home = (end.0 - 5, end.1);
    for (to_home, to_end) in
        [("\x1b[H", "\x1b[F"), ("\x1bOH", "\x1bOF"), ("\x1b[1~", "\x1b[4~"), ("\x1b[7~", "\x1b[8~")]
    {
        portal.send_bytes(to_home.as_bytes());
        portal.wait_for_cursor(home.0, home.1);
        portal.send_bytes(to_end.as_bytes());
        portal.wait_for_cursor(end.0, end.1);
    }
}

#[test]
fn f1_is_heard_in_every_way_it_is_said_and_a_byte_that_means_nothing_does_nothing() {
    let practice = Practice::new();
    let mut portal = opened(&practice);
    for f1 in ["\x1bOP", "\x1b[11~", "\x1b[[A"] {
        portal.send_bytes(f1.as_bytes());
        portal.wait_for("What can I press");
        portal.send_keys("<Esc>");
        portal.wait_for("section 3 of 9");
    }
    for byte in [0x1c, 0x1d, 0x1e, 0x1f] {
        portal.send_bytes(&[byte]);
    }
    portal.send_keys("still here");
    portal.wait_until("only the words", |rows| rows.iter().any(|row| row.ends_with("  still here")));
}

#[test]
fn a_plain_locale_gets_nothing_but_ascii_on_every_tab() {
    let practice = Practice::new();
    let plain = |start: Start| start.env("LC_ALL", "C").env("LANG", "C").env("TERM", "vt100");
    let mut portal = new_meeting(plain(practice.start(&[])));
    portal.paste("caf\u{e9} \u{2019}quoted\u{2019} \u{1f600} \u{645}", true);
    portal.wait_for("cafe 'quoted' ? ?");
    portal.send_keys("<Esc>");
    portal.wait_for("Browse");
    for tab in ["1", "2", "3", "4", "5", "6", "7"] {
        portal.send_keys(tab);
        portal.settled();
        portal.send_keys("<Down><Enter>");
        portal.settled();
    }
    let output = portal.output();
    let other = output.iter().position(|byte| !byte.is_ascii());
    let near =
        other.map(|at| String::from_utf8_lossy(&output[at.saturating_sub(40)..(at + 10).min(output.len())]));
    assert_eq!(near, None);
}
