//! Days in a family file. They hold whenever the file is read, so `fri` and `4 dec` are refused.

use chrono::NaiveDate;

use crate::domain::date::{Around, Lean, NotADate, read_leaning};

/// The day that words say, whatever day it is today; or what is wrong, and what to do.
pub(super) fn day(words: &str) -> Result<NaiveDate, (String, String)> {
    if let Ok(day) = words.trim().parse() {
        return Ok(day);
    }
    let write = || "Write the whole date: 2026-12-04, or 4 December 2026.".to_owned();
    match (reading(words, (2020, 1, 1), Lean::Back), reading(words, (2031, 7, 4), Lean::Ahead)) {
        (Ok(one), Ok(other)) if one == other => Ok(one),
        (Ok(_), Ok(_)) => Err((format!("`{words}` is not the same day whenever it is read"), write())),
        (
            Err(wrong @ (NotADate::NoSuchDay(..) | NotADate::NoSuchMonth(_) | NotADate::OtherWeekday(..))),
            _,
        )
        | (
            _,
            Err(wrong @ (NotADate::NoSuchDay(..) | NotADate::NoSuchMonth(_) | NotADate::OtherWeekday(..))),
        ) => Err((wrong.to_string(), write())),
        _ => Err((format!("`{words}` cannot be read as a date"), write())),
    }
}

fn reading(words: &str, (year, month, day): (i32, u32, u32), lean: Lean) -> Result<NaiveDate, NotADate> {
    let today = NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    read_leaning(words, &Around { today, next_core_group: None }, lean)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_date_is_read_in_each_way_it_is_written() {
        let expected = NaiveDate::from_ymd_opt(2026, 12, 4);
        for words in
            ["2026-12-04", " 2026-12-04 ", "4 December 2026", "4 dec 2026", "4/12/2026", "fri 4 dec 2026"]
        {
            assert_eq!(day(words).ok(), expected, "{words}");
        }
    }

    #[test]
    fn what_hangs_on_the_day_of_reading_is_no_date() {
        for (words, said) in [
            ("4 dec", "not the same day"),
            ("fri", "not the same day"),
            ("tomorrow", "not the same day"),
            ("in 2 weeks", "not the same day"),
            ("31 feb", "31 February is not a date"),
            ("2026-02-31", "31 February"),
            ("12/25/2026", "no month 25"),
            ("thu 4 dec 2026", "Friday"),
            ("soon", "cannot be read"),
            ("", "cannot be read"),
        ] {
            let (what, _) = day(words).expect_err(words);
            assert!(what.contains(said), "{words}: {what}");
        }
    }
}
