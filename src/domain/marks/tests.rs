//! What lines mean, in tables; and rules no line may break.

use chrono::{DateTime, NaiveDate};
use proptest::prelude::*;

use super::super::audience::Reader;
use super::super::body::Clearance;
use super::super::child::Birth;
use super::super::entry::Tag;
use super::super::id::Id;
use super::super::person::Capacity;
use super::*;

mod asked;
mod bounds;
mod owners;

fn id(n: u8) -> Id {
    Id::from_bytes([n; 16])
}

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).expect("a date")
}

/// Thursday 26 November 2026.
fn around() -> Around {
    Around { today: day(11, 26), next_core_group: None }
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
        birth: Birth::Born(day(1, 1)),
        needs: String::new(),
        school: String::new(),
        takes_part: String::new(),
        audience: Audience::Everyone,
        lost: None,
        earlier: Vec::new(),
    }
}

fn people() -> Vec<Person> {
    vec![
        person(1, "HV", "health visitor", Capacity::Professional),
        person(2, "Mrs Osei", "head teacher", Capacity::Professional),
        person(3, "Mum", "mother", Capacity::Parent),
        person(4, "Mum's friend", "", Capacity::Supporter),
    ]
}

fn children() -> Vec<Child> {
    vec![child(11, "Ava"), child(12, "Ben"), child(13, "Ava-May")]
}

fn read(text: &str) -> Entry {
    read_as(&Line::plain(text))
}

fn read_as(line: &Line) -> Entry {
    read_line(line, &Present { people: &people(), children: &children() }, &around())
}

fn margin(line: &Line) -> Option<Mark> {
    mark_of(line, &Present { people: &people(), children: &children() })
}

fn listen(text: &str) -> String {
    spoken(&read(text), &Present { people: &people(), children: &children() })
}

fn owner(entry: &Entry) -> Option<(&str, Option<Id>)> {
    entry.owner.as_ref().map(|named| (named.words.as_str(), named.person))
}

#[test]
fn a_line_is_what_it_begins_with() {
    for (text, mark, words) in [
        ("! weigh Ben", Some(Mark::Action), "weigh Ben"),
        ("!weigh Ben", Some(Mark::Action), "weigh Ben"),
        ("  ! weigh Ben ", Some(Mark::Action), "weigh Ben"),
        ("!", Some(Mark::Action), ""),
        ("ACTION: weigh Ben", Some(Mark::Action), "weigh Ben"),
        ("> core group monthly", Some(Mark::Decision), "core group monthly"),
        ("decision: monthly", Some(Mark::Decision), "monthly"),
        ("? has Mr T seen the GP", Some(Mark::FindOut), "has Mr T seen the GP"),
        ("Find out: school dinners", Some(Mark::FindOut), "school dinners"),
        ("+ brought to both clinics", Some(Mark::GoingWell), "brought to both clinics"),
        ("good: on time", Some(Mark::GoingWell), "on time"),
        ("-- boiler off", Some(Mark::Worry), "boiler off"),
        ("--boiler off", Some(Mark::Worry), "boiler off"),
        ("worry: boiler off", Some(Mark::Worry), "boiler off"),
        ("~ thinks threshold is met", Some(Mark::Disagrees), "thinks threshold is met"),
        ("- a bullet", None, "- a bullet"),
        ("---", None, "---"),
        ("--- then words", None, "--- then words"),
        ("+44 7700 900123", None, "+44 7700 900123"),
        (">3 months late", None, ">3 months late"),
        ("~30 minutes", None, "~30 minutes"),
        ("action plan: old", None, "action plan: old"),
        ("actions: three", None, "actions: three"),
        ("nursery 9 of 10 days", None, "nursery 9 of 10 days"),
        ("\\! not an action", None, "! not an action"),
        ("\\action: not one", None, "action: not one"),
        ("\" Ben: cold", Some(Mark::ChildSaid), "cold"),
        ("\"Ben: cold", Some(Mark::ChildSaid), "cold"),
        ("\u{201c} Ben: cold", Some(Mark::ChildSaid), "cold"),
        ("child: ben: cold", Some(Mark::ChildSaid), "cold"),
        ("\u{feff}\u{200b}\" Ben: cold", Some(Mark::ChildSaid), "cold"),
        ("- \" Ben: cold", Some(Mark::ChildSaid), "cold"),
        ("\u{2022} child: Ben: cold", Some(Mark::ChildSaid), "cold"),
        ("- ! weigh Ben", None, "- ! weigh Ben"),
        ("- \"Signs of Safety\"", None, "- \"Signs of Safety\""),
        ("\" Benn: cold", None, "\" Benn: cold"),
        ("\" all: cold", None, "\" all: cold"),
        ("\"", None, "\""),
        ("", None, ""),
    ] {
        let entry = read(text);
        assert_eq!((entry.mark, entry.words.as_str()), (mark, words), "{text}");
        assert_eq!(margin(&Line::plain(text)), mark, "{text}");
    }
}

