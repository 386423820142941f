//! A store that is open to read only: how it comes to that at the door, and what is refused then.
//!
//! Whatever would write is refused before it begins: no form is opened and no text takes letters, so that nothing is
//! typed in vain. The writer refuses it once more.

use super::{App, Records};
use crate::domain::audience::Reader;
use crate::service::{Deed, OnlyToRead};
use crate::tui::overlay::Overlay;
use crate::tui::overlay::taken::Taken;
use crate::tui::overlay::unlock::Unlock;
use crate::tui::pane::{RecordFor, Where, checklist};

/// What is said to whatever would write in practice while another window has it.
const PRACTICE: &str =
    "Read only: another window has practice. Close it there, then start this again. Nothing was changed.";

impl App {
    /// The practice store opens to read only: there is no door at which that could be asked.
    pub(super) fn practise_to_read(&mut self) {
        self.setting.records = Records::PracticeToRead;
        self.refusal = PRACTICE;
    }

    pub(super) fn is_only_to_read(&self) -> bool {
        matches!(self.setting.records, Records::OnlyToRead | Records::PracticeToRead)
    }

    /// Says why nothing can be changed, and what to do.
    pub(super) fn refuse(&mut self) {
        self.refusal.clone_into(&mut self.notice);
    }

    /// Whether a deed is one that cannot be done. What is noted of her place is nobody's loss.
    pub(super) fn refuses(&self, deed: &Deed) -> bool {
        self.is_only_to_read() && !matches!(deed, Deed::Leave(_) | Deed::Remember { .. })
    }

    /// What is opened in the place of this: of a meeting that is not finished its record, as it stands; of what only
    /// writes nothing, and that is said.
    pub(super) fn instead_of(&mut self, place: Where) -> Option<Where> {
        if !self.is_only_to_read() {
            return Some(place);
        }
        match place {
            Where::Recorder(meeting) => Some(Where::Record(RecordFor { meeting, reader: Reader::Record })),
            // What was answered can be read; nothing can be answered.
            Where::Sitting(id) => Some(checklist::read_pane(id)),
            Where::Entry(_)
            | Where::EntryAgain(_)
            | Where::SitDown(_)
            | Where::Beside(_)
            | Where::PaperResult(_)
            | Where::Closing(_)
            | Where::Urgent(_)
            | Where::PathNote(_)
            | Where::Passphrase(())
            | Where::Words(_)
            | Where::RemoveWords(())
            | Where::Standing(_) => {
                self.refuse();
                None
            }
            place => Some(place),
        }
    }

    pub(super) fn door_is_on_screen(&self) -> bool {
        self.overlays.iter().any(is_door)
    }

    /// Says at the door why it stays shut; where the store can be read all the same, asks whether that is wanted.
    pub(super) fn say_at_the_door(&mut self, words: String, only_to_read: Option<OnlyToRead>) {
        let Some(door) = self.overlays.iter_mut().find(|overlay| is_door(overlay)) else { return };
        match (&mut *door, only_to_read) {
            (Overlay::Unlock(unlock), Some(because)) if unlock.has_passphrase() => {
                self.refusal = because.refusal;
                *door = Overlay::Taken(Taken::new(unlock.passphrase(), because));
            }
            (Overlay::Taken(taken), Some(because)) => {
                self.refusal = because.refusal;
                taken.still(because);
            }
            (Overlay::Unlock(unlock), _) => unlock.refused(words),
            _ => {
                let mut unlock = Unlock::default();
                unlock.refused(words);
                *door = Overlay::Unlock(unlock);
            }
        }
    }
}

const fn is_door(overlay: &Overlay) -> bool {
    matches!(overlay, Overlay::Unlock(_) | Overlay::Taken(_))
}
