//! What is kept from somebody, in every way it is written, crossed with every kind of copy and with room view: no hidden
//! thing is in any of them, and nobody who may have a line loses it.

use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::domain::id::Id;
use crate::domain::room::in_the_room;
use crate::domain::shield::{Shield, What};
use crate::export::before::{Before, Coming, Whom, before};
use crate::export::csv::to_csv;
use crate::export::own_words::own_words;

/// Something kept from Dad, ways of writing it, and lines that only look like it.
type Kept = (What, &'static str, &'static [&'static str], &'static [&'static str]);

const THINGS: &[Kept] = &[
    (
        What::Address,
        "Flat 2, 14 Mill Lane, OX4 1AB",
        &[
            "14 Mill Lane",
            "at mill lane",
            "MILL\u{2011}LANE",
            "Mill Ln",
            "ox4\u{a0}1ab",
            "OX41AB",
            "Flat 2 14 Mill Lane OX4 1AB",
            "14, Mill\u{ad} Lane",
        ],
        &["the mill", "Lane 12", "flat 2", "OX4", "a lane by the mill", "miller lane"],
    ),
    (
        What::Address,
        "14 Broadway, OX4 1AB",
        &["14 Broadway", "14, broadway", "on Broadway"],
        &["a broadway show", "14 days", "broad way"],
    ),
    (
        What::Address,
        "27 King's Road",
        &["Kings Road", "27 King\u{2019}s Rd", "KING'S ROAD", "kings-road"],
        &["the king", "on the road", "27 days", "Kingston Road"],
    ),
    (
        What::Number,
        "07700 900123",
        &[
            "07700900123",
            "07700\u{a0}900123",
            "07700\u{2013}900\u{2011}123",
            "+44 (0)7700 900123",
            "0044 7700/900.123",
        ],
        &["07700 900124", "900123", "7 January 2026", "077 is short"],
    ),
    (
        What::Place,
        "Caf\u{e9} Zo\u{eb}",
        &["Cafe Zoe", "cafe\u{301} zoe\u{308}", "CAFE ZOE\u{2019}S", "Caf\u{e9}-Zo\u{eb}"],
        &["a cafe", "with Zoe", "cafe. Later Zoe"],
    ),
    (
        What::School,
        "St Mary's CE Primary School",
        &["St. Marys", "Saint Mary\u{2019}s", "st marys primary"],
        &["a primary school", "Mary came", "CE school"],
    ),
];

/// A child's name, ways of writing it that name the child or may, and lines that name somebody else.
const NAMES: &[(&str, &[&str], &[&str])] = &[
    (
        "Zo\u{eb}",
        &["for Zoe", "ZOE", "zoe\u{308}'s", "Zo\u{eb}, 4", "with @zoe"],
        &["the zoo", "Zoey", "zo e"],
    ),
    (
        "Anne-Marie",
        &["with Anne Marie", "annemarie", "Anne\u{2011}Marie", "Anne  Marie", "anne\u{ad}-marie's"],
        &["Anne came", "Marie rang", "Anne. Marie came"],
    ),
    ("O'Neil", &["for ONeil", "O\u{2019}Neil", "o neil's"], &["Neil came", "kneel"]),
    ("\u{141}ukasz", &["for Lukasz", "LUKASZ"], &["Luka", "Lukaszek"]),
    ("Rosie", &["for rosie", "rosies bed", "ROSIE"], &["a rosy day", "prosie", "Rosier"]),
    (
        "Will",
        &["for Will", "Will has none", "WILL HAS NONE", "it is late. Will has none", "@will", "Will's bed"],
        &["he will ring", "which will do", "willing", "goodwill", "it WILLOWS"],
    ),
    ("May", &["for May", "May has none", "Mum and May"], &["he may ring", "by 4 May", "May 2027", "maybe"]),
    ("Hope", &["for Hope", "Hope has none"], &["there is hope yet", "hopes", "hopeless"]),
];

const HIDDEN: &str = "heron";
const FREE: &str = "pelican";

fn tie(n: u8, person: u8, child: u8, may: bool) -> Tie {
    Tie {
        id: id(n),
        family: id(1),
        person: id(person),
        child: id(child),
        relation: "parent".into(),
        responsibility: None,
        contact: String::new(),
        may_receive: Some(may),
        from: day("2020-01-01"),
        until: None,
    }
}

/// A meeting with a line that is to be kept from Dad and one that is not, and the same as actions of last time.
fn record(marks: (&str, &str), hidden: &str, free: &str) -> MeetingRecord {
    let mut record = empty_record();
    record.ties = vec![tie(70, MUM, AVA, true), tie(71, MUM, BEN, true), tie(72, DAD, AVA, true)];
    record.texts = vec![text(
        61,
        "risk",
        None,
        vec![
            Line::plain(format!("{}{hidden} {HIDDEN}", marks.0)),
            Line::plain(format!("{}{free} {FREE}", marks.1)),
        ],
    )];
    record.carried = vec![
        action(51, &format!("{hidden} {HIDDEN}"), None, Audience::Everyone),
        action(52, &format!("{free} {FREE}"), None, Audience::Everyone),
    ];
    record
}

/// Every copy for a reader: the minutes, the papers before a meeting, a child's own words.
fn copies(record: &MeetingRecord, reader: &Reader) -> Vec<Finished> {
    let mut all = vec![minutes(record, reader, &around(), &no_facts(&[]))];
    all.push(own_words(&record.children[0], std::slice::from_ref(record), reader, &at("12:10")));
    let coming = Coming {
        family: &record.family,
        children: &record.children,
        people: &record.people,
        ties: &record.ties,
        members: &record.members,
        actions: &record.carried,
        template: &record.template,
        on: None,
        at: None,
        place: "",
        shields: &record.shields,
    };
    let papers: Vec<Before> = match reader {
        Reader::Record => vec![Before::Kit],
        Reader::Family => vec![Before::Agenda(Whom::Family), Before::Parent(Whom::Family)],
        Reader::Person { id, .. } => {
            vec![Before::Agenda(Whom::Person(*id)), Before::Parent(Whom::Person(*id)), Before::Member(*id)]
        }
    };
    all.extend(papers.iter().map(|paper| before(&coming, *paper, &at("12:10"))));
    all
}

fn readers() -> [(Reader, bool); 5] {
    let person = |n: u8, professional| Reader::Person { id: id(n), professional };
    [
        (Reader::Record, true),
        (Reader::Family, false),
        (person(MUM, false), true),
        (person(DAD, false), false),
        (person(HV, true), true),
    ]
}

fn look(record: &MeetingRecord, told: impl Fn(&str) -> bool) -> Result<(), TestCaseError> {
    for (reader, may_have) in readers() {
        for (n, copy) in copies(record, &reader).into_iter().enumerate() {
            prop_assert!(copy.refused.is_none(), "{reader:?}");
            let rows = to_csv(&copy.document);
            prop_assert!(may_have || !(rows.contains(HIDDEN) || told(&rows)), "{reader:?} in\n{rows}");
            for words in [to_text(&copy.document), to_markdown(&copy.document)] {
                prop_assert!(may_have || !(words.contains(HIDDEN) || told(&words)), "{reader:?} in\n{words}");
                // The minutes come first; the other papers have of the lines what their form asks for.
                prop_assert!(n > 0 || words.contains(FREE), "{reader:?} lost a line in\n{words}");
                prop_assert!(
                    n > 0 || !may_have || words.contains(HIDDEN),
                    "{reader:?} lost a line in\n{words}"
                );
            }
        }
    }
    for (came, may_have) in [(Came::Yes, false), (Came::No, true)] {
        let mut record = record.clone();
        record.attendance = vec![attendance(41, DAD, 1, Capacity::Parent, came)];
        let seen: String = in_the_room(&record).texts.iter().map(|text| text.body.to_text()).collect();
        prop_assert!(seen.contains(FREE), "{seen}");
        prop_assert_eq!(seen.contains(HIDDEN), may_have, "{:?}: {}", came, seen);
        prop_assert!(may_have || !told(&seen), "{}", seen);
    }
    Ok(())
}

fn picked<'a>(which: prop::sample::Index, of: &[&'a str]) -> &'a str {
    of[which.index(of.len())]
}

