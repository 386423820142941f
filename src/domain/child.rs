//! A child of a family.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::audience::Audience;
use super::id::Id;
use super::record::Record;

/// Born, or expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Birth {
    /// Date of birth.
    Born(NaiveDate),
    /// Expected date; the child is not yet born.
    Due(NaiveDate),
}

/// A child, born or expected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Child {
    /// Its id.
    pub id: Id,
    /// Its family.
    pub family: Id,
    /// First name, or "Baby" before there is one.
    pub name: String,
    /// Place in the list of siblings, from 1.
    pub order: u32,
    /// Born or expected.
    pub birth: Birth,
    /// What others need to know to meet this child's needs: a disability, a health need.
    #[serde(default)]
    pub needs: String,
    /// School or nursery, with the class or key worker where it helps.
    #[serde(default)]
    pub school: String,
    /// What helps this child take part in what is decided about them.
    #[serde(default)]
    pub takes_part: String,
    /// Who lines about this child are for when they are begun.
    #[serde(default)]
    pub audience: Audience,
    /// The date a death or loss was recorded. From then on no clock, prompt or gap mentions this child.
    #[serde(default)]
    pub lost: Option<NaiveDate>,
    /// What they were called before, the oldest first.
    #[serde(default)]
    pub earlier: Vec<String>,
}

/// Longest time from the beginning of a pregnancy to its due date or a birth, in days, with some to spare.
const PREGNANCY_DAYS: i64 = 300;

impl Child {
    /// Their name, then every name they had before.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name).chain(&self.earlier).map(String::as_str)
    }

    /// Whether a day lies before anybody could have known of this child.
    #[must_use]
    pub fn is_before(&self, day: NaiveDate) -> bool {
        let (Birth::Born(birth) | Birth::Due(birth)) = self.birth;
        (birth - day).num_days() > PREGNANCY_DAYS
    }

    /// Whether the child was born by a day.
    #[must_use]
    pub fn is_born_on(&self, day: NaiveDate) -> bool {
        matches!(self.birth, Birth::Born(birth) if birth <= day)
    }

    /// Age in words on `today`: `4`, `7 months`, `3 weeks`, `unborn`.
    #[must_use]
    pub fn age(&self, today: NaiveDate) -> String {
        match self.birth {
            Birth::Due(_) => "unborn".into(),
            Birth::Born(born) => age_in_words(born, today),
        }
    }

    /// `Ben (4)`.
    #[must_use]
    pub fn name_and_age(&self, today: NaiveDate) -> String {
        format!("{} ({})", self.name, self.age(today))
    }
}

fn age_in_words(born: NaiveDate, today: NaiveDate) -> String {
    let mut months = (today.year() - born.year()) * 12 + i32::try_from(today.month()).unwrap_or(0)
        - i32::try_from(born.month()).unwrap_or(0);
    if today.day() < born.day() {
        months -= 1;
    }
    match months {
        ..=2 => weeks((today - born).num_weeks()),
        3..=23 => format!("{months} months"),
        _ => (months / 12).to_string(),
    }
}

fn weeks(n: i64) -> String {
    if n == 1 { "1 week".into() } else { format!("{} weeks", n.max(0)) }
}

impl Record for Child {
    const ENTITY: &'static str = "child";

    fn id(&self) -> Id {
        self.id
    }

    fn parent(&self) -> Option<Id> {
        Some(self.family)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).expect("a date")
    }

    #[test]
    fn ages_read_as_people_say_them() {
        let today = date(2026, 11, 21);
        for (born, words) in [
            (date(2026, 11, 20), "0 weeks"),
            (date(2026, 11, 12), "1 week"),
            (date(2026, 9, 1), "11 weeks"),
            (date(2026, 4, 30), "6 months"),
            (date(2024, 11, 22), "23 months"),
            (date(2024, 11, 21), "2"),
            (date(2012, 11, 22), "13"),
        ] {
            assert_eq!(age_in_words(born, today), words, "{born}");
        }
    }
}
