//! Every line of a meeting, read and kept for its audience; and the actions agreed in it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::action::{Action, Bounded, Progress};
use super::audience::{Kept, Reader};
use super::body::{Clearance, Line};
use super::closed_record::Fixed;
use super::date::Around;
use super::entry::{Bound, Entry, Mark};
use super::id::Id;
use super::later_clearance::{self, LaterClearance};
use super::marks::{self, Present};
use super::meaning::Meaning;
use super::meeting::Text;
use super::meeting_record::MeetingRecord;
use super::moment::Moment;
use super::shield::{self, Shield};

/// What about a line is still to be settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unsettled {
    /// Pasted, and begins with a mark nobody has accepted.
    Pasted,
    /// Begins as a child's own words do, but names no child.
    WhichChild,
    /// A child's own words, and nobody has decided who may have them.
    Held,
}

/// One line of a meeting's texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// Section id.
    pub section: String,
    /// The part of the meeting it was written in.
    pub part: Id,
    /// The child of a per-child section.
    pub child: Option<Id>,
    /// The text's id.
    pub text: Id,
    /// Place in the text, from 0.
    pub line: usize,
    /// What it means.
    pub entry: Entry,
    /// The words as typed, without the mark: nothing lifted out.
    pub plain: String,
    /// When its first character was typed.
    pub typed: Option<Moment>,
    /// Who may have a child's own words, where that was decided.
    pub cleared: Option<Clearance>,
    /// What is still to be settled.
    pub unsettled: Option<Unsettled>,
    /// The shields whose words may be shared with whoever has the line.
    pub shared: Vec<Id>,
    /// The children it names.
    pub about: BTreeSet<Id>,
    /// The children it may name.
    pub perhaps_about: BTreeSet<Id>,
    /// The one child its words name.
    pub named_child: Option<Id>,
    /// What the writer said of words in it that are a child's name too: whether each is the child.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub said: Vec<(Id, bool)>,
}

impl Found {
    /// Whether it names one of these children, or may.
    #[must_use]
    pub fn may_name(&self, children: &BTreeSet<Id>) -> bool {
        !children.is_disjoint(&self.about) || !children.is_disjoint(&self.perhaps_about)
    }
}

/// Every line with words in it, in the order of the agenda, the children and the parts. Each is kept for those who may
/// have it.
#[must_use]
pub fn entries(record: &MeetingRecord, around: &Around) -> Vec<Kept<Found>> {
    if let Some(fixed) = &record.fixed {
        return fixed.lines.iter().map(|kept| as_it_holds_today(kept, record, fixed)).collect();
    }
    let mut texts: Vec<&Text> = record.texts.iter().collect();
    texts.sort_by_key(|text| place(text, record));
    texts.into_iter().flat_map(|text| of_text(text, record, *around)).collect()
}

/// A line as it was fixed, for those who may have it now: a later decision about a child's own words holds, and what is
/// shielded today is kept back.
fn as_it_holds_today(kept: &Kept<Found>, record: &MeetingRecord, fixed: &Fixed) -> Kept<Found> {
    let Some(found) = kept.for_reader(&Reader::Record) else { return kept.clone() };
    let text = record.texts.iter().find(|text| text.id == found.text);
    let Some(line) = text.and_then(|text| text.body.lines().get(found.line)) else { return kept.clone() };
    let decided = later_clearance::as_decided(line, found.text, &record.later_clearances);
    let mut found = found.clone();
    let mut audience = kept.audience().clone();
    if decided.cleared != line.cleared {
        audience = marks::effective_audience(&decided, &found.entry);
        let is_held = found.entry.mark == Some(Mark::ChildSaid) && decided.cleared.is_none();
        found.unsettled = if is_held { Some(Unsettled::Held) } else { None };
        found.cleared.clone_from(&decided.cleared);
    }
    Kept::new(shield::narrowed_for(&audience, line, &fixed.now.shields), found)
}

