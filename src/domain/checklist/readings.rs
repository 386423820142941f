//! What a sitting brings up: each of the file's readings that holds, with the answers behind it. Prompts for people, never
//! decisions.

use std::cell::OnceCell;

use chrono::NaiveDate;

use super::compare;
use super::coverage::Standing;
use super::due;
use super::instrument::{Instrument, Scope};
use super::mark::Key;
use super::reading_rule::{ReadingRule, When, WhenKind};
use super::row::Row;
use super::sheet::Sheet;
use super::sitting_sheet::SittingSheet;
use super::sum::{self, Sum};
use super::trend::{self, Trend};
use super::value::Value;
use crate::domain::id::Id;

/// What is read. Sittings of another edition and sittings that cannot be compared are passed over.
#[derive(Clone, Copy, Debug)]
pub struct Before<'s, 'i> {
    /// The sitting.
    pub now: &'s SittingSheet<'i>,
    /// Earlier sittings of the same child, as `sitting_sheet::standing` gives them.
    pub earlier: &'s [&'s SittingSheet<'i>],
    /// Other people's sittings about the same child at the same time.
    pub others: &'s [&'s SittingSheet<'i>],
    /// The latest sitting of each brother and sister.
    pub siblings: &'s [&'s SittingSheet<'i>],
    /// Today.
    pub today: NaiveDate,
    /// Sittings further apart than this are not compared.
    pub window_days: i64,
}

/// A reading that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading<'i> {
    /// The file's rule, with what it says and what to do next.
    pub rule: &'i ReadingRule,
    /// The answers behind it, in the order of the sheet; empty where it is about the whole sitting.
    pub behind: Vec<Key>,
    /// The other sittings behind it: those of others who scored, or of brothers and sisters.
    pub with: Vec<Id>,
}

/// Every reading that holds, the most urgent first, and then as the file has them.
#[must_use]
pub fn readings<'i>(before: &Before<'_, 'i>) -> Vec<Reading<'i>> {
    let instrument: &'i Instrument = before.now.sheet.instrument;
    let look = Look { before, trends: OnceCell::new() };
    let found = instrument.readings.iter().filter_map(|rule| look.reading(rule));
    let mut found: Vec<Reading<'i>> = found.collect();
    found.sort_by_key(|reading| reading.rule.urgency);
    found
}

/// The answers behind, and the other sittings.
type Behind = (Vec<Key>, Vec<Id>);

/// Trends are made once, and only where a rule asks for them.
struct Look<'b, 's, 'i> {
    before: &'b Before<'s, 'i>,
    trends: OnceCell<Vec<Trend>>,
}

impl<'i> Look<'_, '_, 'i> {
    fn reading(&self, rule: &'i ReadingRule) -> Option<Reading<'i>> {
        let bands = &rule.when.bands;
        if !bands.is_empty() && !bands.contains(&self.sheet().band) {
            return None;
        }
        let (behind, with) = self.behind(&rule.when)?;
        Some(Reading { rule, behind, with })
    }

    /// `None` where the reading does not hold.
    fn behind(&self, when: &When) -> Option<Behind> {
        let alone = |keys: Option<Vec<Key>>| keys.map(|keys| (keys, Vec::new()));
        match when.kind {
            WhenKind::ItemAtOrAbove => alone(enough(self.standing_at(when)?, 1)),
            WhenKind::CountAtOrAbove => alone(enough(self.standing_at(when)?, times(when.at_least))),
            WhenKind::AreasWorstAtOrAbove => alone(self.areas(when)),
            WhenKind::SumIn => alone(self.sum_in(when)),
            WhenKind::Unchanged => alone(self.unchanged(when)),
            WhenKind::Worsened => alone(self.trending(when, 1, Trend::worsened)),
            WhenKind::Reversals => {
                let least = times(when.at_least);
                alone(self.trending(when, 1, |trend| trend.reversals() >= least))
            }
            WhenKind::CoverageBelow => alone(self.coverage_below(when)),
            WhenKind::UnknownAtLeast => alone(self.unknown(when)),
            WhenKind::RaterGap => self.rater_gap(when),
            WhenKind::SiblingGap => self.sibling_gap(when),
            WhenKind::Overdue => self.overdue().then(Behind::default),
        }
    }

    fn sheet(&self) -> &Sheet<'i> {
        &self.before.now.sheet
    }

