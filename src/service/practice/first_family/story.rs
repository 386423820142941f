//! How the first family's story is written down. Days in a meeting's rows count from the meeting's day;
//! elsewhere they count from this week's Monday. `{+14}` in words is such a day.

use crate::domain::action::{By, Progress};
use crate::domain::attendance::{Absence, Came, How};
use crate::domain::person::Seat;

use super::super::maker::Somebody;

/// A person, with their seat and what they are to each child.
pub(super) struct Around {
    pub(super) who: Somebody,
    pub(super) seat: Option<(Seat, i64)>,
    pub(super) ties: &'static [Bond],
}

/// What a person is to one child.
pub(super) struct Bond {
    pub(super) child: &'static str,
    pub(super) relation: &'static str,
    pub(super) responsibility: Option<bool>,
    pub(super) contact: &'static str,
    pub(super) may_receive: Option<bool>,
    pub(super) from: i64,
}

/// Whom a row is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum For {
    Everyone,
    NotDad,
    Professionals,
    Legal,
}

/// One typed line.
pub(super) enum Row {
    /// Words for everyone.
    All(&'static str),
    /// Words that Dad is not to have.
    NotDad(&'static str),
    /// Words for professionals only.
    Professionals(&'static str),
    /// Legal advice.
    Legal(&'static str),
    /// A child's words that somebody decided about: who may have them, and whether the child was asked.
    Shared(&'static str, For, Option<bool>),
    /// Somebody will do something.
    Do(&'static Task),
}

/// Something somebody said they would do.
pub(super) struct Task {
    pub(super) what: &'static str,
    pub(super) owner: Option<&'static str>,
    pub(super) by: Option<i64>,
    pub(super) measure: &'static str,
    pub(super) who_for: For,
}

impl Task {
    pub(super) const fn new(what: &'static str, owner: &'static str, by: i64) -> Self {
        Self { what, owner: Some(owner), by: Some(by), measure: "", who_for: For::Everyone }
    }

    /// A task that nobody took and nobody dated.
    pub(super) const fn nobodys(what: &'static str) -> Self {
        Self { what, owner: None, by: None, measure: "", who_for: For::Everyone }
    }

    pub(super) const fn measured(self, measure: &'static str) -> Self {
        Self { measure, ..self }
    }

    pub(super) const fn only_for(self, who_for: For) -> Self {
        Self { who_for, ..self }
    }
}

/// What was typed in one section, for one child where the section is per child.
pub(super) struct Passage {
    pub(super) section: &'static str,
    pub(super) child: Option<&'static str>,
    pub(super) rows: &'static [Row],
}

/// What was said of an earlier task.
pub(super) struct Reply {
    pub(super) task: &'static Task,
    pub(super) progress: Progress,
    pub(super) moved_to: Option<i64>,
    pub(super) missed_by: Option<By>,
    pub(super) for_the_child: &'static str,
}

impl Reply {
    pub(super) const fn new(task: &'static Task, progress: Progress, for_the_child: &'static str) -> Self {
        Self { task, progress, moved_to: None, missed_by: None, for_the_child }
    }

    pub(super) const fn moved(self, to: i64) -> Self {
        Self { moved_to: Some(to), ..self }
    }

    pub(super) const fn missed(self, by: By) -> Self {
        Self { missed_by: Some(by), ..self }
    }
}

/// One person at one meeting. A fact that nobody recorded stays `None`.
#[derive(Clone, Copy)]
pub(super) struct Seen {
    pub(super) handle: &'static str,
    pub(super) came: Came,
    pub(super) how: Option<How>,
    pub(super) private: Option<bool>,
    pub(super) arrived: Option<(u32, u32)>,
    pub(super) left: Option<(u32, u32)>,
    pub(super) apologies: Option<bool>,
    pub(super) report: Option<bool>,
    pub(super) absence: Option<Absence>,
    pub(super) why: &'static str,
    pub(super) interprets: Option<&'static str>,
}

const NOTHING_SAID: Seen = Seen {
    handle: "",
    came: Came::Yes,
    how: None,
    private: None,
    arrived: None,
    left: None,
    apologies: None,
    report: None,
    absence: None,
    why: "",
    interprets: None,
};

impl Seen {
    pub(super) const fn in_the_room(handle: &'static str) -> Self {
        Self { handle, how: Some(How::Room), ..NOTHING_SAID }
    }

    pub(super) const fn away(handle: &'static str, absence: Option<Absence>, why: &'static str) -> Self {
        Self { handle, came: Came::No, absence, why, ..NOTHING_SAID }
    }

    pub(super) const fn by(self, how: How, private: bool) -> Self {
        Self { how: Some(how), private: Some(private), ..self }
    }

    pub(super) const fn from(self, hour: u32, minute: u32) -> Self {
        Self { came: Came::Part, arrived: Some((hour, minute)), ..self }
    }

    pub(super) const fn until(self, hour: u32, minute: u32) -> Self {
        Self { came: Came::Part, left: Some((hour, minute)), ..self }
    }

    pub(super) const fn sent(self, apologies: Option<bool>, report: Option<bool>) -> Self {
        Self { apologies, report, ..self }
    }

    pub(super) const fn interpreting(self, language: &'static str) -> Self {
        Self { interprets: Some(language), ..self }
    }
}

/// A reason for what was left open before closing: which gap, of which child or person, in which words.
pub(super) struct Left {
    pub(super) gaps: &'static [(&'static str, &'static str)],
    pub(super) words: &'static str,
}

/// Something added after closing: days after the meeting, who, why, what.
pub(super) struct Later {
    pub(super) after: i64,
    pub(super) author: &'static str,
    pub(super) reason: &'static str,
    pub(super) words: &'static str,
}

/// What must change for a child.
pub(super) struct Change {
    pub(super) child: &'static str,
    pub(super) what: &'static str,
    pub(super) better: &'static str,
    pub(super) measure: &'static str,
    pub(super) baseline: &'static str,
    pub(super) by: i64,
    pub(super) contingency: &'static str,
}
