//! Two workers, one file. The writer owns the writing connection and takes saves before everything
//! else; the reader has a read-only one. The screen thread never waits for either.

mod desk;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use self::desk::Desk;
use super::door::News;
use super::message::Message;
use super::signals::WRITER;
use super::wake::Waker;
use crate::service::own::Own;
use crate::service::{Answer, Ask, Catalogue, Clock, Deed, Held, Reader, ServiceError, Writer};
use crate::service::{Interrupt, Reading};

/// How long leaving waits for the last save to say whether it failed.
const LEAVING: Duration = Duration::from_secs(2);

/// Said where the disk has not answered in that time.
const NO_ANSWER: &str = "The disk has not answered yet.";

/// What the writer can be sent.
enum Job {
    Deed(Deed, Instant),
    /// A sentence to say where the deed before it is on the disk.
    SayKept(String),
    /// A question whose answer must hold everything sent before it.
    Pass(Ask),
    /// Save now, and say when it is done.
    Commit(Sender<Result<(), String>>),
    /// Save, fold, tidy, close, and say when it is done.
    Close(Sender<()>),
}

/// What opens the store, on the writer's own thread: while it works the screen is made ready.
pub type Open = Box<dyn FnOnce() -> Result<Opened, ServiceError> + Send>;

/// An open store: the right to it, who writes, and how a reader is opened.
pub struct Opened {
    /// The right to write; none where the store is open to read only.
    pub held: Option<Held>,
    /// Who writes.
    pub writer: Writer,
    /// What is to be said of it.
    pub news: News,
    /// The practitioner's own store, where this is one.
    pub own: Option<Own>,
    /// Opens the reading connection.
    pub reading: Box<dyn FnOnce() -> Result<Reading, ServiceError> + Send>,
}

/// The workers, as the screen thread holds them.
pub struct Workers {
    writer: Sender<Job>,
    reader: Sender<Ask>,
    messages: Receiver<Message>,
    failed: Arc<Mutex<Option<ServiceError>>>,
    searching: Arc<AtomicBool>,
    interrupt: Arc<Mutex<Option<Interrupt>>>,
    content: Content,
    writing: JoinHandle<()>,
    reading: JoinHandle<()>,
}

/// The content both workers use.
#[derive(Clone)]
struct Content(Arc<Mutex<Arc<Catalogue>>>);

