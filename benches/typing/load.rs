//! Typing in a review meeting of a store with many notes, while it is backed up and searched over and over.
//!
//! The app, the workers and the store are the program's own, without a terminal: a key goes in as an event, the frame is
//! drawn into memory, and the save is heard as the screen thread hears it.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use chrono::Days;
use portal::command::chord::{Chord, Key};
use portal::domain::body::{Body, Line};
use portal::domain::idle::IdleTimes;
use portal::domain::meeting::{Meeting, State, Text};
use portal::service::{
    Ask, Catalogue, Clock, Reading, ServiceError, SystemClock, Whereabouts, new_id, opening, practising,
};
use portal::store::{Stamp, Store, Writing};
use portal::tui::app::{App, Records, Setting};
use portal::tui::door::News;
use portal::tui::event::{Batch, Event};
use portal::tui::look::Look;
use portal::tui::message::{Message, Todo};
use portal::tui::wake::{WakeReader, wake};
use portal::tui::worker::{Opened, Workers, start};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use rustix::event::{PollFd, PollFlags, Timespec, poll};

/// Thirty keys a second.
const GAP: Duration = Duration::from_micros(33_333);
/// Notes of one meeting.
const OF_A_MEETING: usize = 100;
/// Words of one note.
const OF_A_NOTE: usize = 100;
/// One search after so many keys.
const SEARCH_AFTER: usize = 20;
const COMMON: [&str; 16] = [
    "school", "said", "seen", "mother", "home", "plan", "visit", "week", "not", "brought", "to", "clinic",
    "the", "and", "sleep", "worried",
];

/// What was measured.
#[derive(Debug, Default)]
pub struct Figures {
    /// From the first key not yet saved to the word that it is saved, the waiting for a pause in the typing included.
    pub saves: Vec<Duration>,
    /// A key: taken, handed to the writer, drawn.
    pub keys: Vec<Duration>,
    /// Searches asked meanwhile.
    pub searches: usize,
    /// Backups finished meanwhile.
    pub backups: usize,
}

/// The value below which so many of a hundred lie.
pub fn percentile(values: &[Duration], of_100: usize) -> Duration {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    sorted.get((sorted.len() * of_100).div_ceil(100).saturating_sub(1)).copied().unwrap_or_default()
}

/// A practice store in `data` with so many notes.
pub fn fill(data: &Path, notes: usize) {
    let at = Whereabouts::practice(data);
    let (catalogue, clock) = content();
    drop(practising::open(&at, &catalogue, &clock, 0).expect("made"));
    let key = opening::practice_key(&at).expect("a key");
    let mut store = Store::open(&at.store(), key.bytes()).expect("opens");
    let like = store.list::<Meeting>(None).expect("reads").into_iter().find(|one| one.state == State::Closed);
    let like = like.expect("the practice family has had a meeting");
    let stamp = Stamp { at: clock.now(), author: "A. Practitioner".into() };
    for first in (0..notes).step_by(OF_A_MEETING) {
        let meeting = Meeting { id: new_id(), family: new_id(), ..like.clone() };
        let write = |writing: &mut Writing<'_>| {
            writing.save(&meeting, None)?;
            (first..notes.min(first + OF_A_MEETING)).try_for_each(|number| add(writing, &meeting, number))
        };
        store.write(&stamp, write).expect("written");
    }
    store.close().expect("closed");
}

fn add(writing: &mut Writing<'_>, meeting: &Meeting, number: usize) -> Result<(), portal::store::StoreError> {
    let words = words(number);
    let body: Body = words.lines().map(Line::plain).collect::<Vec<_>>().into();
    let text = Text {
        id: new_id(),
        meeting: meeting.id,
        part: meeting.id,
        section: "worries".into(),
        child: None,
        body,
        done: false,
        meanings: portal::domain::meaning::Meanings::default(),
    };
    writing.save(&text, None)?;
    let day = meeting.on - Days::new((number / OF_A_MEETING) as u64);
    writing.index_note(text.id, Some(meeting.id), day, &words)
}

