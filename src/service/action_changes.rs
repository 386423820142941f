//! An action after its meeting was closed: other words, another owner, another day, with a reason. The minutes stay.

use super::{ServiceError, new_id};
use crate::domain::action::{Action, ActionChange};
use crate::domain::moment::Moment;
use crate::store::Writing;

/// Keeps an action with its new terms, and beside it what it said before, why it was changed and by whom.
///
/// # Errors
/// [`ServiceError::Refused`] without a reason, where nothing is different, or where the action does not go on;
/// [`ServiceError::NotFound`]; the store's. Nothing is kept then.
pub(super) fn change(
    writing: &mut Writing<'_>,
    changed: &Action,
    reason: Option<&str>,
    (by, at): (&str, Moment),
) -> Result<(), ServiceError> {
    let before = writing.load::<Action>(changed.id)?.ok_or_else(missing)?;
    let because = reason.ok_or_else(|| refused("Say why the action is changed."))?;
    if !before.progress.goes_on() {
        return Err(refused("This action does not go on: what became of it stands in a meeting's record."));
    }
    if before.terms() == changed.terms() {
        return Err(refused("The action says this already."));
    }
    let change = ActionChange {
        id: new_id(),
        family: before.family,
        action: before.id,
        at,
        by: by.to_owned(),
        because: because.to_owned(),
        before: before.terms(),
        after: changed.terms(),
    };
    let moved = before.due.filter(|due| changed.due != Some(*due));
    let moved_from = before.moved_from.iter().copied().chain(moved).collect();
    writing.save(&before.with(change.after.clone(), moved_from), reason)?;
    writing.save(&change, reason)?;
    Ok(())
}

fn missing() -> ServiceError {
    ServiceError::NotFound {
        what: "This action".into(),
        todo: "It may have been removed; go back to the family's plan and actions.".into(),
    }
}

fn refused(why: &str) -> ServiceError {
    ServiceError::Refused(format!("{why} Nothing was changed."))
}
