//! How old the last sitting is, and when another one is asked for.

use chrono::{Days, NaiveDate};

use super::record_rule::Review;

/// When another sitting is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Due {
    /// The day of the last sitting; none where there was never one.
    pub last: Option<NaiveDate>,
    /// How many days ago that was.
    pub age_days: Option<i64>,
    /// The day another one is asked for; none where the file asks for none by itself, or there was never one.
    pub next: Option<NaiveDate>,
    /// Whether that day has passed.
    pub overdue: bool,
}

/// When another sitting is asked for, `last` being the day of the last one.
#[must_use]
pub fn due(review: &Review, last: Option<NaiveDate>, today: NaiveDate) -> Due {
    let next = last.zip(review.ask_every_weeks).and_then(|(last, weeks)| after(last, weeks));
    Due {
        last,
        age_days: last.map(|last| (today - last).num_days()),
        next,
        overdue: next.is_some_and(|next| next < today),
    }
}

fn after(last: NaiveDate, weeks: u32) -> Option<NaiveDate> {
    last.checked_add_days(Days::new(u64::from(weeks) * 7))
}
