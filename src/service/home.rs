//! What is due and what is unfinished, over all families.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::known::{Known, Matter, What, gather, recall};
use super::{Catalogue, ServiceError};
use crate::domain::id::Id;
use crate::domain::meeting::Meeting;
use crate::domain::moment::long_date;
use crate::domain::record::Record as _;
use crate::domain::urgent::Urgent;
use crate::store::Reading;

/// Days ahead that Home looks for core groups.
const AHEAD: u64 = 14;
/// Days ahead that it looks for actions.
const AHEAD_OF_ACTIONS: u64 = 7;
/// Most rows of what is due; the rest is counted.
pub const AT_MOST: usize = 20;

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
    /// Whether it is an action: it stands on the family's page of plan and actions.
    #[serde(default)]
    pub is_action: bool,
}

/// What opens something that is not finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Left {
    /// A meeting that is being recorded.
    Meeting(Id),
    /// A meeting that was broken off: whether it counts is not decided.
    Record(Id),
    /// An urgent note without words, or without a family.
    Urgent(Id),
}

/// Something that is not finished.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unfinished {
    /// What it is.
    pub left: Left,
    /// The family's reference.
    pub reference: String,
    /// In words, without the reference.
    pub words: String,
}

impl Unfinished {
    /// What is said of a meeting.
    #[must_use]
    pub fn of(meeting: &Meeting, reference: String) -> Self {
        let since =
            meeting.opened().map_or_else(String::new, |at| format!(" since {}", at.format("%A %H:%M")));
        let words = format!("{}, {}{since}", meeting.title(), meeting.state.label());
        Self { left: Left::Meeting(meeting.id), reference, words }
    }

    /// What is said of a meeting that was broken off while nobody has decided whether it counts.
    #[must_use]
    pub fn undecided(meeting: &Meeting, reference: String) -> Self {
        let day = meeting.on.format("%-d %b");
        let words = format!("{}, abandoned: not decided whether it counts, {day}", meeting.title());
        Self { left: Left::Record(meeting.id), reference, words }
    }

    /// What is said of an urgent note; never a word of it.
    #[must_use]
    pub fn urgent(note: &Urgent, reference: String) -> Self {
        let what = match (note.is_blank(), note.parent().is_none()) {
            (true, true) => "nothing written yet, no family yet",
            (true, false) => "nothing written yet",
            (false, _) => "no family yet",
        };
        let words = format!("Urgent note of {}: {what}", note.at.format("%A %H:%M"));
        Self { left: Left::Urgent(note.id), reference, words }
    }
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

/// What is due and unfinished: as it is kept, or read from every family.
///
/// # Errors
/// The store's.
pub fn home(store: &Reading, catalogue: &Catalogue, today: NaiveDate) -> Result<HomeView, ServiceError> {
    match recall(store, catalogue, today)? {
        Some(view) => Ok(view),
        None => Ok(words_of(&gather(store, catalogue)?, catalogue, today)),
    }
}

/// What is known, in the words of a day.
#[must_use]
pub fn words_of(known: &Known, catalogue: &Catalogue, today: NaiveDate) -> HomeView {
    let (soon, sooner) = (days_after(today, AHEAD), days_after(today, AHEAD_OF_ACTIONS));
    let core_groups = known.core_groups.first.iter().take_while(|matter| matter.by <= soon);
    let actions = known.actions.first.iter().take_while(|matter| matter.by <= sooner);
    let mut due: Vec<&Matter> = core_groups.chain(actions).collect();
    due.sort_by(|a, b| (a.by, &a.reference).cmp(&(b.by, &b.reference)));
    // Today's meetings come before what is late: they are what the day is for.
    let meetings: Vec<&Matter> = known.meetings.iter().filter(|matter| matter.by == today).collect();
    let due_in_all = meetings.len() + known.core_groups.up_to(soon) + known.actions.up_to(sooner);
    due.splice(0..0, meetings);
    due.truncate(AT_MOST);
    HomeView {
        due: due.into_iter().map(|matter| due_of(matter, catalogue, today)).collect(),
        due_in_all,
        unfinished: known.unfinished.clone(),
    }
}

fn days_after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

fn due_of(matter: &Matter, catalogue: &Catalogue, today: NaiveDate) -> Due {
    let words = match &matter.what {
        What::CoreGroup { agreed } => core_group(matter.by, *agreed, catalogue, today),
        What::Action { what, owner } => action(what, owner, matter.by, catalogue, today),
        What::Meeting { title, detail } => meeting(title, detail),
    };
    let is_action = matches!(matter.what, What::Action { .. });
    Due { family: matter.family, reference: matter.reference.clone(), by: matter.by, words, is_action }
}

fn core_group(by: NaiveDate, agreed: Option<NaiveDate>, catalogue: &Catalogue, today: NaiveDate) -> String {
    let agreed = match agreed.filter(|day| *day >= today) {
        Some(day) if day > by => format!("agreed for {}, later than that", long_date(day)),
        Some(day) => format!("agreed for {}", dated(day, catalogue)),
        None => "no date yet".into(),
    };
    if by < today {
        return format!("core group was due {}, {agreed}", long_date(by));
    }
    format!("core group due {}, {}, {agreed}", dated(by, catalogue), left(catalogue, today, by))
}

/// A day; of one that nobody works also why, and the working day before it.
fn dated(day: NaiveDate, catalogue: &Catalogue) -> String {
    let not_worked = catalogue.calendar().and_then(|calendar| calendar.not_worked(day));
    not_worked.map_or_else(|| long_date(day), |why| format!("{} ({})", long_date(day), why.short()))
}

/// To the last working day that is in time: as the clock counts.
fn left(catalogue: &Catalogue, today: NaiveDate, by: NaiveDate) -> String {
    let days = catalogue.calendar().and_then(|calendar| {
        let last = calendar.working_day_by(by).ok()?.max(today);
        calendar.working_days_between(today, last).ok()
    });
    match days {
        Some(1) => "1 working day left".into(),
        Some(days) => format!("{days} working days left"),
        None => format!("{} days left", (by - today).num_days()),
    }
}

fn action(what: &str, owner: &str, by: NaiveDate, catalogue: &Catalogue, today: NaiveDate) -> String {
    let owner = if owner.is_empty() { "no owner" } else { owner };
    match (by - today).num_days() {
        -1 => format!("action 1 day overdue: {what} ({owner})"),
        days @ ..0 => format!("action {} days overdue: {what} ({owner})", -days),
        0 => format!("action due today: {what} ({owner})"),
        _ => format!("action due {}: {what} ({owner})", dated(by, catalogue)),
    }
}

/// `Core group 3 today, 10:00, school`.
fn meeting(title: &str, detail: &str) -> String {
    if detail.is_empty() { format!("{title} today") } else { format!("{title} today, {detail}") }
}

#[cfg(test)]
mod tests;
