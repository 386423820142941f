//! Where words stand in the records, newest first.

use crate::domain::family::Family;
use crate::domain::id::Id;
use crate::domain::meeting::{Meeting, Text};
use crate::domain::moment::long_date;
use crate::domain::query::Query;
use crate::service::ServiceError;
use crate::store::Reading;

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

/// Where the question is met in what was written at meetings: of one family, where one is named, and of no other.
///
/// # Errors
/// The store's.
pub fn records(
    store: &Reading,
    query: &Query,
    limit: usize,
    only: Option<Id>,
) -> Result<Vec<Found>, ServiceError> {
    let of_family: Option<Vec<Id>> = match only {
        None => None,
        Some(family) => {
            Some(store.list::<Meeting>(Some(family))?.into_iter().map(|meeting| meeting.id).collect())
        }
    };
    let mut found = Vec::new();
    for hit in store.search(query, limit, None, of_family.as_deref())? {
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
