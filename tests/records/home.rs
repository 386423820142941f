//! A store with one family and its meetings, to close, to correct and to make copies from.

use std::path::Path;
use std::sync::{Arc, LazyLock, Mutex};

use chrono::NaiveDate;
use portal::domain::audience::Reader;
use portal::domain::child::Child;
use portal::domain::family::Family;
use portal::domain::id::Id;
use portal::domain::meeting::{Kind, State};
use portal::domain::moment::Moment;
use portal::domain::person::Person;
use portal::domain::record::Record;
use portal::service::deed::Entered;
use portal::service::families::{Workspace, workspace};
use portal::service::files::WrittenFile;
use portal::service::paper::{Format, Which, paper};
use portal::service::{
    Catalogue, Clock, Deed, Done, Piece, Reading, Whereabouts, Writer, family_file, meeting_file, meetings,
    practising,
};
use tempfile::TempDir;

static CATALOGUE: LazyLock<Arc<Catalogue>> = LazyLock::new(|| Arc::new(Catalogue::embedded(None).unwrap()));

/// A clock that stands where it is put.
pub struct Hand(Mutex<Moment>);

impl Clock for Hand {
    fn now(&self) -> Moment {
        *self.0.lock().unwrap()
    }
}

pub fn moment(text: &str) -> Moment {
    chrono::DateTime::parse_from_rfc3339(text).unwrap()
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub struct Home {
    folder: TempDir,
    clock: Arc<Hand>,
    writer: Writer,
    catalogue: Arc<Catalogue>,
    pub family: Id,
}

/// A practice store with the family of the example, made once.
static PREPARED: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let clock: Arc<dyn Clock> = Arc::new(Hand(Mutex::new(moment("2026-11-20T09:00:00Z"))));
    let mut writer = practising::open(&at(folder.path()), &CATALOGUE, &clock, 0).unwrap().writer;
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/family.toml");
    let file = WrittenFile::read_family(&file).unwrap();
    let Ok(family) = family_file::read(&file, &[], clock.today()) else { panic!("the example reads") };
    writer.perform(Deed::Add(Box::new(family.made_up()))).unwrap();
    writer.close().unwrap();
    folder
});

fn at(data: &Path) -> Whereabouts {
    Whereabouts::practice(data)
}

