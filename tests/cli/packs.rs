//! Packs from the shell: begun, checked, refused.

use std::fs;

use tempfile::TempDir;

use super::run;

#[test]
fn a_pack_is_begun_checked_and_used() {
    let data = TempDir::new().unwrap();
    let begun = run(data.path(), &["pack", "new", "Our Pack", "--title", "Our borough"]);
    assert_eq!(begun.code, 0, "{}", begun.err);
    assert!(begun.out.contains("The pack our-pack is begun"), "{}", begun.out);
    let checked = run(data.path(), &["pack", "check", "Our Pack"]);
    assert_eq!(checked.code, 0, "{}", checked.err);
    assert!(checked.out.contains("No faults. our-pack: Our borough"), "{}", checked.out);
    assert!(checked.out.contains("1 warning accepted in pack.toml"), "{}", checked.out);
    assert!(!checked.out.contains("(warning:"), "{}", checked.out);
    let used = run(data.path(), &["--content", "Our Pack", "start", "--answers", "no,care,yes"]);
    assert!(used.out.contains("Children's social care, front door: 01632 960000"), "{}", used.out);
    let page = run(data.path(), &["--content", "Our Pack", "guidance", "first-page"]);
    assert!(page.out.contains("Check locally: What you are not sure of"), "{}", page.out);
    assert!(page.out.contains("- Meeting: First core group\n  How often: look it up"), "{}", page.out);
}

#[test]
fn nothing_that_is_there_is_written_over_and_no_id_is_taken_twice() {
    let data = TempDir::new().unwrap();
    fs::create_dir(data.path().join("full")).unwrap();
    fs::write(data.path().join("full/a"), "mine").unwrap();
    for (words, said) in [
        (["pack", "new", "full"], "There is something in full already"),
        (["pack", "new", "oxfordshire"], "has the id oxfordshire already"),
        (["pack", "new", "--"], ""),
    ] {
        let answer = run(data.path(), &words);
        assert_ne!(answer.code, 0, "{words:?}");
        assert!(answer.err.contains(said), "{}", answer.err);
    }
    assert_eq!(fs::read_dir(data.path().join("full")).unwrap().count(), 1);
    assert!(!data.path().join("oxfordshire").exists());
}

#[test]
fn a_pack_of_a_newer_form_and_one_with_an_id_that_is_taken_are_refused_before_anything_is_used() {
    let data = TempDir::new().unwrap();
    run(data.path(), &["pack", "new", "ours"]);
    let manifest = data.path().join("ours/pack.toml");
    let text = fs::read_to_string(&manifest).unwrap();
    fs::write(&manifest, text.replace("format = 1", "format = 2\nlater = true")).unwrap();
    let newer = run(data.path(), &["--content", "ours", "contacts"]);
    assert_eq!(newer.code, 6, "{}", newer.out);
    assert!(newer.err.contains("this pack is of format 2, and this program reads format 1"), "{}", newer.err);
    assert!(newer.out.is_empty(), "{}", newer.out);
    fs::write(&manifest, text.replace("id = \"ours\"", "id = \"bexley\"")).unwrap();
    let taken = run(data.path(), &["--content", "ours", "contacts"]);
    assert_eq!(taken.code, 1);
    assert!(taken.err.contains("a pack in the program has the id `bexley` already"), "{}", taken.err);
}

#[test]
fn warnings_are_told_with_their_rule_and_stop_nothing() {
    let data = TempDir::new().unwrap();
    let pack = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/packs/good/warned");
    let answer = run(data.path(), &["pack", "check", pack.to_str().unwrap(), "--json"]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    let json: serde_json::Value = serde_json::from_str(&answer.out).unwrap();
    let rules: Vec<&str> =
        json["warnings"].as_array().unwrap().iter().filter_map(|one| one["rule"].as_str()).collect();
    assert_eq!(
        rules,
        [
            "blaming-word",
            "source-without-date",
            "long-sentence",
            "blaming-word",
            "not-in-ascii",
            "lonely-page"
        ]
    );
}

#[test]
fn a_special_bank_holiday_adds_to_the_list_and_the_check_says_what_a_list_adds_and_replaces() {
    let data = TempDir::new().unwrap();
    run(data.path(), &["pack", "new", "ours"]);
    let list = |days: &str| {
        let head = "division = \"england\"\nfrom = 2026\nto = 2026\nconfidence = \"confirmed\"\n\
                    [source]\nname = \"GOV.UK\"\ndate = \"2026\"\n";
        fs::write(data.path().join("ours/calendar.toml"), format!("{head}{days}")).unwrap();
    };
    list("[[holiday]]\ndate = 2026-12-21\nname = \"Coronation Day\"\n");
    let checked = run(data.path(), &["pack", "check", "ours"]);
    assert_eq!(checked.code, 0, "{}", checked.err);
    let said = checked.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("added to the list below: Monday 21 December 2026, Coronation Day."), "{said}");
    let counted = run(data.path(), &["--content", "ours", "clock", "--conference", "18 dec 2026"]);
    let counted = counted.out.split_whitespace().collect::<Vec<_>>().join(" ");
    for day in ["21 December (Coronation Day)", "25 December (Christmas Day)", "1 January (New Year's Day)"] {
        assert!(counted.contains(day), "{day}: {counted}");
    }
    list("[[holiday]]\ndate = 2026-12-25\nname = \"Noel\"\n");
    let checked = run(data.path(), &["pack", "check", "ours"]);
    let said = checked.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("\"Noel\" replaces \"Christmas Day\""), "{said}");
}
