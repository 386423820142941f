//! Each wrong record is driven through each door that takes it, and every door says the same sentence.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, NaiveTime};
use tempfile::TempDir;

use super::super::*;
use crate::domain::action::{Answer, Progress};
use crate::domain::addendum::Addendum;
use crate::domain::attendance::{Attendance, Came, How};
use crate::domain::audience::Audience;
use crate::domain::circulation::Circulated;
use crate::domain::correction::{Correction, Taken};
use crate::domain::id::Id;
use crate::domain::meeting::{Kind, Meeting, Part};
use crate::domain::moment::Moment;
use crate::domain::person::{Member, Person, Seat, Tie};
use crate::domain::shield::{Shield, What};
use crate::service::checklists::SitDown;
use crate::service::families::{Workspace, workspace};
use crate::service::files::WrittenFile;
use crate::service::{
    Catalogue, Clock, Deed, Done, Entered, Piece, ServiceError, Store, Writer, family_file, meeting_file,
    meetings, new_id,
};

const FAMILY: &str = include_str!("../../../../examples/family.toml");

struct Noon;

impl Clock for Noon {
    fn now(&self) -> Moment {
        DateTime::parse_from_rfc3339("2026-11-23T12:00:00+00:00").expect("a moment")
    }
}

/// A store with the family of the examples, and a review meeting of today.
struct Desk {
    _folder: TempDir,
    writer: Writer,
    reading: crate::service::Reading,
    catalogue: Arc<Catalogue>,
    meeting: Id,
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn time(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text, "%H:%M").ok()
}

impl Desk {
    fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        let path = folder.path().join("s.db");
        let store = Store::create(&path, &[7; 32], new_id()).expect("a store");
        let reading = Store::open_reading(&path, &[7; 32]).expect("it reads");
        let catalogue = Arc::new(Catalogue::embedded(None).expect("the packs"));
        let mut writer =
            Writer::new(store, Arc::clone(&catalogue), Arc::new(Noon), "t".into()).expect("writes");
        let file = WrittenFile::new("f", FAMILY);
        let file = family_file::read(&file, &[], Noon.today()).expect("no fault");
        let family = file.household().family.id;
        writer.perform(Deed::Add(Box::new(file))).expect("added");
        let done = writer.perform(Deed::Start { family, kind: Kind::Review }).expect("started");
        let Done::Started(meeting) = done else { panic!("{done:?}") };
        Self { _folder: folder, writer, reading, catalogue, meeting }
    }

    fn known(&self) -> Workspace {
        let family = family_file::on_record(&self.reading).expect("reads").remove(0);
        workspace(&self.reading, family.id, &self.catalogue, Noon.today()).expect("reads")
    }

    fn person(&self, handle: &str) -> Person {
        self.known().people.into_iter().find(|one| one.handle == handle).expect(handle)
    }

    fn row(&self, handle: &str) -> Attendance {
        let person = self.person(handle).id;
        let rows: Vec<Attendance> = self.reading.list(Some(self.meeting)).expect("reads");
        rows.into_iter().find(|row| row.person == person).expect(handle)
    }

    fn refused(&mut self, deed: Deed) -> String {
        match self.writer.perform(deed) {
            Err(ServiceError::Refused(said)) => said,
            other => panic!("{other:?}"),
        }
    }

    /// What each door says of the whole record: the question at the meeting, and the form.
    fn doors(&mut self, piece: &Piece) -> [String; 2] {
        let entered = Entered { keep: vec![piece.clone()], ..Entered::default() };
        let refused = [Deed::Keep(Box::new(piece.clone())), Deed::Enter(Box::new(entered))]
            .map(|deed| self.refused(deed));
        refused.map(|said| said.replace(" Nothing was changed.", ""))
    }

    fn family_file(&self, more: &str) -> String {
        let text = format!(
            "reference = \"F-9\"\nsince = 2026-09-14\nname = \"Reid\"\n[[children]]\nname = \"Mia\"\n\
             born = 2018-05-02\n[[people]]\nhandle = \"Mum\"\ncapacity = \"parent\"\n\
             [[people]]\nhandle = \"SW\"\ncapacity = \"professional\"\n{more}\n"
        );
        let others = family_file::on_record(&self.reading).expect("reads");
        match family_file::read(&WrittenFile::new("f", text), &others, Noon.today()) {
            Ok(_) => String::new(),
            Err(unread) => unread.to_string(),
        }
    }

    fn meeting_file(&self, text: &str) -> Result<meeting_file::MeetingFile, String> {
        let (_, wording) = meetings::form(&self.catalogue, Kind::Extra).expect("a form");
        let file = WrittenFile::new("m", text);
        let read = meeting_file::read(&file, &self.known(), (Kind::Extra, &wording.template), Noon.today());
        read.map_err(|faults| faults.to_string())
    }
}

