//! An instrument: what is asked, of whom, and on what scale. A value read from a pack and never altered once used.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::band::{self, Band};
use super::reading_rule::ReadingRule;
use super::record_rule::{RecordRules, Review};
use super::rollup_rule::Rollup;
use super::scale::{Direction, Scale};
use super::value::{Sparse, Value};

/// The newest form of checklist files that this version reads.
pub const FORMAT: u32 = 1;

/// Who may have an answer at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AtMost {
    /// Everyone who gets a copy.
    #[default]
    Everyone,
    /// Professionals only: never a family reader's copy, whatever is chosen for the answer.
    ProfessionalsOnly,
}

/// What an instrument says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Its id, the name of its file.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its version. Answers of two versions are never put in one trend.
    pub version: String,
    /// How far it has been tested; shown on screen and on every print. One that begins with `unvalidated` is asked about
    /// before each sitting with a real family.
    pub status: String,
    /// What it is about: `child`.
    pub subject: String,
    /// On whose terms it may be used.
    pub licence: String,
    /// Where it comes from.
    #[serde(default)]
    pub source: String,
    /// What it is for.
    #[serde(default, rename = "use")]
    pub used_for: String,
    /// What it is not for.
    #[serde(default)]
    pub not_for: Vec<String>,
    /// Who may have any of it at most.
    #[serde(default)]
    pub audience: AtMost,
    /// The local duty that it meets, in words; none meets none.
    #[serde(default)]
    pub meets_duty: Option<String>,
    /// Other names it is looked for by.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// What an area is about. Kept apart, so that signs in a child and what weighs on a parent never mix into care.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AreaKind {
    /// Care given.
    Care,
    /// The child.
    Child,
    /// What lies around.
    Context,
    /// How the work goes.
    Process,
}

/// An area opens only on what another one shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenIf {
    /// The other area.
    pub area: String,
    /// One item of it; none is any.
    #[serde(default)]
    pub item: Option<String>,
    /// At this level or worse.
    pub at_or_worse: Value,
}

/// An area.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// Its id.
    pub id: String,
    /// What it is about.
    pub kind: AreaKind,
    /// Its name.
    pub name: String,
    /// Its name in a word or two.
    #[serde(default)]
    pub short: String,
    /// What to bear in mind.
    #[serde(default)]
    pub about: String,
    /// Other words for the levels, same order and direction.
    #[serde(default)]
    pub labels: Vec<String>,
    /// When it opens; none is always.
    #[serde(default)]
    pub open_if: Option<OpenIf>,
    /// Its items.
    #[serde(rename = "item")]
    pub items: Vec<Item>,
}

/// Whose an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// One child's.
    #[default]
    Child,
    /// The home's: recorded once and shared by every child in it.
    Household,
    /// One carer's.
    Carer,
}

/// Whom a shared answer is measured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Impact {
    /// Each child.
    #[default]
    PerChild,
    /// The youngest, or whoever is most at risk.
    YoungestOrMostAtRisk,
}

/// Which way an item is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Polarity {
    /// As the scale runs.
    #[default]
    Normal,
    /// The other way round.
    Reversed,
}

/// A described place on a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// Where.
    pub at: i64,
    /// What it looks like there.
    pub text: Sparse,
}

/// One of several ratings of an item: how often, how hard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What is asked.
    #[serde(default)]
    pub ask: String,
}

