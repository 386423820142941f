//! Last time's actions, what was said of them, and what changed for the child.

use chrono::NaiveDate;

use super::wording::{NOT_STATED, capital, person_words, sentence};
use super::{Writing, for_professionals};
use crate::domain::action::{Action, Answer, By, Progress};
use crate::domain::audience::{Kept, Reader};
use crate::domain::child::Child;
use crate::domain::meeting_record::MeetingRecord;
use crate::domain::moment::long_date;
use crate::export::document::{Block, Draft, What};

pub(super) fn write(writing: &Writing<'_>, draft: &mut Draft) {
    for action in writing.record.carried.iter().filter(|action| writing.reach.child(action.child)) {
        if writing.reach.words(&format!("{} {}", action.what, action.measure)) {
            one(action, writing, draft);
        } else {
            draft.leave_out(What::Action);
        }
    }
}

fn one(action: &Action, writing: &Writing<'_>, draft: &mut Draft) {
    let record = writing.record;
    let answer = record.answer(action.id);
    let words = in_words(action, answer, record);
    draft.put(What::Action, Kept::new(action.audience.clone(), Block::Paragraph(words)));
    if answer.is_none_or(|answer| writing.reach.words(&answer.for_the_child)) {
        put_answer(action, answer, record, draft);
        put_moves(action, answer, draft);
    } else {
        draft.leave_out(What::Answer);
    }
}

fn in_words(action: &Action, answer: Option<&Answer>, record: &MeetingRecord) -> String {
    let child = child_of(action, record).map(|child| format!("{}: ", child.name)).unwrap_or_default();
    let also = action.also.iter().map(|one| person_words(one.person, &one.words, record));
    let who = std::iter::once(person_words(action.person, &action.owner, record)).chain(also);
    let who = who.collect::<Vec<_>>().join(" and ");
    let who = if who.is_empty() { NOT_STATED } else { &who };
    let then = Action { due: due_then(action, answer), ..action.clone() };
    let by = then.day_in_words().map_or_else(|| format!("by: {NOT_STATED}"), |by| labelled(&by));
    let seen = sentence(&action.measure);
    let seen = if seen.is_empty() { seen } else { format!(" How it was to be seen: {seen}") };
    format!("{child}{} Who: {} {}{seen}", sentence(&action.what), sentence(who), sentence(&capital(&by)))
}

/// `until: Friday 4 December 2026`.
fn labelled(by: &str) -> String {
    let bound = by.rsplitn(5, ' ').last().unwrap_or_default();
    by.replacen(bound, &format!("{bound}:"), 1)
}

fn child_of<'a>(action: &Action, record: &'a MeetingRecord) -> Option<&'a Child> {
    action.child.and_then(|id| record.child(id))
}

/// The day it had when the meeting began. An answer kept from a reader must not show in the action's new date.
fn due_then(action: &Action, answer: Option<&Answer>) -> Option<NaiveDate> {
    let moved_here = answer.and_then(|answer| answer.moved_to).filter(|to| action.due == Some(*to));
    if moved_here.is_some() { action.moved_from.last().copied() } else { action.due }
}

fn put_answer(action: &Action, answer: Option<&Answer>, record: &MeetingRecord, draft: &mut Draft) {
    let child = child_of(action, record);
    if let Some(answer) = answer {
        let audience = action.audience.and(&answer.audience);
        draft.put(What::Answer, Kept::new(audience, Block::bullet(answer_words(answer, child))));
    } else if draft.reader() == &Reader::Record && child.is_none_or(|child| child.lost.is_none()) {
        // Only the record knows that there was none: to others one may have been withheld.
        draft.put(What::Answer, Kept::new(action.audience.clone(), Block::bullet("Not answered.")));
    }
}

fn answer_words(answer: &Answer, child: Option<&Child>) -> String {
    let mut words = vec![progress(answer.progress).to_owned()];
    words.extend(answer.moved_to.map(|to| format!("Moved to {}.", long_date(to))));
    words.extend(answer.missed_by.map(|by| match by {
        By::Family => "Missed or cancelled by the family.".to_owned(),
        By::Service => "Missed or cancelled by a service.".to_owned(),
    }));
    words.extend(changed(answer, child));
    words.join(" ")
}

const fn progress(progress: Progress) -> &'static str {
    match progress {
        Progress::Open => "Not answered.",
        Progress::Done => "Done.",
        Progress::Part => "Done in part.",
        Progress::NotDone => "Not done.",
        Progress::Dropped => "No longer needed.",
    }
}

/// Of a child whose loss is recorded nothing is asked, and "not stated" would be asking.
fn changed(answer: &Answer, child: Option<&Child>) -> Option<String> {
    let whom = child.map_or("the child", |child| child.name.as_str());
    let is_lost = child.is_some_and(|child| child.lost.is_some());
    match answer.for_the_child.trim() {
        "" if is_lost => None,
        "" => Some(format!("What changed for {whom}: {NOT_STATED}.")),
        words => Some(format!("What changed for {whom}: {}", sentence(words))),
    }
}

/// How often the date was moved is for professionals, as all that points to drift is.
fn put_moves(action: &Action, answer: Option<&Answer>, draft: &mut Draft) {
    let times = action.moved_from.len();
    if times == 0 {
        return;
    }
    let words = if times == 1 { "Date moved once.".to_owned() } else { format!("Date moved {times} times.") };
    let mut kept = for_professionals(Block::bullet(words))
        .with(Kept::new(action.audience.clone(), ()), |block, ()| block);
    if let Some(answer) = answer {
        kept = kept.with(Kept::new(answer.audience.clone(), ()), |block, ()| block);
    }
    draft.put(What::Answer, kept);
}