/// A record that is wrong in one thing, and the same in a file where a file can hold it.
#[expect(clippy::too_many_lines, reason = "it is a table, one record after the other")]
fn wrong_records(desk: &Desk) -> Vec<(&'static str, Piece, &'static str)> {
    let known = desk.known();
    let (family, mia) = (known.family.id, known.children[0].clone());
    let mum = desk.person("Mum");
    let new = |handle: &str| Person { id: new_id(), handle: handle.into(), ..mum.clone() };
    let tie = known.ties[0].clone();
    let seat = known.members.iter().find(|one| one.seat == Seat::Lead).expect("a lead").clone();
    let plan = known.episodes[0].clone();
    let outcome = known.outcomes[0].clone();
    let shield = Shield { id: new_id(), family, what: What::Number, words: "12".into(), from: Vec::new() };
    let row = desk.row("Mum");
    let gone = |row: &Attendance| Attendance { came: Some(Came::No), ..row.clone() };
    let child = |name: &str, birth: Birth| {
        Piece::Child(Child { id: new_id(), name: name.into(), birth, ..mia.clone() })
    };
    let long = "x".repeat(LINE + 1);
    let at = |hour: u32| Noon.now() - chrono::TimeDelta::hours(i64::from(hour));
    let part: Part = desk.reading.list(Some(desk.meeting)).expect("reads").remove(0);
    let asked = Correction {
        id: new_id(),
        meeting: desk.meeting,
        person: Some(mum.id),
        by: "Mum".into(),
        asked: day("2026-11-23"),
        words: "not so".into(),
        taken: None,
        because: String::new(),
        decided: None,
        audience: Audience::Everyone,
    };
    let given = Circulated {
        id: new_id(),
        meeting: desk.meeting,
        person: Some(mum.id),
        to: "Mum".into(),
        on: day("2026-11-23"),
        how: String::new(),
        copy: String::new(),
    };
    let addendum = Addendum {
        id: new_id(),
        meeting: desk.meeting,
        at: Noon.now(),
        author: "me".into(),
        reason: String::new(),
        words: "it was the other school".into(),
        audience: Audience::Everyone,
    };
    let answer = Answer {
        id: new_id(),
        meeting: desk.meeting,
        action: new_id(),
        progress: Progress::Open,
        moved_to: Some(day("2026-11-20")),
        missed_by: None,
        for_the_child: String::new(),
        audience: Audience::Everyone,
    };
    let since = |since: &str| Piece::Family(Family { since: day(since), ..known.family.clone() });
    vec![
        (
            "no name",
            child("", Birth::Born(day("2020-01-01"))),
            "[[children]]\nname = \"\"\nborn = 2020-01-01",
        ),
        (
            "a second Mia",
            child("mia", Birth::Born(day("2020-01-01"))),
            "[[children]]\nname = \"mia\"\nborn = 2020-01-01",
        ),
        (
            "born tomorrow",
            child("Ted", Birth::Born(day("2026-11-24"))),
            "[[children]]\nname = \"Ted\"\nborn = 2026-11-24",
        ),
        (
            "born in 1926",
            child("Ted", Birth::Born(day("1926-11-20"))),
            "[[children]]\nname = \"Ted\"\nborn = 1926-11-20",
        ),
        (
            "grown up",
            child("Ted", Birth::Born(day("1990-11-20"))),
            "[[children]]\nname = \"Ted\"\nborn = 1990-11-20",
        ),
        (
            "expected in two years",
            child("Ted", Birth::Due(day("2028-11-20"))),
            "[[children]]\nname = \"Ted\"\nexpected = 2028-11-20",
        ),
        ("a second Mum", Piece::Person(new("mum ")), "[[people]]\nhandle = \"mum \"\ncapacity = \"parent\""),
        ("@Gran", Piece::Person(new("@Nan")), "[[people]]\nhandle = \"@Nan\"\ncapacity = \"parent\""),
        ("an empty handle", Piece::Person(new("")), "[[people]]\nhandle = \"\"\ncapacity = \"parent\""),
        (
            "a long role",
            Piece::Person(Person { role: long.clone(), ..new("Nan") }),
            "[[people]]\nhandle = \"Nan\"\ncapacity = \"parent\"\nrole = \"LONG\"",
        ),
        (
            "a tie without a word",
            Piece::Tie(Tie { relation: String::new(), ..tie.clone() }),
            "[[people.ties]]\nchildren = [\"Mia\"]\nrelation = \"\"",
        ),
        (
            "a tie that ends first",
            Piece::Tie(Tie { from: day("2026-09-14"), until: Some(day("2026-09-01")), ..tie }),
            "[[people.ties]]\nchildren = [\"Mia\"]\nrelation = \"aunt\"\nfrom = 2026-09-14\nuntil = 2026-09-01",
        ),
        (
            "a seat that ends first",
            Piece::Member(Member { from: day("2026-11-06"), until: Some(day("2026-11-01")), ..seat.clone() }),
            "[[core_group]]\nperson = \"SW\"\nfrom = 2026-11-06\nuntil = 2026-11-01",
        ),
        (
            "two leads",
            Piece::Member(Member { id: new_id(), person: mum.id, ..seat }),
            "[[core_group]]\nperson = \"SW\"\nseat = \"lead\"\n[[core_group]]\nperson = \"Mum\"\nseat = \"lead\"",
        ),
        (
            "a conference that is to come",
            Piece::Episode(Episode { from: day("2026-12-01"), reviews: Vec::new(), ..plan.clone() }),
            "[plan]\nconference = 2026-12-01",
        ),
        (
            "27 weeks",
            Piece::Episode(Episode { every_weeks: Some(27), ..plan.clone() }),
            "[plan]\nconference = 2026-11-06\nevery_weeks = 27",
        ),
        (
            "a review before its conference",
            Piece::Episode(Episode { reviews: vec![day("2026-11-01")], ..plan }),
            "[plan]\nconference = 2026-11-06\nreviews = [2026-11-01]",
        ),
        (
            "nothing to change",
            Piece::Outcome(Box::new(Outcome { change: String::new(), ..outcome })),
            "[[outcomes]]\nchild = \"Mia\"\nchange = \"\"\nbetter = \"warm\"",
        ),
        (
            "a number too short",
            Piece::Shield(shield.clone()),
            "[[shields]]\nwhat = \"number\"\nwords = \"12\"",
        ),
        (
            "kept from a professional",
            Piece::Shield(Shield {
                what: What::Place,
                words: "the refuge".into(),
                from: vec![desk.person("SW").id],
                ..shield
            }),
            "[[shields]]\nwhat = \"place\"\nwords = \"the refuge\"\nfrom = [\"SW\"]",
        ),
        ("worked with from tomorrow", since("2026-11-24"), "since = 2026-11-24"),
        ("worked with since 1926", since("1926-09-14"), "since = 1926-09-14"),
        (
            "a reference that is taken",
            Piece::Family(Family { id: new_id(), ..known.family.clone() }),
            "reference = \"f-207\"",
        ),
        (
            "absent, and arrived",
            Piece::Attendance(Attendance { arrived: time("10:05"), ..gone(&row) }),
            "who = \"Mum\"\ncame = \"no\"\narrived = \"10:05\"",
        ),
        (
            "absent, and left",
            Piece::Attendance(Attendance { left: time("10:05"), ..gone(&row) }),
            "who = \"Mum\"\ncame = \"no\"\nleft = \"10.05\"",
        ),
        (
            "absent, on the telephone",
            Piece::Attendance(Attendance { how: Some(How::Phone), ..gone(&row) }),
            "who = \"Mum\"\ncame = \"no\"\nhow = \"phone\"",
        ),
        (
            "absent, in a private place",
            Piece::Attendance(Attendance { private: Some(true), ..gone(&row) }),
            "who = \"Mum\"\ncame = \"no\"\nprivate = true",
        ),
        (
            "a reason of a book's length",
            Piece::Attendance(Attendance { absence_words: "x".repeat(PROSE + 1), ..gone(&row) }),
            "who = \"Mum\"\ncame = \"no\"\nabsence_words = \"BOOK\"",
        ),
        ("twice on the list", Piece::Attendance(Attendance { id: new_id(), ..row.clone() }), ""),
        (
            "somebody of no family",
            Piece::Attendance(Attendance { id: new_id(), person: new_id(), ..row }),
            "",
        ),
        (
            "a part that ends first",
            Piece::Part(Part { began: Some(at(1)), ended: Some(at(2)), ..part.clone() }),
            "began = \"11:00\"\nended = \"10:00\"",
        ),
        ("a part in a long place", Piece::Part(Part { place: long, ..part }), "place = \"LONG\""),
        ("moved to before the meeting", Piece::Answer(answer), ""),
        (
            "a copy given tomorrow",
            Piece::Circulated(Circulated { on: day("2026-11-24"), ..given.clone() }),
            "",
        ),
        (
            "a copy given before the meeting",
            Piece::Circulated(Circulated { on: day("2026-11-20"), ..given.clone() }),
            "",
        ),
        ("a copy given to nobody", Piece::Circulated(Circulated { to: String::new(), ..given }), ""),
        (
            "a correction without words",
            Piece::Correction(Correction { words: String::new(), ..asked.clone() }),
            "",
        ),
        (
            "a correction decided without a reason",
            Piece::Correction(Correction {
                taken: Some(Taken::Accepted),
                decided: Some(day("2026-11-23")),
                ..asked.clone()
            }),
            "",
        ),
        (
            "a correction decided before it was asked for",
            Piece::Correction(Correction { decided: Some(day("2026-11-22")), ..asked }),
            "",
        ),
        ("an addendum without a reason", Piece::Addendum(addendum), ""),
    ]
}

