//! A store of the practitioner's own, by keys alone: set up, used, locked, unlocked, its passphrase changed, and
//! recovered with the words on another machine from a backup.

use tempfile::TempDir;

use crate::desk::{Desk, files_in};

pub const FIRST: &str = "violin harbour pepper thunder";
pub const SECOND: &str = "lantern orchard gravel saddle";
pub const THIRD: &str = "marble kettle bramble tunnel";

/// At the welcome of an empty home.
fn empty() -> Desk {
    Desk::at_the_door(TempDir::new().expect("a folder"))
}

pub fn answers(desk: &mut Desk, answers: &[&str]) {
    for answer in answers {
        desk.types(answer).keys("<Enter>");
    }
}

/// The recovery words as they stand on the screen, in their order.
pub fn words_on(desk: &Desk) -> Vec<String> {
    let screen = desk.screen();
    let mut words: Vec<(usize, String)> = Vec::new();
    let parts: Vec<&str> = screen.split_whitespace().collect();
    for pair in parts.windows(2) {
        if let (Ok(n @ 1..=12), true) =
            (pair[0].parse::<usize>(), pair[1].chars().all(|c| c.is_ascii_lowercase()))
        {
            words.push((n, pair[1].to_owned()));
        }
    }
    words.sort();
    words.into_iter().map(|(_, word)| word).collect()
}

/// Set up with the first passphrase; answers the recovery words.
pub fn set_up() -> (Desk, Vec<String>) {
    let mut desk = empty();
    desk.must_show("Welcome to the Practitioner Portal").keys("<Down><Enter>");
    answers(
        &mut desk,
        &[FIRST, FIRST, "Oxfordshire", "Information governance lead", "20 nov 2026", "Case system", "no"],
    );
    let words = words_on(&desk);
    assert_eq!(words.len(), 12, "{}", desk.screen());
    desk.keys("<Enter>")
        .must_show("Type word 3")
        .types("wrong")
        .keys("<Enter>")
        .must_show("That is not the word");
    desk.types(&words[2]).keys("<Enter>").must_show("Type word 9").types(&words[8]).keys("<Enter>");
    // With its number: the word alone may stand on any page.
    desk.must_not_show(&format!(" 1 {} ", words[0]));
    (desk, words)
}

pub fn a_family(desk: &mut Desk) {
    desk.keys("4nF-300<PageDown><Enter>").must_say("The family is saved.");
    for (name, born) in [("Ava", "3 april 2017"), ("Ben", "1/9/2022"), ("Noor", "14 feb 2012")] {
        desk.keys("c").types(name).keys("<Enter>").types(born).keys("<PageDown><Enter>");
    }
    for (handle, capacity, role, seat) in [
        ("Mum", "1", "mother", "4"),
        ("Gran", "2", "grandmother", "4"),
        ("SW", "6", "social worker", "1"),
        ("HV", "6", "health visitor", "2"),
        ("DSL", "6", "safeguarding lead", "3"),
    ] {
        desk.keys("a").types(handle).keys("<Enter>").keys(capacity).keys("<Enter>").types(role);
        desk.keys("<Down><Down><Down><Down>").keys(seat).keys("<PageDown><Enter>");
        desk.must_say("The person is saved.");
    }
}

