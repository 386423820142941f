//! The command line from outside: every command, every exit code, and what hostile input does to it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it stands")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use portal::service::{SystemClock, Whereabouts, opening};
use serde_json::Value;
use tempfile::TempDir;

#[path = "cli/checklists/mod.rs"]
mod checklists;
#[path = "cli/family.rs"]
mod family;
#[path = "cli/meeting_file.rs"]
mod meeting_file;
#[path = "cli/numbers.rs"]
mod numbers;
#[path = "cli/own.rs"]
mod own;
#[path = "cli/packs.rs"]
mod packs;
#[path = "cli/person.rs"]
mod person;
#[path = "cli/recovery_words.rs"]
mod recovery_words;
#[path = "cli/start.rs"]
mod start;

/// What a command answered.
struct Answered {
    code: i32,
    out: String,
    err: String,
}

fn answered(output: Output) -> Answered {
    Answered {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The program in bare surroundings, with `data` as its folder and home.
fn command(data: &Path, words: &[&str]) -> Command {
    command_on("2026-11-22", data, words)
}

fn command_on(today: &str, data: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_portal"));
    command.env_clear().env("HOME", data).env("TERM", "xterm").env("LANG", "C.UTF-8");
    command.current_dir(data).stdin(Stdio::null());
    command.arg("--data-dir").arg(data).args(["--today", today]).args(words);
    command
}

fn run(data: &Path, words: &[&str]) -> Answered {
    answered(command(data, words).output().unwrap())
}

fn json(data: &Path, words: &[&str]) -> Value {
    let mut words = words.to_vec();
    words.push("--json");
    let answer = run(data, &words);
    assert_eq!(answer.code, 0, "{words:?}: {}", answer.err);
    serde_json::from_str(&answer.out).unwrap_or_else(|error| panic!("{words:?}: {error}\n{}", answer.out))
}

/// A practice store, made once and copied for each test.
fn practised() -> TempDir {
    static MADE: OnceLock<TempDir> = OnceLock::new();
    let made = MADE.get_or_init(|| {
        let made = tempfile::tempdir().unwrap();
        assert_eq!(run(made.path(), &["--practice", "family", "list"]).code, 0);
        made
    });
    let copy = tempfile::tempdir().unwrap();
    fs::create_dir(copy.path().join("practice")).unwrap();
    for name in ["portal.db", "practice.key"] {
        let from = made.path().join("practice").join(name);
        fs::copy(from, copy.path().join("practice").join(name)).unwrap();
    }
    copy
}

fn store(data: &TempDir) -> PathBuf {
    data.path().join("practice/portal.db")
}

fn empty() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// Whether a failure is told on standard error, and nothing else is printed.
fn is_told(answer: &Answered) -> bool {
    let said = answer.err.trim();
    !said.is_empty()
        && said.chars().next().is_some_and(|first| !first.is_whitespace())
        && answer.out.is_empty()
}

#[test]
fn what_needs_no_store_works_without_one_and_leaves_nothing_behind() {
    let data = empty();
    for words in [
        &["guidance"][..],
        &["guidance", "drift"],
        &["contacts"],
        &["contacts", "MASH"],
        &["contacts", "--need", "danger-now"],
        &["links"],
        &["tools"],
        &["tools", "checklist"],
        &["search", "negl*"],
        &["search", "neglect", "--in", "guidance", "--limit", "18446744073709551615"],
        &["clock", "--conference", "2026-12-18", "--kind", "review"],
        &["pack", "list"],
        &["keys"],
        &["keys", "--markdown"],
        &["completions", "bash"],
        &["completions", "fish"],
        &["man"],
        &["help"],
        &["help", "meeting"],
        &["meeting", "export", "--help"],
        &["--version"],
    ] {
        let answer = run(data.path(), words);
        assert_eq!((answer.code, answer.err.as_str()), (0, ""), "{words:?}");
        assert!(answer.out.trim().len() > 5, "{words:?}");
    }
    assert_eq!(fs::read_dir(data.path()).unwrap().count(), 0);
}

#[test]
fn every_listing_is_one_json_document() {
    let (data, practice) = (empty(), practised());
    for (words, key) in [
        (&["guidance"][..], "pages"),
        (&["guidance", "drift"], "blocks"),
        (&["contacts"], "contacts"),
        (&["links"], "links"),
        (&["tools"], "tools"),
        (&["tools", "checklist"], "aim"),
        (&["search", "neglect"], "guidance"),
        (&["clock", "--conference", "2026-12-18"], "dates"),
        (&["pack", "list"], "used"),
        (&["man"], "text"),
    ] {
        assert!(!json(data.path(), words)[key].is_null(), "{words:?}");
    }
    for (words, key) in [
        (&["family", "list"][..], "families"),
        (&["family", "show", "f-104"], "children"),
        (&["meeting", "list"], "meetings"),
        (&["meeting", "list", "F-104"], "meetings"),
        (&["meeting", "show", "latest"], "texts"),
        (&["meeting", "export", "latest", "-o", "-"], "blocks"),
        (&["search", "heating"], "records"),
        (&["verify"], "pages"),
    ] {
        let found = json(practice.path(), &[&["--practice"][..], words].concat());
        assert!(!found[key].is_null(), "{words:?}");
    }
    let rows = json(data.path(), &["keys"]);
    assert!(
        rows.as_array().unwrap().iter().any(|row| row["id"] == "section.next" && row["keys"][1] == ".next")
    );
}

#[test]
fn options_stand_before_or_after_the_command() {
    let data = empty();
    let before = run(data.path(), &["--json", "--pack", "common", "contacts"]);
    let after = run(data.path(), &["contacts", "--pack", "common", "--json"]);
    assert_eq!((before.code, &before.out), (0, &after.out));
}

#[test]
fn the_clock_counts_working_days_over_the_bank_holidays() {
    let data = empty();
    let latest = |conference: &str, kind: &str, rule: &str, reading: usize| {
        let found = json(data.path(), &["clock", "--conference", conference, "--kind", kind]);
        let dates = found["dates"].as_array().unwrap().clone();
        let found = dates.into_iter().find(|date| date["rule"] == rule).unwrap();
        found["readings"][reading]["latest"].as_str().map(str::to_owned)
    };
    for (conference, kind, rule, expected) in [
        ("2026-12-18", "initial", "first-core-group", "2027-01-06"),
        ("2026-11-02", "initial", "first-core-group", "2026-11-16"),
        ("2026-11-20", "initial", "first-core-group", "2026-12-04"),
        ("2026-03-30", "initial", "first-core-group", "2026-04-15"),
        ("2026-04-24", "initial", "first-core-group", "2026-05-11"),
        ("2026-05-15", "initial", "first-core-group", "2026-06-01"),
        ("2026-08-21", "initial", "first-core-group", "2026-09-07"),
        ("2026-12-18", "initial", "first-review-conference", "2027-03-18"),
        ("2026-08-31", "review", "later-review-conferences", "2027-02-28"),
    ] {
        assert_eq!(latest(conference, kind, rule, 0).as_deref(), Some(expected), "{conference} {rule}");
    }
    let said = run(data.path(), &["clock", "--conference", "18 dec 2026"]).out;
    assert!(said.contains("Wednesday 6 January 2027"), "{said}");
    assert!(said.contains("If the day itself counts as day 1"), "{said}");
    assert!(said.contains("Another reading") && said.contains("Source:"), "{said}");
    let near = json(data.path(), &["clock", "--conference", "18 dec"]);
    assert_eq!(near["conference"], "2026-12-18");
}

#[test]
fn a_date_outside_the_calendar_is_said_and_not_guessed() {
    let data = empty();
    let answer = run(data.path(), &["clock", "--conference", "2031-01-06"]);
    assert_eq!(answer.code, 1);
    assert!(answer.out.contains("calendar not loaded for 2031"), "{}", answer.out);
    for words in ["31 feb", "", "soon", "2026-13-01", "\u{202e}", "99999999999999999999"] {
        let answer = run(data.path(), &["clock", "--conference", words]);
        assert_eq!(answer.code, 2, "{words:?}");
        assert!(is_told(&answer), "{words:?} {}", answer.err);
    }
    assert!(run(data.path(), &["clock", "--conference", "31 feb"]).err.contains("31 February is not a date"));
}

#[test]
fn words_that_are_off_end_with_2() {
    let data = empty();
    for words in [
        &["nonsense"][..],
        &["--nonsense"],
        &["search"],
        &["clock"],
        &["meeting", "new", "F-104"],
        &["meeting", "export", "latest", "--format", "pdf"],
        &["contacts", "--need", "\u{1b}[2Jtea"],
        &["practice", "--families", "100000000"],
        &["search", "x", "--limit", "-1"],
        &["--today", "tomorrow", "keys"],
        &["--color", "pink", "keys"],
        &["--linear"],
        &["practice", "--linear"],
        &[],
        &["practice"],
        &["practice", "--reset"],
    ] {
        let answer = run(data.path(), words);
        assert_eq!(answer.code, 2, "{words:?}: {}", answer.err);
        assert!(is_told(&answer) && !answer.err.contains('\u{1b}'), "{words:?}: {}", answer.err);
    }
    assert_eq!(fs::read_dir(data.path()).unwrap().count(), 0);
}

#[test]
fn without_a_terminal_the_full_screen_says_so_and_begins_nothing_anew() {
    let practice = practised();
    let before = fs::read(store(&practice)).unwrap();
    for term in ["xterm", "dumb", ""] {
        let answer =
            answered(command(practice.path(), &["practice", "--reset"]).env("TERM", term).output().unwrap());
        assert_eq!(answer.code, 2, "{term}");
        assert!(answer.err.contains("portal guidance"), "{}", answer.err);
    }
    assert_eq!(fs::read(store(&practice)).unwrap(), before);
}

#[test]
fn what_is_not_there_ends_with_3() {
    let (data, practice) = (empty(), practised());
    for words in [
        &["guidance", "nothing"][..],
        &["tools", "nothing"],
        &["contacts", "zzzz"],
        &["search", "zzzz"],
        &["search", "neglect", "--limit", "0"],
        &["family", "list"],
        &["meeting", "list"],
        &["verify"],
        &["search", "neglect", "--in", "records"],
        &["--passphrase-file", "x", "family", "list"],
        &["--pack", "atlantis", "guidance"],
        &["--content", "nowhere", "guidance"],
        &["--practice", "verify", "nowhere"],
    ] {
        let answer = run(data.path(), words);
        assert_eq!(answer.code, 3, "{words:?}: {}", answer.err);
        assert!(is_told(&answer), "{words:?}");
    }
    for words in [
        &["family", "show", "F-999"][..],
        &["meeting", "list", "F-999"],
        &["meeting", "show", "00000000"],
        &["meeting", "show", ""],
        &["meeting", "show", "%"],
        &["meeting", "export", "latest", "--for", "Nobody"],
        &["search", "zzzz"],
        &["verify", "nowhere"],
    ] {
        let answer = run(practice.path(), &[&["--practice"][..], words].concat());
        assert_eq!(answer.code, 3, "{words:?}: {}", answer.err);
        assert!(is_told(&answer), "{words:?}");
    }
}

#[test]
fn while_the_store_is_held_commands_that_need_it_end_with_4_and_the_others_work() {
    let practice = practised();
    let at = Whereabouts::practice(practice.path());
    let held = opening::hold(&at, &SystemClock::default()).unwrap();
    for words in
        [&["family", "list"][..], &["meeting", "list"], &["verify"], &["search", "x", "--in", "records"]]
    {
        let answer = run(practice.path(), &[&["--practice"][..], words].concat());
        assert_eq!(answer.code, 4, "{words:?}: {}", answer.err);
        assert!(answer.err.contains("another window"), "{}", answer.err);
    }
    for words in [&["guidance"][..], &["search", "neglect", "--in", "guidance"], &["keys"], &["contacts"]] {
        assert_eq!(run(practice.path(), &[&["--practice"][..], words].concat()).code, 0, "{words:?}");
    }
    drop(held);
    assert_eq!(run(practice.path(), &["--practice", "meeting", "list"]).code, 0);
}

#[test]
fn a_damaged_store_ends_with_5_and_is_not_changed() {
    // A listing need not read the page in the middle; verify reads them all.
    for (place, commands) in [(40, &[&["family", "list"][..], &["verify"]][..]), (4096 + 40, &[&["verify"]])]
    {
        let practice = practised();
        let mut bytes = fs::read(store(&practice)).unwrap();
        bytes[place] ^= 0x55;
        fs::write(store(&practice), &bytes).unwrap();
        for words in commands {
            let answer = run(practice.path(), &[&["--practice"][..], words].concat());
            assert_eq!(answer.code, 5, "{place} {words:?}: {} {}", answer.out, answer.err);
            assert!(answer.err.contains("backup"), "{}", answer.err);
        }
        assert_eq!(fs::read(store(&practice)).unwrap(), bytes);
    }
}

#[test]
fn a_store_of_a_newer_version_ends_with_6() {
    let practice = practised();
    let key = fs::read(practice.path().join("practice/practice.key")).unwrap();
    let key = key.iter().fold(String::new(), |key, byte| key + &format!("{byte:02x}"));
    let newer = rusqlite::Connection::open(store(&practice)).unwrap();
    newer.execute_batch(&format!("PRAGMA key = \"x'{key}'\"; PRAGMA user_version = 99;")).unwrap();
    newer.close().unwrap();
    let answer = run(practice.path(), &["--practice", "family", "list"]);
    assert_eq!(answer.code, 6, "{}", answer.err);
    assert!(answer.err.contains("newer version"), "{}", answer.err);
}

#[test]
fn a_folder_that_cannot_be_used_is_said() {
    let data = empty();
    fs::write(data.path().join("file"), "x").unwrap();
    let below = data.path().join("file/below");
    for dir in [below.as_path(), Path::new("/proc/portal")] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_portal"));
        let output =
            command.env_clear().arg("--data-dir").arg(dir).args(["--practice", "family", "list"]).output();
        let answer = answered(output.unwrap());
        assert_eq!(answer.code, 1, "{}", answer.err);
        assert!(answer.err.contains("--data-dir"), "{}", answer.err);
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_portal"));
    let answer = answered(command.env_clear().args(["--practice", "family", "list"]).output().unwrap());
    assert_eq!(answer.code, 1);
    assert!(answer.err.contains("HOME is not set"), "{}", answer.err);
}

#[test]
fn reading_changes_nothing_in_the_store() {
    let practice = practised();
    let changes = || json(practice.path(), &["--practice", "verify"])["changes"].clone();
    let before = changes();
    for words in
        [&["family", "list"][..], &["meeting", "show", "latest"], &["meeting", "export", "latest", "-o", "-"]]
    {
        assert_eq!(run(practice.path(), &[&["--practice"][..], words].concat()).code, 0);
    }
    assert_eq!(changes(), before);
}

#[test]
fn papers_for_a_meeting_are_written_each_for_its_reader() {
    let practice = practised();
    let paper = |whom: &str| {
        run(
            practice.path(),
            &["--practice", "meeting", "papers", "F-104", "--for", whom, "--format", "txt", "-o", "-"],
        )
    };
    for (whom, words) in [
        ("agenda", "What we talk about"),
        ("parent", "What you may ask for"),
        ("kit", "The signs"),
        ("member:hv", "What you said you would do"),
    ] {
        let answer = paper(whom);
        assert_eq!(answer.code, 0, "{}", answer.err);
        assert!(answer.out.contains(words), "{whom}: {}", answer.out);
    }
    let nobody = paper("member:nobody");
    assert_eq!(nobody.code, 3, "{}", nobody.err);
    assert!(nobody.err.contains("Use agenda, parent, kit, agenda:WHO or parent:WHO"), "{}", nobody.err);
}

const FROM: &str = r#"
on = 2026-11-20
place = "School"
[[attendance]]
who = "mum"
came = "yes"
how = "phone"
arrived = "10:20"
[[attendance]]
who = "HV"
came = "no"
apologies = true
[[text]]
section = "children"
child = "Ben"
lines = ["\" Ben: I like it here", "", "محمد, Zoe\u0308, 👩‍👩‍👧", "a\u001b[2Jb\u0000c\u202ed"]
[[text]]
section = "plan"
lines = ["! weigh Ben @HV by 4 dec"]
"#;

fn take_in(practice: &TempDir, name: &str, text: &str) -> Answered {
    let path = practice.path().join(name);
    fs::write(&path, text).unwrap();
    run(
        practice.path(),
        &["--practice", "meeting", "new", "F-104", "--kind", "review", "--from", path.to_str().unwrap()],
    )
}

#[test]
fn a_meeting_is_taken_in_with_its_words_cleaned_and_its_marks_waiting() {
    let practice = practised();
    let answer = take_in(&practice, "m.toml", FROM);
    assert_eq!((answer.code, answer.err.as_str()), (0, ""));
    let shown = json(practice.path(), &["--practice", "meeting", "show", "latest"]);
    assert!(answer.out.contains(shown["id"].as_str().unwrap()), "{}", answer.out);
    assert_eq!((shown["on"].as_str(), shown["state"].as_str()), (Some("2026-11-20"), Some("open")));
    let texts = shown["texts"].as_array().unwrap();
    let lines: Vec<&str> = texts
        .iter()
        .flat_map(|text| text["lines"].as_array().unwrap())
        .map(|line| line["text"].as_str().unwrap())
        .collect();
    for expected in ["محمد, Zo\u{eb}, 👩‍👩‍👧", "abcd", "! weigh Ben @HV by 4 dec", ""] {
        assert!(lines.contains(&expected), "{expected:?} {lines:?}");
    }
    assert!(
        texts.iter().flat_map(|text| text["lines"].as_array().unwrap()).all(|line| line["pasted"] == true)
    );
    let mum = shown["attendance"].as_array().unwrap().iter().find(|row| row["who"] == "Mum").unwrap();
    assert_eq!((mum["came"].as_str(), mum["how"].as_str()), (Some("yes"), Some("phone")));
    let found = run(practice.path(), &["--practice", "search", "محمد", "--in", "records"]);
    assert_eq!(found.code, 0, "{}", found.err);
    assert_eq!(json(practice.path(), &["--practice", "verify"])["whole"], true);
}

#[test]
fn toml_json_and_standard_input_are_taken_in_alike() {
    let practice = practised();
    let text = r#"{"on": "2026-11-21", "accept_marks": true, "text": [{"section": "plan", "lines": ["+ warm\tflat"]}]}"#;
    assert_eq!(take_in(&practice, "m.json", text).code, 0);
    let shown = json(practice.path(), &["--practice", "meeting", "show", "latest"]);
    assert_eq!(shown["texts"][0]["lines"][0]["pasted"], false);
    let mut child = command(
        practice.path(),
        &["--practice", "meeting", "new", "F-104", "--kind", "extra", "--from", "-"],
    );
    let mut child =
        child.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), b"on = 2026-11-22\n").unwrap();
    assert_eq!(answered(child.wait_with_output().unwrap()).code, 0);
    let shown = json(practice.path(), &["--practice", "meeting", "show", "latest"]);
    assert_eq!(shown["kind"], "extra");
}

