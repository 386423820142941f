//! The terminal taken and given back.
//!
//! [`Screen::enter`] takes it: raw, alternate screen, bracketed paste. [`restore`] gives it back, once, whoever calls:
//! the end of the screen, a panic, or the signal thread. A frame is one write, and none is written after it was given
//! back, so that nothing of a record is left on the shell's own screen. The window's title is never touched.

use std::cell::RefCell;
use std::env;
use std::io::{self, IsTerminal, Write};
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread;
use std::time::{Duration, Instant};

use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};

/// Alternate screen, bracketed paste; then clear, for terminals that have no other screen.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?2004h\x1b[2J\x1b[H";
/// Cursor shown, paste off, plain text; clear, for terminals that have no other screen; alternate screen off.
const LEAVE: &[u8] = b"\x1b[?25h\x1b[?2004l\x1b[0m\x1b[2J\x1b[H\x1b[?1049l";
/// How long giving back waits for a frame that is being written, and for a terminal that has stopped listening.
const STALLED: Duration = Duration::from_millis(250);

static TAKEN: AtomicBool = AtomicBool::new(false);
static WRITING: Mutex<()> = Mutex::new(());

/// Why the full screen cannot start. Nothing has been changed.
#[derive(Debug, thiserror::Error)]
pub enum TerminalError {
    /// Standard input or output is a file or a pipe.
    #[error(
        "{0} is not a terminal, so the full screen cannot start. Nothing was changed. \
         Run portal in a terminal window; these work without one: portal guidance, portal contacts, portal search, portal --help."
    )]
    NoTerminal(&'static str),
    /// `TERM` is `dumb` or not set.
    #[error(
        "This terminal cannot place text on the screen (TERM is {0}), so the full screen cannot start. Nothing was changed. \
         If it can, set TERM, for example to xterm; these work without it: portal guidance, portal contacts, portal search, portal --help."
    )]
    Plain(String),
    /// The system refused.
    #[error(
        "The terminal could not be made ready for the full screen: {0}. Nothing was changed. Try another terminal window."
    )]
    Io(#[from] io::Error),
}

/// The full screen. Dropping it gives the terminal back.
#[derive(Debug)]
pub struct Screen {
    terminal: Terminal<CrosstermBackend<Held>>,
    held: Held,
    area: Rect,
    last: Vec<u8>,
}

impl Screen {
    /// Takes the terminal.
    ///
    /// # Errors
    ///
    /// When there is no terminal fit for a full screen, or it cannot be set.
    pub fn enter() -> Result<Self, TerminalError> {
        check()?;
        // Otherwise the library answers NO_COLOR by wiping reverse and bold too; the theme answers it instead.
        crossterm::style::force_color_output(true);
        let (width, height) = size();
        let (area, held) = (Rect::new(0, 0, width, height), Held::default());
        // A fixed area: else the library would open the terminal and ask its size before every frame.
        let options = TerminalOptions { viewport: Viewport::Fixed(area) };
        let terminal = Terminal::with_options(CrosstermBackend::new(held.clone()), options)?;
        TAKEN.store(true, Ordering::SeqCst);
        let screen = Self { terminal, held, area, last: Vec::new() };
        system::make_raw()?;
        system::write(ENTER)?;
        Ok(screen)
    }

    /// Draws a frame and sends what changed, in one write; nothing, where nothing changed.
    ///
    /// # Errors
    ///
    /// When the terminal cannot be written to, most likely because it is gone.
    pub fn draw(&mut self, view: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        self.terminal.draw(view)?;
        let frame = std::mem::take(&mut *self.held.0.borrow_mut());
        // Every place in a frame is absolute, so the same bytes again change nothing; the library sends colours and
        // cursor even for an unchanged screen.
        if frame != self.last {
            send(&frame)?;
            self.last = frame;
        }
        Ok(())
    }

