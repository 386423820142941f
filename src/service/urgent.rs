//! Urgent notes: read with what they belong to, and kept while their meeting can be written in.

use super::families::FamilyRow;
use super::{Catalogue, ServiceError, meetings};
use crate::domain::child::Child;
use crate::domain::family::Family;
use crate::domain::id::Id;
use crate::domain::meeting::Meeting;
use crate::domain::room::Room;
use crate::domain::urgent::Urgent;
use crate::store::{Reading, Writing};

/// An urgent note, and what it belongs to.
#[derive(Clone, Debug)]
pub struct UrgentView {
    /// The note.
    pub note: Urgent,
    /// The meeting it came up in, where it was one.
    pub meeting: Option<Meeting>,
    /// Every family, by reference: the note may wait for one.
    pub families: Vec<FamilyRow>,
    /// The children of its family.
    pub children: Vec<Child>,
    /// Those of them whose names may stand on a screen that the room of its meeting can see.
    pub in_room: Vec<Id>,
}

impl UrgentView {
    /// The reference of its family; none where it has no family yet.
    #[must_use]
    pub fn reference(&self) -> Option<&str> {
        let family = self.families.iter().find(|row| Some(row.id) == self.note.family);
        family.map(|row| row.reference.as_str())
    }
}

/// A note with what it belongs to.
///
/// # Errors
/// [`ServiceError::NotFound`], or the store's.
pub fn view(store: &Reading, id: Id, catalogue: &Catalogue) -> Result<UrgentView, ServiceError> {
    let note = store.load::<Urgent>(id)?.ok_or_else(|| ServiceError::NotFound {
        what: "This urgent note".into(),
        todo: "It may have been taken off the lists; go back.".into(),
    })?;
    let meeting = note.meeting.map(|meeting| store.load::<Meeting>(meeting)).transpose()?.flatten();
    let families = store.list::<Family>(None)?.into_iter();
    let row =
        |family: Family| FamilyRow { id: family.id, reference: family.reference, children: String::new() };
    let children: Vec<Child> = match note.family {
        Some(family) => store.list(Some(family))?,
        None => Vec::new(),
    };
    let record = note.meeting.map(|meeting| meetings::record(store, meeting, catalogue)).transpose()?;
    let spoken_of = record.iter().flat_map(|record| {
        let room = Room::now(record);
        record
            .children_spoken_of()
            .filter(move |child| room.shows_child(Some(child.id)))
            .map(|child| child.id)
    });
    let in_room = spoken_of.collect();
    Ok(UrgentView { note, meeting, families: families.map(row).collect(), children, in_room })
}

/// The notes of a family, in a meeting or not, in the order they came up.
///
/// # Errors
/// The store's.
pub fn of_family(store: &Reading, family: Id) -> Result<Vec<Urgent>, ServiceError> {
    let mut notes: Vec<Urgent> = store.list(None)?;
    notes.retain(|note| note.family == Some(family));
    notes.sort_by_key(|note| note.at);
    Ok(notes)
}

/// Keeps a note that is new or corrected.
///
/// # Errors
/// [`ServiceError::Refused`] where its meeting is closed: an addendum says then what is to be corrected. Or the store's.
pub fn keep(writing: &mut Writing<'_>, note: &Urgent, reason: Option<&str>) -> Result<usize, ServiceError> {
    refuse_in_a_fixed_record(writing, note)?;
    Ok(writing.save(note, reason)?)
}

/// Takes a note off the lists that was begun by mistake. It stays in the change log.
///
/// # Errors
/// As for [`keep`].
pub fn remove(writing: &mut Writing<'_>, note: &Urgent, reason: Option<&str>) -> Result<(), ServiceError> {
    refuse_in_a_fixed_record(writing, note)?;
    writing.remove::<Urgent>(note.id, reason)?;
    Ok(())
}

fn refuse_in_a_fixed_record(writing: &Writing<'_>, note: &Urgent) -> Result<(), ServiceError> {
    let meeting = note.meeting.map(|meeting| writing.load::<Meeting>(meeting)).transpose()?.flatten();
    match meeting.filter(|meeting| !meeting.state.can_write()) {
        Some(meeting) => Err(ServiceError::Refused(format!(
            "The meeting is {}, so this note stays as it is. What is to be corrected is added to its record: d there.",
            meeting.state.label()
        ))),
        None => Ok(()),
    }
}
