//! A family with everything kept of it, ready to be saved.

use crate::domain::action::{Action, Answer};
use crate::domain::addendum::Addendum;
use crate::domain::attendance::Attendance;
use crate::domain::checklist::evidence::{Evidence, PaperResult};
use crate::domain::checklist::sitting::{HomeAnswers, Sitting, Wording};
use crate::domain::child::Child;
use crate::domain::episode::Episode;
use crate::domain::family::Family;
use crate::domain::gap::Reason;
use crate::domain::meeting::{Meeting, Part, Text};
use crate::domain::outcome::Outcome;
use crate::domain::person::{Member, Person, Tie};
use crate::domain::record::Record;
use crate::domain::shield::Shield;

/// A family and every record that hangs on it. Wordings of templates are not among them: they belong to
/// the packs, and the forms of the meetings only name them. Those of its checklists are, since every sitting
/// is made with one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Household {
    /// The family.
    pub family: Family,
    /// Its children in their order.
    pub children: Vec<Child>,
    /// Stretches of the children's lives.
    pub episodes: Vec<Episode>,
    /// People around them.
    pub people: Vec<Person>,
    /// What people are to each child.
    pub ties: Vec<Tie>,
    /// Seats in the core group.
    pub members: Vec<Member>,
    /// What somebody must not learn.
    pub shields: Vec<Shield>,
    /// Meetings, the oldest first.
    pub meetings: Vec<Meeting>,
    /// Parts of the meetings.
    pub parts: Vec<Part>,
    /// Who was there.
    pub attendance: Vec<Attendance>,
    /// What was written.
    pub texts: Vec<Text>,
    /// Actions as they stand today.
    pub actions: Vec<Action>,
    /// What was said of them at a later meeting.
    pub answers: Vec<Answer>,
    /// Reasons given for gaps.
    pub reasons: Vec<Reason>,
    /// What was added after closing.
    pub addenda: Vec<Addendum>,
    /// What must change for each child.
    pub outcomes: Vec<Outcome>,
    /// The wordings its sittings were made with, each once.
    pub wordings: Vec<Wording>,
    /// Answers about the home, each shared by the sittings of one person on one day.
    pub homes: Vec<HomeAnswers>,
    /// Checklists as they were answered.
    pub sittings: Vec<Sitting>,
    /// What stands beside the answers.
    pub evidence: Vec<Evidence>,
    /// What came of scales that were done on paper.
    pub papers: Vec<PaperResult>,
}

/// Something that keeps records one by one, as a store does.
pub trait Keep {
    /// Why a record could not be kept.
    type Error;

    /// Keeps one record.
    ///
    /// # Errors
    /// Whatever the keeper cannot do; the visit stops at the first.
    fn keep<R: Record>(&mut self, record: &R) -> Result<(), Self::Error>;
}

impl Household {
    /// A family with nothing on record yet.
    #[must_use]
    pub const fn new(family: Family) -> Self {
        Self {
            family,
            children: Vec::new(),
            episodes: Vec::new(),
            people: Vec::new(),
            ties: Vec::new(),
            members: Vec::new(),
            shields: Vec::new(),
            meetings: Vec::new(),
            parts: Vec::new(),
            attendance: Vec::new(),
            texts: Vec::new(),
            actions: Vec::new(),
            answers: Vec::new(),
            reasons: Vec::new(),
            addenda: Vec::new(),
            outcomes: Vec::new(),
            wordings: Vec::new(),
            homes: Vec::new(),
            sittings: Vec::new(),
            evidence: Vec::new(),
            papers: Vec::new(),
        }
    }

    /// Hands every record to `keep`, what others hang on before what hangs on it.
    ///
    /// # Errors
    /// The first error of `keep`; the records after it are not visited.
    pub fn each<K: Keep>(&self, keep: &mut K) -> Result<(), K::Error> {
        keep.keep(&self.family)?;
        self.each_person(keep)?;
        self.each_meeting(keep)?;
        self.each_sitting(keep)
    }

    fn each_person<K: Keep>(&self, keep: &mut K) -> Result<(), K::Error> {
        all(&self.children, keep)?;
        all(&self.people, keep)?;
        all(&self.ties, keep)?;
        all(&self.members, keep)?;
        all(&self.shields, keep)?;
        all(&self.episodes, keep)?;
        all(&self.outcomes, keep)
    }

    fn each_meeting<K: Keep>(&self, keep: &mut K) -> Result<(), K::Error> {
        all(&self.meetings, keep)?;
        all(&self.parts, keep)?;
        all(&self.attendance, keep)?;
        all(&self.texts, keep)?;
        all(&self.actions, keep)?;
        all(&self.answers, keep)?;
        all(&self.reasons, keep)?;
        all(&self.addenda, keep)
    }

    fn each_sitting<K: Keep>(&self, keep: &mut K) -> Result<(), K::Error> {
        all(&self.wordings, keep)?;
        all(&self.homes, keep)?;
        all(&self.sittings, keep)?;
        all(&self.evidence, keep)?;
        all(&self.papers, keep)
    }
}

fn all<R: Record, K: Keep>(records: &[R], keep: &mut K) -> Result<(), K::Error> {
    records.iter().try_for_each(|record| keep.keep(record))
}
