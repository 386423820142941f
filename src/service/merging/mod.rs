//! Two people on record are one: everything that names the one who goes names the one who stays, in one save, and it can
//! be taken back.
//!
//! Nothing is lost by it, and nobody may have more by it: where the two disagree on who may have something, the narrower
//! holds. What closing fixed is not touched.

mod closed;
mod folding;
mod kinds;
mod people;
mod renaming;
mod undoing;
mod words;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde_json::Value;

use super::{ServiceError, new_id};
use crate::domain::id::Id;
use crate::domain::merge::{Changed, Folded, Merge};
use crate::domain::moment::Moment;
use crate::domain::person::Person;
use crate::domain::record::Record;
use crate::store::{Reading, Writing};
use kinds::Found;

pub use closed::as_now;
pub use undoing::{find, standing, unmerge};

/// What making two people one would do.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Who stays, as they are on record now.
    pub kept: Person,
    /// Who goes.
    pub gone: Person,
    /// What goes over, and what becomes of each thing on which the two disagree: sentences.
    pub said: Vec<String>,
    work: Vec<Work>,
}

/// A record while two people are made one.
#[derive(Clone, Debug)]
struct Work {
    entity: &'static str,
    id: Id,
    before: Value,
    after: Value,
    /// Whether it becomes one with another record.
    is_folded: bool,
}

impl Work {
    fn is_changed(&self) -> bool {
        self.before != self.after
    }
}

/// What making these two one would do. Nothing is changed.
///
/// # Errors
/// [`ServiceError::Refused`] where the two cannot be one; [`ServiceError::NotFound`]; the store's.
pub fn plan(store: &Reading, (kept, gone): (Id, Id), today: NaiveDate) -> Result<Plan, ServiceError> {
    let kept = store.load::<Person>(kept)?.ok_or_else(nobody)?;
    let gone = store.load::<Person>(gone)?.ok_or_else(nobody)?;
    if kept.id == gone.id {
        return Err(refused("This is one person already."));
    }
    if kept.family != gone.family {
        return Err(refused("The two are around two families."));
    }
    let mut work = Vec::new();
    for found in kinds::changeable(store, kept.family)? {
        work.extend(renamed(found, &kept, &gone)?);
    }
    let mut said = words::what_goes_over(&work, &gone);
    folding::fold(&mut work, (&kept, &gone), today, &mut said)?;
    said.extend(words::what_stays(store, &gone)?);
    Ok(Plan { kept, gone, said, work })
}

fn nobody() -> ServiceError {
    ServiceError::NotFound {
        what: "This person".into(),
        todo: "They may have been removed; go back to the family's list of people.".into(),
    }
}

fn refused(why: &str) -> ServiceError {
    ServiceError::Refused(format!("{why} Nothing was changed."))
}

/// A record with the one who stays in the place of the one who goes; none for the one who goes themselves.
fn renamed(found: Found, kept: &Person, gone: &Person) -> Result<Option<Work>, ServiceError> {
    let Found { entity, id, value } = found;
    if id == gone.id {
        return Ok(None);
    }
    let after = renaming::put(&value, &gone.id.to_string(), &kept.id.to_string()).map_err(|_| {
        refused(
            "In one sitting both were scored as carers, and a sitting stays as it is: they are two there.",
        )
    })?;
    let after = if after == value { after } else { kinds::put_in_order(entity, &after)? };
    Ok(Some(Work { entity, id, before: value, after, is_folded: false }))
}

/// Makes two people one. Answers what was done, in sentences.
///
/// # Errors
/// As [`plan`]; nothing is kept then.
pub fn merge(
    writing: &mut Writing<'_>,
    who: (Id, Id),
    by: &str,
    (now, today): (Moment, NaiveDate),
) -> Result<Vec<String>, ServiceError> {
    let Plan { kept, gone, said, work } = plan(writing, who, today)?;
    let reason = format!("{} and {} are one person.", gone.handle, kept.handle);
    let mut merge = Merge {
        id: new_id(),
        family: kept.family,
        kept: kept.id,
        gone: gone.id,
        at: now,
        by: by.to_owned(),
        gone_person: gone.clone(),
        changed: Vec::new(),
        folded: Vec::new(),
        undone: None,
    };
    for one in &work {
        if one.is_folded {
            let whole = one.before.to_string();
            merge.folded.push(Folded { entity: one.entity.into(), record: one.id, whole });
            kinds::remove(writing, one.entity, one.id, &reason)?;
            continue;
        }
        merge.changed.extend(changed(one, &kept.id.to_string()));
        if one.is_changed() {
            kinds::save(writing, one.entity, &one.after, &reason)?;
        }
    }
    kinds::remove(writing, Person::ENTITY, gone.id, &reason)?;
    writing.save(&merge, Some(&reason))?;
    Ok(said)
}

/// The fields that are changed, and those that name who stays already: what names them later was written since.
fn changed(work: &Work, kept: &str) -> Vec<Changed> {
    let (Some(before), Some(after)) = (work.before.as_object(), work.after.as_object()) else {
        return Vec::new();
    };
    let mut names: Vec<&String> = before.keys().chain(after.keys()).collect();
    names.sort_unstable();
    names.dedup();
    let field = |name: &String| {
        let [before, after] = [before, after].map(|all| all.get(name).cloned().unwrap_or(Value::Null));
        let (before, after, names_kept) = (before.to_string(), after.to_string(), name != "id");
        let is_kept = before != after || (names_kept && before.contains(kept));
        is_kept.then(|| Changed {
            entity: work.entity.to_owned(),
            record: work.id,
            field: name.clone(),
            before,
            after,
        })
    };
    names.into_iter().filter_map(field).collect()
}
