//! A sheet: what an instrument asks of one child on one day, and what was answered.

use chrono::NaiveDate;

use super::band;
use super::coverage::Coverage;
use super::evidence::Evidence;
use super::instrument::{Area, Instrument, Item, Scope};
use super::ladder::Ladder;
use super::mark::{Key, Mark};
use super::row::Row;
use super::sitting::Marks;
use super::value::Value;
use crate::domain::child::Birth;
use crate::domain::id::Id;

/// What is asked of one child on one day, in the order of the file, and what was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet<'i> {
    /// The instrument.
    pub instrument: &'i Instrument,
    /// The child's band of age that day; empty where the file has none for it.
    pub band: String,
    /// The day.
    pub date: NaiveDate,
    /// Every item that applies.
    pub rows: Vec<Row<'i>>,
    /// Answers that are kept, and that this sheet does not ask for: an area that closed again, another age.
    pub left_out: Vec<Key>,
    /// The levels from the best to the worst.
    pub ladder: Ladder,
}

/// What an answer still needs beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingEvidence {
    /// The answer.
    pub key: Key,
    /// What was seen or said.
    pub words: bool,
    /// Where it comes from.
    pub source: bool,
    /// What it means for the child.
    pub impact: bool,
}

impl<'i> Sheet<'i> {
    /// The sheet of a child on a day. `marks` are the sitting's own answers and the home's together. `carers` are those
    /// who look after the child; where none is given, what is asked of a carer is asked once. Whoever has an answer
    /// already has a row too, so that nothing that was answered disappears.
    #[must_use]
    pub fn new(
        instrument: &'i Instrument,
        birth: Birth,
        date: NaiveDate,
        marks: &Marks,
        carers: &[Id],
    ) -> Self {
        let ages = instrument.ages();
        let band = band::of(birth, date, &ages).map(|band| band.id.clone()).unwrap_or_default();
        let ladder = Ladder::of(&instrument.scale);
        let asked = Asking { instrument, ladder: &ladder, band: &band, marks, carers };
        let rows = asked.rows();
        let left_out = left_out(marks, &rows);
        Self { instrument, band, date, rows, left_out, ladder }
    }

    /// The row of an answer.
    #[must_use]
    pub fn row(&self, key: &Key) -> Option<&Row<'i>> {
        self.rows.iter().find(|row| row.key == *key)
    }

    /// The rows of an area.
    pub fn rows_in(&self, area: &str) -> impl Iterator<Item = &Row<'i>> {
        self.rows.iter().filter(move |row| row.area.id == area)
    }

    /// The areas that have a row, in order. The others are not for this age, or not open.
    #[must_use]
    pub fn areas(&self) -> Vec<&'i Area> {
        let mut areas: Vec<&'i Area> = self.rows.iter().map(|row| row.area).collect();
        areas.dedup_by(|a, b| a.id == b.id);
        areas
    }

    /// Whether a row stands at `level` or worse.
    #[must_use]
    pub fn at_or_worse(&self, row: &Row<'_>, level: &Value) -> bool {
        self.ladder.reaches(row.steps, level)
    }

    /// The next row without an answer after `after`, going on from the top; `None` where every one has its answer.
    #[must_use]
    pub fn next_unanswered(&self, after: Option<&Key>) -> Option<&Row<'i>> {
        let from = after.and_then(|key| self.rows.iter().position(|row| row.key == *key));
        let from = from.map_or(0, |at| at + 1);
        let (before, rest) = self.rows.split_at_checked(from)?;
        rest.iter().chain(before).find(|row| row.is_unanswered())
    }

    /// Every row without an answer.
    #[must_use]
    pub fn missing(&self) -> Vec<&Row<'i>> {
        self.rows.iter().filter(|row| row.is_unanswered()).collect()
    }

    /// How much of the whole sheet is answered.
    #[must_use]
    pub fn coverage(&self) -> Coverage {
        self.rows.iter().map(|row| row.standing).collect()
    }

    /// How much of an area is answered.
    #[must_use]
    pub fn coverage_of(&self, area: &str) -> Coverage {
        self.rows_in(area).map(|row| row.standing).collect()
    }

    /// Whether a row stands where evidence is asked for.
    #[must_use]
    pub fn asks_evidence(&self, row: &Row<'_>) -> bool {
        self.instrument.record.item_required_at.as_ref().is_some_and(|level| self.at_or_worse(row, level))
    }

    /// The answers that need evidence, a source or what it means for the child, and have not all of it. Saving never
    /// waits for it.
    #[must_use]
    pub fn missing_evidence(&self, evidence: &[Evidence]) -> Vec<MissingEvidence> {
        let asked = self.rows.iter().filter(|row| self.asks_evidence(row));
        asked
            .map(|row| self.missing_beside(&row.key, evidence))
            .filter(|missing| missing.words || missing.source || missing.impact)
            .collect()
    }

    fn missing_beside(&self, key: &Key, evidence: &[Evidence]) -> MissingEvidence {
        let answer = key.to_string();
        let beside: Vec<&Evidence> = evidence.iter().filter(|one| one.answer == answer).collect();
        let lacks = |field: &str, part: fn(&Evidence) -> &str| {
            self.keeps(field) && beside.iter().all(|one| part(one).trim().is_empty())
        };
        MissingEvidence {
            words: lacks("evidence", |one| &one.words),
            source: lacks("source", |one| &one.source),
            impact: lacks("impact_on_child", |one| &one.impact_on_child),
            key: key.clone(),
        }
    }

    /// A file that does not keep a field cannot ask for it.
    fn keeps(&self, field: &str) -> bool {
        let fields = &self.instrument.record.item_fields;
        fields.is_empty() || fields.iter().any(|one| one == field)
    }
}

