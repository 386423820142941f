//! What can be asked of the reader, and its answers: plain data, so that a worker can do it.

use std::path::{Path, PathBuf};

use super::checklists::{comparing, results, side_by_side, trend};
use super::families::{FamilyRow, Workspace};
use super::home::HomeView;
use super::meetings::Sheet;
use super::own::{Own, OwnView};
use super::paper::{Format, Paper, Saved, Which};
use super::search::Found;
use super::{Catalogue, Clock, ServiceError};
use crate::domain::id::Id;
use crate::domain::query::Query;
use crate::store::{Reading, Verdict};

/// A question.
#[derive(Clone, Debug)]
pub enum Ask {
    /// What is due and unfinished.
    Home,
    /// Words typed in questions and not yet taken.
    Drafts,
    /// All families.
    Families,
    /// One family's workspace.
    Family(Id),
    /// What making two people one would do.
    Merging {
        /// Who stays.
        kept: Id,
        /// Who goes.
        gone: Id,
    },
    /// One meeting, to record in.
    Meeting(Id),
    /// One urgent note, with what it belongs to.
    Urgent(Id),
    /// One sitting, to score in or to read.
    Sitting(Id),
    /// A family's sittings.
    Checklists(Id),
    /// One child's sittings.
    ChildChecklists(Id),
    /// What a sitting says.
    SittingRead(Id),
    /// How a child's answers with an instrument went.
    ChecklistTrend(Id, String),
    /// What two or more people said of a child.
    ChecklistComparison(super::checklists::CompareFor),
    /// Brothers and sisters side by side, with an instrument.
    ChecklistSiblings(Id, String),
    /// What one child said at every meeting.
    OwnWords {
        /// Whose meetings.
        family: Id,
        /// Which child.
        child: Id,
    },
    /// A document, to read.
    Paper(Which),
    /// A document, as a file in a folder.
    Save {
        /// Which.
        which: Which,
        /// In what form.
        format: Format,
        /// In which folder.
        folder: PathBuf,
    },
    /// The practitioner's own contacts.
    OwnContacts,
    /// The practitioner's own short codes.
    ShortCodes,
    /// The words of a meeting that nobody knows.
    Spelling {
        /// Which meeting.
        meeting: Id,
        /// Whether everyone in the room may be looking at the screen.
        in_room: bool,
    },
    /// What could be meant by a word.
    Suggest {
        /// The word.
        word: String,
        /// Names that it may be.
        names: Vec<String>,
    },
    /// The words the practitioner added to those that are known.
    KnownWords,
    /// What there is to know of the practitioner's own store.
    MyStore,
    /// Whether the store is whole.
    Verify,
    /// An encrypted copy in a new file.
    Backup {
        /// The file.
        to: PathBuf,
    },
    /// The records in which these words stand.
    Search {
        /// The query's number; an answer to an older one is not shown.
        number: u64,
        /// The words.
        words: String,
        /// The one family whose records are searched; every family's where none is named.
        only: Option<Id>,
    },
}

