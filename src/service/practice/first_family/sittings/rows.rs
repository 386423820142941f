//! How the first family's sittings are written down. The day of a sitting counts from this week's Monday; every other day
//! counts from the day of the sitting, and so does `{-3}` in words.

use super::super::story::For;

/// Where it comes from, as the checklists call it.
pub(super) const SEEN: &str = "seen";
pub(super) const CHILD: &str = "heard_from_child";
pub(super) const CARER: &str = "heard_from_carer";
pub(super) const TOLD: &str = "reported_by_professional";
pub(super) const RECORD: &str = "record";
pub(super) const MEASURED: &str = "measured";

/// Who scores.
#[derive(Clone, Copy)]
pub(super) enum By {
    /// Somebody around the family, by what they are called in its meetings.
    Around(&'static str),
    /// Somebody else: name, role, agency.
    Named(&'static str, &'static str, &'static str),
}

/// One scoring of one checklist by one person for one child on one day.
#[derive(Clone, Copy)]
pub(super) struct Scoring {
    pub(super) checklist: &'static str,
    pub(super) child: &'static str,
    pub(super) by: By,
    pub(super) day: i64,
    pub(super) occasion: &'static str,
    pub(super) done_with: &'static str,
    /// How many days after the sitting it was closed, and when on that day in minutes after midnight.
    pub(super) closed: Option<(i64, i64)>,
    /// Levels with nothing beside them.
    pub(super) levels: &'static [(&'static str, i64)],
    pub(super) answers: &'static [Answered],
    pub(super) judgement: Judged,
    /// Who may have what is written of the whole.
    pub(super) who_for: For,
    pub(super) papers: &'static [Paper],
}

/// What everything else is said on top of.
pub(super) const SCORING: Scoring = Scoring {
    checklist: "open-care",
    child: "",
    by: By::Around(""),
    day: 0,
    occasion: "",
    done_with: "",
    closed: None,
    levels: &[],
    answers: &[],
    judgement: NOT_JUDGED,
    who_for: For::Everyone,
    papers: &[],
};

/// What a person wrote of the whole.
#[derive(Clone, Copy)]
pub(super) struct Judged {
    pub(super) level: &'static str,
    pub(super) reason: &'static str,
    pub(super) better: &'static str,
    pub(super) by: Option<i64>,
    pub(super) summary: &'static str,
}

/// Nothing was written of the whole.
pub(super) const NOT_JUDGED: Judged = Judged { level: "", reason: "", better: "", by: None, summary: "" };

/// What came of a scale that was done on its own paper.
pub(super) struct Paper {
    pub(super) scale: &'static str,
    pub(super) fields: &'static [(&'static str, &'static str)],
    pub(super) who_for: For,
}

/// What was answered.
#[derive(Clone, Copy)]
pub(super) enum Given {
    Level(i64),
    Unknown,
    Na(&'static str),
    Said,
}

/// An answer with what stands beside it.
#[derive(Clone, Copy)]
pub(super) struct Answered {
    pub(super) item: &'static str,
    pub(super) whose: Option<&'static str>,
    pub(super) given: Given,
    pub(super) words: &'static str,
    pub(super) source: &'static str,
    pub(super) seen_on: i64,
    pub(super) impact: &'static str,
    pub(super) child_view: &'static str,
    pub(super) carer_view: &'static str,
    pub(super) strength: &'static str,
    pub(super) barrier: &'static str,
    pub(super) since: &'static str,
    pub(super) checked_with: &'static str,
    pub(super) who_for: For,
}

const fn answered(item: &'static str, given: Given) -> Answered {
    Answered {
        item,
        whose: None,
        given,
        words: "",
        source: "",
        seen_on: 0,
        impact: "",
        child_view: "",
        carer_view: "",
        strength: "",
        barrier: "",
        since: "",
        checked_with: "",
        who_for: For::Everyone,
    }
}

pub(super) const fn at(item: &'static str, level: i64) -> Answered {
    answered(item, Given::Level(level))
}

/// Looked, and still not known.
pub(super) const fn unknown(item: &'static str) -> Answered {
    answered(item, Given::Unknown)
}

pub(super) const fn na(item: &'static str, why: &'static str) -> Answered {
    answered(item, Given::Na(why))
}

/// An item that is answered in words.
pub(super) const fn said(item: &'static str, source: &'static str, words: &'static str) -> Answered {
    answered(item, Given::Said).known_by(source, words)
}

impl Answered {
    /// Of one carer.
    pub(super) const fn of(self, carer: &'static str) -> Self {
        Self { whose: Some(carer), ..self }
    }

    /// Where it is known from, and what was seen or said.
    pub(super) const fn known_by(self, source: &'static str, words: &'static str) -> Self {
        Self { words, source, ..self }
    }

    /// Seen or heard that many days from the sitting; where it is not said, on its day.
    pub(super) const fn on(self, seen_on: i64) -> Self {
        Self { seen_on, ..self }
    }

    pub(super) const fn means(self, impact: &'static str) -> Self {
        Self { impact, ..self }
    }

    pub(super) const fn child(self, child_view: &'static str) -> Self {
        Self { child_view, ..self }
    }

    pub(super) const fn carer(self, carer_view: &'static str) -> Self {
        Self { carer_view, ..self }
    }

    pub(super) const fn well(self, strength: &'static str) -> Self {
        Self { strength, ..self }
    }

    pub(super) const fn barrier(self, barrier: &'static str) -> Self {
        Self { barrier, ..self }
    }

    pub(super) const fn since(self, since: &'static str) -> Self {
        Self { since, ..self }
    }

    pub(super) const fn checked_with(self, who: &'static str) -> Self {
        Self { checked_with: who, ..self }
    }

    pub(super) const fn only_for(self, who_for: For) -> Self {
        Self { who_for, ..self }
    }

    /// Whether anything stands beside the answer.
    pub(super) fn has_more(&self) -> bool {
        let parts = [
            self.words,
            self.impact,
            self.child_view,
            self.carer_view,
            self.strength,
            self.barrier,
            self.since,
            self.checked_with,
        ];
        parts.iter().any(|part| !part.is_empty())
    }
}
