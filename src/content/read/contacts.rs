//! `contacts.toml`: whom to ring.

use chrono::NaiveDate;

use super::{Home, Kind, Spot};
use crate::content::fault::Notes;
use crate::domain::contact::Contact;

impl Kind for Contact {
    const HOME: Home = Home::List("contacts.toml", "contact");
    const NAME: &'static str = "contact";

    const HAS_REVIEW: bool = true;

    fn review_by(&mut self, day: NaiveDate) {
        self.review_by.get_or_insert(day);
    }

    fn id(&self) -> &str {
        &self.id
    }

    fn check(&self, spot: &Spot<'_>, notes: &Notes<'_>) {
        if self.needs.is_empty() {
            notes.at(spot.at("needs"), "the contact serves no need", "Add one, such as \"report\".");
        }
        if self.telephone.is_empty() && self.email.is_none() && self.web.is_none() && self.note.is_none() {
            let todo = "Add `telephone`, `email` or `web`, or a `note` that says how it is reached.";
            notes.at(spot.at(""), "the contact cannot be reached", todo);
        }
        if let (Some(checked), Some(review_by)) = (&self.checked, &self.review_by) {
            spot.in_order(("checked", checked), ("review_by", review_by), notes);
        }
    }
}
