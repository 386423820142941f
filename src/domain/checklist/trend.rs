//! How one answer went over the sittings of a child: step by step, never as a line through them.

use chrono::NaiveDate;

use super::coverage::Standing;
use super::ladder::Ladder;
use super::mark::{Key, Mark};
use super::refusal::{self, Refused};
use super::sitting::{Edition, Rater};
use super::sitting_sheet::SittingSheet;
use super::value::Value;
use crate::domain::id::Id;

/// From one sitting to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Nearer the best end.
    Better,
    /// At the same level.
    Same,
    /// Nearer the worst end.
    Worse,
    /// A level after a silence.
    New,
    /// A silence after a level.
    Lost,
    /// No level before and none now.
    Silent,
    /// The two are nearer to each other than the file lets an arrow be drawn: both are shown, and no arrow. So it is of two
    /// on one day in any file: that is how two people see it, and no change.
    TooSoon,
    /// No end of the scale is worse: both are shown, and no arrow.
    NoOrder,
}

/// One sitting in a trend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The sitting.
    pub sitting: Id,
    /// Its day.
    pub date: NaiveDate,
    /// Who scored.
    pub rater: Rater,
    /// The answer as it was given; blank where the item was not asked then.
    pub mark: Mark,
    /// Whether that is a level.
    pub scored: bool,
    /// How far from the best it is judged to be.
    pub steps: Option<usize>,
    /// From the sitting before; none for the first.
    pub step: Option<Step>,
    /// Whether somebody else scored than at the sitting before.
    pub other_rater: bool,
}

/// One answer over the sittings of a child, in the order of their days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trend {
    /// The answer.
    pub key: Key,
    /// Every sitting.
    pub points: Vec<Point>,
    ladder: Ladder,
    min_days: i64,
}

