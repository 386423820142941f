//! `links.toml`: resources on other sites.

use chrono::NaiveDate;

use super::{Home, Kind, Spot};
use crate::content::fault::Notes;
use crate::domain::resource::Link;

impl Kind for Link {
    const HOME: Home = Home::List("links.toml", "link");
    const NAME: &'static str = "link";

    const HAS_REVIEW: bool = true;

    fn review_by(&mut self, day: NaiveDate) {
        self.review_by.get_or_insert(day);
    }

    fn id(&self) -> &str {
        &self.id
    }

    fn check(&self, spot: &Spot<'_>, notes: &Notes<'_>) {
        if let (Some(checked), Some(review_by)) = (&self.checked, &self.review_by) {
            spot.in_order(("checked", checked), ("review_by", review_by), notes);
        }
    }
}
