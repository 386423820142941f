//! `contacts.toml`: whom to ring.

use chrono::NaiveDate;

use super::{Home, Kind, Mention, Spot};
use crate::content::fault::Notes;
use crate::domain::contact::Contact;
use crate::domain::hours::{Hours, minutes};

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
        for (key, day) in [("checked", &self.checked), ("read_on", &self.read_on), ("rung_on", &self.rung_on)]
        {
            if let (Some(day), Some(review_by)) = (day, &self.review_by) {
                spot.in_order((key, day), ("review_by", review_by), notes);
            }
        }
        if let Some(hours) = &self.open {
            check_hours(hours, spot, notes);
        }
    }

    fn mentions(&self) -> Vec<Mention> {
        let other = self.open.as_ref().and_then(|hours| hours.when_closed.clone());
        let mention = |id| Mention { path: "open.when_closed".into(), kind: "contact", id };
        other.map(mention).into_iter().collect()
    }
}

/// One way to say when, times that can be read, and none that last no time.
fn check_hours(hours: &Hours, spot: &Spot<'_>, notes: &Notes<'_>) {
    let ways = [hours.always, hours.when_closed.is_some(), !hours.at.is_empty()];
    if ways.iter().filter(|way| **way).count() != 1 {
        let todo = "Give one of `always`, `when_closed` and `at`; leave `open` out where nobody knows.";
        notes.at(spot.at("open"), "the hours are not said in one way", todo);
    }
    for (n, stretch) in hours.at.iter().enumerate() {
        let place = |key: &str| spot.at(&format!("open.at.{n}.{key}"));
        if stretch.days.is_empty() {
            notes.at(place("days"), "the hours are on no day", "Add the days: [\"mon\", \"tue\"].");
        }
        for (key, time) in [("from", &stretch.from), ("to", &stretch.to)] {
            if minutes(time).is_none() {
                let todo = "Write it with two digits twice: \"08:30\", \"17:00\", \"24:00\".";
                notes.at(place(key), format!("`{time}` is no time of day"), todo);
            }
        }
        if stretch.from == stretch.to {
            let todo = "Write a whole day as \"00:00\" to \"24:00\".";
            notes.at(place("to"), "the hours end when they begin", todo);
        }
    }
}
