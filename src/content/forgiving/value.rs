//! One value, or a stand-in for one, as serde asks for it.

use std::iter::{Once, once};

use chrono::{Datelike as _, NaiveDate};
use serde::de::value::MapDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Visitor};
use toml::Spanned;
use toml::de::{DeInteger, DeTable, DeValue};
use toml::value::Datetime;

use super::Reading;
use super::stop::Stop;
use super::within::{Choice, Fields, Items};
use crate::content::asked::is_asked_for_as;
use crate::domain::checklist::rollup_rule::WORD_OR_TABLE;
use crate::domain::checklist::value::SPARSE;

/// A value; none is a stand-in of whatever type is asked for.
#[derive(Clone, Copy)]
pub(super) struct Value<'a, 'n, 'f> {
    pub(super) given: Option<&'a Spanned<DeValue<'a>>>,
    /// The key it stands at, for the words of a fault.
    pub(super) key: &'a str,
    /// Whether a text here may be empty.
    pub(super) may_be_empty: bool,
    pub(super) reading: &'a Reading<'n, 'f>,
}

/// What a value was asked to be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::content) enum Shape {
    Text,
    Date,
    Number,
    Truth,
    List,
    Table,
}

/// What is wrong with a value of another shape, and what to do about it.
pub(in crate::content) fn should_be(shape: Shape, key: &str, value: &DeValue<'_>) -> (String, String) {
    let (wanted, todo) = match shape {
        Shape::Text => ("text", "Put it in double quotes.".to_owned()),
        Shape::Date => ("a day", format!("Write it as {}: year, month, day.", as_a_day(value))),
        Shape::Number => ("a whole number", "Write digits, without quotes.".to_owned()),
        Shape::Truth => ("true or false", "Write one of the two, without quotes.".to_owned()),
        Shape::List if value.is_table() => ("a list", format!("Write `[[{key}]]` where it begins.")),
        Shape::List => ("a list", "Put it in square brackets: [\"...\"].".to_owned()),
        Shape::Table => ("a table", format!("Write `{key} = {{ ... }}` with keys and values in the braces.")),
    };
    (format!("`{key}` should be {wanted}, and is {}", found(value)), todo)
}

/// The day that a text means, as it is to be written; an example where it means none for sure.
fn as_a_day(value: &DeValue<'_>) -> String {
    const WAYS: [&str; 6] = ["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y", "%Y/%m/%d"];
    let text = value.as_str().unwrap_or_default().trim();
    let day = WAYS.iter().find_map(|way| NaiveDate::parse_from_str(text, way).ok());
    let example = || "2026-11-20".to_owned();
    day.filter(|day| (1000..10000).contains(&day.year())).map_or_else(example, |day| day.to_string())
}

const fn found(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a point",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date or time",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// A date as the toml crate hands it to serde, for types that read it so.
fn as_toml_gives_it<'de>(date: &Datetime) -> MapDeserializer<'de, Once<(&'static str, String)>, Stop> {
    MapDeserializer::new(once(("$__toml_private_datetime", date.to_string())))
}

fn whole(number: &DeInteger<'_>) -> Option<i64> {
    i64::from_str_radix(number.as_str(), number.radix()).ok()
}

fn day(date: &Datetime) -> Option<String> {
    (date.time.is_none() && date.offset.is_none()).then(|| date.date.map(|day| day.to_string())).flatten()
}

/// Whether `text` is a day as TOML writes it; [`Datetime`] knows the days of each month.
fn is_day(text: &str) -> bool {
    text.parse::<Datetime>().is_ok_and(|date| day(&date).is_some())
}

impl<'a, 'n, 'f> Value<'a, 'n, 'f> {
    fn note(&self, what: impl Into<String>, todo: impl Into<String>) {
        if let Some(value) = self.given {
            self.reading.note(value.span().start, what, todo);
        }
    }

    fn refuse(&self, shape: Shape) {
        if let Some(value) = self.given {
            let (what, todo) = should_be(shape, self.key, value.get_ref());
            self.note(what, todo);
        }
    }

    /// The text here; a stand-in where there is none, after a fault.
    fn text(&self) -> &'a str {
        let Some(text) = self.given.and_then(|value| value.get_ref().as_str()) else {
            self.refuse(Shape::Text);
            return "";
        };
        if text.trim().is_empty() && !self.may_be_empty {
            self.note(format!("`{}` is empty", self.key), "Fill it in, or take the key out.");
        }
        if text.contains(|letter: char| letter.is_control() && letter != '\n') {
            let what = format!("`{}` holds a control character", self.key);
            self.note(what, "Take it out; it could upset a terminal.");
        }
        text
    }

    fn date(&self) -> String {
        let read = match self.given.map(Spanned::get_ref) {
            Some(DeValue::Datetime(date)) => day(date),
            Some(DeValue::String(text)) if is_day(text) => Some(text.to_string()),
            _ => None,
        };
        read.unwrap_or_else(|| {
            self.refuse(Shape::Date);
            "2000-01-01".to_owned()
        })
    }

    fn number(&self, least: i64, most: i64) -> i64 {
        let Some(DeValue::Integer(number)) = self.given.map(Spanned::get_ref) else {
            self.refuse(Shape::Number);
            return 1;
        };
        if let Some(number) = whole(number).filter(|number| (least..=most).contains(number)) {
            return number;
        }
        let what = format!("`{}` is {}, out of range", self.key, number.as_str());
        self.note(what, format!("Write a whole number from {least} to {most}."));
        1
    }

    fn items(self) -> Items<'a, 'n, 'f> {
        let list = self.given.and_then(|value| value.get_ref().as_array());
        if list.is_none() {
            self.refuse(Shape::List);
        }
        Items::new(list.into_iter().flat_map(|list| list.iter()).collect(), self)
    }

    fn table(&self) -> Option<&'a DeTable<'a>> {
        let table = self.given.and_then(|value| value.get_ref().as_table());
        if table.is_none() {
            self.refuse(Shape::Table);
        }
        table
    }
}

