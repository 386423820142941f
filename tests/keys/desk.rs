//! A desk to press keys at: the app, the writer and the reader in one thread, a store in a folder of its own, a clock
//! that is a value, and a screen of any size.
//!
//! What the two workers do between keys is done here in their order, at once. Time passes only when a test says so:
//! typing is saved by [`Desk::save_due`], or by what saves it anyway, such as leaving a section.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex};
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta};
use portal::command::Command;
use portal::command::chord::{Chord, Key};
use portal::domain::audience::Reader as For;
use portal::domain::body::Line;
use portal::domain::entry::Entry;
use portal::domain::family::Family;
use portal::domain::id::Id;
use portal::domain::marks::{Present, read_line};
use portal::domain::meeting::{Meeting, Text};
use portal::domain::meeting_record::MeetingRecord;
use portal::domain::moment::Moment;
use portal::service::families::{self, Workspace};
use portal::service::meetings::Sheet;
use portal::service::paper::{Format, Which};
use portal::service::{
    Answer, Ask, Catalogue, Clock, Deed, Held, Reader, ServiceError, StoreError, Whereabouts, Writer,
    meetings, practising,
};
use portal::store::Change;
use portal::tui::app::{App, Records, Setting};
use portal::tui::door::{Door, Knock};
use portal::tui::event::{Batch, Event};
use portal::tui::look::Look;
use portal::tui::message::{Message, Todo};
use portal::tui::worker::Opened;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use tempfile::TempDir;
use unicode_width::UnicodeWidthStr;

/// Thursday 26 November 2026, two minutes past ten.
pub const BEGINS: &str = "2026-11-26T10:02:00+00:00";

pub static CATALOGUE: LazyLock<Arc<Catalogue>> =
    LazyLock::new(|| Arc::new(Catalogue::embedded(None).expect("the packs in the program")));

/// A practice store as it is on the first day: made once, copied for each test.
static FIRST_DAY: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = TempDir::new().expect("a folder");
    let clock: Arc<dyn Clock> = Arc::new(Watch::default());
    let at = Whereabouts::practice(folder.path());
    let practice = practising::open(&at, &CATALOGUE, &clock, 0).expect("a practice store");
    practice.writer.close().expect("it closes");
    folder
});

/// A clock that stands until it is moved.
pub struct Watch(Mutex<Moment>);

impl Default for Watch {
    fn default() -> Self {
        Self(Mutex::new(DateTime::parse_from_rfc3339(BEGINS).expect("a time")))
    }
}

impl Watch {
    fn pass(&self, time: Duration) {
        let mut now = self.0.lock().expect("the clock");
        *now += TimeDelta::from_std(time).expect("a stretch of time");
    }
}

impl Clock for Watch {
    fn now(&self) -> Moment {
        *self.0.lock().expect("the clock")
    }
}

/// What the store's side of the desk is made of; gone while the program is dead.
struct Store {
    writer: Writer,
    reader: Reader,
    _held: Held,
}

pub struct Desk {
    data: TempDir,
    out: TempDir,
    /// None while an own store is locked, or before there is one.
    store: Option<Store>,
    /// The door of an own store; none in practice.
    door: Option<Door>,
    clock: Arc<Watch>,
    at: Instant,
    look: Look,
    app: App,
    screen: Terminal<TestBackend>,
    /// Whether a key asked to leave.
    pub left: bool,
    /// How often the app said that the screen must be drawn for what a worker said.
    pub drawn_for_workers: usize,
    /// Every sentence a worker answered with in place of doing something.
    pub refused: Vec<String>,
    /// No check of each frame, for windows too small to hold one.
    pub unchecked: bool,
}

impl Desk {
    /// The first day of practice at 80 by 24.
    pub fn new() -> Self {
        Self::with(80, 24, Look::default())
    }

    pub fn with(width: u16, height: u16, look: Look) -> Self {
        let data = TempDir::new().expect("a folder");
        copy(&FIRST_DAY.path().join("practice"), &data.path().join("practice"));
        Self::opened(data, width, height, look)
    }

    /// From an empty home, as `portal practice` finds it the first time.
    pub fn in_an_empty_home() -> Self {
        Self::opened(TempDir::new().expect("a folder"), 80, 24, Look::default())
    }

