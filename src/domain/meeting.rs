//! A core group meeting: its kind, its states, its parts and the texts written in it.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::body::Body;
use super::id::Id;
use super::meaning::Meanings;
use super::moment::Moment;
use super::next_meeting::NextMeeting;
use super::record::Record;

/// What kind of meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The first core group, which turns the outline plan into the plan.
    Plan,
    /// A later core group, which reviews the plan.
    Review,
    /// Called between two others.
    Extra,
    /// Without the family.
    ProfessionalsOnly,
}

impl Kind {
    /// In words, as in `review meeting 3`.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Plan => "plan meeting",
            Self::Review => "review meeting",
            Self::Extra => "extra meeting",
            Self::ProfessionalsOnly => "professionals-only meeting",
        }
    }
}

/// Where a meeting stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Not begun.
    Planned,
    /// Being recorded.
    Open,
    /// Stopped for a while.
    Paused,
    /// The record is fixed.
    Closed,
    /// Broken off.
    Abandoned,
    /// Never began.
    NotHeld,
}

impl State {
    /// In words.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Open => "open",
            Self::Paused => "paused",
            Self::Closed => "closed",
            Self::Abandoned => "abandoned",
            Self::NotHeld => "not held",
        }
    }

    /// Whether the texts may still be written in.
    #[must_use]
    pub const fn can_write(self) -> bool {
        matches!(self, Self::Planned | Self::Open | Self::Paused)
    }

    /// Whether its record is fixed for good.
    #[must_use]
    pub const fn is_fixed(self) -> bool {
        matches!(self, Self::Closed | Self::Abandoned)
    }

    /// Whether a meeting may go from this state to `next`.
    #[must_use]
    pub const fn may_become(self, next: Self) -> bool {
        match self {
            Self::Planned => matches!(next, Self::Open | Self::NotHeld),
            // Found not to be held only when its sheet was already open: nobody came.
            Self::Open => matches!(next, Self::Paused | Self::Closed | Self::Abandoned | Self::NotHeld),
            Self::Paused => matches!(next, Self::Open | Self::Closed | Self::Abandoned | Self::NotHeld),
            Self::NotHeld => matches!(next, Self::Planned),
            Self::Closed | Self::Abandoned => false,
        }
    }
}

/// Whose reason it was that a meeting changed its state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// The family's.
    Family,
    /// A service's.
    Service,
    /// Neither: a fire alarm, snow.
    Neither,
}

/// One change of state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// To which state.
    pub state: State,
    /// When.
    pub at: Moment,
    /// Why, in words; may be empty.
    #[serde(default)]
    pub reason: String,
    /// Whose reason.
    #[serde(default)]
    pub whose: Option<Whose>,
}

/// Which template, in which wording, a meeting is written with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// Template id.
    pub template: String,
    /// Template version.
    pub version: String,
    /// Pack id.
    pub pack: String,
    /// Pack version.
    pub pack_version: String,
    /// The wording it was made with: the id of a [`Wording`] record.
    pub wording: Id,
}

/// The wording of a template, kept once for all meetings made with it. Its id is made from its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// Made from the text: the same words have the same id in every copy.
    pub id: Id,
    /// The template itself.
    pub template: super::template::Template,
}

impl Record for Wording {
    const ENTITY: &'static str = "wording";

    fn id(&self) -> Id {
        self.id
    }

    fn parent(&self) -> Option<Id> {
        None
    }
}

/// A meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// Its id.
    pub id: Id,
    /// Whose.
    pub family: Id,
    /// What kind.
    pub kind: Kind,
    /// Number in the family's series of core groups, from 1.
    pub number: u32,
    /// The day.
    pub on: NaiveDate,
    /// The time it was called for.
    #[serde(default)]
    pub at: Option<NaiveTime>,
    /// Where, or how.
    #[serde(default)]
    pub place: String,
    /// Where it stands.
    pub state: State,
    /// How it came there, in order.
    #[serde(default)]
    pub turns: Vec<Turn>,
    /// The form it is written with.
    pub form: Form,
    /// The latest day it should have been held on, where one is known.
    #[serde(default)]
    pub due: Option<NaiveDate>,
    /// Why it was late; never listed against the family.
    #[serde(default)]
    pub late_because: String,
    /// Whether a meeting that was broken off counts for the clock: asked, never decided by the program.
    #[serde(default)]
    pub counts: Option<bool>,
    /// When it was typed up from paper notes, where it was: then its lines bear the times of the typing.
    #[serde(default)]
    pub typed_up: Option<Moment>,
    /// The next meeting's day.
    #[serde(default)]
    pub next: Option<NaiveDate>,
    /// The next meeting's day as it was typed, where it could not be read.
    #[serde(default)]
    pub next_words: String,
    /// When on that day and where, as it was typed: `10am, school`. For the practitioner's own lists alone.
    #[serde(default)]
    pub next_detail: String,
}

