//! What is looked for: the words typed, in any order, with what means the same and what was meant.

mod asked;
mod indexed;
mod words;

pub use asked::Asked;
pub use indexed::{as_written, indexed};
use words::Words;

use super::slips;
use super::synonyms::Synonyms;

/// Most words of a question that are looked for, and most letters of one of them or of a phrase.
const MOST_WORDS: usize = 16;
const MOST_LETTERS: usize = 64;
const MOST_LETTERS_OF_A_PHRASE: usize = 160;
/// Most clauses of which some are left out to find what has most of them.
const MOST_FEWER: usize = 6;

/// Words that stand one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// As typed.
    pub words: String,
    /// Whether the last of them may go on.
    pub begins: bool,
}

impl Phrase {
    /// Its words in other forms an index may have them in: without accents, and joined where an apostrophe or a hyphen
    /// parts them.
    #[must_use]
    pub fn other_forms(&self) -> Vec<String> {
        indexed::other_forms(&self.words)
    }

    /// Whole words.
    #[must_use]
    pub fn whole(words: impl Into<String>) -> Self {
        Self { words: words.into(), begins: false }
    }
}

/// Something that must be there: one of these ways to say it, each with all of its phrases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The ways, the one typed first.
    pub any: Vec<Vec<Phrase>>,
    /// Whether it was typed between quotation marks: then nothing else is meant.
    quoted: bool,
}

impl Clause {
    fn of(phrase: Phrase, quoted: bool) -> Self {
        Self { any: vec![vec![phrase]], quoted }
    }

    /// The one word it is, where it is nothing else.
    fn word(&self) -> Option<(String, bool)> {
        let [way] = self.any.as_slice() else { return None };
        let [phrase] = way.as_slice() else { return None };
        match folded(&phrase.words).as_slice() {
            [word] if !self.quoted => Some((word.clone(), phrase.begins)),
            _ => None,
        }
    }
}

/// A question: all of its clauses must be met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// In the order they were typed.
    pub clauses: Vec<Clause>,
}

impl Query {
    /// Reads what was typed: words in any order, phrases between quotation marks. A `*` ends the beginning of a word,
    /// and so does the end of the question while its last word is being typed. Nothing else is special.
    #[must_use]
    pub fn typed(words: &str) -> Self {
        let mut clauses = Vec::new();
        for (n, piece) in words.split(['"', '\u{201c}', '\u{201d}']).enumerate() {
            if n % 2 == 1 {
                let goes_on = !words.trim_end().ends_with(['"', '\u{201d}']) && words.ends_with(piece);
                clauses.extend(quoted(piece, goes_on));
            } else {
                let is_last = words.ends_with(piece);
                clauses.extend(bare(piece, is_last));
            }
        }
        clauses.truncate(MOST_WORDS);
        Self { clauses }
    }

    /// Whether nothing is looked for.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// The letters typed so far, where that is the beginning of one word and nothing else.
    #[must_use]
    pub fn only_begins(&self) -> Option<String> {
        let [clause] = self.clauses.as_slice() else { return None };
        clause.word().filter(|(_, begins)| *begins).map(|(word, _)| word)
    }

    /// The same question where every word or row of words that has others of its meaning may stand as those too.
    /// What is between quotation marks stays as it is.
    #[must_use]
    pub fn with_synonyms(&self, groups: &[Synonyms]) -> Self {
        let mut clauses = Vec::new();
        let mut at = 0;
        while let Some(rest) = self.clauses.get(at..).filter(|rest| !rest.is_empty()) {
            let alike = groups.iter().filter_map(|group| Some((said(group, rest)?, group)));
            if let Some((many, group)) = alike.max_by_key(|(many, _)| *many) {
                clauses.push(or_else(rest.get(..many).unwrap_or_default(), group));
                at += many;
            } else {
                clauses.extend(rest.first().cloned());
                at += 1;
            }
        }
        Self { clauses }
    }

    /// The same question with the nearest of `known` for each word that is none of them; nothing where every word is
    /// known or nothing is near. With it, the words that were taken.
    #[must_use]
    pub fn corrected(&self, known: &[(String, u32)]) -> Option<(Self, Vec<String>)> {
        let mut taken = Vec::new();
        let clauses = self.clauses.iter().map(|clause| {
            let Some((word, begins)) = clause.word() else { return clause.clone() };
            let near = slips::nearest(&word, begins, known);
            let first = near.first().cloned();
            taken.extend(first);
            let any: Vec<Vec<Phrase>> = near.into_iter().map(|word| vec![Phrase::whole(word)]).collect();
            if any.is_empty() { clause.clone() } else { Clause { any, quoted: false } }
        });
        let clauses = clauses.collect();
        (!taken.is_empty()).then_some((Self { clauses }, taken))
    }

