//! What is due and what is unfinished, over all families.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::families::next_due;
use super::{Catalogue, ServiceError};
use crate::domain::action::Action;
use crate::domain::episode::Episode;
use crate::domain::family::Family;
use crate::domain::id::Id;
use crate::domain::meeting::{Meeting, State};
use crate::domain::moment::long_date;
use crate::store::{Reading, Writing};

/// Days ahead that Home looks.
const AHEAD: i64 = 14;
/// Most rows of what is due; the rest is counted.
pub const AT_MOST: usize = 20;
/// Under what name Home is kept as it was when the store was closed.
const KEPT: &str = "home";

/// Home as it was computed, and from what: it holds as long as nothing was saved since, and for that day.
#[derive(Serialize, Deserialize)]
struct KeptHome {
    saves: u64,
    today: NaiveDate,
    version: String,
    view: HomeView,
}

impl KeptHome {
    fn holds(&self, saves: u64, today: NaiveDate) -> bool {
        (self.saves, self.today, self.version.as_str()) == (saves, today, env!("CARGO_PKG_VERSION"))
    }
}

/// Home as it was kept at the last closing, if it still holds: what a start shows without reckoning anew.
///
/// # Errors
/// The store's.
pub fn kept(store: &Reading, today: NaiveDate) -> Result<Option<HomeView>, ServiceError> {
    let saves = store.saves()?;
    let kept = store.get_place(KEPT)?.and_then(|json| serde_json::from_str::<KeptHome>(&json).ok());
    Ok(kept.filter(|kept| kept.holds(saves, today)).map(|kept| kept.view))
}

/// Keeps Home as it stands, as the last save of a session.
///
/// # Errors
/// The store's.
pub fn keep(writing: &mut Writing<'_>, catalogue: &Catalogue, today: NaiveDate) -> Result<(), ServiceError> {
    let view = home(writing, catalogue, today)?;
    // The save that keeps it is counted too.
    let saves = writing.saves()? + 1;
    let kept = KeptHome { saves, today, version: env!("CARGO_PKG_VERSION").into(), view };
    if let Ok(json) = serde_json::to_string(&kept) {
        writing.place(KEPT, &json)?;
    }
    Ok(())
}

/// Something that is due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unfinished {
    /// The meeting.
    pub meeting: Id,
    /// The family's reference.
    pub reference: String,
    /// In words, without the reference.
    pub words: String,
}

/// What Home shows.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct HomeView {
    /// Due within two weeks or overdue, the most urgent [`AT_MOST`] first.
    pub due: Vec<Due>,
    /// How many are due in all.
    pub due_in_all: usize,
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
    let mut due = due(store, &families, &meetings, catalogue, today)?;
    let due_in_all = due.len();
    due.truncate(AT_MOST);
    let mut view = HomeView { due, due_in_all, ..HomeView::default() };
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
    let mut of_family: HashMap<Id, (Vec<Episode>, Vec<Meeting>)> = HashMap::new();
    for episode in episodes {
        of_family.entry(episode.family).or_default().0.push(episode);
    }
    for meeting in meetings {
        of_family.entry(meeting.family).or_default().1.push(meeting.clone());
    }
    for family in families {
        let (episodes, meetings) = of_family.remove(&family.id).unwrap_or_default();
        due.extend(core_group_due(family, &episodes, &meetings, catalogue, today));
    }
    let references: HashMap<Id, &str> =
        families.iter().map(|family| (family.id, family.reference.as_str())).collect();
    for action in actions.iter().filter(|action| action.progress.goes_on()) {
        let reference = references.get(&action.family).copied().unwrap_or_default();
        due.extend(action_due(action, reference.to_owned(), today));
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
    let next = next_due(episodes, meetings, catalogue)?;
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
