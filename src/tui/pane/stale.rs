//! What is past its review date says so: on its first line, and in every list.

use chrono::NaiveDate;

use crate::domain::moment::long_date;
use crate::tui::widget::page::Para;

/// The first line of what is past its review date, or of what something took the place of.
#[must_use]
pub fn first_line(review_by: Option<NaiveDate>, superseded: Option<&str>, today: NaiveDate) -> Option<Para> {
    let past = review_by.filter(|day| today > *day);
    match (superseded, past) {
        (Some(words), _) => Some(Para::line(format!("No longer holds: {words}"))),
        (None, Some(day)) => Some(Para::line(in_words(day))),
        (None, None) => None,
    }
}

/// That a review date has passed.
#[must_use]
pub fn in_words(review_by: NaiveDate) -> String {
    format!("Past its review date, {}: check before you rely on it.", long_date(review_by))
}

/// A title as a list has it. What is to be checked says so before it: the end of a long title is cut off.
#[must_use]
pub fn listed(title: &str, is_stale: bool) -> String {
    if is_stale { format!("Check: {title}") } else { title.to_owned() }
}
