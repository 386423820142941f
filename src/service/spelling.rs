//! Spelling, looked at when it is asked for: the words of a meeting that nobody knows, and words the practitioner added.

use super::dictionary::{dictionary, field};
use super::meetings::{self, Sheet};
use super::{Catalogue, Deed, ServiceError};
use crate::domain::id::Id;
use crate::domain::room::Room;
use crate::domain::short_code::ShortCode;
use crate::domain::spelling::{Known, Unknown, names, unknown};
use crate::store::Reading;

/// Under what name the words she added are kept.
const KNOWN: &str = "known-words";

/// What was found in a meeting.
#[derive(Clone, Debug)]
pub struct Spelling {
    /// The meeting, its texts as they are now.
    pub sheet: Sheet,
    /// Words that are not known, in the order of the agenda.
    pub unknown: Vec<Unknown>,
    /// Words the practitioner added.
    pub known: Vec<String>,
    /// Words she passed over in this meeting.
    pub passed: Vec<String>,
}

/// Looks at every word of a meeting's texts; in the room, of what everyone there may see.
///
/// # Errors
/// The store's, or when the dictionary cannot be read.
pub fn look(
    store: &Reading,
    meeting: Id,
    in_room: bool,
    catalogue: &Catalogue,
) -> Result<Spelling, ServiceError> {
    let mut sheet = meetings::sheet(store, meeting, catalogue)?;
    for text in &mut sheet.record.texts {
        if let Some(manuscript) = sheet.manuscripts.get(&text.id) {
            text.body.clone_from(manuscript.body());
        }
    }
    let (added, passed) = (known(store)?, words(store, &passed_name(meeting))?);
    let own: Known = added.iter().chain(&passed).map(String::as_str).collect();
    let all = [own, names(&sheet.record), of_codes(&sheet.short_codes), of_pack(catalogue)];
    let dictionary = dictionary()?;
    let knows =
        |word: &str| dictionary.check(word) || field().has(word) || all.iter().any(|some| some.has(word));
    let room = in_room.then(|| Room::now(&sheet.record));
    let unknown = unknown(&sheet.record, &sheet.around, room.as_ref(), &knows);
    Ok(Spelling { sheet, unknown, known: added, passed })
}

fn of_codes(codes: &[ShortCode]) -> Known {
    codes.iter().flat_map(|one| [one.code.as_str(), one.words.as_str()]).collect()
}

/// What the packs in use say, so that a place or a service they name is a word.
fn of_pack(catalogue: &Catalogue) -> Known {
    let mut known = of_codes(catalogue.short_codes());
    for page in catalogue.guidance() {
        for text in [&page.title, &page.summary, &page.body] {
            known.add(text);
        }
    }
    for contact in catalogue.contacts() {
        known.add(&contact.name);
        known.add(&contact.say);
    }
    for template in catalogue.templates() {
        for section in &template.sections {
            known.add(&section.title);
            section.prompts.iter().for_each(|prompt| known.add(prompt));
        }
    }
    known
}

/// The words the practitioner added; none where nothing was kept, or it cannot be read.
///
/// # Errors
/// The store's.
pub fn known(store: &Reading) -> Result<Vec<String>, ServiceError> {
    words(store, KNOWN)
}

/// What keeps the words she added.
#[must_use]
pub fn keep_known(words: &[String]) -> Deed {
    keep(KNOWN.into(), words)
}

/// What keeps the words she passed over in a meeting.
#[must_use]
pub fn keep_passed(meeting: Id, words: &[String]) -> Deed {
    keep(passed_name(meeting), words)
}

fn passed_name(meeting: Id) -> String {
    format!("passed-words:{meeting}")
}

fn keep(name: String, words: &[String]) -> Deed {
    Deed::Remember { name, value: serde_json::to_string(words).unwrap_or_default() }
}

fn words(store: &Reading, name: &str) -> Result<Vec<String>, ServiceError> {
    let kept = store.get_place(name)?;
    Ok(kept.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default())
}