impl Meeting {
    /// `Review meeting 3`.
    #[must_use]
    pub fn title(&self) -> String {
        let label = self.kind.label();
        let (first, rest) = label.split_at(1);
        format!("{}{rest} {}", first.to_uppercase(), self.number)
    }

    /// Takes up what was written of the next one. Answers whether that changed anything.
    pub fn note_next(&mut self, found: NextMeeting) -> bool {
        let new = (found.day, found.unread, found.detail);
        let changed = (self.next, &self.next_words, &self.next_detail) != (new.0, &new.1, &new.2);
        (self.next, self.next_words, self.next_detail) = new;
        changed
    }

    /// When it was first opened.
    #[must_use]
    pub fn opened(&self) -> Option<&Moment> {
        self.turn_to(State::Open)
    }

    /// When it was closed.
    #[must_use]
    pub fn closed(&self) -> Option<&Moment> {
        self.turn_to(State::Closed)
    }

    /// When it was paused by the urgent key, where that is the last thing that happened to it.
    #[must_use]
    pub fn paused_by_urgent(&self) -> Option<&Moment> {
        let last = self.turns.last().filter(|turn| turn.state == State::Paused)?;
        (last.reason == super::urgent::PAUSED).then_some(&last.at)
    }

    /// Whether it was broken off, would be a core group, and nobody has decided whether it counts as one.
    #[must_use]
    pub fn is_undecided(&self) -> bool {
        self.state == State::Abandoned && self.is_core_group() && self.counts.is_none()
    }

    /// Whether it is one of the series the clock looks at.
    #[must_use]
    pub const fn is_core_group(&self) -> bool {
        matches!(self.kind, Kind::Plan | Kind::Review)
    }

    fn turn_to(&self, state: State) -> Option<&Moment> {
        self.turns.iter().find(|turn| turn.state == state).map(|turn| &turn.at)
    }
}

impl Record for Meeting {
    const ENTITY: &'static str = "meeting";

    fn id(&self) -> Id {
        self.id
    }

    fn parent(&self) -> Option<Id> {
        Some(self.family)
    }
}

/// One stretch of a meeting with its own time, place and attendance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its id.
    pub id: Id,
    /// Of which meeting.
    pub meeting: Id,
    /// Place in the meeting, from 1.
    pub number: u32,
    /// When it began.
    #[serde(default)]
    pub began: Option<Moment>,
    /// When it ended.
    #[serde(default)]
    pub ended: Option<Moment>,
    /// Where, or how.
    #[serde(default)]
    pub place: String,
}

impl Record for Part {
    const ENTITY: &'static str = "part";

    fn id(&self) -> Id {
        self.id
    }

    fn parent(&self) -> Option<Id> {
        Some(self.meeting)
    }
}

/// The text of one section, for one child where the section is per child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// Its id.
    pub id: Id,
    /// Of which meeting.
    pub meeting: Id,
    /// Of which part.
    pub part: Id,
    /// Section id of the template.
    pub section: String,
    /// Which child, in a per-child section.
    #[serde(default)]
    pub child: Option<Id>,
    /// What was written.
    #[serde(default)]
    pub body: Body,
    /// Marked as done by hand.
    #[serde(default)]
    pub done: bool,
    /// What its lines meant when they were left.
    #[serde(default)]
    pub meanings: Meanings,
}

impl Record for Text {
    const ENTITY: &'static str = "text";

    fn id(&self) -> Id {
        self.id
    }

    fn parent(&self) -> Option<Id> {
        Some(self.meeting)
    }
}
