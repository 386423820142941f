//! What Home is made of, whatever the day: kept in the store, so that a start need not read every family.
//!
//! A save that changes a record it is made of drops it ([`Writing::know`]); words typed in a meeting and who was there
//! do not. The writer puts it back when it has nothing else to do.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::families::{counts, next_due};
use super::home::{AT_MOST, HomeView, Unfinished, words_of};
use super::{Catalogue, ServiceError};
use crate::domain::action::Action;
use crate::domain::episode::Episode;
use crate::domain::family::Family;
use crate::domain::id::Id;
use crate::domain::meeting::{Meeting, State};
use crate::domain::person::Person;
use crate::domain::record::Record as _;
use crate::domain::urgent::Urgent;
use crate::store::{Reading, Writing};

/// Under what name it is kept.
const NAME: &str = "home";
/// Which way of reckoning it was kept by: what an older one kept is reckoned again.
const FORM: u32 = 3;
/// What [`gather`] reads.
const MADE_OF: &[&str] =
    &[Family::ENTITY, Meeting::ENTITY, Action::ENTITY, Episode::ENTITY, Urgent::ENTITY, Person::ENTITY];

/// What has a last day, before anything is said about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matter {
    /// The family.
    pub family: Id,
    /// Its reference.
    pub reference: String,
    /// By when.
    pub by: NaiveDate,
    /// What it is.
    pub what: What,
}

/// What it is that has a last day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    /// The next core group.
    CoreGroup {
        /// The day that is agreed, where one is.
        agreed: Option<NaiveDate>,
    },
    /// An action that goes on.
    Action {
        /// What was agreed.
        what: String,
        /// Who does it; may be empty.
        owner: String,
    },
    /// A meeting that is planned, or a core group whose day is agreed.
    Meeting {
        /// `Review meeting 3`, `Core group`.
        title: String,
        /// When on that day and where; may be empty.
        detail: String,
    },
}

/// Matters of one sort: the earliest whole, all of them counted by day.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dated {
    /// The earliest [`AT_MOST`], in the order of their days.
    pub first: Vec<Matter>,
    /// How many have each day, in the order of the days.
    pub days: Vec<(NaiveDate, usize)>,
}

impl Dated {
    fn of(mut matters: Vec<Matter>) -> Self {
        matters.sort_by(|a, b| (a.by, &a.reference).cmp(&(b.by, &b.reference)));
        let mut days = BTreeMap::new();
        for matter in &matters {
            *days.entry(matter.by).or_default() += 1;
        }
        matters.truncate(AT_MOST);
        Self { first: matters, days: days.into_iter().collect() }
    }

    /// How many have a day not after `last`.
    #[must_use]
    pub fn up_to(&self, last: NaiveDate) -> usize {
        self.days.iter().take_while(|(day, _)| *day <= last).map(|(_, many)| many).sum()
    }
}

/// What Home is made of.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// The next core group of each family that has a plan.
    pub core_groups: Dated,
    /// Actions that go on and have a day.
    pub actions: Dated,
    /// Meetings to come, in the order of their days.
    #[serde(default)]
    pub meetings: Vec<Matter>,
    /// Urgent notes, meetings and decisions that are not finished; the meetings newest first.
    pub unfinished: Vec<Unfinished>,
}

/// As it is kept: with what it was made by, and in the words of the day it was made.
#[derive(Serialize, Deserialize)]
struct Kept {
    by: String,
    today: NaiveDate,
    view: HomeView,
    /// [`Known`] as JSON of its own: most starts need only the words.
    known: String,
}

impl Kept {
    fn known(&self) -> Option<Known> {
        serde_json::from_str(&self.known).ok()
    }
}

/// What reckons Home: the program and its packs. A user's own folder may change at any time: none then.
fn reckoner(catalogue: &Catalogue) -> Option<String> {
    Some(format!("{} {FORM} {}", env!("CARGO_PKG_VERSION"), catalogue.embedded_packs()?))
}

