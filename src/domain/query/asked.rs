//! A question made ready to be held against many texts: its words are folded once.

use std::ops::Range;

use super::{Query, Word, spans};

/// The words of a phrase, folded, and whether the last of them may go on.
struct Wanted {
    words: Vec<String>,
    begins: bool,
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
        let wanted =
            |phrase: &super::Phrase| Wanted { words: super::folded(&phrase.words), begins: phrase.begins };
        let way = |way: &Vec<super::Phrase>| way.iter().map(wanted).collect();
        Asked { clauses: self.clauses.iter().map(|clause| clause.any.iter().map(way).collect()).collect() }
    }
}

impl Asked {
    /// How many of the clauses a text meets, and the bytes of the first words in it that do.
    #[must_use]
    pub fn meets(&self, text: &str) -> (usize, Option<Range<usize>>) {
        self.met(&spans(text).collect::<Vec<_>>())
    }

    /// How many words of the question a text meets: a clause of two words counts twice. And the bytes of the first words in
    /// it that do.
    #[must_use]
    pub fn weighs(&self, text: &str) -> (usize, Option<Range<usize>>) {
        let words: Vec<Word<'_>> = spans(text).collect();
        let (_, place) = self.met(&words);
        let weight = self.clauses.iter().map(|clause| weight(clause, &words)).sum();
        (weight, place)
    }

    /// The line of a text that meets most of the question, the first of several, where all of the text meets all of it;
    /// and the bytes of the first words in that line that do.
    #[must_use]
    pub fn best_line<'t>(&self, text: &'t str) -> Option<(&'t str, Option<Range<usize>>)> {
        let words: Vec<Word<'_>> = spans(text).collect();
        if self.met(&words).0 < self.clauses.len() {
            return None;
        }
        let (mut best, mut most, mut start) = (None, None, 0);
        for line in text.split_inclusive('\n') {
            let at = |byte| words.partition_point(|(start, ..)| *start < byte);
            let (from, end) = (start, start + line.len());
            let (met, place) = self.met(words.get(at(from)..at(end)).unwrap_or_default());
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

    fn met(&self, words: &[Word<'_>]) -> (usize, Option<Range<usize>>) {
        let places = self.clauses.iter().filter_map(|clause| met(clause, words));
        places.fold((0, None), |(many, first): (usize, Option<Range<usize>>), place| {
            let first = first.filter(|first| first.start <= place.start);
            (many + 1, first.or(Some(place)))
        })
    }
}

/// How many words the longest way of saying a clause has that stands in a text; none where no way does.
fn weight(clause: &[Vec<Wanted>], words: &[Word<'_>]) -> usize {
    let stands_whole = |way: &&Vec<Wanted>| way.iter().all(|wanted| stands(wanted, words).is_some());
    let long = |way: &Vec<Wanted>| way.iter().map(|wanted| wanted.words.len()).sum();
    clause.iter().filter(stands_whole).map(long).max().unwrap_or(0)
}

fn met(clause: &[Vec<Wanted>], words: &[Word<'_>]) -> Option<Range<usize>> {
    clause.iter().find_map(|way| {
        let places: Option<Vec<_>> = way.iter().map(|wanted| stands(wanted, words)).collect();
        places?.into_iter().min_by_key(|place| place.start)
    })
}

fn stands(wanted: &Wanted, words: &[Word<'_>]) -> Option<Range<usize>> {
    let last = wanted.words.len().checked_sub(1)?;
    let fits = |row: &&[Word<'_>]| {
        row.iter().zip(&wanted.words).enumerate().all(|(n, ((.., word), wanted_word))| {
            if n == last && wanted.begins {
                word.starts_with(wanted_word.as_str())
            } else {
                word == wanted_word
            }
        })
    };
    let row = words.windows(wanted.words.len()).find(fits)?;
    Some(row.first()?.0..row.last()?.1)
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
}
