use super::*;
use crate::domain::meeting::{Form, Kind};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn meeting(on: &str, kind: Kind, state: State, counts: Option<bool>) -> Meeting {
    let id = Id::from_bytes([1; 16]);
    let words = String::new;
    Meeting {
        id,
        family: id,
        kind,
        number: 1,
        on: day(on),
        at: None,
        place: words(),
        state,
        turns: Vec::new(),
        form: Form { template: words(), version: words(), pack: words(), pack_version: words(), wording: id },
        due: None,
        late_because: words(),
        counts,
        typed_up: None,
        next: None,
        next_words: words(),
        next_detail: words(),
    }
}

fn plan(from: &str, every_weeks: Option<u32>) -> Episode {
    let id = Id::from_bytes([9; 16]);
    Episode {
        id,
        family: id,
        child: id,
        status: Status::Plan,
        from: day(from),
        category: "neglect".into(),
        reviews: Vec::new(),
        every_weeks,
        until: None,
        ended_because: String::new(),
    }
}

#[test]
fn only_a_core_group_that_was_held_moves_the_clock() {
    use Kind::{Extra, Plan, ProfessionalsOnly, Review};
    use State::{Abandoned, Closed, NotHeld, Open, Paused, Planned};
    let table = [
        (Review, Closed, None, true),
        (Plan, Closed, None, true),
        (Review, Abandoned, Some(true), true),
        (Plan, Abandoned, Some(true), true),
        (Review, Open, None, false),
        (Plan, Open, None, false),
        (Review, Paused, None, false),
        (Plan, Paused, None, false),
        (Review, Planned, None, false),
        (Review, NotHeld, None, false),
        (Review, Abandoned, None, false),
        (Review, Abandoned, Some(false), false),
        (Review, Open, Some(true), false),
        (Extra, Closed, None, false),
        (ProfessionalsOnly, Closed, None, false),
    ];
    let catalogue = Catalogue::embedded(None).expect("the packs");
    let plan = [plan("2026-11-02", Some(4))];
    let held = meeting("2026-11-16", Plan, Closed, None);
    let before = next_due(&plan, std::slice::from_ref(&held), &catalogue).expect("a day");
    assert_eq!(before.latest, day("2026-12-14"));
    for (kind, state, decided, moves) in table {
        let meetings = [held.clone(), meeting("2026-11-30", kind, state, decided)];
        let next = next_due(&plan, &meetings, &catalogue).expect("a day");
        let latest = if moves { day("2026-12-28") } else { before.latest };
        assert_eq!((counts(&meetings[1]), next.latest), (moves, latest), "{kind:?} {state:?} {decided:?}");
    }
}

#[test]
fn a_latest_day_nobody_works_says_so_however_it_was_counted() {
    let catalogue = Catalogue::embedded(None).expect("the packs");
    for (weeks, held, latest, before) in [
        (Some(4), "2026-11-27", "2026-12-25", Some("2026-12-24")),
        (Some(4), "2026-11-30", "2026-12-28", Some("2026-12-24")),
        (Some(4), "2026-11-26", "2026-12-24", None),
        (Some(1), "2026-11-28", "2026-12-05", Some("2026-12-04")),
        (None, "2026-11-13", "2026-12-25", Some("2026-12-24")),
    ] {
        let meetings = [meeting(held, Kind::Plan, State::Closed, None)];
        let next = next_due(&[plan("2026-11-02", weeks)], &meetings, &catalogue).expect("a day");
        assert_eq!(next.latest, day(latest), "{held}");
        assert_eq!(next.not_worked.map(|why| why.before), before.map(day), "{held}");
        assert_eq!(next.how.contains("not a working day"), before.is_some(), "{held}: {}", next.how);
    }
}
