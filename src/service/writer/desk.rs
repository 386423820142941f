//! Where the writer sits: the store with its clock and author, and how typing comes into it.

use std::sync::Arc;

use crate::domain::id::Id;
use crate::domain::meeting::{Meeting, Text};
use crate::domain::standing::Standing;
use crate::service::autosave::{Draft, Keeper};
use crate::service::meetings::fixing::{self, Fixing};
use crate::service::meetings::settling;
use crate::service::saves::Saves;
use crate::service::{Catalogue, Clock, ServiceError};
use crate::store::{DraftSave, Stamp, Store, StoreError};

/// The store with its clock and author: what a save needs.
pub(super) struct Desk {
    pub(super) store: Store,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) author: String,
    pub(super) saves: Option<Saves>,
}

impl Desk {
    /// After a save.
    pub(super) fn count(&mut self) {
        if let Some(saves) = &mut self.saves {
            saves.keep_now_and_then(&self.store);
        }
    }

    /// Writes in the name of whoever the store says writes in it.
    pub(super) fn know_who_writes(&mut self) -> Result<(), StoreError> {
        let standing = self.store.load::<Standing>(Standing::ID)?;
        if let Some(by) = standing.and_then(|standing| standing.written_by()) {
            self.author = by;
        }
        Ok(())
    }

    pub(super) fn stamp(&self) -> Stamp {
        Stamp { at: self.clock.now(), author: self.author.clone() }
    }
}

impl Desk {
    /// Records closed before they were fixed at closing are fixed once, when the store is opened.
    pub(super) fn fix_what_was_closed_earlier(&mut self, catalogue: &Catalogue) -> Result<(), ServiceError> {
        if self.store.is_only_to_read() || fixing::is_all_fixed(&self.store)? {
            return Ok(());
        }
        let stamp = self.stamp();
        let fixing = Fixing { at: stamp.at, is_now: false, written_by: &self.author.clone() };
        self.store.write(&stamp, |writing| fixing::fix_earlier(writing, catalogue, fixing))?;
        self.count();
        Ok(())
    }
}

impl Keeper for Desk {
    type Error = StoreError;

    fn keep(&mut self, drafts: &[(Id, &Draft)]) -> Result<(), StoreError> {
        let stamp = self.stamp();
        self.store.write(&stamp, |writing| {
            for (text, draft) in drafts {
                let manuscript = &draft.manuscript;
                writing.draft(&DraftSave {
                    text: *text,
                    body: manuscript.body(),
                    spot: manuscript.spot(),
                    standing: manuscript.standing(),
                    keep_steps: draft.kept,
                    new_steps: manuscript.steps().get(draft.kept..).unwrap_or_default(),
                })?;
            }
            Ok::<_, StoreError>(())
        })?;
        self.count();
        Ok(())
    }

    fn fold(&mut self, texts: &[Id]) -> Result<(), StoreError> {
        let stamp = self.stamp();
        self.store.write(&stamp, |writing| {
            for text in texts {
                let meeting = writing.load::<Text>(*text)?.map(|text| text.meeting);
                let day = match meeting {
                    Some(meeting) => writing.load::<Meeting>(meeting)?.map(|meeting| meeting.on),
                    None => None,
                };
                writing.fold(*text, day.unwrap_or_else(|| stamp.at.date_naive()))?;
                settling::settle(writing, *text)?;
            }
            Ok::<_, StoreError>(())
        })?;
        self.count();
        Ok(())
    }
}
