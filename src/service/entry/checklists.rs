//! What is wrong with what stands beside an answer, and with what a person wrote of a sitting.

use chrono::NaiveDate;

use super::{LINE, Look, PROSE, Wrong};
use crate::domain::checklist::agreed::Agreed;
use crate::domain::checklist::evidence::Evidence;
use crate::domain::checklist::sitting::Judgement;
use crate::domain::child::Child;
use crate::domain::moment::long_date;

/// What is wrong with whose a sitting is and of which day: somebody scores, on a day that has come and that the child was
/// on the way on.
#[must_use]
pub fn of_sitting(child: &Child, rater: &str, date: NaiveDate, today: NaiveDate) -> Vec<Wrong> {
    let mut look = Look::default();
    look.past("date", date, today, "Give the day the answers tell of.");
    if child.is_before(date) && look.0.is_empty() {
        let what = format!("{} was not on the way yet on {}", child.name, long_date(date));
        look.wrong("date", what, "Look at the year again.");
    }
    look.needed("name", rater, LINE, "Say who scores: answers of different people are never mixed.");
    look.0
}

/// What is wrong with what stands beside an answer. That something is missing is said and never refused.
#[must_use]
pub fn of_evidence(evidence: &Evidence, today: NaiveDate) -> Vec<Wrong> {
    let mut look = Look::default();
    for (field, words) in [
        ("evidence", &evidence.words),
        ("impact_on_child", &evidence.impact_on_child),
        ("child_view", &evidence.child_view),
        ("carer_view", &evidence.carer_view),
        ("strength", &evidence.strength),
    ] {
        look.text(field, words, PROSE);
    }
    look.text("since", &evidence.since, LINE);
    look.text("checked_with", &evidence.checked_with, LINE);
    if let Some(day) = evidence.seen_on {
        look.past("seen_on", day, today, "Give the day it was seen, or leave it empty.");
    }
    look.0
}

/// What is wrong with an agreed answer.
#[must_use]
pub fn of_agreed(agreed: &Agreed, today: NaiveDate) -> Vec<Wrong> {
    let mut look = Look::default();
    look.needed("reason", &agreed.reason, PROSE, "Say why this was agreed: both answers stay beside it.");
    look.text("between", &agreed.between, LINE);
    look.past("on", agreed.on, today, "Give the day it was agreed.");
    look.0
}

/// What is wrong with what a person wrote of a sitting.
#[must_use]
pub fn of_judgement(judgement: &Judgement) -> Vec<Wrong> {
    let mut look = Look::default();
    look.text("level", &judgement.level, LINE);
    for (field, words) in
        [("reason", &judgement.reason), ("better", &judgement.better), ("summary", &judgement.summary)]
    {
        look.text(field, words, PROSE);
    }
    if !judgement.level.trim().is_empty() && judgement.reason.trim().is_empty() {
        look.wrong(
            "reason",
            "a level is written, and no reason",
            "Say why, in a sentence, or take the level out.",
        );
    }
    if let Some(by) = judgement.by {
        look.year("by", by);
    }
    look.0
}
