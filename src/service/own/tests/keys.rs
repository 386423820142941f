//! What becomes of the two files of the keys when they are cut, changed, put back or gone: what each look at them says, and
//! that the store opens.

use std::fmt::Write as _;

use super::*;
use crate::vault::file::{NAME, OLD, SECOND as COPY};

/// What is done to the files beside a store whose passphrase was [`FIRST`] and is now [`SECOND`].
struct Row {
    what: &'static str,
    spoil: fn(&Path),
    /// What unlocking says.
    says: &'static str,
    /// Whether a backup is made all the same while the store is open.
    backs_up: bool,
}

const fn row(what: &'static str, spoil: fn(&Path), says: &'static str, backs_up: bool) -> Row {
    Row { what, spoil, says, backs_up }
}

const TABLE: [Row; 16] = [
    row("nothing", |_| {}, "", true),
    row("the first is cut", |at| cut(at, NAME), "portal.keys is damaged", true),
    row("the second is cut", |at| cut(at, COPY), "portal.keys.2 is damaged", true),
    row("the first is emptied", |at| put(at, NAME, ""), "portal.keys is damaged", true),
    row("the second is emptied", |at| put(at, COPY, ""), "portal.keys.2 is damaged", true),
    row("the first is gone", |at| gone(at, NAME), "portal.keys is not there", true),
    row("the second is gone", |at| gone(at, COPY), "portal.keys.2 is not there", true),
    row("a byte of the first is another", |at| flip(at, NAME), "portal.keys is damaged", true),
    row("a byte of the second is another", |at| flip(at, COPY), "portal.keys.2 is damaged", true),
    row("the second is from before", |at| back(at, COPY), "portal.keys.2 is an older one", false),
    row("the first has a slot less", |at| forge(at, NAME, without_words), "portal.keys was changed", false),
    row(
        "the second has a slot less",
        |at| forge(at, COPY, without_words),
        "portal.keys.2 was changed",
        false,
    ),
    row("the first says they were seen", |at| forge(at, NAME, seen), "portal.keys was changed", false),
    row("the second says they were seen", |at| forge(at, COPY, seen), "portal.keys.2 was changed", false),
    row("the first has no seal", |at| forge(at, NAME, unsealed), "portal.keys was changed", false),
    row("the first is a folder", folder, "portal.keys", true),
];

fn cut(at: &Path, name: &str) {
    let whole = fs::read(at.join(name)).expect("read");
    fs::write(at.join(name), &whole[..whole.len() / 2]).expect("cut");
}

fn put(at: &Path, name: &str, words: &str) {
    fs::write(at.join(name), words).expect("written");
}

fn gone(at: &Path, name: &str) {
    fs::remove_file(at.join(name)).expect("removed");
}

fn flip(at: &Path, name: &str) {
    let mut bytes = fs::read(at.join(name)).expect("read");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(at.join(name), bytes).expect("written");
}

fn back(at: &Path, name: &str) {
    fs::copy(at.join("before"), at.join(name)).expect("put back");
}

fn folder(at: &Path) {
    gone(at, NAME);
    fs::create_dir(at.join(NAME)).expect("made");
}

/// Alters what stands behind the sum and makes the sum right again.
fn forge(at: &Path, name: &str, alter: fn(&str, &str) -> (String, String)) {
    use sha2::{Digest as _, Sha256};
    let text = fs::read_to_string(at.join(name)).expect("read");
    let lines: Vec<&str> = text.splitn(3, '\n').collect();
    let (head, rest) = alter(lines[0], lines[2]);
    let sum = Sha256::digest(format!("{head}\n{rest}"));
    let sum = sum.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    });
    fs::write(at.join(name), format!("{head}\nsha256 {sum}\n{rest}")).expect("written");
}

fn without_words(head: &str, rest: &str) -> (String, String) {
    let (seal, slots) = rest.split_once('\n').expect("a seal");
    let mut slots: serde_json::Value = serde_json::from_str(slots).expect("slots");
    slots["slots"].as_array_mut().expect("a list").truncate(1);
    (head.into(), format!("{seal}\n{slots:#}\n"))
}

fn seen(head: &str, rest: &str) -> (String, String) {
    (head.into(), rest.replacen('{', "{ \"organisation_seen\": 9,", 1))
}

