//! New recovery words from the command line, where there is no terminal to ask them back on.

use std::fs;

use serde_json::Value;

use super::is_told;
use super::own::There;

fn words_in(json: &str, name: &str) -> String {
    let json: Value = serde_json::from_str(json).unwrap();
    let words: Vec<&str> = json[name].as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect();
    assert_eq!(words.len(), 12);
    words.join(" ")
}

#[test]
fn new_words_that_nobody_can_type_back_are_not_made_unless_they_are_accepted() {
    let there = There::made();
    let before = there.keys();
    let answer = there.run("first", &["recovery-words", "new"]);
    assert!(answer.code == 2 && answer.err.contains("--accept") && is_told(&answer), "{}", answer.err);
    assert_eq!(answer.out, "");
    let wrong = there.run("second", &["recovery-words", "new", "--accept"]);
    assert_eq!((wrong.code, wrong.out.as_str()), (4, ""));
    assert_eq!(there.keys(), before);
    assert_eq!(there.recover(&there.words, "second").code, 0);
}

#[test]
fn accepted_words_hold_and_those_from_before_do_not() {
    let there = There::made();
    let answer = there.run("first", &["recovery-words", "new", "--accept", "--json"]);
    assert_eq!((answer.code, answer.err.as_str()), (0, ""));
    let new = words_in(&answer.out, "recovery_words");
    assert_eq!(there.recover(&there.words, "second").code, 4);
    assert_eq!(there.recover(&new, "second").code, 0);
    let plain = there.run("second", &["recovery-words", "new", "--accept"]);
    assert!(plain.code == 0 && plain.out.contains("hold"), "{}", plain.err);
    assert_eq!(there.recover(&new, "first").code, 4);
    assert_eq!(there.recover(&there.organisation, "first").code, 0, "the organisation's stay");
}

#[test]
fn the_organisations_words_are_made_anew_and_taken_away() {
    let there = There::made();
    let answer = there.run("first", &["recovery-words", "new", "--organisation", "--accept", "--json"]);
    let new = words_in(&answer.out, "organisation_words");
    assert_eq!(there.recover(&there.organisation, "second").code, 4);
    assert_eq!(there.recover(&new, "second").code, 0);
    assert_eq!(there.run("first", &["recovery-words", "remove", "--organisation"]).code, 4);
    assert_eq!(there.run("second", &["recovery-words", "remove", "--organisation"]).code, 0);
    let again = there.run("second", &["recovery-words", "remove", "--organisation"]);
    assert!(again.code == 1 && is_told(&again), "{}", again.err);
    assert_eq!(there.recover(&new, "first").code, 4);
    assert_eq!(there.recover(&there.words, "first").code, 0, "hers stay");
}

#[test]
fn words_are_off_where_there_is_nothing_to_give_them_to() {
    let there = There::made();
    for (words, code) in [
        (&["recovery-words"][..], 2),
        (&["recovery-words", "remove"], 2),
        (&["recovery-words", "new", "--accept", "--practice"], 2),
    ] {
        let answer = there.run("first", words);
        assert!(answer.code == code && is_told(&answer), "{words:?}: {}", answer.err);
    }
    fs::remove_file(there.path().join("portal.db")).unwrap();
    assert_eq!(there.run("first", &["recovery-words", "new", "--accept"]).code, 3);
}