    /// The window has a new size: the next frame is drawn whole.
    ///
    /// # Errors
    ///
    /// When the terminal's size cannot be asked.
    pub fn resize(&mut self, width: u16, height: u16) -> io::Result<()> {
        self.area = Rect::new(0, 0, width, height);
        self.redraw()
    }

    /// Forgets what is on the screen: the next frame is drawn whole, over whatever another program left there.
    ///
    /// # Errors
    ///
    /// When the terminal's size cannot be asked.
    pub fn redraw(&mut self) -> io::Result<()> {
        self.last.clear();
        self.terminal.resize(self.area)
    }

    /// Columns and rows that frames are drawn for.
    #[must_use]
    pub fn size(&self) -> (u16, u16) {
        (self.area.width, self.area.height)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        restore();
    }
}

/// Gives the terminal back, if it is taken. Safe from any thread, any number of times; waits half a second at most, and
/// ignores a terminal that is gone.
pub fn restore() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let turn = turn();
        system::write_if_heard(LEAVE, STALLED);
        let _ = crossterm::terminal::disable_raw_mode();
        drop(turn);
    }
}

/// Columns and rows of the window. A line that does not know its size (nought by nought) counts as 80 by 24.
#[must_use]
pub fn size() -> (u16, u16) {
    match system::size() {
        Some((width @ 1.., height @ 1..)) => (width, height),
        _ => (80, 24),
    }
}

/// A frame on its way. The library flushes after each movement of the cursor; held here, it goes out in one piece.
#[derive(Debug, Clone, Default)]
struct Held(Rc<RefCell<Vec<u8>>>);

impl Write for Held {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Writes a frame, or drops it where the terminal has been given back: the process is ending.
fn send(frame: &[u8]) -> io::Result<()> {
    let _turn = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
    if TAKEN.load(Ordering::SeqCst) { system::write(frame) } else { Ok(()) }
}

/// Waits for a frame that is being written to be out, but not for ever: the line may have stopped.
fn turn() -> Option<MutexGuard<'static, ()>> {
    let until = Instant::now() + STALLED;
    loop {
        match WRITING.try_lock() {
            Ok(turn) => return Some(turn),
            Err(TryLockError::Poisoned(turn)) => return Some(turn.into_inner()),
            Err(TryLockError::WouldBlock) if Instant::now() >= until => return None,
            Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(5)),
        }
    }
}

/// Whether there is a terminal fit for a full screen; asked before a store is opened for it.
///
/// # Errors
///
/// When there is none.
pub fn check() -> Result<(), TerminalError> {
    check_streams()?;
    check_term(env::var("TERM").ok().as_deref())
}

fn check_streams() -> Result<(), TerminalError> {
    if !io::stdin().is_terminal() {
        return Err(TerminalError::NoTerminal("Standard input"));
    }
    if !io::stdout().is_terminal() {
        return Err(TerminalError::NoTerminal("Standard output"));
    }
    Ok(())
}

/// Windows consoles set no `TERM` and need none.
fn check_term(term: Option<&str>) -> Result<(), TerminalError> {
    match term {
        _ if cfg!(not(unix)) => Ok(()),
        None | Some("") => Err(TerminalError::Plain("not set".to_owned())),
        Some("dumb") => Err(TerminalError::Plain("dumb".to_owned())),
        Some(_) => Ok(()),
    }
}

/// Straight to the file: the standard library's own lock could be held by a thread that is stuck in a write.
#[cfg(unix)]
mod system {
    use std::io;
    use std::time::Duration;

    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::io::Errno;
    use rustix::stdio::{stdin, stdout};
    use rustix::termios::{OptionalActions, SpecialCodeIndex, tcgetattr, tcgetwinsize, tcsetattr};

