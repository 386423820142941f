//! Families, and one family's workspace.

use chrono::NaiveDate;

use super::{Catalogue, ServiceError};
use crate::domain::action::{Action, ActionChange};
use crate::domain::calendar::NotWorked;
use crate::domain::child::Child;
use crate::domain::clock::{Rule, schedule};
use crate::domain::episode::{Episode, Status};
use crate::domain::family::Family;
use crate::domain::id::Id;
use crate::domain::meeting::{Meeting, State};
use crate::domain::merge::Merge;
use crate::domain::moment::long_date;
use crate::domain::outcome::Outcome;
use crate::domain::path_note::PathNote;
use crate::domain::person::{Member, Person, Tie};
use crate::domain::shield::Shield;
use crate::domain::urgent::Urgent;
use crate::store::Reading;

/// A family in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FamilyRow {
    /// Its id.
    pub id: Id,
    /// Its reference.
    pub reference: String,
    /// Its children, as `Ava (9), Ben (4)`.
    pub children: String,
}

/// One family, whole.
#[derive(Clone, Debug)]
pub struct Workspace {
    /// The family.
    pub family: Family,
    /// Its children in their order.
    pub children: Vec<Child>,
    /// Stretches of their lives.
    pub episodes: Vec<Episode>,
    /// People around them.
    pub people: Vec<Person>,
    /// What people are to each child.
    pub ties: Vec<Tie>,
    /// Seats in the core group.
    pub members: Vec<Member>,
    /// What somebody must not learn.
    pub shields: Vec<Shield>,
    /// What must change for each child.
    pub outcomes: Vec<Outcome>,
    /// Actions agreed.
    pub actions: Vec<Action>,
    /// What was changed of them after their meetings were closed, in the order it was.
    pub action_changes: Vec<ActionChange>,
    /// Meetings, oldest first.
    pub meetings: Vec<Meeting>,
    /// What could not wait, in the order it came up, whether in a meeting or not.
    pub urgent: Vec<Urgent>,
    /// Where worries about the family led, in the order they were kept.
    pub path_notes: Vec<PathNote>,
    /// Who was made one with another, and can be made two again.
    pub merges: Vec<Merge>,
    /// When the next core group must be held at the latest, and how that was counted.
    pub next: Option<NextDue>,
}

/// The next core group's latest day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextDue {
    /// The day.
    pub latest: NaiveDate,
    /// Why nobody works that day, and the working day before it, where that is so.
    pub not_worked: Option<NotWorked>,
    /// How it was counted, in a sentence.
    pub how: String,
    /// The day that is agreed, where one is.
    pub agreed: Option<NaiveDate>,
}

/// All families, by reference.
///
/// # Errors
/// The store's.
pub fn list(store: &Reading, _: &Catalogue, today: NaiveDate) -> Result<Vec<FamilyRow>, ServiceError> {
    let mut children: Vec<Child> = store.list(None)?;
    children.sort_by_key(|child| (child.family, child.order));
    let mut rows: Vec<FamilyRow> = store
        .list::<Family>(None)?
        .into_iter()
        .map(|family| {
            let first = children.partition_point(|child| child.family < family.id);
            let own = children[first..].iter().take_while(|child| child.family == family.id);
            let names: Vec<String> = own.map(|child| child.name_and_age(today)).collect();
            FamilyRow { id: family.id, reference: family.reference, children: names.join(", ") }
        })
        .collect();
    rows.sort_by(|a, b| a.reference.cmp(&b.reference));
    Ok(rows)
}

/// The family with this reference, in any case.
///
/// # Errors
/// [`ServiceError::NotFound`], or the store's.
pub fn find(store: &Reading, reference: &str) -> Result<Family, ServiceError> {
    let wanted = reference.trim().to_lowercase();
    store
        .list::<Family>(None)?
        .into_iter()
        .find(|family| family.reference.to_lowercase() == wanted)
        .ok_or_else(|| ServiceError::NotFound {
            what: format!("The family {}", reference.trim()),
            todo: "For the list of families: portal family list".into(),
        })
}

