use super::*;
use crate::domain::audience::Audience;
use crate::domain::checklist::instrument::Instrument;
use crate::domain::checklist::sample::{self, day, edition, id, marks};
use crate::domain::checklist::sitting::Sitting;
use crate::domain::child::Birth;

const AREAS: &str = r#"[rollup]
area = "worst"
[[area]]
id = "A"
kind = "care"
name = "Care"
[[area.item]]
id = "A1"
name = "Food"
[[area.item]]
id = "A2"
name = "Babies"
bands = ["b0_2"]
[[area.item]]
id = "A3"
name = "Home"
scope = "household"
"#;

fn instrument() -> Instrument {
    sample::file(&format!("{}{AREAS}", sample::ordinal(4)))
}

fn child(n: u8, order: u32, birth: Birth) -> Child {
    Child {
        id: id(n),
        family: id(200),
        name: format!("child {n}"),
        order,
        birth,
        needs: String::new(),
        school: String::new(),
        takes_part: String::new(),
        audience: Audience::Everyone,
        lost: None,
        earlier: Vec::new(),
    }
}

fn born(date: &str) -> Birth {
    Birth::Born(day(date))
}

/// Entered in another order than they were born in; the first has never had a sitting.
fn family() -> [Child; 4] {
    [
        child(1, 1, Birth::Due(day("2026-09-01"))),
        child(2, 2, born("2025-12-01")),
        child(3, 3, born("2018-03-01")),
        child(4, 4, born("2021-03-01")),
    ]
}

fn sitting(child: &Child, answers: &str) -> Sitting {
    Sitting {
        child: child.id,
        ..sample::sitting(100 + child.id.bytes()[0], "2026-06-01", "HV", marks(answers))
    }
}

#[test]
fn every_child_is_shown_in_the_order_of_birth_with_how_old_and_how_complete_their_sitting_is() {
    let (instrument, [unborn, baby, eldest, middle]) = (instrument(), family());
    let (one, two) = (sitting(&eldest, "A1=4 A3=2"), sitting(&baby, "A1=1"));
    let eldest_sheet = SittingSheet::new(&instrument, &one, None, eldest.birth, &[]);
    let baby_sheet = SittingSheet::new(&instrument, &two, None, baby.birth, &[]);
    let all = [
        Latest { child: &unborn, sitting: None },
        Latest { child: &baby, sitting: Some(&baby_sheet) },
        Latest { child: &eldest, sitting: Some(&eldest_sheet) },
        Latest { child: &middle, sitting: None },
    ];
    let review = Review { ask_every_weeks: Some(12), ..Review::default() };
    let shown: Vec<_> = depths(&all, &review, day("2026-06-11"))
        .into_iter()
        .map(|one| (one.child.order, one.due.age_days, one.coverage.map(|coverage| coverage.to_string())))
        .collect();
    assert_eq!(
        shown,
        [
            (1, None, None),
            (2, Some(10), Some("1/3".into())),
            (3, Some(10), Some("2/2".into())),
            (4, None, None)
        ]
    );
    assert_eq!(without_a_sitting(&all), [unborn.id, middle.id]);
}

#[test]
fn levels_stand_side_by_side_and_a_difference_is_one_between_children_only() {
    let (instrument, [_, baby, eldest, middle]) = (instrument(), family());
    let mut all = [sitting(&eldest, "A1=1 A3=2"), sitting(&baby, "A1=4 A2=2 A3=4"), sitting(&middle, "A1=3")];
    all[2].edition = edition("2");
    let sheets: Vec<_> = all
        .iter()
        .zip([&eldest, &baby, &middle])
        .map(|(one, child)| (child, SittingSheet::new(&instrument, one, None, child.birth, &[])))
        .collect();
    let latest: Vec<_> = sheets.iter().map(|(child, sheet)| Latest { child, sitting: Some(sheet) }).collect();
    let rows = side_by_side(&latest, &edition("1"));
    let turned: Vec<_> = latest.iter().rev().copied().collect();
    assert_eq!(rows, side_by_side(&turned, &edition("1")), "the order they are given in changes nothing");
    let level = |text: &str| Some(sample::mark(text));
    let shown: Vec<_> = rows.into_iter().map(|row| (row.key.to_string(), row.marks, row.gap)).collect();
    assert_eq!(
        shown,
        [
            ("A1".into(), vec![level("4"), level("1"), None], Some(3)),
            ("A2".into(), vec![level("2"), None, None], None),
            ("A3".into(), vec![level("4"), level("2"), None], None),
        ]
    );
}
