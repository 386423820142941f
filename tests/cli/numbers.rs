//! Whose numbers they are, when somebody answers, and how each is known; and files as other programs save them.

use std::fs;

use serde_json::json;
use tempfile::TempDir;

use super::{answered, command, command_on, json, practised, run};

fn empty() -> TempDir {
    TempDir::new().unwrap()
}

#[test]
fn whose_numbers_they_are_is_said_first_and_how_to_choose_where_nobody_has() {
    let data = empty();
    for words in [
        &["contacts"][..],
        &["contacts", "--need", "danger-now"],
        &["start", "--answers", "yes"],
        &["pack", "list"],
    ] {
        let silent = run(data.path(), words).out;
        assert!(
            silent
                .replace('\n', " ")
                .contains("Numbers of Oxfordshire. Nobody has chosen them yet: portal pack use ID"),
            "{silent}"
        );
        let once = run(data.path(), &[words, &["--pack", "bexley"]].concat()).out;
        assert!(once.contains("Numbers of Bexley.") && !once.contains("Nobody has chosen"), "{once}");
    }
    let found = json(data.path(), &["contacts"]);
    assert_eq!(
        found["whose"],
        json!({ "id": "oxfordshire", "area": "Oxfordshire", "over": null, "chosen": false })
    );
    let ended = json(data.path(), &["start", "--answers", "yes", "--pack", "common"]);
    assert_eq!(ended["whose"], json!({ "id": "common", "area": null, "over": null, "chosen": true }));
}

#[test]
fn a_choice_is_kept_from_the_shell_and_an_unknown_one_changes_nothing() {
    let data = empty();
    let unknown = run(data.path(), &["pack", "use", "atlantis"]);
    assert_eq!(unknown.code, 3);
    assert!(unknown.err.contains("Use one of"), "{}", unknown.err);
    assert!(!data.path().join("settings.toml").exists());
    let kept = run(data.path(), &["pack", "use", "kingston-richmond"]);
    assert_eq!(kept.code, 0, "{}", kept.err);
    assert!(kept.out.contains("Numbers of Kingston and Richmond, from now on."), "{}", kept.out);
    assert_eq!(
        fs::read_to_string(data.path().join("settings.toml")).unwrap(),
        "pack = \"kingston-richmond\"\n"
    );
    let contacts = run(data.path(), &["contacts"]).out;
    assert!(contacts.starts_with("Numbers of Kingston and Richmond.\n"), "{contacts}");
}

#[test]
fn what_is_open_stands_first_and_says_until_when_at_any_hour_of_a_saturday() {
    let data = empty();
    let saturday = |words: &[&str]| answered(command_on("2026-11-28", data.path(), words).output().unwrap());
    let out = saturday(&["contacts", "--need", "danger-now"]).out;
    let at = |words: &str| out.find(words).unwrap_or_else(|| panic!("{words}: {out}"));
    assert!(at("Police, ambulance or fire") < at("Emergency Duty Team"), "{out}");
    assert!(at("Emergency Duty Team") < at("Multi-Agency Safeguarding Hub"), "{out}");
    assert!(out.contains("Now: open now, until 8:30 on Monday"), "{out}");
    assert!(out.contains("Now: closed now, opens 8:30 on Monday"), "{out}");
    let ended = saturday(&["start", "--answers", "no,care,yes"]).out.replace("\n  ", " ");
    assert!(ended.contains("open now, until 8:30 on Monday"), "{ended}");
    let rows: serde_json::Value =
        serde_json::from_str(&saturday(&["contacts", "--need", "danger-now", "--json"]).out).unwrap();
    assert_eq!(rows["contacts"][1]["now"]["state"], "open");
    assert_eq!(rows["contacts"][1]["now"]["until"], "2026-11-30T08:30");
    assert_eq!(rows["contacts"][2]["now"]["opens"], "2026-11-30T08:30");
}

#[test]
fn what_was_only_read_says_when_and_where_and_that_nobody_rang() {
    let data = empty();
    let out = run(data.path(), &["contacts", "MASH"]).out.replace("\n  ", " ");
    assert!(out.contains("Read on Saturday 21 November 2026 in: Oxfordshire County Council"), "{out}");
    assert!(out.contains("Not rung."), "{out}");
    assert!(!out.contains("Checked on") && !out.contains(", confirmed"), "{out}");
}

#[test]
fn practice_is_filled_without_a_terminal_and_says_where_and_with_whose_numbers() {
    let data = practised();
    let made = run(data.path(), &["practice", "--families", "2"]);
    assert_eq!(made.code, 0, "{}", made.err);
    for words in [
        "The practice store is in ",
        "the first family and 2 more",
        "Numbers of Oxfordshire. Nobody has chosen",
    ] {
        assert!(made.out.replace('\n', " ").contains(words), "{words}: {}", made.out);
    }
    let families = json(data.path(), &["--practice", "family", "list"]);
    assert_eq!(families["families"].as_array().map(Vec::len), Some(3), "{families}");
    let reset = run(data.path(), &["practice", "--families", "1", "--reset"]);
    assert_eq!(reset.code, 2, "nothing is removed where nobody sees it");
}

const BOM: &str = "\u{feff}";
const PLAIN: &str = "plum wharf sixty lantern";

#[test]
fn a_passphrase_file_with_a_mark_and_one_without_open_the_same_store() {
    for (first, then) in [(BOM, ""), ("", BOM)] {
        let data = empty();
        let file =
            |name: &str, mark: &str| fs::write(data.path().join(name), format!("{mark}{PLAIN}\r\n")).unwrap();
        file("first", first);
        file("then", then);
        assert_eq!(run(data.path(), &["init", "--passphrase-file", "first"]).code, 0);
        let opened = run(data.path(), &["--passphrase-file", "then", "family", "list"]);
        assert_eq!(opened.code, 0, "{}", opened.err);
    }
}

#[test]
fn a_day_in_json_is_told_as_it_is_to_be_written() {
    let data = practised();
    for (on, day) in [("20/11/2026", "2026-11-20"), ("3.12.2026", "2026-12-03"), ("soon", "2026-11-20")] {
        fs::write(data.path().join("m.json"), format!("{{\"on\": \"{on}\"}}")).unwrap();
        let said = run(
            data.path(),
            &["--practice", "meeting", "new", "F-104", "--kind", "review", "--from", "m.json"],
        )
        .err;
        assert!(said.contains(&format!("Write it as {day}: year, month, day.")), "{said}");
        assert!(!said.contains("without quotes"), "{said}");
    }
}

#[test]
fn what_another_pack_has_is_found_with_the_words_that_look_there() {
    let data = empty();
    let found = run(data.path(), &["search", "scaling"]);
    assert_eq!(found.code, 0, "{}", found.err);
    assert!(found.out.replace('\n', " ").contains("portal --pack bexley search scaling"), "{}", found.out);
    assert!(run(data.path(), &["search", "scaling", "--pack", "bexley"]).out.contains("scaling"));
    assert_eq!(run(data.path(), &["search", "zzzz"]).code, 3);
    let most = run(data.path(), &["search", "untidy", "house", "zebra"]);
    assert!(most.out.starts_with("No text has all of these words. These have most of them."), "{}", most.out);
}

#[test]
fn the_terminal_of_another_charset_changes_no_answer() {
    let data = empty();
    let plain = run(data.path(), &["contacts"]).out;
    let other =
        answered(command(data.path(), &["contacts"]).env("LANG", "en_GB.ISO-8859-1").output().unwrap());
    assert_eq!(other.out.lines().next(), plain.lines().next());
}