/// An answer.
#[derive(Debug)]
pub enum Answer {
    /// What is due and unfinished.
    Home(HomeView),
    /// Words typed in questions and not yet taken, by the names they are kept under.
    Drafts(Vec<(String, String)>),
    /// All families.
    Families(Vec<FamilyRow>),
    /// A family.
    Family(Box<Workspace>),
    /// What making two people one would do.
    Merging(Box<super::merging::Plan>),
    /// A meeting.
    Meeting(Box<Sheet>),
    /// An urgent note.
    Urgent(Box<super::urgent::UrgentView>),
    /// A sitting.
    Sitting(Box<super::checklists::SittingView>),
    /// A family's sittings, or one child's.
    Checklists(Box<super::checklists::FamilyChecklists>),
    /// What a sitting says.
    SittingRead(Box<super::checklists::SittingRead>),
    /// How a child's answers went.
    ChecklistTrend(Box<super::checklists::TrendRead>),
    /// What people said of a child.
    ChecklistComparison(Box<super::checklists::ComparisonRead>),
    /// Brothers and sisters side by side.
    ChecklistSiblings(Box<super::checklists::SiblingsRead>),
    /// What one child said.
    OwnWords(Box<super::own_words::Said>),
    /// A document.
    Paper(Box<Paper>),
    /// A document that its reader may not have.
    NoPaper {
        /// Which it would be.
        which: Which,
        /// Why it is not made.
        why: String,
    },
    /// What there is to know of the practitioner's own store.
    MyStore(Box<OwnView>),
    /// The practitioner's own contacts.
    OwnContacts(Vec<crate::domain::own_contact::OwnContact>),
    /// The practitioner's own short codes.
    ShortCodes(Vec<crate::domain::short_code::ShortCode>),
    /// The words of a meeting that nobody knows.
    Spelling(Box<super::spelling::Spelling>),
    /// What could be meant by a word.
    Suggested {
        /// The word.
        word: String,
        /// What is suggested, the likeliest first.
        words: Vec<String>,
    },
    /// The words the practitioner added to those that are known.
    KnownWords(Vec<String>),
    /// A file was written.
    Saved(Saved),
    /// What was found or done, in a sentence.
    Told(String),
    /// Where the words stand in the content.
    Content {
        /// The search's number.
        number: u64,
        /// What was found.
        finding: super::search::Finding,
    },
    /// What of the content is past its review date.
    Past(Vec<super::staleness::Past>),
    /// Where the words stand in the records.
    Hits {
        /// The query's number.
        number: u64,
        /// Newest first.
        hits: Vec<Found>,
    },
    /// It could not be done; in a sentence.
    Failed(String),
}

/// Answers questions from a read-only connection.
pub struct Reader {
    /// The connection.
    pub reading: Reading,
    /// The content.
    pub catalogue: std::sync::Arc<Catalogue>,
    /// The clock.
    pub clock: std::sync::Arc<dyn Clock>,
    /// The practitioner's own store, where this is one: a backup needs its key.
    pub own: Option<Own>,
}

impl Reader {
    /// Answers.
    #[must_use]
    pub fn answer(&self, ask: &Ask) -> Answer {
        match (self.try_answer(ask), ask) {
            (Ok(answer), _) => answer,
            // A newer search stopped this one; nobody waits for it.
            (Err(ServiceError::Store(crate::store::StoreError::Interrupted)), Ask::Search { number, .. }) => {
                Answer::Hits { number: *number, hits: Vec::new() }
            }
            (Err(error), _) => Answer::Failed(error.to_string()),
        }
    }

