//! Words that blame, or that a family cannot know, found in a text, with plainer ones. Nothing is ever rewritten.

use serde::{Deserialize, Serialize};

use super::source::{Confidence, Source};

/// Words to look at, and what could be said instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    /// How it is said: each as it is written. Capitals alone are looked for as capitals alone.
    pub says: Vec<String>,
    /// Why it is worth a second look.
    pub why: String,
    /// What could be said instead.
    pub plainer: Vec<String>,
    /// Whether it puts the blame on somebody: pages of guidance do without such words.
    #[serde(default)]
    pub blames: bool,
    /// How far this can be leaned on.
    pub confidence: Confidence,
    /// Where it comes from.
    pub source: Source,
}

/// One of these phrases in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit<'t, 'p> {
    /// The words as they stand in the text.
    pub words: &'t str,
    /// Which phrase.
    pub phrase: &'p Phrase,
}

/// Every phrase in `text`, in order. Where two begin at one word, the longer counts; words count once.
#[must_use]
pub fn find<'t, 'p>(text: &'t str, phrases: &'p [Phrase]) -> Vec<Hit<'t, 'p>> {
    let ways: Vec<(Vec<&str>, &Phrase)> = phrases
        .iter()
        .flat_map(|phrase| {
            phrase.says.iter().map(move |says| (tokens(says).map(|(_, word)| word).collect(), phrase))
        })
        .collect();
    let words: Vec<(usize, &str)> = tokens(text).collect();
    let mut hits = Vec::new();
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        let here = ways.iter().filter(|(way, _)| is_said(way, rest));
        match here.max_by_key(|(way, _)| way.len()) {
            Some((way, phrase)) => {
                hits.extend(stretch(text, rest, way.len()).map(|words| Hit { words, phrase }));
                at += way.len();
            }
            None => at += 1,
        }
    }
    hits
}

fn is_said(way: &[&str], rest: &[(usize, &str)]) -> bool {
    !way.is_empty()
        && way.len() <= rest.len()
        && way.iter().zip(rest).all(|(wanted, (_, word))| is_same(wanted, word))
}

/// Letters alone are letters whatever their case; an abbreviation is one only in capitals: `PR` is not `pr`.
fn is_same(wanted: &str, word: &str) -> bool {
    let letters: Vec<char> = wanted.chars().filter(|letter| letter.is_alphabetic()).collect();
    if letters.len() > 1 && letters.iter().take(2).all(|letter| letter.is_uppercase()) {
        return wanted == word;
    }
    wanted.to_lowercase() == word.to_lowercase()
}

fn stretch<'a>(text: &'a str, rest: &[(usize, &str)], many: usize) -> Option<&'a str> {
    let (start, _) = rest.first()?;
    let (last, word) = rest.get(many.checked_sub(1)?)?;
    text.get(*start..*last + word.len())
}

/// The words of a text with their bytes: letters and digits, with an apostrophe between them. A hyphen parts words,
/// so that `non-compliant` and `non compliant` are one.
fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '\'' || letter == '\u{2019}';
    let pieces = text.split(move |letter| !is_word(letter));
    pieces.filter_map(move |piece| {
        let word = piece.trim_matches(['\'', '\u{2019}']);
        let at = (word.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
        (!word.is_empty()).then_some((at, word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrase(says: &[&str]) -> Phrase {
        Phrase {
            says: says.iter().map(ToString::to_string).collect(),
            why: "why".into(),
            plainer: vec!["plainer".into()],
            blames: false,
            confidence: Confidence::Reconstructed,
            source: Source::default(),
        }
    }

    #[test]
    fn phrases_are_found_as_whole_words_the_longest_first() {
        let phrases = [
            phrase(&["failed to"]),
            phrase(&["failed to engage"]),
            phrase(&["PR"]),
            phrase(&["non-compliant"]),
        ];
        let found = |text| find(text, &phrases).iter().map(|hit| hit.words.to_owned()).collect::<Vec<_>>();
        for (text, words) in [
            ("Mum failed to engage, and Failed to ring", vec!["failed to engage", "Failed to"]),
            ("Who has PR? PR: Mum", vec!["PR", "PR"]),
            ("pr, Pr, APR and PRs", vec![]),
            ("non compliant, NON-COMPLIANT", vec!["non compliant", "NON-COMPLIANT"]),
            ("she never failed; to engage", vec!["failed; to engage"]),
            ("the word failed", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(found(text), words, "{text}");
        }
    }

    #[test]
    fn letters_of_other_alphabets_are_no_trouble() {
        let phrases = [phrase(&["refus\u{e9}"])];
        let hits = find("Zo\u{eb} a \u{201c}REFUS\u{c9}\u{201d} \u{1f600}", &phrases);
        assert_eq!(hits.iter().map(|hit| hit.words).collect::<Vec<_>>(), ["REFUS\u{c9}"]);
    }
}
