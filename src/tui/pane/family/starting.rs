//! Before a meeting starts: which kind, for which day, and when the last one was. The first answer starts nothing.

use chrono::NaiveDate;

use super::Family;
use crate::domain::id::Id;
use crate::domain::meeting::{Kind, Meeting, State};
use crate::domain::moment::long_date;
use crate::service::Deed;
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::choice::Choice;
use crate::tui::pane::{Reply, Where};

const START: &str = "meeting.start";

/// What an answer does.
#[derive(Clone, Copy, Debug)]
enum Does {
    GoOn(Id),
    Start(Kind),
    PlanAhead(Kind),
    TypeUp,
}

/// What each answer does, while it is asked.
#[derive(Debug, Default)]
pub(super) struct Starting {
    answers: Vec<Does>,
}

impl Family {
    /// Asks whether a meeting of a kind starts, and for which day.
    pub(super) fn ask_to_start(&mut self, kind: Kind, today: NaiveDate) -> Vec<Effect> {
        let Some(known) = self.known.as_ref() else { return Vec::new() };
        let unfinished = known.meetings.iter().filter(|one| one.kind == kind && one.state.can_write());
        let mut all: Vec<(Does, String)> = unfinished
            .map(|one| {
                let words = format!("Go on with {}, {}", one.title(), one.state.label());
                (Does::GoOn(one.id), words)
            })
            .collect();
        let today = long_date(today);
        all.push((Does::Start(kind), format!("Start {} now, {today}", with_article(kind))));
        all.push((Does::PlanAhead(kind), "Plan it for a day to come".into()));
        all.push((Does::TypeUp, "Type up one that was held on an earlier day".into()));
        let about = last_time(&known.meetings);
        let (does, words) = all.into_iter().unzip();
        self.starts.answers = does;
        let question = format!("Start {}?", with_article(kind));
        let choice = Choice::decide(START, question, "Not now: nothing is started", words).about(&about);
        vec![Effect::Lay(Box::new(Overlay::Choice(choice)))]
    }

    /// What the answer to that does; nothing where it answers something else.
    pub(super) fn starts_with(&mut self, reply: &Reply) -> Vec<Effect> {
        let Reply::Chosen(START, n) = reply else { return Vec::new() };
        match std::mem::take(&mut self.starts.answers).get(*n) {
            Some(Does::GoOn(meeting)) => vec![Effect::Open(Where::Recorder(*meeting))],
            Some(Does::Start(kind)) => vec![Effect::Do(Deed::Start { family: self.id, kind: *kind })],
            Some(Does::PlanAhead(kind)) => self.ahead.ask_day(Some(*kind)),
            Some(Does::TypeUp) => Self::ask_day(),
            None => Vec::new(),
        }
    }
}

/// `a review meeting`.
fn with_article(kind: Kind) -> String {
    let article = if kind == Kind::Extra { "an" } else { "a" };
    format!("{article} {}", kind.label())
}

/// `Last time: Review meeting 2, on Friday 23 October 2026.`
fn last_time(meetings: &[Meeting]) -> String {
    let held = meetings.iter().filter(|one| !matches!(one.state, State::Planned | State::NotHeld));
    held.max_by_key(|one| one.on).map_or_else(
        || "There was no meeting of this family yet.".into(),
        |last| format!("Last time: {}, on {}.", last.title(), long_date(last.on)),
    )
}
