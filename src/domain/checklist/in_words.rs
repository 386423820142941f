//! How an answer is said: its level with the instrument's own word for it, or which silence it is.

use super::instrument::{Area, AtMost, Instrument, Item};
use super::mark::{Key, Mark};
use super::row::Row;
use super::scale::Silence;
use super::value::Value;
use crate::domain::person::Person;

/// `3 Often not met`; a level whose word is itself is said once, and a place on a line is its number.
#[must_use]
pub fn level(instrument: &Instrument, (area, item): (&Area, &Item), value: &Value) -> String {
    let label = instrument.place(value).and_then(|place| {
        let own = item.labels.get(place).or_else(|| area.labels.get(place));
        own.map(String::as_str).or_else(|| instrument.scale.values.get(place).map(|one| one.label.as_str()))
    });
    let written = value.to_string();
    match label.filter(|label| !label.is_empty() && !label.eq_ignore_ascii_case(&written)) {
        Some(label) => format!("{written} {label}"),
        None => written,
    }
}

/// An answer in words.
#[must_use]
pub fn answer(instrument: &Instrument, about: (&Area, &Item), mark: &Mark) -> String {
    match mark {
        Mark::Level(value) => level(instrument, about, value),
        Mark::Said => "said in words".into(),
        Mark::Unknown => instrument.scale.silence(Silence::Unknown).to_owned(),
        Mark::Na(why) if why.trim().is_empty() => instrument.scale.silence(Silence::Na).to_owned(),
        Mark::Na(why) => format!("{}: {why}", instrument.scale.silence(Silence::Na)),
        Mark::Blank => instrument.scale.silence(Silence::Blank).to_owned(),
    }
}

/// An answer in a character or two: its level, `?` where it is not known, `-` where it does not apply, `.` where it was not
/// yet asked.
#[must_use]
pub fn sign(mark: &Mark) -> String {
    match mark {
        Mark::Level(value) => value.to_string(),
        Mark::Said => "w".into(),
        Mark::Unknown => "?".into(),
        Mark::Na(_) => "-".into(),
        Mark::Blank => ".".into(),
    }
}

/// What the signs that are no level mean, in a line.
pub const SIGNS: &str = "? looked, not known   - does not apply   . not asked";

/// `A1 Enough to eat`, `H3 Dad: Violence or control`, and which of several ratings it is.
#[must_use]
pub fn title(row: &Row<'_>, people: &[Person]) -> String {
    titled(row.item, &row.title(), &row.key, people)
}

/// The same, where there is no row.
#[must_use]
pub fn title_of(item: &Item, key: &Key, people: &[Person]) -> String {
    let rating = key.rating.as_ref().and_then(|id| item.ratings.iter().find(|one| one.id == *id));
    let rating = rating.map_or_else(String::new, |rating| format!(": {}", rating.name));
    titled(item, &format!("{}{rating}", item.name), key, people)
}

/// The person it is about stands first: in a narrow window the end is cut, and that must not be.
fn titled(item: &Item, name: &str, key: &Key, people: &[Person]) -> String {
    let carer = key.carer.and_then(|id| people.iter().find(|one| one.id == id));
    let carer = carer.map_or_else(String::new, |carer| format!("{}: ", carer.handle));
    format!("{} {carer}{name}", item.id)
}

/// An area's name in a word or two, where it has one.
#[must_use]
pub fn short(area: &Area) -> &str {
    if area.short.is_empty() { &area.name } else { &area.short }
}

/// Whether the file guards an answer: it is for professionals only, whatever is chosen.
#[must_use]
pub fn is_guarded(instrument: &Instrument, item: &Item) -> bool {
    [instrument.instrument.audience, item.audience].contains(&AtMost::ProfessionalsOnly)
}