#[test]
fn an_action_gives_up_who_when_and_how_it_will_be_seen() {
    let hv = Some(("HV", Some(id(1))));
    let friday = Some(day(12, 4));
    for (text, words, who, due, measure) in [
        ("! weigh Ben every week @HV by fri 4 dec", "weigh Ben every week", hv, friday, None),
        ("! weigh Ben by fri 4 dec @hv.", "weigh Ben", Some(("hv", Some(id(1)))), friday, None),
        ("! @HV: weigh Ben, by 4 dec", "weigh Ben", hv, friday, None),
        ("! @HV to weigh Ben with @Mum", "to weigh Ben with @Mum", hv, None, None),
        ("! ask @HV to weigh Ben by 4 dec", "ask @HV to weigh Ben", hv, friday, None),
        ("! by 4 dec weigh Ben", "weigh Ben", None, friday, None),
        ("! ring @Mum about school @HV", "ring @Mum about school", hv, None, None),
        ("! ring Mum @Mrs Osei by 4 dec", "ring Mum", Some(("Mrs Osei", Some(id(2)))), friday, None),
        ("! lift for Mum @Mum's friend", "lift for Mum", Some(("Mum's friend", Some(id(4)))), None, None),
        ("! heating grant @FSW by 4 dec", "heating grant", Some(("FSW", None)), friday, None),
        ("! weigh Ben seen by: on his line @HV by 4 dec", "weigh Ben", hv, friday, Some("on his line")),
        ("! weigh Ben @HV by 4 dec, Measure: on his line", "weigh Ben", hv, friday, Some("on his line")),
        ("! write to a@hv.nhs.uk", "write to a@hv.nhs.uk", None, None, None),
        ("! stand by", "stand by", None, None, None),
        ("! weigh @", "weigh @", None, None, None),
        ("! @HV by 4 dec", "", hv, friday, None),
    ] {
        let entry = read(text);
        assert_eq!(entry.words, words, "{text}");
        assert_eq!(owner(&entry), who, "{text}");
        assert_eq!(entry.due.as_ref().and_then(|due| due.date.clone().ok()), due, "{text}");
        assert_eq!(entry.measure.as_deref(), measure, "{text}");
        assert_eq!(entry.owner.is_some_and(|owner| owner.person.is_none()), text.contains("@FSW"), "{text}");
    }
}

#[test]
fn a_date_that_cannot_be_read_stays_in_the_words_and_is_listed() {
    let entry = read("! heating grant by 31 nov @HV");
    assert_eq!(entry.words, "heating grant by 31 nov");
    assert_eq!(owner(&entry), Some(("HV", Some(id(1)))));
    assert_eq!(unread(&entry), ["31 November is not a date: November does not have that day."]);
    assert_eq!(read("! heating grant by bus").due, None);
    assert_eq!(unread(&read("! x @FSW by 4 dec")), ["Nobody on record is called \"FSW\"."]);
    assert!(unread(&read("~ school: no")).is_empty());
}

#[test]
fn a_later_date_is_found_past_a_by_that_names_somebody() {
    let entry = read("! report written by the school by 4 dec");
    assert_eq!(entry.due.and_then(|due| due.date.ok()), Some(day(12, 4)));
    assert_eq!(entry.words, "report written by the school");
    assert_eq!(read("! report written by @HV").due, None);
}

type Heard<'a> = (Option<&'a str>, Option<NaiveDate>, Option<bool>, Option<&'a str>);

