use proptest::prelude::*;

use super::*;

fn shield(what: What, words: &str) -> Shield {
    let id = Id::from_bytes([1; 16]);
    Shield { id, family: id, what, words: words.into(), from: vec![id] }
}

/// Which of these are found, of those that should be and those that should not.
fn wrong(shield: &Shield, found: &[&str], not: &[&str]) -> Vec<String> {
    let missed = found.iter().filter(|text| !shield.is_in(text)).map(|text| format!("missed: {text}"));
    let taken = not.iter().filter(|text| shield.is_in(text)).map(|text| format!("found: {text}"));
    missed.chain(taken).collect()
}

#[test]
fn an_address_is_found_however_it_is_written() {
    let streets = [
        "14 Mill Lane",
        "at 14, mill lane now",
        "near MILL-LANE",
        "Mill Ln",
        "mill\u{a0}lane",
        "Mill\u{2011}Lane",
        "Mill La.",
        "Mill Lane14",
        "14Mill Lane",
        "Mill&nbsp;Lane",
        "Mill&#160;lane",
    ];
    let codes = ["post to ox41ab please", "OX4 1AB", "ox4\u{202f}1ab", "OX4-1AB", "0X4 lAB", "ox4&nbsp;Iab"];
    let nothing = [
        "the mill",
        "OX4",
        "1AB",
        "Lane 12",
        "miller lane",
        "mill laneway",
        "OX4 1AC",
        "flat 2",
        "in Oxford",
        "14",
        "a mill and a lane",
        "",
    ];
    for way in [
        "14 Mill Lane, OX4 1AB",
        "Flat 2, 14 Mill Lane, OX4 1AB",
        "Flat 2 14 Mill Lane OX4 1AB",
        "Flat 2b, 14 Mill Lane, Oxford, OX4 1AB",
        "Flat 2 14 Mill Lane Oxford OX4 1AB",
        "No. 14 Mill Lane, Oxford OX41AB",
        "no 14, Mill Lane, OX4 1AB",
        "14, Mill Ln, Oxford, ox4 1ab",
        "c/o Aunt Bea, 14 Mill Lane, OX4 1AB",
        "c/o Aunt Bea 14 Mill Lane, OX4 1AB",
        "First floor flat, 14 Mill Lane, Oxford, OX4 1AB",
        "Apartment 7; 14 Mill Lane; Oxford; OX4 1AB",
        "14A Mill Lane Oxford OX4 1AB",
        "14-16 Mill Lane, Oxford, OX4 1AB",
        "Mill Lane, Oxford, OX4 1AB",
    ] {
        let house = shield(What::Address, way);
        assert_eq!(wrong(&house, &streets, &nothing), [""; 0], "{way}");
        assert_eq!(wrong(&house, &codes, &[]), [""; 0], "{way}");
    }
}

#[test]
fn a_house_is_found_by_its_name_and_a_street_of_one_word_where_a_place_would_stand() {
    for (way, found, not) in [
        (
            "14 Broadway, OX4 1AB",
            &["14 Broadway", "14, broadway", "lives on Broadway", "the Broadway"][..],
            &["a broadway musical", "4 Broad Way"][..],
        ),
        ("14 Broadway Oxford OX4 1AB", &["14 Broadway", "on broadway"], &["in Oxford", "14 Oxford"]),
        (
            "27 King's Road",
            &["Kings Road", "27 King\u{2019}s Rd", "KINGS ROAD", "king's-road"],
            &["the king", "a road", "Kingston Road"],
        ),
        ("27 Kings Road", &["King's Road", "King\u{2bc}s rd"], &["Kings", "27"]),
        (
            "Rose Cottage, Mill Lane, Wheatley",
            &["Rose Cottage", "rosecottage", "Mill Lane"],
            &["a rose", "Wheatley"],
        ),
        (
            "Flat 3, Hope Court, 2 St John's Street, Oxford",
            &["hope court", "Hope Ct", "St Johns St", "Saint John's Street"],
            &["hope", "court", "St John", "Oxford"],
        ),
        ("Hope Court 14 Mill Lane Oxford", &["hope court", "mill lane"], &["oxford", "court"]),
        (
            "2 Church Hill Road, Witney",
            &["Church Hill Road", "church hill rd"],
            &["church hill", "Witney", "the church"],
        ),
        ("14 The Lane, Witney", &["14 The Lane", "14, the ln"], &["down the lane", "Witney"]),
        ("14 Caf\u{e9} Row", &["Cafe Row", "cafe\u{301} row"], &["a cafe"]),
        ("Thistledown, Witney", &["Thistledown"], &["Witney", "thistle"]),
        ("the refuge", &["collect from The Refuge on friday", "the-refuge"], &["refuges", "a refuge"]),
        ("OX4 1AB", &["post to ox41ab please"], &["OX4", "OX4 1AC"]),
        ("OX41AB", &["post to OX4 1ab"], &["1ab"]),
        ("12 Mill Lane, OX4 1AB\nthe refuge", &["mill lane", "The refuge"], &["a mill"]),
        ("9 \u{141}\u{f3}d\u{17a} Street", &["Lodz Street", "\u{142}odz st"], &["Lodz"]),
    ] {
        assert_eq!(wrong(&shield(What::Address, way), found, not), [""; 0], "{way}");
    }
}

