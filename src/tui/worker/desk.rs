//! The writer at work: deeds and saves, and what is said of each.

use std::time::Instant;

use super::Mouth;
use crate::domain::moment::Moment;
use crate::service::{Deed, ServiceError, StoreError, Writer};
use crate::tui::message::Message;

/// The writer at work, and whether the last save failed.
pub(super) struct Desk {
    pub(super) writer: Writer,
    pub(super) mouth: Mouth,
    pub(super) failing: bool,
    /// Whether the deed before is on the disk.
    pub(super) kept: bool,
}

impl Desk {
    pub(super) fn perform(&mut self, deed: Deed, at: Instant) {
        if let Deed::Stroke { text, stroke } = &deed {
            if let Err(error) = self.writer.stroke(*text, stroke, at) {
                self.mouth.say(Message::NotDone(error.to_string()));
            }
            return;
        }
        let quiet = matches!(deed, Deed::Leave(_) | Deed::Remember { .. });
        let unsaved = self.writer.is_unsaved();
        match self.writer.perform(deed) {
            Ok(_) if quiet && !unsaved => {
                self.kept = true;
                self.say_saved(Ok(None));
            }
            Ok(done) => {
                self.kept = true;
                let held = self.writer.is_unsaved();
                self.say_saved(Ok(self.writer.now_if(!held)));
                self.mouth.say(Message::Done(done));
            }
            Err(error) => {
                self.kept = false;
                match error {
                    ServiceError::Store(error) => self.say_saved(Err(error)),
                    error => self.mouth.say(Message::NotDone(error.to_string())),
                }
            }
        }
    }

    pub(super) fn say_kept(&self, words: String) {
        if self.kept {
            self.mouth.say(Message::Kept(words));
        }
    }

    pub(super) fn save_due(&mut self) {
        let saved = self.writer.save_due(Instant::now());
        let saved = match (saved, self.writer.retry()) {
            (Ok(saved), Ok(done)) => {
                for done in done {
                    self.mouth.say(Message::Done(done));
                }
                Ok(saved)
            }
            (Err(error), _) | (_, Err(error)) => Err(error),
        };
        self.say_saved(saved);
    }

    /// Says what came of a save. After one that failed, the first that returns is said whatever it held.
    pub(super) fn say_saved(&mut self, saved: Result<Option<Moment>, StoreError>) {
        match saved {
            Ok(at) => {
                let recovered = self.failing && !self.writer.is_unsaved();
                if let Some(at) = at.or_else(|| self.writer.now_if(recovered)) {
                    self.mouth.say(Message::Saved(at));
                    self.failing = false;
                }
            }
            Err(error) => {
                self.failing = true;
                self.mouth.say(Message::SaveFailed(error.to_string()));
            }
        }
    }
}
