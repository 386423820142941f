//! What was said to a decision or an action when it was read out: below it, for those who may have both.

use super::Writing;
use super::wording::sentence;
use crate::domain::audience::{Kept, Reader};
use crate::domain::entries::{Found, entries};
use crate::domain::read_back::ReadBack;
use crate::domain::read_out::{Said, belongs_to, is_read_out, kept_for, people, said};
use crate::export::document::{Block, Draft, What};

/// The lines of the record that are read out, with those no longer for everyone. All of them, whoever the copy is
/// for: to whom a line is withheld, an answer to it must not seem one to another line.
pub(super) fn read_out(writing: &Writing<'_>) -> Vec<Found> {
    let all = entries(writing.record, &writing.around);
    let lines = all.iter().filter_map(|kept| kept.for_reader(&Reader::Record));
    lines.filter(|found| is_read_out(found)).cloned().collect()
}

/// `Mum agrees. Dad does not agree: "I said Fridays".` Empty where nothing was read out at this meeting.
pub(super) fn to_line(writing: &Writing<'_>, all: &[Found], line: &Kept<Found>, draft: &mut Draft) -> String {
    let Some(found) = line.for_reader(&Reader::Record) else { return String::new() };
    if writing.record.read_backs.is_empty() || !is_read_out(found) {
        return String::new();
    }
    let mut words = Vec::new();
    for person in people(writing.record) {
        let who = &person.handle;
        match said(writing.record, all, found, person.id) {
            Said::Nothing if draft.reader() == &Reader::Record => words.push(format!("{who} was not asked.")),
            // To others an answer may have been withheld.
            Said::Nothing => {}
            Said::ToThis(kept) => {
                words.extend(admitted(writing, line, kept, draft).map(|one| in_words(who, &one)));
            }
            Said::ToOtherWords(kept) => words.extend(
                admitted(writing, line, kept, draft)
                    .map(|one| format!("To other words, \"{}\": {}", one.words.trim(), in_words(who, &one))),
            ),
        }
    }
    if words.is_empty() { String::new() } else { format!(" Read out: {}", words.join(" ")) }
}

fn admitted(
    writing: &Writing<'_>,
    line: &Kept<Found>,
    kept: &ReadBack,
    draft: &mut Draft,
) -> Option<ReadBack> {
    if !writing.reach.words(&format!("{} {}", kept.words, kept.says)) {
        draft.leave_out(What::ReadBack);
        return None;
    }
    let kept = draft.admit(|_| What::ReadBack, vec![kept_for(line.audience(), kept)]).pop()?;
    kept.for_reader(draft.reader()).cloned()
}

fn in_words(who: &str, kept: &ReadBack) -> String {
    let said = format!("{who} {}", kept.stance.in_a_sentence());
    match kept.says.trim() {
        "" => format!("{said}."),
        says => format!("{said}: \"{says}\""),
    }
}

/// Answers to words that stand in the record no longer: nobody's answer is lost with a line.
pub(super) fn to_what_is_gone(writing: &Writing<'_>, all: &[Found], draft: &mut Draft) {
    let record = writing.record;
    for one in record.read_backs.iter().filter(|one| belongs_to(all, one).is_none()) {
        let who = record.person(one.person).map_or("somebody", |person| person.handle.as_str());
        if !writing.reach.words(&format!("{} {}", one.words, one.says)) {
            draft.leave_out(What::ReadBack);
            continue;
        }
        // The words may have gone because they should not stand in a copy; the answer is the person's own.
        let words = match draft.reader() {
            Reader::Record => format!("{} {}", sentence(&one.words), in_words(who, one)),
            _ => in_words(who, one),
        };
        draft.put(What::ReadBack, Kept::new(one.audience.clone(), Block::bullet(words)));
    }
}