#[test]
fn a_number_is_found_by_its_figures_whatever_stands_between() {
    for way in ["07700 900123", "+44 7700 900123", "+44 (0)7700 900 123", "0044 7700-900123", "07700900123"] {
        let number = shield(What::Number, way);
        let found = [
            "ring 07700900123",
            "ring 07700-900 123 after six",
            "+44 7700 900123",
            "(0044) 7700 900.123",
            "+44 (0) 7700 900123",
            "07700\u{a0}900123",
            "07700\u{2011}900123",
            "07700\u{2013}900123",
            "07700\u{202f}900\u{2007}123",
            "07700/900/123",
            "07700, 900123",
            "\u{ff10}7700 900123",
            "0770\u{ad}0 900\u{200b}123",
            "tel:07700.900.123.",
            "two: 01865 249811, 07700 900123",
            "O77OO 9OOl23",
            "07700&nbsp;900123",
            "\u{660}\u{667}\u{667}\u{660}\u{660} \u{669}\u{660}\u{660}\u{661}\u{662}\u{663}",
            "ring07700900123now",
        ];
        let not = [
            "ring 07700 900124",
            "on 7 January",
            "900123",
            "07700 and 900123",
            "07700\n900123",
            "7700 90012",
            "20/11/2026 10:00",
            "",
        ];
        assert_eq!(wrong(&number, &found, &not), [""; 0], "{way}");
    }
    assert!(!shield(What::Number, "12").is_in("12 children"));
}

#[test]
fn a_school_or_a_place_is_found_however_it_is_spelt() {
    for (what, way, found, not) in [
        (
            What::School,
            "Hill Top Primary",
            &["Hilltop Primary", "hill-top prim", "at Hill Top"][..],
            &["the top of the hill", "primary", "hill. at the top"][..],
        ),
        (
            What::School,
            "St Mary's CE Primary School",
            &["St. Marys", "Saint Mary\u{2019}s", "st mary's primary"],
            &["Mary", "CE primary school"],
        ),
        (
            What::School,
            "Larkrise Primary School",
            &["Larkrise Primary", "larkrise school", "at Larkrise"],
            &["primary school", "lark rise and shine school"],
        ),
        (What::School, "School", &["school"], &["schools"]),
        (
            What::Place,
            "Caf\u{e9} Zo\u{eb}",
            &["Cafe Zoe", "CAFE ZOE", "cafe\u{301} zoe\u{308}", "Caf\u{e9} Zo\u{eb}'s door"],
            &["Zoe", "a cafe"],
        ),
        (What::Place, "Cafe Zoe", &["Caf\u{e9} Zo\u{eb}"], &["cafe zoes"]),
        (
            What::Place,
            "Aunt Bea",
            &["aunt bea", "AuntBea", "Aunt Bea\u{2019}s"],
            &["Aunt Beatrice", "aunt, a bee"],
        ),
        (What::Place, "O'Neil", &["ONeil", "O\u{2019}Neil", "o neil"], &["Neil"]),
        (What::Place, "\u{141}ukasz Stra\u{df}e", &["Lukasz Strasse"], &["Lukasz"]),
        (What::Place, "the o\u{fb03}ce", &["The Office"], &["officer"]),
    ] {
        assert_eq!(wrong(&shield(what, way), found, not), [""; 0], "{way}");
    }
}

#[test]
fn what_is_found_and_what_is_not_is_said_and_is_so() {
    for (what, words) in [
        (What::Address, "Flat 2, 14 Mill Lane, Oxford, OX4 1AB\nthe refuge"),
        (What::Address, "14 Broadway, OX4 1AB"),
        (What::Number, "07700 900123"),
        (What::School, "St Mary's CE Primary School"),
        (What::Place, "Aunt Bea"),
    ] {
        let shield = shield(what, words);
        assert!(!shield.finds().is_empty() && !shield.misses().is_empty(), "{words}");
        let (finds, misses) = (shield.finds(), shield.misses());
        let (finds, misses): (Vec<&str>, Vec<&str>) =
            (finds.iter().map(String::as_str).collect(), misses.iter().map(String::as_str).collect());
        assert_eq!(wrong(&shield, &finds, &misses), [""; 0], "{words}");
    }
    let house = shield(What::Address, "Flat 2, 14 Mill Lane, Oxford, OX4 1AB");
    let finds = ["Flat 2 14 Mill Lane Oxford OX4 1AB", "14 Mill Lane", "Mill Lane", "Mill Ln", "OX4 1AB"];
    assert_eq!(house.finds(), finds);
    assert_eq!(house.misses(), ["Oxford", "OX4", "number 14"]);
}