/// Home as it is kept, if it still holds.
///
/// # Errors
/// The store's.
pub fn recall(
    store: &Reading,
    catalogue: &Catalogue,
    today: NaiveDate,
) -> Result<Option<HomeView>, ServiceError> {
    Ok(as_kept(store)?.and_then(|json| words_of_kept(&json, catalogue, today)))
}

/// Home as the store keeps it, for [`words_of_kept`].
pub(super) fn as_kept(store: &Reading) -> Result<Option<String>, ServiceError> {
    Ok(store.known(NAME)?)
}

/// What was kept, in the words of a day; none where other packs reckoned it.
pub(super) fn words_of_kept(json: &str, catalogue: &Catalogue, today: NaiveDate) -> Option<HomeView> {
    let kept = reckoned(json, catalogue)?;
    if kept.today == today {
        return Some(kept.view);
    }
    kept.known().map(|known| words_of(&known, catalogue, today))
}

fn reckoned(json: &str, catalogue: &Catalogue) -> Option<Kept> {
    let by = reckoner(catalogue)?;
    serde_json::from_str::<Kept>(json).ok().filter(|kept| kept.by == by)
}

fn kept(store: &Reading, catalogue: &Catalogue) -> Result<Option<Kept>, ServiceError> {
    Ok(as_kept(store)?.and_then(|json| reckoned(&json, catalogue)))
}

/// Whether Home is kept as it is on this day.
///
/// # Errors
/// The store's.
pub fn is_kept(store: &Reading, catalogue: &Catalogue, today: NaiveDate) -> Result<bool, ServiceError> {
    Ok(kept(store, catalogue)?.is_some_and(|kept| kept.today == today))
}

/// Keeps Home as it stands.
///
/// # Errors
/// The store's.
pub fn keep(writing: &mut Writing<'_>, catalogue: &Catalogue, today: NaiveDate) -> Result<(), ServiceError> {
    let Some(by) = reckoner(catalogue) else { return Ok(()) };
    let known = match kept(writing, catalogue)?.and_then(|kept| kept.known()) {
        Some(known) => known,
        None => gather(writing, catalogue)?,
    };
    let view = words_of(&known, catalogue, today);
    let json = serde_json::to_string(&known)
        .and_then(|known| serde_json::to_string(&Kept { by, today, view, known }));
    if let Ok(json) = json {
        writing.know(NAME, MADE_OF, &json)?;
    }
    Ok(())
}

/// Reads every family.
///
/// # Errors
/// The store's.
pub fn gather(store: &Reading, catalogue: &Catalogue) -> Result<Known, ServiceError> {
    let families: Vec<Family> = store.list(None)?;
    let meetings: Vec<Meeting> = store.list(None)?;
    let references: HashMap<Id, &str> =
        families.iter().map(|family| (family.id, family.reference.as_str())).collect();
    let reference = |family: Id| references.get(&family).copied().unwrap_or_default().to_owned();
    let unfinished = unfinished(&meetings, &store.list(None)?, reference);
    let actions = store.list::<Action>(None)?.into_iter().filter(|action| action.progress.goes_on());
    let mut people: HashMap<Id, Vec<Person>> = HashMap::new();
    for person in store.list::<Person>(None)? {
        people.entry(person.family).or_default().push(person);
    }
    let of_family = |family: Id| people.get(&family).map_or(&[][..], Vec::as_slice);
    let actions =
        actions.filter_map(|action| of_action(&action, of_family(action.family), reference(action.family)));
    let actions = actions.collect();
    let ahead = ahead(&families, &meetings);
    let core_groups = core_groups(&families, meetings, store.list(None)?, catalogue);
    Ok(Known {
        core_groups: Dated::of(core_groups),
        actions: Dated::of(actions),
        meetings: ahead,
        unfinished,
    })
}