#[test]
fn every_fault_of_a_meeting_file_is_told_at_once_and_nothing_is_kept() {
    let practice = practised();
    let before = json(practice.path(), &["--practice", "meeting", "list"]);
    let text = "on = \"soon\"\nzzz = 1\n[[attendance]]\nwho = \"Nobody\"\ncame = \"perhaps\"\narrived = \"late\"\n\
        [[text]]\nsection = \"children\"\nlines = [\"a\", 3]\n[[text]]\nsection = \"nope\"\nlines = []\n\
        [[text]]\nsection = \"children\"\nchild = \"Zed\"\nlines = []\n[[attendance]]\nwho = \"Mum\"\n[[attendance]]\nwho = \"@mum\"\n";
    let answer = take_in(&practice, "bad.toml", text);
    assert_eq!(answer.code, 1);
    for place in ["1:6:", "2:1:", "4:7:", "5:8:", "6:11:", "8:11:", "9:15:", "11:11:", "15:9:", "20:7:"] {
        assert!(answer.err.contains(&format!("bad.toml:{place}")), "{place}\n{}", answer.err);
    }
    assert_eq!(answer.err.lines().count(), 10, "{}", answer.err);
    for (name, text) in [
        ("a.toml", "on = "),
        ("a.json", "{"),
        ("b.toml", "\u{1b}"),
        ("c.json", "{\"on\": null}"),
        ("d.toml", ""),
    ] {
        let answer = take_in(&practice, name, text);
        assert_eq!(answer.code, 1, "{name}");
        assert!(
            answer.err.contains(&format!("{name}:1:")) && !answer.err.contains('\u{1b}'),
            "{}",
            answer.err
        );
    }
    fs::write(practice.path().join("latin"), b"on = 2026-11-20\nplace = \"caf\xe9\"\n").unwrap();
    let answer =
        run(practice.path(), &["--practice", "meeting", "new", "F-104", "--kind", "plan", "--from", "latin"]);
    assert!(answer.code == 1 && answer.err.contains("latin:2:13:"), "{}", answer.err);
    assert_eq!(json(practice.path(), &["--practice", "meeting", "list"]), before);
}

