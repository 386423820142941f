//! `synonyms.toml`: words that mean one another when something is searched for.

use super::{Home, Kind, Spot};
use crate::content::fault::Notes;
use crate::domain::query::folded;
use crate::domain::synonyms::Synonyms;

impl Kind for Synonyms {
    const HOME: Home = Home::List("synonyms.toml", "group");
    const NAME: &'static str = "group of synonyms";
    const HAS_ID: bool = false;

    fn id(&self) -> &'static str {
        ""
    }

    fn check(&self, spot: &Spot<'_>, notes: &Notes<'_>) {
        if self.words.len() < 2 {
            notes.at(spot.at("words"), "there is nothing it could stand for", "Add another word to `words`.");
        }
        for (n, words) in self.words.iter().enumerate() {
            let place = spot.at(&format!("words.{n}"));
            let said = folded(words);
            if said.is_empty() {
                notes.at(place, "there is no word here", "Write one, or take it out.");
            } else if self.words.iter().take(n).any(|before| folded(before) == said) {
                notes.at(place, format!("`{words}` stands here twice"), "Take one of the two out.");
            }
        }
    }
}
