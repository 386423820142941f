//! What `@` offers.

use super::super::compare;
use super::super::id::Id;
use super::super::person::Person;
use super::Present;

/// The people whose handle, or a word of it, begins with `prefix` (typed without the `@`): first those who are
/// `here`, then the others, each by handle.
#[must_use]
pub fn complete<'a>(prefix: &str, present: &Present<'a>, here: &[Id]) -> Vec<&'a Person> {
    let fits = |person: &&Person| compare::begins(&person.handle, prefix);
    let mut found: Vec<&Person> = present.people.iter().filter(fits).collect();
    found.sort_by_cached_key(|person| (!here.contains(&person.id), person.handle.to_lowercase()));
    found
}