fn left_out(marks: &Marks, rows: &[Row<'_>]) -> Vec<Key> {
    let given = marks.iter().filter(|(_, mark)| **mark != Mark::Blank);
    given.map(|(key, _)| key).filter(|key| rows.iter().all(|row| row.key != **key)).cloned().collect()
}

/// What is asked, while it is being worked out.
struct Asking<'i, 'm> {
    instrument: &'i Instrument,
    ladder: &'m Ladder,
    band: &'m str,
    marks: &'m Marks,
    carers: &'m [Id],
}

impl<'i> Asking<'i, '_> {
    fn rows(&self) -> Vec<Row<'i>> {
        let hops = self.instrument.areas.len();
        let open = self.instrument.areas.iter().filter(|area| self.is_open(area, hops));
        open.flat_map(|area| self.rows_of(area)).collect()
    }

    /// `hops` ends a ring of areas that wait for each other: it stays closed.
    fn is_open(&self, area: &Area, hops: usize) -> bool {
        let Some(wait) = &area.open_if else { return true };
        let other = self.instrument.areas.iter().find(|other| other.id == wait.area);
        other.is_some_and(|other| {
            hops > 0
                && self.is_open(other, hops - 1)
                && self
                    .rows_of(other)
                    .iter()
                    .filter(|row| wait.item.as_ref().is_none_or(|item| *item == row.item.id))
                    .any(|row| self.ladder.reaches(row.steps, &wait.at_or_worse))
        })
    }

    fn rows_of(&self, area: &'i Area) -> Vec<Row<'i>> {
        let items = area.items.iter().filter(|item| item.is_for(self.band));
        items.flat_map(|item| self.rows_of_item(area, item)).collect()
    }

    fn rows_of_item(&self, area: &'i Area, item: &'i Item) -> Vec<Row<'i>> {
        let mut rows = Vec::new();
        for carer in self.carers_of(item) {
            if item.ratings.is_empty() {
                rows.push(self.row(area, item, carer, None));
            }
            rows.extend(item.ratings.iter().map(|rating| self.row(area, item, carer, Some(rating))));
        }
        rows
    }

    fn row(
        &self,
        area: &'i Area,
        item: &'i Item,
        carer: Option<Id>,
        rating: Option<&'i super::instrument::Rating>,
    ) -> Row<'i> {
        let key = Key { item: item.id.clone(), carer, rating: rating.map(|rating| rating.id.clone()) };
        let mark = self.marks.get(&key).cloned().unwrap_or(Mark::Blank);
        Row::new(self.instrument, self.ladder, (area, item, rating), key, mark)
    }

    fn carers_of(&self, item: &Item) -> Vec<Option<Id>> {
        if item.scope != Scope::Carer {
            return vec![None];
        }
        let mut carers: Vec<Option<Id>> = self.carers.iter().copied().map(Some).collect();
        let given = self.marks.iter().filter(|(key, mark)| key.item == item.id && **mark != Mark::Blank);
        for (key, _) in given {
            if !carers.contains(&key.carer) {
                carers.push(key.carer);
            }
        }
        if carers.is_empty() { vec![None] } else { carers }
    }
}

#[cfg(test)]
mod tests;
