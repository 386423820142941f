//! What somebody will do, and what became of it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::audience::Audience;
use super::compare;
use super::entry::{Bound, Named};
use super::id::Id;
use super::moment::{Moment, long_date, short_date};
use super::person::Person;
use super::record::Record;

/// Where an action stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// Not yet answered for.
    Open,
    /// Done.
    Done,
    /// Done in part.
    Part,
    /// Not done.
    NotDone,
    /// No longer needed.
    Dropped,
}

impl Progress {
    /// Whether it goes on to the next meeting.
    #[must_use]
    pub const fn goes_on(self) -> bool {
        matches!(self, Self::Open | Self::Part | Self::NotDone)
    }
}

/// An action agreed at a meeting. Made from the `!` lines when the meeting is closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// Its id.
    pub id: Id,
    /// The family.
    pub family: Id,
    /// The meeting that agreed it.
    pub meeting: Id,
    /// What will be done.
    pub what: String,
    /// For which child; none when it is for the household.
    #[serde(default)]
    pub child: Option<Id>,
    /// Who will do it, as written.
    #[serde(default)]
    pub owner: String,
    /// Who will do it, where that is a person on record.
    #[serde(default)]
    pub person: Option<Id>,
    /// Who will do it as well.
    #[serde(default)]
    pub also: Vec<Named>,
    /// By when.
    #[serde(default)]
    pub due: Option<NaiveDate>,
    /// The day that bounds it in another way than `by`: until when, from when. Nothing is late by it.
    #[serde(default)]
    pub bounded: Option<Bounded>,
    /// Dates it had before: how often it was moved is how many these are.
    #[serde(default)]
    pub moved_from: Vec<NaiveDate>,
    /// Where it stands.
    pub progress: Progress,
    /// Who may have it.
    #[serde(default)]
    pub audience: Audience,
    /// How it will be seen to have worked in the child's day.
    #[serde(default)]
    pub measure: String,
}

/// A day, and how it bounds what is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bounded {
    /// How.
    pub bound: Bound,
    /// The day.
    pub day: NaiveDate,
}

impl Action {
    /// Everybody who will do it, as written: `HV and SW`. Empty where nobody was named.
    #[must_use]
    pub fn owners(&self) -> String {
        self.also.iter().fold(self.owner.clone(), |all, one| format!("{all} and {}", one.words))
    }

    /// The same as they are called among these people now: a handle that was handed on names whom it meant.
    #[must_use]
    pub fn owners_among(&self, people: &[Person]) -> String {
        let also = self.also.iter().map(|one| (one.person, one.words.as_str()));
        let called = |(id, words): (Option<Id>, &str)| {
            let person = id.and_then(|id| people.iter().find(|person| person.id == id));
            person.map_or(words, |person| person.handle.as_str()).to_owned()
        };
        let all = std::iter::once((self.person, self.owner.as_str())).chain(also).map(called);
        all.collect::<Vec<_>>().join(" and ")
    }

    /// Whether somebody with this id, or this handle where no id is meant, will do it.
    #[must_use]
    pub fn is_for(&self, id: Id, handle: &str) -> bool {
        let first = (self.person, self.owner.as_str());
        let also = self.also.iter().map(|one| (one.person, one.words.as_str()));
        std::iter::once(first)
            .chain(also)
            .any(|(person, words)| person.map_or_else(|| compare::same(words, handle), |person| person == id))
    }

    /// `by Friday 4 December 2026`, `until Friday 4 December 2026`; none where it has no day.
    #[must_use]
    pub fn day_in_words(&self) -> Option<String> {
        self.day_as(long_date)
    }

    /// The same where room is short: `by Fri 4 Dec 2026`.
    #[must_use]
    pub fn short_day(&self) -> Option<String> {
        self.day_as(short_date)
    }

    fn day_as(&self, write: fn(NaiveDate) -> String) -> Option<String> {
        match (self.due, self.bounded) {
            (Some(due), Some(other)) if other.bound.is_due() => {
                Some(format!("{} {}", other.bound.word(), write(due)))
            }
            (Some(due), _) => Some(format!("by {}", write(due))),
            (None, Some(other)) => Some(format!("{} {}", other.bound.word(), write(other.day))),
            (None, None) => None,
        }
    }
}

