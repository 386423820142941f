//! Which questions a meeting leaves, for whom, and in which order.

use proptest::prelude::*;

use super::super::action::{Action, Answer, Progress};
use super::super::attendance::Came;
use super::super::body::{Clearance, Line};
use super::super::child::Birth;
use super::super::id::Id;
use super::super::marks::Present;
use super::super::meeting::Kind;
use super::sample::{self, around, attend, day, id, put, seat, tie, write, write_for};
use super::*;

mod days;

const PROFESSIONAL: Reader = Reader::Person { id: Id::from_bytes([1; 16]), professional: true };

fn asked(record: &MeetingRecord, reader: &Reader) -> Vec<String> {
    let gaps = gaps(record, &around(), None, None);
    gaps.iter().filter_map(|gap| gap.for_reader(reader)).map(ToString::to_string).collect()
}

fn keys(record: &MeetingRecord) -> Vec<String> {
    gaps(record, &around(), None, None).into_iter().map(|gap| gap.key).collect()
}

/// The questions whose key begins with `kind`, and who may have them.
fn of_kind(record: &MeetingRecord, kind: &str) -> Vec<(String, Audience)> {
    let gaps =
        gaps(record, &around(), None, None).into_iter().filter(|gap| gap.key.split(':').next() == Some(kind));
    let gap =
        |gap: Gap| (gap.for_reader(&Reader::Record).unwrap_or_default().to_string(), gap.audience().clone());
    gaps.map(gap).collect()
}

fn questions(record: &MeetingRecord, kind: &str) -> Vec<String> {
    of_kind(record, kind).into_iter().map(|(question, _)| question).collect()
}

/// A meeting that leaves nothing open.
fn complete() -> MeetingRecord {
    let mut record = sample::record();
    attend(&mut record, 1, Some(Came::Yes));
    attend(&mut record, 3, Some(Came::Yes));
    for child in [11, 12, 13] {
        let name = record.child(id(child)).expect("a child").name.clone();
        let said = format!("\" {name} to @HV, alone: warm");
        put(&mut record, "children", Some(child), vec![cleared(&said)]);
    }
    write(&mut record, "plan", None, "! tell the children @HV by fri 4 dec seen by: they know");
    record.meeting.next = Some(day(12, 31));
    for child in [11, 12, 13] {
        tie(&mut record, 3, child).may_receive = Some(true);
    }
    record
}

fn cleared(text: &str) -> Line {
    let at = sample::moment("2026-11-26T11:00:00+00:00");
    Line {
        cleared: Some(Clearance { audience: Audience::Everyone, child_asked: Some(true), at }),
        ..Line::plain(text)
    }
}

fn carried(n: u8, what: &str, person: Option<u8>) -> Action {
    Action {
        id: id(n),
        family: id(0),
        meeting: id(49),
        what: what.into(),
        child: None,
        owner: "whoever".into(),
        person: person.map(id),
        due: None,
        also: Vec::new(),
        bounded: None,
        moved_from: Vec::new(),
        progress: Progress::Open,
        audience: Audience::Everyone,
        measure: String::new(),
    }
}

fn answer(action: u8, progress: Progress) -> Answer {
    Answer {
        id: id(200),
        meeting: id(50),
        action: id(action),
        progress,
        moved_to: None,
        missed_by: None,
        for_the_child: String::new(),
        audience: Audience::Everyone,
    }
}

#[test]
fn a_meeting_with_everything_in_it_leaves_no_question() {
    assert_eq!(asked(&complete(), &Reader::Record), Vec::<String>::new());
}

#[test]
fn an_empty_meeting_asks_the_same_of_every_sibling_and_nothing_of_lateness() {
    let mut record = sample::record();
    record.meeting.due = Some(day(11, 1));
    seat(&mut record, 1);
    let asked = asked(&record, &Reader::Record);
    assert_eq!(asked.first().map(String::as_str), Some("Who was here? Nothing is recorded yet."));
    for name in ["Ava", "Ben", "Noor"] {
        assert_eq!(asked.iter().filter(|question| question.contains(name)).count(), 4, "{name}: {asked:#?}");
    }
    assert!(!asked.iter().any(|question| question.contains("late")));
}

