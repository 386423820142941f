use super::*;
use crate::domain::audience::Audience;
use crate::domain::checklist::instrument::Instrument;
use crate::domain::checklist::sample::{self, day, id, in_order, sheet_of};

/// Three people's answers to twelve items, worked out by hand for the specification.
pub(crate) const HV: &str = "1 2 2 3 3 4 2 1 3 2 2 3";
pub(crate) const SC: &str = "1 2 3 3 2 4 2 2 3 3 2 u";
pub(crate) const SW: &str = "2 2 3 4 3 4 1 2 3 4 2 3";

fn twelve() -> Instrument {
    sample::one_area(&sample::ordinal(4), "", 12)
}

fn sittings(answers: &[&str]) -> Vec<Sitting> {
    let numbered = (1..).zip(answers);
    numbered.map(|(n, one)| sample::sitting(n, "2026-06-01", &format!("rater {n}"), in_order(one))).collect()
}

fn with<T>(sittings: &[Sitting], look: impl FnOnce(Result<Comparison<'_>, CannotCompare>) -> T) -> T {
    let instrument = twelve();
    let sheets: Vec<_> = sittings.iter().map(|one| sheet_of(&instrument, one)).collect();
    let sheets: Vec<_> = sheets.iter().collect();
    look(comparison(&sheets, WINDOW_DAYS, &[]))
}

fn why_not(sittings: &[Sitting]) -> Option<CannotCompare> {
    let instrument = twelve();
    let sheets: Vec<_> = sittings.iter().map(|one| sheet_of(&instrument, one)).collect();
    comparison(&sheets.iter().collect::<Vec<_>>(), WINDOW_DAYS, &[]).err()
}

fn agreement_of(one: &str, other: &str) -> Agreement {
    with(&sittings(&[one, other]), |found| found.unwrap().agreement.unwrap())
}

#[test]
fn the_gaps_of_three_people_are_those_of_the_specification() {
    with(&sittings(&[HV, SC, SW]), |found| {
        let found = found.unwrap();
        let gap = |n: usize| {
            let key = Key::item(&format!("A{n}"));
            found.rows.iter().find(|row| row.key == key).and_then(|row| row.gap)
        };
        let gaps: Vec<usize> = (1..=12).filter_map(gap).collect();
        assert_eq!(gaps, [1, 0, 1, 1, 1, 0, 1, 1, 0, 2, 0, 0]);
        assert_eq!(found.gaps, Gaps { none: 5, one: 6, two_or_more: 1 });
        let order: Vec<String> = found.rows.iter().map(|row| row.key.to_string()).collect();
        assert_eq!(
            order,
            ["A10", "A1", "A3", "A4", "A5", "A7", "A8", "A2", "A6", "A9", "A11", "A12"],
            "the widest first, then safety, then the file"
        );
        let known: Vec<String> = found.known_to_some().iter().map(|row| row.key.to_string()).collect();
        assert_eq!(known, ["A12"]);
        assert_eq!(found.agreement, None, "a line of counts is for two");
    });
}

#[test]
fn the_counts_of_two_people_are_those_of_the_specification() {
    for (one, other, pairs, exact, near, signed) in [
        (HV, SC, 11, 0.6364, 1.0, (3, 1, 7)),
        (HV, SW, 12, 0.5, 0.9167, (5, 1, 6)),
        (SC, SW, 11, 0.5455, 1.0, (4, 1, 6)),
    ] {
        let found = agreement_of(one, other);
        assert_eq!((found.pairs, (found.more, found.less, found.same)), (pairs, signed));
        assert!((found.exact_share().unwrap() - exact).abs() < 0.00005, "{found}");
        assert!((found.within_one_share().unwrap() - near).abs() < 0.00005, "{found}");
    }
    let line = agreement_of(HV, SC);
    assert_eq!(line.signed("school"), "school more worried on 3, less on 1, same on 7 (n 11)");
    assert_eq!(line.to_string(), "same 64%, within one step 100% (n 11)");
}

#[test]
fn under_eight_items_that_both_scored_there_is_no_line() {
    let line = |one: &str, other: &str| {
        with(&sittings(&[one, other]), |found| found.unwrap().agreement.map(|line| line.pairs))
    };
    assert_eq!(line("1 1 1 1 1 1 1 1", "1 1 1 1 1 1 1 1"), Some(8));
    assert_eq!(line("1 1 1 1 1 1 1 1", "1 1 1 1 1 1 1 u"), None);
}

#[test]
fn what_nobody_answered_is_not_listed_and_a_silence_has_no_gap() {
    with(&sittings(&["1 u -", "u u"]), |found| {
        let found = found.unwrap();
        let rows: Vec<_> = found.rows.iter().map(|row| (row.key.to_string(), row.gap)).collect();
        assert_eq!(rows, [("A1".into(), None), ("A2".into(), None)]);
        assert_eq!((found.rows[0].known_to_some, found.rows[1].known_to_some), (true, false));
        assert_eq!(found.gaps, Gaps::default());
    });
}

#[test]
fn only_closed_sittings_of_one_child_one_wording_and_one_time_are_compared() {
    let refused = |change: fn(&mut Sitting)| {
        let mut two = sittings(&[HV, SC]);
        change(&mut two[1]);
        why_not(&two)
    };
    assert_eq!(refused(|_| ()), None);
    assert_eq!(refused(|one| one.child = id(77)), Some(CannotCompare::DifferentChildren));
    assert_eq!(refused(|one| one.closed = None), Some(CannotCompare::StillOpen));
    assert_eq!(refused(|one| one.date = day("2026-07-13")), None);
    let apart = CannotCompare::TooFarApart { days: 43, window: 42 };
    assert_eq!(refused(|one| one.date = day("2026-07-14")), Some(apart));
    let other = refused(|one| one.edition.hash = "else".into());
    assert!(matches!(other, Some(CannotCompare::Refused(_))));
    assert_eq!(why_not(&sittings(&[HV])), Some(CannotCompare::FewerThanTwo));
}

#[test]
fn lines_whose_question_differs_are_refused() {
    let scale = "[scale]\nkind = \"line\"\ndirection = \"high_is_better\"\nmin = 0\nmax = 10\ncompare_only_if_same = [\"question\"]\n";
    let one = sample::one_area(scale, "", 1);
    let mut other = one.clone();
    other.areas[0].items[0].ask = "Something else".into();
    let two = sittings(&["3", "5"]);
    let compare = |first: &Instrument, second: &Instrument| {
        let (first, second) = (sheet_of(first, &two[0]), sheet_of(second, &two[1]));
        comparison(&[&first, &second], WINDOW_DAYS, &[]).map(|found| found.rows[0].gap)
    };
    assert_eq!(compare(&one, &one), Ok(Some(2)));
    assert!(matches!(compare(&one, &other), Err(CannotCompare::Refused(_))));
}

fn agreed(n: u8, level: &str, on: &str, sittings: Vec<Id>) -> Agreed {
    Agreed {
        id: id(n),
        child: id(201),
        sittings,
        answer: "A10".into(),
        mark: sample::mark(level),
        reason: "Talked it through.".into(),
        between: String::new(),
        on: day(on),
        audience: Audience::Everyone,
    }
}

#[test]
fn what_was_agreed_stands_beside_what_each_said_and_replaces_none() {
    let instrument = twelve();
    let two = sittings(&[HV, SW]);
    let sheets: Vec<_> = two.iter().map(|one| sheet_of(&instrument, one)).collect();
    let both = vec![id(1), id(2)];
    let all = [
        agreed(60, "4", "2026-06-10", both.clone()),
        agreed(61, "3", "2026-06-12", both),
        agreed(62, "1", "2026-06-20", vec![id(1), id(99)]),
        agreed(63, "1", "2026-06-20", vec![]),
    ];
    let found = comparison(&[&sheets[0], &sheets[1]], WINDOW_DAYS, &all).unwrap();
    let row = &found.rows[0];
    assert_eq!(row.agreed.as_ref().map(|one| one.id), Some(id(61)), "the latest between these two");
    let said: Vec<_> = row.said.iter().map(|said| said.mark.clone()).collect();
    assert_eq!((said, row.gap), (vec![sample::mark("2"), sample::mark("4")], Some(2)));
}
