//! What is due and what is unfinished, over all families.

use chrono::NaiveDate;

use super::families::next_due;
use super::{Catalogue, ServiceError};
use crate::domain::action::Action;
use crate::domain::episode::Episode;
use crate::domain::family::Family;
use crate::domain::id::Id;
use crate::domain::meeting::{Meeting, State};
use crate::domain::moment::long_date;
use crate::store::Reading;

/// Days ahead that Home looks.
const AHEAD: i64 = 14;

/// Something that is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The family.
    pub family: Id,
    /// Its reference.
    pub reference: String,
    /// By when.
    pub by: NaiveDate,
    /// In words, without the reference.
    pub words: String,
}

/// A meeting that is not finished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfinished {
    /// The meeting.
    pub meeting: Id,
    /// The family's reference.
    pub reference: String,
    /// In words, without the reference.
    pub words: String,
}

/// What Home shows.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct HomeView {
    /// Due within two weeks or overdue, most urgent first.
    pub due: Vec<Due>,
    /// Not finished, newest first.
    pub unfinished: Vec<Unfinished>,
}

/// What is due and unfinished.
///
/// # Errors
/// The store's.
pub fn home(store: &Reading, catalogue: &Catalogue, today: NaiveDate) -> Result<HomeView, ServiceError> {
    let families: Vec<Family> = store.list(None)?;
    let meetings: Vec<Meeting> = store.list(None)?;
    let mut view =
        HomeView { due: due(store, &families, &meetings, catalogue, today)?, ..HomeView::default() };
    for meeting in
        meetings.iter().rev().filter(|meeting| matches!(meeting.state, State::Open | State::Paused))
    {
        view.unfinished.push(unfinished(meeting, reference(&families, meeting.family)));
    }
    Ok(view)
}

/// Everything due within `AHEAD` days or overdue, most urgent first.
fn due(
    store: &Reading,
    families: &[Family],
    meetings: &[Meeting],
    catalogue: &Catalogue,
    today: NaiveDate,
) -> Result<Vec<Due>, ServiceError> {
    let episodes: Vec<Episode> = store.list(None)?;
    let actions: Vec<Action> = store.list(None)?;
    let mut due = Vec::new();
    for family in families {
        due.extend(core_group_due(family, &episodes, meetings, catalogue, today));
    }
    for action in actions.iter().filter(|action| action.progress.goes_on()) {
        due.extend(action_due(action, reference(families, action.family), today));
    }
    due.sort_by(|a, b| (a.by, &a.reference).cmp(&(b.by, &b.reference)));
    Ok(due)
}

fn core_group_due(
    family: &Family,
    episodes: &[Episode],
    meetings: &[Meeting],
    catalogue: &Catalogue,
    today: NaiveDate,
) -> Option<Due> {
    let episodes: Vec<Episode> = episodes.iter().filter(|one| one.family == family.id).cloned().collect();
    let meetings: Vec<Meeting> = meetings.iter().filter(|one| one.family == family.id).cloned().collect();
    let next = next_due(&episodes, &meetings, catalogue)?;
    let agreed = match next.agreed.filter(|day| *day >= today) {
        Some(day) if day > next.latest => format!("agreed for {}, later than that", long_date(day)),
        Some(day) => format!("agreed for {}", long_date(day)),
        None => "no date yet".into(),
    };
    let words = match (next.latest - today).num_days() {
        ..0 => format!("core group was due {}, {agreed}", long_date(next.latest)),
        0..=AHEAD => format!(
            "core group due {}, {}, {agreed}",
            long_date(next.latest),
            left(catalogue, today, next.latest)
        ),
        _ => return None,
    };
    Some(Due { family: family.id, reference: family.reference.clone(), by: next.latest, words })
}

fn left(catalogue: &Catalogue, today: NaiveDate, by: NaiveDate) -> String {
    let days = catalogue.calendar().and_then(|calendar| calendar.working_days_between(today, by).ok());
    match days {
        Some(1) => "1 working day left".into(),
        Some(days) => format!("{days} working days left"),
        None => format!("{} days left", (by - today).num_days()),
    }
}

fn action_due(action: &Action, reference: String, today: NaiveDate) -> Option<Due> {
    let by = action.due?;
    let owner = if action.owner.is_empty() { "no owner" } else { &action.owner };
    let words = match (by - today).num_days() {
        -1 => format!("action 1 day overdue: {} ({owner})", action.what),
        days @ ..0 => format!("action {} days overdue: {} ({owner})", -days, action.what),
        0 => format!("action due today: {} ({owner})", action.what),
        1..=7 => format!("action due {}: {} ({owner})", long_date(by), action.what),
        _ => return None,
    };
    Some(Due { family: action.family, reference, by, words })
}

fn reference(families: &[Family], id: Id) -> String {
    families.iter().find(|family| family.id == id).map_or_else(String::new, |family| family.reference.clone())
}

fn unfinished(meeting: &Meeting, reference: String) -> Unfinished {
    let since = meeting.opened().map_or_else(String::new, |at| format!(" since {}", at.format("%A %H:%M")));
    let title = meeting.title();
    let words = format!("{title}, {}{since}", meeting.state.label());
    Unfinished { meeting: meeting.id, reference, words }
}
