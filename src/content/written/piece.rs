//! What stands at one place of a written file.

use chrono::NaiveDate;
use toml::de::DeValue;

/// What stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text.
    Text(&'a str),
    /// A day, as TOML writes it.
    Day(NaiveDate),
    /// A whole number.
    Number(i64),
    /// True or false.
    Truth(bool),
    /// A list.
    List,
    /// A table.
    Table,
    /// A time, a number with a point, a number beyond all counting.
    Other,
}

pub(super) fn of<'a>(value: &'a DeValue<'_>) -> Piece<'a> {
    match value {
        DeValue::String(text) => Piece::Text(text),
        DeValue::Boolean(truth) => Piece::Truth(*truth),
        DeValue::Array(_) => Piece::List,
        DeValue::Table(_) => Piece::Table,
        DeValue::Integer(number) => {
            i64::from_str_radix(number.as_str(), number.radix()).map_or(Piece::Other, Piece::Number)
        }
        DeValue::Datetime(date) if date.time.is_none() => {
            let day = date.date.and_then(|day| {
                NaiveDate::from_ymd_opt(i32::from(day.year), u32::from(day.month), u32::from(day.day))
            });
            day.map_or(Piece::Other, Piece::Day)
        }
        DeValue::Datetime(_) | DeValue::Float(_) => Piece::Other,
    }
}
