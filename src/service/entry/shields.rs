//! What is wrong with something that somebody must not learn.

use super::{LINE, Look, Wrong, is_same_name};
use crate::domain::marks::is_word;
use crate::domain::person::{Capacity, Person};
use crate::domain::shield::{Shield, What, is_everyday};

/// Fewest letters of a word or a sign that is looked for: a shorter one stands in every other line.
const FEWEST: usize = 3;

/// What is wrong with a shield, beside the children's names and the people of its family. Each way it is written must be
/// one that can be found, and no name that every line has.
#[must_use]
pub fn of_shield(shield: &Shield, children: &[&str], people: &[Person]) -> Vec<Wrong> {
    let mut look = Look::default();
    let todo = "Write each way it may be written: 12 Mill Lane, OX4 1AB.";
    look.needed("words", &shield.words, super::PROSE, todo);
    for way in shield.words.lines().map(str::trim).filter(|way| !way.is_empty()) {
        one(&mut look, shield, way, (children, people));
    }
    let is_family = |id| people.iter().any(|one| one.id == id && !one.capacity.is_professional());
    if let Some(other) = shield.from.iter().find(|id| !is_family(**id)) {
        let who = people.iter().find(|one| one.id == *other).map_or("somebody", |one| one.handle.as_str());
        let what = format!("{who} is not one of the family, and a shield is against the family");
        look.wrong("from", what, "Take them out.");
    }
    look.0
}

/// Whether somebody stands in the records of the family themselves, and is no name to keep: parents and professionals.
fn is_close(person: &Person) -> bool {
    matches!(person.capacity, Capacity::Parent | Capacity::Professional | Capacity::Child)
}

fn one(look: &mut Look, shield: &Shield, way: &str, (children, people): (&[&str], &[Person])) {
    look.text("words", way, LINE);
    let alone = Shield { words: way.to_owned(), ..shield.clone() };
    if way.chars().filter(|letter| letter.is_alphanumeric()).count() < FEWEST || !alone.is_in(way) {
        let what = format!("`{way}` is too short to be found");
        let todo = match shield.what {
            What::Number => "Write the whole number, with its code.",
            _ => "Write more of it: the house and the street, the whole name.",
        };
        look.wrong("words", what, todo);
    }
    if children.iter().any(|name| is_same_name(name, way)) {
        let what = format!("`{way}` is a child's name, and stands in almost every line");
        look.wrong("words", what, "Write what gives the place away.");
    }
    if let Some(person) = people.iter().find(|person| is_same_name(&person.handle, way) && is_close(person)) {
        let what = format!("`{way}` is what {} is called, and stands in every other line", person.handle);
        look.wrong("words", what, "Write what gives the place away, or the full name.");
    } else if is_everyday(way) || is_word(way) {
        let what = format!("`{way}` stands in every other line, and all of them would be kept back");
        look.wrong("words", what, "Write what only this place has: its name, its street, its postcode.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Id;

    fn shield(what: What, words: &str) -> Shield {
        let id = Id::from_bytes([1; 16]);
        Shield { id, family: id, what, words: words.into(), from: Vec::new() }
    }

    fn person(n: u8, capacity: Capacity, handle: &str) -> Person {
        Person {
            id: Id::from_bytes([n; 16]),
            family: Id::from_bytes([1; 16]),
            handle: handle.into(),
            name: String::new(),
            role: String::new(),
            agency: String::new(),
            capacity,
            telephone: String::new(),
            earlier: Vec::new(),
        }
    }

    fn wrong(what: What, words: &str) -> Vec<&'static str> {
        let mum = person(2, Capacity::Parent, "Mum");
        of_shield(&shield(what, words), &["Ben"], &[mum]).into_iter().map(|wrong| wrong.field).collect()
    }

    #[test]
    fn each_way_must_be_one_that_can_be_found() {
        assert!(wrong(What::Address, "12 Mill Lane, OX4 1AB\nthe refuge").is_empty());
        for (what, words) in [
            (What::Number, "07700 900123"),
            (What::Number, "+44 (0)1865 249811"),
            (What::School, "Hill Top Primary"),
            (What::Place, "Hope House"),
            (What::Place, "Aunt Bea"),
            (What::Address, "14 Broadway"),
            (What::Address, "Mill House, Wheatley"),
        ] {
            assert!(wrong(what, words).is_empty(), "{what:?} {words:?}");
        }
        for (what, words) in [
            (What::Address, ""),
            (What::Address, " \n "),
            (What::Place, "x"),
            (What::Number, "12"),
            (What::Number, "the refuge"),
            (What::Place, "ben"),
            (What::School, "--"),
            (What::Place, "the house"),
            (What::School, "School"),
            (What::School, "the nursery"),
            (What::Address, "her flat"),
            (What::Place, "Hope"),
            (What::Place, "B\u{e9}n"),
            (What::Place, "Mum"),
            (What::Number, "90012"),
            (What::Place, "my home"),
        ] {
            assert!(!wrong(what, words).is_empty(), "{what:?} {words:?}");
        }
    }

    #[test]
    fn it_is_against_the_family_alone() {
        let people = [person(2, Capacity::Parent, "x"), person(3, Capacity::Professional, "y")];
        let from =
            |n: u8| Shield { from: vec![Id::from_bytes([n; 16])], ..shield(What::Place, "the refuge") };
        assert!(of_shield(&from(2), &[], &people).is_empty());
        assert_eq!(of_shield(&from(3), &[], &people).len(), 1);
    }
}
