//! Each child in turn: seen, alone, own words, spoken of. The same questions for every sibling.

use chrono::NaiveDate;

use super::super::audience::{Audience, Reader};
use super::super::child::{Birth, Child};
use super::super::date::Around;
use super::super::entries::{Found, Unsettled, child_of, entries};
use super::super::entry::Mark;
use super::super::id::Id;
use super::super::meeting_record::MeetingRecord;
use super::super::moment::long_date;
use super::seen::{self, Sight};
use super::{Gap, Page, Stated};

/// A child's own words at this meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnWords {
    /// None recorded.
    None,
    /// Recorded, and decided who may have them.
    Yes,
    /// Recorded, and for some of them nobody has decided who may have them.
    Held,
    /// This reader may not know whether there are any.
    NotShown,
}

/// When a child last had a sitting with a checklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sat {
    /// Never, up to this meeting.
    Never,
    /// On this day.
    On(NaiveDate),
    /// This reader may not know: a checklist is for professionals until somebody decides otherwise.
    NotShown,
}

/// One child on the page before closing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChildRow {
    /// Which child.
    pub child: Id,
    /// Whether they were seen.
    pub seen: Stated,
    /// Whether they were seen alone.
    pub alone: Stated,
    /// Their own words.
    pub own_words: OwnWords,
    /// Their latest sitting with a checklist.
    pub sat: Sat,
    /// Whether anything is written in their own texts.
    pub spoken_of: bool,
    /// Actions for them that go on: earlier ones not yet done, and those agreed here.
    pub open_actions: usize,
    /// The day their own words were last recorded at an earlier meeting.
    pub last_own_words: Option<NaiveDate>,
}

/// A row for each child who is spoken of, worked out only from what `reader` may have. Whether a child spoke at all is
/// never shown to a family reader: "held" beside one name would say that the child has told somebody something.
#[must_use]
pub fn table(record: &MeetingRecord, around: &Around, reader: &Reader) -> Vec<ChildRow> {
    let lines = entries(record, around);
    let lines: Vec<&Found> = lines.iter().filter_map(|kept| kept.for_reader(reader)).collect();
    record.children_spoken_of().map(|child| row(child, &lines, record, reader)).collect()
}

fn row(child: &Child, lines: &[&Found], record: &MeetingRecord, reader: &Reader) -> ChildRow {
    let sights = lines.iter().map(|found| seen::stated(found, child, &record.people));
    let Sight { seen, alone } = sights.fold(Sight::default(), Sight::or);
    let knows = may_know_of_own_words(reader);
    let last = record.last_own_words.iter().filter(|(id, _)| knows && *id == child.id);
    ChildRow {
        child: child.id,
        seen,
        alone,
        own_words: if knows { own_words(child, lines.iter().copied()) } else { OwnWords::NotShown },
        sat: if knows { sat(child, record) } else { Sat::NotShown },
        spoken_of: lines.iter().any(|found| found.child == Some(child.id)),
        open_actions: carried_on(child, record, reader) + agreed(child, lines),
        last_own_words: last.map(|(_, date)| *date).max(),
    }
}

fn sat(child: &Child, record: &MeetingRecord) -> Sat {
    let days = record.last_sittings.iter().filter(|(id, _)| *id == child.id).map(|(_, day)| *day);
    days.max().map_or(Sat::Never, Sat::On)
}

const fn may_know_of_own_words(reader: &Reader) -> bool {
    matches!(reader, Reader::Record | Reader::Person { professional: true, .. })
}

fn own_words<'a>(child: &Child, lines: impl Iterator<Item = &'a Found>) -> OwnWords {
    lines.filter(|found| is_said_by(found, child)).fold(OwnWords::None, |so_far, found| {
        let held = found.unsettled == Some(Unsettled::Held) || so_far == OwnWords::Held;
        if held { OwnWords::Held } else { OwnWords::Yes }
    })
}

fn is_said_by(found: &Found, child: &Child) -> bool {
    found.entry.said.as_ref().is_some_and(|said| said.child == Some(child.id))
}

fn carried_on(child: &Child, record: &MeetingRecord, reader: &Reader) -> usize {
    let carried = record.carried.iter().filter(|action| action.child == Some(child.id));
    let carried = carried.filter(|action| action.audience.admits(reader));
    carried
        .filter(|action| record.answer(action.id).map_or(action.progress, |answer| answer.progress).goes_on())
        .count()
}

fn agreed(child: &Child, lines: &[&Found]) -> usize {
    let actions = lines.iter().filter(|found| is_action(found));
    actions.filter(|found| child_of(found) == Some(child.id)).count()
}

