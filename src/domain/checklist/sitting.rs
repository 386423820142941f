//! A sitting: one person, one child, one day, one instrument. And the answers about the home, which the sittings of that
//! day share.

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;
use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::instrument::Instrument;
use super::mark::{Key, Mark};
use super::value::Value;
use crate::domain::audience::Audience;
use crate::domain::id::Id;
use crate::domain::moment::Moment;
use crate::domain::record::Record;

/// Answers by what they are kept under.
pub type Marks = BTreeMap<Key, Mark>;

/// Before the name of every answer, in the fields of a record.
const ANSWER: &str = "answer:";

/// Which instrument, and in which wording.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Edition {
    /// The instrument's id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The SHA-256 of its whole wording, in hex.
    pub hash: String,
}

/// Who scored.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Rater {
    /// Their name, or what they are called in the family's meetings.
    pub name: String,
    /// Their role.
    #[serde(default)]
    pub role: String,
    /// Their agency.
    #[serde(default)]
    pub agency: String,
}

/// What a person wrote of the whole. Nothing in it is worked out.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Judgement {
    /// The level, in words.
    #[serde(default)]
    pub level: String,
    /// Why.
    #[serde(default)]
    pub reason: String,
    /// What better looks like.
    #[serde(default)]
    pub better: String,
    /// By when.
    #[serde(default)]
    pub by: Option<NaiveDate>,
    /// A summary.
    #[serde(default)]
    pub summary: String,
}

/// One sitting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sitting {
    /// Its id.
    pub id: Id,
    /// The family.
    pub family: Id,
    /// The child.
    pub child: Id,
    /// The instrument and its wording.
    pub edition: Edition,
    /// Who scored.
    pub rater: Rater,
    /// The day it tells of.
    pub date: NaiveDate,
    /// On what occasion: `core_group`.
    #[serde(default)]
    pub occasion: String,
    /// With whom it was done.
    #[serde(default)]
    pub done_with: String,
    /// When it was closed; from then on it is not edited.
    #[serde(default)]
    pub closed: Option<Moment>,
    /// The sitting that this one replaces: a correction.
    #[serde(default)]
    pub replaces: Option<Id>,
    /// The answers about the home that it shares.
    #[serde(default)]
    pub home: Option<Id>,
    /// What a person chose for an area, where the instrument has areas chosen.
    #[serde(default)]
    pub chosen: BTreeMap<String, Value>,
    /// What a person wrote of the whole.
    #[serde(default)]
    pub judgement: Judgement,
    /// Who may have what is written of the whole.
    #[serde(default)]
    pub audience: Audience,
    /// Its answers, but for those about the home.
    #[serde(flatten, with = "answers")]
    pub answers: Marks,
}

impl Record for Sitting {
    const ENTITY: &'static str = "sitting";

    fn id(&self) -> Id {
        self.id
    }

    /// A child: the sittings of one child are read together.
    fn parent(&self) -> Option<Id> {
        Some(self.child)
    }
}

/// The answers about a home, given once on a day and shared by the sittings of every child in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HomeAnswers {
    /// Its id.
    pub id: Id,
    /// The family.
    pub family: Id,
    /// The instrument and its wording.
    pub edition: Edition,
    /// Who scored.
    pub rater: Rater,
    /// The day they tell of.
    pub date: NaiveDate,
    /// The answers.
    #[serde(flatten, with = "answers")]
    pub answers: Marks,
}

impl Record for HomeAnswers {
    const ENTITY: &'static str = "home_answers";

    fn id(&self) -> Id {
        self.id
    }

    fn parent(&self) -> Option<Id> {
        Some(self.family)
    }
}

/// The wording that sittings were made with, kept for ever: somebody may ask what a level meant that day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// Its id, made from the hash, so that two copies of a store have one.
    pub id: Id,
    /// The SHA-256 of the instrument as JSON, in hex.
    pub hash: String,
    /// The instrument as it was.
    pub instrument: Instrument,
}

impl Record for Wording {
    const ENTITY: &'static str = "checklist_wording";

    fn id(&self) -> Id {
        self.id
    }

    fn parent(&self) -> Option<Id> {
        None
    }
}

/// Each answer is a field of its own, so that one answer is one change in the log.
mod answers {
    use super::{ANSWER, Deserializer, Key, Marks, OnlyAnswers, SerializeMap as _, Serializer};

    pub(super) fn serialize<S: Serializer>(marks: &Marks, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(marks.len()))?;
        for (key, mark) in marks {
            map.serialize_entry(&format!("{ANSWER}{key}"), mark)?;
        }
        map.end()
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Marks, D::Error> {
        deserializer.deserialize_map(OnlyAnswers)
    }

    pub(super) fn key(field: &str) -> Option<Key> {
        field.strip_prefix(ANSWER).map(Key::from_text)
    }
}

struct OnlyAnswers;

impl<'de> Visitor<'de> for OnlyAnswers {
    type Value = Marks;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("answers")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Marks, M::Error> {
        let mut marks = Marks::new();
        while let Some(field) = map.next_key::<String>()? {
            match answers::key(&field) {
                Some(key) => {
                    marks.insert(key, map.next_value()?);
                }
                None => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(marks)
    }
}
