//! A small meeting by hand, and its copies for three readers. Random meetings are in `secrets`.

mod kept_back;
mod meeting;
mod secrets;
mod shielded;

use chrono::{DateTime, NaiveDate, NaiveTime};

use super::*;
use crate::domain::action::{Action, Answer, Progress};
use crate::domain::addendum::Addendum;
use crate::domain::attendance::{Absence, Attendance, Came, How};
use crate::domain::body::Line;
use crate::domain::child::{Birth, Child};
use crate::domain::family::Family;
use crate::domain::gap::Reason;
use crate::domain::meeting::{Form, Kind, Meeting, Part, State, Text, Turn};
use crate::domain::person::{Capacity, Person, Tie};
use crate::domain::template::Template;
use crate::export::{to_markdown, to_text};
use meeting::*;

fn spoken_of() -> MeetingRecord {
    let mut record = empty_record();
    let mut by_phone = attendance(41, MUM, 1, Capacity::Parent, Came::Yes);
    by_phone.how = Some(How::Phone);
    by_phone.private = Some(false);
    let mut away = attendance(42, DAD, 1, Capacity::Parent, Came::No);
    away.absence = Some(Absence::Unsafe);
    away.absence_audience = Audience::ProfessionalsOnly;
    record.attendance = vec![by_phone, away, attendance(43, HV, 1, Capacity::Professional, Came::Yes)];
    record.carried = vec![action(51, "weigh Ben", Some(BEN), Audience::Everyone)];
    record.answers = vec![answer(52, 51, "", Audience::Everyone)];
    record.texts = vec![
        text(
            61,
            "child",
            Some(AVA),
            vec![
                Line::plain("\" Ava to @HV 12 nov, alone: I make my own tea"),
                Line::plain("+ at school every day (seen)"),
            ],
        ),
        text(
            62,
            "child",
            Some(BEN),
            vec![
                Line::plain("Cot is now in his own room."),
                Line::plain("! weigh Ben every week @HV by fri 4 dec"),
                Line::plain("! mend the boiler"),
                kept(Audience::NotFor([id(DAD)].into()), "-- shouted at on Sunday (told by Mum)"),
            ],
        ),
        text(
            63,
            "risk",
            None,
            vec![
                kept(Audience::LegalAdvice, "ask about threshold"),
                kept(Audience::ProfessionalsOnly, "> step down to child in need"),
                Line::plain("~ @Mum: wants it to end sooner"),
                Line::plain("> core group monthly until review"),
            ],
        ),
    ];
    record.reasons = vec![Reason {
        id: id(71),
        meeting: id(2),
        gaps: vec![format!("unseen:{}", id(BEN))],
        words: "asleep".into(),
        audience: Audience::ProfessionalsOnly,
        at: at("11:14"),
    }];
    record.addenda = vec![Addendum {
        id: id(81),
        meeting: id(2),
        at: at("16:00"),
        author: "S. Marsh".into(),
        reason: "Mum asked".into(),
        words: "The boiler was mended on 20 November.\nNot before.".into(),
        audience: Audience::Everyone,
    }];
    record
}

fn copy(record: &MeetingRecord, reader: &Reader) -> Finished {
    let gaps =
        [Gap { key: format!("unseen:{}", id(BEN)), sentence: everyone("Ben was not seen alone".into()) }];
    minutes(record, reader, &around(), &no_facts(&gaps))
}

#[test]
fn the_whole_record_says_everything() {
    insta::assert_snapshot!("record", to_text(&copy(&spoken_of(), &Reader::Record).document));
}

#[test]
fn a_family_copy_holds_what_every_family_member_may_have() {
    let Finished { document, left_out, .. } = copy(&spoken_of(), &Reader::Family);
    insta::assert_snapshot!("family", to_markdown(&document));
    let words: Vec<String> = left_out.iter().map(super::super::document::LeftOut::words).collect();
    assert_eq!(
        words,
        [
            "3 lines",
            "1 line of a child's own words",
            "1 reason for absence",
            "1 reason for a gap",
            "2 facts about the meeting",
        ]
    );
}

#[test]
fn a_copy_for_a_professional_says_whom_it_is_for() {
    let reader = Reader::Person { id: id(HV), professional: true };
    insta::assert_snapshot!("health_visitor", to_text(&copy(&spoken_of(), &reader).document));
}

