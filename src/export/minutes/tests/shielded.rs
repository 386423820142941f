//! Random meetings with an address in every place that holds words, written in every way, and shielded from somebody.

use proptest::prelude::*;

use super::secrets::{Made, make, plan, readers};
use super::*;
use crate::domain::circulation::{Circulated, MinutesAgreed};
use crate::domain::correction::Correction;
use crate::domain::read_back::{ReadBack, Stance};
use crate::domain::shield::{Shield, What};
use crate::domain::urgent::Urgent;

/// Ways one writes 12 Mill Lane, OX4 1AB.
const WAYS: [&str; 6] =
    ["12 Mill Lane", "12, MILL-LANE", "near Mill Lane.", "OX4 1AB", "ox41ab", "12 mill lane, OX4 1AB"];

fn address(from: &[u8]) -> Shield {
    Shield {
        id: id(200),
        family: id(1),
        what: What::Address,
        words: "12 Mill Lane, OX4 1AB\nOX4 1AB".into(),
        from: from.iter().map(|one| id(*one)).collect(),
    }
}

/// Puts the address in a place that holds words.
fn plant(record: &mut MeetingRecord, place: usize, way: &str) {
    let words = format!("they are {way} now");
    let now = at("11:30");
    match place % 14 {
        0 => record.meeting.place = words,
        1 => record.parts[0].place = words,
        2 => record.people[0].role = words,
        3 => record.people[1].agency = words,
        4 => record.meeting.next_words = words,
        5 => record.meeting.late_because = words,
        6 => record.family.reference = format!("F-104 {way}"),
        7 => record.template.title = words,
        8 => record.minutes_agreed.push(MinutesAgreed {
            id: id(201),
            meeting: id(2),
            by: id(3),
            on: day("2026-12-20"),
            of: "Review meeting 2".into(),
            at: "Review meeting 3".into(),
            words,
        }),
        9 => record.circulated.push(Circulated {
            id: id(202),
            meeting: id(2),
            person: None,
            to: words,
            on: day("2026-12-20"),
            how: "by hand".into(),
            copy: "the family's copy".into(),
        }),
        10 => record.corrections.push(Correction {
            id: id(203),
            meeting: id(2),
            person: Some(id(MUM)),
            by: "Mum".into(),
            asked: day("2026-12-20"),
            words,
            taken: None,
            because: String::new(),
            decided: None,
            audience: Audience::Everyone,
        }),
        11 => {
            let note = Urgent { words, audience: Audience::Everyone, ..Urgent::begun(id(204), now) };
            record.urgent.push(note);
        }
        12 => record.read_backs.push(ReadBack {
            id: id(205),
            meeting: id(2),
            text: id(120),
            words: "gone".into(),
            person: id(MUM),
            stance: Stance::DoesNotAgree,
            says: words,
            audience: Audience::Everyone,
            at: now,
        }),
        _ => {
            record.texts[0] = Text {
                body: vec![Line::plain("> weekly"), Line::plain(words)].into(),
                ..record.texts[0].clone()
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_copy_gives_away_what_is_shielded_from_its_reader(
        plan in plan(),
        from in prop::sample::select(vec![vec![], vec![DAD], vec![MUM], vec![MUM, DAD]]),
        places in prop::collection::vec((0_usize..14, 0..WAYS.len()), 1..6),
    ) {
        let mut made: Made = make(&plan);
        let shield = address(&from);
        made.record.shields = vec![shield.clone()];
        for (place, way) in places {
            plant(&mut made.record, place, WAYS[way]);
        }
        for reader in readers() {
            let Finished { document, refused, .. } = made.copy(&reader);
            prop_assert!(refused.is_none() || shield.holds_against(&reader));
            for copy in [to_markdown(&document), to_text(&document)] {
                let told = shield.is_in(&copy);
                prop_assert!(!told || !shield.holds_against(&reader), "for {reader:?} in\n{copy}");
            }
        }
    }

    /// Any word of the meeting may be a place somebody must not learn.
    #[test]
    fn no_copy_holds_a_planted_word_that_is_shielded_and_not_shared(
        plan in plan(),
        picked in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..3, any::<bool>()), 1..4),
    ) {
        let mut made: Made = make(&plan);
        let from = [vec![], vec![id(DAD)], vec![id(MUM)]];
        for (n, (which, from_whom, shared)) in picked.iter().enumerate() {
            let words = made.planted[which.index(made.planted.len())].word.clone();
            let shield = Shield {
                id: id(210 + u8::try_from(n).expect("few")),
                family: id(1),
                what: What::Place,
                words,
                from: from[*from_whom].clone(),
            };
            if *shared {
                share(&mut made.record, &shield);
            }
            made.record.shields.push(shield);
        }
        for reader in readers() {
            let copy = to_text(&made.copy(&reader).document);
            let is_shared = |shield: &&Shield| {
                let mut lines = made.record.texts.iter().flat_map(|text| text.body.lines());
                lines.any(|line| line.shared.contains(&shield.id))
            };
            for shield in made.record.shields.iter().filter(|one| !is_shared(one)) {
                let told = shield.is_in(&copy) && shield.holds_against(&reader);
                prop_assert!(!told, "{} for {reader:?} in\n{copy}", shield.words);
            }
        }
    }
}

/// Says of every line with it that it may be shared.
fn share(record: &mut MeetingRecord, shield: &Shield) {
    for text in &mut record.texts {
        let line = |line: &Line| {
            let mut line = line.clone();
            if shield.is_in(&line.text) {
                line.shared.push(shield.id);
            }
            line
        };
        text.body = text.body.lines().iter().map(line).collect::<Vec<_>>().into();
    }
}

#[test]
fn a_line_that_may_be_shared_is_in_the_copy_of_whoever_may_have_the_line() {
    let mut record = empty_record();
    record.shields = vec![address(&[DAD])];
    let shared = Line { shared: vec![id(200)], ..Line::plain("they moved to 12 Mill Lane") };
    record.texts = vec![text(61, "risk", None, vec![shared, Line::plain("post goes to OX4 1AB")])];
    let dad = Reader::Person { id: id(DAD), professional: false };
    let copy = |reader: &Reader| to_text(&minutes(&record, reader, &around(), &no_facts(&[])).document);
    assert!(copy(&dad).contains("12 Mill Lane") && !copy(&dad).contains("OX4"), "{}", copy(&dad));
    let mum = Reader::Person { id: id(MUM), professional: false };
    assert!(copy(&mum).contains("12 Mill Lane") && copy(&mum).contains("OX4 1AB"));
}
