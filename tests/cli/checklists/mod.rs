//! Checklists from outside: answers from a file, what they say, copies for each reader, and what is never worked out.

mod audit;
mod broken;
mod copies;
mod law;
mod leak;
mod score;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;

use super::{Answered, practised, run};

/// The file that the contract of the command line shows.
const CONTRACT: &str = r#"
date = 2026-11-20
occasion = "core_group"
[rater]
name = "HV"
role = "health visitor"
agency = "health"
[answers]
A1 = 3
A2 = "u"            # looked, still not known
A3 = { value = 2, carer = "mother" }
[evidence.A1]
text = "no breakfast on 3 of 5 school days"
source = "reported_by_professional"
seen_on = 2026-11-20
impact_on_child = "hungry and tired by ten"
audience = "everyone"
"#;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A practice store with the family of the examples: Mia (8), Leo (3), a baby not yet born; Mum and Dad. Somebody decided
/// that each of the family may have what is written of Mia.
fn with_family() -> TempDir {
    let practice = practised();
    let example = fs::read_to_string(root().join("examples/family.toml")).unwrap();
    let grans = "relation = \"grandmother\"\nresponsibility = false\n";
    let dads = "may_receive = false\nfrom = 2022-11-30\n";
    assert!(example.contains(grans) && example.contains(dads));
    let of_mia =
        "\n[[people.ties]]\nchildren = [\"Mia\"]\nrelation = \"father of her brother\"\nmay_receive = true\n";
    let example = example.replace(grans, &format!("{grans}may_receive = true\n"));
    let example = example.replace(dads, &format!("{dads}{of_mia}"));
    fs::write(practice.path().join("family.toml"), example).unwrap();
    let example = practice.path().join("family.toml").to_string_lossy().into_owned();
    assert_eq!(run(practice.path(), &["--practice", "family", "add", "--from", &example]).code, 0);
    practice
}

/// What `portal checklist WORDS` answers on the practice store.
fn checklist(data: &Path, words: &[&str]) -> Answered {
    run(data, &[&["--practice", "checklist"], words].concat())
}

fn checklist_json(data: &Path, words: &[&str]) -> Value {
    let answer = checklist(data, &[words, &["--json"]].concat());
    assert_eq!(answer.code, 0, "{words:?}: {}", answer.err);
    serde_json::from_str(&answer.out).unwrap_or_else(|error| panic!("{words:?}: {error}\n{}", answer.out))
}

/// Scores `child` of F-207 from this text.
fn score(data: &Path, child: &str, instrument: &str, text: &str) -> Answered {
    score_as(data, child, instrument, "answers.toml", text)
}

fn score_as(data: &Path, child: &str, instrument: &str, name: &str, text: &str) -> Answered {
    fs::write(data.join(name), text).unwrap();
    checklist(data, &["score", "F-207", child, "--instrument", instrument, "--from", name])
}

/// A copy on standard output.
fn copy(data: &Path, child: &str, reader: &str, format: &str) -> Answered {
    checklist(data, &["export", "F-207", child, "--format", format, "--for", reader, "-o", "-"])
}

const FORMATS: [&str; 4] = ["txt", "md", "csv", "json"];