#[test]
fn other_names_of_somebody_who_is_kept_by_name_are_looked_for_too() {
    let names =
        [vec!["Gran", "Beatrice Reid", "Bea Osei"], vec!["Zo\u{eb}", "Hope"], vec!["Dad", "Tom Marsh"]];
    for (way, found, not) in [
        ("Beatrice Reid", &["bea osei", "BEATRICE REID"][..], &["Gran came", "Tom Marsh"][..]),
        ("bea osei", &["Beatrice Reid"], &["Beatrice came"]),
        ("the refuge", &["the refuge"], &["Bea Osei", "Zoe"]),
    ] {
        let shields = with_other_names(vec![shield(What::Place, way)], &names);
        assert_eq!(wrong(&shields[0], found, not), [""; 0], "{way}");
    }
}

#[test]
fn words_that_stand_in_every_other_line_are_known() {
    for way in
        ["the house", "school", "The School", "home", "her flat", "Mum's house", "the nursery", "a new flat"]
    {
        assert!(is_everyday(way), "{way}");
    }
    for way in ["the refuge", "Mill House", "Hill Top", "Aunt Bea", "Rose Cottage", "07700 900123", ""] {
        assert!(!is_everyday(way), "{way}");
    }
}

#[test]
fn a_text_with_two_shielded_things_is_for_those_who_may_know_both() {
    let (one, two) = (Id::from_bytes([1; 16]), Id::from_bytes([2; 16]));
    let school = Shield { from: vec![one], ..shield(What::School, "Hill Top Primary") };
    let place = Shield { from: vec![two], ..shield(What::Place, "the blue house") };
    let nobody = Shield { from: Vec::new(), ..shield(What::Place, "Aunt Bea") };
    let all = [school, place, nobody];
    assert_eq!(audience_of("nothing to hide", &all), Audience::Everyone);
    let both = audience_of("from hill top primary to the Blue House", &all);
    assert_eq!(both, Audience::NotFor([one, two].into()));
    assert_eq!(audience_of("aunt bea rang", &all), Audience::ProfessionalsOnly);
}

#[test]
fn a_line_is_narrowed_no_further_than_what_is_shielded_in_it_asks() {
    let (one, two) = (Id::from_bytes([1; 16]), Id::from_bytes([2; 16]));
    let school = Shield { from: vec![one], ..shield(What::School, "Hill Top Primary") };
    let nobody = Shield { id: two, from: Vec::new(), ..shield(What::Place, "Aunt Bea") };
    let all = [school, nobody];
    let to = |audience: Audience, text: &str| narrowed(&audience, text, &all);
    let not_one = Audience::NotFor([one].into());
    assert_eq!(to(Audience::Everyone, "at Hill Top Primary"), not_one);
    assert_eq!(to(not_one.clone(), "at Hill Top Primary"), not_one);
    assert_eq!(
        to(Audience::NotFor([two].into()), "at Hill Top Primary"),
        Audience::NotFor([one, two].into())
    );
    assert_eq!(to(Audience::ProfessionalsOnly, "at Hill Top Primary"), Audience::ProfessionalsOnly);
    assert_eq!(to(Audience::Everyone, "Aunt Bea, Hill Top Primary"), Audience::ProfessionalsOnly);
    assert_eq!(to(Audience::LegalAdvice, "Aunt Bea"), Audience::LegalAdvice);
    let line = Line { shared: vec![one], ..Line::plain("Aunt Bea, Hill Top Primary") };
    assert_eq!(narrowed_for(&line.audience, &line, &all), Audience::ProfessionalsOnly);
    let line = Line { shared: vec![one, two], ..line };
    assert_eq!(narrowed_for(&line.audience, &line, &all), Audience::Everyone);
}

#[test]
fn a_shield_holds_against_those_it_names_and_against_every_family_copy() {
    let one = Id::from_bytes([1; 16]);
    let school = Shield { from: vec![one], ..shield(What::School, "Hill Top Primary") };
    let nobody = Shield { from: Vec::new(), ..school.clone() };
    let person = |n: u8, professional| Reader::Person { id: Id::from_bytes([n; 16]), professional };
    for (reader, named, none) in [
        (Reader::Record, false, false),
        (Reader::Family, true, true),
        (person(1, false), true, true),
        (person(2, false), false, true),
        (person(2, true), false, false),
    ] {
        assert_eq!(school.holds_against(&reader), named, "{reader:?}");
        assert_eq!(nobody.holds_against(&reader), none, "{reader:?}");
    }
}

#[test]
fn an_empty_shield_finds_nothing() {
    for what in What::ALL {
        assert!(!shield(what, "").is_in("any words at all 07700 900123"));
        assert!(!shield(what, "\n \n").is_in("any words at all 07700 900123"));
    }
}

proptest! {
    #[test]
    fn what_stands_between_two_words_is_never_missed(
        before in "[a-z ]{0,20}", after in "[a-z ]{0,20}", gap in "[ ,.;:\u{a0}\u{2011}\u{2013}-]{1,3}"
    ) {
        let text = format!("{before} hill{gap}top{gap}primary {after}");
        prop_assert!(shield(What::School, "Hill Top Primary").is_in(&text));
    }
}
