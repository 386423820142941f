//! A store that was written before closing fixed a record: its closed record prints as it did that day.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The passphrase of the store in `tests/stores/closed-before`, in which nobody is real.
const PASSPHRASE: &str = "seven kind herons wade past\n";

fn kept() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stores/closed-before")
}

fn portal(data: &Path, words: &[&str]) -> String {
    let passphrase = data.join("passphrase");
    fs::write(&passphrase, PASSPHRASE).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_portal"));
    command.arg("--data-dir").arg(data).arg("--passphrase-file").arg(&passphrase);
    let output = command.args(["--today", "2026-11-30"]).args(words).output().unwrap();
    assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The paragraphs of a copy, but for the one that says when it was made, and the one that says when it was fixed.
fn paragraphs(copy: &str) -> Vec<String> {
    let all = copy.split("\n\n").map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
    all.filter(|part| !part.contains("Made on ") && !part.starts_with("This record was closed before"))
        .collect()
}

fn words(copy: &str) -> Vec<String> {
    let all = paragraphs(copy).join(" ");
    let parted = all.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut words: Vec<String> = parted.map(str::to_owned).collect();
    words.sort();
    words
}

#[test]
fn its_copies_are_those_of_that_day_and_say_since_when_their_names_are_kept() {
    let data = tempfile::tempdir().unwrap();
    for name in ["portal.db", "portal.keys", "portal.saves"] {
        fs::copy(kept().join(name), data.path().join(name)).unwrap();
    }
    let copy = |whom: &str| portal(data.path(), &["meeting", "export", "latest", "--for", whom, "-o", "-"]);
    let then = |whom: &str| fs::read_to_string(kept().join(format!("copies/{whom}.md"))).unwrap();
    for whom in ["record", "SW", "HV", "Teacher", "Mum"] {
        assert_eq!(
            paragraphs(&copy(whom)),
            paragraphs(&then(whom)),
            "for {whom}, before anything is written"
        );
    }
    // The next command that writes opens the store to write, and fixes what was closed.
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/family.toml");
    let other = fs::read_to_string(file).unwrap().replace("F-207", "F-208");
    let other_file = data.path().join("other.toml");
    fs::write(&other_file, other).unwrap();
    portal(data.path(), &["family", "add", "--from", &other_file.display().to_string()]);
    for whom in ["record", "SW", "HV", "Teacher", "Mum"] {
        let now = copy(whom);
        assert_eq!(paragraphs(&now), paragraphs(&then(whom)), "for {whom}, fixed");
        assert!(now.contains("This record was closed before names and roles were kept"), "{now}");
    }
    // Nobody decided what these may have: they have less than before, and no word more.
    for whom in ["Dad", "Gran", "family"] {
        let (now, before) = (words(&copy(whom)), words(&then(whom)));
        let mut left = before.clone();
        for word in &now {
            let at = left.iter().position(|one| one == word);
            assert!(at.is_some(), "{whom} has gained {word:?}");
            left.remove(at.unwrap());
        }
        assert!(!left.is_empty(), "{whom} has all as before");
    }
}
