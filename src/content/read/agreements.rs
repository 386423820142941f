//! `agreements/<id>.toml`: Terms of Reference, with places to fill in.

use super::templates::places;
use super::{Home, Kind, Spot};
use crate::content::fault::Notes;
use crate::domain::agreement::{Agreement, PLACES};

impl Kind for Agreement {
    const HOME: Home = Home::Folder("agreements", "toml");
    const NAME: &'static str = "agreement";

    fn id(&self) -> &str {
        &self.id
    }

    fn check(&self, spot: &Spot<'_>, notes: &Notes<'_>) {
        check_places(&self.intro, spot.at("intro"), notes);
        for (n, clause) in self.clauses.iter().enumerate() {
            check_places(&clause.text, spot.at(&format!("clause.{n}.text")), notes);
        }
    }
}

fn check_places(text: &str, at: usize, notes: &Notes<'_>) {
    for place in places(text).filter(|place| !PLACES.contains(place)) {
        let known: Vec<String> = PLACES.iter().map(|place| format!("{{{place}}}")).collect();
        let todo = format!("Use one of: {}.", known.join(" "));
        notes.at(at, format!("`{{{place}}}` cannot be filled in"), todo);
    }
}
