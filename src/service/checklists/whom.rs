//! Finds a child of a family, or a sitting, by the words a person types.

use super::view::FamilyChecklists;
use crate::domain::checklist::sitting::Sitting;
use crate::domain::child::Child;
use crate::domain::id::Id;
use crate::service::ServiceError;
use crate::store::Reading;

/// Fewest digits of an id's end that name a sitting.
const FEWEST: usize = 4;

/// A child of a family by name in any case, or by its place among the children.
///
/// # Errors
/// [`ServiceError::NotFound`] with the names there are; [`ServiceError::Refused`] of a child of whom nothing is asked any
/// more; the store's.
pub fn child(store: &Reading, family: Id, words: &str) -> Result<Child, ServiceError> {
    let mut children: Vec<Child> = store.list(Some(family))?;
    children.sort_by_key(|child| child.order);
    let wanted = words.trim().to_lowercase();
    let by_name = children.iter().find(|child| child.name.to_lowercase() == wanted);
    let found = by_name.or_else(|| children.iter().find(|child| child.order.to_string() == wanted));
    match found {
        Some(child) if child.lost.is_some() => {
            Err(ServiceError::Refused("Nothing is asked of this child any more. Nothing was changed.".into()))
        }
        Some(child) => Ok(child.clone()),
        None => {
            let asked = children.iter().filter(|child| child.lost.is_none());
            let names: Vec<String> = asked.map(|child| format!("{} ({})", child.name, child.order)).collect();
            let todo = if names.is_empty() {
                "This family has no child on record.".to_owned()
            } else {
                format!("Use a name, or a number: {}.", names.join(", "))
            };
            Err(ServiceError::NotFound { what: format!("A child called {}", words.trim()), todo })
        }
    }
}

/// A child's sitting by its id, by the end of its id, or the `latest` that is closed; with one instrument, where one is
/// named.
///
/// # Errors
/// [`ServiceError::NotFound`] with what there is; [`ServiceError::Refused`] where more than one id ends so.
pub fn sitting<'v>(
    all: &'v FamilyChecklists,
    child: &Child,
    instrument: Option<&str>,
    words: &str,
) -> Result<&'v Sitting, ServiceError> {
    let wanted = words.trim().to_lowercase();
    let own = all.sittings.iter().map(|row| &row.sitting).filter(|one| {
        one.child == child.id && instrument.is_none_or(|instrument| one.edition.id == instrument)
    });
    let own: Vec<&Sitting> = own.collect();
    if wanted == "latest" {
        let replaced = |id: Id| own.iter().any(|one| one.replaces == Some(id) && one.closed.is_some());
        let closed = own.iter().rev().find(|one| one.closed.is_some() && !replaced(one.id));
        return closed.copied().ok_or_else(|| gone("A closed sitting", &own));
    }
    let mut named = own.iter().filter(|one| wanted.len() >= FEWEST && one.id.to_string().ends_with(&wanted));
    match (named.next(), named.next()) {
        (Some(one), None) => Ok(one),
        (None, _) => Err(gone(&format!("The sitting {}", words.trim()), &own)),
        (Some(_), Some(_)) => Err(ServiceError::Refused(format!(
            "More than one sitting's id ends in {wanted}. Nothing was changed. Type more of the id."
        ))),
    }
}

fn gone(what: &str, own: &[&Sitting]) -> ServiceError {
    let ids: Vec<String> =
        own.iter().map(|one| format!("{} ({}, {})", one.id.short(), one.edition.id, one.date)).collect();
    let todo = if ids.is_empty() {
        "There is none of this child yet. To put one in: portal checklist score".to_owned()
    } else {
        format!("There are: {}.", ids.join("; "))
    };
    ServiceError::NotFound { what: what.to_owned(), todo }
}