#[test]
fn the_services_own_absences_come_first() {
    let mut record = complete();
    record.people.reverse();
    record.attendance.clear();
    attend(&mut record, 3, None);
    attend(&mut record, 1, None);
    attend(&mut record, 2, Some(Came::No)).report = Some(false);
    attend(&mut record, 4, Some(Came::No)).language = "Polish".into();
    assert_eq!(
        asked(&record, &Reader::Record),
        [
            "The head teacher was not here and sent no report: who will ask for it, and by when?",
            "The Polish interpreter did not come: how was everyone understood, and what must be gone over again?",
            "Was the health visitor here? Not recorded.",
            "Was Mum here? Not recorded.",
        ]
    );
}

#[test]
fn an_absence_asks_nothing_where_a_report_came_or_the_person_came_to_another_part() {
    for (report, came_later, asks) in
        [(Some(true), false, 0), (Some(false), true, 0), (None, false, 1), (Some(false), false, 1)]
    {
        let mut record = complete();
        attend(&mut record, 2, Some(Came::No)).report = report;
        if came_later {
            attend(&mut record, 2, Some(Came::Part));
        }
        assert_eq!(questions(&record, "no-report").len(), asks, "{report:?} {came_later}");
    }
}

#[test]
fn a_parent_who_did_not_come_is_not_a_question() {
    let mut record = complete();
    record.attendance.clear();
    attend(&mut record, 1, Some(Came::Yes));
    attend(&mut record, 3, Some(Came::No));
    assert_eq!(keys(&record), Vec::<String>::new());
}

#[test]
fn a_meeting_without_the_family_does_not_expect_it() {
    let mut record = complete();
    record.attendance.clear();
    attend(&mut record, 1, Some(Came::Yes));
    seat(&mut record, 3);
    assert_eq!(questions(&record, "came"), ["Was Mum here? Not recorded."]);
    record.meeting.kind = Kind::ProfessionalsOnly;
    assert!(questions(&record, "came").is_empty());
}

#[test]
fn whether_a_child_was_seen_or_spoke_is_asked_of_professionals_only() {
    let mut record = sample::record();
    write(&mut record, "children", Some(12), "Ben was not seen");
    write(&mut record, "children", Some(13), "seen at school\n\" Noor: fine");
    for kind in ["unseen", "not-alone", "no-words", "held"] {
        let found = of_kind(&record, kind);
        assert!(!found.is_empty(), "{kind}");
        assert!(found.iter().all(|(_, audience)| *audience == Audience::ProfessionalsOnly), "{kind}");
    }
    assert_eq!(
        questions(&record, "unseen"),
        [
            "Was Ava seen, and alone? Not stated.",
            "Ben was not seen: what stood in the way, and who will see Ben, by when?"
        ]
    );
    assert_eq!(questions(&record, "not-alone"), ["Was Noor seen alone? Not stated."]);
    assert_eq!(questions(&record, "held"), ["Who may have Noor's own words, and was Noor asked?"]);
}

#[test]
fn the_last_own_words_are_named_with_their_day() {
    let mut record = sample::record();
    record.last_own_words = vec![(id(13), day(9, 1)), (id(13), day(10, 2))];
    let asked = questions(&record, "no-words");
    let noor =
        "What did Noor say or show? No own words are recorded here. The last are of Friday 2 October 2026.";
    assert!(asked.contains(&noor.to_string()), "{asked:?}");
}

#[test]
fn a_child_without_a_checklist_is_asked_about_only_where_another_has_one_and_never_before_the_family() {
    let mut record = complete();
    assert!(questions(&record, "no-checklist").is_empty());
    record.last_sittings = vec![(id(11), day(10, 1)), (id(12), day(10, 1))];
    let asked_of = questions(&record, "no-checklist");
    assert_eq!(
        asked_of,
        ["Noor has no checklist, as others in the family have: who will do it, and by when?"]
    );
    assert!(!asked(&record, &Reader::Family).iter().any(|question| question.contains("checklist")));
    record.children[2].lost = Some(day(11, 1));
    assert!(questions(&record, "no-checklist").is_empty());
}

#[test]
fn an_unborn_child_is_not_asked_to_be_seen_or_told() {
    let mut record = complete();
    record.children[0].birth = Birth::Due(day(12, 24));
    record.texts.retain(|text| text.child != Some(id(11)));
    assert_eq!(asked(&record, &Reader::Record), ["Nothing is written of Ava: what is being made ready?"]);
}

