//! Answers from a file: kept whole, and read.

use std::fs;
use std::process::Stdio;

use serde_json::json;

use super::{CONTRACT, checklist, checklist_json, score, score_as, with_family};
use crate::own::There;
use crate::{answered, command, empty, run};

#[test]
fn the_file_of_the_contract_is_kept_and_read_as_the_contract_says() {
    let data = with_family();
    let answer = score(data.path(), "leo", "open-care", CONTRACT);
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert!(answer.err.contains("A3 is asked about the child"), "{}", answer.err);
    for said in ["\nA Food, clothes and keeping clean: 3 (1) . 2/7\n", "\nB Home and sleep: no answer . 0/"] {
        assert!(answer.out.contains(said), "{said}: {}", answer.out);
    }
    let place = |words: &str| answer.out.find(words).unwrap_or_else(|| panic!("{words}: {}", answer.out));
    assert!(place("A Food, clothes") < place("- next contact: One or more needs are often unmet."));
    assert!(
        place("- next contact:") < place("- note: Under 70%") && place("- note:") < place("What is missing")
    );
    assert!(answer.out.contains("A2 Food that suits this child: looked, not known"), "{}", answer.out);
    assert!(answer.out.contains("unvalidated"), "{}", answer.out);
}

#[test]
fn as_json_it_has_the_documented_shape() {
    let data = with_family();
    fs::write(data.path().join("a.toml"), CONTRACT).unwrap();
    let found = checklist_json(
        data.path(),
        &["score", "F-207", "2", "--instrument", "open-care", "--from", "a.toml"],
    );
    let area = &found["areas"][0];
    assert_eq!((&area["id"], &area["value"], &area["at"]), (&json!("A"), &json!(3), &json!(1)));
    assert_eq!((&area["scored"], &area["applicable"]), (&json!(2), &json!(7)));
    assert_eq!((&area["unknown"], &area["blank"]), (&json!(1), &json!(4)));
    let single = found["readings"].as_array().unwrap().iter().find(|one| one["id"] == "single").unwrap();
    assert_eq!((&single["urgency"], &single["items"]), (&json!("next_contact"), &json!(["A1"])));
    assert!(single["say"].is_string() && single["next"].is_string());
    let missing = found["missing"].as_array().unwrap();
    let what = |item: &str| missing.iter().find(|one| one["item"] == item).map(|one| one["what"].clone());
    assert_eq!(what("A2"), Some(json!(["unknown"])));
    assert_eq!(what("A4"), Some(json!(["answer"])));
    assert_eq!(what("A1"), None, "its evidence is whole");
}

#[test]
fn json_says_the_same_as_toml_and_standard_input_is_read() {
    let data = with_family();
    let text = r#"{"date": "2026-11-20", "rater": {"name": "SW"}, "close": false,
        "answers": {"A1": 4, "H1": [{"value": 2, "carer": "Mum"}, {"value": "u", "carer": "dad"}]},
        "evidence": {"A1": {"text": "took bread from the bin"}}}"#;
    let words = [
        "--practice",
        "checklist",
        "score",
        "F-207",
        "Mia",
        "--instrument",
        "open-care",
        "--from",
        "-",
        "--json",
    ];
    let mut child = command(data.path(), &words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), text.as_bytes()).unwrap();
    let answer = answered(child.wait_with_output().unwrap());
    assert_eq!((answer.code, answer.err.as_str()), (0, ""));
    let found: serde_json::Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!((&found["closed"], &found["areas"][0]["value"]), (&json!(false), &json!(4)));
    assert_eq!(found["readings"][0]["urgency"], "same_day");
    let missing = found["missing"].as_array().unwrap();
    assert!(missing.contains(&json!({ "item": "A1", "carer": null, "what": ["source", "impact_on_child"] })));
    let change = found["areas"].as_array().unwrap().iter().find(|area| area["id"] == "H").unwrap().clone();
    assert_eq!((&change["scored"], &change["unknown"]), (&json!(1), &json!(1)));
}