fn unsealed(_: &str, rest: &str) -> (String, String) {
    ("portal-keys 1".into(), rest.split_once('\n').expect("a seal").1.into())
}

/// A store whose passphrase was changed once, with the keys from before beside it.
fn changed() -> There {
    let there = There::set_up(false);
    let before = fs::read(there.keys()).expect("read");
    there.change(FIRST, SECOND).expect("changed");
    fs::write(there.at().folder().join("before"), before).expect("written");
    there
}

fn is_whole(there: &There) -> bool {
    let at = there.at();
    let read = |name: &str| fs::read_to_string(at.folder().join(name)).ok();
    read(NAME).is_some() && read(NAME) == read(COPY)
}

#[test]
fn unlocking_says_what_is_wrong_with_the_keys_and_makes_them_whole() {
    for Row { what, spoil, says, .. } in TABLE {
        let there = changed();
        spoil(there.at().folder());
        let Ok(unlocked) = there.unlock(SECOND) else { panic!("{what}: it opens") };
        let said = unlocked.notices.join(" ");
        if says.is_empty() {
            assert!(said.is_empty(), "{what}: {said}");
        } else {
            let done = if what == "the first is a folder" { "could not be put right" } else { "whole again" };
            assert!(said.contains(says) && said.contains(done), "{what}: {said}");
        }
        drop(unlocked);
        if what != "the first is a folder" {
            assert!(is_whole(&there), "{what}");
            let again = there.unlock(SECOND).expect("unlocks");
            assert!(again.notices.is_empty(), "{what}: {:?}", again.notices);
            drop(again);
        }
        assert!(there.opens(SECOND) && !there.opens(FIRST), "{what}");
        let recovered = there.recover(&there.words, FIRST).is_ok();
        assert_eq!(recovered, what != "the first is a folder", "{what}: the words go on holding");
    }
}

#[test]
fn looked_at_while_the_store_is_open_the_keys_are_told_and_a_backup_opens_or_is_refused() {
    for Row { what, spoil, says, backs_up } in TABLE {
        let there = changed();
        let unlocked = there.unlock(SECOND).expect("unlocks");
        let own = there.own(&unlocked);
        let reading = crate::service::opening::open_reading(&there.at(), &unlocked.key).expect("reads");
        spoil(there.at().folder());
        let only_to_read = Own { may_write: false, ..own.clone() };
        let (faults, mended) = look_at_keys(&only_to_read, &reading, &clock()).expect("looks");
        assert_eq!(
            faults.join(" ").contains(says),
            !says.is_empty() || faults.is_empty(),
            "{what}: {faults:?}"
        );
        assert!(mended.is_empty(), "{what}: {mended:?}");
        let to = there.folder.path().join("backup.portal");
        match back_up(&own, &reading, &to, &clock()) {
            Ok(made) => {
                assert!(backs_up, "{what}");
                assert!(made.verdict.faults.is_empty());
                let opens = crate::service::backup::Opens::Secret(&secret(SECOND));
                let verdict = crate::service::backup::verify(&there.at(), &to, opens).expect("it opens");
                assert!(verdict.faults.is_empty(), "{what}");
            }
            Err(error) => {
                let said = error.to_string();
                assert!(
                    !backs_up && said.contains(says) && said.contains("No backup was made"),
                    "{what}: {said}"
                );
                assert!(!to.exists(), "{what}");
            }
        }
    }
}

#[test]
fn keys_from_before_that_are_put_in_both_places_shut_nobody_out_and_are_told() {
    let there = changed();
    for name in [NAME, COPY] {
        back(there.at().folder(), name);
    }
    // Who has the old passphrase opens it, and is told; who has the new one is not shut out by it for good.
    let said = there.unlock(FIRST).expect("unlocks").notices.join(" ");
    assert!(
        said.contains("not those that were set last") && said.contains("Change the passphrase now"),
        "{said}"
    );
    there.change(FIRST, SECOND).expect("changed");
    assert!(there.opens(SECOND) && !there.opens(FIRST) && is_whole(&there));
}