#[test]
fn a_copy_is_for_the_family_unless_it_is_said_for_whom() {
    let practice = practised();
    let export = |words: &[&str]| {
        run(
            practice.path(),
            &[&["--practice", "meeting", "export", "latest", "-o", "-", "--format", "txt"][..], words]
                .concat(),
        )
    };
    let (plain, family, record) = (export(&[]), export(&["--for", "family"]), export(&["--for", "record"]));
    assert_eq!((plain.code, &plain.out), (0, &family.out));
    assert!(plain.out.contains("Copy for family members"), "{}", plain.out);
    assert!(record.out.contains("The whole record"), "{}", record.out);
    assert!(
        plain.err.contains("Left out for this reader") && !plain.out.contains("Left out"),
        "{}",
        plain.err
    );
    let visitor = export(&["--for", "hv"]);
    assert!(visitor.out.contains("Copy for the health visitor"), "{}", visitor.out);
    let as_data = export(&["--format", "json"]);
    assert_eq!(as_data.code, 2, "the same option twice is off");
    for words in [&["-o", "-", "--format", "json"][..], &["-o", "-", "--json"]] {
        let words = [&["--practice", "meeting", "export", "latest"][..], words].concat();
        let found: Value = serde_json::from_str(&run(practice.path(), &words).out).unwrap();
        assert_eq!(found["for"], "family");
    }
}

