//! Documents: made for one reader, shown on screen or written to a file.

use std::path::{Path, PathBuf};

use super::checklists::copying;
use super::{Catalogue, ServiceError, meetings, shielding};
use crate::domain::audience::Reader;
use crate::domain::closing::gaps;
use crate::domain::id::Id;
use crate::domain::meeting::{Kind, Meeting, State};
use crate::domain::meeting_record::MeetingRecord;
use crate::domain::moment::Moment;
use crate::domain::standing::Standing;
use crate::export::agreement::{Group, agreement};
use crate::export::before::{Coming, before};
use crate::export::checklist::Form;
use crate::export::csv::to_csv;
use crate::export::file::{file_name, paper_stem, write_new};
use crate::export::markdown::to_markdown;
use crate::export::minutes::{Facts, minutes};
use crate::export::text::to_text;
use crate::store::Reading;

pub use crate::export::before::{Before, Whom};
pub use crate::export::minutes::read_aloud;

pub use crate::export::document::{Block, Document, Finished, LeftOut};

/// Which document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// The minutes of a meeting, for a reader.
    Minutes {
        /// Which meeting.
        meeting: Id,
        /// For whom.
        reader: Reader,
    },
    /// The Terms of Reference, filled in for a family.
    Agreement(Id),
    /// What one child said at every meeting, for a reader.
    OwnWords {
        /// Whose meetings.
        family: Id,
        /// Which child.
        child: Id,
        /// For whom.
        reader: Reader,
    },
    /// A paper for the next meeting of a family.
    Before {
        /// Whose.
        family: Id,
        /// Which paper.
        paper: Before,
    },
    /// One sitting of a checklist, as a page for a reader.
    Checklist {
        /// Which sitting.
        sitting: Id,
        /// For whom.
        reader: Reader,
    },
    /// The same, every answer as a row.
    ChecklistRows {
        /// Which sitting.
        sitting: Id,
        /// For whom.
        reader: Reader,
    },
    /// The blank paper form of a checklist.
    BlankChecklist {
        /// The instrument's id in the packs.
        instrument: String,
        /// For which band of age; none is every age.
        band: Option<String>,
    },
}

/// In what form a document is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Markdown.
    Markdown,
    /// Plain text that reads well aloud.
    Text,
    /// Its tables alone, as comma separated values.
    Csv,
}

impl Format {
    /// The end of a file's name.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Text => "txt",
            Self::Csv => "csv",
        }
    }
}

/// A document ready to show or to write.
#[derive(Clone, Debug)]
pub struct Paper {
    /// Which it is.
    pub which: Which,
    /// The document.
    pub document: Document,
    /// What was left out, for the screen alone.
    pub left_out: Vec<LeftOut>,
    /// A file name without its ending; never with anybody's name in it.
    pub stem: String,
}

impl Paper {
    /// A document that was made.
    ///
    /// # Errors
    /// [`ServiceError::Refused`] where it would give away what its reader must not learn.
    pub fn of(which: Which, finished: Finished, stem: String) -> Result<Self, ServiceError> {
        let Finished { document, left_out, refused } = finished;
        match refused {
            Some(why) => Err(ServiceError::Refused(why)),
            None => Ok(Self { which, document, left_out, stem }),
        }
    }

    /// The document's text.
    #[must_use]
    pub fn render(&self, format: Format) -> String {
        match format {
            Format::Markdown => to_markdown(&self.document),
            Format::Text => to_text(&self.document),
            Format::Csv => to_csv(&self.document),
        }
    }

    /// `Left out for this reader: 3 lines, 1 addition`, where something was.
    #[must_use]
    pub fn left_out_words(&self) -> Option<String> {
        let kinds: Vec<String> = self.left_out.iter().map(LeftOut::words).collect();
        (!kinds.is_empty()).then(|| format!("Left out for this reader: {}.", kinds.join(", ")))
    }
}

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Where.
    pub path: PathBuf,
    /// What was left out, in words.
    pub left_out: Option<String>,
}

/// Makes a document.
///
/// # Errors
/// When what it is about is not there, or the store's.
pub fn paper(
    store: &Reading,
    which: &Which,
    catalogue: &Catalogue,
    made_on: Moment,
) -> Result<Paper, ServiceError> {
    match which {
        Which::Minutes { meeting, reader } => {
            let record = meetings::record(store, *meeting, catalogue)?;
            let writes = store.load::<Standing>(Standing::ID)?.and_then(|standing| standing.written_by());
            let writes = writes.as_deref().unwrap_or(AUTHOR);
            minutes_paper(&record, reader, catalogue, (writes, made_on))
        }
        Which::Agreement(family) => agreement_paper(store, *family, catalogue, made_on),
        Which::OwnWords { family, child, reader } => {
            let said = super::own_words::said(store, *family, *child, catalogue, made_on)?;
            super::own_words::page(&said, reader, made_on)
        }
        Which::Before { family, paper } => before_paper(store, *family, *paper, catalogue, made_on),
        Which::Checklist { sitting, reader } => {
            copying::paper(store, *sitting, (Form::Page, reader), made_on)
        }
        Which::ChecklistRows { sitting, reader } => {
            copying::paper(store, *sitting, (Form::Rows, reader), made_on)
        }
        Which::BlankChecklist { instrument, band } => {
            copying::blank_paper(catalogue, instrument, band.as_deref())
        }
    }
}

