//! What is on record of a child before a file is read: the file is held against it.

use std::collections::BTreeSet;

use crate::domain::checklist::evidence::Evidence;
use crate::domain::checklist::sitting::{HomeAnswers, Sitting};
use crate::domain::child::Child;
use crate::domain::id::Id;
use crate::domain::person::{Person, Tie};
use crate::service::ServiceError;
use crate::service::checklists::view;
use crate::store::Reading;

/// What is on record of a child.
#[derive(Clone, Debug)]
pub struct Known {
    /// The child.
    pub child: Child,
    /// The child's carers.
    pub carers: Vec<Person>,
    /// Everyone around the family.
    pub people: Vec<Person>,
    /// What they are to the children.
    pub ties: Vec<Tie>,
    /// The child's sittings, the oldest first.
    pub sittings: Vec<Sitting>,
    /// The answers about the home.
    pub homes: Vec<Home>,
}

/// Answers about a home, with what stands beside them.
#[derive(Clone, Debug)]
pub struct Home {
    /// The answers.
    pub answers: HomeAnswers,
    /// The items whose answers can no longer be written.
    pub fixed: BTreeSet<String>,
    /// What stands beside them.
    pub evidence: Vec<Evidence>,
}

/// Reads what is on record of a child.
///
/// # Errors
/// The store's.
pub fn known(store: &Reading, child: Child) -> Result<Known, ServiceError> {
    let people: Vec<Person> = store.list(Some(child.family))?;
    let ties: Vec<Tie> = store.list(Some(child.family))?;
    let mut sittings: Vec<Sitting> = store.list(Some(child.id))?;
    sittings.sort_by_key(|one| (one.date, one.id));
    let homes: Vec<HomeAnswers> = store.list(Some(child.family))?;
    let homes = homes.into_iter().map(|answers| home(store, answers));
    Ok(Known {
        carers: view::carers(&people, &ties, child.id),
        homes: homes.collect::<Result<_, _>>()?,
        people,
        ties,
        sittings,
        child,
    })
}

fn home(store: &Reading, answers: HomeAnswers) -> Result<Home, ServiceError> {
    let fixed = view::fixed_home(store, &answers)?;
    Ok(Home { evidence: store.list(Some(answers.id))?, fixed, answers })
}

impl Known {
    /// Somebody by what they are called, by full name, by role, or by what they are to the child: a carer before others.
    /// `None` where nobody is, or more than one.
    #[must_use]
    pub fn carer(&self, words: &str) -> Option<Id> {
        let wanted = words.trim().trim_start_matches('@').to_lowercase();
        if wanted.is_empty() {
            return None;
        }
        self.only_one(&self.carers, &wanted).or_else(|| self.only_one(&self.people, &wanted))
    }

    fn only_one(&self, people: &[Person], wanted: &str) -> Option<Id> {
        let called: fn(&Person) -> [&str; 3] = |one| [&one.handle, &one.name, &one.role];
        let is_called =
            |one: &Person, at: usize| called(one).get(at).is_some_and(|name| name.to_lowercase() == *wanted);
        let by_tie = |one: &Person| {
            let mut ties = self.ties.iter().filter(|tie| tie.person == one.id && tie.child == self.child.id);
            ties.any(|tie| tie.relation.to_lowercase() == *wanted)
        };
        let ways = (0..3).map(|at| people.iter().filter(|one| is_called(one, at)).collect::<Vec<_>>());
        let ways = ways.chain([people.iter().filter(|one| by_tie(one)).collect()]);
        let found = ways.into_iter().find(|found| !found.is_empty())?;
        match found.as_slice() {
            [one] => Some(one.id),
            _ => None,
        }
    }
}