fn place(text: &Text, record: &MeetingRecord) -> (usize, u32, u32) {
    let section = record.template.sections.iter().position(|section| section.id == text.section);
    let child = text.child.and_then(|id| record.child(id)).map_or(0, |child| child.order);
    let part = record.parts.iter().find(|part| part.id == text.part).map_or(0, |part| part.number);
    (section.unwrap_or(usize::MAX), child, part)
}

fn of_text(text: &Text, record: &MeetingRecord, around: Around) -> Vec<Kept<Found>> {
    let present = Present { people: &record.people, children: &record.children };
    let lines = text.body.lines().iter().enumerate();
    let lines = lines.filter(|(_, line)| !line.text.trim().is_empty());
    let later = (&*record.later_clearances, &*record.shields);
    lines.map(|line| found((text, later), line, &present, around)).collect()
}

fn found(
    (text, (later, shields)): (&Text, (&[LaterClearance], &[Shield])),
    (index, line): (usize, &Line),
    present: &Present<'_>,
    around: Around,
) -> Kept<Found> {
    let line = &later_clearance::as_decided(line, text.id, later);
    let Meaning { entry, about, perhaps_about, child } = text.meanings.read(line, present, &around);
    let audience = shield::narrowed_for(&marks::effective_audience(line, &entry), line, shields);
    let found = Found {
        section: text.section.clone(),
        part: text.part,
        child: text.child,
        text: text.id,
        line: index,
        plain: marks::plain(line, &entry).to_string(),
        typed: line.typed,
        cleared: line.cleared.clone(),
        unsettled: unsettled(line, &entry, present),
        shared: line.shared.clone(),
        about,
        perhaps_about,
        named_child: child,
        said: line.said_of().collect(),
        entry,
    };
    Kept::new(audience, found)
}

fn unsettled(line: &Line, entry: &Entry, present: &Present<'_>) -> Option<Unsettled> {
    if marks::waits_to_be_accepted(line) {
        return Some(Unsettled::Pasted);
    }
    if marks::names_no_child(line, present) {
        return Some(Unsettled::WhichChild);
    }
    (entry.mark == Some(Mark::ChildSaid) && line.cleared.is_none()).then_some(Unsettled::Held)
}

/// Which child a line is about: the child whose own words it is, the child of its section, or the one child it names.
#[must_use]
pub fn child_of(found: &Found) -> Option<Id> {
    let said = found.entry.said.as_ref().and_then(|said| said.child);
    said.or(found.child).or(found.named_child)
}

/// The actions agreed at this meeting: one for every `!` line with words, for those who may have the line.
#[must_use]
pub fn actions_agreed(
    record: &MeetingRecord,
    around: &Around,
    mut new_id: impl FnMut() -> Id,
) -> Vec<Action> {
    let lines = entries(record, around);
    lines.iter().filter_map(|kept| action(kept, record, &mut new_id)).collect()
}

fn action(kept: &Kept<Found>, record: &MeetingRecord, new_id: &mut impl FnMut() -> Id) -> Option<Action> {
    let found = kept.for_reader(&Reader::Record)?;
    let entry = &found.entry;
    if entry.mark != Some(Mark::Action) || entry.words.is_empty() {
        return None;
    }
    Some(Action {
        id: new_id(),
        family: record.meeting.family,
        meeting: record.meeting.id,
        what: entry.words.clone(),
        child: child_of(found),
        owner: entry.owner.as_ref().map(|owner| owner.words.clone()).unwrap_or_default(),
        person: entry.owner.as_ref().and_then(|owner| owner.person),
        also: entry.also.clone(),
        due: entry.due_day(),
        bounded: bounded(entry),
        moved_from: Vec::new(),
        progress: Progress::Open,
        audience: kept.audience().clone(),
        measure: entry.measure.clone().unwrap_or_default(),
    })
}

/// The day that bounds it, where that is more than a last day.
fn bounded(entry: &Entry) -> Option<Bounded> {
    let due = entry.due.as_ref().filter(|due| due.bound != Bound::By)?;
    Some(Bounded { bound: due.bound, day: due.date.clone().ok()? })
}

