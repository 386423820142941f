//! The wait and the read where there is no Unix terminal. Unproven: no Windows machine has run this.

use std::io;
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event;

use super::{Drained, Ready};
use crate::tui::wake::WakeReader;

/// What ends the wait: the terminal said something, or (`None`) a worker did.
pub(crate) type Arrival = Option<io::Result<event::Event>>;

/// A thread that reads the console, and what it has read.
#[derive(Debug)]
pub(super) struct Console {
    wake: WakeReader,
    waiting: Vec<event::Event>,
    gone: bool,
}

impl Console {
    pub(super) fn new(wake: WakeReader) -> Self {
        let sender = wake.sender.clone();
        thread::spawn(move || {
            let mut well = true;
            while well {
                let event = event::read();
                well = event.is_ok();
                well &= sender.send(Some(event)).is_ok();
            }
        });
        Self { wake, waiting: Vec::new(), gone: false }
    }

    #[expect(clippy::unnecessary_wraps, reason = "on a Unix terminal the wait can fail")]
    pub(super) fn ready(&mut self, until: Option<Instant>) -> io::Result<Ready> {
        let first = match until {
            _ if self.gone => None,
            Some(at) => self.wake.arrivals.recv_timeout(at.saturating_duration_since(Instant::now())).ok(),
            None => self.wake.arrivals.recv().ok(),
        };
        let mut ready = Ready::default();
        for arrival in first.into_iter().chain(self.wake.arrivals.try_iter()) {
            match arrival {
                None => ready.woken = true,
                Some(Ok(event)) => self.waiting.push(event),
                Some(Err(_)) => self.gone = true,
            }
        }
        Ok(Ready { keys: !self.waiting.is_empty(), hung_up: self.gone, ..ready })
    }

    #[expect(clippy::unnecessary_wraps, reason = "on a Unix terminal the read can fail")]
    pub(super) fn drain(&mut self, take: impl FnMut(event::Event)) -> io::Result<Drained> {
        self.waiting.drain(..).for_each(take);
        Ok(Drained::Dry)
    }
}
