use proptest::prelude::*;

use super::*;

fn lines(input: &str) -> (String, usize) {
    let cleaned = clean(input, Kind::Lines);
    (cleaned.text, cleaned.removed)
}

#[test]
fn what_a_terminal_would_obey_goes_whole() {
    let table = [
        ("plain", "plain", 0),
        ("a\r\nb\rc\nd", "a\nb\nc\nd", 0),
        ("a\u{2028}b", "a\nb", 0),
        ("a\tb", "a    b", 0),
        ("\u{1b}[31mred\u{1b}[0m", "red", 9),
        ("\u{9b}31mred", "red", 4),
        ("\u{1b}[?1049h\u{1b}[2 qx", "x", 13),
        ("\u{1b}]52;c;aGk=\u{7}x", "x", 12),
        ("\u{1b}]0;title\u{1b}\\x", "x", 11),
        ("\u{9d}0;title\u{9c}x", "x", 9),
        ("\u{1b}Pq#0\u{1b}\\x\u{1b}_a\u{1b}\\y\u{1b}^b\u{9c}z\u{1b}Xc\u{1b}\\", "xyz", 21),
        ("\u{90}q\u{9c}\u{98}s\u{9c}\u{9e}p\u{9c}\u{9f}a\u{9c}x", "x", 12),
        ("\u{1b}]8;;https://x\u{1b}\\here\u{1b}]8;;\u{1b}\\", "here", 23),
        ("\u{1b}]never ends\nBen ate", "\nBen ate", 12),
        ("\u{1b}]a\u{1b}[31mred", "red", 8),
        ("\u{1b}[31\nBen", "\nBen", 4),
        ("\u{1b}Ben", "Ben", 1),
        ("\u{1b}\u{1b}", "", 2),
        ("a\0\u{8}\u{7f}\u{85}b", "ab", 4),
        ("\u{202e}neB\u{202c} \u{2066}x\u{2069}", "neB x", 4),
        ("a\u{200b}b\u{feff}c\u{ad}d\u{2060}e", "abcde", 4),
        ("x\u{e0041}\u{e007f}y", "xy", 2),
    ];
    for (input, text, removed) in table {
        assert_eq!(lines(input), (text.to_owned(), removed), "{input:?}");
    }
}

#[test]
fn what_people_write_in_any_script_stays() {
    let table = [
        "Zoë, Siân, Łukasz",
        "שלום\u{200f} (x)",
        "\u{200e}محمد",
        "می\u{200c}خواهم",
        "ක්\u{200d}ර",
        "র\u{200d}্য",
        "👨\u{200d}👩\u{200d}👧",
        "🏳\u{fe0f}\u{200d}🌈",
        "👍🏽 ❤️ 1️⃣",
        "ไม่ได้มา",
    ];
    for text in table {
        assert_eq!(lines(text), (text.to_owned(), 0), "{text:?}");
    }
}

#[test]
fn a_joiner_or_direction_mark_out_of_place_goes() {
    let table = [
        ("Ben\u{200e} ate", "Ben ate"),
        ("a\u{200d} b", "a b"),
        ("\u{200d}a", "a"),
        ("a\u{200d}\u{200d}b", "a\u{200d}b"),
        ("1\u{200c}2", "12"),
        ("\u{200e}\u{5b4}\u{94d}", "\u{94d}\u{5b4}"),
        ("שלום\u{200f}\u{200f}", "שלום\u{200f}"),
    ];
    for (input, text) in table {
        assert_eq!(lines(input).0, text, "{input:?}");
    }
}

#[test]
fn accents_are_composed_and_a_pile_of_them_is_cut_to_eight() {
    assert_eq!(lines("Zoe\u{308}"), ("Zoë".to_owned(), 0));
    let pile = format!("x{}", "\u{316}".repeat(50));
    let (text, removed) = lines(&pile);
    assert_eq!((text.chars().count(), removed), (9, 42));
}

#[test]
fn one_line_stays_one_line() {
    let cleaned = clean("Ben\r\nate\nbreak\tfast", Kind::Line);
    assert_eq!(cleaned, Cleaned { text: "Ben ate break fast".into(), removed: 0 });
}

#[test]
fn what_was_removed_is_said() {
    let said = |input| clean(input, Kind::Lines).sentence();
    assert_eq!(said("a"), None);
    assert_eq!(said("a\0").as_deref(), Some("1 hidden character removed"));
    assert_eq!(said("a\0\0\0").as_deref(), Some("3 hidden characters removed"));
}

