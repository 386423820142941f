//! What is asked for on the terminal by single commands: nothing typed at a silent question is shown, and recovery words
//! are asked back.

use portal::domain::standing::Standing;
use portal::service::own::{Cost, Secret, SetUp, set_up_at, unlock};
use portal::service::{SystemClock, Whereabouts};

use crate::harness::{Session, Start};

// None of these is one of the list that recovery words come from: those are shown.
const FIRST: &str = "plum wharf lantern ibis gravel";
const SECOND: &str = "cobbler otter thimble january reef";

/// A data folder of its own.
struct Own {
    data: tempfile::TempDir,
}

impl Own {
    fn empty() -> Self {
        Self { data: tempfile::tempdir().expect("a folder for the data") }
    }

    /// With a store; answers its recovery words.
    fn made() -> (Self, String) {
        let own = Self::empty();
        let passphrase = Secret::new(FIRST.into());
        let asked = SetUp { passphrase, organisation: false, standing: Standing::default() };
        let made = set_up_at(Cost::LEAST, &own.at(), &SystemClock::default(), asked).expect("set up");
        let words = made.words.secret().as_str().to_owned();
        made.store.close().expect("closes");
        (own, words)
    }

    fn at(&self) -> Whereabouts {
        Whereabouts::own(self.data.path())
    }

    fn portal(&self, words: &[&str]) -> Session {
        let data = self.data.path().to_str().expect("a plain path");
        Start::portal(&[&["--data-dir", data], words].concat()).sized(100, 50).run()
    }

    fn opens(&self, passphrase: &str) -> bool {
        unlock(&self.at(), &Secret::new(passphrase.into()), &SystemClock::default()).is_ok()
    }
}

fn answers(portal: &mut Session, question: &str, words: &str) {
    portal.wait_for(question);
    portal.send_bytes(format!("{words}\r").as_bytes());
}

/// No word of what was typed came out, nor as many stars as it has letters.
#[track_caller]
fn not_shown(portal: &Session, secret: &str) {
    let output = String::from_utf8_lossy(&portal.output()).into_owned();
    for word in secret.split(' ') {
        assert!(!output.contains(word), "{word:?} was shown: {output:?}");
    }
    assert!(!output.contains("***"), "{output:?}");
}

/// The words as they stand on the screen.
fn words_on(portal: &Session) -> Vec<String> {
    let screen = portal.screen();
    let word = |place: usize| {
        let wanted = format!("{place}.");
        let mut rows = screen.iter().map(|row| row.split_whitespace().collect::<Vec<_>>());
        let row = rows.find(|row| row.len() == 2 && row.first() == Some(&wanted.as_str()));
        row.unwrap_or_else(|| panic!("no word {place}: {screen:?}"))[1].to_owned()
    };
    (1..=12).map(word).collect()
}

/// Types back each of the two words that are asked for. The first time a wrong one.
fn types_them_back(portal: &mut Session) -> Vec<String> {
    portal.wait_for("as you wrote it down?");
    let words = words_on(portal);
    for n in 1..=2 {
        let asked = |rows: &[String]| {
            let mut numbers = rows.iter().filter_map(|row| {
                row.strip_prefix("Word ")?.split_once(", as you wrote it down?")?.0.parse::<usize>().ok()
            });
            // The second question is another than the first.
            numbers.nth(if n == 1 { 0 } else { 2 })
        };
        portal.wait_until("a question", |rows| asked(rows).is_some());
        let place = asked(&portal.screen()).expect("asked");
        if n == 1 {
            portal.send_bytes(b"wrong\r");
            portal.wait_for(&format!("That is not word {place}."));
            portal.wait_until("the question again", |rows| {
                rows.iter().filter(|row| row.starts_with("Word ")).count() == 2
            });
        }
        portal.send_bytes(format!("{}\r", words[place - 1]).as_bytes());
    }
    portal.wait_for("Both are right.");
    words
}

#[test]
fn a_store_is_made_by_answering_and_the_passphrase_is_never_shown() {
    let own = Own::empty();
    let mut portal = own.portal(&["init"]);
    answers(&mut portal, "New passphrase (at least 12 letters):", "password");
    portal.wait_until("asked again", |rows| {
        rows.iter().filter(|row| row.starts_with("New passphrase")).count() == 2
    });
    portal.send_bytes(format!("{FIRST}x\x7f\r").as_bytes());
    answers(&mut portal, "The same again:", FIRST);
    answers(&mut portal, "Who answers for the data", "Oxfordshire");
    answers(&mut portal, "Who approved this use?", "");
    answers(&mut portal, "Where is the official record kept?", "Case system");
    types_them_back(&mut portal);
    assert_eq!(portal.wait_exit().exit_code(), 0);
    portal.wait_for("Oxfordshire");
    portal.wait_for("not yet approved");
    not_shown(&portal, FIRST);
    assert_eq!(portal.modes(), crate::COOKED);
    assert!(own.opens(FIRST));
}

