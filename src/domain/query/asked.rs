//! A question made ready to be held against many texts: its words are folded once.

use std::ops::Range;

use super::words::{Word, Words};
use super::{Phrase, Query};

/// The letters of a phrase, where its words begin in them, and whether the last of them may go on.
struct Wanted {
    letters: String,
    joints: Vec<usize>,
    begins: bool,
}

impl Wanted {
    fn of(phrase: &Phrase) -> Self {
        let words = Words::of(&phrase.words);
        let joints = words.all().iter().skip(1).map(|word| word.letters.0).collect();
        Self { letters: words.row().to_owned(), joints, begins: phrase.begins }
    }

    /// Where it stands in a row of words: from the beginning of one to the end of one. Words of the text may stand for one
    /// that is wanted, where they may be one word.
    fn stands(&self, row: &Row<'_>) -> Option<Range<usize>> {
        (0..row.words.len()).find_map(|place| self.stands_at(row, place))
    }

    fn stands_at(&self, row: &Row<'_>, place: usize) -> Option<Range<usize>> {
        let first = row.words.get(place)?;
        let start = first.letters.0;
        if self.letters.is_empty() || !row.letters.get(start..)?.starts_with(&self.letters) {
            return None;
        }
        let end = start + self.letters.len();
        for word in row.words.get(place..)? {
            let is_one =
                word.letters.0 == start || word.is_joined || self.joints.contains(&(word.letters.0 - start));
            if !is_one {
                return None;
            }
            if word.letters.1 >= end {
                let fits = word.letters.1 == end || self.begins;
                return fits.then_some(first.bytes.0..word.bytes.1);
            }
        }
        None
    }
}

/// Words one after the other, and the letters of the text they are of.
struct Row<'a> {
    letters: &'a str,
    words: &'a [Word],
}

/// A question that is ready.
pub struct Asked {
    /// Of each clause the ways to say it, each with its phrases.
    clauses: Vec<Vec<Vec<Wanted>>>,
}

impl Query {
    /// The same, ready for many texts.
    #[must_use]
    pub fn asked(&self) -> Asked {
        let way = |way: &Vec<Phrase>| way.iter().map(Wanted::of).collect();
        Asked { clauses: self.clauses.iter().map(|clause| clause.any.iter().map(way).collect()).collect() }
    }
}

impl Asked {
    /// How many of the clauses a text meets, and the bytes of the first words in it that do.
    #[must_use]
    pub fn meets(&self, text: &str) -> (usize, Option<Range<usize>>) {
        let words = Words::of(text);
        self.met(&Row { letters: words.row(), words: words.all() })
    }

    /// How many words of the question a text meets: a clause of two words counts twice. And the bytes of the first words in
    /// it that do.
    #[must_use]
    pub fn weighs(&self, text: &str) -> (usize, Option<Range<usize>>) {
        let words = Words::of(text);
        let row = Row { letters: words.row(), words: words.all() };
        let (_, place) = self.met(&row);
        let weight = self.clauses.iter().map(|clause| weight(clause, &row)).sum();
        (weight, place)
    }

    /// The line of a text that meets most of the question, the first of several, where all of the text meets all of it;
    /// and the bytes of the first words in that line that do.
    #[must_use]
    pub fn best_line<'t>(&self, text: &'t str) -> Option<(&'t str, Option<Range<usize>>)> {
        let words = Words::of(text);
        let (letters, all) = (words.row(), words.all());
        if self.met(&Row { letters, words: all }).0 < self.clauses.len() {
            return None;
        }
        let (mut best, mut most, mut start) = (None, None, 0);
        for line in text.split_inclusive('\n') {
            let at = |byte| all.partition_point(|word| word.bytes.0 < byte);
            let (from, end) = (start, start + line.len());
            let row = Row { letters, words: all.get(at(from)..at(end)).unwrap_or_default() };
            let (met, place) = self.met(&row);
            if most.is_none_or(|most| met > most) {
                let place = place.map(|place| place.start - from..place.end - from);
                (best, most) = (Some((line.trim_end_matches(['\n', '\r']), place)), Some(met));
            }
            if met == self.clauses.len() {
                break;
            }
            start = end;
        }
        best
    }

    /// Where in a line the words of each clause stand first, in order.
    #[must_use]
    pub fn places(&self, line: &str) -> Vec<Range<usize>> {
        let words = Words::of(line);
        let row = Row { letters: words.row(), words: words.all() };
        let mut places: Vec<Range<usize>> =
            self.clauses.iter().filter_map(|clause| met(clause, &row)).collect();
        places.sort_by_key(|place| (place.start, place.end));
        places.dedup();
        places
    }

    fn met(&self, row: &Row<'_>) -> (usize, Option<Range<usize>>) {
        let places = self.clauses.iter().filter_map(|clause| met(clause, row));
        places.fold((0, None), |(many, first): (usize, Option<Range<usize>>), place| {
            let first = first.filter(|first| first.start <= place.start);
            (many + 1, first.or(Some(place)))
        })
    }
}