/// What was agreed of an action: what, by whom, by when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// What will be done.
    pub what: String,
    /// Who will do it, as written.
    #[serde(default)]
    pub owner: String,
    /// Who will do it, where that is a person on record.
    #[serde(default)]
    pub person: Option<Id>,
    /// Who will do it as well.
    #[serde(default)]
    pub also: Vec<Named>,
    /// By when.
    #[serde(default)]
    pub due: Option<NaiveDate>,
    /// The day that bounds it in another way.
    #[serde(default)]
    pub bounded: Option<Bounded>,
}

impl Action {
    /// What was agreed.
    #[must_use]
    pub fn terms(&self) -> Terms {
        Terms {
            what: self.what.clone(),
            owner: self.owner.clone(),
            person: self.person,
            also: self.also.clone(),
            due: self.due,
            bounded: self.bounded,
        }
    }

    /// The same action on other terms.
    #[must_use]
    pub fn with(&self, terms: Terms, moved_from: Vec<NaiveDate>) -> Self {
        let Terms { what, owner, person, also, due, bounded } = terms;
        Self { what, owner, person, also, due, bounded, moved_from, ..self.clone() }
    }
}

/// That an action was changed after its meeting was closed. The minutes of that meeting stay as they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionChange {
    /// Its id.
    pub id: Id,
    /// The family.
    pub family: Id,
    /// Which action.
    pub action: Id,
    /// When.
    pub at: Moment,
    /// By whom.
    pub by: String,
    /// Why.
    pub because: String,
    /// What was agreed before.
    pub before: Terms,
    /// What holds since.
    pub after: Terms,
}

impl ActionChange {
    /// `changed 3 Dec 2026 by Jo Bell: owner was HV; day was by Fri 4 Dec 2026. Reason: HV is on leave`.
    #[must_use]
    pub fn in_words(&self, action: &Action) -> String {
        let on_terms = |terms: &Terms| action.with(terms.clone(), Vec::new());
        let (before, after) = (on_terms(&self.before), on_terms(&self.after));
        let mut was = Vec::new();
        if before.owners() != after.owners() {
            was.push(format!("owner was {}", or_none(before.owners())));
        }
        if before.short_day() != after.short_day() {
            was.push(format!("day was {}", or_none(before.short_day().unwrap_or_default())));
        }
        if before.what != after.what {
            was.push(format!("it said \"{}\"", before.what));
        }
        let on = self.at.format("%-d %b %Y");
        format!("changed {on} by {}: {}. Reason: {}", self.by, was.join("; "), self.because)
    }
}

fn or_none(words: String) -> String {
    if words.is_empty() { "none".into() } else { words }
}

impl Record for ActionChange {
    const ENTITY: &'static str = "action_change";

    fn id(&self) -> Id {
        self.id
    }

    fn parent(&self) -> Option<Id> {
        Some(self.family)
    }
}

impl Record for Action {
    const ENTITY: &'static str = "action";

    fn id(&self) -> Id {
        self.id
    }

    fn parent(&self) -> Option<Id> {
        Some(self.family)
    }
}

/// Who missed or cancelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// The family.
    Family,
    /// A service.
    Service,
}

/// What was said of an earlier action at a later meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Its id.
    pub id: Id,
    /// At which meeting.
    pub meeting: Id,
    /// Of which action.
    pub action: Id,
    /// Where it stands now; `Open` is not answered yet.
    pub progress: Progress,
    /// The new date, where it was moved.
    #[serde(default)]
    pub moved_to: Option<NaiveDate>,
    /// By whom something was missed or cancelled, where it was.
    #[serde(default)]
    pub missed_by: Option<By>,
    /// What changed for the child.
    #[serde(default)]
    pub for_the_child: String,
    /// Who may have this answer; never wider than the action's own audience.
    #[serde(default)]
    pub audience: Audience,
}

impl Record for Answer {
    const ENTITY: &'static str = "answer";

    fn id(&self) -> Id {
        self.id
    }

    fn parent(&self) -> Option<Id> {
        Some(self.meeting)
    }
}
