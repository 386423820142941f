//! What making two people one does, in sentences.

use super::Work;
use crate::domain::attendance::Attendance;
use crate::domain::id::Id;
use crate::domain::meeting::Meeting;
use crate::domain::person::Person;
use crate::domain::record::Record;
use crate::service::ServiceError;
use crate::store::Reading;

/// What each kind of record is called, one and many.
const KINDS: [(&str, &str, &str); 14] = [
    ("tie", "tie to a child", "ties to children"),
    ("member", "seat in the core group", "seats in the core group"),
    ("shield", "thing that is kept from them", "things that are kept from them"),
    ("action", "action", "actions"),
    ("outcome", "outcome that is not for them", "outcomes that are not for them"),
    ("child", "child whose lines begin as not for them", "children whose lines begin as not for them"),
    ("attendance", "place on the list of an open meeting", "places on lists of open meetings"),
    ("text", "text of an open meeting", "texts of open meetings"),
    ("read_back", "answer to what was read out", "answers to what was read out"),
    ("reason", "reason", "reasons"),
    ("sitting", "sitting with a checklist", "sittings with checklists"),
    ("home_answers", "sheet of answers about the home", "sheets of answers about the home"),
    ("urgent", "urgent note", "urgent notes"),
    ("path_note", "note", "notes"),
];

/// What goes over to the one who stays.
pub(super) fn what_goes_over(work: &[Work], gone: &Person) -> Vec<String> {
    let count = |entity: &str| work.iter().filter(|one| one.entity == entity && one.is_changed()).count();
    let rest: usize = {
        let named = |one: &&Work| KINDS.iter().any(|(entity, ..)| *entity == one.entity);
        work.iter().filter(|one| one.is_changed() && !named(one)).count()
    };
    let mut parts: Vec<String> = KINDS
        .iter()
        .map(|(entity, one, many)| (count(entity), one, many))
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, many)| format!("{count} {}", if count == 1 { one } else { many }))
        .collect();
    if rest > 0 {
        parts.push(format!("{rest} more"));
    }
    match parts.as_slice() {
        [] => vec![format!("Nothing on record hangs on {} that can still be changed.", gone.handle)],
        parts => vec![format!("From {} go over: {}.", gone.handle, parts.join(", "))],
    }
}

/// In how many closed records the one who goes stands: they stay as they are.
pub(super) fn what_stays(store: &Reading, gone: &Person) -> Result<Vec<String>, ServiceError> {
    let mut count = 0;
    for meeting in store.list::<Meeting>(Some(gone.family))? {
        let is_there = !meeting.state.can_write() && was_there(store, meeting.id, gone.id)?;
        count += usize::from(is_there);
    }
    Ok(match count {
        0 => Vec::new(),
        1 => vec![format!("One closed record names {}, and stays as it is.", gone.handle)],
        many => vec![format!("{many} closed records name {}, and stay as they are.", gone.handle)],
    })
}

fn was_there(store: &Reading, meeting: Id, person: Id) -> Result<bool, ServiceError> {
    Ok(store.list::<Attendance>(Some(meeting))?.iter().any(|row| row.person == person))
}

/// What is said where a thing is kept of the one who stays and the other is only in the record of it.
pub(super) fn stays(what: &str, stays: &str, other: &str) -> String {
    format!("{what}: \"{stays}\" stays; \"{other}\" is kept beside what was made one.")
}

/// Whether a record's kind is this.
pub(super) fn is<R: Record>(work: &Work) -> bool {
    work.entity == R::ENTITY && !work.is_folded
}
