//! Checklists from outside and of the program: what good ones give, and what is said of broken ones.

#![allow(clippy::unwrap_used, reason = "a test may stop where it stands")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use portal::content::{Catalogue, Fault, check_embedded, check_folder};

const BROKEN: &str = "tests/checklists/broken";

/// What `expected.txt` says, by its keys.
struct Expected(BTreeMap<String, String>);

impl Expected {
    fn of(folder: &Path) -> Self {
        let text = fs::read_to_string(folder.join("expected.txt")).unwrap();
        let rows = text.lines().map(|line| line.split_once(": ").unwrap());
        Self(rows.map(|(key, value)| (key.to_owned(), value.to_owned())).collect())
    }

    fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }

    /// What a fault does not say of what it should.
    fn unsaid(&self, fault: &Fault, pack: &Path) -> Vec<String> {
        let mut unsaid = Vec::new();
        let mut want = |is_said: bool, what: String| {
            if !is_said {
                unsaid.push(what);
            }
        };
        let file = self.get("file").unwrap();
        want(fault.file == pack.join(file), format!("file {file}"));
        let line = self.get("line").unwrap();
        want(fault.line.to_string() == line, format!("line {line}"));
        for part in ["area", "item"] {
            if let Some(id) = self.get(part) {
                let named = format!("{part} {id}");
                want(fault.what.split([',', ':']).any(|said| said.trim() == named), named);
            }
        }
        for step in self.get("key").into_iter().flat_map(|key| key.split(['.', ' '])) {
            want(has_word(&fault.what, step), format!("key {step}"));
        }
        let wrong = self.get("wrong").unwrap();
        want(fault.what.ends_with(wrong), format!("wrong: {wrong}"));
        let remedy = self.get("remedy").unwrap();
        want(fault.todo == remedy, format!("remedy: {remedy}"));
        unsaid
    }
}

fn has_word(text: &str, word: &str) -> bool {
    text.split(|letter: char| !(letter.is_alphanumeric() || letter == '_')).any(|one| one == word)
}

fn broken() -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> = fs::read_dir(BROKEN)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    all.sort();
    all
}

#[test]
fn of_each_broken_checklist_its_one_fault_is_said_with_its_place_and_a_remedy() {
    let mut wrong = Vec::new();
    for folder in broken() {
        let pack = folder.join("pack");
        let faults = check_folder(&pack).err().map(|faults| faults.0).unwrap_or_default();
        let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
        let unsaid = match &faults[..] {
            [fault] => Expected::of(&folder).unsaid(fault, &pack),
            _ => vec![format!("{} faults", faults.len())],
        };
        if !unsaid.is_empty() {
            wrong.push(format!("{}\n  unsaid: {unsaid:?}\n  said: {said:#?}", folder.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(broken().len() >= 31, "a test that walks nothing proves nothing");
}
