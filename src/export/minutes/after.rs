//! What came after closing: who was given a copy, what corrections were asked for, where the record was agreed.

use super::wording::{NOT_STATED, person_words, sentence};
use super::{Writing, for_everyone, for_professionals};
use crate::domain::audience::{Audience, Kept, Reader};
use crate::domain::circulation::{Circulated, MinutesAgreed};
use crate::domain::correction::{Correction, Taken};
use crate::domain::moment::long_date;
use crate::domain::proceedings::{ASK_LEGAL, begun_for};
use crate::export::document::{Block, Draft, What};

/// For the record copy alone: a copy for somebody else says nothing about what legal is asked.
pub(super) fn ask_legal(writing: &Writing<'_>, draft: &mut Draft) {
    let record = writing.record;
    let today = writing.facts.made_on.date_naive();
    let names: Vec<&str> =
        begun_for(&record.children, &record.episodes, today).map(|child| child.name.as_str()).collect();
    if !names.is_empty() && draft.reader() == &Reader::Record {
        let words =
            format!("{ASK_LEGAL} Proceedings, or the steps before them, are open for {}.", names.join(", "));
        draft.put(What::MeetingFact, Kept::new(Audience::LegalAdvice, Block::Paragraph(words)));
    }
}

pub(super) fn write(writing: &Writing<'_>, draft: &mut Draft) {
    draft.under(2, "Corrections asked for", |draft| corrections(writing, draft));
    draft.under(2, "Agreed as a record", |draft| agreed(&writing.record.minutes_agreed, false, draft));
    draft.under(2, "Copies given", |draft| copies(writing, draft));
}

/// What this meeting said of the record of an earlier one.
pub(super) fn agreed_here(writing: &Writing<'_>, draft: &mut Draft) {
    draft.under(2, "The record of last time", |draft| agreed(&writing.record.agreed_here, true, draft));
}

fn agreed(all: &[MinutesAgreed], here: bool, draft: &mut Draft) {
    let mut all: Vec<&MinutesAgreed> = all.iter().collect();
    all.sort_by_key(|one| (one.on, one.id));
    for one in all {
        let words = stated(&one.words);
        let words = if here {
            format!("{}: {words}", stated(&one.of).trim_end_matches('.'))
        } else {
            format!(
                "{} at {}, {}",
                words.trim_end_matches('.'),
                stated(&one.at),
                sentence(&long_date(one.on))
            )
        };
        draft.put(What::MeetingFact, for_everyone(Block::bullet(words)));
    }
}

/// Kept whether accepted or not, in the words of whoever asked.
fn corrections(writing: &Writing<'_>, draft: &mut Draft) {
    let mut all: Vec<&Correction> = writing.record.corrections.iter().collect();
    all.sort_by_key(|one| (one.asked, one.id));
    for one in all {
        let hidden = format!("{} {} {}", one.by, one.words, one.because);
        if writing.reach.words(&hidden) {
            correction(writing, one, draft);
        } else {
            draft.leave_out(What::Correction);
        }
    }
}

fn correction(writing: &Writing<'_>, one: &Correction, draft: &mut Draft) {
    let by = person_words(one.person, &one.by, writing.record);
    let words = format!(
        "{}, {}: \"{}\" {}",
        stated(&by).trim_end_matches('.'),
        long_date(one.asked),
        one.words.trim(),
        became(one)
    );
    // Whoever asked has their own words in every copy made for them.
    let audience = match draft.reader() {
        Reader::Person { id, .. } if one.person == Some(*id) => Audience::Everyone,
        _ => one.audience.clone(),
    };
    draft.put(What::Correction, Kept::new(audience, Block::bullet(words)));
    let holders = holders_before(writing, one);
    if !holders.is_empty() {
        let words = format!("To be told of it, for they have an earlier copy: {}.", holders.join("; "));
        let audience = one.audience.and(&Audience::ProfessionalsOnly);
        draft.put(What::Correction, Kept::new(audience, Block::bullet(words)));
    }
}

/// Who was given a copy before it was decided what became of the correction.
fn holders_before(writing: &Writing<'_>, one: &Correction) -> Vec<String> {
    let given = writing.record.circulated.iter();
    let before = given.filter(|given| one.decided.is_none_or(|decided| given.on <= decided));
    let named = before.map(|given| {
        let to = person_words(given.person, &given.to, writing.record);
        format!("{to}, {}", long_date(given.on))
    });
    named.collect()
}

fn became(one: &Correction) -> String {
    let Some(taken) = one.taken else { return "Not decided yet.".into() };
    let on = one.decided.map_or_else(|| NOT_STATED.into(), long_date);
    let word = match taken {
        Taken::Accepted => "Accepted",
        Taken::InPart => "Accepted in part",
        Taken::NotAccepted => "Not accepted",
    };
    format!("{word}, {}. Why: {}", on, stated(&one.because))
}

/// Who holds a copy is for professionals: where somebody lives or what they may have can stand in it.
fn copies(writing: &Writing<'_>, draft: &mut Draft) {
    let mut all: Vec<&Circulated> = writing.record.circulated.iter().collect();
    all.sort_by_key(|one| (one.on, one.id));
    for one in all {
        let to = person_words(one.person, &one.to, writing.record);
        let words = format!(
            "{}, {}. How: {} Which copy: {}",
            stated(&to).trim_end_matches('.'),
            long_date(one.on),
            stated(&one.how),
            stated(&one.copy)
        );
        draft.put(What::MeetingFact, for_professionals(Block::bullet(words)));
    }
}

fn stated(words: &str) -> String {
    if words.trim().is_empty() { format!("{NOT_STATED}.") } else { sentence(words) }
}