#[test]
fn a_child_who_has_died_is_never_mentioned() {
    let mut record = sample::record();
    record.children[1].lost = Some(day(11, 1));
    record.last_own_words = vec![(id(12), day(10, 2))];
    write(&mut record, "children", Some(12), "! weigh him\n\" Ben: cold\n~ school: no\n? grant by 31 nov");
    write(&mut record, "plan", None, "! bed for Ben\n! bunk for Ava and Ben\n? by 31 nov for Ben");
    record.carried.push(Action { child: Some(id(12)), ..carried(90, "a cot", None) });
    record.carried.push(carried(91, "dentist for Ben", None));
    tie(&mut record, 3, 12);
    let asked = asked(&record, &Reader::Record);
    assert!(!asked.is_empty());
    assert!(!asked.iter().any(|question| question.contains("Ben") || question.contains("cot")), "{asked:#?}");
    for of_him in ["weigh", "School", "grant"] {
        assert!(!asked.iter().any(|question| question.contains(of_him)), "{of_him}: {asked:#?}");
    }
    let rows = table(&record, &around(), &Reader::Record);
    assert_eq!(rows.iter().map(|row| row.child).collect::<Vec<_>>(), [id(11), id(13)]);
}

#[test]
fn an_action_is_asked_for_what_is_missing_in_one_question() {
    for (line, question) in [
        ("! weigh Ben", "\"weigh Ben\": Who will do it? By when? How will we see it in Ben's day?"),
        ("! weigh Ben @HV", "\"weigh Ben\": By when? How will we see it in Ben's day?"),
        ("! grant @HV by fri 4 dec", "\"grant\": How will we see it in the children's days?"),
        (
            "! @FSW: grant by 31 nov seen by: warm",
            "\"grant by 31 nov\": 31 November is not a date: November does not have that day. Nobody on record is called \"FSW\". By when?",
        ),
    ] {
        let mut record = complete();
        write(&mut record, "plan", None, line);
        assert_eq!(asked(&record, &Reader::Record), [question], "{line}");
    }
}

#[test]
fn a_question_about_a_line_is_for_those_who_may_have_the_line() {
    for text in ["! ring the police", "~ school: no", "? when by 31 nov"] {
        for audience in [Audience::ProfessionalsOnly, Audience::NotFor([id(3)].into()), Audience::LegalAdvice]
        {
            let mut record = complete();
            write_for(&mut record, "plan", &audience, text);
            let gaps = gaps(&record, &around(), None, None);
            assert_eq!(
                gaps.iter().map(|gap| gap.audience().clone()).collect::<Vec<_>>(),
                [audience],
                "{text}"
            );
        }
    }
}

#[test]
fn lines_that_are_not_settled_are_asked_about() {
    let mut record = complete();
    let pasted = |text: &str| Line { pasted: true, ..Line::plain(text) };
    put(&mut record, "children", Some(12), vec![pasted("! one"), pasted("plain"), pasted("> two")]);
    put(&mut record, "plan", None, vec![pasted("\" Ava: cold")]);
    write(&mut record, "plan", None, "\" Benn: my nose is cold\n~ school: too soon\n~ not so");
    assert_eq!(
        of_kind(&record, "pasted"),
        [
            (
                "The children, Ben: 2 pasted lines begin with a mark nobody has accepted. What are they?"
                    .into(),
                Audience::Everyone
            ),
            (
                "The plan: a pasted line begins with a mark nobody has accepted. What is it?".into(),
                Audience::ProfessionalsOnly
            ),
        ]
    );
    let which = "Which child's words are these, or whose? \"\" Benn: my nose is cold\"";
    assert_eq!(of_kind(&record, "which-child"), [(which.to_string(), Audience::ProfessionalsOnly)]);
    assert_eq!(
        questions(&record, "route"),
        [
            "School disagrees (\"too soon\"): what happens next with it?",
            "Somebody disagrees (\"not so\"): who is it, and what happens next with it?"
        ]
    );
}

#[test]
fn last_times_actions_are_asked_about_until_they_are_answered_the_services_own_first() {
    let mut record = complete();
    record.carried =
        vec![carried(90, "pay the bill", Some(3)), carried(91, "dentist", Some(1)), carried(92, "x", None)];
    record.answers = vec![answer(90, Progress::Open), answer(92, Progress::Done)];
    assert_eq!(
        questions(&record, "carried"),
        [
            "\"dentist\" (health visitor), from last time: what became of it?",
            "\"pay the bill\" (mother), from last time: what became of it?"
        ]
    );
}

