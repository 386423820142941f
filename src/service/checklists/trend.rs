//! How a child's answers went over the sittings with one instrument, as every front door shows it: item by item, the
//! oldest first. Sittings of two wordings are never put in one trend, and nothing is drawn through the answers.

use super::heads::{InstrumentHead, SittingHead};
use super::in_words;
use super::sheets;
use super::view::{self, FamilyChecklists, SittingRow};
use crate::domain::checklist::area_trend::{self, AreaPoint};
use crate::domain::checklist::instrument::Instrument;
use crate::domain::checklist::mark::{Key, Mark};
use crate::domain::checklist::refusal::{self, Refused};
use crate::domain::checklist::rollup_rule::AreaKind;
use crate::domain::checklist::sitting::Edition;
use crate::domain::checklist::sitting_sheet::{self, SittingSheet};
use crate::domain::checklist::trend::{self, Point, Step, Trend};
use crate::domain::checklist::value::Value;
use crate::domain::id::Id;
use crate::domain::moment::long_date;
use crate::service::ServiceError;
use crate::store::Reading;

/// How a child's answers went.
#[derive(Clone, Debug)]
pub struct TrendRead {
    /// The family.
    pub family: Id,
    /// What it is called.
    pub reference: String,
    /// The child.
    pub child: Id,
    /// `Ben`.
    pub child_name: String,
    /// The instrument, as the newest sitting worded it; none where there is no sitting to read.
    pub instrument: Option<InstrumentHead>,
    /// Why there is not one trend over all: the sittings were asked in different wordings.
    pub refused: Option<String>,
    /// One part a wording, the newest wording first.
    pub parts: Vec<TrendPart>,
    /// Which sittings are left out, and why: a sentence each.
    pub left_out: Vec<String>,
}

/// The sittings of one wording.
#[derive(Clone, Debug)]
pub struct TrendPart {
    /// The wording.
    pub edition: Edition,
    /// Its sittings, the oldest first.
    pub sittings: Vec<SittingHead>,
    /// Sittings nearer to each other than so many days are shown without an arrow.
    pub min_days: u32,
    /// The level from which an answer lies in the worse half, in words; none where no end is worse.
    pub worse_half: Option<String>,
    /// Each area, in the order of the file.
    pub areas: Vec<AreaTrend>,
    /// Each item, in the order of the file.
    pub items: Vec<ItemTrend>,
}

/// An area over the sittings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaTrend {
    /// Its id.
    pub id: String,
    /// Its name in a word or two.
    pub name: String,
    /// At each sitting: its worst level, and how many stand in the worse half.
    pub points: Vec<AreaPoint>,
}

/// An item over the sittings.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, and none a state")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemTrend {
    /// What its answers are kept under.
    pub key: Key,
    /// The area's id.
    pub area: String,
    /// `A1 Enough to eat`.
    pub title: String,
    /// Whether it is a safety item.
    pub critical: bool,
    /// Whether the file keeps it for professionals only.
    pub guarded: bool,
    /// One a sitting, the oldest first.
    pub cells: Vec<Cell>,
    /// How often it turned.
    pub reversals: usize,
    /// How many of the last known answers stand in the worse half, with no better one between.
    pub unchanged: usize,
    /// For how many days at least it stood in the worse half.
    pub days: i64,
    /// The level from which that is, in words; empty where no end is worse.
    pub from: String,
    /// Whether it went better or worse from any known answer to the next.
    pub moved: bool,
    /// Whether the last known answer lies in the worse half.
    pub at_worse: bool,
}

/// One answer in a strip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The answer.
    pub mark: Mark,
    /// In a character or two: `3`, `?`, `-`, `.`.
    pub sign: String,
    /// In words: `3 Often not met`.
    pub says: String,
    /// From the sitting before; none for the first.
    pub step: Option<Step>,
    /// Whoever scored, where it is somebody else than at the sitting before.
    pub other_rater: Option<String>,
}

impl Cell {
    /// What the arrow says, in a word; empty where none is drawn.
    #[must_use]
    pub const fn arrow(&self) -> &'static str {
        match self.step {
            Some(Step::Better) => "better",
            Some(Step::Worse) => "worse",
            Some(Step::Same) => "same",
            Some(Step::New) => "new",
            Some(Step::Lost) => "lost",
            Some(Step::Silent | Step::TooSoon | Step::NoOrder) | None => "",
        }
    }
}