    /// The same question with one clause fewer, then with two, down to half of them: for each number the questions, those
    /// first in which what stands together was typed together.
    #[must_use]
    pub fn with_fewer(&self) -> Vec<Vec<Self>> {
        let all = self.clauses.len().min(MOST_FEWER);
        let of = |mask: u32| {
            let kept = self.clauses.iter().enumerate().filter(|(n, _)| *n >= all || mask & (1 << n) != 0);
            Self { clauses: kept.map(|(_, clause)| clause.clone()).collect() }
        };
        // How many gaps there are in what is kept.
        let gaps = |mask: &u32| (mask & !(mask << 1)).count_ones();
        let numbers = (all.div_ceil(2)..all).rev();
        let masks = |many: usize| {
            let mut masks: Vec<u32> =
                (1..1 << all).filter(|mask: &u32| mask.count_ones() as usize == many).collect();
            masks.sort_by_key(gaps);
            masks
        };
        numbers.map(|many| masks(many).into_iter().map(of).collect()).collect()
    }

    /// Whether a title is what was typed, word for word; the last of them may go on.
    #[must_use]
    pub fn is_called(&self, title: &str) -> bool {
        let typed: Vec<&Phrase> =
            self.clauses.iter().filter_map(|clause| clause.any.first()).flatten().collect();
        let words: Vec<String> = typed.iter().flat_map(|phrase| folded(&phrase.words)).collect();
        let title = folded(title);
        let begins = typed.last().is_some_and(|phrase| phrase.begins);
        let Some((last, before)) = words.split_last() else { return false };
        let Some((title_last, title_before)) = title.split_last() else { return false };
        before == title_before && (last == title_last || (begins && title_last.starts_with(last.as_str())))
    }

    /// How many of the clauses a line meets, and the bytes of the first words in it that do.
    #[must_use]
    pub fn meets(&self, line: &str) -> (usize, Option<std::ops::Range<usize>>) {
        self.asked().meets(line)
    }
}

fn quoted(piece: &str, goes_on: bool) -> Option<Clause> {
    let words: String = piece.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let words: String = words.trim_start().chars().take(MOST_LETTERS_OF_A_PHRASE).collect();
    let begins = goes_on && words.ends_with(char::is_alphanumeric);
    let phrase = Phrase { words: words.trim().to_owned(), begins };
    phrase.words.contains(char::is_alphanumeric).then(|| Clause::of(phrase, true))
}

fn bare(piece: &str, is_last: bool) -> Vec<Clause> {
    let is_gap = |letter: char| letter.is_whitespace() || letter.is_control();
    let goes_on = is_last && !piece.ends_with(is_gap);
    let words: Vec<&str> =
        piece.split(is_gap).filter(|word| word.contains(char::is_alphanumeric)).take(MOST_WORDS).collect();
    let last = words.len().saturating_sub(1);
    let clause = |(place, word): (usize, &&str)| {
        let begins = word.ends_with('*') || (goes_on && place == last);
        Clause::of(Phrase { words: word.chars().take(MOST_LETTERS).collect(), begins }, false)
    };
    words.iter().enumerate().map(clause).collect()
}

/// How many clauses say one of the group's words, from the first on; the longest where several do.
fn said(group: &Synonyms, clauses: &[Clause]) -> Option<usize> {
    let ways = group.words.iter().map(|words| folded(words));
    let is_said = |way: &Vec<String>| {
        !way.is_empty()
            && way.len() <= clauses.len()
            && way.iter().zip(clauses).all(|(word, clause)| {
                clause
                    .word()
                    .is_some_and(|(typed, begins)| typed == *word || (begins && is_plural(&typed, word)))
            })
    };
    ways.filter(is_said).map(|way| way.len()).max()
}

/// `checklists` for `checklist`: what is typed as it goes on need not be the word to its last letter.
fn is_plural(typed: &str, word: &str) -> bool {
    typed.strip_suffix('s') == Some(word)
}

fn or_else(typed: &[Clause], group: &Synonyms) -> Clause {
    let phrases: Vec<Phrase> =
        typed.iter().filter_map(|clause| clause.any.first()?.first().cloned()).collect();
    let others = group.words.iter().map(|words| vec![Phrase::whole(words.as_str())]);
    let any = std::iter::once(phrases).chain(others).collect();
    Clause { any, quoted: false }
}