#[test]
fn what_only_professionals_may_have_is_in_no_family_copy_in_any_form() {
    let practice = practised();
    let shown = json(practice.path(), &["--practice", "meeting", "show", "latest"]);
    let texts = shown["texts"].as_array().unwrap().iter();
    let lines = texts.flat_map(|text| text["lines"].as_array().unwrap());
    let kept: Vec<&str> =
        lines.filter(|line| line["for"] != "everyone").map(|line| line["text"].as_str().unwrap()).collect();
    assert!(!kept.is_empty());
    for format in ["md", "txt", "json"] {
        let words = ["--practice", "meeting", "export", "latest", "-o", "-", "--format", format];
        let copy = run(practice.path(), &words).out.replace(['\n', '\\'], " ");
        for line in &kept {
            let words: String =
                line.trim_start_matches(['!', '>', '"', '-', '+', '?', '~', ' ']).chars().take(24).collect();
            assert!(words.len() > 10 && !copy.contains(&words), "{format}: {line}");
        }
    }
}

#[test]
fn a_file_that_is_there_is_left_unless_it_may_be_replaced() {
    let practice = practised();
    let export = |words: &[&str]| {
        run(practice.path(), &[&["--practice", "meeting", "export", "latest"][..], words].concat())
    };
    let first = export(&[]);
    assert_eq!(first.code, 0, "{}", first.err);
    let name = first.out.lines().next().unwrap().trim_start_matches("Written: ").to_owned();
    assert!(name.starts_with("F-104-review-") && name.ends_with("-family.md"), "{name}");
    let path = practice.path().join(&name);
    fs::write(&path, "mine").unwrap();
    let again = export(&[]);
    assert!(again.code == 1 && again.err.contains("--force"), "{}", again.err);
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    assert_eq!(export(&["--force"]).code, 0);
    assert!(fs::read_to_string(&path).unwrap().starts_with("# "));
    assert_eq!(export(&["-o", "no/such/folder/x.md"]).code, 1);
    assert_eq!(export(&["-o", "."]).code, 1);
    for form in ["docx", "html", "csv", "ics", "paste"] {
        let answer = export(&["--format", form, "-o", "new"]);
        assert!(answer.code == 1 && answer.err.contains("not in this version"), "{form}");
    }
    assert!(!practice.path().join("new").exists());
}

