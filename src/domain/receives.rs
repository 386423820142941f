//! Who of the family a copy can be put into the hands of, and of which children they may receive what is written.

use chrono::NaiveDate;

use super::id::Id;
use super::person::{Capacity, Person, Tie};

/// Whether somebody is one of those a copy for family members may be handed to.
#[must_use]
pub const fn is_family(person: &Person) -> bool {
    matches!(person.capacity, Capacity::Parent | Capacity::Supporter | Capacity::Child)
}

/// Whether somebody may not receive what is written of a child: what the ties of today say; where none is of today,
/// what any of them said.
#[must_use]
pub fn is_refused(ties: &[Tie], person: Id, child: Id, today: NaiveDate) -> bool {
    let ties = || ties.iter().filter(|tie| tie.person == person && tie.child == child);
    let of_today = |tie: &Tie| tie.from <= today && tie.until.is_none_or(|until| today <= until);
    let any_of_today = ties().any(of_today);
    ties().any(|tie| tie.may_receive == Some(false) && (!any_of_today || of_today(tie)))
}
