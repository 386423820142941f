//! What is read out before closing, and what each person said to it.
//!
//! An answer belongs to the words that were read. Where the line was changed afterwards the answer was to other words:
//! it is kept, said to be so, and asked again.

use super::attendance::Came;
use super::audience::{Audience, Kept, Reader};
use super::date::Around;
use super::entries::{Found, entries};
use super::entry::Mark;
use super::id::Id;
use super::meeting_record::MeetingRecord;
use super::person::{Capacity, Person};
use super::read_back::{ReadBack, Stance};

/// The decisions and actions everyone in the room may hear, in the order of the record.
#[must_use]
pub fn lines(record: &MeetingRecord, around: &Around) -> Vec<Found> {
    let all = entries(record, around);
    let heard = all.iter().filter(|kept| *kept.audience() == Audience::Everyone);
    let heard = heard.filter_map(|kept| kept.for_reader(&Reader::Family)).filter(|found| is_read_out(found));
    heard.cloned().collect()
}

/// Whether it is one of the lines that are read out: a decision or an action with words.
#[must_use]
pub fn is_read_out(found: &Found) -> bool {
    matches!(found.entry.mark, Some(Mark::Decision | Mark::Action)) && !found.entry.words.is_empty()
}

/// Everyone on the list of who is here, parents and children first; nobody twice.
#[must_use]
pub fn people(record: &MeetingRecord) -> Vec<&Person> {
    let mut all: Vec<&Person> = Vec::new();
    for row in &record.attendance {
        let person = record.person(row.person).filter(|one| all.iter().all(|known| known.id != one.id));
        all.extend(person);
    }
    all.sort_by_key(|person| match person.capacity {
        Capacity::Parent => 0,
        Capacity::Child => 1,
        Capacity::Supporter | Capacity::Advocate => 2,
        Capacity::Interpreter | Capacity::Professional => 3,
    });
    all
}

/// Whether somebody is known to be away now: "not present" is then proposed, and never chosen for them.
#[must_use]
pub fn is_away(record: &MeetingRecord, person: Id) -> bool {
    let mut rows = record.attendance.iter().filter(|row| row.person == person).peekable();
    rows.peek().is_some() && rows.all(|row| matches!(row.came, Some(Came::No)) || row.left.is_some())
}

/// What one person said to one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said<'a> {
    /// Nothing is kept: nobody asked them.
    Nothing,
    /// To these words.
    ToThis(&'a ReadBack),
    /// To other words, which stood there before.
    ToOtherWords(&'a ReadBack),
}

impl<'a> Said<'a> {
    /// What is kept, to whatever words.
    #[must_use]
    pub const fn kept(self) -> Option<&'a ReadBack> {
        match self {
            Self::Nothing => None,
            Self::ToThis(kept) | Self::ToOtherWords(kept) => Some(kept),
        }
    }

    /// Where they stand on the words as they are now.
    #[must_use]
    pub const fn stance(self) -> Stance {
        match self {
            Self::ToThis(kept) => kept.stance,
            Self::Nothing | Self::ToOtherWords(_) => Stance::NotAsked,
        }
    }
}

/// What `person` said to `line`, one of `lines`.
#[must_use]
pub fn said<'a>(record: &'a MeetingRecord, lines: &[Found], line: &Found, person: Id) -> Said<'a> {
    let theirs = || record.read_backs.iter().filter(|one| one.person == person && one.text == line.text);
    if let Some(kept) = theirs().filter(|one| one.words == line.plain).max_by_key(|one| (one.at, one.id)) {
        return Said::ToThis(kept);
    }
    let other = theirs().filter(|one| belongs_to(lines, one).is_some_and(|at| at.line == line.line));
    other.max_by_key(|one| (one.at, one.id)).map_or(Said::Nothing, Said::ToOtherWords)
}

/// The line an answer to other words belongs to: the one in its text that shares most words with them, at least half.
/// None where the words still stand somewhere in the text, and where they stand nowhere any more.
#[must_use]
pub fn belongs_to<'l>(lines: &'l [Found], answer: &ReadBack) -> Option<&'l Found> {
    let in_text = || lines.iter().filter(|line| line.text == answer.text);
    if let Some(same) = in_text().find(|line| line.plain == answer.words) {
        return Some(same);
    }
    let nearest = in_text().max_by_key(|line| shared(&line.plain, &answer.words).0);
    nearest.filter(|line| {
        let (both, fewest) = shared(&line.plain, &answer.words);
        both > 0 && both * 2 >= fewest
    })
}

/// How many words two sentences share, and how many the shorter has.
fn shared(one: &str, other: &str) -> (usize, usize) {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let (one, other) = (words(one), words(other));
    (one.iter().filter(|word| other.contains(word)).count(), one.len().min(other.len()))
}

/// An answer, kept for whoever may have both it and the line.
#[must_use]
pub fn kept_for(line: &Audience, answer: &ReadBack) -> Kept<ReadBack> {
    Kept::new(line.and(&answer.audience), answer.clone())
}

#[cfg(test)]
mod tests {
    use super::super::closing::sample::{self, id};
    use super::*;

    fn answer(record: &MeetingRecord, words: &str, stance: Stance) -> ReadBack {
        ReadBack {
            id: id(70),
            meeting: record.meeting.id,
            text: record.texts[0].id,
            words: words.into(),
            person: id(2),
            stance,
            says: String::new(),
            audience: Audience::Everyone,
            at: sample::moment("2026-11-26T11:00:00Z"),
        }
    }

    fn words(record: &MeetingRecord) -> Vec<String> {
        lines(record, &sample::around()).into_iter().map(|line| line.entry.words).collect()
    }

    #[test]
    fn only_decisions_and_actions_that_everyone_may_hear_are_read_out() {
        let mut record = sample::record();
        sample::write(&mut record, "plan", None, "> monthly until review\n! weigh Ben @HV\n-- boiler off\n>");
        sample::write_for(&mut record, "plan", &Audience::ProfessionalsOnly, "> strategy discussion");
        sample::write_for(&mut record, "plan", &Audience::NotFor([id(2)].into()), "! new flat");
        assert_eq!(words(&record), ["monthly until review", "weigh Ben"]);
    }

    #[test]
    fn an_answer_to_other_words_is_no_answer_to_these() {
        let mut record = sample::record();
        sample::write(
            &mut record,
            "plan",
            None,
            "> core group monthly until review\n> gran has Ben on fridays",
        );
        let lines = lines(&record, &sample::around());
        record.read_backs = vec![answer(&record, "core group weekly until review", Stance::Agrees)];
        let first = said(&record, &lines, &lines[0], id(2));
        assert!(matches!(first, Said::ToOtherWords(_)), "{first:?}");
        assert_eq!(first.stance(), Stance::NotAsked);
        assert_eq!(said(&record, &lines, &lines[1], id(2)), Said::Nothing);
        record.read_backs = vec![answer(&record, "core group monthly until review", Stance::DoesNotAgree)];
        assert_eq!(said(&record, &lines, &lines[0], id(2)).stance(), Stance::DoesNotAgree);
        assert_eq!(said(&record, &lines, &lines[0], id(3)), Said::Nothing, "somebody else");
    }

    #[test]
    fn an_answer_to_words_that_stand_nowhere_any_more_belongs_to_no_line() {
        let mut record = sample::record();
        sample::write(&mut record, "plan", None, "> core group monthly");
        let lines = lines(&record, &sample::around());
        let gone = answer(&record, "Dad moves out on friday", Stance::DoesNotAgree);
        assert!(belongs_to(&lines, &gone).is_none());
    }
}