#[test]
fn every_fault_of_a_pack_is_told_with_its_place() {
    let data = empty();
    let packs = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/packs");
    let check = |name: &str, more: &[&str]| {
        run(data.path(), &[&["pack", "check", packs.join(name).to_str().unwrap()][..], more].concat())
    };
    assert_eq!(check("good/whole", &[]).code, 0);
    let answer = check("broken/ten-faults", &[]);
    assert_eq!((answer.code, answer.err.lines().count(), answer.out.as_str()), (1, 10, ""));
    let answer = check("broken/ten-faults", &["--json"]);
    let found: Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!((answer.code, found["faults"].as_array().unwrap().len()), (1, 10));
    assert_eq!(check("nowhere", &[]).code, 1);
    let laid = packs.join("broken/ten-faults");
    let answer = run(data.path(), &["--content", laid.to_str().unwrap(), "contacts", "--need", "danger_now"]);
    assert_eq!(answer.code, 0);
    assert!(answer.err.contains("are left out"), "{}", answer.err);
}

#[test]
fn a_settings_file_is_read_and_its_faults_are_told_with_their_place() {
    let data = empty();
    let config = |text: &str| {
        fs::write(data.path().join("c.toml"), text).unwrap();
        run(data.path(), &["--config", "c.toml", "pack", "list", "--json"])
    };
    let answer = config("pack = \"common\"\nreader = true\nascii = true\ncolor = \"16\"\nesc_wait_ms = 50\n");
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert!(!answer.out.contains("\"id\": \"oxfordshire\""), "{}", answer.out);
    let answer = config("colour = 1\ncolor = \"pink\"\nesc_wait_ms = 5\nreader = \"yes\"\n");
    assert_eq!(answer.code, 1);
    for place in ["1:1:", "2:9:", "4:10:"] {
        assert!(answer.err.contains(&format!("c.toml:{place}")), "{place} {}", answer.err);
    }
    assert!(config("esc_wait_ms = 5\n").err.contains("c.toml:1:15:"));
    let minutes =
        "blank_minutes = 5\nlock_minutes = 15\nmeeting_blank_minutes = 10\nmeeting_lock_minutes = 30\n";
    assert_eq!(config(minutes).code, 0);
    for (text, said) in [
        ("lock_minutes = 0\n", "from 1 to 60. It cannot be turned off."),
        ("lock_minutes = 61\n", "from 1 to 60"),
        ("blank_minutes = 20\nlock_minutes = 15\n", "write 15 or less"),
        ("meeting_blank_minutes = 31\nmeeting_lock_minutes = 30\n", "write 30 or less"),
        ("lock_minutes = \"off\"\n", "c.toml:1:16:"),
        ("lock_minutes = -5\n", "c.toml:1:16:"),
        ("lock_minutes = 7.5\n", "c.toml:1:16:"),
    ] {
        let answer = config(text);
        assert!(answer.code == 1 && answer.err.contains(said), "{text}: {}", answer.err);
    }
    for text in ["lock_minutes = 3\n", "blank_minutes = 45\n", "meeting_blank_minutes = 60\n"] {
        assert_eq!(config(text).code, 0, "{text}");
    }
    assert_eq!(run(data.path(), &["--config", "none.toml", "keys"]).code, 1);
}

