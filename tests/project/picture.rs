//! `docs/recorder.svg` is a frame the program draws today. `PORTAL_BLESS=1` writes it anew.

use std::collections::VecDeque;
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use portal::command::Command;
use portal::command::chord::{Chord, Key};
use portal::domain::idle::IdleTimes;
use portal::domain::moment::Moment;
use portal::service::{Catalogue, Clock, Reader, Whereabouts, Writer, practising};
use portal::tui::app::{App, Records, Setting};
use portal::tui::event::{Batch, Event};
use portal::tui::look::Look;
use portal::tui::message::{Message, Todo};
use portal::tui::picture::svg;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

const COLUMNS: u16 = 80;
const ROWS: u16 = 24;

const SAYS: &str = "The recorder in a terminal of 80 columns. At the left the agenda; at the right what was said of \
                    one child, each line named in the margin; at the top the time of the last save.";

const LINES: [&str; 5] = [
    "+ nursery 9 of 10 days",
    "-- boiler off since Sunday, sleeping in coats",
    "! heating grant form with Mum @FSW by fri 4 dec",
    "\" Ben to @HV 24 nov, alone: my nose is cold in bed",
    "? has the landlord replied",
];

/// Thursday 26 November 2026, half an hour into the meeting.
struct Thursday;

impl Clock for Thursday {
    fn now(&self) -> Moment {
        let day = NaiveDate::from_ymd_opt(2026, 11, 26).expect("a day");
        day.and_hms_opt(10, 31, 7).expect("a time").and_utc().fixed_offset()
    }
}

/// The app with its two workers done inline, so that the same keys always give the same frame.
struct Desk {
    app: App,
    reader: Reader,
    writer: Writer,
    _folder: tempfile::TempDir,
}

impl Desk {
    fn with_the_practice_family() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let clock: Arc<dyn Clock> = Arc::new(Thursday);
        let catalogue = Arc::new(Catalogue::embedded(Some("oxfordshire")).expect("the packs in the program"));
        let at = Whereabouts::practice(folder.path());
        let writer = practising::open(&at, &catalogue, &clock, 0).expect("the practice store").writer;
        let reading = practising::reading(&at).expect("a second look at it");
        let reader =
            Reader { reading, catalogue: Arc::clone(&catalogue), clock: Arc::clone(&clock), own: None };
        let setting = Setting {
            catalogue,
            clock,
            look: Look::default(),
            records: Records::Practice,
            idle: IdleTimes::default(),
        };
        let (app, first) = App::new(setting, COLUMNS);
        let mut desk = Self { app, reader, writer, _folder: folder };
        desk.settle(first);
        desk
    }

    fn settle(&mut self, todo: Vec<Todo>) {
        let mut todo = VecDeque::from(todo);
        while let Some(one) = todo.pop_front() {
            let message = match one {
                Todo::Ask(ask) => Message::Answer(self.reader.answer(&ask)),
                Todo::Do(deed) => Message::Done(self.writer.perform(deed).expect("done")),
                Todo::SayKept(words) => Message::Kept(words),
                Todo::Find { .. }
                | Todo::Knock(_)
                | Todo::Content(_)
                | Todo::Keep(_)
                | Todo::Lock
                | Todo::Redraw
                | Todo::Practice
                | Todo::Quit => continue,
            };
            todo.extend(self.app.heed(message).0);
        }
        if let Some(at) = self.writer.save_all().expect("saved") {
            self.app.heed(Message::Saved(at));
        }
    }

    fn run(&mut self, id: &str) {
        let todo = self.app.run(Command::with_id(id).expect("a command of this id"));
        self.settle(todo);
    }

    fn press(&mut self, chord: Chord) {
        let todo = self.app.take(Batch { events: vec![Event::Chord(chord)], burst: false, goes_on: false });
        self.settle(todo);
    }

    fn type_lines(&mut self, lines: &[&str]) {
        for (n, line) in lines.iter().enumerate() {
            if n > 0 {
                self.press(Chord::plain(Key::Enter));
            }
            line.chars().for_each(|letter| self.press(Chord::char(letter)));
        }
    }

    fn screen(&self) -> Terminal<TestBackend> {
        let mut terminal = Terminal::new(TestBackend::new(COLUMNS, ROWS)).expect("a screen");
        terminal.draw(|frame| self.app.view(frame)).expect("a frame");
        terminal
    }

    fn shows(&self, words: &str) -> bool {
        self.screen().backend().to_string().contains(words)
    }
}

#[test]
fn the_picture_of_the_recorder_is_what_the_program_draws() {
    let mut desk = Desk::with_the_practice_family();
    for id in ["go.core-group", "move.open", "meeting.new-review", "choice.down", "choice.take"] {
        desk.run(id);
    }
    let found = (0..20).any(|_| {
        desk.run("section.next");
        desk.shows("The children: Ben")
    });
    assert!(found, "no section for Ben:\n{}", desk.screen().backend());
    desk.type_lines(&LINES);
    let mut terminal = desk.screen();
    let cursor = terminal.get_cursor_position().expect("a cursor");
    let picture = svg(terminal.backend().buffer(), cursor, SAYS);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/recorder.svg");
    if std::env::var_os("PORTAL_BLESS").is_some() {
        std::fs::write(&path, &picture).expect("written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let frame = terminal.backend();
    assert!(kept == picture, "docs/recorder.svg is not this frame. PORTAL_BLESS=1 writes it anew.\n{frame}");
}