    /// The rows a rule is about.
    fn rows<'r>(&'r self, when: &'r When) -> impl Iterator<Item = &'r Row<'i>> {
        self.sheet().rows.iter().filter(|row| {
            (!when.critical || row.item.critical) && when.of_kind.is_none_or(|kind| row.area.kind == kind)
        })
    }

    fn standing_at(&self, when: &When) -> Option<Vec<Key>> {
        let level = when.level.as_ref()?;
        Some(self.at(when, level).map(|row| row.key.clone()).collect())
    }

    fn at<'r>(&'r self, when: &'r When, level: &'r Value) -> impl Iterator<Item = &'r Row<'i>> {
        self.rows(when).filter(|row| self.sheet().at_or_worse(row, level))
    }

    fn areas(&self, when: &When) -> Option<Vec<Key>> {
        let level = when.level.as_ref()?;
        let mut areas: Vec<&str> = self.at(when, level).map(|row| row.area.id.as_str()).collect();
        areas.dedup();
        if areas.len() < times(when.areas) {
            return None;
        }
        self.standing_at(when)
    }

    /// Only where the file lets levels be added: everything, or one area.
    fn sum_in(&self, when: &When) -> Option<Vec<Key>> {
        let lies = |sum: &Sum| match sum {
            Sum::Total(sum) => {
                when.from.is_none_or(|from| from <= *sum) && when.to.is_none_or(|to| *sum <= to)
            }
            Sum::Incomplete => false,
        };
        let scored = |row: &&Row<'_>| row.standing == Standing::Scored;
        if let Ok(whole) = sum::of_whole(self.sheet()) {
            let rows = self.sheet().rows.iter().filter(scored);
            return lies(&whole).then(|| rows.map(|row| row.key.clone()).collect());
        }
        let areas = self.sheet().areas().into_iter();
        let inside = areas.filter(|area| sum::of_area(self.sheet(), &area.id).is_ok_and(|sum| lies(&sum)));
        let rows = inside.flat_map(|area| self.sheet().rows_in(&area.id)).filter(scored);
        enough(rows.map(|row| row.key.clone()).collect(), 1)
    }

    /// The trends of what this sheet asks, over the earlier sittings of its edition and it.
    fn trends(&self) -> &[Trend] {
        self.trends.get_or_init(|| {
            let now = self.before.now;
            let mut sittings = trend::of_edition(&now.sitting.edition, self.before.earlier);
            sittings.retain(|one| one.sitting.id != now.sitting.id);
            sittings.push(now);
            trend::trends(&sittings).unwrap_or_default()
        })
    }

    fn trending(&self, when: &When, least: usize, so: impl Fn(&Trend) -> bool) -> Option<Vec<Key>> {
        let trends = self.trends();
        let holds = |row: &&Row<'i>| trends.iter().any(|trend| trend.key == row.key && so(trend));
        enough(self.rows(when).filter(holds).map(|row| row.key.clone()).collect(), least)
    }

    fn unchanged(&self, when: &When) -> Option<Vec<Key>> {
        let level = when.level.as_ref()?;
        let scorings = times(when.scorings);
        self.trending(when, times(when.at_least), |trend| trend.unchanged(level) >= scorings)
    }

    fn coverage_below(&self, when: &When) -> Option<Vec<Key>> {
        let coverage = self.rows(when).map(|row| row.standing).collect::<super::coverage::Coverage>();
        let open = self.rows(when).filter(|row| matches!(row.standing, Standing::Unknown | Standing::Blank));
        coverage.is_below(when.percent?).then(|| open.map(|row| row.key.clone()).collect())
    }

    fn unknown(&self, when: &When) -> Option<Vec<Key>> {
        let unknown = self.rows(when).filter(|row| row.standing == Standing::Unknown);
        enough(unknown.map(|row| row.key.clone()).collect(), times(when.at_least))
    }

    fn rater_gap(&self, when: &When) -> Option<Behind> {
        let now = self.before.now;
        let fits = |other: &&&SittingSheet<'i>| {
            other.sitting.id != now.sitting.id
                && compare::comparable(&[now, other], self.before.window_days).is_ok()
        };
        let others: Vec<_> = self.before.others.iter().filter(fits).copied().collect();
        self.gap_to(when, &others, |_| true)
    }

    /// Only what is asked of each child by themselves: what is true of the home or of a carer is no difference between
    /// children.
    fn sibling_gap(&self, when: &When) -> Option<Behind> {
        let now = self.before.now.sitting;
        let fits = |other: &&&SittingSheet<'i>| {
            other.sitting.child != now.child && other.sitting.edition == now.edition
        };
        let siblings: Vec<_> = self.before.siblings.iter().filter(fits).copied().collect();
        self.gap_to(when, &siblings, |row| row.item.scope == Scope::Child)
    }

    fn gap_to(
        &self,
        when: &When,
        others: &[&SittingSheet<'i>],
        counts: impl Fn(&Row<'i>) -> bool,
    ) -> Option<Behind> {
        let levels = usize::try_from(when.levels?).unwrap_or(usize::MAX);
        let (mut keys, mut with) = (Vec::new(), Vec::new());
        for row in self.rows(when).filter(|row| counts(row)) {
            let apart =
                others.iter().filter(|other| steps_apart(row, other).is_some_and(|gap| gap >= levels));
            let apart: Vec<Id> = apart.map(|other| other.sitting.id).collect();
            if !apart.is_empty() {
                keys.push(row.key.clone());
                with.extend(apart);
            }
        }
        with.sort_unstable();
        with.dedup();
        enough(keys, 1).map(|keys| (keys, with))
    }

    fn overdue(&self) -> bool {
        let now = self.before.now;
        due::due(&now.sheet.instrument.review, Some(now.sitting.date), self.before.today).overdue
    }
}

fn steps_apart(row: &Row<'_>, other: &SittingSheet<'_>) -> Option<usize> {
    let theirs = other.sheet.row(&row.key)?;
    row.steps.zip(theirs.steps).map(|(ours, theirs)| ours.abs_diff(theirs))
}

fn enough(keys: Vec<Key>, least: usize) -> Option<Vec<Key>> {
    (keys.len() >= least.max(1)).then_some(keys)
}

/// How many a rule asks for; one where it does not say.
fn times(given: Option<u32>) -> usize {
    given.map_or(1, |given| usize::try_from(given).unwrap_or(usize::MAX)).max(1)
}

#[cfg(test)]
mod tests;
