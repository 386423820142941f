use proptest::prelude::*;

use super::*;

fn text(words: &Words) -> String {
    words.secret().as_str().to_owned()
}

fn read(typed: &str) -> Result<Words, WordsFault> {
    Words::read(&Secret::new(typed.into()))
}

#[test]
fn the_words_are_those_the_standard_gives() {
    let (eleven_abandon, eleven_zoo) = ("abandon ".repeat(11), "zoo ".repeat(11));
    for (byte, expected) in [
        (0x00, format!("{eleven_abandon}about")),
        (0x7f, "legal winner thank year wave sausage worth useful legal winner thank yellow".into()),
        (0x80, "letter advice cage absurd amount doctor acoustic avoid letter advice cage above".into()),
        (0xff, format!("{eleven_zoo}wrong")),
    ] {
        assert_eq!(text(&Words::of(&[byte; RANDOM])), expected);
    }
}

#[test]
fn the_list_is_whole_sorted_and_told_apart_by_four_letters() {
    let list: Vec<&str> = LIST.lines().collect();
    assert_eq!(list.len(), 2048);
    let starts: Vec<&str> = list.iter().map(|word| word.get(..4).unwrap_or(word)).collect();
    assert!(starts.is_sorted_by(|a, b| a < b));
    assert!(list.iter().all(|word| word.len() <= 8 && word.bytes().all(|byte| byte.is_ascii_lowercase())));
}

#[test]
fn words_are_read_however_they_are_set_out() {
    let expected = "legal winner thank year wave sausage worth useful legal winner thank yellow";
    for typed in [
        expected.to_owned(),
        expected.to_uppercase(),
        format!("  {}\r\n", expected.replace(' ', "\t\n ")),
        expected.replace(' ', ", "),
        "1. legal 2. winner 3) Thank 4: year 5 wave 6.sausage 7 worth\n8 useful 9 legal 10 winner 11 thank 12 yellow."
            .to_owned(),
    ] {
        assert_eq!(read(&typed).as_ref().map(text).ok().as_deref(), Some(expected), "{typed}");
    }
}

#[test]
fn a_slip_is_told_with_its_place_and_without_the_word() {
    let good = "legal winner thank year wave sausage worth useful legal winner thank yellow";
    for (typed, said) in [
        (String::new(), "There are 0 words; there must be 12."),
        ("legal".into(), "There is one word; there must be 12."),
        (format!("{good} yellow"), "There are 13 words; there must be 12."),
        (good.replace("worth", "wort"), "Word 7 is not in the list of recovery words."),
        (
            good.replace("worth", "wörth").replace("wave", "x"),
            "Words 5, 7 are not in the list of recovery words.",
        ),
        (good.replace("year wave", "wave year"), "One of the words is wrong, or two are swapped."),
    ] {
        assert_eq!(read(&typed).err().map(|fault| fault.to_string()).as_deref(), Some(said), "{typed}");
    }
}

#[test]
fn two_sets_of_words_differ() {
    assert_ne!(text(&Words::random().expect("words")), text(&Words::random().expect("words")));
}

proptest! {
    #[test]
    fn every_set_of_words_is_read_as_it_was_written(random: [u8; RANDOM]) {
        let words = Words::of(&random);
        let again = read(&text(&words));
        prop_assert_eq!(again.as_ref().map(text).ok(), Some(text(&words)));
    }

    #[test]
    fn nothing_that_is_typed_makes_it_fall_over(typed: String) {
        let _ = read(&typed);
    }
}
