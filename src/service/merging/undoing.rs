//! Two people who were made one are two again: what stands as it was put goes back, and what was changed since stays.

use std::collections::BTreeMap;

use serde_json::Value;

use super::kinds::{self, Found};
use super::renaming::keep_from_both;
use super::{nobody, refused};
use crate::domain::id::Id;
use crate::domain::meeting::Meeting;
use crate::domain::merge::{Changed, Merge};
use crate::domain::moment::Moment;
use crate::domain::person::Person;
use crate::service::ServiceError;
use crate::service::entry::is_same_name;
use crate::store::{Reading, Writing};

/// The newest time somebody of this name was made one with another, of those that were not taken back.
///
/// # Errors
/// [`ServiceError::NotFound`] with those there are; the store's.
pub fn find(store: &Reading, family: Id, words: &str) -> Result<Merge, ServiceError> {
    let wanted = words.trim().trim_start_matches('@');
    let mut all = standing(store, family)?;
    all.sort_by_key(|merge| std::cmp::Reverse((merge.at, merge.id)));
    let is_called = |merge: &&Merge| {
        let Person { handle, name, .. } = &merge.gone_person;
        merge.gone.to_string() == wanted || is_same_name(handle, wanted) || is_same_name(name, wanted)
    };
    if let Some(merge) = all.iter().find(is_called).filter(|_| !wanted.is_empty()) {
        return Ok(merge.clone());
    }
    let names: Vec<&str> = all.iter().map(|merge| merge.gone_person.handle.as_str()).collect();
    let todo = match names.as_slice() {
        [] => "In this family nobody was made one with another.".to_owned(),
        names => format!("Use one of: {}.", names.join(", ")),
    };
    Err(ServiceError::NotFound {
        what: format!("Nobody called {wanted} was made one with another. A person"),
        todo,
    })
}

/// Those that were not taken back, the newest last.
///
/// # Errors
/// The store's.
pub fn standing(store: &Reading, family: Id) -> Result<Vec<Merge>, ServiceError> {
    let all: Vec<Merge> = store.list(Some(family))?;
    Ok(all.into_iter().filter(|merge| merge.undone.is_none()).collect())
}

/// Takes it back. Answers what could not be put back, and what is to be looked at, in sentences.
///
/// # Errors
/// [`ServiceError::Refused`] where the one who stayed was made one with another since; the store's. Nothing is kept then.
pub fn unmerge(writing: &mut Writing<'_>, merge: Id, now: Moment) -> Result<Vec<String>, ServiceError> {
    let merge = writing.load::<Merge>(merge)?.filter(|merge| merge.undone.is_none()).ok_or_else(nobody)?;
    let Some(kept) = writing.load::<Person>(merge.kept)? else {
        return Err(refused(
            "The one who stayed was made one with another since, or removed. Take that back first.",
        ));
    };
    let reason = format!("{} and {} are two people.", merge.gone_person.handle, kept.handle);
    let mut said = Vec::new();
    bring_back(writing, &merge, &reason, &mut said)?;
    let undone = put_back(writing, &merge, &reason)?;
    said.extend(undone.said(&merge.gone_person, &kept));
    if undone.closed_since == 0 {
        writing.remove::<Merge>(merge.id, Some(&reason))?;
    } else {
        writing.save(&Merge { undone: Some(now), ..merge }, Some(&reason))?;
    }
    Ok(said)
}

/// The one who went, and the records that became one with another.
fn bring_back(
    writing: &mut Writing<'_>,
    merge: &Merge,
    reason: &str,
    said: &mut Vec<String>,
) -> Result<(), ServiceError> {
    let others: Vec<Person> = writing.list(Some(merge.family))?;
    let is_free = |handle: &str| others.iter().all(|other| !is_same_name(&other.handle, handle));
    let mut gone = merge.gone_person.clone();
    if !is_free(&gone.handle) {
        let free = (2..1_000).map(|n| format!("{} {n}", gone.handle)).find(|handle| is_free(handle));
        gone.handle = free.unwrap_or_default();
        said.push(format!("Somebody else is called so by now: they are called {}. Correct it.", gone.handle));
    }
    writing.save(&gone, Some(reason))?;
    for folded in &merge.folded {
        let whole = parsed(&folded.whole);
        if is_fixed(writing, &whole)? {
            said.push("What stands in a record that was closed since stays as it is.".into());
        } else {
            kinds::save(writing, &folded.entity, &whole, reason)?;
        }
    }
    Ok(())
}

/// What was put back, and what was not.
#[derive(Default)]
struct Undone {
    changed_since: usize,
    removed_since: usize,
    closed_since: usize,
    kept_from_both: usize,
}