/// The text of a file with long words put in.
fn filled(text: &str) -> String {
    text.replace("LONG", &"x".repeat(LINE + 1)).replace("BOOK", &"x".repeat(PROSE + 1))
}

#[test]
fn every_door_refuses_the_same_with_the_same_sentence() {
    let mut desk = Desk::new();
    let before = desk.known();
    let all = wrong_records(&desk);
    assert!(all.len() >= 35);
    for (name, piece, file) in all {
        let [at_the_meeting, in_a_form] = desk.doors(&piece);
        assert_eq!(at_the_meeting, in_a_form, "{name}");
        if file.is_empty() {
            continue;
        }
        let file = filled(file);
        let said = match &piece {
            Piece::Attendance(_) => {
                desk.meeting_file(&format!("on = 2026-11-20\n[[attendance]]\n{file}")).err()
            }
            Piece::Part(_) => desk.meeting_file(&format!("on = 2026-11-20\n{file}")).err(),
            Piece::Family(_) => Some(head(&desk, &file)),
            _ => Some(desk.family_file(&file)),
        };
        let said = said.unwrap_or_default().to_lowercase();
        assert!(said.contains(&at_the_meeting.to_lowercase()), "{name}: {at_the_meeting}\n{said}");
    }
    assert_eq!(format!("{before:?}"), format!("{:?}", desk.known()), "nothing was kept");
}

