//! The wait and the read on a Unix terminal.

use std::io;
use std::time::{Duration, Instant};

use crossterm::event;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

#[cfg(target_os = "linux")]
use super::alarm::Alarm;
use super::{Drained, LOOK, Ready};
use crate::tui::wake::{WakeReader, Woken};

/// More than this many events make a frame of their own, so that an endless paste is seen to arrive.
const ONE_FRAME: usize = 8_192;
/// A look that took longer than this may have been no look.
const TOO_LONG: Duration = Duration::from_micros(40);
/// Failed reads in a row after which the terminal counts as broken.
const PATIENCE: u8 = 10;

/// Standard input, which is the terminal, and the pipe that workers and signals write to.
#[derive(Debug)]
pub(super) struct Tty {
    wake: WakeReader,
    #[cfg(target_os = "linux")]
    alarm: Alarm,
    failures: u8,
}

impl Tty {
    pub(super) fn new(wake: WakeReader) -> Self {
        Self {
            wake,
            #[cfg(target_os = "linux")]
            alarm: Alarm::new(),
            failures: 0,
        }
    }

    /// The one blocking call of the screen thread.
    pub(super) fn ready(&mut self, until: Option<Instant>) -> io::Result<Ready> {
        let left = until.map(|until| until.saturating_duration_since(Instant::now()));
        let mut files = vec![
            PollFd::from_borrowed_fd(rustix::stdio::stdin(), PollFlags::IN),
            PollFd::new(&self.wake, PollFlags::IN),
        ];
        #[cfg(target_os = "linux")]
        {
            self.alarm.set(left);
            files.extend(self.alarm.file().map(|file| PollFd::from_borrowed_fd(file, PollFlags::IN)));
        }
        match poll(&mut files, left.map(as_timespec).as_ref()) {
            Ok(_) => {}
            Err(Errno::INTR) => return Ok(Ready::default()),
            Err(error) => return Err(error.into()),
        }
        let ended_by = |n: usize| files.get(n).map_or(PollFlags::empty(), PollFd::revents);
        let (tty, wake, alarm) = (ended_by(0), ended_by(1), ended_by(2));
        let woken = if wake.is_empty() { Woken::default() } else { self.wake.take() };
        Ok(Ready {
            keys: tty.contains(PollFlags::IN),
            hung_up: gone(tty),
            woken: woken.at_all,
            resized: woken.resized,
            overslept: !alarm.is_empty(),
        })
    }

    /// Reads until nothing is left.
    ///
    /// The library is never told to look for no time at all: it looks at nothing then, and to block while it holds
    /// events would leave them there until the next key. It looks at nothing too where another program has the processor
    /// for as long as it may look. So a "nothing" that took too long is not believed.
    pub(super) fn drain(&mut self, mut take: impl FnMut(event::Event)) -> io::Result<Drained> {
        for _ in 0..ONE_FRAME {
            let began = Instant::now();
            match event::poll(LOOK).and_then(|any| any.then(event::read).transpose()) {
                Ok(Some(event)) => take(event),
                Ok(None) if began.elapsed() > TOO_LONG => {}
                Ok(None) => {
                    self.failures = 0;
                    return Ok(Drained::Dry);
                }
                Err(error) => return self.failed(error),
            }
        }
        Ok(Drained::More)
    }

    /// A read may fail for a passing reason (the window's size could not be asked), but not for ever.
    fn failed(&mut self, error: io::Error) -> io::Result<Drained> {
        if is_gone() {
            return Ok(Drained::HungUp);
        }
        self.failures += 1;
        if self.failures < PATIENCE { Ok(Drained::Dry) } else { Err(error) }
    }
}

fn is_gone() -> bool {
    let mut file = [PollFd::from_borrowed_fd(rustix::stdio::stdin(), PollFlags::IN)];
    let now = Timespec { tv_sec: 0, tv_nsec: 0 };
    poll(&mut file, Some(&now)).is_ok() && file.iter().any(|file| gone(file.revents()))
}

/// After a hang-up the terminal is always readable and never has anything, so this must be asked before every read.
fn gone(tty: PollFlags) -> bool {
    tty.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL)
}

fn as_timespec(left: Duration) -> Timespec {
    Timespec::try_from(left).unwrap_or(Timespec { tv_sec: i64::from(i32::MAX), tv_nsec: 0 })
}
