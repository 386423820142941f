//! What happened once: a name was corrected, and a closed record opened to the man it was kept from.

use portal::domain::audience::Reader;
use portal::domain::child::{Birth, Child};
use portal::domain::meeting::{Kind, Part};
use portal::domain::person::Person;
use portal::service::paper::Which;
use portal::service::{Piece, meetings};

use crate::home::{Home, PLAN_MEETING, day};

const READERS: [&str; 6] = ["Mum", "Dad", "Gran", "SW", "HV", "Teacher"];

fn readers(home: &Home) -> Vec<Reader> {
    [Reader::Record, Reader::Family].into_iter().chain(READERS.map(|who| home.reader(who))).collect()
}

fn copies(home: &Home, meeting: portal::domain::id::Id, readers: &[Reader]) -> Vec<String> {
    readers.iter().map(|reader| home.copy(meeting, reader)).collect()
}

#[test]
fn a_childs_corrected_name_opens_nothing_to_whom_it_was_kept_from() {
    let (mut home, meeting) = Home::closed();
    let readers = readers(&home);
    let before = copies(&home, meeting, &readers);
    let dad = &before[3];
    assert!(!dad.contains("frightened") && !dad.contains("dentist"));
    home.renames_child("Leo", "Leon");
    assert_eq!(copies(&home, meeting, &readers), before);
    home.renames_child("Leon", "Sam");
    home.renames_child("Mia", "Leo");
    assert_eq!(copies(&home, meeting, &readers), before);
    // A child is called by now as somebody else was in the record.
    home.renames_child("Leo", "Kit");
    assert_eq!(copies(&home, meeting, &readers), before);
}

#[test]
fn a_meeting_of_an_earlier_day_has_no_action_of_a_later_one() {
    for (on, has_them) in [("2026-11-12", false), ("2026-11-19", false), ("2026-11-27", true)] {
        let (mut home, _) = Home::closed();
        let other = home.takes_in(Kind::Plan, &PLAN_MEETING.replace("2026-11-20", on));
        let record = meetings::record(&home.reading(), other, &Home::catalogue()).unwrap();
        assert_eq!(!record.carried.is_empty(), has_them, "{on}");
    }
}

#[test]
fn a_new_worker_with_an_old_handle_inherits_nothing() {
    let (mut home, meeting) = Home::closed();
    let readers = readers(&home);
    let before = copies(&home, meeting, &readers);
    assert!(
        before[0].contains("Heard by: social worker.") && before[0].contains("Who: social worker. Reason")
    );
    let old = home.person("SW").id;
    home.renames_person("SW", "SW before");
    let new = home.adds("SW", "HV");
    assert_eq!(copies(&home, meeting, &readers), before);
    let actions = home.known().actions;
    let owned = |who| actions.iter().filter(|action| action.person == Some(who)).count();
    assert_eq!((owned(old), owned(new)), (2, 0));
    let theirs = home.copy(meeting, &Reader::Person { id: new, professional: true });
    assert!(
        !theirs.contains("agency worker, children") && theirs.contains("ring the GP. Who: social worker")
    );
}

#[test]
fn an_open_meeting_means_whom_it_meant_too() {
    let mut home = Home::new();
    let meeting = home.takes_in(Kind::Plan, PLAN_MEETING);
    home.renames_person("SW", "SW before");
    let new = home.adds("SW", "HV");
    home.renames_child("Leo", "Leon");
    let leo = home.child("Leon").id;
    home.closes(meeting);
    let record = home.copy(meeting, &Reader::Record);
    assert!(record.contains("Heard by: social worker.") && !record.contains("agency worker"), "{record}");
    assert!(record.contains("Leon, own words or signs: my bed is wet."), "{record}");
    let actions = home.known().actions;
    assert!(!actions.iter().any(|action| action.person == Some(new)));
    let inhaler = actions.iter().find(|action| action.what == "new inhaler").unwrap();
    assert_eq!(inhaler.child, Some(leo));
}