#[cfg(test)]
mod tests {
    use super::super::audience::Audience;
    use super::super::closing::sample::{self, id};
    use super::*;

    fn words(record: &MeetingRecord, reader: &Reader) -> Vec<String> {
        let lines = entries(record, &sample::around());
        lines
            .iter()
            .filter_map(|kept| kept.for_reader(reader))
            .map(|found| found.entry.words.clone())
            .collect()
    }

    #[test]
    fn lines_come_in_the_order_of_the_agenda_and_the_children_and_blank_ones_not_at_all() {
        let mut record = sample::record();
        sample::write(&mut record, "plan", None, "last\n\n  \nof all");
        sample::write(&mut record, "children", Some(12), "second");
        sample::write(&mut record, "children", Some(11), "first");
        sample::write(&mut record, "unknown", None, "beyond");
        assert_eq!(words(&record, &Reader::Record), ["first", "second", "last", "of all", "beyond"]);
    }

    #[test]
    fn a_reader_has_only_the_lines_kept_for_them() {
        let mut record = sample::record();
        sample::write(&mut record, "plan", None, "for all\n\" Ben: held\n\" Benn: unsure");
        sample::write_for(&mut record, "plan", &Audience::LegalAdvice, "advice");
        assert_eq!(words(&record, &Reader::Family), ["for all"]);
        assert_eq!(words(&record, &Reader::Person { id: id(1), professional: false }), ["for all"]);
        let professional = Reader::Person { id: id(1), professional: true };
        assert_eq!(words(&record, &professional), ["for all", "held", "\" Benn: unsure"]);
        assert_eq!(words(&record, &Reader::Record).len(), 4);
    }

    #[test]
    fn a_name_that_is_a_word_counts_where_it_is_the_name_or_was_said_to_be() {
        let mut record = sample::record();
        record.children[0].name = "Will".into();
        for (text, said, is_his) in [
            ("! bed for Will", None, true),
            ("! bed, which will do", None, false),
            ("! will ring the GP", None, false),
            ("! Will has a bed", None, false),
            ("! Will has a bed", Some(true), true),
            ("! Will has a bed", Some(false), false),
            ("! bed, which will do", Some(true), true),
            ("! bed for Will", Some(false), true),
        ] {
            let line = super::super::body::Line::plain(text);
            let line = said.map_or(line.clone(), |said| line.saying(id(11), said));
            let mut record = record.clone();
            sample::put(&mut record, "plan", None, vec![line]);
            let actions = actions_agreed(&record, &sample::around(), || id(100));
            assert_eq!(actions[0].child, is_his.then_some(id(11)), "{text} {said:?}");
        }
    }

    #[test]
    fn every_action_line_with_words_becomes_an_action_for_the_same_readers() {
        let mut record = sample::record();
        sample::write(
            &mut record,
            "children",
            Some(12),
            "! weigh him @HV by fri 4 dec seen by: his line\n!\n! @HV",
        );
        sample::write(&mut record, "plan", None, "! bed for Ava\n! bunk for Ava and Ben by 31 nov\nnot one");
        sample::write_for(&mut record, "plan", &Audience::ProfessionalsOnly, "! ring the police");
        let mut next = 0;
        let actions = actions_agreed(&record, &sample::around(), || {
            next += 1;
            id(100 + next)
        });
        let rows: Vec<_> =
            actions.iter().map(|a| (a.what.as_str(), a.child, a.owner.as_str(), a.person)).collect();
        assert_eq!(
            rows,
            [
                ("weigh him", Some(id(12)), "HV", Some(id(1))),
                ("bed for Ava", Some(id(11)), "", None),
                ("bunk for Ava and Ben by 31 nov", None, "", None),
                ("ring the police", None, "", None),
            ]
        );
        assert_eq!(actions[0].due, Some(sample::day(12, 4)));
        assert_eq!(actions[0].measure, "his line");
        assert_eq!(actions[3].audience, Audience::ProfessionalsOnly);
        assert_eq!(actions.iter().map(|action| action.id).collect::<Vec<_>>(), [101, 102, 103, 104].map(id));
    }
}