impl Content {
    fn now(&self) -> Arc<Catalogue> {
        Arc::clone(&self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Asks the writer to save and waits for it.
pub struct Commit(Sender<Job>);

impl Commit {
    /// Waits at most so long.
    pub fn commit(&self, wait: Duration) {
        let (done, finished) = mpsc::channel();
        let _ = self.0.send(Job::Commit(done));
        let _ = finished.recv_timeout(wait);
    }
}

/// Where a worker's words go: to the screen thread, which is woken.
#[derive(Clone)]
struct Mouth {
    messages: Sender<Message>,
    waker: Waker,
}

impl Mouth {
    fn say(&self, message: Message) {
        // Nobody listens once the screen thread is gone; the words are then of no use to anybody.
        let _ = self.messages.send(message);
        self.waker.wake();
    }
}

/// Starts both workers.
///
/// # Errors
/// When the system gives no thread.
pub fn start(
    open: Open,
    catalogue: Arc<Catalogue>,
    clock: Arc<dyn Clock>,
    waker: Waker,
) -> std::io::Result<Workers> {
    let (messages, inbox) = mpsc::channel();
    let mouth = Mouth { messages, waker };
    let (writer, jobs) = mpsc::channel();
    let (reader, asks) = mpsc::channel();
    let (ready, opened) = mpsc::channel();
    let failed = Arc::new(Mutex::new(None));
    let searching = Arc::new(AtomicBool::new(false));
    let interrupt = Arc::new(Mutex::new(None));
    let content = Content(Arc::new(Mutex::new(catalogue)));
    let (of_writer, of_reader) = (content.clone(), content.clone());
    let said = mouth.clone();
    let why = Arc::clone(&failed);
    let pass = reader.clone();
    let writing = thread::Builder::new().name(WRITER.into()).spawn(move || match open() {
        Ok(Opened { held, mut writer, news, own, reading }) => {
            let _ = ready.send((reading, own));
            said.say(Message::Opened(Box::new(news)));
            let known = say_first(&mut writer, &said);
            write((writer, of_writer), &jobs, &pass, said, known);
            drop(held);
        }
        Err(error) => {
            if let Ok(mut why) = why.lock() {
                *why = Some(error);
            }
            said.waker.wake();
        }
    })?;
    let (now, hand) = (Arc::clone(&searching), Arc::clone(&interrupt));
    let reading = thread::Builder::new().name("reader".into()).spawn(move || {
        // Its connection is opened for the first question: a start that asks nothing pays nothing.
        let (Ok((open, own)), Ok(first)) = (opened.recv(), asks.recv()) else { return };
        match open() {
            Ok(reading) => {
                if let Ok(mut hand) = hand.lock() {
                    *hand = Some(reading.interrupt_handle());
                }
                let reader = Reader { reading, catalogue: of_reader.now(), clock, own };
                read((reader, of_reader), first, &asks, &now, &mouth);
            }
            Err(error) => mouth.say(Message::NotDone(error.to_string())),
        }
    })?;
    Ok(Workers { writer, reader, messages: inbox, failed, searching, interrupt, content, writing, reading })
}

/// Which of a start's questions were answered as the store was opened.
#[derive(Clone, Copy, Default)]
struct Known {
    home: bool,
    drafts: bool,
    contacts: bool,
}

/// Answers what a start asks from the writer's own connection: the reader's is not opened for it.
fn say_first(writer: &mut Writer, mouth: &Mouth) -> Known {
    let mut known = Known::default();
    for answer in writer.first_answers().unwrap_or_default() {
        match answer {
            Answer::Home(_) => known.home = true,
            Answer::OwnContacts(_) => known.contacts = true,
            _ => known.drafts = true,
        }
        mouth.say(Message::Answer(answer));
    }
    known
}

/// The writer's loop: waits for a job or for the next save to be due, whichever comes first.
fn write(
    (writer, content): (Writer, Content),
    jobs: &Receiver<Job>,
    reader: &Sender<Ask>,
    mouth: Mouth,
    mut known: Known,
) {
    let mut desk = Desk { writer, mouth, failing: false, kept: false };
    loop {
        let job = match desk.writer.due() {
            None => jobs.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(due) => jobs.recv_timeout(due.saturating_duration_since(Instant::now())),
        };
        desk.writer.use_content(content.now());
        match job {
            Ok(Job::Deed(deed, at)) => desk.perform(deed, at),
            Ok(Job::SayKept(words)) => desk.say_kept(words),
            // What a start asks was answered when the store was opened.
            Ok(Job::Pass(Ask::Home)) if std::mem::take(&mut known.home) => {}
            Ok(Job::Pass(Ask::Drafts)) if std::mem::take(&mut known.drafts) => {}
            Ok(Job::Pass(Ask::OwnContacts)) if std::mem::take(&mut known.contacts) => {}
            Ok(Job::Pass(ask)) => {
                let _ = reader.send(ask);
            }
            Ok(Job::Commit(done)) => {
                let saved = desk.writer.save_all();
                let _ = done.send(saved.as_ref().map(drop).map_err(ToString::to_string));
                desk.say_saved(saved);
            }
            Ok(Job::Close(done)) => {
                let _ = desk.writer.close();
                let _ = done.send(());
                return;
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => {
                let _ = desk.writer.close();
                return;
            }
        }
        // Jobs that keep coming do not keep a save waiting.
        if desk.writer.due().is_some_and(|due| due <= Instant::now()) {
            desk.save_due();
        }
    }
}

fn read(
    (mut reader, content): (Reader, Content),
    first: Ask,
    asks: &Receiver<Ask>,
    searching: &AtomicBool,
    mouth: &Mouth,
) {
    let mut next = Ok(first);
    while let Ok(ask) = next {
        searching.store(matches!(ask, Ask::Search { .. }), Ordering::SeqCst);
        reader.catalogue = content.now();
        let answer = reader.answer(&ask);
        searching.store(false, Ordering::SeqCst);
        mouth.say(Message::Answer(answer));
        next = asks.recv();
    }
}

/// What somebody still waits for who has locked meanwhile.
fn told(message: Message) -> Option<Message> {
    if let Message::Answer(Answer::Told(words)) = message { Some(Message::Told(words)) } else { None }
}

impl Workers {
    /// Asks the reader. A question goes by way of the writer, so that its answer holds all that was done
    /// before it; a search does not wait, and a newer one stops the one that runs.
    pub fn ask(&self, ask: Ask) {
        if !matches!(ask, Ask::Search { .. }) {
            let _ = self.writer.send(Job::Pass(ask));
            return;
        }
        self.stop_searching();
        let _ = self.reader.send(ask);
    }

    fn stop_searching(&self) {
        if self.searching.load(Ordering::SeqCst)
            && let Ok(interrupt) = self.interrupt.lock()
            && let Some(interrupt) = interrupt.as_ref()
        {
            interrupt.interrupt();
        }
    }

    /// Other content from now on.
    pub fn use_content(&self, catalogue: Arc<Catalogue>) {
        *self.content.0.lock().unwrap_or_else(PoisonError::into_inner) = catalogue;
    }

    /// Hands a deed to the writer, at once.
    pub fn perform(&self, deed: Deed) {
        let _ = self.writer.send(Job::Deed(deed, Instant::now()));
    }

    /// Hands deeds to the writer from another thread; those that come after it was closed are lost.
    pub fn doer(&self) -> impl Fn(Deed) + Send + use<> {
        let writer = self.writer.clone();
        move |deed| {
            let _ = writer.send(Job::Deed(deed, Instant::now()));
        }
    }

    /// Has the writer say a sentence once the deed before it is on the disk.
    pub fn say_kept(&self, words: String) {
        let _ = self.writer.send(Job::SayKept(words));
    }

    /// What the workers said since the last time.
    pub fn heard(&self) -> impl Iterator<Item = Message> + '_ {
        self.messages.try_iter()
    }

    /// Why the store could not be opened, where it could not.
    #[must_use]
    pub fn failed(&self) -> Option<ServiceError> {
        self.failed.lock().ok()?.take()
    }

    /// Something that asks the writer to save and waits for it, for the ends the program does not choose.
    #[must_use]
    pub fn commit(&self) -> Commit {
        Commit(self.writer.clone())
    }

    /// Saves everything before the practitioner leaves; waits for it, at most two seconds.
    ///
    /// # Errors
    /// Why it could not be saved, in a sentence.
    pub fn save_before_leaving(&self) -> Result<(), String> {
        self.saved_in_time().unwrap_or(Ok(()))
    }

    /// The same before the store is locked; what no commit has answered for in time is not saved.
    ///
    /// # Errors
    /// Why it is not saved yet, in a sentence.
    pub fn save_before_locking(&self) -> Result<(), String> {
        self.saved_in_time().unwrap_or_else(|| Err(NO_ANSWER.into()))
    }

    /// What came of saving everything; none where the writer is still at it after two seconds.
    fn saved_in_time(&self) -> Option<Result<(), String>> {
        let (done, finished) = mpsc::channel();
        let _ = self.writer.send(Job::Commit(done));
        // Disconnected: there is no store to save in.
        let late = |late| (late == RecvTimeoutError::Disconnected).then_some(Ok(()));
        finished.recv_timeout(LEAVING).map_or_else(late, Some)
    }

    /// Saves, folds and closes; waits until both workers have let go of the key. Answers what came of something long that
    /// was asked for, such as a backup.
    #[must_use]
    pub fn close(self) -> Vec<Message> {
        self.stop_searching();
        let (done, finished) = mpsc::channel();
        drop(self.reader);
        if self.writer.send(Job::Close(done)).is_ok() {
            let _ = finished.recv();
        }
        let _ = self.writing.join();
        let _ = self.reading.join();
        self.messages.try_iter().filter_map(told).collect()
    }
}
