//! A family in a file: added whole, or refused with every fault.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde_json::{Value, json};

use super::{Answered, answered, command, json, practised, run};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn example(name: &str) -> String {
    root().join("examples").join(name).to_string_lossy().into_owned()
}

fn add(data: &Path, file: &str) -> Answered {
    run(data, &["--practice", "family", "add", "--from", file])
}

/// The same with what is written, under a name.
fn add_text(data: &Path, name: &str, text: impl AsRef<[u8]>) -> Answered {
    fs::write(data.join(name), text).unwrap();
    add(data, name)
}

fn stands(data: &Path) -> (Value, Value) {
    let verified = json(data, &["--practice", "verify"]);
    assert_eq!(verified["whole"], true);
    (json(data, &["--practice", "family", "list"]), verified["changes"].clone())
}

#[test]
fn the_example_is_added_whole_in_both_forms() {
    for name in ["family.toml", "family.json"] {
        let practice = practised();
        let answer = add(practice.path(), &example(name));
        assert_eq!((answer.code, answer.err.as_str()), (0, ""), "{name}");
        for said in ["Added: family F-207", "Mia (8), Leo (3), Baby (unborn)", "portal family show F-207"] {
            assert!(answer.out.contains(said), "{said}: {}", answer.out);
        }
        let shown = json(practice.path(), &["--practice", "family", "show", "f-207"]);
        let names = |list: &str, field: &str| -> Vec<String> {
            let list = shown[list].as_array().unwrap().iter();
            list.map(|one| one[field].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(names("children", "name"), ["Mia", "Leo", "Baby"]);
        assert_eq!(names("people", "handle"), ["Mum", "Dad", "Gran", "SW", "HV", "Teacher"]);
        assert_eq!((&shown["since"], &shown["made_up"]), (&json!("2026-09-14"), &json!(true)));
        assert_eq!(shown["shields"][0]["from"], json!(["Dad"]));
        assert!(shown["on_record"]["next"]["latest"].is_string());
        let page = run(practice.path(), &["--practice", "family", "show", "f-207"]).out;
        assert!(!page.contains("Orchard"), "{page}");
        let again = add(practice.path(), &example(name));
        assert_eq!(again.code, 1);
        assert!(again.err.contains("another family has this reference"), "{}", again.err);
        assert_eq!(stands(practice.path()).0["families"].as_array().unwrap().len(), 2);
    }
}

#[test]
fn what_was_added_is_one_json_document() {
    let practice = practised();
    let found = json(practice.path(), &["--practice", "family", "add", "--from", &example("family.toml")]);
    let expected =
        json!({ "children": 3, "people": 6, "ties": 6, "core_group": 5, "episodes": 3, "outcomes": 2 });
    assert_eq!((&found["reference"], &found["added"]), (&json!("F-207"), &expected));
    assert_eq!(found["next"]["latest"], "2026-11-20");
    let meeting = ["--practice", "meeting", "new", "F-207", "--kind", "plan", "--from"];
    fs::write(
        practice.path().join("m.toml"),
        "on = 2026-11-19\n[[attendance]]\nwho = \"hv\"\ncame = \"yes\"\n",
    )
    .unwrap();
    assert_eq!(run(practice.path(), &[&meeting[..], &["m.toml"]].concat()).code, 0);
}

#[test]
fn standard_input_is_read_and_what_a_terminal_would_obey_is_taken_out() {
    let practice = practised();
    let text =
        "{\"reference\": \"F-9\", \"since\": \"4 October 2026\", \"name\": \"A\\u001b[2Jb\\nc\\u202ed\",
        \"children\": [{\"name\": \" Zoe\\u0308 \", \"born\": \"2020-01-01\", \"needs\": null}]}";
    let mut child = command(practice.path(), &["--practice", "family", "add", "--from", "-"]);
    let mut child =
        child.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), text.as_bytes()).unwrap();
    let answer = answered(child.wait_with_output().unwrap());
    assert_eq!((answer.code, answer.err.as_str()), (0, ""));
    let shown = json(practice.path(), &["--practice", "family", "show", "F-9"]);
    assert_eq!((&shown["since"], &shown["children"][0]["name"]), (&json!("2026-10-04"), &json!("Zo\u{eb}")));
}

/// Each broken file says what the file beside it says, all at once, and leaves the store as it was.
/// `PORTAL_BLESS=1` writes what they say; read it before it is kept.
#[test]
fn every_broken_file_says_all_its_faults_and_nothing_is_kept() {
    let (practice, folder) = (practised(), root().join("tests/broken/family"));
    let before = stands(practice.path());
    let mut names: Vec<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| std::path::Path::new(name).extension().is_none_or(|kind| kind != "says"))
        .collect();
    names.sort();
    assert!(names.len() > 15, "{names:?}");
    for name in &names {
        let text = fs::read(folder.join(name)).unwrap();
        let answer = add_text(practice.path(), name, text);
        assert_eq!((answer.code, answer.out.as_str()), (1, ""), "{name}: {}", answer.err);
        for line in answer.err.lines() {
            assert!(
                line.starts_with(&format!("{name}:")) && line.ends_with(['.', '?', '}', ']'])
                    || line.contains("like this: "),
                "{line}"
            );
        }
        let kept = folder.join(format!("{name}.says"));
        if std::env::var_os("PORTAL_BLESS").is_some() {
            fs::write(&kept, &answer.err).unwrap();
        }
        assert_eq!(answer.err, fs::read_to_string(&kept).unwrap_or_default(), "{name}");
    }
    assert_eq!(stands(practice.path()), before);
}

