//! Finds a meeting, or a reader of it, by the words a person types.

use super::ServiceError;
use crate::domain::audience::Reader;
use crate::domain::compare;
use crate::domain::family::Family;
use crate::domain::id::Id;
use crate::domain::meeting::Meeting;
use crate::domain::person::Person;
use crate::store::Reading;

/// Fewest digits of an id's end that name a meeting.
const FEWEST: usize = 4;

/// Every meeting with its family's reference, newest first: those of `family`, or all.
///
/// # Errors
/// The store's.
pub fn list(store: &Reading, family: Option<Id>) -> Result<Vec<(Meeting, String)>, ServiceError> {
    let families: Vec<Family> = store.list(None)?;
    let mut meetings: Vec<Meeting> = store.list(family)?;
    meetings.sort_by_key(|meeting| std::cmp::Reverse((meeting.on, meeting.id)));
    let reference =
        |id: Id| families.iter().find(|family| family.id == id).map(|family| family.reference.clone());
    Ok(meetings
        .into_iter()
        .map(|meeting| (reference(meeting.family).unwrap_or_default(), meeting))
        .map(|(a, b)| (b, a))
        .collect())
}

/// The meeting with this id, with this end of an id, or the `latest`.
///
/// # Errors
/// [`ServiceError::NotFound`]; [`ServiceError::Refused`] where more than one ends so; the store's.
pub fn meeting(store: &Reading, words: &str) -> Result<Meeting, ServiceError> {
    let wanted = words.trim().to_lowercase();
    let mut meetings: Vec<Meeting> = store.list(None)?;
    let missing = || ServiceError::NotFound {
        what: format!("The meeting {}", words.trim()),
        todo: "For the list of meetings: portal meeting list".into(),
    };
    if wanted == "latest" {
        return meetings.into_iter().max_by_key(|meeting| (meeting.on, meeting.id)).ok_or_else(missing);
    }
    meetings.retain(|meeting| wanted.len() >= FEWEST && meeting.id.to_string().ends_with(&wanted));
    match (meetings.pop(), meetings.pop()) {
        (Some(meeting), None) => Ok(meeting),
        (None, _) => Err(missing()),
        (Some(_), Some(_)) => Err(ServiceError::Refused(format!(
            "More than one meeting's id ends in {wanted}. Nothing was changed. Type more of the id."
        ))),
    }
}

/// The reader with this name: `record`, `family`, or somebody of the meeting's family.
///
/// # Errors
/// [`ServiceError::NotFound`], or the store's.
pub fn reader(store: &Reading, meeting: &Meeting, words: &str) -> Result<Reader, ServiceError> {
    reader_of(store, meeting.family, words)
}

/// The reader with this name: `record`, `family`, or somebody of the family.
///
/// # Errors
/// [`ServiceError::NotFound`], or the store's.
pub fn reader_of(store: &Reading, family: Id, words: &str) -> Result<Reader, ServiceError> {
    match words.trim().to_lowercase().as_str() {
        "record" => return Ok(Reader::Record),
        "family" => return Ok(Reader::Family),
        _ => {}
    }
    let people: Vec<Person> = store.list(Some(family))?;
    let person = person(&people, words).ok_or_else(|| {
        let handles: Vec<&str> = people.iter().map(|person| person.handle.as_str()).collect();
        ServiceError::NotFound {
            what: format!("Nobody called {} is known in this family. A reader", words.trim()),
            todo: format!("Use record, family, or one of: {}.", handles.join(", ")),
        }
    })?;
    Ok(Reader::Person { id: person.id, professional: person.capacity.is_professional() })
}

/// Somebody by what they are called in the meeting, however it is spelt; failing that, by full name.
#[must_use]
pub fn person<'a>(people: &'a [Person], words: &str) -> Option<&'a Person> {
    let wanted = words.trim().trim_start_matches('@');
    let called = |person: &&Person| compare::same(&person.handle, wanted);
    let named = |person: &&Person| !wanted.is_empty() && compare::same(&person.name, wanted);
    people.iter().find(called).or_else(|| people.iter().find(named))
}