impl Home {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("practice")).unwrap();
        for entry in std::fs::read_dir(PREPARED.path().join("practice")).unwrap() {
            let entry = entry.unwrap();
            std::fs::copy(entry.path(), folder.path().join("practice").join(entry.file_name())).unwrap();
        }
        let clock = Arc::new(Hand(Mutex::new(moment("2026-11-20T10:00:00Z"))));
        let as_clock: Arc<dyn Clock> = Arc::clone(&clock) as _;
        let writer = practising::open(&at(folder.path()), &CATALOGUE, &as_clock, 0).unwrap().writer;
        let catalogue = Arc::clone(&CATALOGUE);
        let mut home = Self { folder, clock, writer, catalogue, family: Id::from_bytes([0; 16]) };
        let families = home.reading().list::<Family>(None).unwrap();
        home.family = families.iter().find(|family| family.reference == "F-207").unwrap().id;
        home
    }

    /// The same store with another family, from a file of these words.
    pub fn of_family(words: &str, reference: &str) -> Self {
        let mut home = Self::new();
        let file = home.folder.path().join("family.toml");
        std::fs::write(&file, words).unwrap();
        let file = WrittenFile::read_family(&file).unwrap();
        let family = family_file::read(&file, &[], home.clock.today());
        let family = family.unwrap_or_else(|wrong| panic!("{wrong:?} in:\n{words}"));
        home.writer.perform(Deed::Add(Box::new(family.made_up()))).unwrap();
        let families = home.reading().list::<Family>(None).unwrap();
        home.family = families.iter().find(|family| family.reference == reference).unwrap().id;
        home
    }

    /// The example's family, with the plan meeting taken in and closed ten days later.
    pub fn closed() -> (Self, Id) {
        let mut home = Self::new();
        let meeting = home.takes_in(Kind::Plan, PLAN_MEETING);
        home.it_is("2026-11-30T19:16:00Z");
        home.closes(meeting);
        (home, meeting)
    }

    /// Other guidance is in use from now on.
    pub fn uses(&mut self, pack: &str) {
        self.catalogue = Arc::new(Catalogue::embedded(Some(pack)).unwrap());
        self.writer.use_content(Arc::clone(&self.catalogue));
    }

    pub fn it_is(&self, at: &str) -> &Self {
        *self.clock.0.lock().unwrap() = moment(at);
        self
    }

    pub fn reading(&self) -> Reading {
        practising::reading(&at(self.folder.path())).unwrap()
    }

    pub fn known(&self) -> Workspace {
        workspace(&self.reading(), self.family, &self.catalogue, self.clock.today()).unwrap()
    }

    pub fn person(&self, handle: &str) -> Person {
        self.known().people.into_iter().find(|person| person.handle == handle).unwrap()
    }

    pub fn child(&self, name: &str) -> Child {
        self.known().children.into_iter().find(|child| child.name == name).unwrap()
    }

    /// Takes in a meeting from a file of these words.
    pub fn takes_in(&mut self, kind: Kind, words: &str) -> Id {
        let file = self.folder.path().join("meeting.toml");
        std::fs::write(&file, words).unwrap();
        let (_, wording) = meetings::form(&CATALOGUE, kind).unwrap();
        let file = WrittenFile::read(&file).unwrap();
        let Ok(file) =
            meeting_file::read(&file, &self.known(), (kind, &wording.template), self.clock.today())
        else {
            panic!("the meeting reads")
        };
        let taken = Deed::TakeIn { family: self.family, kind, file: Box::new(file) };
        let Done::Started(id) = self.writer.perform(taken).unwrap() else { panic!("a meeting") };
        id
    }

    pub fn closes(&mut self, meeting: Id) {
        let (state, reason) = (State::Closed, String::new());
        self.writer.perform(Deed::Turn { meeting, state, reason, whose: None }).unwrap();
    }

    pub fn does(&mut self, deed: Deed) -> Done {
        self.writer.perform(deed).unwrap()
    }

    pub fn tries(&mut self, deed: Deed) -> Result<Done, portal::service::ServiceError> {
        self.writer.perform(deed)
    }

    pub fn enters(&mut self, piece: Piece) {
        let entered = Entered { keep: vec![piece], ..Entered::default() };
        self.writer.perform(Deed::Enter(Box::new(entered))).unwrap();
    }

    /// Enters it where the program takes it.
    pub fn offers(&mut self, piece: Piece) {
        let entered = Entered { keep: vec![piece], ..Entered::default() };
        let _ = self.writer.perform(Deed::Enter(Box::new(entered)));
    }

    pub fn catalogue() -> Arc<Catalogue> {
        Arc::clone(&CATALOGUE)
    }

    pub fn keeps(&mut self, piece: Piece) {
        self.writer.perform(Deed::Keep(Box::new(piece))).unwrap();
    }

    pub fn renames_child(&mut self, from: &str, to: &str) {
        let child = Child { name: to.into(), ..self.child(from) };
        self.enters(Piece::Child(child));
    }

    pub fn renames_person(&mut self, from: &str, to: &str) {
        let person = Person { handle: to.into(), ..self.person(from) };
        self.enters(Piece::Person(person));
    }

    /// Somebody new.
    pub fn adds(&mut self, handle: &str, like: &str) -> Id {
        let id = portal::service::new_id();
        let person = Person {
            id,
            handle: handle.into(),
            name: format!("New {handle}"),
            role: "agency worker".into(),
            earlier: Vec::new(),
            ..self.person(like)
        };
        self.enters(Piece::Person(person));
        id
    }

    pub fn list<R: Record>(&self, parent: Id) -> Vec<R> {
        self.reading().list(Some(parent)).unwrap()
    }

    pub fn made(&self, which: &Which) -> String {
        paper(&self.reading(), which, &self.catalogue, self.clock.now()).unwrap().render(Format::Text)
    }

    /// The minutes for a reader, without the line that says when the copy was made.
    pub fn copy(&self, meeting: Id, reader: &Reader) -> String {
        let copy = self.made(&Which::Minutes { meeting, reader: reader.clone() });
        let paragraphs = copy.split("\n\n").filter(|paragraph| !paragraph.contains("Made on "));
        let lines = paragraphs.map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "));
        lines.collect::<Vec<_>>().join("\n")
    }

    pub fn reader(&self, handle: &str) -> Reader {
        let person = self.person(handle);
        Reader::Person { id: person.id, professional: person.capacity.is_professional() }
    }
}

/// A meeting in which much is said of everybody.
pub const PLAN_MEETING: &str = r#"
on = 2026-11-20
place = "School"
accept_marks = true

[[attendance]]
who = "Mum"
came = "yes"
how = "room"
[[attendance]]
who = "Dad"
came = "yes"
how = "room"
[[attendance]]
who = "HV"
came = "yes"
[[attendance]]
who = "SW"
came = "yes"

[[text]]
section = "children"
child = "Mia"
lines = [
  "+ school every day, seen alone by SW",
  "\" Mia to @Teacher 12 nov, alone: I make my own tea",
  "told by Mum: the boiler is off",
  "@SW: the flat was warm on Monday",
]
[[text]]
section = "children"
child = "Leo"
lines = ["-- cough at night", "! new inhaler @HV by 4 dec", "\" Leo to @HV 18 nov: my bed is wet"]
[[text]]
section = "children"
child = "Baby"
lines = ["\" Baby to @SW 19 nov: turns to loud voices", "? who is the midwife @HV"]
[[text]]
section = "plan"
lines = [
  "> core group every four weeks",
  "! refer Leo to the dentist @SW by fri 11 dec",
  "Leo told school that he is frightened at home",
  "! ring the GP @SW by 4 dec",
  "~ SW: thinks the plan is too long",
  "! read with Mia @Mum by 27 nov, seen by: Mia's diary",
]
"#;