#[test]
fn what_a_child_said_stays_theirs_when_the_name_is_corrected() {
    let (mut home, _) = Home::closed();
    let page = |home: &Home, name: &str| {
        let child = home.child(name).id;
        home.made(&Which::OwnWords { family: home.family, child, reader: Reader::Record })
    };
    assert!(page(&home, "Leo").contains("my bed is wet") && page(&home, "Baby").contains("loud voices"));
    home.renames_child("Leo", "Leon");
    home.renames_child("Baby", "Amira");
    assert!(page(&home, "Leon").contains("my bed is wet"), "{}", page(&home, "Leon"));
    assert!(page(&home, "Amira").contains("turns to loud voices"));
    assert!(!page(&home, "Mia").contains("my bed is wet"));
}

#[test]
fn a_birth_that_is_entered_later_leaves_the_child_unborn_in_earlier_minutes() {
    let (mut home, meeting) = Home::closed();
    let before = copies(&home, meeting, &readers(&home));
    assert!(before[0].contains("Baby (unborn)"));
    let born = Child { birth: Birth::Born(day("2026-11-29")), name: "Amira".into(), ..home.child("Baby") };
    home.enters(Piece::Child(born));
    home.it_is("2027-03-01T09:00:00Z");
    assert_eq!(copies(&home, meeting, &readers(&home)), before);
}

#[test]
fn the_end_of_a_meeting_is_stated_only_where_somebody_stated_it() {
    let (home, meeting) = Home::closed();
    let record = home.copy(meeting, &Reader::Record);
    assert!(!record.contains("19:16") && !record.contains("Time:"), "{record}");
    let mut home = Home::new();
    home.it_is("2026-11-26T10:00:00Z");
    let portal::service::Done::Started(begun) =
        home.does(portal::service::Deed::Start { family: home.family, kind: Kind::Review })
    else {
        panic!("a meeting")
    };
    home.it_is("2026-11-30T09:15:00Z");
    home.closes(begun);
    assert!(home.copy(begun, &Reader::Record).contains("Time: from 10:00"));
    let mut home = Home::new();
    let portal::service::Done::Started(ended) =
        home.does(portal::service::Deed::Start { family: home.family, kind: Kind::Review })
    else {
        panic!("a meeting")
    };
    let part: Part = home.list::<Part>(ended).remove(0);
    home.keeps(Piece::Part(Part { ended: Some(crate::home::moment("2026-11-20T11:02:00Z")), ..part }));
    home.closes(ended);
    assert!(home.copy(ended, &Reader::Record).contains("Time: 10:00 to 11:02"));
}

#[test]
fn a_reader_without_a_decision_has_nothing_of_a_child() {
    let (home, meeting) = Home::closed();
    let of = |who: &str| home.copy(meeting, &home.reader(who));
    for (who, mia, leo, baby) in [
        ("Mum", true, true, true),
        // He was refused Leo, and nobody decided on the others.
        ("Dad", false, false, false),
        // A tie that does not say, and none to the baby.
        ("Gran", false, false, false),
        ("SW", true, true, true),
        ("Teacher", true, true, true),
    ] {
        let copy = of(who);
        assert_eq!(copy.contains("school every day"), mia, "{who} of Mia:\n{copy}");
        assert_eq!(copy.contains("cough at night"), leo, "{who} of Leo:\n{copy}");
        assert_eq!(copy.contains("who is the midwife"), baby, "{who} of the baby:\n{copy}");
    }
}

#[test]
fn what_is_decided_later_may_take_away_and_never_add() {
    let (mut home, meeting) = Home::closed();
    let (dad, mum) = (home.reader("Dad"), home.reader("Mum"));
    let before = (home.copy(meeting, &dad), home.copy(meeting, &mum));
    let ties = home.known().ties;
    let of = |who: &str, child: &str| {
        let (person, child) = (home.person(who).id, home.child(child).id);
        ties.iter().find(|tie| tie.person == person && tie.child == child).unwrap().clone()
    };
    let (dads, mums) = (of("Dad", "Leo"), of("Mum", "Leo"));
    home.enters(Piece::Tie(portal::domain::person::Tie { may_receive: Some(true), ..dads }));
    assert_eq!(home.copy(meeting, &dad), before.0, "what he may have from now on is not in an old copy");
    home.enters(Piece::Tie(portal::domain::person::Tie { may_receive: Some(false), ..mums }));
    let now = home.copy(meeting, &mum);
    assert!(
        before.1.contains("cough at night") && !now.contains("cough at night") && !now.contains("Leo"),
        "{now}"
    );
}