/// The words of a text as they are compared: in small letters without accents.
#[must_use]
pub fn folded(text: &str) -> Vec<String> {
    let words = Words::of(text);
    words.all().iter().filter_map(|word| words.letters(word).map(str::to_owned)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(words: &str) -> Vec<(String, bool)> {
        let query = Query::typed(words);
        let phrase =
            |clause: &Clause| clause.any[0].iter().map(|one| (one.words.clone(), one.begins)).collect();
        query.clauses.iter().flat_map(|clause| -> Vec<(String, bool)> { phrase(clause) }).collect()
    }

    #[test]
    fn words_phrases_and_beginnings_are_told_apart() {
        for (words, expected) in [
            ("school", vec![("school", true)]),
            ("school ", vec![("school", false)]),
            ("not* brought", vec![("not*", true), ("brought", true)]),
            ("\"not brought\" zo\u{eb}", vec![("not brought", false), ("zo\u{eb}", true)]),
            ("\"not brought\"", vec![("not brought", false)]),
            ("seen \"not bro", vec![("seen", false), ("not bro", true)]),
            ("seen \"not bro ", vec![("seen", false), ("not bro", false)]),
            ("\u{201c}not brought\u{201d} seen ", vec![("not brought", false), ("seen", false)]),
            ("NEAR(a b) OR -c", vec![("NEAR(a", false), ("b)", false), ("OR", false), ("-c", true)]),
            (" * - \" ", vec![]),
            ("a\0b", vec![("a", false), ("b", true)]),
            ("", vec![]),
        ] {
            let expected: Vec<(String, bool)> =
                expected.into_iter().map(|(words, begins)| (words.to_owned(), begins)).collect();
            assert_eq!(typed(words), expected, "{words:?}");
        }
    }

    fn groups() -> Vec<Synonyms> {
        let group = |words: &[&str]| Synonyms { words: words.iter().map(ToString::to_string).collect() };
        vec![group(&["DNA", "did not attend", "was not brought"]), group(&["neglect toolkit", "checklist"])]
    }

    fn ways(words: &str) -> Vec<Vec<String>> {
        let query = Query::typed(words).with_synonyms(&groups());
        let way = |way: &Vec<Phrase>| {
            way.iter().map(|phrase| phrase.words.as_str()).collect::<Vec<_>>().join(" + ")
        };
        query.clauses.iter().map(|clause| clause.any.iter().map(way).collect()).collect()
    }

    #[test]
    fn what_means_the_same_may_stand_for_it_but_for_what_is_quoted() {
        let same = ["DNA", "did not attend", "was not brought"];
        let with =
            |first: &str| -> Vec<String> { std::iter::once(first).chain(same).map(str::to_owned).collect() };
        assert_eq!(ways("dna"), [with("dna")]);
        assert_eq!(ways("did not attend"), [with("did + not + attend")]);
        assert_eq!(ways("letter dna "), [vec!["letter".to_owned()], with("dna")]);
        assert_eq!(ways("\"dna\""), [vec!["dna".to_owned()]]);
        assert_eq!(ways("attend"), [vec!["attend".to_owned()]]);
        assert_eq!(ways("checklists"), [["checklists", "neglect toolkit", "checklist"]]);
    }

    #[test]
    fn fewer_words_keep_together_what_was_typed_together_and_never_less_than_half() {
        let fewer = |words: &str| -> Vec<Vec<String>> {
            let said = |query: &Query| {
                let words: Vec<&str> = query.clauses.iter().map(|one| one.any[0][0].words.as_str()).collect();
                words.join(" ")
            };
            Query::typed(words).with_fewer().iter().map(|all| all.iter().map(said).collect()).collect()
        };
        assert_eq!(fewer("a "), [[""; 0]; 0]);
        assert_eq!(fewer("a b "), [["a", "b"]]);
        assert_eq!(fewer("a b c "), [["a b", "b c", "a c"]]);
        assert_eq!(fewer("a b c d ")[1][..3], ["a b", "b c", "c d"]);
        assert_eq!(fewer("a b c d ").len(), 2);
        assert_eq!(fewer("a b c d e f g h ").len(), 3, "the first six alone are left out");
    }

    #[test]
    fn a_title_is_called_so_word_for_word() {
        for (words, title, expected) in [
            ("first core group", "First core group", true),
            ("first core gro", "First core group", true),
            ("first core gro ", "First core group", false),
            ("core group", "First core group", false),
            ("first core group meeting", "First core group", false),
            ("group core first", "First core group", false),
            ("zo\u{eb}", "Zoe", true),
            ("", "First core group", false),
        ] {
            assert_eq!(Query::typed(words).is_called(title), expected, "{words:?}");
        }
    }

    #[test]
    fn a_word_nobody_knows_becomes_the_nearest_that_is_known() {
        let known = [("supervision".to_owned(), 4), ("supervisor".to_owned(), 9), ("drift".to_owned(), 2)];
        let corrected = |words: &str| Query::typed(words).corrected(&known).map(|(_, taken)| taken);
        assert_eq!(corrected("supervsion drift "), Some(vec!["supervision".to_owned()]));
        assert_eq!(corrected("drift "), None, "a word that is known");
        assert_eq!(corrected("drit "), None, "too short to tell");
        assert_eq!(corrected("\"supervsion\""), None, "quoted");
        assert_eq!(corrected("aeroplane "), None, "nothing is near");
    }

    #[test]
    fn a_line_says_how_much_of_the_question_it_meets_and_where() {
        let query = Query::typed("cafe was bro");
        assert_eq!(query.meets("He WAS brought to the Caf\u{e9}."), (3, Some(3..6)));
        assert_eq!(query.meets("Nothing"), (0, None));
        let phrase = Query::typed("\"was brought\"");
        assert_eq!(phrase.meets("was he brought").0, 0);
        assert_eq!(phrase.meets("he was brought"), (1, Some(3..14)));
    }
}
