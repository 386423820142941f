//! Finds words in what was written, newest first.

use std::fmt::Write as _;
use std::ops::Range;

use super::error::StoreError;
use super::reading::Reading;
use crate::domain::id::Id;

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

/// Most words of a question that are looked for, and most characters of one.
const MOST_WORDS: usize = 16;
const MOST_LETTERS: usize = 64;
/// Set round a word that was found; no text holds them.
const BEFORE: char = '\u{2}';
const AFTER: char = '\u{3}';

impl Reading {
    /// The newest `limit` records that have all the words, those before the row `before` where one is
    /// given. A `*` ends the beginning of a word, and so does the end of the question while its last
    /// word is being typed. Letters with an accent and without are the same; nothing else is special.
    ///
    /// # Errors
    /// [`StoreError::Interrupted`] when another thread stopped it.
    pub fn search(&self, words: &str, limit: usize, before: Option<i64>) -> Result<Vec<Hit>, StoreError> {
        let Some(question) = question(words) else {
            return Ok(Vec::new());
        };
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
}

/// The words as FTS5 reads them: each between quotes, so that no sign in them means anything.
fn question(words: &str) -> Option<String> {
    let is_gap = |letter: char| letter.is_whitespace() || letter.is_control();
    let goes_on = !words.ends_with(is_gap);
    let words: Vec<&str> =
        words.split(is_gap).filter(|word| word.contains(char::is_alphanumeric)).take(MOST_WORDS).collect();
    let mut question = String::new();
    for (place, word) in words.iter().enumerate() {
        let begins = word.ends_with('*') || (goes_on && place + 1 == words.len());
        let word: String = word.chars().filter(|letter| *letter != '"').take(MOST_LETTERS).collect();
        let _ = write!(question, "\"{word}\"{} ", if begins { "*" } else { "" });
    }
    Some(question).filter(|question| !question.is_empty())
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
    fn words_become_a_question_without_signs() {
        for (words, expected) in [
            ("school", Some("\"school\"* ")),
            ("school ", Some("\"school\" ")),
            ("not* brought", Some("\"not*\"* \"brought\"* ")),
            ("NEAR(a b) OR -c", Some("\"NEAR(a\" \"b)\" \"OR\" \"-c\"* ")),
            ("\"weighed", Some("\"weighed\"* ")),
            (" * - \" ", None),
            ("a\0b", Some("\"a\" \"b\"* ")),
        ] {
            assert_eq!(question(words).as_deref(), expected, "{words:?}");
        }
    }

    #[test]
    fn the_line_is_the_first_with_a_word_in_it() {
        let (line, found) = first_line("one\nZoë was \u{2}not\u{3} \u{2}brought\u{3}\nnot again");
        assert_eq!(line, "Zoë was not brought");
        assert_eq!(found.iter().map(|range| &line[range.clone()]).collect::<Vec<_>>(), ["not", "brought"]);
    }
}
