//! An action after its meeting was closed: its owner, its day and its words can be changed, dated, with the reason and by whom.
//! Home, the plan and the next meeting follow; the minutes stay.

use portal::domain::action::{Action, Progress};
use portal::domain::audience::Reader;
use portal::domain::entry::Named;
use portal::domain::id::Id;
use portal::domain::meeting::Kind;
use portal::domain::standing::Standing;
use portal::service::deed::Entered;
use portal::service::{Deed, Done, Piece, ServiceError, home, meetings};

use crate::home::{Home, day};

type Change = Box<dyn Fn(Action) -> Action>;

const WHY: &str = "The health visitor is on leave";

fn action(home: &Home, what: &str) -> Action {
    home.known().actions.into_iter().find(|action| action.what == what).unwrap()
}

fn change(home: &mut Home, action: Action, why: &str) -> Result<Done, ServiceError> {
    let keep = vec![Piece::Action(Box::new(action))];
    home.tries(Deed::Enter(Box::new(Entered { keep, reason: why.into(), ..Entered::default() })))
}

fn copies(home: &Home, meeting: Id) -> Vec<String> {
    let people = ["Mum", "Dad", "Gran", "SW", "HV", "Teacher"].map(|who| home.reader(who));
    let readers = [Reader::Record, Reader::Family].into_iter().chain(people);
    readers.map(|reader| home.copy(meeting, &reader)).collect()
}

fn due_rows(home: &Home) -> Vec<String> {
    let view = home::home(&home.reading(), &Home::catalogue(), day("2027-01-20")).unwrap();
    view.due.into_iter().map(|due| due.words).collect()
}

#[test]
fn a_change_is_followed_everywhere_and_the_minutes_stay() {
    let (mut home, meeting) = Home::closed();
    let before = copies(&home, meeting);
    let inhaler = action(&home, "new inhaler");
    let (hv, sw) = (home.person("HV").id, home.person("SW").id);
    assert_eq!((inhaler.person, inhaler.due), (Some(hv), Some(day("2026-12-04"))));
    home.it_is("2026-12-02T09:00:00Z");
    let changed = Action {
        what: "new inhaler and spacer".into(),
        owner: "SW".into(),
        person: Some(sw),
        due: Some(day("2026-12-11")),
        ..inhaler.clone()
    };
    change(&mut home, changed, WHY).unwrap();

    assert_eq!(copies(&home, meeting), before, "the minutes stay");
    let now = action(&home, "new inhaler and spacer");
    assert_eq!((now.id, now.person, now.due), (inhaler.id, Some(sw), Some(day("2026-12-11"))));
    assert_eq!((now.moved_from.clone(), now.progress), (vec![day("2026-12-04")], Progress::Open));
    let known = home.known();
    let [one] = known.action_changes.as_slice() else { panic!("{:?}", known.action_changes) };
    assert_eq!(
        one.in_words(&now),
        "changed 2 Dec 2026 by the practitioner: owner was HV; day was by Fri 4 Dec 2026; it said \"new inhaler\". \
         Reason: The health visitor is on leave"
    );
    let rows = due_rows(&home);
    assert!(rows.iter().any(|row| row.contains("new inhaler and spacer (SW)")), "{rows:?}");
    assert!(rows.iter().all(|row| !row.contains("new inhaler (HV)")), "{rows:?}");

    home.it_is("2026-12-16T10:00:00Z");
    let started = home.does(Deed::Start { family: home.family, kind: Kind::Review });
    let Done::Started(next) = started else { panic!("a meeting") };
    let record = meetings::record(&home.reading(), next, &Home::catalogue()).unwrap();
    let carried = record.carried.iter().find(|one| one.id == inhaler.id).unwrap();
    assert_eq!((carried.owner.as_str(), carried.due), ("SW", Some(day("2026-12-11"))));
    assert!(home.copy(next, &Reader::Record).contains("new inhaler and spacer"));
}