/// Meetings that are planned, and core groups that are agreed and not yet begun.
fn ahead(families: &[Family], meetings: &[Meeting]) -> Vec<Matter> {
    let mut all: Vec<Matter> = families.iter().flat_map(|family| ahead_of_family(family, meetings)).collect();
    all.sort_by(|a, b| (a.by, &a.reference).cmp(&(b.by, &b.reference)));
    all
}

fn ahead_of_family(family: &Family, meetings: &[Meeting]) -> Vec<Matter> {
    let own: Vec<&Meeting> = meetings.iter().filter(|meeting| meeting.family == family.id).collect();
    let matter = |by: NaiveDate, title: String, detail: String| Matter {
        family: family.id,
        reference: family.reference.clone(),
        by,
        what: What::Meeting { title, detail },
    };
    let planned = own.iter().filter(|meeting| meeting.state == State::Planned);
    let planned = planned.map(|meeting| matter(meeting.on, meeting.title(), when_and_where(meeting)));
    let last = own.iter().filter(|meeting| counts(meeting)).max_by_key(|meeting| meeting.on);
    let agreed = last.and_then(|last| {
        let day = last.next.filter(|day| *day > last.on)?;
        // Once a core group stands on that day, planned or begun, that one is shown.
        let begun = own.iter().any(|meeting| meeting.on == day && meeting.is_core_group());
        (!begun).then(|| matter(day, "Core group".into(), last.next_detail.clone()))
    });
    planned.chain(agreed).collect()
}

fn when_and_where(meeting: &Meeting) -> String {
    let at = meeting.at.map(|at| at.format("%H:%M").to_string());
    let place = Some(meeting.place.trim().to_owned()).filter(|place| !place.is_empty());
    at.into_iter().chain(place).collect::<Vec<_>>().join(", ")
}

/// What could not wait comes first, what only waits for a decision last.
fn unfinished(meetings: &[Meeting], notes: &[Urgent], reference: impl Fn(Id) -> String) -> Vec<Unfinished> {
    let is_fixed = |note: &Urgent| {
        meetings.iter().any(|meeting| Some(meeting.id) == note.meeting && !meeting.state.can_write())
    };
    let notes = notes.iter().filter(|note| note.is_unfinished() && !is_fixed(note));
    let notes = notes.map(|note| Unfinished::urgent(note, note.family.map(&reference).unwrap_or_default()));
    let going = meetings.iter().rev().filter(|one| matches!(one.state, State::Open | State::Paused));
    let going = going.map(|meeting| Unfinished::of(meeting, reference(meeting.family)));
    let undecided = meetings.iter().rev().filter(|meeting| meeting.is_undecided());
    let undecided = undecided.map(|meeting| Unfinished::undecided(meeting, reference(meeting.family)));
    notes.chain(going).chain(undecided).collect()
}

fn core_groups(
    families: &[Family],
    meetings: Vec<Meeting>,
    episodes: Vec<Episode>,
    catalogue: &Catalogue,
) -> Vec<Matter> {
    let mut of_family: HashMap<Id, (Vec<Episode>, Vec<Meeting>)> = HashMap::new();
    for episode in episodes {
        of_family.entry(episode.family).or_default().0.push(episode);
    }
    for meeting in meetings {
        of_family.entry(meeting.family).or_default().1.push(meeting);
    }
    let next = |family: &Family| {
        let (episodes, meetings) = of_family.get(&family.id)?;
        let next = next_due(episodes, meetings, catalogue)?;
        let what = What::CoreGroup { agreed: next.agreed };
        Some(Matter { family: family.id, reference: family.reference.clone(), by: next.latest, what })
    };
    families.iter().filter_map(next).collect()
}

fn of_action(action: &Action, people: &[Person], reference: String) -> Option<Matter> {
    let what = What::Action { what: action.what.clone(), owner: action.owners_among(people) };
    Some(Matter { family: action.family, reference, by: action.due?, what })
}

#[cfg(test)]
mod tests;
