//! A meeting in a file: taken in whole, closed where it says so, or refused with every fault.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Answered, json, practised, run};

fn take_in(data: &Path, name: &str, text: impl AsRef<[u8]>) -> Answered {
    fs::write(data.join(name), text).unwrap();
    run(data, &["--practice", "meeting", "new", "F-104", "--kind", "extra", "--from", name])
}

/// Each broken file says what the file beside it says, all at once, and leaves the store as it was.
/// `PORTAL_BLESS=1` writes what they say; read it before it is kept.
#[test]
fn every_broken_file_says_all_its_faults_and_nothing_is_kept() {
    let (practice, folder) =
        (practised(), PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/broken/meeting"));
    let before = json(practice.path(), &["--practice", "meeting", "list"]);
    let mut names: Vec<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| Path::new(name).extension().is_none_or(|kind| kind != "says"))
        .collect();
    names.sort();
    assert!(names.len() >= 15, "{names:?}");
    for name in &names {
        let answer = take_in(practice.path(), name, fs::read(folder.join(name)).unwrap());
        assert_eq!((answer.code, answer.out.as_str()), (1, ""), "{name}: {}", answer.err);
        assert!(answer.err.lines().all(|line| line.starts_with(&format!("{name}:"))), "{}", answer.err);
        let kept = folder.join(format!("{name}.says"));
        if std::env::var_os("PORTAL_BLESS").is_some() {
            fs::write(&kept, &answer.err).unwrap();
        }
        assert_eq!(answer.err, fs::read_to_string(&kept).unwrap_or_default(), "{name}");
    }
    assert_eq!(json(practice.path(), &["--practice", "meeting", "list"]), before);
}

#[test]
fn a_meeting_of_a_day_to_come_leaves_the_overdue_core_group_where_it_is() {
    let practice = practised();
    let data = practice.path();
    let before = json(data, &["--practice", "family", "show", "F-104"])["on_record"]["next"].clone();
    for on in ["2027-11-20", "1926-11-20"] {
        assert_eq!(take_in(data, "m.toml", format!("on = {on}\nclose = true\n")).code, 1, "{on}");
        assert_eq!(json(data, &["--practice", "family", "show", "F-104"])["on_record"]["next"], before);
    }
}

#[test]
fn a_meeting_is_closed_where_its_file_says_so_and_no_time_is_made_up() {
    let practice = practised();
    let data = practice.path();
    let text = "on = 2026-11-20\nclose = true\n[[attendance]]\nwho = \"Mum\"\ncame = \"yes\"\n";
    assert_eq!(take_in(data, "m.toml", text).code, 0);
    let shown = json(data, &["--practice", "meeting", "show", "latest"]);
    assert_eq!((&shown["on"], &shown["state"]), (&json_of("2026-11-20"), &json_of("closed")));
    let copy = run(data, &["--practice", "meeting", "export", "latest", "-o", "-"]).out;
    assert!(!copy.contains("Time:") || copy.contains("not stated") || !copy.contains("until"), "{copy}");
    let text = "on = 2026-11-21\nclose = true\nbegan = \"10:00\"\nended = \"11:15\"\naccept_marks = true\n";
    assert_eq!(take_in(data, "n.toml", text).code, 0);
    let copy = run(data, &["--practice", "meeting", "export", "latest", "-o", "-"]).out;
    assert!(copy.contains("10:00") && copy.contains("11:15"), "{copy}");
}

#[test]
fn a_day_that_may_be_right_is_said_and_taken() {
    let practice = practised();
    let answer = take_in(practice.path(), "m.toml", "on = 2024-11-20\n");
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert!(answer.err.contains("Look at the year again."), "{}", answer.err);
}

fn json_of(text: &str) -> serde_json::Value {
    text.into()
}
