//! A store of one's own that nobody touches: saved, locked by itself, and open again at the letter.

use std::io::Write as _;

use portal::domain::standing::Standing;
use portal::service::own::{Cost, Secret, SetUp, set_up_at};
use portal::service::{SystemClock, Whereabouts};

use crate::harness::{Session, Start};

const PASSPHRASE: &str = "plum wharf lantern ibis gravel";
const FAMILY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/family.toml");

/// A store with one family, and a file with its passphrase.
struct Own {
    data: tempfile::TempDir,
    secret: tempfile::NamedTempFile,
}

impl Own {
    fn made() -> Self {
        let data = tempfile::tempdir().expect("a folder for the data");
        let mut secret = tempfile::NamedTempFile::new().expect("a file");
        secret.write_all(PASSPHRASE.as_bytes()).expect("written");
        let passphrase = Secret::new(PASSPHRASE.into());
        let asked = SetUp { passphrase, organisation: false, standing: Standing::default() };
        let at = Whereabouts::own(data.path());
        set_up_at(Cost::LEAST, &at, &SystemClock::default(), asked)
            .expect("set up")
            .store
            .close()
            .expect("closes");
        let own = Self { data, secret };
        let mut add = own.command(&["family", "add", "--from", FAMILY]).run();
        assert_eq!(add.wait_exit().exit_code(), 0, "{:?}", add.screen());
        let meeting = own.data.path().join("meeting.toml");
        std::fs::write(&meeting, "on = 2026-11-20\n").expect("written");
        let from = meeting.to_str().expect("a plain path");
        let mut begin = own.command(&["meeting", "new", "F-207", "--kind", "review", "--from", from]).run();
        assert_eq!(begin.wait_exit().exit_code(), 0, "{:?}", begin.screen());
        own
    }

    fn start(&self, more: &[&str]) -> Start {
        let data = self.data.path().to_str().expect("a plain path");
        Start::portal(&[&["--data-dir", data], more].concat())
    }

    fn command(&self, more: &[&str]) -> Start {
        let secret = self.secret.path().to_str().expect("a plain path");
        self.start(&[&["--passphrase-file", secret], more].concat())
    }

    fn unlock(portal: &mut Session) {
        portal.wait_for("Your store is locked");
        portal.send_bytes(format!("{PASSPHRASE}\r").as_bytes());
    }
}

#[test]
fn a_store_that_nobody_touches_is_saved_and_locked_and_opens_again_at_the_letter() {
    let own = Own::made();
    // Without a limit first: a slow machine may take its time.
    let mut portal = own.start(&[]).run();
    Own::unlock(&mut portal);
    portal.wait_for("Unfinished");
    portal.send_keys("u");
    portal.wait_for("Enter goes on where you were");
    portal.send_keys("<Enter>");
    portal.wait_for("section 1 of");
    portal.send_keys("<PageDown>");
    portal.wait_for("section 2 of");
    portal.send_keys("<PageDown>");
    portal.wait_for("Write   section 3 of");
    portal.send_keys("boiler off since Sunday<Enter>half a word<4*Left>");
    portal.wait_for("half a word");
    portal.settled();
    let cursor = portal.cursor();
    portal.send_keys("<Ctrl-C><Ctrl-C>");
    assert_eq!(portal.wait_exit().exit_code(), 0);
    // Nobody touches a key.
    let mut portal = own.start(&["--test-idle", "6"]).run();
    Own::unlock(&mut portal);
    portal.wait_for("half a word");
    portal.wait_for("Any key goes on.");
    portal.wait_for("It locked by itself");
    let shown = |portal: &Session, word: &str| portal.screen().iter().any(|row| row.contains(word));
    for word in ["boiler", "F-207", "half a word"] {
        assert!(!shown(&portal, word), "{:?}", portal.screen());
    }
    Own::unlock(&mut portal);
    portal.wait_for("half a word");
    assert_eq!(portal.cursor(), cursor);
    portal.send_keys("new ");
    portal.wait_for("half a new word");
    // What was typed last is not waited for.
    portal.wait_for("It locked by itself");
    portal.send_keys("<Ctrl-C><Ctrl-C>");
    assert_eq!(portal.wait_exit().exit_code(), 0);
    // What was typed is on the disk, without a passphrase typed in vain.
    let mut show = own.command(&["search", "--in", "records", "boiler"]).run();
    assert_eq!(show.wait_exit().exit_code(), 0, "{:?}", show.screen());
}