/// One item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its id: answers are kept under it.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What is asked.
    #[serde(default, alias = "question")]
    pub ask: String,
    /// Whose the answer is.
    #[serde(default)]
    pub scope: Scope,
    /// Whom a shared answer is measured by.
    #[serde(default)]
    pub impact: Impact,
    /// At which ages; empty is all born ones.
    #[serde(default)]
    pub bands: Vec<String>,
    /// When it does not apply.
    #[serde(default)]
    pub na_if: String,
    /// Which way it is asked.
    #[serde(default)]
    pub polarity: Polarity,
    /// What each level looks like, in the order of the scale.
    #[serde(default)]
    pub levels: Vec<Sparse>,
    /// The same at one age.
    #[serde(default)]
    pub levels_by_band: BTreeMap<String, Vec<Sparse>>,
    /// What to bear in mind at one age.
    #[serde(default)]
    pub by_band: BTreeMap<String, String>,
    /// What each level means for the child: a second set.
    #[serde(default)]
    pub levels_impact: Vec<Sparse>,
    /// Other words for the levels, same order and direction.
    #[serde(default)]
    pub labels: Vec<String>,
    /// False is a note only.
    #[serde(default = "yes")]
    pub scored: bool,
    /// Whether it is about safety.
    #[serde(default)]
    pub critical: bool,
    /// Whether what stands in the way is asked before a level that needs evidence.
    #[serde(default)]
    pub barrier_first: bool,
    /// What to bear in mind for a disabled child.
    #[serde(default)]
    pub disabled: String,
    /// Several ratings in place of one.
    #[serde(default)]
    pub ratings: Vec<Rating>,
    /// What the low end of a line means.
    #[serde(default)]
    pub means_low: String,
    /// What the high end means.
    #[serde(default)]
    pub means_high: String,
    /// Described places on a line.
    #[serde(default)]
    pub points: Vec<Point>,
    /// What is asked once an answer is there.
    #[serde(default)]
    pub then_ask: Vec<String>,
    /// Who may have the answer at most.
    #[serde(default)]
    pub audience: AtMost,
}

const fn yes() -> bool {
    true
}

/// A scale that is done on its own paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct External {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What to bear in mind.
    #[serde(default)]
    pub about: String,
    /// Its forms.
    pub forms: Vec<String>,
    /// Which end is worse.
    pub direction: Direction,
    /// What is kept of it.
    pub fields: Vec<String>,
}

/// An instrument.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instrument {
    /// The form of the file: 1.
    pub format: u32,
    /// What it says of itself.
    pub instrument: Head,
    /// Its scale.
    pub scale: Scale,
    /// Its bands of age; empty are the built-in ones.
    #[serde(default, rename = "band")]
    pub bands: Vec<Band>,
    /// What is kept beside an answer.
    #[serde(default)]
    pub record: RecordRules,
    /// What may be put together.
    pub rollup: Rollup,
    /// When another sitting is due.
    #[serde(default)]
    pub review: Review,
    /// What a sitting brings up.
    #[serde(default, rename = "reading")]
    pub readings: Vec<ReadingRule>,
    /// Its areas.
    #[serde(default, rename = "area")]
    pub areas: Vec<Area>,
    /// Scales done on their own paper.
    #[serde(default, rename = "external")]
    pub externals: Vec<External>,
}

impl Instrument {
    /// Its bands: its own, or the built-in ones.
    #[must_use]
    pub fn ages(&self) -> Vec<Band> {
        if self.bands.is_empty() { band::built_in() } else { self.bands.clone() }
    }

    /// Every item with its area, in order.
    pub fn items(&self) -> impl Iterator<Item = (&Area, &Item)> {
        self.areas.iter().flat_map(|area| area.items.iter().map(move |item| (area, item)))
    }

    /// One item with its area.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<(&Area, &Item)> {
        self.items().find(|(_, item)| item.id == id)
    }

    /// Whether it is a checklist, answered item by item in levels; a line, a text or a result on paper is none.
    #[must_use]
    pub const fn is_a_checklist(&self) -> bool {
        self.scale.kind.is_answered_in_levels()
    }

    /// Whether it is asked about before each sitting with a real family.
    #[must_use]
    pub fn is_a_draft(&self) -> bool {
        self.instrument.status.starts_with("unvalidated")
    }

    /// Where level `value` stands among the levels of the scale, from 0: the place of its anchor.
    #[must_use]
    pub fn place(&self, value: &Value) -> Option<usize> {
        self.scale.levels().iter().position(|level| level == value)
    }
}

impl Item {
    /// Whether it is asked of a child in this band.
    #[must_use]
    pub fn is_for(&self, band: &str) -> bool {
        if self.bands.is_empty() { band != band::UNBORN } else { self.bands.iter().any(|one| one == band) }
    }

    /// What each level looks like at this age.
    #[must_use]
    pub fn anchors(&self, band: &str) -> &[Sparse] {
        self.levels_by_band.get(band).unwrap_or(&self.levels)
    }
}