impl ItemTrend {
    /// `3 > 2 better* > 3 worse`, in characters that every screen has: the star stands where somebody else scored.
    #[must_use]
    pub fn strip(&self) -> String {
        let cell = |cell: &Cell| {
            let star = if cell.other_rater.is_some() { "*" } else { "" };
            // That an answer came or went is in its sign.
            match cell.step {
                Some(Step::Better | Step::Worse) => format!("{} {}{star}", cell.sign, cell.arrow()),
                _ => format!("{}{star}", cell.sign),
            }
        };
        let cells: Vec<String> = self.cells.iter().map(cell).collect();
        cells.join(" > ")
    }

    /// What there is to say of it, in sentences without a full stop; empty where there is nothing.
    #[must_use]
    pub fn remarks(&self) -> Vec<String> {
        let mut all = Vec::new();
        match self.reversals {
            0 => {}
            1 => all.push("turned once".to_owned()),
            times => all.push(format!("turned {times} times")),
        }
        let stood = match (self.unchanged, self.days) {
            (2.., 1..) => Some(format!(
                "at the last {} sittings, and for at least {} days in all",
                self.unchanged, self.days
            )),
            (2.., _) => Some(format!("at the last {} sittings", self.unchanged)),
            (_, 1..) => Some(format!("for at least {} days in all", self.days)),
            _ => None,
        };
        all.extend(stood.map(|stood| format!("at {} or worse {stood}", self.from)));
        all
    }

    /// Who scored where the person changed: `* HV from the 2nd sitting`.
    #[must_use]
    pub fn other_raters(&self) -> Vec<(usize, &str)> {
        let cells = self.cells.iter().enumerate();
        cells.filter_map(|(at, cell)| Some((at, cell.other_rater.as_deref()?))).collect()
    }
}

impl TrendRead {
    /// Whether there is nothing to look back on yet.
    #[must_use]
    pub fn is_too_short(&self) -> bool {
        self.parts.iter().all(|part| part.sittings.len() < 2)
    }
}

/// Reads how a child's answers went.
///
/// # Errors
/// [`ServiceError::NotFound`], or the store's.
pub fn read(store: &Reading, child: Id, instrument: &str) -> Result<TrendRead, ServiceError> {
    Ok(of(&view::child(store, child)?, child, instrument))
}

/// The same, of what was read already.
#[must_use]
pub fn of(all: &FamilyChecklists, child: Id, instrument: &str) -> TrendRead {
    let sittings = sheets::readable(all, child, instrument);
    let standing = sitting_sheet::standing(&sittings);
    let name =
        all.children.iter().find(|one| one.id == child).map_or_else(String::new, |one| one.name.clone());
    TrendRead {
        family: all.family.id,
        reference: all.family.reference.clone(),
        child,
        child_name: name,
        instrument: standing.last().map(|one| InstrumentHead::of(one.sheet.instrument)),
        refused: refusal_of(&standing).map(|refused| refused.to_string()),
        parts: editions(&standing).iter().map(|edition| part(all, edition, &standing)).collect(),
        left_out: left_out(all, child, instrument),
    }
}

