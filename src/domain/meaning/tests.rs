//! What is settled stays, whoever is called what afterwards; what was not known yet is still looked for.

use super::super::closing::sample::{self, id};
use super::super::meeting_record::MeetingRecord;
use super::super::person::Capacity;
use super::*;

fn line(n: i64, text: &str) -> Line {
    let typed = chrono::DateTime::from_timestamp_millis(1_790_000_000_000 + n).map(|at| at.fixed_offset());
    Line { typed, ..Line::plain(text) }
}

fn settled(record: &MeetingRecord, before: &Meanings, lines: &[Line]) -> Meanings {
    let present = Present { people: &record.people, children: &record.children };
    before.settle(&lines.to_vec().into(), &present, &sample::around())
}

fn read(record: &MeetingRecord, known: &Meanings, line: &Line) -> Meaning {
    let present = Present { people: &record.people, children: &record.children };
    known.read(line, &present, &sample::around())
}

fn rename_child(record: &mut MeetingRecord, n: u8, name: &str) {
    let child = record.children.iter_mut().find(|child| child.id == id(n)).expect("a child");
    let before = std::mem::replace(&mut child.name, name.into());
    child.earlier.push(before);
}

/// The social worker is called something else, and a new one is called what they were.
fn hand_on(record: &mut MeetingRecord, from: &str) {
    let person = record.people.iter_mut().find(|person| person.handle == from).expect("a person");
    person.handle = format!("{from} before");
    record.people.push(sample::person(99, from, "", Capacity::Professional));
}

fn owner(meaning: &Meaning) -> Option<Id> {
    meaning.entry.owner.as_ref().and_then(|owner| owner.person)
}

fn said(meaning: &Meaning) -> Option<Id> {
    meaning.entry.said.as_ref().and_then(|said| said.child)
}

#[test]
fn a_handle_that_is_handed_on_changes_no_line_that_was_left() {
    type Who = fn(&Meaning) -> Option<Id>;
    let cases: [(&str, Who); 8] = [
        ("! ring the GP @HV by fri", owner),
        ("! @HV ring the GP", owner),
        ("? has he seen the GP @HV", owner),
        ("~ HV: thinks it is too long", owner),
        ("~ @HV thinks it is too long", owner),
        ("@HV: the flat is warm", |meaning| meaning.entry.speaker.as_ref().and_then(|who| who.person)),
        ("\" Ben to @HV 20 nov: cold", |meaning| {
            meaning.entry.said.as_ref()?.hearer.as_ref().and_then(|who| who.person)
        }),
        ("told by HV: late twice", |meaning| match &meaning.entry.tag {
            Some(Tag::ToldBy(who)) => who.person,
            _ => None,
        }),
    ];
    for (n, (text, who)) in (0..).zip(cases) {
        let mut record = sample::record();
        let typed = line(n, text);
        let known = settled(&record, &Meanings::NONE, std::slice::from_ref(&typed));
        hand_on(&mut record, "HV");
        assert_eq!(who(&read(&record, &known, &typed)), Some(id(1)), "{text}");
        assert_eq!(who(&read(&record, &Meanings::NONE, &typed)), Some(id(99)), "a new line: {text}");
        let edited = Line { text: format!("{text} again"), ..typed };
        assert_eq!(who(&read(&record, &known, &edited)), Some(id(1)), "edited: {text}");
    }
}

#[test]
fn a_childs_name_that_is_corrected_leaves_their_words_theirs() {
    for (text, new_name) in [
        ("\" Ben: my nose is cold", "Benn"),
        ("\" Ben to @HV 20 nov, alone: my nose is cold", "Benjamin"),
        ("child: Ben: my nose is cold", "Bo"),
        ("\" @Ben: my nose is cold", "Ava May"),
    ] {
        let mut record = sample::record();
        let typed = line(1, text);
        let known = settled(&record, &Meanings::NONE, std::slice::from_ref(&typed));
        rename_child(&mut record, 12, new_name);
        let now = read(&record, &known, &typed);
        assert_eq!(said(&now), Some(id(12)), "{text}");
        assert_eq!(now.entry.words, "my nose is cold", "{text}");
        let known = settled(&record, &known, std::slice::from_ref(&typed));
        rename_child(&mut record, 13, "Ben");
        assert_eq!(said(&read(&record, &known, &typed)), Some(id(12)), "now another is called so: {text}");
        let edited = Line { text: format!("{text} at night"), ..typed };
        assert_eq!(said(&read(&record, &known, &edited)), Some(id(12)), "edited: {text}");
    }
}