    /// In a review meeting of the first family that was just begun, at who is here.
    pub fn in_a_meeting() -> Self {
        let mut desk = Self::new();
        desk.begins_a_meeting();
        desk
    }

    /// In a new review meeting, in the text of what happened since last time.
    pub fn writing() -> Self {
        let mut desk = Self::in_a_meeting();
        desk.keys("<PageDown><PageDown>");
        desk
    }

    pub fn begins_a_meeting(&mut self) -> &mut Self {
        self.keys("4<Enter>r")
    }

    fn opened(data: TempDir, width: u16, height: u16, look: Look) -> Self {
        let clock = Arc::new(Watch::default());
        let store = Some(open(data.path(), &clock));
        let (app, first) = App::new(setting(&clock, look, Records::Practice), width);
        let mut desk = Self {
            data,
            out: TempDir::new().expect("a folder"),
            store,
            door: None,
            clock,
            at: Instant::now(),
            look,
            app,
            screen: Terminal::new(TestBackend::new(width, height)).expect("a screen"),
            left: false,
            drawn_for_workers: 0,
            refused: Vec::new(),
            unchecked: false,
        };
        desk.todo(first);
        desk.draw();
        desk
    }

    /// Presses keys: letters as they are, other keys by name as in `r<PageDown><Ctrl-P>`; `<lt>` is the sign itself.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        let mut rest = keys;
        while let Some(first) = rest.chars().next() {
            let name = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
            let (chord, after) = match name {
                Some(("lt", after)) => (Chord::char('<'), after),
                Some((name, after)) => (name.parse().expect("the name of a key"), after),
                None => (Chord::char(first), rest.get(first.len_utf8()..).unwrap_or_default()),
            };
            self.press(chord);
            rest = after;
        }
        self
    }

    /// Types words letter by letter; a line end is Enter.
    pub fn types(&mut self, words: &str) -> &mut Self {
        for letter in words.chars() {
            self.press(if letter == '\n' { Chord::plain(Key::Enter) } else { Chord::char(letter) });
        }
        self
    }

    pub fn press(&mut self, chord: Chord) -> &mut Self {
        self.takes(Batch { events: vec![Event::Chord(chord)], burst: false })
    }

    /// Pastes, by a terminal that says so.
    pub fn pastes(&mut self, words: &str) -> &mut Self {
        self.takes(Batch { events: vec![Event::Paste(words.into())], burst: false })
    }

    /// Letters faster than hands: a paste by a terminal that does not say so, or keys typed ahead.
    pub fn bursts(&mut self, words: &str) -> &mut Self {
        let mut events = Vec::new();
        for (n, line) in words.split('\n').enumerate() {
            if n > 0 {
                events.push(Event::Chord(Chord::plain(Key::Enter)));
            }
            match line.chars().count() {
                0 => {}
                1 => events.extend(line.chars().map(|letter| Event::Chord(Chord::char(letter)))),
                _ => events.push(Event::Text(line.into())),
            }
        }
        self.takes(Batch { events, burst: true })
    }

    pub fn takes(&mut self, batch: Batch) -> &mut Self {
        let todo = self.app.take(batch);
        self.todo(todo);
        self.draw();
        self
    }

    pub fn runs(&mut self, command: Command) -> &mut Self {
        let todo = self.app.run(command);
        self.todo(todo);
        self.draw();
        self
    }

    /// Hands a deed to the writer that no key would.
    pub fn tries(&mut self, deed: Deed) -> &mut Self {
        self.todo(vec![Todo::Do(deed)]);
        self
    }

    /// Runs the command with this id from the palette, as one would who does not know its key.
    pub fn finds(&mut self, id: &str) -> &mut Self {
        self.keys("<Ctrl-P>").types(id).keys("<Enter>")
    }

    pub fn resizes(&mut self, width: u16, height: u16) -> &mut Self {
        self.screen.backend_mut().resize(width, height);
        self.takes(Batch { events: vec![Event::Resize(width.max(1), height.max(1))], burst: false })
    }

    pub fn time_passes(&mut self, seconds: u64) -> &mut Self {
        self.at += Duration::from_secs(seconds);
        self.clock.pass(Duration::from_secs(seconds));
        self
    }

    /// What half a second without a key does: the writer saves.
    pub fn save_due(&mut self) -> &mut Self {
        self.at += Duration::from_millis(500);
        self.clock.pass(Duration::from_millis(500));
        if self.store().writer.due().is_some_and(|due| due <= self.at) {
            let at = self.at;
            let saved = self.store_mut().writer.save_due(at);
            if let Some(message) = said(saved) {
                self.hears(message);
            }
        }
        self
    }

    /// A worker says something.
    pub fn hears(&mut self, message: Message) -> bool {
        if let Message::NotDone(words) | Message::Answer(Answer::Failed(words)) = &message {
            self.refused.push(words.clone());
        }
        let (todo, draws) = self.app.heed(message);
        self.todo(todo);
        if draws {
            self.drawn_for_workers += 1;
            self.draw();
        }
        draws
    }

    /// Without a store of one's own, or before the locked door of one, as `portal` starts.
    pub fn at_the_door(data: TempDir) -> Self {
        let clock = Arc::new(Watch::default());
        let door_clock: Arc<dyn Clock> = Arc::clone(&clock) as _;
        let at = Whereabouts::own(data.path());
        let records = if at.has_store() { Records::Locked } else { Records::None };
        let look = Look::default();
        let (app, first) = App::new(setting(&clock, look, records), 80);
        let mut desk = Self {
            data,
            out: TempDir::new().expect("a folder"),
            store: None,
            door: Some(Door { at, catalogue: Arc::clone(&CATALOGUE), clock: door_clock }),
            clock,
            at: Instant::now(),
            look,
            app,
            screen: Terminal::new(TestBackend::new(80, 24)).expect("a screen"),
            left: false,
            drawn_for_workers: 0,
            refused: Vec::new(),
            unchecked: false,
        };
        desk.todo(first);
        desk.draw();
        desk
    }

    fn store(&self) -> &Store {
        self.store.as_ref().expect("a store that is open")
    }

    fn store_mut(&mut self) -> &mut Store {
        self.store.as_mut().expect("a store that is open")
    }

    /// As the stage does it, at once.
    fn knock(&mut self, knock: Knock) {
        let door = self.door.clone().expect("an own store");
        match door.opens(knock) {
            Ok(open) => {
                self.shut();
                match open() {
                    Ok(opened) => self.goes_in(opened),
                    Err(error) => drop(self.hears(door.refused(&error))),
                }
            }
            Err(knock) => {
                let told = door.apart(&knock);
                let told = told.map_or_else(|error| door.refused(&error), Message::Told);
                self.hears(told);
            }
        }
    }

    fn goes_in(&mut self, opened: Opened) {
        let clock: Arc<dyn Clock> = Arc::clone(&self.clock) as _;
        let reading = (opened.reading)().expect("a reading connection");
        let reader = Reader { reading, catalogue: Arc::clone(&CATALOGUE), clock, own: opened.own };
        self.store = Some(Store { writer: opened.writer, reader, _held: opened.held });
        self.hears(Message::Opened(Box::new(opened.news.expect("news of an own store"))));
    }

    /// The store is folded and closed.
    fn shut(&mut self) {
        if let Some(Store { writer, reader, .. }) = self.store.take() {
            drop(reader);
            writer.close().expect("it closes");
        }
    }

    fn todo(&mut self, todo: Vec<Todo>) {
        for one in todo {
            match one {
                Todo::Ask(ask) => {
                    let ask = self.out_of_the_way(ask);
                    if let Some(store) = &self.store {
                        let answer = store.reader.answer(&ask);
                        self.hears(Message::Answer(answer));
                    }
                }
                Todo::Do(deed) => {
                    for message in self.perform(deed) {
                        self.hears(message);
                    }
                }
                Todo::Knock(knock) => self.knock(knock),
                Todo::Lock => {
                    self.app.locked();
                    self.shut();
                }
                Todo::Redraw => self.screen.clear().expect("a screen"),
                Todo::Practice | Todo::Quit => self.left = true,
            }
        }
    }

    /// As the writer's thread does it.
    fn perform(&mut self, deed: Deed) -> Vec<Message> {
        if let Deed::Stroke { text, stroke } = &deed {
            let at = self.at;
            let put = self.store_mut().writer.stroke(*text, stroke, at);
            return put.err().map(|error| Message::NotDone(error.to_string())).into_iter().collect();
        }
        let quiet = matches!(deed, Deed::Leave(_) | Deed::Remember { .. });
        let writer = &mut self.store_mut().writer;
        let unsaved = writer.is_unsaved();
        match writer.perform(deed) {
            Ok(_) if quiet && !unsaved => Vec::new(),
            Ok(done) => {
                said(Ok(writer.now_if(unsaved || !quiet))).into_iter().chain([Message::Done(done)]).collect()
            }
            Err(ServiceError::Store(error)) => said(Err(error)).into_iter().collect(),
            Err(error) => vec![Message::NotDone(error.to_string())],
        }
    }

    /// Files go into the test's own folder, not into the one the tests run in.
    fn out_of_the_way(&self, ask: Ask) -> Ask {
        match ask {
            Ask::Save { which, format, .. } => Ask::Save { which, format, folder: self.out.path().into() },
            other => other,
        }
    }

    fn draw(&mut self) {
        let app = &self.app;
        self.screen.draw(|frame| app.view(frame)).expect("a screen");
        if !self.unchecked {
            self.check_frame();
        }
    }

    /// What holds for every frame there is: the real cursor is on it, and only ASCII is drawn where nothing else can be.
    fn check_frame(&self) {
        let backend = self.screen.backend();
        let (at, area) = (backend.cursor_position(), backend.buffer().area);
        assert!(backend.cursor_visible(), "no cursor on this screen:\n{}", self.screen());
        assert!(area.contains(at), "cursor outside, at {at:?}:\n{}", self.screen());
        let screen = self.screen();
        if self.look.ascii {
            let strange: String = screen.chars().filter(|letter| !letter.is_ascii()).collect();
            assert!(strange.is_empty(), "not ASCII: {strange:?}\n{screen}");
        }
        for row in screen.lines() {
            assert!(row.width() <= usize::from(area.width), "wider than the window: {row:?}");
        }
    }

    /// The screen's rows, without the spaces at their ends.
    pub fn screen(&self) -> String {
        let buffer = self.screen.backend().buffer();
        let mut rows = Vec::new();
        for y in 0..buffer.area.height {
            let mut row = String::new();
            let mut x = 0;
            while x < buffer.area.width {
                let symbol = buffer[(x, y)].symbol();
                row.push_str(symbol);
                x += u16::try_from(symbol.width()).unwrap_or(1).max(1);
            }
            rows.push(row.trim_end().to_owned());
        }
        rows.join("\n")
    }

    pub fn row(&self, n: usize) -> String {
        self.screen().lines().nth(n).unwrap_or_default().to_owned()
    }

    pub fn rows(&self) -> usize {
        usize::from(self.screen.backend().buffer().area.height)
    }

    pub fn cursor(&self) -> (u16, u16) {
        let at = self.screen.backend().cursor_position();
        (at.x, at.y)
    }

    /// The row the real cursor stands on.
    pub fn cursor_row(&self) -> String {
        self.row(self.cursor().1.into())
    }

    pub fn title(&self) -> String {
        self.row(0)
    }

    /// The status line, which is the last but one; a notice goes on in the last.
    pub fn status(&self) -> String {
        self.row(self.rows() - 2)
    }

    /// Status and hints, or a notice of two rows, as one run of words.
    pub fn foot(&self) -> String {
        format!("{} {}", self.status(), self.row(self.rows() - 1))
    }

    /// The word in the margin of the line the cursor is on.
    pub fn margin(&self) -> String {
        let row = self.cursor_row();
        let section = row.split_once('\u{2502}').map_or(row.as_str(), |(_, section)| section);
        section.chars().skip(1).take(10).collect::<String>().trim().to_owned()
    }

    /// What stands right of the agenda, as one run of words.
    pub fn section_words(&self) -> String {
        let screen = self.screen();
        let right = screen.lines().filter_map(|row| row.split_once('\u{2502}').map(|(_, right)| right));
        right.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
    }

    /// Goes through the questions before closing until one says this.
    #[track_caller]
    pub fn looks_for(&mut self, words: &str) -> &mut Self {
        let mut asked = String::new();
        for _ in 0..80 {
            asked = self.screen().split_whitespace().collect::<Vec<_>>().join(" ");
            if asked.contains(words) {
                return self;
            }
            self.keys("<PageDown>");
        }
        panic!("no question says {words:?}; the last are: {asked}");
    }

    /// Whether the text shown takes letters.
    pub fn is_writing(&self) -> bool {
        self.status().starts_with("Write")
    }

    /// The number of the section shown.
    pub fn section(&self) -> String {
        let status = self.status();
        let words = status.split_once("section ").expect("a section in the status line").1;
        words.split(' ').next().unwrap_or_default().to_owned()
    }

    pub fn shows(&self, words: &str) -> bool {
        self.screen().contains(words)
    }

    #[track_caller]
    pub fn must_show(&mut self, words: &str) -> &mut Self {
        assert!(self.shows(words), "{words:?} is not on this screen:\n{}", self.screen());
        self
    }

    #[track_caller]
    pub fn must_say(&mut self, words: &str) -> &mut Self {
        assert!(
            self.foot().contains(words),
            "{words:?} is not in the foot of this screen:\n{}",
            self.screen()
        );
        self
    }

    #[track_caller]
    pub fn must_not_show(&mut self, words: &str) -> &mut Self {
        assert!(!self.shows(words), "{words:?} is on this screen:\n{}", self.screen());
        self
    }

    /// The meeting started last, as the store has it: what is not saved is not in it.
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

    pub fn data(&self) -> &Path {
        self.data.path()
    }

    /// The power goes: what a kill leaves on the disk is what the next start finds.
    pub fn kill_and_reopen(self) -> Self {
        let data = TempDir::new().expect("a folder");
        // Copied while the store is open, so that nothing is tidied away as it would be at an orderly end.
        copy(&self.data.path().join("practice"), &data.path().join("practice"));
        let Self { out, store, clock, at, look, screen, .. } = self;
        drop(store);
        let store = Some(open(data.path(), &clock));
        let width = screen.backend().buffer().area.width;
        let (app, first) = App::new(setting(&clock, look, Records::Practice), width);
        let mut desk = Self {
            data,
            out,
            store,
            door: None,
            clock,
            at,
            look,
            app,
            screen,
            left: false,
            drawn_for_workers: 0,
            refused: Vec::new(),
            unchecked: false,
        };
        desk.todo(first);
        desk.draw();
        desk
    }

    /// Saves and closes, as leaving does; answers the folder.
    pub fn closes(self) -> TempDir {
        if let Some(Store { writer, reader, .. }) = self.store {
            drop(reader);
            writer.close().expect("it closes");
        }
        self.data
    }
}

