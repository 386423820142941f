//! A desk to press keys at: the app, the writer and the reader in one thread, a store in a folder of its own, a clock
//! that is a value, and a screen of any size.
//!
//! What the two workers do between keys is done here in their order, at once. Time passes only when a test says so:
//! typing is saved by [`Desk::save_due`], or by what saves it anyway, such as leaving a section.

mod home;
mod kept;
mod press;
mod screen;
mod watch;
mod workers;

use std::path::Path;
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use portal::domain::idle::{IdleTimes, Limits};
use portal::service::search::Finder;
use portal::service::{Catalogue, Clock, Whereabouts};
use portal::tui::app::{App, LetterIs, Records, Setting};
use portal::tui::door::Door;
use portal::tui::look::Look;
use portal::tui::message::Message;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use tempfile::TempDir;

pub use home::files_in;
use home::{Store, copied, empty, first_day};
pub use watch::BEGINS;
use watch::Watch;

pub static CATALOGUE: LazyLock<Arc<Catalogue>> =
    LazyLock::new(|| Arc::new(Catalogue::embedded(Some("oxfordshire")).expect("the packs in the program")));

/// The same, with nobody having chosen it.
static NOT_CHOSEN: LazyLock<Arc<Catalogue>> =
    LazyLock::new(|| Arc::new(Catalogue::embedded(None).expect("the packs in the program")));

#[expect(clippy::struct_excessive_bools, reason = "each is one thing a test may want to be otherwise")]
pub struct Desk {
    data: TempDir,
    out: TempDir,
    /// None while an own store is locked, or before there is one.
    store: Option<Store>,
    /// The door of an own store; none in practice.
    door: Option<Door>,
    /// Finds in the content, with a store or without.
    finder: Finder,
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
    /// Whether the deed done last is on the disk.
    kept: bool,
    /// Nothing comes onto the disk any more.
    pub writes_fail: bool,
    /// No frame is drawn, for keys by the hundred thousand.
    pub blind: bool,
    /// No check of each frame, for windows too small to hold one.
    pub unchecked: bool,
    /// What stood on the screen while room view was on.
    seen_in_room: Vec<String>,
    /// A line is being written that is not for the room.
    secretly: bool,
    /// What a disk says that takes nothing, where it does not.
    pub disk_fails: Option<&'static str>,
}

impl Desk {
    /// The first day of practice at 80 by 24.
    pub fn new() -> Self {
        Self::with(80, 24, Look::default())
    }

    /// On a practice store of the first day that was left alone for so long.
    pub fn later(time: Duration) -> Self {
        let clock: Arc<Watch> = Arc::default();
        clock.pass(time);
        Self::practising(first_day(), clock, (80, 24), Look::default())
    }

    pub fn with(width: u16, height: u16, look: Look) -> Self {
        Self::practising(first_day(), Arc::default(), (width, height), look)
    }

    /// From an empty home, as `portal practice` finds it the first time.
    pub fn in_an_empty_home() -> Self {
        Self::practising(empty(), Arc::default(), (80, 24), Look::default())
    }

    /// In a home that was used before and left in good order.
    pub fn again(data: TempDir) -> Self {
        Self::practising(data, Arc::default(), (80, 24), Look::default())
    }

    /// In a review meeting of the first family that was just begun, at who is here; with nobody by who can see the
    /// screen, so out of room view.
    pub fn in_a_meeting() -> Self {
        let mut desk = Self::in_the_room();
        desk.leaves_room_view();
        desk
    }

    /// In a new review meeting, in the text of what happened since last time; out of room view.
    pub fn writing() -> Self {
        let mut desk = Self::in_a_meeting();
        desk.keys("<PageDown><PageDown>");
        desk
    }

    /// In a review meeting that was just begun, at who is here, as it begins: in room view.
    pub fn in_the_room() -> Self {
        let mut desk = Self::new();
        desk.begins_a_meeting();
        desk
    }

    /// The same, in the text of what happened since last time.
    pub fn writing_in_the_room() -> Self {
        let mut desk = Self::in_the_room();
        desk.keys("<PageDown><PageDown>");
        desk
    }

    pub fn begins_a_meeting(&mut self) -> &mut Self {
        self.keys("4<Enter>r<Down><Enter>")
    }

    /// Without a store of one's own, or before the locked door of one, as `portal` starts.
    pub fn at_the_door(data: TempDir) -> Self {
        let at = Whereabouts::own(data.path());
        Self::at_the_door_of(at, data, Look::default())
    }

