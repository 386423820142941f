//! The words of the content, in memory alone: made anew in each run, without a key, and gone with the program.
//!
//! It keeps where words stand and not the texts themselves. No word of a record is ever put into it.

use rusqlite::Connection;

use super::error::StoreError;
use super::question::question;
use crate::domain::query::Query;

/// Letters of a lone beginning that is looked for in titles and headings alone, as long as it stands in one: nearly
/// every text has such a word somewhere.
const FEW_LETTERS: usize = 2;

/// How much a word counts in the title, in a heading, in the summary and in the text.
const RANK: &str = "bm25(24.0, 12.0, 3.0, 1.0)";

/// What can be found: its words, by how much they say of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its title.
    pub title: String,
    /// Headings, and whatever else says what it is about.
    pub headings: String,
    /// What it says in a sentence.
    pub summary: String,
    /// All the rest.
    pub body: String,
    /// How much it counts beside the others: 1 is as much as most.
    pub weight: f64,
}

/// The index.
pub struct ContentIndex {
    conn: Connection,
    /// By place.
    weights: Vec<f64>,
}

impl ContentIndex {
    /// An index of these entries, which are named by their place: 0, 1, 2.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn of(entries: impl IntoIterator<Item = Entry>) -> Result<Self, StoreError> {
        let mut conn = Connection::open_in_memory()?;
        conn.execute_batch(
            "PRAGMA temp_store = MEMORY;
             CREATE VIRTUAL TABLE entry USING fts5 (
               title, headings, summary, body,
               content = '', columnsize = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
             );
             CREATE VIRTUAL TABLE word USING fts5vocab (entry, 'row');",
        )?;
        let mut weights = Vec::new();
        let write = conn.transaction()?;
        {
            let mut put = write.prepare(
                "INSERT INTO entry (rowid, title, headings, summary, body) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?;
            for (place, one) in (0_i64..).zip(entries) {
                weights.push(one.weight);
                put.execute((place, one.title, one.headings, one.summary, one.body))?;
            }
            write.execute("INSERT INTO entry (entry, rank) VALUES ('rank', ?1)", [RANK])?;
            write.execute("INSERT INTO entry (entry) VALUES ('optimize')", [])?;
        }
        write.commit()?;
        Ok(Self { conn, weights })
    }

    /// The places of the entries that meet the question, the best first, at most `limit`.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn find(&self, query: &Query, limit: usize) -> Result<Vec<usize>, StoreError> {
        let Some(question) = question(query) else { return Ok(Vec::new()) };
        if query.only_begins().is_some_and(|letters| letters.chars().count() <= FEW_LETTERS) {
            let found = self.matching(&format!("{{title headings}} : ({question})"), limit)?;
            if !found.is_empty() {
                return Ok(found);
            }
        }
        self.matching(&question, limit)
    }

    fn matching(&self, question: &str, limit: usize) -> Result<Vec<usize>, StoreError> {
        let mut query = self.conn.prepare_cached("SELECT rowid, rank FROM entry WHERE entry MATCH ?1")?;
        let rows = query.query_map([question], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, f64>(1)?)))?;
        let mut ranked = Vec::new();
        for row in rows {
            let (place, rank) = row?;
            let Ok(place) = usize::try_from(place) else { continue };
            ranked.push((rank * self.weights.get(place).copied().unwrap_or(1.0), place));
        }
        // The index's rank is the lower the better.
        ranked.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        Ok(ranked.into_iter().take(limit).map(|(_, place)| place).collect())
    }

    /// Every word that stands in an entry, in lower case without accents, and in how many.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn words(&self) -> Result<Vec<(String, u32)>, StoreError> {
        let mut query = self.conn.prepare("SELECT term, doc FROM word")?;
        let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn entry(title: &str, headings: &str, summary: &str, body: &str) -> Entry {
        let [title, headings, summary, body] = [title, headings, summary, body].map(str::to_owned);
        Entry { title, headings, summary, body, weight: 1.0 }
    }

    fn index() -> ContentIndex {
        let text = "Ask at the caf\u{e9}: was it neglect";
        ContentIndex::of([
            entry("Plans", "Next", "What to do", &format!("drift {text}")),
            entry("Words", "Next", "drift", text),
            entry("Looking", "drift and delay", "What to do", text),
            entry("Drift", "Next", "What to do", text),
        ])
        .expect("an index")
    }

    fn found(words: &str) -> Vec<usize> {
        index().find(&Query::typed(words), 10).expect("finds")
    }

    #[test]
    fn a_title_comes_before_a_heading_a_summary_and_the_text() {
        assert_eq!(found("drift"), [3, 2, 1, 0]);
        assert_eq!(index().find(&Query::typed("drift"), 2).expect("finds"), [3, 2]);
    }

    #[test]
    fn what_counts_less_comes_after_what_is_as_good_a_match() {
        let mut first = entry("Drift", "", "", "");
        first.weight = 0.5;
        let index = ContentIndex::of([first, entry("Drift", "", "", ""), entry("x", "", "", "drift")]);
        assert_eq!(index.expect("an index").find(&Query::typed("drift"), 3).expect("finds"), [1, 0, 2]);
    }

    #[test]
    fn words_are_found_in_any_order_without_accents_and_phrases_as_they_stand() {
        for (words, expected) in [
            ("CAFE drift", vec![3, 2, 1, 0]),
            ("neglect cafe ", vec![0, 1, 2, 3]),
            ("\"it was\"", vec![]),
            ("\"was it\"", vec![0, 1, 2, 3]),
            ("negl", vec![0, 1, 2, 3]),
            ("negl ", vec![]),
            ("cafe aeroplane", vec![]),
            ("", vec![]),
        ] {
            let mut found = found(words);
            if words.contains("neg") || words.contains('"') {
                found.sort_unstable();
            }
            assert_eq!(found, expected, "{words:?}");
        }
    }

    #[test]
    fn one_or_two_letters_are_looked_for_in_titles_and_headings_first() {
        assert_eq!(found("dr"), [3, 2]);
        assert_eq!(found("ca").len(), 4, "no title and no heading has it");
    }

    #[test]
    fn the_words_it_has_are_known_in_lower_case_without_accents() {
        let words = index().words().expect("reads");
        assert!(words.contains(&("cafe".into(), 4)), "{words:?}");
        assert!(words.contains(&("drift".into(), 4)), "{words:?}");
    }

    #[test]
    fn any_text_is_a_question() {
        let index = index();
        let question = prop_oneof![any::<String>(), "[\"*^:(){}+\\-a-cANDORT \u{0}\u{301}]{0,40}"];
        proptest!(ProptestConfig::with_cases(300), |(words in question)| {
            prop_assert!(index.find(&Query::typed(&words), 5).is_ok());
        });
    }
}