/// A file whose own facts are these.
fn head(desk: &Desk, line: &str) -> String {
    let (key, _) = line.split_once(' ').expect("a key");
    let rest: Vec<&str> = ["reference = \"F-9\"", "since = 2026-09-14"]
        .into_iter()
        .filter(|one| !one.starts_with(key))
        .collect();
    let text = format!("{line}\n{}\n[[children]]\nname = \"Mia\"\nborn = 2018-05-02\n", rest.join("\n"));
    let others = family_file::on_record(&desk.reading).expect("reads");
    let file = WrittenFile::new("f", text);
    family_file::read(&file, &others, Noon.today())
        .map_or_else(|unread| unread.to_string(), |_| String::new())
}

#[test]
fn what_is_right_passes_every_door() {
    let mut desk = Desk::new();
    for file in [
        "",
        "[[people]]\nhandle = \"Nan\"\ncapacity = \"supporter\"",
        "[[people]]\nhandle = \"Mr Mum\"\ncapacity = \"supporter\"",
        "[[children]]\nname = \"Ted\"\nborn = 2026-11-23",
        "[[children]]\nname = \"Ted\"\nexpected = 2027-08-01",
        "[plan]\nconference = 2026-11-23\nevery_weeks = 26\nreviews = [2027-01-20]",
        "[[core_group]]\nperson = \"SW\"\nseat = \"lead\"\nuntil = 2026-11-01\nfrom = 2026-10-01\n\
         [[core_group]]\nperson = \"Mum\"\nseat = \"lead\"\nfrom = 2026-11-02",
        "[[shields]]\nwhat = \"number\"\nwords = \"07700 900123\"\nfrom = [\"Mum\"]",
    ] {
        assert_eq!(desk.family_file(file), "", "{file}");
    }
    for entry in [
        "who = \"Mum\"\ncame = \"part\"\narrived = \"10:40\"\nleft = \"10:05\"",
        "who = \"Mum\"\ncame = \"yes\"\nhow = \"video\"\nprivate = false",
        "who = \"Mum\"\ncame = \"no\"\napologies = true\nreport = true\nabsence_words = \"ill\"",
        "who = \"HV\"",
    ] {
        let read = desk.meeting_file(&format!("on = 2026-11-23\n[[attendance]]\n{entry}"));
        assert!(read.is_ok(), "{entry}: {read:?}");
    }
    let nan = Person { id: new_id(), handle: "Nan".into(), ..desk.person("Gran") };
    for piece in [
        Piece::Person(nan.clone()),
        Piece::Person(Person { role: "great-grandmother".into(), ..nan.clone() }),
        Piece::Attendance(Attendance { id: new_id(), person: nan.id, ..desk.row("Mum") }),
        Piece::Attendance(Attendance { came: Some(Came::No), ..desk.row("HV") }),
    ] {
        desk.writer.perform(Deed::Keep(Box::new(piece))).expect("kept");
    }
}

