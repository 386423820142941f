//! What the store has, the copies made of it, and the files that were saved.

use std::fs;

use portal::domain::action::Action;
use portal::domain::audience::Reader as For;
use portal::domain::body::Line;
use portal::domain::checklist::sitting::Sitting;
use portal::domain::entry::Entry;
use portal::domain::family::Family;
use portal::domain::id::Id;
use portal::domain::marks::{Present, read_line};
use portal::domain::meeting::{Meeting, Text};
use portal::domain::meeting_record::MeetingRecord;
use portal::service::checklists::{self, FamilyChecklists, SittingView};
use portal::service::families::{self, Workspace};
use portal::service::meetings::Sheet;
use portal::service::paper::{Format, Which};
use portal::service::{Answer, Ask, Clock, meetings};
use portal::store::Change;

use super::{CATALOGUE, Desk};

impl Desk {
    /// The meeting started last, as the store has it: what is not saved is not in it.
    /// An action as it stands in the plan.
    pub fn action(&self, id: Id) -> Action {
        self.store().reader.reading.load(id).expect("actions").expect("the action")
    }

    pub fn sheet(&self) -> Sheet {
        let reading = &self.store().reader.reading;
        let meetings: Vec<Meeting> = reading.list(None).expect("meetings");
        let last = meetings.iter().map(|meeting| meeting.id).max().expect("a meeting");
        meetings::sheet(reading, last, &CATALOGUE).expect("the meeting")
    }

    /// A family as the store has it.
    pub fn family(&self, reference: &str) -> Workspace {
        let reading = &self.store().reader.reading;
        let family = families::find(reading, reference).expect("the family");
        let today = self.clock.now().date_naive();
        families::workspace(reading, family.id, &CATALOGUE, today).expect("the family's records")
    }

    /// A family's sittings as the store has them.
    pub fn checklists(&self, reference: &str) -> FamilyChecklists {
        let reading = &self.store().reader.reading;
        let family = families::find(reading, reference).expect("the family");
        checklists::view::family(reading, family.id).expect("its sittings")
    }

    /// The sitting begun last, as the store has it.
    pub fn sitting(&self) -> SittingView {
        let reading = &self.store().reader.reading;
        let sittings: Vec<Sitting> = reading.list(None).expect("sittings");
        let last = sittings.iter().map(|sitting| sitting.id).max().expect("a sitting");
        checklists::view::sitting(reading, last).expect("the sitting")
    }

    /// What the log has of a record, oldest first.
    pub fn history(&self, id: Id) -> Vec<Change> {
        self.store().reader.reading.history(id).expect("the log")
    }

    /// The references of every family the store has.
    pub fn references(&self) -> Vec<String> {
        let families: Vec<Family> = self.store().reader.reading.list(None).expect("families");
        families.into_iter().map(|family| family.reference).collect()
    }

    pub fn record(&self) -> MeetingRecord {
        let sheet = self.sheet();
        let mut record = sheet.record;
        for text in &mut record.texts {
            if let Some(manuscript) = sheet.manuscripts.get(&text.id) {
                text.body.clone_from(manuscript.body());
            }
        }
        record
    }

    /// The words of a section as the store has them: `since-last-time`, or `children/Ben`.
    pub fn text(&self, section: &str) -> String {
        self.text_of(section).body.to_text()
    }

    pub fn lines(&self, section: &str) -> Vec<Line> {
        self.text_of(section).body.lines().to_vec()
    }

    fn text_of(&self, section: &str) -> Text {
        let record = self.record();
        let (section, child) = section.split_once('/').map_or((section, None), |(s, c)| (s, Some(c)));
        let child =
            child.map(|name| record.children.iter().find(|child| child.name == name).expect("a child").id);
        record.text(section, child).expect("a text").clone()
    }

    /// A section's lines, each read as it is in the minutes.
    pub fn entries(&self, section: &str) -> Vec<Entry> {
        let sheet = self.sheet();
        let present = Present { people: &sheet.record.people, children: &sheet.record.children };
        self.lines(section).iter().map(|line| read_line(line, &present, &sheet.around)).collect()
    }

    pub fn person(&self, handle: &str) -> Id {
        let record = self.record();
        record.people.iter().find(|person| person.handle == handle).expect("a person").id
    }

    /// A copy for one person on record.
    pub fn copy_for(&self, handle: &str) -> String {
        let record = self.record();
        let person = record.people.iter().find(|person| person.handle == handle).expect("a person");
        self.copy(For::Person { id: person.id, professional: person.capacity.is_professional() })
    }

    /// Every copy a family reader could be given of this meeting: the family's, each one's own, and what each child said.
    pub fn family_files(&self) -> Vec<(String, String)> {
        let record = self.record();
        let family = record.people.iter().filter(|person| !person.capacity.is_professional());
        let mut all: Vec<(String, String)> =
            family.map(|one| (format!("a copy for {}", one.handle), self.copy_for(&one.handle))).collect();
        all.push(("the family's copy".into(), self.family_copy()));
        all
    }

    pub fn family_copy(&self) -> String {
        self.copy(For::Family)
    }

    pub fn whole_record(&self) -> String {
        self.copy(For::Record)
    }

    fn copy(&self, reader: For) -> String {
        let which = Which::Minutes { meeting: self.record().meeting.id, reader };
        let Answer::Paper(paper) = self.store().reader.answer(&Ask::Paper(which)) else {
            panic!("no minutes")
        };
        paper.render(Format::Text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The files that were saved, by name.
    pub fn files(&self) -> Vec<(String, String)> {
        let mut files: Vec<(String, String)> = fs::read_dir(self.out.path())
            .expect("the folder")
            .map(|entry| entry.expect("a file").path())
            .map(|path| {
                let name = path.file_name().expect("a name").to_string_lossy().into_owned();
                (name, fs::read_to_string(&path).expect("a text"))
            })
            .collect();
        files.sort();
        files
    }
}
