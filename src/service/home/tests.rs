use super::*;
use crate::service::known::Dated;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn matter(by: &str, what: What) -> Matter {
    Matter { family: Id::from_bytes([1; 16]), reference: "F-104".into(), by: day(by), what }
}

fn words(known: &Known, today: &str) -> Vec<String> {
    let catalogue = Catalogue::embedded(None).expect("the packs");
    words_of(known, &catalogue, day(today)).due.into_iter().map(|due| due.words).collect()
}

fn dated(matter: Matter) -> Dated {
    Dated { days: vec![(matter.by, 1)], first: vec![matter] }
}

#[test]
fn a_core_group_due_on_a_day_nobody_works_says_so_and_counts_to_the_working_day_before() {
    let christmas = "Friday 25 December 2026 (Christmas Day, working day before Thu 24 Dec 2026)";
    let table = [
        ("2026-12-11", "2026-12-25", None, format!("core group due {christmas}, 9 working days left, no date yet")),
        ("2026-12-24", "2026-12-25", None, format!("core group due {christmas}, 0 working days left, no date yet")),
        (
            "2026-12-21",
            "2026-12-28",
            None,
            "core group due Monday 28 December 2026 (Boxing Day, substitute, working day before Thu 24 Dec 2026), \
             3 working days left, no date yet"
                .into(),
        ),
        (
            "2026-12-01",
            "2026-12-12",
            None,
            "core group due Saturday 12 December 2026 (a weekend day, working day before Fri 11 Dec 2026), \
             8 working days left, no date yet"
                .into(),
        ),
        (
            "2026-12-21",
            "2026-12-24",
            None,
            "core group due Thursday 24 December 2026, 3 working days left, no date yet".into(),
        ),
        (
            "2026-12-21",
            "2026-12-29",
            Some("2026-12-25"),
            format!("core group due Tuesday 29 December 2026, 4 working days left, agreed for {christmas}"),
        ),
        ("2026-12-26", "2026-12-25", None, "core group was due Friday 25 December 2026, no date yet".into()),
    ];
    for (today, by, agreed, said) in table {
        let what = What::CoreGroup { agreed: agreed.map(day) };
        let known = Known { core_groups: dated(matter(by, what)), ..Known::default() };
        assert_eq!(words(&known, today), [said], "{by}");
    }
}

#[test]
fn an_action_due_on_a_day_nobody_works_says_so() {
    let action = |by| {
        let what = What::Action { what: "ring".into(), owner: "HV and SW".into() };
        Known { actions: dated(matter(by, what)), ..Known::default() }
    };
    let christmas = "action due Friday 25 December 2026 (Christmas Day, working day before Thu 24 Dec 2026): ring (HV and SW)";
    assert_eq!(words(&action("2026-12-25"), "2026-12-21"), [christmas]);
    assert_eq!(
        words(&action("2026-12-24"), "2026-12-21"),
        ["action due Thursday 24 December 2026: ring (HV and SW)"]
    );
    assert_eq!(words(&action("2026-12-25"), "2026-12-25"), ["action due today: ring (HV and SW)"]);
}

#[test]
fn todays_meeting_stands_first_with_its_time_and_place_and_no_other_days() {
    let meeting = |by, title: &str, detail: &str| {
        matter(by, What::Meeting { title: title.into(), detail: detail.into() })
    };
    let late = matter("2026-11-01", What::Action { what: "ring".into(), owner: String::new() });
    let known = Known {
        actions: dated(late),
        meetings: vec![
            meeting("2026-12-16", "Core group", ""),
            meeting("2026-12-17", "Core group", "10am, school"),
            meeting("2026-12-17", "Extra meeting 4", ""),
            meeting("2026-12-18", "Core group", ""),
        ],
        ..Known::default()
    };
    let said = words(&known, "2026-12-17");
    assert_eq!(
        said,
        [
            "Core group today, 10am, school",
            "Extra meeting 4 today",
            "action 46 days overdue: ring (no owner)"
        ]
    );
    assert_eq!(words(&known, "2026-12-19").len(), 1);
}
