//! Everything the program can do, as verbs in a practitioner's words. The front doors call only this.

mod action_changes;
pub mod aside;
pub mod ask;
pub mod autosave;
pub mod backup;
pub mod checklists;
pub mod clock;
pub mod contacts;
pub mod deed;
pub mod dictionary;
pub mod entering;
pub mod entry;
pub mod error;
pub mod families;
pub mod family_file;
pub mod files;
pub mod finding;
mod folder;
pub mod glimpse;
pub mod guidance;
pub mod home;
pub mod known;
pub mod lock;
pub mod meeting_file;
pub mod meetings;
pub mod merging;
pub mod new_pack;
pub mod only_to_read;
pub mod opening;
pub mod own;
pub mod own_words;
pub mod paper;
pub mod pathway;
pub mod place;
pub mod practice;
pub mod practising;
pub mod renaming;
pub mod restore;
pub mod saves;
pub mod search;
pub mod settings;
pub mod shielding;
pub mod short_codes;
pub mod spelling;
pub mod staleness;
pub mod urgent;
pub mod whose;
pub mod writer;

pub use ask::{Answer, Ask, Reader};
pub use clock::{Clock, SystemClock};
pub use deed::{Deed, Done, Entered, Piece};
pub use error::{Kind, ServiceError};
pub use lock::Held;
pub use only_to_read::OnlyToRead;
pub use opening::Whereabouts;
pub use writer::Writer;

pub use crate::content::catalogue::Catalogue;
pub use crate::export::ExportError;
pub use crate::store::{Interrupt, Reading, Store, StoreError};

use crate::domain::id::Id;

/// A new id, which sorts after those made before it.
#[must_use]
pub fn new_id() -> Id {
    Id::from_bytes(*uuid::Uuid::now_v7().as_bytes())
}
