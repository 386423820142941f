//! A family on record is changed by a file: what it changes, in records and in sentences.

use serde_json::Value;

use super::household_of;
use super::rev::differing;
use crate::domain::child::Child;
use crate::domain::episode::Episode;
use crate::domain::id::Id;
use crate::domain::moment::Moment;
use crate::domain::outcome::Outcome;
use crate::domain::person::{Member, Person, Tie};
use crate::domain::record::Record;
use crate::domain::shield::Shield;
use crate::service::practice::Household;
use crate::service::{Piece, ServiceError, entering, renaming, shielding};
use crate::store::Writing;

/// Why the records are changed, in the change log.
const REASON: &str = "Changed by a file.";

/// What a file changes of a family.
#[derive(Clone, Debug)]
pub struct Update {
    was: Box<Household>,
    keep: Vec<Piece>,
    remove: Vec<Piece>,
    /// What is changed, a sentence each; empty where nothing is.
    pub said: Vec<String>,
}

impl Update {
    /// From a family as it is to what it becomes.
    pub(super) fn of(was: &Household, now: &Household) -> Self {
        let mut update =
            Self { was: Box::new(was.clone()), keep: Vec::new(), remove: Vec::new(), said: Vec::new() };
        let say = Say { was, now };
        let family = (std::slice::from_ref(&was.family), std::slice::from_ref(&now.family));
        update.kind(family, Piece::Family, |_| "The family".into(), &say);
        update.kind((&was.people, &now.people), Piece::Person, |person| say.who(person.id), &say);
        update.kind((&was.children, &now.children), Piece::Child, |child| say.whom(child.id), &say);
        let tie = |tie: &Tie| format!("{} to {}", say.who(tie.person), say.whom(tie.child));
        update.kind((&was.ties, &now.ties), Piece::Tie, tie, &say);
        let seat = |seat: &Member| format!("Seat of {}, {}", say.who(seat.person), seat.seat.label());
        update.kind((&was.members, &now.members), Piece::Member, seat, &say);
        let stretch = |one: &Episode| format!("Stretch of {} from {}", say.whom(one.child), one.from);
        update.kind((&was.episodes, &now.episodes), Piece::Episode, stretch, &say);
        let outcome = |one: &Outcome| format!("Outcome for {}", say.whom(one.child));
        update.kind((&was.outcomes, &now.outcomes), |one| Piece::Outcome(Box::new(one)), outcome, &say);
        let shield = |one: &Shield| format!("What is kept from somebody, {}", one.what.label());
        update.kind((&was.shields, &now.shields), Piece::Shield, shield, &say);
        update
    }

    fn kind<R: Record + Clone + PartialEq>(
        &mut self,
        (was, now): (&[R], &[R]),
        piece: impl Fn(R) -> Piece,
        called: impl Fn(&R) -> String,
        say: &Say<'_>,
    ) {
        for one in now {
            match was.iter().find(|before| before.id() == one.id()) {
                Some(before) if before == one => continue,
                Some(before) => self.said.extend(say.changes(before, one, &called(before))),
                None => self.said.push(format!("{}: added.", called(one))),
            }
            self.keep.push(piece(one.clone()));
        }
        for gone in was.iter().filter(|before| now.iter().all(|one| one.id() != before.id())) {
            self.said.push(format!("{}: removed.", called(gone)));
            self.remove.push(piece(gone.clone()));
        }
    }
}

/// Keeps what a file changes, whole or not at all.
///
/// # Errors
/// [`ServiceError::Refused`] where the family is not as it was when the file was read, or something that is removed is in
/// use; the store's. Nothing is changed then.
pub fn change(writing: &mut Writing<'_>, update: &Update, now: Moment) -> Result<(), ServiceError> {
    if household_of(writing, update.was.family.id)? != *update.was {
        return Err(ServiceError::Refused(
            "The family was changed while the file was read. Nothing was changed. Do it again.".into(),
        ));
    }
    // With a person or a child goes what hangs on them.
    for piece in &update.remove {
        entering::remove(writing, piece, Some(REASON))?;
    }
    for piece in &update.keep {
        let piece = renaming::remembered(writing, piece)?;
        let piece = shielding::narrowed(writing, &piece)?;
        entering::keep(writing, &piece, Some(REASON), now)?;
    }
    Ok(())
}

/// Says what is changed, with people and children by name.
struct Say<'a> {
    was: &'a Household,
    now: &'a Household,
}

impl Say<'_> {
    fn who(&self, id: Id) -> String {
        let all = || self.was.people.iter().chain(&self.now.people);
        all()
            .find(|person: &&Person| person.id == id)
            .map_or_else(String::new, |person| person.handle.clone())
    }

    fn whom(&self, id: Id) -> String {
        let all = || self.was.children.iter().chain(&self.now.children);
        all().find(|child: &&Child| child.id == id).map_or_else(String::new, |child| child.name.clone())
    }

    fn changes<R: Record>(&self, was: &R, now: &R, called: &str) -> Vec<String> {
        let values = |record: &R| serde_json::to_value(record).unwrap_or(Value::Null);
        let (before, after) = (values(was), values(now));
        let sentence = |field: String| {
            let (before, after) = (before.get(&field), after.get(&field));
            // What is kept from somebody is not written where it may be pasted on.
            if R::ENTITY == Shield::ENTITY && field == "words" {
                return format!("{called}: its words are changed.");
            }
            format!("{called}: `{field}` was {}, and is {}.", self.value(before), self.value(after))
        };
        differing(was, now).into_iter().map(sentence).collect()
    }

    fn value(&self, value: Option<&Value>) -> String {
        match value {
            None | Some(Value::Null) => "not said".into(),
            Some(Value::Bool(yes)) => if *yes { "yes" } else { "no" }.into(),
            Some(Value::String(text)) if text.is_empty() => "empty".into(),
            Some(Value::String(text)) => text.parse().map_or_else(
                |_| format!("\"{}\"", text.replace('\n', " / ")),
                |id| [self.who(id), self.whom(id)].concat(),
            ),
            Some(Value::Number(number)) => number.to_string(),
            Some(Value::Array(list)) if list.is_empty() => "empty".into(),
            Some(Value::Array(list)) => {
                list.iter().map(|item| self.value(Some(item))).collect::<Vec<_>>().join(", ")
            }
            Some(Value::Object(fields)) => {
                let said = fields
                    .iter()
                    .map(|(name, value)| format!("{} {}", name.replace('_', " "), self.value(Some(value))));
                said.collect::<Vec<_>>().join(", ")
            }
        }
    }
}
