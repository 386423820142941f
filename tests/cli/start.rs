//! `portal start`: asked, answered without asking, and kept as a note.

use std::io::Write as _;
use std::process::Stdio;

use tempfile::TempDir;

use super::{answered, command, json, practised, run};

fn typed(data: &TempDir, words: &[&str], typed: &str) -> super::Answered {
    let mut command = command(data.path(), words);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
    answered(child.wait_with_output().unwrap())
}

#[test]
fn questions_are_asked_one_by_one_and_answered_by_number() {
    let data = TempDir::new().unwrap();
    let answer = typed(&data, &["start"], "2\n9\nb\n1\n");
    assert_eq!(answer.code, 0, "{}", answer.err);
    for words in [
        "Question 1. Is a child in danger now?",
        "1. Yes, or I am not sure",
        "Question 2. What have you seen or been told?",
        "Type a number from 1 to 8, b, or q.",
        "Ring 999 now",
        "1. Ring 999. Say where the child is, and what you see.",
        "- Is a child in danger now? Yes, or I am not sure",
    ] {
        assert!(answer.out.contains(words), "{words}\n{}", answer.out);
    }
    let left = typed(&data, &["start"], "2\n1\n");
    assert_eq!(left.code, 0);
    assert!(left.out.contains("portal start --answers no,care,yes|no"), "{}", left.out);
    assert_eq!(left.out.matches("Question 3.").count(), 1, "asked once: {}", left.out);
}

#[test]
fn answers_that_are_given_lead_on_without_asking() {
    let data = TempDir::new().unwrap();
    let next = json(data.path(), &["start", "--answers", "no,health"]);
    assert_eq!(next["question"]["number"], 3);
    assert_eq!(next["question"]["answers"][0]["id"], "yes");
    let end = json(data.path(), &["start", "--answers", "no,2,no,no,no"]);
    assert_eq!(end["end"]["title"], "Talk with the family");
    assert_eq!(end["end"]["way"].as_array().unwrap().len(), 5);
    let bexley = json(data.path(), &["--pack", "bexley", "start", "--answers", "no,care,yes"]);
    let numbers: Vec<&str> = bexley["end"]["contacts"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|one| one["telephone"][0].as_str())
        .collect();
    assert!(numbers.contains(&"020 3045 5440"), "the common path rings the authority's own: {numbers:?}");
    assert_eq!(json(data.path(), &["start"])["question"]["number"], 1, "a program is asked nothing");
    for (answers, said) in
        [("perhaps", "`perhaps` is no answer"), ("yes,no", "The path ends at \"Ring 999 now\"")]
    {
        let wrong = run(data.path(), &["start", "--answers", answers]);
        assert_eq!(wrong.code, 2);
        assert!(wrong.err.contains(said), "{}", wrong.err);
    }
}

#[test]
fn the_end_is_kept_as_a_note_and_nothing_else_is() {
    let data = practised();
    let stopped = run(data.path(), &["--practice", "start", "--answers", "no", "--save", "F-104"]);
    assert_eq!(stopped.code, 2);
    assert!(stopped.err.contains("Nothing was saved"), "{}", stopped.err);
    let unknown = run(data.path(), &["--practice", "start", "--answers", "yes", "--save", "F-999"]);
    assert_eq!(unknown.code, 3);
    let kept = run(data.path(), &["--practice", "start", "--answers", "yes", "--save", "f-104"]);
    assert_eq!(kept.code, 0, "{}", kept.err);
    assert!(kept.err.contains("Saved as a note to F-104, for professionals only."), "{}", kept.err);
}