/// The trend of every answer that any of the sittings asked for, in the order of the newest sheet. The sittings are those
/// of one child, as `sitting_sheet::standing` gives them.
///
/// # Errors
/// Where they are not all of one edition: both versions are named.
pub fn trends(sittings: &[&SittingSheet<'_>]) -> Result<Vec<Trend>, Refused> {
    one_edition(sittings)?;
    Ok(keys(sittings).into_iter().map(|key| trend_of(key, sittings)).collect())
}

/// The trend of one answer.
///
/// # Errors
/// Where the sittings are not all of one edition: both versions are named.
pub fn trend(key: &Key, sittings: &[&SittingSheet<'_>]) -> Result<Trend, Refused> {
    one_edition(sittings)?;
    Ok(trend_of(key.clone(), sittings))
}

/// The sittings of one edition: what a trend is refused for may be read one edition at a time.
#[must_use]
pub fn of_edition<'s, 'i>(edition: &Edition, sittings: &[&'s SittingSheet<'i>]) -> Vec<&'s SittingSheet<'i>> {
    sittings.iter().copied().filter(|one| one.sitting.edition == *edition).collect()
}

pub(super) fn one_edition(sittings: &[&SittingSheet<'_>]) -> Result<(), Refused> {
    let pairs = sittings.iter().zip(sittings.iter().skip(1));
    pairs
        .into_iter()
        .try_for_each(|(one, next)| refusal::same_edition(&one.sitting.edition, &next.sitting.edition))
}

/// Every answer asked for: those of the newest sheet in its order, then what only an earlier one asked.
pub(super) fn keys(sittings: &[&SittingSheet<'_>]) -> Vec<Key> {
    let mut keys: Vec<Key> = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for one in sittings.iter().rev() {
        let scored = one.sheet.rows.iter().filter(|row| row.is_scored());
        keys.extend(scored.filter(|row| seen.insert(row.key.clone())).map(|row| row.key.clone()));
    }
    keys
}

fn trend_of(key: Key, sittings: &[&SittingSheet<'_>]) -> Trend {
    let latest = sittings.last();
    let ladder = latest.map(|one| one.sheet.ladder.clone()).unwrap_or_default();
    let min_days = latest.map_or(0, |one| one.sheet.instrument.review.min_days_for_trend);
    let min_days = i64::from(min_days).max(1);
    let mut points: Vec<Point> = Vec::with_capacity(sittings.len());
    for one in sittings {
        let next = point(&key, one, points.last(), min_days, ladder.is_empty());
        points.push(next);
    }
    Trend { key, points, ladder, min_days }
}

fn point(key: &Key, one: &SittingSheet<'_>, before: Option<&Point>, min_days: i64, no_order: bool) -> Point {
    let row = one.sheet.row(key);
    let mut point = Point {
        sitting: one.sitting.id,
        date: one.sitting.date,
        rater: one.sitting.rater.clone(),
        mark: row.map_or(Mark::Blank, |row| row.mark.clone()),
        scored: row.is_some_and(|row| row.standing == Standing::Scored),
        steps: row.and_then(|row| row.steps),
        step: None,
        other_rater: before.is_some_and(|before| before.rater != one.sitting.rater),
    };
    point.step = before.map(|before| match (before.steps, point.steps) {
        _ if no_order && before.scored && point.scored => Step::NoOrder,
        (Some(_), Some(_)) if days(before, &point) < min_days => Step::TooSoon,
        (Some(then), Some(now)) => towards(then, now),
        _ => match (before.scored, point.scored) {
            (false, true) => Step::New,
            (true, false) => Step::Lost,
            _ => Step::Silent,
        },
    });
    point
}

fn towards(then: usize, now: usize) -> Step {
    match now.cmp(&then) {
        std::cmp::Ordering::Less => Step::Better,
        std::cmp::Ordering::Equal => Step::Same,
        std::cmp::Ordering::Greater => Step::Worse,
    }
}

fn days(from: &Point, to: &Point) -> i64 {
    (to.date - from.date).num_days()
}

impl Trend {
    /// How often it turned: changes of sign in the steps that went one way or the other. Silences are passed over, so that
    /// an answer nobody knew once does not hide a turn; steps too near to each other to be drawn are not counted.
    #[must_use]
    pub fn reversals(&self) -> usize {
        let turned: Vec<Step> = self.drawn().filter(|step| *step != Step::Same).collect();
        turned.iter().zip(turned.iter().skip(1)).filter(|(one, next)| one != next).count()
    }

    /// The steps from each level to the next one that is known.
    fn drawn(&self) -> impl Iterator<Item = Step> {
        let known = || self.points.iter().filter_map(|point| Some((point, point.steps?)));
        let pairs = known().zip(known().skip(1));
        pairs
            .filter(|((from, _), (to, _))| days(from, to) >= self.min_days)
            .map(|((_, then), (_, now))| towards(then, now))
    }

    /// How many of the last sittings that have a level stand at `level` or worse, with no better one between.
    #[must_use]
    pub fn unchanged(&self, level: &Value) -> usize {
        let known = self.points.iter().rev().filter(|point| point.steps.is_some());
        known.take_while(|point| self.ladder.reaches(point.steps, level)).count()
    }

    /// The days between sittings whose two ends are both at `level` or worse: it was so for at least that long. A silence
    /// between two sittings ends the stretch, since nobody knows.
    #[must_use]
    pub fn days_at_or_worse(&self, level: &Value) -> i64 {
        let stands = |point: &Point| self.ladder.reaches(point.steps, level);
        let pairs = self.points.iter().zip(self.points.iter().skip(1));
        pairs.filter(|(from, to)| stands(from) && stands(to)).map(|(from, to)| days(from, to)).sum()
    }

    /// Whether the last sitting is worse than the last one of an earlier day that has a level, however near: a prompt may
    /// come where an arrow would say too much.
    #[must_use]
    pub fn worsened(&self) -> bool {
        let Some(now) = self.points.last() else { return false };
        let mut earlier = self.points.iter().rev().filter(|point| point.date < now.date);
        let before = earlier.find_map(|point| point.steps);
        now.steps.zip(before).is_some_and(|(now, before)| now > before)
    }
}

#[cfg(test)]
mod tests;
