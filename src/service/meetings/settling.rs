//! What the lines of a meeting mean is settled when a text is left, and when it is taken in from a file.

use crate::domain::child::Child;
use crate::domain::date::Around;
use crate::domain::id::Id;
use crate::domain::marks::Present;
use crate::domain::meeting::{Meeting, Text};
use crate::domain::person::Person;
use crate::store::{StoreError, Writing};

/// Settles the lines of a text that is still written in. One that is fixed keeps what it meant.
///
/// # Errors
/// The store's.
pub fn settle(writing: &mut Writing<'_>, text: Id) -> Result<(), StoreError> {
    let Some(text) = writing.load::<Text>(text)? else { return Ok(()) };
    let Some(meeting) = writing.load::<Meeting>(text.meeting)?.filter(|one| one.state.can_write()) else {
        return Ok(());
    };
    let of = Some(meeting.family);
    let (people, children): (Vec<Person>, Vec<Child>) = (writing.list(of)?, writing.list(of)?);
    let around = Around { today: meeting.on, next_core_group: meeting.next };
    let present = Present { people: &people, children: &children };
    let meanings = text.meanings.settle(&text.body, &present, &around);
    if meanings != text.meanings {
        writing.save(&Text { meanings, ..text }, None)?;
    }
    Ok(())
}