pub(super) fn is_action(found: &Found) -> bool {
    found.entry.mark == Some(Mark::Action) && !found.entry.words.is_empty()
}

/// The questions of each child, child by child.
pub(super) fn gaps(page: &Page<'_>) -> Vec<Gap> {
    page.children().flat_map(|child| of_child(page, child)).collect()
}

fn of_child(page: &Page<'_>, child: &Child) -> Vec<Gap> {
    let born = matches!(child.birth, Birth::Born(_));
    let sight = if born { sight_gap(page, child) } else { None };
    let words = if born { words_gap(page, child) } else { None };
    [sight, words, checklist_gap(page, child), spoken_of_gap(page, child)].into_iter().flatten().collect()
}

/// For professionals only, like the questions about own words and for the same reason: held words say who was alone
/// with the child, and the question that is missing for one sibling would say so too.
fn sight_gap(page: &Page<'_>, child: &Child) -> Option<Gap> {
    let name = &child.name;
    let stated =
        page.whole().map(|(found, audience)| (seen::stated(found, child, &page.record.people), audience));
    let stated: Vec<_> = stated.filter(|(sight, _)| *sight != Sight::default()).collect();
    let sight = stated.iter().fold(Sight::default(), |all, (one, _)| all.or(*one));
    let audience = stated.iter().fold(Audience::ProfessionalsOnly, |all, (_, one)| all.and(one));
    let (key, question) = match (sight.seen, sight.alone) {
        (Stated::Yes, Stated::Yes) => return None,
        (Stated::No, _) => (
            "unseen",
            format!("{name} was not seen: what stood in the way, and who will see {name}, by when?"),
        ),
        (_, Stated::No) => {
            ("not-alone", format!("{name} was not seen alone: who will see {name} alone, and when?"))
        }
        (Stated::Yes, Stated::NotStated) => ("not-alone", format!("Was {name} seen alone? Not stated.")),
        (Stated::NotStated, _) => ("unseen", format!("Was {name} seen, and alone? Not stated.")),
    };
    Some(Gap::new(format!("{key}:{}", child.id), question, audience))
}

/// Both questions are for professionals only, and not just the one about held words: a family that saw the question
/// "what did Noor say?" and none of Ben would know that Ben had spoken.
fn words_gap(page: &Page<'_>, child: &Child) -> Option<Gap> {
    let name = &child.name;
    let said = || page.whole().filter(|(found, _)| is_said_by(found, child));
    match own_words(child, said().map(|(found, _)| found)) {
        OwnWords::Held => {
            let held = said().filter(|(found, _)| found.unsettled == Some(Unsettled::Held));
            let audience = held.fold(Audience::ProfessionalsOnly, |all, (_, one)| all.and(one));
            let question = format!("Who may have {name}'s own words, and was {name} asked?");
            Some(Gap::new(format!("held:{}", child.id), question, audience))
        }
        OwnWords::None => {
            let last =
                page.record.last_own_words.iter().filter(|(id, _)| *id == child.id).map(|(_, date)| *date);
            let last =
                last.max().map_or_else(String::new, |date| format!(" The last are of {}.", long_date(date)));
            let question = format!("What did {name} say or show? No own words are recorded here.{last}");
            Some(Gap::new(format!("no-words:{}", child.id), question, Audience::ProfessionalsOnly))
        }
        OwnWords::Yes | OwnWords::NotShown => None,
    }
}

/// Every sibling is asked about to the same depth: one without a sitting is a question only where another has one.
fn checklist_gap(page: &Page<'_>, child: &Child) -> Option<Gap> {
    let others = page.children().filter(|other| other.id != child.id);
    let is_alone = sat(child, page.record) == Sat::Never
        && others.into_iter().any(|other| sat(other, page.record) != Sat::Never);
    let name = &child.name;
    let question =
        format!("{name} has no checklist, as others in the family have: who will do it, and by when?");
    is_alone.then(|| Gap::new(format!("no-checklist:{}", child.id), question, Audience::ProfessionalsOnly))
}

/// For professionals only: a text with nothing in it but held words is not blank, and its missing question would show it.
fn spoken_of_gap(page: &Page<'_>, child: &Child) -> Option<Gap> {
    let asked = page.record.template.sections.iter().any(|section| section.per_child);
    let written = page.whole().any(|(found, _)| found.child == Some(child.id));
    let name = &child.name;
    let day = match child.birth {
        Birth::Born(_) => format!("what is a day like for {name} now?"),
        Birth::Due(_) => "what is being made ready?".into(),
    };
    let question = format!("Nothing is written of {name}: {day}");
    (asked && !written)
        .then(|| Gap::new(format!("not-spoken-of:{}", child.id), question, Audience::ProfessionalsOnly))
}
