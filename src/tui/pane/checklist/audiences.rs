//! Who may have what is written: the answers a form offers, the one that holds now among them.

use crate::domain::audience::Audience;
use crate::domain::person::Person;

/// Each in words; where it may not be shared, only the narrow ones. And which of them holds now.
pub(super) fn audiences(
    people: &[Person],
    may_be_shared: bool,
    now: &Audience,
) -> (Vec<(String, Audience)>, usize) {
    let family = people.iter().filter(|person| !person.capacity.is_professional());
    let wide = family.map(|one| Audience::NotFor([one.id].into()));
    let mut all = vec![Audience::ProfessionalsOnly, Audience::LegalAdvice];
    if may_be_shared {
        all.insert(0, Audience::Everyone);
        all.extend(wide);
    }
    if !all.contains(now) {
        all.push(now.clone());
    }
    let at = all.iter().position(|one| one == now).unwrap_or(0);
    (all.into_iter().map(|one| (one.in_words(people), one)).collect(), at)
}
