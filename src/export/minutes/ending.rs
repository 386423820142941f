//! What stands at the end: what was agreed, by number; what stays open; what was added.

use super::attendance::present_when_decided;
use super::reach::Reach;
use super::wording::{action, decision, disagreement, sentence};
use super::{Writing, answers, for_professionals, urgent};
use crate::domain::addendum::Addendum;
use crate::domain::audience::{Audience, Kept, Reader};
use crate::domain::child::Child;
use crate::domain::closing::answered;
use crate::domain::entries::Found;
use crate::domain::entry::Mark;
use crate::domain::gap::Reason;
use crate::domain::marks::mentions;
use crate::domain::meeting_record::MeetingRecord;
use crate::domain::moment::{Moment, clock_time, long_date};
use crate::domain::next_meeting;
use crate::export::document::{Block, Draft, What, everyone};

pub(super) fn write(writing: &Writing<'_>, draft: &mut Draft) {
    draft.under(2, "What could not wait", |draft| urgent::write(writing, draft));
    draft.under(2, "Decisions", |draft| list(writing, Mark::Decision, draft));
    draft.under(2, "Actions agreed", |draft| list(writing, Mark::Action, draft));
    draft.under(2, "Said to words that were changed", |draft| {
        answers::to_what_is_gone(writing, &answers::read_out(writing), draft);
    });
    draft.under(2, "Disagreements", |draft| list(writing, Mark::Disagrees, draft));
    draft.under(2, "Left open, with the reason", |draft| gaps(writing, draft));
    draft.under(2, "Left open, not answered", |draft| unanswered(writing, draft));
    draft.under(2, "Added after the meeting was closed", |draft| addenda(writing, draft));
}

/// The lines were admitted before they came here, so the numbers run through.
fn list(writing: &Writing<'_>, mark: Mark, draft: &mut Draft) {
    let read_out = answers::read_out(writing);
    for line in &writing.lines {
        let Some(line) = line_with(line, mark, draft.reader()) else { continue };
        let record = writing.record;
        let said = answers::to_line(writing, &read_out, &line, draft);
        let shared = line.for_reader(draft.reader()).map(|line| line.shared.clone()).unwrap_or_default();
        let block = line.map(|line| Block::numbered(item(&line, mark, record, &writing.reach) + &said));
        draft.put_sharing(What::Line, block, &shared);
    }
}

fn line_with(line: &Kept<Found>, mark: Mark, reader: &Reader) -> Option<Kept<Found>> {
    let value = line.for_reader(reader).filter(|value| value.entry.mark == Some(mark))?;
    Some(Kept::new(line.audience().clone(), value.clone()))
}

fn item(line: &Found, mark: Mark, record: &MeetingRecord, reach: &Reach) -> String {
    let words = match mark {
        Mark::Action => action(&line.entry, record),
        Mark::Decision => {
            let decision = decision(&line.entry, record);
            let words = decision.trim_start_matches("Decision: ");
            let present = present_when_decided(line, record, reach);
            format!("{words} {present}").trim_end().to_owned()
        }
        _ => disagreement(&line.entry, record).trim_start_matches("Disagreement. ").to_owned(),
    };
    match line.child.and_then(|id| record.child(id)) {
        Some(child) => format!("{}: {words}", child.name),
        None => words,
    }
}

/// The next meeting's day. By the clock is computed from every child's life: for professionals only.
pub(super) fn next_meeting(writing: &Writing<'_>, draft: &mut Draft) {
    let meeting = &writing.record.meeting;
    let next = match (meeting.next, meeting.next_words.trim()) {
        (Some(date), _) => long_date(date),
        (None, "") => "not set".into(),
        (None, words) => format!("{words}, not read as a date"),
    };
    let audience = match meeting.next {
        Some(_) => Audience::Everyone,
        None => next_meeting::audience_of(&meeting.next_words, writing.record),
    };
    if writing.reach.words(&next) {
        draft.put(What::MeetingFact, Kept::new(audience, Block::fact("Next meeting", next)));
    } else {
        draft.leave_out(What::MeetingFact);
    }
    if let Some(latest) = writing.facts.latest_next {
        let why = writing.facts.latest_not_worked;
        let why = why.map_or_else(String::new, |why| format!(" ({})", why.in_words()));
        let block = Block::fact("Latest day by the clock", format!("{}{why}", long_date(latest)));
        draft.put(What::MeetingFact, for_professionals(block));
    }
}

