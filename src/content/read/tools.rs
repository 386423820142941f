//! `tools.toml`: what each tool is for, and how it is used.

use chrono::NaiveDate;

use super::{Home, Kind, Spot};
use crate::content::fault::Notes;
use crate::domain::tool::Tool;

impl Kind for Tool {
    const HOME: Home = Home::List("tools.toml", "tool");
    const NAME: &'static str = "tool";

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
