//! Where words stand in the records, newest first.

use super::ServiceError;
use crate::domain::family::Family;
use crate::domain::id::Id;
use crate::domain::meeting::{Meeting, Text};
use crate::domain::moment::long_date;
use crate::store::Reading;

/// Most results shown.
pub const AT_MOST: usize = 50;

/// One place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The meeting.
    pub meeting: Id,
    /// The family's reference.
    pub reference: String,
    /// The meeting and its day, in words.
    pub title: String,
    /// The line in which the words stand.
    pub line: String,
}

/// Where these words stand in what was written at meetings.
///
/// # Errors
/// The store's.
pub fn records(store: &Reading, words: &str, limit: usize) -> Result<Vec<Found>, ServiceError> {
    let mut found = Vec::new();
    for hit in store.search(words, limit, None)? {
        let Some(text) = store.load::<Text>(hit.record)? else { continue };
        let Some(meeting) = store.load::<Meeting>(text.meeting)? else { continue };
        let family = store.load::<Family>(meeting.family)?;
        found.push(Found {
            meeting: meeting.id,
            reference: family.map_or_else(String::new, |family| family.reference),
            title: format!("{}, {}", meeting.title(), long_date(meeting.on)),
            line: hit.line,
        });
    }
    Ok(found)
}