fn minutes_paper(
    record: &MeetingRecord,
    reader: &Reader,
    catalogue: &Catalogue,
    (writes, made_on): (&str, Moment),
) -> Result<Paper, ServiceError> {
    let around = meetings::around(record);
    let latest_next = meetings::latest_next(record, catalogue);
    let gaps = gaps(record, &around, latest_next, catalogue.calendar());
    let authored_by = record.fixed.as_ref().map_or(writes, |fixed| fixed.written_by.as_str());
    let not_worked = meetings::latest_not_worked(record, catalogue);
    let due_not_worked = meetings::due_not_worked(record, catalogue);
    let facts = Facts {
        authored_by,
        made_on,
        latest_next,
        latest_not_worked: not_worked.as_ref(),
        due_not_worked: due_not_worked.as_ref(),
        gaps: &gaps,
    };
    let finished = minutes(record, reader, &around, &facts);
    let meeting = &record.meeting;
    let name = file_name(&record.family.reference, meeting.kind, meeting.number, meeting.on, reader, "x");
    let stem = name.trim_end_matches(".x").to_owned();
    Paper::of(Which::Minutes { meeting: meeting.id, reader: reader.clone() }, finished, stem)
}

/// How whoever writes is named until they were asked; see [`Standing::written_by`].
pub const AUTHOR: &str = "the practitioner";

fn agreement_paper(
    store: &Reading,
    family: Id,
    catalogue: &Catalogue,
    made_on: Moment,
) -> Result<Paper, ServiceError> {
    let terms = catalogue.agreement().ok_or_else(|| ServiceError::NotFound {
        what: "A group agreement".into(),
        todo: "No pack in use has one; see: portal pack list".into(),
    })?;
    let known = super::families::workspace(store, family, catalogue, made_on.date_naive())?;
    let shields = shielding::by_every_name(known.shields.clone(), &known.people, &known.children);
    let agreed = known.episodes.iter().find_map(|episode| episode.every_weeks);
    let group = Group {
        family: &known.family,
        children: &known.children,
        people: &known.people,
        ties: &known.ties,
        members: &known.members,
        every_weeks: agreed,
        on: made_on.date_naive(),
        shields: &shields,
    };
    let filled = agreement(terms, &group, &Reader::Record, &made_on);
    let stem = format!("{}-terms-of-reference", known.family.reference);
    Paper::of(Which::Agreement(family), filled, stem)
}

/// A paper for the meeting that comes next: the one that is planned, or else the day the last one agreed.
fn before_paper(
    store: &Reading,
    family: Id,
    paper: Before,
    catalogue: &Catalogue,
    made_on: Moment,
) -> Result<Paper, ServiceError> {
    let today = made_on.date_naive();
    let known = super::families::workspace(store, family, catalogue, today)?;
    if let Before::Member(id) | Before::Agenda(Whom::Person(id)) | Before::Parent(Whom::Person(id)) = paper
        && !known.people.iter().any(|person| person.id == id)
    {
        return Err(ServiceError::NotFound {
            what: "This person".into(),
            todo: "They may have been removed; open the family again.".into(),
        });
    }
    let planned =
        known.meetings.iter().find(|meeting| meeting.state == State::Planned && meeting.on >= today);
    let kind = planned.map_or_else(|| next_kind(&known.meetings), |meeting| meeting.kind);
    let (_, wording) = meetings::form(catalogue, kind)?;
    let agreed = known.meetings.iter().rev().find_map(|meeting| meeting.next).filter(|day| *day >= today);
    let shields = shielding::by_every_name(known.shields.clone(), &known.people, &known.children);
    let coming = Coming {
        family: &known.family,
        children: &known.children,
        people: &known.people,
        ties: &known.ties,
        members: &known.members,
        actions: &known.actions,
        template: &wording.template,
        on: planned.map(|meeting| meeting.on).or(agreed),
        at: planned.and_then(|meeting| meeting.at),
        place: planned.map_or("", |meeting| meeting.place.as_str()),
        shields: &shields,
    };
    let made = before(&coming, paper, &made_on);
    let stem = paper_stem(&known.family.reference, &paper.word(), coming.on);
    Paper::of(Which::Before { family, paper }, made, stem)
}

/// The first core group makes the plan; after it they review it.
fn next_kind(meetings: &[Meeting]) -> Kind {
    let held = meetings.iter().any(super::families::counts);
    if held { Kind::Review } else { Kind::Plan }
}

/// Writes a document to a new file in `folder`. An existing file is never replaced: the name gets a number.
///
/// # Errors
/// When the file cannot be written; nothing half written is left.
pub fn save(paper: &Paper, format: Format, folder: &Path, overwrite: bool) -> Result<Saved, ServiceError> {
    let text = paper.render(format);
    // In full, so that it can be found again.
    let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let mut path = folder.join(format!("{}.{}", paper.stem, format.extension()));
    let mut number = 2;
    while !overwrite && path.exists() {
        path = folder.join(format!("{}-{number}.{}", paper.stem, format.extension()));
        number += 1;
    }
    write_new(&path, text.as_bytes(), overwrite)?;
    Ok(Saved { path, left_out: paper.left_out_words() })
}

/// Writes a document's text to a file of this name.
///
/// # Errors
/// When a file of that name is there and may not be replaced, or it cannot be written; nothing half
/// written is left.
pub fn write_as(path: &Path, text: &str, overwrite: bool) -> Result<(), ServiceError> {
    Ok(write_new(path, text.as_bytes(), overwrite)?)
}
