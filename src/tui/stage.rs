//! The workers behind the screen, which come and go with the store: none before it is unlocked, none while it is locked.

use std::io;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use super::door::{Door, Knock};
use super::finding::Finding;
use super::keeper::Keeper;
use super::message::Message;
use super::run::At;
use super::wake::Waker;
use super::worker::{Commit, Workers, start};
use crate::service::settings::{Preference, Settings};
use crate::service::{Ask, Catalogue, Clock, Deed, ServiceError, staleness};

/// The workers, and the door they come through.
pub struct Stage {
    catalogue: Arc<Catalogue>,
    clock: Arc<dyn Clock>,
    waker: Waker,
    workers: Option<Workers>,
    /// None for the practice store, which has no door.
    door: Option<Door>,
    said: (Sender<Message>, Receiver<Message>),
    commit: Arc<Mutex<Option<Commit>>>,
    keeper: Keeper,
    /// None before the content is searched for the first time.
    finding: Option<Finding>,
    /// Whether a frame was drawn with the content in use.
    drawn: bool,
}

impl Stage {
    /// No workers yet.
    #[must_use]
    pub fn new(
        catalogue: Arc<Catalogue>,
        clock: Arc<dyn Clock>,
        settings: Option<Settings>,
        waker: Waker,
    ) -> Self {
        let (commit, keeper) = (Arc::default(), Keeper::of(settings));
        Self {
            catalogue,
            clock,
            waker,
            workers: None,
            door: None,
            said: mpsc::channel(),
            commit,
            keeper,
            finding: None,
            drawn: false,
        }
    }