macro_rules! numbers {
    ($($method:ident $type:ident),*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
            let most = i64::try_from($type::MAX).unwrap_or(i64::MAX);
            let least = i64::try_from($type::MIN).unwrap_or(i64::MIN);
            visitor.visit_i64(self.number(least, most))
        }
    )*};
}

impl<'de> Deserializer<'de> for Value<'_, '_, '_> {
    type Error = Stop;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        match self.given.map(Spanned::get_ref) {
            None | Some(DeValue::Table(_)) if is_asked_for_as(&visitor, WORD_OR_TABLE) => {
                visitor.visit_newtype_struct(self)
            }
            // Text to whoever wants text, and a date to whoever wants a date.
            None => visitor.visit_str("2000-01-01"),
            Some(DeValue::String(_)) => visitor.visit_str(self.text()),
            Some(DeValue::Integer(_)) => visitor.visit_i64(self.number(i64::MIN, i64::MAX)),
            Some(DeValue::Float(number)) => visitor.visit_f64(number.as_str().parse().unwrap_or(f64::NAN)),
            Some(DeValue::Boolean(truth)) => visitor.visit_bool(*truth),
            Some(DeValue::Datetime(date)) => visitor.visit_map(as_toml_gives_it(date)),
            Some(DeValue::Array(_)) => visitor.visit_seq(self.items()),
            Some(DeValue::Table(_)) => self.deserialize_map(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        let truth = self.given.and_then(|value| value.get_ref().as_bool());
        if truth.is_none() {
            self.refuse(Shape::Truth);
        }
        visitor.visit_bool(truth.unwrap_or_default())
    }

    numbers!(
        deserialize_i8 i8, deserialize_i16 i16, deserialize_i32 i32, deserialize_i64 i64,
        deserialize_u8 u8, deserialize_u16 u16, deserialize_u32 u32, deserialize_u64 u64
    );

    // Owned text asks for a string. Only a borrowed reader, which the dates of chrono are, asks for a str.
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_string(self.date())
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_str(self.text())
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        if self.given.is_some() { visitor.visit_some(self) } else { visitor.visit_none() }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Stop> {
        visitor.visit_newtype_struct(Self { may_be_empty: name == SPARSE, ..self })
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_seq(self.items())
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Stop> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        let fields = Fields::all(self.table(), self);
        visitor.visit_map(fields)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        keys: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stop> {
        if let Some(DeValue::Datetime(date)) = self.given.map(Spanned::get_ref) {
            return visitor.visit_map(as_toml_gives_it(date));
        }
        let Some(table) = self.table() else {
            return visitor.visit_map(Fields::stand_ins(keys, self));
        };
        let span = self.given.map(Spanned::span).unwrap_or_default();
        visitor.visit_map(Fields::known(table, &span, keys, self)).map_err(|stop| stop.within(&span))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        choices: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stop> {
        visitor.visit_enum(Choice::new(choices, self))
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_str(self.text())
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        f32 f64 char bytes byte_buf unit unit_struct tuple_struct
    }
}

impl<'de> Value<'_, '_, '_> {
    /// Reads it with a seed, and says where if that fails.
    pub(super) fn read<S: DeserializeSeed<'de>>(mut self, seed: S) -> Result<S::Value, Stop> {
        let key = self.key;
        let Some(span) = self.given.map(Spanned::span) else { return seed.deserialize(self) };
        if self.reading.broken.borrow().contains(&span) {
            self.given = None;
        }
        seed.deserialize(self).map_err(|stop| stop.at_key(key, &span))
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;

    #[test]
    fn a_day_written_otherwise_is_told_as_it_is_to_be_written() {
        for (text, expected) in [
            ("20/11/2026", "2026-11-20"),
            ("1/2/2026", "2026-02-01"),
            ("20.11.2026", "2026-11-20"),
            ("20-11-2026", "2026-11-20"),
            ("3 December 2026", "2026-12-03"),
            ("3 Dec 2026", "2026-12-03"),
            ("2026/12/03", "2026-12-03"),
            ("31/02/2026", "2026-11-20"),
            ("20/11/26", "2026-11-20"),
            ("tomorrow", "2026-11-20"),
            ("", "2026-11-20"),
        ] {
            let (what, todo) = should_be(Shape::Date, "on", &DeValue::String(Cow::Borrowed(text)));
            assert_eq!(what, "`on` should be a day, and is text");
            assert_eq!(todo, format!("Write it as {expected}: year, month, day."), "{text}");
        }
    }
}