const MARKS: [&str; 6] = ["", "> ", "+ ", "-- told by HV: ", "? ", "so: "];

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_shielded_is_in_a_copy_or_on_the_screen_and_no_line_is_lost(
        ((what, words, ways, free), mark, way, other) in
            (select(THINGS), select(&MARKS[..]), any::<prop::sample::Index>(), any::<prop::sample::Index>())
    ) {
        let mut record = record((mark, mark), picked(way, ways), picked(other, free));
        let shield =
            Shield { id: id(200), family: id(1), what, words: words.into(), from: vec![id(DAD)] };
        record.shields = vec![shield.clone()];
        look(&record, |copy| shield.is_in(copy))?;
    }

    #[test]
    fn no_hidden_child_is_named_in_a_copy_or_on_the_screen_and_no_line_is_lost(
        ((name, ways, free), mark, way, other) in
            (select(NAMES), select(&MARKS[..]), any::<prop::sample::Index>(), any::<prop::sample::Index>())
    ) {
        // `he will` is at no head of a line, whatever stands before it.
        let mut record = record((mark, mark), picked(way, ways), &format!("so {}", picked(other, free)));
        record.children[1].name = name.into();
        record.ties.push(tie(73, DAD, BEN, false));
        let hidden: Id = id(BEN);
        let names = crate::domain::child_names::ChildNames::of(&record.children, &record.people, |one| one == hidden);
        look(&record, |copy| copy.lines().any(|line| names.are_in(line) && line.contains(HIDDEN)))?;
    }
}
