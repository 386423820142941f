//! Every pane says what it does while room view is on.

mod checklists;

use std::collections::HashMap;

use super::*;
use crate::tui::look::Theme;

fn id(n: u8) -> Id {
    Id::from_bytes([n; 16])
}

fn found_at() -> found::FoundAt {
    let target =
        crate::service::search::Target { kind: crate::service::search::Kind::Page, id: "drift".into() };
    found::FoundAt { target, line: String::new() }
}

fn outcome() -> Outcome {
    Outcome {
        title: String::new(),
        danger: false,
        next: Vec::new(),
        contacts: Vec::new(),
        without_contact: Vec::new(),
        pages: Vec::new(),
        tools: Vec::new(),
        write_down: Vec::new(),
        way: Vec::new(),
        path: String::new(),
        stale: false,
        confidence: crate::domain::source::Confidence::Confirmed,
        sources: Vec::new(),
    }
}

/// One of each; a new one does not compile until it has its place here.
#[expect(clippy::too_many_lines, reason = "it is a table, one pane after the other")]
fn every() -> Vec<(Where, InRoom)> {
    use InRoom::{Filtered, Refused};
    let meeting = id(1);
    let reader = audience::Reader::Record;
    let now = "2026-11-26T10:02:00+00:00".parse().expect("a time");
    let begun = Some(Box::new(Urgent::begun(id(3), now)));
    let all = vec![
        (Where::Family(id(2)), Refused("A family's page")),
        (Where::FamilyPlan(id(2)), Refused("A family's page")),
        (Where::Entry(entry::EntryFor { what: entry::What::NewFamily, known: None }), Refused("A form")),
        (Where::EntryAgain((entry::What::NewFamily, id(2))), Refused("A form")),
        (Where::Recorder(meeting), Filtered),
        (Where::Urgent(UrgentFor { id: id(3), begun: None }), Refused("What was noted before")),
        (Where::Urgent(UrgentFor { id: id(3), begun }), Filtered),
        (Where::Sort(meeting), Refused("The page for sorting notes")),
        (Where::Closing(meeting), Filtered),
        (Where::ReadOut(meeting), Filtered),
        (Where::Record(RecordFor { meeting, reader: reader.clone() }), Refused("A meeting's record")),
        (
            Where::RecordAt((RecordFor { meeting, reader: reader.clone() }, "x".into())),
            Refused("A meeting's record"),
        ),
        (Where::Search(search::Within::default()), Filtered),
        (Where::Past(()), Filtered),
        (Where::Contact(entry::contact::ContactFor { own: None, before: None }), Refused("A form")),
        (Where::Found(found_at()), Filtered),
        (Where::Start(()), InRoom::Open),
        (Where::Read(reading::What::Page("drift".into())), Filtered),
        (Where::Plain(reading::What::Page("drift".into())), Filtered),
        (Where::Other("bexley".into()), InRoom::Open),
        (Where::PathNote(Box::new(outcome())), Refused("A form")),
        (Where::Spelling(meeting), Filtered),
        (Where::KnownWords(()), Refused("Your known words")),
        (Where::Paper(Which::Agreement(id(2))), Refused("A document")),
        (Where::Wording(meeting), Filtered),
        (Where::SetUp(()), Refused("The keys of your store")),
        (Where::Passphrase(()), Refused("The keys of your store")),
        (Where::Words(Whose::Hers), Refused("The keys of your store")),
        (Where::RemoveWords(()), Refused("The keys of your store")),
        (
            Where::After(entry::after::AfterFor {
                what: entry::after::AfterWhat::Given,
                meeting,
                on: chrono::NaiveDate::MIN,
                title: String::new(),
                people: Vec::new(),
            }),
            Refused("A form"),
        ),
        (Where::OwnWords(own_words::WordsOf { family: id(2), child: id(4) }), Refused("What a child said")),
        (Where::Standing(Standing::default()), Refused("A form")),
        (Where::Recover(()), Refused("The keys of your store")),
        (Where::Restore(()), Refused("The keys of your store")),
        (Where::MyStore(()), Refused("Your store")),
        (Where::Idle(()), InRoom::Open),
        (Where::ShortCodes(()), Refused("Your short codes")),
    ];
    let all: Vec<_> = all.into_iter().chain(checklists::every()).collect();
    for (place, _) in &all {
        match place {
            Where::Family(_)
            | Where::FamilyPlan(_)
            | Where::Entry(_)
            | Where::EntryAgain(_)
            | Where::Recorder(_)
            | Where::Urgent(_)
            | Where::Sort(_)
            | Where::Closing(_)
            | Where::ReadOut(_)
            | Where::Record(_)
            | Where::RecordAt(_)
            | Where::Search(_)
            | Where::Past(())
            | Where::Contact(_)
            | Where::Found(_)
            | Where::Start(())
            | Where::Read(_)
            | Where::Plain(_)
            | Where::Other(_)
            | Where::PathNote(_)
            | Where::Spelling(_)
            | Where::KnownWords(())
            | Where::Paper(_)
            | Where::Wording(_)
            | Where::SetUp(())
            | Where::Passphrase(())
            | Where::Words(_)
            | Where::RemoveWords(())
            | Where::After(_)
            | Where::OwnWords(_)
            | Where::Standing(_)
            | Where::Recover(())
            | Where::Restore(())
            | Where::MyStore(())
            | Where::Checklists(_)
            | Where::SitDown(_)
            | Where::Sitting(_)
            | Where::Beside(_)
            | Where::PaperResult(_)
            | Where::SittingRead(_)
            | Where::ChecklistTrend(_)
            | Where::ChecklistCompare(_)
            | Where::ChecklistSiblings(_)
            | Where::Judge(_)
            | Where::OutcomeFrom(_)
            | Where::Agree(_)
            | Where::Idle(())
            | Where::ShortCodes(()) => {}
        }
    }
    all
}

#[test]
fn every_pane_shows_what_everyone_may_see_or_is_refused() {
    let catalogue = Catalogue::embedded(None).expect("the packs");
    let now: Moment = "2026-11-26T10:02:00+00:00".parse().expect("a time");
    let drafts = HashMap::new();
    let env = Env {
        catalogue: &catalogue,
        now,
        today: now.date_naive(),
        look: Look { theme: Theme::Mono, ascii: true, reader: false },
        columns: 80,
        records: Records::Open,
        room: Some(RoomView { family: id(2), meeting: id(1) }),
        drafts: &drafts,
        own_contacts: &[],
        standing: None,
        past: &[],
        idle: IdleTimes::default(),
    };
    for (place, expected) in every() {
        let name = format!("{place:?}");
        let pane = place.pane();
        assert_eq!(pane.in_room(&env), expected, "{name}");
        // What belongs to one meeting says so: in the room of another it is refused.
        let is_content = ["Search", "Past", "Found", "Read(", "Plain"].iter().any(|of| name.starts_with(of));
        let is_a_meetings =
            matches!(expected, InRoom::Filtered) && !name.starts_with("Urgent") && !is_content;
        assert_eq!(pane.meeting().is_some() && expected == InRoom::Filtered, is_a_meetings, "{name}");
    }
    for tab in Tab::ALL {
        let holds_records = matches!(tab, Tab::Home | Tab::CoreGroup | Tab::Contacts);
        let expected = if holds_records { InRoom::Filtered } else { InRoom::Open };
        assert_eq!(tab.pane().in_room(&env), expected, "{tab:?}");
    }
}