fn setting(clock: &Arc<Watch>, look: Look, records: Records) -> Setting {
    let clock: Arc<dyn Clock> = Arc::clone(clock) as _;
    Setting { catalogue: Arc::clone(&CATALOGUE), clock, look, records }
}

fn open(data: &Path, clock: &Arc<Watch>) -> Store {
    let clock: Arc<dyn Clock> = Arc::clone(clock) as _;
    let at = Whereabouts::practice(data);
    let practice = practising::open(&at, &CATALOGUE, &clock, 0).expect("the practice store");
    let reading = practising::reading(&at).expect("a reading connection");
    let reader = Reader { reading, catalogue: Arc::clone(&CATALOGUE), clock, own: None };
    Store { writer: practice.writer, reader, _held: practice.held }
}

fn said(saved: Result<Option<Moment>, StoreError>) -> Option<Message> {
    match saved {
        Ok(at) => at.map(Message::Saved),
        Err(error) => Some(Message::SaveFailed(error.to_string())),
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for file in files_in(from) {
        let name = file.file_name().expect("a name");
        if name != "portal.db-shm" && name != "portal.lock" {
            fs::copy(&file, to.join(name)).expect("a copy");
        }
    }
}

/// Every file in a folder and its folders.
pub fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(files_in(&path));
        } else {
            files.push(path);
        }
    }
    files
}