#[test]
fn her_own_store_from_an_empty_home_to_another_machine() {
    let (mut desk, words) = set_up();
    desk.must_not_show("not yet approved");
    a_family(&mut desk);
    desk.keys("r<Down><Enter>").keys("<PageDown><PageDown>").types("boiler off since Sunday\n");
    desk.save_due();
    // Leaves, and comes back in the morning.
    let mut desk = Desk::at_the_door(desk.closes());
    desk.must_show("Your store is locked").must_not_show("F-300");
    desk.types("not the passphrase").keys("<Enter>").must_show("passphrase");
    desk.must_not_show("F-300").types(FIRST).keys("<Enter>");
    desk.must_show("Unfinished").must_show("F-300").keys("u<Enter>");
    desk.must_show("boiler off since Sunday").types("landlord rung").save_due();
    desk.keys("<F5>").types(FIRST).keys("<Enter>").must_say("Room view is off");
    // Another passphrase: the old one opens nothing then.
    desk.finds("store").must_show("My store").keys("<Down><Down><Enter>");
    answers(&mut desk, &[FIRST, SECOND, SECOND]);
    desk.must_say("The passphrase is changed.");
    let stick = TempDir::new().expect("a stick");
    let backup = stick.path().join("portal.backup");
    desk.keys("<Home><Enter>").types(backup.to_str().expect("a path")).keys("<Enter>");
    desk.must_say("The backup is made and proven whole");
    desk.finds("lock").must_show("Your store is locked").must_not_show("F-300");
    desk.types(FIRST).keys("<Enter>").must_show("passphrase").must_not_show("F-300");
    desk.types(SECOND).keys("<Enter>").must_show("Your store is not shown in room view");
    // Another machine, the passphrase forgotten.
    let mut other = empty();
    other.keys("<Down><Down><Down><Enter>").types(backup.to_str().expect("a path")).keys("<Enter>");
    other
        .types(&words.join(" "))
        .keys("<Enter>")
        .must_show("Your store is locked")
        .must_show("The backup is in its place");
    other.keys("<F7>");
    answers(&mut other, &[&words.join(" "), THIRD, THIRD]);
    other.must_show("F-300").keys("u").must_show("boiler off since Sunday").must_show("landlord rung");
}

#[test]
fn locked_nothing_of_the_records_is_on_the_screen_and_unlocked_it_is_as_it_was() {
    let (mut desk, _) = set_up();
    a_family(&mut desk);
    desk.keys("r<Down><Enter>").keys("<PageDown><PageDown>").types("boiler off since Sunday");
    let before = desk.section();
    desk.finds("lock").must_show("Your store is locked");
    for word in ["F-300", "Ava", "boiler", "saved"] {
        desk.must_not_show(word);
    }
    desk.keys("<Esc>").must_show("Unlock my store").must_not_show("F-300");
    desk.keys("4").must_show("no store is open").must_not_show("F-300").keys("2").must_show("Guidance");
    desk.keys("1").keys("<Enter>").types(FIRST).keys("<Enter>");
    desk.must_show("boiler off since Sunday");
    assert_eq!(desk.section(), before);
}

#[test]
fn unlocking_returns_to_where_she_left_off_over_leaving_the_program_too() {
    let (mut desk, _) = set_up();
    a_family(&mut desk);
    desk.keys("r<Down><Enter>").keys("<PageDown><PageDown>").types("boiler off since Sunday\n");
    let section = desk.section();
    desk.keys(".quit<Enter>");
    let folder = desk.closes();
    for file in files_in(folder.path()) {
        let bytes = std::fs::read(&file).expect("a file");
        let found = bytes.windows(8).any(|part| part == b"recorder");
        assert!(!found, "where she was is readable in {}", file.display());
    }
    let mut desk = Desk::at_the_door(folder);
    desk.must_show("Your store is locked").must_not_show("F-300").types(FIRST).keys("<Enter>");
    desk.must_show("boiler off since Sunday");
    assert_eq!(desk.section(), section);
    // Home lies below, and knows what is due and unfinished.
    desk.leaves_the_meeting().must_show("Unfinished").must_show("F-300");
    // Left from a list: there it is opened again.
    desk.finds("go.contacts").finds("quit");
    let mut desk = Desk::at_the_door(desk.closes());
    desk.types(FIRST).keys("<Enter>").must_show("Contacts").keys("1").must_show("F-300");
}