#[test]
fn a_parent_called_a_professional_by_mistake_still_gets_a_family_copy() {
    let record = spoken_of();
    let named = |professional| copy(&record, &Reader::Person { id: id(MUM), professional }).document;
    assert_eq!(named(true), named(false));
}

#[test]
fn a_draft_says_so_on_its_first_lines() {
    let mut record = spoken_of();
    record.meeting.state = State::Open;
    let text = to_text(&copy(&record, &Reader::Family).document);
    let first: Vec<&str> = text.lines().take(5).collect();
    assert_eq!(first[2], "Copy for family members. Made on Thursday 26 November 2026 at 12:10.");
    assert_eq!(first[4], "Draft, not closed.");
}

#[test]
fn of_a_lost_child_nothing_is_asked_and_no_age_is_told() {
    let mut record = spoken_of();
    record.children[1].lost = Some(day("2026-11-25"));
    record.reasons[0].audience = Audience::Everyone;
    let text = to_text(&copy(&record, &Reader::Family).document);
    assert!(text.contains("Children: Ava (9), Ben\n"), "{text}");
    assert!(!text.contains("What changed for Ben") && !text.contains("not seen alone"), "{text}");
    assert!(text.contains("Cot is now in his own room."), "{text}");
}

#[test]
fn who_was_at_one_part_has_that_part_and_not_its_neighbour() {
    let mut record = spoken_of();
    record.parts.push(Part { place: "Refuge office".into(), ..part(2) });
    record.attendance[0].part = id(32);
    record.texts[1].part = id(32);
    record.attendance[1].came = Some(Came::Yes);
    record.attendance[1].absence = None;
    let dad = to_text(&copy(&record, &Reader::Person { id: id(DAD), professional: false }).document);
    assert!(!dad.contains("Refuge") && !dad.contains("Cot is now") && !dad.contains("Mum: mother"), "{dad}");
    assert!(dad.contains("every day (seen)"), "{dad}");
    let mum = to_text(&copy(&record, &Reader::Person { id: id(MUM), professional: false }).document);
    assert!(mum.contains("Cot is now") && !mum.contains("every day"), "{mum}");
    let family = copy(&record, &Reader::Family);
    assert!(!to_text(&family.document).contains("Cot is now"));
    assert!(family.left_out.iter().any(|left| left.words() == "2 parts of the meeting"));
}

#[test]
fn what_is_about_a_child_stays_from_whoever_may_not_receive_it() {
    let mut record = spoken_of();
    record.texts[2].body = vec![Line::plain("Ben sleeps well"), Line::plain("Ava reads")].into();
    let tie = Tie {
        id: id(91),
        family: id(1),
        person: id(DAD),
        child: id(BEN),
        relation: "father".into(),
        responsibility: None,
        contact: String::new(),
        may_receive: Some(false),
        from: day("2026-01-01"),
        until: None,
    };
    record.ties.retain(|one| one.person != id(DAD));
    record.ties.push(tie.clone());
    let has_ben =
        |record: &MeetingRecord, reader: &Reader| to_text(&copy(record, reader).document).contains("Ben");
    let dad = Reader::Person { id: id(DAD), professional: false };
    assert!(!has_ben(&record, &dad));
    assert!(!has_ben(&record, &Reader::Family), "it may be handed to him");
    assert!(has_ben(&record, &Reader::Person { id: id(MUM), professional: false }));
    record.ties.pop();
    assert!(!has_ben(&record, &dad), "nobody decided");
    record.ties.extend([
        Tie { until: Some(day("2026-06-01")), ..tie.clone() },
        Tie { may_receive: Some(true), from: day("2026-06-02"), ..tie },
    ]);
    assert!(has_ben(&record, &dad), "what is said today counts");
}

#[test]
fn how_often_a_date_was_moved_is_told_to_professionals_alone() {
    let mut record = spoken_of();
    record.carried[0].moved_from = vec![day("2026-10-01"), day("2026-10-15")];
    let says_so = |reader: &Reader| to_text(&copy(&record, reader).document).contains("Date moved 2 times.");
    assert!(says_so(&Reader::Record) && says_so(&Reader::Person { id: id(HV), professional: true }));
    assert!(!says_so(&Reader::Family) && !says_so(&Reader::Person { id: id(MUM), professional: false }));
}
