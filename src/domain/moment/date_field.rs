//! A date in a record or a content file: `#[serde(with = "date_field")]`.
//!
//! TOML writes a date bare (`2026-12-04`) and hands it over as a map with one private key; every other
//! format writes it as text. Both are read, and text is written.

use std::fmt;

use chrono::NaiveDate;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserializer, Serializer};

/// The key under which the `toml` crate hands over a date to those who do not know its own type.
const TOML_DATE: &str = "$__toml_private_datetime";

/// Writes `2026-12-04`.
///
/// # Errors
/// The serialiser's own.
pub fn serialize<S: Serializer>(date: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(date)
}

/// Reads `2026-12-04`, quoted or as a TOML local date.
///
/// # Errors
/// Where it is no date, or has a time.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    deserializer.deserialize_any(ADate)
}

struct ADate;

impl<'de> Visitor<'de> for ADate {
    type Value = NaiveDate;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a date such as 2026-12-04, without a time")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<NaiveDate, E> {
        text.parse().map_err(|_| E::invalid_value(serde::de::Unexpected::Str(text), &self))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<NaiveDate, A::Error> {
        match map.next_key::<String>()? {
            Some(key) if key == TOML_DATE => self.visit_str(&map.next_value::<String>()?),
            _ => Err(A::Error::invalid_type(serde::de::Unexpected::Map, &self)),
        }
    }
}

/// The same for a date that may be missing: `#[serde(default, with = "date_field::option")]`.
pub mod option {
    use chrono::NaiveDate;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Serialize, Deserialize)]
    struct Day(#[serde(with = "super")] NaiveDate);

    /// Writes the date, or nothing.
    ///
    /// # Errors
    /// The serialiser's own.
    pub fn serialize<S: Serializer>(date: &Option<NaiveDate>, serializer: S) -> Result<S::Ok, S::Error> {
        date.map(Day).serialize(serializer)
    }

    /// Reads the date, if there is one.
    ///
    /// # Errors
    /// Where it is no date, or has a time.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
        Ok(Option::<Day>::deserialize(deserializer)?.map(|Day(date)| date))
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use serde::{Deserialize, Serialize};

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Page {
        #[serde(with = "super")]
        reviewed: NaiveDate,
        #[serde(default, with = "super::option", skip_serializing_if = "Option::is_none")]
        checked: Option<NaiveDate>,
    }

    fn page(checked: bool) -> Page {
        let reviewed = NaiveDate::from_ymd_opt(2026, 12, 4).expect("a date");
        Page { reviewed, checked: checked.then_some(reviewed) }
    }

    #[test]
    fn a_bare_toml_date_and_a_quoted_one_are_read() {
        for text in
            ["reviewed = 2026-12-04\nchecked = 2026-12-04", "reviewed = '2026-12-04'\nchecked = '2026-12-04'"]
        {
            assert_eq!(toml::from_str(text), Ok(page(true)), "{text}");
        }
        assert_eq!(toml::from_str("reviewed = 2026-12-04"), Ok(page(false)));
    }

    #[test]
    fn a_date_goes_through_json_and_toml_and_back() {
        for page in [page(true), page(false)] {
            let json = serde_json::to_string(&page).expect("written");
            assert_eq!(serde_json::from_str::<Page>(&json).expect("read"), page);
            let toml = toml::to_string(&page).expect("written");
            assert_eq!(toml::from_str(&toml), Ok(page));
        }
    }

    #[test]
    fn what_is_no_date_is_refused_with_what_is_wanted() {
        let table = ["2026-12-04T10:00:00", "10:00:00", "'4 dec'", "12", "{ a = 1 }", "'2026-02-31'"];
        for value in table {
            let wrong = toml::from_str::<Page>(&format!("reviewed = {value}")).expect_err(value);
            assert!(
                wrong.message().contains("a date such as 2026-12-04, without a time"),
                "{value}: {wrong}"
            );
        }
    }
}