#[test]
fn faults_are_one_json_document_too() {
    let practice = practised();
    fs::write(practice.path().join("f.toml"), "reference = 4\n").unwrap();
    let answer = run(practice.path(), &["--practice", "family", "add", "--from", "f.toml", "--json"]);
    assert_eq!(answer.code, 1);
    let found: Value = serde_json::from_str(&answer.out).unwrap();
    let first = &found["faults"][2];
    assert_eq!((&first["line"], &first["column"], &first["file"]), (&json!(1), &json!(13), &json!("f.toml")));
    assert_eq!(first["todo"], "Write it like this: reference = \"F-207\"");
}

#[test]
fn a_file_of_a_newer_form_ends_with_6_and_one_that_is_too_big_with_1() {
    let practice = practised();
    let before = stands(practice.path());
    for (name, text) in [("n.toml", "form = 2\nnew = [1]\n"), ("n.json", "{\"form\": 99, \"new\": {}}")] {
        let answer = add_text(practice.path(), name, text);
        assert_eq!(answer.code, 6, "{}", answer.err);
        assert!(answer.err.contains("newer version"), "{}", answer.err);
    }
    let comment = format!("#{}\n", "x".repeat(1023)).repeat(1024);
    let answer = add_text(practice.path(), "big.toml", format!("{comment}\nreference = 1\n"));
    assert_eq!(answer.code, 1);
    assert!(answer.err.contains("big.toml:1:1: the file is too big"), "{}", answer.err);
    for (file, said) in [("nowhere.toml", "cannot be read"), (".", "cannot be read")] {
        let answer = add(practice.path(), file);
        assert_eq!(answer.code, 1);
        assert!(answer.err.contains(said), "{}", answer.err);
    }
    assert_eq!(stands(practice.path()), before);
}

#[test]
fn a_file_with_faults_makes_no_store_and_without_a_store_nothing_is_read_into() {
    let data = tempfile::tempdir().unwrap();
    assert_eq!(add(data.path(), "nowhere.toml").code, 1);
    assert!(!data.path().join("practice").exists());
    let answer = run(data.path(), &["family", "add", "--from", &example("family.toml")]);
    assert_eq!(answer.code, 3, "{}", answer.err);
}

/// The family as it is shown, changed by a word, and put back in.
fn shown_with(data: &Path, name: &str, from: &str, to: &str) {
    let shown = run(data, &["--practice", "family", "show", "F-104", "--json"]).out;
    assert!(from.is_empty() || shown.contains(from), "{from}: {shown}");
    fs::write(data.join(name), shown.replacen(from, to, usize::from(!from.is_empty()))).unwrap();
}

fn update(data: &Path, name: &str) -> Answered {
    run(data, &["--practice", "family", "update", "F-104", "--from", name])
}

#[test]
fn a_family_is_shown_changed_and_put_back_by_its_ids() {
    let practice = practised();
    let data = practice.path();
    let before = stands(data);
    shown_with(data, "same.json", "", "");
    let answer = update(data, "same.json");
    assert_eq!((answer.code, answer.out.as_str(), answer.err.as_str()), (0, "Nothing changed.\n", ""));
    assert_eq!(stands(data).1, before.1);
    shown_with(data, "new.json", "\"07700 900114\"", "\"07700 900999\"");
    let answer = update(data, "new.json");
    assert_eq!((answer.code, answer.err.as_str()), (0, ""));
    let said = "Mum: `telephone` was \"07700 900114\", and is \"07700 900999\".";
    assert!(answer.out.contains("Changed: family F-104") && answer.out.contains(said), "{}", answer.out);
    // The file that was shown before would put it back unseen.
    let older = update(data, "same.json");
    assert_eq!(older.code, 1, "{}", older.out);
    assert!(older.err.contains("would put back: telephone"), "{}", older.err);
    assert!(update(data, "new.json").code == 0, "what is so already is no conflict");
}

#[test]
fn every_fault_of_an_update_is_said_with_its_line_and_nothing_is_changed() {
    let practice = practised();
    let data = practice.path();
    let before = stands(data);
    shown_with(data, "f.json", "\"handle\": \"Mum\"", "\"handle\": \"@Mum\"");
    let text = fs::read_to_string(data.join("f.json")).unwrap();
    fs::write(data.join("f.json"), text.replacen("\"form\": 1", "\"form\": 1, \"sinse\": 1", 1)).unwrap();
    let answer = update(data, "f.json");
    assert_eq!((answer.code, answer.out.as_str()), (1, ""));
    for said in ["this begins with @", "`sinse` is not a field of a family"] {
        assert!(answer.err.contains(said), "{said}: {}", answer.err);
    }
    assert!(answer.err.lines().all(|line| line.starts_with("f.json:")), "{}", answer.err);
    assert_eq!(stands(data), before);
    assert_eq!(run(data, &["--practice", "family", "update", "F-9", "--from", "f.json"]).code, 3);
}
