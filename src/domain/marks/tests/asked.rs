//! The question somebody asked a child is never the child's words; and days in a child's line.

use super::*;

/// The words, what was asked, and what may be either.
fn heard(text: &str) -> (String, Option<String>, Option<String>) {
    let entry = read(&format!("\" {text}"));
    let said = entry.said.expect(text);
    assert_eq!(entry.doubts.is_empty(), said.unclear.is_none() && said.when_unread.is_none(), "{text}");
    (entry.words, said.asked, said.unclear)
}

#[test]
fn what_was_asked_is_read_however_it_is_written() {
    let what = "what is different";
    let table = [
        ("Ben to @HV 24 nov, alone, asked what is different: i have toast", what),
        ("Ben to @HV 24 nov, alone, asked: what is different: i have toast", what),
        ("Ben to @HV 24 nov alone asked what is different: i have toast", what),
        ("Ben, alone, asked her what is different: i have toast", what),
        ("Ben, alone, asked him: what is different: i have toast", what),
        ("Ben, alone, asked Ben what is different: i have toast", what),
        ("Ben, alone, was asked what is different: i have toast", what),
        ("Ben, alone, when asked what is different: i have toast", what),
        ("Ben, when asked what is different, said: i have toast", what),
        ("Ben when I asked what is different: i have toast", what),
        ("Ben, alone, @HV asked what is different: i have toast", what),
        ("Ben, alone, ASKED what is different: \"i have toast\"", what),
        ("Ben, asked what is different, alone, 24 nov: i have toast", what),
        ("Ben, alone, asked: what is different? i have toast", "what is different?"),
        ("Ben, alone, asked what is different? i have toast", "what is different?"),
        ("Ben, alone, asked what is different?: i have toast", "what is different?"),
        ("Ben, alone, asked about school: i have toast", "about school"),
        ("Ben, alone, asked if he eats: i have toast", "if he eats"),
        ("Ben, alone, on being asked about tea: i have toast", "about tea"),
        ("Ben to nursery 24 nov, asked whether he eats: i have toast", "whether he eats"),
    ];
    for (text, asked) in table {
        assert_eq!(heard(text), ("i have toast".into(), Some(asked.into()), None), "{text}");
    }
    let said = read("\" Ben, asked what is new, alone, 24 nov: toast").said.expect("said");
    assert_eq!((said.alone, said.when), (Some(true), Some(day(11, 24))));
    let said = read("\" Ben to @HV 24 nov alone asked what is new: toast").said.expect("said");
    assert_eq!(
        (said.alone, said.when, said.hearer.map(|who| who.words)),
        (Some(true), Some(day(11, 24)), Some("HV".into()))
    );
}

#[test]
fn the_word_asked_inside_a_childs_own_words_stays_the_childs() {
    for (text, words) in [
        ("Ben asked: can I stay", "can I stay"),
        ("Ben asked Mum: can I stay", "asked Mum: can I stay"),
        ("Ben asked for toast: crying", "asked for toast: crying"),
        ("Ben: Mum asked: are you ok", "Mum asked: are you ok"),
        ("Ben: I asked what is for tea", "I asked what is for tea"),
        ("Ben to @HV, alone: he asked me what I told: nothing", "he asked me what I told: nothing"),
        ("Ben asked Mum to stop", "asked Mum to stop"),
        ("Ben told me he asked to go", "told me he asked to go"),
        ("Ben says nobody asked", "says nobody asked"),
        ("Ben, when asked: cold in bed", "cold in bed"),
        ("Ben to @HV, he asked to go home: crying", "he asked to go home: crying"),
        ("Ben basked: cold", "basked: cold"),
        ("Ben, alone, asked for toast: crying", "asked for toast: crying"),
    ] {
        assert_eq!(heard(text), (words.into(), None, None), "{text}");
    }
}

#[test]
fn where_it_cannot_be_told_whose_words_they_are_they_are_nobodys_and_it_is_asked() {
    for (text, words, unclear) in [
        ("Ben asked what is different: toast", "toast", "asked what is different"),
        ("Ben asked why: because", "because", "asked why"),
        ("Ben to @HV, alone, asked: what is different", "", "asked: what is different"),
        (
            "Ben to @HV, alone, asked what is different, i have toast",
            "",
            "asked what is different, i have toast",
        ),
        ("Ben, alone, Aunty asked what is different: toast", "toast", "Aunty asked what is different"),
        ("Ben, alone, he asked where Dad is: gone", "gone", "he asked where Dad is"),
        ("Ben, alone, asked Mum what is different: toast", "toast", "asked Mum what is different"),
        ("Ben to @HV crying, asked: what is it: cold", "cold", "crying"),
    ] {
        let (found, _, left) = heard(text);
        assert_eq!((found.as_str(), left.as_deref()), (words, Some(unclear)), "{text}");
        let entry = read(&format!("\" {text}"));
        assert!(unread(&entry)[0].contains(unclear), "{text}: {:?}", unread(&entry));
    }
}

#[test]
fn a_day_in_a_childs_line_that_cannot_be_read_is_asked_and_is_no_other_day() {
    for (text, words, unread_day) in [
        ("Ben to @HV mon 2 novmber: cold", "cold", Some("mon 2 novmber")),
        ("Ben to @HV mon 3 nov, alone: cold", "cold", Some("mon 3 nov")),
        ("Ben to @HV 31 nov: cold", "cold", Some("31 nov")),
        ("Ben to @HV 23 or 24 nov: cold", "cold", Some("23 or 24 nov")),
        ("Ben to @HV 23 nov, 24 nov: cold", "cold", Some("23 nov, 24 nov")),
        ("Ben to @HV w/c 16 nov: cold", "cold", Some("w/c 16 nov")),
        ("Ben to @HV 24 nov: on 2 novmber I was cold", "on 2 novmber I was cold", None),
        ("Ben: 31 nov", "31 nov", None),
    ] {
        let entry = read(&format!("\" {text}"));
        let said = entry.said.clone().expect(text);
        assert_eq!((entry.words.as_str(), said.when_unread.as_deref()), (words, unread_day), "{text}");
        assert_eq!(unread(&entry).len(), usize::from(unread_day.is_some()), "{text}");
        assert!(unread_day.is_none() || said.when.is_none(), "{text}");
    }
}