#[test]
fn one_letter_is_one_step_whatever_it_is_made_of() {
    for letter in ["a", "é", "e\u{301}", "👨\u{200d}👩\u{200d}👧", "🇬🇧", "1️⃣"] {
        let text = format!("x{letter}y");
        assert_eq!(next_boundary(&text, 1), 1 + letter.len(), "{letter}");
        assert_eq!(previous_boundary(&text, 1 + letter.len()), 1, "{letter}");
    }
    assert_eq!((next_boundary("", 0), previous_boundary("", 9)), (0, 0));
}

#[test]
fn words_are_stepped_over_from_either_side() {
    let text = "Ben's GP, Dr  Okafor.";
    let right = [0, 5, 8, 12, 20].map(|at| word_right(text, at));
    assert_eq!(right, [5, 8, 12, 20, 21]);
    let left = [21, 14, 10, 6, 0].map(|at| word_left(text, at));
    assert_eq!(left, [14, 10, 6, 0, 0]);
}

#[test]
fn columns_are_counted_as_drawn() {
    for (text, columns) in
        [("Ben", 3), ("Zoë", 3), ("日本", 4), ("👨\u{200d}👩\u{200d}👧", 2), ("e\u{301}", 1), ("", 0)]
    {
        assert_eq!(width(text), columns, "{text}");
    }
}

/// Any characters, with those that matter here far more often than chance would have them.
fn odd_text() -> impl Strategy<Value = String> {
    let odd = proptest::sample::select(
        "\u{1b}[]P^_X\\m0;\u{7}\u{9b}\u{9d}\u{90}\u{9c}\r\n\t\u{200d}\u{200c}\u{200e}\u{200f}\u{61c}\u{202e}\u{feff}\
         a.=\u{338}\u{301}\u{316}\u{344}\u{94d}\u{9bc}\u{9cd}\u{9c7}\u{9be}क🇬👩\u{fe0f}שم\u{5b4}\u{fb1d}\u{1100}\u{1161}\u{11a8}"
            .chars()
            .collect::<Vec<_>>(),
    );
    let letter = prop_oneof![4 => odd, 1 => any::<char>()];
    proptest::collection::vec(letter, 0..60).prop_map(String::from_iter)
}

fn obeyed(letter: char) -> bool {
    (letter.is_control() && letter != '\n')
        || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{feff}')
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn cleaning_twice_is_cleaning_once(text in odd_text()) {
        for kind in [Kind::Line, Kind::Lines] {
            let once = clean(&text, kind);
            let twice = clean(&once.text, kind);
            prop_assert_eq!((twice.text, twice.removed), (once.text, 0));
        }
    }

    #[test]
    fn nothing_a_terminal_obeys_is_left(text in odd_text()) {
        prop_assert!(!clean(&text, Kind::Lines).text.chars().any(obeyed));
        prop_assert!(!clean(&text, Kind::Line).text.chars().any(|letter| obeyed(letter) || letter == '\n'));
    }

    #[test]
    fn every_step_lands_between_characters_and_gets_on(text in odd_text(), byte in 0usize..300) {
        for place in [next_boundary(&text, byte), previous_boundary(&text, byte), word_left(&text, byte), word_right(&text, byte)] {
            prop_assert!(text.is_char_boundary(place));
        }
        if text.is_char_boundary(byte) && byte < text.len() {
            prop_assert!(next_boundary(&text, byte) > byte && word_right(&text, byte) > byte);
        }
        if text.is_char_boundary(byte) && 0 < byte && byte <= text.len() {
            prop_assert!(previous_boundary(&text, byte) < byte && word_left(&text, byte) < byte);
        }
    }
}

#[test]
fn what_turns_words_around_is_not_typed_and_what_joins_them_is() {
    for letter in
        ['a', ' ', '\u{e9}', '\u{308}', '\u{646}', '\u{64e}', '\u{200c}', '\u{200d}', '\u{1f469}', '\u{fe0f}']
    {
        assert!(may_be_typed(letter), "{letter:?}");
    }
    for letter in
        ['\0', '\u{7}', '\u{1b}', '\u{7f}', '\u{9b}', '\u{202e}', '\u{2066}', '\u{200b}', '\u{feff}']
    {
        assert!(!may_be_typed(letter), "{letter:?}");
    }
}