    /// Takes up the store: the practice store is opened, an own one waits behind its door.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn take_up(&mut self, store: At) -> io::Result<()> {
        match store {
            At::Practice(open) => self.begin(open),
            At::Own(at) => {
                let (catalogue, clock) = (Arc::clone(&self.catalogue), Arc::clone(&self.clock));
                self.door = Some(Door { at, catalogue, clock });
                Ok(())
            }
        }
    }

    fn begin(&mut self, open: super::worker::Open) -> io::Result<()> {
        self.shut();
        let workers = start(open, Arc::clone(&self.catalogue), Arc::clone(&self.clock), self.waker.clone())?;
        self.commit_with(Some(workers.commit()));
        self.workers = Some(workers);
        Ok(())
    }

    fn commit_with(&self, commit: Option<Commit>) {
        if let Ok(mut slot) = self.commit.lock() {
            *slot = commit;
        }
    }

    /// Asks whichever writer there is to save, for the ends the program does not choose.
    pub fn commit(&self) -> impl Fn(Duration) + Send + Sync + use<> {
        let commit = Arc::clone(&self.commit);
        move |wait| {
            if let Ok(Some(commit)) = commit.lock().as_deref() {
                commit.commit(wait);
            }
        }
    }

    /// Whether a store is being opened or is open.
    #[must_use]
    pub const fn is_at_work(&self) -> bool {
        self.workers.is_some()
    }

    /// Why the practice store could not be opened. Of an own store it is said at the door.
    pub fn failed(&mut self) -> Option<ServiceError> {
        let error = self.workers.as_ref()?.failed()?;
        let Some(door) = &self.door else { return Some(error) };
        let refused = door.refused(&error);
        self.shut();
        let _ = self.said.0.send(refused);
        None
    }

    /// What was said since the last time.
    #[must_use]
    pub fn heard(&self) -> Vec<Message> {
        let workers = self.workers.iter().flat_map(Workers::heard);
        self.said.1.try_iter().chain(workers).collect()
    }

    /// Asks the reader, where there is one.
    pub fn ask(&self, ask: Ask) {
        if let Some(workers) = &self.workers {
            workers.ask(ask);
        }
    }

    /// Finds words in the content, whether a store is open or not.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn find(&mut self, number: u64, words: String) -> io::Result<()> {
        self.finding()?.find(number, words);
        Ok(())
    }

    fn finding(&mut self) -> io::Result<&Finding> {
        let finding = if let Some(finding) = self.finding.take() {
            finding
        } else {
            let (catalogue, clock) = (Arc::clone(&self.catalogue), Arc::clone(&self.clock));
            Finding::begin(catalogue, clock, self.said.0.clone(), self.waker.clone())?
        };
        Ok(self.finding.insert(finding))
    }

    /// A frame was drawn: now there is time to look for what is past its review date, where anything can be.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn is_drawn(&mut self) -> io::Result<()> {
        if !std::mem::replace(&mut self.drawn, true) && staleness::may_be(&self.catalogue, self.clock.today())
        {
            let catalogue = Arc::clone(&self.catalogue);
            self.finding()?.past(catalogue);
        }
        Ok(())
    }

    /// Other content from now on: for the workers there are, and those to come.
    pub fn use_content(&mut self, catalogue: Arc<Catalogue>) {
        if let Some(workers) = &self.workers {
            workers.use_content(Arc::clone(&catalogue));
        }
        if let Some(door) = &mut self.door {
            door.catalogue = Arc::clone(&catalogue);
        }
        if let Some(finding) = &self.finding {
            finding.use_content(Arc::clone(&catalogue));
        }
        self.catalogue = catalogue;
        self.drawn = false;
    }

    /// Keeps for next time what was chosen about the program.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn keep(&mut self, chosen: Preference) -> io::Result<()> {
        self.keeper.keep(chosen, &self.said.0, &self.waker)
    }

    /// Hands a deed to the writer, where there is one.
    pub fn perform(&self, deed: Deed) {
        if let Some(workers) = &self.workers {
            workers.perform(deed);
        }
    }

    /// Has the writer say a sentence once the deed before it is on the disk.
    pub fn say_kept(&self, words: String) {
        if let Some(workers) = &self.workers {
            workers.say_kept(words);
        }
    }

    /// Does what is asked at the door, away from the screen.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn knock(&mut self, knock: Knock) -> io::Result<()> {
        let Some(door) = self.door.clone() else { return Ok(()) };
        match door.opens(knock) {
            Ok(open) => self.begin(open),
            Err(knock) => {
                let (said, waker) = (self.said.0.clone(), self.waker.clone());
                let keep = self.workers.as_ref().map(Workers::doer);
                let work = move || {
                    let (message, deed) =
                        door.apart(knock).unwrap_or_else(|error| (door.refused(&error), None));
                    // Before it is said: whoever reads it may leave at once.
                    if let (Some(keep), Some(deed)) = (keep, deed) {
                        keep(deed);
                    }
                    let _ = said.send(message);
                    waker.wake();
                };
                thread::Builder::new().name("door".into()).spawn(work).map(drop)
            }
        }
    }

    /// Saves everything; waits for it, at most two seconds.
    ///
    /// # Errors
    /// Why it could not be saved, in a sentence.
    pub fn save_before_leaving(&self) -> Result<(), String> {
        self.workers.as_ref().map_or(Ok(()), Workers::save_before_leaving)
    }

    /// Saves everything before the store is locked; waits for it, at most two seconds.
    ///
    /// # Errors
    /// Why it is not saved yet, in a sentence.
    pub fn save_before_locking(&self) -> Result<(), String> {
        self.workers.as_ref().map_or(Ok(()), Workers::save_before_locking)
    }

    /// Folds and closes the store, which wipes its key. What was still being done is told: a backup that is made.
    pub fn shut(&mut self) {
        if let Some(workers) = self.workers.take() {
            for told in workers.close() {
                let _ = self.said.0.send(told);
                self.waker.wake();
            }
        }
        // Only now: a signal that comes while the store is being closed waits for that.
        self.commit_with(None);
    }

    /// The end: as [`shut`](Self::shut).
    pub fn close(mut self) {
        self.shut();
        self.keeper.close();
    }
}
