//! After the store is closed or has locked by itself, neither its key nor one of the two hex forms of it is anywhere in
//! the process's memory.
//!
//! In a process of its own: another test in the same one may have a store open.

use std::fs::{self, File};
use std::os::unix::fs::FileExt as _;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use portal::command::chord::{Chord, Key};
use portal::domain::idle::IdleTimes;
use portal::domain::moment::Moment;
use portal::service::opening::open_reading;
use portal::service::{Catalogue, Clock};
use portal::tui::app::{App, Records, Setting};
use portal::tui::event::{Batch, Event};
use portal::tui::look::Look;
use portal::tui::message::{Message, Todo};
use portal::tui::run::At;
use portal::tui::stage::Stage;
use portal::tui::wake::wake;

use super::made::*;

const CHILD: &str = "PORTAL_MEMORY";

/// The key, so kept that it is not itself found.
struct Masked([u8; 32]);

const MASK: u8 = 0xa5;

impl Masked {
    fn byte(&self, n: usize) -> u8 {
        self.0[n] ^ MASK
    }

    fn hex(&self, n: usize, ten: u8) -> u8 {
        let byte = self.byte(n / 2);
        match if n.is_multiple_of(2) { byte >> 4 } else { byte & 15 } {
            digit @ 0..10 => b'0' + digit,
            letter => ten + letter - 10,
        }
    }

    /// How often it stands here, in any of the three forms.
    fn count(&self, memory: &[u8]) -> usize {
        let raw =
            (0..memory.len().saturating_sub(31)).filter(|at| (0..32).all(|n| memory[at + n] == self.byte(n)));
        let hex = |ten: u8| {
            (0..memory.len().saturating_sub(63))
                .filter(move |at| (0..64).all(|n| memory[at + n] == self.hex(n, ten)))
                .count()
        };
        raw.count() + hex(b'a') + hex(b'A')
    }
}

/// Everything this process may write to, a piece at a time; what is read is wiped after it.
fn in_memory(key: &Masked) -> usize {
    let maps = fs::read_to_string("/proc/self/maps").unwrap();
    let memory = File::open("/proc/self/mem").unwrap();
    let mut piece = vec![0; 1 << 20];
    let mut found = 0;
    for line in
        maps.lines().filter(|line| line.split(' ').nth(1).is_some_and(|rights| rights.starts_with("rw")))
    {
        let (from, to) = line.split(' ').next().unwrap().split_once('-').unwrap();
        let (mut at, to) = (u64::from_str_radix(from, 16).unwrap(), u64::from_str_radix(to, 16).unwrap());
        while at < to {
            let wanted = piece.len().min(usize::try_from(to - at).unwrap());
            let Ok(read @ 1..) = memory.read_at(&mut piece[..wanted], at) else { break };
            found += key.count(&piece[..read]);
            piece[..read].fill(0);
            std::hint::black_box(&piece);
            // Pieces overlap, so that what lies across two is found.
            at += if read == wanted && at + (read as u64) < to { read as u64 - 63 } else { read as u64 };
        }
    }
    found
}

/// Runs a test of this name in a process of its own; answers the folder in that process.
fn in_a_process_of_its_own(name: &str) -> Option<String> {
    if let Ok(folder) = std::env::var(CHILD) {
        return Some(folder);
    }
    let folder = tempfile::tempdir().unwrap();
    let me = std::env::current_exe().unwrap();
    let name = format!("memory::{name}");
    let run = Command::new(me)
        .args([name.as_str(), "--exact", "--nocapture"])
        .env(CHILD, folder.path())
        .output()
        .unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    assert!(run.status.success() && said.contains("1 passed"), "{said}");
    None
}

#[test]
fn after_the_store_is_closed_its_key_is_nowhere_in_memory() {
    let name = "after_the_store_is_closed_its_key_is_nowhere_in_memory";
    let Some(folder) = in_a_process_of_its_own(name) else { return };
    let folder = Path::new(&folder);
    filled(folder, OLD, "old", 12);
    let masked = key_of(folder, |masked| {
        assert!(in_memory(masked) > 0, "while it is open the key is there, so the look can find it");
    });
    assert_eq!(in_memory(&masked), 0);
}

