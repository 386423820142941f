//! The page before closing: what is still open, as questions. Nothing here stops anybody from closing.
//!
//! The services' own absences come first. A meeting being late is never listed against the family. No child whose
//! death or loss is recorded is mentioned.

mod answers;
mod children;
mod lines;
mod next;
mod people;
#[cfg(test)]
pub(in crate::domain) mod sample;
mod seen;
#[cfg(test)]
mod tests;

pub use answers::{action_asked, completed};
pub use children::{ChildRow, OwnWords, Sat, table};
pub use lines::{MEANT, SMALL};
pub use next::asks_to_receive;
pub use seen::Stated;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::audience::{Audience, Kept, Reader};
use super::calendar::{Calendar, NotWorked};
use super::child::Child;
use super::compare;
use super::date::Around;
use super::entries::{Found, child_of, entries};
use super::gap::Reason;
use super::marks::{self, Mention};
use super::meeting_record::MeetingRecord;

/// A question still open.
#[derive(Clone, PartialEq, Eq)]
pub struct Gap {
    /// What a reason names it by: the same for the same question after the texts have changed. `unseen:<child id>`.
    pub key: String,
    /// The question, for those who may have the evidence it comes from.
    pub sentence: Kept<String>,
}

impl Gap {
    fn new(key: String, sentence: impl Into<String>, audience: Audience) -> Self {
        Self { key, sentence: Kept::new(audience, sentence.into()) }
    }

    fn open(key: String, sentence: impl Into<String>) -> Self {
        Self::new(key, sentence, Audience::Everyone)
    }

    /// Who may have it: those who may have the evidence.
    #[must_use]
    pub const fn audience(&self) -> &Audience {
        self.sentence.audience()
    }

    /// The question, if `reader` may have it.
    #[must_use]
    pub fn for_reader(&self, reader: &Reader) -> Option<&str> {
        self.sentence.for_reader(reader).map(String::as_str)
    }
}

/// A meeting and its lines, looked at from its end.
struct Page<'a> {
    record: &'a MeetingRecord,
    around: &'a Around,
    calendar: Option<&'a Calendar>,
    lines: Vec<Kept<Found>>,
}

/// Every question still open, in the order they are asked. `latest` is the clock's latest day for the next core
/// group, where one is known.
#[must_use]
pub fn gaps(
    record: &MeetingRecord,
    around: &Around,
    latest: Option<NaiveDate>,
    calendar: Option<&Calendar>,
) -> Vec<Gap> {
    if let Some(fixed) = &record.fixed {
        return still_asked(&fixed.gaps, record, *around);
    }
    let page = Page { record, around, calendar, lines: entries(record, around) };
    let mut all = people::gaps(&page);
    all.extend(children::gaps(&page));
    all.extend(lines::gaps(&page));
    all.extend(next::gaps(&page, latest));
    all.retain(|gap| !page.names_a_lost_child(gap));
    apart(&mut all);
    all
}

/// Of the questions that were open at closing, those that name no child whose loss was recorded since.
fn still_asked(gaps: &[Gap], record: &MeetingRecord, around: Around) -> Vec<Gap> {
    let page = Page { record, around: &around, calendar: None, lines: Vec::new() };
    let is_of_lost = |gap: &Gap| {
        let mut lost = record.children.iter().filter(|child| child.lost.is_some());
        lost.any(|child| gap.key.contains(&child.id.to_string())) || page.names_a_lost_child(gap)
    };
    gaps.iter().filter(|gap| !is_of_lost(gap)).cloned().collect()
}

/// The reason given for a gap, the latest where there are several. Empty words are a plain "not answered".
#[must_use]
pub fn answered<'a>(gap: &Gap, reasons: &'a [Reason]) -> Option<&'a Reason> {
    reasons.iter().filter(|reason| reason.gaps.contains(&gap.key)).max_by_key(|reason| reason.at)
}

impl<'a> Page<'a> {
    fn not_worked(&self, day: NaiveDate) -> Option<NotWorked> {
        self.calendar?.not_worked(day)
    }

    /// The lines as the record has them: for working out a question, whose audience is then taken from the line.
    fn whole(&self) -> impl Iterator<Item = (&Found, &Audience)> {
        let whole =
            self.lines.iter().filter_map(|kept| Some((kept.for_reader(&Reader::Record)?, kept.audience())));
        whole.filter(|(found, _)| !self.is_lost(child_of(found)))
    }

    fn is_lost(&self, child: Option<super::id::Id>) -> bool {
        child.and_then(|id| self.record.child(id)).is_some_and(|child| child.lost.is_some())
    }

    fn children(&self) -> impl Iterator<Item = &'a Child> + use<'a> {
        self.record.children_spoken_of()
    }

    /// Whether the question names a child that is not spoken of. A name a living sibling has too is not such a name.
    fn names_a_lost_child(&self, gap: &Gap) -> bool {
        let sentence = gap.for_reader(&Reader::Record).unwrap_or_default();
        let mut lost = self.record.children.iter().filter(|child| child.lost.is_some());
        lost.any(|child| {
            let shared = self.children().any(|other| compare::same(&other.name, &child.name));
            !shared && marks::mention(sentence, &child.name) == Some(Mention::Sure)
        })
    }
}

/// Two lines typed alike in the same instant still have keys of their own.
fn apart(gaps: &mut [Gap]) {
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for gap in gaps {
        let before = times.entry(gap.key.clone()).or_default();
        *before += 1;
        if *before > 1 {
            gap.key = format!("{}#{before}", gap.key);
        }
    }
}

/// With a capital at the start.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| format!("{}{}", first.to_uppercase(), letters.as_str()))
}
