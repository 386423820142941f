//! What a closed meeting's copies are made from: kept at closing, and not changed by what is corrected later.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::audience::{Audience, Kept, Reader};
use super::calendar::NotWorked;
use super::child::Child;
use super::closing::Gap;
use super::entries::Found;
use super::id::Id;
use super::meeting_record::MeetingRecord;
use super::moment::Moment;
use super::person::{Person, Tie};
use super::record::Record;
use super::shield::Shield;

/// One line, as it was read at closing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Line {
    audience: Audience,
    found: Found,
}

/// One question that was open at closing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Question {
    key: String,
    audience: Audience,
    sentence: String,
}

/// A meeting as it was when it was closed: names, roles, ages and ties of that day, and every line as it was read then.
/// What comes after closing (additions, corrections, copies given, reasons) stands beside it in records of its own.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ClosedRecord {
    /// Its id.
    pub id: Id,
    /// Of which meeting.
    pub meeting: Id,
    /// When it was kept.
    pub at: Moment,
    /// Whether that was at closing. One that was closed before records were kept so was fixed when the store was next
    /// opened.
    pub at_closing: bool,
    /// Who wrote it, with their role.
    pub written_by: String,
    /// The latest day for the next meeting by the clock, as it was reckoned then.
    #[serde(default)]
    pub latest_next: Option<NaiveDate>,
    /// Why nobody works on that day, as the calendar of then said.
    #[serde(default)]
    pub latest_not_worked: Option<NotWorked>,
    /// The same of the day this meeting was due by.
    #[serde(default)]
    pub due_not_worked: Option<NotWorked>,
    record: Box<MeetingRecord>,
    lines: Vec<Line>,
    questions: Vec<Question>,
}

impl Record for ClosedRecord {
    const ENTITY: &'static str = "closed_record";

    fn id(&self) -> Id {
        self.id
    }

    fn parent(&self) -> Option<Id> {
        Some(self.meeting)
    }
}

/// What is said of a record at closing beside what stands in it.
#[derive(Clone)]
pub struct AtClosing {
    /// When.
    pub at: Moment,
    /// Whether the meeting is closed now, or was before.
    pub is_now: bool,
    /// Who wrote it.
    pub written_by: String,
    /// The latest day for the next meeting by the clock.
    pub latest_next: Option<NaiveDate>,
    /// Why nobody works on that day, where that is so.
    pub latest_not_worked: Option<NotWorked>,
    /// The same of the day this meeting was due by.
    pub due_not_worked: Option<NotWorked>,
    /// Its lines, read.
    pub lines: Vec<Kept<Found>>,
    /// The questions still open.
    pub gaps: Vec<Gap>,
}

impl ClosedRecord {
    /// Fixes a record.
    #[must_use]
    pub fn of(id: Id, record: &MeetingRecord, closing: AtClosing) -> Self {
        let lines = closing.lines.iter().filter_map(|kept| {
            let found = kept.for_reader(&Reader::Record)?.clone();
            Some(Line { audience: kept.audience().clone(), found })
        });
        let questions = closing.gaps.iter().filter_map(|gap| {
            let sentence = gap.for_reader(&Reader::Record)?.to_owned();
            Some(Question { key: gap.key.clone(), audience: gap.audience().clone(), sentence })
        });
        Self {
            id,
            meeting: record.meeting.id,
            at: closing.at,
            at_closing: closing.is_now,
            written_by: closing.written_by,
            latest_next: closing.latest_next,
            latest_not_worked: closing.latest_not_worked,
            due_not_worked: closing.due_not_worked,
            lines: lines.collect(),
            questions: questions.collect(),
            record: Box::new(record.without_what_comes_after()),
        }
    }

    /// The record as it was fixed, with what came after closing beside it: `today` is the same meeting read with the facts
    /// of today.
    #[must_use]
    pub fn beside(self, today: MeetingRecord) -> MeetingRecord {
        let lines = self.lines.into_iter().map(|line| Kept::new(line.audience, line.found)).collect();
        let gaps = self
            .questions
            .into_iter()
            .map(|one| Gap { key: one.key, sentence: Kept::new(one.audience, one.sentence) });
        let then = *self.record;
        let fixed = Fixed {
            at: self.at,
            at_closing: self.at_closing,
            written_by: self.written_by,
            latest_next: self.latest_next,
            latest_not_worked: self.latest_not_worked,
            due_not_worked: self.due_not_worked,
            lines,
            gaps: gaps.collect(),
            now: Now {
                people: today.people.clone(),
                children: today.children.clone(),
                ties: today.ties,
                shields: today.shields,
            },
            known_then: then.people.iter().map(|person| person.id).collect(),
        };
        let children = then.children.into_iter().map(|child| with_loss(child, &today.children)).collect();
        let mut people = then.people;
        people.extend(today.people.into_iter().filter(|person| !fixed.known_then.contains(&person.id)));
        let mut meeting = then.meeting;
        // Whether a meeting that was broken off counts is decided later, and stands beside.
        meeting.counts = today.meeting.counts;
        MeetingRecord {
            children,
            people,
            meeting,
            texts: today.texts,
            reasons: today.reasons,
            addenda: today.addenda,
            circulated: today.circulated,
            minutes_agreed: today.minutes_agreed,
            corrections: today.corrections,
            later_clearances: today.later_clearances,
            fixed: Some(Box::new(fixed)),
            ..then
        }
    }
}

/// From the day a loss is recorded nothing is asked of that child, in old copies too.
fn with_loss(child: Child, today: &[Child]) -> Child {
    let lost = today.iter().find(|one| one.id == child.id).and_then(|one| one.lost);
    Child { lost: child.lost.or(lost), ..child }
}

/// How a record was fixed, and what holds today.
#[derive(Clone)]
pub struct Fixed {
    /// When it was fixed.
    pub at: Moment,
    /// Whether that was at closing.
    pub at_closing: bool,
    /// Who wrote it.
    pub written_by: String,
    /// The latest day for the next meeting, as it was reckoned then.
    pub latest_next: Option<NaiveDate>,
    /// Why nobody works on that day, as the calendar of then said.
    pub latest_not_worked: Option<NotWorked>,
    /// The same of the day this meeting was due by.
    pub due_not_worked: Option<NotWorked>,
    /// Every line as it was read then, for those who might have it then.
    pub lines: Vec<Kept<Found>>,
    /// The questions open then.
    pub gaps: Vec<Gap>,
    /// What holds today: it may take away from a copy and never add to it.
    pub now: Now,
    known_then: Vec<Id>,
}

impl Fixed {
    /// Whether somebody was on record when it was fixed.
    #[must_use]
    pub fn knew(&self, person: Id) -> bool {
        self.known_then.contains(&person)
    }
}

impl fmt::Debug for Fixed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Its lines are for named readers alone.
        f.debug_struct("Fixed").field("at", &self.at).finish_non_exhaustive()
    }
}

/// Who is who today, and what somebody must not learn.
#[derive(Clone, Debug)]
pub struct Now {
    /// The people.
    pub people: Vec<Person>,
    /// The children.
    pub children: Vec<Child>,
    /// What people are to each child.
    pub ties: Vec<Tie>,
    /// What somebody must not learn.
    pub shields: Vec<Shield>,
}
