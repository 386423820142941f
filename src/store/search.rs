//! Finds words in what was written, newest first.

use std::ops::Range;

use super::connection::{self, MANY_PAGES};
use super::error::StoreError;
use super::question::question;
use super::reading::Reading;
use crate::domain::id::Id;
use crate::domain::query::{Asked, Query, as_written};
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
        let asked = query.asked();
        let mut query = self.conn.prepare_cached(
            "SELECT f.row, r.id, n.parent, n.body FROM
               (SELECT rowid AS row FROM note_fts
                WHERE note_fts MATCH ?1 AND rowid < ?2 ORDER BY rowid DESC LIMIT ?3) f
             CROSS JOIN note n ON n.row = f.row CROSS JOIN record r ON r.row = n.record",
        )?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut rows = query.query((question, before.unwrap_or(i64::MAX), limit))?;
        let mut hits = Vec::new();
        while let Some(row) = rows.next()? {
            let (line, found) = first_line(row.get_ref(3)?.as_str()?, &asked);
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
                let body = as_written(row.get_ref(2)?.as_str()?);
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

/// The line that meets most of the question, and where its words are in it.
fn first_line(indexed: &str, asked: &Asked) -> (String, Vec<Range<usize>>) {
    let text = as_written(indexed);
    let line = asked.best_line(text).map(|(line, _)| line);
    let line =
        line.or_else(|| text.lines().find(|line| asked.meets(line).0 > 0)).or_else(|| text.lines().next());
    let line = line.unwrap_or_default();
    (line.to_owned(), asked.places(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_is_the_first_with_most_of_the_words_in_it() {
        let asked = Query::typed("not brought").asked();
        let (line, found) = first_line("one\nZo\u{eb} was not brought\nnot again\n\u{1}\nzoe", &asked);
        assert_eq!(line, "Zo\u{eb} was not brought");
        assert_eq!(found.iter().map(|range| &line[range.clone()]).collect::<Vec<_>>(), ["not", "brought"]);
    }
}
