//! Working days: Monday to Friday, bank holidays left out. Known for some years only, and never guessed.

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::moment::{date_field, long_date, short_date};
use super::source::{Confidence, Source};

/// One bank holiday.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holiday {
    /// The day nobody works.
    #[serde(with = "date_field")]
    pub date: NaiveDate,
    /// `Boxing Day`.
    pub name: String,
    /// Whether it stands in for a holiday that fell on a weekend.
    #[serde(default)]
    pub substitute: bool,
}

impl Holiday {
    /// `Boxing Day, substitute`.
    #[must_use]
    pub fn in_words(&self) -> String {
        format!("{}{}", self.name, if self.substitute { ", substitute" } else { "" })
    }
}

/// The bank holidays of a part of the country, for the years that are loaded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// Which part of the country: `england`.
    pub division: String,
    /// First year loaded.
    pub from: i32,
    /// Last year loaded.
    pub to: i32,
    /// How sure the list is.
    pub confidence: Confidence,
    /// When it was last compared with the official list.
    #[serde(default, with = "date_field::option")]
    pub checked: Option<NaiveDate>,
    /// The official list.
    pub source: Source,
    /// The holidays, in any order.
    #[serde(default, rename = "holiday")]
    pub holidays: Vec<Holiday>,
}

/// A day nobody works.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotWorked {
    /// Why: `Christmas Day`, `a weekend day`.
    pub why: String,
    /// The last working day before it.
    pub before: NaiveDate,
}

impl NotWorked {
    /// `Christmas Day; the working day before is Thursday 24 December 2026`.
    #[must_use]
    pub fn in_words(&self) -> String {
        format!("{}; the working day before is {}", self.why, long_date(self.before))
    }

    /// The same where room is short: `Christmas Day, working day before Thu 24 Dec 2026`.
    #[must_use]
    pub fn short(&self) -> String {
        format!("{}, working day before {}", self.why, short_date(self.before))
    }
}

/// A count that runs into a year whose bank holidays are not loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "calendar not loaded for {year}: bank holidays are known for {from} to {to} only. \
     Count by hand, or add {year} to calendar.toml in your content folder"
)]
pub struct OutsideCalendar {
    /// The year that is missing.
    pub year: i32,
    /// First year loaded.
    pub from: i32,
    /// Last year loaded.
    pub to: i32,
}

/// How the day that starts a count is counted. No procedure says; the ordinary reading gives the later date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Count {
    /// It is day 0, and the next working day is day 1.
    #[default]
    DayAfter,
    /// It is day 1, if it is a working day.
    Inclusive,
}

impl Calendar {
    /// The bank holiday on that day, if it is one.
    #[must_use]
    pub fn holiday_on(&self, date: NaiveDate) -> Option<&Holiday> {
        self.holidays.iter().find(|holiday| holiday.date == date)
    }

    /// Whether people are at work that day. A council's own closing days still count as working days.
    ///
    /// # Errors
    /// [`OutsideCalendar`] where that year's holidays are not loaded.
    pub fn is_working_day(&self, date: NaiveDate) -> Result<bool, OutsideCalendar> {
        let (from, to, year) = (self.from, self.to, date.year());
        if !(from..=to).contains(&year) {
            return Err(OutsideCalendar { year, from, to });
        }
        Ok(!matches!(date.weekday(), Weekday::Sat | Weekday::Sun) && self.holiday_on(date).is_none())
    }

    /// Why nobody works that day, and the working day before it; none for a working day, and outside the years loaded.
    #[must_use]
    pub fn not_worked(&self, date: NaiveDate) -> Option<NotWorked> {
        let before = self.working_day_by(date).ok().filter(|before| *before != date)?;
        let why = match self.holiday_on(date) {
            Some(holiday) => holiday.in_words(),
            None => "a weekend day".to_owned(),
        };
        Some(NotWorked { why, before })
    }

    /// This list with another laid over it: its days are added, and a day both have takes the name of the upper one.
    /// Nothing is taken out. Its years count as loaded where they join on to these: in a gap nothing is known.
    pub fn lay_over(&mut self, upper: &Self) {
        if upper.from <= self.to.saturating_add(1) && self.from <= upper.to.saturating_add(1) {
            (self.from, self.to) = (self.from.min(upper.from), self.to.max(upper.to));
        }
        self.holidays.retain(|day| upper.holiday_on(day.date).is_none());
        self.holidays.extend(upper.holidays.iter().cloned());
        self.holidays.sort_by_key(|day| day.date);
    }

    /// The `days`th working day counted from `from`; `from` itself for none.
    ///
    /// # Errors
    /// [`OutsideCalendar`] where the count begins, or runs, outside the years loaded.
    pub fn add_working_days(
        &self,
        from: NaiveDate,
        days: u32,
        count: Count,
    ) -> Result<NaiveDate, OutsideCalendar> {
        let mut left = days;
        if self.is_working_day(from)? && count == Count::Inclusive {
            left = left.saturating_sub(1);
        }
        let mut date = from;
        while left > 0 {
            date = self.next_day(date)?;
            left -= u32::from(self.is_working_day(date)?);
        }
        Ok(date)
    }

    /// Working days from `today` until `due` comes: today counts, the due day does not, so that a Friday is
    /// 4 working days off on the Monday. Negative once it has passed.
    ///
    /// # Errors
    /// [`OutsideCalendar`] where either day is outside the years loaded.
    pub fn working_days_between(&self, today: NaiveDate, due: NaiveDate) -> Result<i32, OutsideCalendar> {
        self.is_working_day(due)?;
        let (first, end, sign) = if today <= due { (today, due, 1) } else { (due, today, -1) };
        let mut days = i32::from(self.is_working_day(first)? && first != end);
        let mut date = first;
        while date < end {
            date = self.next_day(date)?;
            days += i32::from(self.is_working_day(date)? && date != end);
        }
        Ok(days * sign)
    }

    /// That day, or the last working day before it.
    ///
    /// # Errors
    /// [`OutsideCalendar`] where that leads out of the years loaded.
    pub fn working_day_by(&self, date: NaiveDate) -> Result<NaiveDate, OutsideCalendar> {
        let mut day = date;
        while !self.is_working_day(day)? {
            day = day.pred_opt().ok_or_else(|| self.outside(day))?;
        }
        Ok(day)
    }

    /// The bank holidays after `from`, up to and with `until`, that fall from Monday to Friday, in order.
    #[must_use]
    pub fn holidays_between(&self, from: NaiveDate, until: NaiveDate) -> Vec<&Holiday> {
        let weekend = |date: NaiveDate| matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        let mut found: Vec<&Holiday> = self
            .holidays
            .iter()
            .filter(|holiday| from < holiday.date && holiday.date <= until && !weekend(holiday.date))
            .collect();
        found.sort_by_key(|holiday| holiday.date);
        found
    }

    fn next_day(&self, date: NaiveDate) -> Result<NaiveDate, OutsideCalendar> {
        date.succ_opt().ok_or_else(|| self.outside(date))
    }

    fn outside(&self, date: NaiveDate) -> OutsideCalendar {
        OutsideCalendar { year: date.year(), from: self.from, to: self.to }
    }
}

/// England, 2024 to 2028, for tests here and in the clock.
#[cfg(test)]
pub(crate) mod england;

#[cfg(test)]
mod tests;
