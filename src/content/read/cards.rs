//! `chair.toml`: what a chair can say aloud in each section.

use super::{Home, Kind, Spot};
use crate::content::fault::Notes;
use crate::domain::chair::{Card, MOST_WORDS, too_long};

impl Kind for Card {
    const HOME: Home = Home::List("chair.toml", "card");
    const NAME: &'static str = "card";
    const ID: &'static str = "section";

    fn id(&self) -> &str {
        &self.section
    }

    fn check(&self, spot: &Spot<'_>, notes: &Notes<'_>) {
        if self.is_empty() {
            let todo = "Add `open`, `hard`, `cool` or `end`: sentences that can be said aloud.";
            notes.at(spot.at(""), "there is nothing to say on the card", todo);
        }
        for (key, _, said) in self.lists() {
            for (n, words) in said.iter().enumerate() {
                if too_long(words).is_some() {
                    let what = format!("a sentence here has more than {MOST_WORDS} words");
                    notes.at(spot.at(&format!("{key}.{n}")), what, "Part it: it is to be said aloud.");
                }
            }
        }
    }
}
