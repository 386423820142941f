//! Which day is meant: the nearest one on the right side of today.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::phrase::Reader;
use super::{Lean, NotADate, month_name};

/// Furthest that `in 500 weeks` is followed.
const FURTHEST_DAYS: u64 = 366 * 20;

impl Reader<'_> {
    /// The nearest month that has the day, this one included.
    pub(super) fn day_of_month(self, day: u32) -> Result<NaiveDate, NotADate> {
        let today = self.around.today;
        let first = today.with_day(1).ok_or(NotADate::TooFar)?;
        (0..12)
            .filter_map(|months| match self.lean {
                Lean::Ahead => first.checked_add_months(Months::new(months)),
                Lean::Back => first.checked_sub_months(Months::new(months)),
            })
            .filter_map(|month| month.with_day(day))
            .find(|date| self.is_on_the_right_side(*date))
            .ok_or_else(|| NotADate::NoSuchDay(format!("Day {day}"), "a month"))
    }

    pub(super) fn is_on_the_right_side(self, date: NaiveDate) -> bool {
        match self.lean {
            Lean::Ahead => date >= self.around.today,
            Lean::Back => date <= self.around.today,
        }
    }

    pub(super) fn resolve(self, day: u32, month: u32, year: Option<i32>) -> Result<NaiveDate, NotADate> {
        if !(1..=12).contains(&month) {
            return Err(NotADate::NoSuchMonth(month));
        }
        let name = month_name(month);
        if let Some(year) = year {
            return NaiveDate::from_ymd_opt(year, month, day)
                .ok_or_else(|| NotADate::NoSuchDay(format!("{day} {name} {year}"), name));
        }
        if NaiveDate::from_ymd_opt(2000, month, day).is_none() {
            return Err(NotADate::NoSuchDay(format!("{day} {name}"), name));
        }
        let this = self.around.today.year();
        // Eight years always hold a 29 February.
        (0..=8)
            .map(|years| if self.lean == Lean::Ahead { this + years } else { this - years })
            .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
            .find(|date| self.is_on_the_right_side(*date))
            .ok_or(NotADate::TooFar)
    }

    /// Two figures mean the year up to twenty years ahead, or else one gone by: a birthday in `98`.
    pub(super) fn century(self, year: u32) -> i32 {
        let this = self.around.today.year();
        let year = this - this.rem_euclid(100) + i32::try_from(year).unwrap_or(0);
        if year > this + 20 { year - 100 } else { year }
    }

    pub(super) fn days(self, days: u64) -> Result<NaiveDate, NotADate> {
        later(self.around.today, days)
    }

    pub(super) fn months(self, months: u32) -> Result<NaiveDate, NotADate> {
        if u64::from(months) * 31 > FURTHEST_DAYS {
            return Err(NotADate::TooFar);
        }
        self.around.today.checked_add_months(Months::new(months)).ok_or(NotADate::TooFar)
    }

    pub(super) fn back(self, days: Days) -> Result<NaiveDate, NotADate> {
        self.around.today.checked_sub_days(days).ok_or(NotADate::TooFar)
    }

    /// The next such day after today, never today.
    pub(super) fn coming(self, day: Weekday) -> Result<NaiveDate, NotADate> {
        self.days(u64::from(self.around.today.weekday().days_since(day).abs_diff(7)))
    }

    /// The latest such day before today, never today.
    pub(super) fn gone(self, day: Weekday) -> Result<NaiveDate, NotADate> {
        let days = match self.around.today.weekday().days_since(day) {
            0 => 7,
            days => days,
        };
        self.back(Days::new(u64::from(days)))
    }

    pub(super) fn on_or_after_today(self, day: Weekday) -> Result<NaiveDate, NotADate> {
        self.days(u64::from(day.days_since(self.around.today.weekday())))
    }

    /// The day in this week; weeks begin on Monday.
    pub(super) fn in_this_week(self, day: Weekday) -> Result<NaiveDate, NotADate> {
        let monday = self.back(Days::new(self.around.today.weekday().num_days_from_monday().into()))?;
        later(monday, u64::from(day.num_days_from_monday()))
    }

    /// The day in the week after this one; weeks begin on Monday.
    pub(super) fn in_next_week(self, day: Weekday) -> Result<NaiveDate, NotADate> {
        let to_monday = 7 - self.around.today.weekday().num_days_from_monday();
        self.days(u64::from(to_monday + day.num_days_from_monday()))
    }
}

pub(super) fn later(date: NaiveDate, days: u64) -> Result<NaiveDate, NotADate> {
    if days > FURTHEST_DAYS {
        return Err(NotADate::TooFar);
    }
    date.checked_add_days(Days::new(days)).ok_or(NotADate::TooFar)
}

pub(super) fn last_of_month(date: NaiveDate) -> Result<NaiveDate, NotADate> {
    date.with_day(date.num_days_in_month().into()).ok_or(NotADate::TooFar)
}
