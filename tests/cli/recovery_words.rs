//! New recovery words from the command line, where there is no terminal to ask them back on.

use std::fs;

use super::is_told;
use super::own::There;

/// New words, accepted into a file of their own.
fn accepted(there: &There, passphrase: &str, more: &[&str]) -> String {
    let file = there.path().join("new words");
    let words = [&["recovery-words", "new", "--accept", file.to_str().unwrap()], more].concat();
    let answer = there.run(passphrase, &words);
    assert!(answer.code == 0 && answer.out.contains("destroy the file"), "{}{}", answer.out, answer.err);
    let new = fs::read_to_string(&file).unwrap();
    assert!(!answer.out.contains(new.split_whitespace().nth(1).unwrap()), "they are shown nowhere else");
    fs::remove_file(file).unwrap();
    let words: Vec<&str> = new.split_whitespace().skip(1).step_by(2).collect();
    assert_eq!(words.len(), 12, "{new}");
    words.join(" ")
}

#[test]
fn new_words_that_nobody_can_type_back_are_not_made_unless_they_are_accepted_into_a_file() {
    let there = There::made();
    let before = there.keys();
    let answer = there.run("first", &["recovery-words", "new"]);
    assert!(answer.code == 2 && answer.err.contains("--accept FILE") && is_told(&answer), "{}", answer.err);
    assert_eq!(answer.out, "");
    let file = there.path().join("words");
    let file = file.to_str().unwrap();
    let wrong = there.run("second", &["recovery-words", "new", "--accept", file]);
    assert_eq!((wrong.code, wrong.out.as_str()), (4, ""));
    // A file that is there, a folder, a device, and a place that is not: nothing is changed and nothing is left.
    fs::write(file, "mine").unwrap();
    let nowhere = there.path().join("no/words");
    for to in [file, there.path().to_str().unwrap(), "/dev/full", nowhere.to_str().unwrap()] {
        let answer = there.run("first", &["recovery-words", "new", "--accept", to]);
        assert!(
            answer.code == 1 && answer.err.contains("open nothing"),
            "{to}: {} {}",
            answer.code,
            answer.err
        );
    }
    assert_eq!(fs::read_to_string(file).unwrap(), "mine");
    assert_eq!(there.keys(), before);
    assert_eq!(there.recover(&there.words, "second").code, 0);
}

#[test]
fn accepted_words_hold_and_those_from_before_do_not() {
    let there = There::made();
    let new = accepted(&there, "first", &[]);
    assert_eq!(there.recover(&there.words, "second").code, 4);
    assert_eq!(there.recover(&new, "second").code, 0);
    accepted(&there, "second", &[]);
    assert_eq!(there.recover(&new, "first").code, 4);
    assert_eq!(there.recover(&there.organisation, "first").code, 0, "the organisation's stay");
}

#[test]
fn the_organisations_words_are_made_anew_and_taken_away() {
    let there = There::made();
    let new = accepted(&there, "first", &["--organisation"]);
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
        (&["recovery-words", "new", "--accept"], 2),
        (&["recovery-words", "new", "--accept", "words", "--practice"], 2),
    ] {
        let answer = there.run("first", words);
        assert!(answer.code == code && is_told(&answer), "{words:?}: {}", answer.err);
    }
    fs::remove_file(there.path().join("portal.db")).unwrap();
    assert_eq!(there.run("first", &["recovery-words", "new", "--accept", "words"]).code, 3);
}
