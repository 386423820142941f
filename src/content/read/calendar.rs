//! `calendar.toml`: bank holidays.

use std::collections::BTreeMap;

use super::{Home, Kind, Spot};
use crate::content::fault::Notes;
use crate::domain::calendar::Calendar;

impl Kind for Calendar {
    const HOME: Home = Home::File("calendar.toml");
    const NAME: &'static str = "calendar";
    const HAS_ID: bool = false;

    fn id(&self) -> &'static str {
        "calendar"
    }

    fn check(&self, spot: &Spot<'_>, notes: &Notes<'_>) {
        if self.to < self.from {
            notes.at(spot.at("to"), "`to` is before `from`", "Put one of the two years right.");
        }
        let mut seen = BTreeMap::new();
        for (n, holiday) in self.holidays.iter().enumerate() {
            let at = spot.at(&format!("holiday.{n}.date"));
            let year = chrono::Datelike::year(&holiday.date);
            if !(self.from..=self.to).contains(&year) {
                let what = format!("{} is outside {} to {}", holiday.date, self.from, self.to);
                notes.at(at, what, "Widen `from` and `to`, or take the day out.");
            }
            if let Some(last) = seen.keys().next_back().filter(|last| holiday.date < **last) {
                let what = format!("{} comes after {last}", holiday.date);
                notes.at(at, what, "Put the days in order.");
            }
            if seen.insert(holiday.date, n).is_some() {
                notes.at(at, format!("{} is listed twice", holiday.date), "Take one of the two out.");
            }
        }
    }
}