#[test]
fn each_thing_that_can_be_changed_is_and_what_cannot_is_refused() {
    let (home, _) = Home::closed();
    let sw = home.person("SW");
    let named = |words: &str, person| Named { words: words.into(), person };
    let to = |change: fn(Action) -> Action| -> Change { Box::new(change) };
    let (one, two) = (named("SW", Some(sw.id)), named("the school office", None));
    let table: Vec<(&str, Change, &str, Option<&str>)> = vec![
        ("another day", to(|one| Action { due: Some(day("2026-12-18")), ..one }), WHY, None),
        ("an earlier day", to(|one| Action { due: Some(day("2026-12-01")), ..one }), WHY, None),
        ("the meeting's own day", to(|one| Action { due: Some(day("2026-11-20")), ..one }), WHY, None),
        ("no day", to(|one| Action { due: None, ..one }), WHY, None),
        ("other words", to(|one| Action { what: "a spacer".into(), ..one }), WHY, None),
        (
            "somebody not on record",
            to(|one| Action { owner: "school office".into(), person: None, ..one }),
            WHY,
            None,
        ),
        ("nobody", to(|one| Action { owner: String::new(), person: None, ..one }), WHY, None),
        (
            "two owners",
            Box::new(move |action| Action { also: vec![one.clone(), two.clone()], ..action }),
            WHY,
            None,
        ),
        (
            "another progress is no change of terms",
            to(|one| Action { progress: Progress::Done, ..one }),
            WHY,
            Some("The action says this already."),
        ),
        ("nothing", to(|one| one), WHY, Some("The action says this already.")),
        ("no reason", to(|one| Action { due: None, ..one }), "", Some("Say why the action is changed.")),
        (
            "a reason of spaces",
            to(|one| Action { due: None, ..one }),
            "   ",
            Some("Say why the action is changed."),
        ),
        ("no words", to(|one| Action { what: " ".into(), ..one }), WHY, Some("Write what will be done.")),
        (
            "a day before the meeting",
            to(|one| Action { due: Some(day("2026-11-19")), ..one }),
            WHY,
            Some("is before the meeting that agreed this"),
        ),
        (
            "a year that cannot be meant",
            to(|one| Action { due: Some(day("2226-12-04")), ..one }),
            WHY,
            Some("cannot be meant"),
        ),
        ("a book", to(|one| Action { what: "x".repeat(100_000), ..one }), WHY, Some("Make it shorter.")),
        (
            "an action that is not there",
            to(|one| Action { id: portal::service::new_id(), ..one }),
            WHY,
            Some("This action"),
        ),
    ];
    for (name, change_it, why, refused) in table {
        let (mut home, meeting) = Home::closed();
        let copies_before = copies(&home, meeting);
        let before = action(&home, "new inhaler");
        let done = change(&mut home, change_it(before.clone()), why);
        let now = home.known().actions.into_iter().find(|one| one.id == before.id).unwrap();
        match refused {
            None => assert!(done.is_ok() && now != before, "{name}: {done:?}"),
            Some(words) => {
                let said = done.expect_err(name).to_string();
                assert!(said.contains(words), "{name}: {said}");
                assert_eq!(now, before, "{name}");
                assert!(home.known().action_changes.is_empty(), "{name}");
            }
        }
        assert_eq!(copies(&home, meeting), copies_before, "{name}");
    }
}

#[test]
fn an_action_that_does_not_go_on_is_not_changed() {
    let (mut home, _) = Home::closed();
    home.it_is("2026-12-16T10:00:00Z");
    let started = home.does(Deed::Start { family: home.family, kind: Kind::Review });
    let Done::Started(next) = started else { panic!("a meeting") };
    let record = meetings::record(&home.reading(), next, &Home::catalogue()).unwrap();
    let inhaler = action(&home, "new inhaler");
    let answer = record.answers.iter().find(|answer| answer.action == inhaler.id).cloned();
    let answer = answer.unwrap_or_else(|| portal::domain::action::Answer {
        id: portal::service::new_id(),
        meeting: next,
        action: inhaler.id,
        progress: Progress::Open,
        moved_to: None,
        missed_by: None,
        for_the_child: String::new(),
        audience: inhaler.audience.clone(),
    });
    home.keeps(Piece::Answer(portal::domain::action::Answer { progress: Progress::Done, ..answer }));
    home.closes(next);
    let done = action(&home, "new inhaler");
    assert_eq!(done.progress, Progress::Done);
    let said = change(&mut home, Action { due: None, ..done }, WHY).expect_err("it is done").to_string();
    assert!(said.contains("does not go on"), "{said}");
}

#[test]
fn whoever_writes_stands_in_what_they_close_change_and_add() {
    let (mut home, earlier) = Home::closed();
    let before = copies(&home, earlier);
    assert!(before[0].contains("Written by: the practitioner"), "{}", before[0]);
    home.keeps(Piece::Standing(Standing::default().with_writer("Jo Bell, social worker")));
    assert_eq!(copies(&home, earlier), before, "whoever closed it stays");
    let inhaler = action(&home, "new inhaler");
    change(&mut home, Action { due: None, ..inhaler }, WHY).unwrap();
    assert_eq!(home.known().action_changes[0].by, "Jo Bell, social worker");
    let addendum = portal::domain::addendum::Addendum {
        id: portal::service::new_id(),
        meeting: earlier,
        at: "2026-12-01T09:00:00Z".parse().unwrap(),
        author: String::new(),
        reason: "forgotten".into(),
        words: "the boiler was mended".into(),
        audience: portal::domain::audience::Audience::Everyone,
    };
    home.keeps(Piece::Addendum(addendum));
    assert!(home.copy(earlier, &Reader::Record).contains("Jo Bell, social worker, "));
    home.it_is("2026-12-16T10:00:00Z");
    let started = home.does(Deed::Start { family: home.family, kind: Kind::Review });
    let Done::Started(next) = started else { panic!("a meeting") };
    assert!(home.copy(next, &Reader::Record).contains("Written by: Jo Bell, social worker"));
    home.closes(next);
    assert!(home.copy(next, &Reader::Record).contains("Written by: Jo Bell, social worker"));
    home.keeps(Piece::Standing(Standing::default().with_writer("Ann Lee, deputy")));
    assert!(home.copy(next, &Reader::Record).contains("Written by: Jo Bell, social worker"));
}
