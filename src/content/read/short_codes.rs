//! `short_codes.toml`: a few letters that become words as they are typed.

use super::{Home, Kind, Spot};
use crate::content::fault::Notes;
use crate::domain::short_code::{ShortCode, wrong_with};

impl Kind for ShortCode {
    const HOME: Home = Home::List("short_codes.toml", "code");
    const NAME: &'static str = "short code";
    const HAS_ID: bool = false;

    fn id(&self) -> &str {
        &self.code
    }

    fn check(&self, spot: &Spot<'_>, notes: &Notes<'_>) {
        if let Some(wrong) = wrong_with(&self.code) {
            notes.at(spot.at("code"), wrong.trim_end_matches('.').to_lowercase(), "Choose another code.");
        }
    }
}
