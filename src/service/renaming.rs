//! Who somebody was before: a corrected name is remembered beside the new one, whichever door it came through.

use super::{Piece, StoreError};
use crate::domain::child::Child;
use crate::domain::person::Person;
use crate::store::Reading;

/// The piece with every name that is corrected by it among the earlier ones.
///
/// # Errors
/// The store's.
pub fn remembered(store: &Reading, piece: &Piece) -> Result<Piece, StoreError> {
    Ok(match piece {
        Piece::Child(child) => Piece::Child(child_after(store.load::<Child>(child.id)?, child)),
        Piece::Person(person) => Piece::Person(person_after(store.load::<Person>(person.id)?, person)),
        other => other.clone(),
    })
}

fn child_after(before: Option<Child>, child: &Child) -> Child {
    let Some(before) = before else { return child.clone() };
    let known = before.earlier.iter().chain([&before.name]).chain(&child.earlier);
    Child { earlier: earlier(known, &[&child.name]), ..child.clone() }
}

fn person_after(before: Option<Person>, person: &Person) -> Person {
    let Some(before) = before else { return person.clone() };
    let known = before.earlier.iter().chain([&before.handle, &before.name]).chain(&person.earlier);
    Person { earlier: earlier(known, &[&person.handle, &person.name]), ..person.clone() }
}

/// Each name once, in the order they were borne; without those borne now.
fn earlier<'a>(known: impl Iterator<Item = &'a String>, now: &[&String]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for name in known.filter(|name| !name.trim().is_empty() && !now.contains(name)) {
        if !all.contains(name) {
            all.push(name.clone());
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(known: &[&str], now: &[&str]) -> Vec<String> {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let (known, now) = (owned(known), owned(now));
        earlier(known.iter(), &now.iter().collect::<Vec<_>>())
    }

    #[test]
    fn earlier_names_are_kept_once_in_their_order_and_without_the_one_borne_now() {
        assert_eq!(names(&["Baby", "Rosie"], &["Rosa"]), ["Baby", "Rosie"]);
        assert_eq!(names(&["Baby", "Rosa", "Baby"], &["Rosa"]), ["Baby"]);
        assert_eq!(names(&["SW", "", " "], &["SW1", "Ada Holt"]), ["SW"]);
        assert!(names(&[], &["Mum"]).is_empty());
    }
}
