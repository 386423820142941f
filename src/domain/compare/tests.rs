use proptest::prelude::*;

use super::*;

#[test]
fn what_is_one_name_is_the_same_and_what_is_not_is_not() {
    for (one, other) in [
        ("Ben", "BEN"),
        ("Zo\u{eb}", "Zoe"),
        ("Zo\u{eb}", "Zoe\u{308}"),
        ("\u{141}ukasz", "lukasz"),
        ("S\u{f8}ren", "Soren"),
        ("\u{110}or\u{111}e", "Dorde"),
        ("\u{c6}sa", "aesa"),
        ("C\u{153}ur", "coeur"),
        ("Stra\u{df}e", "STRASSE"),
        ("\u{de}\u{f3}r", "Thor"),
        ("\u{f0}", "d"),
        ("I\u{131}k", "iik"),
        ("\u{130}pek", "ipek"),
        ("So\u{fb01}a", "Sofia"),
        ("O'Neil", "ONeil"),
        ("O\u{2019}Neil", "O\u{2bc}Neil"),
        ("Anne-Marie", "Anne Marie"),
        ("Anne\u{2011}Marie", "Annemarie"),
        ("Anne\u{2212}Marie", "Anne\u{a0}\u{202f}Marie"),
        ("Jo\u{200b}\u{ad}", "Jo"),
        ("\u{ff22}\u{ff45}\u{ff4e}", "Ben"),
        ("\u{410}\u{43d}\u{43d}\u{430}", "\u{430}\u{43d}\u{43d}\u{430}"),
        ("--", " --"),
    ] {
        assert!(same(one, other), "{one} and {other}");
        assert!(same(other, one), "{other} and {one}");
    }
    for (one, other) in [
        ("Ben", "Benn"),
        ("Jo", "Jo-Anne"),
        ("Anna", "Ana"),
        ("Ben 2", "Ben"),
        ("", "Ben"),
        ("--", "++"),
        ("\u{930}\u{93e}\u{92e}", "\u{930}\u{94b}\u{92e}"),
        ("HV", "HV2"),
        ("Rosa", "Rosie"),
        ("Mia", "Maia"),
        ("Noor", "Nor"),
        ("Oslo", "\u{d8}"),
        ("Lee", "Leigh"),
        ("Mr Osei", "Mrs Osei"),
        ("4", "14"),
    ] {
        assert!(!same(one, other), "{one} and {other}");
    }
}

#[test]
fn a_name_takes_the_bytes_it_was_typed_in() {
    for (text, name, typed) in [
        ("Anne  Marie: cold", "Anne-Marie", Some("Anne  Marie")),
        ("Zoe\u{308}\u{ad} came", "Zo\u{eb}", Some("Zoe\u{308}\u{ad}")),
        ("\u{c6}sa's", "aesa", Some("\u{c6}sa")),
        ("Mrs. Osei rang", "Mrs Osei", Some("Mrs. Osei")),
        ("St. John", "St John", Some("St. John")),
        ("J.J. came", "JJ", Some("J.J")),
        ("O Neil", "O'Neil", Some("O Neil")),
        ("Ben\u{2019}s", "Ben", Some("Ben")),
        ("Ben\u{2019}s", "Bens", None),
        ("Jo. Anne came", "Jo-Anne", None),
        ("Jo\nAnne", "Jo-Anne", None),
        ("Anna-May", "Anna", None),
        ("Anna - cold", "Anna", Some("Anna")),
        ("HV2", "HV", None),
        ("HV-2", "HV", None),
        ("@Ben", "Ben", None),
        (" Ben", "Ben", None),
    ] {
        let bytes = begins_with_name(text, name);
        assert_eq!(bytes.and_then(|bytes| text.get(..bytes)), typed, "{name} in {text}");
    }
}

#[test]
fn half_a_name_completes_to_what_begins_with_it() {
    for (text, prefix, expected) in [
        ("Zo\u{eb}", "zo", true),
        ("Zo\u{eb}", "zoe", true),
        ("Mrs Osei", "os", true),
        ("O'Neil", "one", true),
        ("O'Neil", "neil", false),
        ("Anne-Marie", "mar", true),
        ("Anne-Marie", "annem", true),
        ("Mrs Osei", "mrs ", true),
        ("HV", "hv ", false),
        ("HV", "hv,", false),
        ("Mum", "", true),
        ("Mum", "um", false),
    ] {
        assert_eq!(begins(text, prefix), expected, "{prefix} of {text}");
    }
}

#[test]
fn a_phrase_is_found_in_a_folded_text_from_word_to_word() {
    let folds = Folds::of("At Hill-Top, King\u{2019}s Road; Caf\u{e9} Zoe\u{301}'s");
    for (phrase, expected) in [
        ("Hilltop", true),
        ("hill top", true),
        ("kings road", true),
        ("king road", false),
        ("king", true),
        ("Cafe Zo\u{e9}", true),
        ("afe zoe", false),
        ("hill king", false),
        ("", false),
    ] {
        assert_eq!(folds.has(&key(phrase)), expected, "{phrase}");
    }
    assert_eq!(Folds::of("a b'c").words().collect::<Vec<_>>(), ["a", "bc"]);
}

proptest! {
    #[test]
    fn any_two_texts_can_be_compared(text in any::<String>(), name in any::<String>()) {
        let _ = (same(&text, &name), begins(&text, &name), Folds::of(&text).has(&key(&name)));
        for (place, _) in found(&text, &name) {
            prop_assert!(text.get(place).is_some());
        }
    }

    #[test]
    fn a_text_is_the_same_as_itself_in_capitals_and_with_accents_apart(text in "[a-zA-Z\u{e0}-\u{ff}' -]{0,20}") {
        use unicode_normalization::UnicodeNormalization as _;
        prop_assert!(same(&text, &text.to_uppercase()));
        prop_assert!(same(&text, &text.nfd().collect::<String>()));
    }
}