/// The key of a store; what is done while both connections are open.
fn key_of(folder: &Path, meanwhile: impl FnOnce(&Masked)) -> Masked {
    let unlocked = open(folder, OLD).unwrap();
    let reading = open_reading(&at(folder), &unlocked.key).unwrap();
    let mut masked = Masked([0; 32]);
    for (n, byte) in masked.0.iter_mut().enumerate() {
        *byte = unlocked.key.bytes()[n] ^ MASK;
    }
    meanwhile(&masked);
    drop(reading);
    let (store, key, held) = (unlocked.store, unlocked.key, unlocked.held);
    store.close().unwrap();
    drop(key);
    drop(held);
    masked
}

/// A clock that is moved.
struct Moved(Mutex<(Moment, Instant)>);

impl Clock for Moved {
    fn now(&self) -> Moment {
        self.0.lock().unwrap().0
    }

    fn steady(&self) -> Instant {
        self.0.lock().unwrap().1
    }
}

impl Moved {
    fn pass(&self, minutes: u64) {
        let mut now = self.0.lock().unwrap();
        now.0 += TimeDelta::minutes(minutes.try_into().unwrap());
        now.1 += Duration::from_secs(minutes * 60);
    }
}

/// The screen's side of the program and its workers, but for the terminal.
struct Program {
    app: App,
    stage: Stage,
}

impl Program {
    fn does(&mut self, todo: Vec<Todo>) {
        for one in todo {
            match one {
                Todo::Ask(ask) => self.stage.ask(ask),
                Todo::Do(deed) => self.stage.perform(deed),
                Todo::Knock(knock) => self.stage.knock(knock).unwrap(),
                Todo::Lock => {
                    self.stage.save_before_locking().unwrap();
                    self.app.locked();
                    self.stage.shut();
                }
                _ => {}
            }
        }
    }

    fn takes(&mut self, events: Vec<Event>) {
        let todo = self.app.take(Batch { events, burst: false, goes_on: false });
        self.does(todo);
    }

    /// Waits until the workers have said something of this kind.
    fn hears(&mut self, wanted: impl Fn(&Message) -> bool) {
        let until = Instant::now() + Duration::from_secs(60);
        let mut heard = false;
        while !heard {
            assert!(Instant::now() < until, "it was never said");
            for message in self.stage.heard() {
                heard |= wanted(&message);
                let (todo, _) = self.app.heed(message);
                self.does(todo);
            }
            thread::park_timeout(Duration::from_millis(5));
        }
    }
}

#[test]
fn locked_for_want_of_a_key_the_key_of_the_store_is_nowhere_in_memory() {
    let name = "locked_for_want_of_a_key_the_key_of_the_store_is_nowhere_in_memory";
    let Some(folder) = in_a_process_of_its_own(name) else { return };
    let folder = Path::new(&folder);
    filled(folder, OLD, "old", 12);
    let masked = key_of(folder, |_| ());
    let moved = Arc::new(Moved(Mutex::new((clock().now(), Instant::now()))));
    let (catalogue, clock): (_, Arc<dyn Clock>) =
        (Arc::new(Catalogue::embedded(None).unwrap()), Arc::clone(&moved) as _);
    let (waker, _ear) = wake().unwrap();
    let mut stage = Stage::new(Arc::clone(&catalogue), Arc::clone(&clock), None, waker);
    stage.take_up(At::Own(at(folder))).unwrap();
    let (look, idle) = (Look::default(), IdleTimes::default());
    let (app, _) = App::new(Setting { catalogue, clock, look, records: Records::Locked, idle }, 80);
    let mut program = Program { app, stage };
    program.takes(vec![Event::Text(OLD.into()), Event::Chord(Chord::plain(Key::Enter))]);
    program.hears(|message| matches!(message, Message::Opened(_)));
    // The reader's connection is opened for what is asked.
    program.takes(vec![Event::Chord(Chord::char('4'))]);
    program.hears(|message| matches!(message, Message::Answer(portal::service::Answer::Families(_))));
    assert!(in_memory(&masked) > 0, "while it is open the key is there, so the look can find it");
    moved.pass(15);
    program.takes(Vec::new());
    assert!(!program.stage.is_at_work(), "it has locked");
    assert_eq!(in_memory(&masked), 0);
}