/// Why there is not one trend: two sittings that follow each other were asked in two wordings.
fn refusal_of(sittings: &[&SittingSheet<'_>]) -> Option<Refused> {
    let pairs = sittings.iter().zip(sittings.iter().skip(1));
    pairs
        .map(|(one, next)| refusal::same_edition(&one.sitting.edition, &next.sitting.edition))
        .find_map(Result::err)
}

/// The wordings, the newest first.
fn editions(sittings: &[&SittingSheet<'_>]) -> Vec<Edition> {
    let mut editions: Vec<Edition> = Vec::new();
    for one in sittings.iter().rev() {
        if !editions.contains(&one.sitting.edition) {
            editions.push(one.sitting.edition.clone());
        }
    }
    editions
}

fn part(all: &FamilyChecklists, edition: &Edition, standing: &[&SittingSheet<'_>]) -> TrendPart {
    let sittings = trend::of_edition(edition, standing);
    let latest = sittings.last().map(|one| &one.sheet);
    let half = latest.and_then(|sheet| sheet.ladder.level(sheet.ladder.worse_half())).cloned();
    let trends = trend::trends(&sittings).unwrap_or_default();
    let items = latest.map_or_else(Vec::new, |sheet| {
        let look = Look { all, instrument: sheet.instrument, half: half.as_ref() };
        trends.iter().filter_map(|trend| look.item(trend)).collect()
    });
    TrendPart {
        edition: edition.clone(),
        min_days: latest.map_or(0, |sheet| sheet.instrument.review.min_days_for_trend),
        worse_half: half.as_ref().map(ToString::to_string),
        areas: latest.map_or_else(Vec::new, |sheet| areas(sheet.instrument, &sittings)),
        items,
        sittings: sittings.iter().map(|one| SittingHead::of(one.sitting)).collect(),
    }
}

/// Areas that hold a score at any of the sittings; none where the file puts nothing together.
fn areas(instrument: &Instrument, sittings: &[&SittingSheet<'_>]) -> Vec<AreaTrend> {
    let scored = |id: &str| {
        sittings.iter().any(|one| one.sheet.rows_in(id).any(crate::domain::checklist::row::Row::is_scored))
    };
    let put_together = instrument.rollup.area.kind != AreaKind::None;
    let areas = instrument.areas.iter().filter(|area| put_together && scored(&area.id));
    areas
        .map(|area| AreaTrend {
            id: area.id.clone(),
            name: in_words::short(area).to_owned(),
            points: area_trend::area_trend(&area.id, sittings).unwrap_or_default(),
        })
        .collect()
}

/// What an item's trend is shown by.
struct Look<'v> {
    all: &'v FamilyChecklists,
    instrument: &'v Instrument,
    half: Option<&'v Value>,
}

impl Look<'_> {
    fn item(&self, trend: &Trend) -> Option<ItemTrend> {
        let (area, item) = self.instrument.item(&trend.key.item)?;
        let cell = |point: &Point| Cell {
            mark: point.mark.clone(),
            sign: in_words::sign(&point.mark),
            says: in_words::answer(self.instrument, (area, item), &point.mark),
            step: point.step,
            other_rater: point.other_rater.then(|| point.rater.name.clone()),
        };
        let cells: Vec<Cell> = trend.points.iter().map(cell).collect();
        let unchanged = self.half.map_or(0, |half| trend.unchanged(half));
        Some(ItemTrend {
            area: area.id.clone(),
            title: in_words::title_of(item, &trend.key, &self.all.people),
            critical: item.critical,
            guarded: in_words::is_guarded(self.instrument, item),
            reversals: trend.reversals(),
            unchanged,
            days: self.half.map_or(0, |half| trend.days_at_or_worse(half)),
            from: self.half.map_or_else(String::new, ToString::to_string),
            moved: has_moved(trend, self.instrument.review.min_days_for_trend),
            at_worse: unchanged > 0,
            key: trend.key.clone(),
            cells,
        })
    }
}

/// Whether it went better or worse from a known answer to the next, a silence between them passed over.
fn has_moved(trend: &Trend, min_days: u32) -> bool {
    let known = || trend.points.iter().filter_map(|point| Some((point.date, point.steps?)));
    let pairs = known().zip(known().skip(1));
    pairs
        .into_iter()
        .any(|((from, then), (to, now))| then != now && (to - from).num_days() >= i64::from(min_days))
}

/// Which sittings are left out, each with why.
fn left_out(all: &FamilyChecklists, child: Id, instrument: &str) -> Vec<String> {
    let own = |row: &&SittingRow| row.sitting.child == child && row.sitting.edition.id == instrument;
    all.sittings.iter().filter(own).filter_map(|row| why_left_out(all, row)).collect()
}

fn why_left_out(all: &FamilyChecklists, row: &SittingRow) -> Option<String> {
    let (sitting, head) = (&row.sitting, SittingHead::of(&row.sitting).in_words());
    let correction = all
        .sittings
        .iter()
        .find(|other| other.sitting.replaces == Some(sitting.id) && other.sitting.closed.is_some());
    if let Some(closed) = correction.and_then(|other| other.sitting.closed) {
        return Some(format!(
            "{head}: corrected on {}, and the correction stands here.",
            long_date(closed.date_naive())
        ));
    }
    if sitting.closed.is_none() {
        return Some(format!("{head}: still open. It stands here once it is closed."));
    }
    if row.is_kept_back {
        let names = all.kept_back_by(row).join(" and ");
        return Some(format!("{head}: kept back until {names} has closed theirs."));
    }
    None
}
