//! What a sitting says, as every front door shows it: areas, strengths, readings, what is missing, and what a person wrote
//! of it. Nothing here is worked out but by the engine, and nothing is put together that the instrument does not let be.

mod behind;
mod gather;

use chrono::NaiveDate;

use super::heads::{InstrumentHead, SittingHead, rater_in_words};
use super::view::{self, FamilyChecklists, SittingView};
use crate::domain::audience::Audience;
use crate::domain::checklist::coverage::{Coverage, Standing};
use crate::domain::checklist::evidence::{Evidence, PaperResult};
use crate::domain::checklist::instrument::AreaKind;
use crate::domain::checklist::mark::{Key, Mark};
use crate::domain::checklist::reading_rule::{Urgency, WhenKind};
use crate::domain::checklist::sitting::Judgement;
use crate::domain::checklist::value::Value;
use crate::domain::id::Id;
use crate::domain::moment::Moment;
use crate::domain::outcome::Outcome;
use crate::domain::person::Person;
use crate::service::ServiceError;
use crate::store::Reading;

pub(super) use behind::shown;

/// What a sitting says.
#[derive(Clone, Debug)]
pub struct SittingRead {
    /// Which, when, and who scored.
    pub head: SittingHead,
    /// The instrument with its limits.
    pub instrument: InstrumentHead,
    /// The family.
    pub family: Id,
    /// What it is called.
    pub reference: String,
    /// Whether it is made up.
    pub made_up: bool,
    /// Everyone on record of the family.
    pub people: Vec<Person>,
    /// The child.
    pub child: Id,
    /// `Ben`.
    pub child_name: String,
    /// `Ben (4)`, as old as on the day of the sitting.
    pub child_then: String,
    /// On what occasion, as the file writes it; may be empty.
    pub occasion_id: String,
    /// The same in words.
    pub occasion: String,
    /// With whom it was done; may be empty.
    pub done_with: String,
    /// When it was closed; none while it is open.
    pub closed: Option<Moment>,
    /// The sitting that it corrects.
    pub corrects: Option<SittingHead>,
    /// The sitting that corrects it.
    pub corrected_by: Option<SittingHead>,
    /// Why its answers are not shown now; everything below is empty then.
    pub kept_back: Option<String>,
    /// The child's band of age, in words.
    pub band: String,
    /// How much is answered.
    pub coverage: Coverage,
    /// Each area that is asked.
    pub areas: Vec<AreaRead>,
    /// How many stand at each level, in words; empty where the instrument does not show it.
    pub counts: String,
    /// What the whole comes to, where the instrument lets a whole be made.
    pub whole: Option<String>,
    /// Every item that is asked, in order.
    pub items: Vec<ItemRead>,
    /// What goes well.
    pub strengths: Vec<Strength>,
    /// What it brings up, the most urgent first.
    pub readings: Vec<Raised>,
    /// What is missing.
    pub missing: Missing,
    /// Answers that are kept, and are not asked for at this age.
    pub left_out: Vec<String>,
    /// What came of scales on paper: the scale's name, and what is kept of it.
    pub papers: Vec<(String, PaperResult)>,
    /// What a person wrote of the whole.
    pub judgement: Judgement,
    /// Who may have that.
    pub audience: Audience,
}

/// One area of a sitting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaRead {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its name in a word or two.
    pub short: String,
    /// What it is about.
    pub kind: AreaKind,
    /// What it comes to in the engine's one printed form, `3 (2) . 6/7`; none where the file puts nothing together.
    pub line: Option<String>,
    /// How much is answered.
    pub coverage: Coverage,
    /// How many stand at each level, in words; empty where the instrument does not show it.
    pub counts: String,
    /// The same with the levels alone: `1 at 1, 2 at 3`.
    pub numbers: String,
    /// The levels a person may choose from for it, the first at the best end, each with its words; empty where the
    /// file has nobody choose.
    pub levels: Vec<(Value, String)>,
    /// A person chose a level that is better than a safety item: which, in words.
    pub warning: Option<String>,
}

/// One answer of a sitting.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, and none a state")]
#[derive(Clone, Debug)]
pub struct ItemRead {
    /// What it is kept under.
    pub key: Key,
    /// The area's id.
    pub area: String,
    /// `A1 Enough to eat`.
    pub title: String,
    /// The item's name alone.
    pub name: String,
    /// The answer as it was given.
    pub mark: Mark,
    /// The answer in words: `3 Often not met`.
    pub says: String,
    /// What the instrument says of that level at this age; may be empty.
    pub anchor: String,
    /// How it is counted.
    pub standing: Standing,
    /// How far from the best it is judged to be.
    pub steps: Option<usize>,
    /// Whether it is a safety item.
    pub critical: bool,
    /// Whether it is about the home, and shared with brothers and sisters.
    pub about_home: bool,
    /// Whether the file keeps it for professionals only.
    pub guarded: bool,
    /// Whether the file asks for evidence at this level.
    pub asks_evidence: bool,
    /// What stands beside it.
    pub evidence: Option<Evidence>,
    /// The outcome that was made of it, if any.
    pub outcome: Option<Outcome>,
}

