//! `wording.toml`: words worth a second look, and plainer ones.

use super::{Home, Kind, Spot};
use crate::content::fault::Notes;
use crate::domain::plain_words::Phrase;

impl Kind for Phrase {
    const HOME: Home = Home::List("wording.toml", "word");
    const NAME: &'static str = "word";
    const HAS_ID: bool = false;

    fn id(&self) -> &'static str {
        ""
    }

    fn check(&self, spot: &Spot<'_>, notes: &Notes<'_>) {
        if self.says.is_empty() {
            notes.at(spot.at("says"), "the entry says no word", "Add the words to look for to `says`.");
        }
        if self.plainer.is_empty() {
            let todo = "Add to `plainer` what could be said instead.";
            notes.at(spot.at("plainer"), "there is no plainer word", todo);
        }
    }
}