    /// The program on the practice store at this time of the first day, or without a store; whose numbers are used was
    /// never chosen, and is asked first.
    pub fn first_start(practises: bool) -> Self {
        let clock: Arc<Watch> = Arc::default();
        let (data, store, door, records) = if practises {
            let data = first_day();
            let (store, _) = home::open(data.path(), &clock);
            (data, Some(store), None, Records::Practice)
        } else {
            let data = empty();
            let at = Whereabouts::own(data.path());
            let door = Door { at, catalogue: Arc::clone(&NOT_CHOSEN), clock: Arc::clone(&clock) as _ };
            (data, None, Some(door), Records::None)
        };
        let size = ((80, 24), Look::default());
        let mut desk = Self::started_with(&NOT_CHOSEN, data, (store, door), clock, records, size);
        desk.app.ask_whose();
        desk.draw();
        desk
    }

    /// Another copy of the program, started on the same folder while this one is open.
    pub fn second_copy(&self, look: Look) -> Self {
        Self::at_the_door_of(Whereabouts::own(self.data()), empty(), look)
    }

    fn at_the_door_of(at: Whereabouts, data: TempDir, look: Look) -> Self {
        let clock: Arc<Watch> = Arc::default();
        let records = if at.has_store() { Records::Locked } else { Records::None };
        let door = Door { at, catalogue: Arc::clone(&CATALOGUE), clock: Arc::clone(&clock) as _ };
        Self::started(data, (None, Some(door)), clock, records, ((80, 24), look))
    }

    fn practising(data: TempDir, clock: Arc<Watch>, size: (u16, u16), look: Look) -> Self {
        let (store, news) = home::open(data.path(), &clock);
        let mut desk = Self::started(data, (Some(store), None), clock, Records::Practice, (size, look));
        desk.hears(Message::Opened(Box::new(news)));
        desk.drawn_for_workers = 0;
        desk
    }

    /// The program, started and drawn once.
    fn started(
        data: TempDir,
        store: (Option<Store>, Option<Door>),
        clock: Arc<Watch>,
        records: Records,
        size: ((u16, u16), Look),
    ) -> Self {
        Self::started_with(&CATALOGUE, data, store, clock, records, size)
    }

    fn started_with(
        catalogue: &Arc<Catalogue>,
        data: TempDir,
        (store, door): (Option<Store>, Option<Door>),
        clock: Arc<Watch>,
        records: Records,
        ((width, height), look): ((u16, u16), Look),
    ) -> Self {
        let (app, first) = App::new(setting(catalogue, &clock, look, records), width);
        let mut desk = Self {
            data,
            out: empty(),
            store,
            door,
            finder: Finder::new(Arc::clone(catalogue)),
            clock,
            at: Instant::now(),
            look,
            app,
            screen: Terminal::new(TestBackend::new(width, height)).expect("a screen"),
            left: false,
            drawn_for_workers: 0,
            refused: Vec::new(),
            kept: false,
            writes_fail: false,
            blind: false,
            unchecked: false,
            seen_in_room: Vec::new(),
            secretly: false,
            disk_fails: None,
        };
        desk.todo(first);
        desk.draw();
        desk.reads_what_is_past();
        desk
    }

    /// At other desks somebody is there all the time. At this one the times are those there are without a choice.
    pub fn with_idle_times(mut self) -> Self {
        drop(self.app.set_idle(IdleTimes::default()));
        self
    }

    /// What a letter typed now is.
    pub fn letter_is(&self) -> LetterIs {
        self.app.letter_is()
    }

    /// Whether a meeting is being recorded.
    pub fn has_a_meeting_in_hand(&self) -> bool {
        self.app.has_a_meeting_in_hand()
    }

    pub fn data(&self) -> &Path {
        self.data.path()
    }

    /// The power goes: what a kill leaves on the disk is what the next start finds.
    pub fn kill_and_reopen(self) -> Self {
        // Copied while the store is open, so that nothing is tidied away as it would be at an orderly end.
        let data = copied(self.data.path());
        let area = self.screen.backend().buffer().area;
        let Self { out, store, clock, look, seen_in_room, .. } = self;
        drop(store);
        Self { out, seen_in_room, ..Self::practising(data, clock, (area.width, area.height), look) }
    }

    /// Saves and closes, as leaving does; answers the folder.
    pub fn closes(mut self) -> TempDir {
        self.shut();
        self.data
    }
}

fn setting(catalogue: &Arc<Catalogue>, clock: &Arc<Watch>, look: Look, records: Records) -> Setting {
    let clock: Arc<dyn Clock> = Arc::clone(clock) as _;
    let never = Limits { blank: Duration::MAX, lock: Duration::MAX };
    let idle = IdleTimes { usual: never, meeting: never };
    Setting { catalogue: Arc::clone(catalogue), clock, look, records, idle }
}