#[test]
fn the_keys_of_a_backup_are_put_back_and_open_the_store() {
    for (is_last, spoil) in [
        (true, (|at: &Path| [NAME, COPY].iter().for_each(|name| gone(at, name))) as fn(&Path)),
        (true, |at| [NAME, COPY].iter().for_each(|name| cut(at, name))),
        (true, |at| [NAME, COPY].iter().for_each(|name| put(at, name, "another's"))),
        (false, |at| [NAME, COPY].iter().for_each(|name| gone(at, name))),
    ] {
        let there = There::set_up(false);
        let unlocked = there.unlock(FIRST).expect("unlocks");
        let own = there.own(&unlocked);
        let reading = crate::service::opening::open_reading(&there.at(), &unlocked.key).expect("reads");
        let backup = there.folder.path().join("backup.portal");
        back_up(&own, &reading, &backup, &clock()).expect("made");
        drop((reading, unlocked));
        if !is_last {
            there.change(FIRST, SECOND).expect("changed");
        }
        spoil(there.at().folder());
        assert_eq!(kind(there.unlock(FIRST)), Kind::Damaged);
        assert_eq!(
            kind(keys_from(&there.at(), &backup, &secret("nothing of the kind"), &clock())),
            Kind::Locked
        );
        let said = keys_from(&there.at(), &backup, &secret(FIRST), &clock()).expect("put back").join(" ");
        assert!(said.contains("in their place again"), "{said}");
        assert_eq!(said.contains("set last"), is_last, "{said}");
        assert!(there.opens(FIRST) && is_whole(&there));
        there.recover(&there.words, SECOND).expect("the words hold");
    }
}

#[test]
fn the_keys_of_another_stores_backup_are_refused_and_nothing_is_changed() {
    let (there, other) = (There::set_up(false), There::set_up(false));
    let unlocked = other.unlock(FIRST).expect("unlocks");
    let own = other.own(&unlocked);
    let reading = crate::service::opening::open_reading(&other.at(), &unlocked.key).expect("reads");
    let backup = other.folder.path().join("backup.portal");
    back_up(&own, &reading, &backup, &clock()).expect("made");
    let before = fs::read(there.keys()).expect("read");
    let said = keys_from(&there.at(), &backup, &secret(FIRST), &clock()).expect_err("refused").to_string();
    assert!(said.contains("a backup of another store") && said.contains("Nothing was changed"), "{said}");
    assert_eq!(fs::read(there.keys()).expect("read"), before);
    assert!(there.opens(FIRST));
}

#[test]
fn a_change_that_was_cut_off_between_the_two_files_opens_with_either_and_the_one_that_was_typed_holds() {
    for typed in [FIRST, SECOND] {
        let there = changed();
        // As it was after the first file was written: the store and the second file are those from before.
        let now = fs::read(there.keys()).expect("read");
        fs::write(there.at().folder().join(NAME), &now).expect("written");
        back(there.at().folder(), COPY);
        let unlocked = there.unlock(typed);
        if typed == SECOND {
            assert!(unlocked.is_ok());
            drop(unlocked);
            assert!(is_whole(&there) && there.opens(SECOND) && !there.opens(FIRST));
        } else {
            // The store knows of the change: the older file was put back, and that is told.
            let said = unlocked.expect("unlocks").notices.join(" ");
            assert!(said.contains("not those that were set last"), "{said}");
        }
    }
}

#[test]
fn the_file_of_a_store_of_an_older_version_is_sealed_at_the_first_unlocking() {
    let there = There::set_up(false);
    let at = there.at();
    let mut unlocked = there.unlock(FIRST).expect("unlocks");
    let stamp = Stamp { at: crate::service::Clock::now(&clock()), author: "A".into() };
    unlocked.store.write(&stamp, |writing| writing.place(copies::PLACE, "")).expect("forgotten");
    unlocked.store.close().expect("closes");
    drop(unlocked.held);
    forge(at.folder(), NAME, unsealed);
    gone(at.folder(), COPY);
    let unlocked = there.unlock(FIRST).expect("unlocks");
    assert!(unlocked.notices.is_empty(), "{:?}", unlocked.notices);
    drop(unlocked);
    assert!(is_whole(&there));
    assert!(fs::read_to_string(there.keys()).expect("read").starts_with("portal-keys 2"));
    assert!(!at.folder().join(OLD).exists());
    assert!(there.unlock(FIRST).expect("unlocks").notices.is_empty());
}