/// The same words for the same number: common ones, and one in four of thirty thousand rare ones.
fn words(number: usize) -> String {
    let mut state = (number as u64).wrapping_mul(2_654_435_761) | 1;
    let mut words = String::new();
    for place in 0..OF_A_NOTE {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let pick = usize::try_from(state >> 33).unwrap_or_default();
        if pick % 4 == 0 {
            let _ = write!(words, "w{}", pick / 4 % 30_000);
        } else {
            words.push_str(COMMON[pick / 4 % COMMON.len()]);
        }
        words.push(if place % 25 == 24 { '\n' } else { ' ' });
    }
    words
}

fn content() -> (Arc<Catalogue>, Arc<dyn Clock>) {
    let catalogue = Catalogue::embedded(None).expect("the content is whole");
    (Arc::new(catalogue), Arc::new(SystemClock::default()))
}

/// Types so many keys into a new review meeting, at thirty a second, while the store is backed up and searched.
pub fn type_under_load(data: &Path, keys: usize) -> Figures {
    let over = Arc::new(AtomicBool::new(false));
    let backing_up = thread::spawn({
        let (data, over) = (data.to_owned(), Arc::clone(&over));
        move || back_up(&data, &over)
    });
    let mut figures = Hand::at(data).type_keys(keys);
    over.store(true, Ordering::SeqCst);
    figures.backups = backing_up.join().expect("the backups went well");
    figures
}

/// Backups, one after another, until the typing is over: whole ones only, and always at least one.
fn back_up(data: &Path, over: &AtomicBool) -> usize {
    let at = Whereabouts::practice(data);
    let key = opening::practice_key(&at).expect("a key");
    let mut backups = 0;
    while backups == 0 || !over.load(Ordering::SeqCst) {
        let reading = practising::reading(&at).expect("opens to read");
        let copy = data.join(format!("copy-{backups}"));
        reading.backup_to(&copy, key.bytes()).expect("backed up");
        std::fs::remove_file(copy).expect("removed");
        backups += 1;
    }
    backups
}

/// The screen thread, with a screen in memory.
struct Hand {
    app: App,
    workers: Workers,
    ear: WakeReader,
    terminal: Terminal<TestBackend>,
    unsaved: Option<Instant>,
    figures: Figures,
}

impl Hand {
    fn at(data: &Path) -> Self {
        let (catalogue, clock) = content();
        let (waker, ear) = wake().expect("a pipe");
        let workers =
            start(opener(data), Arc::clone(&catalogue), Arc::clone(&clock), waker).expect("threads");
        let setting = Setting {
            catalogue,
            clock,
            look: Look::default(),
            records: Records::Practice,
            idle: IdleTimes::default(),
        };
        let (app, first) = App::new(setting, 80);
        let terminal = Terminal::new(TestBackend::new(80, 24)).expect("a screen in memory");
        let mut hand = Self { app, workers, ear, terminal, unsaved: None, figures: Figures::default() };
        hand.todo(first);
        hand
    }

    fn type_keys(mut self, keys: usize) -> Figures {
        self.open_a_meeting();
        let letters = words(7);
        let began = Instant::now();
        for (place, letter) in (0..).zip(letters.chars().cycle().take(keys)) {
            self.listen_until(began + GAP * place);
            self.key(letter);
            if (place as usize).is_multiple_of(SEARCH_AFTER) {
                self.search(place);
            }
        }
        while self.unsaved.is_some() {
            self.listen_until(Instant::now() + GAP);
        }
        drop(self.workers.close());
        self.figures
    }