#[test]
fn the_next_day_is_asked_for_and_held_against_the_clock() {
    let latest = Some(day(12, 7));
    let late = "The next meeting is on Tuesday 8 December 2026, 1 day after the latest day, Monday 7 December 2026: \
                what would make an earlier day possible?";
    for (next, words, latest, question) in [
        (None, "", None, Some("When is the next meeting?")),
        (None, "", latest, Some("When is the next meeting? The latest day is Monday 7 December 2026.")),
        (None, "soonish", None, Some("\"soonish\" was not read as a date. When is the next meeting?")),
        (Some(day(12, 7)), "", latest, None),
        (Some(day(12, 8)), "", None, None),
        (Some(day(12, 8)), "", latest, Some(late)),
        (
            Some(day(11, 26)),
            "",
            latest,
            Some("Thursday 26 November 2026 is not after this meeting: which day is the next one?"),
        ),
    ] {
        let mut record = complete();
        record.meeting.next = next;
        record.meeting.next_words = words.into();
        let gaps = gaps(&record, &around(), latest, None);
        let asked: Vec<&str> = gaps.iter().filter_map(|gap| gap.for_reader(&Reader::Family)).collect();
        assert_eq!(asked, question.into_iter().collect::<Vec<_>>());
    }
    let mut record = complete();
    (record.meeting.next, record.meeting.kind) = (None, Kind::Extra);
    assert!(keys(&record).is_empty());
}

#[test]
fn who_gets_the_record_is_asked_for_family_whose_copies_are_not_decided() {
    let mut record = complete();
    record.ties.clear();
    tie(&mut record, 3, 11);
    tie(&mut record, 3, 12);
    tie(&mut record, 3, 13).may_receive = Some(false);
    tie(&mut record, 1, 13);
    let question = |of: &str| {
        let words = format!(
            "May Mum have what is written of {of}? Not decided: until then Mum gets nothing of {of}."
        );
        (words, Audience::ProfessionalsOnly)
    };
    assert_eq!(of_kind(&record, "receives"), [question("Ava"), question("Ben")]);
    assert_eq!(asks_to_receive(&keys(&record)[0]), Some((id(3), id(11))));
    record.ties.iter_mut().for_each(|tie| tie.may_receive = Some(true));
    assert!(questions(&record, "receives").is_empty());
    record.ties.iter_mut().for_each(|tie| tie.until = Some(day(11, 25)));
    assert_eq!(questions(&record, "receives").len(), 3, "what has ended decides nothing");
}

#[test]
fn who_tells_each_child_is_stated_by_an_action_or_by_the_next_meetings_section() {
    let ask = |section: &str, line: &str| {
        let mut record = complete();
        record.texts.pop();
        write(&mut record, section, None, line);
        questions(&record, "tells").len()
    };
    for (section, line, still_asked) in [
        ("plan", "! tell Ben @HV", 2),
        ("plan", "! tell the children @HV", 0),
        ("next", "Mum tells Ava and Noor", 1),
        ("next", "who tells Ava?", 3),
        ("next", "? who tells Ava", 3),
        ("plan", "Mum tells Ava", 3),
        ("next", "Ava, Ben, Noor", 3),
        ("next", "\" Ava to @HV: tell Noor", 3),
        ("next", "\" Avva: tell Noor", 3),
    ] {
        assert_eq!(ask(section, line), still_asked, "{section}: {line}");
    }
    let mut record = complete();
    record.texts.pop();
    put(&mut record, "next", None, vec![cleared("\" Ava to @HV: tell Noor")]);
    assert_eq!(questions(&record, "tells").len(), 3);
    record.children[1].birth = Birth::Born(day(4, 1));
    assert_eq!(questions(&record, "tells").len(), 2);
}

#[test]
fn a_key_outlasts_changes_to_its_line_and_two_lines_never_share_one() {
    let typed = Some(sample::moment("2026-11-26T10:30:00+00:00"));
    let line = |text: &str| Line { typed, ..Line::plain(text) };
    let keys_of = |lines: Vec<Line>| {
        let mut record = complete();
        put(&mut record, "plan", None, lines);
        keys(&record)
    };
    let before = keys_of(vec![line("! weigh Ben")]);
    assert_eq!(before, keys_of(vec![Line::plain("one above"), line("! weigh him every week")]));
    let twins =
        keys_of(vec![line("! weigh Ben"), line("! weigh Ben"), Line::plain("! x"), Line::plain("! x")]);
    assert_eq!(twins.iter().collect::<std::collections::BTreeSet<_>>().len(), 4, "{twins:?}");
}

