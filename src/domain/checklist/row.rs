//! One row of a sheet: an item as it is asked of one child on one day, with its answer.

use super::coverage::Standing;
use super::instrument::{Area, Instrument, Item, Rating};
use super::ladder::Ladder;
use super::mark::{Key, Mark};
use super::scale::Kind;
use super::value::Value;

/// An item that applies, and its answer. An item of a carer has one row a carer, one with several ratings one a rating.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<'i> {
    /// Its area.
    pub area: &'i Area,
    /// The item.
    pub item: &'i Item,
    /// Which of several ratings.
    pub rating: Option<&'i Rating>,
    /// What its answer is kept under.
    pub key: Key,
    /// The answer as it was given.
    pub mark: Mark,
    /// How it is counted.
    pub standing: Standing,
    /// How far from the best it is judged to be, an item that is asked the other way round turned about. `None` for
    /// every silence, for a note, and where no end of the scale is worse.
    pub steps: Option<usize>,
}

impl<'i> Row<'i> {
    pub(super) fn new(
        instrument: &'i Instrument,
        ladder: &Ladder,
        (area, item, rating): (&'i Area, &'i Item, Option<&'i Rating>),
        key: Key,
        mark: Mark,
    ) -> Self {
        let standing = standing(instrument, item, &mark);
        let steps = match (&mark, standing) {
            (Mark::Level(value), Standing::Scored) => ladder.judged(value, item.polarity),
            _ => None,
        };
        Self { area, item, rating, key, mark, standing, steps }
    }

    /// Whether nothing was answered yet. Words answer an item that is never scored.
    #[must_use]
    pub fn is_unanswered(&self) -> bool {
        self.standing == Standing::Blank || (self.standing == Standing::Note && self.mark == Mark::Blank)
    }

    /// Whether it is ever scored.
    #[must_use]
    pub fn is_scored(&self) -> bool {
        self.standing != Standing::Note
    }

    /// The level it is judged as: as it was answered, or turned about where it is asked the other way round.
    #[must_use]
    pub fn level<'l>(&'l self, ladder: &'l Ladder) -> Option<&'l Value> {
        match (&self.mark, self.standing) {
            (Mark::Level(given), Standing::Scored) => {
                Some(self.steps.and_then(|steps| ladder.level(steps)).unwrap_or(given))
            }
            _ => None,
        }
    }

    /// Its name, and which rating of several it is.
    #[must_use]
    pub fn title(&self) -> String {
        self.rating
            .map_or_else(|| self.item.name.clone(), |rating| format!("{}: {}", self.item.name, rating.name))
    }
}

/// A level that is not one of the scale counts as not yet asked: it is no answer to this item.
fn standing(instrument: &Instrument, item: &Item, mark: &Mark) -> Standing {
    if !item.scored || matches!(instrument.scale.kind, Kind::Text | Kind::External) {
        return Standing::Note;
    }
    match mark {
        Mark::Level(value) if instrument.scale.has(value) => Standing::Scored,
        Mark::Unknown => Standing::Unknown,
        Mark::Na(_) => Standing::Na,
        Mark::Level(_) | Mark::Said | Mark::Blank => Standing::Blank,
    }
}
