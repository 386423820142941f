//! The names of some of a family's children, looked for in what is written: of those of whom somebody may have nothing, or
//! of all of them, to ask whether a word is one.

use super::child::Child;
use super::compare;
use super::id::Id;
use super::marks::{Mention, mention, mention_beside, small_letters};
use super::person::Person;

/// Words a name of somebody else begins with: what follows them is that person's name, and no child's.
const TITLES: [&str; 18] = [
    "aunt", "auntie", "aunty", "uncle", "nan", "nana", "nanny", "gran", "granny", "grandma", "grandad",
    "grandpa", "mr", "mrs", "ms", "miss", "dr", "sister",
];

/// Children, by every name they have or had.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ChildNames {
    names: Vec<(Id, String)>,
    /// Longer names one of them may be part of: `Jo-Anne`, `Aunt May`.
    longer: Vec<String>,
}

impl ChildNames {
    /// The names of the children `is_one` says, beside everybody else's.
    #[must_use]
    pub fn of(children: &[Child], people: &[Person], is_one: impl Fn(Id) -> bool) -> Self {
        let all = || children.iter().flat_map(|child| child.names().map(|name| (child.id, name)));
        let looked_for = all().filter(|(child, name)| is_one(*child) && !name.trim().is_empty());
        let looked_for: Vec<(Id, String)> =
            looked_for.map(|(child, name)| (child, name.to_owned())).collect();
        let titled = people.iter().flat_map(Person::names).filter(|name| is_titled(name));
        let others = all().map(|(_, name)| name).chain(titled);
        let longer = others.filter(|name| looked_for.iter().any(|(_, one)| is_longer(name, one)));
        Self { longer: longer.map(str::to_owned).collect(), names: looked_for }
    }

    /// Whether one of them may be named in these words.
    #[must_use]
    pub fn are_in(&self, words: &str) -> bool {
        self.names.iter().any(|(_, name)| self.mention(words, name).is_some())
    }

    /// Somebody as they can be named where none of these children may be: `father of Mia` is `father`.
    #[must_use]
    pub fn kept_out_of(&self, person: &Person) -> Person {
        let least = || person.capacity.label().to_owned();
        let role = if self.are_in(&person.role) {
            let short = [" of ", " for ", " to ", ","].iter().find_map(|word| person.role.split_once(word));
            let short = short.map(|(first, _)| first.trim().to_owned()).filter(|first| !self.are_in(first));
            short.unwrap_or_else(least)
        } else {
            person.role.clone()
        };
        let otherwise = || if role.is_empty() { least() } else { role.clone() };
        let handle = if self.are_in(&person.handle) { otherwise() } else { person.handle.clone() };
        let name = if self.are_in(&person.name) { String::new() } else { person.name.clone() };
        Person { role: role.clone(), handle, name, ..person.clone() }
    }

    /// Whether one of them may be named in the words of a line, of which the writer said this: a word that is a name too is
    /// the child, or is not.
    #[must_use]
    pub fn are_in_line(&self, words: &str, said: &[(Id, bool)]) -> bool {
        self.names.iter().any(|(child, name)| match self.mention(words, name) {
            Some(Mention::Sure) => true,
            Some(Mention::Unsure) => said_of(said, *child) != Some(false),
            None => said_of(said, *child) == Some(true),
        })
    }

    /// The first of them of whom it cannot be told whether they are named in a line, and was not said.
    #[must_use]
    pub fn in_doubt(&self, words: &str, said: &[(Id, bool)]) -> Option<Id> {
        let is_in_doubt = |(child, name): &&(Id, String)| {
            said_of(said, *child).is_none() && self.mention(words, name) == Some(Mention::Unsure)
        };
        self.names.iter().find(is_in_doubt).map(|(child, _)| *child)
    }

    /// The first of them of whom something may be said in a line: in doubt, or a word in small letters.
    #[must_use]
    pub fn may_be_said(&self, words: &str, said: &[(Id, bool)]) -> Option<Id> {
        let may_be = |(_, name): &&(Id, String)| {
            self.mention(words, name) == Some(Mention::Unsure) || small_letters(words, name) > 0
        };
        self.in_doubt(words, said).or_else(|| self.names.iter().find(may_be).map(|(child, _)| *child))
    }

    /// How often the name of one of them stands in a line as a word in small letters, of which nothing was said.
    #[must_use]
    pub fn in_small_letters(&self, child: Id, words: &str, said: &[(Id, bool)]) -> usize {
        if said_of(said, child).is_some() {
            return 0;
        }
        let its = self.names.iter().filter(|(one, _)| *one == child);
        its.map(|(_, name)| small_letters(words, name)).sum()
    }

    fn mention(&self, words: &str, name: &str) -> Option<Mention> {
        // Most lines name nobody, and nothing longer is looked for in them.
        mention(words, name).and_then(|_| mention_beside(words, name, &self.longer))
    }
}

fn said_of(said: &[(Id, bool)], child: Id) -> Option<bool> {
    said.iter().find(|(one, _)| *one == child).map(|(_, is_child)| *is_child)
}

/// Whether a name is another person's, with what they are called by before it: `Aunt May`, and not `Mays dad`.
fn is_titled(name: &str) -> bool {
    let first = name.split_whitespace().next().unwrap_or_default();
    TITLES.iter().any(|title| compare::same(first, title)) && name.split_whitespace().nth(1).is_some()
}

fn is_longer(name: &str, than: &str) -> bool {
    let (name, than) = (compare::key(name), compare::key(than));
    name.len() > than.len() && name.contains(&than)
}

#[cfg(test)]
mod tests {
    use super::super::closing::sample;
    use super::*;

    #[test]
    fn a_hidden_child_is_not_named_and_nobody_else_is_taken_for_them() {
        let mut record = sample::record();
        let [ava, ben, noor, ..] = record.children.as_mut_slice() else { return };
        "May".clone_into(&mut ava.name);
        "Jo".clone_into(&mut ben.name);
        "Jo-Anne".clone_into(&mut noor.name);
        let (may, jo) = (ava.id, ben.id);
        record.people[0].handle = "Aunt May".into();
        let hidden = ChildNames::of(&record.children, &record.people, |child| child == may || child == jo);
        let in_doubt = |words: &str| hidden.in_doubt(words, &[]) == Some(may);
        assert!(
            in_doubt("May has a bed")
                && in_doubt("! may ring")
                && !in_doubt("for May")
                && !in_doubt("he may")
        );
        assert_eq!(hidden.in_small_letters(may, "he may, she may, May", &[]), 2);
        for (words, expected) in [
            ("bed for Jo", true),
            ("Jos bed", false),
            ("bed for May", true),
            ("May has no bed", true),
            ("MAY HAS NO BED", true),
            ("@may has none", true),
            ("Jo-Anne and Jo", true),
            ("Mays bed", false),
            ("he may come", false),
            ("bed for Jo Anne", false),
            ("joanne's bed", false),
            ("with Aunt May", false),
            ("by 4 May", false),
            ("John and Mayor", false),
            ("", false),
        ] {
            assert_eq!(hidden.are_in(words), expected, "{words}");
        }
        for (words, said, expected) in [
            ("May has no bed", Some(false), false),
            ("May has no bed", Some(true), true),
            ("for May", Some(false), true),
            ("he may come", Some(true), true),
            ("he may come", None, false),
        ] {
            let said: Vec<(Id, bool)> = said.map(|said| (may, said)).into_iter().collect();
            assert_eq!(hidden.are_in_line(words, &said), expected, "{words} {said:?}");
        }
    }
}
