//! What `@` offers.

use super::super::id::Id;
use super::super::person::Person;
use super::Present;

/// The people whose handle, or a word of it, begins with `prefix` (typed without the `@`): first those who are
/// `here`, then the others, each by handle.
#[must_use]
pub fn complete<'a>(prefix: &str, present: &Present<'a>, here: &[Id]) -> Vec<&'a Person> {
    let prefix = prefix.trim_start().to_lowercase();
    let fits = |person: &&Person| begins(&person.handle.to_lowercase(), &prefix);
    let mut found: Vec<&Person> = present.people.iter().filter(fits).collect();
    found.sort_by_cached_key(|person| (!here.contains(&person.id), person.handle.to_lowercase()));
    found
}

fn begins(handle: &str, prefix: &str) -> bool {
    let mut words = handle.match_indices(' ').map(|(at, space)| at + space.len());
    handle.starts_with(prefix)
        || words.any(|at| handle.get(at..).is_some_and(|rest| rest.starts_with(prefix)))
}
