//! Copies of a sitting: what stands on a page, and rows for a spreadsheet.

use std::fs;

use serde_json::json;

use super::{checklist, checklist_json, copy, score, with_family};

const EARLIER: &str = r#"
date = 2026-08-20
audience = "everyone"
[rater]
name = "HV"
[answers]
A1 = 2
A4 = 3
C2 = 2
[evidence.A4]
text = "no coat"
"#;

const NOW: &str = r#"
date = 2026-11-20
audience = "everyone"
occasion = "core_group"
done_with = "Mum, at home"
[rater]
name = "HV"
role = "health visitor"
[answers]
A1 = 3
A2 = "u"
A4 = 1
A7 = { value = "x", why = "no teeth yet" }
C2 = 2
B1 = 2
[evidence.A1]
text = "=HYPERLINK(\"http://x\")"
source = "seen"
seen_on = 2026-11-19
impact_on_child = "tired by ten"
child_view = "-2 biscuits"
[evidence.B1]
strength = "boiler mended in a week"
[evidence.H4]
text = "two jobs, nobody to mind them"
[judgement]
level = "more help needed"
reason = "breakfast goes missing"
better = "breakfast every school day"
by = 2027-02-12
"#;

#[test]
fn a_page_has_what_a_core_group_reads() {
    let data = with_family();
    for text in [EARLIER, NOW] {
        assert_eq!(score(data.path(), "Mia", "open-care", text).code, 0);
    }
    let page = copy(data.path(), "Mia", "family", "txt");
    assert_eq!((page.code, page.err.as_str()), (0, ""));
    let plain = page.out.split_whitespace().collect::<Vec<_>>().join(" ");
    for said in [
        "Copy for family members.",
        "Practice: this family is made up.",
        "Status: unvalidated: draft wording, reviewed by nobody",
        "Child: Mia (8)",
        "Date: Friday 20 November 2026",
        "Scored by: HV (health visitor)",
        "Occasion: core group",
        "Done with: Mum, at home",
        "A4 Clothes and shoes: 1 Reliably met",
        "B1 Warm, dry and powered: boiler mended in a week",
        "Answer: 3 Often not met",
        "What it means for the child: tired by ten",
        "H4 Money, housing and load What was seen or said: two jobs",
        "Looked at, and not known yet - A2 Food that suits this child",
        "The sitting before was on Thursday 20 August 2026, scored by HV.",
        "A1 Enough to eat: 2 Mostly met, then 3 Often not met: worse",
        "A4 Clothes and shoes: 3 Often not met, then 1 Reliably met: better",
        "Level: more help needed",
        "What better looks like: breakfast every school day",
        "By when: Friday 12 February 2027",
        "Not for: deciding a threshold by score",
        "Local duty: it meets none by itself",
        "Licence: ",
    ] {
        assert!(plain.contains(said), "{said}: {}", page.out);
    }
    assert!(
        !plain.contains("C2 Checks and jabs:"),
        "what did not move and needs no evidence is not on the page"
    );
}

#[test]
fn nobody_is_said_to_have_judged_who_has_not() {
    let data = with_family();
    assert_eq!(score(data.path(), "Mia", "open-care", EARLIER).code, 0);
    let page = copy(data.path(), "Mia", "record", "txt").out;
    assert!(page.contains("Nobody has written a level: no number makes one."), "{page}");
}

#[test]
fn rows_are_safe_in_a_spreadsheet_and_the_same_as_data() {
    let data = with_family();
    assert_eq!(score(data.path(), "Mia", "open-care", NOW).code, 0);
    let csv = copy(data.path(), "Mia", "family", "csv").out;
    let mut lines = csv.lines();
    assert!(lines.next().unwrap().starts_with("\"child\",\"date\",\"scored_by\",\"area\",\"item\""), "{csv}");
    assert_eq!(lines.count(), 7, "one row an answer, and no other: {csv}");
    assert!(csv.contains("\"'=HYPERLINK(\"\"http://x\"\")\"") && csv.contains("\"'-2 biscuits\""), "{csv}");
    for line in csv.lines() {
        for cell in line.trim_matches('"').split("\",\"") {
            assert!(!cell.starts_with(['=', '+', '-', '@']), "{line}");
        }
    }
    let found: serde_json::Value =
        serde_json::from_str(&copy(data.path(), "Mia", "family", "json").out).unwrap();
    let row = &found["rows"][0];
    assert_eq!((&row["item"], &row["answer"], &row["about"]), (&json!("A1"), &json!("3"), &json!("child")));
    assert_eq!((&row["label"], &row["impact_on_child"]), (&json!("3 Often not met"), &json!("tired by ten")));
    assert_eq!(found["for"], "family");
    assert!(found["facts"]["status"].as_str().unwrap().starts_with("unvalidated"), "{found}");
}

#[test]
fn a_copy_is_written_once_and_named_after_nobody() {
    let data = with_family();
    assert_eq!(score(data.path(), "Mia", "open-care", NOW).code, 0);
    let words = ["export", "F-207", "Mia", "--sitting", "latest", "--format", "txt"];
    let written = checklist_json(data.path(), &words);
    let path = written["path"].as_str().unwrap().to_owned();
    assert_eq!(path, "F-207-open-care-child-1-2026-11-20-family.txt");
    assert!(fs::read_to_string(data.path().join(&path)).unwrap().contains("A1 Enough to eat"));
    let again = checklist(data.path(), &words);
    assert_eq!(again.code, 1);
    assert!(again.err.contains("--force"), "{}", again.err);
    let id = written["sitting"].as_str().unwrap();
    let end = &id[id.len() - 6..];
    assert_eq!(checklist(data.path(), &["export", "F-207", "Mia", "--sitting", end, "-o", "-"]).code, 0);
    let none = checklist(data.path(), &["export", "F-207", "Mia", "--sitting", "0000000", "-o", "-"]);
    assert_eq!(none.code, 3);
    assert!(none.err.contains("There are: "), "{}", none.err);
}

#[test]
fn results_from_paper_are_kept_as_the_paper_says_them() {
    let data = with_family();
    let text = "date = 2026-11-20\n[rater]\nname = \"SENCO\"\n[paper.sdq]\nform = \"teacher\"\nsum = 17\n\
                band_as_printed = \"high\"\nwho_scored = \"SENCO\"\n";
    let answer = score(data.path(), "Mia", "paper-result", text);
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert!(answer.out.contains("Strengths and Difficulties Questionnaire"), "{}", answer.out);
    let page = copy(data.path(), "Mia", "record", "txt").out;
    let plain = page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(plain.contains("form: teacher; sum: 17; band as printed: high"), "{page}");
}

#[test]
fn a_file_of_rows_begins_with_the_mark_a_spreadsheet_knows_and_a_pipe_does_not() {
    let data = with_family();
    assert_eq!(score(data.path(), "Mia", "open-care", NOW).code, 0);
    let words = ["export", "F-207", "Mia", "--for", "family", "--format"];
    for (format, marked) in [("csv", true), ("json", false), ("txt", false), ("md", false)] {
        let file = format!("copy.{format}");
        let made = checklist(data.path(), &[&words[..], &[format, "-o", &file]].concat());
        assert_eq!(made.code, 0, "{}", made.err);
        let text = fs::read_to_string(data.path().join(file)).unwrap();
        assert_eq!(text.starts_with('\u{feff}'), marked, "{format}");
    }
    assert!(!copy(data.path(), "Mia", "family", "csv").out.starts_with('\u{feff}'));
}
