//! The one who writes: typing, and everything else that is kept.

mod desk;
mod doing;

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::autosave::{Autosave, Keeper, RETRY};
use super::deed::{Deed, Done};
use super::glimpse::Glimpse;
use super::place::Place;
use super::saves::Saves;
use super::{Answer, Catalogue, Clock, ServiceError};
use crate::domain::id::Id;
use crate::domain::meeting::{Meeting, Text};
use crate::domain::moment::Moment;
use crate::store::{Store, StoreError};
use desk::Desk;

/// How long nothing is asked of the writer before Home is kept again: reckoning it reads every family.
const QUIET: Duration = Duration::from_millis(250);

/// Who keeps what is typed and decided.
pub struct Writer {
    desk: Desk,
    autosave: Autosave,
    /// Deeds that a failing disk did not take, in their order; tried again.
    held: VecDeque<Deed>,
    retry_at: Option<Instant>,
    /// When Home is to be kept again, if it is quiet until then.
    home_at: Option<Instant>,
    /// Where Home is kept for the next first frame too; none for an own store.
    glimpse: Option<Glimpse>,
    catalogue: Arc<Catalogue>,
}

impl Writer {
    /// Writes in `store`, and keeps the count of its saves beside it. What a kill left unfolded is folded first. Over a
    /// store that was opened for reading only, it refuses everything with one sentence.
    ///
    /// # Errors
    /// The store's.
    pub fn new(
        store: Store,
        catalogue: Arc<Catalogue>,
        clock: Arc<dyn Clock>,
        author: String,
    ) -> Result<Self, ServiceError> {
        let saves = Saves::of(&store);
        let mut desk = Desk { store, clock, author, saves };
        desk.know_who_writes()?;
        let unfolded = if desk.store.is_only_to_read() { Vec::new() } else { desk.store.unfolded()? };
        if !unfolded.is_empty() {
            desk.fold(&unfolded)?;
        }
        desk.fix_what_was_closed_earlier(&catalogue)?;
        Ok(Self {
            desk,
            autosave: Autosave::default(),
            held: VecDeque::new(),
            retry_at: None,
            home_at: None,
            glimpse: None,
            catalogue,
        })
    }

    /// Keeps Home for the next first frame as well, beside the store.
    #[must_use]
    pub fn with_glimpse(self, glimpse: Glimpse) -> Self {
        Self { glimpse: Some(glimpse), ..self }
    }

    /// Other content from now on.
    pub fn use_content(&mut self, catalogue: Arc<Catalogue>) {
        self.catalogue = catalogue;
    }

    /// Whether nothing can be written: the store was opened for reading only.
    #[must_use]
    pub const fn is_only_to_read(&self) -> bool {
        self.desk.store.is_only_to_read()
    }

    fn refuse_to_write(&self) -> Result<(), ServiceError> {
        if self.is_only_to_read() { Err(ServiceError::only_to_read()) } else { Ok(()) }
    }

    /// When the next save or fold is due.
    #[must_use]
    pub fn due(&self) -> Option<Instant> {
        [self.autosave.due(), self.retry_at, self.home_at].into_iter().flatten().min()
    }