/// One family's workspace.
///
/// # Errors
/// [`ServiceError::NotFound`], or the store's.
pub fn workspace(
    store: &Reading,
    family: Id,
    catalogue: &Catalogue,
    today: NaiveDate,
) -> Result<Workspace, ServiceError> {
    let _ = today;
    let family = store.load::<Family>(family)?.ok_or_else(|| ServiceError::NotFound {
        what: "This family".into(),
        todo: "It may have been removed; go back to the list.".into(),
    })?;
    let of = Some(family.id);
    let mut children: Vec<Child> = store.list(of)?;
    children.sort_by_key(|child| child.order);
    let mut meetings: Vec<Meeting> = store.list(of)?;
    meetings.sort_by_key(|meeting| (meeting.on, meeting.number, meeting.id));
    let episodes: Vec<Episode> = store.list(of)?;
    let next = next_due(&episodes, &meetings, catalogue);
    Ok(Workspace {
        children,
        episodes,
        people: store.list(of)?,
        ties: store.list(of)?,
        members: store.list(of)?,
        outcomes: store.list(of)?,
        actions: store.list(of)?,
        action_changes: action_changes(store, family.id)?,
        meetings,
        shields: store.list(of)?,
        path_notes: store.list(of)?,
        merges: super::merging::standing(store, family.id)?,
        urgent: super::urgent::of_family(store, family.id)?,
        next,
        family,
    })
}

fn action_changes(store: &Reading, family: Id) -> Result<Vec<ActionChange>, ServiceError> {
    let mut changes: Vec<ActionChange> = store.list(Some(family))?;
    changes.sort_by_key(|change| (change.at, change.id));
    Ok(changes)
}

/// Whether a meeting counts as a core group that was held. One that was broken off counts only where somebody has
/// decided that it does.
#[must_use]
pub fn counts(meeting: &Meeting) -> bool {
    let was_held = match meeting.state {
        State::Closed => true,
        State::Abandoned => meeting.counts == Some(true),
        // One that goes on was not held yet: it may be broken off, or begun by one key too many.
        State::Open | State::Paused | State::Planned | State::NotHeld => false,
    };
    was_held && meeting.is_core_group()
}

/// When the next core group must be held at the latest: for the earliest of the children's plans.
#[must_use]
pub fn next_due(episodes: &[Episode], meetings: &[Meeting], catalogue: &Catalogue) -> Option<NextDue> {
    let plan = episodes
        .iter()
        .filter(|episode| episode.status == Status::Plan && episode.until.is_none())
        .min_by_key(|episode| episode.from)?;
    let held = meetings.iter().filter(|meeting| counts(meeting)).max_by_key(|meeting| meeting.on);
    let (latest, how) = match held {
        None => first_core_group(plan.from, catalogue)?,
        Some(last) => later_core_group(plan, last.on, catalogue)?,
    };
    let not_worked = catalogue.calendar().and_then(|calendar| calendar.not_worked(latest));
    Some(NextDue { latest, not_worked, how, agreed: held.and_then(|meeting| meeting.next) })
}

fn first_core_group(conference: NaiveDate, catalogue: &Catalogue) -> Option<(NaiveDate, String)> {
    latest_by(rule(catalogue, "first-core-group")?, conference, catalogue)
}

fn later_core_group(plan: &Episode, last: NaiveDate, catalogue: &Catalogue) -> Option<(NaiveDate, String)> {
    // What the conference agreed wins over every general reading.
    if let Some(weeks) = plan.every_weeks {
        let latest = last.checked_add_signed(chrono::TimeDelta::weeks(i64::from(weeks)))?;
        let agreed = format!(
            "The conference agreed a core group every {weeks} weeks; the last was on {}.",
            long_date(last)
        );
        let not_worked = catalogue.calendar().and_then(|calendar| calendar.not_worked(latest));
        let how = not_worked.map_or(agreed.clone(), |why| {
            format!("{agreed} {} is not a working day: {}.", long_date(latest), why.in_words())
        });
        return Some((latest, how));
    }
    latest_by(rule(catalogue, "later-core-groups")?, last, catalogue)
}

fn rule<'a>(catalogue: &'a Catalogue, id: &str) -> Option<&'a Rule> {
    catalogue.rules().iter().find(|rule| rule.id == id)
}

fn latest_by(rule: &Rule, from: NaiveDate, catalogue: &Catalogue) -> Option<(NaiveDate, String)> {
    let calendar = catalogue.calendar()?;
    let reading = rule.readings.first()?;
    let reckoned =
        crate::domain::clock::reckon(reading, from, calendar, crate::domain::calendar::Count::DayAfter);
    reckoned.ok().map(|reckoned| (reckoned.latest, reckoned.how))
}

/// Every date that follows a conference, each with its readings.
#[must_use]
pub fn dates_after(
    catalogue: &Catalogue,
    conference: NaiveDate,
    kind: crate::domain::clock::Conference,
) -> Vec<crate::domain::clock::Scheduled> {
    catalogue
        .calendar()
        .map(|calendar| schedule(catalogue.rules(), conference, kind, calendar))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests;
