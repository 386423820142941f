//! A meeting's shared lines, looked at for words worth a second look and for how hard they are to read.

use super::audience::Reader;
use super::date::Around;
use super::entries::{Found, entries};
use super::entry::Mark;
use super::id::Id;
use super::meeting_record::MeetingRecord;
use super::plain_words::{Phrase, find};
use super::reading_age::Counts;

/// One place where such words stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// Section id.
    pub section: String,
    /// The child of a per-child section.
    pub child: Option<Id>,
    /// The line it stands in, without its mark.
    pub line: String,
    /// The words as they stand there.
    pub words: String,
    /// What is said of them.
    pub phrase: &'a Phrase,
}

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct Look<'a> {
    /// Where words stand that are worth a second look, in the order of the agenda.
    pub places: Vec<Place<'a>>,
    /// How much there is to read.
    pub counts: Counts,
}

/// Looks at every line each family reader may have. A child's own words are left alone: they are the child's.
#[must_use]
pub fn look<'a>(record: &MeetingRecord, around: &Around, phrases: &'a [Phrase]) -> Look<'a> {
    let kept = entries(record, around);
    let shared: Vec<&Found> = kept
        .iter()
        .filter_map(|kept| kept.for_reader(&Reader::Family))
        .filter(|found| found.entry.mark != Some(Mark::ChildSaid))
        .collect();
    let text: Vec<&str> = shared.iter().map(|found| found.plain.as_str()).collect();
    let places = shared.iter().flat_map(|found| {
        find(&found.plain, phrases)
            .into_iter()
            .map(|hit| Place {
                section: found.section.clone(),
                child: found.child,
                line: found.plain.clone(),
                words: hit.words.to_owned(),
                phrase: hit.phrase,
            })
            .collect::<Vec<_>>()
    });
    Look { places: places.collect(), counts: Counts::of(&text.join("\n")) }
}

#[cfg(test)]
mod tests {
    use super::super::audience::Audience;
    use super::super::body::Clearance;
    use super::super::body::Line;
    use super::super::closing::sample;
    use super::super::source::{Confidence, Source};
    use super::*;

    #[test]
    fn only_shared_lines_that_are_not_the_childs_own_are_looked_at() {
        let phrases = [Phrase {
            says: vec!["refused".into()],
            why: "why".into(),
            blames: false,
            plainer: vec!["said no".into()],
            confidence: Confidence::Reconstructed,
            source: Source::default(),
        }];
        let mut record = sample::record();
        sample::write(&mut record, "children", Some(12), "Mum refused the visit");
        sample::write_for(&mut record, "plan", &Audience::ProfessionalsOnly, "Dad refused too");
        let at = sample::moment("2026-11-26T10:00:00Z");
        let cleared = Some(Clearance { audience: Audience::Everyone, child_asked: None, at });
        let said = Line { cleared, ..Line::plain("\" Ava: I refused my tea") };
        sample::put(&mut record, "plan", None, vec![said]);
        let look = look(&record, &sample::around(), &phrases);
        let found: Vec<_> =
            look.places.iter().map(|place| (place.line.as_str(), place.words.as_str())).collect();
        assert_eq!(found, [("Mum refused the visit", "refused")]);
        assert_eq!(look.counts.words, 4);
    }
}