#[test]
fn a_gap_is_answered_by_the_latest_reason_that_names_it() {
    let record = sample::record();
    let gaps = gaps(&record, &around(), None, None);
    let [first, second, ..] = gaps.as_slice() else { return assert!(gaps.len() > 1) };
    let reason = |n: u8, gap: &Gap, at: &str| Reason {
        id: id(n),
        meeting: id(50),
        gaps: vec![gap.key.clone()],
        words: String::new(),
        audience: Audience::ProfessionalsOnly,
        at: sample::moment(at),
    };
    let later = reason(1, first, "2026-11-27T09:00:00+00:00");
    let reasons = [later.clone(), reason(2, first, "2026-11-26T09:00:00+00:00")];
    assert_eq!(answered(first, &reasons), Some(&later));
    assert_eq!(answered(second, &reasons), None);
}

#[test]
fn the_table_tells_each_reader_only_what_they_may_have() {
    let mut record = sample::record();
    record.carried = vec![
        Action { child: Some(id(12)), ..carried(90, "dentist", None) },
        Action { child: Some(id(12)), audience: Audience::ProfessionalsOnly, ..carried(91, "police", None) },
        Action { child: Some(id(12)), ..carried(92, "bed", None) },
    ];
    record.answers = vec![answer(92, Progress::Done)];
    record.last_own_words = vec![(id(12), day(10, 2))];
    record.last_sittings = vec![(id(12), day(10, 30))];
    write(&mut record, "children", Some(12), "\" Ben to @HV, alone: cold\n! weigh him");
    put(&mut record, "children", Some(11), vec![cleared("\" Ava: fine")]);
    let ben = |reader: &Reader| table(&record, &around(), reader).swap_remove(1);
    let whole = ChildRow {
        child: id(12),
        seen: Stated::Yes,
        alone: Stated::Yes,
        own_words: OwnWords::Held,
        sat: Sat::On(day(10, 30)),
        spoken_of: true,
        open_actions: 3,
        last_own_words: Some(day(10, 2)),
    };
    assert_eq!(ben(&Reader::Record), whole);
    assert_eq!(ben(&PROFESSIONAL), whole);
    let family = ChildRow {
        seen: Stated::NotStated,
        alone: Stated::NotStated,
        own_words: OwnWords::NotShown,
        sat: Sat::NotShown,
        open_actions: 2,
        last_own_words: None,
        ..whole
    };
    assert_eq!(ben(&Reader::Family), family);
    let words = |reader: &Reader| {
        table(&record, &around(), reader).iter().map(|row| row.own_words).collect::<Vec<_>>()
    };
    assert_eq!(words(&Reader::Record), [OwnWords::Yes, OwnWords::Held, OwnWords::None]);
    assert_eq!(words(&Reader::Family), [OwnWords::NotShown; 3]);
}

fn lines_anyone_might_type() -> impl Strategy<Value = String> {
    let bits = prop::sample::select(vec![
        "!",
        ">",
        "\"",
        "?",
        "~",
        "+",
        "--",
        "\\",
        "Ben",
        "Benn",
        "Noor",
        "@HV",
        "by fri",
        "by 31 nov",
        "seen",
        "not",
        "alone",
        ":",
        "asked:",
        "tells",
        "children",
        "secretword",
    ]);
    prop::collection::vec(bits, 0..8).prop_map(|bits| bits.join(" "))
}

proptest! {
    #[test]
    fn no_question_for_the_family_depends_on_what_a_child_said(said in lines_anyone_might_type()) {
        for (section, child) in [("plan", None), ("children", Some(12)), ("next", None)] {
            let mut record = sample::record();
            let before = asked(&record, &Reader::Family);
            write(&mut record, section, child, &format!("\" Ben {said}\n\" Benn {said}"));
            prop_assert_eq!(asked(&record, &Reader::Family), before);
        }
    }

    #[test]
    fn narrow_words_are_in_no_question_for_the_family(text in lines_anyone_might_type(), legal: bool) {
        let audience = if legal { Audience::LegalAdvice } else { Audience::ProfessionalsOnly };
        let mut record = sample::record();
        write_for(&mut record, "children", &audience, &text);
        prop_assert!(!asked(&record, &Reader::Family).iter().any(|question| question.contains("secretword")));
    }

    #[test]
    fn no_two_questions_share_a_key(lines in prop::collection::vec(lines_anyone_might_type(), 0..8)) {
        let mut record = sample::record();
        write(&mut record, "plan", None, &lines.join("\n"));
        write(&mut record, "children", Some(12), &lines.join("\n"));
        let keys = keys(&record);
        prop_assert_eq!(keys.iter().collect::<std::collections::BTreeSet<_>>().len(), keys.len());
    }
}
