//! What one child said at every meeting, gathered.

use super::paper::{Paper, Which};
use super::{Catalogue, Piece, ServiceError, families, meetings, new_id};
use crate::domain::audience::{Audience, Reader};
use crate::domain::body::{Clearance, Edit, Line, Spot};
use crate::domain::child::Child;
use crate::domain::entries::entries;
use crate::domain::entry::Mark;
use crate::domain::id::Id;
use crate::domain::later_clearance::LaterClearance;
use crate::domain::manuscript::Stroke;
use crate::domain::meeting_record::MeetingRecord;
use crate::domain::moment::{Moment, short_date};
use crate::export::own_words::own_words;
use crate::service::Deed;
use crate::store::Reading;

/// Who may have a child's words, and whether the child was asked; none keeps them withheld.
pub type Decided = Option<(Audience, Option<bool>)>;

/// One line of the child's own words, and where it stands.
#[derive(Clone, Debug)]
pub struct WordsLine {
    meeting: Id,
    can_write: bool,
    text: Id,
    at: usize,
    line: Line,
    /// The words, with the day of the meeting and whether they are withheld.
    pub label: String,
}

/// A child's own words.
#[derive(Clone, Debug)]
pub struct Said {
    /// The child.
    pub child: Child,
    /// The records of every meeting, newest first.
    pub records: Vec<MeetingRecord>,
    /// Each line, newest meeting first.
    pub lines: Vec<WordsLine>,
}

/// Gathers them.
///
/// # Errors
/// When the family or the child is not there, or the store's.
pub fn said(
    store: &Reading,
    family: Id,
    child: Id,
    catalogue: &Catalogue,
    now: Moment,
) -> Result<Said, ServiceError> {
    let known = families::workspace(store, family, catalogue, now.date_naive())?;
    let child =
        known.children.into_iter().find(|one| one.id == child).ok_or_else(|| ServiceError::NotFound {
            what: "This child".into(),
            todo: "Go back to the family, and choose again.".into(),
        })?;
    let mut all = known.meetings;
    all.sort_by_key(|meeting| std::cmp::Reverse((meeting.on, meeting.id)));
    let records: Result<Vec<_>, _> =
        all.iter().map(|meeting| meetings::record(store, meeting.id, catalogue)).collect();
    let records = records?;
    let lines = records.iter().flat_map(|record| lines_of(record, &child)).collect();
    Ok(Said { child, records, lines })
}

fn lines_of(record: &MeetingRecord, child: &Child) -> Vec<WordsLine> {
    let all = entries(record, &meetings::around(record));
    let theirs = all.iter().filter_map(|kept| kept.for_reader(&Reader::Record)).filter(|found| {
        let said = found.entry.said.as_ref().and_then(|said| said.child);
        found.entry.mark == Some(Mark::ChildSaid) && said == Some(child.id)
    });
    let lines = theirs.filter_map(|found| {
        let text = record.texts.iter().find(|text| text.id == found.text)?;
        let line = text.body.lines().get(found.line)?.clone();
        let held = if found.cleared.is_none() { "withheld" } else { "cleared" };
        Some(WordsLine {
            meeting: record.meeting.id,
            can_write: record.meeting.state.can_write(),
            text: found.text,
            at: found.line,
            line,
            label: format!("{}, {held}: {}", short_date(record.meeting.on), found.entry.words),
        })
    });
    lines.collect()
}

/// The page for a reader.
///
/// # Errors
/// Where it would give away what its reader must not learn.
pub fn page(said: &Said, reader: &Reader, made_on: Moment) -> Result<Paper, ServiceError> {
    let finished = own_words(&said.child, &said.records, reader, &made_on);
    let reference = said.records.first().map_or("family", |record| record.family.reference.as_str());
    // Never with a child's name in it.
    let stem = format!("{reference}-child-{}-own-words", said.child.order);
    let which = Which::OwnWords { family: said.child.family, child: said.child.id, reader: reader.clone() };
    Paper::of(which, finished, stem)
}

/// What decides who may have a line. While the meeting is written in, the line says it; a closed text is not edited,
/// and the decision is a fact of its own.
#[must_use]
pub fn decide(line: &WordsLine, decided: Decided, now: Moment) -> Vec<Deed> {
    if !line.can_write {
        let (audience, child_asked) =
            decided.map_or((None, None), |(audience, asked)| (Some(audience), asked));
        let (meeting, text, words) = (line.meeting, line.text, line.line.text.clone());
        let kept =
            LaterClearance { id: new_id(), meeting, text, line: words, audience, child_asked, at: now };
        return vec![Deed::Keep(Box::new(Piece::LaterClearance(kept)))];
    }
    let cleared = decided.map(|(audience, child_asked)| Clearance { audience, child_asked, at: now });
    let inserted = vec![Line { cleared, ..line.line.clone() }];
    let edit = Edit::Lines { line: line.at, removed: vec![line.line.clone()], inserted };
    let after = Spot { line: line.at, byte: line.line.text.len() };
    vec![
        Deed::Stroke { text: line.text, stroke: Stroke::Edit { edit, after, joins: false } },
        Deed::Leave(line.text),
    ]
}
