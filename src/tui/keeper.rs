//! Keeps what was chosen about the program for next time, away from the screen and in the order it was chosen.

use std::io;
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};

use super::message::Message;
use super::wake::Waker;
use crate::service::settings::{Preference, Settings};

/// What is said before the reason.
const NOT_KEPT: &str = "It holds until you leave, and could not be kept for next time.";

/// The one who keeps; has no thread until there is something to keep.
pub struct Keeper {
    settings: Option<Settings>,
    at_work: Option<(Sender<Preference>, JoinHandle<()>)>,
}

impl Keeper {
    /// In this file; none where the system has no place for one.
    #[must_use]
    pub const fn of(settings: Option<Settings>) -> Self {
        Self { settings, at_work: None }
    }

    /// Keeps a choice. Where that fails it is said.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn keep(&mut self, chosen: Preference, said: &Sender<Message>, waker: &Waker) -> io::Result<()> {
        let Some(settings) = self.settings.clone() else {
            let _ =
                said.send(Message::NotDone(format!("{NOT_KEPT} There is no home folder (HOME is not set).")));
            waker.wake();
            return Ok(());
        };
        if self.at_work.is_none() {
            let (chosen, next) = mpsc::channel();
            let (said, waker) = (said.clone(), waker.clone());
            let work = move || {
                while let Ok(chosen) = next.recv() {
                    if let Err(error) = settings.keep(&chosen) {
                        let _ = said.send(Message::NotDone(format!("{NOT_KEPT} {error}")));
                        waker.wake();
                    }
                }
            };
            self.at_work = Some((chosen, thread::Builder::new().name("settings".into()).spawn(work)?));
        }
        if let Some((at_work, _)) = &self.at_work {
            let _ = at_work.send(chosen);
        }
        Ok(())
    }

    /// Waits until everything is kept.
    pub fn close(&mut self) {
        if let Some((chosen, thread)) = self.at_work.take() {
            drop(chosen);
            let _ = thread.join();
        }
    }
}