#[test]
fn the_same_file_twice_is_one_sitting_and_another_of_that_day_says_what_it_corrects() {
    let data = with_family();
    let first = score(data.path(), "Leo", "open-care", CONTRACT);
    let again = score(data.path(), "Leo", "open-care", CONTRACT);
    assert_eq!(again.code, 0);
    assert!(again.err.contains("Nothing was added"), "{}", again.err);
    assert_eq!(first.out.lines().next(), again.out.lines().next());
    let other = CONTRACT.replace("A1 = 3", "A1 = 2");
    let refused = score(data.path(), "Leo", "open-care", &other);
    assert_eq!((refused.code, refused.out.as_str()), (1, ""));
    assert!(
        refused.err.starts_with("answers.toml:2:8: HV has closed a sitting of this day"),
        "{}",
        refused.err
    );
    let corrected = score(
        data.path(),
        "Leo",
        "open-care",
        &other.replacen("[rater]", "replaces = \"latest\"\n[rater]", 1),
    );
    assert_eq!(corrected.code, 0, "{}", corrected.err);
    assert!(corrected.out.contains("A Food, clothes and keeping clean: 2 (2) . 2/7"), "{}", corrected.out);
    let trend = checklist_json(data.path(), &["trend", "F-207", "Leo", "--instrument", "open-care"]);
    assert_eq!(trend["parts"][0]["sittings"].as_array().unwrap().len(), 1, "{trend}");
    assert!(trend["left_out"][0].as_str().unwrap().contains("corrected"), "{trend}");
}

#[test]
fn an_open_sitting_is_gone_on_with() {
    let data = with_family();
    let open = "close = false\n".to_owned() + CONTRACT.trim_start();
    let first = score(data.path(), "Leo", "open-care", &open);
    assert!(first.out.starts_with("Kept, still open: sitting "), "{}", first.out);
    let rest = "date = 2026-11-20\noccasion = \"core_group\"\n[rater]\nname = \"HV\"\nrole = \"health visitor\"\n\
                agency = \"health\"\n[answers]\nA4 = 1\n";
    let second = score(data.path(), "Leo", "open-care", rest);
    assert!(second.out.contains("A Food, clothes and keeping clean: 3 (1) . 3/7"), "{}", second.out);
    let id = |text: &str| text.lines().next().unwrap().rsplit(' ').next().unwrap().to_owned();
    assert_eq!(id(&first.out), id(&second.out));
}

#[test]
fn what_is_true_of_the_home_is_recorded_once_for_brothers_and_sisters() {
    let data = with_family();
    let home = |date: &str, b1: &str| {
        format!(
            "date = {date}\n[rater]\nname = \"HV\"\n[answers]\nB1 = {b1}\nA1 = 1\n[evidence.B1]\ntext = \"cold\"\n"
        )
    };
    assert_eq!(score(data.path(), "Leo", "open-care", &home("2026-11-20", "3")).code, 0);
    let same = score(data.path(), "Mia", "open-care", &home("2026-11-20", "3"));
    assert_eq!(same.code, 0, "{}", same.err);
    let baby = |answers: &str| {
        let file = format!("date = 2026-11-20\n[rater]\nname = \"HV\"\n[answers]\n{answers}\n");
        score(data.path(), "Baby", "open-care", &file)
    };
    let other = baby("H5 = 2");
    assert_eq!(other.code, 1);
    let said = "`H5` is about the home, whose answers of this day are fixed";
    assert!(other.err.contains(said), "{}", other.err);
    let own = baby("B9 = 2");
    assert_eq!(own.code, 0, "what no closed sitting was asked can still be answered: {}", own.err);
}