#[test]
fn a_childs_words_keep_who_heard_them_when_and_how_and_nothing_is_put_in() {
    let tuesday = Some(day(11, 24));
    let rows: [(&str, &str, Heard<'_>); 17] = [
        (
            "Ben to nursery 24 nov, alone: cold in bed",
            "cold in bed",
            (Some("nursery"), tuesday, Some(true), None),
        ),
        ("Ben to @HV 24 nov, not alone: cold", "cold", (Some("HV"), tuesday, Some(false), None)),
        ("Ben to @teacher 24 nov, alone: cold", "cold", (Some("teacher"), tuesday, Some(true), None)),
        ("Ben told Mrs Osei, on 24 nov: cold", "cold", (Some("Mrs Osei"), tuesday, None, None)),
        ("Ben to the key worker on 24 nov: cold", "cold", (Some("the key worker"), tuesday, None, None)),
        ("Ben, alone: cold", "cold", (None, None, Some(true), None)),
        ("Ben: Mum said: hush", "Mum said: hush", (None, None, None, None)),
        ("Ben points at the fridge", "points at the fridge", (None, None, None, None)),
        ("Ben: \"cold in bed\"", "cold in bed", (None, None, None, None)),
        ("Ben's bed: cold", "'s bed: cold", (None, None, None, None)),
        ("Ben sat alone: I'm fine", "sat alone: I'm fine", (None, None, Some(true), None)),
        (
            "Ben to @HV, alone, asked: what is night like: cold",
            "cold",
            (Some("HV"), None, Some(true), Some("what is night like")),
        ),
        ("Ben asked: can I stay", "can I stay", (None, None, None, None)),
        ("Ben to @HV crying 24 nov: cold", "crying 24 nov: cold", (Some("HV"), tuesday, None, None)),
        ("Ben to @HV, with @Mum: cold", "with @Mum: cold", (Some("HV"), None, None, None)),
        ("Ben at 10:30 to @HV: cold", "10:30 to @HV: cold", (Some("HV"), None, None, None)),
        ("Ben", "", (None, None, None, None)),
    ];
    for (text, words, heard) in rows {
        let entry = read(&format!("\" {text}"));
        let said = entry.said.expect("a child's words");
        assert_eq!(entry.words, words, "{text}");
        let hearer = said.hearer.as_ref().map(|hearer| hearer.words.as_str());
        assert_eq!((hearer, said.when, said.alone, said.asked.as_deref()), heard, "{text}");
        assert_eq!(said.child, Some(id(12)), "{text}");
    }
}

#[test]
fn the_longest_name_is_the_childs() {
    let child = |text: &str| read(text).said.and_then(|said| said.child);
    assert_eq!(child("\" Ava-May: hello"), Some(id(13)));
    assert_eq!(child("\" Ava: hello"), Some(id(11)));
}

#[test]
fn a_disagreement_names_who_and_why() {
    for (text, who, words) in [
        ("~ school: thinks threshold is met", Some(("school", None)), "thinks threshold is met"),
        ("~ mum: not so", Some(("mum", Some(id(3)))), "not so"),
        ("~ @Mrs Osei: not so", Some(("Mrs Osei", Some(id(2)))), "not so"),
        ("~ @Mum does not agree", Some(("Mum", Some(id(3)))), "does not agree"),
        ("~ not so", None, "not so"),
        ("disagrees: school: view: too soon", Some(("school", None)), "too soon"),
    ] {
        let entry = read(text);
        assert_eq!((owner(&entry), entry.words.as_str()), (who, words), "{text}");
    }
}

#[test]
fn a_tag_is_read_on_any_line_but_not_where_the_mark_is_off() {
    assert_eq!(read("seen: hall at 11 degrees").tag, Some(Tag::Seen));
    assert_eq!(
        read("-- told by school: late").tag,
        Some(Tag::ToldBy(Named { words: "school".into(), person: None }))
    );
    assert_eq!(read("+ clean and warm (view)").tag, Some(Tag::View));
    assert_eq!(read("\\seen: as a word").tag, None);
}

#[test]
fn a_pasted_line_means_nothing_until_it_is_accepted() {
    let pasted = Line { pasted: true, ..Line::plain("! weigh Ben @HV") };
    assert_eq!((margin(&pasted), read_as(&pasted).mark), (None, None));
    assert_eq!(read_as(&pasted).words, "! weigh Ben @HV");
    assert!(waits_to_be_accepted(&pasted));
    assert!(!waits_to_be_accepted(&Line { pasted: true, ..Line::plain("weigh Ben") }));
}

#[test]
fn a_line_is_read_out_as_sentences() {
    for (text, words) in [
        ("! weigh Ben @HV by fri 4 dec", "Action. Weigh Ben. Owner health visitor. Friday 4 December 2026."),
        ("! weigh Ben", "Action. Weigh Ben. No owner. No date."),
        ("! a form by 31 nov @HV", "Action. A form by 31 nov. Owner health visitor. Date not read: 31 nov."),
        ("! a form @FSW seen by: a warm room", "Action. A form. Owner FSW. No date. Seen by: a warm room."),
        ("> core group monthly", "Decision. Core group monthly."),
        ("? has Mr T seen the GP", "Find out. Has Mr T seen the GP."),
        ("~ school: too soon", "Disagrees. School. Too soon."),
        ("~ too soon", "Disagrees. Who is not stated. Too soon."),
        ("+ brought to both clinics", "Good. Brought to both clinics."),
        ("-- seen: boiler off!", "Worry. Boiler off! Seen."),
        ("told by Mum: boiler off", "Boiler off. Told by mother."),
        (
            "\" Ben to nursery 24 nov, alone: my nose is cold",
            "Child. Ben. Heard by nursery. Tuesday 24 November 2026. Alone. Not stated: what was asked. \
             My nose is cold.",
        ),
        ("", ""),
    ] {
        assert_eq!(listen(text), words, "{text}");
    }
}

#[test]
fn the_plain_words_lose_the_mark_and_nothing_else() {
    for (text, words) in [
        ("! weigh Ben @HV by 4 dec (seen)", "weigh Ben @HV by 4 dec (seen)"),
        ("\" Ben to @HV: cold", "Ben to @HV: cold"),
        ("\" Benn: cold", "\" Benn: cold"),
        ("\\! as typed", "! as typed"),
        ("  - inner bullet", "  - inner bullet"),
    ] {
        let line = Line::plain(text);
        assert_eq!(plain(&line, &read(text)), words, "{text}");
    }
}

#[test]
fn completion_offers_those_who_are_here_first() {
    let people = people();
    let present = Present { people: &people, children: &[] };
    let handles = |prefix: &str, here: &[Id]| -> Vec<String> {
        complete(prefix, &present, here).iter().map(|person| person.handle.clone()).collect()
    };
    assert_eq!(handles("m", &[]), ["Mrs Osei", "Mum", "Mum's friend"]);
    assert_eq!(handles("M", &[id(4)]), ["Mum's friend", "Mrs Osei", "Mum"]);
    assert_eq!(handles("os", &[]), ["Mrs Osei"]);
    assert_eq!(handles("", &[id(1)]).first().map(String::as_str), Some("HV"));
    assert!(handles("x", &[]).is_empty());
}

fn family_readers() -> [Reader; 2] {
    [Reader::Family, Reader::Person { id: id(3), professional: false }]
}

fn cleared(text: &str, audience: Audience) -> Line {
    let at = DateTime::parse_from_rfc3339("2026-11-26T10:00:00+00:00").expect("a moment");
    Line { cleared: Some(Clearance { audience, child_asked: None, at }), ..Line::plain(text) }
}

#[test]
fn words_that_may_be_a_childs_are_held_until_somebody_clears_them() {
    let audience = |line: &Line| effective_audience(line, &read_as(line));
    for text in
        ["\" Ben: cold", "\" Benn: cold", "child: Ben: cold", "child: Benn: cold", "\u{201c}Ben: cold"]
    {
        assert_eq!(audience(&Line::plain(text)), Audience::ProfessionalsOnly, "{text}");
        assert_eq!(
            audience(&Line { pasted: true, ..Line::plain(text) }),
            Audience::ProfessionalsOnly,
            "{text}"
        );
        assert_eq!(audience(&cleared(text, Audience::Everyone)), Audience::Everyone, "{text}");
        let narrow = Line { audience: Audience::ProfessionalsOnly, ..cleared(text, Audience::Everyone) };
        assert_eq!(audience(&narrow), Audience::ProfessionalsOnly, "{text}");
    }
    assert_eq!(audience(&Line::plain("\\\" Ben: cold")), Audience::Everyone);
    assert_eq!(audience(&Line::plain("! weigh Ben")), Audience::Everyone);
}

#[test]
fn a_mistyped_name_is_asked_about() {
    let children = children();
    let present = Present { people: &[], children: &children };
    assert!(names_no_child(&Line::plain("\" Benn: cold"), &present));
    assert!(names_no_child(&Line::plain("child: Benn"), &present));
    assert!(!names_no_child(&Line::plain("\" Ben: cold"), &present));
    assert!(!names_no_child(&Line::plain("\""), &present));
    assert!(!names_no_child(&Line::plain("\\\" Benn: cold"), &present));
}

/// Lines made of what the grammar looks for, in any order.
fn likely() -> impl Strategy<Value = String> {
    let bits = prop::sample::select(vec![
        "!",
        ">",
        "\"",
        "?",
        "~",
        "+",
        "--",
        "\\",
        "action:",
        "child:",
        "find out:",
        "Ben",
        "Ava-May",
        "@HV",
        "@",
        "@Mrs Osei",
        "@fsw",
        "by",
        "by fri",
        "by 4 dec",
        "4 dec",
        "seen:",
        "(seen)",
        "told by",
        "seen by:",
        "to",
        "alone",
        "not",
        "asked:",
        ":",
        ",",
        " ",
        "é",
        "\u{301}",
        "日本",
        "\u{201c}",
        "\u{a0}",
        "x",
        "10:30",
        "(",
        ")",
    ]);
    prop::collection::vec(bits, 0..14).prop_map(|bits| bits.join(" ").replace("  ", ""))
}

fn any_line() -> impl Strategy<Value = String> {
    prop_oneof![likely(), likely().prop_map(|text| text.replace(' ', "")), "\\PC{0,60}", any::<String>()]
}

proptest! {
    #[test]
    fn whatever_is_typed_is_read_and_only_what_was_typed(text in any_line(), pasted: bool) {
        let line = Line { pasted, ..Line::plain(text.clone()) };
        let entry = read_as(&line);
        prop_assert!(text.contains(&entry.words));
        prop_assert!(text.contains(plain(&line, &entry)));
        for words in [&entry.measure, &entry.said.as_ref().and_then(|said| said.asked.clone())].into_iter().flatten() {
            prop_assert!(text.contains(words.as_str()));
        }
        let hearer = entry.said.as_ref().and_then(|said| said.hearer.clone());
        for named in [&entry.owner, &hearer].into_iter().flatten() {
            prop_assert!(text.contains(&named.words));
        }
        if let Some(due) = &entry.due {
            prop_assert!(text.get(due.span.clone()).is_some());
        }
        prop_assert_eq!(entry.mark, margin(&line));
        let _ = (listen(&text), unread(&entry));
    }

    #[test]
    fn a_backslash_switches_any_mark_off(text in any_line()) {
        let line = Line::plain(format!("\\{text}"));
        let entry = read_as(&line);
        prop_assert_eq!(margin(&line), None);
        prop_assert_eq!(entry.mark, None);
        prop_assert_eq!(entry.words, text.trim());
    }

    #[test]
    fn no_family_reader_has_a_childs_words_before_they_are_cleared(text in any_line(), pasted: bool) {
        for start in ["\" Ben", "child: Ben", "\"", "child:", " \" Ava to @HV: ", "- \" Ben", "\u{feff}* \u{201e}"] {
            let line = Line { pasted, ..Line::plain(format!("{start}{text}")) };
            let audience = effective_audience(&line, &read_as(&line));
            for reader in family_readers() {
                prop_assert!(!audience.admits(&reader), "{}", line.text);
            }
        }
    }

    #[test]
    fn a_line_in_the_margin_as_a_childs_is_never_wider_than_professionals(text in any_line()) {
        let line = Line::plain(text);
        if margin(&line) == Some(Mark::ChildSaid) {
            let audience = effective_audience(&line, &read_as(&line));
            prop_assert!(family_readers().iter().all(|reader| !audience.admits(reader)));
        }
    }
}
