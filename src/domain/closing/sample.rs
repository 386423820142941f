//! A made-up meeting for tests: Ava, Ben and Noor, a plan with nothing written yet.

use chrono::{DateTime, NaiveDate};

use super::super::attendance::{Attendance, Came};
use super::super::audience::Audience;
use super::super::body::{Body, Line};
use super::super::child::{Birth, Child};
use super::super::date::Around;
use super::super::family::Family;
use super::super::id::Id;
use super::super::meeting::{self, Kind, Meeting, Part, State, Text};
use super::super::meeting_record::MeetingRecord;
use super::super::moment::Moment;
use super::super::person::{Capacity, Member, Person, Seat, Tie};
use super::super::template::{self, Section, StartsFor, Template};

pub(in crate::domain) fn id(n: u8) -> Id {
    Id::from_bytes([n; 16])
}

pub(in crate::domain) fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).expect("a date")
}

pub(in crate::domain) fn moment(text: &str) -> Moment {
    DateTime::parse_from_rfc3339(text).expect("a moment")
}

/// Thursday 26 November 2026, the day of the meeting.
pub(in crate::domain) fn around() -> Around {
    Around { today: day(11, 26), next_core_group: None }
}

pub(in crate::domain) fn person(n: u8, handle: &str, role: &str, capacity: Capacity) -> Person {
    Person {
        id: id(n),
        family: id(0),
        handle: handle.into(),
        name: String::new(),
        role: role.into(),
        agency: String::new(),
        capacity,
        telephone: String::new(),
        earlier: Vec::new(),
    }
}

fn child(n: u8, name: &str, year: i32) -> Child {
    Child {
        id: id(n),
        family: id(0),
        name: name.into(),
        order: u32::from(n),
        birth: Birth::Born(NaiveDate::from_ymd_opt(year, 3, 1).expect("a date")),
        needs: String::new(),
        school: String::new(),
        takes_part: String::new(),
        audience: Audience::Everyone,
        lost: None,
        earlier: Vec::new(),
    }
}

fn section(id: &str, title: &str, form: template::Form, per_child: bool) -> Section {
    let (id, title) = (id.into(), title.into());
    Section { id, title, form, per_child, starts_for: StartsFor::Everyone, prompts: Vec::new() }
}

fn template() -> Template {
    let sections = vec![
        section("who", "Who is here", template::Form::Attendance, false),
        section("last", "Last time", template::Form::LastTime, false),
        section("children", "The children", template::Form::Text, true),
        section("plan", "The plan", template::Form::Text, false),
        section("next", "Next meeting", template::Form::NextMeeting, false),
    ];
    let (id, title, version) = ("review".into(), "Review".into(), "1".into());
    Template { id, title, version, kind: Kind::Review, provenance: String::new(), sections }
}

fn meeting() -> Meeting {
    Meeting {
        id: id(50),
        family: id(0),
        kind: Kind::Review,
        number: 3,
        on: day(11, 26),
        at: None,
        place: String::new(),
        state: State::Open,
        turns: Vec::new(),
        form: meeting::Form {
            template: "review".into(),
            version: "1".into(),
            pack: "common".into(),
            pack_version: "1".into(),
            wording: id(51),
        },
        due: None,
        late_because: String::new(),
        typed_up: None,
        counts: None,
        next: None,
        next_words: String::new(),
        next_detail: String::new(),
    }
}

/// The meeting, with nothing recorded in it.
pub(in crate::domain) fn record() -> MeetingRecord {
    MeetingRecord {
        family: Family {
            id: id(0),
            reference: "F-104".into(),
            name: String::new(),
            since: day(1, 1),
            about: String::new(),
            made_up: true,
        },
        children: vec![child(11, "Ava", 2017), child(12, "Ben", 2022), child(13, "Noor", 2012)],
        episodes: Vec::new(),
        people: vec![
            person(1, "HV", "health visitor", Capacity::Professional),
            person(2, "Mrs Osei", "head teacher", Capacity::Professional),
            person(3, "Mum", "mother", Capacity::Parent),
            person(4, "Anna K", "", Capacity::Interpreter),
        ],
        ties: Vec::new(),
        members: Vec::new(),
        meeting: meeting(),
        template: template(),
        parts: vec![Part {
            id: id(60),
            meeting: id(50),
            number: 1,
            began: None,
            ended: None,
            place: String::new(),
        }],
        attendance: Vec::new(),
        texts: Vec::new(),
        carried: Vec::new(),
        answers: Vec::new(),
        reasons: Vec::new(),
        addenda: Vec::new(),
        shields: vec![],
        urgent: vec![],
        read_backs: vec![],
        circulated: vec![],
        minutes_agreed: vec![],
        corrections: vec![],
        later_clearances: Vec::new(),
        agreed_here: Vec::new(),
        meeting_before: None,
        last_own_words: Vec::new(),
        last_sittings: Vec::new(),
        fixed: None,
    }
}

/// Writes lines for everyone in a section.
pub(in crate::domain) fn write(record: &mut MeetingRecord, section: &str, child: Option<u8>, words: &str) {
    put(record, section, child, words.lines().map(Line::plain).collect());
}

/// Writes lines for an audience in a section.
pub(in crate::domain) fn write_for(
    record: &mut MeetingRecord,
    section: &str,
    audience: &Audience,
    words: &str,
) {
    let line = |text: &str| Line { audience: audience.clone(), ..Line::plain(text) };
    put(record, section, None, words.lines().map(line).collect());
}

/// Puts lines in a section.
pub(in crate::domain) fn put(record: &mut MeetingRecord, section: &str, child: Option<u8>, lines: Vec<Line>) {
    let number = u8::try_from(record.texts.len()).expect("few texts");
    record.texts.push(Text {
        id: id(70 + number),
        meeting: id(50),
        part: id(60),
        section: section.into(),
        child: child.map(id),
        body: Body::from(lines),
        done: false,
        meanings: crate::domain::meaning::Meanings::default(),
    });
}

/// Records whether somebody came, in the capacity they have on record.
pub(in crate::domain) fn attend(
    record: &mut MeetingRecord,
    person: u8,
    came: Option<Came>,
) -> &mut Attendance {
    let capacity = record.person(id(person)).expect("a person").capacity;
    let number = u8::try_from(record.attendance.len()).expect("few people");
    record.attendance.push(Attendance {
        id: id(150 + number),
        meeting: id(50),
        part: id(60),
        person: id(person),
        capacity,
        came,
        how: None,
        private: None,
        arrived: None,
        left: None,
        apologies: None,
        report: None,
        absence: None,
        absence_words: String::new(),
        absence_audience: Audience::Everyone,
        language: String::new(),
        professional_interpreter: None,
        needs_interpreter: String::new(),
    });
    record.attendance.last_mut().expect("one")
}

/// Gives somebody a seat in the core group.
pub(in crate::domain) fn seat(record: &mut MeetingRecord, person: u8) {
    let (from, until) = (day(1, 1), None);
    record.members.push(Member {
        id: id(person),
        family: id(0),
        person: id(person),
        seat: Seat::Member,
        from,
        until,
    });
}

/// Ties somebody to a child, with no decision yet about copies.
pub(in crate::domain) fn tie(record: &mut MeetingRecord, person: u8, child: u8) -> &mut Tie {
    record.ties.push(Tie {
        id: id(person.wrapping_add(child)),
        family: id(0),
        person: id(person),
        child: id(child),
        relation: String::new(),
        responsibility: None,
        contact: String::new(),
        may_receive: None,
        from: day(1, 1),
        until: None,
    });
    record.ties.last_mut().expect("one")
}