#[test]
fn a_child_who_is_not_there_ends_with_3_and_the_names_there_are() {
    let data = with_family();
    for (words, said) in [
        (["F-207", "Zed"], "Mia (1), Leo (2), Baby (3)"),
        (["F-207", "9"], "Mia (1), Leo (2), Baby (3)"),
        (["F-999", "Leo"], "F-999"),
    ] {
        let answer = checklist(data.path(), &["trend", words[0], words[1], "--instrument", "open-care"]);
        assert_eq!((answer.code, answer.out.as_str()), (3, ""), "{words:?}");
        assert!(answer.err.contains(said), "{}", answer.err);
    }
    let answer = score_as(data.path(), "Leo", "no-such", "a.toml", CONTRACT);
    assert_eq!(answer.code, 3);
    assert!(answer.err.contains("open-care"), "{}", answer.err);
}

#[test]
fn a_draft_is_used_with_a_real_family_only_as_a_prompt() {
    let there = There::made();
    let example = super::root().join("examples/family.toml").to_string_lossy().into_owned();
    let first = |words: &[&str]| run(there.path(), &[&["--passphrase-file", "first"], words].concat());
    assert_eq!(first(&["family", "add", "--from", &example]).code, 0);
    fs::write(there.path().join("a.toml"), CONTRACT).unwrap();
    let words = ["checklist", "score", "F-207", "Leo", "--instrument", "open-care", "--from", "a.toml"];
    let refused = first(&words);
    assert_eq!((refused.code, refused.out.as_str()), (1, ""));
    assert!(
        refused.err.contains("reviewed by nobody") && refused.err.contains("--as-prompt"),
        "{}",
        refused.err
    );
    assert_eq!(first(&["checklist", "trend", "F-207", "Leo", "--instrument", "open-care"]).code, 3);
    let kept = first(&[&words[..], &["--as-prompt"]].concat());
    assert_eq!(kept.code, 0, "{}", kept.err);
}

#[test]
fn every_checklist_is_listed_and_shown_with_its_status_and_limits_and_has_a_blank_form() {
    let data = empty();
    let run = |words: &[&str]| run(data.path(), &[&["checklist"], words].concat());
    let listed: serde_json::Value = serde_json::from_str(&run(&["list", "--json"]).out).unwrap();
    let all = listed["checklists"].as_array().unwrap();
    assert!(all.len() > 5, "{listed}");
    let text = run(&["list"]).out.split_whitespace().collect::<Vec<_>>().join(" ");
    for one in all {
        let (id, status) = (one["id"].as_str().unwrap(), one["status"].as_str().unwrap());
        let limit = one["not_for"][0].as_str().unwrap();
        assert!(text.contains(one["licence"].as_str().unwrap()), "{id}");
        assert!(one["meets_duty"].is_null(), "{id}: none of ours meets a duty");
        for words in
            [vec!["show", id], vec!["show", id, "--blank"], vec!["show", id, "--blank", "--format", "md"]]
        {
            let shown = run(&words);
            assert_eq!((shown.code, shown.err.as_str()), (0, ""), "{words:?}");
            let plain = shown.out.replace('\\', "").split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(plain.contains(status) && plain.contains(limit), "{words:?}: {}", shown.out);
        }
    }
    assert_eq!(run(&["show", "nothing"]).code, 3);
    assert_eq!(run(&["show", "open-care", "--blank", "--band", "b99"]).code, 3);
    assert_eq!(fs::read_dir(data.path()).unwrap().count(), 0);
}

#[test]
fn a_blank_form_asks_what_is_asked_at_that_age() {
    let data = with_family();
    let blank =
        |words: &[&str]| checklist(data.path(), &[&["show", "open-care", "--blank"], words].concat()).out;
    let (unborn, baby) = (blank(&["--band", "unborn"]), blank(&["--child", "F-207", "Baby"]));
    assert_eq!(unborn, baby);
    assert!(unborn.contains("Care in pregnancy") && !unborn.contains("Teeth cleaned"), "{unborn}");
    let two = blank(&["--band", "0-2"]);
    assert!(two.contains("Safe sleep for babies") && !two.contains("Online life"), "{two}");
    let apart = two.find("keep this sheet apart").unwrap();
    assert!(two.find("H3 ").unwrap() > apart && two.find("A1 ").unwrap() < apart);
}