#[test]
fn another_passphrase_is_asked_for_three_times_and_none_is_shown() {
    let (own, _) = Own::made();
    let mut portal = own.portal(&["passphrase", "change"]);
    answers(&mut portal, "Passphrase:", FIRST);
    answers(&mut portal, "New passphrase (at least 12 letters):", SECOND);
    answers(&mut portal, "The same again:", SECOND);
    assert_eq!(portal.wait_exit().exit_code(), 0);
    not_shown(&portal, FIRST);
    not_shown(&portal, SECOND);
    assert_eq!(portal.modes(), crate::COOKED);
    assert!(own.opens(SECOND) && !own.opens(FIRST));
}

#[test]
fn recovery_words_that_are_typed_are_not_shown() {
    let (own, words) = Own::made();
    let mut portal = own.portal(&["recover"]);
    answers(&mut portal, "The twelve recovery words", &words);
    answers(&mut portal, "New passphrase (at least 12 letters):", SECOND);
    answers(&mut portal, "The same again:", SECOND);
    assert_eq!(portal.wait_exit().exit_code(), 0);
    not_shown(&portal, SECOND);
    // One of the words may stand in a question; all in their order do not.
    let output = String::from_utf8_lossy(&portal.output()).into_owned();
    assert!(!output.contains(&words), "{output:?}");
    assert!(own.opens(SECOND));
}

#[test]
fn a_silent_question_that_is_left_changes_nothing_and_gives_the_terminal_back() {
    let (own, _) = Own::made();
    for key in ["<Ctrl-C>", "<Ctrl-D>"] {
        let mut portal = own.portal(&["passphrase", "change"]);
        answers(&mut portal, "Passphrase:", FIRST);
        portal.wait_for("New passphrase");
        portal.send_keys("cobbler");
        portal.send_keys(if key == "<Ctrl-D>" { "<7*Backspace>" } else { "" });
        portal.send_keys(key);
        assert_eq!(portal.wait_exit().exit_code(), 1, "{key}");
        portal.wait_for("Stopped. Nothing was changed.");
        not_shown(&portal, "cobbler");
        assert_eq!(portal.modes(), crate::COOKED);
        assert!(own.opens(FIRST));
    }
}

#[test]
fn new_recovery_words_are_asked_back_before_they_hold() {
    let (own, before) = Own::made();
    let recovers = |words: &str, new: &str| {
        let words = Secret::new(words.into());
        let new = Secret::new(new.into());
        portal::service::own::recover_at(Cost::LEAST, &own.at(), &words, &new, &SystemClock::default())
    };
    let mut portal = own.portal(&["recovery-words", "new"]);
    answers(&mut portal, "Passphrase:", FIRST);
    portal.wait_for("as you wrote it down?");
    let given_up = words_on(&portal).join(" ");
    portal.send_keys("<Ctrl-D>");
    assert_eq!(portal.wait_exit().exit_code(), 1);
    portal.wait_for("were not typed back");
    not_shown(&portal, FIRST);
    assert!(recovers(&given_up, SECOND).is_err());
    recovers(&before, SECOND).expect("those from before hold");
    let mut portal = own.portal(&["recovery-words", "new"]);
    answers(&mut portal, "Passphrase:", SECOND);
    let new = types_them_back(&mut portal).join(" ");
    assert_eq!(portal.wait_exit().exit_code(), 0);
    not_shown(&portal, SECOND);
    assert!(recovers(&before, FIRST).is_err());
    recovers(&new, FIRST).expect("the new ones hold");
}

#[test]
fn at_the_first_start_it_is_asked_whose_numbers_and_the_choice_is_kept() {
    let home = tempfile::tempdir().expect("a folder");
    let data = home.path().to_str().expect("plain");
    let arguments = ["practice", "--data-dir", data];
    let mut first = Start::portal_first(&arguments).run();
    first.wait_for("Whose guidance and contacts?");
    first.send_keys("<Enter>");
    first.wait_for("Numbers of Oxfordshire, not chosen yet: o chooses");
    first.send_one_by_one("o<Home><Enter>");
    first.wait_for("Numbers of Bexley");
    first.send_keys("q");
    assert_eq!(first.wait_exit().exit_code(), 0);
    let mut second = Start::portal_first(&arguments).run();
    second.wait_for("Numbers of Bexley");
    let screen = second.screen().join("\n");
    assert!(!screen.contains("Whose guidance"), "{screen}");
    second.send_keys("q");
    assert_eq!(second.wait_exit().exit_code(), 0);
}

#[test]
fn a_terminal_of_another_charset_is_told_at_the_start() {
    let home = tempfile::tempdir().expect("a folder");
    let data = home.path().to_str().expect("plain");
    let mut portal =
        Start::portal(&["practice", "--data-dir", data]).env("LANG", "en_GB.ISO-8859-1").sized(200, 24).run();
    portal.wait_for("This terminal is set to en_GB.ISO-8859-1, not to UTF-8.");
    portal.send_keys("q");
    assert_eq!(portal.wait_exit().exit_code(), 0);
}
