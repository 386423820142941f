//! A practice store with a review meeting in it that is being written.

use std::path::Path;

use portal::domain::manuscript::Manuscript;
use portal::domain::meeting::Meeting;
use portal::service::meetings::{Sheet, sheet};
use portal::service::{Catalogue, Reading, Whereabouts, practising};

use crate::harness::{Session, Start};

/// The column where the recorder's section begins, at 80 columns: beside it lies the agenda.
pub const SECTION: u16 = 27;

/// A data folder of its own.
pub struct Practice {
    data: tempfile::TempDir,
}

impl Practice {
    /// Nothing is in it yet.
    pub fn new() -> Self {
        Self { data: tempfile::tempdir().expect("a folder for the data") }
    }

    /// The program on the practice store, with more options.
    pub fn start(&self, more: &[&str]) -> Start {
        let data = self.data.path().to_str().expect("a plain path");
        Start::portal(&[&["practice", "--data-dir", data], more].concat())
    }

    /// What lies in the folder.
    pub fn folder(&self) -> &Path {
        self.data.path()
    }

    /// The store, read beside the program.
    pub fn reading(&self) -> Reading {
        practising::reading(&Whereabouts::practice(self.data.path())).expect("opens to read")
    }

    /// The text in which the practitioner was, as it is on the disk, with its cursor.
    pub fn text(&self) -> Manuscript {
        let sheet = self.sheet();
        let rest = sheet.rest.as_deref().expect("the place is remembered");
        let legs: Vec<&str> = rest.split(':').collect();
        let [section, child, part] = legs[..] else { panic!("a section, a child and a part: {rest}") };
        let part = sheet.record.parts.iter().find(|one| one.number.to_string() == part).expect("the part");
        let section = &sheet.record.template.sections[section.parse::<usize>().expect("a number")];
        let here = |child_of: Option<_>| {
            child_of.map_or_else(String::new, |id: portal::domain::id::Id| id.to_string())
        };
        let mut texts = sheet.record.texts.iter().filter(|text| text.part == part.id);
        let text = texts.find(|text| text.section == section.id && here(text.child) == child);
        sheet.manuscripts[&text.expect("the section is a text").id].clone()
    }

    fn sheet(&self) -> Sheet {
        let reading = self.reading();
        let meetings: Vec<Meeting> = reading.list(None).expect("reads");
        let meeting = meetings.iter().find(|meeting| meeting.state.can_write()).expect("one is not finished");
        let catalogue = Catalogue::embedded(None).expect("the content is whole");
        sheet(&reading, meeting.id, &catalogue).expect("reads")
    }

    /// Nothing is wrong in the store.
    #[track_caller]
    pub fn verify(&self) {
        let verdict = self.reading().verify().expect("verifies");
        assert!(verdict.faults.is_empty(), "{verdict:?}");
    }
}

/// The program in the third section of a new review meeting, ready for words.
pub fn new_meeting(start: Start) -> Session {
    let mut portal = start.run();
    portal.wait_for("Needs you");
    portal.send_keys("4");
    portal.wait_for("1 family");
    portal.send_keys("<Enter>");
    portal.wait_for("Overview");
    portal.send_keys("r");
    portal.wait_for("Not now");
    portal.send_one_by_one("<Down>");
    portal.wait_for("> Start a review meeting now");
    portal.send_one_by_one("<Enter>");
    portal.wait_for("section 1 of 9");
    portal.send_keys("<PageDown>");
    portal.wait_for("section 2 of 9");
    portal.send_keys("<PageDown>");
    portal.wait_for("Write   section 3 of 9");
    portal
}

/// The program back in the meeting that is not finished.
pub fn unfinished(start: Start) -> Session {
    let mut portal = start.run();
    // Left in good order it opens in the meeting itself; after a kill, where it was last left in good order.
    let in_it = |rows: &[String]| rows.iter().any(|row| row.contains("section "));
    portal.wait_until("the meeting, or Home with it", |rows| {
        in_it(rows) || rows.iter().any(|row| row.contains("Unfinished"))
    });
    if !in_it(&portal.screen()) {
        portal.send_keys("u");
    }
    portal.wait_for("section ");
    if portal.screen().iter().any(|row| row.contains("Enter goes on where you were")) {
        portal.send_keys("<Enter>");
        portal.wait_until("the text", |rows| !rows.iter().any(|row| row.contains("Enter goes on where")));
    }
    portal
}

/// The section shown beside the agenda, row by row, with the heading first.
pub fn section(rows: &[String]) -> Vec<String> {
    rows.iter().map(|row| row.chars().skip(SECTION.into()).collect()).skip(3).collect()
}

/// `count` words, each once, about six letters each: `w0001a`.
pub fn words(count: usize) -> Vec<String> {
    (1..=count).map(|number| format!("w{number:04}")).collect()
}