fn gaps(writing: &Writing<'_>, draft: &mut Draft) {
    for reason in &writing.record.reasons {
        for key in &reason.gaps {
            gap(writing, reason, key, draft);
        }
    }
}

/// What was left open at closing and nobody has answered since. For professionals: some of it is asked of the services.
fn unanswered(writing: &Writing<'_>, draft: &mut Draft) {
    if !writing.record.fixed.as_ref().is_some_and(|fixed| fixed.at_closing) {
        return;
    }
    for gap in writing.facts.gaps.iter().filter(|gap| answered(gap, &writing.record.reasons).is_none()) {
        let asked = gap.for_reader(&Reader::Record).unwrap_or_default();
        if writing.reach.gap(&gap.key) && writing.reach.words(asked) {
            let audience = gap.audience().and(&Audience::ProfessionalsOnly);
            draft.put(What::GapReason, Kept::new(audience, Block::bullet(sentence(asked))));
        } else {
            draft.leave_out(What::GapReason);
        }
    }
}

fn gap(writing: &Writing<'_>, reason: &Reason, key: &str, draft: &mut Draft) {
    let asked = sentence_of(writing, key);
    if !may_be_named(writing, reason, key, &asked, draft.reader()) {
        return draft.leave_out(What::GapReason);
    }
    let why = Kept::new(reason.audience.clone(), why(reason, writing.record.meeting.closed()));
    let block = asked.with(why, |asked, why| match asked {
        Some(asked) => Block::bullet(format!("{} Reason: {why}", sentence(&asked))),
        None => Block::bullet(why),
    });
    draft.put(What::GapReason, block);
}

/// The question a reason is for; none where it is no longer open.
fn sentence_of(writing: &Writing<'_>, key: &str) -> Kept<Option<String>> {
    let gap = writing.facts.gaps.iter().find(|gap| gap.key == key);
    gap.map_or(everyone(None), |gap| gap.sentence.clone().map(Some))
}

/// Not about a child who is out of reach; and once a loss is recorded no copy asks after that child again. The
/// record keeps what was written before.
fn may_be_named(
    writing: &Writing<'_>,
    reason: &Reason,
    key: &str,
    asked: &Kept<Option<String>>,
    reader: &Reader,
) -> bool {
    let asked = asked.for_reader(&Reader::Record).cloned().flatten().unwrap_or_default();
    let lost = writing.record.children.iter().filter(|child| child.lost.is_some());
    let names = |child: &Child| key.contains(&child.id.to_string()) || mentions(&asked, &child.name);
    let asks_after_lost = reader != &Reader::Record && lost.into_iter().any(names);
    let reached = writing.reach.gap(key) && writing.reach.words(&reason.words) && writing.reach.words(&asked);
    reached && !asks_after_lost
}

fn why(reason: &Reason, closed: Option<&Moment>) -> String {
    let words = if reason.words.trim().is_empty() { "not answered" } else { &reason.words };
    match closed.filter(|closed| reason.at > **closed) {
        Some(_) => format!("{} Given {}", sentence(words), sentence(&moment(&reason.at))),
        None => sentence(words),
    }
}

fn moment(at: &Moment) -> String {
    format!("{} at {}", long_date(at.date_naive()), clock_time(at))
}

fn addenda(writing: &Writing<'_>, draft: &mut Draft) {
    let mut all: Vec<&Addendum> = writing.record.addenda.iter().collect();
    all.sort_by_key(|addendum| addendum.at);
    for addendum in all {
        if writing.reach.words(&format!("{} {}", addendum.reason, addendum.words)) {
            addition(addendum, draft);
        } else {
            draft.leave_out(What::Addendum);
        }
    }
}

fn addition(addendum: &Addendum, draft: &mut Draft) {
    let head =
        format!("{}, {}. Reason: {}", addendum.author, moment(&addendum.at), sentence(&addendum.reason));
    let head = Kept::new(addendum.audience.clone(), Block::Paragraph(head));
    if head.for_reader(draft.reader()).is_none() {
        return draft.leave_out(What::Addendum);
    }
    draft.put(What::Addendum, head);
    for line in addendum.words.lines().filter(|line| !line.trim().is_empty()) {
        draft.put(What::Addendum, Kept::new(addendum.audience.clone(), Block::Paragraph(line.to_owned())));
    }
}