#[test]
fn somebody_who_changed_sides_has_what_both_may_have() {
    let (mut home, meeting) = Home::closed();
    let teacher = home.reader("Teacher");
    assert!(home.copy(meeting, &teacher).contains("cough at night"));
    let now = Person { capacity: portal::domain::person::Capacity::Supporter, ..home.person("Teacher") };
    home.enters(Piece::Person(now));
    assert!(!home.copy(meeting, &teacher).contains("cough at night"));
}

#[test]
fn what_nobody_answered_before_closing_is_in_the_record() {
    let (home, meeting) = Home::closed();
    let record = home.copy(meeting, &Reader::Record);
    assert!(record.contains("Left open, not answered"), "{record}");
    assert!(record.contains("When is the next meeting?"), "{record}");
    let mum = home.copy(meeting, &home.reader("Mum"));
    assert!(!mum.contains("Left open, not answered"), "it is asked of the services: {mum}");
}

#[test]
fn a_latest_day_that_nobody_works_says_so_and_goes_on_saying_what_it_said() {
    for (on, latest, why) in [
        ("2026-11-12", "Thursday 24 December 2026", ""),
        ("2026-11-13", "Friday 25 December 2026", "Christmas Day; the working day before is Thursday 24"),
        ("2026-11-19", "Thursday 31 December 2026", ""),
        ("2026-11-20", "Friday 1 January 2027", "the working day before is Thursday 31 December"),
    ] {
        let mut home = Home::new();
        let meeting = home.takes_in(Kind::Plan, &PLAN_MEETING.replace("2026-11-20", on));
        home.closes(meeting);
        let copy = home.copy(meeting, &Reader::Record);
        assert!(copy.contains(&format!("Latest day by the clock: {latest}")), "{on}: {copy}");
        assert_eq!(copy.contains("working day before"), !why.is_empty(), "{on}: {copy}");
        assert!(copy.contains(why), "{on}: {copy}");
        home.uses("bexley");
        assert_eq!(home.copy(meeting, &Reader::Record), copy, "{on}");
    }
}

#[test]
fn a_day_the_meeting_was_due_by_says_that_nobody_works_then_and_goes_on_saying_what_it_said() {
    for (before, due, is_holiday) in [
        ("2026-11-12", "Thursday 24 December 2026", false),
        ("2026-11-13", "Friday 25 December 2026", true),
        ("2026-11-14", "Saturday 26 December 2026", true),
    ] {
        let mut home = Home::new();
        let first = home.takes_in(Kind::Plan, &PLAN_MEETING.replace("2026-11-20", before));
        home.closes(first);
        let meeting = home.takes_in(Kind::Plan, PLAN_MEETING);
        home.closes(meeting);
        let copy = home.copy(meeting, &Reader::Record);
        let said = copy.lines().find(|line| line.contains("Due by")).unwrap_or_default();
        assert!(said.contains(due), "{before}: {copy}");
        assert_eq!(said.contains("the working day before is Thursday 24 December"), is_holiday, "{said}");
        home.uses("bexley");
        assert_eq!(home.copy(meeting, &Reader::Record), copy, "{before}");
    }
}

#[test]
fn no_role_handle_or_place_tells_of_a_child_who_is_hidden() {
    let mut home = Home::new();
    let meeting = PLAN_MEETING.replace("place = \"School\"", "place = \"Mia's school\"").replace(
        "  \"> core group every four weeks\",",
        "  \"> core group every four weeks\", \"! read at home @Teacher by 4 dec\", \"! swim @Dad by 4 dec\",\n  \"told by Dad: ate well\", \"~ Dad: too often\",",
    );
    let id = home.takes_in(Kind::Plan, &meeting);
    home.closes(id);
    for reader in [home.reader("Gran"), home.reader("Dad"), Reader::Family] {
        let copy = home.copy(id, &reader);
        assert!(copy.contains("read at home") && copy.contains("swim"), "{reader:?}: {copy}");
        for name in ["Mia", "Leo"] {
            assert!(!copy.contains(name), "{reader:?} reads of {name}: {copy}");
        }
    }
    let record = home.copy(id, &Reader::Record);
    assert!(record.contains("Mia's school") && record.contains("father of Leo"), "{record}");
}