    fn try_answer(&self, ask: &Ask) -> Result<Answer, ServiceError> {
        let today = self.clock.today();
        Ok(match ask {
            Ask::Home => Answer::Home(super::home::home(&self.reading, &self.catalogue, today)?),
            Ask::Drafts => Answer::Drafts(self.reading.places_beginning("draft:")?),
            Ask::Families => Answer::Families(super::families::list(&self.reading, &self.catalogue, today)?),
            Ask::Family(id) => Answer::Family(Box::new(super::families::workspace(
                &self.reading,
                *id,
                &self.catalogue,
                today,
            )?)),
            Ask::Merging { kept, gone } => {
                Answer::Merging(Box::new(super::merging::plan(&self.reading, (*kept, *gone), today)?))
            }
            Ask::Meeting(id) => {
                Answer::Meeting(Box::new(super::meetings::sheet(&self.reading, *id, &self.catalogue)?))
            }
            Ask::Sitting(id) => {
                Answer::Sitting(Box::new(super::checklists::view::sitting(&self.reading, *id)?))
            }
            Ask::Checklists(id) => {
                Answer::Checklists(Box::new(super::checklists::view::family(&self.reading, *id)?))
            }
            Ask::ChildChecklists(id) => {
                Answer::Checklists(Box::new(super::checklists::view::child(&self.reading, *id)?))
            }
            Ask::SittingRead(id) => Answer::SittingRead(Box::new(results::read(&self.reading, *id, today)?)),
            Ask::ChecklistTrend(child, instrument) => {
                Answer::ChecklistTrend(Box::new(trend::read(&self.reading, *child, instrument)?))
            }
            Ask::ChecklistComparison(asked) => {
                Answer::ChecklistComparison(Box::new(comparing::read(&self.reading, asked)?))
            }
            Ask::ChecklistSiblings(family, instrument) => Answer::ChecklistSiblings(Box::new(
                side_by_side::read(&self.reading, *family, instrument, today)?,
            )),
            Ask::Urgent(id) => {
                Answer::Urgent(Box::new(super::urgent::view(&self.reading, *id, &self.catalogue)?))
            }
            Ask::OwnContacts => Answer::OwnContacts(super::contacts::own(&self.reading)?),
            Ask::ShortCodes => Answer::ShortCodes(super::short_codes::own(&self.reading)?),
            Ask::Spelling { meeting, in_room } => Answer::Spelling(Box::new(super::spelling::look(
                &self.reading,
                *meeting,
                *in_room,
                &self.catalogue,
            )?)),
            Ask::Suggest { word, names } => {
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                let words = super::dictionary::suggestions(word, &names)?;
                Answer::Suggested { word: word.clone(), words }
            }
            Ask::KnownWords => Answer::KnownWords(super::spelling::known(&self.reading)?),
            Ask::MyStore => Answer::MyStore(Box::new(self.my_store()?)),
            Ask::Verify => Answer::Told(self.verified()?),
            Ask::Backup { to } => Answer::Told(self.back_up(to)?),
            Ask::OwnWords { family, child } => {
                let now = self.clock.now();
                let said = super::own_words::said(&self.reading, *family, *child, &self.catalogue, now)?;
                Answer::OwnWords(Box::new(said))
            }
            Ask::Paper(which) => match self.paper(which) {
                Err(ServiceError::Refused(why)) => Answer::NoPaper { which: which.clone(), why },
                made => Answer::Paper(Box::new(made?)),
            },
            Ask::Save { which, format, folder } => {
                Answer::Saved(super::paper::save(&self.paper(which)?, *format, folder, false)?)
            }
            Ask::Search { number, words, only } => {
                let query = Query::typed(words).with_synonyms(self.catalogue.synonyms());
                let hits = super::search::records(&self.reading, &query, super::search::AT_MOST, *only)?;
                Answer::Hits { number: *number, hits }
            }
        })
    }

    fn my_store(&self) -> Result<OwnView, ServiceError> {
        match &self.own {
            Some(own) => super::own::view(&self.reading, own),
            None => Ok(OwnView::default()),
        }
    }

    fn back_up(&self, to: &Path) -> Result<String, ServiceError> {
        let Some(own) = &self.own else {
            return Err(ServiceError::Refused("This is practice: there is nothing in it to keep.".into()));
        };
        let made = super::own::back_up(own, &self.reading, to, self.clock.as_ref())?;
        let said = format!(
            "The backup is made and proven whole: {} records, {} saves. It opens with the passphrase of today, or the \
             recovery words. Keep it apart from this computer.",
            made.verdict.records, made.verdict.saves
        );
        Ok(std::iter::once(said).chain(made.notices).collect::<Vec<_>>().join(" "))
    }

    fn verified(&self) -> Result<String, ServiceError> {
        let mut said = verdict_in_words(&self.reading.verify()?);
        if let Some(own) = &self.own {
            let (faults, mended) = super::own::look_at_keys(own, &self.reading, self.clock.as_ref())?;
            if !faults.is_empty() {
                said = format!("{said} {} {KEYS_TODO}", faults.join(" "));
            }
            said.extend(mended.into_iter().map(|said| format!(" {said}")));
        }
        Ok(said)
    }

    fn paper(&self, which: &Which) -> Result<Paper, ServiceError> {
        super::paper::paper(&self.reading, which, &self.catalogue, self.clock.now())
    }
}

const KEYS_TODO: &str = "What is in the store is safe, and it is open. Lock the store and unlock it: that puts the keys \
    right, or says what to do.";

fn verdict_in_words(verdict: &Verdict) -> String {
    match verdict.faults.as_slice() {
        [] => format!(
            "Whole: nothing is wrong. {} pages, {} records, {} changes, {} saves.",
            verdict.pages, verdict.records, verdict.changes, verdict.saves
        ),
        faults => format!(
            "Something is wrong with the file: {}. It was not changed. Make no new notes in it; put the newest backup back.",
            faults.join("; ")
        ),
    }
}
