//! Whatever is corrected, handed on or entered after closing: what each old copy is then. A row an edit.

use portal::domain::audience::{Audience, Reader};
use portal::domain::child::{Birth, Child};
use portal::domain::closing::{Gap, gaps};
use portal::domain::gap::Reason;
use portal::domain::meeting::Kind;
use portal::domain::person::{Capacity, Person, Tie};
use portal::domain::shield::{Shield, What};
use portal::service::{Deed, Piece, meetings, new_id};

use crate::home::{Home, PLAN_MEETING, day};

/// Whose copies are looked at beside the record.
const READERS: [&str; 6] = ["Mum", "Dad", "Gran", "SW", "HV", "Teacher"];

/// What is done after closing, and whose copies may lose something by it; no other copy changes, and none gains a word.
type Row = (&'static str, fn(&mut Home), &'static [&'static str]);

const NOBODY: &[&str] = &[];
const FAMILY: &[&str] = &["family", "Mum", "Dad", "Gran"];
const EVERYBODY: &[&str] = &["record", "family", "Mum", "Dad", "Gran", "SW", "HV", "Teacher"];

const TABLE: [Row; 26] = [
    ("a child is renamed", |home| home.renames_child("Leo", "Leon"), NOBODY),
    ("a child's name becomes a word", |home| home.renames_child("Leo", "Will"), NOBODY),
    ("a word of the record becomes a child's name", |home| home.renames_child("Leo", "Tea"), NOBODY),
    ("a child's name gets an accent and a hyphen", |home| home.renames_child("Mia", "M\u{ed}a-Rose"), NOBODY),
    ("two children change names", swap_children, NOBODY),
    ("an unborn child gets a name", |home| home.renames_child("Baby", "Amira"), NOBODY),
    ("a worker's handle is corrected", |home| home.renames_person("SW", "Kit"), NOBODY),
    ("a handle is handed on", |home| hand_on(home, "SW"), NOBODY),
    ("a handle is handed on twice", |home| (hand_on(home, "HV"), hand_on(home, "HV")).1, NOBODY),
    ("the father's handle becomes the mother's old one", take_mums_handle, NOBODY),
    ("a role is corrected", |home| person(home, "SW", |one| one.role = "agency worker".into()), NOBODY),
    ("a full name is entered", |home| person(home, "Dad", |one| one.name = "Tom Leo Mia".into()), NOBODY),
    (
        "a telephone number is entered",
        |home| person(home, "Dad", |one| one.telephone = "0163".into()),
        NOBODY,
    ),
    (
        "a birth is entered",
        |home| child(home, "Baby", |one| one.birth = Birth::Born(day("2026-11-25"))),
        NOBODY,
    ),
    (
        "a birthday is corrected",
        |home| child(home, "Mia", |one| one.birth = Birth::Born(day("2012-01-02"))),
        NOBODY,
    ),
    ("a child is added", add_child, NOBODY),
    ("somebody is added", |home| _ = home.adds("FSW", "HV"), NOBODY),
    ("a tie says yes where it said no", |home| tie(home, "Dad", "Leo", Some(true)), NOBODY),
    ("a tie says yes where it said nothing", |home| tie(home, "Gran", "Mia", Some(true)), NOBODY),
    ("a year goes by", |home| _ = home.it_is("2027-11-30T09:00:00Z"), NOBODY),
    ("another pack is used", |home| home.uses("bexley"), NOBODY),
    ("the next meeting is held", next_meeting, NOBODY),
    ("a tie says no where it said yes", |home| tie(home, "Mum", "Leo", Some(false)), &["family", "Mum"]),
    ("what was written is shielded", shield_the_dentist, FAMILY),
    (
        "a teacher becomes a supporter",
        |home| person(home, "Teacher", |one| one.capacity = Capacity::Supporter),
        &["Teacher"],
    ),
    ("a child dies", |home| child(home, "Leo", |one| one.lost = Some(day("2026-11-28"))), EVERYBODY),
];

fn child(home: &mut Home, name: &str, change: impl FnOnce(&mut Child)) {
    let mut child = home.child(name);
    change(&mut child);
    home.enters(Piece::Child(child));
}

fn person(home: &mut Home, handle: &str, change: impl FnOnce(&mut Person)) {
    let mut person = home.person(handle);
    change(&mut person);
    home.enters(Piece::Person(person));
}

fn swap_children(home: &mut Home) {
    for (from, to) in [("Leo", "Kit"), ("Mia", "Leo"), ("Kit", "Mia")] {
        home.renames_child(from, to);
    }
}

fn hand_on(home: &mut Home, handle: &str) {
    let before = format!("{handle} {}", home.known().people.len());
    home.renames_person(handle, &before);
    home.adds(handle, &before);
}

fn take_mums_handle(home: &mut Home) {
    home.renames_person("Mum", "Jo");
    home.renames_person("Dad", "Mum");
}

fn add_child(home: &mut Home) {
    let child = Child { id: new_id(), name: "Boiler".into(), order: 9, ..home.child("Mia") };
    home.enters(Piece::Child(child));
}

fn tie(home: &mut Home, handle: &str, name: &str, says: Option<bool>) {
    let (who, child) = (home.person(handle).id, home.child(name).id);
    let ties = home.known().ties;
    let tie = ties.into_iter().find(|tie| tie.person == who && tie.child == child).unwrap();
    home.enters(Piece::Tie(Tie { may_receive: says, ..tie }));
}

fn shield_the_dentist(home: &mut Home) {
    let (id, family) = (new_id(), home.family);
    let words = "the dentist\nthe GP\nthe boiler".into();
    home.enters(Piece::Shield(Shield { id, family, what: What::Place, words, from: Vec::new() }));
}

fn next_meeting(home: &mut Home) {
    home.it_is("2026-12-11T10:00:00Z");
    let next = home.takes_in(
        Kind::Plan,
        &PLAN_MEETING
            .replace("on = 2026-11-20", "on = 2026-12-11")
            .replace("27 nov", "18 dec")
            .replace("by 4 dec", "by 18 dec"),
    );
    home.closes(next);
}

fn readers(home: &Home) -> Vec<(&'static str, Reader)> {
    let all = [("record", Reader::Record), ("family", Reader::Family)];
    all.into_iter().chain(READERS.map(|who| (who, home.reader(who)))).collect()
}

#[test]
fn an_old_copy_stays_as_it_was_but_for_what_must_now_be_kept() {
    for (what, edit, lose) in TABLE {
        let (mut home, meeting) = Home::closed();
        let readers = readers(&home);
        let before: Vec<String> = readers.iter().map(|(_, reader)| home.copy(meeting, reader)).collect();
        edit(&mut home);
        for ((who, reader), then) in readers.iter().zip(&before) {
            let now = home.copy(meeting, reader);
            if lose.contains(who) {
                assert_eq!(crate::edits::gained(then, &now), None, "{what}, {who}:\n{now}");
            } else {
                assert_eq!(&now, then, "{what}, {who}");
            }
        }
        let losers =
            readers.iter().zip(&before).filter(|((_, reader), then)| home.copy(meeting, reader) != **then);
        assert_eq!(losers.count() > 0, !lose.is_empty(), "{what}");
    }
}

#[test]
fn times_are_those_that_were_stated() {
    for (began, ended, closed_at, said) in [
        ("2026-11-20T10:00:00Z", None, "2026-11-20T11:00:00Z", "Time: from 10:00"),
        ("2026-11-20T10:00:00Z", None, "2026-11-23T09:15:00Z", "Time: from 10:00"),
        (
            "2026-11-20T10:00:00Z",
            Some("2026-11-20T11:40:00Z"),
            "2026-11-23T09:15:00Z",
            "Time: 10:00 to 11:40",
        ),
        (
            "2026-11-20T10:00:00Z",
            Some("2026-11-20T11:40:00Z"),
            "2026-11-20T11:41:00Z",
            "Time: 10:00 to 11:40",
        ),
        (
            "2026-11-20T09:05:00Z",
            Some("2026-11-20T09:06:00Z"),
            "2027-01-04T08:00:00Z",
            "Time: 09:05 to 09:06",
        ),
    ] {
        let mut home = Home::new();
        home.it_is(began);
        let started = home.does(Deed::Start { family: home.family, kind: Kind::Review });
        let portal::service::Done::Started(meeting) = started else { panic!("a meeting") };
        if let Some(ended) = ended {
            let part = home.list::<portal::domain::meeting::Part>(meeting).remove(0);
            let ended = Some(crate::home::moment(ended));
            home.keeps(Piece::Part(portal::domain::meeting::Part { ended, ..part }));
        }
        home.it_is(closed_at);
        home.closes(meeting);
        let copy = home.copy(meeting, &Reader::Record);
        assert!(copy.lines().any(|line| line.contains(said)), "{said}: {copy}");
        assert!(!copy.contains("09:15") && !copy.contains("08:00"), "{copy}");
    }
}

/// A line of the plan, and what is asked of it before closing; empty where nothing is.
const ASKED: [(&str, &str); 16] = [
    ("! weigh Leo", "Who will do it?"),
    ("! weigh Leo @HV", "By when?"),
    ("! weigh Leo by fri 4 dec", "Who will do it?"),
    ("! weigh Leo @HV by fri 5 dec", "5 December 2026 is a Saturday"),
    ("! weigh Leo @HV by fri 8 janurary", "Is Friday 8 January 2027 meant?"),
    ("! weigh Leo @HV by w/c 7 dec", "is a week"),
    ("! weigh Leo @HV by end of term", "is not a date"),
    ("! weigh Leo @HV by fri 25 dec", "Christmas Day"),
    ("! weigh Leo @HV by tomorow", "Is Saturday 21 November 2026 meant?"),
    ("! weigh Leo @HV by 4 dec and again 18 dec", "names more than one day"),
    ("\" Leo asked what is different: toast", "whose words"),
    ("\" Leo to @HV mon 2 novmber: cold", "Is Monday 2 November 2026 meant?"),
    ("! weigh Leo @HV by fri 4 dec", ""),
    ("> core group every four weeks", ""),
    ("Leo ate well", ""),
    ("? who is the midwife @HV", ""),
];

#[test]
fn what_is_not_answered_stays_open_in_the_record_and_what_is_answered_has_its_reason() {
    for (line, asked) in ASKED {
        for is_answered in [false, true] {
            let mut home = Home::new();
            let file = format!(
                "on = 2026-11-20\naccept_marks = true\n[[text]]\nsection = \"plan\"\nlines = ['{line}']\n"
            );
            let meeting = home.takes_in(Kind::Plan, &file);
            let record = meetings::record(&home.reading(), meeting, &Home::catalogue()).unwrap();
            let gaps = gaps(&record, &meetings::around(&record), None, Home::catalogue().calendar());
            let of_line = |gap: &&Gap| gap.key.starts_with("action:") || gap.key.starts_with("unread:");
            let gap = gaps.iter().filter(of_line).find(|gap| {
                gap.for_reader(&Reader::Record)
                    .is_some_and(|words| !asked.is_empty() && words.contains(asked))
            });
            assert_eq!(
                gap.is_some(),
                !asked.is_empty(),
                "{line}: {:?}",
                gaps.iter().filter(of_line).map(|gap| gap.for_reader(&Reader::Record)).collect::<Vec<_>>()
            );
            if let (Some(gap), true) = (gap, is_answered) {
                let (id, gaps, words) = (new_id(), vec![gap.key.clone()], "the clinic says".into());
                let at = crate::home::moment("2026-11-20T10:30:00Z");
                home.keeps(Piece::Reason(Reason {
                    id,
                    meeting,
                    gaps,
                    words,
                    audience: Audience::Everyone,
                    at,
                }));
            }
            home.closes(meeting);
            let copy = home.copy(meeting, &Reader::Record);
            let open = copy.split("Left open, not answered").nth(1).unwrap_or_default();
            let is_open = !asked.is_empty() && open.contains(asked);
            assert_eq!(is_open, !asked.is_empty() && !is_answered, "{line}: {copy}");
            assert_eq!(
                copy.contains("Reason: the clinic says"),
                gap.is_some() && is_answered,
                "{line}: {copy}"
            );
            assert!(!home.copy(meeting, &home.reader("Mum")).contains("Left open, not answered"), "{line}");
        }
    }
}