impl Undone {
    fn said(&self, gone: &Person, kept: &Person) -> Vec<String> {
        let (gone, kept) = (&gone.handle, &kept.handle);
        let mut said = vec![format!("{gone} and {kept} are two people again.")];
        for (count, words) in [
            (self.changed_since, "changed since, and stays as it is"),
            (self.removed_since, "removed since, and stays removed"),
            (self.closed_since, "in a record that was closed since, and stays in it"),
        ] {
            match count {
                0 => {}
                1 => {
                    said.push(format!("One thing was {words}. Look whose it is.").replace("was in", "is in"));
                }
                many => said.push(
                    format!("{many} things were {words}. Look whose they are.").replace("were in", "are in"),
                ),
            }
        }
        match self.kept_from_both {
            0 => {}
            1 => said.push(format!("One thing kept from {kept} since is kept from {gone} too.")),
            many => said.push(format!("{many} things kept from {kept} since are kept from {gone} too.")),
        }
        said
    }
}

fn put_back(writing: &mut Writing<'_>, merge: &Merge, reason: &str) -> Result<Undone, ServiceError> {
    let mut undone = Undone::default();
    let mut by_record: BTreeMap<(&str, Id), Vec<&Changed>> = BTreeMap::new();
    for changed in &merge.changed {
        by_record.entry((&changed.entity, changed.record)).or_default().push(changed);
    }
    let (kept, gone) = (merge.kept.to_string(), merge.gone.to_string());
    for ((entity, id), fields) in &by_record {
        let Some(mut value) = kinds::load(writing, entity, *id)? else {
            undone.removed_since += usize::from(fields.iter().any(|field| field.before != field.after));
            continue;
        };
        if is_fixed(writing, &value)? {
            undone.closed_since += 1;
            continue;
        }
        let before = value.clone();
        for field in fields {
            let (was, put) = (parsed(&field.before), parsed(&field.after));
            let Some(now) = value.get_mut(&field.field) else { continue };
            one_back(now, (&was, &put), (&kept, &gone), &mut undone);
        }
        save_changed(writing, (entity, *id), (&before, &value), reason)?;
    }
    // What was written since names the one who stayed alone.
    for Found { entity, id, value } in kinds::changeable(writing, merge.family)? {
        if by_record.contains_key(&(entity, id)) || is_folded(merge, id) {
            continue;
        }
        let mut now = value.clone();
        undone.kept_from_both += keep_from_both(&mut now, &kept, &gone);
        save_changed(writing, (entity, id), (&value, &now), reason)?;
    }
    Ok(undone)
}

fn is_folded(merge: &Merge, id: Id) -> bool {
    merge.folded.iter().any(|folded| folded.record == id)
}

fn save_changed(
    writing: &mut Writing<'_>,
    (entity, _): (&str, Id),
    (before, after): (&Value, &Value),
    reason: &str,
) -> Result<(), ServiceError> {
    if before == after { Ok(()) } else { kinds::save(writing, entity, after, reason) }
}

/// One value back as it was, where it stands as it was put; of a list each that does. What is new is kept from both where
/// it is kept from one.
fn one_back(now: &mut Value, (was, put): (&Value, &Value), (kept, gone): (&str, &str), undone: &mut Undone) {
    if now == put {
        now.clone_from(was);
        return;
    }
    if let (Value::Array(items), Value::Array(was), Value::Array(put)) = (&mut *now, was, put)
        && was.len() == put.len()
    {
        let mut left: Vec<(&Value, &Value)> = put.iter().zip(was).collect();
        for item in items {
            match left.iter().position(|(put, _)| *put == item) {
                Some(at) => item.clone_from(left.remove(at).1),
                None => undone.kept_from_both += keep_from_both(item, kept, gone),
            }
        }
        undone.changed_since += left.iter().filter(|(put, was)| put != was).count();
        return;
    }
    undone.changed_since += usize::from(was != put);
    undone.kept_from_both += keep_from_both(now, kept, gone);
}

/// Whether a record belongs to a meeting whose record is fixed.
fn is_fixed(store: &Reading, value: &Value) -> Result<bool, ServiceError> {
    let meeting = value.get("meeting").and_then(Value::as_str).and_then(|id| id.parse::<Id>().ok());
    // An action names the meeting that agreed it, and is the family's own.
    let Some(meeting) = meeting.filter(|_| value.get("progress").is_none() || value.get("family").is_none())
    else {
        return Ok(false);
    };
    Ok(store.load::<Meeting>(meeting)?.is_some_and(|meeting| !meeting.state.can_write()))
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or(Value::Null)
}
