//! `pack.toml`: what a pack says about itself.

use super::{Home, Kind, Spot};
use crate::content::fault::Notes;
use crate::domain::pack::Manifest;

impl Kind for Manifest {
    const HOME: Home = Home::File("pack.toml");
    const NAME: &'static str = "pack";

    fn id(&self) -> &str {
        &self.id
    }

    fn check(&self, spot: &Spot<'_>, notes: &Notes<'_>) {
        spot.in_order(("published", &self.published), ("review_by", &self.review_by), notes);
    }
}