    /// Whether something is not on the disk yet.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.autosave.is_unsaved() || !self.held.is_empty()
    }

    /// A key in a text. It is held at once and saved when it is due.
    ///
    /// # Errors
    /// When the text cannot be read, or the key was made for another text; nothing is changed.
    pub fn stroke(
        &mut self,
        text: Id,
        stroke: &crate::domain::manuscript::Stroke,
        at: Instant,
    ) -> Result<(), ServiceError> {
        self.refuse_to_write()?;
        self.home_at = self.home_at.map(|_| at + QUIET);
        if !self.autosave.holds(text) {
            self.refuse_in_a_fixed_record(text)?;
            let manuscript = self.desk.store.manuscript(text)?.ok_or_else(unknown_text)?;
            self.autosave.take_up(text, manuscript);
        }
        self.autosave.stroke(text, stroke, at).map_err(|misfit| ServiceError::Refused(misfit.to_string()))
    }

    /// A key that comes after its meeting was closed changes nothing. Texts are let go of when a meeting is.
    fn refuse_in_a_fixed_record(&self, text: Id) -> Result<(), ServiceError> {
        let text = self.desk.store.load::<Text>(text)?.ok_or_else(unknown_text)?;
        let meeting = self.desk.store.load::<Meeting>(text.meeting)?;
        match meeting.filter(|meeting| !meeting.state.can_write()) {
            Some(meeting) => Err(ServiceError::Refused(format!(
                "This meeting is {}; its record stays as it is. What came later can be added to it as an addendum.",
                meeting.state.label()
            ))),
            None => Ok(()),
        }
    }

    /// Saves what is due now. Answers the time of the save when words came onto the disk.
    ///
    /// # Errors
    /// The store's; the words are held and tried again.
    pub fn save_due(&mut self, now: Instant) -> Result<Option<Moment>, StoreError> {
        if !self.is_unsaved() && self.home_at.take_if(|due| *due <= now).is_some() {
            // Without it the next start reads every family, and keeps it then.
            let _ = self.keep_home();
        }
        let words = if self.autosave.is_unsaved() {
            self.autosave.save(&mut self.desk, now)?
        } else {
            self.autosave.fold(&mut self.desk, None, now)?
        };
        Ok(words.then(|| self.desk.clock.now()))
    }

    /// Now, where something came onto the disk.
    #[must_use]
    pub fn now_if(&self, saved: bool) -> Option<Moment> {
        saved.then(|| self.desk.clock.now())
    }

    /// Saves everything now.
    ///
    /// # Errors
    /// The store's; the words are held.
    pub fn save_all(&mut self) -> Result<Option<Moment>, StoreError> {
        self.retry()?;
        let words = self.autosave.save(&mut self.desk, Instant::now())?;
        Ok(words.then(|| self.desk.clock.now()))
    }

    /// Saves and folds everything, tidies the file and closes it.
    ///
    /// # Errors
    /// The store's.
    pub fn close(mut self) -> Result<(), StoreError> {
        if self.is_only_to_read() {
            return self.desk.store.close();
        }
        self.autosave.fold(&mut self.desk, None, Instant::now())?;
        // The next start shows Home as it is kept here; without it, it is reckoned anew.
        let _ = self.keep_home();
        if let Some(saves) = &mut self.desk.saves {
            saves.keep(&self.desk.store);
        }
        self.desk.store.close()
    }

    fn keep_home(&mut self) -> Result<(), ServiceError> {
        let today = self.desk.clock.today();
        let catalogue = Arc::clone(&self.catalogue);
        if !super::known::is_kept(&self.desk.store, &catalogue, today)? {
            self.write(|writing| super::known::keep(writing, &catalogue, today))?;
        }
        self.glimpse.as_ref().map_or(Ok(()), |glimpse| glimpse.keep(&self.desk.store))
    }

    /// What the first screen shows, where it was kept and still holds, and words typed in questions.
    ///
    /// # Errors
    /// The store's.
    pub fn first_answers(&mut self) -> Result<Vec<Answer>, ServiceError> {
        let home = super::known::recall(&self.desk.store, &self.catalogue, self.desk.clock.today())?;
        if home.is_none() && !self.is_only_to_read() {
            self.home_at = Some(Instant::now() + QUIET);
        }
        let drafts = self.desk.store.places_beginning("draft:")?;
        let contacts = super::contacts::own(&self.desk.store)?;
        let known = [Answer::Drafts(drafts), Answer::OwnContacts(contacts)];
        Ok(home.map(Answer::Home).into_iter().chain(known).collect())
    }

    /// Where the practitioner was when she left; none where that is not known or is gone.
    #[must_use]
    pub fn last_place(&self) -> Option<Place> {
        super::place::recall(&self.desk.store).ok().flatten()
    }

    /// Does something; what was typed before it is saved first.
    ///
    /// # Errors
    /// [`ServiceError`]; nothing of the deed was kept, and what was typed is held.
    pub fn perform(&mut self, deed: Deed) -> Result<Done, ServiceError> {
        if self.is_only_to_read() && matches!(deed, Deed::Leave(_) | Deed::Remember { .. }) {
            // Nobody asked for these, and nothing of hers is in them.
            return Ok(Done::Kept);
        }
        self.refuse_to_write()?;
        let now = Instant::now();
        match deed {
            Deed::Stroke { text, stroke } => {
                self.stroke(text, &stroke, now)?;
                Ok(Done::Kept)
            }
            Deed::Leave(text) => {
                self.autosave.fold(&mut self.desk, Some(text), now)?;
                Ok(Done::Kept)
            }
            // What was done after something that waits must not overtake it.
            deed if !self.held.is_empty() => {
                self.held.push_back(deed);
                Ok(Done::Kept)
            }
            deed => {
                let done = self.do_now(deed.clone());
                if let Err(ServiceError::Store(error)) = &done
                    && may_pass(error)
                {
                    self.held.push_back(deed);
                    self.retry_at = Some(now + RETRY);
                }
                done
            }
        }
    }

    /// Tries again what the disk did not take. Answers what came of each that was done.
    ///
    /// # Errors
    /// The store's; the deeds are held and tried again in a second.
    pub fn retry(&mut self) -> Result<Vec<Done>, StoreError> {
        let mut done = Vec::new();
        while let Some(deed) = self.held.front().cloned() {
            match self.do_now(deed) {
                Err(ServiceError::Store(error)) if may_pass(&error) => {
                    self.retry_at = Some(Instant::now() + RETRY);
                    return Err(error);
                }
                other => done.extend(other.ok()),
            }
            self.held.pop_front();
        }
        self.retry_at = None;
        Ok(done)
    }
}

/// Whether a failure of the disk may pass, so that trying again is of use.
const fn may_pass(error: &StoreError) -> bool {
    matches!(
        error,
        StoreError::Full
            | StoreError::Busy
            | StoreError::ReadOnly
            | StoreError::Interrupted
            | StoreError::Replaced { .. }
            | StoreError::Io { .. }
            | StoreError::Disk { .. }
    )
}

fn unknown_text() -> ServiceError {
    ServiceError::NotFound { what: "The text".into(), todo: "Go back and open the meeting again.".into() }
}