/// Something that goes well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strength {
    /// The answer it belongs to.
    pub key: Key,
    /// The item.
    pub title: String,
    /// Whether it stands at the best level.
    pub at_best: bool,
    /// What was written of it; may be empty.
    pub words: String,
    /// Whether the file keeps it for professionals only.
    pub guarded: bool,
}

/// A reading that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raised {
    /// The rule's id.
    pub id: String,
    /// What it waited for.
    pub kind: WhenKind,
    /// How soon.
    pub urgency: Urgency,
    /// What is so.
    pub say: String,
    /// What to do.
    pub next: String,
    /// The answers behind it; empty where it is about the whole sitting.
    pub behind: Vec<Key>,
    /// The other sittings behind it, in words.
    pub with: Vec<String>,
}

/// What is missing in a sitting.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Missing {
    /// Looked, and still not known.
    pub unknown: Vec<Unknown>,
    /// Not yet asked.
    pub blank: Vec<(Key, String)>,
    /// The file asks for something beside these answers that is not there: the item, and what.
    pub beside: Vec<(Key, String, Vec<&'static str>)>,
}

impl Missing {
    /// Whether nothing is.
    #[must_use]
    pub const fn is_nothing(&self) -> bool {
        self.unknown.is_empty() && self.blank.is_empty() && self.beside.is_empty()
    }
}

/// An answer that is not known, and who could know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// The answer.
    pub key: Key,
    /// The item.
    pub title: String,
    /// Who knew it at another sitting, whom it is about, or what was written; empty where nobody is named.
    pub known_by: String,
}

impl SittingRead {
    /// One answer.
    #[must_use]
    pub fn item(&self, key: &Key) -> Option<&ItemRead> {
        self.items.iter().find(|item| item.key == *key)
    }

    /// The area of an id.
    #[must_use]
    pub fn area(&self, id: &str) -> Option<&AreaRead> {
        self.areas.iter().find(|area| area.id == id)
    }

    /// `47 of 50 scored, 1 not known, 2 not yet asked; 3 do not apply`.
    #[must_use]
    pub fn coverage_in_words(&self) -> String {
        let said = self.items.iter().filter(|item| item.mark == Mark::Said).count();
        match (self.is_scored(), self.items.len()) {
            (true, _) => coverage_in_words(&self.coverage),
            (false, 0) if self.papers.len() == 1 => "1 result from paper".into(),
            (false, 0) => format!("{} results from paper", self.papers.len()),
            (false, all) => format!("{said} of {all} answered in words"),
        }
    }

    /// Whether any item of it is answered in levels; a talk and a result on paper are not.
    #[must_use]
    pub fn is_scored(&self) -> bool {
        self.coverage != Coverage::default()
    }

    /// The rater with role and agency.
    #[must_use]
    pub fn rater_in_words(&self) -> String {
        rater_in_words(&self.head.rater)
    }
}

/// How much is answered, in words.
#[must_use]
pub fn coverage_in_words(coverage: &Coverage) -> String {
    let Coverage { scored, unknown, blank, na } = *coverage;
    let unknown = if unknown > 0 { format!(", {unknown} not known") } else { String::new() };
    let blank = if blank > 0 { format!(", {blank} not yet asked") } else { String::new() };
    let na = match na {
        0 => String::new(),
        1 => "; 1 does not apply".into(),
        na => format!("; {na} do not apply"),
    };
    format!("{scored} of {} scored{unknown}{blank}{na}", coverage.applicable())
}

/// Reads a sitting with what lies around it: earlier ones, those of others, brothers and sisters.
///
/// # Errors
/// [`ServiceError::NotFound`], or the store's.
pub fn read(store: &Reading, sitting: Id, today: NaiveDate) -> Result<SittingRead, ServiceError> {
    let view = view::sitting(store, sitting)?;
    let all = view::family(store, view.family.id)?;
    let outcomes: Vec<Outcome> = store.list(Some(view.family.id))?;
    Ok(of(&view, &all, &outcomes, today))
}

/// The same, of what was read already.
#[must_use]
pub fn of(view: &SittingView, all: &FamilyChecklists, outcomes: &[Outcome], today: NaiveDate) -> SittingRead {
    let bare = gather::bare(view, all);
    if bare.kept_back.is_some() { bare } else { gather::full(bare, view, all, (outcomes, today)) }
}