/// How many words the longest way of saying a clause has that stands in a text; none where no way does.
fn weight(clause: &[Vec<Wanted>], row: &Row<'_>) -> usize {
    let stands_whole = |way: &&Vec<Wanted>| way.iter().all(|wanted| wanted.stands(row).is_some());
    let long = |way: &Vec<Wanted>| way.iter().map(|wanted| wanted.joints.len() + 1).sum();
    clause.iter().filter(stands_whole).map(long).max().unwrap_or(0)
}

fn met(clause: &[Vec<Wanted>], row: &Row<'_>) -> Option<Range<usize>> {
    clause.iter().find_map(|way| {
        let places: Option<Vec<_>> = way.iter().map(|wanted| wanted.stands(row)).collect();
        places?.into_iter().min_by_key(|place| place.start)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_the_lines_that_meet_most_is_shown_where_the_whole_text_meets_all() {
        let best = |words: &str, text: &'static str| Query::typed(words).asked().best_line(text);
        assert_eq!(best("cold ", "Warm.\nThe COLD room.\nA cold bed."), Some(("The COLD room.", Some(4..8))));
        assert_eq!(
            best("cold bed", "Caf\u{e9}.\r\nThe cold room.\nA cold bed."),
            Some(("A cold bed.", Some(2..6)))
        );
        assert_eq!(best("cold school", "The cold.\nAt school."), Some(("The cold.", Some(4..8))));
        assert_eq!(best("cold school", "The cold."), None);
        assert_eq!(
            best("\"cold at\"", "The cold\nat school."),
            Some(("The cold", None)),
            "over the end of a line"
        );
        assert_eq!(best("a", ""), None);
    }

    #[test]
    fn words_are_found_however_they_are_spelt() {
        let meets = |words: &str, text: &str| Query::typed(&format!("{words} ")).meets(text).0 > 0;
        for (words, text) in [
            ("oneil", "told O\u{2019}Neil"),
            ("o'neil", "told ONeil"),
            ("neil", "told O'Neil"),
            ("annemarie", "with Anne-Marie"),
            ("annemarie", "with Anne Marie"),
            ("anne-marie", "with Annemarie"),
            ("anne-marie", "with anne marie"),
            ("lukasz", "with \u{141}ukasz"),
            ("\u{142}ukasz", "with LUKASZ"),
            ("office", "the o\u{fb03}ce"),
            ("soren", "S\u{f8}ren"),
            ("strasse", "Stra\u{df}e"),
            ("sofa", "so\u{ad}fa"),
            ("ben", "Ben's bed"),
            ("bens", "Ben's bed"),
            ("zoe", "Zoe\u{308}"),
        ] {
            assert!(meets(words, text), "{words} in {text}");
        }
        for (words, text) in [
            ("isa", "he is a boy"),
            ("neil", "told ONeil"),
            ("marie", "with Annemarie"),
            ("ben", "benched"),
            ("notbrought", "was not brought"),
            ("\"hill top\"", "the hill. Ben on top"),
            ("bed", "Ben's be d"),
            ("oslo", "\u{f8}s"),
            ("ann", "Anne"),
            ("jo", "John"),
        ] {
            assert!(!meets(words, text), "{words} in {text}");
        }
    }
}
