//! Where the full screen cannot be: a sentence, an exit code, and nothing lost.

use std::process::{Command, Output, Stdio};

use portal::domain::standing::Standing;
use portal::service::own::{Cost, Secret, SetUp, set_up_at};
use portal::service::{SystemClock, Whereabouts};

use crate::harness::Start;
use crate::meeting::{Practice, new_meeting};

/// The program with no terminal at all.
fn without_a_terminal(arguments: &[&str]) -> Output {
    let home = tempfile::tempdir().expect("a folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_portal"));
    command.args(arguments).env("HOME", home.path()).env("TERM", "xterm").stdin(Stdio::null());
    command.output().expect("runs")
}

#[test]
fn without_a_terminal_it_says_what_works_and_makes_nothing() {
    let practice = Practice::new();
    let data = practice.folder().to_str().expect("plain");
    for arguments in [&["--data-dir", data][..], &["practice", "--data-dir", data]] {
        let output = without_a_terminal(arguments);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains("not a terminal") && said.contains("portal guidance"), "{said}");
        assert!(output.stdout.is_empty());
    }
    assert_eq!(std::fs::read_dir(practice.folder()).expect("there").count(), 0);
}

#[test]
fn a_dumb_terminal_gets_a_sentence_and_no_escape_code() {
    let practice = Practice::new();
    let mut portal = practice.start(&[]).env("TERM", "dumb").run();
    assert_eq!(portal.wait_exit().exit_code(), 2);
    portal.wait_for("TERM is dumb");
    assert_eq!(portal.count("\x1b"), 0);
    assert_eq!(std::fs::read_dir(practice.folder()).expect("there").count(), 0);
}

#[test]
fn a_second_copy_of_practice_opens_to_read_only_and_the_first_goes_on() {
    let practice = Practice::new();
    let mut first = new_meeting(practice.start(&[]));
    first.send_keys("Brindlewick");
    first.wait_for("Brindlewick");
    let mut second = practice.start(&[]).run();
    second.wait_for("PRACTICE, READ ONLY");
    second.wait_for("open in another window");
    second.send_keys("4n");
    second.wait_for("Read only: another window has practice.");
    second.send_keys("q");
    assert_eq!(second.wait_exit().exit_code(), 0);
    // What would begin practice anew under the other's hands is refused, with the exit code the store being in use has.
    let mut third = practice.start(&["--reset"]).run();
    assert_eq!(third.wait_exit().exit_code(), 4);
    third.settle();
    // The shell's screen cuts a line wherever it ends, in the middle of a word too.
    let said: String = third.screen().concat().split_whitespace().collect();
    assert!(said.contains("process") && said.contains("since"), "{said}");
    assert!(!third.alternate() && third.modes() == crate::COOKED);
    first.send_keys(" goes on");
    first.wait_for("Brindlewick goes on");
    first.send_keys("<Ctrl-C><Ctrl-C>");
    assert_eq!(first.wait_exit().exit_code(), 0);
    assert_eq!(practice.text().body().to_text(), "Brindlewick goes on");
}

#[test]
fn a_folder_that_cannot_be_made_is_named_and_nothing_is_lost() {
    let practice = Practice::new();
    let file = practice.folder().join("a file");
    std::fs::write(&file, "kept").expect("written");
    let data = file.join("data");
    let mut portal =
        Start::portal(&["practice", "--data-dir", data.to_str().expect("plain")]).sized(200, 24).run();
    assert_eq!(portal.wait_exit().exit_code(), 1);
    let said = portal.screen().join(" ");
    assert!(said.contains("a file") && said.contains("--data-dir"), "{said}");
    assert!(!portal.alternate() && portal.modes() == crate::COOKED);
    assert_eq!(std::fs::read_to_string(file).expect("there"), "kept");
}

#[test]
fn a_store_that_another_computer_holds_is_told_and_read_and_the_lock_is_left() {
    let folder = tempfile::tempdir().expect("a folder");
    let passphrase = "plum wharf lantern ibis gravel";
    let asked = SetUp {
        passphrase: Secret::new(passphrase.into()),
        organisation: false,
        standing: Standing::default(),
    };
    let at = Whereabouts::own(folder.path());
    let made = set_up_at(Cost::LEAST, &at, &SystemClock::default(), asked).expect("a store");
    made.store.close().expect("closes");
    drop(made.held);
    let words = "computer: desk-of-another\nprocess: 12\nsince: 09:14 on Thursday 1 October 2026\n";
    std::fs::write(at.lock(), words).expect("written");
    let mut portal = Start::portal(&["--data-dir", folder.path().to_str().expect("plain")]).run();
    portal.wait_for("Your store is locked");
    portal.send_keys(passphrase);
    portal.send_keys("<Enter>");
    portal.wait_for("another computer, desk-of-another, since 09:14");
    portal.send_one_by_one("<Down><Enter>");
    portal.wait_for("READ ONLY");
    portal.send_keys("4n");
    portal.wait_for("Read only: another computer has it.");
    portal.send_keys("q");
    assert_eq!(portal.wait_exit().exit_code(), 0);
    assert_eq!(std::fs::read_to_string(at.lock()).expect("reads"), words);
}

#[test]
fn a_store_that_is_taken_away_while_it_is_open_is_never_called_saved() {
    let practice = Practice::new();
    let mut portal = new_meeting(practice.start(&[]));
    portal.send_keys("Brindlewick");
    portal.wait_for("saved ");
    let file = practice.folder().join("practice/portal.db");
    let aside = practice.folder().join("aside.db");
    std::fs::rename(&file, &aside).expect("taken away");
    portal.send_keys(" and more");
    portal.wait_for("NOT SAVED, trying again");
    portal.wait_for("deleted, moved or replaced");
    // Put back, it is saved with the next try.
    std::fs::rename(&aside, &file).expect("put back");
    portal.wait_until("it is saved again", |rows| !rows.iter().any(|row| row.contains("NOT SAVED")));
}
