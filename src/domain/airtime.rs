//! How long each child was spoken of, from the times at which the lines about them were begun.
//!
//! A line lasts until the next line is begun, about whomever that is. A gap of more than five minutes does not count:
//! nobody knows what was talked about then. Nothing is compared and nothing is ranked: it is there so that no child is
//! forgotten.

use chrono::TimeDelta;

use super::audience::Reader;
use super::date::Around;
use super::entries::{Found, child_of, entries};
use super::id::Id;
use super::meeting_record::MeetingRecord;
use super::moment::Moment;

/// A longer gap than this, in minutes, does not count.
pub const LONGEST_GAP: i64 = 5;

/// How long a child was spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Airtime {
    /// No line is about this child.
    NotYet,
    /// There are lines, and for some of them no time.
    NotStated,
    /// Whole minutes, rounded; nought is less than half a minute.
    Minutes(i64),
}

impl Airtime {
    /// In words: `12 min`.
    #[must_use]
    pub fn in_words(self) -> String {
        match self {
            Self::NotYet => "no".into(),
            Self::NotStated => "not stated".into(),
            Self::Minutes(0) => "under 1 min".into(),
            Self::Minutes(minutes) => format!("{minutes} min"),
        }
    }

    /// In a sentence after a child's name: `spoken of 12 min`.
    #[must_use]
    pub fn in_a_sentence(self) -> String {
        match self {
            Self::NotYet => "not spoken of yet".into(),
            Self::NotStated => "spoken of, time not stated".into(),
            Self::Minutes(_) => format!("spoken of {}", self.in_words()),
        }
    }
}

/// For each child who is spoken of, in their order, worked out only from what `reader` may have.
#[must_use]
pub fn airtime(record: &MeetingRecord, around: &Around, reader: &Reader) -> Vec<(Id, Airtime)> {
    let kept = entries(record, around);
    let lines: Vec<&Found> = kept.iter().filter_map(|kept| kept.for_reader(reader)).collect();
    let mut begun: Vec<Moment> = lines.iter().filter_map(|found| found.typed).collect();
    begun.sort_unstable();
    let of = |child: Id| of_child(child, &lines, &begun, record);
    record.children_spoken_of().map(|child| (child.id, of(child.id))).collect()
}

fn of_child(child: Id, lines: &[&Found], begun: &[Moment], record: &MeetingRecord) -> Airtime {
    let own: Vec<&&Found> = lines.iter().filter(|found| child_of(found) == Some(child)).collect();
    if own.is_empty() {
        return Airtime::NotYet;
    }
    let times: Option<Vec<Moment>> = own.iter().map(|found| found.typed).collect();
    let Some(times) = times.filter(|_| record.meeting.typed_up.is_none()) else { return Airtime::NotStated };
    let all = times.iter().fold(TimeDelta::zero(), |all, at| all + lasted(at, begun));
    Airtime::Minutes((all.num_seconds() + 30) / 60)
}

fn lasted(at: &Moment, begun: &[Moment]) -> TimeDelta {
    let next = begun.get(begun.partition_point(|other| other <= at));
    let gap = next.map_or_else(TimeDelta::zero, |next| *next - *at);
    if gap > TimeDelta::minutes(LONGEST_GAP) { TimeDelta::zero() } else { gap }
}

#[cfg(test)]
mod tests {
    use super::super::audience::Audience;
    use super::super::body::Line;
    use super::super::closing::sample::{self, id, moment};
    use super::*;

    fn line(minute: u32, text: &str) -> Line {
        let typed = Some(moment(&format!("2026-11-26T10:{minute:02}:00Z")));
        Line { typed, ..Line::plain(text) }
    }

    fn spoken(record: &MeetingRecord, reader: &Reader) -> Vec<Airtime> {
        airtime(record, &sample::around(), reader).into_iter().map(|(_, time)| time).collect()
    }

    #[test]
    fn a_line_lasts_until_the_next_and_a_long_gap_does_not_count() {
        use Airtime::{Minutes, NotYet};
        let mut record = sample::record();
        sample::put(
            &mut record,
            "children",
            Some(11),
            vec![line(0, "eats well"), line(3, "sleeps"), line(30, "")],
        );
        sample::put(&mut record, "children", Some(12), vec![line(7, "cold"), line(20, "coughs")]);
        sample::put(
            &mut record,
            "plan",
            None,
            vec![line(24, "Ava and Ben: a bunk"), line(28, "Noor goes by bus")],
        );
        // Ava: 3 and 4; Ben: 13 does not count, then 4. Noor's line is the last: nobody knows how long it was.
        assert_eq!(spoken(&record, &Reader::Record), [Minutes(7), Minutes(4), Minutes(0)]);
        assert_eq!(spoken(&sample::record(), &Reader::Record), [NotYet, NotYet, NotYet]);
    }

    #[test]
    fn what_a_reader_may_not_have_is_no_part_of_the_time() {
        let mut record = sample::record();
        let quiet = Line { audience: Audience::ProfessionalsOnly, ..line(0, "police were there") };
        sample::put(&mut record, "children", Some(12), vec![quiet]);
        sample::put(&mut record, "plan", None, vec![line(4, "a boiler")]);
        assert_eq!(spoken(&record, &Reader::Record)[1], Airtime::Minutes(4));
        assert_eq!(spoken(&record, &Reader::Family)[1], Airtime::NotYet);
    }

    #[test]
    fn a_missing_time_and_a_meeting_typed_up_from_paper_are_not_stated() {
        let mut record = sample::record();
        sample::put(&mut record, "children", Some(11), vec![line(0, "eats"), Line::plain("sleeps")]);
        sample::put(&mut record, "children", Some(12), vec![line(1, "cold"), line(3, "coughs")]);
        assert_eq!(spoken(&record, &Reader::Record)[..2], [Airtime::NotStated, Airtime::Minutes(2)]);
        record.meeting.typed_up = Some(moment("2026-11-27T09:00:00Z"));
        assert_eq!(spoken(&record, &Reader::Record)[1], Airtime::NotStated);
        assert_eq!(id(11), record.children[0].id);
    }
}
