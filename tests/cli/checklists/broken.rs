//! Files of answers with something wrong: every fault is said, and nothing is kept.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::{checklist, root, with_family};
use crate::json;

fn stands(data: &Path) -> Value {
    json(data, &["--practice", "verify"])["changes"].clone()
}

/// Each broken file says what the file beside it says, all at once, and leaves the store as it was. A file that ends in
/// `.line.toml` is of the safety line, one in `.paper.toml` of results from paper, any other of the Everyday Care Record.
/// `PORTAL_BLESS=1` writes what they say; read it before it is kept.
#[test]
fn every_broken_file_says_all_its_faults_and_nothing_is_kept() {
    let (data, folder) = (with_family(), root().join("tests/broken/answers"));
    let before = stands(data.path());
    let mut names: Vec<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| Path::new(name).extension().is_none_or(|kind| kind != "says"))
        .collect();
    names.sort();
    assert!(names.len() > 15, "{names:?}");
    for name in &names {
        fs::copy(folder.join(name), data.path().join(name)).unwrap();
        let instrument = match name.as_str() {
            name if name.contains(".line.") => "safety-line",
            name if name.contains(".paper.") => "paper-result",
            _ => "open-care",
        };
        let words = ["score", "F-207", "Leo", "--instrument", instrument, "--from", name];
        let answer = checklist(data.path(), &words);
        assert_eq!((answer.code, answer.out.as_str()), (1, ""), "{name}: {}", answer.err);
        assert!(answer.err.lines().all(|line| line.starts_with(&format!("{name}:"))), "{}", answer.err);
        let kept = folder.join(format!("{name}.says"));
        if std::env::var_os("PORTAL_BLESS").is_some() {
            fs::write(&kept, &answer.err).unwrap();
        }
        assert_eq!(answer.err, fs::read_to_string(&kept).unwrap_or_default(), "{name}");
    }
    assert_eq!(stands(data.path()), before);
}

#[test]
fn faults_are_one_json_document_too() {
    let data = with_family();
    fs::write(data.path().join("f.toml"), "date = 2026-11-20\n[rater]\nname = \"HV\"\n[answers]\nA1 = 7\n")
        .unwrap();
    let words = ["score", "F-207", "Leo", "--instrument", "open-care", "--from", "f.toml", "--json"];
    let answer = checklist(data.path(), &words);
    assert_eq!(answer.code, 1);
    let found: Value = serde_json::from_str(&answer.out).unwrap();
    let fault = &found["faults"][0];
    assert_eq!((fault["line"].as_u64(), fault["column"].as_u64()), (Some(5), Some(6)), "{found}");
    assert!(fault["what"].as_str().unwrap().contains("`A1` has no level 7"), "{found}");
}