    /// By the keys of the program: families, the first of them, a new review meeting, its third section.
    fn open_a_meeting(&mut self) {
        self.wait_for("Needs you");
        for (key, shown) in [
            (Chord::char('4'), "1 family"),
            (Chord::plain(Key::Enter), "Overview"),
            (Chord::char('r'), "Not now"),
            (Chord::plain(Key::Down), "> Start a review"),
            (Chord::plain(Key::Enter), "section 1 of 9"),
            (Chord::plain(Key::PageDown), "section 2 of 9"),
            (Chord::plain(Key::PageDown), "section 3 of 9"),
        ] {
            self.chord(key);
            self.wait_for(shown);
        }
    }

    fn key(&mut self, letter: char) {
        let began = Instant::now();
        self.unsaved.get_or_insert(began);
        self.chord(if letter == '\n' { Chord::plain(Key::Enter) } else { Chord::char(letter) });
        self.figures.keys.push(began.elapsed());
    }

    fn chord(&mut self, chord: Chord) {
        let todo = self.app.take(Batch { events: vec![Event::Chord(chord)], burst: false, goes_on: false });
        self.todo(todo);
        self.draw();
    }

    fn search(&mut self, number: u32) {
        let words = ["s", "sc", "school ", "w123", "not brought "][number as usize / SEARCH_AFTER % 5];
        self.workers.ask(Ask::Search { number: number.into(), words: words.into(), only: None });
        self.figures.searches += 1;
    }

    fn wait_for(&mut self, words: &str) {
        let until = Instant::now() + Duration::from_secs(60);
        while !self.shown().contains(words) {
            assert!(Instant::now() < until, "{words:?} never came; the screen is\n{}", self.shown());
            self.listen_until(Instant::now() + GAP);
        }
    }

    fn shown(&self) -> String {
        self.terminal.backend().to_string()
    }

    /// Hears the workers until the moment has come.
    fn listen_until(&mut self, moment: Instant) {
        loop {
            let left = moment.saturating_duration_since(Instant::now());
            let mut files = [PollFd::new(&self.ear, PollFlags::IN)];
            let woken = poll(&mut files, Timespec::try_from(left).ok().as_ref()).is_ok_and(|ready| ready > 0);
            if !woken {
                return;
            }
            let _ = self.ear.take();
            self.hear();
        }
    }

    fn hear(&mut self) {
        let heard: Vec<Message> = self.workers.heard().collect();
        for message in heard {
            match message {
                Message::Saved(_) => {
                    self.figures.saves.extend(self.unsaved.take().map(|first| first.elapsed()));
                }
                Message::SaveFailed(ref why) => panic!("{why}"),
                _ => {}
            }
            let (todo, _) = self.app.heed(message);
            self.todo(todo);
        }
        self.draw();
    }

    fn todo(&mut self, todo: Vec<Todo>) {
        for one in todo {
            match one {
                Todo::Ask(ask) => self.workers.ask(ask),
                Todo::Do(deed) => self.workers.perform(deed),
                Todo::SayKept(words) => self.workers.say_kept(words),
                Todo::Find { .. }
                | Todo::Knock(_)
                | Todo::Content(_)
                | Todo::Keep(_)
                | Todo::Lock
                | Todo::Redraw
                | Todo::Practice
                | Todo::Quit => {}
            }
        }
    }

    fn draw(&mut self) {
        let app = &self.app;
        self.terminal.draw(|frame| app.view(frame)).expect("drawn");
    }
}

fn opener(data: &Path) -> Box<dyn FnOnce() -> Result<Opened, ServiceError> + Send> {
    let at = Whereabouts::practice(data);
    let (catalogue, clock) = content();
    Box::new(move || {
        let practice = practising::open(&at, &catalogue, &clock, 0)?;
        let reading: Box<dyn FnOnce() -> Result<Reading, ServiceError> + Send> =
            Box::new(move || practising::reading(&at));
        Ok(Opened {
            held: Some(practice.held),
            writer: practice.writer,
            news: News::default(),
            own: None,
            reading,
        })
    })
}
