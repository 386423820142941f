//! The chair's card: what can be said aloud in one section of a meeting. It holds nothing of any family.

use serde::{Deserialize, Serialize};

use super::source::{Confidence, Source};

/// The section of a card that helps in every section.
pub const ANY: &str = "any";

/// Most words a sentence may have to be said in one breath.
pub const MOST_WORDS: usize = 25;

/// What can be said in one section.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// Section id of a template, or `any`.
    pub section: String,
    /// Words to open.
    #[serde(default)]
    pub open: Vec<String>,
    /// Words to say a hard thing.
    #[serde(default)]
    pub hard: Vec<String>,
    /// Words to cool a quarrel.
    #[serde(default)]
    pub cool: Vec<String>,
    /// Words to end safely.
    #[serde(default)]
    pub end: Vec<String>,
    /// How far it can be leaned on.
    pub confidence: Confidence,
    /// Where it comes from.
    pub source: Source,
}

impl Card {
    /// Its four lists, each with its key in the pack file and its heading.
    #[must_use]
    pub fn lists(&self) -> [(&'static str, &'static str, &[String]); 4] {
        [
            ("open", "To open", &self.open),
            ("hard", "To say a hard thing", &self.hard),
            ("cool", "To cool a quarrel", &self.cool),
            ("end", "To end safely", &self.end),
        ]
    }

    /// Whether there is nothing to say on it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lists().iter().all(|(_, _, said)| said.is_empty())
    }
}

/// What can be said in a section, under its headings: the section's own words first, then those for every section.
/// Headings with nothing under them are left out.
#[must_use]
pub fn said_in(cards: &[Card], section: &str) -> Vec<(&'static str, Vec<String>)> {
    let of = |id: &str| cards.iter().filter(move |card| card.section == id).collect::<Vec<_>>();
    let own = if section == ANY { Vec::new() } else { of(section) };
    let all: Vec<&Card> = own.into_iter().chain(of(ANY)).collect();
    let mut headings: Vec<(&'static str, Vec<String>)> = Vec::new();
    for (n, heading) in
        all.first().map(|card| card.lists().map(|(_, heading, _)| heading)).iter().flatten().enumerate()
    {
        let said = all.iter().filter_map(|card| card.lists().get(n).map(|(_, _, said)| said.to_vec()));
        headings.push((heading, said.flatten().collect()));
    }
    headings.retain(|(_, said)| !said.is_empty());
    headings
}

/// The sentence of `words` that is too long to be said in one breath, where there is one.
#[must_use]
pub fn too_long(words: &str) -> Option<&str> {
    let sentences = words.split_inclusive(['.', '?', '!']);
    sentences.map(str::trim).find(|sentence| sentence.split_whitespace().count() > MOST_WORDS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(section: &str, open: &[&str], cool: &[&str]) -> Card {
        let own = |said: &[&str]| said.iter().map(ToString::to_string).collect();
        Card {
            section: section.into(),
            open: own(open),
            hard: Vec::new(),
            cool: own(cool),
            end: Vec::new(),
            confidence: Confidence::Reconstructed,
            source: Source::default(),
        }
    }

    #[test]
    fn the_words_of_the_section_come_before_those_for_every_section() {
        let cards = [card(ANY, &["Welcome."], &["Let us stop."]), card("plan", &["Whose day?"], &[])];
        let said = |section| said_in(&cards, section);
        let both = vec!["Whose day?".to_owned(), "Welcome.".to_owned()];
        assert_eq!(said("plan"), [("To open", both), ("To cool a quarrel", vec!["Let us stop.".to_owned()])]);
        assert_eq!(said("children"), said(ANY));
        assert_eq!(said_in(&[], "plan"), []);
    }

    #[test]
    fn a_sentence_that_takes_more_than_a_breath_is_found() {
        let long = "word ".repeat(MOST_WORDS + 1);
        let text = format!("Short. {}.", long.trim_end());
        assert_eq!(too_long(&text).map(|found| found.split_whitespace().count()), Some(MOST_WORDS + 1));
        assert_eq!(too_long("Short. Short too? Yes."), None);
    }
}
