//! What the two workers and the stage do between keys, in their order, at once.

use std::path::Path;
use std::sync::Arc;

use portal::domain::moment::Moment;
use portal::service::Answer;
use portal::service::search::OF_CONTENT;
use portal::service::settings::{self, Settings};
use portal::service::{Ask, Catalogue, Clock, Deed, Reader, ServiceError, StoreError, staleness};
use portal::tui::door::Knock;
use portal::tui::message::{Message, Todo};
use portal::tui::worker::Opened;

use super::Desk;
use super::home::Store;

impl Desk {
    /// A worker says something.
    pub fn hears(&mut self, message: Message) -> bool {
        if let Message::NotDone(words) | Message::Answer(Answer::Failed(words)) = &message {
            self.refused.push(words.clone());
        }
        let (todo, draws) = self.app.heed(message);
        self.todo(todo);
        if draws {
            self.drawn_for_workers += 1;
            self.draw();
        }
        draws
    }

    /// The content of a folder alone from now on, as where another pack is chosen.
    pub fn has_content(&mut self, folder: &Path) {
        let catalogue = Catalogue::default().with_folder(folder);
        self.todo(vec![Todo::Content(Arc::new(catalogue))]);
    }

    pub(super) fn store(&self) -> &Store {
        self.store.as_ref().expect("a store that is open")
    }

    pub(super) fn store_mut(&mut self) -> &mut Store {
        self.store.as_mut().expect("a store that is open")
    }

    /// As the stage does it, at once.
    fn knock(&mut self, knock: Knock) {
        let door = self.door.clone().expect("an own store");
        match door.opens(knock) {
            Ok(open) => {
                self.shut();
                match open() {
                    Ok(opened) => self.goes_in(opened),
                    Err(error) => drop(self.hears(door.refused(&error))),
                }
            }
            Err(knock) => {
                let (said, deed) = door.apart(knock).unwrap_or_else(|error| (door.refused(&error), None));
                if let Some(deed) = deed {
                    self.store_mut().writer.perform(deed).expect("it keeps the keys");
                }
                self.hears(said);
            }
        }
    }

    fn goes_in(&mut self, opened: Opened) {
        let clock: Arc<dyn Clock> = Arc::clone(&self.clock) as _;
        let reading = (opened.reading)().expect("a reading connection");
        let reader = Reader { reading, catalogue: self.app.content(), clock, own: opened.own };
        self.store = Some(Store { writer: opened.writer, reader, _held: opened.held });
        self.hears(Message::Opened(Box::new(opened.news)));
    }

    /// The store is folded and closed.
    pub(super) fn shut(&mut self) {
        if let Some(Store { writer, reader, .. }) = self.store.take() {
            drop(reader);
            writer.close().expect("it closes");
        }
    }

    /// What the stage asks for when the first frame was drawn.
    pub(super) fn reads_what_is_past(&mut self) {
        let past = staleness::past_review(&self.app.content(), self.clock.today());
        if !past.is_empty() {
            self.hears(Message::Answer(Answer::Past(past)));
        }
    }

    pub(super) fn todo(&mut self, todo: Vec<Todo>) {
        for one in todo {
            match one {
                Todo::Ask(ask) => {
                    let ask = self.out_of_the_way(ask);
                    if let Some(store) = &self.store {
                        let answer = store.reader.answer(&ask);
                        self.hears(Message::Answer(answer));
                    }
                }
                Todo::Find { number, words } => {
                    let finding = self.finder.find(&words, OF_CONTENT, self.clock.today()).expect("finds");
                    self.hears(Message::Answer(Answer::Content { number, finding }));
                }
                Todo::Do(deed) => {
                    for message in self.perform(deed) {
                        self.hears(message);
                    }
                }
                Todo::SayKept(words) if self.kept => drop(self.hears(Message::Kept(words))),
                Todo::SayKept(_) => {}
                Todo::Knock(knock) => self.knock(knock),
                Todo::Lock => self.lock(),
                Todo::Content(catalogue) => {
                    self.finder.use_content(Arc::clone(&catalogue));
                    if let Some(store) = &mut self.store {
                        store.writer.use_content(Arc::clone(&catalogue));
                        store.reader.catalogue = Arc::clone(&catalogue);
                    }
                    if let Some(door) = &mut self.door {
                        door.catalogue = catalogue;
                    }
                }
                Todo::Keep(chosen) => {
                    let settings = Settings::at(self.data().join(settings::NAME));
                    if let Err(error) = settings.keep(&chosen) {
                        self.hears(Message::NotDone(error.to_string()));
                    }
                }
                Todo::Redraw => self.screen.clear().expect("a screen"),
                Todo::Practice | Todo::Quit => self.left = true,
            }
        }
    }

    /// As the writer's thread does it.
    fn perform(&mut self, deed: Deed) -> Vec<Message> {
        if let Deed::Stroke { text, stroke } = &deed {
            let at = self.at;
            let put = self.store_mut().writer.stroke(*text, stroke, at);
            return put.err().map(|error| Message::NotDone(error.to_string())).into_iter().collect();
        }
        if self.writes_fail {
            self.kept = false;
            return vec![Message::SaveFailed("The disk is full. It is tried again every second.".into())];
        }
        let quiet = matches!(deed, Deed::Leave(_) | Deed::Remember { .. });
        let writer = &mut self.store_mut().writer;
        let unsaved = writer.is_unsaved();
        let done = writer.perform(deed);
        self.kept = done.is_ok();
        let writer = &mut self.store_mut().writer;
        match done {
            Ok(_) if quiet && !unsaved => Vec::new(),
            Ok(done) => {
                said(Ok(writer.now_if(unsaved || !quiet))).into_iter().chain([Message::Done(done)]).collect()
            }
            Err(ServiceError::Store(error)) => said(Err(error)).into_iter().collect(),
            Err(error) => vec![Message::NotDone(error.to_string())],
        }
    }

    /// As the program does it: nothing is closed before it is saved, and the locked screen is drawn before it is closed.
    fn lock(&mut self) {
        let saved = match self.disk_fails {
            Some(why) => Err(why.to_owned()),
            None => self.store_mut().writer.save_all().map(drop).map_err(|error| error.to_string()),
        };
        match saved {
            Ok(()) => {
                self.app.locked();
                self.draw();
                self.shut();
            }
            Err(why) => self.app.not_locked(&why),
        }
    }

    /// Whether the store is closed.
    pub fn is_locked(&self) -> bool {
        self.store.is_none()
    }

    /// Files go into the test's own folder, not into the one the tests run in.
    fn out_of_the_way(&self, ask: Ask) -> Ask {
        match ask {
            Ask::Save { which, format, .. } => Ask::Save { which, format, folder: self.out.path().into() },
            other => other,
        }
    }
}

pub(super) fn said(saved: Result<Option<Moment>, StoreError>) -> Option<Message> {
    match saved {
        Ok(at) => at.map(Message::Saved),
        Err(error) => Some(Message::SaveFailed(error.to_string())),
    }
}
