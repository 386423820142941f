//! How the answers of an area, and of the whole, are put together: as the file says, and not at all where it says
//! nothing.

use std::fmt;

use super::coverage::Coverage;
use super::instrument::Area;
use super::refusal::Refused;
use super::rollup_rule::{AreaKind, AreaRule, WholeKind, WholeRule};
use super::sheet::Sheet;
use super::sum::{self, Sum};
use super::value::Value;

/// What the answers of an area come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Nothing of it applies at this age: it is hidden, and not shown as good.
    NotForThisAge,
    /// It holds only items that are never scored.
    NotesOnly,
    /// Something applies, and nothing is scored.
    NoAnswer,
    /// The file puts nothing together.
    None,
    /// The worst level and how many stand at it.
    Worst {
        /// The level.
        value: Value,
        /// How many stand at it.
        at: usize,
    },
    /// The commonest level, or the worst where one is worse than the file's cut; and how many stand at it.
    Mode {
        /// The level.
        value: Value,
        /// How many stand at it.
        at: usize,
    },
    /// What a person chose; nothing until then.
    Chosen {
        /// The level.
        value: Option<Value>,
        /// A safety item stands here, which is worse than what was chosen. A warning, and no more.
        worse_safety_item: Option<Value>,
    },
    /// The sum.
    Sum(i64),
    /// There is no sum while an item that applies has no level.
    Incomplete,
    /// How many stand at a level or worse.
    Count {
        /// The level.
        value: Value,
        /// How many.
        at: usize,
    },
    /// The middle one; of two in the middle, the worse.
    Median(Value),
    /// The file says `sum` and rules it out too, or cannot be added.
    Refused(Refused),
}

/// What the answers of an area come to, and how many of them there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaResult {
    /// What they come to.
    pub figure: Figure,
    /// How much is answered.
    pub coverage: Coverage,
}

/// What a whole comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whole {
    /// The file makes none.
    None,
    /// What a person wrote; empty until then.
    Chosen(String),
    /// The sum, and what the instrument calls it.
    Sum {
        /// The sum.
        sum: i64,
        /// What the file calls it.
        label: Option<String>,
    },
    /// There is no sum while an item that applies has no level.
    Incomplete,
    /// One sum an area, with the area's id.
    Subscales(Vec<(String, AreaResult)>),
    /// The file says `sum` and rules it out too, or cannot be added.
    Refused(Refused),
}

/// What an area comes to. `chosen` is what a person chose for it.
#[must_use]
pub fn area_result(sheet: &Sheet<'_>, area: &Area, chosen: Option<&Value>) -> AreaResult {
    let coverage = sheet.coverage_of(&area.id);
    let figure = silent(sheet, area, coverage)
        .unwrap_or_else(|| put_together(sheet, area, &sheet.instrument.rollup.area, chosen));
    AreaResult { figure, coverage }
}

/// What an area is where there is nothing to put together. What a person chooses does not wait for answers.
fn silent(sheet: &Sheet<'_>, area: &Area, coverage: Coverage) -> Option<Figure> {
    let has_rows = sheet.rows_in(&area.id).next().is_some();
    let scores = sheet.rows_in(&area.id).any(super::row::Row::is_scored);
    if has_rows && !scores {
        return Some(Figure::NotesOnly);
    }
    if coverage.applicable() == 0 {
        return Some(Figure::NotForThisAge);
    }
    let chosen = sheet.instrument.rollup.area.kind == AreaKind::Chosen;
    (coverage.scored == 0 && !chosen).then_some(Figure::NoAnswer)
}

fn put_together(sheet: &Sheet<'_>, area: &Area, rule: &AreaRule, chosen: Option<&Value>) -> Figure {
    let mut steps: Vec<usize> = sheet.rows_in(&area.id).filter_map(|row| row.steps).collect();
    steps.sort_unstable();
    let figure = match rule.kind {
        AreaKind::None => None,
        AreaKind::Worst => worst(sheet, &steps),
        AreaKind::ModeUnlessWorse => mode_unless_worse(sheet, &steps, rule.cut.as_ref()),
        AreaKind::Chosen => Some(chosen_figure(sheet, area, chosen)),
        AreaKind::Sum => Some(summed(sheet, area)),
        AreaKind::CountAtOrWorse => rule.v.as_ref().map(|level| count(sheet, &steps, level)),
        AreaKind::MedianWorse => median(sheet, &steps),
    };
    figure.unwrap_or(Figure::None)
}

fn at(steps: &[usize], step: usize) -> usize {
    steps.iter().filter(|one| **one == step).count()
}

fn worst(sheet: &Sheet<'_>, steps: &[usize]) -> Option<Figure> {
    let worst = *steps.last()?;
    Some(Figure::Worst { value: sheet.ladder.level(worst)?.clone(), at: at(steps, worst) })
}

fn mode_unless_worse(sheet: &Sheet<'_>, steps: &[usize], cut: Option<&Value>) -> Option<Figure> {
    let worst = *steps.last()?;
    let cut = cut.and_then(|cut| sheet.ladder.steps(cut));
    let step = if cut.is_none_or(|cut| worst > cut) { worst } else { mode(steps)? };
    Some(Figure::Mode { value: sheet.ladder.level(step)?.clone(), at: at(steps, step) })
}

