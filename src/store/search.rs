//! Finds words in what was written, newest first.

use std::ops::Range;

use super::connection::{self, MANY_PAGES};
use super::error::StoreError;
use super::question::question;
use super::reading::Reading;
use crate::domain::id::Id;
use crate::domain::query::Query;
use crate::domain::record::Record;

/// One record that has the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which record.
    pub record: Id,
    /// What it was filed under.
    pub parent: Option<Id>,
    /// The first line that has one of the words.
    pub line: String,
    /// Where in it the words are, in bytes, in order.
    pub found: Vec<Range<usize>>,
    /// Where it stands in time. Ask for what is before the last one for the next page; it may be
    /// another after the record's day was moved.
    pub row: i64,
}

/// Set round a word that was found; no text holds them.
const BEFORE: char = '\u{2}';
const AFTER: char = '\u{3}';

impl Reading {
    /// The newest `limit` records that meet the question, those before the row `before` where one is given. Letters with
    /// an accent and without are the same.
    ///
    /// # Errors
    /// [`StoreError::Interrupted`] when another thread stopped it.
    pub fn search(&self, query: &Query, limit: usize, before: Option<i64>) -> Result<Vec<Hit>, StoreError> {
        let Some(question) = question(query) else {
            return Ok(Vec::new());
        };
        connection::keep_pages(&self.conn, MANY_PAGES)?;
        let mut query = self.conn.prepare_cached(
            "SELECT f.row, r.id, n.parent, f.text FROM
               (SELECT rowid AS row, highlight(note_fts, 0, char(2), char(3)) AS text FROM note_fts
                WHERE note_fts MATCH ?1 AND rowid < ?2 ORDER BY rowid DESC LIMIT ?3) f
             CROSS JOIN note n ON n.row = f.row CROSS JOIN record r ON r.row = n.record",
        )?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut rows = query.query((question, before.unwrap_or(i64::MAX), limit))?;
        let mut hits = Vec::new();
        while let Some(row) = rows.next()? {
            let (line, found) = first_line(row.get_ref(3)?.as_str()?);
            hits.push(Hit { record: row.get(1)?, parent: row.get(2)?, line, found, row: row.get(0)? });
        }
        Ok(hits)
    }

    /// The newest `limit` records of this kind below these parents that meet the question. Each of them is looked at:
    /// what one family has is little, and the index would be asked about every other family first.
    ///
    /// # Errors
    /// [`StoreError::Interrupted`] when another thread stopped it.
    pub fn search_below<R: Record>(
        &self,
        parents: &[Id],
        query: &Query,
        limit: usize,
    ) -> Result<Vec<Hit>, StoreError> {
        if query.is_empty() {
            return Ok(Vec::new());
        }
        connection::keep_pages(&self.conn, MANY_PAGES)?;
        let mut below = self.conn.prepare_cached(
            "SELECT n.row, r.id, n.body FROM record r CROSS JOIN note n ON n.record = r.row
             WHERE r.entity = ?1 AND r.parent = ?2 AND r.removed = 0",
        )?;
        let (asked, mut hits) = (query.asked(), Vec::new());
        for parent in parents {
            let mut rows = below.query((R::ENTITY, parent))?;
            while let Some(row) = rows.next()? {
                let body = row.get_ref(2)?.as_str()?;
                if let Some((line, found)) = asked.best_line(body) {
                    let (record, row) = (row.get(1)?, row.get(0)?);
                    let (line, found) = (line.to_owned(), found.into_iter().collect());
                    hits.push(Hit { record, parent: Some(*parent), line, found, row });
                }
            }
        }
        hits.sort_by_key(|hit| std::cmp::Reverse(hit.row));
        hits.truncate(limit);
        Ok(hits)
    }
}

/// The first line with a mark in it, without the marks, and where they were.
fn first_line(text: &str) -> (String, Vec<Range<usize>>) {
    let line = text.lines().find(|line| line.contains(BEFORE)).or_else(|| text.lines().next());
    let (mut words, mut found, mut start) = (String::new(), Vec::new(), 0);
    for letter in line.unwrap_or_default().chars() {
        match letter {
            BEFORE => start = words.len(),
            AFTER => found.push(start..words.len()),
            other => words.push(other),
        }
    }
    (words, found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_is_the_first_with_a_word_in_it() {
        let (line, found) = first_line("one\nZoë was \u{2}not\u{3} \u{2}brought\u{3}\nnot again");
        assert_eq!(line, "Zoë was not brought");
        assert_eq!(found.iter().map(|range| &line[range.clone()]).collect::<Vec<_>>(), ["not", "brought"]);
    }
}
