//! Two people on record are one, and are two again.

use std::fs;

use super::{Answered, json, practised, run};

const NAN: &str = "{\"people\": [{\"handle\": \"Nan\", \"name\": \"Pat\", \"capacity\": \"supporter\", \"ties\": \
                   [{\"children\": [\"Ava\"], \"relation\": \"grandmother\", \"may_receive\": true}]}]}";

fn person(data: &std::path::Path, words: &[&str]) -> Answered {
    run(data, &[&["--practice", "person"], words].concat())
}

fn handles(data: &std::path::Path) -> Vec<String> {
    let shown = json(data, &["--practice", "family", "show", "F-104"]);
    let people = shown["people"].as_array().unwrap().iter();
    people.map(|one| one["handle"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn two_are_made_one_and_two_again() {
    let practice = practised();
    let data = practice.path();
    fs::write(data.join("nan.json"), NAN).unwrap();
    let added = run(data, &["--practice", "family", "update", "F-104", "--from", "nan.json"]);
    assert_eq!((added.code, added.err.as_str()), (0, ""), "{}", added.out);
    let before = json(data, &["--practice", "family", "show", "F-104"]);
    let shown = person(data, &["merge", "F-104", "Mum", "nan", "--preview"]);
    assert!(shown.out.contains("Nan would become Mum. Nothing is changed yet."), "{}", shown.out);
    assert_eq!(json(data, &["--practice", "family", "show", "F-104"]), before);
    let done = person(data, &["merge", "F-104", "Mum", "nan"]);
    assert_eq!((done.code, done.err.as_str()), (0, ""));
    for said in
        ["Nan is Mum now.", "From Nan go over: 1 tie to a child.", "portal person unmerge F-104 \"Nan\""]
    {
        assert!(done.out.contains(said), "{said}: {}", done.out);
    }
    assert!(!handles(data).contains(&"Nan".to_owned()));
    let back = person(data, &["unmerge", "F-104", "nan"]);
    assert_eq!((back.code, back.err.as_str()), (0, ""));
    assert!(back.out.contains("Nan and Mum are two people again."), "{}", back.out);
    assert_eq!(json(data, &["--practice", "family", "show", "F-104"]), before);
}

#[test]
fn those_who_are_not_there_are_named_with_those_who_are() {
    let practice = practised();
    let data = practice.path();
    for (words, code, said) in [
        (&["merge", "F-104", "Mum", "Aunt"][..], 3, "Use one of: "),
        (&["merge", "F-104", "Mum", "mum"], 1, "This is one person already."),
        (&["merge", "F-9", "Mum", "Dad"], 3, "F-9"),
        (&["unmerge", "F-104", "Dad"], 3, "nobody was made one with another"),
        (&["merge", "F-104", "Mum"], 2, "OTHER"),
    ] {
        let answer = person(data, words);
        assert_eq!(answer.code, code, "{words:?}: {}", answer.err);
        assert!(answer.err.contains(said), "{words:?}: {}", answer.err);
    }
    assert!(handles(data).contains(&"Dad".to_owned()));
}
