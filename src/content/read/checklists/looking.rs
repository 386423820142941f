//! Looking at one part of a checklist: its rules, its place, and what a fault in it is called.

use std::collections::HashSet;

use crate::content::fault::Notes;
use crate::content::read::Spot;
use crate::domain::checklist::instrument::Instrument;
use crate::domain::checklist::scale::{Direction, Kind, Scale};
use crate::domain::checklist::value::Value;

/// A part that is looked at.
pub(super) struct Looking<'a> {
    pub(super) instrument: &'a Instrument,
    spot: &'a Spot<'a>,
    notes: &'a Notes<'a>,
    /// The way to it, `area.0.item.2`; empty for the whole.
    way: String,
    /// What it is called in a fault: `area A, item A1`.
    name: String,
}

impl<'a> Looking<'a> {
    pub(super) const fn at_the_whole(
        instrument: &'a Instrument,
        spot: &'a Spot<'a>,
        notes: &'a Notes<'a>,
    ) -> Self {
        Self { instrument, spot, notes, way: String::new(), name: String::new() }
    }

    /// A part within this one.
    pub(super) fn within(&self, way: &str, name: &str) -> Self {
        let name = if self.name.is_empty() { name.to_owned() } else { format!("{}, {name}", self.name) };
        let Self { instrument, spot, notes, .. } = *self;
        Self { instrument, spot, notes, way: self.way_to(way), name }
    }

    fn way_to(&self, way: &str) -> String {
        if self.way.is_empty() { way.to_owned() } else { format!("{}.{way}", self.way) }
    }

    /// A fault at this key.
    pub(super) fn fault(&self, key: &str, what: impl AsRef<str>, todo: impl Into<String>) {
        self.fault_at(key, key, what, todo);
    }

    /// A fault at a place within this key.
    pub(super) fn fault_at(&self, way: &str, key: &str, what: impl AsRef<str>, todo: impl Into<String>) {
        let comma = if self.name.is_empty() { "" } else { ", " };
        let what = format!("{}{comma}`{key}`: {}", self.name, what.as_ref());
        self.notes.at(self.spot.at(&self.way_to(way)), what, todo);
    }

    pub(super) const fn scale(&self) -> &'a Scale {
        &self.instrument.scale
    }

    /// A level from which on something is so: it must be one, and one end must be worse.
    pub(super) fn level(&self, key: &str, level: &Value, says: &str) {
        let scale = self.scale();
        if !scale.has(level) {
            let what = format!("{says}, and the scale has no level {level}");
            self.fault(key, what, use_a_level(scale));
        } else if scale.direction == Direction::None {
            let todo = "Take it out, or say in `scale.direction` which end is worse.";
            self.fault(key, format!("{says}, and no end of the scale is worse"), todo);
        }
    }

    /// The bands that a key names.
    pub(super) fn bands(&self, key: &str, bands: &[String]) {
        for (n, band) in bands.iter().enumerate() {
            self.band(&format!("{key}.{n}"), key, band);
        }
    }

    /// One band. Whether there is one of this id.
    pub(super) fn band(&self, way: &str, key: &str, band: &str) -> bool {
        let ages = self.instrument.ages();
        let is_there = ages.iter().any(|one| one.id == band);
        if !is_there {
            let known: Vec<&str> = ages.iter().map(|one| one.id.as_str()).collect();
            let todo = format!("Use one of: {}; or add a `[[band]]`.", known.join(", "));
            self.fault_at(way, key, format!("there is no band `{band}`"), todo);
        }
        is_there
    }

    /// Words of a list that must be among `known`.
    pub(super) fn words(&self, key: &str, words: &[String], known: &[&str]) {
        for (n, word) in words.iter().enumerate().filter(|(_, word)| !known.contains(&word.as_str())) {
            let what = format!("there is no `{word}`");
            self.fault_at(&format!("{key}.{n}"), key, what, format!("Use one of: {}.", known.join(", ")));
        }
    }

    /// Ids that must be unique, each with the way to it, and of letters that answers can be kept under.
    pub(super) fn ids<'i>(&self, what: &str, ids: impl IntoIterator<Item = (String, &'i str)>) {
        let mut seen = HashSet::new();
        for (way, id) in ids {
            let said = self.within(&way, &format!("{what} {id}"));
            said.id(id);
            if !seen.insert(id) {
                said.twice(what, id);
            }
        }
    }

    /// An id by which an answer can be kept.
    pub(super) fn id(&self, id: &str) {
        let is_letter = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.');
        if !id.chars().all(is_letter) {
            let todo = "Use letters, digits, `-` and `_` alone: answers are kept under it.";
            self.fault("id", format!("`{id}` cannot be an id"), todo);
        }
    }

    /// A second one of the same id.
    pub(super) fn twice(&self, what: &str, id: &str) {
        let todo = "Give one of the two another id: answers are kept under it.";
        self.fault("id", format!("a second {what} has the id {id}"), todo);
    }
}

/// What to do about a level that the scale has not.
pub(super) fn use_a_level(scale: &Scale) -> String {
    match scale.kind {
        Kind::Line => format!("Use a whole number from {} to {}.", scale.min, scale.max),
        _ if scale.values.is_empty() => "Take it out: this kind of scale has no levels.".to_owned(),
        _ => {
            let levels: Vec<String> = scale.values.iter().map(|level| level.v.to_string()).collect();
            format!("Use one of: {}.", levels.join(", "))
        }
    }
}

/// `1 anchor`, `2 anchors`.
pub(super) fn counted(many: usize, what: &str) -> String {
    let plural = if many == 1 { "" } else { "s" };
    format!("{many} {what}{plural}")
}
