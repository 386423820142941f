//! Who is offered for the word after an `@`.

use super::{Env, Recorder};
use crate::domain::body::{Edit, Spot};
use crate::domain::compare;
use crate::domain::manuscript::Stroke;
use crate::domain::marks::complete;
use crate::domain::person::Person;
use crate::tui::effect::Effect;

/// Longest stretch after an `@` that is looked up.
const LONGEST_HANDLE: usize = 24;

impl Recorder {
    /// The people the `@` word at the cursor could be, and where the word begins.
    fn completions(&self) -> Option<(usize, Vec<&Person>)> {
        let (_, manuscript) = self.manuscript()?;
        let spot = manuscript.spot();
        let before = manuscript.body().line(spot.line).text.get(..spot.byte)?;
        let at = before.rfind('@')?;
        let prefix = before.get(at + 1..)?;
        if prefix.len() > LONGEST_HANDLE {
            return None;
        }
        let sheet = self.sheet.as_ref()?;
        let here: Vec<_> =
            self.attendance().into_iter().filter(|one| one.was_there()).map(|one| one.person).collect();
        let people = complete(prefix, &self.marks()?.present(), &here)
            .into_iter()
            .filter_map(|found| sheet.record.person(found.id))
            .filter(|person| !compare::same(&person.handle, prefix) && self.may_offer(person))
            .collect::<Vec<_>>();
        (!people.is_empty()).then_some((at, people))
    }

    pub(super) fn offer(&mut self) {
        self.offered = self.completions().map(|_| 0);
    }

    pub(super) fn offer_other(&mut self, down: bool) {
        let many = self.completions().map_or(0, |(_, people)| people.len());
        let at = self.offered.unwrap_or(0);
        self.offered = match (many, down) {
            (0, _) => None,
            (many, true) => Some((at + 1) % many),
            (many, false) => Some((at + many - 1) % many),
        };
    }

    /// Takes the name that is offered.
    pub(super) fn take_offered(&mut self, env: &Env) -> Vec<Effect> {
        let offered = self.offered.take().unwrap_or(0);
        let Some((at, people)) = self.completions() else { return Vec::new() };
        let Some(handle) = people.get(offered).map(|person| person.handle.clone()) else { return Vec::new() };
        let Some((_, manuscript)) = self.manuscript() else { return Vec::new() };
        let spot = manuscript.spot();
        let typed =
            manuscript.body().line(spot.line).text.get(at + 1..spot.byte).unwrap_or_default().to_owned();
        let after = Spot { line: spot.line, byte: at + 1 + handle.len() };
        let edit = Edit::Within { line: spot.line, at: at + 1, removed: typed, inserted: handle };
        let _ = env;
        self.put(Stroke::Edit { edit, after, joins: false })
    }

    /// What is offered, in words: `2 of 5, HV, health visitor`.
    pub(super) fn offered_words(&self) -> Option<String> {
        let offered = self.offered?;
        let (_, people) = self.completions()?;
        let person = people.get(offered)?;
        Some(format!(
            "{} of {}, {}, {}   Tab takes it, Down the next",
            offered + 1,
            people.len(),
            person.handle,
            person.known_as()
        ))
    }
}