#[test]
fn no_plain_text_is_in_any_file_of_her_folder() {
    let (mut desk, words) = set_up();
    a_family(&mut desk);
    desk.keys("r<Down><Enter>").keys("<PageDown><PageDown>").types("boiler off since Sunday\n").save_due();
    let folder = desk.closes();
    for file in files_in(folder.path()) {
        let bytes = std::fs::read(&file).expect("a file");
        for secret in ["boiler off", "F-300", "Oxfordshire", "Noor", FIRST, "violin", &words.join(" ")] {
            let found = bytes.windows(secret.len()).any(|part| part == secret.as_bytes());
            assert!(!found, "{secret} in {}", file.display());
        }
    }
}

#[test]
fn what_is_not_approved_is_said_on_every_screen() {
    let mut desk = empty();
    desk.keys("<Down><Enter>");
    answers(&mut desk, &[FIRST, FIRST, "", "", "", "", ""]);
    let words = words_on(&desk);
    desk.keys("<Enter>").types(&words[2]).keys("<Enter>").types(&words[8]).keys("<Enter>");
    for tab in ["1", "2", "4", "5"] {
        desk.keys(tab).must_show("not yet approved");
    }
}

#[test]
fn a_passphrase_that_is_easy_to_guess_and_one_mistyped_are_said_beside_it() {
    let mut desk = empty();
    desk.keys("<Down><Enter>")
        .types("password")
        .keys("<Enter>")
        .must_show("Error:")
        .must_show("question 1 of 7");
    desk.keys("<Up>").must_show("Home");
    desk.keys("<Enter>");
    let mut desk = empty();
    desk.keys("<Down><Enter>");
    answers(&mut desk, &[FIRST, "violin harbour pepper thunderr"]);
    desk.must_show("It is not the same").must_show("question 2 of 7").must_not_show("violin");
    desk.keys("<Ctrl-R>").must_show("thunderr");
    desk.keys("<Backspace><Enter>").must_show("question 3 of 7");
    desk.types("x")
        .keys("<Enter>")
        .types("y")
        .keys("<Enter>")
        .types("31 feb")
        .keys("<Enter>")
        .must_show("Error:");
    desk.must_show("31 feb").must_show("question 5 of 7");
}

#[test]
fn the_organisation_gets_words_of_its_own_when_they_are_asked_for() {
    let mut desk = empty();
    desk.keys("<Down><Enter>");
    answers(&mut desk, &[FIRST, FIRST, "", "", "", "", "yes"]);
    let hers = words_on(&desk);
    desk.keys("<Enter>").types(&hers[2]).keys("<Enter>").types(&hers[8]).keys("<Enter>");
    desk.must_show("Recovery words for your organisation");
    let theirs = words_on(&desk);
    assert_ne!(hers, theirs);
    desk.keys("<Enter>").types(&theirs[2]).keys("<Enter>").types(&theirs[8]).keys("<Enter>");
    desk.finds("lock").keys("<F7>");
    answers(&mut desk, &[&theirs.join(" "), SECOND, SECOND]);
    desk.must_say("organisation");
}

#[test]
fn in_the_smallest_window_what_is_wrong_is_seen_and_no_word_is_cut() {
    let mut desk = empty();
    desk.resizes(40, 12).keys("<Down><Enter>").types("password").keys("<Enter>").must_show("Error:");
    desk.keys(&"<Backspace>".repeat(8));
    answers(&mut desk, &[FIRST, FIRST, "", "", "", "", ""]);
    let words = words_on(&desk);
    assert_eq!(words.len(), 12, "{}", desk.screen());
    desk.keys("<Enter>").types(&words[2]).keys("<Enter>").types(&words[8]).keys("<Enter>");
    desk.finds("lock").must_say("Enter unlock   F7 forgotten?   Esc back");
    desk.must_show("Passphrase:").types("not this one").keys("<Enter>").must_show("not");
    assert_eq!(desk.cursor_row(), "");
    desk.types(FIRST).keys("<Enter>").must_show("Home");
}
