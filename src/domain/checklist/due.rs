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

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn another_sitting_is_asked_for_after_the_weeks_of_the_file_and_overdue_the_day_after() {
        let review = Review { ask_every_weeks: Some(12), ..Review::default() };
        let at = |today: &str| due(&review, Some(day("2026-06-01")), day(today));
        let on_the_day = at("2026-08-24");
        assert_eq!((on_the_day.age_days, on_the_day.next), (Some(84), Some(day("2026-08-24"))));
        assert!(!on_the_day.overdue && at("2026-08-25").overdue);
    }

    #[test]
    fn nothing_is_overdue_where_the_file_asks_for_none_or_there_was_never_one() {
        let silent = due(&Review::default(), Some(day("2020-01-01")), day("2026-06-01"));
        assert!(silent.next.is_none() && !silent.overdue);
        let review = Review { ask_every_weeks: Some(12), ..Review::default() };
        assert_eq!(due(&review, None, day("2026-06-01")), Due::default());
    }
}
