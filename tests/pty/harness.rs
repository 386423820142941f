//! A program on a pseudo-terminal, with an emulator reading what it draws.
//!
//! A reader thread feeds the emulator and rings a bell; every wait is a condition on the bell with a deadline, and none
//! is a sleep. When a wait fails the screen is in the message. A copy of the terminal's own end is held open, so that
//! its modes can be read after the program has ended.

#[path = "keys.rs"]
mod keys;

use std::fs::File;
use std::io::{Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use keys::keys;
use portable_pty::{CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::{
    InputModes, LocalModes, OptionalActions, OutputModes, SpecialCodeIndex, tcgetattr, tcsetattr,
};

/// How long a wait may last before the test fails.
const LONG: Duration = Duration::from_secs(10);
/// Longer than an Esc may wait to be told from the beginning of an arrow key.
const AFTER_ESC: Duration = Duration::from_millis(150);
/// Longer than a save may wait after the last key.
const SETTLED: Duration = Duration::from_millis(700);
/// The least time between two keys of a hand that looks at the screen; a run of keys ends in less.
const HAND: Duration = Duration::from_millis(60);
/// The emulator cannot wrap in one row, nor hold a wide letter in one column.
const LEAST: u16 = 2;
/// No program here writes it, so written into the terminal it marks a place in what is read out of it.
const MARK: u8 = 0;

/// What is started, and in what surroundings. The surroundings are bare: nothing of the developer's own is seen.
pub struct Start {
    command: CommandBuilder,
    size: PtySize,
    home: tempfile::TempDir,
}

impl Start {
    /// The built program, with a home of its own. Whose numbers are used is chosen, so that nothing is asked first.
    pub fn portal(arguments: &[&str]) -> Self {
        Self::program(env!("CARGO_BIN_EXE_portal"), &[arguments, &["--pack", "oxfordshire"]].concat())
    }

    /// The same where nobody has chosen yet.
    pub fn portal_first(arguments: &[&str]) -> Self {
        Self::program(env!("CARGO_BIN_EXE_portal"), arguments)
    }

    /// Any program.
    pub fn program(program: &str, arguments: &[&str]) -> Self {
        let home = tempfile::tempdir().expect("a folder for the home");
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env_clear();
        command.cwd(home.path());
        let path = std::env::var("PATH").unwrap_or_default();
        let surroundings = [("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("PATH", path.as_str())];
        for (name, value) in surroundings {
            command.env(name, value);
        }
        command.env("HOME", home.path());
        Self { command, size: size(80, 24), home }
    }

    /// Sets a variable of the surroundings.
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// Columns and rows at the start; 80 by 24 otherwise. Nought by nought is a line that does not know its size.
    pub fn sized(mut self, columns: u16, rows: u16) -> Self {
        self.size = size(columns, rows);
        self
    }

    /// Starts it.
    pub fn run(self) -> Session {
        let pair = native_pty_system().openpty(self.size).expect("a pseudo-terminal");
        let path = pair.master.tty_name().expect("the terminal has a name");
        let no_controlling = i32::try_from(rustix::fs::OFlags::NOCTTY.bits()).expect("fits");
        let tty =
            File::options().read(true).write(true).custom_flags(no_controlling).open(path).expect("opens");
        let mut child = pair.slave.spawn_command(self.command).expect("starts");
        let id = child
            .process_id()
            .and_then(|id| i32::try_from(id).ok())
            .and_then(Pid::from_raw)
            .expect("has an id");
        let seen = Arc::new((Mutex::new(Seen::new(self.size)), Condvar::new()));
        let reader = pair.master.try_clone_reader().expect("can be read");
        let writer = pair.master.take_writer().expect("can be written");
        let reading = Some(std::thread::spawn({
            let seen = Arc::clone(&seen);
            move || read_on(reader, &seen)
        }));
        std::thread::spawn({
            let seen = Arc::clone(&seen);
            move || {
                let ended = child.wait().expect("a child");
                seen.0.lock().expect("not poisoned").ended = Some(ended);
                seen.1.notify_all();
            }
        });
        Session { line: Some(Line { master: pair.master, writer }), id, tty, seen, reading, home: self.home }
    }
}

/// The pace of a hand or of a slow line, which is a thing of the test and not of the program. What the program does is
/// waited for, never given time.
pub fn pause_until(moment: Instant) {
    while let Some(left) = moment.checked_duration_since(Instant::now()).filter(|left| !left.is_zero()) {
        std::thread::park_timeout(left);
    }
}

fn size(cols: u16, rows: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

/// All that has come out so far.
struct Seen {
    emulator: vt100::Parser,
    bytes: Vec<u8>,
    marks: usize,
    leave: bool,
    ended: Option<ExitStatus>,
}

type Bell = (Mutex<Seen>, Condvar);

impl Seen {
    fn new(size: PtySize) -> Self {
        Self { emulator: emulator(size), bytes: Vec::new(), marks: 0, leave: false, ended: None }
    }

    fn take(&mut self, bytes: &[u8]) {
        let kept: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != MARK).collect();
        self.marks += bytes.len() - kept.len();
        self.emulator.process(&kept);
        self.bytes.extend(kept);
    }
}

/// A terminal that does not know its size is taken for one of 80 by 24.
fn emulator(size: PtySize) -> vt100::Parser {
    let or = |known, usual| if known == 0 { usual } else { known };
    vt100::Parser::new(or(size.rows, 24), or(size.cols, 80), 1_000)
}

fn read_on(mut reader: Box<dyn Read + Send>, (seen, bell): &Bell) {
    let mut bytes = [0; 4_096];
    while let Ok(read @ 1..) = reader.read(&mut bytes) {
        let mut seen = seen.lock().expect("not poisoned");
        seen.take(&bytes[..read]);
        bell.notify_all();
        if seen.leave {
            return;
        }
    }
}

/// The far end of the line: closing it is a hang-up.
struct Line {
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
}

/// How the terminal is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the terminal's own")]
pub struct Modes {
    /// What is typed is shown by the terminal itself.
    pub echo: bool,
    /// Reading is by lines.
    pub canonical: bool,
    /// Ctrl-C is a signal.
    pub signals: bool,
    /// A line end going out gets its carriage return.
    pub output: bool,
    /// Enter comes in as a line end.
    pub enter: bool,
    /// A read waits for this many bytes.
    pub at_least: u8,
}

/// A running program.
pub struct Session {
    line: Option<Line>,
    id: Pid,
    tty: File,
    seen: Arc<Bell>,
    reading: Option<JoinHandle<()>>,
    home: tempfile::TempDir,
}

impl Session {
    /// Waits until the screen holds the text on one row.
    #[track_caller]
    pub fn wait_for(&self, text: &str) {
        self.wait_until(&format!("{text:?} on the screen"), |rows| rows.iter().any(|row| row.contains(text)));
    }

    /// Waits until the rows of the screen are as `wanted` says; `what` is for the message. `wanted` looks at the rows it is
    /// given and asks the session nothing: that would wait for ever.
    #[track_caller]
    pub fn wait_until(&self, what: &str, wanted: impl Fn(&[String]) -> bool) {
        let come = self.wait(LONG, |seen| wanted(&rows(seen))).is_some();
        assert!(come, "not in {LONG:?}: {what}; the screen is\n{}", self.screen().join("\n"));
    }

    /// Waits until the cursor stands at this column and row.
    #[track_caller]
    pub fn wait_for_cursor(&self, column: u16, row: u16) {
        let come = self.wait(LONG, |seen| cursor(seen) == Some((column, row))).is_some();
        let now = self.cursor();
        assert!(
            come,
            "the cursor is not at {column}, {row} but {now:?}; the screen is\n{}",
            self.screen().join("\n")
        );
    }

    /// True when it came to be within the time.
    pub fn comes_within(&self, time: Duration, wanted: impl Fn(&[String]) -> bool) -> bool {
        self.wait(time, |seen| wanted(&rows(seen))).is_some()
    }

    /// True when more than so many bytes have come out within the time.
    pub fn more_than_within(&self, bytes: usize, time: Duration) -> bool {
        self.wait(time, |seen| seen.bytes.len() > bytes).is_some()
    }

    /// Waits until nothing has come out for longer than any save or answer takes to be shown.
    #[track_caller]
    pub fn settled(&self) {
        let until = Instant::now() + LONG;
        while self.more_than_within(self.output().len(), SETTLED) {
            assert!(Instant::now() < until, "it goes on writing");
        }
    }

    /// Types as a hand does that looks at the screen before each key: no two of them come in one run.
    #[track_caller]
    pub fn send_one_by_one(&mut self, script: &str) {
        for key in keys(script) {
            let until = Instant::now() + LONG;
            while self.more_than_within(self.output().len(), HAND) {
                assert!(Instant::now() < until, "it goes on writing");
            }
            self.send_bytes(&key);
        }
    }

    fn wait(&self, time: Duration, wanted: impl Fn(&Seen) -> bool) -> Option<MutexGuard<'_, Seen>> {
        let (seen, bell) = &*self.seen;
        let guard = seen.lock().expect("not poisoned");
        let (guard, late) = bell.wait_timeout_while(guard, time, |seen| !wanted(seen)).expect("not poisoned");
        (!late.timed_out()).then_some(guard)
    }

    /// Types. Names stand in angle brackets: `<Esc>abc<Enter>`, `<Ctrl-P>`, `<Alt-x>`, `<Shift-Tab>`, `<30*Down>`, and
    /// `<lt>` for `<`. Each key is a write of its own, and after an Esc the program has time to see it is alone.
    pub fn send_keys(&mut self, script: &str) {
        for key in keys(script) {
            let before = self.lock().bytes.len();
            self.send_bytes(&key);
            if key == b"\x1b" {
                drop(self.wait(AFTER_ESC, |seen| seen.bytes.len() > before));
            }
        }
    }

    /// Sends bytes as they are, in one write where the kernel takes them in one.
    pub fn send_bytes(&mut self, bytes: &[u8]) {
        let line = self.line.as_mut().expect("not hung up");
        line.writer
            .write_all(bytes)
            .and_then(|()| line.writer.flush())
            .expect("the terminal takes what is typed");
    }

    /// Types one character after another, `gap` apart, as a hand does. Calls `typed` with each and the moment it was sent.
    pub fn type_at_pace(&mut self, text: &str, gap: Duration, mut typed: impl FnMut(char, Instant)) {
        let began = Instant::now();
        for (place, letter) in (0..).zip(text.chars()) {
            pause_until(began + gap * place);
            typed(letter, Instant::now());
            self.send_bytes(letter.to_string().as_bytes());
        }
    }

    /// Pastes: line ends as carriage returns, as terminals do; `bracketed` as a terminal that says so.
    pub fn paste(&mut self, text: &str, bracketed: bool) {
        let text = text.replace('\n', "\r");
        let text = if bracketed { format!("\x1b[200~{text}\x1b[201~") } else { text };
        self.send_bytes(text.as_bytes());
    }

    /// Changes the window's size. The emulator changes with it.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.lock().emulator.screen_mut().set_size(rows.max(LEAST), columns.max(LEAST));
        self.line.as_ref().expect("not hung up").master.resize(size(columns, rows)).expect("resized");
    }

    /// The rows of the screen, without the blanks at their ends.
    pub fn screen(&self) -> Vec<String> {
        rows(&self.lock())
    }

    /// Column and row of the cursor, from nought, or nothing where it is hidden.
    pub fn cursor(&self) -> Option<(u16, u16)> {
        cursor(&self.lock())
    }

    /// True while the alternate screen is on.
    pub fn alternate(&self) -> bool {
        self.lock().emulator.screen().alternate_screen()
    }

    /// Every byte the program has written.
    pub fn output(&self) -> Vec<u8> {
        self.lock().bytes.clone()
    }

    /// How many frames were drawn: each ends with the cursor shown at its place.
    pub fn frames(&self) -> usize {
        self.count("\x1b[?25h")
    }

    /// How often the program's threads have gone to sleep so far: what wakes sleeps again.
    #[cfg(target_os = "linux")]
    pub fn sleeps(&self) -> u64 {
        let threads = std::fs::read_dir(format!("/proc/{}/task", self.id)).expect("it runs");
        let status = threads.map(|thread| {
            std::fs::read_to_string(thread.expect("a thread").path().join("status")).expect("reads")
        });
        status.map(|status| switches(&status)).sum()
    }

    /// How many times the bytes have come out: `\x1b[?1049l`, `\x1b[?2004l`, `\x1b[?25h`.
    pub fn count(&self, bytes: &str) -> usize {
        String::from_utf8_lossy(&self.output()).matches(bytes).count()
    }

    /// Waits until all that the program has written up to now is on the emulator's screen.
    pub fn settle(&mut self) {
        let before = self.lock().marks;
        self.tty.write_all(&[MARK]).expect("the mark is written");
        assert!(self.wait(LONG, |seen| seen.marks > before).is_some(), "the reader has stopped");
    }

    /// How the terminal is set now; also after the program has ended.
    pub fn modes(&self) -> Modes {
        let modes = tcgetattr(&self.tty).expect("the terminal is open");
        Modes {
            echo: modes.local_modes.contains(LocalModes::ECHO),
            canonical: modes.local_modes.contains(LocalModes::ICANON),
            signals: modes.local_modes.contains(LocalModes::ISIG),
            output: modes.output_modes.contains(OutputModes::OPOST),
            enter: modes.input_modes.contains(InputModes::ICRNL),
            at_least: modes.special_codes[SpecialCodeIndex::VMIN],
        }
    }

    /// Sends a signal to the program, and to it alone.
    #[track_caller]
    pub fn signal(&self, signal: Signal) {
        assert!(self.lock().ended.is_none(), "it has ended already");
        kill_process(self.id, signal).expect("sent");
    }

    /// `kill -9`.
    pub fn kill(&self) {
        self.signal(Signal::KILL);
    }

    /// Closes the line, as a lost connection does. Nothing can be typed after it, but the end can be waited for.
    pub fn hang_up(&mut self) {
        self.stop_reading();
        let Some(line) = self.line.take() else { return };
        // On its way out the writer would type a line end and whatever key ends a file; with none set it does not.
        if let Ok(mut modes) = tcgetattr(&self.tty) {
            modes.special_codes[SpecialCodeIndex::VEOF] = 0;
            let _ = tcsetattr(&self.tty, OptionalActions::Now, &modes);
        }
        drop(line);
    }

    /// Waits for the end, and until all that was written is seen.
    #[track_caller]
    pub fn wait_exit(&mut self) -> ExitStatus {
        let ended = self.wait(LONG, |seen| seen.ended.is_some()).and_then(|seen| seen.ended.clone());
        let Some(ended) = ended else { panic!("still runs; the screen is\n{}", self.screen().join("\n")) };
        if self.line.is_some() {
            self.settle();
        }
        ended
    }

    /// The program's home, and its working folder.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    fn lock(&self) -> MutexGuard<'_, Seen> {
        self.seen.0.lock().expect("not poisoned")
    }

    /// The reader sits in a read, so it is told to leave and then given something to read.
    fn stop_reading(&mut self) {
        if let Some(reading) = self.reading.take() {
            if let Ok(mut seen) = self.seen.0.lock() {
                seen.leave = true;
            }
            let _ = self.tty.write_all(&[MARK]);
            let _ = reading.join();
        }
    }
}

impl Drop for Session {
    /// Nothing outlives its test.
    fn drop(&mut self) {
        let running = self.seen.0.lock().is_ok_and(|seen| seen.ended.is_none());
        if running {
            let _ = kill_process(self.id, Signal::KILL);
        }
        self.hang_up();
    }
}

/// What the kernel says of a thread, among it how often it gave the processor up to wait.
#[cfg(target_os = "linux")]
fn switches(status: &str) -> u64 {
    let line = status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
    line.and_then(|number| number.trim().parse().ok()).expect("the kernel tells it")
}

fn cursor(seen: &Seen) -> Option<(u16, u16)> {
    let screen = seen.emulator.screen();
    let (row, column) = screen.cursor_position();
    (!screen.hide_cursor()).then_some((column, row))
}

fn rows(seen: &Seen) -> Vec<String> {
    let screen = seen.emulator.screen();
    screen.rows(0, screen.size().1).map(|row| row.trim_end().to_owned()).collect()
}