/// The commonest; of two that are as common, the worse.
fn mode(steps: &[usize]) -> Option<usize> {
    steps.iter().copied().max_by_key(|step| (at(steps, *step), *step))
}

fn chosen_figure(sheet: &Sheet<'_>, area: &Area, chosen: Option<&Value>) -> Figure {
    let value = chosen.filter(|value| sheet.instrument.scale.has(value)).cloned();
    let stands = value.as_ref().and_then(|value| sheet.ladder.steps(value));
    let safety = sheet.rows_in(&area.id).filter(|row| row.item.critical).filter_map(|row| row.steps).max();
    let worse = stands.zip(safety).filter(|(chosen, safety)| chosen < safety);
    let worse_safety_item = worse.and_then(|(_, safety)| sheet.ladder.level(safety).cloned());
    Figure::Chosen { value, worse_safety_item }
}

fn summed(sheet: &Sheet<'_>, area: &Area) -> Figure {
    match sum::of_area(sheet, &area.id) {
        Ok(Sum::Total(sum)) => Figure::Sum(sum),
        Ok(Sum::Incomplete) => Figure::Incomplete,
        Err(refused) => Figure::Refused(refused),
    }
}

fn count(sheet: &Sheet<'_>, steps: &[usize], level: &Value) -> Figure {
    let at = steps.iter().filter(|step| sheet.ladder.reaches(Some(**step), level)).count();
    Figure::Count { value: level.clone(), at }
}

/// Sorted from the best, the place after the half is the middle one, or the worse of two.
fn median(sheet: &Sheet<'_>, steps: &[usize]) -> Option<Figure> {
    let middle = *steps.get(steps.len() / 2)?;
    sheet.ladder.level(middle).cloned().map(Figure::Median)
}

/// How many stand at each level, in the order of the file; of an area, or of everything. An item that is asked the other
/// way round counts at the level it is judged as.
#[must_use]
pub fn counts(sheet: &Sheet<'_>, area: Option<&str>) -> Vec<(Value, usize)> {
    let rows = || sheet.rows.iter().filter(|row| area.is_none_or(|area| row.area.id == area));
    let judged = |level: &Value| rows().filter(|row| row.level(&sheet.ladder) == Some(level)).count();
    let levels = sheet.instrument.scale.levels();
    levels.into_iter().map(|level| (level.clone(), judged(&level))).collect()
}

/// What the whole comes to. `chosen` is the level that a person wrote.
#[must_use]
pub fn whole(sheet: &Sheet<'_>, chosen: &str) -> Whole {
    let rule = &sheet.instrument.rollup.whole;
    match rule.kind {
        WholeKind::None => Whole::None,
        WholeKind::Chosen => Whole::Chosen(chosen.to_owned()),
        WholeKind::Sum => whole_sum(sheet, rule),
        WholeKind::Subscales => Whole::Subscales(subscales(sheet)),
    }
}

fn whole_sum(sheet: &Sheet<'_>, rule: &WholeRule) -> Whole {
    match sum::of_whole(sheet) {
        Ok(Sum::Total(sum)) => {
            let band = rule.bands.iter().find(|band| (band.from..=band.to).contains(&sum));
            Whole::Sum { sum, label: band.map(|band| band.label.clone()) }
        }
        Ok(Sum::Incomplete) => Whole::Incomplete,
        Err(refused) => Whole::Refused(refused),
    }
}

fn subscales(sheet: &Sheet<'_>) -> Vec<(String, AreaResult)> {
    let areas = sheet.areas().into_iter();
    areas
        .map(|area| {
            let coverage = sheet.coverage_of(&area.id);
            let figure = silent(sheet, area, coverage).unwrap_or_else(|| summed(sheet, area));
            (area.id.clone(), AreaResult { figure, coverage })
        })
        .collect()
}

/// The one printed form: `3 (2) . 6/7`.
impl fmt::Display for AreaResult {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.figure {
            Figure::NotForThisAge | Figure::NotesOnly => write!(f, "{}", self.figure),
            Figure::None => write!(f, "{}", self.coverage),
            figure => write!(f, "{figure} . {}", self.coverage),
        }
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotForThisAge => f.write_str("not for this age"),
            Self::NotesOnly => f.write_str("notes only"),
            Self::NoAnswer => f.write_str("no answer"),
            Self::None => f.write_str("not put together"),
            Self::Worst { value, at } | Self::Mode { value, at } => write!(f, "{value} ({at})"),
            Self::Chosen { value: Some(value), .. } => write!(f, "{value} chosen"),
            Self::Chosen { value: None, .. } => f.write_str("not chosen"),
            Self::Sum(sum) => write!(f, "sum {sum}"),
            Self::Incomplete => f.write_str("incomplete"),
            Self::Count { value, at } => write!(f, "{at} at {value} or worse"),
            Self::Median(value) => write!(f, "{value} in the middle"),
            Self::Refused(_) => f.write_str("not added"),
        }
    }
}

#[cfg(test)]
mod tests;
