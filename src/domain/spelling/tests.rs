use proptest::prelude::*;

use super::super::attendance::Came;
use super::super::body::{Clearance, Line, Spot};
use super::super::closing::sample::{self, id};
use super::super::manuscript::Manuscript;
use super::super::writing::put_word;
use super::*;

fn unknown_words(record: &MeetingRecord, room: Option<&Room>) -> Vec<String> {
    let dictionary: Known = ["boiler off since seen the visit no for and", "Mum's"].into_iter().collect();
    let names = names(record);
    let knows = |word: &str| dictionary.has(word) || names.has(word);
    unknown(record, &sample::around(), room, &knows).into_iter().map(|one| one.word).collect()
}

#[test]
fn words_are_looked_at_and_what_is_none_is_not() {
    for (text, wanted) in [
        ("boiler off, since Sunday", vec!["boiler", "off", "since", "Sunday"]),
        ("-- 'quoted' (and) well-being-", vec!["quoted", "and", "well-being"]),
        ("Mum\u{2019}s caf\u{e9} cafe\u{301}", vec!["Mum\u{2019}s", "caf\u{e9}", "cafe\u{301}"]),
        ("GP GPs HV's MASH a I 10am 3yrs s47 2026", vec![]),
        ("LOUDLY and UNHAPPY", vec!["and", "UNHAPPY"]),
        ("@HV: ring x@y.org www.nspcc.org https://a.uk/path now", vec!["ring", "now"]),
        ("mum/dad", vec!["mum", "dad"]),
        ("", vec![]),
    ] {
        let words: Vec<&str> = looked_at(text).into_iter().map(|(_, word)| word).collect();
        assert_eq!(words, wanted, "{text}");
    }
}

#[test]
fn words_are_plain_for_the_dictionary_and_other_alphabets_are_none_of_its() {
    assert_eq!(plain_letters("caf\u{e9}").as_deref(), Some("cafe"));
    assert_eq!(plain_letters("don\u{2019}t").as_deref(), Some("don't"));
    assert_eq!(plain_letters("\u{141}ukasz"), None);
    assert_eq!(plain_letters("\u{644}\u{64a}"), None);
}

#[test]
fn every_unknown_word_comes_in_the_order_of_the_agenda_with_its_place() {
    let mut record = sample::record();
    sample::write(&mut record, "plan", None, "vist\n\nboilr off");
    sample::write(&mut record, "children", Some(12), "! seen fo the vist");
    let found = unknown(&record, &sample::around(), None, &|word| !["vist", "boilr"].contains(&word));
    let places: Vec<_> = found.iter().map(|one| (one.word.as_str(), one.line, one.at)).collect();
    assert_eq!(places, [("vist", 0, 14), ("vist", 0, 0), ("boilr", 2, 0)]);
}

#[test]
fn names_and_places_of_the_family_are_known_in_any_case_and_with_an_s() {
    let mut record = sample::record();
    record.children[0].school = "Maplegarth Primary".into();
    record.parts[0].place = "Tamworthy Hall".into();
    record.people[0].handle = "Mrs Osei".into();
    sample::write(&mut record, "plan", None, "ben Noor's maplegarth Tamworthy osei Zoltan");
    assert_eq!(unknown_words(&record, None), ["Zoltan"]);
}

#[test]
fn a_word_with_a_hyphen_is_known_where_its_parts_are() {
    let mut record = sample::record();
    sample::write(&mut record, "plan", None, "boiler-visit boiler-vist");
    assert_eq!(unknown_words(&record, None), ["boiler-vist"]);
}

#[test]
fn a_childs_own_words_are_left_alone_cleared_or_not_pasted_or_mistyped() {
    let mut record = sample::record();
    let at = sample::moment("2026-11-26T10:00:00Z");
    let cleared = Some(Clearance { audience: Audience::Everyone, child_asked: None, at });
    let said = "\" Ava: I maked my tee";
    let lines = vec![
        Line::plain(said),
        Line { cleared, ..Line::plain(said) },
        Line { pasted: true, ..Line::plain(said) },
        Line::plain("\" Avva: I maked my tee"),
        Line::plain("boilr"),
    ];
    sample::put(&mut record, "plan", None, lines);
    assert_eq!(unknown_words(&record, None), ["boilr"]);
}

#[test]
fn a_line_that_may_not_be_on_the_screen_of_the_room_is_not_listed_there() {
    let mut record = sample::record();
    sample::write_for(&mut record, "plan", &Audience::ProfessionalsOnly, "secrt");
    sample::write_for(&mut record, "next", &Audience::NotFor([id(3)].into()), "hiden");
    sample::write(&mut record, "children", Some(12), "opn");
    assert_eq!(unknown_words(&record, Some(&Room::now(&record))), ["opn"]);
    assert_eq!(unknown_words(&record, None), ["opn", "secrt", "hiden"]);
    sample::attend(&mut record, 3, Some(Came::No));
    assert_eq!(unknown_words(&record, Some(&Room::now(&record))), ["opn", "hiden"]);
}

#[test]
fn names_that_are_one_slip_away_come_first_in_what_is_offered() {
    let names = ["Noor", "Ben", "Ava"];
    for (word, near_it) in [
        ("Noro", vec!["Noor"]),
        ("Nor", vec!["Noor"]),
        ("noorr", vec!["Noor"]),
        ("Bin", vec!["Ben"]),
        ("Be", vec!["Ben"]),
        ("Ben", vec![]),
        ("none", vec![]),
        ("", vec![]),
    ] {
        assert_eq!(near(word, &names), near_it, "{word}");
    }
}

proptest! {
    /// Whatever is put in, and in whatever order, what is left still stands where it is said to stand.
    #[test]
    fn places_are_right_after_every_word_that_is_put_in(
        words in proptest::collection::vec("[a-z\u{e9}']{1,6}", 1..8),
        turns in proptest::collection::vec((any::<usize>(), "[a-z\u{e9} ]{1,9}"), 0..6),
    ) {
        let mut record = sample::record();
        sample::write(&mut record, "plan", None, &words.join(" "));
        let mut places = unknown(&record, &sample::around(), None, &|_| false);
        let body = record.texts.iter().find(|text| text.section == "plan").expect("the plan").body.clone();
        let mut manuscript = Manuscript::from_parts(body, Spot::default(), Vec::new(), 0);
        for (n, put) in turns {
            let n = n % places.len().max(1);
            let Some(one) = places.get(n) else { break };
            let stroke = put_word(&manuscript, one.line, one.at..one.at + one.word.len(), &put).expect("fits");
            manuscript.apply(&stroke).expect("fits");
            put_in(&mut places, n, &put);
            for one in &places {
                let line = &manuscript.body().line(one.line).text;
                prop_assert_eq!(line.get(one.at..one.at + one.word.len()), Some(one.word.as_str()));
            }
        }
    }

    #[test]
    fn words_are_stretches_of_their_line(text in "\\PC{0,40}") {
        for (at, word) in looked_at(&text) {
            prop_assert_eq!(text.get(at..at + word.len()), Some(word));
        }
    }
}
