//! The pieces a meeting is made of in these tests.

use super::*;
use crate::domain::id::Id;

pub(super) fn id(n: u8) -> Id {
    Id::from_bytes([n; 16])
}

pub(super) const AVA: u8 = 11;
pub(super) const BEN: u8 = 12;
pub(super) const MUM: u8 = 21;
pub(super) const DAD: u8 = 22;
pub(super) const HV: u8 = 23;

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

pub(super) fn at(text: &str) -> Moment {
    DateTime::parse_from_rfc3339(&format!("2026-11-26T{text}:00+00:00")).expect("a moment")
}

pub(super) fn around() -> Around {
    Around { today: day("2026-11-26"), next_core_group: None }
}

pub(super) fn no_facts(gaps: &[Gap]) -> Facts<'_> {
    Facts {
        authored_by: "S. Marsh",
        made_on: at("12:10"),
        latest_next: None,
        latest_not_worked: None,
        due_not_worked: None,
        gaps,
    }
}

pub(super) fn child(n: u8, name: &str, born: &str) -> Child {
    Child {
        id: id(n),
        family: id(1),
        name: name.into(),
        order: u32::from(n),
        birth: Birth::Born(day(born)),
        needs: String::new(),
        school: String::new(),
        takes_part: String::new(),
        audience: Audience::Everyone,
        lost: None,
        earlier: Vec::new(),
    }
}

pub(super) fn person(n: u8, handle: &str, role: &str, capacity: Capacity) -> Person {
    Person {
        id: id(n),
        family: id(1),
        handle: handle.into(),
        name: String::new(),
        role: role.into(),
        agency: String::new(),
        capacity,
        telephone: "01632 960001".into(),
        earlier: Vec::new(),
    }
}

pub(super) fn part(n: u8) -> Part {
    Part {
        id: id(30 + n),
        meeting: id(2),
        number: n.into(),
        began: Some(at("10:02")),
        ended: Some(at("11:15")),
        place: String::new(),
    }
}

pub(super) fn attendance(n: u8, person: u8, part: u8, capacity: Capacity, came: Came) -> Attendance {
    Attendance {
        id: id(n),
        meeting: id(2),
        part: id(30 + part),
        person: id(person),
        capacity,
        came: Some(came),
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
    }
}

pub(super) fn text(n: u8, section: &str, child: Option<u8>, lines: Vec<Line>) -> Text {
    Text {
        id: id(n),
        meeting: id(2),
        part: id(31),
        section: section.into(),
        child: child.map(id),
        body: lines.into(),
        done: false,
        meanings: crate::domain::meaning::Meanings::default(),
    }
}

pub(super) fn kept(audience: Audience, words: &str) -> Line {
    Line { audience, ..Line::plain(words) }
}

pub(super) fn template() -> Template {
    toml::from_str(
        r#"
        id = "review"
        title = "Core group review"
        version = "1"
        kind = "review"
        provenance = "Made from published recording standards"
        section = [
            { id = "who", title = "Who is here", form = "attendance" },
            { id = "last", title = "Last time", form = "last_time" },
            { id = "child", title = "Each child", per_child = true },
            { id = "risk", title = "Legal and risk", starts_for = "professionals_only" },
            { id = "next", title = "Next meeting", form = "next_meeting" },
        ]
        "#,
    )
    .expect("a template")
}

pub(super) fn meeting() -> Meeting {
    Meeting {
        id: id(2),
        family: id(1),
        kind: Kind::Review,
        number: 3,
        on: day("2026-11-26"),
        at: NaiveTime::from_hms_opt(10, 0, 0),
        place: "Room 3".into(),
        state: State::Closed,
        turns: vec![
            Turn { state: State::Open, at: at("10:02"), reason: String::new(), whose: None },
            Turn { state: State::Closed, at: at("11:15"), reason: String::new(), whose: None },
        ],
        form: Form {
            template: "review".into(),
            version: "1".into(),
            pack: "common".into(),
            pack_version: "2026.1".into(),
            wording: id(3),
        },
        due: Some(day("2026-11-20")),
        late_because: "no interpreter could be had".into(),
        typed_up: None,
        counts: None,
        next: Some(day("2026-12-22")),
        next_words: String::new(),
        next_detail: String::new(),
    }
}

/// Both parents may have what is written of both children.
fn may_receive_all() -> Vec<Tie> {
    let pairs = [(MUM, AVA), (MUM, BEN), (DAD, AVA), (DAD, BEN)];
    let tie = |(person, child): (u8, u8)| Tie {
        id: id(180 + person + child),
        family: id(1),
        person: id(person),
        child: id(child),
        relation: "parent".into(),
        responsibility: Some(true),
        contact: String::new(),
        may_receive: Some(true),
        from: day("2026-01-01"),
        until: None,
    };
    pairs.map(tie).into()
}

/// A meeting of one part with nothing written in it.
pub(super) fn empty_record() -> MeetingRecord {
    MeetingRecord {
        family: Family {
            id: id(1),
            reference: "F-104".into(),
            name: "the Household".into(),
            since: day("2026-01-05"),
            about: "what happened".into(),
            made_up: false,
        },
        children: vec![child(AVA, "Ava", "2017-03-01"), child(BEN, "Ben", "2022-06-01")],
        episodes: vec![],
        people: vec![
            person(MUM, "Mum", "mother", Capacity::Parent),
            person(DAD, "Dad", "father", Capacity::Parent),
            person(HV, "HV", "health visitor", Capacity::Professional),
        ],
        ties: may_receive_all(),
        members: vec![],
        meeting: meeting(),
        template: template(),
        parts: vec![part(1)],
        attendance: vec![],
        texts: vec![],
        carried: vec![],
        answers: vec![],
        reasons: vec![],
        addenda: vec![],
        shields: vec![],
        urgent: vec![],
        read_backs: vec![],
        circulated: vec![],
        minutes_agreed: vec![],
        corrections: vec![],
        later_clearances: Vec::new(),
        agreed_here: Vec::new(),
        meeting_before: None,
        last_own_words: vec![],
        last_sittings: vec![],
        fixed: None,
    }
}

pub(super) fn action(n: u8, what: &str, child: Option<u8>, audience: Audience) -> Action {
    Action {
        id: id(n),
        family: id(1),
        meeting: id(9),
        what: what.into(),
        child: child.map(id),
        owner: "HV".into(),
        person: Some(id(HV)),
        due: Some(day("2026-11-13")),
        also: Vec::new(),
        bounded: None,
        moved_from: vec![],
        progress: Progress::Open,
        audience,
        measure: String::new(),
    }
}

pub(super) fn answer(n: u8, action: u8, words: &str, audience: Audience) -> Answer {
    Answer {
        id: id(n),
        meeting: id(2),
        action: id(action),
        progress: Progress::Part,
        moved_to: None,
        missed_by: None,
        for_the_child: words.into(),
        audience,
    }
}
