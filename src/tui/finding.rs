//! The thread that reads the content for search, and looks for what is past its review date. It needs no store and no
//! key, and it is begun with the first question: a start pays nothing for it.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use super::message::Message;
use super::wake::Waker;
use crate::service::search::{Finder, OF_CONTENT};
use crate::service::{Answer, Catalogue, Clock, staleness};

/// What it can be asked.
enum Job {
    Find { number: u64, words: String },
    Past(Arc<Catalogue>),
    Content(Arc<Catalogue>),
}

/// The thread, as the screen thread holds it.
pub struct Finding(Sender<Job>);

/// What the thread works with.
struct Reading {
    finder: Finder,
    clock: Arc<dyn Clock>,
}

impl Finding {
    /// Begins the thread. What it says goes to `said`.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn begin(
        catalogue: Arc<Catalogue>,
        clock: Arc<dyn Clock>,
        said: Sender<Message>,
        waker: Waker,
    ) -> io::Result<Self> {
        let (jobs, todo) = mpsc::channel();
        let say = move |answer| {
            // Nobody listens once the screen thread is gone.
            let _ = said.send(Message::Answer(answer));
            waker.wake();
        };
        let reading = Reading { finder: Finder::new(catalogue), clock };
        thread::Builder::new().name("finder".into()).spawn(move || reading.work(&todo, say))?;
        Ok(Self(jobs))
    }

    /// Finds words in the content. A newer question takes the place of one that still waits.
    pub fn find(&self, number: u64, words: String) {
        let _ = self.0.send(Job::Find { number, words });
    }

    /// Says what of the content is past its review date.
    pub fn past(&self, catalogue: Arc<Catalogue>) {
        let _ = self.0.send(Job::Past(catalogue));
    }

    /// Other content from now on.
    pub fn use_content(&self, catalogue: Arc<Catalogue>) {
        let _ = self.0.send(Job::Content(catalogue));
    }
}

impl Reading {
    fn work(mut self, jobs: &Receiver<Job>, say: impl Fn(Answer)) {
        while let Ok(job) = jobs.recv() {
            let mut last = None;
            for job in std::iter::once(job).chain(jobs.try_iter()) {
                match job {
                    Job::Find { number, words } => last = Some((number, words)),
                    Job::Past(catalogue) => {
                        say(Answer::Past(staleness::past_review(&catalogue, self.clock.today())));
                    }
                    Job::Content(catalogue) => self.finder.use_content(catalogue),
                }
            }
            if let Some((number, words)) = last {
                say(self.find(number, &words));
            }
        }
    }

    fn find(&mut self, number: u64, words: &str) -> Answer {
        match self.finder.find(words, OF_CONTENT, self.clock.today()) {
            Ok(finding) => Answer::Content { number, finding },
            Err(error) => Answer::Failed(error.to_string()),
        }
    }
}