#[test]
fn kept_settings_are_used_unless_an_option_says_otherwise_and_faults_in_them_cost_nothing() {
    let data = empty();
    let list = |more: &[&str], text: &str| {
        fs::write(data.path().join("settings.toml"), text).unwrap();
        let answer = run(data.path(), &[&["pack", "list", "--json"], more].concat());
        assert_eq!(answer.code, 0, "{text}: {}", answer.err);
        (answer.out.contains("\"id\": \"oxfordshire\""), answer.err)
    };
    assert_eq!(list(&[], "pack = \"common\"\n"), (false, String::new()));
    assert_eq!(list(&["--pack", "oxfordshire"], "pack = \"common\"\n"), (true, String::new()));
    for (text, said) in [
        ("pack = \"atlantis\"\n", "atlantis, is not in this version"),
        ("pack = \"common", "settings.toml:1:"),
        ("colour = 1\n", "not used"),
    ] {
        let (usual, err) = list(&[], text);
        assert!(usual && err.contains(said), "{text}: {err}");
        assert_eq!(fs::read_to_string(data.path().join("settings.toml")).unwrap(), text, "left as it is");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let data = empty();
    let mut child = command(data.path(), &["keys", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let answer = child.wait_with_output().unwrap();
    assert_eq!((answer.status.code(), answer.stderr.len()), (Some(0), 0));
}

#[test]
fn every_line_for_a_person_is_narrow_and_plain() {
    let (data, practice) = (empty(), practised());
    let show = &["--practice", "meeting", "show", "latest"][..];
    for words in [
        &["guidance", "drift"][..],
        &["contacts"],
        &["tools"],
        &["clock", "--conference", "2026-12-18"],
        &["keys"],
        show,
    ] {
        let dir = if words[0] == "--practice" { practice.path() } else { data.path() };
        for line in run(dir, words).out.lines() {
            let is_address = line.trim_start().starts_with("http") || line.contains("://");
            assert!(is_address || line.chars().count() <= 80, "{words:?} {line}");
            assert!(!line.chars().any(char::is_control), "{words:?} {line}");
        }
    }
}

#[test]
fn a_practice_store_is_backed_up_verified_and_restored() {
    let practice = practised();
    let file = practice.path().join("carried");
    let name = file.to_str().unwrap();
    let made = json(practice.path(), &["--practice", "backup", name]);
    assert!(made["saves"].as_u64() > Some(0), "{made}");
    let again = run(practice.path(), &["--practice", "backup", name]);
    assert_eq!(again.code, 1, "{}", again.err);
    assert!(is_told(&again) && again.err.contains("It was left as it is"), "{}", again.err);
    assert_eq!(json(practice.path(), &["--practice", "verify", name])["whole"], true);
    let restored = json(practice.path(), &["--practice", "restore", name]);
    assert_eq!(restored["records"], made["records"]);
    assert!(Path::new(restored["set_aside"].as_str().unwrap()).join("portal.db").exists());
    assert_eq!(json(practice.path(), &["--practice", "verify"])["whole"], true);
    let listed = run(practice.path(), &["--practice", "family", "list"]);
    assert_eq!((listed.code, listed.err.as_str()), (0, ""), "nothing is missing, so nothing is said");
    let bytes = fs::read(&file).unwrap();
    for (harmed, code) in [(&bytes[..bytes.len() - 9], 5), (b"words", 5)] {
        fs::write(&file, harmed).unwrap();
        for command in ["restore", "verify"] {
            let answer = run(practice.path(), &["--practice", command, name]);
            assert_eq!(answer.code, code, "{command}: {}", answer.err);
            assert!(answer.err.contains("not changed"), "{}", answer.err);
        }
    }
    let nowhere = run(practice.path(), &["--practice", "restore", "nowhere"]);
    assert_eq!(nowhere.code, 3, "{}", nowhere.err);
    assert_eq!(json(practice.path(), &["--practice", "verify"])["whole"], true);
}

#[test]
fn saves_that_are_missing_are_said_once_beside_the_answer() {
    let practice = practised();
    let sidecar = practice.path().join("practice/portal.saves");
    assert_eq!(run(practice.path(), &["--practice", "family", "list"]).err, "");
    let made = json(practice.path(), &["--practice", "verify"])["saves"].as_u64().unwrap();
    let device = opening::open_copy(&Whereabouts::practice(practice.path()), &store(&practice))
        .unwrap()
        .device()
        .unwrap();
    fs::write(&sidecar, format!("saves {}\ndevice {device}\n", made + 7)).unwrap();
    let told = run(practice.path(), &["--practice", "family", "list"]);
    assert_eq!(told.code, 0);
    assert!(told.err.contains("The last 7 saves are missing"), "{}", told.err);
    assert_eq!(run(practice.path(), &["--practice", "family", "list"]).err, "", "told once");
}

#[test]
fn an_own_store_moves_to_another_machine_by_its_backup() {
    use portal::service::own::{Cost, Secret, SetUp, set_up_at};
    let (here, there) = (empty(), empty());
    let words = "plum wharf ladder seven";
    let asked = SetUp {
        passphrase: Secret::new(words.into()),
        organisation: false,
        standing: portal::domain::standing::Standing::default(),
    };
    let at = Whereabouts::own(here.path());
    let made = set_up_at(Cost::LEAST, &at, &SystemClock::default(), asked).unwrap();
    made.store.close().unwrap();
    drop(made.held);
    let (right, wrong) = (there.path().join("right"), there.path().join("wrong"));
    fs::write(&right, format!("{words}\n")).unwrap();
    fs::write(&wrong, "another passphrase altogether\n").unwrap();
    let file = there.path().join("carried");
    let with = |data: &Path, passphrase: &Path, words: &[&str]| {
        let passphrase = ["--passphrase-file", passphrase.to_str().unwrap()];
        run(data, &[&passphrase[..], words, &[file.to_str().unwrap()]].concat())
    };
    assert_eq!(with(there.path(), &right, &["backup"]).code, 3, "there is no store yet");
    for (data, passphrase, command, code) in [
        (&here, &wrong, "backup", 4),
        (&here, &right, "backup", 0),
        (&here, &right, "backup", 1),
        (&there, &wrong, "verify", 4),
        (&there, &right, "verify", 0),
        (&there, &wrong, "restore", 4),
        (&there, &right, "restore", 0),
        (&there, &right, "restore", 0),
    ] {
        let answer = with(data.path(), passphrase, &[command]);
        assert_eq!(answer.code, code, "{command}: {}", answer.err);
    }
    let names =
        fs::read_dir(there.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert_eq!(
        names.filter(|name| name.starts_with("set-aside-")).count(),
        1,
        "the second set the first aside"
    );
    let listed = run(there.path(), &["--passphrase-file", right.to_str().unwrap(), "family", "list"]);
    assert_eq!((listed.code, listed.err.as_str()), (0, ""));
}

#[test]
fn what_is_past_its_review_date_says_so_first_and_in_lists() {
    let data = empty();
    let out = |words: &[&str]| answered(command_on("2031-01-01", data.path(), words).output().unwrap()).out;
    assert!(
        out(&["guidance", "drift"]).starts_with("Past its review date, "),
        "{}",
        out(&["guidance", "drift"])
    );
    for words in [&["guidance"][..], &["search", "drift"]] {
        assert!(out(words).contains("past its review date"), "{words:?}: {}", out(words));
    }
    for words in [&["contacts", "MASH"][..], &["links"], &["tools", "checklist"]] {
        let out = out(words);
        let whose = out.starts_with("Numbers of ");
        let entry = out.split_once("\n\n").filter(|_| whose).map_or(out.as_str(), |(_, entry)| entry);
        let second = entry.lines().nth(1).unwrap_or_default();
        assert!(
            second.contains("Past its review date, ") || second.contains("No longer holds"),
            "{words:?}: {out}"
        );
    }
    assert!(!run(data.path(), &["links"]).out.contains("Past its review date"));
}

#[test]
fn search_reads_phrases_and_slips_and_says_what_it_took_for_them() {
    let data = empty();
    let found = |words: &[&str]| json(data.path(), &[&["search"][..], words].concat());
    assert_eq!(found(&["supervsion"])["taken"][0], "supervision");
    assert_eq!(found(&["\"was not brought\""])["guidance"][0]["id"], "was-not-brought");
    assert_eq!(run(data.path(), &["search", "\"brought not was\""]).code, 3);
    assert_eq!(found(&["DNA"])["guidance"][0]["kind"], "guidance");
}
