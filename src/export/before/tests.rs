use chrono::NaiveDate;

use super::*;
use crate::domain::action::Progress;
use crate::domain::audience::Audience;
use crate::domain::child::Birth;
use crate::domain::meeting::Kind;
use crate::domain::template::{Form, Section, StartsFor};
use crate::export::to_text;

fn id(n: u8) -> Id {
    Id::from_bytes([n; 16])
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn person(n: u8, handle: &str, role: &str, capacity: Capacity) -> Person {
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

fn child(n: u8, name: &str) -> Child {
    Child {
        id: id(n),
        family: id(0),
        name: name.into(),
        order: u32::from(n),
        birth: Birth::Born(day("2020-01-01")),
        needs: String::new(),
        school: String::new(),
        takes_part: String::new(),
        audience: Audience::Everyone,
        lost: None,
        earlier: Vec::new(),
    }
}

fn action(n: u8, what: &str, person: u8, audience: Audience) -> Action {
    Action {
        id: id(n),
        family: id(0),
        meeting: id(90),
        what: what.into(),
        child: None,
        owner: "HV".into(),
        person: Some(id(person)),
        due: Some(day("2026-12-04")),
        also: Vec::new(),
        bounded: None,
        moved_from: Vec::new(),
        progress: Progress::Open,
        audience,
        measure: String::new(),
    }
}

fn section(id: &str, title: &str, form: Form, per_child: bool) -> Section {
    let prompts = vec!["What of {child}?".into()];
    Section { id: id.into(), title: title.into(), form, per_child, starts_for: StartsFor::Everyone, prompts }
}

struct Made {
    family: Family,
    children: Vec<Child>,
    people: Vec<Person>,
    ties: Vec<Tie>,
    members: Vec<Member>,
    actions: Vec<Action>,
    template: Template,
}

impl Made {
    fn new() -> Self {
        let family = Family {
            id: id(0),
            reference: "F-104".into(),
            name: "Marsh".into(),
            since: day("2026-01-01"),
            about: String::new(),
            made_up: false,
        };
        let people = vec![
            person(1, "HV", "health visitor", Capacity::Professional),
            person(2, "Mum", "mother", Capacity::Parent),
            person(3, "SW", "social worker", Capacity::Professional),
        ];
        let seat = |n: u8, seat| Member {
            id: id(n + 60),
            family: id(0),
            person: id(n),
            seat,
            from: day("2026-01-01"),
            until: None,
        };
        let template = Template {
            id: "review".into(),
            title: "Review".into(),
            version: "1".into(),
            kind: Kind::Review,
            provenance: String::new(),
            sections: vec![
                section("who-is-here", "Who is here", Form::Attendance, false),
                section("last-time", "Last time", Form::LastTime, false),
                section("children", "The children", Form::Text, true),
                section("before-closing", "Before closing", Form::Closing, false),
            ],
        };
        Self {
            family,
            children: vec![child(11, "Ava"), child(12, "Ben")],
            people,
            ties: Vec::new(),
            members: vec![seat(1, Seat::Member), seat(3, Seat::Lead)],
            actions: vec![
                action(70, "weigh Ben", 1, Audience::Everyone),
                action(71, "ring the police", 1, Audience::ProfessionalsOnly),
                action(72, "letter for court", 1, Audience::LegalAdvice),
                action(73, "bed for Ava", 3, Audience::Everyone),
            ],
            template,
        }
    }

    fn paper(&self, paper: Before) -> (String, usize) {
        let coming = Coming {
            family: &self.family,
            children: &self.children,
            people: &self.people,
            ties: &self.ties,
            members: &self.members,
            actions: &self.actions,
            template: &self.template,
            on: Some(day("2026-12-17")),
            at: None,
            place: "",
            shields: &[],
        };
        let made_on = "2026-12-01T09:00:00+00:00".parse().expect("a moment");
        let finished = before(&coming, paper, &made_on);
        let left_out = finished.left_out.iter().map(|left| left.count).sum();
        (to_text(&finished.document), left_out)
    }
}

#[test]
fn each_paper_holds_what_its_reader_may_have_and_no_more() {
    let made = Made::new();
    for (paper, weigh, police, bed) in [
        (Before::Agenda(Whom::Family), true, false, true),
        (Before::Kit, true, true, true),
        (Before::Parent(Whom::Family), false, false, false),
        (Before::Member(id(1)), true, true, false),
        (Before::Member(id(2)), false, false, false),
        (Before::Member(id(3)), false, false, true),
    ] {
        let (text, _) = made.paper(paper);
        let holds = ["weigh Ben", "ring the police", "bed for Ava"].map(|words| text.contains(words));
        assert_eq!(holds, [weigh, police, bed], "{paper:?}\n{text}");
        assert!(!text.contains("letter for court") && !text.contains("Marsh"), "{paper:?}\n{text}");
    }
    assert_eq!(made.paper(Before::Agenda(Whom::Family)).1, 2, "what was left out is counted");
}

#[test]
fn a_child_somebody_may_not_receive_is_on_no_paper_that_lies_on_the_table() {
    let mut made = Made::new();
    made.ties.push(Tie {
        id: id(80),
        family: id(0),
        person: id(2),
        child: id(12),
        relation: "none".into(),
        responsibility: None,
        contact: String::new(),
        may_receive: Some(false),
        from: day("2026-01-01"),
        until: None,
    });
    for paper in [Before::Agenda(Whom::Family), Before::Parent(Whom::Family), Before::Member(id(2))] {
        assert!(!made.paper(paper).0.contains("Ben"), "{paper:?}");
    }
    for paper in [Before::Member(id(1)), Before::Kit] {
        assert!(made.paper(paper).0.contains("Ben"), "{paper:?}");
    }
}

#[test]
fn a_child_whose_loss_is_recorded_is_on_no_paper() {
    let mut made = Made::new();
    made.children[1].lost = Some(day("2026-11-01"));
    made.actions[0].child = Some(id(12));
    for paper in
        [Before::Agenda(Whom::Family), Before::Kit, Before::Parent(Whom::Family), Before::Member(id(1))]
    {
        assert!(!made.paper(paper).0.contains("Ben"), "{paper:?}");
    }
}

#[test]
fn what_is_not_known_of_the_meeting_is_not_stated() {
    let made = Made::new();
    let (agenda, _) = made.paper(Before::Agenda(Whom::Family));
    assert!(
        agenda.contains("Date: Thursday 17 December 2026\nTime: not stated\nPlace: not stated"),
        "{agenda}"
    );
    let (parent, _) = made.paper(Before::Parent(Whom::Family));
    assert!(parent.contains("The time is not stated yet."), "{parent}");
    assert!(parent.contains("interpreter") && parent.contains("supporter"), "{parent}");
}

#[test]
fn the_kit_has_the_sections_in_the_order_of_the_recorder_and_room_for_each_child() {
    let (kit, _) = Made::new().paper(Before::Kit);
    let at = |words: &str| kit.find(words).unwrap_or_else(|| panic!("no {words} in\n{kit}"));
    assert!(at("1 Who is here") < at("2 Last time") && at("2 Last time") < at("3 The children"));
    assert!(at("What of Ava?") < at("What of Ben?") && at("What of Ben?") < at("4 Before closing"));
    assert!(kit.contains("!: an action") && kit.contains(LINE));
}

#[test]
fn the_page_for_the_parents_reads_easily_and_has_no_jargon() {
    let (parent, _) = Made::new().paper(Before::Parent(Whom::Family));
    let age = crate::domain::reading_age::Counts::of(&parent).age().expect("long enough");
    assert!(age <= 11, "{age}\n{parent}");
    for word in ["core group", "professional", "threshold", "statutory", "conference"] {
        assert!(!parent.to_lowercase().contains(word), "{word} in\n{parent}");
    }
}