    /// Raw, and reads that never block: half a key or half a letter would otherwise hold the library in its read,
    /// where no deadline and no worker reaches it.
    pub(super) fn make_raw() -> io::Result<()> {
        crossterm::terminal::enable_raw_mode()?;
        let mut modes = tcgetattr(stdin())?;
        modes.special_codes[SpecialCodeIndex::VMIN] = 0;
        modes.special_codes[SpecialCodeIndex::VTIME] = 0;
        Ok(tcsetattr(stdin(), OptionalActions::Now, &modes)?)
    }

    pub(super) fn size() -> Option<(u16, u16)> {
        tcgetwinsize(stdout()).ok().map(|size| (size.ws_col, size.ws_row))
    }

    pub(super) fn write(mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            match rustix::io::write(stdout(), bytes) {
                Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
                Err(Errno::INTR) => {}
                Err(Errno::AGAIN) => drop(heard(None)),
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    /// Writes if the terminal takes it within `wait`; a line that was stopped would block for ever.
    pub(super) fn write_if_heard(bytes: &[u8], wait: Duration) {
        if heard(Timespec::try_from(wait).ok().as_ref()) {
            let _ = write(bytes);
        }
    }

    fn heard(wait: Option<&Timespec>) -> bool {
        poll(&mut [PollFd::from_borrowed_fd(stdout(), PollFlags::OUT)], wait).is_ok_and(|ready| ready > 0)
    }
}

/// Unproven: no Windows machine has run this.
#[cfg(not(unix))]
mod system {
    use std::io::{self, Write};
    use std::time::Duration;

    pub(super) fn make_raw() -> io::Result<()> {
        crossterm::terminal::enable_raw_mode()
    }

    pub(super) fn size() -> Option<(u16, u16)> {
        crossterm::terminal::size().ok()
    }

    pub(super) fn write(bytes: &[u8]) -> io::Result<()> {
        let mut out = io::stdout().lock();
        out.write_all(bytes)?;
        out.flush()
    }

    pub(super) fn write_if_heard(bytes: &[u8], _wait: Duration) {
        let _ = write(bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_that_cannot_place_text_is_refused_in_one_sentence_naming_what_works() {
        for term in [None, Some(""), Some("dumb")] {
            let said = check_term(term).map_err(|error| error.to_string()).err().unwrap_or_default();
            assert!(
                said.contains("Nothing was changed") && said.contains("portal guidance"),
                "{term:?}: {said}"
            );
            assert!(!said.contains('\n'));
        }
        for term in ["xterm", "vt100", "linux"] {
            assert!(check_term(Some(term)).is_ok(), "{term}");
        }
    }

    #[test]
    fn what_is_given_back_is_all_that_was_taken() {
        let leave = String::from_utf8_lossy(LEAVE);
        for mode in ["?1049", "?2004"] {
            assert!(String::from_utf8_lossy(ENTER).contains(&format!("\u{1b}[{mode}h")));
            assert!(leave.contains(&format!("\u{1b}[{mode}l")));
        }
        assert!(leave.starts_with("\u{1b}[?25h"));
        assert!(!leave.contains("\u{1b}]"), "no title");
    }

    #[test]
    fn restoring_what_was_not_taken_writes_nothing() {
        restore();
        assert!(send(b"not written").is_ok());
    }

    #[test]
    fn a_frame_is_held_until_it_is_whole() -> io::Result<()> {
        let held = Held::default();
        let options = TerminalOptions { viewport: Viewport::Fixed(Rect::new(0, 0, 4, 1)) };
        let mut terminal = Terminal::with_options(CrosstermBackend::new(held.clone()), options)?;
        terminal.draw(|frame| {
            frame.buffer_mut().set_string(0, 0, "Ava", ratatui::style::Style::new());
            frame.set_cursor_position((3, 0));
        })?;
        let bytes = held.0.borrow();
        let frame = String::from_utf8_lossy(&bytes);
        assert!(frame.contains("Ava") && frame.ends_with("\u{1b}[1;4H"), "the cursor is in the same piece");
        Ok(())
    }
}
