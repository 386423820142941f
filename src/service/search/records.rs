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
    let hits = match only {
        None => store.search(query, limit, None)?,
        Some(family) => {
            let meetings = store.list::<Meeting>(Some(family))?;
            let meetings: Vec<Id> = meetings.iter().map(|meeting| meeting.id).collect();
            store.search_below::<Text>(&meetings, query, limit)?
        }
    };
    let mut found = Vec::new();
    for hit in hits {
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