#[test]
fn a_line_goes_on_to_name_the_child_it_named() {
    let mut record = sample::record();
    let lines =
        [line(1, "! bed for Ava"), line(2, "weigh Ben weekly"), line(3, "no name"), line(4, "Ava and Ben")];
    let known = settled(&record, &Meanings::NONE, &lines);
    rename_child(&mut record, 11, "Eva");
    rename_child(&mut record, 12, "Ava");
    let about = |line: &Line| {
        let meaning = read(&record, &known, line);
        (meaning.about.into_iter().collect::<Vec<_>>(), meaning.child)
    };
    assert_eq!(about(&lines[0]), (vec![id(11)], Some(id(11))));
    assert_eq!(about(&lines[1]), (vec![id(12)], Some(id(12))));
    assert_eq!(about(&lines[2]), (vec![], None));
    assert_eq!(about(&lines[3]), (vec![id(11), id(12)], None));
    assert!(read(&record, &known, &lines[0]).perhaps_about.contains(&id(12)), "it is held back from both");
}

#[test]
fn a_day_stays_the_day_it_was_read_as_and_the_next_core_group_goes_with_its_day() {
    let record = sample::record();
    let lines = [
        line(1, "! weigh @HV by fri"),
        line(2, "! weigh @HV by next core group"),
        line(3, "! weigh @HV by 31 nov"),
    ];
    let known = settled(&record, &Meanings::NONE, &lines);
    let present = Present { people: &record.people, children: &record.children };
    let later = Around { today: sample::day(12, 1), next_core_group: Some(sample::day(12, 17)) };
    let due = |line: &Line| known.read(line, &present, &later).entry.due.and_then(|due| due.date.ok());
    assert_eq!(due(&lines[0]), Some(sample::day(11, 27)));
    assert_eq!(due(&lines[1]), Some(sample::day(12, 17)));
    assert_eq!(due(&lines[2]), None);
}

#[test]
fn somebody_not_on_record_yet_is_found_once_they_are() {
    let mut record = sample::record();
    let typed = line(1, "! ring Mum @Zed by fri 4 dec");
    let known = settled(&record, &Meanings::NONE, std::slice::from_ref(&typed));
    assert_eq!(owner(&read(&record, &known, &typed)), None);
    record.people.push(sample::person(98, "Zed", "dentist", Capacity::Professional));
    assert_eq!(owner(&read(&record, &known, &typed)), Some(id(98)));
}

#[test]
fn a_longer_name_that_comes_later_takes_nothing_of_a_line_that_was_left() {
    let mut record = sample::record();
    let typed = line(1, "! ring the GP @HV team by fri");
    let known = settled(&record, &Meanings::NONE, std::slice::from_ref(&typed));
    record.people.push(sample::person(98, "HV team", "", Capacity::Professional));
    assert_eq!(owner(&read(&record, &known, &typed)), Some(id(1)));
    assert_eq!(owner(&read(&record, &Meanings::NONE, &typed)), Some(id(98)));
}

#[test]
fn a_pasted_line_means_something_once_it_is_accepted_and_a_line_of_no_name_costs_nothing() {
    let record = sample::record();
    let pasted = Line { pasted: true, ..line(1, "! weigh Ben @HV") };
    let known = settled(&record, &Meanings::NONE, std::slice::from_ref(&pasted));
    assert_eq!(read(&record, &known, &pasted).entry.mark, None);
    let accepted = Line { pasted: false, ..pasted };
    assert_eq!(owner(&read(&record, &known, &accepted)), Some(id(1)));
    let plain = [line(2, "the flat is warm"), line(3, "+ brought to both clinics")];
    assert_eq!(settled(&record, &Meanings::NONE, &plain), Meanings::NONE);
}

#[test]
fn what_is_settled_reads_back_from_the_store() {
    let record = sample::record();
    let lines = [
        line(1, "! weigh Ben @HV by fri"),
        line(2, "\" Ben to @Mum 20 nov: cold"),
        Line::plain("~ HV: no by 31 nov"),
    ];
    let known = settled(&record, &Meanings::NONE, &lines);
    let json = serde_json::to_string(&known).expect("writes");
    assert_eq!(serde_json::from_str::<Meanings>(&json).expect("reads"), known, "{json}");
}
