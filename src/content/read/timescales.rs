//! `timescales.toml`: time limits, each with the ways it is read.

use super::{Home, Kind, Spot};
use crate::content::fault::Notes;
use crate::domain::clock::Rule;

impl Kind for Rule {
    const HOME: Home = Home::List("timescales.toml", "rule");
    const NAME: &'static str = "rule";

    fn id(&self) -> &str {
        &self.id
    }

    fn check(&self, spot: &Spot<'_>, notes: &Notes<'_>) {
        if spot.count("reading") == 0 {
            notes.at(spot.at("reading"), "the rule has no reading", "Add a `[[rule.reading]]`.");
        }
    }
}