#[test]
fn the_day_of_a_meeting_is_one_on_which_it_can_have_been() {
    let mut desk = Desk::new();
    let family = desk.known().family.id;
    for (on, held, planned) in [
        ("2026-11-23", true, true),
        ("2026-11-20", true, true),
        ("2026-11-06", true, true),
        ("2026-09-01", true, true),
        ("2025-11-20", true, true),
        ("2018-05-02", true, true),
        ("2017-08-01", true, true),
        ("2026-11-24", false, true),
        ("2027-11-20", false, true),
        ("2028-11-20", false, true),
        ("2028-12-20", false, false),
        ("2036-11-20", false, false),
        ("2126-11-20", false, false),
        ("9999-12-31", false, false),
        ("2016-11-20", false, false),
        ("1996-11-20", false, false),
        ("1926-11-20", false, false),
        ("0026-11-20", false, false),
    ] {
        let (on, kind) = (day(on), Kind::Extra);
        let said = desk.meeting_file(&format!("on = {on}"));
        assert_eq!(said.is_ok(), held, "{on}: {said:?}");
        let typed_up = desk.writer.perform(Deed::TypeUp { family, kind, on });
        assert_eq!(typed_up.is_ok(), held, "{on}: {typed_up:?}");
        let noted = desk.writer.perform(Deed::Plan { family, kind, on });
        assert_eq!(noted.is_ok(), planned, "{on}: {noted:?}");
        if let (Err(file), Err(ServiceError::Refused(typed_up))) = (said, typed_up) {
            let sentence = typed_up.replace(" Nothing was started.", "").to_lowercase();
            assert!(file.to_lowercase().contains(&sentence), "{sentence}\n{file}");
        }
    }
}

#[test]
fn a_day_that_may_be_right_is_doubted_and_taken() {
    let desk = Desk::new();
    for (on, kind, doubts) in [
        ("2026-11-23", Kind::Review, 0),
        ("2026-11-06", Kind::Plan, 0),
        ("2026-11-05", Kind::Plan, 1),
        ("2026-11-05", Kind::Extra, 0),
        ("2026-09-14", Kind::ProfessionalsOnly, 0),
        ("2026-09-13", Kind::ProfessionalsOnly, 1),
        ("2025-11-20", Kind::Review, 2),
    ] {
        let Workspace { family, episodes, .. } = desk.known();
        let said = doubts_of_day(day(on), kind, &family, &episodes);
        assert_eq!(said.len(), doubts, "{on} {kind:?}: {said:?}");
    }
    assert_eq!(desk.meeting_file("on = 2025-11-20").expect("read").doubts().len(), 1);
}

#[test]
fn a_meeting_from_a_file_is_closed_where_it_says_so_and_its_times_are_its_own() {
    let mut desk = Desk::new();
    let family = desk.known().family.id;
    for (text, closed, began, ended) in [
        ("on = 2026-11-20", false, None, None),
        ("on = 2026-11-20\nclose = false", false, None, None),
        ("on = 2026-11-20\nclose = true", true, None, None),
        ("on = 2026-11-20\nclose = true\nbegan = \"10:00\"", true, Some("10:00"), None),
        (
            "on = 2026-11-20\nclose = true\nbegan = \"10.00\"\nended = \"11:15\"",
            true,
            Some("10:00"),
            Some("11:15"),
        ),
        ("on = 2026-07-01\nbegan = \"10:00\"\nended = \"11:15\"", false, Some("10:00"), Some("11:15")),
    ] {
        let file = desk.meeting_file(text).expect(text);
        let deed = Deed::TakeIn { family, kind: Kind::Extra, file: Box::new(file) };
        let Done::Started(id) = desk.writer.perform(deed).expect(text) else { panic!("not started") };
        let meeting: Meeting = desk.reading.load(id).expect("reads").expect("it");
        assert_eq!(!meeting.state.can_write(), closed, "{text}");
        let part: Part = desk.reading.list(Some(id)).expect("reads").remove(0);
        let shown = |at: Option<Moment>| at.map(|at| at.format("%H:%M").to_string());
        assert_eq!((shown(part.began).as_deref(), shown(part.ended).as_deref()), (began, ended), "{text}");
        let on = [part.began, part.ended].into_iter().flatten().all(|at| at.date_naive() == meeting.on);
        assert!(on, "{text}");
    }
    for text in ["on = 2026-11-20\nclose = \"yes\"", "on = 2026-11-20\nbegan = \"ten\""] {
        assert!(desk.meeting_file(text).is_err(), "{text}");
    }
}

#[test]
fn a_sitting_is_of_a_day_that_has_come_and_somebody_scores() {
    let mut desk = Desk::new();
    let mia = desk.known().children[0].clone();
    for (date, rater, right) in [
        ("2026-11-23", "Ana", true),
        ("2018-05-02", "Ana", true),
        ("2017-08-01", "Ana", true),
        ("2026-11-24", "Ana", false),
        ("2027-11-20", "Ana", false),
        ("1926-11-20", "Ana", false),
        ("2016-11-20", "Ana", false),
        ("2026-11-23", " ", false),
    ] {
        let date = day(date);
        let wrong = of_sitting(&mia, rater, date, Noon.today());
        assert_eq!(wrong.is_empty(), right, "{date} {rater}: {wrong:?}");
        if let Some(wrong) = wrong.first() {
            let rater = crate::domain::checklist::sitting::Rater { name: rater.into(), ..Default::default() };
            let (child, instrument) = (mia.id, "open-care".to_owned());
            let asked = SitDown {
                child,
                instrument,
                rater,
                date,
                occasion: String::new(),
                done_with: String::new(),
                replaces: None,
            };
            let said = desk.refused(Deed::SitDown(Box::new(asked)));
            assert!(said.contains(&wrong.to_string()), "{said}");
        }
    }
}
